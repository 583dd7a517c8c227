"""A spreadsheet's decision matrix: options down, criteria across, read and checked as a whole.

;Cost;Speed            the first row names the criteria
weight;30%;70%         then, above the options: weight; prefer (less, more, min or max);
prefer;less;more       worst and best, the anchors of a measured scale
Ferry;3,5;12           then the options; `;` goes with decimal commas, `,` with points
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from pydantic import ValidationError

from belarus_options.files.sheets.decimals import number_problem, plain_number, shown
from belarus_options.files.sheets.delimited import SheetTable, TextCell, read_table
from belarus_options.files.sheets.sheet_writer import (
    Matrix,
    MatrixCriterion,
    MatrixOption,
    matrix_files,
)
from belarus_options.model.criteria import Direction, MeasuredScale
from belarus_options.model.ids import slug
from belarus_options.model.problem import InputError, Problem
from belarus_options.model.suggest import did_you_mean

__all__ = ["SETTINGS", "Matrix", "matrix_files", "read_matrix", "unique_ids"]

SETTINGS = ("weight", "prefer", "worst", "best")

_DIRECTIONS: dict[str, Direction] = {"less": "less", "min": "less", "more": "more", "max": "more"}
# By how much printed percentages may miss 100 together.
_ROUNDED_OFF = 1.0


def read_matrix(path: Path) -> Matrix:
    """Reads a decision matrix; raises InputError with all that is wrong in it, cell by cell."""
    reader = _Reader(read_table(path))
    criteria = reader.criteria()
    options = reader.options()
    if reader.problems:
        raise InputError(sorted(reader.problems, key=_where))
    return Matrix(_title(path), criteria, options)


def unique_ids(names: Sequence[str], noun: str) -> list[str]:
    """An id for each name, in its own script; `noun-1` and so on where it has neither letter nor
    digit."""
    taken: set[str] = set()
    counts: Counter[str] = Counter()
    ids = []
    for number, name in enumerate(names, 1):
        nearest = slug(name) or f"{noun}-{number}"
        identifier = nearest
        while identifier in taken:
            # Where it was left off: of many with one name each would else try all the numbers.
            counts[nearest] += 1
            identifier = f"{nearest}-{counts[nearest] + 1}"
        taken.add(identifier)
        ids.append(identifier)
    return ids


def _title(path: Path) -> str:
    # A file's name can hold bytes that are no text.
    stem = path.stem.encode("utf-8", "replace").decode()
    return " ".join(stem.replace("_", " ").split()) or "Imported decision"


def _where(problem: Problem) -> tuple[int, int]:
    position = problem.position
    return (position.line, position.column) if position else (0, 0)


class _Reader:
    """Takes a table apart into settings and options; `problems` is what is wrong so far."""

    def __init__(self, table: SheetTable) -> None:
        self.table = table
        self.problems: list[Problem] = []
        self.corner, *headings = table.rows[0]
        while headings and not headings[-1].text:
            # Spreadsheets save empty columns; a number under one is found by its row's length.
            headings.pop()
        self.headings = headings
        self.settings: dict[str, tuple[TextCell, ...]] = {}
        self.option_rows: list[tuple[TextCell, ...]] = []
        if not headings:
            message = "the first row names no criteria"
            self._add("no-criteria", message, "write a heading over each column", self.corner)
        has_weights = any(row[0].text.lower() == "weight" for row in table.rows[1:])
        for row in table.rows[1:]:
            self._sort_in(row, has_weights)
        if not self.option_rows:
            last = table.rows[-1][0]
            self._add(
                "no-options", "no row below this one is an option", "write one for each", last
            )
        self._check_names(headings, "criterion", "criteria")
        self._check_names([row[0] for row in self.option_rows], "option", "options")

    def criteria(self) -> tuple[MatrixCriterion, ...]:
        """The columns; what is wrong with them is added to the problems."""
        ids = unique_ids([heading.text for heading in self.headings], "criterion")
        weights = self._weights()
        return tuple(
            MatrixCriterion(
                ids[index],
                heading.text,
                weights[index],
                self._direction(index, heading),
                self._anchors(index),
            )
            for index, heading in enumerate(self.headings)
        )

    def options(self) -> tuple[MatrixOption, ...]:
        """The rows below the settings; what is wrong with them is added to the problems."""
        ids = unique_ids([row[0].text for row in self.option_rows], "option")
        return tuple(
            MatrixOption(
                identifier, row[0].text, tuple(self._number(cell, cell.text) for cell in row[1:])
            )
            for identifier, row in zip(ids, self.option_rows, strict=True)
        )

    def _add(
        self, name: str, message: str, help: str, first: TextCell, last: TextCell | None = None
    ) -> None:
        """Adds a problem that stands at a cell, or along from one cell to another."""
        position = self.table.position(first, last or first)
        self.problems.append(Problem(name, message, help, position=position))

    def _sort_in(self, row: tuple[TextCell, ...], has_weights: bool) -> None:
        fits = self._fits(row)
        # A row that is separated otherwise begins with its name all the same.
        name = row[0].text.lower() if fits else re.split("[,;]", row[0].text.lower())[0].strip()
        if name not in SETTINGS and not self.option_rows:
            name = self._setting_meant(row, has_weights) or name
        # The cells of a row that is too long or too short stand under the wrong headings.
        row = row[: len(self.headings) + 1] if fits else row[:1]
        if name not in SETTINGS:
            self.option_rows.append(row)
        elif self.option_rows:
            self._add(
                "misplaced-row",
                f"the row `{name}` stands below an option",
                "move it above the options; an option needs another name",
                row[0],
            )
        elif name in self.settings:
            self._add("duplicate-name", f"a second row is named `{name}`", "take one out", row[0])
        else:
            self.settings[name] = row

    def _setting_meant(self, row: tuple[TextCell, ...], has_weights: bool) -> str:
        """The setting that a row above the options is by its cells, or by its name in a file
        without weights; a row near `best` in name may well be an option in Brest."""
        cells = [cell.text.lower() for cell in row[1:] if cell.text]
        meant = ""
        if cells and set(cells) <= _DIRECTIONS.keys():
            meant = "prefer"
        elif not has_weights and cells:
            is_shares = all(cell.endswith("%") for cell in cells)
            meant = "weight" if is_shares or did_you_mean(row[0].text.lower(), ["weight"]) else ""
        if meant and meant not in self.settings:
            message = f"the row `{shown(row[0].text)}` looks like the row `{meant}`"
            self._add("misnamed-row", message, f"name it `{meant}`", row[0])
            return meant
        return ""

    def _fits(self, row: tuple[TextCell, ...]) -> bool:
        width = len(self.headings) + 1
        extra = next((cell for cell in row[width:] if cell.text), None)
        if not self.headings or (len(row) >= width and extra is None):
            return True
        delimiter = self.table.delimiter
        other = ";" if delimiter == "," else ","
        if any(other in cell.text for cell in row) and (delimiter == "," or len(row) == 1):
            self._add(
                "mixed-delimiters",
                f"this row is separated by `{other}`, and the first row by `{delimiter}`",
                f"use one throughout; a heading or a name with `{delimiter}` in it goes in quotes",
                row[0],
                row[-1],
            )
        elif extra is None:
            message = f"this row has {len(row)} cells, and the first row has {width}"
            self._add("uneven-row", message, "fill it up; an estimate will do", row[-1])
        else:
            count = max(index for index, cell in enumerate(row, 1) if cell.text)
            message = f"this row has {count} cells, and the first row has {width}"
            help = f"give the column a heading; a cell with `{delimiter}` in it goes in quotes"
            self._add("uneven-row", message, help, extra)
        return False

    def _check_names(self, cells: Iterable[TextCell], noun: str, plural: str) -> None:
        seen: dict[str, TextCell] = {}
        for cell in cells:
            if not cell.text:
                self._add("missing-value", f"this {noun} has no name", "write one", cell)
            elif cell.text in seen:
                line = self.table.position(seen[cell.text], seen[cell.text]).line
                message = f"two {plural} are named `{shown(cell.text)}`, first on line {line}"
                self._add("duplicate-name", message, "rename one of them", cell)
            seen.setdefault(cell.text, cell)

    def _setting(self, name: str, index: int) -> TextCell | None:
        """The cell of a setting under a heading, None where it is empty or not there."""
        cells = self.settings.get(name, ())[1:]
        return cells[index] if index < len(cells) and cells[index].text else None

    def _weights(self) -> list[str]:
        nothing = [""] * len(self.headings)
        if "weight" not in self.settings:
            if self.headings:
                message = "no row above the options is named `weight`"
                help = "write one, with how much each criterion counts beside the others"
                self._add("missing-weight", message, help, self.corner)
            return nothing
        cells = self.settings["weight"][1:]
        shares = [cell for cell in cells if cell.text.endswith("%")]
        if shares and len(shares) < len(cells):
            message = "some weights are percentages, and some are not"
            self._add("bad-weight", message, "write them all in one way", shares[0])
        weights = [self._number(cell, cell.text.removesuffix("%").rstrip()) for cell in cells]
        for cell, weight in zip(cells, weights, strict=True):
            if weight and float(weight) < 0:
                message = f"the weight {shown(weight)} is negative"
                self._add("out-of-range", message, "a weight is 0 or more", cell)
        if weights and all(weight and float(weight) == 0 for weight in weights):
            message = "the weights are all 0"
            self._add("zero-weights", message, "give at least one above 0", cells[0], cells[-1])
        if shares and all(weights):
            self._check_whole(cells, math.fsum(float(weight) for weight in weights if weight))
        return weights or nothing

    def _check_whole(self, cells: Sequence[TextCell], total: float) -> None:
        # Printed percentages are rounded, so their sum may be a little off.
        if abs(total - 100) > _ROUNDED_OFF:
            message = f"the percentages add up to {total:.6g}%"
            help = "mend them, or write plain numbers, of which only the proportions count"
            self._add("bad-weight", message, help, cells[0], cells[-1])

    def _direction(self, index: int, heading: TextCell) -> Direction | None:
        cell = self._setting("prefer", index)
        if cell is None:
            if heading.text and self._says_no_direction(index):
                self._add(
                    "missing-key",
                    f"`{shown(heading.text)}` does not say which direction is better",
                    "write `less` or `more` below it, in a row named `prefer`",
                    heading,
                )
            return None
        word = cell.text.lower()
        if word not in _DIRECTIONS:
            help = did_you_mean(word, _DIRECTIONS) or "write `less` or `more`"
            self._add("bad-choice", f"`{shown(cell.text)}` is not a direction", help, cell)
        return _DIRECTIONS.get(word)

    def _says_no_direction(self, index: int) -> bool:
        rows = [
            self.settings[name] for name in ("prefer", "worst", "best") if name in self.settings
        ]
        # One that was cut for its length is another problem already.
        return all(len(row) > index + 1 and not row[index + 1].text for row in rows)

    def _anchors(self, index: int) -> tuple[str, str] | None:
        worst, best = self._setting("worst", index), self._setting("best", index)
        if worst is None or best is None:
            if given := worst or best:
                message = "`worst` and `best` go together, and one is missing here"
                self._add("bad-scale", message, "write both, or neither", given)
            return None
        anchors = self._number(worst, worst.text), self._number(best, best.text)
        if not all(anchors):
            return None
        low, high = float(anchors[0]), float(anchors[1])
        try:
            MeasuredScale(worst=low, best=high)
        except ValidationError as error:
            message = error.errors()[0]["ctx"]["message"]
            self._add("bad-scale", message, "they are the measures worth 0 and 100", best)
            return None
        prefer = self._setting("prefer", index)
        better = "more" if high > low else "less"
        if prefer is not None and _DIRECTIONS.get(prefer.text.lower(), better) != better:
            message = f"`{prefer.text}` contradicts `worst` {anchors[0]} and `best` {anchors[1]}"
            self._add("bad-scale", message, "clear the cell, or exchange the two", prefer)
        return anchors

    def _number(self, cell: TextCell, text: str) -> str:
        """The cell's number as YAML writes it; empty, and a problem more, where it is none."""
        wrong = number_problem(text, self.table.delimiter)
        if wrong is not None:
            self._add(*wrong, cell)
        return "" if wrong else plain_number(text)
