"""The workbook of a report: what is said about it in a sheet, and its tables as numbers, one a
sheet, unless the report describes a workbook of its own."""

import re
from collections.abc import Iterator, Mapping

from belarus_options.model.workbook_layout import ABOUT, TITLE
from belarus_options.views.report.book import Book, Cell, Column, Sheet, Shown
from belarus_options.views.report.numbers import DECIMALS, IN_PERCENT, Kind, Number
from belarus_options.views.report.report import Listing, Report, Table
from belarus_options.views.report.sentence import Part, Said, Wording, parts_of

# Of the name of a sheet: what it has no place for, and how long it can be.
_BARRED = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31
_WIDEST, _NARROWEST = 60, 8
_DECIMALS = {Kind.error: 3, Kind.coefficient: 2, Kind.mean_rank: 2}
_AS_IT_IS = {Kind.measure, Kind.exact, Kind.inaccuracy}


def book_of(report: Report, command: str, wording: Wording, facts: Mapping[str, str]) -> Book:
    """The workbook of a command's report; `facts` are what the program knows of it, such as its
    version."""
    if report.book is not None:
        book = report.book()
    else:
        book = Book(tuple(_tables(report, command.capitalize(), wording)))
    about = _about(report, book, wording, facts)
    return book._replace(sheets=(*book.sheets, about), made=report.as_of)


def _about(report: Report, book: Book, wording: Wording, facts: Mapping[str, str]) -> Sheet:
    said: list[tuple[str, Said]] = [
        (TITLE, report.title),
        *book.about,
        ("Figures", report.subtitle),
        *(("Answer", sentence) for sentence in report.answer),
        ("Screened out", report.screened_out),
        *facts.items(),
    ]
    rows = [(name, wording.text(text)) for name, text in said if text]
    return Sheet(ABOUT, (Column("What", width=20), Column("", width=90)), rows)


def _tables(report: Report, command: str, wording: Wording) -> Iterator[Sheet]:
    """All tables that the report has in full; those without a heading are called as the command."""
    taken = {ABOUT.casefold()}
    for block in report.shown(is_full=True):
        content = block.content
        if isinstance(content, Listing):
            content = content.table
        if isinstance(content, Table) and content.rows:
            heading = wording.text(block.heading or command, in_prose=False)
            yield _sheet(content, _free_name(heading, taken), wording)


def _free_name(heading: str, taken: set[str]) -> str:
    """A name for a sheet that no other has, however its letters are written."""
    wanted = " ".join(_BARRED.sub(" ", heading).split()).strip("'") or "Table"
    number = 1
    while True:
        after = f" {number}" if number > 1 else ""
        name = wanted[: _LONGEST_NAME - len(after)].rstrip().rstrip("'") + after
        if name.casefold() not in taken:
            taken.add(name.casefold())
            return name
        number += 1


def _sheet(table: Table, name: str, wording: Wording) -> Sheet:
    shown = [at for at, column in enumerate(table.columns) if column.chart is None]
    rows = [
        [_cell(row[at], wording, is_number=table.columns[at].is_number) for at in shown]
        for row in table.rows
    ]
    columns = []
    for at, cells in zip(shown, zip(*rows, strict=True), strict=True):
        column = table.columns[at]
        words = [wording.text(said, in_prose=False) for said in (column.group, column.heading)]
        longest = max(len(cell) if isinstance(cell, str) else 0 for cell in cells)
        width = min(_WIDEST, max(_NARROWEST, longest + 2, min(len(" ".join(words)) + 2, 16)))
        columns.append(Column(" ".join(filter(None, words)), width=width))
    return Sheet(name, tuple(columns), rows, keys=min(table.keys, len(shown) - 1))


def _cell(said: Said, wording: Wording, *, is_number: bool) -> Cell:
    """A number as a number, with a mark and a rank before it in its format; all else as text."""
    parts = parts_of(said)
    before, last = parts[:-1], parts[-1:]
    if last and isinstance(last[0], Number) and all(map(_is_beside, before)):
        text = "".join(wording.text(part, in_prose=False) for part in before)
        return Shown(float(last[0].value), _quoted(text) + _format(last[0]))
    text = wording.text(said, in_prose=False)
    return float(text) if is_number and text.isascii() and text.isdecimal() else text


def _is_beside(part: Part) -> bool:
    """Whether something before a number is no more than a mark, or the rank that it has."""
    if isinstance(part, Number):
        return part.kind is Kind.rank
    return isinstance(part, str) and len(part) <= 2 and not any(map(str.isalnum, part))


def _format(number: Number) -> str:
    """How a spreadsheet shows a number of a kind, with what stands beside it."""
    kind = number.kind
    places = number.decimals
    if places is None:
        places = _DECIMALS.get(kind, DECIMALS.get(kind, 0))
    digits = "General"
    if kind not in _AS_IT_IS or number.decimals is not None:
        digits = "0." + "0" * places if places else "0"
    if kind in IN_PERCENT or kind is Kind.error:
        digits += "%"
    if kind is Kind.difference:
        digits = f"+{digits};-{digits};{digits}"
    return "".join((_quoted(number.before), digits, _quoted(number.after)))


def _quoted(text: str) -> str:
    """Text within the format of a number, which would be read as part of it."""
    return "".join(f"\\{character}" for character in text)
