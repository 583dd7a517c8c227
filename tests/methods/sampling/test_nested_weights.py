"""Weights of leaves within ranges of shares: divided from the top, each group by its own walk."""

import numpy as np
import pytest

from belarus_options.methods.sampling.nested_weights import Group, NestedWeights
from belarus_options.methods.sampling.weights import STEPS, WHOLE, Walking, powers, ranges_between

WIDE = ranges_between([0, 0], [0.5, 0.5], [1, 1])


def test_a_child_of_many_leaves_has_the_density_of_its_leaves() -> None:
    """Without bounds n of m leaves weigh n / m together, with a beta distribution's variance."""
    region = NestedWeights((Group(0, (1, 2), WIDE, (3, 1)),), (1, 2))
    sampler = region.sampler()
    drawn = np.concatenate([sampler.draw(3, chunk).copy() for chunk in range(4)], axis=1) / WHOLE
    means = drawn[0].reshape(-1, STEPS).mean(axis=1)
    error = means.std() / np.sqrt(len(means))
    assert abs(means.mean() - 3 / 4) <= 4.5 * error
    assert drawn[0].var() == pytest.approx(3 / 80, rel=0.1)


def test_groups_are_drawn_apart_and_each_seed_repeats() -> None:
    """Two groups of the same ranges are not the same draws, and a seed gives the same again."""
    region = NestedWeights(
        (Group(0, (1, 2), WIDE, (1, 1)), Group(1, (3, 4), WIDE, (1, 1))), (3, 4, 2)
    )
    drawn = region.sampler().draw(1, 0).copy()
    assert (drawn.sum(axis=0) == WHOLE).all()
    assert (drawn >= 0).all()
    share = drawn[0] / np.maximum(drawn[0] + drawn[1], 1)
    assert abs(np.corrcoef(share, (drawn[0] + drawn[1]) / WHOLE)[0, 1]) < 0.1
    assert (region.sampler().draw(1, 0) == drawn).all()
    assert (region.sampler().draw(2, 0) != drawn).any()


def test_powers_are_those_of_numpy_and_0_counts_as_1() -> None:
    """By squaring, for every exponent at once."""
    over, under = np.array([[6, 0], [10, 7]]), np.array([[3, 2], [4, 7]])
    exponents = np.array([[5], [0]])
    assert powers(over, under, exponents) == pytest.approx(np.array([[32.0, 0.5**5], [1.0, 1.0]]))


def test_sizes_of_one_walk_as_without_sizes() -> None:
    """Things of one part each have the even density, and take the same words."""
    ranges = ranges_between([0, 0.1, 0.2], [0.3, 0.3, 0.4], [0.6, 0.6, 0.8])
    assert (Walking(ranges, (1, 1, 1)).draw(1, 0) == Walking(ranges).draw(1, 0)).all()
