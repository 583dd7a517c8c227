"""Which scores are uncertain, what they are drawn from, and that each keeps its own draws."""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from belarus_options.methods.arrays import Array
from belarus_options.methods.sampling.scores import UncertainCell, level_probabilities
from belarus_options.model.choices import Vary
from belarus_options.model.distribution import Distribution
from belarus_options.model.project import Project
from belarus_options.model.settings import Settings
from belarus_options.studies.matrix.ranking import rank
from belarus_options.studies.matrix.uncertain_scores import uncertain_cells
from belarus_options.studies.matrix.weight_space import weight_space
from models import project

DRAWS = 40_000
PERCENT = {"worst": 0, "best": 100}
LEVELS = {
    "0": {"means": "a", "value": 100},
    "1": {"means": "b", "value": 70},
    "2": {"means": "c", "value": 20},
    "3": {"means": "d", "value": 0},
}
CRITERIA: dict[str, Any] = {
    "gain": {
        "weight": 3,
        "criteria": {
            "reach": {"weight": 1, "scale": PERCENT},
            "speed": {"weight": 3, "scale": {"worst": 24, "best": 0}},
        },
    },
    "risk": {"weight": 1, "prefer": "less", "scale": LEVELS},
}
SCORES: dict[str, dict[str, Any]] = {
    "build": {
        "gain.reach": {"value": 40, "range": (10, 90)},
        "gain.speed": {"value": 6, "range": (6, 6)},
        "risk": {"value": 1, "range": (0, 3)},
    },
    "keep": {
        "gain.reach": 5,
        "gain.speed": {"distribution": {"normal": {"mean": 12, "sd": 2}}},
        "risk": {"value": 0, "distribution": {"discrete": {"2": 0.25, "0": 0.75}}},
    },
}


def cells(
    given: Project, vary: Vary = Vary.leaves, scenario: str | None = None
) -> dict[tuple[str, str], UncertainCell]:
    """The uncertain cells by option and path."""
    ranking = rank(given, Settings(scenario=scenario))
    space = weight_space(ranking, vary)
    found = uncertain_cells(ranking, space, range(len(space.paths)))
    return {(ranking.options[cell.row], space.paths[cell.column]): cell for cell in found}


def drawn(cell: UncertainCell, count: int = DRAWS) -> Array:
    return cell.draw(1, 0, count)


def assert_mean(figures: Array, expected: float) -> None:
    """The mean of figures lies within 5 standard errors of what it should be."""
    assert abs(figures.mean() - expected) <= 5 * figures.std() / math.sqrt(len(figures))


def test_uncertain_is_what_has_a_distribution_or_a_range_with_a_width() -> None:
    """A bare number and a range of one point are certain."""
    assert list(cells(project(CRITERIA, SCORES))) == [
        ("build", "gain.reach"), ("keep", "gain.speed"), ("build", "risk"), ("keep", "risk"),
    ]  # fmt: skip


def test_a_range_on_a_measured_scale_is_drawn_as_pert_before_it_is_valued() -> None:
    """On the raw measure: the mean is (low + 4 value + high) / 6, never outside the range."""
    values = drawn(cells(project(CRITERIA, SCORES))["build", "gain.reach"])
    assert_mean(values, (10 + 4 * 40 + 90) / 6)
    assert values.min() >= 10
    assert values.max() <= 90


def test_a_range_on_a_constructed_scale_is_drawn_as_a_triangle_of_levels() -> None:
    """Each level as often as its probability says, worth its own value."""
    values = drawn(cells(project(CRITERIA, SCORES))["build", "risk"])
    for level, part in zip((100, 70, 20, 0), level_probabilities(4, 0, 1, 3), strict=True):
        assert_mean((values == level).astype(np.float64), part)


def test_levels_without_values_are_even_and_a_range_counts_positions() -> None:
    """Levels 1, 5, 7 lie evenly whatever their numbers; more is better or less is."""
    for prefer, even in (("more", (0, 50, 100)), ("less", (100, 50, 0))):
        scale = {"1": "low", "5": "middle", "7": "high"}
        criteria = {"x": {"prefer": prefer, "scale": scale}}
        given = project(criteria, {"a": {"x": {"value": 5, "range": (1, 5)}}})
        values = drawn(cells(given)["a", "x"])
        for level, part in zip(even, (1 / 3, 2 / 3, 0), strict=True):
            assert_mean((values == level).astype(np.float64), part)


def test_a_discrete_distribution_is_drawn_in_the_order_of_its_values() -> None:
    """2 with 1/4 and 0 with 3/4; written the other way round, the same draws."""
    values = drawn(cells(project(CRITERIA, SCORES))["keep", "risk"])
    assert_mean((values == 20).astype(np.float64), 0.25)
    assert_mean((values == 100).astype(np.float64), 0.75)
    turned = {"value": 0, "distribution": {"discrete": {"0": 0.75, "2": 0.25}}}
    other = project(CRITERIA, SCORES | {"keep": SCORES["keep"] | {"risk": turned}})
    assert (drawn(cells(other)["keep", "risk"]) == values).all()


KINDS: dict[str, Mapping[str, Any]] = {
    "uniform": {"low": 10, "high": 30},
    "triangular": {"low": 10, "mode": 12, "high": 30},
    "pert": {"low": 10, "mode": 12, "high": 30},
    "normal": {"mean": 40, "sd": 5},
    "lognormal": {"mu": 3, "sigma": 0.5},
    "beta": {"a": 2, "b": 5, "low": 20, "high": 80},
    "discrete": {"10": 0.2, "20.5": 0.3, "90": 0.5},
}


@pytest.mark.parametrize(("kind", "parameters"), KINDS.items(), ids=KINDS)
def test_each_kind_of_distribution_is_drawn_with_its_mean_and_within_its_support(
    kind: str, parameters: Mapping[str, Any]
) -> None:
    """On a scale where a measure is its own value."""
    given = project({"x": {"scale": PERCENT}}, {"a": {"x": {"distribution": {kind: parameters}}}})
    values = drawn(cells(given)["a", "x"])
    stated = Distribution.model_validate({kind: parameters})
    assert_mean(values, stated.mean)
    low, high = stated.support
    assert low <= values.min()
    assert values.max() <= high


def test_a_normal_by_its_percentiles_is_drawn_as_the_same_by_its_moments() -> None:
    """The very deviation, but for rounding; what is certain is not drawn at all."""
    by = {
        "percentiles": {"low": 40 - 5 * 1.6448536269514715, "high": 40 + 5 * 1.6448536269514715},
        "moments": {"mean": 40, "sd": 5},
        "certain": {"mean": 40, "sd": 0},
    }
    found = {
        name: cells(
            project({"x": {"scale": PERCENT}}, {"a": {"x": {"distribution": {"normal": kind}}}})
        )
        for name, kind in by.items()
    }
    assert drawn(found["percentiles"]["a", "x"]) == pytest.approx(drawn(found["moments"]["a", "x"]))
    assert found["certain"] == {}


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        ({"points": {"0": 0, "20": 70, "100": 100}}, [-35.0, 35.0, 70.0, 85.0, 107.5]),
        (None, [-10.0, 10.0, 20.0, 60.0, 120.0]),
    ],
)
def test_measures_go_through_the_value_function(function: Any, expected: list[float]) -> None:
    """Also beyond the anchors, where it goes on straight."""
    criteria: dict[str, Any] = {
        "x": {"scale": PERCENT} | ({"value_function": function} if function else {})
    }
    measures = {"-10": 0.2, "10": 0.2, "20": 0.2, "60": 0.2, "120": 0.2}
    given = project(criteria, {"a": {"x": {"distribution": {"discrete": measures}}}})
    found = sorted(set(drawn(cells(given)["a", "x"]).tolist()))
    assert found == pytest.approx(expected)


def test_without_a_scale_draws_move_no_anchor() -> None:
    """The anchors stay at the best estimates, so that values of draws lie outside 0 to 100."""
    criteria = {"x": {"prefer": "less"}}
    scores: dict[str, Any] = {"a": {"x": {"value": 10, "range": (0, 30)}}, "b": {"x": 20}}
    values = drawn(cells(project(criteria, scores))["a", "x"])
    assert 150 < values.max() <= 200
    assert -100 <= values.min() < 0


def test_the_cell_of_a_branch_is_what_its_leaves_add_up_to() -> None:
    """Its certain leaves' contribution, and the share of each uncertain one times its draws."""
    given = project(CRITERIA, SCORES)
    leaves, top = cells(given), cells(given, Vary.top)
    assert list(top) == [("build", "gain"), ("keep", "gain"), ("build", "risk"), ("keep", "risk")]
    assert drawn(top["build", "gain"], 64) == pytest.approx(
        0.25 * drawn(leaves["build", "gain.reach"], 64) + 0.75 * 75
    )
    assert drawn(top["keep", "gain"], 64) == pytest.approx(
        0.25 * 5 + 0.75 * drawn(leaves["keep", "gain.speed"], 64)
    )
    assert (drawn(top["build", "risk"], 64) == drawn(leaves["build", "risk"], 64)).all()


def test_only_the_columns_asked_for_are_looked_at() -> None:
    """A cell's column is its place among them."""
    ranking = rank(project(CRITERIA, SCORES))
    found = uncertain_cells(ranking, weight_space(ranking, Vary.leaves), [2, 0])
    assert [(cell.row, cell.column) for cell in found] == [(0, 0), (1, 0), (0, 1)]


def same_draws(
    one: Mapping[tuple[str, str], UncertainCell], other: Mapping[tuple[str, str], UncertainCell]
) -> bool:
    shared = set(one) & set(other)
    assert shared
    return all((drawn(one[key], 256) == drawn(other[key], 256)).all() for key in shared)


def test_another_option_leaves_the_draws_of_the_others() -> None:
    """Bit for bit, wherever it stands among them, and so does one that is left out."""
    before = cells(project(CRITERIA, SCORES))
    for name in ("a-first", "c-between", "z-last"):
        after = cells(project(CRITERIA, SCORES | {name: SCORES["build"]}))
        assert len(after) > len(before)
        assert same_draws(before, after)
    assert same_draws(before, cells(project(CRITERIA, {"keep": SCORES["keep"]})))


def test_leaves_of_one_name_have_draws_of_their_own() -> None:
    """`x` below one branch is not `x` below another."""
    leaf = {"weight": 1, "scale": PERCENT}
    criteria = {top: {"weight": 1, "criteria": {"x": leaf}} for top in ("one", "two")}
    row = {"value": 40, "range": (10, 90)}
    found = cells(project(criteria, {"a": {"one.x": row, "two.x": row}}))
    assert not (drawn(found["a", "one.x"], 64) == drawn(found["a", "two.x"], 64)).all()


def test_options_with_the_same_scores_have_draws_of_their_own() -> None:
    """Alike on paper, they are not drawn alike."""
    found = cells(project(CRITERIA, SCORES | {"copy": SCORES["build"]}))
    for path in ("gain.reach", "risk"):
        assert not (drawn(found["build", path], 64) == drawn(found["copy", path], 64)).all()


def test_another_criterion_leaves_the_draws_of_the_others() -> None:
    """Bit for bit, at the top or beside a leaf, before it or after it."""
    before = cells(project(CRITERIA, SCORES))
    new = {"weight": 2, "scale": PERCENT}
    gain = CRITERIA["gain"]
    wider = {
        "extra": ({"extra": new} | CRITERIA),
        "gain.extra": CRITERIA | {"gain": gain | {"criteria": {"extra": new} | gain["criteria"]}},
    }
    for path, criteria in wider.items():
        scores = {
            option: row | {path: {"value": 50, "range": (0, 100)}} for option, row in SCORES.items()
        }
        after = cells(project(criteria, scores))
        assert len(after) == len(before) + 2
        assert same_draws(before, after)


def test_the_order_of_keys_does_not_matter() -> None:
    """Criteria and scores written backwards have the same draws, cell by cell."""
    gain = CRITERIA["gain"]
    backwards = {
        "risk": CRITERIA["risk"],
        "gain": gain | {"criteria": dict(reversed(gain["criteria"].items()))},
    }
    scores = {option: dict(reversed(row.items())) for option, row in SCORES.items()}
    before = cells(project(CRITERIA, SCORES))
    after = cells(project(backwards, scores))
    assert set(before) == set(after)
    assert same_draws(before, after)


def test_a_scenario_puts_its_own_scores_in_their_place() -> None:
    """A bare number there is certain, a range there is drawn, and what it does not name stays."""
    scores = SCORES | {
        "build": SCORES["build"]
        | {
            "gain.reach": {"value": 40, "range": (10, 90), "scenarios": {"boom": 60}},
            "gain.speed": {"value": 6, "scenarios": {"boom": {"value": 12, "range": (0, 12)}}},
        }
    }
    given = project(CRITERIA, scores, scenarios=["boom"])
    plain, boom = cells(given), cells(given, scenario="boom")
    assert ("build", "gain.reach") in plain
    assert ("build", "gain.reach") not in boom
    assert ("build", "gain.speed") not in plain
    assert_mean(drawn(boom["build", "gain.speed"]), 100 - (0 + 4 * 12 + 12) / 6 / 24 * 100)
    assert same_draws({("keep", "risk"): plain["keep", "risk"]}, boom)
    assert cells(given, Vary.top, "boom")["build", "gain"].constant == pytest.approx(0.25 * 60)


SHARED: dict[str, Any] = {
    "gain": {"weight": 1, "scale": PERCENT, "shared": {"uniform": {"low": -5, "high": 5}}}
}


def test_an_error_that_options_share_is_the_same_in_every_draw() -> None:
    """It is added to a certain score, a range and a discrete distribution alike, so that the
    difference of two keeps their own doubt alone."""
    scores: dict[str, dict[str, Any]] = {
        "certain": {"gain": {"value": 40, "settled": True}},
        "plain": {"gain": 55},
        "ranged": {"gain": {"value": 50, "range": (40, 60)}},
        "discrete": {"gain": {"distribution": {"discrete": {"20": 0.5, "30": 0.5}}}},
    }
    found = cells(project(SHARED, scores))
    draws = {option: cell.draw(1, 0, DRAWS) for (option, _), cell in found.items()}
    assert draws["plain"] - draws["certain"] == pytest.approx(np.full(DRAWS, 15.0))
    error = draws["certain"] - 40
    assert (error.min(), error.max()) == pytest.approx((-5, 5), abs=0.01)
    assert error.std() == pytest.approx(10 / math.sqrt(12), rel=0.02)
    alone = cells(project({"gain": {"weight": 1, "scale": PERCENT}}, scores))
    for option in ("ranged", "discrete"):
        own = alone[option, "gain"].draw(1, 0, DRAWS)
        assert draws[option] - error == pytest.approx(own)
    assert ("plain", "gain") not in alone


def test_a_shared_error_is_added_and_not_taken_away() -> None:
    """Of an error that is mostly 1 below and sometimes 3 above, a score of 40 is 39 or 43."""
    lopsided = {"gain": {**SHARED["gain"], "shared": {"discrete": {"-1": 0.75, "3": 0.25}}}}
    found = cells(project(lopsided, {"a": {"gain": 40}, "b": {"gain": 10}}))
    drawn, often = np.unique(found["a", "gain"].draw(1, 0, DRAWS), return_counts=True)
    assert drawn.tolist() == pytest.approx([39, 43])
    assert often[0] / DRAWS == pytest.approx(0.75, abs=0.01)


def test_a_shared_error_of_one_value_is_none() -> None:
    """Nothing is drawn for it."""
    certain = {"gain": {**SHARED["gain"], "shared": {"normal": {"mean": 0, "sd": 0}}}}
    assert cells(project(certain, {"a": {"gain": 1}, "b": {"gain": 2}})) == {}


def test_a_shared_error_goes_through_the_value_function() -> None:
    """On a scale that is not straight, differences of values do not lose it."""
    bent = {
        "gain": {**SHARED["gain"], "value_function": {"points": {"0": 0, "50": 90, "100": 100}}}
    }
    found = cells(project(bent, {"low": {"gain": 40}, "high": {"gain": 70}}))
    low, high = (found[option, "gain"].draw(1, 0, DRAWS) for option in ("low", "high"))
    assert (high - low).std() > 1
    assert low == pytest.approx((40 + (high - 94) * 5) * 1.8)
