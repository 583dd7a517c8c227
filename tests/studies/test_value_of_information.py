"""What it is worth to know a score: sums over all outcomes, closed forms, and the baseline."""

import math
from collections.abc import Sequence
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_options.model.problem import InputError
from belarus_options.model.project import Project
from belarus_options.model.settings import Settings
from belarus_options.studies.matrix.ranking import rank
from belarus_options.studies.value_of_information import ValueOfInformation, value_of_information
from models import project

LEVELS = {"prefer": "more", "scale": {"0": "None", "1": "Some", "2": "Much", "3": "All"}}
TENTH = {"weight": 1, "scale": {"worst": 0, "best": 10}}
Rows = dict[str, dict[str, Any]]
Outcomes = Sequence[tuple[Fraction, Fraction]]


def worth(given_project: Project, **settings: Any) -> ValueOfInformation:
    return value_of_information(rank(given_project, Settings(**settings)))


def of(found: ValueOfInformation, option: str, criterion: str) -> float:
    [match] = [s for s in found.scores if (s.option, s.criterion) == (option, criterion)]
    return match.worth


def triangle(low: int, stated: int, high: int) -> dict[int, Fraction]:
    """The probabilities of levels that a range stands for."""
    parts = {
        k: Fraction(k - low + 1, stated - low + 1)
        if k <= stated
        else Fraction(high - k + 1, high - stated + 1)
        for k in range(low, high + 1)
    }
    whole = sum(parts.values())
    return {k: part / whole for k, part in parts.items()}


@st.composite
def discrete_cases(draw: st.DrawFn) -> tuple[Project, dict[tuple[str, str], Outcomes]]:
    """Two or three options on two constructed leaves, scores stated, with a range, or with a
    distribution over levels; and the outcomes of every score's weighted value."""
    weights = {"c0": draw(st.integers(1, 3)), "c1": draw(st.integers(0, 3))}
    whole = sum(weights.values())
    scores: dict[str, dict[str, Any]] = {}
    outcomes: dict[tuple[str, str], Outcomes] = {}
    for option in [f"o{i}" for i in range(draw(st.integers(2, 3)))]:
        scores[option] = {}
        for leaf, weight in weights.items():
            low, stated, high = sorted(draw(st.integers(0, 3)) for _ in range(3))
            probabilities = triangle(low, stated, high)
            block: dict[str, Any] = {"value": stated}
            kind = draw(st.sampled_from(["stated", "range", "discrete"]))
            if kind == "stated":
                probabilities = {stated: Fraction(1)}
            elif kind == "range":
                block["range"] = (low, high)
            else:
                parts = {k: draw(st.integers(1, 4)) for k in {low, stated, high}}
                probabilities = {k: Fraction(p, sum(parts.values())) for k, p in parts.items()}
                named = {str(k): float(p) for k, p in probabilities.items()}
                block["distribution"] = {"discrete": named}
            scores[option][leaf] = block
            share = Fraction(weight, whole)
            outcomes[option, leaf] = [
                (share * Fraction(100 * k, 3), p) for k, p in probabilities.items()
            ]
    criteria = {leaf: {**LEVELS, "weight": weight} for leaf, weight in weights.items()}
    return project(criteria, scores), outcomes


def mean(outcomes: Outcomes) -> Fraction:
    return sum((x * p for x, p in outcomes), Fraction(0))


@given(discrete_cases())
def test_over_levels_it_is_the_exact_sum_of_all_outcomes(
    case: tuple[Project, dict[tuple[str, str], Outcomes]],
) -> None:
    """For every uncertain score: the mean over its outcomes of the best expected total then, less
    the best without it, in exact rationals; at least 0, and at most what it is worth to know every
    score at once, found by going through all combinations."""
    given_project, outcomes = case
    found = worth(given_project)
    options = list(given_project.options)
    totals = {o: sum(mean(outcomes[o, leaf]) for leaf in ("c0", "c1")) for o in options}
    assert found.expected_totals == pytest.approx({o: float(t) for o, t in totals.items()})
    assert found.best == min(o for o in options if totals[o] == max(totals.values()))
    after = Fraction(0)
    for drawn in product(*outcomes.values()):
        sums = dict.fromkeys(options, Fraction(0))
        for (option, _), (x, _) in zip(outcomes, drawn, strict=True):
            sums[option] += x
        after += math.prod((p for _, p in drawn), start=Fraction(1)) * max(sums.values())
    everything = after - max(totals.values())
    for score in found.scores:
        cell = score.option, score.criterion
        others = max(totals[o] for o in options if o != score.option)
        own = totals[score.option] - mean(outcomes[cell])
        best_then = sum(p * max(own + x, others) for x, p in outcomes[cell])
        assert score.worth == pytest.approx(float(best_then - max(totals.values())), abs=1e-9)
        assert 0.0 <= score.worth <= float(everything) + 1e-9
        assert score.error == 0.0
    worths = [round(score.worth, 9) for score in found.scores]
    assert worths == sorted(worths, reverse=True)


def test_a_range_on_a_measure_is_a_pert_distribution_before_the_value_function() -> None:
    """Mean (low + 4 value + high) / 6; with shapes 3 and 3, E (t − 1/2)⁺ is 5/64 of the span."""
    found = worth(project({"x": TENTH}, {"a": {"x": {"value": 5, "range": (1, 9)}}, "b": {"x": 5}}))
    assert found.expected_totals == pytest.approx({"a": 50.0, "b": 50.0})
    assert of(found, "a", "x") == pytest.approx(80.0 * 5 / 64, abs=1e-12)
    skewed = project({"x": TENTH}, {"a": {"x": {"value": 2, "range": (2, 8)}}, "b": {"x": 0}})
    assert worth(skewed).expected_totals["a"] == pytest.approx(10 * (2 + 8 + 8) / 6)


def test_value_functions_are_applied_to_the_measure() -> None:
    """Uniform from 0 to 10 through two straight pieces: worth 0 to 80 up to 2, and to 100 beyond;
    then through an exponential curve, against its integral."""
    function: dict[str, Any] = {"points": {"0": 0.0, "2": 80.0, "10": 100.0}}
    uniform = {"distribution": {"uniform": {"low": 0.0, "high": 10.0}}}
    leaf = {**TENTH, "value_function": function}
    found = worth(project({"x": leaf}, {"a": {"x": uniform}, "b": {"x": 2}}))
    assert found.expected_totals["a"] == pytest.approx(0.2 * 40 + 0.8 * 90)
    # It is the best as expected, tied with 80: knowing saves what lies below.
    assert of(found, "a", "x") == pytest.approx(0.2 * 40)
    leaf = {**TENTH, "value_function": {"exponential": {"midpoint": 2.5}}}
    found = worth(project({"x": leaf}, {"a": {"x": uniform}, "b": {"x": 2.5}}))
    # Half the value at a quarter of the way: exp(−rate / 4) solves y³ + y² + y = 1.
    rate = 4 * math.log(1.839286755214161)
    whole = -math.expm1(-rate)

    def integral(share: float) -> float:
        return 100 / whole * (share - -math.expm1(-rate * share) / rate)

    assert found.expected_totals["a"] == pytest.approx(integral(1.0), abs=1e-9)
    assert of(found, "a", "x") == pytest.approx(0.25 * 50 - integral(0.25), abs=1e-9)


def test_the_baseline_is_the_best_mean_and_not_the_best_estimate() -> None:
    """A range that is longer upwards lifts an option's mean above the leader of `score`."""
    given_project = project(
        {"x": TENTH}, {"a": {"x": 5}, "b": {"x": {"value": 4, "range": (4, 10)}}}
    )
    found = worth(given_project)
    assert rank(given_project).ranked[0].option == "a"
    assert found.best == "a"
    assert found.expected_totals["b"] == pytest.approx(50.0)
    wider = project({"x": TENTH}, {"a": {"x": 5}, "b": {"x": {"value": 4, "range": (4, 11)}}})
    assert rank(wider).ranked[0].option == "a"
    assert worth(wider).best == "b"


def test_what_cannot_change_the_choice_is_worth_nothing() -> None:
    """Exactly 0: a range that ends before the rival, a criterion without weight, an option alone,
    and tails beyond what rounding sees."""
    certain: Rows = {"a": {"x": {"value": 8, "range": (6, 10)}, "y": 5}, "b": {"x": 5, "y": 5}}
    assert of(worth(project({"x": TENTH, "y": TENTH}, certain)), "a", "x") == 0.0
    unweighed = {"x": {**TENTH, "weight": 0}, "y": TENTH}
    wide: Rows = {"a": {"x": {"value": 8, "range": (0, 10)}, "y": 5}, "b": {"x": 5, "y": 5}}
    assert of(worth(project(unweighed, wide)), "a", "x") == 0.0
    assert of(worth(project({"x": TENTH, "y": TENTH}, wide), options=("a",)), "a", "x") == 0.0


@pytest.mark.parametrize(
    ("deviation", "is_worth_something"), [(0.1, False), (1.2, False), (1.4, True)]
)
def test_a_tail_that_rounding_would_hide_is_worth_nothing(
    deviation: float, is_worth_something: bool
) -> None:
    """A normal score can be anything; below 1e-9 points, as totals tie, that counts as nothing
    (R4)."""
    tail = {"distribution": {"normal": {"mean": 9.0, "sd": deviation}}}
    found = of(worth(project({"x": TENTH}, {"a": {"x": tail}, "b": {"x": 1}})), "a", "x")
    assert (found > 1e-9) is is_worth_something
    assert (found == 0.0) is not is_worth_something


def test_scores_without_a_range_are_not_uncertain() -> None:
    """Nor are those whose range is a point; in a scenario its own entries count."""
    scores: Rows = {
        "a": {
            "x": {"value": 5, "range": (5, 5), "scenarios": {"s": {"value": 5, "range": (4, 6)}}}
        },
        "b": {"x": 5},
    }
    given_project = project({"x": TENTH}, scores, scenarios=["s"])
    assert worth(given_project).scores == ()
    assert worth(given_project).error == 0.0
    [known] = worth(given_project, scenario="s").scores
    assert (known.option, known.low, known.high) == ("a", 4.0, 6.0)
    assert known.worth == pytest.approx(20.0 * 5 / 64)


@pytest.mark.parametrize("is_mirrored_first", [False, True])
def test_scores_worth_the_same_stand_in_tree_order(is_mirrored_first: bool) -> None:
    """Worths that only rounding tells apart count as one (R4): a score, and its mirror image on a
    scale that runs the other way, whichever comes first and has the greater last digit."""
    rising = {"value": 5, "range": (3, 6)}, 4
    falling = {"value": 5, "range": (4, 7)}, 5.5
    leaves = [(TENTH, rising), ({"weight": 1, "scale": {"worst": 10, "best": 0}}, falling)]
    (x, (a_on_x, b_on_x)), (y, (a_on_y, b_on_y)) = reversed(leaves) if is_mirrored_first else leaves
    scores: Rows = {"a": {"x": a_on_x, "y": a_on_y}, "b": {"x": b_on_x, "y": b_on_y}}
    first, second = worth(project({"x": x, "y": y}, scores)).scores
    assert (first.criterion, second.criterion) == ("x", "y")
    assert first.worth == pytest.approx(second.worth, rel=1e-12)


def test_several_ties_give_the_first_by_id() -> None:
    """Totals that only rounding tells apart are tied (R1)."""
    found = worth(project({"x": TENTH}, {"b": {"x": 5}, "a": {"x": 5 - 1e-11}, "c": {"x": 1}}))
    assert found.best == "a"


@pytest.mark.parametrize(
    "distribution",
    [
        {"lognormal": {"mu": -400.0, "sigma": 30.0}},
        {"beta": {"a": 1e-9, "b": 1e-9, "low": 0.0, "high": 10.0}},
        {"beta": {"a": 1e9, "b": 1e-3}},
        {"normal": {"mean": 5.0, "sd": 1e50}},
        {"triangular": {"low": 5.0, "mode": 5.0, "high": 5.000000000000001}},
        {"pert": {"low": -1e99, "mode": 0.0, "high": 1e99}},
    ],
)
def test_distributions_of_every_shape_give_a_number(distribution: dict[str, Any]) -> None:
    """Poles, needles, and spreads beyond all bounds: finite, not below 0, with an error that is a
    number too."""
    scores: Rows = {"a": {"x": {"distribution": distribution}}, "b": {"x": 5}}
    for function in ({}, {"value_function": {"exponential": {"midpoint": 1e-9}}}):
        leaf = {**TENTH, **function}
        [known] = worth(project({"x": leaf}, scores)).scores
        assert math.isfinite(known.worth)
        assert known.worth >= 0.0
        assert math.isfinite(known.error)


def test_a_mean_too_large_to_work_with_is_refused_with_its_place() -> None:
    """As `score` refuses such a value, with the name of the leaf."""
    leaf = {"weight": 1, "scale": {"worst": 0, "best": 1e-100}}
    scores: Rows = {"a": {"x": {"value": 0, "range": (0, 1e99)}}, "b": {"x": 0}}
    with pytest.raises(InputError) as caught:
        worth(project({"x": leaf}, scores))
    [problem] = caught.value.problems
    assert problem.name == "out-of-range"
    assert "`x`" in problem.message
    assert problem.place is not None
