"""Rankings that look at orders alone: the rank matrix, leximin and lexicographic order."""

import numpy as np

from belarus_options.methods.arrays import Array, Whole
from belarus_options.methods.tolerances import CLOSE_SHARE, ORDER_DECIMALS


def rank_totals(values: Array, weights: Array) -> Array:
    """The weighted sum of the ranks on each leaf, (options,), lower is better; options that tie on
    a leaf share the mean of their places.

    values: (options, leaves), higher is better; weights: (leaves,). Source: U.S. Army, FM 6-0,
    paragraph 9-179 (the decision matrix of a staff).
    """
    total = np.zeros(len(values))
    for column, weight in zip(_told_apart(values).T, weights, strict=True):
        ascending = np.sort(-column)
        before = np.searchsorted(ascending, -column)
        up_to = np.searchsorted(ascending, -column, side="right")
        total += weight * (before + up_to + 1) / 2.0
    return total


def leximin_ranks(values: Array) -> Whole:
    """Ranks from 1 by the worst value, where that ties by the next worst, and so on: (options,).

    values: (options, leaves), higher is better.
    """
    return _lexicographic(np.sort(_told_apart(values), axis=1))


def grouped_by_weight(values: Array, weights: Array) -> Array:
    """The values on leaves from the weightiest on, (options, groups): of leaves that weigh the same
    their mean. Leaves that weigh nothing are left out."""
    order = [int(c) for c in np.argsort(-weights, kind="stable") if weights[c] > 0]
    groups: list[list[int]] = []
    for column in order:
        if groups and weights[groups[-1][0]] - weights[column] <= CLOSE_SHARE:
            groups[-1].append(column)
        else:
            groups.append([column])
    return np.stack([values[:, group].mean(axis=1) for group in groups], axis=1)


def lexicographic_ranks(values: Array) -> Whole:
    """Ranks from 1 by the first column, where that ties by the next, and so on: (options,)."""
    return _lexicographic(_told_apart(values))


def _told_apart(values: Array) -> Array:
    """Values that only rounding tells apart made equal (R4)."""
    rounded: Array = np.round(values, ORDER_DECIMALS) + 0.0
    return rounded


def _lexicographic(columns: Array) -> Whole:
    _, place, sizes = np.unique(-columns, axis=0, return_inverse=True, return_counts=True)
    before = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    ranks: Whole = before[place.ravel()] + 1
    return ranks
