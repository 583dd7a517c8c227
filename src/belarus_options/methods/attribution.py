"""What each of several changes added to a product, averaged over all orders of making them."""

from collections.abc import Sequence
from fractions import Fraction
from math import factorial
from typing import NamedTuple


class Corners(NamedTuple):
    """A number for each of four values: with neither, the second, the first, or both of two changes
    made."""

    neither: Fraction
    second: Fraction
    first: Fraction
    both: Fraction


def shapley_of_product(factors: Sequence[tuple[Fraction, Fraction]]) -> tuple[Corners, ...]:
    """What each change adds to a product of factors and one of four values, as coefficients of
    those.

    factors: each before and after a change of its own; two more changes choose the value. There
    is one result a factor, then one for each of the two. A change's Shapley value (Shapley 1953) is
    the sum of its coefficients times the values, and all of them add up to the product after all
    changes less the one before. Only how many changes were made before counts, not which: so a
    polynomial whose powers count them stands for all sets of factors, and the work grows with
    the cube of their number.
    """
    players = len(factors) + 2
    weight = [
        Fraction(factorial(before) * factorial(players - before - 1), factorial(players))
        for before in range(players)
    ]

    def averaged(of_size: Sequence[Fraction], more: int) -> Fraction:
        return sum((part * weight[n + more] for n, part in enumerate(of_size)), Fraction(0))

    found = []
    for at, (old, new) in enumerate(factors):
        others = _by_number_changed([*factors[:at], *factors[at + 1 :]])
        none, one, two = (averaged(others, more) * (new - old) for more in range(3))
        found.append(Corners(none, one, one, two))
    every = _by_number_changed(factors)
    alone, after = averaged(every, 0), averaged(every, 1)
    return (
        *found,
        Corners(-alone, -after, alone, after),
        Corners(-alone, alone, -after, after),
    )


def _by_number_changed(factors: Sequence[tuple[Fraction, Fraction]]) -> list[Fraction]:
    """The sum of the products in which so many factors are changed, by that number."""
    found = [Fraction(1)]
    for old, new in factors:
        kept = [part * old for part in found] + [Fraction(0)]
        changed = [Fraction(0), *(part * new for part in found)]
        found = [one + other for one, other in zip(kept, changed, strict=True)]
    return found
