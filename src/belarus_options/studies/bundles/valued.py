"""All bundles that can be, valued: quickly to choose rows by, exactly for what is shown."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from belarus_options.methods.additive import competition_ranks
from belarus_options.methods.arrays import Array, Flags
from belarus_options.methods.bundles.combining import Combined, combine, combine_added
from belarus_options.methods.bundles.sets import Sets, costs_of, find, members, sizes
from belarus_options.methods.exact.ratios import Ratios, weighted_sum
from belarus_options.methods.tolerances import LARGEST, TIE, TIES_IN_A_POINT
from belarus_options.model.bundles import bundle_id
from belarus_options.model.problem import Template, refuse
from belarus_options.studies.bundles.candidates import Candidates, ids_of
from belarus_options.studies.bundles.effects import LeafEffects, leaf_effects
from belarus_options.studies.matrix.ranking import Ranking, rank

Rows = NDArray[np.intp]

# Sets of a block, whose numbers stay in a processor's cache.
BLOCK = 1 << 16


@dataclass(frozen=True, eq=False)
class Exact:
    """Some bundles valued exactly: `leaves` in tree order, and the totals."""

    leaves: tuple[Combined, ...]
    values: tuple[Ratios, ...]
    totals: Ratios
    low: Ratios
    high: Ratios


@dataclass(frozen=True, eq=False)
class ValuedSets:
    """Sets of options with their totals in doubles, (sets,), off by `error` points at most, and
    values on top criteria, (sets, top). `stacked` are the totals with all losses added up."""

    found: Candidates
    ranking: Ranking
    effects: tuple[LeafEffects, ...]
    sets: Sets
    totals: Array
    low: Array
    high: Array
    stacked: Array
    tops: Array
    error: float

    @cached_property
    def leaf_weights(self) -> list[Fraction]:
        """Exact global weights of the leaves."""
        exact = self.ranking.weights.exact.global_
        return [exact[leaf.path] for leaf in self.ranking.tree.leaves]

    def exact(self, rows: Rows | Sequence[int]) -> Exact:
        """Some rows exactly."""
        return exact_values(self.effects, self.leaf_weights, self.sets[np.asarray(rows, np.intp)])

    def options(self, row: int) -> tuple[str, ...]:
        """The options of a row."""
        return ids_of(self.found.options, members(self.sets[row]))

    def id(self, row: int) -> str:
        """The id of a row: its options' with `+` between, or the status quo's."""
        return bundle_id(self.options(row)) or self.found.baseline

    def row_of(self, wanted: NDArray[np.uint16]) -> int | None:
        """The row of a set, None where it cannot be."""
        return find(self.sets, wanted)

    def best(self, among: Flags | None = None) -> tuple[int, Fraction] | None:
        """The best row among some, by exact totals and then as a ranking has those that tie, and
        its total; None where there is none among them."""
        rows = np.arange(len(self.sets)) if among is None else np.flatnonzero(among)
        if not len(rows):
            return None
        totals = self.totals[rows]
        near = rows[totals >= totals.max() - 2 * self.error - TIE]
        first = self.ordered(near, 1)[0][0]
        return first, self.exact([first]).totals.at(0)

    def top(self, count: int) -> list[tuple[int, int]]:
        """The first rows of the whole ranking, each with its rank."""
        totals = self.totals
        if len(totals) <= count:
            near = np.arange(len(totals))
        else:
            last = np.partition(totals, len(totals) - count)[len(totals) - count]
            near = np.flatnonzero(totals >= last - 2 * self.error - TIE)
        return self.ordered(near, count)

    def ordered(self, rows: Rows, count: int) -> list[tuple[int, int]]:
        """The first of some rows, best first, each with its rank among them. Of those that tie the
        cheaper is first, then the one with fewer options, then by id (R1)."""
        whole, points = self.exact(rows).totals
        ranks = competition_ranks(whole, points // TIES_IN_A_POINT)
        costs = self.found.costs
        cost = np.zeros(len(rows)) if costs is None else costs_of(self.sets[rows], costs)
        size = sizes(self.sets[rows])
        order = np.lexsort((size, cost.astype(np.float64), ranks)).tolist()
        keys = list(zip(ranks.tolist(), cost.tolist(), size.tolist(), strict=True))
        result: list[tuple[int, int]] = []
        while order and len(result) < count:
            alike = [at for at in order if keys[at] == keys[order[0]]]
            order = order[len(alike) :]
            alike.sort(key=lambda at: self.id(int(rows[at])))
            result += [(int(rows[at]), keys[at][0]) for at in alike]
        return result[:count]

    def rank_of(self, row: int) -> tuple[int, bool]:
        """The rank of a row that is not among the first, and whether others have it too."""
        total = self.totals[row]
        above = int((self.totals > total + TIE / 2).sum())
        alike = int((np.abs(self.totals - total) <= TIE / 2).sum())
        return above + 1, alike > 1


def valued_sets(found: Candidates, sets: Sets | None = None) -> ValuedSets:
    """All sets that can be made of candidates, valued."""
    ranking = ranking_of(found)
    every = found.sets() if sets is None else sets
    return valued(found, ranking, leaf_effects(found, ranking), every)


def ranking_of(found: Candidates) -> Ranking:
    """The candidates and what happens anyway, each by itself."""
    options = tuple(sorted((*found.options, found.baseline)))
    return rank(found.project, found.settings._replace(options=None), among=options)


def valued(
    found: Candidates, ranking: Ranking, effects: tuple[LeafEffects, ...], sets: Sets
) -> ValuedSets:
    """Values all sets; raises InputError where a value is too large to work with."""
    tree = ranking.tree
    weights, top = ranking.leaf_weights.tolist(), list(tree.top)
    inner = {path: ranking.inner_weights(path) for path in top}
    place = {
        column: (at, part) for at, path in enumerate(top) for column, part in inner[path].items()
    }
    count = len(sets)
    # A column of chunks lies together, and so is quick to look up.
    sets = np.asfortranarray(sets)
    totals, low, high, stacked = (np.zeros(count) for _ in range(4))
    tops = np.zeros((count, len(top)), order="F")
    largest = 100.0
    passes = np.ones(count, dtype=np.bool_)
    bounds = bound_values(found, effects)
    for start in range(0, count, BLOCK):
        block = slice(start, min(count, start + BLOCK))
        part = sets[block]
        for column, leaf in enumerate(effects):
            has_wholes = bool(leaf.wholes.sets)
            here = (
                combine(leaf.quick, part) if has_wholes else combine_added(leaf.quick, part, part)
            )
            weight, (at, share) = weights[column], place[column]
            if column in bounds:
                passes[block] &= here.value >= bounds[column] - TIE
            tops[block, at] += share * here.value
            totals[block] += weight * here.value
            for whole, of_leaf in ((low, here.low), (high, here.high), (stacked, here.stacked)):
                whole[block] += weight * of_leaf
            if not leaf.is_levels:
                size = float(np.abs(here.value).max(initial=0.0))
                if not size <= LARGEST:
                    raise refuse(
                        "out-of-range",
                        f"a value of a bundle on `{leaf.leaf.path}` is too large to work with",
                        "check the anchors of its scale against the scores",
                        place=leaf.leaf.place,
                    )
                largest = max(largest, size)
    # Products, sums and tables lose some last digits each; exponential values are rounded (R2).
    error = 1e-14 * largest * (len(effects) + len(found.options)) + 1e-9
    everyone = ValuedSets(found, ranking, effects, sets, totals, low, high, stacked, tops, error)
    return everyone if passes.all() else _only(everyone, passes)


def bound_values(found: Candidates, effects: Sequence[LeafEffects]) -> dict[int, float]:
    """The values of the bounds that screening sets on leaves, by column."""
    return {
        column: leaf.scale.value(found.bounds[leaf.leaf.path].bound)
        for column, leaf in enumerate(effects)
        if leaf.leaf.path in found.bounds
    }


def _only(everyone: ValuedSets, kept: Flags) -> ValuedSets:
    """Some of the sets; raises InputError where there is none."""
    if not kept.any():
        raise refuse(
            "all-screened",
            f"no bundle passes screening: all {len(kept):,} fail a bound",
            Template("`$screen` says what options fail; `$include-screened` puts them back"),
        )
    return replace(
        everyone,
        sets=np.asfortranarray(everyone.sets[kept]),
        totals=everyone.totals[kept],
        low=everyone.low[kept],
        high=everyone.high[kept],
        stacked=everyone.stacked[kept],
        tops=np.asfortranarray(everyone.tops[kept]),
    )


def exact_values(effects: Sequence[LeafEffects], weights: Sequence[Fraction], sets: Sets) -> Exact:
    """Sets valued exactly."""
    combined = tuple(combine(leaf.exact[0], sets) for leaf in effects)
    pairs = list(zip(effects, combined, strict=True))
    values = tuple(leaf.ratios(each.value) for leaf, each in pairs)
    totals = weighted_sum(values, weights)
    low = weighted_sum([leaf.ratios(each.low) for leaf, each in pairs], weights)
    high = weighted_sum([leaf.ratios(each.high) for leaf, each in pairs], weights)
    return Exact(combined, values, totals, low, high)
