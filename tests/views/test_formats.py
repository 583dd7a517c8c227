"""CSV, Markdown and JSON of a report."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_options.views.formats import to_csv, to_json, to_lines, to_markdown
from belarus_options.views.report import Column, Datum, Records, Report, Table
from belarus_options.views.text import markdown_line, markdown_text

texts = st.text(st.characters(codec="utf-8"))
numbers = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-1000, 1000)


def report(*rows: list[Datum]) -> Report:
    width = len(rows[0])
    cells = tuple(tuple(str(datum) for datum in row) for row in rows)
    return Report(
        title="T",
        subtitle="",
        table=Table(tuple(Column(f"h{i}") for i in range(width)), cells),
        records=lambda: Records([f"h{i}" for i in range(width)], rows),
        result=lambda: {"rows": [list(row) for row in rows]},
        settings={"seed": 1},
    )


@given(st.lists(st.lists(texts | numbers, min_size=3, max_size=3), min_size=1, max_size=4))
def test_a_csv_reader_gets_every_cell_back(rows: list[list[Datum]]) -> None:
    """Each row has its cells, numbers come back to the last bit, and no text is run."""
    read = list(csv.reader(io.StringIO(to_csv(report(*rows)))))
    assert len(read) == len(rows) + 1
    for row, got in zip(rows, read[1:], strict=True):
        assert len(got) == 3
        for given_cell, cell in zip(row, got, strict=True):
            if isinstance(given_cell, str):
                assert not cell.lstrip(" '\"").startswith(("=", "+", "@")) or cell.startswith("'")
            else:
                assert float(cell) == given_cell


def test_a_cell_stays_one_cell_where_semicolons_separate_lists() -> None:
    """Quoted, so that a spreadsheet of such a country does not split and run it."""
    assert to_csv(report(["x;=1+1"])).splitlines()[1] == '"x;=1+1"'


def test_nothing_is_an_empty_cell_and_numbers_are_plain() -> None:
    """No None, no rounding, no thousands separators, whole numbers without a point."""
    assert to_csv(report([None, 0.1 + 0.2, 12345678, -1.5])).splitlines()[1] == (
        ",0.30000000000000004,12345678,-1.5"
    )


@given(st.lists(texts, min_size=3, max_size=3))
def test_a_markdown_table_keeps_its_columns(row: list[str]) -> None:
    """Whatever the cells hold, each line of the table has as many bars as the first."""
    lines = [line for line in to_markdown(report([*row])).split("\n") if line.startswith("|")]
    assert len(lines) == 3
    bars = [line.replace("\\\\", "").replace("\\|", "").count("|") for line in lines]
    assert bars == [4, 4, 4]


@given(st.lists(texts, min_size=2, max_size=2))
def test_a_pipe_gets_one_line_a_row(row: list[str]) -> None:
    """A header and a line, one tab between two cells, whatever the cells hold."""
    lines = to_lines(report([*row])).split("\n")
    assert len(lines) == 3
    assert [line.count("\t") for line in lines] == [1, 1, 0]


@pytest.mark.parametrize("text", ["- a", "+ a", "> a", "1. a", "12) a", "--- ", "===", "# a", ">a"])
def test_a_line_of_text_starts_no_list_quote_or_heading(text: str) -> None:
    """What makes structure of a Markdown line that starts with it is escaped."""
    assert markdown_line(text) != text
    assert markdown_line(text).replace("\\", "") == text


@pytest.mark.parametrize(
    "text", ["60.0", "-1.5", "+12.1", "-40 km", "a - b", "1.5 of 2", "C# or not"]
)
def test_numbers_and_plain_text_stay_as_they_are(text: str) -> None:
    """A figure is found in the page as it was printed elsewhere."""
    assert markdown_line(text) == markdown_text(text) == text


def test_json_holds_shared_settings_and_the_studys_own() -> None:
    """Every setting that shaped the numbers stands in the envelope."""
    document = json.loads(
        to_json(report(["x"]), "test", "1", {"title": "T"}, {"weights": {}, "seed": 1})
    )
    assert document["settings"] == {"weights": {}, "seed": 1}
    assert list(document) == ["schema", "command", "version", "project", "settings", "result"]
