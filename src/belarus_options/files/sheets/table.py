"""A table as its file has it: rows of texts that know where they stand."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from belarus_options.model.problem import InputError, Position, Problem, refuse

# What a table may have; beyond that nobody compares, and reading it would take minutes.
MOST_CELLS = 1_000_000


class Written(str):
    """A number of a workbook, which knows its decimals: text here, with a decimal point."""

    __slots__ = ()


class Cell(NamedTuple):
    """A cell by its row and its column in `Table.rows`."""

    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table that hold anything: trimmed texts of one line each, ragged as found.

    `file` is what messages call it, and `name` the sheet of a workbook that it is. `delimiter` is
    what separates its columns, `|` in Markdown and empty in a workbook. `gaps` are the rows above
    which empty ones stand. `position` finds the place of a stretch of a row, None in a workbook.
    """

    file: str
    rows: tuple[tuple[str, ...], ...]
    delimiter: str
    numbers: tuple[int, ...]
    position: Callable[[int, int, int], Position] | None = None
    name: str = ""
    gaps: frozenset[int] = frozenset()

    def text(self, cell: Cell) -> str:
        """What a cell says; nothing where its row ends before it."""
        row = self.rows[cell.row]
        return row[cell.column] if cell.column < len(row) else ""

    def problem(
        self, name: str, message: str, help: str, cell: Cell, last: Cell | None = None
    ) -> Problem:
        """A problem at a cell, or along its row up to another."""
        if self.position is None:
            return Problem(name, message, help, file=self.where(cell))
        end = cell.column if last is None or last.row != cell.row else last.column
        return Problem(name, message, help, position=self.position(cell.row, cell.column, end))

    def where(self, cell: Cell) -> str:
        """The place of a cell of a workbook in words."""
        reference = f"{column_letters(cell.column)}{self.numbers[cell.row]}"
        return f"{self.file}, sheet {self.name}, cell {reference}"


def column_letters(column: int) -> str:
    """The letters of a column, from 0: A, B, …, Z, AA."""
    letters = ""
    column += 1
    while column:
        column, last = divmod(column - 1, 26)
        letters = chr(ord("A") + last) + letters
    return letters


def too_large(file: str) -> InputError:
    """The error of a table with more cells than can be read."""
    return refuse(
        "too-large",
        f"`{file}` has a table of more than {MOST_CELLS:,} cells",
        "take out what is no option and no criterion",
        file=file,
    )


def shown(text: str, most: int = 40) -> str:
    """A text as a message quotes it: its beginning, where it is long."""
    return text if len(text) <= most else text[:most] + "…"


def listed(names: list[str] | tuple[str, ...], most: int = 4) -> str:
    """Names in a message, the first few of many."""
    quoted = [f"`{shown(name)}`" for name in names[:most]]
    if len(names) > most:
        return f"{', '.join(quoted)} and {len(names) - most} more"
    return " and ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)
