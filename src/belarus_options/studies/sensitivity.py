"""How far each weight, and each score, can move before another option is first."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from belarus_options.methods import stability as kernel
from belarus_options.methods.arrays import Array
from belarus_options.methods.tolerances import TIE
from belarus_options.model.project import Project
from belarus_options.model.settings import AS_STATED, Settings
from belarus_options.model.weights import WeightSetting, WeightValue
from belarus_options.studies.matrix.break_evens import BreakEvens
from belarus_options.studies.matrix.ranking import Ranking, rank
from belarus_options.studies.matrix.value_matrix import ValueMatrix
from belarus_options.studies.tornado import Swing, stated_lead, tornado

Interval = tuple[float, float]

# Decimals of a percentage: two totals that differ by a tie move an end by less than that.
_PERCENT_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class WeightStability:
    """One node's local weight, varied from 0 to 1 while its siblings keep their proportions.

    In the closed interval `winner_holds` nobody is ahead of the leader, and in `ranking_holds` no
    two options change places. `below` and `above` are all who are first just outside
    `winner_holds`, by id; empty where that ends at 0 or 1. `level_at_none` and `level_at_all` are
    then whom the leader ties with at 0 and at 1, by id.
    """

    criterion: str
    weight: float
    global_weight: float
    winner_holds: Interval
    ranking_holds: Interval
    below: tuple[str, ...]
    above: tuple[str, ...]
    level_at_none: tuple[str, ...] = ()
    level_at_all: tuple[str, ...] = ()

    @property
    def margin(self) -> float | None:
        """How far today's weight is from the nearest end at which another option takes over; None
        where no weight of this node does that."""
        low, high = self.winner_holds
        ends = [self.weight - low] * bool(self.below) + [high - self.weight] * bool(self.above)
        return min(ends, default=None)

    @property
    def percent_outside(self) -> int | None:
        """The first whole percent outside the nearest end at which another option takes over; None
        where there is none."""
        low, high = self.winner_holds
        if self.margin is None:
            return None
        # Rounded, so that an end at a whole percent is that percent and the next one is outside.
        if self.above and self.margin == high - self.weight:
            return min(100, math.floor(round(100.0 * high, _PERCENT_DECIMALS)) + 1)
        return max(0, math.ceil(round(100.0 * low, _PERCENT_DECIMALS)) - 1)


@dataclass(frozen=True, eq=False)
class Sensitivity:
    """A ranking, and how far every weight and every unsettled score can move its first place.

    `criteria` are the nodes that have siblings, in tree order. With tied leaders all is about the
    first by id. `lead` is as stated, None for one option alone.
    """

    ranking: Ranking
    criteria: tuple[WeightStability, ...]
    tornado: tuple[Swing, ...]
    lead: float | None

    @property
    def leader(self) -> str:
        return self.ranking.ranked[0].option

    @property
    def most_fragile_first(self) -> tuple[WeightStability, ...]:
        """The nodes by their margin, those that never change the first place last."""
        margins = {node.criterion: node.margin for node in self.criteria}
        return tuple(sorted(self.criteria, key=lambda node: _or_infinite(margins[node.criterion])))


def sensitivity(project: Project, settings: Settings = AS_STATED) -> Sensitivity:
    """The stability of a project's ranking; raises InputError for settings that cannot be.

    Source: Mareschal 1988 (weight stability intervals).
    """
    ranking = rank(project, settings)
    return Sensitivity(ranking, weight_stabilities(ranking), tornado(ranking), stated_lead(ranking))


def weight_stabilities(matrix: ValueMatrix) -> tuple[WeightStability, ...]:
    """How far each weight can move, of every node that has siblings: in tree order."""
    found: dict[str, WeightStability] = {}
    for parent, siblings in matrix.tree.groups():
        if len(siblings) > 1:
            found.update((node.criterion, node) for node in _group(matrix, parent, siblings))
    return tuple(found[path] for path in matrix.tree.nodes if path in found)


def settings_at(ranking: Ranking, path: str, percent: float) -> Settings:
    """The settings of a ranking with one node at a share of its group, in percent, and all its
    siblings in today's proportions."""
    weights = ranking.weights
    group = ranking.tree.siblings(path)
    named = {setting.path: setting for setting in ranking.settings.weights}
    kept = [setting for setting in ranking.settings.weights if setting.path not in group]
    siblings = [sibling for sibling in group if sibling != path]
    numbers = {sibling: weights.raw[sibling] for sibling in siblings}
    if any(named[sibling].value.is_share for sibling in siblings if sibling in named) or (
        path in named and not any(numbers.values())
    ):
        # A share that was set would stay as it is, and a whole one has left the siblings nothing;
        # as numbers, they divide what is left.
        kept += [WeightSetting(s, WeightValue(number, False)) for s, number in numbers.items()]
    else:
        kept += [named[sibling] for sibling in siblings if sibling in named]
    kept.append(WeightSetting(path, WeightValue(percent, True)))
    return ranking.settings._replace(weights=tuple(kept))


def _group(
    matrix: ValueMatrix, parent: str, siblings: tuple[str, ...]
) -> Iterator[WeightStability]:
    shares = [matrix.weights.local[path] for path in siblings]
    values = np.stack([matrix.branch_values(path) for path in siblings], axis=1)
    together = matrix.branch_values(parent) if parent else matrix.totals
    whole = matrix.weights.global_[parent] if parent else 1.0
    lines = list(kernel.slopes(values, together, shares, whole))
    found = kernel.stability(matrix.totals, lines, shares)
    winner = int(found.order[0])
    for index, (path, share) in enumerate(zip(siblings, shares, strict=True)):
        low, high = found.winner[index].tolist()
        outside = [
            kernel.first_outside(matrix.totals, lines[index], share, end, direction, winner)
            if is_within
            else ()
            for end, direction, is_within in ((low, -1, low > 0.0), (high, 1, high < 1.0))
        ]
        at_none, at_all = (
            _level(matrix, lines[index] * (end - share), winner) if not len(rows) else ()
            for end, rows in zip((0.0, 1.0), outside, strict=True)
        )
        below, above = (tuple(matrix.options[row] for row in rows) for rows in outside)
        exact = BreakEvens(matrix, path)
        winner_holds, ranking_holds = (low, high), found.ranking[index].tolist()
        exact_low, exact_high = (
            # Today's weight is an end as it is.
            exact.exact_end(end, winner, next(iter(rows), winner)) if end != share else end
            for end, rows in zip(winner_holds, outside, strict=True)
        )
        ranking_low, ranking_high = (
            exact.exact_end_among(end, found.order, matrix.totals + lines[index] * (end - share))
            if 0.0 < end < 1.0 and end != share
            else end
            for end in ranking_holds
        )
        yield WeightStability(
            criterion=path,
            weight=share,
            global_weight=matrix.weights.global_[path],
            winner_holds=(exact_low, exact_high),
            ranking_holds=(ranking_low, ranking_high),
            below=below,
            above=above,
            level_at_none=at_none,
            level_at_all=at_all,
        )


def _level(matrix: ValueMatrix, moved: Array, winner: int) -> tuple[str, ...]:
    """Who ties with the winner where totals move by these points, (options,), by id."""
    totals = matrix.totals + moved
    level = np.flatnonzero(np.abs(totals - totals[winner]) <= TIE).tolist()
    return tuple(sorted(matrix.options[row] for row in level if row != winner))


def _or_infinite(margin: float | None) -> float:
    return math.inf if margin is None else margin
