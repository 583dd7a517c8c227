"""The sheets of a workbook (.xlsx, .xlsm, .xls, .ods) as tables of texts, within bounds.

python-calamine reads them. A file of a few kilobytes can stand for terabytes, and it would try;
so what a file says of its size is looked at before.
"""

import datetime
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from belarus_options.files.sheets.table import MOST_CELLS, Table, Written, listed, too_large
from belarus_options.model.problem import InputError, refuse

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Of all that a file holds; a million cells take about 50 MB.
_MOST_BYTES = 64 << 20
_CHUNK = 1 << 20
# A row or a cell of SpreadsheetML with its place.
_PLACE = re.compile(
    rb"""<(?:\w+:)?(?:row|c)\b[^<>]*?\br\s*=\s*["']([A-Za-z]{0,7})([0-9]{0,9})["']"""
)
_CELL = re.compile(rb"<(?:\w+:)?c\b")
# Rows and cells of OpenDocument, which repeat themselves by number.
_OPEN_DOCUMENT = re.compile(
    rb"<table:(?P<name>table|table-row|(?:covered-)?table-cell)\b(?P<rest>[^<>]*)>"
)
_REPEATED = re.compile(rb"""number-(?:rows|columns)-repeated\s*=\s*["']([0-9]{1,9})["']""")


def is_workbook(data: bytes) -> bool:
    """Whether these are the bytes of a workbook: an archive with one in it, or the compound file of
    Excel 2003 and before."""
    is_archive = data.startswith(_ZIP) and (b"xl/workbook.xml" in data or b"content.xml" in data)
    return is_archive or data.startswith(_COMPOUND)


def has_sheets(data: bytes, names: Sequence[str]) -> bool:
    """Whether a workbook can have sheets of these names, by a look at the list of them."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            listing = next(
                (each for each in archive.infolist() if each.filename == "xl/workbook.xml"), None
            )
            if listing is None:
                # The list of OpenDocument stands between the cells.
                return "content.xml" in archive.namelist()
            text = _member(archive, listing, _CHUNK)[0].decode("utf-8", "replace")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError):
        return False
    except zipfile.zlib.error:  # type: ignore[attr-defined]  # the module that zipfile uses
        return False
    return all(f'"{name}"' in text for name in names)


def workbook_tables(file: str, data: bytes, sheet: str | None) -> list[Table]:
    """The sheets that hold anything, or the one that is asked for; raises InputError."""
    from python_calamine import CalamineError, CalamineWorkbook

    if data.startswith(_ZIP):
        check_size(file, data)
    try:
        # A damaged file can make it panic, which is no Exception.
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
            names = workbook.sheet_names
            if sheet is not None and sheet not in names:
                raise refuse(
                    "unknown-sheet",
                    f"`{file}` has no sheet `{sheet}`",
                    f"it has {listed(names, 10)}",
                    file=file,
                )
            wanted = names if sheet is None else [sheet]
            tables = (_table(file, workbook.get_sheet_by_name(name)) for name in wanted)
            return [table for table in tables if table.rows]
    except (InputError, KeyboardInterrupt):
        raise
    except CalamineError as error:
        raise _unreadable(file, str(error)) from None
    except BaseException:
        raise _unreadable(file, "it is damaged") from None


def _unreadable(file: str, why: str) -> InputError:
    return refuse(
        "bad-workbook",
        f"`{file}` cannot be read as a workbook: {why}",
        "open it in a spreadsheet, and save it again or as CSV UTF-8",
        file=file,
    )


def _table(file: str, sheet: "CalamineSheet") -> Table:
    if sheet.height * sheet.width > MOST_CELLS:
        raise too_large(file)
    first, left = sheet.start or (0, 0)
    padding = ("",) * left
    rows: list[tuple[str, ...]] = []
    numbers: list[int] = []
    gaps = set()
    for number, cells in enumerate(sheet.to_python(), first + 1):
        row = ["" if cell == "" else _text(cell) for cell in cells]
        while row and not row[-1]:
            row.pop()
        if not row:
            continue
        if numbers and number > numbers[-1] + 1:
            gaps.add(len(rows))
        rows.append((*padding, *row))
        numbers.append(number)
    name = " ".join(sheet.name.split())
    return Table(file, tuple(rows), "", tuple(numbers), name=name, gaps=frozenset(gaps))


def _text(value: Any) -> str:
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        # Whole numbers are floats there, and are written without a point.
        whole = int(value) if value == value and abs(value) < 1e15 else None
        return Written(whole if whole == value else repr(value))
    if isinstance(value, datetime.datetime) and not (value.hour or value.minute or value.second):
        value = value.date()
    return str(value)


def check_size(file: str, data: bytes) -> None:
    """Raises InputError where the archive holds more than is read, or says that it does."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            total = 0
            for member in archive.infolist():
                text, size = _member(archive, member, _MOST_BYTES - total)
                total += size
                if total > _MOST_BYTES:
                    raise refuse(
                        "too-large",
                        f"`{file}` holds more than {_MOST_BYTES >> 20} MB, packed into"
                        f" {max(1, len(data) >> 20)}",
                        "save the table alone, as CSV",
                        file=file,
                    )
                if b"sheetData" in text and _cells_of_worksheet(text) > MOST_CELLS:
                    raise too_large(file)
                if member.filename == "content.xml" and any(
                    cells > MOST_CELLS for cells in _cells_of_tables(text)
                ):
                    raise too_large(file)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError):
        raise _unreadable(file, "it is damaged or protected by a password") from None
    except zipfile.zlib.error:  # type: ignore[attr-defined]  # the module that zipfile uses
        raise _unreadable(file, "it is damaged") from None


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> tuple[bytes, int]:
    """What a file of an archive holds, and its size; no more is unpacked than a piece above
    `most`, whatever the archive says of it."""
    pieces: list[bytes] = []
    size = 0
    with archive.open(member) as stream:
        while size <= most and (piece := stream.read(_CHUNK)):
            pieces.append(piece)
            size += len(piece)
    return b"".join(pieces), size


def _cells_of_worksheet(text: bytes) -> int:
    """How many cells the rectangle has that a worksheet's cells lie in."""
    places = set(_PLACE.findall(text))
    rows = max((int(row) for _, row in places if row), default=0)
    columns = max((_column_number(letters) for letters, _ in places if letters), default=0)
    return max(rows * columns, len(_CELL.findall(text)))


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = 26 * number + letter - ord("A") + 1
    return number


def _cells_of_tables(text: bytes) -> Iterator[int]:
    """How many cells the rectangle of each table has: up to its last row and its last column that
    hold anything."""
    rows = full_rows = columns = width = 0
    is_full = False
    for mark in _OPEN_DOCUMENT.finditer(text):
        name, rest = mark["name"], mark["rest"]
        number = int(found[1]) if (found := _REPEATED.search(rest)) else 1
        if name == b"table":
            yield max(full_rows, rows if is_full else 0) * columns
            rows = full_rows = columns = width = 0
            is_full = False
        elif name == b"table-row":
            full_rows = rows if is_full else full_rows
            rows += number
            width, is_full = 0, False
        else:
            width += number
            # An empty cell is one tag without a value.
            if b"value" in rest or not rest.rstrip().endswith(b"/"):
                columns, is_full = max(columns, width), True
    yield max(full_rows, rows if is_full else 0) * columns
