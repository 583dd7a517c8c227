"""Who is first after some of the changes: which of them move the first place alone, which undone
bring it back, and which together."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

import numpy as np

from belarus_options.methods.exact.ratios import Ratios, weighted_sum
from belarus_options.methods.tolerances import TIES_IN_A_POINT
from belarus_options.studies.diff.terms import NEW, OLD, SIDES, Term, Terms, score_id

# How many changes are looked at in twos and threes: fewer where there are many options.
CHANGES_IN_SETS = 20
_FEWER_CHANGES = 10
_MANY_OPTIONS = 1000
_MOST_TOGETHER = 3

_TIE = Fraction(1, TIES_IN_A_POINT)
Winners = frozenset[str]


class Membership(NamedTuple):
    """What changes who is ranked: the change's id, the option, and on which sides it is ranked."""

    change: str
    option: str
    is_ranked: tuple[bool, bool]


class FirstPlace:
    """Who is first where changes are made to the old side, or undone on the new one.

    `ranked` says for the options that no change concerns whether they are ranked, and `members`
    has those that one does.
    """

    def __init__(
        self, terms: Terms, ranked: Mapping[str, bool], members: Sequence[Membership]
    ) -> None:
        self._terms = terms
        self._members = {member.option: member for member in members}
        self._ranked = ranked
        self._scores = {
            score_id(terms.options[row], term.leaf): (row, term)
            for term in terms.leaves
            for row in term.moved
        }
        # What changes the totals of many options.
        self._wide = {term.scale_change for term in terms.leaves} | {
            share.change for term in terms.leaves for share in term.shares
        }

    def winners(self, side: int, toggled: frozenset[str] = frozenset()) -> Winners | None:
        """Who is first on a side with some changes the other way: by id; None where that would need
        a score that stands on neither side."""
        wide = frozenset(toggled & self._wide)
        totals, order, missing = self._at(side, wide)
        own: dict[int, Fraction] = {}
        for change in toggled:
            if change in self._scores:
                row, term = self._scores[change]
                scale = side ^ (term.scale_change in toggled)
                before, after = (term.values[scale][score].at(row) for score in (side, 1 - side))
                moved = term.weight(side, wide) * (after - before)
                own[row] = own.get(row, totals.at(row)) + moved
        ranked = [row for row in own if self._is_ranked(row, side, toggled)]
        best = max((own[row] for row in ranked), default=None)
        first = {row for row in ranked if best is not None and best - own[row] <= _TIE}
        for row in order:
            if row in own or not self._is_ranked(row, side, toggled):
                continue
            total = totals.at(row)
            if best is not None and best - total > _TIE:
                break
            if best is None or total > best:
                best = total
                first = {other for other in first if best - own.get(other, best) <= _TIE}
            first.add(row)
        if any(self._is_ranked(row, side, toggled) for row in missing):
            return None
        return frozenset(self._terms.options[row] for row in first) or None

    def moving_alone(self, changes: Iterable[str]) -> tuple[str, ...]:
        """Those each of which by itself puts others first."""
        before = self.winners(OLD)
        after = ((change, self.winners(OLD, frozenset((change,)))) for change in changes)
        return tuple(change for change, first in after if first is not None and first != before)

    def restoring(self, changes: Iterable[str]) -> tuple[str, ...]:
        """Those each of which, undone, brings back who was first."""
        before = self.winners(OLD)
        return tuple(c for c in changes if self.winners(NEW, frozenset((c,))) == before)

    def undetermined(self, changes: Iterable[str]) -> tuple[str, ...]:
        """Those of which neither can be said, since it would need a score that is on no side."""
        return tuple(
            change
            for change in changes
            if any(self.winners(side, frozenset((change,))) is None for side in SIDES)
        )

    def most_in_sets(self) -> int:
        """How many changes are looked at in twos and threes."""
        return CHANGES_IN_SETS if len(self._terms.options) <= _MANY_OPTIONS else _FEWER_CHANGES

    def moving_together(self, changes: Sequence[str]) -> tuple[tuple[str, ...], ...]:
        """The smallest sets of two or three that put others first, none where there is none."""
        before = self.winners(OLD)
        for size in range(2, _MOST_TOGETHER + 1):
            found = [
                chosen
                for chosen in combinations(changes, size)
                if (first := self.winners(OLD, frozenset(chosen))) is not None and first != before
            ]
            if found:
                return tuple(found)
        return ()

    def _is_ranked(self, row: int, side: int, toggled: frozenset[str]) -> bool:
        option = self._terms.options[row]
        member = self._members.get(option)
        if member is None:
            return self._ranked[option]
        return member.is_ranked[side ^ (member.change in toggled)]

    def _at(self, side: int, wide: frozenset[str]) -> tuple[Ratios, Sequence[int], frozenset[int]]:
        """Totals of all options with weights and scales changed, their rows from the highest on,
        and the rows for which a score is missing that counts."""
        if not wide:
            return self._as_it_is[side]
        return self._computed(side, wide)

    @cached_property
    def _as_it_is(self) -> list[tuple[Ratios, Sequence[int], frozenset[int]]]:
        return [self._computed(side, frozenset()) for side in SIDES]

    def _computed(
        self, side: int, wide: frozenset[str]
    ) -> tuple[Ratios, Sequence[int], frozenset[int]]:
        weights = [term.weight(side, wide) for term in self._terms.leaves]
        scales = [side ^ (term.scale_change in wide) for term in self._terms.leaves]
        every: list[tuple[Term, int, Fraction]] = list(
            zip(self._terms.leaves, scales, weights, strict=True)
        )
        totals = weighted_sum([term.values[scale][side] for term, scale, _ in every], weights)
        order = np.argsort(-totals.numerators, kind="stable").tolist()
        missing = frozenset(
            row for term, scale, weight in every if weight for row in term.missing[scale]
        )
        return totals, order, missing
