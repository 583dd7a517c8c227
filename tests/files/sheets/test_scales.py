"""Scales that a sheet implies: ratings, words in a known order, anchors that are levels."""

from pathlib import Path

import pytest

from belarus_options.files.sheets.scales import common_ratings, known_levels
from sheets import matrix_of, project_of


@pytest.mark.parametrize(
    ("columns", "scale"),
    [
        ([["1", "5"], ["2", "3"], ["4", "4"]], (1, 5)),
        ([["0", "5"], ["2", "3"], ["4", "4"]], (0, 5)),
        ([["1", "6"], ["2", "3"], ["4", "4"]], (1, 10)),
        ([["0", "10"], ["2", "3"], ["4", "4"]], (0, 10)),
        ([["0", "11"], ["2", "3"], ["4", "4"]], None),
        ([["1", "5.5"], ["2", "3"], ["4", "4"]], None),
        ([["-1", "5"], ["2", "3"], ["4", "4"]], None),
        ([["1", "5"], ["2", "3"]], None),
    ],
)
def test_ratings_are_on_the_first_scale_that_holds_every_cell(
    columns: list[list[str]], scale: tuple[int, int] | None
) -> None:
    """Of three criteria or more, whole numbers alone."""
    assert common_ratings(columns) == scale


@pytest.mark.parametrize(
    ("words", "scores", "says_better"),
    [
        (["H", "M", "L"], (2, 1, 0), False),
        (["high", "LOW", "High"], (2, 0, 2), False),
        (["Very high", "low"], (4, 1), False),
        (["yes", "no"], (1, 0), True),
        (["yes", "Partial", "no"], (2, 1, 0), True),
        (["good", "poor", "fair"], (2, 0, 1), True),
        (["Pass", "fail"], (1, 0), True),
        (["+", "0", "−", "+"], (2, 1, 0, 2), True),
        (["++", "-"], (4, 1), True),
        (["★★★", "★", "★★★★★"], (3, 1, 5), True),
        (["★★☆☆", "★★★★"], (2, 4), True),
        (["A", "C", "B"], (2, 0, 1), True),
        (["mittel", "hoch", "niedrig"], (1, 2, 0), False),
        (["так", "ні"], (1, 0), True),
    ],
)
def test_words_in_a_known_order_are_levels(
    words: list[str], scores: tuple[int, ...], says_better: bool
) -> None:
    """Upward; of magnitudes alone nobody knows which end is better."""
    found = known_levels(words)
    assert found is not None
    assert (found.scores, found.says_better) == (scores, says_better)
    assert [level for level, _ in found.levels] == list(
        range(found.levels[0][0], found.levels[-1][0] + 1)
    )


@pytest.mark.parametrize("words", [["red", "blue"], ["high", "good"], ["A", "Z"], ["yes", ""]])
def test_other_words_have_no_order(words: list[str]) -> None:
    """Also where words of two orders stand together."""
    assert known_levels(words) is None


RATED = "option,A,B,C\nX,1,5,3\nY,4,2,3\n"


def test_ratings_become_levels_so_that_a_step_is_one_rating(tmp_path: Path) -> None:
    """With the ends of their scale, whatever the options have of it."""
    project = project_of(tmp_path, matrix_of(tmp_path, RATED))
    for leaf in project.tree.leaves:
        assert leaf.constructed is not None
        assert leaf.constructed.ordered == (1, 2, 3, 4, 5)
        assert leaf.prefer == "more"


@pytest.mark.parametrize(
    "text",
    [
        RATED.replace("X,1", "prefer,less,more,more\nX,1"),
        RATED.replace("X,1", "prefer,more,more,more\nunit,km,,\nX,1"),
        RATED.replace("X,1", "prefer,more,more,more\nX,1.5"),
        RATED.replace("X,1", "prefer,more,more,more\nworst,0,,\nbest,9.5,,\nX,1"),
    ],
)
def test_a_unit_an_anchor_a_fraction_or_less_is_better_and_nothing_is_a_rating(
    tmp_path: Path, text: str
) -> None:
    """What is no rating anywhere in the sheet keeps all of it from being ratings."""
    assert all(not criterion.levels for criterion in matrix_of(tmp_path, text).criteria)


def test_a_scale_that_is_asked_for_is_taken_and_none_where_none_is_wanted(tmp_path: Path) -> None:
    """Also where the sheet has fewer criteria, and whichever direction is better."""
    text = "option,A,B\nprefer,more,less\nX,1,4\nY,2,3.5\n"
    first, second = matrix_of(tmp_path, text, ratings=(1, 7)).criteria
    assert [level for level, _ in first.levels] == [1, 2, 3, 4, 5, 6, 7]
    assert second.anchors == ("7", "1")
    bare = matrix_of(tmp_path, RATED.replace("X", "prefer,more,more,more\nX", 1), ratings=False)
    assert all(not criterion.levels for criterion in bare.criteria)


def test_stated_whole_anchors_at_most_ten_apart_are_levels(tmp_path: Path) -> None:
    """Over whole cells within them; else they stay anchors."""
    text = "option,A,B,C,D\nworst,0,4,0,0\nbest,4,0,11,4\nX,1,3,5,1.5\nY,4,2,3,5\n"
    first, second, third, fourth = matrix_of(tmp_path, text).criteria
    assert [level for level, _ in first.levels] == [0, 1, 2, 3, 4]
    assert (len(second.levels), second.prefer) == (5, "less")
    assert third.anchors == ("0", "11")
    assert fourth.anchors == ("0", "4")


def test_words_become_levels_in_the_stated_order(tmp_path: Path) -> None:
    """From worst to best, by the name of the criterion; a score is the place of its word."""
    text = "option,Look\nX,blue\nY,pink\nZ,red\n"
    matrix = matrix_of(tmp_path, text, levels={"look": ["red", "pink", "blue"]})
    assert matrix.criteria[0].levels == ((0, "red"), (1, "pink"), (2, "blue"))
    assert [option.scores[0].value for option in matrix.options] == ["2", "1", "0"]
    assert project_of(tmp_path, matrix).tree.leaves[0].prefer == "more"


def test_parts_of_a_whole_are_on_its_scale(tmp_path: Path) -> None:
    """From 0, as levels where they are whole."""
    matrix = matrix_of(tmp_path, "option,A\nX,4/5\nY,2/5\n")
    assert [level for level, _ in matrix.criteria[0].levels] == [0, 1, 2, 3, 4, 5]
