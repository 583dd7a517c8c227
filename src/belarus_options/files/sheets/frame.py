"""The frame of a table: its headings, its names, and the lines around it that are neither."""

from dataclasses import dataclass

from belarus_options.files.sheets.numbers import is_number
from belarus_options.files.sheets.pairs import Times, times_the_weight
from belarus_options.files.sheets.table import Cell, Table, listed, shown
from belarus_options.files.sheets.words import SETTINGS, Role, axis_of, role_of
from belarus_options.model.problem import InputError, Problem, Template

# A line below a table that is longer is a remark, and no name.
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a table has its headings and its names.

    `headings` are those of all columns, empty where there is none, and `heading_rows` the row in
    which each stands. `labels` is the column of names, and `body` the rows below the headings.
    `passed_over` says what was left out so far, a phrase each.
    """

    table: Table
    headings: tuple[str, ...]
    heading_rows: tuple[int, ...]
    labels: int
    columns: tuple[int, ...]
    body: tuple[int, ...]
    passed_over: tuple[str, ...]


def find_frame(table: Table, keep: frozenset[str], *, reads_pairs: bool = False) -> Frame:
    """The frame of a table; `reads_pairs` takes of two columns the scores where the other is the
    weight times them. Raises InputError where its rows do not fit its headings."""
    rows = table.rows
    counts = [len(row) - row.count("") for row in rows]
    first, last = _extent(table, counts)
    passed = [f"line `{shown(_only(rows[at]))}`" for at in range(first)]
    below = [f"line `{shown(_only(rows[at]))}`" for at in range(last, len(rows))]
    top = rows[first]
    width = max(len(row) for row in rows[first:last])
    headings = [*top, *[""] * (width - len(top))]
    heading_rows = [first] * width
    body = list(range(first + 1, last))
    dropped: frozenset[int] = frozenset()
    if len(body) > 1 and _spans(table, first, last):
        second = [*rows[first + 1], *[""] * (width - len(rows[first + 1]))]
        body = body[1:]
        times = times_the_weight([rows[at] for at in body], second)
        if times and reads_pairs and not {times.of, times.product} & keep:
            keep |= {times.of}
        headings, heading_rows, dropped = _joined(table, first, headings, second, keep, times=times)
        passed.append("the upper of two header lines")
        unwanted = list(dict.fromkeys(second[at] for at in dropped))
        is_product = times is not None and unwanted == [times.product]
        why = f" (the weight times `{shown(times.of)}`)" if times and is_product else ""
        passed += [f"columns {listed(unwanted)}{why}"] if unwanted else []
    used = {at for at, heading in enumerate(headings) if heading}
    bare = [at for at in range(width) if at not in used]
    used |= {at for at in bare if any(len(rows[row]) > at and rows[row][at] for row in body)}
    _check_rows(table, headings, body, dropped)
    labels, skipped = _labels(table, headings, body)
    named = [headings[at] for at in skipped if headings[at]]
    passed += [f"column {listed([name])}" for name in named]
    columns = tuple(sorted(at for at in used - dropped if at > labels))
    return Frame(
        table, tuple(headings), tuple(heading_rows), labels, columns, tuple(body),
        (*passed, *below),
    )  # fmt: skip


def _only(row: tuple[str, ...]) -> str:
    return next(text for text in row if text)


def _extent(table: Table, counts: list[int]) -> tuple[int, int]:
    """The first row of a table, and the row behind its last: titles and remarks left out."""
    typical = max(counts)
    first, last = 0, len(counts)
    # Under a title, a row of two lines of headings has more than one cell.
    while first < last - 1 and typical > 1 and counts[first] == 1:
        following = table.rows[first + 1]
        is_beside = not table.rows[first][0] and any(map(is_number, following))
        if role_of(following[0]) in SETTINGS or is_beside:
            break
        first += 1
    for gap in sorted(table.gaps):
        # Such as an author and a date, with an empty row below them.
        above = range(first, gap)
        if gap < last - 1 and all(_is_title(table.rows[at], counts[at], typical) for at in above):
            first = max(first, gap)
    while last > first + 1 and typical > 2 and counts[last - 1] == 1:
        text = _only(table.rows[last - 1])
        if last - 1 not in table.gaps and len(text) <= _LONGEST_NAME and ":" not in text:
            break
        last -= 1
    return first, last


def _is_title(row: tuple[str, ...], count: int, typical: int) -> bool:
    """Whether a row above an empty one has too few cells to be of the table."""
    return 2 * count < typical or (2 * count == typical >= 6 and bool(row[0]))


def _spans(table: Table, first: int, last: int) -> bool:
    """Whether the row below the first holds headings too, some of which the first spans."""
    top, second = table.rows[first], table.rows[first + 1]
    if role_of(second[0]) in SETTINGS or any(map(is_number, second)):
        return False
    upper = [*top, *[""] * (len(second) - len(top))]
    gaps = [at for at in range(1, len(second)) if second[at] and not upper[at]]
    # Words may be scores, where no row has numbers.
    has_numbers = any(is_number(text) for row in table.rows[first + 2 : last] for text in row[1:])
    is_named = all(second[at] or upper[at] for at in range(1, len(second)))
    return bool(gaps) and has_numbers and is_named


def _joined(
    table: Table,
    first: int,
    upper: list[str],
    lower: list[str],
    keep: frozenset[str],
    *,
    times: Times | None,
) -> tuple[list[str], list[int], frozenset[int]]:
    """One heading a column of two lines of them: the lower where it has one that is its own.

    Where each option has several columns of the same headings, the ones that are kept are named as
    the upper line names them; the others are the columns given last.
    """
    filled = upper[:1]
    for text in upper[1:]:
        filled.append(text or filled[-1])
    below = [text for text in lower[1:] if text]
    repeated = [text for text in dict.fromkeys(below) if below.count(text) > 1]
    kinds = [text for text in repeated if below.count(text) == max(map(below.count, repeated))]
    if not kinds:
        headings = [low or high for low, high in zip(lower, upper, strict=True)]
        return headings, [first + bool(low) for low in lower], frozenset()
    kept = [text for text in kinds if text in keep]
    if len(kinds) > 1 and len(kept) != 1:
        at = lower.index(kinds[0])
        raise InputError([_several_columns(table, Cell(first + 1, at), filled[at], kinds, times)])
    chosen = kept[0] if kept else kinds[0]
    headings, where = [], []
    for low, high, whole in zip(lower, upper, filled, strict=True):
        headings.append(whole if low == chosen else "" if low in kinds else low or high)
        where.append(first if low in kinds else first + bool(low))
    dropped = [at for at, low in enumerate(lower) if low in kinds and low != chosen]
    return headings, where, frozenset(dropped)


def _several_columns(
    table: Table, cell: Cell, name: str, kinds: list[str], times: Times | None
) -> Problem:
    what = listed(kinds)
    if times is not None:
        what += f"; `{shown(times.product)}` is the weight times `{shown(times.of)}`"
    return table.problem(
        "several-columns",
        f"`{shown(name)}` has several columns: {what}",
        Template("say which of them hold the scores, as by `$keep Unweighted`"),
        cell,
    )


def _check_rows(
    table: Table, headings: list[str], body: list[int], dropped: frozenset[int]
) -> None:
    problems = []
    bare = [at for at, heading in enumerate(headings) if not heading and at and at not in dropped]
    for column in bare:
        filled = [row for row in body if len(table.rows[row]) > column and table.rows[row][column]]
        if filled and 2 * len(filled) <= len(body):
            problems.append(_uneven(table, filled[0], column))
            break
    mixed = _mixed(table, headings, body)
    if mixed is not None:
        problems = [mixed]
    if problems:
        raise InputError(problems)


def _uneven(table: Table, row: int, column: int) -> Problem:
    help = "give the column a heading"
    if table.delimiter and table.delimiter != "|":
        mark = "a tab" if table.delimiter == "\t" else f"`{table.delimiter}`"
        help += f"; a cell with {mark} in it goes in quotes"
    return table.problem(
        "uneven-row",
        f"`{shown(table.rows[row][column])}` stands in a column that has no heading",
        help,
        Cell(row, column),
    )


def _mixed(table: Table, headings: list[str], body: list[int]) -> Problem | None:
    """The problem of rows that are separated by another mark than the first."""
    other = {",": ";", ";": ","}.get(table.delimiter)
    width = len([heading for heading in headings[1:] if heading]) + 1
    if other is None or width < 3:
        return None
    for row in body:
        if len(table.rows[row]) - table.rows[row].count("") >= width:
            continue
        cells = [text for text in table.rows[row] if text]
        marks = sum(text.count(other) for text in cells)
        if marks >= width - 1:
            return table.problem(
                "mixed-delimiters",
                f"this row is separated by `{other}`, and the first row by `{table.delimiter}`",
                "use one throughout; a heading or a name with it in it goes in quotes",
                Cell(row, 0),
                Cell(row, len(table.rows[row]) - 1),
            )
    return None


def _labels(table: Table, headings: list[str], body: list[int]) -> tuple[int, list[int]]:
    """The column of names, and the columns before it: numbers in a row, or groups of names."""
    for column, heading in enumerate(headings[:4]):
        texts = [table.text(Cell(row, column)) for row in body]
        if axis_of(heading) and not all(map(is_number, texts)):
            return column, list(range(column))
    column = 0
    while column < min(3, len(headings) - 2) and _is_no_name(table, headings, body, column):
        column += 1
    texts = [table.text(Cell(row, column)) for row in body]
    if column and (not all(texts) or any(map(is_number, texts))):
        column = 0
    return column, list(range(column))


def _is_no_name(table: Table, headings: list[str], body: list[int], column: int) -> bool:
    texts = [table.text(Cell(row, column)) for row in body]
    if role_of(headings[column]) is Role.number or not any(texts):
        return True
    there = [text.rstrip(".") for text in texts if text]
    if there == [str(number) for number in range(1, len(there) + 1)] and not headings[column]:
        return True
    # Groups are written once, above or beside the names that they hold.
    groups = [text for text in texts if text]
    is_grouping = len(set(groups)) < len(groups) or len(groups) < len(texts)
    beside = [table.text(Cell(row, column + 1)) for row in body]
    are_names = all(beside) and len(set(beside)) == len(beside) and not any(map(is_number, beside))
    return is_grouping and are_names and role_of(headings[column + 1]) is not Role.prose
