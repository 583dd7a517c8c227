"""The one reader of decision matrices: cells, then roles, then numbers, into one frozen `Sheet`.

    read_tables(path)    cells.py    a file's tables: rows of texts that know where they stand
    find_layout(table)   layout.py   options, criteria, and lines beside them, told by their names
    read_sheet(layout)   here        numbers, weights, directions, anchors, what is computed

`import` makes a project of a sheet (matrix.py). What recomputes a sheet finds in it:

- `criteria`: `column.values` option by option, digit for digit with a decimal point, None where
  a value is missing or no number; `column.products` of cells such as `2 (4)`, by option;
- `weights`, what they add up to, and whether they look like shares that miss their whole;
- `beside(Role.total)` and `beside(Role.rank)`: printed totals and ranks, numbers in the order of
  `options`, each with its `Cell`; `why` says which way of adding up gives them, where one does.
  `Role.summary` are averages and extremes;
- `table.problem(…, cell)` and `layout.cell(option, criterion)` for places in the file.

Nothing is refused here but what cannot be laid out: `lacking.py` says what a project lacks.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from belarus_options.files.sheets.derived import (
    derived_across,
    derived_lines,
    how_computed,
    sums_of,
)
from belarus_options.files.sheets.layout import Heading, Layout, Line
from belarus_options.files.sheets.numbers import (
    Column,
    Mark,
    TwoMarks,
    decimal_mark,
    plain_number,
    read_column,
)
from belarus_options.files.sheets.sheet_weights import SheetWeights, read_weights
from belarus_options.files.sheets.table import Cell, Table
from belarus_options.files.sheets.words import DERIVED, Role, direction_of, is_missing, plain
from belarus_options.model.criteria import Direction
from belarus_options.model.problem import InputError


@dataclass(frozen=True, slots=True)
class SheetCriterion:
    """A criterion: its heading and its cells; None or nothing where the sheet does not say a
    weight, a direction, an anchor or a unit. `direction` is the text of its direction, `anchors`
    the texts of worst and best, as numbers where they are any."""

    heading: Heading
    column: Column
    weight: str | None
    prefer: Direction | None
    direction: str
    anchors: tuple[str | None, str | None]
    unit: str

    @property
    def name(self) -> str:
        return self.heading.name


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """Numbers that a sheet prints beside its matrix, one for each option; None where it has none.

    `cells` are where they stand. `why` says how they follow from the matrix, where they do.
    """

    role: Role
    name: str
    numbers: tuple[str | None, ...]
    cells: tuple[Cell, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A decision matrix as its sheet has it, with all that stands beside it.

    `lines` are the lines of the layout that are neither option nor criterion, those among them that
    were found by computing; `passed_over` says in a phrase each what else was left out.
    """

    layout: Layout
    mark: Mark
    criteria: tuple[SheetCriterion, ...]
    weights: SheetWeights
    lines: tuple[Line, ...]

    @property
    def table(self) -> Table:
        return self.layout.table

    @property
    def options(self) -> tuple[Heading, ...]:
        return self.layout.options

    @property
    def passed_over(self) -> tuple[str, ...]:
        return self.layout.passed_over

    def beside(self, role: Role) -> Iterator[PrintedLine]:
        """The lines of a role that have a number for each option, such as its total."""
        for line in self.lines:
            if line.role is role and line.along == "options":
                column = read_column(line.texts, self.mark.mark)
                cells = [self.layout.cell_of(line, option) for option in self.options]
                yield PrintedLine(role, line.heading.name, column.values, tuple(cells), line.why)


def read_sheet(layout: Layout, *, keep: Iterable[str] = ()) -> Sheet:
    """Reads the numbers of a laid out table; `keep` names lines that are taken in though they are
    computed from others. Raises InputError where its decimal mark cannot be told, or nothing is
    left of the matrix."""
    kept = {plain(name) for name in keep}
    mark = _mark(layout)
    columns = [read_column(texts, mark.mark) for texts in layout.texts]
    weights = read_weights(layout, mark.mark)
    lines = list(layout.lines)
    out = _texts_without_weight(layout, columns, weights)
    out |= {
        found.line: Line(Role.total, layout.criteria[found.line], layout.texts[found.line],
                         "options", found.line, found.why)
        for found in derived_lines(
            [column.values for column in columns],
            weights.numbers if weights.line else None,
        )
        if found.line not in out and plain(layout.criteria[found.line].name) not in kept
    }  # fmt: skip
    if out:
        lines += out.values()
        keeping = [i for i in range(len(columns)) if i not in out]
        columns = [columns[i] for i in keeping]
        layout = only_criteria(layout, keeping)
        weights = read_weights(layout, mark.mark)
    gone = {
        found.line: Line(Role.total, layout.options[found.line],
                         tuple([texts[found.line] for texts in layout.texts]),
                         "criteria", found.line, found.why)
        for found in derived_across([column.values for column in columns])
        if plain(layout.options[found.line].name) not in kept
    }  # fmt: skip
    if gone:
        lines += gone.values()
        layout = only_options(layout, [i for i in range(len(layout.options)) if i not in gone])
        columns = [read_column(texts, mark.mark) for texts in layout.texts]
    criteria = tuple(
        _criterion(layout, at, column, weights.numbers[at], mark.mark)
        for at, column in enumerate(columns)
    )
    lines = [_explained(line, criteria, mark.mark) for line in lines]
    return Sheet(layout, mark, criteria, weights, tuple(lines))


def _mark(layout: Layout) -> Mark:
    settings = [line.texts for line in layout.lines if line.along == "criteria"]
    mark = decimal_mark([*layout.texts, *settings], layout.table.delimiter)
    if isinstance(mark, TwoMarks):
        comma = next(
            layout.cell(option, criterion)
            for criterion, texts in zip(layout.criteria, layout.texts, strict=True)
            for option, text in zip(layout.options, texts, strict=True)
            if mark.comma in text or mark.point in text
        )  # fmt: skip
        raise InputError(
            [
                layout.table.problem(
                    "mixed-decimals",
                    f"`{mark.point}` can only have a decimal point, and `{mark.comma}` only a"
                    " decimal comma",
                    "write all numbers with the same mark",
                    comma,
                )
            ]
        )
    return mark


def _texts_without_weight(
    layout: Layout, columns: Sequence[Column], weights: SheetWeights
) -> dict[int, Line]:
    """The criteria of words that have no weight where others have one: they are remarks."""
    if weights.line is None:
        return {}
    return {
        at: Line(Role.text, layout.criteria[at], layout.texts[at], "options", at)
        for at, column in enumerate(columns)
        if column.words is not None and not weights.line.texts[at]
    }


def only_criteria(layout: Layout, keeping: Sequence[int]) -> Layout:
    """The layout with the criteria at these places alone."""
    return replace(
        layout,
        criteria=tuple(layout.criteria[i] for i in keeping),
        texts=tuple(layout.texts[i] for i in keeping),
        lines=tuple(
            replace(line, texts=tuple([line.texts[i] for i in keeping]))
            if line.along == "criteria"
            else line
            for line in layout.lines
        ),
    )


def only_options(layout: Layout, keeping: Sequence[int]) -> Layout:
    """The layout with the options at these places alone."""
    return replace(
        layout,
        options=tuple(layout.options[i] for i in keeping),
        texts=tuple(tuple([texts[i] for i in keeping]) for texts in layout.texts),
        lines=tuple(
            replace(line, texts=tuple([line.texts[i] for i in keeping]))
            if line.along == "options"
            else line
            for line in layout.lines
        ),
    )


def _criterion(
    layout: Layout, at: int, column: Column, weight: str | None, mark: str
) -> SheetCriterion:
    texts = {
        line.role: line.texts[at] for line in reversed(layout.lines) if line.along == "criteria"
    }
    direction = texts.get(Role.direction, "")
    anchors = (
        _anchor(texts.get(Role.worst, ""), mark),
        _anchor(texts.get(Role.best, ""), mark),
    )
    unit = column.unit or texts.get(Role.unit, "")
    return SheetCriterion(
        layout.criteria[at],
        column,
        weight,
        direction_of(direction) if direction else None,
        direction,
        anchors,
        "" if is_missing(unit) else unit,
    )


def _anchor(text: str, mark: str) -> str | None:
    """The number of an anchor, the text itself where it is none; None where nothing is stated."""
    if is_missing(text):
        return None
    [value] = read_column([text], mark).values
    return plain_number(text, mark) if value is None else value


def _explained(line: Line, criteria: Sequence[SheetCriterion], mark: str) -> Line:
    """A line of totals, with how they follow from the criteria where they do."""
    if line.why or line.along != "options" or line.role not in DERIVED[:2]:
        return line
    values = read_column(line.texts, mark).values
    columns = [criterion.column.values for criterion in criteria]
    if None in values or any(None in column for column in columns) or not columns:
        return line
    numbers = [[float(text or 0) for text in column] for column in columns]
    sums = sums_of(numbers, [criterion.weight for criterion in criteria])
    texts = [text or "" for text in values]
    return replace(line, why=how_computed(texts, [float(text) for text in texts], sums))
