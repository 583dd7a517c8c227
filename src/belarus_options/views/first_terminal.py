"""A report on a terminal, through Rich: tables that wrap to the width and lose nothing."""

import io
import re
from functools import partial

from rich.box import ASCII2, SIMPLE_HEAD, Box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from belarus_options.views.first_report import Cell, Column, Report, Table
from belarus_options.views.forms.safe_text import ENCODABLE, one_line

_BAR_WIDTH = 8
_BLOCKS = " ▏▎▍▌▋▊▉█"
# Space between columns, and how narrow a column of names may get before the table is split.
_PADDING = 2
_NARROWEST_NAME = 14
_LONGEST_WHOLE = 26
_BREAK = re.compile(r"[^-]+-?|-")


def to_terminal(report: Report, *, width: int, color: bool, encoding: str) -> str:
    """The report as it is shown on a terminal `width` columns wide."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=True,
        color_system="standard" if color else None,
        no_color=not color,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )
    is_unicode = encoding.lower().replace("-", "").replace("_", "").startswith("utf")
    bold = "bold" if color else ""
    console.print(Text(one_line(report.title), style=bold))
    if report.subtitle:
        console.print(Text(one_line(report.subtitle)))
    for index, text in enumerate(report.lead):
        if index == 0:
            console.print()
        console.print(Text(one_line(text)))
    drawn = report.picture(width, partial(_in_encoding, encoding)) if report.picture else ""
    for text in (*filter(None, [drawn]), *report.blocks):
        console.print()
        console.print(Text(text.rstrip("\n")), soft_wrap=True)
    if not report.blocks:
        _print_table(report.table, console, encoding, is_unicode=is_unicode, bold=bold)
    for section in report.sections:
        console.print()
        console.print(Text(one_line(section.heading), style=bold))
        if section.note:
            console.print(Text(one_line(section.note)))
        _print_table(section.table, console, encoding, is_unicode=is_unicode, bold=bold)
    for index, note in enumerate(report.notes):
        if index == 0:
            console.print()
        console.print(Text(one_line(note)))
    for detail in report.details:
        console.print()
        for line in detail.split("\n"):
            for piece in _wrapped(line, console):
                console.print(piece)
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def _print_table(
    whole: Table, console: Console, encoding: str, *, is_unicode: bool, bold: str
) -> None:
    if not whole.rows:
        return
    table = _encodable(_without_details(whole), encoding)
    blocks = _blocks(table, console.width)
    if any(_least_width(block) > console.width for block in blocks):
        _print_records(table, console, is_unicode=is_unicode)
        return
    for block in blocks:
        console.print()
        console.print(_rich_table(block, is_unicode=is_unicode, bold=bold))


def _wrapped(line: str, console: Console) -> list[Text]:
    """A line in pieces as wide as the terminal, those after the first under its first word."""
    text = line.lstrip(" ")
    indent = len(line) - len(text)
    hang = indent + 2 if text.startswith("- ") else indent
    pieces = Text(one_line(text)).wrap(console, max(10, console.width - hang))
    starts = [" " * indent, *([" " * hang] * (len(pieces) - 1))]
    return [Text(start) + piece for start, piece in zip(starts, pieces, strict=True)]


def _without_details(table: Table) -> Table:
    shown = [index for index, column in enumerate(table.columns) if not column.is_detail]
    return _part(table, shown)


def _encodable(table: Table, encoding: str) -> Table:
    """The table in letters that the terminal has, so that columns are as wide as what is shown."""

    def shown(cell: Cell) -> Cell:
        if not isinstance(cell, str):
            return cell
        return _in_encoding(encoding, cell)

    rows = tuple(tuple(shown(cell) for cell in row) for row in table.rows)
    return Table(table.columns, rows, table.keys)


def _in_encoding(encoding: str, text: str) -> str:
    return one_line(text).encode(encoding, ENCODABLE).decode(encoding)


def _least_width(table: Table) -> int:
    """The width below which a column could no longer show its cells whole."""
    return sum(_need(table, index) + _PADDING for index in range(len(table.columns))) - _PADDING


def _print_records(table: Table, console: Console, *, is_unicode: bool) -> None:
    """One `heading: value` a line, for terminals too narrow for a table of these columns."""
    for row in table.rows:
        console.print()
        drawn = ""
        for column, cell in zip(table.columns, row, strict=True):
            if not isinstance(cell, str):
                # A bar stands behind the number that it draws, which is the next cell.
                drawn = f" {bar(cell, is_unicode)}"
                continue
            heading = f"{one_line(column.heading)}: " if column.heading else ""
            console.print(Text(f"{heading}{one_line(cell)}{drawn}", overflow="fold"))
            drawn = ""


def _blocks(table: Table, width: int) -> list[Table]:
    """The table cut into as many parts as the width asks for, the key columns in each."""
    needs = [_need(table, index) + _PADDING for index in range(len(table.columns))]
    room = width - sum(needs[: table.keys])
    parts: list[list[int]] = [[]]
    for index in range(table.keys, len(table.columns)):
        # A bar stays beside the number that it draws, which is the next column.
        together = needs[index : index + 2] if table.columns[index].is_bar else [needs[index]]
        follows_bar = bool(parts[-1]) and table.columns[parts[-1][-1]].is_bar
        taken = sum(needs[i] for i in parts[-1])
        if parts[-1] and not follows_bar and taken + sum(together) - _PADDING > room:
            parts.append([])
        parts[-1].append(index)
    return [_part(table, [*range(table.keys), *part]) for part in parts]


def _need(table: Table, index: int) -> int:
    """The least width of a column: whole numbers and bars, but names wrap."""
    column = table.columns[index]
    widest = max((_cell_width(row[index]) for row in table.rows), default=0)
    if column.is_number or column.is_bar:
        return max(widest, max(map(cell_len, _heading_lines(column))))
    whole = max(widest, cell_len(column.heading))
    return whole if widest <= _LONGEST_WHOLE else min(whole, _NARROWEST_NAME)


def _part(table: Table, indexes: list[int]) -> Table:
    return Table(
        tuple(table.columns[i] for i in indexes),
        tuple(tuple(row[i] for i in indexes) for row in table.rows),
        table.keys,
    )


def _cell_width(cell: Cell) -> int:
    return cell_len(one_line(cell)) if isinstance(cell, str) else _BAR_WIDTH


def _heading_lines(column: Column) -> list[str]:
    """A column of numbers has its heading on several lines, which leaves room for more columns."""
    heading = one_line(column.heading)
    if not column.is_number:
        return [heading]
    return [part for word in heading.split(" ") for part in _BREAK.findall(word)] or [""]


def _rich_table(table: Table, *, is_unicode: bool, bold: str) -> RichTable:
    box: Box = SIMPLE_HEAD if is_unicode else ASCII2
    rich = RichTable(
        box=box, header_style=bold, padding=(0, _PADDING - 1, 0, 0), show_edge=False, pad_edge=False
    )
    # Ids are typed again, so they stay whole; only names and long paths wrap.
    is_short = [
        max((_cell_width(row[index]) for row in table.rows), default=0) <= _LONGEST_WHOLE
        for index in range(len(table.columns))
    ]
    for index, column in enumerate(table.columns):
        rich.add_column(
            Text("\n".join(_heading_lines(column))),
            justify="right" if column.is_number else "left",
            no_wrap=column.is_number or column.is_bar or is_short[index],
            overflow="fold",
        )
    for row in table.rows:
        rich.add_row(
            *(
                Text(one_line(cell)) if isinstance(cell, str) else Text(bar(cell, is_unicode))
                for cell in row
            )
        )
    return rich


def bar(value: float, is_unicode: bool = True) -> str:
    """A bar for a value of 0–100, in eighths of a column; the number stands beside it."""
    eighths = round(max(0.0, min(100.0, value)) / 100 * _BAR_WIDTH * 8)
    if not is_unicode:
        return "#" * round(eighths / 8)
    return "█" * (eighths // 8) + (_BLOCKS[eighths % 8] if eighths % 8 else "")
