"""Weights from ratios of pairs, all of them or any set that hangs together, and how far the ratios
contradict one another.

Sources: Crawford & Williams 1985 (least squares on logarithms, the geometric mean where all pairs
are judged); Bozóki, Fülöp & Rónyai 2010 (incomplete sets); Saaty 1977 (consistency ratio); Alonso &
Lamata 2006 (random index).
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from belarus_options.methods.arrays import Array

# Mean consistency index of random matrices by size: Alonso & Lamata 2006.
RANDOM_INDEX = {
    3: 0.5245, 4: 0.8815, 5: 1.1086, 6: 1.2479, 7: 1.3417, 8: 1.4056, 9: 1.4499, 10: 1.4854,
    11: 1.5141, 12: 1.5365, 13: 1.5551, 14: 1.5713, 15: 1.5838,
}  # fmt: skip


class Statement(NamedTuple):
    """The weight of `first` is `ratio` times that of `second`, both by number; ratio > 0."""

    first: int
    second: int
    ratio: float


def least_squares_weights(statements: Sequence[Statement], count: int) -> Array:
    """The weights, (count,), whose logarithms' differences are nearest to those of the ratios.

    Raises ValueError where the statements leave parts that nothing connects.
    """
    logarithms = _logarithms(statements, count)
    if logarithms is None:
        raise ValueError("the statements fall into parts")
    weights: Array = np.exp(logarithms - logarithms.max())
    weights /= weights.sum()
    return weights


def implied_ratios(statements: Sequence[Statement], count: int) -> list[float | None]:
    """For each statement, the ratio that all the others imply without it; None where they do not
    connect the two."""
    found: list[float | None] = []
    for at, statement in enumerate(statements):
        logarithms = _logarithms([*statements[:at], *statements[at + 1 :]], count)
        if logarithms is None:
            found.append(None)
        else:
            found.append(float(np.exp(logarithms[statement.first] - logarithms[statement.second])))
    return found


def largest_eigenvalue(statements: Sequence[Statement], count: int) -> float | None:
    """The largest eigenvalue of the matrix of all ratios, None where a pair is not judged."""
    pairs = {frozenset((s.first, s.second)) for s in statements}
    if not len(pairs) == len(statements) == count * (count - 1) // 2:
        return None
    matrix = np.ones((count, count))
    for first, second, ratio in statements:
        matrix[first, second], matrix[second, first] = ratio, 1 / ratio
    return float(np.linalg.eigvals(matrix).real.max())


def consistency_ratio(statements: Sequence[Statement], count: int) -> float | None:
    """(λmax − n) / (n − 1) over the random index of Alonso & Lamata; None where not all pairs are
    judged, and for fewer than three or more than fifteen criteria."""
    largest = largest_eigenvalue(statements, count) if count in RANDOM_INDEX else None
    if largest is None:
        return None
    # Rounding can leave it just below n, where nothing contradicts.
    return max(0.0, (largest - count) / (count - 1)) / RANDOM_INDEX[count]


def _logarithms(statements: Sequence[Statement], count: int) -> Array | None:
    """Logarithms of weights, the first 0, by the normal equations; None where they have no single
    solution, which is where the statements do not connect all."""
    laplacian, right = np.zeros((count, count)), np.zeros(count)
    for first, second, ratio in statements:
        logarithm = np.log(ratio)
        for one, other, sign in ((first, second, 1.0), (second, first, -1.0)):
            laplacian[one, one] += 1
            laplacian[one, other] -= 1
            right[one] += sign * logarithm
    if not _connects_all(statements, count):
        return None
    rest = np.linalg.solve(laplacian[1:, 1:], right[1:])
    return np.concatenate([[0.0], rest])


def _connects_all(statements: Sequence[Statement], count: int) -> bool:
    reached, news = {0}, {0}
    while news:
        ends = [(s.first, s.second) for s in statements]
        news = {b for pair in ends for a, b in (pair, pair[::-1]) if a in news} - reached
        reached |= news
    return len(reached) == count
