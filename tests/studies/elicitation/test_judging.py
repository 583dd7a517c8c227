"""From answers to weights, in every kind of answer."""

from fractions import Fraction
from typing import Any

import pytest

from belarus_options.model.judgments_validity import judgment_problems
from belarus_options.model.problem import InputError
from belarus_options.studies.elicitation.judging import JudgedWeights, judged_weights
from judged import judged, letters


def weights(count: int, entry: dict[str, Any]) -> JudgedWeights:
    project = judged(letters(count), entry)
    assert not list(judgment_problems(project.judgments, project.tree, is_sure=True))
    return judged_weights(project, 0, project.judgments[0])


def shares(count: int, entry: dict[str, Any]) -> list[float]:
    found = weights(count, entry).shares
    assert list(found) == list("abcdefgh"[:count])
    return list(found.values())


def test_points_are_taken_in_proportion() -> None:
    """Swings of 100, 70, 50 and 30 weigh 2/5, 7/25, 1/5 and 3/25 (von Winterfeldt & Edwards 1986),
    whatever the order in which they were given."""
    entry = {"swing": {"d": 30, "a": 100, "c": 50, "b": 70}}
    assert shares(4, entry) == [0.4, 0.28, 0.2, 0.12]


def test_points_of_0_weigh_nothing() -> None:
    """A swing can be worth nothing."""
    assert shares(2, {"swing": {"a": 0, "b": 100}}) == [0, 1]


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ({}, [11 / 18, 5 / 18, 2 / 18]),
        ({"by": "sum"}, [1 / 2, 1 / 3, 1 / 6]),
        ({"by": "reciprocal"}, [6 / 11, 3 / 11, 2 / 11]),
        ({"by": "sum-reciprocal"}, [12 / 23, 7 / 23, 4 / 23]),
    ],
)
def test_an_order_has_the_weights_of_its_formula(by: dict[str, str], expected: list[float]) -> None:
    """Three in order, c before a before b; the centroid without more."""
    found = shares(3, {"order": ["c", "a", "b"], **by})
    assert found == pytest.approx([expected[1], expected[2], expected[0]], abs=1e-12)


def test_siblings_in_brackets_share_a_place() -> None:
    """Two first, one last: 4/9, 4/9, 1/9."""
    assert shares(3, {"order": [["a", "b"], "c"]}) == pytest.approx([4 / 9, 4 / 9, 1 / 9])


def test_ratios_have_a_consistency_ratio_where_all_pairs_are_judged() -> None:
    """a/b 3, a/c 5, b/c 3: 0.0367 over the random index 0.5245."""
    found = weights(3, {"ratios": {"a/b": 3, "a/c": 5, "b/c": 3}}).consistency
    assert found.cr == pytest.approx(0.0367, abs=5e-5)
    assert found.ri == 0.5245
    assert [ratio.implied for ratio in found.ratios] == pytest.approx([5 / 3, 9, 5 / 3])
    assert [(ratio.first, ratio.second) for ratio in found.ratios] == [
        ("a", "b"), ("a", "c"), ("b", "c"),
    ]  # fmt: skip


def test_a_chain_of_ratios_has_none() -> None:
    """a/b 3, b/c 3 alone: 9/13, 3/13, 1/13, nothing to contradict it."""
    found = weights(3, {"ratios": {"a/b": 3, "b/c": 3}})
    assert list(found.shares.values()) == pytest.approx([9 / 13, 3 / 13, 1 / 13])
    assert found.consistency.cr is found.consistency.ri is None


def test_best_and_worst_give_exact_weights_and_their_measures() -> None:
    """(8, 2, 1) and (1, 5, 8): 1/14, 9/28, 17/28, ξ and the input-based ratio 1/28."""
    entry = {
        "best-worst": {
            "best": "c",
            "worst": "a",
            "best-to-others": {"a": 8, "b": 2},
            "others-to-worst": {"b": 5, "c": 8},
        }
    }
    found = weights(3, entry)
    assert list(found.shares.values()) == [1 / 14, 9 / 28, 17 / 28]
    assert found.consistency.xi == found.consistency.ratio == Fraction(1, 28)


def levels(**values: float) -> dict[str, Any]:
    return {level[1:]: {"means": level, "value": value} for level, value in values.items()}


def test_steps_that_are_worth_the_same_give_the_ratio_of_weights() -> None:
    """Legitimacy from 3 to 2 (22 to 58) for solidarity from 1 to 2 (25 to 50): 25/36."""
    criteria = {
        "legitimacy": {"prefer": "less", "scale": levels(_0=100, _1=80, _2=58, _3=22, _4=0)},
        "solidarity": {"prefer": "more", "scale": levels(_0=0, _1=25, _2=50, _3=75, _4=100)},
    }
    step = {"this": {"legitimacy": [3, 2]}, "equals": {"solidarity": [1, 2]}}
    project = judged(criteria, {"tradeoffs": [step]})
    found = judged_weights(project, 0, project.judgments[0])
    one, other = found.shares.values()
    assert one / other == pytest.approx(25 / 36, abs=1e-12)
    assert found.consistency.ratios[0].said == float(Fraction(25, 36))


def test_a_step_on_a_flat_stretch_says_nothing() -> None:
    """Where a step is worth nothing, no ratio follows; the error names the leaf."""
    flat = {"points": {"0": 0, "0.4": 60, "0.6": 60, "1": 100}}
    criteria = {"a": {"value_function": flat}, "b": {}}
    step = {"this": {"a": [0.45, 0.55]}, "equals": {"b": [0, 1]}}
    project = judged(criteria, {"tradeoffs": [step]})
    with pytest.raises(InputError) as raised:
        judged_weights(project, 0, project.judgments[0])
    assert "`a`" in raised.value.problems[0].message


def test_what_nothing_connects_is_named() -> None:
    """a/b and c/d: c and d hang on nothing."""
    project = judged(letters(4), {"ratios": {"a/b": 2, "c/d": 2}})
    (problem,) = judgment_problems(project.judgments, project.tree, is_sure=True)
    assert problem.name == "unconnected"
    assert "`c`, `d`" in problem.message
