"""Sheets read from texts and workbooks, and the project that is made of them."""

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from belarus_options.files.folder import Folder
from belarus_options.files.project import load_project
from belarus_options.files.sheets.importing import read_matrix
from belarus_options.files.sheets.matrix import Imported
from belarus_options.files.sheets.notices import notices
from belarus_options.files.sheets.sheet_writer import Matrix, matrix_files
from belarus_options.model.project import Project

Cells = Sequence[Sequence[str | float | None]]


def imported(
    folder: Path, text: str | bytes, name: str = "matrix.csv", **settings: Any
) -> Imported:
    """What is read from a file with this content."""
    data = text.encode() if isinstance(text, str) else text
    (folder / name).write_bytes(data)
    return read_matrix(folder / name, **settings)


def matrix_of(folder: Path, text: str | bytes, name: str = "matrix.csv", **settings: Any) -> Matrix:
    """The matrix read from a file with this content."""
    return imported(folder, text, name, **settings).matrix


def said_of(folder: Path, text: str | bytes, **settings: Any) -> list[str]:
    """What an import of this content says, a sentence each."""
    return [notice.text for notice in notices(imported(folder, text, **settings))]


def project_of(folder: Path, matrix: Matrix) -> Project:
    """The project loaded from the files that the importer makes of a matrix."""
    for name, data in matrix_files(matrix):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
    return load_project(Folder(folder)).project


# --- Workbooks, as small as a reader takes them ---------------------------------------------------


def letters(column: int) -> str:
    """The letters of a column up to ZZ, from 0."""
    high, low = divmod(column, 26)
    return (chr(64 + high) if high else "") + chr(65 + low)


def xlsx(sheets: Mapping[str, Cells | str]) -> bytes:
    """A workbook of Office Open XML; a sheet is its cells, or the XML of its rows."""
    names = list(sheets)
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r0"'
            f' Type="{links}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        listed = "".join(
            f'<sheet name="{escape(name)}" sheetId="{at}" r:id="r{at}"/>'
            for at, name in enumerate(names, 1)
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{links}"><sheets>{listed}</sheets></workbook>',
        )
        targets = "".join(
            f'<Relationship Id="r{at}" Type="{links}/worksheet" Target="worksheets/{at}.xml"/>'
            for at in range(1, len(names) + 1)
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{package}/relationships">{targets}</Relationships>',
        )
        for at, name in enumerate(names, 1):
            cells = sheets[name]
            rows = cells if isinstance(cells, str) else _rows_of_xlsx(cells)
            archive.writestr(
                f"xl/worksheets/{at}.xml",
                f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>',
            )
    return data.getvalue()


def _rows_of_xlsx(cells: Cells) -> str:
    rows = []
    for number, row in enumerate(cells, 1):
        texts = []
        for column, value in enumerate(row):
            place = f'r="{letters(column)}{number}"'
            if isinstance(value, str):
                texts.append(f'<c {place} t="inlineStr"><is><t>{escape(value)}</t></is></c>')
            elif value is not None:
                texts.append(f"<c {place}><v>{value!r}</v></c>")
        rows.append(f'<row r="{number}">{"".join(texts)}</row>')
    return "".join(rows)


def ods(rows: Cells | str) -> bytes:
    """A workbook of OpenDocument with one sheet: its cells, or the XML of its rows."""
    if not isinstance(rows, str):
        rows = "".join(
            f"<table:table-row>{''.join(map(_cell_of_ods, row))}</table:table-row>" for row in rows
        )
    name = "urn:oasis:names:tc:opendocument:xmlns"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", kind, zipfile.ZIP_STORED)
        archive.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{name}:manifest:1.0"><manifest:file-entry'
            f' manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>',
        )
        archive.writestr(
            "content.xml",
            f'<office:document-content xmlns:office="{name}:office:1.0"'
            f' xmlns:table="{name}:table:1.0" xmlns:text="{name}:text:1.0"><office:body>'
            f'<office:spreadsheet><table:table table:name="Sheet1">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return data.getvalue()


def _cell_of_ods(value: str | float | None) -> str:
    if value is None:
        return "<table:table-cell/>"
    kind = "string" if isinstance(value, str) else "float"
    number = "" if isinstance(value, str) else f' office:value="{value!r}"'
    text = escape(str(value))
    return (
        f'<table:table-cell office:value-type="{kind}"{number}><text:p>{text}</text:p>'
        "</table:table-cell>"
    )


def xls(cells: Cells) -> bytes:
    """A workbook of Excel 97–2003 with one sheet: BIFF8 records in a compound file."""

    def record(kind: int, data: bytes) -> bytes:
        return struct.pack("<HH", kind, len(data)) + data

    sheet = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    for row, values in enumerate(cells):
        for column, value in enumerate(values):
            place = struct.pack("<HHH", row, column, 0)
            if isinstance(value, str):
                text = struct.pack("<HB", len(value), 1) + value.encode("utf-16-le")
                sheet += record(0x0204, place + text)
            elif value is not None:
                sheet += record(0x0203, place + struct.pack("<d", value))
    sheet += record(0x000A, b"")
    begin = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    name = struct.pack("<BBBB", 0, 0, 5, 0) + b"Sheet"
    size = len(begin) + 4 + 4 + len(name) + 4
    whole = begin + record(0x0085, struct.pack("<I", size) + name) + record(0x000A, b"") + sheet
    # From 4,096 bytes on a stream lies in whole sectors.
    whole = whole.ljust(max(4096, -(-len(whole) // 512) * 512), b"\0")
    count = len(whole) // 512
    table = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, count + 2), 0xFFFFFFFE]
    table += [0xFFFFFFFF] * (128 - len(table))
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    header += struct.pack("<HHHHH6xIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0)
    header += struct.pack("<IIIII", 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)

    def entry(title: str, kind: int, child: int, start: int, length: int) -> bytes:
        text = title.encode("utf-16-le") + b"\0\0"
        none = 0xFFFFFFFF
        return (
            text.ljust(64, b"\0")
            + struct.pack("<HBBIII", len(text), kind, 1, none, none, child)
            + bytes(36)
            + struct.pack("<IQ", start, length)
        )

    directory = entry("Root Entry", 5, 1, 0xFFFFFFFE, 0)
    directory += entry("Workbook", 2, 0xFFFFFFFF, 2, len(whole))
    return header + struct.pack("<128I", *table) + directory.ljust(512, b"\0") + whole
