"""The one step of one score that puts another bundle ahead of the best."""

from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from belarus_options.methods.bundles.combining import combine
from belarus_options.methods.tolerances import TIE, in_figure_digits
from belarus_options.model.base import exact_number
from belarus_options.studies.bundles.effects import LeafEffects
from belarus_options.studies.bundles.valued import ValuedSets
from belarus_options.studies.matrix.values import exact_level_values
from belarus_options.studies.moved_scores import moved_by_a_step

# Bundles up to which every step of every score is tried.
MOST_MOVED = 10_000


@dataclass(frozen=True, slots=True)
class BundleMove:
    """A score moved by one step, on the leaf's own scale, the bundle that is ahead of the best
    there, and by how many points of the total."""

    option: str
    criterion: str
    stated: float
    to: float
    rival: tuple[str, ...]
    ahead_by: float


def one_step(everyone: ValuedSets, leader: int) -> BundleMove | None:
    """The move by one step after which the bundle comes ahead that is first in the ranking of those
    which any move puts ahead; of its moves the one that puts it farthest ahead. A score that is
    settled stays. None where there is none, or more than MOST_MOVED bundles."""
    if len(everyone.sets) > MOST_MOVED or len(everyone.sets) < 2:
        return None
    order = [row for row, _ in everyone.ordered(np.arange(len(everyone.sets)), len(everyone.sets))]
    place = np.empty(len(order), dtype=np.intp)
    place[order] = np.arange(len(order))
    best: tuple[int, float, str, int, LeafEffects, float] | None = None
    for option, column, to, moved in _moves(everyone):
        stated = everyone.effects[column]
        weight = float(everyone.leaf_weights[column])
        before = combine(stated.quick, everyone.sets).value
        totals = everyone.totals + weight * (combine(moved.quick, everyone.sets).value - before)
        ahead = np.flatnonzero(totals - totals[leader] > TIE)
        if not len(ahead):
            continue
        rival = int(ahead[place[ahead].argmin()])
        lead = float(totals[rival] - totals[leader])
        if best is None or (place[rival], -round(lead, 9)) < (best[0], -round(best[1], 9)):
            best = int(place[rival]), lead, option, column, moved, to
    if best is None:
        return None
    at, _, option, column, moved, to = best
    rival = order[at]
    row = everyone.ranking.row_of(option)
    return BundleMove(
        option=option,
        criterion=moved.leaf.path,
        stated=float(everyone.ranking.measures[row, column]),
        to=to,
        rival=everyone.options(rival),
        ahead_by=in_figure_digits(float(_lead(everyone, column, moved, rival, leader))),
    )


def _lead(
    everyone: ValuedSets, column: int, moved: LeafEffects, rival: int, leader: int
) -> Fraction:
    """By how much one row is ahead of another with a leaf moved, exactly."""
    rows = [rival, leader]
    stated = everyone.exact(rows)
    values = moved.ratios(combine(moved.exact[0], everyone.sets[rows]).value)
    weight = everyone.leaf_weights[column]
    totals = [
        stated.totals.at(at) + weight * (values.at(at) - stated.values[column].at(at))
        for at in (0, 1)
    ]
    return totals[0] - totals[1]


def _moves(everyone: ValuedSets):  # type: ignore[no-untyped-def]
    """Every score one step down and up: its option, the leaf's column, the measure that it then is,
    and the leaf with it."""
    ranking, found = everyone.ranking, everyone.found
    for moved in moved_by_a_step(ranking):
        for column, leaf in enumerate(everyone.effects):
            for row, option in enumerate(ranking.options):
                to = float(moved[row, column])
                if ranking.settled[row, column] or to == ranking.measures[row, column]:
                    continue
                number = None if option == found.baseline else found.number_of[option]
                yield option, column, to, _with(leaf, number, to)


def _with(leaf: LeafEffects, number: int | None, to: float) -> LeafEffects:
    """A leaf with one member's score at a measure, or that of what happens anyway."""
    if leaf.leaf.constructed is not None:
        levels = leaf.leaf.constructed.ordered
        value = exact_level_values(leaf.leaf)[levels.index(int(to))]
    else:
        value = exact_number(to) * leaf.sign
    if number is None:
        return replace(leaf, base=value)
    members = (*leaf.members[:number], value, *leaf.members[number + 1 :])
    return replace(leaf, members=members)
