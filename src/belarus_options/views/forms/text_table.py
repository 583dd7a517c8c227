"""A table in letters, as wide as its cells.

Where a terminal is narrower, columns that can be spared go, then ids fold and headings are cut;
what still is too wide is divided into blocks.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import groupby

from rich.box import ASCII2, Box
from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from belarus_options.views.charts.rows_terminal import axis, drawn_rows, width_of
from belarus_options.views.report.chart import Bars, RowChart
from belarus_options.views.report.report import Column, Table
from belarus_options.views.report.sentence import Said

# Space between columns, and how narrow a column of names may get before the table is split.
_PADDING = 2
_NARROWEST_NAME = 14
_LONGEST_WHOLE = 26
# From this width on, ids fold and headings are cut before a table is divided.
_WIDE = 70
# Columns that headings are cut to, the widest that fits.
_CUT_TO = range(12, 4, -1)
# A word of a heading that is this short is not broken at its hyphens.
_SHORT_WORD = 8
_BREAK = re.compile(r"[^-]+-?|-")
# A rule below the heading, and one between two sections.
_RULED = Box("    \n    \n ── \n    \n ── \n    \n    \n    \n")


@dataclass(frozen=True)
class _TextColumn:
    # Widths are asked for again and again: no slots, so that each is kept.
    heading: str
    cells: tuple[str, ...]
    is_number: bool = False
    chart: RowChart | None = None
    is_optional: bool = False
    group: str = ""
    # Columns that the words of a heading are cut to, 0 where they stay whole.
    room: int = 0
    # Whether cells wrap at their words however short they are.
    wraps: bool = False

    @property
    def stands_behind(self) -> bool:
        return isinstance(self.chart, Bars)

    @cached_property
    def widest(self) -> int:
        lines = (line for cell in self.cells for line in cell.split("\n"))
        return max(map(cell_len, lines), default=0)

    @cached_property
    def heading_lines(self) -> list[str]:
        """A column of numbers has its heading on several lines: that leaves room for more."""
        if not self.is_number:
            return [self.heading]
        if self.room:
            return [_cut(word, max(self.widest, self.room)) for word in self.heading.split(" ")]
        words = [
            part
            for word in self.heading.split(" ")
            for part in ([word] if cell_len(word) <= _SHORT_WORD else _BREAK.findall(word))
        ]
        room = max([self.widest, *map(cell_len, words)], default=0)
        lines: list[str] = []
        for word in words:
            together = f"{lines[-1]} {word}" if lines and not lines[-1].endswith("-") else ""
            if together and cell_len(together) <= room:
                lines[-1] = together
            else:
                lines.append(word)
        return lines or [""]

    @cached_property
    def whole(self) -> int:
        """The width at which nothing wraps."""
        if self.chart is not None and not self.stands_behind:
            return max(width_of(self.chart), cell_len(self.heading))
        # Bars take no more than the longest of them.
        return max(self.widest, *map(cell_len, self.heading_lines))

    @cached_property
    def need(self) -> int:
        """The least width: whole numbers, charts and ids, which are typed again; names and long
        paths wrap."""
        least = min(self.whole, _NARROWEST_NAME)
        if self.chart is not None or self.is_number:
            return self.whole
        if self.wraps:
            words = (word for cell in self.cells for word in cell.split())
            return max(cell_len(self.heading), *map(cell_len, words), least)
        return self.whole if self.widest <= _LONGEST_WHOLE else least


def print_table(
    table: Table,
    console: Console,
    text: Callable[[Said], str],
    *,
    is_full: bool,
    is_unicode: bool,
    heading_style: str,
) -> None:
    """Prints a table, details left out; `text` gives a cell in letters that the terminal has.

    In full every column stays whole, if need be in several blocks.
    """
    if not table.rows:
        return
    columns = [
        _in_letters(column, [row[index] for row in table.rows], text, is_unicode=is_unicode)
        for index, column in enumerate(table.columns)
        if not column.is_detail
    ]
    if is_full:
        blocks = _blocks(columns, table.keys, console.width)
    else:
        blocks = _in_brief(columns, table.keys, console.width)
    beneath = [[text(said) for said in lines] for lines in table.beneath]
    if any(_least_width(block) > console.width for block in blocks):
        _print_records(columns, beneath, console)
        return
    for block in blocks:
        widths = _room_for_groups(block, _widths(block, console.width), console.width)
        console.print()
        for line in _group_lines(block, widths):
            console.print(Text(line, style=heading_style))
        empty = partial(_rich_table, block, widths, is_unicode, heading_style)
        start = 0
        # Below a row of the last block stand its lines, as wide as the table.
        below = beneath if block is blocks[-1] else []
        for end in _ends(len(table.rows), below):
            # Where letters are plain, Rich draws lines between columns.
            by_rich = table.ruled if is_unicode else len(table.rows)
            for rows, lines in _laid_out(block, widths, range(start, end), by_rich):
                if lines:
                    console.file.writelines(lines)
                    continue
                rich = empty(has_heading=rows.start == 0)
                console.print(_with_rows(rich, block, rows, table.ruled))
            indent = widths[0] + _PADDING if block[0].is_number else _PADDING
            _print_lines(below[end - 1] if below else [], indent, console)
            start = end


def _laid_out(
    columns: list[_TextColumn], widths: list[int], rows: range, ruled: int
) -> Iterator[tuple[range, list[str]]]:
    """Rows in parts, each with its lines where they are as simple as that: Rich takes a millisecond
    for every one, and there can be ten thousand."""
    # The heading stands above the first row, and a rule between the last ones.
    last = max(rows.start, len(columns[0].cells) - ruled - 1)
    simple = {
        row: line
        for row in rows
        if 0 < row < last and (line := _simple_line(columns, widths, row)) is not None
    }
    for is_simple, members in groupby(rows, key=simple.__contains__):
        part = list(members)
        yield range(part[0], part[-1] + 1), [simple[row] for row in part if is_simple]


def _simple_line(columns: list[_TextColumn], widths: list[int], row: int) -> str | None:
    """A row whose cells fit into their columns on one line, as Rich lays it out; else None."""
    pieces = []
    for column, width in zip(columns, widths, strict=True):
        cell = column.cells[row].rstrip()
        room = width - cell_len(cell)
        if room < 0 or cell != cell.lstrip() or "\n" in cell:
            return None
        pieces.append(" " * room + cell if column.is_number else cell + " " * room)
    return (" " * _PADDING).join(pieces) + "\n"


def _ends(rows: int, beneath: list[list[str]]) -> list[int]:
    """How far rows go without lines in between."""
    return sorted({*(at for at, lines in enumerate(beneath, start=1) if lines), rows})


def _print_lines(lines: list[str], indent: int, console: Console) -> None:
    for line in lines:
        for piece in Text(line).wrap(console, max(10, console.width - indent)):
            console.print(Text(" " * indent) + piece)


def _in_letters(
    column: Column, cells: list[Said], text: Callable[[Said], str], *, is_unicode: bool
) -> _TextColumn:
    if column.chart is None:
        heading, shown = text(column.heading), tuple(map(text, cells))
        return _TextColumn(
            heading,
            shown,
            column.is_number,
            is_optional=column.is_optional,
            group=text(column.group),
        )
    chart = column.chart()
    drawn = drawn_rows(chart, is_unicode=is_unicode)
    # Rows below those of the chart have nothing drawn.
    shown = (*map(text, drawn), *[""] * (len(cells) - len(drawn)))
    return _TextColumn(text(axis(chart)), shown, chart=chart, is_optional=column.is_optional)


def _in_brief(columns: list[_TextColumn], keys: int, width: int) -> list[list[_TextColumn]]:
    """The columns in one block, with what can be spared left out; in several where that is not
    enough."""
    keys_left = keys
    least = _least_width(columns)
    spared: set[int] = set()
    for at in reversed(range(len(columns))):
        if least > width and columns[at].is_optional:
            spared.add(at)
            least -= columns[at].need + _PADDING
            keys_left -= at < keys_left
    left = [column for at, column in enumerate(columns) if at not in spared]
    if _least_width(left) > width >= _WIDE:
        folded = [_folded(column) if at < keys_left else column for at, column in enumerate(left)]
        for room in (0, *_CUT_TO):
            tighter = [replace(column, room=room * column.is_number) for column in folded]
            if _least_width(tighter) <= width:
                return [tighter]
    for first in (keys_left, 0):
        wrapped = [_wrapped(column) if at >= first else column for at, column in enumerate(left)]
        if _least_width(wrapped) <= width:
            return [wrapped]
    return _blocks(left, keys_left, width)


def _wrapped(column: _TextColumn) -> _TextColumn:
    """A column of words, which wrap."""
    return replace(column, wraps=any(" " in cell for cell in column.cells))


def _folded(column: _TextColumn) -> _TextColumn:
    """A column of ids on several lines each, as narrow as their longest part."""
    parts = [part for cell in column.cells for part in _BREAK.findall(cell)]
    room = max(map(cell_len, (column.heading, *parts)), default=0)
    if column.is_number or any(" " in cell for cell in column.cells):
        return column
    return replace(column, cells=tuple(_on_lines(cell, room) for cell in column.cells))


def _on_lines(cell: str, room: int) -> str:
    lines = [""]
    for part in _BREAK.findall(cell):
        if cell_len(lines[-1] + part) <= room:
            lines[-1] += part
        else:
            lines.append(part)
    return "\n".join(lines)


def _cut(word: str, room: int) -> str:
    """A word of a heading in the room that its column has."""
    if cell_len(word) <= room or _has_digit(word):
        return word
    return set_cell_size(word, room - 1).rstrip() + "…"


def _has_digit(word: str) -> bool:
    """A number cut short would be another number."""
    return any(character.isdigit() for character in word)


def _least_width(columns: list[_TextColumn]) -> int:
    """The width below which a column could no longer show its cells whole."""
    return sum(column.need + _PADDING for column in columns) - _PADDING


def _blocks(columns: list[_TextColumn], keys: int, width: int) -> list[list[_TextColumn]]:
    """The columns in as many parts as the width asks for, the key columns in each."""
    room = width - sum(column.need + _PADDING for column in columns[:keys])
    parts: list[list[_TextColumn]] = [[]]
    for index, column in enumerate(columns[keys:], start=keys):
        # A chart stays beside the number that it draws, which is the next column.
        together = columns[index : index + 2] if column.chart is not None else [column]
        follows_chart = bool(parts[-1]) and parts[-1][-1].chart is not None
        wanted = _least_width([*parts[-1], *together])
        if parts[-1] and not follows_chart and wanted > room:
            parts.append([])
        parts[-1].append(column)
    return [[*columns[:keys], *part] for part in parts]


def _print_records(columns: list[_TextColumn], beneath: list[list[str]], console: Console) -> None:
    """One `heading: value` a line, for terminals too narrow for a table of these columns."""
    for row in range(len(columns[0].cells)):
        console.print()
        drawn = group = ""
        for column in columns:
            if column.stands_behind:
                # A bar stands behind the number that it draws, which is the next cell.
                drawn = f" {column.cells[row]}"
                continue
            heading = f"{column.heading}: " if column.heading else ""
            if column.group != group:
                group = column.group
                console.print(Text(group, overflow="fold"))
            console.print(Text(f"{heading}{column.cells[row]}{drawn}", overflow="fold"))
            drawn = ""
        _print_lines(beneath[row] if beneath else [], _PADDING, console)


def _widths(columns: list[_TextColumn], width: int) -> list[int]:
    """The columns' widths: whole where there is room, else the widest names wrap first."""
    needs = [column.need for column in columns]
    wholes = [column.whole for column in columns]
    padding = _PADDING * (len(columns) - 1)
    if sum(wholes) + padding <= width:
        return wholes
    # What is wider than all there is gives that much first; a name can have a million letters.
    widths = [max(need, min(whole, width)) for need, whole in zip(needs, wholes, strict=True)]
    for _ in range(sum(widths) + padding - width):
        can_give = [(w, at) for at, w in enumerate(widths) if w > needs[at]]
        if not can_give:
            break
        widths[max(can_give)[1]] -= 1
    return widths


def _room_for_groups(columns: list[_TextColumn], widths: list[int], width: int) -> list[int]:
    """The widths, with as much more for the columns of a group as its name takes on one line, where
    there is room for that."""
    wider = list(widths)
    for group, at, room in _groups(columns, widths):
        missing = cell_len(group) - room
        if 0 < missing <= width - sum(wider) - _PADDING * (len(wider) - 1):
            for more in range(missing):
                wider[at[more % len(at)]] += 1
    return wider


def _groups(columns: list[_TextColumn], widths: list[int]) -> Iterator[tuple[str, list[int], int]]:
    """What columns beside each other have in common, which they are, and how wide together."""
    for group, members in groupby(range(len(columns)), key=lambda at: columns[at].group):
        at = list(members)
        yield group, at, sum(widths[column] + _PADDING for column in at) - _PADDING


def _group_lines(columns: list[_TextColumn], widths: list[int]) -> list[str]:
    """What stands above the headings of columns that belong together, right above them."""
    lines: list[str] = []
    end = 0
    for group, _, room in _groups(columns, widths):
        end += room
        pieces = [""] if group else []
        for word in group.split():
            longer = f"{pieces[-1]} {word}".strip()
            pieces = [*pieces[:-1], longer] if cell_len(longer) <= room else [*pieces, word]
        lines = [""] * (len(pieces) - len(lines)) + lines
        for at, piece in enumerate(reversed(pieces), start=1):
            lines[-at] = set_cell_size(lines[-at], max(0, end - cell_len(piece))) + piece
        end += _PADDING
    return lines


def _rich_table(
    columns: list[_TextColumn],
    widths: list[int],
    is_unicode: bool,
    heading_style: str,
    *,
    has_heading: bool,
) -> RichTable:
    rich = RichTable(
        box=_RULED if is_unicode else ASCII2,
        header_style=heading_style,
        show_header=has_heading,
        padding=(0, _PADDING - 1, 0, 0),
        show_edge=False,
        pad_edge=False,
    )
    for column, width in zip(columns, widths, strict=True):
        rich.add_column(
            Text("\n".join(column.heading_lines)),
            justify="right" if column.is_number else "left",
            width=width,
            overflow="fold",
        )
    return rich


def _with_rows(rich: RichTable, columns: list[_TextColumn], rows: range, ruled: int) -> RichTable:
    """The table with the cells of these rows, the last of all below a rule."""
    last = len(columns[0].cells) - ruled - 1
    for row in rows:
        rich.add_row(*(Text(column.cells[row]) for column in columns), end_section=row == last)
    return rich
