"""Rank totals, leximin and lexicographic order."""

import numpy as np

from belarus_options.methods.rankings.ordinal import (
    grouped_by_weight,
    lexicographic_ranks,
    leximin_ranks,
    rank_totals,
)

VALUES = np.array([[100.0, 0.0], [60.0, 60.0], [20.0, 80.0]])
HALVES = np.array([0.5, 0.5])


def test_ranks_are_weighted_and_ties_share_the_mean_of_their_places() -> None:
    """The order of three on two leaves, and two of them alike on one."""
    assert rank_totals(VALUES, HALVES).tolist() == [2, 2, 2]
    tied = np.array([[5.0, 1.0], [5.0 + 1e-13, 2.0], [7.0, 0.0]])
    assert rank_totals(tied, np.array([0.75, 0.25])).tolist() == [
        0.75 * 2.5 + 0.25 * 2, 0.75 * 2.5 + 0.25, 0.75 + 0.75,
    ]  # fmt: skip


def test_the_worst_value_decides_then_the_next() -> None:
    """Whatever leaf it is on; those alike throughout tie."""
    assert leximin_ranks(VALUES).tolist() == [3, 1, 2]
    more = np.array([[10.0, 30.0], [30.0, 10.0], [10.0, 31.0], [10.0 + 1e-13, 30.0]])
    assert leximin_ranks(more).tolist() == [2, 2, 1, 2]


def test_the_weightiest_leaf_decides_then_the_next() -> None:
    """Leaves of one weight decide by their mean, and one without weight not at all."""
    weights = np.array([0.0, 0.3, 0.4, 0.3])
    values = np.array([[9.0, 1.0, 5.0, 3.0], [0.0, 4.0, 5.0, 0.0], [8.0, 0.0, 6.0, 0.0]])
    grouped = grouped_by_weight(values, weights)
    assert grouped.tolist() == [[5, 2], [5, 2], [6, 0]]
    assert lexicographic_ranks(grouped).tolist() == [2, 2, 1]
