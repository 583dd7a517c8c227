"""A spreadsheet's text file as rows of cells that know where they stand.

The standard library's reader keeps no columns, and a problem is said with its place; so cells are
found here by one regular expression, and a test holds it to the standard library's.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from belarus_options.files.reading import decode, read_bytes
from belarus_options.model.problem import InputError, Position, refuse

DELIMITERS = (",", ";")

# Excel's own way to name the delimiter, and the one that Excel itself obeys.
_NAMED_DELIMITER = re.compile(r'"?sep=(?P<delimiter>[^\n])"?\n', re.IGNORECASE)
# A quote opens a cell only at its start: the inches of `5" gun` are text.
_QUOTED = r'"[^"]*(?:""[^"]*)*"'
# Of tabs before a quote the last is taken for the delimiter, lest each of many is tried as such.
_QUOTED_CELL = re.compile(rf"(\A[ \t]*|[,;\t] *){_QUOTED}")
_FIRST_ROW = re.compile(rf"(?: *\n)*(?P<row>(?:[ \t]*{_QUOTED})?(?:[,;\t] *{_QUOTED}|[^\n])*)")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class TextCell:
    """What a cell says, trimmed and on one line, and the stretch of the file that it takes up."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SheetTable:
    """The rows of a file that hold anything, at least one; `text` has its line ends as LF."""

    file: str
    text: str
    delimiter: str
    rows: tuple[tuple[TextCell, ...], ...]

    def position(self, first: TextCell, last: TextCell) -> Position:
        """Where the stretch from one cell to another of its row stands."""
        return Position.within(self.file, self.text, first.start, last.end)


def read_table(path: Path) -> SheetTable:
    """Reads a file separated by `,` or `;`; raises InputError where it is none."""
    file = str(path)
    data = read_bytes(path, file)
    if is_workbook(data):
        raise refuse(
            "not-utf-8", f"`{file}` is an Excel workbook", "save it as CSV UTF-8", file=file
        )
    text = decode(data, file).replace("\r\n", "\n").replace("\r", "\n")
    named = _NAMED_DELIMITER.match(text)
    start = named.end() if named else 0
    delimiter = named["delimiter"] if named else _delimiter_of_first_row(text)
    if delimiter not in DELIMITERS:
        raise _wrong_delimiter(file, text, delimiter)
    rows = _rows(file, text, start, delimiter)
    if not rows:
        raise refuse(
            "empty-file",
            f"`{file}` is empty",
            "its first row names the criteria, and each row below them an option",
            file=file,
        )
    return SheetTable(file, text, delimiter, rows)


def is_workbook(data: bytes) -> bool:
    """Whether these are the bytes of an Excel workbook: a zip archive with a folder `xl`, or the
    compound file of Excel 2003 and before."""
    is_zipped = data.startswith(b"PK\x03\x04") and b"xl/workbook." in data
    return is_zipped or data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")


def _delimiter_of_first_row(text: str) -> str:
    first = _FIRST_ROW.match(text)
    assert first is not None
    bare = _QUOTED_CELL.sub(r"\1", first["row"])
    return next((mark for mark in ";,\t" if mark in bare), ",")


def _wrong_delimiter(file: str, text: str, delimiter: str) -> InputError:
    shown = "tabs" if delimiter == "\t" else f"`{delimiter}`"
    at = text.index(delimiter)
    return refuse(
        "wrong-delimiter",
        f"the columns are separated by {shown}",
        "save the file as CSV, with `,` or `;` between the columns",
        position=Position.within(file, text, at, at + 1),
    )


def _rows(file: str, text: str, start: int, delimiter: str) -> tuple[tuple[TextCell, ...], ...]:
    quoted = rf'[ \t]*"(?P<quoted>[^"]*(?:""[^"]*)*)"[ \t]*(?=[{delimiter}\n]|\Z)'
    cell = re.compile(rf"{quoted}|(?P<plain>[^{delimiter}\n]*)")
    rows: list[tuple[TextCell, ...]] = []
    row: list[TextCell] = []
    while True:
        match = cell.match(text, start)
        assert match is not None
        if match["plain"] is not None and match["plain"].lstrip(" \t").startswith('"'):
            raise _open_quote(file, text, match.start("plain") + match["plain"].index('"'))
        row.append(_cell(match))
        start = match.end() + 1
        if match.end() == len(text) or text[match.end()] == "\n":
            if any(cell.text for cell in row):
                rows.append(tuple(row))
            row = []
        if match.end() == len(text):
            return tuple(rows)


def _cell(match: re.Match[str]) -> TextCell:
    quoted = match["quoted"]
    content = match["plain"] if quoted is None else quoted.replace('""', '"')
    if "\n" in content:
        content = _SPACE.sub(lambda space: " " if "\n" in space[0] else space[0], content)
    return TextCell(content.strip(), match.start(), match.end())


def _open_quote(file: str, text: str, at: int) -> InputError:
    return refuse(
        "open-quote",
        "the quote that opens here is not closed, or text follows where it is",
        "close it at the end of the cell, and write a quote within it twice",
        position=Position.within(file, text, at, at + 1),
    )
