"""Files as tables of texts: the first bytes decide what a file is, and it is read within bounds."""

from pathlib import Path
from typing import Any

import pytest

from belarus_options.files.sheets.cells import read_tables
from belarus_options.files.sheets.table import Table
from belarus_options.model.problem import InputError


def tables_of(folder: Path, data: str | bytes, **settings: Any) -> tuple[Table, ...]:
    """The tables of a file with this content."""
    path = folder / "table"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_tables(path, **settings)


def problem_of(folder: Path, data: str | bytes, **settings: Any) -> tuple[str, str]:
    """The name and the message of the one problem."""
    with pytest.raises(InputError) as error:
        tables_of(folder, data, **settings)
    [problem] = error.value.problems
    return problem.name, problem.message


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_is_read_in_unicode_with_each_delimiter(
    tmp_path: Path, mark: str, encoding: str
) -> None:
    """A byte order mark is no text; a title above does not hide what separates cells."""
    rows = [("Größe, und so; weiter", ""), ("Вариант", "Цена"), ("a", "1"), ("b", "2")]
    text = "\n".join(mark.join(f'"{cell}"' for cell in row) for row in rows)
    [table] = tables_of(tmp_path, text.encode(encoding))
    assert table.delimiter == mark
    assert table.rows == tuple(rows)


def test_other_bytes_are_read_only_as_they_are_asked_for(tmp_path: Path) -> None:
    """The error names the way out; a codec that is none of texts is none."""
    data = "Größe;1\nb;2\n".encode("cp1252")
    assert problem_of(tmp_path, data)[0] == "not-utf-8"
    [table] = tables_of(tmp_path, data, encoding="windows-1252")
    assert table.rows[0] == ("Größe", "1")
    assert problem_of(tmp_path, data, encoding="no-such")[0] == "bad-encoding"
    assert problem_of(tmp_path, data, encoding="hex")[0] == "bad-encoding"
    assert problem_of(tmp_path, data, encoding="ascii")[0] == "not-utf-8"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 \xff", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"PK\x03\x04 some archive", "an archive, and no workbook"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>', "an XML document"),
        (b"\n <!DOCTYPE html>", "a web page"),
    ],
)
def test_what_is_no_table_is_called_what_it_is(tmp_path: Path, data: bytes, what: str) -> None:
    """Rather than told about text, or to have no headings."""
    name, message = problem_of(tmp_path, data)
    assert name == "no-table"
    assert message.endswith(f"is {what}")


def test_every_table_of_a_markdown_text_is_read(tmp_path: Path) -> None:
    """Between prose; emphasis, escapes and line breaks are no text, and code blocks no tables."""
    text = (
        "# Title | with a bar\n\n| Option | Cost |\n|:--|--:|\n| **Ferry** | 3 |\n"
        "| a \\| b | `4` |\n\n```\n| x | y |\n|--|--|\n```\n\nOption | C1<br>C2\n--- | ---\n"
        "snake_case_name | *5*\n"
    )
    first, second = tables_of(tmp_path, text)
    assert first.rows == (("Option", "Cost"), ("Ferry", "3"), ("a | b", "4"))
    assert second.rows == (("Option", "C1 C2"), ("snake_case_name", "5"))
    assert first.position is not None
    at = first.position(1, 0, 0)
    assert (at.line, at.column, at.length) == (5, 3, 9)


def test_a_table_beyond_a_million_cells_is_one_error(tmp_path: Path) -> None:
    """However it is written, and before it is all read."""
    for data in (",\n" * 500_100, "," * 1_000_100, "|a|b|\n|-|-|\n" + "|a|b|\n" * 500_100):
        assert problem_of(tmp_path, data)[0] == "too-large"
