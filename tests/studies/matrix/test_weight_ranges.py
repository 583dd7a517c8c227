"""Ranges that criteria.yaml states beside weights: what they bound, and what is drawn within."""

from typing import Any

import numpy as np
import pytest

from belarus_options.methods.arrays import Array
from belarus_options.methods.sampling.nested_weights import NestedWeights
from belarus_options.methods.sampling.weights import STEPS, WHOLE, RangedWeights
from belarus_options.model.choices import Vary, Weighting
from belarus_options.model.settings import AS_STATED, Settings
from belarus_options.model.weights import WeightSetting, WeightValue
from belarus_options.studies.matrix.ranking import rank
from belarus_options.studies.matrix.weight_ranges import stated_ranges
from belarus_options.studies.matrix.weight_sets import WeightSet
from belarus_options.studies.matrix.weight_space import weight_space
from models import project

LEAF = {"prefer": "more", "scale": {"worst": 0, "best": 1}}


def leaf(weight: Any, *ends: Any) -> dict[str, Any]:
    return {"weight": weight, **({"weight_range": tuple(ends)} if ends else {}), **LEAF}


def region(
    criteria: dict[str, Any],
    vary: Vary = Vary.leaves,
    spread: float = 0.5,
    settings: Settings = AS_STATED,
) -> WeightSet:
    """The region of a tree of criteria, and an option for each leaf that is best on it alone."""
    paths = [
        f"{top}.{below}" if below else top
        for top, block in criteria.items()
        for below in block.get("criteria", {"": None})
    ]
    scores = {
        f"o{at}": {path: float(path == own) for path in paths} for at, own in enumerate(paths)
    }
    ranking = rank(project(criteria, scores), settings)
    return WeightSet(weight_space(ranking, vary), Weighting.ranges, spread)


def test_a_range_is_a_share_of_what_the_group_adds_up_to() -> None:
    """20 to 45 beside 30 and 10 more is half to … of the group; shares are of their own sum, and an
    end beyond the whole is the whole."""
    numbers = region({"a": leaf(30, 20, 45), "b": leaf(10, 5, 90)})
    assert stated_ranges(numbers.space.matrix).held == {"a": (0.5, 1.0), "b": (0.125, 1.0)}
    shares = region({"a": leaf("75%", "50%", "80%"), "b": leaf("25%", 20, 30)})
    assert stated_ranges(shares.space.matrix).held == {"a": (0.5, 0.8), "b": (0.2, 0.3)}


def test_two_weights_lie_exactly_within_the_ranges_of_both() -> None:
    """0.3 to 0.6 for one and 0.5 to 0.9 for the other leave 0.3 to 0.5 for the first."""
    found = region({"a": leaf(40, 30, 60), "b": leaf(60, 50, 90)})
    assert sorted(map(tuple, found.corners)) == [
        pytest.approx((0.3, 0.7)),
        pytest.approx((0.5, 0.5)),
    ]
    assert found.mean_weights == pytest.approx([0.4, 0.6])


def test_a_weight_without_a_range_keeps_to_the_spread() -> None:
    """One has a range, another moves by half of itself, and a weight of 0 by its range."""
    found = region({"a": leaf(50, 40, 80), "b": leaf(50), "c": leaf(0, 0, 10)}, Vary.top)
    low = np.min(found.corners, axis=0)
    high = np.max(found.corners, axis=0)
    assert low == pytest.approx([0.4, 0.25, 0.0])
    assert high == pytest.approx([0.75, 0.6, 0.1])
    assert found.unweighed == []


def test_many_weights_are_drawn_from_their_ranges() -> None:
    """Between the ranges in whole multiples of 2^-32, around the stated weights."""
    found = region({"a": leaf(1, 0, 2), "b": leaf(1), "c": leaf(1), "d": leaf(1)}, Vary.top)
    quarter = WHOLE // 4
    assert found.draws() == RangedWeights(
        (0, *[quarter // 2] * 3), (quarter,) * 4, (2 * quarter, *[3 * quarter // 2] * 3)
    )


NESTED: dict[str, Any] = {
    "a": {"weight": 30, "weight_range": (20, 45), "criteria": {"x": leaf(2, 0, 3), "y": leaf(1)}},
    "b": {
        "weight": 50,
        "criteria": {"u": leaf(1), "v": leaf(3, 2, 4), "w": leaf(2)},
    },
    "c": leaf(20),
}


def by_rejection(found: WeightSet, draws: int, seed: int = 5) -> Array:
    """Weightings of all leaves, evenly from the whole simplex, that keep the local bounds: written
    out here for NESTED with a spread of a half, (kept, leaves)."""
    drawn = np.random.default_rng(seed).dirichlet(np.ones(len(found.space.paths)), draws)
    weight = dict(zip(found.space.paths, drawn.T, strict=True))
    a, b = weight["a.x"] + weight["a.y"], weight["b.u"] + weight["b.v"] + weight["b.w"]
    kept = (a >= 0.2) & (a <= 0.45) & (b >= 0.25) & (b <= 0.75)
    kept &= (weight["c"] >= 0.1) & (weight["c"] <= 0.3)
    kept &= (weight["a.y"] >= a / 6) & (weight["a.y"] <= a / 2)
    for name, share in (("u", 1 / 6), ("w", 1 / 3)):
        kept &= (weight[f"b.{name}"] >= share / 2 * b) & (weight[f"b.{name}"] <= share * 1.5 * b)
    kept &= (weight["b.v"] >= b / 3) & (weight["b.v"] <= 2 * b / 3)
    result: Array = drawn[kept]
    return result


def test_leaves_are_drawn_evenly_within_the_ranges_of_every_group() -> None:
    """The same means and spreads as weightings of the whole simplex of which those that break a
    range are thrown away; each draw keeps the ranges and adds up."""
    found = region(NESTED)
    sampler = found.draws().sampler()
    drawn = np.concatenate([sampler.draw(1, chunk).copy() for chunk in range(4)], axis=1) / WHOLE
    assert (drawn.sum(axis=0) == 1.0).all()
    a = drawn[0] + drawn[1]
    assert 0.2 - 1e-9 <= a.min() <= 0.202
    assert 0.448 <= a.max() <= 0.45 + 1e-9
    assert (drawn[0] <= a).all()
    assert (drawn[1] >= a / 6 - 1e-8).all()

    kept = by_rejection(found, 2_000_000)
    assert len(kept) > 4_000
    for power in (1, 2):
        walks = (drawn**power).reshape(len(drawn), -1, STEPS).mean(axis=-1)
        error = walks.std(axis=1) / np.sqrt(walks.shape[1])
        error = np.hypot(error, (kept**power).std(axis=0) / np.sqrt(len(kept)))
        assert (np.abs(walks.mean(axis=1) - (kept**power).mean(axis=0)) <= 4.5 * error).all()


def test_three_leaves_are_cut_exactly() -> None:
    """Two leaves of a branch beside a third: the polygon within the ranges of both groups."""
    found = region(
        {"a": {"weight": 1, "weight_range": (0.6, 1.4), "criteria": {"x": leaf(1), "y": leaf(1)}},
         "b": leaf(1)}
    )  # fmt: skip
    assert found.is_acceptability_exact
    corners = sorted(map(tuple, found.corners))
    expected = [(a * x, a * (1 - x), 1 - a) for a in (0.3, 0.7) for x in (0.25, 0.75)]
    assert corners == [pytest.approx(corner) for corner in sorted(expected)]
    # Weights below the branch fill a space that grows with it: density a over 0.3 to 0.7.
    mean = (0.7**3 - 0.3**3) / 3 / ((0.7**2 - 0.3**2) / 2)
    assert found.mean_weights == pytest.approx([mean / 2, mean / 2, 1 - mean])


def test_a_branch_whose_inner_weights_are_pinned_counts_as_one() -> None:
    """Where ranges inside are points, only the branch itself varies, evenly."""
    inner = {"x": leaf(1, 1, 1), "y": leaf(1, 1, 1), "z": leaf(2, 2, 2)}
    found = region({"a": {"weight": 1, "criteria": inner}, "b": leaf(1, 0.2, 1.8)})
    drawn = found.draws().sampler().draw(1, 0) / WHOLE
    assert drawn[0] == pytest.approx(drawn[2] / 2, abs=1e-8)
    assert drawn[3].mean() == pytest.approx(0.5, abs=0.01)


def test_a_branch_counts_for_all_the_leaves_below_it() -> None:
    """At whatever depth; a leaf that weighs nothing does not count."""
    criteria = {
        "a": {
            "weight": 1,
            "weight_range": (0, 2),
            "criteria": {
                "b": {"weight": 1, "criteria": {"x": leaf(1), "y": leaf(1), "z": leaf(0)}},
                "c": leaf(1),
            },
        },
        "d": leaf(1),
    }
    scores = {"o": dict.fromkeys(("a.b.x", "a.b.y", "a.b.z", "a.c", "d"), 0)}
    ranking = rank(project(criteria, scores))
    space = weight_space(ranking, Vary.leaves)
    drawn = WeightSet(space, Weighting.ranges, 0.5).draws()
    assert isinstance(drawn, NestedWeights)
    assert [group.sizes for group in drawn.groups] == [(3, 1), (2, 1), (1, 1, 1)]


def test_ranges_of_a_group_in_which_a_weight_is_set_have_no_part() -> None:
    """They stand around weights that are not in force; other groups keep theirs."""
    setting = WeightSetting("c", WeightValue(30, is_share=False))
    found = region(NESTED, settings=Settings(weights=(setting,)))
    assert found.ranges.left_out == ("a",)
    assert found.ranges.held.keys() == {"a.x", "b.v"}
    assert region(NESTED, Vary.top).ranges.held.keys() == {"a"}
    assert region(NESTED, Vary.top).ranges_below == ("a.x", "b.v")
