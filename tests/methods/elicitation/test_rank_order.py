"""Weights from an order alone."""

from fractions import Fraction

import pytest

from belarus_options.methods.elicitation.rank_order import rank_order_weights

FORMULAS = ("centroid", "sum", "reciprocal", "sum-reciprocal")


def test_those_that_share_a_place_share_what_their_places_have() -> None:
    """Two first and one third: 4/9, 4/9 and 1/9 by the centroid."""
    assert rank_order_weights([2, 1]) == [Fraction(4, 9), Fraction(1, 9)]


@pytest.mark.parametrize("formula", FORMULAS)
def test_all_in_one_place_weigh_the_same(formula: str) -> None:
    """An order that tells nothing apart leaves equal weights, whatever the formula."""
    assert rank_order_weights([5], formula) == [Fraction(1, 5)]


@pytest.mark.parametrize("formula", FORMULAS)
@pytest.mark.parametrize("sizes", [[1], [1, 2, 1], [3, 1, 1, 2]])
def test_members_add_up_to_one_and_never_rise(formula: str, sizes: list[int]) -> None:
    """All members together weigh 1, and a later place never more than one before."""
    weights = rank_order_weights(sizes, formula)
    assert sum(size * weight for size, weight in zip(sizes, weights, strict=True)) == 1
    assert weights == sorted(weights, reverse=True)
