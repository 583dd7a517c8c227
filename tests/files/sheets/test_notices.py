"""What an import says: what was read, what was left out, and what the sheet did not say itself."""

from pathlib import Path

import pytest

from sheets import said_of


def test_what_was_read_and_left_out_is_one_sentence(tmp_path: Path) -> None:
    """Counts, weights as written, and every line of which nothing came in, with its reason."""
    text = (
        "Study,,,,\n\noption,Cost,Time,Jobs,Total,Rank\nweight,40,30,30,100,\n"
        "prefer,less,less,more,,\nX,3.5,4,5,4.1,1\nY,5,2.5,4,4.0,2\nAverage,4.25,3.25,4.5,,\n"
    )
    assert said_of(tmp_path, text)[0] == (
        "2 options on 3 criteria, weights 40, 30, 30; left out: line `Study`, row `Average`,"
        " column `Total`, column `Rank` (ranks)"
    )


def test_a_table_that_was_turned_is_said_to_be_one(tmp_path: Path) -> None:
    """And how its totals follow."""
    text = (
        "criterion,weight,A,B,C\nCost,50,6,5,7\nTime,30,4,9,3\nJobs,20,9,5,8\nTotal,100,6,6.2,6\n"
    )
    assert said_of(tmp_path, text)[0] == (
        "3 options (in columns) on 3 criteria, weights 50, 30, 20; left out: row `Total` (the"
        " weighted mean)"
    )


@pytest.mark.parametrize(
    ("weights", "said"),
    [
        (["14%"] * 7, "98% instead of 100%, which rounding explains"),
        (["8%"] * 12, "96% instead of 100%, which rounding explains"),
        (["7%", "12%", "12%", "6%", "17%", "4%", "41%"], "99% instead of 100%, which rounding"),
        (["60%", "50%"], "110% instead of 100%, and look like shares of which some are too large"),
        (["0.5", "0.3"], "0.8 instead of 1, and look like shares of which some are missing"),
        (["33", "33", "33"], "99 instead of 100, which rounding explains"),
        (["50", "35"], "85 instead of 100, and look like shares of which some are missing"),
        (["33.3%", "66.7%"], None),
        (["6", "10", "4"], None),
        (["1", "1"], None),
        (["50", "50"], None),
    ],
)
def test_weights_that_look_like_shares_and_miss_their_whole_are_said(
    tmp_path: Path, weights: list[str], said: str | None
) -> None:
    """N shares rounded to a digit may miss it by n halves of that digit; all else is in
    proportion."""
    count = len(weights)
    names = [f"c{at}" for at in range(count)]
    rows = [["option", *names], ["weight", *weights], ["prefer", *["more"] * count]]
    rows += [["X", *["1.5"] * count], ["Y", *["2.5"] * count]]
    found = [text for text in said_of(tmp_path, "\n".join(map(",".join, rows))) if "add up" in text]
    if said is None:
        assert found == []
    else:
        assert len(found) == 1
        assert said in found[0]


def test_a_sheet_without_weights_has_equal_ones_and_it_is_said(tmp_path: Path) -> None:
    """In the first sentence."""
    text = "option,A,B\nprefer,more,less\nX,1.5,2\nY,2,3\n"
    assert said_of(tmp_path, text) == [
        "2 options on 2 criteria, equal weights, since the sheet has none",
        "2 of 2 criteria have no scale: 0 and 100 are the worst and best of these options",
    ]


def test_what_was_decided_for_the_sheet_is_said(tmp_path: Path) -> None:
    """Ratings, words, ranges, parts, remarks, lines known by their cells alone."""
    rated = said_of(tmp_path, "option,A,B,C\nX,1,5,3\nY,4,2,3\n")
    assert rated[1] == (
        "all scores are whole numbers within 1–5, read as ratings on that scale, 5 the best"
    )
    assert len(rated) == 2
    said = said_of(
        tmp_path,
        "criterion,Share,Aim,X,Y,Z,Notes\nRisk,40%,min,High,Low,Low,so\nCost,60%,min,3-5,4,6,\n",
    )
    assert said[1:] == [
        "column `Share` is read as the weights, by its numbers",
        "column `Aim` is read as the directions, by its words",
        "`Notes` is kept as `summary`, `definition` or `because`",
        "`Risk` is read as levels, worst to best: High, medium, Low",
        "1 cell is a range: the middle is the score, and the ends its plausible range",
        "1 of 2 criteria has no scale: 0 and 100 are the worst and best of these options",
    ]
    parts = said_of(tmp_path, "option,A\nX,4/5\nY,2/5\n")
    assert "`A` is read as parts of 5, from 0" in parts
