"""From several rankings to one, and how far they agree: Kendall's W and tau-b, Borda, Copeland and
Kemeny.

Rankings come as `ranks`, (rankings, options): 1 is best and options that tie share a number. Only
who is above whom, and who ties, counts.
"""

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np

from belarus_options.methods.arrays import Array, Whole

# Most options for which Kemeny's orders are looked for: the tables double with each, and an order
# that is only nearly the best says nothing.
MOST_KEMENY_OPTIONS = 20


def doubled_average_ranks(ranks: Whole) -> Whole:
    """Twice the average rank of every option, (rankings, options): options that tie share the mean
    of the places that they take up, which may end in a half."""
    result = np.empty(ranks.shape, dtype=np.int64)
    for row, given in enumerate(ranks):
        ascending = np.sort(given)
        before = np.searchsorted(ascending, given)
        up_to = np.searchsorted(ascending, given, side="right")
        result[row] = before + up_to + 1
    return result


def kendall_w(ranks: Whole) -> float | None:
    """Kendall's coefficient of concordance, corrected for ties: 1 where all rankings are alike, 0
    where their average ranks tell no option from another. One ranking agrees with itself: 1. None
    where no ranking tells any two options apart, as with one option. Correctly rounded.

    Source: Kendall & Babington Smith 1939; Kendall 1948 (average ranks and the correction).
    """
    rankings, options = ranks.shape
    doubled = doubled_average_ranks(ranks)
    middle = rankings * (options + 1)
    # Four times the sum of squares of the rank sums about their mean.
    squares = sum((rank_sum - middle) ** 2 for rank_sum in doubled.sum(axis=0).tolist())
    largest = rankings**2 * (options**3 - options) - rankings * sum(map(_ties, ranks))
    return 3 * squares / largest if largest else None


def _ties(ranks: Whole) -> int:
    """Σ t³ − t over the groups of t options that tie in one ranking, (options,) (Kendall 1948)."""
    return sum(size**3 - size for size in Counter(ranks.tolist()).values())


def kendall_tau(ranks: Whole) -> tuple[tuple[float | None, ...], ...]:
    """Kendall's tau-b of every two rankings: 1 where they order the options alike, −1 where one is
    the other upside down. None where one of the two ties all options.

    Source: Kendall 1945 (the treatment of ties).
    """
    rankings, options = ranks.shape
    # Small whole numbers, so that no library's order of summing can change them. Each pair of
    # options counts twice, from either side.
    agreeing = np.zeros((rankings, rankings))
    for option in range(options):
        signs = np.sign(ranks - ranks[:, option : option + 1]).astype(np.float64)
        agreeing += signs @ signs.T
    return tuple(
        tuple(
            _tau(int(both), int(agreeing[i, i]), int(agreeing[j, j])) for j, both in enumerate(row)
        )
        for i, row in enumerate(agreeing.tolist())
    )


def _tau(agreeing: int, one_strict: int, other_strict: int) -> float | None:
    if not one_strict or not other_strict:
        return None
    if one_strict == other_strict:
        return agreeing / one_strict
    return agreeing / math.sqrt(one_strict * other_strict)


def rank_sums(ranks: Whole) -> Array:
    """The sum of every option's average ranks, (options,): lower is better."""
    return np.asarray(doubled_average_ranks(ranks).sum(axis=0) / 2.0)


def borda(ranks: Whole) -> Array:
    """Every option's Borda count, (options,), higher is better: from each ranking a point for each
    option that it is above and half a point for each that it ties with. It is rankings × options
    less the rank sum.

    Source: Borda 1781; ties by average ranks, as Kendall 1948 treats them.
    """
    rankings, options = ranks.shape
    return np.asarray(rankings * options - rank_sums(ranks))


def preferences(ranks: Whole) -> Whole:
    """How many rankings have one option strictly above another: (options, options), [a, b] those
    that have a above b."""
    options = ranks.shape[1]
    result = np.zeros((options, options), dtype=np.int64)
    for row in ranks:
        result += row[:, None] < row[None, :]
    return result


def copeland(ranks: Whole) -> Whole:
    """Every option's Copeland score, (options,), higher is better: the number of options that more
    rankings have below it than above it, less the number of those that more have above it.

    Source: Copeland 1951 (wins less losses).
    """
    options = ranks.shape[1]
    scores = np.zeros(options, dtype=np.int64)
    # Option by option, so that memory does not grow with options².
    for option in range(options):
        ahead = np.sign(ranks - ranks[:, option : option + 1]).sum(axis=0)
        scores[option] = np.sign(ahead).sum()
    return scores


def preference_count(ranks: Whole) -> int:
    """How often a ranking puts one option strictly above another."""
    options = ranks.shape[1]
    tied = sum(size * (size - 1) for row in ranks for size in Counter(row.tolist()).values())
    return int(len(ranks) * options * (options - 1) - tied) // 2


@dataclass(frozen=True, slots=True)
class KemenyOrders:
    """The orders without ties that contradict rankings least, each as column indexes, best first.

    `distance` is the number of contradictions: over rankings and pairs of options, where the
    ranking has strictly above what the order has below. `count` is the number of such orders,
    `firsts` are the options that one of them begins with, and `orders` are the first of them,
    lexicographic by index.
    """

    distance: int
    count: int
    firsts: tuple[int, ...]
    orders: tuple[tuple[int, ...], ...]


def kemeny(preferred: Whole, most: int) -> KemenyOrders:
    """Kemeny's optimal orders, of which at most `most` are listed and all are counted; exact.

    preferred: (options, options), what `preferences` gives, for up to MOST_KEMENY_OPTIONS options.
    By dynamic programming over sets of options, smaller sets first: an optimal order of a set is
    some option on top of an optimal order of the rest. Source: Kemeny 1959; the scheme, Held & Karp
    1962.
    """
    options = len(preferred)
    against = _Against(preferred)
    least = np.zeros(1 << options, dtype=np.int64)
    # 20! is less than 2^63.
    counts = np.ones(1 << options, dtype=np.int64)
    for sets in _by_size(options)[1:]:
        distances = np.full((options, len(sets)), np.iinfo(np.int64).max)
        for option in range(options):
            column = np.flatnonzero(sets >> option & 1)
            holding = sets[column]
            rest = least[holding ^ (1 << option)]
            distances[option, column] = rest + against.whole_sets(option, holding)
        best = distances.min(axis=0)
        total = np.zeros(len(sets), dtype=np.int64)
        for option in range(options):
            column = np.flatnonzero(distances[option] == best)
            total[column] += counts[sets[column] ^ (1 << option)]
        least[sets], counts[sets] = best, total
    everyone = (1 << options) - 1
    firsts = tuple(_tops(everyone, least, against))
    orders = tuple(islice(_orders(everyone, least, against), most))
    return KemenyOrders(int(least[everyone]), int(counts[everyone]), firsts, orders)


class _Against:
    """How many contradictions it costs to put an option on top of a set of others.

    preferred: (options, options), what `preferences` gives.
    """

    def __init__(self, preferred: Whole) -> None:
        # A table a half of the options stays small enough to be looked up fast.
        self._half = len(preferred) // 2
        self._low = [_subset_sums(column[: self._half]) for column in preferred.T]
        self._high = [_subset_sums(column[self._half :]) for column in preferred.T]

    def whole_sets(self, option: int, sets: Whole) -> Whole:
        """For sets as bit masks, (sets,), with or without the option itself: (sets,)."""
        low, high = self._low[option], self._high[option]
        return np.asarray(low[sets & ((1 << self._half) - 1)] + high[sets >> self._half])

    def one_set(self, option: int, members: int) -> int:
        return int(self.whole_sets(option, np.array([members]))[0])


def _subset_sums(numbers: Whole) -> Whole:
    """The sum of the numbers of every subset, (2^numbers,), by its bit mask; the first number is
    the lowest bit."""
    sums = np.zeros(1, dtype=np.int64)
    for number in numbers:
        sums = np.concatenate([sums, sums + number])
    return sums


def _by_size(options: int) -> list[Whole]:
    """All subsets of some options as bit masks, in one array a size: (sets,), ascending."""
    sizes = _subset_sums(np.ones(options, dtype=np.int64)).astype(np.int8)
    order = np.argsort(sizes, kind="stable")
    return np.split(order, np.cumsum(np.bincount(sizes))[:-1])


def _tops(members: int, least: Whole, against: _Against) -> Iterator[int]:
    """The options that an optimal order of a set begins with, ascending.

    members: a bit mask; least: (2^options,), the fewest contradictions of an order of each set.
    """
    for option in range(members.bit_length()):
        if members >> option & 1:
            distance = least[members ^ (1 << option)] + against.one_set(option, members)
            if distance == least[members]:
                yield option


def _orders(members: int, least: Whole, against: _Against) -> Iterator[tuple[int, ...]]:
    """The optimal orders of a set, lexicographic; members, least: as in `_tops`."""
    if not members:
        yield ()
    for top in _tops(members, least, against):
        yield from ((top, *below) for below in _orders(members ^ (1 << top), least, against))
