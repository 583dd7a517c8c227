"""Courses of action that add options where the state of the world allows it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from belarus_options.methods.bundles.sets import as_set
from belarus_options.model.settings import in_world
from belarus_options.studies.bundles.candidates import Candidates
from belarus_options.studies.bundles.effects import leaf_effects
from belarus_options.studies.bundles.valued import Exact, bound_values, exact_values
from belarus_options.studies.matrix.ranking import rank


@dataclass(frozen=True, slots=True)
class Course:
    """A named bundle that scenarios add to: its total in each of them, that of all its options at
    once (None where they cannot be chosen together), and of those chosen now alone. `later` are the
    options that are added anywhere."""

    bundle: str
    later: tuple[str, ...]
    totals: Mapping[str, float]
    at_once: Mapping[str, float] | None
    now_alone: Mapping[str, float]
    waiting_is_worth: Mapping[str, float] | None
    later_part_adds: Mapping[str, float]


def courses(found: Candidates) -> tuple[Course, ...]:
    """The courses whose options are kept and all of whose sets can be, in the order of the file;
    none without scenarios."""
    blocks = {
        id: block
        for id, block in found.file.named.items()
        if block.later
        and all(
            found.feasible(block.in_scenario(scenario))
            for scenario in (None, *found.project.scenarios)
        )
    }
    if not blocks:
        return ()
    wanted: list[frozenset[str]] = []
    for block in blocks.values():
        wanted += [frozenset(block.in_scenario(s)) for s in (None, *found.project.scenarios)]
        wanted.append(_at_once(block.options, block.later))
    totals = _totals(found, list(dict.fromkeys(wanted)))
    result = []
    for id, block in blocks.items():
        course = {s: totals[s][frozenset(block.in_scenario(s))] for s in totals}
        now = {s: totals[s][frozenset(block.options)] for s in totals}
        whole = _at_once(block.options, block.later)
        once = {s: totals[s][whole] for s in totals} if found.feasible(whole) else None
        result.append(
            Course(
                bundle=id,
                later=tuple(sorted(whole - set(block.options))),
                totals=_numbers(course),
                at_once=None if once is None else _numbers(once),
                now_alone=_numbers(now),
                waiting_is_worth=None
                if once is None
                else {s: float(course[s] - once[s]) for s in totals},
                later_part_adds={s: float(course[s] - now[s]) for s in totals},
            )
        )
    return tuple(result)


def _at_once(
    options: tuple[str, ...], later: Mapping[str, tuple[str, ...]] | None
) -> frozenset[str]:
    return frozenset(options).union(*(later or {}).values())


def _numbers(totals: Mapping[str, Fraction]) -> dict[str, float]:
    return {scenario: float(total) for scenario, total in totals.items()}


def valued_in(
    found: Candidates, scenario: str | None, wanted: Sequence[Collection[str]]
) -> tuple[Exact, dict[int, float]]:
    """Sets of options valued exactly in a scenario, or outside any, and the values that screening
    asks of them there, by column."""
    outside = found.settings._replace(scenario=None)
    world = outside if scenario is None else in_world(found.project, outside, scenario)
    there = replace(found, settings=world)
    options = tuple(sorted((*found.options, found.baseline)))
    ranking = rank(found.project, world._replace(options=None), among=options)
    exact = ranking.weights.exact.global_
    weights = [exact[leaf.path] for leaf in ranking.tree.leaves]
    number = len(found.options)
    sets = np.array([as_set([found.number_of[o] for o in chosen], number) for chosen in wanted])
    effects = leaf_effects(there, ranking)
    return exact_values(effects, weights, sets), bound_values(there, effects)


def _totals(
    found: Candidates, wanted: list[frozenset[str]]
) -> dict[str, dict[frozenset[str], Fraction]]:
    """The total of each set in each scenario."""
    result = {}
    for scenario in found.project.scenarios:
        totals = valued_in(found, scenario, wanted)[0].totals
        result[scenario] = {chosen: totals.at(at) for at, chosen in enumerate(wanted)}
    return result
