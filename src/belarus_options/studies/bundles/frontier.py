"""Which bundles no other beats on cost and total, and what each constraint costs."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from belarus_options.methods.bundles.efficient import efficient, is_convex
from belarus_options.methods.bundles.sets import TooManySets, all_sets, costs_of, sizes
from belarus_options.methods.tolerances import TIE
from belarus_options.studies.bundles.asked import Constraint
from belarus_options.studies.bundles.candidates import Candidates
from belarus_options.studies.bundles.valued import Exact, ValuedSets, valued


@dataclass(frozen=True, slots=True)
class FrontierPoint:
    """The best bundle at a cost or of a size, its total, and between what that lies while nobody
    has judged how effects combine. `convex` says whether no mix of two others reaches
    more for as much, `within_budget` whether the budget allows it; None of sizes, and without a
    budget."""

    at: float
    options: tuple[str, ...]
    total: float
    low: float
    high: float
    convex: bool | None = None
    within_budget: bool | None = None


@dataclass(frozen=True, slots=True)
class Frontier:
    """Points from the cheapest, or smallest, on; `over` is cost or size."""

    over: str
    points: tuple[FrontierPoint, ...]


@dataclass(frozen=True, slots=True)
class Price:
    """By how much the best total is lower with a constraint than without it, and which bundles are
    best without it; both None where those are too many to look at."""

    constraint: Constraint
    price: float | None
    best: tuple[tuple[str, ...], ...] | None


def frontier(everyone: ValuedSets) -> Frontier | None:
    """The frontier over cost where every option has one, whatever the budget; else the best bundle
    of each size. None where there are too many bundles without the budget."""
    if everyone.found.costs is None:
        count = sizes(everyone.sets)
        points = []
        for size in np.unique(count).tolist():
            best = everyone.best(count == size)
            assert best is not None
            exact = everyone.exact([best[0]])
            low, high = float(exact.low.at(0)), float(exact.high.at(0))
            options = everyone.options(best[0])
            points.append(FrontierPoint(size, options, float(best[1]), low, high))
        return Frontier("size", tuple(points))
    unlimited = everyone
    if everyone.found.budget is not None:
        found = _without(everyone, Constraint("budget"))
        if found is None:
            return None
        unlimited = found
    return Frontier("cost", tuple(_over_cost(unlimited, everyone.found)))


def placed(
    everyone: ValuedSets, most: int, rows: Sequence[int] | None = None
) -> list[tuple[float, int]]:
    """The first rows of the ranking, or others, each with what it costs where every option has a
    cost, else with how many options it has."""
    found = everyone.found
    chosen = [row for row, _ in everyone.top(most)] if rows is None else list(rows)
    sets = everyone.sets[np.array(chosen, dtype=np.intp)]
    if found.costs is None:
        return list(zip(map(float, sizes(sets).tolist()), chosen, strict=True))
    costs = costs_of(sets, found.costs).tolist()
    return [(cost / found.cost_unit, row) for cost, row in zip(costs, chosen, strict=True)]


def _over_cost(everyone: ValuedSets, found: Candidates) -> list[FrontierPoint]:
    assert found.costs is not None
    cost = costs_of(everyone.sets, found.costs)
    slack = 2 * everyone.error + TIE
    near = np.flatnonzero(efficient(cost, everyone.totals, slack))
    kept: list[tuple[int, int, Exact]] = []
    for each in sorted(set(cost[near].tolist())):
        row = everyone.ordered(near[cost[near] == each], 1)[0][0]
        exact = everyone.exact([row])
        if not kept or exact.totals.at(0) - kept[-1][2].totals.at(0) > TIE:
            kept.append((each, row, exact))
    hull = is_convex([(Fraction(each), exact.totals.at(0)) for each, _, exact in kept])
    budget = found.limits.budget
    return [
        FrontierPoint(
            at=each / found.cost_unit,
            options=everyone.options(row),
            total=float(exact.totals.at(0)),
            low=float(exact.low.at(0)),
            high=float(exact.high.at(0)),
            convex=on_hull,
            within_budget=None if budget is None else each <= budget,
        )
        for (each, row, exact), on_hull in zip(kept, hull, strict=True)
    ]


def prices(everyone: ValuedSets, best: Fraction) -> tuple[Price, ...]:
    """What each constraint that says what is wanted of bundles costs."""
    found = everyone.found
    return tuple(
        _price(everyone, constraint, best)
        for constraint in found.constraints
        if not constraint.is_rule
    )


def _price(everyone: ValuedSets, constraint: Constraint, best: Fraction) -> Price:
    without = _without(everyone, constraint)
    if without is None:
        return Price(constraint, None, None)
    first = without.top(everyone.found.asked.best)
    total = without.exact([first[0][0]]).totals.at(0)
    leaders = tuple(without.options(row) for row, rank in first if rank == 1)
    return Price(constraint, max(0.0, float(total - best)), leaders)


def _without(everyone: ValuedSets, constraint: Constraint) -> ValuedSets | None:
    """The bundles without a constraint; None where they are too many."""
    found = everyone.found.without(constraint)
    try:
        sets = all_sets(found.limits)
    except TooManySets:
        return None
    return valued(found, everyone.ranking, everyone.effects, sets)
