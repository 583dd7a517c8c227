"""What a file prints of its decision matrices, for an audit: one `PrintedTable` a table."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal, NamedTuple

from belarus_options.files.sheets.cells import read_tables
from belarus_options.files.sheets.layout import Axis, Layout, Line, find_layout
from belarus_options.files.sheets.numbers import Column, read_column
from belarus_options.files.sheets.sheet import Sheet, only_criteria, only_options, read_sheet
from belarus_options.files.sheets.sheet_weights import weight_problems
from belarus_options.files.sheets.table import Cell, Table, listed, shown
from belarus_options.files.sheets.words import Role, plain
from belarus_options.model.printed_matrix import PrintedMatrix
from belarus_options.model.problem import Asked, InputError, Problem, Template, refuse

# A number with a longer exponent is no score, and exact arithmetic would not end.
_MOST_EXPONENT = 400


class Named(NamedTuple):
    """The rows or columns that hold totals, weights and ranks, where somebody said so."""

    totals: str | None = None
    weights: str | None = None
    ranks: str | None = None


class PrintedTable(NamedTuple):
    """A matrix of a file: which of its tables it is, from 1, the line (in a workbook the row) of
    its headings, the name of its totals, and those of other totals, which are not audited."""

    number: int
    line: int
    matrix: PrintedMatrix
    totals: str
    others: tuple[str, ...]


class PrintedFile(NamedTuple):
    """The matrices of a file, and why each other table is none, by its number."""

    tables: tuple[PrintedTable, ...]
    passed_over: tuple[tuple[int, str], ...]


def read_printed(
    path: Path,
    *,
    table: int | None = None,
    named: Named | None = None,
    sheet: str | None = None,
    encoding: str | None = None,
    options_in: Axis | None = None,
    keep: Iterable[str] = (),
    lower_is_better: bool | None = None,
) -> PrintedFile:
    """Reads all matrices of a file that have totals, or that of the one table; raises InputError
    with all that is wrong in that table, or, where no table has any, in the largest."""
    keep = tuple(keep)
    tables = read_tables(path, sheet=sheet, encoding=encoding)
    if table is not None and table > len(tables):
        count = f"{len(tables)} tables" if len(tables) > 1 else "one table"
        raise refuse(
            "out-of-range", f"the file has {count}", "leave it out for all that can be read",
            asked=Asked("table", str(table)),
        )  # fmt: skip
    found, errors = [], {}
    for number, each in enumerate(tables, 1):
        if table in (None, number):
            try:
                printed = _printed(number, each, named or Named(), options_in, keep)
                matrix = replace(printed.matrix, lower_is_better=lower_is_better)
                found.append(printed._replace(matrix=matrix))
            except InputError as error:
                errors[number] = error
    if not found:
        largest = max(errors, key=lambda number: sum(map(len, tables[number - 1].rows)))
        raise errors[largest]
    passed_over = [(number, error.problems[0].message) for number, error in errors.items()]
    return PrintedFile(tuple(found), tuple(passed_over))


def _printed(
    number: int, table: Table, named: Named, options_in: Axis | None, keep: Sequence[str]
) -> PrintedTable:
    layout = find_layout(table, options_in=options_in, keep=keep, reads_pairs=True)
    for name, role in zip(named, (Role.total, Role.weight, Role.rank), strict=True):
        if name is not None:
            layout = _with_line(layout, name, role)
    sheet = read_sheet(layout, keep=[*keep, *_kept(layout)])
    totals = _lines(sheet, Role.total)
    chosen = _chosen(sheet, totals)
    if chosen is None:
        problem = table.problem(
            "no-totals", "the table has no totals to check",
            Template("name their row or column `total`, or say which it is by `$totals NAME`"),
            layout.criteria[0].cell,
        )  # fmt: skip
        raise InputError([problem])
    rank = next(iter(_lines(sheet, Role.rank)), None)
    total_column = _column(sheet, chosen)
    rank_column = _column(sheet, rank) if rank else None
    problems = [*_score_problems(sheet), *weight_problems(sheet.layout, sheet.weights)]
    for line, column in ((chosen, total_column), (rank, rank_column)):
        if line is not None and column is not None:
            problems += _line_problems(sheet, line, column)
    if problems:
        raise InputError(problems)
    has_weights = sheet.weights.line is not None
    columns = [criterion.column for criterion in sheet.criteria]
    matrix = PrintedMatrix(
        tuple([option.name for option in sheet.options]),
        tuple([criterion.name for criterion in sheet.criteria]),
        # A range is no number to compute with.
        _turned([_without_ranges(column) for column in columns]),
        tuple([total_column.products.get(at, text) for at, text in enumerate(total_column.values)]),
        tuple([text or "" for text in sheet.weights.numbers]) if has_weights else None,
        sheet.weights.are_percentages,
        rank_column.values if rank_column else None,
        tuple([criterion.prefer for criterion in sheet.criteria]),
        _products(columns),
    )  # fmt: skip
    others = tuple([line.heading.name for line in totals if line is not chosen])
    return PrintedTable(number, _line_of(sheet), matrix, chosen.heading.name, others)


def _turned(columns: Sequence[Sequence[str | None]]) -> tuple[tuple[str | None, ...], ...]:
    return tuple(zip(*columns, strict=True))


def _without_ranges(column: Column) -> Sequence[str | None]:
    if not column.ranges:
        return column.values
    return [None if at in column.ranges else text for at, text in enumerate(column.values)]


def _products(columns: Sequence[Column]) -> tuple[tuple[str | None, ...], ...]:
    """The products behind the scores of each option; nothing where nobody has one."""
    if not any(column.products for column in columns):
        return ()
    return _turned(
        [[column.products.get(at) for at in range(len(column.values))] for column in columns]
    )


def _kept(layout: Layout) -> Iterator[str]:
    """What is a criterion though it is the sum of others: all, where the total has a name and no
    weights say which criteria count."""
    roles = {(line.role, line.along) for line in layout.lines}
    if (Role.total, "options") in roles and (Role.weight, "criteria") not in roles:
        yield from (criterion.name for criterion in layout.criteria)


def _with_line(layout: Layout, name: str, role: Role) -> Layout:
    """The layout with the line of this name in a role, which no other line of it has then."""
    along: Literal["options", "criteria"] = "criteria" if role is Role.weight else "options"
    lines = [replace(line, role=Role.text) if line.role is role and line.along == along else line
             for line in layout.lines]  # fmt: skip
    for at, line in enumerate(lines):
        if line.along == along and plain(line.heading.name) == plain(name):
            lines[at] = replace(line, role=role)
            return replace(layout, lines=tuple(lines))
    headings = layout.options if role is Role.weight else layout.criteria
    at = next((i for i, h in enumerate(headings) if plain(h.name) == plain(name)), -1)
    if at < 0 or len(headings) < 2:
        names = [*headings, *[line.heading for line in lines if line.along == along]]
        known = listed([each.name for each in names if each.name])
        message = f"the table has no line `{shown(name)}`"
        help = f"choose one of {known}"
        asked = {
            Role.weight: Asked("weight-line", shown(name)), Role.rank: Asked("ranks", shown(name)),
        }.get(role, Asked("totals", shown(name)))  # fmt: skip
        raise refuse("unknown-line", message, help, asked=asked)
    keeping = [i for i in range(len(headings)) if i != at]
    if role is Role.weight:
        texts = tuple([texts[at] for texts in layout.texts])
        layout = only_options(replace(layout, lines=tuple(lines)), keeping)
    else:
        texts = layout.texts[at]
        layout = only_criteria(replace(layout, lines=tuple(lines)), keeping)
    return replace(layout, lines=(*layout.lines, Line(role, headings[at], texts, along, at)))


def _lines(sheet: Sheet, role: Role) -> list[Line]:
    """The lines of a role with a number for some option."""
    return [line for line in sheet.lines if line.role is role and line.along == "options"
            and any(_column(sheet, line).values)]  # fmt: skip


def _chosen(sheet: Sheet, totals: Sequence[Line]) -> Line | None:
    """The totals that are audited: where there are weights the first called weighted, else the
    last."""
    if sheet.weights.line is not None:
        for line in totals:
            if "weighted" in plain(line.heading.name):
                return line
    return totals[-1] if totals else None


def _column(sheet: Sheet, line: Line) -> Column:
    # A shared rank has a mark: `=2`, `2=`.
    texts = [text.strip("= ") for text in line.texts] if line.role is Role.rank else line.texts
    return read_column(texts, sheet.mark.mark)


def _line_of(sheet: Sheet) -> int:
    table = sheet.table
    row = min(sheet.options[0].cell.row, sheet.layout.criteria[0].cell.row)
    return table.numbers[row] if table.position is None else table.position(row, 0, 0).line


# --- What cannot be read --------------------------------------------------------------------------


def _score_problems(sheet: Sheet) -> Iterator[Problem]:
    for criterion in sheet.criteria:
        column, name = criterion.column, f"`{shown(criterion.name)}`"
        if not (column.units or column.products or _may_be_bad(column)):
            continue
        cells = [sheet.layout.cell(option, criterion.heading) for option in sheet.options]
        if column.units:
            message = f"the scores of {name} differ in their units"
            help = "write all numbers of a criterion in one"
            yield sheet.table.problem("mixed-units", message, help, cells[0])
        yield from _bad_numbers(sheet.table, column, cells)
        yield from _bad_products(sheet.table, column, cells)


def _line_problems(sheet: Sheet, line: Line, column: Column) -> Iterator[Problem]:
    cells = [sheet.layout.cell_of(line, option) for option in sheet.options]
    yield from _bad_numbers(sheet.table, column, cells)
    yield from _bad_products(sheet.table, column, cells)


def _bad_numbers(table: Table, column: Column, cells: Sequence[Cell]) -> Iterator[Problem]:
    words = [at for at in range(len(cells)) if column.words and at not in column.missing]
    for at in sorted({*column.strange, *column.too_large, *words}):
        yield _bad_number(table, cells[at])
    for at, text in enumerate(column.values):
        if text and at not in column.too_large and _is_beyond(text):
            yield _bad_number(table, cells[at])


def _may_be_bad(column: Column) -> bool:
    """Whether a column has anything that is not a plain number: most have not."""
    if column.words or column.strange or column.too_large or column.missing:
        return True
    return "e" in "".join(text or "" for text in column.values).lower()


def _bad_products(table: Table, column: Column, cells: Sequence[Cell]) -> Iterator[Problem]:
    for at, text in column.products.items():
        if _is_beyond(text):
            yield _bad_number(table, cells[at])


def _bad_number(table: Table, cell: Cell) -> Problem:
    message = f"`{shown(table.text(cell))}` is no number to compute with"
    return table.problem("bad-number", message, "write a number, or leave the cell empty", cell)


def _is_beyond(text: str) -> bool:
    exponent = text.lower().partition("e")[2].lstrip("+-").lstrip("0")
    return len(exponent) > 3 or int(exponent or 0) > _MOST_EXPONENT
