"""The one object through which commands speak: results to stdout, notices to stderr."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from belarus_options.model.problem import InputError, Problem
from belarus_options.views.forms.safe_text import one_line


class Format(str, Enum):
    """The form of a result."""

    table = "table"
    json = "json"
    csv = "csv"
    markdown = "markdown"
    svg = "svg"


# What every reporting command takes; one that draws takes them all.
FORMS = (Format.table, Format.json, Format.csv, Format.markdown)
_SUFFIXES = {
    ".csv": Format.csv,
    ".json": Format.json,
    ".md": Format.markdown,
    ".svg": Format.svg,
}


@dataclass(frozen=True, slots=True)
class Terminal:
    """How much is said, and whether in colour."""

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
        """Whether colour and bold are wanted (no-color.org: any NO_COLOR that is not empty)."""
        return not (
            self.no_color or os.environ.get("NO_COLOR") or os.environ.get("TERM") in (None, "dumb")
        )

    @property
    def width(self) -> int:
        """Columns of the terminal; what cannot be measured counts as 80."""
        import shutil

        return max(20, shutil.get_terminal_size((80, 24)).columns)


def chosen_format(given: str | None, output: str | None, forms: Sequence[Format] = FORMS) -> Format:
    """The form that `--format` and the suffix of `--output` agree on, else InputError.

    `forms` are those that the command takes.
    """
    asked = _known_format(given, forms) if given is not None else None
    if output is None:
        return asked or Format.table
    by_suffix = _SUFFIXES.get(Path(output).suffix.lower())
    if by_suffix is None or by_suffix not in forms:
        *others, last = [suffix for suffix, form in _SUFFIXES.items() if form in forms]
        raise _bad_output(
            f"`{output}` does not say which form it takes"
            if by_suffix is None
            else f"this command has no {by_suffix.value} form for `{output}`",
            f"let it end in {', '.join(others)} or {last}",
            output,
        )
    if asked not in (None, by_suffix):
        raise _bad_output(
            f"`--format {given}` contradicts `{output}`",
            "leave `--format` out, or change the suffix",
            output,
        )
    return by_suffix


def _known_format(given: str, forms: Sequence[Format]) -> Format:
    words = [form.value for form in forms]
    if given in words:
        return Format(given)
    from belarus_options.model.suggest import did_you_mean

    help = did_you_mean(given, words) or f"choose one of {', '.join(f'`{w}`' for w in words)}"
    is_elsewhere = given in [form.value for form in Format]
    what = "this command's result" if is_elsewhere else "a result"
    message = f"`{given}` is not a form of {what}"
    raise InputError([Problem("bad-choice", message, help, argument=f"--format {given}")])


def _bad_output(message: str, help: str, output: str) -> InputError:
    return InputError([Problem("bad-output", message, help, argument=f"--output {output}")])
