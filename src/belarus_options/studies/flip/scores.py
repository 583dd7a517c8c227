"""The fewest changes of scores, and of those the smallest, that put an option first."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from belarus_options.methods.arrays import Array
from belarus_options.methods.exact.fewest_changes import (
    MOST_CHANGES,
    Change,
    Mover,
    Plan,
    fewest_changes,
)
from belarus_options.methods.tolerances import TIE
from belarus_options.studies.matrix.exact_values import ValueUnits, leaf_values, rounding_of
from belarus_options.studies.matrix.ranking import Ranking
from belarus_options.studies.matrix.values import LeafScale, level_values
from belarus_options.studies.moved_scores import step_of

# Most steps when a measure is moved on, ever farther, until it is worth its value.
_MOST_NUDGES = 60


@dataclass(frozen=True, slots=True)
class ScoreChange:
    """One score that changes, on the leaf's own scale, and by how many value points.

    `limit` is the end up to which it can change, `step` a tenth of the way between the anchors, and
    `is_level` says whether it goes from level to level.
    """

    option: str
    criterion: str
    stated: float
    to: float
    limit: float
    points: float
    step: float
    is_level: bool = False


@dataclass(frozen=True, slots=True)
class ScoreFlip:
    """Up to three changes that put an option first: in tree order, the option's own before those
    of rivals. Where one stops short of its limit on a scale without levels, the option draws level
    there, and any more puts it ahead. `is_plausible` where all stay within the plausible ranges,
    else they stay within the scales. `points` is the sum of all changes in value points."""

    changes: tuple[ScoreChange, ...]
    is_plausible: bool

    @property
    def points(self) -> float:
        return math.fsum(change.points for change in self.changes)


class ScoreSearch:
    """Looks for an option's least change of scores, exactly but for the rounding of values."""

    def __init__(self, ranking: Ranking, units: ValueUnits) -> None:
        self._ranking, self._units = ranking, units
        exact = ranking.weights.exact.global_
        shares = [exact[leaf.path] for leaf in ranking.tree.leaves]
        whole = math.lcm(*(share.denominator for share in shares))
        self._weights = [int(share * whole) for share in shares]
        self._tolerance = math.floor(units.half_a_tie * sum(self._weights))
        self._values = leaf_values(ranking, units)
        self._totals = [
            sum(weight * value for weight, value in zip(self._weights, row, strict=True))
            for row in self._values
        ]
        # The same for every option that is not first: those ahead of it come before it.
        self._order = sorted((row.row for row in ranking.ranked), key=lambda r: -self._totals[r])
        self._reaches = (_plausible_reach(ranking, units), _scale_reach(ranking, units))
        self._rivals: tuple[list[Mover], list[Mover]] = ([], [])

    def flip(self, row: int) -> ScoreFlip | None:
        """The changes that put an option strictly first, or draw it level where any more of one of
        them puts it ahead; None where three within the scales do not."""
        others = [other for other in self._order if other != row]
        moving = [row, *others[:MOST_CHANGES]]
        for reach, rivals in zip(self._reaches, self._rivals, strict=True):
            plan = self._plan(row, others, reach, rivals)
            if plan is not None and not self._leads_to_first(plan, moving, others, reach):
                plan = self._plan(row, others, reach, [], ahead=4 * self._tolerance + 1)
            if plan is not None:
                changes = [self._change(c, moving[c.mover], reach) for c in plan.changes]
                return ScoreFlip(tuple(changes), is_plausible=reach is self._reaches[0])
        return None

    def _plan(
        self,
        row: int,
        others: Sequence[int],
        reach: "_Reach",
        rivals: list[Mover],
        ahead: int = 0,
    ) -> Plan | None:
        """The least changes that bring an option level with all others, or so far ahead of them;
        `rivals` are those movers that are known already."""
        # The largest come first, and what closes the first beyond those that move closes the rest.
        first = others[: MOST_CHANGES + 1]
        gaps = [self._totals[other] - self._totals[row] + ahead for other in first]
        gaps = [gap for gap in gaps if gap > self._tolerance]
        while len(rivals) < min(len(gaps), MOST_CHANGES):
            rivals.append(self._mover(len(rivals) + 1, others[len(rivals)], reach))
        own = self._mover(0, row, reach)
        return fewest_changes(gaps, own, rivals[: len(gaps)], self._tolerance)

    def _leads_to_first(
        self, plan: Plan, moving: Sequence[int], others: Sequence[int], reach: "_Reach"
    ) -> bool:
        """Whether an option is ahead of all others after changes, or is once those of them that
        can go on do so by ever so little."""
        moved: dict[int, int | Fraction] = {}
        going_on = set()
        for change in plan.changes:
            row, sign = moving[change.mover], (1 if change.mover == 0 else -1)
            gained = sign * change.amount * self._weights[change.criterion]
            moved[row] = moved.get(row, self._totals[row]) + gained
            goal = self._values[row][change.criterion] + sign * change.amount
            has_levels = self._ranking.scales[change.criterion].leaf.constructed is not None
            if not has_levels and goal != reach.value(row, change.criterion, sign):
                going_on.add(row)
        if moving[0] in going_on:
            return True
        enough = moved.get(moving[0], self._totals[moving[0]]) - 2 * self._tolerance
        # Rivals that stay where they are: the highest come first.
        for other in others:
            if other not in moved and self._totals[other] < enough:
                break
            if moved.get(other, self._totals[other]) >= enough and other not in going_on:
                return False
        return True

    def _mover(self, number: int, row: int, reach: "_Reach") -> Mover:
        """What an option can change: 0 raises its scores, any other lowers them."""
        sign = 1 if number == 0 else -1
        steps: dict[int, Sequence[int]] = {}
        limits: dict[int, int] = {}
        for column, value in enumerate(self._values[row]):
            if self._ranking.scales[column].leaf.constructed is not None:
                steps[column] = [sign * (v - value) for v in reach.levels(row, column).values()]
            else:
                limits[column] = sign * (reach.value(row, column, sign) - value)
        return Mover(number, self._weights, steps, limits, self._tolerance)

    def _change(self, change: Change, row: int, reach: "_Reach") -> ScoreChange:
        sign, column = (1 if change.mover == 0 else -1), change.criterion
        scale = self._ranking.scales[column]
        stated = float(self._ranking.measures[row, column])
        goal = self._values[row][column] + sign * change.amount
        limit = _nearest(scale, stated, reach.measure(row, column, sign))
        levels = reach.levels(row, column)
        if levels:
            to = float(next(level for level, value in levels.items() if value == goal))
        elif goal == reach.value(row, column, sign):
            to = limit
        else:
            to = _worth(scale, float(goal / self._units.in_a_point), sign, stated, limit)
            to = self._passed(to, float(goal / self._units.in_a_point), column, stated, limit)
        return ScoreChange(
            option=self._ranking.options[row],
            criterion=scale.leaf.path,
            stated=stated,
            to=to,
            limit=limit,
            points=float(change.amount / self._units.in_a_point),
            step=step_of(scale),
            is_level=bool(levels),
        )

    def _passed(self, to: float, goal: float, column: int, stated: float, limit: float) -> float:
        """A measure on the way to the limit that is worth a value; where the value function is flat
        there, the far end, up to which it stays worth no more."""
        weight = self._weights[column] / sum(self._weights)
        within = TIE / weight + rounding_of(goal)
        flat = self._ranking.scales[column].flat_stretch(goal, within)
        if flat is None:
            return to
        return min(max(to, flat[1]), limit) if limit > stated else max(min(to, flat[0]), limit)


class _Reach:
    """Between which measures each score may change: `low` and `high`, (options, leaves), on each
    leaf's own scale. Values are whole numbers, in `units`."""

    def __init__(
        self, scales: Sequence[LeafScale], units: ValueUnits, low: Array, high: Array
    ) -> None:
        self._scales, self._low, self._high = scales, low, high
        self._levels = [_level_units(scale, units) for scale in scales]
        self._ends = [
            [
                [units.of(value) for value in scale.values(ends[:, column]).tolist()]
                for ends in (low, high)
            ]
            for column, scale in enumerate(scales)
        ]

    def levels(self, row: int, column: int) -> dict[int, int]:
        """The levels that a score may have, each with its value; none on other scales."""
        low, high = self._low[row, column], self._high[row, column]
        return {level: v for level, v in self._levels[column].items() if low <= level <= high}

    def value(self, row: int, column: int, sign: int) -> int:
        """The best (1) or worst (-1) value that a score may have, on a scale without levels."""
        ends = [values[row] for values in self._ends[column]]
        return max(ends) if sign > 0 else min(ends)

    def measure(self, row: int, column: int, sign: int) -> float:
        """The best (1) or worst (-1) measure that a score may have."""
        scale = self._scales[column]
        is_upwards = (scale.best >= scale.worst) == (sign > 0)
        return float((self._high if is_upwards else self._low)[row, column])


def _plausible_reach(ranking: Ranking, units: ValueUnits) -> _Reach:
    return _Reach(ranking.scales, units, *ranking.plausible)


def _scale_reach(ranking: Ranking, units: ValueUnits) -> _Reach:
    """All levels, or between the anchors, widened to the score itself; what is settled stays."""
    stated, settled = ranking.measures, ranking.settled
    low = np.array([min(scale.worst, scale.best) for scale in ranking.scales])
    high = np.array([max(scale.worst, scale.best) for scale in ranking.scales])
    lows = np.where(settled, stated, np.minimum(low, stated))
    highs = np.where(settled, stated, np.maximum(high, stated))
    return _Reach(ranking.scales, units, lows, highs)


def _level_units(scale: LeafScale, units: ValueUnits) -> dict[int, int]:
    """The value of each level; none where a scale is not constructed."""
    levels = scale.leaf.constructed
    if levels is None:
        return {}
    worth = level_values(scale.leaf).tolist()
    return {level: units.of(v) for level, v in zip(levels.ordered, worth, strict=True)}


def _nearest(scale: LeafScale, stated: float, limit: float) -> float:
    """The measure nearest to the stated one that is worth as much as a limit: where the value
    function is flat there, the near end."""
    flat = scale.flat_stretch(scale.value(limit))
    if flat is None or not flat[0] <= limit <= flat[1]:
        return limit
    return min(max(stated, flat[0]), flat[1])


def _worth(scale: LeafScale, goal: float, sign: int, stated: float, limit: float) -> float:
    """The measure, between the stated one and the limit, that is worth a value and not less; on the
    way down, not more."""
    rounding = rounding_of(goal)
    low, high = min(stated, limit), max(stated, limit)
    exact = scale.measure(goal, stated)
    # Without the noise of its last digits where that is worth the same.
    plain = float(f"{exact:.12g}")
    if low <= plain <= high and abs(goal - scale.value(plain)) <= rounding:
        return plain
    for nudge in range(_MOST_NUDGES):
        step = math.ulp(exact) * (2.0**nudge - 1.0)
        measure = min(high, max(low, exact + (step if limit > stated else -step)))
        if sign * (goal - scale.value(measure)) <= rounding:
            return measure
    return limit
