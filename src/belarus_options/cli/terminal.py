"""The one object through which commands speak: results to stdout, notices to stderr."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from belarus_options.cli.options import Format
from belarus_options.model.problem import InputError, Problem
from belarus_options.views.text import one_line

_SUFFIXES = {".csv": Format.csv, ".json": Format.json, ".md": Format.markdown}


@dataclass(frozen=True, slots=True)
class Terminal:
    """How much is said, and whether in colour."""

    quiet: bool = False
    verbose: bool = False
    no_color: bool = False

    def notice(self, text: str) -> None:
        """One line on standard error, unless quiet."""
        if not self.quiet and sys.stderr is not None:
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
        """Whether colour and bold are wanted (no-color.org: any NO_COLOR that is not empty)."""
        return not (
            self.no_color or os.environ.get("NO_COLOR") or os.environ.get("TERM") in (None, "dumb")
        )

    @property
    def width(self) -> int:
        """Columns of the terminal; what cannot be measured counts as 80."""
        import shutil

        return max(20, shutil.get_terminal_size((80, 24)).columns)


def chosen_format(given: Format | None, output: str | None) -> Format:
    """The form that `--format` and the suffix of `--output` agree on, else InputError."""
    if output is None:
        return given or Format.table
    by_suffix = _SUFFIXES.get(Path(output).suffix.lower())
    if by_suffix is None:
        raise _bad_output(
            f"`{output}` does not say which form it takes",
            "let it end in .csv, .json or .md",
            output,
        )
    if given not in (None, by_suffix):
        assert given is not None
        raise _bad_output(
            f"`--format {given.value}` contradicts `{output}`",
            "leave `--format` out, or change the suffix",
            output,
        )
    return by_suffix


def _bad_output(message: str, help: str, output: str) -> InputError:
    return InputError([Problem("bad-output", message, help, argument=f"--output {output}")])
