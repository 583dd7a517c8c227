"""What sets of options make of one leaf: gains and losses against what happens anyway, combined.

A leaf counts in points of value, or in units of measure where effects add up there; more is better
in both. Numbers are doubles, or whole numbers of one unit, by the kind of the arrays alone: what is
exact is computed by the same lines as what is quick.

The members of a set are its options, but for those that a score for several together covers; each
such score is one member more. A rule says what members make of the leaf:

- strongest: the largest gain and the largest loss;
- sum: all gains and losses, where a score for several is what the whole differs by from its parts
  (the Möbius inverse; Fox, Baker & Bryant 1984), held to the ends of levels;
- best, worst: the best and the worst member.

Between `low`, the largest gain with all losses, and `high`, all gains with the largest loss, lies
whatever is between full overlap and full addition.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from belarus_options.methods.arrays import Flags
from belarus_options.methods.bundles.sets import CHUNK, Sets, as_set, chunks_of, holding

# float64, int64 or object.
Numbers = NDArray[Any]

STRONGEST, SUM, BEST, WORST = "strongest", "sum", "best", "worst"


@dataclass(frozen=True, eq=False)
class Wholes:
    """Scores for several options together: which options each is for, by number, those of fewer
    options first, and how many options there are."""

    number: int
    sets: tuple[tuple[int, ...], ...] = ()

    @property
    def count(self) -> int:
        """Options and scores for several."""
        return self.number + len(self.sets)

    def added(self, sets: Sets) -> tuple[Sets, Sets]:
        """The same sets with the scores for several that hold in each as further bits after the
        options: as members, without the options covered and the scores within larger ones; and as
        parts, with all of them."""
        if not self.sets:
            return sets, sets
        width = chunks_of(self.count)
        parts = np.zeros((len(sets), width), dtype=np.uint16)
        parts[:, : sets.shape[1]] = sets
        members = parts.copy()
        for place, options in enumerate(self.sets):
            holds = holding(sets, as_set(options, self.number))
            bit = self.number + place
            parts[holds, bit // CHUNK] |= np.uint16(1 << bit % CHUNK)
            within = [
                self.number + other
                for other, fewer in enumerate(self.sets[:place])
                if set(fewer) < set(options)
            ]
            covered = as_set((*options, *within), self.count)
            members[holds] &= ~covered
            members[holds, bit // CHUNK] |= np.uint16(1 << bit % CHUNK)
        return members, parts

    def parts_of(self, differences: Sequence[Any]) -> list[Any]:
        """By how much each option, and each whole beyond its parts, differs from what happens
        anyway; `differences` are those of the options and of the wholes themselves."""
        found = list(differences[: self.number])
        for place, options in enumerate(self.sets):
            parts = [found[option] for option in options]
            parts += [
                found[self.number + other]
                for other, fewer in enumerate(self.sets[:place])
                if set(fewer) < set(options)
            ]
            found.append(differences[self.number + place] - sum(parts))
        return found


@dataclass(frozen=True, eq=False)
class Leaf:
    """A leaf as sets are valued on it.

    base: what happens anyway. differences: (options and wholes,), each member's from the base.
    parts: the same with wholes by what they differ from their parts. ends: of a scale of levels,
    the least and the greatest value; None in units of measure. to_values: from units of measure,
    (sets,), to values; None on levels. is_stated: whether the rule was judged to hold, so that
    there is no range.
    """

    wholes: Wholes
    base: Any
    differences: Numbers
    parts: Numbers
    rule: str
    is_stated: bool
    ends: tuple[Any, Any] | None
    to_values: Callable[[Numbers], Numbers] | None


@dataclass(frozen=True, eq=False)
class Combined:
    """What sets are worth on a leaf: (sets,) each. `stacked` is the value with all losses added to
    the largest, and `is_held` whether a sum was held to an end of the levels."""

    value: Numbers
    low: Numbers
    high: Numbers
    stacked: Numbers
    is_held: Flags | None = None


def combine(leaf: Leaf, sets: Sets) -> Combined:
    """What sets, (sets, chunks), are worth on a leaf."""
    return combine_added(leaf, *leaf.wholes.added(sets))


def combine_added(leaf: Leaf, members: Sets, parts: Sets) -> Combined:
    """The same of sets with their wholes, as `Wholes.added` gives them."""
    base = leaf.base
    if leaf.is_stated:
        raw = base + _combined(leaf, members, parts)
        value = _value(leaf, raw)
        is_held = None if leaf.ends is None or leaf.rule != SUM else value != raw
        return Combined(value, value, value, value, is_held)
    gains, losses = np.maximum(leaf.differences, 0), np.minimum(leaf.differences, 0)
    gain = _over(members, _tables(gains, np.maximum), np.maximum)
    loss = _over(members, _tables(losses, np.minimum), np.minimum)
    all_gains = _over(members, _tables(gains, np.add), np.add)
    all_losses = _over(members, _tables(losses, np.add), np.add)
    low, high = _value(leaf, base + gain + all_losses), _value(leaf, base + all_gains + loss)
    is_strongest = leaf.rule == STRONGEST
    raw = base + (gain + loss if is_strongest else _combined(leaf, members, parts))
    value = _value(leaf, raw)
    is_held = value != raw if leaf.rule == SUM and leaf.ends is not None else None
    stacked = low if is_strongest else value
    # Another rule, and wholes that overlap, can leave what effects of members come to.
    if not is_strongest:
        low, high = np.minimum(low, value), np.maximum(high, value)
    return Combined(value, low, high, stacked, is_held)


def stacking(leaf: Leaf, sets: Sets) -> tuple[Numbers, Numbers]:
    """What sets are worth on a leaf of levels before they are held to the ends, where the largest
    gain and the largest loss count, and what the other losses add to that, 0 or less: (sets,)
    both. On other leaves nothing is added."""
    members, parts = leaf.wholes.added(sets)
    if leaf.is_stated or leaf.rule != STRONGEST or leaf.ends is None:
        value = combine_added(leaf, members, parts).value
        return value, np.zeros_like(value)
    gains, losses = np.maximum(leaf.differences, 0), np.minimum(leaf.differences, 0)
    gain = _over(members, _tables(gains, np.maximum), np.maximum)
    loss = _over(members, _tables(losses, np.minimum), np.minimum)
    all_losses = _over(members, _tables(losses, np.add), np.add)
    return leaf.base + gain + loss, all_losses - loss


def _combined(leaf: Leaf, members: Sets, parts: Sets) -> Numbers:
    """By how much each set differs from what happens anyway, by the leaf's rule: (sets,)."""
    differences = leaf.differences
    if leaf.rule == SUM:
        return _over(parts, _tables(leaf.parts, np.add), np.add)
    if leaf.rule == STRONGEST:
        gain = _tables(np.maximum(differences, 0), np.maximum)
        loss = _tables(np.minimum(differences, 0), np.minimum)
        return _over(members, gain, np.maximum) + _over(members, loss, np.minimum)
    join, start = (np.maximum, min) if leaf.rule == BEST else (np.minimum, max)
    nobody = start(differences.tolist(), default=0)
    found = _over(members, _tables(differences, join, nobody), join)
    result: Numbers = np.where(members.any(axis=1), found, np.zeros_like(found))
    return result


def _value(leaf: Leaf, raw: Numbers) -> Numbers:
    if leaf.to_values is not None:
        return leaf.to_values(raw)
    assert leaf.ends is not None
    low, high = leaf.ends
    held: Numbers = np.minimum(np.maximum(raw, low), high)
    return held


def _tables(numbers: Numbers, join: np.ufunc, start: Any = 0) -> list[Numbers]:
    """What each subset of each chunk's options comes to, the empty one to `start`."""
    tables = []
    for first in range(0, max(1, len(numbers)), CHUNK):
        chunk = numbers[first : first + CHUNK]
        table = np.empty(1 << len(chunk), dtype=numbers.dtype)
        table[0] = start
        for bit, number in enumerate(chunk):
            half = 1 << bit
            table[half : 2 * half] = join(table[:half], number)
        tables.append(table)
    return tables


def _over(sets: Sets, tables: Sequence[Numbers], join: np.ufunc) -> Numbers:
    """What whole sets come to: (sets,)."""
    total: Numbers = tables[0].take(sets[:, 0])
    for place, table in enumerate(tables[1:], start=1):
        total = join(total, table.take(sets[:, place]))
    return total
