"""Weights drawn uniformly from a region of the simplex, in whole multiples of 2^-32.

A region's sampler gives chunk after chunk of CHUNK draws, (weights, CHUNK): whole numbers in
float64 that add up to WHOLE in each column; stated weights alone are not rounded. Everything else
is integer arithmetic, so that a seed gives the same weights on every machine. The array is the
sampler's own and is written over by the next.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from belarus_options.methods.arrays import Array, Whole
from belarus_options.methods.sampling.random_words import (
    TIES,
    TRIAL,
    WEIGHTS,
    Words,
    bit_generator,
    next_words,
)

WHOLE = 2**32
CHUNK = 16_384

# A range-cut simplex that takes fewer than this share of trial draws is walked through instead: it
# takes a few steps to learn what an independent draw tells, and is quicker all the same.
LEAST_ACCEPTED = 0.2
TRIAL_DRAWS = 10_000
# A walk's steps that are kept; a chunk holds CHUNK / STEPS independent walks. What a walk has
# forgotten of its start after this many further steps is far below what its draws are off by: its
# autocorrelation time is under three steps up to 30 weights.
STEPS = 128
FORGETTING = 48


class Sampler(Protocol):
    """Draws chunks of weights; `steps` is 1 where all draws are independent, else how many that
    stand side by side come from one walk."""

    steps: int

    def draw(self, seed: int, chunk: int) -> Array:
        """The weights of one chunk: (weights, CHUNK)."""


class WeightSampler(Protocol):
    """A region of the simplex that weights can be drawn from."""

    def sampler(self) -> Sampler:
        """A sampler with arrays of its own."""


def comparators(count: int) -> Iterator[tuple[int, int]]:
    """Batcher's odd-even merge sort (Batcher 1968): pairs to put in order, one after another."""
    width = 1
    while width < count:
        step = width
        while step >= 1:
            for start in range(step % width, count - step, 2 * step):
                for i in range(start, min(start + step, count - step)):
                    if i // (2 * width) == (i + step) // (2 * width):
                        yield i, i + step
            step //= 2
        width *= 2


Row = TypeVar("Row", Array, Words)


def _sort(rows: list[Row], pairs: Sequence[tuple[int, int]], spare: Row) -> None:
    """Puts every column of some rows in ascending order; rows change places with the spare one."""
    for low, high in pairs:
        first, second = rows[low], rows[high]
        np.minimum(first, second, out=spare)
        np.maximum(first, second, out=second)
        rows[low], spare = spare, first


class _Simplex:
    """The whole simplex: the gaps between sorted uniform numbers (Devroye 1986, ch. V.2)."""

    steps = 1

    def __init__(self, count: int) -> None:
        self._pairs = tuple(comparators(count - 1))
        self._gap = np.empty((max(0, count - 2), CHUNK), dtype=np.uint32)
        self._weights = np.full((count, CHUNK), float(WHOLE))

    def draw(self, seed: int, chunk: int) -> Array:
        """(weights, CHUNK): `count` − 1 words sorted draw by draw, and the gaps between them."""
        count = len(self._weights)
        if count == 1:
            return self._weights
        generator = bit_generator(seed, WEIGHTS, chunk)
        # Row by row: small arrays are reused from the heap, large ones come from the system.
        rows = [next_words(generator, (CHUNK,)) for _ in range(count - 1)]
        _sort(rows, self._pairs, np.empty(CHUNK, dtype=np.uint32))
        self._weights[0] = rows[0]
        for index, gap in enumerate(self._gap):
            np.subtract(rows[index + 1], rows[index], out=gap)
        self._weights[1:-1] = self._gap
        # The last gap can be 2^32 itself, which 32 bits do not hold.
        np.subtract(float(WHOLE), rows[-1], out=self._weights[-1])
        return self._weights


@dataclass(frozen=True)
class AnyWeights:
    """All weightings of `count` criteria."""

    count: int

    def sampler(self) -> Sampler:
        return _Simplex(self.count)


@dataclass(frozen=True)
class OrderedWeights:
    """The weightings in which every criterion of a class weighs at least as much as those of the
    classes after it; within a class they are free."""

    classes: tuple[tuple[int, ...], ...]

    def sampler(self) -> Sampler:
        return _Ordered(self.classes)


class _Ordered:
    """The whole simplex, sorted into an order of classes; within a class at random."""

    steps = 1

    def __init__(self, classes: Sequence[Sequence[int]]) -> None:
        count = sum(map(len, classes))
        self._classes = [list(members) for members in classes]
        self._simplex = _Simplex(count)
        self._pairs = tuple(comparators(count))
        self._weights = np.empty((count, CHUNK))

    def draw(self, seed: int, chunk: int) -> Array:
        """(weights, CHUNK): draws from the simplex, sorted, and dealt out class by class."""
        drawn = self._simplex.draw(seed, chunk)
        rows = list(drawn)
        _sort(rows, self._pairs, np.empty(CHUNK))
        largest_first = rows[::-1]
        ties = bit_generator(seed, TIES, chunk)
        start = 0
        for members in self._classes:
            values = largest_first[start : start + len(members)]
            start += len(members)
            if len(members) == 1:
                self._weights[members[0]] = values[0]
                continue
            order = np.argsort(next_words(ties, (len(members), CHUNK)), axis=0, kind="stable")
            self._weights[members] = np.take_along_axis(np.stack(values), order, axis=0)
        return self._weights


@dataclass(frozen=True)
class RangedWeights:
    """The weightings between `low` and `high`, whole multiples of 2^-32 for each criterion, around
    `middle`, which lies between them and adds up to WHOLE."""

    low: tuple[int, ...]
    middle: tuple[int, ...]
    high: tuple[int, ...]

    def sampler(self) -> Sampler:
        return _Rejecting(self) if self.is_rejecting else Walking(self)

    @cached_property
    def is_rejecting(self) -> bool:
        """Whether enough draws from the simplex above the lower bounds keep the upper ones."""
        trial = _Rejecting(self)
        generator = bit_generator(0, TRIAL, 0)
        kept: int = trial.accepted(generator, TRIAL_DRAWS).shape[1]
        return kept >= LEAST_ACCEPTED * TRIAL_DRAWS

    @cached_property
    def free(self) -> list[int]:
        """The criteria whose range is not a point."""
        return [
            i for i, (low, high) in enumerate(zip(self.low, self.high, strict=True)) if low < high
        ]


def ranges_between(
    low: Sequence[float], shares: Sequence[float], high: Sequence[float]
) -> RangedWeights:
    """Ranges from `low` to `high` around `shares`, which add up to 1: (weights,) each, as wide as
    whole multiples of 2^-32 have to be for a share to lie within."""
    middle = _in_whole(shares)
    return RangedWeights(
        tuple(min(math.ceil(least * WHOLE), part) for least, part in zip(low, middle, strict=True)),
        tuple(middle),
        tuple(max(int(most * WHOLE), part) for part, most in zip(middle, high, strict=True)),
    )


def ranges_around(shares: Sequence[float], spread: float) -> RangedWeights:
    """Ranges of `spread` times each share to either side of it, none above the whole.

    shares: (weights,), adding up to 1; spread: in (0, 1].
    """
    middle = _in_whole(shares)
    reach = [int(part * spread) for part in middle]
    return RangedWeights(
        tuple(part - by for part, by in zip(middle, reach, strict=True)),
        tuple(middle),
        tuple(min(WHOLE, part + by) for part, by in zip(middle, reach, strict=True)),
    )


def _in_whole(shares: Sequence[float]) -> list[int]:
    """Shares as multiples of 2^-32 that add up to WHOLE."""
    parts = [share * WHOLE for share in shares]
    middle = [int(part) for part in parts]
    # What rounding down has lost goes to the largest remainders, one each.
    by_remainder = sorted(range(len(parts)), key=lambda i: middle[i] - parts[i])
    for index in by_remainder[: WHOLE - sum(middle)]:
        middle[index] += 1
    return middle


class _Rejecting:
    """Draws above the lower bounds, of which those within the upper ones are kept."""

    steps = 1

    def __init__(self, region: RangedWeights) -> None:
        self._free = region.free
        self._low = np.array(region.low, dtype=np.uint64)[:, None]
        self._high = np.array(region.high, dtype=np.uint64)[:, None]
        self._rest = np.uint64(WHOLE - sum(region.low))
        self._weights = np.empty((len(region.low), CHUNK))

    def draw(self, seed: int, chunk: int) -> Array:
        """(weights, CHUNK): the first of the draws that are accepted."""
        generator = bit_generator(seed, WEIGHTS, chunk)
        filled = 0
        while filled < CHUNK:
            kept = self.accepted(generator, CHUNK)[:, : CHUNK - filled]
            self._weights[:, filled : filled + kept.shape[1]] = kept
            filled += kept.shape[1]
        return self._weights

    def accepted(self, generator: "np.random.Philox", count: int) -> NDArray[np.uint64]:
        """Those of `count` draws that lie within the bounds: (weights, accepted), in 2^-32."""
        weights = np.repeat(self._low, count, axis=1)
        if self._free:
            words = np.sort(next_words(generator, (len(self._free) - 1, count)), axis=0)
            scaled = (words.astype(np.uint64) * self._rest) >> np.uint64(32)
            ends = np.full((1, count), self._rest, dtype=np.uint64)
            edges = np.concatenate([np.zeros((1, count), dtype=np.uint64), scaled, ends])
            weights[self._free] += np.diff(edges, axis=0)
        inside = (weights <= self._high).all(axis=0)
        return weights[:, inside]


class Walking:
    """Walks through the region: in each step the free criteria are paired at random, and what two
    of them weigh together is divided again between them, uniformly within their ranges (Gibbs
    sampling; Geman & Geman 1984).

    sizes: by how many things that weigh something each criterion is made of, one where left out.
    Weightings of these count the same, so that one of `n` has the density weight^(n − 1): a
    division is kept with the chance that leads there (Metropolis et al. 1953).
    """

    steps = STEPS

    def __init__(self, region: RangedWeights, sizes: Sequence[int] = ()) -> None:
        self._free = region.free
        self._low = np.array(region.low, dtype=np.int64)[:, None]
        self._high = np.array(region.high, dtype=np.int64)[:, None]
        self._start = np.array(region.middle, dtype=np.int64)[:, None]
        self._weights = np.empty((len(region.low), CHUNK))
        exponents = np.array(sizes, dtype=np.int64)[:, None] - 1
        self._exponents = exponents if exponents.any() else None

    def draw(self, seed: int, chunk: int) -> Array:
        """(weights, CHUNK): walks side by side, STEPS draws of each one after another."""
        return self.draw_with(bit_generator(seed, WEIGHTS, chunk))

    def draw_with(self, generator: "np.random.Philox") -> Array:
        """As `draw`, with the next words of a generator."""
        walks = CHUNK // STEPS
        state = np.repeat(self._start, walks, axis=1)
        by_walk = self._weights.reshape(len(state), walks, STEPS)
        for step in range(-FORGETTING, STEPS):
            self._step(state, generator)
            if step >= 0:
                by_walk[:, :, step] = state
        return self._weights

    def _step(self, state: Whole, generator: "np.random.Philox") -> None:
        """One step of every walk, in place: state, (weights, walks), whole numbers in 2^-32."""
        free = np.array(self._free, dtype=np.intp)[
            np.argsort(next_words(generator, (len(self._free),)))
        ]
        half = len(free) // 2
        first, second = free[:half], free[half : 2 * half]
        both = state[first] + state[second]
        least = np.maximum(self._low[first], both - self._high[second])
        most = np.minimum(self._high[first], both - self._low[second])
        words = next_words(generator, both.shape).astype(np.uint64)
        choices = (most - least + 1).astype(np.uint64)
        chosen = least + ((words * choices) >> np.uint64(32)).astype(np.int64)
        if self._exponents is not None:
            odds = powers(chosen, state[first], self._exponents[first])
            odds *= powers(both - chosen, state[second], self._exponents[second])
            chances = next_words(generator, both.shape) / float(WHOLE)
            chosen = np.where(chances < odds, chosen, state[first])
        state[first] = chosen
        state[second] = both - chosen


def powers(over: Whole, under: Whole, exponents: Whole) -> Array:
    """(over / under)^exponent of whole numbers, of which 0 counts as 1: by squaring, since a
    library's powers are not the same on every machine.

    over, under: (n, walks); exponents: (n, 1), 0 or more.
    """
    result = np.ones(over.shape)
    factor = np.maximum(over, 1) / np.maximum(under, 1)
    with np.errstate(over="ignore", under="ignore"):
        for bit in range(int(exponents.max(initial=0)).bit_length()):
            if bit:
                factor = factor * factor
            result *= np.where(exponents >> bit & 1, factor, 1.0)
    return result


@dataclass(frozen=True)
class StatedWeights:
    """One weighting, drawn again and again: (weights,), adding up to 1."""

    shares: tuple[float, ...]

    def sampler(self) -> Sampler:
        return _Constant(self.shares)


class _Constant:
    """One weighting in every draw, not rounded."""

    steps = 1

    def __init__(self, shares: Sequence[float]) -> None:
        self._weights = np.repeat(np.array(shares)[:, None] * WHOLE, CHUNK, axis=1)

    def draw(self, seed: int, chunk: int) -> Array:
        return self._weights
