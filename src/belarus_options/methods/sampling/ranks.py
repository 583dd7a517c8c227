"""Counting who stands at which rank, draw after draw, in whole numbers that only ever add up.

Totals are (options, draws) where the draws of an option lie side by side. Competition ranks: 1 plus
the number of options strictly above; whatever is equal shares the better rank. A tally keeps every
rank, or of many options the first and the last alone, so that it does not grow with their square.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from belarus_options.methods.arrays import Array, Flags, Whole
from belarus_options.methods.tolerances import TIE

# Up to as many options every pair is compared; beyond, sorting is quicker.
MOST_COMPARED = 12
# Values are whole multiples of 2^-VALUE_BITS of their span: with weights of 32 bits a total then
# has 52 and its products are exact in float64. A key holds total and option in 64 bits.
VALUE_BITS = 20
_KEY_BITS = 64
# Totals that are sorted in one go, so that they stay in a core's own cache; and places that are
# held until they are counted.
_PART, _HELD = 2**15, 2**21
# Products for which libraries of linear algebra start no threads: those would wait for each other.
_PRODUCTS = 2**18
_TOTAL_BITS = 52


def value_bits(options: int) -> int:
    """As many bits as a value can have for total and option to fit into a key."""
    option_bits = max(1, (options - 1).bit_length())
    return VALUE_BITS - max(0, option_bits - (_KEY_BITS - _TOTAL_BITS))


def whole_values(values: Array) -> Array:
    """Values (options, weights) mapped by one affine map onto 0 … 2^bits − 1 and rounded to whole
    numbers: ranks stay but where totals differ by less than 2^-19 of the span. All equal but for
    rounding: zeros.
    """
    low, high = values.min(initial=np.inf), values.max(initial=-np.inf)
    if not high - low > TIE:
        return np.zeros_like(values)
    most = 2 ** value_bits(len(values)) - 1
    whole: Array = np.rint((values - low) * (most / (high - low)))
    return whole


@dataclass(eq=False)
class Tally:
    """Counts over draws, all (options, …) in whole numbers; tallies of other draws add up.

    ranks: [i, r] draws in which i has rank r + 1, or the first and the last rank alone; rank_sums:
    [i] the sum of its ranks over the draws; pairs: [i, j] draws in which i is above j, or None
    where nobody asked; weight_sums: [i, k] sum of weight k, in 2^-32, over the draws in which i is
    first; squares: sum over walks of the squared count in each, as `ranks`, or None where all draws
    are independent; draws: how many there were.
    """

    ranks: Whole
    rank_sums: Whole
    pairs: Whole | None
    weight_sums: Whole
    squares: Whole | None
    draws: int = 0

    @classmethod
    def empty(
        cls, options: int, weights: int, *, has_pairs: bool, has_walks: bool, has_ranks: bool = True
    ) -> "Tally":
        """A tally of no draws, of every rank or of the first and the last alone."""

        def zeros(*columns: int) -> Whole:
            return np.zeros((options, *columns), dtype=np.int64)

        kept = options if has_ranks else min(options, 2)
        return cls(
            zeros(kept),
            zeros(),
            zeros(options) if has_pairs else None,
            zeros(weights),
            zeros(kept) if has_walks else None,
        )

    @property
    def has_ranks(self) -> bool:
        """Whether it keeps every rank."""
        options, kept = self.ranks.shape
        return bool(options == kept)

    def add(self, other: "Tally") -> None:
        """Adds the counts of further draws."""
        self.ranks += other.ranks
        self.rank_sums += other.rank_sums
        self.weight_sums += other.weight_sums
        if self.pairs is not None and other.pairs is not None:
            self.pairs += other.pairs
        if self.squares is not None and other.squares is not None:
            self.squares += other.squares
        self.draws += other.draws

    def add_ranks(self, counts: Whole) -> None:
        """Adds a block's counts of every rank, (options, options)."""
        self.ranks += counts if self.has_ranks else counts[:, [0, -1]]
        self.rank_sums += counts @ np.arange(1, len(counts) + 1)


class ComparingCounter:
    """Compares every pair of options: for few options, and for totals of any kind."""

    def __init__(self, options: int, block: int, steps: int = 1) -> None:
        self._steps = steps
        self._above = np.empty(block, dtype=np.bool_)
        self._ranks = np.empty((options, block), dtype=np.uint8)
        self._first = np.empty((options, block))

    def count(self, totals: Array, weights: Array, tally: Tally) -> None:
        """Counts a block of totals, (options, draws), and the weights they are of."""
        options, draws = totals.shape
        ranks, above = self._ranks[:, :draws], self._above[:draws]
        ranks[:] = 0
        _compare(list(totals), list(ranks), above, tally.pairs)
        first = self._first[:, :draws]
        counts = np.zeros((options, options), dtype=np.int64)
        for option, row in enumerate(ranks):
            np.equal(row, 0, out=above)
            first[option] = above
            counts[option, 0] = np.count_nonzero(above)
            for rank in range(1, options - 1):
                np.equal(row, rank, out=above)
                counts[option, rank] = np.count_nonzero(above)
        if options > 1:
            counts[:, -1] = draws - counts.sum(axis=1)
        tally.add_ranks(counts)
        tally.weight_sums += _exact(first @ weights.T)
        if tally.squares is not None:
            _add_squares(ranks, self._steps, tally.squares)
        tally.draws += draws


def _compare(
    totals: list[Array],
    ranks: list[NDArray[np.uint8]],
    above: Flags,
    pairs: Whole | None,
) -> None:
    """Adds to each option's ranks the options above it, and to pairs, (options, options), how often
    i is above j. totals, ranks: (draws,) for each option; above: (draws,), to work in."""
    as_number = above.view(np.uint8)
    for i, first in enumerate(totals):
        for j, second in enumerate(totals[:i]):
            np.greater(first, second, out=above)
            np.add(ranks[j], as_number, out=ranks[j])
            if pairs is not None:
                pairs[i, j] += np.count_nonzero(above)
            np.less(first, second, out=above)
            np.add(ranks[i], as_number, out=ranks[i])
            if pairs is not None:
                pairs[j, i] += np.count_nonzero(above)


class SortingCounter:
    """Sorts the options of each draw by totals of any kind: for many options."""

    def __init__(self, options: int, block: int, steps: int = 1) -> None:
        self._steps = steps
        self._ranks = np.empty((options, block), dtype=np.int32)

    def count(self, totals: Array, weights: Array, tally: Tally) -> None:
        """Counts a block of totals, (options, draws), and the weights they are of."""
        draws = totals.shape[1]
        ranks = self._ranks[:, :draws]
        _count_ranked(totals, weights, tally, ranks)
        if tally.pairs is not None:
            _count_pairs(totals, tally.pairs)
        if tally.squares is not None:
            _add_squares(ranks, self._steps, tally.squares)
        tally.draws += draws


class KeyCounter:
    """Sorts keys that hold a whole total and its option in one 64-bit word: for many options whose
    values, (options, weights), are whole numbers and differ from row to row. Ranks are in the tally
    once it is finished."""

    def __init__(self, values: Array, *, has_pairs: bool = False) -> None:
        options, weights = values.shape
        self._bits = max(1, (options - 1).bit_length())
        # Between 2^p and 2^(p + 1) the upper bits of floats are all alike, and those below are the
        # whole number itself; weights add up to 2^32, so that this much on each value gets there.
        self._values = np.ascontiguousarray((values + 2.0 ** value_bits(options)).T)
        # To compare pairs takes a round of all options for each part.
        most = 4 * _PART if has_pairs else min(_PART, _PRODUCTS // weights)
        self._part = max(1, most // options)
        self._totals = np.empty((self._part, options))
        self._keys = np.empty((self._part, options), dtype=np.uint64)
        self._other = np.empty((self._part, options), dtype=np.uint64)
        # One after another for all draws of a part: loops over short rows take longer.
        self._option = np.tile(np.arange(options, dtype=np.uint64), self._part)
        self._rank = np.arange(options, 0, -1, dtype=np.float64)
        # Who is where, ascending, of draws that are held until they are counted: to add up all
        # counts is worth many draws.
        small = np.uint16 if options <= 2**16 else np.uint32
        self._held = 0
        most = self._part if options * options <= _PART else max(self._part, _HELD // options)
        self._order = np.empty((most, options), dtype=small)
        self._width = min(options, max(1, _PART // options))
        self._row = np.tile(np.arange(0, self._width * options, options), most)
        self._counts = np.zeros((options, options), dtype=np.int64)

    def count(self, weights: Array, tally: Tally) -> None:
        """Counts a block of weights, (weights, draws)."""
        options, draws = len(self._counts), weights.shape[1]
        # Those that share the first place, or any other, are counted elsewhere.
        first = np.full(draws, options, dtype=np.int64)
        for start in range(0, draws, self._part):
            part = slice(start, start + self._part)
            self._count_part(weights[:, part], first[part], tally)
        for column, row in enumerate(weights):
            sums = np.bincount(first, row, options + 1)[:options]
            tally.weight_sums[:, column] += _exact(sums)
        tally.draws += draws

    def finish(self, tally: Tally) -> None:
        """Adds the ranks of all blocks so far, once."""
        if tally.has_ranks:
            self._add_up()
            tally.add_ranks(self._counts[::-1].T)
            self._counts[:] = 0

    def _count_part(self, weights: Array, first: NDArray[np.int64], tally: Tally) -> None:
        """Counts some draws, and puts down who is first in each where nobody shares a place."""
        draws = weights.shape[1]
        totals, keys, other = self._totals[:draws], self._keys[:draws], self._other[:draws]
        np.matmul(weights.T, self._values, out=totals)
        np.left_shift(totals.view(np.uint64), np.uint64(min(self._bits, 12)), out=keys)
        flat, gaps = keys.ravel(), other.ravel()[1:]
        np.bitwise_or(flat, self._option[: flat.size], out=flat)
        keys.sort(axis=1)
        np.bitwise_xor(flat[1:], flat[:-1], out=gaps)
        above_option = np.uint64(1 << self._bits)
        if tally.pairs is not None:
            _count_pairs(np.ascontiguousarray(totals.T), tally.pairs)
        apart = np.ones(draws, dtype=np.bool_)
        if gaps.min(initial=above_option) < above_option:
            # The last of a row and the first of the next are no neighbors.
            np.all(other[:, 1:] >= above_option, axis=1, out=apart)
            tied = np.ascontiguousarray(totals[~apart].T)
            _count_ranked(tied, weights[:, ~apart], tally)
            keys = keys[apart]
        if self._held + len(keys) > len(self._order):
            self._add_up()
        order = self._order[self._held : self._held + len(keys)]
        order[:] = keys
        np.bitwise_and(order, order.dtype.type((1 << self._bits) - 1), out=order)
        first[apart] = order[:, -1]
        if tally.has_ranks:
            self._held += len(keys)
        else:
            self._add_ends(order.astype(np.int64), tally)

    def _add_up(self) -> None:
        """Counts what is held, a few ranks at a time, whose counts stay in a core's own cache."""
        options, width = len(self._counts), self._width
        for low in range(0, options, width):
            places = self._order[: self._held, low : low + width].astype(np.int64)
            ranks = places.shape[1]
            if ranks == width:
                flat = places.ravel()
                flat += self._row[: len(flat)]
            else:
                places += self._row[:ranks]
            counted = np.bincount(places.ravel(), minlength=ranks * options)
            self._counts[low : low + ranks] += counted.reshape(ranks, options)
        self._held = 0

    def _add_ends(self, order: NDArray[np.int64], tally: Tally) -> None:
        """Adds the first and the last rank, and all for their sum; order: (draws, options), the
        last option first."""
        options = len(self._counts)
        tally.ranks[:, 0] += np.bincount(order[:, -1], minlength=options)
        tally.ranks[:, -1] += np.bincount(order[:, 0], minlength=options)
        ranks = np.broadcast_to(self._rank, order.shape).ravel()
        tally.rank_sums += _exact(np.bincount(order.ravel(), ranks, options))


def _count_ranked(
    totals: Array, weights: Array, tally: Tally, ranks: NDArray[np.int32] | None = None
) -> None:
    """Adds a block's ranks and the weights of those that are first, ties and all.

    totals: (options, draws); weights: (weights, draws); ranks: (options, draws), to work in.
    """
    options = len(totals)
    if ranks is None:
        ranks = np.empty(totals.shape, dtype=np.int32)
    _rank(totals, ranks)
    if tally.has_ranks:
        index = ranks + np.arange(0, options * options, options)[:, None]
        counted = np.bincount(index.ravel(), minlength=options * options)
        tally.add_ranks(counted.reshape(options, options))
    else:
        for column, rank in ((0, 0), (-1, options - 1)):
            tally.ranks[:, column] += np.count_nonzero(ranks == rank, axis=1)
        tally.rank_sums += ranks.sum(axis=1, dtype=np.int64) + ranks.shape[1]
    first, draw = np.nonzero(ranks == 0)
    for column, row in enumerate(weights):
        tally.weight_sums[:, column] += _exact(np.bincount(first, row[draw], options))


def _rank(totals: Array, ranks: NDArray[np.int32]) -> None:
    """Competition ranks from 0 of each draw, (options, draws) both."""
    by_draw = np.ascontiguousarray(-totals.T)
    order = np.argsort(by_draw, axis=1)
    ordered = np.take_along_axis(by_draw, order, axis=1)
    places = np.broadcast_to(np.arange(len(totals), dtype=np.int32), ordered.shape).copy()
    # A value equal to the one before has the rank at which that group began.
    places[:, 1:][ordered[:, 1:] == ordered[:, :-1]] = 0
    np.maximum.accumulate(places, axis=1, out=places)
    np.put_along_axis(ranks.T, order, places, axis=1)


def _count_pairs(totals: Array, pairs: Whole) -> None:
    """Adds to pairs, (options, options), how often i is above j in totals, (options, draws)."""
    options, draws = totals.shape
    # Eight truth values, a byte each, are counted as the bits of one word.
    padded = np.zeros((options, -(-draws // 8) * 8), dtype=np.bool_)
    words = padded.view(np.uint64)
    for option in range(options):
        np.greater(totals[option], totals, out=padded[:, :draws])
        pairs[option] += np.bitwise_count(words).sum(axis=1, dtype=np.int64)


def _add_squares(ranks: NDArray[np.integer], steps: int, squares: Whole) -> None:
    """Adds each walk's squared count of every rank; one that was cut short is left out.

    ranks: (options, draws), `steps` draws of a walk side by side; squares: (options, ranks kept).
    """
    options, draws = ranks.shape
    walks = draws // steps
    by_walk = ranks[:, : walks * steps].reshape(options, walks, steps)
    kept = range(options) if squares.shape[1] == options else (0, options - 1)
    for column, rank in enumerate(kept):
        counted = np.count_nonzero(by_walk == rank, axis=2)
        squares[:, column] += (counted * counted).sum(axis=1)


def _exact(sums: NDArray[np.floating] | NDArray[np.integer]) -> Whole:
    """Sums that are whole numbers, as such: of any shape, below 2^53."""
    counts: Whole = np.rint(sums).astype(np.int64)
    return counts
