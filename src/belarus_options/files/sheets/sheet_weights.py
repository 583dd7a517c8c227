"""The weights of a sheet: their numbers, what they add up to, and whether they miss their whole."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from belarus_options.files.sheets.layout import Layout, Line
from belarus_options.files.sheets.numbers import Column, read_column
from belarus_options.files.sheets.table import listed
from belarus_options.files.sheets.words import Role
from belarus_options.model.problem import Problem
from belarus_options.model.shares import Share, add_up

# Plain numbers whose sum lies so near to 100 are meant as percentages.
_NEARLY = (80, 120)


@dataclass(frozen=True, slots=True)
class SheetWeights:
    """Weights digit for digit with a decimal point, one for each criterion; None where there is
    none. `line` is the row or column that they stand in, None where the sheet has no weights.

    `again` are lines that hold the same weights once more, `others` those that hold different ones.
    """

    line: Line | None
    column: Column
    numbers: tuple[str | None, ...]
    again: tuple[Line, ...] = ()
    others: tuple[Line, ...] = ()

    @property
    def are_percentages(self) -> bool:
        return self.column.unit == "%"

    @property
    def total(self) -> Fraction:
        """What they add up to."""
        return sum((Fraction(number) for number in self.numbers if number), Fraction(0))

    @property
    def whole(self) -> int | None:
        """What they look like shares of, 100 or 1; None where they do not look like shares: all
        percentages, all below 1, or adding up to nearly 100."""
        numbers = [Fraction(number) for number in self.numbers if number]
        if self.line is None or len(numbers) < 2:
            return None
        if self.are_percentages:
            return 100
        if all(number < 1 for number in numbers):
            return 1
        return 100 if _NEARLY[0] <= self.total <= _NEARLY[1] else None

    @property
    def misses(self) -> bool:
        """Whether they look like shares and do not add up to their whole."""
        return self.whole is not None and self.total != self.whole

    @property
    def is_rounding(self) -> bool:
        """Whether rounding of so many shares to their last digit can explain what they miss."""
        if self.whole is None:
            return True
        shares = [
            Share(float(number), len(number.partition(".")[2])) for number in self.numbers if number
        ]
        return add_up(shares, self.whole)


def read_weights(layout: Layout, mark: str) -> SheetWeights:
    """The weights of a table, of several lines the first whose cells are numbers."""
    lines = [line for line in layout.lines if line.role is Role.weight and line.along == "criteria"]
    columns = [read_column(line.texts, mark) for line in lines]
    nothing = (None,) * len(layout.criteria)
    if not lines:
        return SheetWeights(None, Column(nothing), nothing)
    chosen = next((at for at, column in enumerate(columns) if _is_full(column)), 0)
    rest = [at for at in range(len(lines)) if at != chosen]
    again = [at for at in rest if _are_alike(columns[at], columns[chosen])]
    return SheetWeights(
        lines[chosen],
        columns[chosen],
        columns[chosen].values,
        tuple(lines[at] for at in again),
        tuple(lines[at] for at in rest if at not in again and _is_full(columns[at])),
    )


def weight_problems(layout: Layout, weights: SheetWeights) -> list[Problem]:
    """Why the weights of a sheet cannot be used: one problem a cause."""
    line, table = weights.line, layout.table
    if line is None:
        return []
    problems = []
    for name, message, help, places in _causes(layout, line, weights):
        cell = layout.cell_of(line, layout.criteria[places[0] if places else 0])
        problems.append(table.problem(name, message, help, cell))
    for other in weights.others:
        names = listed([line.heading.name, other.heading.name])
        message = f"{names} both hold weights, and they differ"
        help = "rename the one that is not to be used, or take it out"
        problems.append(table.problem("duplicate-name", message, help, other.heading.cell))
    return problems


def _causes(
    layout: Layout, line: Line, weights: SheetWeights
) -> Iterator[tuple[str, str, str, Sequence[int]]]:
    """Each problem of the numbers: name, message, way out, and the criteria that have it."""
    column = weights.column

    def names(places: Sequence[int]) -> str:
        return listed([layout.criteria[place].name for place in places])

    if column.words is not None or column.strange:
        places = column.strange or range(len(line.texts))
        words = listed(list(dict.fromkeys(line.texts[i] for i in places if line.texts[i])))
        message = f"words stand where weights are needed: {words}"
        yield "bad-weight", message, "write a number for each criterion", places
    if column.missing:
        have = "has" if len(column.missing) == 1 else "have"
        message = f"{names(column.missing)} {have} no weight"
        yield "missing-weight", message, "write one, 0 where it is not to count", column.missing
    if column.units or column.ranges:
        message = "the weights are not written in one way"
        if set(column.units) == {"", "%"}:
            message = "some weights are percentages, and some are not"
        yield "bad-weight", message, "write one number for each, all in one way", ()
    if column.too_large:
        message = f"the weight of {names(column.too_large)} is too large for a number"
        yield "bad-number", message, "check the cell", column.too_large
    numbers = [None if number is None else float(number) for number in weights.numbers]
    if negative := [at for at, number in enumerate(numbers) if number is not None and number < 0]:
        message = f"the weight of {names(negative)} is negative"
        help = "a weight is 0 or more; where less is better, say so in a line `prefer`"
        yield "out-of-range", message, help, negative
    if all(number == 0 for number in numbers):
        yield "zero-weights", "the weights are all 0", "give at least one above 0", ()


def _is_full(column: Column) -> bool:
    return None not in column.values


def _are_alike(one: Column, other: Column) -> bool:
    """Whether two lines are the same weights, as they are or in proportion, within 1% of them."""
    if not (_is_full(one) and _is_full(other)):
        return False
    these = [float(number or 0) for number in one.values]
    those = [float(number or 0) for number in other.values]
    scale, whole = sum(these), sum(those)
    if not scale or not whole:
        return these == those
    return all(abs(a / scale - b / whole) <= 0.005 for a, b in zip(these, those, strict=True))
