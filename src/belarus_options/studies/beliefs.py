"""What follows if a piece of evidence is wrong, in every score that says so, all else as stated."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import combinations

import numpy as np

from belarus_options.methods.tolerances import ORDER_DECIMALS, TIE, TIES_IN_A_POINT
from belarus_options.studies.matrix.ranking import Ranking

# The row of an option and the column of a leaf.
Cell = tuple[int, int]

# How many items, those with the least leads, are looked at in twos and threes.
ITEMS_IN_SETS = 20


@dataclass(frozen=True, slots=True)
class WrongScore:
    """A score, and what it would be then, on the leaf's own scale."""

    option: str
    criterion: str
    stated: float
    to: float


@dataclass(frozen=True, slots=True)
class Belief:
    """Items of evidence that are taken to be wrong together, and the ranking that follows.

    `scores` are those that change, in tree order and then by option. `lead` is that of the stated
    leader over its best rival there, in points of the total, negative where it is behind; `first`
    are all who are first there, by id.
    """

    items: tuple[str, ...]
    scores: tuple[WrongScore, ...]
    lead: float
    first: tuple[str, ...]

    @property
    def moves_first_place(self) -> bool:
        """Whether another option is strictly first."""
        return self.lead < -TIE


class Beliefs:
    """The items of a ranking of two options or more for which scores say what they would be if the
    item were wrong (`if_wrong`). With tied leaders all is about the first by id."""

    def __init__(self, ranking: Ranking) -> None:
        self._ranking = ranking
        self._wrong: dict[str, dict[Cell, float]] = {}
        for column in range(len(ranking.tree.leaves)):
            for row in sorted(range(len(ranking.options)), key=ranking.options.__getitem__):
                for item, wrong in (ranking.scores[row][column].if_wrong or {}).items():
                    self._wrong.setdefault(item, {})[row, column] = wrong.value
        self._value = cache(self._exact_value)

    def alone(self) -> tuple[Belief, ...]:
        """Each item by itself, the least lead first and then by id."""
        return _least_lead_first(self.of((item,)) for item in self._wrong)

    def sets(self, alone: Sequence[Belief]) -> tuple[Belief, ...]:
        """Two and three of the items that move the first place together where fewer of them do
        not: of the ITEMS_IN_SETS first of `alone`; pairs first, then the least lead, then by id."""
        items = sorted(belief.items[0] for belief in alone[:ITEMS_IN_SETS])
        moving = [frozenset(belief.items) for belief in alone if belief.moves_first_place]
        found: list[Belief] = []
        for size in (2, 3):
            of_size = [
                belief
                for chosen in combinations(items, size)
                if not any(smaller <= set(chosen) for smaller in moving)
                and (belief := self.of(chosen)).moves_first_place
            ]
            moving += [frozenset(belief.items) for belief in of_size]
            found += _least_lead_first(of_size)
        return tuple(found)

    def of(self, items: Sequence[str]) -> Belief:
        """These items wrong together; where two change one score, the value that is worse for the
        leader."""
        leader = self._ranking.ranked[0].row
        to: dict[Cell, float] = {}
        for item in items:
            for cell, measure in self._wrong[item].items():
                if cell not in to or self._is_worse(cell, measure, to[cell], leader):
                    to[cell] = measure
        lead, first = self._outcome(to)
        return Belief(tuple(items), tuple(self._scores(to)), lead, first)

    def _is_worse(self, cell: Cell, measure: float, other: float, leader: int) -> bool:
        value, beside = self._value(cell, measure), self._value(cell, other)
        return value < beside if cell[0] == leader else value > beside

    def _exact_value(self, cell: Cell, measure: float) -> Fraction:
        return self._ranking.scales[cell[1]].ratios(np.array([measure]), {}).at(0)

    def _outcome(self, to: Mapping[Cell, float]) -> tuple[float, tuple[str, ...]]:
        """The stated leader's lead over the best rival, and who is first."""
        ranking = self._ranking
        whole, points = ranking.exact_totals
        moved: dict[int, Fraction] = {}
        for (row, column), measure in to.items():
            weight = ranking.weights.exact.global_[ranking.tree.leaves[column].path]
            gained = self._value((row, column), measure) - ranking.ratios[column].at(row)
            moved[row] = moved.get(row, Fraction(int(whole[row]), points)) + weight * gained
        tie = Fraction(1, TIES_IN_A_POINT)
        totals = {ranking.options[row]: total for row, total in moved.items()}
        # Of the others, the leader, the best rival and who ties with that are all that count.
        still = (place for place in ranking.ranked if place.row not in moved)
        best_rival = None
        for place in still:
            total = Fraction(int(whole[place.row]), points)
            if best_rival is not None and total < best_rival - tie:
                break
            totals[place.option] = total
            if best_rival is None and place is not ranking.ranked[0]:
                best_rival = total
        leader = ranking.ranked[0].option
        rival = max(total for option, total in totals.items() if option != leader)
        lead, best = totals[leader] - rival, max(totals.values())
        first = sorted(option for option, total in totals.items() if best - total <= tie)
        return float(lead), tuple(first)

    def _scores(self, to: Mapping[Cell, float]) -> Iterator[WrongScore]:
        options, measures = self._ranking.options, self._ranking.measures
        for row, column in sorted(to, key=lambda cell: (cell[1], options[cell[0]])):
            leaf, stated = self._ranking.tree.leaves[column].path, float(measures[row, column])
            yield WrongScore(options[row], leaf, stated, to[row, column])


def _least_lead_first(beliefs: Iterator[Belief] | Sequence[Belief]) -> tuple[Belief, ...]:
    # Leads that only rounding tells apart are the same (R4).
    return tuple(sorted(beliefs, key=lambda each: (round(each.lead, ORDER_DECIMALS), each.items)))
