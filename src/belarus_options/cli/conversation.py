"""Questions on standard error and answers from standard input: of a person at a terminal, or a line
each from a pipe or a file."""

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

from belarus_options.cli.terminal import Terminal
from belarus_options.views.forms.problem_blocks import wrapped
from belarus_options.views.forms.safe_text import one_line

if TYPE_CHECKING:
    from belarus_options.views.report.report import Line
    from belarus_options.views.report.sentence import Wording

_WIDTH, _HEIGHT = 80, 24
_HEIGHT_OF_A_QUESTION = 8


class Ended(Exception):
    """There is no further line."""


class Conversation:
    """What is said and heard. `lines` counts the answers that were read."""

    def __init__(self, terminal: Terminal, wording: "Wording") -> None:
        self._wording = wording
        self.lines = 0
        self.is_interactive = _is_terminal(sys.stdin) and _is_terminal(sys.stderr)
        self._is_heard = self.is_interactive or not terminal.quiet
        self._width, self._height = _size(terminal)

    def say(self, lines: "Iterable[Line]") -> None:
        """Lines, wrapped to the width."""
        self._write("".join(f"{text}\n" for line in lines for text in self._wrapped(line)))

    def blank(self) -> None:
        """A blank line."""
        self._write("\n")

    def fits(self, lines: "Iterable[Line]") -> bool:
        """Whether a person sees lines at once, and a question below them."""
        height = sum(1 for line in lines for _ in self._wrapped(line))
        return not self.is_interactive or height < self._height - _HEIGHT_OF_A_QUESTION

    def ask(self, what: str) -> str:
        """The line that is answered, without space around it; raises Ended where there is none."""
        if (text := self._line(f"{what} > ")) is None:
            self._write("\n")
            raise Ended
        self.lines += 1
        if not self.is_interactive:
            # A pipe's answer would not be seen otherwise.
            self._write(f"{one_line(text)}\n")
        return text

    def _line(self, prompt: str) -> str | None:
        if self.is_interactive and _is_terminal(sys.stdout) and _has_editing():
            try:
                return input(prompt).strip()
            except EOFError:
                return None
            except UnicodeDecodeError:
                # What is no UTF-8 is no answer, and not the end of the program.
                return "\ufffd"
        self._write(prompt)
        return _plain_line()

    def _wrapped(self, line: "Line") -> Iterable[str]:
        start = "  " * line.level
        hang = "  " * line.is_item
        text = one_line(self._wording.text(line.text))
        room = max(20, self._width - len(start + hang))
        for index, piece in enumerate(wrapped(text, room, -len(hang))):
            yield f"{start}{hang if index else ''}{piece}"

    def _write(self, text: str) -> None:
        if self._is_heard:
            sys.stderr.write(text)
            sys.stderr.flush()


def _is_terminal(stream: object) -> bool:
    return getattr(stream, "isatty", lambda: False)()


def _size(terminal: Terminal) -> tuple[int, int]:
    """Columns and lines of what is written."""
    size = os.terminal_size((_WIDTH, _HEIGHT))
    with suppress(OSError, ValueError, AttributeError):
        size = os.get_terminal_size(sys.stderr.fileno())
    width = terminal.asked_width or size.columns or _WIDTH
    return max(40, width), size.lines or _HEIGHT


def _has_editing() -> bool:
    """Whether a line can be edited with the keys of the arrows, as a shell has it; from now on."""
    try:
        import readline
    except ImportError:
        return False
    # It would write codes for the terminal around each prompt.
    readline.parse_and_bind("set enable-bracketed-paste off")
    return True


def _plain_line() -> str | None:
    if sys.stdin is None:
        return None
    data = sys.stdin.buffer.readline()
    return data.decode("utf-8", "replace").strip() if data else None
