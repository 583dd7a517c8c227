"""What a study's view says, before it takes a form: one report for every format."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

# A cell is text, or a value 0–100 that is drawn as a bar.
Cell = str | float
# What a data file holds: text or a number at full precision.
Datum = str | float | int | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; numbers stand right, and bars are drawn on a terminal only.

    Details are for a pipe, whose reader has nothing but the table; elsewhere the report's own
    details say the same.
    """

    heading: str
    is_number: bool = False
    is_bar: bool = False
    is_detail: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells as they are shown; the first `keys` columns say what a row is about."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    keys: int = 1


@dataclass(frozen=True, slots=True)
class Section:
    """A further table under its own heading, with a sentence that says how to read it."""

    heading: str
    table: Table
    note: str = ""


class Records(NamedTuple):
    """The rows of a CSV file under their header."""

    header: Sequence[str]
    rows: Sequence[Sequence[Datum]]


@dataclass(frozen=True, slots=True)
class Report:
    """All that a command has to say.

    `table` is shown on a terminal, in a pipe and as Markdown; `records` gives the CSV and `result`
    the JSON result, each made only where that form is asked for. `notes` stand under the table,
    `lead` is the answer in a sentence or two, above the table; `details` are further paragraphs;
    `sections` are further tables, and like them not for a pipe, which takes one table alone;
    `blocks`, where there are any, take the table's place on a terminal, line for line; `picture`
    stands above it there, drawn for the terminal's width with a function that turns text into
    what the terminal can show, and may be empty. `svg` gives the same as a file, for commands that
    take that form.
    `settings` are the study's own, in JSON beside those that all commands share. `status` is the
    exit status that the answer asks for.
    """

    title: str
    subtitle: str
    table: Table
    records: Callable[[], Records]
    result: Callable[[], Mapping[str, Any]]
    lead: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    notes: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()
    picture: Callable[[int, Callable[[str], str]], str] | None = None
    svg: Callable[[], str] | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)
    status: int = 0


def share(weight: float) -> str:
    """A weight as a percentage, with as many decimals as it needs up to one."""
    return f"{100 * weight:.1f}".removesuffix(".0") + "%"


def points(value: float) -> str:
    """Value points with one decimal, and no minus before a zero."""
    shown = f"{value:.1f}"
    return "0.0" if shown == "-0.0" else shown.replace("-", "−")


def signed(value: float) -> str:
    """A difference of value points with its sign."""
    return points(value) if points(value).startswith(("−", "0.0")) else f"+{points(value)}"


def number(value: float) -> str:
    """A number as a person would write it: 2 rather than 2.0, and at most four decimals."""
    if value == round(value, 4) or abs(value) >= 1:
        return f"{value:.4f}".rstrip("0").rstrip(".") if abs(value) < 1e15 else f"{value:g}"
    return f"{value:.4g}"


# Sums of shares are off by less.
_ROUNDING = 1e-12


def percent(part: float) -> str:
    """A share in percent with one decimal; one that rounding would hide is not shown as none, nor
    as all, unless nothing but rounding sets it apart."""
    if _ROUNDING < part < 0.0005:
        return "<0.1%"
    return ">99.9%" if 0.9995 <= part < 1.0 - _ROUNDING else f"{100 * part:.1f}%"
