"""Rankings by distance from a best and a worst point: TOPSIS and VIKOR."""

from dataclasses import dataclass

import numpy as np

from belarus_options.methods.arrays import Array
from belarus_options.methods.tolerances import TIE


def topsis(values: Array, weights: Array, best: Array, worst: Array) -> Array:
    """Each option's closeness to the best point, (options,), 0–1, higher is better; 0.5 where it is
    at no distance from both.

    values: (options, leaves); weights, best, worst: (leaves,), in the unit of the values. Distances
    are Euclidean, of weighted values (Hwang & Yoon 1981).
    """
    from_best = np.linalg.norm((values - best) * weights, axis=1)
    from_worst = np.linalg.norm((values - worst) * weights, axis=1)
    both = from_best + from_worst
    closeness: Array = np.divide(from_worst, both, out=np.full(len(values), 0.5), where=both > 0)
    return closeness


@dataclass(frozen=True, slots=True, eq=False)
class Vikor:
    """VIKOR's indices, (options,), lower is better, and its compromise.

    `weighted` is S, the weighted sum of the regrets, `largest` R, the largest of them, `index` Q.
    `compromise` are the rows that are proposed. `has_advantage` (C1) and `is_stable` (C2) are the
    conditions on which it is one row alone.
    """

    weighted: Array
    largest: Array
    index: Array
    compromise: tuple[int, ...]
    has_advantage: bool
    is_stable: bool


def vikor(values: Array, weights: Array, best: Array, worst: Array, majority: float = 0.5) -> Vikor:
    """VIKOR (Opricovic & Tzeng 2004) on given best and worst values.

    values: (options, leaves); weights, best, worst: (leaves,), a leaf on which the two are equal
    tells nothing apart; majority: the weight of S in Q. Where all have the same S, or R, its term
    is 0.
    """
    span = best - worst
    regrets = np.divide((best - values) * weights, span, out=np.zeros_like(values), where=span != 0)
    weighted, largest = regrets.sum(axis=1), regrets.max(axis=1)
    index = majority * _scaled(weighted) + (1.0 - majority) * _scaled(largest)
    order = np.argsort(index, kind="stable")
    first = int(order[0])
    if len(order) == 1:
        return Vikor(weighted, largest, index, (first,), True, True)
    needed = 1.0 / (len(values) - 1)
    has_advantage = bool(index[order[1]] - index[first] >= needed - TIE)
    is_stable = any(each[first] <= each.min() + TIE for each in (weighted, largest))
    if not has_advantage:
        close = np.flatnonzero(index - index[first] < needed - TIE).tolist()
    else:
        close = [first] if is_stable else order[:2].tolist()
    return Vikor(weighted, largest, index, tuple(sorted(close)), has_advantage, is_stable)


def _scaled(figures: Array) -> Array:
    low, high = figures.min(), figures.max()
    if high - low <= TIE:
        return np.zeros_like(figures)
    scaled: Array = (figures - low) / (high - low)
    return scaled
