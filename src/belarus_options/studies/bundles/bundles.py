"""Which options to choose together: all bundles that can be, ranked, and what that hangs on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np

from belarus_options.methods.bundles.sets import as_set
from belarus_options.methods.tolerances import TIE
from belarus_options.model.bundles import bundle_id
from belarus_options.model.project import Project
from belarus_options.model.settings import Settings
from belarus_options.studies.bundles.asked import AS_IN_THE_FILE, BundleSettings, Constraint
from belarus_options.studies.bundles.candidates import Candidates, candidates
from belarus_options.studies.bundles.domination import Domination, domination
from belarus_options.studies.bundles.effects import LeafEffects, Rule
from belarus_options.studies.bundles.frontier import Frontier, Price, frontier, prices
from belarus_options.studies.bundles.later import Course, courses
from belarus_options.studies.bundles.move import BundleMove, one_step
from belarus_options.studies.bundles.stacking import overtaken
from belarus_options.studies.bundles.valued import (
    Exact,
    ValuedSets,
    bound_values,
    exact_values,
    valued_sets,
)
from belarus_options.studies.matrix.ranking import Ranking


@dataclass(frozen=True, slots=True)
class Bundle:
    """One row of the ranking of bundles.

    `id` is its options' ids with `+` between, or the status quo's; `named` the ids that
    bundles.yaml has for it. `low` is its total where losses add up and gains overlap, `high` the
    reverse; both are the total where nothing is in doubt. `contributions` are by leaf, `values` by
    top criterion. `held` are the leaves on which a sum was held to an end, `explicit` those with a
    score of the whole or of a part, by the ids of the bundles that state them. `non_dominated` and
    `first` are None where there are too many bundles to tell.
    """

    rank: int
    id: str
    named: tuple[str, ...]
    options: tuple[str, ...]
    total: float
    is_tied: bool
    low: float
    high: float
    cost: float | None
    values: Mapping[str, float]
    contributions: Mapping[str, float]
    beyond_anchors: tuple[str, ...]
    held: tuple[str, ...]
    explicit: Mapping[str, tuple[str, ...]]
    non_dominated: bool | None
    first: float | None
    row: int

    @property
    def has_range(self) -> bool:
        """Whether it hangs on how effects combine."""
        return self.low != self.high


@dataclass(frozen=True, slots=True)
class Marginal:
    """What leaving an option out of the best bundle, or putting it in, does to the total, and
    whether the bundle with that change can be."""

    option: str
    in_best: bool
    feasible: bool
    change: float


@dataclass(frozen=True, slots=True)
class Combination:
    """Up to what share of the lesser losses that come on top the best bundle stays best, None where
    it does whatever they do or where another rule was asked for, and who is ahead beyond."""

    holds_below: float | None
    rival: tuple[str, ...] | None
    is_asked: bool = True


@dataclass(frozen=True, eq=False)
class Bundles:
    """All that is said of a project's bundles."""

    found: Candidates
    ranking: Ranking
    valued: ValuedSets
    listed: tuple[Bundle, ...]
    domination: Domination

    @property
    def project(self) -> Project:
        return self.found.project

    @property
    def feasible(self) -> int:
        """How many bundles there are, nothing among them where that can be."""
        return len(self.valued.sets)

    @property
    def leader(self) -> Bundle:
        """The first of the ranking."""
        return self.listed[0]

    @property
    def best(self) -> tuple[Bundle, ...]:
        """All listed at rank 1."""
        return tuple(row for row in self.listed if row.rank == 1)

    @cached_property
    def lead(self) -> float | None:
        """The leader's lead over the first that does not tie with it."""
        after = [row for row in self.listed if row.rank > 1]
        if not after:
            return None
        totals = self.valued.exact([self.leader.row, after[0].row]).totals
        return float(totals.at(0) - totals.at(1))

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        """How effects combine, by leaf."""
        return {leaf.leaf.path: leaf.rule for leaf in self.valued.effects}

    @cached_property
    def marginal(self) -> tuple[Marginal, ...]:
        """What each option adds to the best bundle, or would: by id."""
        return tuple(self._marginal(option) for option in self.found.options)

    def _marginal(self, option: str) -> Marginal:
        best = self.leader.options
        in_best = option in best
        changed = tuple(o for o in best if o != option) if in_best else (*best, option)
        totals = value_of(self.valued, [best, changed]).totals
        feasible = not self.forbidden_by(changed)
        return Marginal(option, in_best, feasible, float(totals.at(1) - totals.at(0)))

    @cached_property
    def combination(self) -> Combination:
        """What the first place hangs on besides scores and weights."""
        if any(leaf.is_levels and not leaf.rule.is_stated and leaf.rule.name != "strongest"
               for leaf in self.valued.effects):  # fmt: skip
            return Combination(None, None, is_asked=False)
        found = overtaken(self.valued, self.leader.row)
        if found is None:
            return Combination(None, None)
        return Combination(float(found.share), self.valued.options(found.rival))

    @cached_property
    def move(self) -> BundleMove | None:
        """One score moved by one step that puts another bundle ahead, None where there is none or
        where there are too many bundles to look."""
        return one_step(self.valued, self.leader.row)

    @cached_property
    def frontier(self) -> Frontier | None:
        """The bundles that no other beats on cost and total, or the best of each size."""
        return frontier(self.valued)

    @cached_property
    def prices(self) -> tuple[Price, ...]:
        """What each constraint costs."""
        return prices(self.valued, self.valued.exact([self.leader.row]).totals.at(0))

    @cached_property
    def later(self) -> tuple[Course, ...]:
        """The named bundles that scenarios add to."""
        return courses(self.found)

    @cached_property
    def infeasible(self) -> tuple[tuple[str, tuple[Constraint, ...]], ...]:
        """The named bundles that cannot be, and what forbids them, bounds of screening included."""
        scenario = self.found.settings.scenario
        why = {
            id: self.forbidden_by(block.in_scenario(scenario))
            for id, block in self.found.file.named.items()
        }
        return tuple((id, constraints) for id, constraints in why.items() if constraints)

    def forbidden_by(self, options: tuple[str, ...]) -> tuple[Constraint, ...]:
        """What forbids a set of options, bounds of screening included."""
        why = self.found.broken_by(options)
        if all(option in self.found.number_of for option in options):
            why = (*why, *self._fails(options))
        return why

    def _fails(self, options: tuple[str, ...]) -> tuple[Constraint, ...]:
        """The bounds of screening that a bundle of kept options fails, by the paths of leaves."""
        bounds = bound_values(self.found, self.valued.effects)
        if not bounds:
            return ()
        values = value_of(self.valued, [options]).values
        return tuple(
            Constraint("must", (self.valued.effects[column].leaf.path,))
            for column, bound in bounds.items()
            if float(values[column].at(0)) < bound - TIE
        )


def bundles(
    project: Project, settings: Settings, asked: BundleSettings = AS_IN_THE_FILE
) -> Bundles:
    """Values and ranks all bundles that can be; raises InputError where there is none, or too many,
    and for settings that cannot be."""
    found = candidates(project, settings, asked)
    everyone = valued_sets(found)
    region = domination(everyone)
    return Bundles(found, everyone.ranking, everyone, _listed(everyone, region), region)


def value_of(everyone: ValuedSets, chosen: list[tuple[str, ...]]) -> Exact:
    """Sets of options valued exactly, be they feasible or not."""
    found = everyone.found
    rows = [as_set([found.number_of[o] for o in options], len(found.options)) for options in chosen]
    return exact_values(everyone.effects, everyone.leaf_weights, np.array(rows))


# Rows with their ranks, and whether others share these, None where that is still to be told.
Placed = list[tuple[int, int, bool | None]]


def _listed(everyone: ValuedSets, region: Domination) -> tuple[Bundle, ...]:
    """The first rows, and those with a name and the status quo wherever they stand."""
    found = everyone.found
    top = everyone.top(found.asked.best)
    rows = dict(top)
    extra = []
    for options in [(), *(b.in_scenario(found.settings.scenario) for b in found.named.values())]:
        numbers = [found.number_of[option] for option in options]
        row = everyone.row_of(as_set(numbers, len(found.options)))
        if row is not None and row not in rows and row not in extra:
            extra.append(row)
    below = everyone.ordered(np.array(extra, dtype=np.intp), len(extra)) if extra else []
    placed: Placed = [(row, place, None) for row, place in top]
    placed += [(row, *everyone.rank_of(row)) for row, _ in below]
    order = [row for row, *_ in placed]
    exact = everyone.exact(order)
    names = _names(found)
    shared = _shared(everyone, placed)
    return tuple(
        _bundle(everyone, region, exact, at, row, place, names, is_tied=shared[at])
        for at, (row, place, _) in enumerate(placed)
    )


def _shared(everyone: ValuedSets, placed: Placed) -> list[bool]:
    """Whether others have the rank of each row, listed or not."""
    ranks = [place for _, place, _ in placed]
    # The group of the last that was taken from the top can go on.
    last = max((place for _, place, is_tied in placed if is_tied is None), default=0)
    result = []
    for row, place, is_tied in placed:
        if is_tied is None:
            is_tied = ranks.count(place) > 1 or (place == last and everyone.rank_of(row)[1])
        result.append(is_tied)
    return result


def _names(found: Candidates) -> dict[frozenset[str], tuple[str, ...]]:
    """The named bundles in force by their options."""
    names: dict[frozenset[str], tuple[str, ...]] = {}
    for id, block in found.named.items():
        options = frozenset(block.in_scenario(found.settings.scenario))
        names[options] = (*names.get(options, ()), id)
    return names


def _bundle(
    everyone: ValuedSets,
    region: Domination,
    exact: Exact,
    at: int,
    row: int,
    place: int,
    names: Mapping[frozenset[str], tuple[str, ...]],
    *,
    is_tied: bool,
) -> Bundle:
    found, ranking = everyone.found, everyone.ranking
    options = everyone.options(row)
    leaves = [leaf.path for leaf in ranking.tree.leaves]
    values = [column.at(at) for column in exact.values]
    parts = {
        path: float(weight * value)
        for path, weight, value in zip(leaves, everyone.leaf_weights, values, strict=True)
    }
    held = tuple(
        path
        for path, leaf in zip(leaves, exact.leaves, strict=True)
        if leaf.is_held is not None and leaf.is_held[at]
    )
    costs, number = found.costs, found.number_of
    cost = None if costs is None else sum(costs[number[o]] for o in options) / found.cost_unit
    known = region.rows is not None
    return Bundle(
        rank=place,
        id=bundle_id(options) or found.baseline,
        named=names.get(frozenset(options), ()),
        options=options,
        total=float(exact.totals.at(at)),
        is_tied=is_tied,
        low=float(exact.low.at(at)),
        high=float(exact.high.at(at)),
        cost=cost,
        values={path: _on(everyone, path, values) for path in ranking.tree.top},
        contributions=parts,
        beyond_anchors=tuple(
            path for path, v in zip(leaves, values, strict=True) if not 0 <= v <= 100
        ),
        held=held,
        explicit=dict(_explicit(everyone.effects, options, found)),
        non_dominated=row in region.among if known else None,
        first=region.first_of.get(row, 0.0) if known else None,
        row=row,
    )


def _on(everyone: ValuedSets, path: str, values: list[Fraction]) -> float:
    """A bundle's value on a node, of its values on the leaves."""
    inner = everyone.ranking.exact_inner_weights(path)
    return float(sum((part * values[column] for column, part in inner.items()), Fraction(0)))


def _explicit(
    effects: tuple[LeafEffects, ...], options: tuple[str, ...], found: Candidates
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The scores of wholes that hold in a bundle, by leaf."""
    chosen = {found.number_of[option] for option in options}
    for leaf in effects:
        held = [
            (set(whole), id)
            for whole, id in zip(leaf.wholes.sets, leaf.explicit, strict=True)
            if set(whole) <= chosen
        ]
        # The larger counts; of a sum, so do those within it.
        counted = [
            id
            for whole, id in held
            if leaf.rule.name == "sum" or not any(whole < other for other, _ in held)
        ]
        if counted:
            yield leaf.leaf.path, tuple(counted)
