"""Which lines of a table are options and criteria, whichever way round, and what the rest is."""

from pathlib import Path
from typing import Any

import pytest

from belarus_options.files.sheets.cells import read_tables
from belarus_options.files.sheets.layout import Layout, find_layout
from belarus_options.files.sheets.words import role_of
from belarus_options.model.problem import InputError


def layout_of(folder: Path, text: str, **settings: Any) -> Layout:
    """The layout of a text."""
    (folder / "sheet.csv").write_text(text, encoding="utf-8")
    return find_layout(read_tables(folder / "sheet.csv")[0], **settings)


def names(layout: Layout) -> tuple[list[str], list[str]]:
    return [option.name for option in layout.options], [c.name for c in layout.criteria]


def beside(layout: Layout) -> list[tuple[str, str]]:
    """The role and the name of each other line."""
    return [(line.role.value, line.heading.name) for line in layout.lines]


EXPECTED = (["Ferry", "Bridge"], ["Cost", "Speed"])


@pytest.mark.parametrize(
    "text",
    [
        ",Cost,Speed\nweight,1,2\nFerry,3,4\nBridge,5,6\n",
        ",Ferry,Bridge,weight\nCost,3,5,1\nSpeed,4,6,2\n",
        ",Gewicht,Ferry,Bridge\nCost,1,3,5\nSpeed,2,4,6\n",
        ",Cost,Speed\nFerry,3,4\nBridge,5,6\nвес,1,1\n",
        ",Ferry,Bridge,Min/Max\nCost,3,5,min\nSpeed,4,6,max\n",
        "Alternative,Cost,Speed\nFerry,3,4\nBridge,5,6\n",
        "Evaluation criteria,Ferry,Bridge\nCost,3,5\nSpeed,4,6\n",
        "Kryterium,Ferry,Bridge\nCost,3,5\nSpeed,4,6\n",
        ",Cost,Speed,Total\nFerry,3,4,7\nBridge,5,6,11\n",
        ",Ferry,Bridge\nCost,3,5\nSpeed,4,6\nRank,1,2\n",
        ",Cost,Speed\nShare,40%,60%\nFerry,3,4\nBridge,5,6\n",
        ",Share,Ferry,Bridge\nCost,40%,3,5\nSpeed,60%,4,6\n",
        ",Points,Ferry,Bridge\nCost,40,3,5\nSpeed,60,4,5\n",
        "Study of crossings,,\nBy us,,\n\n,Cost,Speed\nweight,1,2\nFerry,3,4\nBridge,5,6\n",
        "Study\n\n#,,Cost,Speed\n,weight,1,2\n1,Ferry,3,4\n2,Bridge,5,6\n",
        ",Group,\n,Cost,Speed\nweight,1,2\nFerry,3,4\nBridge,5,6\n",
        "Criterion,weight,Options,\n,,Ferry,Bridge\nCost,1,3,5\nSpeed,2,4,6\n",
        "Kind,Criterion,weight,Ferry,Bridge\nMoney,Cost,1,3,5\n,Speed,2,4,6\n",
        ",Cost,Speed\nweight,1,2\nFerry,3,4\nBridge,5,6\n\n\nSource: a survey,,\n",
        ",,Cost,,Speed\n,,,,\nweight,,1,,2\nFerry,,3,,4\nBridge,,5,,6\n",
    ],
)
def test_options_and_criteria_are_found_whichever_way_round(tmp_path: Path, text: str) -> None:
    """By words in six languages, by numbers that are weights, below titles and two headings."""
    assert names(layout_of(tmp_path, text)) == EXPECTED


@pytest.mark.parametrize(
    ("text", "down", "across"),
    [
        (",A,B\nX,1,2\nY,3,4\n", (["X", "Y"], ["A", "B"]), (["A", "B"], ["X", "Y"])),
        (
            "Laptop,Price,Weight,Battery\nX,900,1.2,8\nY,800,1.5,9\n",
            (["X", "Y"], ["Price", "Weight", "Battery"]),
            (["Price", "Battery"], ["X", "Y"]),
        ),
    ],
)
def test_what_can_be_read_two_ways_is_one_error(
    tmp_path: Path, text: str, down: object, across: object
) -> None:
    """A column in the middle that is called weight may be a weight in kilograms; what is said of
    the way round is obeyed."""
    with pytest.raises(InputError) as error:
        layout_of(tmp_path, text)
    assert [problem.name for problem in error.value.problems] == ["two-ways"]
    assert names(layout_of(tmp_path, text, options_in="rows")) == down
    assert names(layout_of(tmp_path, text, options_in="columns")) == across


def test_lines_beside_the_matrix_are_told_by_their_names(tmp_path: Path) -> None:
    """Totals, ranks, averages, extremes, weights once more, numbers of rows, remarks."""
    text = (
        "No.,Criterion,Weight (%),Unit,A,B,Notes\n1,Cost,40%,EUR,3,4,net\n2,Time,60%,days,5,6,\n"
        ",Total:,100%,,8,10,\n,AVERAGE,,,4,5,\n,Max,,,5,6,\n,Rank,,,2,1,\n"
    )
    layout = layout_of(tmp_path, text)
    assert names(layout) == (["A", "B"], ["Cost", "Time"])
    assert sorted(beside(layout)) == [
        ("prose", "Notes"), ("rank", "Rank"), ("summary", "AVERAGE"), ("summary", "Max"),
        ("total", "Total:"), ("unit", "Unit"), ("weight", "Weight (%)"),
    ]  # fmt: skip
    assert layout.passed_over == ("column `No.`",)


def test_a_criterion_with_a_weight_of_its_own_is_one_whatever_it_is_called(tmp_path: Path) -> None:
    """A total has no weight, or what all others have together."""
    text = "option,Cost,Score,Time,Total\nweight,1,2,3,6\nX,3,4,5,9\nY,1,2,3,4\n"
    assert names(layout_of(tmp_path, text))[1] == ["Cost", "Score", "Time"]


def test_what_is_kept_is_an_option_or_a_criterion_whatever_it_is_called(tmp_path: Path) -> None:
    """By its name, in any case."""
    text = "option,Cost,Rank\nX,3,4\nTotal,1,2\n"
    assert names(layout_of(tmp_path, text)) == (["X"], ["Cost"])
    assert names(layout_of(tmp_path, text, keep=["total", "Rank"])) == (
        ["X", "Total"],
        ["Cost", "Rank"],
    )


def test_columns_in_pairs_are_read_where_one_of_them_is_named(tmp_path: Path) -> None:
    """Two kinds of numbers under each option that do not follow from each other: never guessed."""
    text = (
        ",,Ferry,,Bridge,\nCriterion,Weight,Raw,Weighted,Raw,Weighted\n"
        "Cost,2,3,6,5,10\nSpeed,3,4,12,6,17\n"
    )
    with pytest.raises(InputError) as error:
        layout_of(tmp_path, text)
    assert [problem.name for problem in error.value.problems] == ["several-columns"]
    layout = layout_of(tmp_path, text, keep=["Raw"])
    assert names(layout) == EXPECTED
    assert layout.texts == (("3", "5"), ("4", "6"))
    assert "columns `Weighted`" in layout.passed_over


def test_a_name_has_its_role_in_any_case_and_with_marks_around_it() -> None:
    """How its numbers are written does not matter; a unit makes it another name."""
    for name in ("Weight", "WEIGHTS:", "weight (%)", "Weight [1-5]", "Weight in %", "Poids"):
        assert role_of(name) is not None, name
        assert role_of(name).value == "weight"  # type: ignore[union-attr]  # is not None
    for name in ("Weight (kg)", "Weightless", "Costs", ""):
        assert role_of(name) is None, name


def test_a_place_is_that_of_the_file_both_ways_round(tmp_path: Path) -> None:
    """A cell of an option and a criterion is the cell of the table that says its score."""
    for text in (
        "t\n\noption,Cost,Speed\nweight,1,2\nFerry,3,4\nBridge,5,6\n",
        "#,criterion,weight,Ferry,Bridge\n1,Cost,1,3,5\n2,Speed,2,4,6\n",
    ):
        layout = layout_of(tmp_path, text)
        for criterion, texts in zip(layout.criteria, layout.texts, strict=True):
            for option, expected in zip(layout.options, texts, strict=True):
                assert layout.table.text(layout.cell(option, criterion)) == expected
        [weight] = layout.lines
        for criterion, expected in zip(layout.criteria, weight.texts, strict=True):
            assert layout.table.text(layout.cell_of(weight, criterion)) == expected


def test_a_line_of_headings_alone_has_no_options(tmp_path: Path) -> None:
    """And no criteria, as nothing stands below them."""
    path = tmp_path / "matrix.csv"
    path.write_text("option,A,B,Total\n", encoding="utf-8")
    with pytest.raises(InputError) as refused:
        find_layout(read_tables(path)[0])
    assert [problem.name for problem in refused.value.problems] == ["no-criteria", "no-options"]
