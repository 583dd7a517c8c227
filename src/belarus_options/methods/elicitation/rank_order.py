"""Weights from an order alone.

Sources: Barron & Barrett 1996 (centroid, ROC); Stillwell, Seaver & Edwards 1981 (sum, reciprocal);
Danielson & Ekenberg 2014 (sum-reciprocal).
"""

from collections.abc import Sequence
from fractions import Fraction


def rank_order_weights(sizes: Sequence[int], formula: str = "centroid") -> list[Fraction]:
    """The weight of one member of each place, best first, exactly; all members add up to 1.

    sizes: (places,), how many share each place; those that do share what their places have.
    formula: `centroid`, `sum`, `reciprocal` or `sum-reciprocal`.
    """
    count = sum(sizes)
    single = [_parts(place, count)[formula] for place in range(1, count + 1)]
    whole = sum(single)
    weights, start = [], 0
    for size in sizes:
        weights.append(sum(single[start : start + size], Fraction(0)) / size / whole)
        start += size
    return weights


def _parts(place: int, count: int) -> dict[str, Fraction]:
    """What each formula gives a place, from 1, up to a factor."""
    above_end, over_place = Fraction(count + 1 - place, count), Fraction(1, place)
    return {
        "centroid": sum((Fraction(1, k) for k in range(place, count + 1)), Fraction(0)),
        "sum": above_end,
        "reciprocal": over_place,
        "sum-reciprocal": above_end + over_place,
    }
