"""Which lines of a table are options, which are criteria, and what all the others are.

A table has options down and criteria across, or the other way round; what lies beside them
(weights, directions, anchors, totals, ranks, remarks) is told by its name.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Literal, NamedTuple

from belarus_options.files.sheets.frame import Frame, find_frame
from belarus_options.files.sheets.numbers import is_number
from belarus_options.files.sheets.table import Cell, Table, listed, shown
from belarus_options.files.sheets.words import (
    DIRECTION_CODES,
    SETTINGS,
    Role,
    axis_of,
    direction_of,
    is_about,
    is_called_an_option,
    plain,
    role_of,
)
from belarus_options.model.base import parse_number
from belarus_options.model.problem import InputError, Problem, Template
from belarus_options.model.suggest import did_you_mean

# Of so many lines at the top the names are compared with those of settings.
_MOST_SETTINGS = 5

Axis = Literal["rows", "columns"]


class Heading(NamedTuple):
    """The name of an option or a criterion, and where it stands."""

    name: str
    cell: Cell
    # Its row where names stand down, else its column, in the rows of the table.
    line: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line beside the matrix: what it is, its name, its texts along the options or the criteria.

    `along` says which of the two; `after` is how many lines of the matrix stand before it. `why`
    says what its numbers are, where that was found by computing.
    """

    role: Role
    heading: Heading
    texts: tuple[str, ...]
    along: Literal["options", "criteria"]
    after: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """The matrix of a table. `texts` has for each criterion its cells along the options.

    `lines` are all others that have a name, in the table's order; `passed_over` says in a phrase
    each what else was left out. `options_in` is where options stand.
    """

    table: Table
    options_in: Axis
    options: tuple[Heading, ...]
    criteria: tuple[Heading, ...]
    texts: tuple[tuple[str, ...], ...]
    lines: tuple[Line, ...]
    passed_over: tuple[str, ...]

    def cell(self, option: Heading, criterion: Heading) -> Cell:
        """Where a score stands."""
        if self.options_in == "rows":
            return Cell(option.line, criterion.line)
        return Cell(criterion.line, option.line)

    def cell_of(self, line: Line, other: Heading) -> Cell:
        """Where a line beside the matrix crosses an option or a criterion."""
        # Along the criteria it runs as an option does.
        return (
            self.cell(line.heading, other)
            if line.along == "criteria"
            else self.cell(other, line.heading)
        )


def find_layout(
    table: Table,
    *,
    options_in: Axis | None = None,
    keep: Iterable[str] = (),
    reads_pairs: bool = False,
) -> Layout:
    """Tells the lines of a table apart; `keep` names lines that are options or criteria whatever
    they are called, and `reads_pairs` of two columns takes the one whose products are in the other.
    Raises InputError where a table can be read two ways, or has no matrix."""
    kept = frozenset(plain(name) for name in keep)
    frame = find_frame(table, frozenset(keep), reads_pairs=reads_pairs)
    cells = [Cell(row, frame.labels) for row in frame.body]
    down = [Heading(table.text(cell), cell, cell.row) for cell in cells]
    across = [
        Heading(frame.headings[at], Cell(frame.heading_rows[at], at), at) for at in frame.columns
    ]
    rows = [table.rows[row] for row in frame.body]
    by_row = _beside(rows, frame.columns)
    by_column: list[tuple[str, ...]] = (
        list(zip(*by_row, strict=True)) if rows else [() for _ in frame.columns]
    )
    axis = options_in or _options_stand_in(frame, down, across, by_row, by_column)
    if axis == "columns":
        options, criteria, along_options, along_criteria = across, down, by_row, by_column
    else:
        options, criteria, along_options, along_criteria = down, across, by_column, by_row
    around = _lines(options, along_criteria, "criteria", kept)
    if not any(line.role is Role.weight for line, _ in around):
        around = _with_weights_by_numbers(options, along_criteria, around, kept)
    weights = next((texts for line, texts in around if line.role is Role.weight), ())
    sums = _sums_among(weights)
    weighted = frozenset(
        heading.name
        for heading, weight in zip(criteria, weights, strict=False)
        if is_number(weight) and weight not in sums
    )
    beside = [*around, *_lines(criteria, along_options, "options", kept | weighted)]
    is_beside = {(line.along, line.heading.line) for line, _ in beside}
    chosen = [i for i, o in enumerate(options) if ("criteria", o.line) not in is_beside]
    named = [i for i, c in enumerate(criteria) if ("options", c.line) not in is_beside]
    lines = [
        Line(
            line.role, line.heading,
            _chosen(texts, named if line.along == "criteria" else chosen),
            line.along, line.after, line.why,
        )
        for line, texts in beside
    ]  # fmt: skip
    layout = Layout(
        table,
        axis,
        tuple(options[i] for i in chosen),
        tuple(criteria[i] for i in named),
        tuple(_chosen(along_options[i], chosen) for i in named),
        tuple(lines),
        frame.passed_over,
    )
    _check(layout, frame)
    return layout


def _chosen(texts: Sequence[str], places: Sequence[int]) -> tuple[str, ...]:
    if len(places) < 2:
        return tuple([texts[at] for at in places])
    return tuple(itemgetter(*places)(texts))


def _beside(rows: Sequence[tuple[str, ...]], columns: Sequence[int]) -> list[tuple[str, ...]]:
    """The cells of each row in these columns, empty ones where it ends before them."""
    if not columns:
        return [() for _ in rows]
    width = max(columns) + 1
    padded = [row if len(row) >= width else (*row, *[""] * (width - len(row))) for row in rows]
    if list(columns) == list(range(columns[0], width)):
        return [row[columns[0] : width] for row in padded]
    return [_chosen(row, columns) for row in padded]


def _lines(
    headings: Sequence[Heading],
    texts: Sequence[tuple[str, ...]],
    along: Literal["options", "criteria"],
    kept: frozenset[str],
) -> list[tuple[Line, tuple[str, ...]]]:
    """The lines beside the matrix, and all their texts along the other axis."""
    found = []
    before = 0
    for heading, cells in zip(headings, texts, strict=True):
        role = _role(heading.name, cells, along, kept)
        if role is None:
            before += 1
        else:
            found.append((Line(role, heading, (), along, before), cells))
    return found


def _with_weights_by_numbers(
    headings: Sequence[Heading],
    texts: Sequence[tuple[str, ...]],
    around: list[tuple[Line, tuple[str, ...]]],
    kept: frozenset[str],
) -> list[tuple[Line, tuple[str, ...]]]:
    """The lines with the first option among them, where its numbers are weights."""
    others = {line.heading.line for line, _ in around}
    left = [i for i, heading in enumerate(headings) if heading.line not in others]
    if len(left) < 3 or plain(headings[left[0]].name) in kept:
        return around
    if not _first_are_weights([texts[i] for i in left]):
        return around
    line = Line(Role.weight, headings[left[0]], (), "criteria", 0, "its numbers are weights")
    return [(line, texts[left[0]]), *around]


def _sums_among(weights: Sequence[str]) -> set[str]:
    """The weights that are those of a total: what all the others add up to."""
    if len(weights) <= 2:
        return set()
    numbers = [parse_number(text.rstrip("% ").replace(",", ".")) or 0 for text in weights]
    every = sum(numbers)
    return {
        text
        for text, own in zip(weights, numbers, strict=True)
        if abs(every - 2 * own) <= 1e-9 * abs(own)
    }


def _role(
    name: str, cells: Sequence[str], along: Literal["options", "criteria"], kept: frozenset[str]
) -> Role | None:
    if kept and (plain(name) in kept or name in kept):
        return None
    role = role_of(name)
    if role is None and is_about(name) and not any(map(is_number, cells)):
        role = Role.prose
    if role is Role.prose and all(is_number(cell) for cell in cells if cell):
        # A mark is a `note` in French.
        role = None
    if along == "criteria":
        # The cells of directions say so themselves, whatever they are called.
        if _are_directions(cells, with_codes=role is Role.direction):
            return Role.direction
        return role if role is not Role.empty else None
    if role in SETTINGS:
        # Criteria may be called so: the weight of a car, its type.
        role = None
    if role is None and not any(cells):
        return Role.empty
    if not name and not any(map(is_number, cells)):
        return Role.text
    return role


# --- Which way round ------------------------------------------------------------------------------


def _options_stand_in(
    frame: Frame,
    down: list[Heading],
    across: list[Heading],
    by_row: list[tuple[str, ...]],
    by_column: list[tuple[str, ...]],
) -> Axis:
    """Where the options stand, by the words of headings and names, then by the numbers."""
    corner = frame.headings[frame.labels]
    in_rows = _settings_among(down, by_row)
    in_columns = _settings_among(across, by_column)
    in_rows += 2 * any(role_of(c.name) in (Role.total, Role.rank) for c in across)
    in_columns += 2 * any(role_of(r.name) in (Role.total, Role.rank) for r in down)
    in_rows += 4 * (axis_of(corner) == "options")
    in_columns += 4 * (axis_of(corner) == "criteria")
    in_rows += 2 * (sum(is_called_an_option(r.name) for r in down) > 1)
    in_columns += 2 * (sum(is_called_an_option(c.name) for c in across) > 1)
    if abs(in_rows - in_columns) < 2:
        are_weights_down = _first_are_weights(by_column)
        are_weights_across = _first_are_weights(by_row)
        in_columns += 2 * are_weights_down
        in_rows += 2 * are_weights_across
    if abs(in_rows - in_columns) < 2:
        cell = Cell(frame.heading_rows[frame.labels], frame.labels)
        raise InputError(
            [
                frame.table.problem(
                    "two-ways",
                    "the table can be read two ways: nothing says whether its rows are options or"
                    " criteria",
                    Template(
                        "write `option` or `criterion` over the first column, or say"
                        " `$options-in rows` or `$options-in columns`"
                    ),
                    cell,
                )
            ]
        )
    return "rows" if in_rows > in_columns else "columns"


def _settings_among(headings: list[Heading], texts: Sequence[tuple[str, ...]]) -> int:
    """How much speaks for settings among these lines: they stand together at one end."""
    roles = [role_of(heading.name) for heading in headings]
    beside = [role is not None for role in roles]
    first = beside.index(False) if False in beside else len(beside)
    last = len(beside) - (beside[::-1].index(False) if False in beside else len(beside))
    found = 0
    seen = set()
    for at, role in enumerate(roles):
        is_direction = _are_directions(texts[at], with_codes=role is Role.direction)
        if is_direction:
            role = Role.direction
        if role not in SETTINGS or role in seen or not any(texts[at]):
            continue
        if role is Role.direction and not is_direction:
            continue
        seen.add(role)
        is_at_end = at < first or at >= last or is_direction
        found += 4 if is_at_end else 1
    return found


def _are_directions(texts: Sequence[str], *, with_codes: bool) -> bool:
    """Whether all cells that say anything say a direction; some of them in words, or in codes where
    the line is named so."""
    # So do most lines of numbers.
    if (first := texts[0] if texts else "") and first[0].isdigit() and first != "1":
        return False
    words = []
    for text in texts:
        if text and direction_of(text) is None:
            return False
        if text:
            words.append(text)
    return bool(words) and (with_codes or not set(words) <= DIRECTION_CODES)


def _first_are_weights(lines: Sequence[tuple[str, ...]]) -> bool:
    """Whether the first line holds weights, by its numbers: percentages beside none, or numbers
    that are no ratings beside ratings on one scale, all as whole numbers."""
    if len(lines) < 3 or not all(map(is_number, lines[0])):
        return False
    others = [text for line in lines[1:] for text in line if text]
    if all(text.endswith("%") for text in lines[0]):
        return not any(text.endswith("%") for text in others)
    ratings = [int(text) for text in others if text.isascii() and text.isdigit()]
    if len(ratings) < len(others) or not ratings or max(ratings) > 10:
        return False
    top = 5 if max(ratings) <= 5 else 10
    return any(float(text) > top or "." in text for text in lines[0] if _is_plain(text))


def _is_plain(text: str) -> bool:
    return text.replace(".", "", 1).isdigit() and text.isascii()


# --- What has to be there -------------------------------------------------------------------------


def _check(layout: Layout, frame: Frame) -> None:
    table = layout.table
    corner = Cell(frame.heading_rows[frame.labels], frame.labels)
    problems = []
    across = "column" if layout.options_in == "rows" else "row"
    if not layout.criteria:
        help = f"each {across} beside the names is one, with a heading"
        problems.append(table.problem("no-criteria", "the table has no criteria", help, corner))
    if not layout.options:
        along = "row" if layout.options_in == "rows" else "column"
        help = f"each {along} with a name is one"
        problems.append(table.problem("no-options", "the table has no options", help, corner))
    for headings, noun, plural in (
        (layout.criteria, "criterion", "criteria"),
        (layout.options, "option", "options"),
    ):
        problems += _name_problems(table, headings, noun, plural)
    if not any(line.role is Role.weight for line in layout.lines):
        for heading in layout.options[:_MOST_SETTINGS]:
            if did_you_mean(heading.name.lower(), ["weight", "weights"]):
                message = f"`{shown(heading.name)}` looks like the weights"
                help = "name the line `weight`, or say that it is an option by `$keep NAME`"
                problems.append(
                    table.problem("misnamed-row", message, Template(help), heading.cell)
                )
    if problems:
        raise InputError(problems)


def _name_problems(
    table: Table, headings: Sequence[Heading], noun: str, plural: str
) -> Iterable[Problem]:
    seen: set[str] = set()
    nameless = [heading for heading in headings if not heading.name]
    twice = []
    for heading in headings:
        if heading.name in seen:
            twice.append(heading)
        seen.add(heading.name or "")
    twice = [heading for heading in twice if heading.name]
    if nameless:
        count = f"{len(nameless)} {plural} have" if len(nameless) > 1 else f"this {noun} has"
        yield table.problem("missing-value", f"{count} no name", "write one", nameless[0].cell)
    if twice:
        names = list(dict.fromkeys(heading.name for heading in twice))
        message = f"two {plural} are named {listed(names)}"
        yield table.problem("duplicate-name", message, "rename one of them", twice[0].cell)
