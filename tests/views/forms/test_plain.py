"""CSV at full precision, and lines for a pipe."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from belarus_options.views.forms.plain import to_csv, to_lines
from belarus_options.views.report.numbers import difference, points
from belarus_options.views.report.report import Block, Column, Datum, Records, Report, Table
from belarus_options.views.report.sentence import Command, option, say
from wording import WORDING

texts = st.text(st.characters(codec="utf-8"))
numbers = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-1000, 1000)


def report(*rows: list[Datum]) -> Report:
    cells = tuple(tuple(str(datum) for datum in row) for row in rows)
    header = [f"h{i}" for i in range(len(rows[0]))]
    return Report(
        title="T",
        blocks=lambda: (Block(Table(tuple(map(Column, header)), cells)),),
        records=lambda: Records(header, rows),
        result=lambda: {"rows": [list(row) for row in rows]},
        own_settings={"seed": 1},
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


@given(st.lists(texts, min_size=2, max_size=2))
def test_a_pipe_gets_one_line_a_row(row: list[str]) -> None:
    """A header and a line, one tab between two cells, whatever the cells hold."""
    lines = to_lines(report([*row]), WORDING).split("\n")
    assert len(lines) == 3
    assert [line.count("\t") for line in lines] == [1, 1, 0]


def test_a_minus_is_one_that_programs_read_and_text_is_left_alone() -> None:
    """Numbers have it wherever they stand in a cell; a minus that a file holds stays its own."""
    cells = (points(-4.14), say("{} {}", option("a"), difference(-0.3)), "−5")
    shown = Report(
        title="T",
        blocks=lambda: (Block(Table(tuple(map(Column, "xyz")), (cells,))),),
        records=lambda: Records([], []),
        result=dict,
    )
    assert to_lines(shown, WORDING).split("\n")[1] == "-4.1\ta -0.3\t−5"


def test_a_command_is_there_to_be_typed() -> None:
    """Without the backticks that mark it in a sentence."""
    shown = Report(
        title="T",
        blocks=lambda: (Block(Table((Column("x"),), ((Command("explain", ("a", "b")),),))),),
        records=lambda: Records([], []),
        result=dict,
    )
    assert to_lines(shown, WORDING).split("\n")[1] == "belarus-options explain a b"
