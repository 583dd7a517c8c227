"""Rankings by comparing options two by two, leaf by leaf: PROMETHEE II and ELECTRE III.

Thresholds are differences in the unit of the values: up to and at `indifference` a difference is no
preference; from `preference` on it is a full one; in between it grows evenly. They are compared as
they were written (R1): what rounding adds to a difference is left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from belarus_options.methods.arrays import Array
from belarus_options.methods.tolerances import TIE

# Pairs that are compared at once.
_BLOCK_PAIRS = 2**18


@dataclass(frozen=True, slots=True, eq=False)
class Limits:
    """The thresholds of every leaf, (leaves,): 0 ≤ indifference ≤ preference < veto, which is
    infinite where there is none."""

    indifference: Array
    preference: Array
    veto: Array


def net_flows(values: Array, weights: Array, limits: Limits) -> Array:
    """PROMETHEE II's net flow of every option, (options,), −1 to 1, higher is better: how far it is
    preferred to the others on average, less how far they are to it. They add up to 0.

    values: (options, leaves), higher is better; weights: (leaves,), adding up to 1. Vetoes play no
    part. Sources: Brans & Vincke 1985 (criterion with linear preference); Calders & Van Assche 2018
    (by sorting, in linear memory).
    """
    net = np.zeros(len(values))
    if len(values) == 1:
        return net
    by_leaf = zip(values.T, weights, limits.indifference, limits.preference, strict=True)
    for column, weight, indifference, preference in by_leaf:
        ahead = _preferred(column, float(indifference), float(preference))
        behind = _preferred(-column, float(indifference), float(preference))
        net += weight * (ahead - behind)
    return net / (len(values) - 1)


def _preferred(column: Array, indifference: float, preference: float) -> Array:
    """How many others each is preferred to on one leaf, (options,), those in part by their part."""
    ascending = np.sort(column)
    # Below these places are those that it is ahead of at all, and fully.
    at_all = np.searchsorted(ascending, column - indifference - TIE, side="left")
    span = preference - indifference
    if span <= TIE:
        return at_all.astype(np.float64)
    fully = np.searchsorted(ascending, column - preference, side="right")
    fully = np.minimum(fully, at_all)
    # Sums of what lies about 0 lose fewest digits.
    middle = float(ascending[len(ascending) // 2])
    sums = np.concatenate([[0.0], np.cumsum(ascending - middle)])
    lead = column - middle - indifference
    partly = (at_all - fully) * lead - (sums[at_all] - sums[fully])
    preferred: Array = fully + partly / span
    return preferred


def net_credibilities(values: Array, weights: Array, limits: Limits) -> Array:
    """ELECTRE III's net credibility of every option, (options,), higher is better: the sum over the
    others of how credible it is that it is at least as good, less that they are.

    values: (options, leaves), higher is better; weights: (leaves,), adding up to 1. Time grows with
    the square of the options, memory with their number. Source: Roy 1978 (credibility).
    """
    net = np.zeros(len(values))
    for rows, credibility in credibilities(values, weights, limits):
        net[rows] += credibility.sum(axis=1)
        net -= credibility.sum(axis=0)
    return net


def credibilities(values: Array, weights: Array, limits: Limits) -> Iterator[tuple[slice, Array]]:
    """Blocks of rows of the matrix of credibilities, (rows, options): [a, b] how credible it is,
    0–1, that a is at least as good as b, which is 1 for itself.

    The concordance of the leaves, less what leaves say against it that are more discordant than
    that.
    """
    step = max(1, _BLOCK_PAIRS // len(values))
    for start in range(0, len(values), step):
        rows = slice(start, min(len(values), start + step))
        # By how much each of the others is ahead, leaf by leaf.
        behind = [column[np.newaxis] - column[rows, np.newaxis] for column in values.T]
        concordance = np.zeros((rows.stop - start, len(values)))
        for leaf, weight in enumerate(weights.tolist()):
            concordance += weight * concordances(behind[leaf], limits, leaf)
        credibility = concordance.copy()
        for leaf, lag in enumerate(behind):
            discordance = discordances(lag, limits, leaf)
            against = (discordance > concordance) & (concordance < 1.0)
            rest = np.divide(
                1.0 - discordance, 1.0 - concordance, out=np.ones_like(lag), where=against
            )
            credibility *= rest
        yield rows, credibility


def concordances(behind: Array, limits: Limits, leaf: int) -> Array:
    """How far a leaf agrees, 0–1, that an option is at least as good as one that is ahead by so
    much: fully up to indifference, not at all from preference on. As `behind`."""
    indifference, preference = limits.indifference[leaf], limits.preference[leaf]
    if preference - indifference <= TIE:
        return np.where(behind <= indifference + TIE, 1.0, 0.0)
    falling: Array = np.clip((preference - behind) / (preference - indifference), 0.0, 1.0)
    return falling


def discordances(behind: Array, limits: Limits, leaf: int) -> Array:
    """How far a leaf speaks against it, 0–1: not at all up to preference, fully from the veto on;
    as `behind`."""
    preference, veto = limits.preference[leaf], limits.veto[leaf]
    if np.isinf(veto):
        return np.zeros_like(behind)
    rising: Array = np.clip((behind - preference) / (veto - preference), 0.0, 1.0)
    return rising
