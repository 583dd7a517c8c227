"""Pairs of columns of which one is the weight times the other."""

from pathlib import Path
from typing import Any

import pytest

from belarus_options.files.sheets.cells import read_tables
from belarus_options.files.sheets.layout import Layout, find_layout
from belarus_options.files.sheets.pairs import Times, times_the_weight
from belarus_options.files.sheets.printed import read_printed
from belarus_options.model.problem import InputError
from sheets import matrix_of

PAIRS = """\
,,Ferry,,Bridge,,Tunnel,
Criterion,Weight,Unweighted,Weighted,Unweighted,Weighted,Unweighted,Weighted
Cost,3,4,12,2,6,5,15
Speed,2,3,6,5,10,1,2
Risk,5,2,10,4,20,3,15
Total,,,28,,36,,32
"""
HEADINGS = ["", "Weight", "Score", "Points", "Score", "Points"]
ROWS = [["a", "3", "4", "12", "2", "6"], ["b", "2.5", "3", "7.5", "5", "12.5"]]


def layout_of(folder: Path, text: str, **settings: Any) -> Layout:
    (folder / "pairs.csv").write_text(text, encoding="utf-8")
    [table] = read_tables(folder / "pairs.csv")
    return find_layout(table, **settings)


def test_scores_are_read_and_their_products_left_out(tmp_path: Path) -> None:
    """Where pairs are to be read, and it is said."""
    layout = layout_of(tmp_path, PAIRS, reads_pairs=True)
    assert [option.name for option in layout.options] == ["Ferry", "Bridge", "Tunnel"]
    assert layout.texts == (("4", "2", "5"), ("3", "5", "1"), ("2", "4", "3"))
    assert "columns `Weighted` (the weight times `Unweighted`)" in layout.passed_over


def test_an_audit_reads_them(tmp_path: Path) -> None:
    """And recomputes the totals below the scores."""
    text = PAIRS.replace("Total,,,28,,36,,32", "Total,,28,,36,,33,")
    (tmp_path / "pairs.csv").write_text(text, encoding="utf-8")
    [table] = read_printed(tmp_path / "pairs.csv").tables
    assert table.matrix.weights == ("3", "2", "5")
    assert table.matrix.scores == (("4", "3", "2"), ("2", "5", "4"), ("5", "1", "3"))
    assert table.matrix.totals == ("28", "36", "33")


def test_what_is_kept_is_kept(tmp_path: Path) -> None:
    """Products too, where somebody asks for them."""
    layout = layout_of(tmp_path, PAIRS, keep=["Weighted"], reads_pairs=True)
    assert [texts[0] for texts in layout.texts] == ["12", "6", "10"]


def test_an_import_asks_and_says_which_is_which(tmp_path: Path) -> None:
    """A folder is made of what somebody says are the scores."""
    with pytest.raises(InputError) as refusal:
        matrix_of(tmp_path, PAIRS)
    [problem] = refusal.value.problems
    assert problem.name == "several-columns"
    assert problem.message.endswith("; `Weighted` is the weight times `Unweighted`")


def test_a_product_that_is_wrong_leaves_it_open(tmp_path: Path) -> None:
    """Then nobody can tell which columns hold the scores."""
    with pytest.raises(InputError) as refusal:
        layout_of(tmp_path, PAIRS.replace("5,15\n", "5,16\n"), reads_pairs=True)
    assert [problem.name for problem in refusal.value.problems] == ["several-columns"]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (ROWS, Times("Points", "Score")),
        ([["a", "30%", "4", "1,2", "2", "0,6"], ["b", "70%", "3", "2,1", "5", "3,5"]],
         Times("Points", "Score")),
        ([["a", "30%", "4", "120", "2", "60"], ["b", "70%", "3", "210", "5", "350"]],
         Times("Points", "Score")),
        ([["a", "0.33", "4", "1.3", "2", "0.7"], ["b", "0.67", "3", "2.0", "5", "3.4"]],
         Times("Points", "Score")),
        ([[*row[:2], row[3], row[2], row[5], row[4]] for row in ROWS], Times("Score", "Points")),
        (ROWS[:1], None),
        ([*ROWS, ["c", "2", "2", "5", "1", "2"]], None),
        ([[row[0], "", *row[2:]] for row in ROWS], None),
    ],
)  # fmt: skip
def test_products_are_told_by_their_numbers(rows: list[list[str]], found: Times | None) -> None:
    """Within the rounding of each, in every row that has all three, of which there are two."""
    assert times_the_weight(rows, HEADINGS) == found
