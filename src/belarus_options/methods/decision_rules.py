"""Rules for a choice between options where nobody knows which state of the world comes.

Totals are (options, scenarios), higher is better. Sources: Wald 1945 (maximin), Hurwicz 1951,
Savage 1951 (minimax regret), Laplace (all scenarios alike), Raiffa & Schlaifer 1961 (expected value
and the value of perfect information).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from belarus_options.methods.arrays import Array
from belarus_options.methods.tolerances import TIE

Rows = tuple[int, ...]

# Sets of options up to this size are left out to see what minimax regret owes to them.
MOST_LEFT_OUT = 2


@dataclass(frozen=True, eq=False)
class RuleFigures:
    """What each rule goes by, (options,) each, in the unit of the totals.

    The rules choose the highest of each, and of `largest_regret` the lowest: `worst` and `best` are
    an option's totals in its worst and best scenario (maximin, maximax), `hurwicz` lies between
    them, `mean` takes all scenarios alike (Laplace), `expected` weighs them by their probabilities
    and is None where they have none.
    """

    worst: Array
    best: Array
    hurwicz: Array
    mean: Array
    largest_regret: Array
    expected: Array | None


@dataclass(frozen=True, slots=True)
class HurwiczPiece:
    """From one degree of optimism to another, the rows that are best all the way."""

    start: float
    end: float
    rows: Rows


def regrets(totals: Array) -> Array:
    """By how much each option falls behind the best of the scenario, 0 or more: (options,
    scenarios). One that ties with the best, within TIE, regrets nothing. Source: Savage 1951."""
    behind: Array = totals.max(axis=0) - totals
    behind[behind <= TIE] = 0.0
    return behind


def figures(totals: Array, optimism: float, probabilities: Sequence[float] | None) -> RuleFigures:
    """What each rule goes by.

    optimism: the weight of an option's best scenario in Hurwicz's rule, 0–1; its worst has the
    rest. probabilities: (scenarios,), taken as shares of their sum.
    """
    worst, best = totals.min(axis=1), totals.max(axis=1)
    even = [1.0] * totals.shape[1]
    return RuleFigures(
        worst=worst,
        best=best,
        hurwicz=_between(worst, best, optimism),
        mean=weighted_mean(totals, even),
        largest_regret=regrets(totals).max(axis=1),
        expected=weighted_mean(totals, probabilities) if probabilities is not None else None,
    )


def weighted_mean(totals: Array, weights: Sequence[float]) -> Array:
    """Each option's mean over the scenarios, (options,), by weights of any positive sum."""
    whole = math.fsum(weights)
    parts = (totals * np.array(weights)).tolist()
    return np.array([math.fsum(row) / whole for row in parts])


def highest(figure: Array) -> Rows:
    """The rows within TIE of the highest (R1), ascending."""
    return tuple(np.flatnonzero(figure >= figure.max() - TIE).tolist())


def least_regretted(totals: Array) -> Rows:
    """The rows that minimax regret chooses, ascending; totals: (options, scenarios)."""
    return highest(-regrets(totals).max(axis=1))


def choices_without(totals: Array) -> dict[Rows, Rows]:
    """What minimax regret would choose without options that it does not choose, by their rows: the
    smallest sets, of one or else of two, without which it would not choose the same.

    Regret is measured from the best there is, so that options which nobody would take by this rule
    can decide between others (it is not independent of irrelevant alternatives: Chernoff 1954).
    """
    chosen = least_regretted(totals)
    for size in range(1, MOST_LEFT_OUT + 1):
        changed: dict[Rows, Rows] = {}
        for left_out in combinations(_near_the_top(totals, size, chosen), size):
            kept = np.delete(np.arange(len(totals)), left_out)
            without = tuple(kept[list(least_regretted(totals[kept]))].tolist())
            if without != chosen:
                changed[left_out] = without
        if changed:
            return changed
    return {}


def _near_the_top(totals: Array, places: int, chosen: Rows) -> list[int]:
    """The rows, not of the chosen, whose absence and that of fewer others than `places` could lower
    the best of a scenario: at most `places` rows are at least as high there, itself among them.

    totals: (options, scenarios).
    """
    near: set[int] = set()
    for column in totals.T:
        at_least_as_high = len(column) - np.searchsorted(np.sort(column), column, side="left")
        near.update(np.flatnonzero(at_least_as_high <= places).tolist())
    return sorted(near - set(chosen))


def hurwicz_pieces(worst: Array, best: Array) -> tuple[HurwiczPiece, ...]:
    """Who is best by Hurwicz's rule at which degree of optimism, from 0 to 1 without a gap.

    worst, best: (options,). Each option's figure is a straight line in the optimism, so that those
    who are best make up the upper envelope of the lines; a break point is where two of them meet,
    in closed form. An option counts only where it is ahead by more than TIE at some point, and
    stands beside the one it is within TIE of all along a piece; one that no more than touches the
    envelope in a point is in no piece.
    """
    hull: list[int] = []
    # Those with a better worst are ahead at first; others overtake them by a better best alone.
    for row in np.argsort(-worst, kind="stable").tolist():
        if hull and best[row] <= best[hull[-1]] + TIE:
            continue
        while hull and not _is_ahead(
            hull[-1], hull[-2] if len(hull) > 1 else None, row, worst, best
        ):
            hull.pop()
        hull.append(row)
    meetings = [
        _meeting(left, right, worst, best) for left, right in zip(hull, hull[1:], strict=False)
    ]
    return tuple(
        HurwiczPiece(start, end, _level_with(row, start, end, worst, best))
        for row, start, end in zip(hull, [0.0, *meetings], [*meetings, 1.0], strict=True)
    )


def _is_ahead(middle: int, left: int | None, right: int, worst: Array, best: Array) -> bool:
    """Whether a line is ahead of those on either side by more than TIE where that is most.

    middle, left, right: rows; worst, best: (options,).
    """
    at = _meeting(left, right, worst, best) if left is not None else 0.0
    own, other = (_between(worst[[row]], best[[row]], at) for row in (middle, right))
    return bool(own[0] - other[0] > TIE)


def _meeting(left: int, right: int, worst: Array, best: Array) -> float:
    """The optimism at which a line with the better worst and one with the better best meet."""
    behind, ahead = float(worst[left] - worst[right]), float(best[right] - best[left])
    return behind / (behind + ahead)


def _level_with(row: int, start: float, end: float, worst: Array, best: Array) -> Rows:
    """The rows within TIE of one all the way between two degrees of optimism; worst, best:
    (options,)."""
    level = np.ones(len(worst), dtype=np.bool_)
    for at in (start, end):
        line = _between(worst, best, at)
        level &= line >= line[row] - TIE
    return tuple(np.flatnonzero(level).tolist())


def _between(worst: Array, best: Array, optimism: float) -> Array:
    """Hurwicz's figure, (options,): the best total weighted by the optimism, the worst by the rest
    (Hurwicz 1951)."""
    line: Array = optimism * best + (1.0 - optimism) * worst
    return line


def perfect_information(totals: Array, probabilities: Sequence[float]) -> float:
    """By how much the expected total rises where the scenario is known before choosing, at most.

    Σ p × best total − the best Σ p × total, which is the least expected regret: never negative.
    Source: Raiffa & Schlaifer 1961 (expected value of perfect information).
    """
    return float(weighted_mean(regrets(totals), probabilities).min())
