"""Workbooks as tables, and files that stand for more than they seem to."""

import io
import zipfile
from pathlib import Path

import pytest

from belarus_options.files.sheets.cells import read_tables
from belarus_options.files.sheets.table import Cell, Table
from belarus_options.model.problem import InputError
from sheets import Cells, matrix_of, ods, xls, xlsx

CELLS: Cells = [
    ["Study of crossings"],
    [],
    ["Criterion", "Weight", "Ferry", "Bridge"],
    ["Cost", 0.4, 3.5, 10],
    ["Speed", 0.6, 12, 40],
    ["Total", 1, 8.6, 28],
]


def tables_of(folder: Path, data: bytes, sheet: str | None = None) -> tuple[Table, ...]:
    (folder / "book").write_bytes(data)
    return read_tables(folder / "book", sheet=sheet)


def problem_of(folder: Path, data: bytes, sheet: str | None = None) -> tuple[str, str, str]:
    """The name, the message and the way out of the one problem."""
    with pytest.raises(InputError) as error:
        tables_of(folder, data, sheet)
    [problem] = error.value.problems
    return problem.name, problem.message, problem.help


@pytest.mark.parametrize("data", [xlsx({"S": CELLS}), ods(CELLS), xls(CELLS)])
def test_a_workbook_is_read_like_a_text(tmp_path: Path, data: bytes) -> None:
    """Of each kind: whole numbers without a point, others with all their digits."""
    [table] = tables_of(tmp_path, data)
    assert table.rows == (
        ("Study of crossings",),
        ("Criterion", "Weight", "Ferry", "Bridge"),
        ("Cost", "0.4", "3.5", "10"),
        ("Speed", "0.6", "12", "40"),
        ("Total", "1", "8.6", "28"),
    )
    assert table.gaps == {1}
    assert table.where(Cell(2, 1)).endswith(f"sheet {table.name}, cell B4")


def test_a_number_of_a_workbook_knows_its_decimals(tmp_path: Path) -> None:
    """1.234 is a little more than one beside texts with decimal commas."""
    cells: Cells = [
        ["option", "A", "B"], ["prefer", "less", "less"], ["X", 1.234, "1,5"], ["Y", 2, "2,5"],
    ]  # fmt: skip
    matrix = matrix_of(tmp_path, xlsx({"S": cells}))
    assert [[s.value for s in option.scores] for option in matrix.options] == [
        ["1.234", "1.5"],
        ["2", "2.5"],
    ]


def test_the_first_sheet_with_a_matrix_is_taken_or_the_one_that_is_named(tmp_path: Path) -> None:
    """A cover sheet is passed over; an unknown name lists those that there are."""
    other: Cells = [["option", "A"], ["prefer", "more"], ["X", 1], ["Y", 2]]
    data = xlsx({"Cover": [["Hello"]], "Main": CELLS, "Other": other})
    assert [table.name for table in tables_of(tmp_path, data)] == ["Cover", "Main", "Other"]
    matrix = matrix_of(tmp_path, data, sheet="Other")
    assert [option.name for option in matrix.options] == ["X", "Y"]
    assert problem_of(tmp_path, data, "Mani") == (
        "unknown-sheet",
        f"`{tmp_path / 'book'}` has no sheet `Mani`",
        "it has `Cover`, `Main` and `Other`",
    )


def test_a_problem_in_a_workbook_names_sheet_and_cell(tmp_path: Path) -> None:
    """As a spreadsheet does, empty rows and columns counted."""
    cells: Cells = [
        [],
        [None, "option", "A", "B"],
        [None, "prefer", "more", "less"],
        [None, "X", "n/a", 1],
        [None, "Y", 2, 3],
    ]
    with pytest.raises(InputError) as error:
        matrix_of(tmp_path, xlsx({"My sheet": cells}), "m.xlsx")
    [problem] = error.value.problems
    assert problem.file == f"{tmp_path / 'm.xlsx'}, sheet My sheet, cell C4"


CORNERS = (
    '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
)
ONE = '<table:table-cell office:value-type="float" office:value="1"/>'
MANY_ROWS = f'<table:table-row table:number-rows-repeated="1048576">{ONE * 9}</table:table-row>'
WIDE = ONE.replace("/>", ' table:number-columns-repeated="16384"/>')


@pytest.mark.parametrize(
    "data",
    [
        xlsx({"S": CORNERS}),
        xlsx({"S": CORNERS.replace('r="', 's="1" r = "')}),
        xlsx({"S": "<row>" + "<c><v>1</v></c>" * 1_000_001 + "</row>"}),
        ods(MANY_ROWS),
        ods(f"<table:table-row>{WIDE}</table:table-row>" * 62),
        ods(
            f"<table:table-row>{ONE}</table:table-row>"
            '<table:table-row table:number-rows-repeated="1048574"/>'
            f"<table:table-row>{ONE}</table:table-row>"
        ),
    ],
    ids=["corners", "corners-spaced", "cells", "rows-repeated", "columns-repeated", "far-apart"],
)
def test_a_small_file_of_a_huge_table_is_one_error(tmp_path: Path, data: bytes) -> None:
    """Before anything of that size is made."""
    assert len(data) < 100_000
    assert problem_of(tmp_path, data)[0] == "too-large"


def test_empty_rows_and_columns_that_are_repeated_are_no_cells(tmp_path: Path) -> None:
    """A spreadsheet fills its sheet up with them."""
    end = '<table:table-cell table:number-columns-repeated="16380"/>'
    rows = f"<table:table-row>{ONE}{ONE}{end}</table:table-row>" * 2
    rows += f'<table:table-row table:number-rows-repeated="1048574">{end}</table:table-row>'
    [table] = tables_of(tmp_path, ods(rows))
    assert table.rows == (("1", "1"), ("1", "1"))


def test_an_archive_that_unpacks_to_far_more_than_it_is_is_refused(tmp_path: Path) -> None:
    """Whatever part of it that is, and whatever it says of its size."""
    data = io.BytesIO(xlsx({"S": CELLS}))
    with zipfile.ZipFile(data, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", b" " * (65 << 20))
    name, message, _ = problem_of(tmp_path, data.getvalue())
    assert name == "too-large"
    assert "64 MB" in message


@pytest.mark.parametrize("length", [40, 400, 600])
@pytest.mark.parametrize("data", [xlsx({"S": CELLS}), ods(CELLS), xls(CELLS)])
def test_a_damaged_workbook_is_one_error(tmp_path: Path, data: bytes, length: int) -> None:
    """Cut short anywhere: it is called damaged, or no workbook."""
    assert problem_of(tmp_path, data[:length])[0] in ("bad-workbook", "no-table")
