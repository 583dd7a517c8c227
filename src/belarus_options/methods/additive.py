"""The additive value model: contributions, totals that no library's order of summing can change,
and ranks and rows with ties."""

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from belarus_options.methods.arrays import Array, Whole
from belarus_options.methods.tolerances import TIE


def contributions(values: Array, weights: Array) -> Array:
    """What each leaf adds to each total: (options, leaves).

    values: (options, leaves); weights: (leaves,), adding up to 1 where totals are to lie on 0–100.
    Source: Keeney & Raiffa 1976, ch. 3 (the additive value function).
    """
    # Adding nothing turns −0.0 into 0.0, which is what it means.
    return values * weights + 0.0


def totals(parts: Array) -> Array:
    """Row sums of (options, leaves), correctly rounded and so free of any order (math.fsum; R2)."""
    return np.array([math.fsum(row) for row in parts.tolist()])


def competition_ranks(scores: NDArray[Any], tie: float = TIE) -> Whole:
    """Ranks from 1, highest first; those within a tie of their group's leader share the better rank
    (1, 2, 2, 4). Groups do not chain: each is measured from its own leader (R1).

    scores: (options,), doubles in points, or whole numbers of any size with a tie in their unit.
    """
    ranks = np.empty(len(scores), dtype=np.int64)
    order = np.argsort(-scores, kind="stable").tolist()
    highest_first = scores[order].tolist()
    leader, rank = None, 0
    for place, (index, score) in enumerate(zip(order, highest_first, strict=True), start=1):
        if leader is None or leader - score > tie:
            leader, rank = score, place
        ranks[index] = rank
    return ranks


def first_alike(totals: Array) -> Whole:
    """For each row the first row that is alike, which may be the row itself: (options,).

    totals: (options, corners or scenarios). Rows are alike where they are within TIE in every
    column. Like ties in a ranking (R1), groups do not chain: each is measured from its first row.
    """
    alike = np.full(len(totals), -1)
    for row in range(len(totals)):
        if alike[row] < 0:
            is_alike = (np.abs(totals - totals[row]) <= TIE).all(axis=1)
            alike[is_alike & (alike < 0)] = row
    return alike
