"""Shapley values of a product, against the average over all orders."""

from fractions import Fraction
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from belarus_options.methods.attribution import Corners, shapley_of_product

RATIOS = st.fractions(min_value=-3, max_value=3, max_denominator=7)
FACTORS = st.lists(st.tuples(RATIOS, RATIOS), max_size=3)


def product(
    factors: list[tuple[Fraction, Fraction]], values: Corners, made: frozenset[int]
) -> Fraction:
    result = values[2 * (len(factors) in made) + (len(factors) + 1 in made)]
    for at, pair in enumerate(factors):
        result *= pair[at in made]
    return result


def over_all_orders(factors: list[tuple[Fraction, Fraction]], values: Corners) -> list[Fraction]:
    players = range(len(factors) + 2)
    added = [Fraction(0) for _ in players]
    orders = list(permutations(players))
    for order in orders:
        for at, player in enumerate(order):
            before = frozenset(order[:at])
            added[player] += product(factors, values, before | {player})
            added[player] -= product(factors, values, before)
    return [each / len(orders) for each in added]


def shapley(factors: list[tuple[Fraction, Fraction]], values: Corners) -> list[Fraction]:
    return [
        sum((c * v for c, v in zip(corners, values, strict=True)), Fraction(0))
        for corners in shapley_of_product(factors)
    ]


@given(FACTORS, st.builds(Corners, RATIOS, RATIOS, RATIOS, RATIOS))
def test_parts_are_the_mean_over_all_orders(
    factors: list[tuple[Fraction, Fraction]], values: Corners
) -> None:
    """To the last digit, up to five changes."""
    assert shapley(factors, values) == over_all_orders(factors, values)


@given(st.lists(st.tuples(RATIOS, RATIOS), max_size=12), RATIOS, RATIOS)
def test_parts_add_up_and_what_changes_nothing_has_none(
    factors: list[tuple[Fraction, Fraction]], old: Fraction, new: Fraction
) -> None:
    """Any number of factors; here the second of the two other changes is none."""
    parts = shapley(factors, Corners(old, old, new, new))
    before, after = old, new
    for at, (one, other) in enumerate(factors):
        before, after = before * one, after * other
        assert one != other or parts[at] == 0
    assert sum(parts) == after - before
    assert parts[-1] == 0
