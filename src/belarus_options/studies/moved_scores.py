"""Single scores moved alone, everything else as stated: how far, and what that leaves of a lead."""

from collections.abc import Iterable, Iterator
from enum import Enum
from fractions import Fraction

import numpy as np

from belarus_options.methods.arrays import Array
from belarus_options.methods.exact.ratios import Ratios, weighted_sum
from belarus_options.methods.tolerances import TIE
from belarus_options.model.options import ScoreBlock
from belarus_options.studies.matrix import values as value_study
from belarus_options.studies.matrix.ranking import Ranking
from belarus_options.studies.matrix.values import LeafScale

# How far a score on a measured or absent scale is moved, of the span between the anchors; on a
# constructed scale it is one level.
STEP = 0.1


class Reach(str, Enum):
    """How far a score was moved: to an end of its stated range, of the plausible range that its
    distribution gives, to what it would be if a piece of its evidence were wrong, or by one
    step."""

    stated_range = "stated range"
    distribution = "distribution"
    if_wrong = "if wrong"
    one_step = "one step"


def moved_to_ends(ranking: Ranking) -> Iterator[Array]:
    """Every score at the low end of its range, and at the high one: (options, leaves)."""
    lows, highs = ranking.plausible
    if not np.array_equal(lows, highs):
        yield from (lows, highs)


def moved_by_a_step(ranking: Ranking) -> Iterator[Array]:
    """Every score one step down its scale, and one up: (options, leaves)."""
    for direction in (-1, 1):
        columns = [
            _step(scale, ranking.measures[:, column], direction)
            for column, scale in enumerate(ranking.scales)
        ]
        yield np.stack(columns, axis=1)


def stated_moves(ranking: Ranking) -> Iterator[Array]:
    """Every score moved over what is stated for it, and settled ones not at all: (options, leaves).

    These are both ends of its range and what it would be if a piece of its evidence were wrong;
    with neither, one step either way.
    """
    lows, highs = ranking.plausible
    wrong = [
        (row, column, [each.value for each in score.if_wrong.values()])
        for row, scored in enumerate(ranking.scores)
        for column, score in enumerate(scored)
        if score.if_wrong
    ]
    says_nothing = (lows == highs) & ~ranking.settled
    for row, column, _ in wrong:
        says_nothing[row, column] = False
    for end, step in zip((lows, highs), moved_by_a_step(ranking), strict=True):
        yield np.where(says_nothing, step, end)
    for at in range(max((len(values) for *_, values in wrong), default=0)):
        moved = ranking.measures.copy()
        for row, column, values in wrong:
            moved[row, column] = values[min(at, len(values) - 1)]
        yield moved


def stated_span(ranking: Ranking) -> tuple[Array, Array]:
    """The least and the greatest measure that each score has, or is moved to over what is stated
    for it: (options, leaves) both, equal where it is not moved."""
    lows = highs = ranking.measures
    for moved in stated_moves(ranking):
        lows, highs = np.minimum(lows, moved), np.maximum(highs, moved)
    return lows, highs


def reach(score: ScoreBlock, to: float) -> tuple[Reach | None, str | None]:
    """What takes a score to a measure over what is stated for it, its range before a piece of
    evidence that is wrong, and that piece; None where it stays."""
    if to == score.estimate:
        return None, None
    low, high = score.plausible
    if low < high and to in (low, high):
        return (Reach.stated_range if score.range is not None else Reach.distribution), None
    wrong = [item for item, each in (score.if_wrong or {}).items() if each.value == to]
    return (Reach.if_wrong, min(wrong)) if wrong else (Reach.one_step, None)


def least_leads(ranking: Ranking, moved: Iterable[Array]) -> tuple[Array, Array]:
    """The least lead that each score leaves the leader, alone at one of these measures, and the
    measure that does it, the stated one where none is worse: (options, leaves) both.

    A rival's score is looked at for the lead over that rival: no lead over another falls by it.
    Leads are right within rounding, to choose by. Raises InputError where a value is too large to
    work with.
    """
    leader, second = ranking.ranked[:2]
    stated = leader.total - ranking.totals[:, np.newaxis]
    stated[leader.row] = leader.total - second.total
    least = np.repeat(stated, len(ranking.scales), axis=1)
    at = ranking.measures.copy()
    for measures in moved:
        worth = value_study.values(ranking.scales, measures)
        gained = (worth - ranking.values) * ranking.leaf_weights
        gained[leader.row] *= -1.0
        leads = stated - gained
        # What only rounding tells apart stays where it is (R4).
        is_less = leads < least - TIE
        least, at = np.where(is_less, leads, least), np.where(is_less, measures, at)
    return least, at


def exact_leads(ranking: Ranking, measures: Array) -> Array:
    """The leader's lead over its best rival with one score alone at a measure, exactly: (options,
    leaves) both. There are two options or more."""
    whole, points = ranking.exact_totals
    leader, second, *third = ranking.ranked[:3]
    apart = whole[leader.row] - whole
    over = Ratios(apart, points).nearest()
    lead = over[second.row]
    # However a rival's score is moved, the best of the others is as far behind as it was.
    most = np.full(len(over), lead)
    most[second.row] = over[third[0].row] if third else np.inf
    most[leader.row] = np.inf
    apart[leader.row] = apart[second.row]
    stated = Ratios(apart, points)
    columns = []
    for column, moved in enumerate(value_study.ratios(ranking.scales, measures)):
        weight = ranking.weights.exact.global_[ranking.tree.leaves[column].path]
        gained = weighted_sum([moved, ranking.ratios[column]], [weight, -weight])
        gained.numerators[leader.row] *= -1
        left = weighted_sum([stated, gained], [Fraction(1), Fraction(-1)])
        columns.append(np.minimum(left.nearest(), most))
    return np.where(measures == ranking.measures, lead, np.stack(columns, axis=1))


class Firsts:
    """Who is first where one score of an option leaves the leader a lead. There are two options or
    more."""

    def __init__(self, ranking: Ranking) -> None:
        leader, second = ranking.ranked[:2]
        self._options, self._leader = ranking.options, leader.row
        self._leaders = tuple(place.option for place in ranking.leaders)
        self._next = tuple(each.option for each in ranking.ranked[1:] if each.rank == second.rank)

    def where(self, row: int, lead: float, *, is_moved: bool) -> tuple[str, ...]:
        """All who are first then, by id."""
        if lead > 0.0 or not is_moved:
            return self._leaders
        rivals = self._next if row == self._leader else (self._options[row],)
        return rivals if lead < 0.0 else tuple(sorted({*self._leaders, *rivals}))


def step_of(scale: LeafScale) -> float:
    """How far one step is where a scale has no levels, on the leaf's own scale."""
    return STEP * abs(scale.best - scale.worst)


def _step(scale: LeafScale, measures: Array, direction: int) -> Array:
    """Measures on a leaf's own scale, (options,), one step up (1) or down (-1). At the end of a
    constructed scale there is no step."""
    leaf = scale.leaf
    if leaf.constructed is not None:
        levels = np.array(leaf.constructed.ordered, dtype=np.float64)
        positions = np.searchsorted(levels, measures) + direction
        return levels[np.clip(positions, 0, len(levels) - 1)]
    return measures + direction * step_of(scale)
