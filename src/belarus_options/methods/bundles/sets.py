"""All sets of options that keep to rules and limits, grown option by option.

A set is a row of chunks, whole numbers of CHUNK bits, one bit an option: the first option is the
lowest bit of the first chunk. A chunk is the index of a table over all subsets of its options.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from belarus_options.methods.arrays import Flags, Whole

# (sets, chunks).
Sets = NDArray[np.uint16]

CHUNK = 10
MOST_SETS = 1 << 20


class TooManySets(Exception):
    """More sets than MOST_SETS keep to what can be kept to while they grow."""


@dataclass(frozen=True, slots=True)
class Within:
    """Some options, by number, of which a set has at least and at most so many."""

    options: tuple[int, ...]
    least: int = 0
    most: int | None = None


@dataclass(frozen=True, eq=False)
class Limits:
    """What sets of `number` options keep to.

    `exclusions` are pairs that are in no set together; of a pair of `requirements` the first is in
    no set without the second, and in none at all where that is None. `included` are in every set,
    and `left_out` in none. `costs`, (options,), and `budget` are whole numbers of one unit.
    """

    number: int
    exclusions: tuple[tuple[int, int], ...] = ()
    requirements: tuple[tuple[int, int | None], ...] = ()
    included: frozenset[int] = frozenset()
    left_out: frozenset[int] = frozenset()
    within: tuple[Within, ...] = ()
    costs: tuple[int, ...] | None = None
    budget: int | None = None


def chunks_of(options: int) -> int:
    """How many chunks sets of so many options have, at least one."""
    return max(1, -(-options // CHUNK))


def has(sets: Sets, option: int) -> Flags:
    """Whether each set has an option: (sets,)."""
    bits: Flags = (sets[:, option // CHUNK] >> (option % CHUNK) & 1).astype(np.bool_)
    return bits


def as_set(options: Collection[int], number: int) -> NDArray[np.uint16]:
    """A set of options as chunks, of so many that there are: (chunks,)."""
    chunks = np.zeros(chunks_of(number), dtype=np.uint16)
    for option in options:
        chunks[option // CHUNK] |= 1 << (option % CHUNK)
    return chunks


def members(row: NDArray[np.uint16]) -> tuple[int, ...]:
    """The options of one set, ascending."""
    return tuple(_bits(row.tolist()))


def _bits(chunks: Sequence[int]) -> Iterator[int]:
    for place, chunk in enumerate(chunks):
        for bit in range(CHUNK):
            if chunk >> bit & 1:
                yield place * CHUNK + bit


def sizes(sets: Sets) -> Whole:
    """How many options each set has: (sets,)."""
    counted: Whole = np.bitwise_count(sets).sum(axis=1, dtype=np.int64)
    return counted


def holding(sets: Sets, some: NDArray[np.uint16]) -> Flags:
    """Whether each set has all options of another: (sets,)."""
    held: Flags = ((sets & some) == some).all(axis=1)
    return held


def find(sets: Sets, wanted: NDArray[np.uint16]) -> int | None:
    """The row of a set, None where it is not among them."""
    rows = np.flatnonzero((sets == wanted).all(axis=1))
    return int(rows[0]) if len(rows) else None


def costs_of(sets: Sets, costs: Sequence[int]) -> NDArray[Any]:
    """What the options of each set cost together: (sets,), whole numbers."""
    kind = np.int64 if sum(map(abs, costs)) < 2**62 else np.object_
    total: NDArray[Any] = np.zeros(len(sets), dtype=kind)
    for option, cost in enumerate(costs):
        if cost:
            total += has(sets, option).astype(kind) * cost
    return total


def all_sets(limits: Limits) -> Sets:
    """Every set that keeps to the limits. Exclusions, upper bounds and the budget prune as sets
    grow, the rest at the end; raises TooManySets where more are left while they grow."""
    sets = np.zeros((1, chunks_of(limits.number)), dtype=np.uint16)
    costs = limits.costs if limits.budget is not None else None
    cost: NDArray[Any] = np.zeros(
        1, dtype=np.int64 if sum(map(abs, costs or ())) < 2**62 else np.object_
    )
    free = [i for i in range(limits.number) if i not in limits.included | limits.left_out]
    # What is in every set first, so that what it rules out never grows.
    order = [*sorted(limits.included), *free]
    conflicts = _conflicts(limits)
    for place, option in enumerate(order):
        bars = [~(sets & conflicts[option]).any(axis=1)] if conflicts[option].any() else []
        for group in limits.within:
            if group.most is not None and option in group.options:
                mask = as_set(group.options, limits.number)
                bars.append(sizes(sets & mask) < group.most)
        if costs is not None:
            # What is cheaper than nothing can still bring a set back under the budget.
            refunds = sum(min(0, costs[later]) for later in order[place + 1 :])
            least = cost + (costs[option] + refunds)
            bars.append(_within(least, limits.budget))
        fits = np.logical_and.reduce(bars) if bars else slice(None)
        grown: Sets = sets[fits].copy()
        grown[:, option // CHUNK] |= np.uint16(1 << option % CHUNK)
        is_free = option not in limits.included
        sets = np.concatenate([sets, grown]) if is_free else grown
        if costs is not None:
            added = cost[fits] + costs[option]
            cost = np.concatenate([cost, added]) if is_free else added
        if len(sets) > MOST_SETS:
            raise TooManySets
    kept = _kept(sets, cost, limits)
    return sets if kept is None else sets[kept]


def _conflicts(limits: Limits) -> list[NDArray[np.uint16]]:
    rivals: list[set[int]] = [set() for _ in range(limits.number)]
    for one, other in limits.exclusions:
        rivals[one].add(other)
        rivals[other].add(one)
    return [as_set(others, limits.number) for others in rivals]


def _kept(sets: Sets, cost: NDArray[Any], limits: Limits) -> Flags | None:
    """Which sets keep to what can be told only of whole sets, None where there is nothing to."""
    bars: list[Flags] = []
    for option, needed in limits.requirements:
        lacks = has(sets, option)
        bars.append(~(lacks if needed is None else lacks & ~has(sets, needed)))
    for group in limits.within:
        if group.least:
            mask = as_set(group.options, limits.number)
            bars.append(sizes(sets & mask) >= group.least)
    if limits.budget is not None and limits.costs is not None:
        bars.append(_within(cost, limits.budget))
    return np.logical_and.reduce(bars) if bars else None


def _within(costs: NDArray[Any], budget: int | None) -> Flags:
    kept: Flags = (costs <= budget).astype(np.bool_)
    return kept
