"""A workbook as a view describes it: sheets of columns, whose cells are texts, numbers, formulas.

A formula carries the project's own value, which a reader sees that computes nothing.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from belarus_options.views.report.sentence import Said


class Formula(NamedTuple):
    """A formula in the notation of spreadsheets, without `=`, and what it gives as the project is.

    Texts of the project have no place in it. `format` is how its number is shown, where that is
    not as in its column.
    """

    text: str
    value: float | str
    format: str = ""


class Shown(NamedTuple):
    """A number that its cell shows in a way of its own, as `0.0%`."""

    value: float
    format: str


Cell: TypeAlias = str | float | Formula | Shown | None


class Column(NamedTuple):
    """A column of a sheet: how its numbers are shown, how many characters wide it is, and whether
    its cells are for the reader to change. A column with bars has one in each cell, 0–100."""

    heading: Said
    format: str = ""
    width: float = 12.0
    is_input: bool = False
    has_bars: bool = False


class Sheet(NamedTuple):
    """A heading in the first row, and the rows below it.

    The first `leading` of them and the first `keys` columns stay where they are while the others
    are scrolled. `length` is how many rows there are, where they are many and that is known before
    they are made.
    """

    name: str
    columns: tuple[Column, ...]
    rows: Iterable[Sequence[Cell]]
    leading: int = 0
    keys: int = 0
    length: int = 0


class Book(NamedTuple):
    """The sheets in their order; `made` is the date that stands in the file, since the same input
    gives the same bytes, and `about` what is said beside them."""

    sheets: tuple[Sheet, ...]
    made: date | None = None
    about: Sequence[tuple[str, Said]] = ()


BookMaker: TypeAlias = Callable[[], Book]


@lru_cache(maxsize=1024)
def letters(column: int) -> str:
    """The letters of a column, from 0: A, Z, AA."""
    name = ""
    column += 1
    while column:
        column, last = divmod(column - 1, 26)
        name = chr(65 + last) + name
    return name


def cell(column: int, row: int, *, fixed: str = "") -> str:
    """The address of a cell, both from 0; `fixed` is `c`, `r` or both, for what keeps its place
    where the formula is copied."""
    return f"{'$' * ('c' in fixed)}{letters(column)}{'$' * ('r' in fixed)}{row + 1}"


def down(column: int, first: int, count: int) -> str:
    """The address of `count` cells below each other, which keeps its place."""
    return f"${letters(column)}${first + 1}:${letters(column)}${first + count}"
