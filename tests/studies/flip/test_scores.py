"""`flip` on scores: which change, up to where, and that what is found puts the option first."""

from collections.abc import Mapping
from typing import Any

import pytest

from belarus_options.model.settings import Settings
from belarus_options.studies.flip.flip import Flip, flip
from belarus_options.studies.flip.scores import ScoreFlip
from belarus_options.studies.matrix.ranking import rank
from flipping import first_after
from models import matrix, project

FOUR = {"prefer": "more", "scale": {"0": "none", "1": "some", "2": "much", "3": "all"}}
MILES = {"scale": {"worst": 100, "best": 0, "unit": "miles"}}


def found(result: Flip, option: str) -> ScoreFlip:
    [scores] = [target.scores for target in result.targets if target.option == option]
    assert scores is not None
    assert option in first_after(result.ranking, scores.changes)
    return scores


def changes(scores: ScoreFlip) -> list[Any]:
    return [(c.option, c.criterion, c.stated, c.to) for c in scores.changes]


def two(criteria: Mapping[str, Any], first: Mapping[str, Any], second: Mapping[str, Any]) -> Flip:
    return flip(project(criteria, {"first": first, "second": second}))


def test_the_plausible_range_is_enough_where_it_is() -> None:
    """One score within its range comes before one that costs as much beyond it."""
    result = two(
        {"a": {"weight": 1, **MILES}, "b": {"weight": 1, **MILES}},
        {"a": 20, "b": 50},
        {"a": 30, "b": {"value": 50, "range": (35, 60)}},
    )
    scores = found(result, "second")
    assert changes(scores) == [("second", "b", 50, 40)]
    assert scores.is_plausible
    assert scores.points == 10


def test_more_plausible_changes_come_before_fewer_implausible_ones() -> None:
    """Two scores within their ranges, where one beyond would do."""
    wide = {"value": 50, "range": (45, 55)}
    result = two(
        {"a": {"weight": 1, **MILES}, "b": {"weight": 1, **MILES}},
        {"a": 42, "b": 50},
        {"a": wide, "b": wide},
    )
    assert changes(found(result, "second")) == [("second", "a", 50, 45), ("second", "b", 50, 47)]


@pytest.mark.parametrize("by_range", [False, True])
def test_a_settled_score_does_not_change(by_range: bool) -> None:
    """What follows from the option stays, on levels and on a measure, the option's own and a
    rival's; another score changes in its place."""
    criteria = {"a": {"weight": 3, **FOUR}, "b": {"weight": 3, **MILES}, "c": {"weight": 1, **FOUR}}

    def kept(value: int) -> dict[str, Any]:
        return {"value": value, **({"range": (value, value)} if by_range else {"settled": True})}

    stated = ({"a": 1, "b": 28, "c": 3}, {"a": 1, "b": 30, "c": 0})
    for leaves, changed in ("", {"b"}), ("b", {"a"}), ("ab", {"c"}):
        rows = [{**row, **{leaf: kept(row[leaf]) for leaf in leaves}} for row in stated]
        changes = found(two(criteria, *rows), "second").changes
        assert {change.criterion for change in changes} == changed


def test_beyond_the_ranges_scores_stay_between_the_anchors() -> None:
    """Nothing is said to be plausible, and a measure goes no further than its best anchor; the rest
    is taken from the rival, which can fall to its worst."""
    result = two({"a": {"weight": 1, **MILES}}, {"a": -80}, {"a": 50})
    scores = found(result, "second")
    assert not scores.is_plausible
    # The rival is beyond the best anchor: it can fall by 130 points alone.
    assert changes(scores) == [("first", "a", -80, 50)]


def test_a_score_beyond_its_anchors_goes_no_further_out() -> None:
    """Its scale is widened to where it is: the leader cannot fall below the worst anchor on the
    first leaf, nor the other rise above the best, so that the second leaf changes; there a score
    beyond the worst anchor comes back."""
    result = two(
        {"a": {"weight": 1, **MILES}, "b": {"weight": 1, **MILES}},
        {"a": 120, "b": 0},
        {"a": 0, "b": 130},
    )
    assert changes(found(result, "second")) == [("second", "b", 130, 120)]


def test_a_plausible_range_may_reach_beyond_the_anchors() -> None:
    """What the files hold plausible is plausible there too."""
    result = two(
        {"a": {"weight": 1, **MILES}},
        {"a": -10},
        {"a": {"value": 0, "range": (-20, 10)}},
    )
    assert changes(found(result, "second")) == [("second", "a", 0, -10)]


def test_levels_change_to_levels() -> None:
    """Less than a third of the scale is missing: two levels of the light criterion or one of the
    heavy one, which changes the value less. One that only brings a tie is not enough."""
    criteria = {"a": {"weight": 1, **FOUR}, "b": {"weight": 2, **FOUR}}
    result = two(criteria, {"a": 2, "b": 1}, {"a": 1, "b": 1})
    assert changes(found(result, "second")) == [("second", "b", 1, 2)]
    result = two(criteria, {"a": 3, "b": 1}, {"a": 1, "b": 1})
    assert changes(found(result, "second")) == [("second", "b", 1, 3)]


def test_levels_that_add_up_to_the_lead_only_tie_though_floats_differ() -> None:
    """Three steps of a third, 100 / 3 each in floats, make up for one of 100, and put nobody ahead;
    a fourth step, outside of a range, does."""
    criteria = {name: {"weight": 1, **FOUR} for name in "abcd"}
    result = two(
        criteria,
        {"a": {"value": 3}, "b": 0, "c": 0, "d": 0},
        {
            "a": 0,
            "b": {"value": 0, "range": (0, 1)},
            "c": {"value": 0, "range": (0, 1)},
            "d": {"value": 0, "range": (0, 1)},
        },
    )
    scores = found(result, "second")
    assert not scores.is_plausible
    assert first_after(result.ranking, scores.changes) == {"second"}


def test_only_levels_within_a_range_are_plausible() -> None:
    """The range of a level score takes whole levels: of 0 to 2 and 0 to 3 the second is needed."""
    criteria = {"a": {"weight": 1, **FOUR}, "b": {"weight": 1, **FOUR}}
    result = two(
        criteria,
        {"a": 3, "b": 0},
        {"a": {"value": 1, "range": (0, 2)}, "b": {"value": 1, "range": (0, 3)}},
    )
    assert changes(found(result, "second")) == [("second", "b", 1, 3)]


def test_a_scale_on_which_less_is_better_is_followed_downwards() -> None:
    """The option itself goes to a lower level, or its rival to a higher one."""
    less = {"prefer": "less", "scale": {"0": "none", "1": "some", "2": "much"}}
    result = two({"a": {"weight": 1, **less}}, {"a": 1}, {"a": 2})
    assert changes(found(result, "second")) == [("second", "a", 2, 0)]
    narrow = {"value": 0, "range": (0, 2)}
    result = two({"a": {"weight": 1, **less}}, {"a": narrow}, {"a": 1})
    assert changes(found(result, "second")) == [("first", "a", 0, 2)]


def test_of_equal_changes_the_earlier_leaf_and_then_the_option_itself() -> None:
    """Two leaves of one weight in different branches, on which either of two could move."""
    criteria = {
        "a": {"weight": 1, "criteria": {"x": {"weight": 1, **MILES}}},
        "b": {"weight": 1, "criteria": {"y": {"weight": 1, **MILES}}},
    }
    result = two(criteria, {"a.x": 50, "b.y": 40}, {"a.x": 50, "b.y": 50})
    assert changes(found(result, "second")) == [("second", "a.x", 50, 40)]


def test_several_rivals_are_passed_at_once_or_lowered_one_by_one() -> None:
    """One change of the option is one; lowering each of two rivals would be two."""
    criteria = {"a": {"weight": 1, **MILES}, "b": {"weight": 9, **MILES}}
    rows = {"one": {"a": 50, "b": 10}, "two": {"a": 50, "b": 12}, "three": {"a": 50, "b": 60}}
    result = flip(project(criteria, rows))
    assert changes(found(result, "three")) == [("three", "b", 60, 10)]
    best = {"one": {"a": 50, "b": 10}, "two": {"a": 50, "b": 0}, "three": {"a": 0, "b": 6}}
    result = flip(project(criteria, best))
    assert changes(found(result, "three")) == [("three", "b", 6, pytest.approx(50 / 9))]


def test_more_than_three_changes_are_not_looked_for() -> None:
    """Each of four leaves can make up for a quarter of the whole scale: three quarters can be made
    up for, all four cannot."""
    four = {name: {"weight": 1, "scale": {"worst": 0, "best": 1}} for name in "abcd"}
    best, worst = dict.fromkeys("abcd", 1.0), dict.fromkeys("abcd", 0.0)
    assert len(found(two(four, {**best, "d": 0.9}, {**worst, "d": 1.0}), "second").changes) == 3
    [target] = two(four, best, worst).targets
    assert target.scores is None


@pytest.mark.parametrize(
    "function",
    [
        {"exponential": {"midpoint": 20}},
        {"exponential": {"midpoint": 80}},
        {"points": {"100": 0, "90": 60, "0": 100}},
    ],
)
def test_measures_come_from_the_value_function(function: dict[str, Any]) -> None:
    """Where it bends, the measure is found that is worth ten points more, or where the scale ends
    before, that is worth ten points less for the rival."""
    curved = {**MILES, "value_function": function}
    criteria = {"a": {"weight": 1, **curved}, "b": {"weight": 1, **MILES}}
    result = two(criteria, {"a": 30, "b": 40}, {"a": 30, "b": 50})
    scores = found(result, "second")
    assert scores.points == pytest.approx(10)
    [change] = scores.changes
    assert change.criterion == "a"
    scale = result.ranking.scales[0]
    sign = 1 if change.option == "second" else -1
    assert scale.value(change.to) - scale.value(30.0) == pytest.approx(10 * sign, abs=1e-9)


def test_measures_that_floats_hardly_tell_apart_still_put_the_option_first() -> None:
    """On a scale from a billion to a billion and two, the next number is some millionths of a point
    away: the one that is enough is taken."""
    steep = {"weight": 3, "scale": {"worst": 1e9, "best": 1e9 + 2}}
    flat = {"weight": 1, "scale": {"worst": 0, "best": 7}}
    for score in (0.1, 1.1, 2.3, 3.7, 5.9):
        rows = {"a": 1e9, "b": score}, {"a": 1e9, "b": 0.0}
        result = two({"a": steep, "b": flat}, *rows)
        [change] = found(result, "second").changes
        assert change.criterion == "a"
        assert change.to == pytest.approx(1e9 + 2 * score / 21, abs=1e-6)


def test_anchors_without_a_scale_stay_where_the_files_put_them() -> None:
    """The least and greatest estimate of the folder are the ends, and a changed score stays between
    them; where all are alike there is no change that counts."""
    free = {"prefer": "more"}
    criteria = {"a": {"weight": 1, **free}, "b": {"weight": 1, **free}, "c": {"weight": 9, **free}}
    rows = {
        "one": {"a": 10, "b": 6, "c": 5},
        "two": {"a": 0, "b": 8, "c": 5},
        "three": {"a": 5, "b": 0, "c": 5},
    }
    result = flip(project(criteria, rows))
    assert changes(found(result, "two")) == [("two", "a", 0, 7.5)]


def test_scores_change_while_weights_stay_as_they_are_set() -> None:
    """A leaf without weight is no way, and weights set beside the files count."""
    rows = [[0.5, 0.2], [0.4, 0.9]]
    [target] = flip(matrix(rows, [1, 0])).targets
    assert target.scores is not None
    assert changes(target.scores) == [("o1", "c0", 0.4, 0.5)]


def test_a_scenario_has_its_own_scores_and_ranges() -> None:
    """Its entry replaces value and range together."""
    given = {
        "value": 10,
        "range": (5, 30),
        "scenarios": {"storm": {"value": 60, "range": (40, 90)}},
    }
    whole = project(
        {"a": {"weight": 1, **MILES}},
        {"first": {"a": 50}, "second": {"a": given}},
        scenarios=["storm"],
    )
    calm, storm = flip(whole), flip(whole, Settings(scenario="storm"))
    assert changes(found(calm, "first")) == [("first", "a", 50, 10)]
    scores = found(storm, "second")
    assert changes(scores) == [("second", "a", 60, 50)]
    assert scores.is_plausible


def test_the_range_of_a_distribution_is_plausible() -> None:
    """Its bounds, or where it has none its 5th and 95th percentile."""
    normal = {"distribution": {"normal": {"mean": 50, "sd": 10}}}
    result = two({"a": {"weight": 1, **MILES}}, {"a": 40}, {"a": normal})
    assert found(result, "second").is_plausible
    result = two({"a": {"weight": 1, **MILES}}, {"a": 30}, {"a": normal})
    assert not found(result, "second").is_plausible


def test_ties_at_the_top_are_all_passed() -> None:
    """Two leaders of one total are drawn level with by one change of the third."""
    result = flip(matrix([[1, 0], [0, 1], [0.2, 0.2]], [1, 1]))
    assert changes(found(result, "o2")) == [("o2", "c0", 0.2, pytest.approx(0.8))]


def test_what_is_found_is_what_rank_says_when_it_is_written_into_the_files() -> None:
    """The whole way: other scores, a project made of them, and its ranking."""
    rows = [[0.9, 0.2, 0.5], [0.4, 0.8, 0.6], [0.6, 0.6, 0.4]]
    result = flip(matrix(rows, [0.5, 0.3, 0.2]))
    for target in result.targets:
        assert target.scores is not None
        after = [list(row) for row in rows]
        for change in target.scores.changes:
            after[int(change.option[1:])][int(change.criterion[1:])] = change.to
        again = rank(matrix(after, [0.5, 0.3, 0.2]))
        assert target.option in {row.option for row in again.leaders}


FLAT = {"points": {"100": 0, "80": 0, "60": 40, "40": 40, "20": 100, "0": 100}}


@pytest.mark.parametrize(
    ("first", "second", "mover", "expected", "typed"),
    [
        # It draws level all along the flat stretch, and is ahead beyond its far end.
        ((60, 50), (80, 50), "second", [("second", "a", 80, 40)], (39.99,)),
        # What is best begins at the near end, and so does what is worst for a rival.
        (
            (50, 30), (50, 95), "second",
            [("second", "a", 50, 20), ("second", "b", 95, 90)], (20, 89.99),
        ),
        (
            (50, 10), (50, 55), "first",
            [("first", "a", 50, 80), ("first", "b", 10, 15)], (80, 15.01),
        ),
    ],
)  # fmt: skip
def test_of_a_flat_stretch_the_end_that_is_enough_is_taken(
    first: tuple[float, float],
    second: tuple[float, float],
    mover: str,
    expected: list[Any],
    typed: tuple[float, ...],
) -> None:
    """The near end where a score can do no more, the far one where it draws level."""
    criteria = {
        "a": {"weight": 1, **MILES, "value_function": FLAT},
        "b": {"weight": 1, **MILES},
    }

    def block(option: str, leaf: str, value: float) -> dict[str, Any]:
        ends = (0, 100) if leaf == "a" else (value - 10, value + 10)
        return {"value": value, "range": ends if option == mover else (value, value)}

    rows = {
        option: {leaf: block(option, leaf, v) for leaf, v in zip("ab", values, strict=True)}
        for option, values in (("first", first), ("second", second))
    }
    result = flip(project(criteria, rows))
    assert changes(found(result, "second")) == expected
    [target] = result.targets
    assert target.typed_measures == typed
