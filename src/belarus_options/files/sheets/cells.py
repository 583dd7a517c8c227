"""Reads the cells of a file: text that commas, semicolons or tabs separate, Markdown, workbooks.

The first bytes decide what a file is, never its name.
"""

import codecs
from pathlib import Path

from belarus_options.files.reading import BOM, decode, read_bytes
from belarus_options.files.sheets.delimited import delimited_table
from belarus_options.files.sheets.markdown_tables import markdown_tables
from belarus_options.files.sheets.table import Table
from belarus_options.files.sheets.workbook import is_workbook, workbook_tables
from belarus_options.model.problem import Asked, InputError, Template, refuse

_WIDE = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
# What files begin with that are no tables.
_OTHERS = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"PK\x03\x04", "an archive, and no workbook"),
    (b"SQLite format 3", "a database"),
    (b"<?xml", "an XML document"),
    (b"<!doctype html", "a web page"),
    (b"<html", "a web page"),
    (b"{\\rtf", "a text document"),
)


def read_tables(
    path: Path, *, sheet: str | None = None, encoding: str | None = None
) -> tuple[Table, ...]:
    """The tables of a file, at least one: all of a Markdown text, a sheet each of a workbook
    (`sheet` names the one that is wanted), else the whole text as one.

    Text is UTF-8, or UTF-16 behind a byte order mark; another encoding has to be asked for. Raises
    InputError where the file holds no table, or none within bounds.
    """
    file = _shown(path)
    data = read_bytes(path, file)
    if is_workbook(data):
        tables = workbook_tables(file, data, sheet)
    else:
        text = _text(data, file, encoding).replace("\r\n", "\n").replace("\r", "\n")
        tables = markdown_tables(file, text) if "|" in text else []
        tables = tables or [delimited_table(file, text)]
    tables = [table for table in tables if table.rows]
    if not tables:
        raise refuse(
            "empty-file",
            f"`{file}` is empty",
            "a table names criteria in a row or a column, and options in the other",
            file=file,
        )
    return tuple(tables)


def _shown(path: Path) -> str:
    # A file's name can hold bytes that are no text.
    return str(path).encode("utf-8", "replace").decode()


def _text(data: bytes, file: str, encoding: str | None) -> str:
    beginning = data[:40].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for first, what in _OTHERS:
        if beginning.startswith(first.lower()):
            raise refuse(
                "no-table",
                f"`{file}` is {what}",
                "save the table as CSV, or give the workbook that it is in",
                file=file,
            )
    if encoding is not None:
        return _decoded(data, file, encoding)
    for mark, name in _WIDE:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], file, name)
    try:
        return decode(data, file)
    except InputError as error:
        [problem] = error.problems
        raise refuse(
            problem.name,
            problem.message,
            Template("save it as UTF-8, or say what it is, as by `$encoding windows-1252`"),
            position=problem.position,
        ) from None


def _decoded(data: bytes, file: str, encoding: str) -> str:
    try:
        # Some codecs of Python make bytes of bytes, or read escapes.
        if not codecs.lookup(encoding)._is_text_encoding:
            raise LookupError
        return data.decode(encoding).removeprefix(BOM)
    except LookupError:
        raise refuse(
            "bad-encoding",
            f"`{encoding}` is no encoding that is known",
            "try `utf-8`, `windows-1252`, `windows-1251` or `iso-8859-2`",
            asked=Asked("encoding", encoding),
        ) from None
    except (UnicodeError, ValueError):
        raise refuse(
            "not-utf-8",
            f"`{file}` is no text in `{encoding}`",
            "look up in which encoding it was saved",
            file=file,
        ) from None
