"""The fewest changes of single values that bring an option level with every rival, exactly.

A change raises a value of the option or lowers one of a rival, by one of a few amounts or by any
amount up to a limit. Fewest changes come first, then the least sum of amounts, then the order of
criteria. Amounts are whole units of value or ratios of them. What a change gains, a gap and a
tolerance are amount × weight, in units of value times units of weight.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

MOST_CHANGES = 3


@dataclass(frozen=True, slots=True)
class Change:
    """A value changed by an amount; `mover` 0 is the option itself, above that a rival."""

    criterion: int
    mover: int
    amount: int | Fraction

    @property
    def order(self) -> tuple[int, int, int | Fraction]:
        """Where it stands among changes: earlier criterion, the option before rivals, larger."""
        return self.criterion, self.mover, -self.amount


@dataclass(frozen=True, slots=True)
class Plan:
    """Changes in order, and the sum of their amounts."""

    cost: int | Fraction
    changes: tuple[Change, ...]

    @property
    def order(self) -> tuple[object, ...]:
        """The lower of two costs first; of equals, the one whose first different change is."""
        return self.cost, tuple(change.order for change in self.changes)

    def __add__(self, other: "Plan") -> "Plan":
        changes = sorted((*self.changes, *other.changes), key=lambda change: change.order)
        return Plan(self.cost + other.cost, tuple(changes))


@dataclass(frozen=True, slots=True)
class _Fixed:
    """A plan of changes by known amounts, what they gain together, and the criteria they are on;
    `weight` is what one change gains for each unit of its amount, 0 for several."""

    plan: Plan
    gain: int
    criteria: frozenset[int]
    weight: int


class Mover:
    """What one option can change: the option itself, or a rival.

    weights: (criteria,), whole; what a change by one unit gains. steps: on some criteria, the
    amounts that are possible. limits: on others, the amount up to which any is. Gains short of what
    is needed by `tolerance` are enough. Amounts up to 0, and those on criteria without weight, are
    left out.

    `fixed` are the single changes by known amounts, what weighs most first; `reach`,
    (MOST_CHANGES + 1,), is the most that 0, 1, … changes gain, at most one on each criterion.
    """

    def __init__(
        self,
        mover: int,
        weights: Sequence[int],
        steps: Mapping[int, Sequence[int]],
        limits: Mapping[int, int],
        tolerance: int,
    ) -> None:
        self._mover, self._tolerance = mover, tolerance
        amounts = [(criterion, amount) for criterion in steps for amount in steps[criterion]]
        amounts += limits.items()
        usable = [(c, amount) for c, amount in amounts if amount > 0 and weights[c] > 0]
        fixed = [
            _Fixed(self._single(c, amount), weights[c] * amount, frozenset([c]), weights[c])
            for c, amount in usable
        ]
        self.fixed = sorted(fixed, key=lambda single: (-single.weight, single.plan.order))
        self._by_gain = sorted(fixed, key=lambda single: single.gain)
        self._gains = [single.gain for single in self._by_gain]
        self._cheapest = self._cheapest_from()
        sliding = [(weights[c], c, limits[c]) for c in limits if limits[c] > 0 and weights[c] > 0]
        self._sliding = sorted(sliding, key=lambda slider: (-slider[0], slider[1]))
        self._heaviest = max((single.weight for single in fixed), default=1)
        most: dict[int, int] = {}
        for single in self._by_gain:
            most.update(dict.fromkeys(single.criteria, single.gain))
        best = sorted(most.values(), reverse=True)
        self.reach = [sum(best[:count]) for count in range(MOST_CHANGES + 1)]

    @property
    def is_sliding(self) -> bool:
        """Whether any amount is possible somewhere."""
        return bool(self._sliding)

    def least_cost(self, need: int) -> int:
        """No plan that gains what is needed costs less."""
        return max(0, (need - self._tolerance) // self._heaviest)

    def combinations(self, count: int) -> Iterator[_Fixed]:
        """All ways to make `count` changes of known amounts, each on a criterion of its own."""
        if count == 1:
            yield from self.fixed
            return
        for parts in combinations(self.fixed, count):
            criteria = frozenset().union(*(part.criteria for part in parts))
            if len(criteria) == count:
                plan = sum((part.plan for part in parts[1:]), parts[0].plan)
                yield _Fixed(plan, sum(part.gain for part in parts), criteria, 0)

    def cover(self, count: int, need: int, limit: int | Fraction | None = None) -> Plan | None:
        """The best plan of `count` changes that gains what is needed; None where there is none, or
        none within a limit of cost."""
        return self._cover(count, need, limit, frozenset(), 0)

    def _cover(
        self,
        count: int,
        need: int,
        limit: int | Fraction | None,
        without: frozenset[int],
        start: int,
    ) -> Plan | None:
        """As `cover`, on criteria other than `without`; all changes but the last are by known
        amounts, in the order of `fixed` from `start` on."""
        if need - self._tolerance > self.reach[count]:
            return None
        if count == 1:
            return self._cover_alone(need, without)
        best = None
        for index in range(start, len(self.fixed)):
            single = self.fixed[index]
            rest = need - single.gain
            if single.criteria <= without or rest <= self._tolerance:
                continue
            if limit is not None and single.plan.cost + self.least_cost(rest) > limit:
                continue
            left = limit - single.plan.cost if limit is not None else None
            found = self._cover(count - 1, rest, left, without | single.criteria, index + 1)
            if found is not None:
                plan = single.plan + found
                best = plan if best is None or plan.order < best.order else best
                limit = best.cost
        return best

    def _cover_alone(self, need: int, without: frozenset[int]) -> Plan | None:
        """The cheapest single change that gains what is needed, by a known amount or by any."""
        best = None
        index = bisect_left(self._gains, need - self._tolerance)
        if index < len(self._gains):
            for single in self._cheapest[index]:
                if not single.criteria <= without:
                    best = single.plan
                    break
        for weight, criterion, most in self._sliding:
            if criterion in without or weight * most <= need:
                continue
            # What weighs less costs more, and of those that cost the same any may come first.
            if best is not None and need > best.cost * weight:
                break
            best = _better(best, self._single(criterion, Fraction(need, weight)))
        return best

    def _single(self, criterion: int, amount: int | Fraction) -> Plan:
        return Plan(amount, (Change(criterion, self._mover, amount),))

    def _cheapest_from(self) -> list[list[_Fixed]]:
        """From each place in the order of gains on, the cheapest changes: the first of each of so
        many criteria that one is left whichever others a plan has already."""
        result: list[list[_Fixed]] = []
        best: list[_Fixed] = []
        for single in reversed(self._by_gain):
            best = sorted([*best, single], key=lambda other: other.plan.order)
            seen: set[frozenset[int]] = set()
            kept = []
            for other in best:
                if other.criteria not in seen:
                    seen.add(other.criteria)
                    kept.append(other)
            best = kept[:MOST_CHANGES]
            result.append(best)
        return result[::-1]


def fewest_changes(
    gaps: Sequence[int], target: Mover, rivals: Sequence[Mover], tolerance: int
) -> Plan | None:
    """The best plan of up to three changes after which no rival is ahead of the target; None where
    there is none.

    gaps: by how much each rival is ahead, largest first, above the tolerance, in the units of
    weight × value, of which the first four count; rivals: the first of these, as many as have a
    gap, or three.
    """
    for count in range(1, MOST_CHANGES + 1):
        best: Plan | None = None
        for moved in range(min(count, len(gaps)) + 1):
            for own in range(count - moved + 1):
                for split in _splits(count - own, moved):
                    search = _Search(gaps, target, rivals, tolerance, own, split)
                    best = search.best(best)
        if best is not None:
            return best
    return None


def _splits(count: int, parts: int) -> Iterator[tuple[int, ...]]:
    """All ways to write a count as a sum of `parts` ordered numbers of at least 1."""
    if parts == 0:
        if count == 0:
            yield ()
        return
    for first in range(1, count - parts + 2):
        for rest in _splits(count - first, parts - 1):
            yield (first, *rest)


class _Search:
    """Plans with `own` changes of the target and `split` changes of the rivals farthest ahead.

    What the target gains, the `rise`, closes every gap in part. Rivals beyond the split have to be
    covered by it alone, each of the others by it and changes of its own. gaps: by how much each
    rival is ahead, largest first; split: how many changes each of the first rivals has, 1 or more.
    """

    def __init__(
        self,
        gaps: Sequence[int],
        target: Mover,
        rivals: Sequence[Mover],
        tolerance: int,
        own: int,
        split: tuple[int, ...],
    ) -> None:
        self._target, self._tolerance = target, tolerance
        self._own, self._split = own, split
        self._gaps = gaps[: len(split)]
        self._rivals = rivals[: len(split)]
        self._floor = gaps[len(split)] if len(split) < len(gaps) else 0

    def best(self, best: Plan | None) -> Plan | None:
        """The better of a plan and all of these."""
        reach = self._target.reach[self._own] + self._tolerance
        if reach < self._floor or any(
            reach + rival.reach[count] < gap
            for rival, count, gap in zip(self._rivals, self._split, self._gaps, strict=True)
        ):
            return best
        if not self._split:
            limit = best.cost if best is not None else None
            return _better(best, self._target.cover(self._own, self._floor, limit))
        if not self._own:
            return self._with_rise(best, Plan(0, ()), 0)
        # Fewest is best at a corner: the rise is a sum of known amounts, the least that is needed,
        # or what leaves a rival a sum of known amounts.
        for single in self._target.combinations(self._own):
            best = self._with_rise(best, single.plan, single.gain)
        if self._target.is_sliding:
            for rise in self._rises(best):
                limit = best.cost if best is not None else None
                plan = self._target.cover(self._own, rise, limit)
                if plan is not None:
                    best = self._with_rise(best, plan, rise)
        return best

    def _rises(self, best: Plan | None) -> Iterator[int]:
        """What the target's changes by any amount may have to gain: what the rivals beyond the
        split need, or what one of the others needs beside changes of its own."""
        if self._floor > self._tolerance:
            yield self._floor
        parts = zip(self._rivals, self._split, self._gaps, strict=True)
        for rival, count, gap in parts:
            for single in rival.combinations(count):
                rise = gap - single.gain
                cost = single.plan.cost + self._target.least_cost(rise)
                if rise > self._floor and (best is None or cost <= best.cost):
                    yield rise

    def _with_rise(self, best: Plan | None, plan: Plan, rise: int) -> Plan | None:
        """The better of a plan and this one, with what the rivals still need."""
        if rise < self._floor - self._tolerance or rise >= self._gaps[-1] - self._tolerance:
            return best
        parts = list(zip(self._rivals, self._split, self._gaps, strict=True))
        if best is not None:
            least = sum(rival.least_cost(gap - rise) for rival, _, gap in parts)
            if plan.cost + least > best.cost:
                return best
        for rival, count, gap in parts:
            limit = best.cost - plan.cost if best is not None else None
            found = rival.cover(count, gap - rise, limit)
            if found is None:
                return best
            plan = plan + found
        return _better(best, plan)


def _better(first: Plan | None, second: Plan | None) -> Plan | None:
    if first is None or second is None:
        return second if first is None else first
    return min(first, second, key=lambda plan: plan.order)
