"""The one object through which commands speak: results to stdout, notices to stderr."""

import os
import sys
from dataclasses import dataclass

from belarus_options.views.forms.safe_text import one_line


@dataclass(frozen=True, slots=True)
class Terminal:
    """How much is said, and whether in color."""

    quiet: bool = False
    verbose: bool = False
    no_color: bool = False

    def notice(self, text: str) -> None:
        """One line on standard error, unless quiet."""
        if not self.quiet:
            sys.stderr.write(one_line(text) + "\n")

    def detail(self, text: str) -> None:
        """One line on standard error where that was asked for."""
        if self.verbose:
            self.notice(text)

    def print(self, text: str) -> None:
        """Text on standard output, in its encoding."""
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

    @property
    def width(self) -> int:
        """Columns of the terminal; what cannot be measured counts as 80."""
        import shutil

        return max(20, shutil.get_terminal_size((80, 24)).columns)
