"""Which weightings are looked at, and what can be exact about them: sizes decide, nothing else."""

from collections.abc import Sequence

import numpy as np
import pytest

from belarus_options.methods.sampling.weights import (
    WHOLE,
    AnyWeights,
    OrderedWeights,
    RangedWeights,
    StatedWeights,
)
from belarus_options.model.choices import Vary, Weighting
from belarus_options.studies.matrix.ranking import rank
from belarus_options.studies.matrix.weight_sets import MOST_CUT, WeightSet
from belarus_options.studies.matrix.weight_space import weight_space
from models import matrix, project


def region(
    weights: Sequence[float], weighting: Weighting, options: int = 2, spread: float = 0.5
) -> WeightSet:
    given = matrix(np.eye(options, len(weights)).tolist(), weights)
    return WeightSet(weight_space(rank(given), Vary.top), weighting, spread)


ANY, ORDER, RANGES, STATED = Weighting.any, Weighting.order, Weighting.ranges, Weighting.stated
FALLING = list(range(20, 0, -1))

# Weighting, weights, options: are ranks exact, is pairwise winning?
SIZES: list[tuple[Weighting, Sequence[float], int, bool, bool]] = [
    (ANY, [1], 40, True, True),
    (ANY, [1, 2], 100, True, True),
    (ANY, [1, 2, 3], MOST_CUT, True, True),
    (ANY, [1, 2, 3], MOST_CUT + 1, False, True),
    (ANY, [1, 2, 3, 4], 1, True, True),
    (ANY, [1, 2, 3, 4], 2, True, True),
    (ANY, [1, 2, 3, 4], 3, False, True),
    (ANY, [1] * 30, 2, True, True),
    (ANY, [1] * 10, 1_000, False, True),
    (ANY, [1, 0, 0, 0], 3, False, True),
    (ORDER, [3, 2, 1], MOST_CUT, True, True),
    (ORDER, FALLING, 2, True, True),
    (ORDER, FALLING, 3, False, True),
    (ORDER, [1] * 30, 2, True, True),
    (ORDER, [9, 1, 1, 1, 1, 1, 1], 2, True, True),
    (ORDER, [9, 1, 1, 1, 1, 1, 1, 1], 2, False, True),
    (ORDER, [9, *[1] * 8], 20, False, True),
    (ORDER, [9, *[1] * 12], 2, False, False),
    (ORDER, [9, 9, 9, 0, 0, 0], 3, False, True),
    (RANGES, [1, 2], 40, True, True),
    (RANGES, [1, 2, 3], MOST_CUT, True, True),
    (RANGES, [1, 2, 3], MOST_CUT + 1, False, True),
    (RANGES, [1, 2, 3, 4], 2, False, False),
    (RANGES, [1, 2, 3, 0, 0], 40, True, True),
    (RANGES, [0, 1, 0, 0, 0], 40, True, True),
    (STATED, FALLING, 100, True, True),
]


@pytest.mark.parametrize(("weighting", "weights", "options", "ranks", "pairs"), SIZES)
def test_sizes_decide_what_is_exact(
    weighting: Weighting, weights: Sequence[float], options: int, ranks: bool, pairs: bool
) -> None:
    """Ranks up to three weights that vary, for as many options as are cut up, or with two options;
    pairwise winning for any weightings and for orders, short of twelve equal weights behind
    another (R3)."""
    found = region(weights, weighting, options)
    assert found.is_acceptability_exact == ranks
    assert found.is_pairwise_exact == pairs


@pytest.mark.parametrize(
    ("weighting", "weights", "varying"),
    [
        (ANY, [1], 0), (ANY, [1, 0], 2), (ANY, [1, 2, 3, 4], 4), (ORDER, [1, 0, 0], 3),
        (RANGES, [1, 0, 0], 0), (RANGES, [1, 2, 0], 2), (STATED, [1, 2, 3], 0),
    ],
)  # fmt: skip
def test_a_share_of_0_varies_but_within_ranges(
    weighting: Weighting, weights: list[float], varying: int
) -> None:
    """What is a part of nothing stays nothing; one weight alone cannot vary."""
    assert region(weights, weighting).varying == varying


def test_columns_that_weigh_nothing_are_left_out_and_put_back() -> None:
    """The values are those of the other columns, and weights get their zeros back."""
    found = region([1, 0, 2, 0, 1], RANGES)
    assert found.columns == [0, 2, 4]
    assert found.unweighed == [1, 3]
    assert (found.values == found.space.values[:, [0, 2, 4]]).all()
    wide = found.everywhere(np.array([[0.1, 0.2, 0.7]]))
    assert wide.tolist() == [[0.1, 0, 0.2, 0, 0.7]]
    assert region([1, 0, 2], ANY).unweighed == []
    assert region([1, 0, 2], ORDER).columns == [0, 1, 2]


@pytest.mark.parametrize(
    ("weights", "classes"),
    [
        ([3, 1, 2], ((0,), (2,), (1,))),
        ([1, 2, 1, 2], ((1, 3), (0, 2))),
        ([5, 5, 5], ((0, 1, 2),)),
        ([0, 4, 0], ((1,), (0, 2))),
        ([0.1 + 0.2, 0.3, 0.1], ((0, 1), (2,))),
    ],
)
def test_equal_weights_are_a_class_and_the_greatest_come_first(
    weights: list[float], classes: tuple[tuple[int, ...], ...]
) -> None:
    """Also where they are equal but for rounding (R4); only `order` has classes at all."""
    assert region(weights, ORDER).classes == classes
    assert region(weights, ANY).classes == (tuple(range(len(weights))),)


def test_regions_are_drawn_as_what_they_are() -> None:
    """All, an order, ranges, or the stated weighting; an order of equal weights is all."""
    assert region([3, 1, 2, 2], ANY).draws() == AnyWeights(4)
    assert region([3, 1, 2, 2], ORDER).draws() == OrderedWeights(((0,), (2, 3), (1,)))
    assert region([1, 1, 1, 1], ORDER).draws() == AnyWeights(4)
    assert region([1, 3], STATED).draws() == StatedWeights((0.25, 0.75))
    assert region([1, 0, 0], RANGES).draws() == StatedWeights((1.0,))
    found = region([1, 3, 0], RANGES, spread=0.2).draws()
    assert found == RangedWeights(
        (WHOLE // 4 - WHOLE // 20, 3 * WHOLE // 4 - 3 * WHOLE // 20),
        (WHOLE // 4, 3 * WHOLE // 4),
        (WHOLE // 4 + WHOLE // 20, 3 * WHOLE // 4 + 3 * WHOLE // 20),
    )


@pytest.mark.parametrize(
    ("weighting", "weights", "spread", "mean"),
    [
        (ANY, [5, 3, 1, 1], 0.5, [1 / 4] * 4),
        (ANY, [5], 0.5, [1]),
        (ORDER, [1, 4, 2], 0.5, [1 / 9, 11 / 18, 5 / 18]),
        (ORDER, [2, 1, 2], 0.5, [4 / 9, 1 / 9, 4 / 9]),
        (ORDER, [4, 3, 2, 1], 0.5, [25 / 48, 13 / 48, 7 / 48, 3 / 48]),
        (ORDER, [2, 1, 2, 1], 0.5, [19 / 48, 5 / 48, 19 / 48, 5 / 48]),
        (RANGES, [3, 1], 0.4, [3 / 4, 1 / 4]),
        (RANGES, [9, 1], 1.0, [9 / 10, 1 / 10]),
        (RANGES, [1, 1, 1], 0.5, [1 / 3] * 3),
        (RANGES, [1, 0, 1, 0], 0.5, [1 / 2, 0, 1 / 2, 0]),
        (RANGES, [0, 3], 0.5, [0, 1]),
        (STATED, [4, 3, 2, 1], 0.5, [0.4, 0.3, 0.2, 0.1]),
    ],
)
def test_the_mean_of_all_weightings_is_the_closed_form(
    weighting: Weighting, weights: list[float], spread: float, mean: list[float]
) -> None:
    """Equal for all weightings, rank order centroids for an order (Barron & Barrett 1996), the
    center of the segment or polygon between ranges."""
    found = region(weights, weighting, spread=spread).mean_weights
    assert found is not None
    assert found == pytest.approx(mean, abs=1e-12)


def test_the_mean_between_ranges_of_many_weights_has_no_closed_form() -> None:
    """None beyond three that vary."""
    assert region([1, 2, 3, 4], RANGES).mean_weights is None
    assert region([1, 2, 3, 0], RANGES).mean_weights is not None


def test_with_leaves_a_branch_weighs_as_many_shares_as_it_has_leaves() -> None:
    """Three leaves of one branch and one of the other: three quarters and one, on the average."""
    leaf = {"weight": 1, "prefer": "more", "scale": {"worst": 0, "best": 1}}
    criteria = {
        "many": {"weight": 1, "criteria": {"a": leaf, "b": leaf, "c": leaf}},
        "one": {"weight": 1, "criteria": {"a": leaf}},
    }
    row = dict.fromkeys(("many.a", "many.b", "many.c", "one.a"), 0)
    ranking = rank(project(criteria, {"x": row, "y": row}))
    means = {}
    for vary in Vary:
        found = WeightSet(weight_space(ranking, vary), ANY, 0.5)
        assert found.mean_weights is not None
        means[vary] = dict(zip(found.space.paths, found.mean_weights.tolist(), strict=True))
    assert means[Vary.top] == {"many": 0.5, "one": 0.5}
    assert means[Vary.leaves] == pytest.approx(dict.fromkeys(row, 0.25))
