"""Which single piece of evidence, assumption or unsupported score the first place hangs on."""

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from belarus_options.methods.arrays import Array
from belarus_options.methods.exact.smallest_sets import Gap, smallest_sets
from belarus_options.methods.tolerances import ORDER_DECIMALS, TIE
from belarus_options.model.evidence import Evidence
from belarus_options.model.project import Project
from belarus_options.model.settings import AS_STATED, Settings
from belarus_options.studies.coverage import Coverage, coverage
from belarus_options.studies.matrix.ranking import Ranking, rank
from belarus_options.studies.value_of_information import ValueOfInformation, value_of_information

# The row of an option and the column of a leaf.
ScoreCell = tuple[int, int]

UNSUPPORTED = "unsupported"
SOURCE = "source"


@dataclass(frozen=True, slots=True)
class ScoreName:
    """Whose score, and on which leaf."""

    option: str
    criterion: str


@dataclass(frozen=True, slots=True)
class Loss:
    """What may come of it when evidence is lost and the scores that keep none may be anything.

    `scores` are those scores, in tree order and then by option. `least_lead` is the winner's
    smallest lead over its best rival, in points of the total: negative where the rival is ahead, 0
    where the two tie, None for an option without rivals. Load-bearing is what can bring it to 0 or
    below; with tied leaders, whose lead is 0 as it stands, below 0. `takes_over` are then all whom
    some such values put at rank 1, by id.
    """

    scores: tuple[ScoreName, ...]
    least_lead: float | None
    is_load_bearing: bool
    takes_over: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of evidence, an assumption, a score without either, or a whole source.

    `kind` is that of the evidence, or `unsupported`, or `source`. `cited_by` are the scores that
    cite it, for a source any item of it, whatever else they cite; in tree order, then by option.
    """

    id: str
    kind: str
    cited_by: tuple[ScoreName, ...]
    loss: Loss
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class SmallestSet:
    """Items whose loss together is load-bearing, where that of no smaller set of them is."""

    items: tuple[str, ...]
    loss: Loss


@dataclass(frozen=True, eq=False)
class Stress:
    """A ranking with every piece of its evidence taken away in turn.

    `items` are evidence, assumptions and scores without either; `sources` the whole sources where
    there are two or more; in both, the least lead first and then by id. `sets` are the smallest
    sets of up to three items, the smaller ones first and then by id; no source is in one.
    """

    ranking: Ranking
    items: tuple[Item, ...]
    sources: tuple[Item, ...]
    sets: tuple[SmallestSet, ...]
    coverage: Coverage
    value_of_information: ValueOfInformation

    @property
    def winner(self) -> str:
        """The first of the ranking, whose lead is looked at."""
        return self.ranking.ranked[0].option

    @cached_property
    def load_bearing(self) -> tuple[Item, ...]:
        """The items that are load-bearing alone; whole sources are left aside."""
        return tuple(item for item in self.items if item.loss.is_load_bearing)


def stress(project: Project, settings: Settings = AS_STATED) -> Stress:
    """Takes each piece of evidence away under settings; raises InputError for settings that cannot
    be, and where an uncertain score is worth too much to work with."""
    ranking = rank(project, settings)
    evidence = EvidenceLoss(ranking)
    items = evidence.items()
    return Stress(
        ranking=ranking,
        items=items,
        sources=evidence.sources(),
        sets=evidence.sets(item.id for item in items if item.loss.is_load_bearing),
        coverage=coverage(ranking),
        value_of_information=value_of_information(ranking),
    )


class EvidenceLoss:
    """What the loss of evidence can do to a ranking.

    A score that keeps other evidence is unchanged. One that keeps none may be anything on its
    scale: any level, or any value between the anchors, widened to its own; but what is settled
    stays. A score that cites nothing is an item of its own.
    """

    def __init__(self, ranking: Ranking) -> None:
        self._ranking = ranking
        self._winner = ranking.ranked[0].row
        # Where nothing tells options apart, every measure is worth 0.
        most = np.array([100.0 if scale.worst != scale.best else 0.0 for scale in ranking.scales])
        worst, best = np.minimum(ranking.values, 0.0), np.maximum(ranking.values, most)
        self._worst, self._best = (
            np.where(ranking.settled, ranking.contributions, ends * ranking.leaf_weights)
            for ends in (worst, best)
        )
        self._support = _supports(ranking)
        self._citing: dict[str, list[ScoreCell]] = {}
        for cell, support in self._support.items():
            for item in support:
                self._citing.setdefault(item, []).append(cell)
        is_tied = len(ranking.leaders) > 1
        self._limit = math.nextafter(-TIE, -math.inf) if is_tied else TIE

    def items(self) -> tuple[Item, ...]:
        """Every piece of evidence, every assumption and every score that cites neither."""
        evidence = self._ranking.project.evidence
        found = [
            Item(id_, block.kind, self._names(self._citing.get(id_, ())), self.of({id_}), block)
            for id_, block in evidence.items()
        ]
        found += [
            Item(id_, UNSUPPORTED, (), self.of({id_}))
            for id_ in self._citing.keys() - evidence.keys()
        ]
        return _least_lead_first(found)

    def sources(self) -> tuple[Item, ...]:
        """Every whole source, `source:ID`; none where there are fewer than two."""
        project = self._ranking.project
        if len(project.sources) < 2:
            return ()
        found = []
        for source in project.sources:
            items = {id_ for id_, block in project.evidence.items() if block.source == source}
            citing = {cell for id_ in items for cell in self._citing.get(id_, ())}
            found.append(Item(f"{SOURCE}:{source}", SOURCE, self._names(citing), self.of(items)))
        return _least_lead_first(found)

    def sets(self, alone: Iterable[str]) -> tuple[SmallestSet, ...]:
        """The smallest sets of up to three items; `alone` are the items that are sets of one."""
        ids = sorted(self._citing)
        number = {id_: index for index, id_ in enumerate(ids)}
        single = sorted(alone)
        larger = smallest_sets(self._gaps(number), [number[id_] for id_ in single])
        named = [(id_,) for id_ in single] + [tuple(ids[i] for i in items) for items in larger]
        return tuple(SmallestSet(items, self.of(items)) for items in named)

    def of(self, lost: Collection[str]) -> Loss:
        """What the loss of these items together can do."""
        lost = frozenset(lost)
        touched = {cell for item in lost for cell in self._citing.get(item, ())}
        settled = self._ranking.settled
        free = [cell for cell in touched if self._support[cell] <= lost and not settled[cell]]
        names = self._names(free)
        if len(self._ranking.options) == 1:
            return Loss(names, None, is_load_bearing=False, takes_over=())
        worst, best = self._totals(free, self._worst), self._totals(free, self._best)
        rivals = np.delete(best, self._winner)
        lead = float(worst[self._winner] - rivals.max())
        is_load_bearing = lead <= self._limit
        shown = 0.0 if abs(lead) <= TIE else lead
        takers = self._takers(worst, best) if is_load_bearing else ()
        return Loss(names, shown, is_load_bearing, takers)

    def _totals(self, free: Iterable[ScoreCell], parts: Array) -> Array:
        """Each option's total with these contributions for scores that are free: (options,)."""
        totals = self._ranking.totals.copy()
        changed: dict[int, list[float]] = {}
        for row, column in free:
            if row not in changed:
                changed[row] = self._ranking.contributions[row].tolist()
            changed[row][column] = float(parts[row, column])
        for row, contributions in changed.items():
            totals[row] = math.fsum(contributions)
        return totals

    def _takers(self, worst: Array, best: Array) -> tuple[str, ...]:
        """Who is at rank 1 at its own best with everyone else at their worst.

        worst, best: totals, (options,).
        """
        first = np.flatnonzero(worst.max() - best <= TIE).tolist()
        return tuple(self._ranking.options[row] for row in first if row != self._winner)

    def _gaps(self, number: Mapping[str, int]) -> list[Gap]:
        """Each rival's gap to the winner, and what is closed of it without which items."""
        parts = self._ranking.contributions
        own: dict[frozenset[int], float] = {}
        closing: dict[int, dict[frozenset[int], float]] = {}
        for (row, column), support in self._support.items():
            items = frozenset(number[item] for item in support)
            is_winner = row == self._winner
            closed = own if is_winner else closing.setdefault(row, {})
            end = self._worst if is_winner else self._best
            part = abs(float(end[row, column] - parts[row, column]))
            closed[items] = closed.get(items, 0.0) + part
        totals = self._ranking.totals
        gaps = []
        for row, closed in closing.items():
            for items, part in own.items():
                closed[items] = closed.get(items, 0.0) + part
            gaps.append(Gap(float(totals[self._winner] - totals[row]) - self._limit, closed))
        return gaps

    def _names(self, cells: Iterable[ScoreCell]) -> tuple[ScoreName, ...]:
        options, leaves = self._ranking.options, self._ranking.tree.leaves
        ordered = sorted(cells, key=lambda cell: (cell[1], cell[0]))
        return tuple(ScoreName(options[row], leaves[column].path) for row, column in ordered)


def _supports(ranking: Ranking) -> dict[ScoreCell, frozenset[str]]:
    """What each score rests on: the items that it cites, or itself where there are none."""
    found = {}
    for row, option in enumerate(ranking.options):
        for column, leaf in enumerate(ranking.tree.leaves):
            itself = (f"{UNSUPPORTED}:{option}/{leaf.path}",)
            found[row, column] = frozenset(ranking.scores[row][column].evidence or itself)
    return found


def _least_lead_first(items: Iterable[Item]) -> tuple[Item, ...]:
    # Leads that only rounding tells apart are the same (R4).
    def order(item: Item) -> tuple[float, str]:
        lead = item.loss.least_lead
        return (0.0 if lead is None else round(lead, ORDER_DECIMALS), item.id)

    return tuple(sorted(items, key=order))
