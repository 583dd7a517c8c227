"""The progress bar: for a person who waits, and nobody else."""

import io
import re
import sys
import time
from collections.abc import Callable

import pytest

from belarus_options.cli import progress as module
from belarus_options.cli.progress import progress_bar, waiting
from belarus_options.cli.terminal import Terminal
from belarus_options.files.folder import builtin_path
from process import run_on_terminal

WORK = (
    "robustness", "--project", str(builtin_path()), "--scores", "uncertain", "--vary", "leaves",
    "--samples",
)  # fmt: skip
# Long enough on any machine for a bar; and long enough on most, where none is to be seen.
LONG, QUITE_LONG = (*WORK, "200_000"), (*WORK, "100_000")


class Screen(io.StringIO):
    """A standard error that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def said(
    monkeypatch: pytest.MonkeyPatch, *, patience: float, quiet: bool = False, tty: bool = True
) -> str:
    """What standard error gets of two steps of work."""
    screen = Screen() if tty else io.StringIO()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(module, "PATIENCE_SECONDS", patience)
    with progress_bar("Weighing", Terminal(quiet=quiet)) as progress:
        progress(1, 2)
        progress(2, 2)
    return screen.getvalue()


def test_work_that_takes_longer_shows_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    """With what is done, on a terminal."""
    assert "Weighing" in said(monkeypatch, patience=0.0)


@pytest.mark.parametrize(
    ("patience", "quiet", "tty"), [(1e9, False, True), (0.0, True, True), (0.0, False, False)]
)
def test_otherwise_there_is_none(
    monkeypatch: pytest.MonkeyPatch, patience: float, quiet: bool, tty: bool
) -> None:
    """Not for work that is soon done, not with --quiet, not where standard error is no terminal."""
    assert said(monkeypatch, patience=patience, quiet=quiet, tty=tty) == ""


def test_a_bar_is_taken_away_when_work_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """The cursor is shown again, and the failure goes on."""
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(module, "PATIENCE_SECONDS", 0.0)
    monkeypatch.setenv("TERM", "xterm-256color")

    def work() -> None:
        with progress_bar("Weighing", Terminal()) as progress:
            progress(1, 2)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        work()
    assert screen.getvalue().rindex("\x1b[?25h") > screen.getvalue().rindex("\x1b[?25l")


@pytest.mark.parametrize(
    ("patience", "quiet", "tty", "is_said"),
    [
        (0.0, False, True, True),
        (1e9, False, True, False),
        (0.0, True, True, False),
        (0.0, False, False, False),
    ],
)
def test_work_of_unknown_length_shows_that_it_goes_on(
    monkeypatch: pytest.MonkeyPatch, patience: float, quiet: bool, tty: bool, is_said: bool
) -> None:
    """To a person who waits for long enough; it is gone at the end, and when a bar begins."""
    screen = Screen() if tty else io.StringIO()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(module, "PATIENCE_SECONDS", patience)
    monkeypatch.setenv("TERM", "xterm-256color")
    with waiting(Terminal(quiet=quiet)) as shown:
        if is_said:
            wait_for(lambda: "Working" in screen.getvalue())
        shown.end()
        said_by_then = screen.getvalue()
    assert ("Working" in said_by_then) is is_said
    assert screen.getvalue() == said_by_then
    assert sys.stderr is screen


def wait_for(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not condition() and time.monotonic() < end:
        time.sleep(0.01)


@pytest.mark.slow
def test_a_long_run_shows_a_bar_on_a_terminal() -> None:
    """Half a second is long; when it is done, the bar has gone and the answer stands there. With
    --no-color it has none."""
    shown, status = run_on_terminal(*LONG, "--no-color")
    assert status == 0
    assert "Weighting ━" in shown
    assert shown.index("Weighting ━") < shown.index("first under")
    assert "\x1b[2K" in shown
    assert not re.search(r"\x1b\[[0-9;]*m", shown)


@pytest.mark.slow
def test_quiet_is_quiet_on_a_terminal_too() -> None:
    """The answer and nothing else."""
    shown, status = run_on_terminal(*QUITE_LONG, "--quiet")
    assert status == 0
    assert "Weighting" not in shown
    assert "first under" in shown
