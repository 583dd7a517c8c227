"""Which rows no other beats, and how those lie to each other on a frontier of cost and total."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from belarus_options.methods.arrays import Array, Flags
from belarus_options.methods.tolerances import TIES_IN_A_POINT

# Comparisons of single numbers up to which non-dominated rows are looked for: some seconds.
MOST_COMPARED = 2_000_000_000


def non_dominated(values: Array) -> NDArray[np.intp] | None:
    """The rows that no other is at least as good as in every column and better in one, ascending;
    None where that would take more than MOST_COMPARED comparisons.

    values: (rows, columns), more is better; what differs by less than a tie is equal. Rows are
    taken from the highest sum down, and each takes out those that it dominates (Bentley, Clarkson
    & Levine 1993, with the whole list in one step).
    """
    whole = np.rint(values * TIES_IN_A_POINT).astype(np.int64)
    left = np.argsort(-whole.sum(axis=1, dtype=np.float64), kind="stable")
    whole = whole[left]
    found: list[NDArray[np.intp]] = []
    compared = 0
    while len(left):
        compared += whole.size
        if compared > MOST_COMPARED:
            return None
        first = whole[0]
        is_below = (whole <= first).all(axis=1)
        is_equal = is_below & (whole == first).all(axis=1)
        found.append(left[is_equal])
        left, whole = left[~is_below], whole[~is_below]
    return np.sort(np.concatenate(found)) if found else np.empty(0, dtype=np.intp)


def is_convex(points: Sequence[tuple[Fraction, Fraction]]) -> list[bool]:
    """Whether each point of a frontier lies on its upper hull, corners or between two of them: no
    mix of two others reaches more for as much. points: ascending in both."""
    hull: list[int] = []
    for at, point in enumerate(points):
        while len(hull) > 1 and _turn(points[hull[-2]], points[hull[-1]], point) > 0:
            hull.pop()
        hull.append(at)
    return [at in set(hull) for at in range(len(points))]


def _turn(
    one: tuple[Fraction, Fraction], two: tuple[Fraction, Fraction], three: tuple[Fraction, Fraction]
) -> Fraction:
    """Above 0 where the way over three points bends upwards, so that the middle one is below."""
    (x, y), (x2, y2), (x3, y3) = one, two, three
    return (x2 - x) * (y3 - y) - (y2 - y) * (x3 - x)


def efficient(costs: NDArray[Any], totals: Array, slack: float) -> Flags:
    """Which rows are dearest of none that is as good, give or take `slack` points of the total:
    (rows,) all. With it, rows are kept that exact totals decide."""
    # Costs of any size have a place, too.
    places = np.unique(costs, return_inverse=True)[1]
    order = np.lexsort((-totals, places))
    best = np.maximum.accumulate(totals[order])
    before = np.concatenate([[-np.inf], best[:-1]])
    kept = np.zeros(len(totals), dtype=np.bool_)
    kept[order] = totals[order] > before - slack
    return kept
