"""Weight stability intervals in closed form: how far one weight moves before an order changes.

One weight is varied and its siblings share the rest in proportion. Every total is then a straight
line in that weight, and two options change places where their lines cross. Source: Mareschal 1988
(weight stability intervals); Triantaphyllou & Sanchez 1997 (one weight at a time).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from belarus_options.methods.arrays import Array
from belarus_options.methods.tolerances import TIE

Rows = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Stability:
    """The intervals of each weight, closed and within 0–1, in which an order holds.

    `order`, (options,): rows as a ranking lists them, best first and those that tie by row.
    `winner`, (weights, 2), low and high: the first of them has nobody above it. `ranking`,
    (weights, 2): no two of them change places.
    """

    order: Rows
    winner: Array
    ranking: Array


def slopes(
    values: Array, together: Array, shares: Sequence[float], whole: float
) -> Iterator[Array]:
    """How many points each total gains as a share goes from 0 to 1: (options,), for each sibling.

    values: (options, siblings), 0–100; together: (options,), the siblings' values weighted by their
    shares; shares: (siblings,), adding up to 1; whole: the weight of all of them in the total. A
    sibling with the whole share leaves it to the others in equal parts.
    """
    for index, share in enumerate(shares):
        if share > 0.5:
            # The small rest is weighed itself: as a difference it would lose its digits.
            line = values[:, index] - _others(values, shares, index)
            line *= whole
        else:
            line = values[:, index] - together
            line *= whole / (1.0 - share)
        yield line


def _others(values: Array, shares: Sequence[float], index: int) -> Array:
    """The value of all siblings but one, weighted by their shares: (options,)."""
    rest = [(row, share) for row, share in enumerate(shares) if row != index]
    largest = max(share for _, share in rest)
    parts = [(row, share / largest if largest else 1.0) for row, share in rest]
    weighted = sum((values[:, row] * part for row, part in parts), np.zeros(len(values)))
    return weighted / sum(part for _, part in parts)


def stability(totals: Array, slopes: Iterable[Array], shares: Sequence[float]) -> Stability:
    """The intervals in which the winner and the whole ranking hold, weight by weight.

    totals: (options,), today; slopes: for each weight (options,), what each total gains as it goes
    from 0 to 1; shares: (weights,), today's. Totals within TIE are level. An option comes ahead of
    another only where it does so by more than that for some share between 0 and 1; the interval
    then ends where the two are level.
    """
    order = listed_order(totals)
    listed = totals[order]
    first, adjacent = _Gaps.of(listed[0] - listed), _Gaps.of(listed[:-1] - listed[1:])
    winner, ranking = np.empty((2, len(shares), 2))
    line, apart = np.empty((2, len(totals)))
    for index, (slope, share) in enumerate(zip(slopes, shares, strict=True)):
        # Rows are in range; the mode only spares a copy of what is written.
        np.take(slope, order, out=line, mode="clip")
        np.subtract(line[0], line, out=apart)
        low, high = first.interval(apart, share)
        winner[index] = low, high
        np.subtract(line[:-1], line[1:], out=apart[:-1])
        lower, higher = adjacent.interval(apart[:-1], share)
        ranking[index] = max(low, lower), min(high, higher)
    return Stability(order, winner, ranking)


def first_outside(
    totals: Array, slope: Array, share: float, end: float, direction: int, winner: int
) -> Rows:
    """The rows of all who are first just outside an end of the winner's interval.

    slope: (options,), of this weight; direction: 1 above the end, -1 below it; winner:
    the row whose interval it is. Of those level there, they are the ones with the extreme slope,
    several where lines coincide.
    """
    there = totals + (end - share) * slope
    there[winner] = -np.inf
    level = np.flatnonzero(there >= there.max() - TIE)
    outwards = direction * slope[level]
    extreme: Rows = level[outwards >= outwards.max() - TIE]
    return extreme


def listed_order(totals: Array) -> Rows:
    """The rows of totals as a ranking lists them: highest first, those that tie by row.

    Groups are those of `additive.competition_ranks`: within TIE of their own leader (R1).
    """
    order = np.argsort(-totals)
    close = np.flatnonzero(totals[order[:-1]] - totals[order[1:]] <= TIE)
    stop = 0
    for place in close.tolist():
        if place < stop:
            continue
        stop, leader = place, totals[order[place]]
        while stop < len(order) and leader - totals[order[stop]] <= TIE:
            stop += 1
        order[place:stop].sort()
    return order


@dataclass(frozen=True, slots=True)
class _Gaps:
    """By how much the first of each pair of options is ahead, 0 where the two are level.

    `inverse` is 1 over each gap, and 0 for the pairs that are level, which `level` lists;
    `scratch` is an array to work in.
    """

    gaps: Array
    inverse: Array
    level: Rows
    scratch: Array

    @classmethod
    def of(cls, apart: Array) -> "_Gaps":
        """apart: (pairs,), the first total of each pair less the second, in points."""
        gaps = np.where(apart <= TIE, 0.0, apart)
        level = np.flatnonzero(gaps == 0.0)
        with np.errstate(divide="ignore"):
            inverse = 1.0 / gaps
        inverse[level] = 0.0
        return cls(gaps, inverse, level, np.empty_like(gaps))

    def interval(self, opening: Array, share: float) -> tuple[float, float]:
        """The interval of a weight in which no pair changes order, within 0–1.

        opening: (pairs,), what each gap gains as the weight goes from 0 to 1.
        """
        if not len(opening):
            return 0.0, 1.0
        # A gap closes when the weight has moved by -gap / opening. The first to close on either
        # side is an extreme of opening / gap, so that one pass serves both and divides nothing.
        speeds = np.multiply(opening, self.inverse, out=self.scratch)
        down = self._distance(opening, 1.0, int(speeds.argmax()), share)
        up = self._distance(opening, -1.0, int(speeds.argmin()), 1.0 - share)
        return (
            0.0 if down is None else max(0.0, share - down),
            1.0 if up is None else min(1.0, share + up),
        )

    def _distance(self, opening: Array, sign: float, first: int, room: float) -> float | None:
        """How far a weight can move down (sign 1) or up (-1), None for all the room there is.

        first: of the pairs that are not level, the one whose gap closes first.
        """
        if (sign * opening[self.level] * room).max(initial=0.0) > TIE:
            return 0.0
        gap, closing = self.gaps[first].item(), sign * opening[first].item()
        excess = closing * room - gap
        if 0.0 < excess <= TIE:
            # This pair is level again at the end of the room; another may pass all the same.
            passing = np.flatnonzero(sign * opening * room - self.gaps > TIE)
            distances = self.gaps[passing] / (sign * opening[passing])
            return distances.min().item() if len(passing) else None
        return gap / closing if excess > 0.0 else None
