"""`flip` in brief: the nearest in words with its condition, and a line for each option."""

from typing import Any

import pytest

from belarus_options.model.choices import Vary
from belarus_options.model.project import Project
from belarus_options.model.settings import Settings
from belarus_options.model.weights import WeightSetting, WeightValue
from belarus_options.studies.flip.flip import flip
from belarus_options.views.commands.flip import flip_report
from belarus_options.views.report.report import Report, Table
from models import matrix, project
from wording import answer, headings, held_pointers, notes, rows

LEVELS = {"prefer": "more", "scale": {"0": "Benches", "1": "Seats", "2": "Cabins"}}
COST = {"scale": {"worst": 50, "best": 0, "unit": "million"}}
FERRIES = {"cost": {"weight": 2, **COST}, "comfort": {"weight": 1, **LEVELS}}
# Fast costs 60 more of 100 and is better by a level of 50.
FAST = {"cost": 40, "comfort": 2}
SLOW = {"cost": 10, "comfort": 1}
UNIT = {"scale": {"worst": 0, "best": 1}}
# On the top criteria, one is between the two others; on a leaf it is ahead of both.
DEEP: dict[str, Any] = {
    "a": {"weight": 1, "criteria": {"x": {"weight": 1, **UNIT}, "y": {"weight": 1, **UNIT}}},
    "b": {"weight": 1, "criteria": {"p": {"weight": 1, **UNIT}, "q": {"weight": 1, **UNIT}}},
}
INSIDE = {
    "one": {"a.x": 0.5, "a.y": 0.5, "b.p": 0.5, "b.q": 0.5},
    "two": {"a.x": 0.8, "a.y": 0.0, "b.p": 0.4, "b.q": 0.4},
}


def brief(project: Project, settings: Settings = Settings(), vary: Vary = Vary.top) -> Report:  # noqa: B008
    return flip_report(flip(project, settings, vary))


def first_table(report: Report) -> Table:
    return next(block.content for block in report.blocks() if isinstance(block.content, Table))


def test_each_sentence_says_what_is_enough_and_what_is_held() -> None:
    """Points that move, rounded up, and one score. Level where 60 a = 50 b: 21.21… points."""
    assert answer(brief(project(FERRIES, {"fast": FAST, "slow": SLOW}))) == (
        "With scores as stated, it is enough to put fast first that 21.3 points of weight go from"
        " cost to comfort.",
        "With weights as stated, it is enough to put fast first that one score changes within its"
        " scale: fast on cost at 22.499 instead of 40 million.",
    )


def test_weights_of_leaves_are_said_beside_those_of_the_top_criteria() -> None:
    """Where no weights of the top criteria do it, those of leaves do: neither is left unsaid, and
    each has its condition."""
    told = brief(project(DEEP, INSIDE))
    assert answer(told)[:2] == (
        "With scores and inner weights as stated, no weighting of a and b puts another option"
        " first.",
        "With scores as stated, it is enough to put two first that 12.5 points of weight go"
        " from a.y to a.x.",
    )
    table = first_table(told)
    assert headings(table) == ("Put first", "Among the two", "Among 4 leaves", "Scores")
    [row] = rows(table)
    assert row[1] == "none: one is always ahead"
    assert row[2] == "12.5 a.y to a.x"


def test_one_sentence_has_both_where_both_put_the_same_option_first() -> None:
    """The inner weights are held in the one, and free in the other."""
    ahead = {**INSIDE, "two": {"a.x": 0.9, "a.y": 0.3, "b.p": 0.3, "b.q": 0.3}}
    first, second = answer(brief(project(DEEP, ahead)))
    assert first == (
        "With scores as stated, it is enough to put two first that 16.7 points of weight go from b"
        " to a, inner weights as stated, or 8.4 go from a.y to a.x, every leaf's weight free."
    )
    assert second.startswith("With weights as stated, it is enough to put two first that one score")


def test_settings_are_set_and_not_stated() -> None:
    """In the sentences and above the table."""
    heavy = Settings((WeightSetting("cost", WeightValue(80.0, True)),))
    told = brief(project(FERRIES, {"fast": FAST, "slow": SLOW}), heavy)
    assert answer(told)[1].startswith("With weights as set, ")
    assert "scores changed, weights as set" in notes(told)[0]


@pytest.mark.parametrize(
    ("rows_of", "said"),
    [
        ([[1.0] * 4, [0.0] * 4], "none: o0 is always ahead"),
        ([[1.0, 1.0], [1.0, 0.0]], "none: it ties at the most"),
        ([[0.0, 1.0], [1.0, 0.0], [0.4, 0.4]], "none: o0 or o1 is always ahead"),
    ],
)
def test_where_no_weights_do_it_the_cell_says_who_is_ahead(
    rows_of: list[list[float]], said: str
) -> None:
    """One rival, a tie at the most, or one of several at every weighting."""
    told = brief(matrix(rows_of, [1.0] * len(rows_of[0])))
    assert said in {row[1] for row in rows(first_table(told))}


def test_beyond_three_scores_is_said() -> None:
    """In the answer, with what it holds for, and in the table."""
    told = brief(matrix([[1.0] * 4, [0.0] * 4], [1] * 4))
    assert answer(told) == (
        "With scores as stated, no weighting of c0, c1, c2 and c3 puts another option first.",
        "With weights as stated, no change of three scores within their scales puts another option"
        " first.",
    )
    assert rows(first_table(told))[0][-1] == "none: no three are enough"


def test_where_many_weights_move_their_number_is_said() -> None:
    """No one of them is given or gives more than half; where one is or does, it is named."""
    scores = [[1.0] * 5 + [0.0] * 3, [0.0] * 5 + [0.35] * 3]
    told = brief(matrix(scores, [1] * 8))
    assert rows(first_table(told))[0][1].endswith(" among six criteria")
    assert answer(told)[0].endswith(" points of weight move among six criteria.")
    most = brief(matrix([[1.0, 1.0, 0.5, 0.0], [0.0, 0.0, 0.5, 0.35]], [1] * 4))
    assert answer(most)[0].endswith(" points of weight move, mostly from c0 to c3.")
    assert rows(first_table(most))[0][1].endswith(" mostly c0 to c3")


def test_tied_leaders_are_beaten_both() -> None:
    """A target behind two that tie is put ahead of both."""
    told = brief(matrix([[1, 0.2, 0], [0.2, 1, 0], [0.3, 0.3, 0.1]], [1, 1, 1]))
    assert "it is enough to put o2 first that 41.7 points" in answer(told)[0]


@pytest.mark.parametrize("vary", Vary)
def test_moved_points_point_at_the_result(vary: Vary) -> None:
    """Those of the weights that the result has."""
    ahead = {**INSIDE, "two": {"a.x": 0.9, "a.y": 0.3, "b.p": 0.3, "b.q": 0.3}}
    assert "/targets/0/weights/l1/moved" in held_pointers(brief(project(DEEP, ahead), vary=vary))


def test_those_further_down_are_counted_and_not_spoken_of() -> None:
    """What is said of none is said of those that were looked at."""
    crowd = matrix([[9, 9], [5, 5], [4, 4], [3, 3]], [1, 1], 0, 10)
    found = flip_report(flip(crowd, most=2))
    assert [row[0] for row in rows(first_table(found))] == ["o1", "o2"]
    assert "… 1 more: `--full`" in notes(found)
    assert any("any of the next 2 options" in line for line in answer(found))
    assert found.result()["left_out"] == 1
    assert flip_report(flip(crowd)).result()["left_out"] == 0
