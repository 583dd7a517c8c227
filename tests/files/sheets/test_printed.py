"""What is read of published matrices before it is recomputed."""

from pathlib import Path
from typing import Any

import pytest

from belarus_options.files.sheets.printed import Named, PrintedTable, read_printed
from belarus_options.model.problem import InputError


def printed_of(folder: Path, text: str, **settings: Any) -> PrintedTable:
    """The one matrix of a file with this content."""
    (folder / "matrix.csv").write_text(text, encoding="utf-8")
    [table] = read_printed(folder / "matrix.csv", **settings).tables
    return table


def test_texts_are_kept_digit_for_digit(tmp_path: Path) -> None:
    """A last zero says how a number was rounded."""
    matrix = printed_of(
        tmp_path, "option,A,B,Total,Rank\nweight,60%,40%,,\nX,1.0,2,1.40,=1\nY,3,,3.4,2=\n"
    ).matrix
    assert matrix.scores == (("1.0", "2"), ("3", None))
    assert (matrix.totals, matrix.ranks) == (("1.40", "3.4"), ("1", "2"))
    assert (matrix.weights, matrix.are_percentages) == (("60", "40"), True)


def test_products_stand_in_parentheses(tmp_path: Path) -> None:
    """Totals are read from them, and a cell without one is its own product."""
    matrix = printed_of(
        tmp_path, "COA,A,B,Total\nweight,2,1,\nX,1 (2),2,3 (4)\nY,2 (4),1,3 (5)\nZ,3 (6),3,9\n"
    ).matrix
    assert matrix.scores == (("1", "2"), ("2", "1"), ("3", "3"))
    assert matrix.products == (("2", None), ("4", None), ("6", None))
    assert matrix.totals == ("4", "5", "9")


@pytest.mark.parametrize(
    ("heads", "totals", "others"),
    [("Subtotal,Total", "Total", ("Subtotal",)),
     ("Weighted score,Total", "Weighted score", ("Total",))],
)  # fmt: skip
def test_of_several_totals_one_is_read(
    tmp_path: Path, heads: str, totals: str, others: tuple[str, ...]
) -> None:
    """The weighted ones where there are weights, else the last; the others are named."""
    text = f"option,A,B,{heads}\nweight,2,1,,\nX,1,2,4,3\nY,3,4,10,7\n"
    table = printed_of(tmp_path, text)
    assert (table.totals, table.others) == (totals, others)


def test_a_criterion_is_kept_that_is_the_sum_of_others_by_chance(tmp_path: Path) -> None:
    """Where totals have their name and there are no weights, D is no total: it counts."""
    text = "option,A,B,C,D,Total\nX,1,1,1,3,6\nY,1,2,1,4,8\nZ,2,2,1,5,10\n"
    assert printed_of(tmp_path, text).matrix.criteria == ("A", "B", "C", "D")


def test_a_range_is_no_number_to_compute_with(tmp_path: Path) -> None:
    """Its total cannot be checked."""
    text = "option,A,B,Total\nX,3-5,2,6\nY,3,4,7\n"
    assert printed_of(tmp_path, text).matrix.scores == ((None, "2"), ("3", "4"))


@pytest.mark.parametrize("cell", ["1e401", "1e-999999999", "1e999999999"])
def test_numbers_beyond_all_bounds_are_refused(tmp_path: Path, cell: str) -> None:
    """Exact arithmetic would not end."""
    with pytest.raises(InputError) as refused:
        printed_of(tmp_path, f"option,A,B,Total\nX,{cell},2,6\nY,3,4,7\n")
    assert {problem.name for problem in refused.value.problems} == {"bad-number"}


def test_a_line_that_is_named_takes_the_place_of_the_one_that_was_told(tmp_path: Path) -> None:
    """`Total` is then no total, and what is named no criterion or option."""
    text = "option,A,B,Mark,Total\nStakes,2,5,,\nX,1,2,12,3\nY,3,4,26,7\n"
    table = printed_of(tmp_path, text, named=Named("mark", "Stakes"), options_in="rows")
    assert (table.totals, table.others) == ("Mark", ())
    assert table.matrix.options == ("X", "Y")
    assert table.matrix.criteria == ("A", "B")
    assert table.matrix.weights == ("2", "5")
    assert table.matrix.totals == ("12", "26")
