"""The one object through which commands speak: results to stdout, notices to stderr."""

import os
import re
import sys
from contextlib import suppress
from typing import NamedTuple

from belarus_options.views.forms.safe_text import one_line

# How many columns text can be asked for.
WIDTHS = (40, 400)
# How far the further lines of a notice are indented.
_HANG = 2
_COMMAND = re.compile("`[^`]*`")


def width_of_errors() -> int | None:
    """The columns of the terminal on which standard error is read; None where it is none."""
    if not sys.stderr.isatty():
        return None
    with suppress(OSError, ValueError):
        return max(20, os.get_terminal_size(sys.stderr.fileno()).columns) or None
    return None


class Terminal(NamedTuple):
    """How much is said, and whether in color; `asked_width` is that of text, in columns."""

    quiet: bool = False
    verbose: bool = False
    no_color: bool = False
    no_pager: bool = False
    asked_width: int | None = None

    def notice(self, text: str) -> None:
        """One line on standard error, unless quiet; where a person reads it, wrapped at words, and
        what goes on below it indented."""
        if self.quiet:
            return
        width = width_of_errors()
        if width is None:
            sys.stderr.write(one_line(text) + "\n")
            return
        # What is not read by a person is not wrapped.
        from belarus_options.views.forms.problem_blocks import wrapped

        # A command is to be copied, and stays on a line where one is as long.
        held = _COMMAND.sub(lambda command: command[0].replace(" ", "\0"), one_line(text))
        pieces = wrapped(held, width - _HANG, -_HANG)
        sys.stderr.write(("\n" + " " * _HANG).join(pieces).replace("\0", " ") + "\n")

    def detail(self, text: str) -> None:
        """One line on standard error where that was asked for."""
        if self.verbose:
            self.notice(text)

    def print(self, text: str) -> None:
        """Text on standard output, in its encoding; through a pager where it is longer than the
        terminal, as git does."""
        from belarus_options.cli.pager import page

        if self.no_pager or not page(text):
            sys.stdout.write(text)

    def print_data(self, text: str) -> None:
        """Text on standard output as UTF-8, whatever the terminal: it is read by programs."""
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode())

    @property
    def is_interactive(self) -> bool:
        """Whether a person reads standard output, rather than a program."""
        return sys.stdout.isatty()

    @property
    def has_color(self) -> bool:
        """Whether color and bold are wanted (no-color.org: any NO_COLOR that is not empty)."""
        return not (
            self.no_color or os.environ.get("NO_COLOR") or os.environ.get("TERM") in (None, "dumb")
        )

    def width_of(self, *, to_file: bool) -> int:
        """Columns of text: as asked for, else COLUMNS, else the terminal's; 80 in a pipe or file,
        and where nothing can be measured."""
        if self.asked_width is not None:
            return self.asked_width
        if not to_file:
            columns = os.environ.get("COLUMNS", "")
            if columns.isascii() and columns.isdigit() and WIDTHS[0] <= int(columns) <= WIDTHS[1]:
                return int(columns)
            with suppress(OSError, ValueError):
                return max(20, os.get_terminal_size(sys.stdout.fileno()).columns or 80)
        return 80
