"""The pager that shows what is longer than the terminal, with the manners of git's."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from belarus_options.views.forms.safe_text import ENCODABLE

if TYPE_CHECKING:
    from subprocess import Popen

_DEFAULT = "less"
# Leaves where all fits, keeps color, and leaves the text on the screen.
_FLAGS_OF_LESS = "FRX"


def page(text: str) -> bool:
    """Shows the text through the pager and says whether it did.

    Nothing is shown where a side is no terminal, where the terminal is a dumb one or as high as the
    text, or where there is no pager: `$BELARUS_OPTIONS_PAGER`, else `$PAGER`, else `less`; an empty
    one is none. A reader who leaves early has seen enough.
    """
    if not _is_higher_than_terminal(text) or (pager := _pager()) is None:
        return False
    import subprocess

    sys.stdout.flush()
    # The variable holds a command line, as git's does: the reader's own words for their own shell.
    showing = subprocess.Popen(  # noqa: S602  # as git does
        pager,
        shell=True,
        stdin=subprocess.PIPE,
        env={"LESS": _FLAGS_OF_LESS, **os.environ},
    )
    assert showing.stdin is not None
    with _ending_too(showing):
        with suppress(BrokenPipeError), showing.stdin as pipe:
            pipe.write(text.encode(sys.stdout.encoding, ENCODABLE))
        showing.wait()
    return True


@contextmanager
def _ending_too(pager: "Popen[bytes]") -> Iterator[None]:
    """Lets a termination or a hang-up of this process end the pager with it; an interrupt is for
    the pager, which goes on."""
    import signal

    def end(number: int, _: object) -> None:
        pager.terminate()
        signal.signal(number, signal.SIG_DFL)
        signal.raise_signal(number)

    before = {signal.SIGINT: signal.signal(signal.SIGINT, lambda *_: None)}
    for number in (signal.SIGTERM, signal.SIGHUP):
        # What is ignored stays so, as under nohup.
        if signal.getsignal(number) == signal.SIG_DFL:
            before[number] = signal.signal(number, end)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _is_higher_than_terminal(text: str) -> bool:
    if sys.stdin is None or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    if os.environ.get("TERM") in (None, "", "dumb"):
        return False
    try:
        height = os.get_terminal_size(sys.stdout.fileno()).lines
    except (OSError, ValueError):
        return False
    # The prompt after it takes a line.
    return 0 < height <= text.count("\n")


def _pager() -> str | None:
    for name in ("BELARUS_OPTIONS_PAGER", "PAGER"):
        asked = os.environ.get(name)
        if asked is not None:
            return asked if asked.strip() not in ("", "cat") else None
    import shutil

    return _DEFAULT if shutil.which(_DEFAULT) else None
