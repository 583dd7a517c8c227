"""The smallest sets, up to three items, whose loss lets what hangs on them close a gap.

Parts of a gap hang on items: a part is free where all the items that support it are lost. A set
closes a gap where the parts that it frees add up to it. A set is smallest where no smaller set
within it closes any gap.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from belarus_options.methods.arrays import Flags
from belarus_options.methods.tolerances import RELATIVE

Items = tuple[int, ...]

MOST_ITEMS = 3


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap above 0, and what is closed of it, at least 0, when all of some items are lost."""

    width: float
    closed_without: Mapping[frozenset[int], float]


def smallest_sets(gaps: Sequence[Gap], alone: Collection[int]) -> list[Items]:
    """The smallest sets of two and of three items, each ascending, the smaller ones first.

    `alone` are the items that close a gap by themselves, and so are in no other smallest set.

    An item has a place in a set only where it supports a part of the same gap. So each gap is
    searched among its own items, and from the largest down, until those that are left cannot do.
    """
    without = frozenset(alone)
    searches = [_Search(gap, without) for gap in gaps]
    pairs = {pair for search in searches for pair in search.pairs()}
    triples = {triple for search in searches for triple in search.triples(pairs)}
    return [*sorted(pairs), *sorted(triples)]


class _Search:
    """One gap: what the loss of items closes of it, one by one, two by two and three by three."""

    def __init__(self, gap: Gap, without: frozenset[int]) -> None:
        self._width = gap.width
        closed = {
            support: part
            for support, part in gap.closed_without.items()
            if part > 0.0 and len(support) <= MOST_ITEMS and not support & without
        }
        most: dict[int, float] = {}
        for support, part in closed.items():
            for item in support:
                most[item] = most.get(item, 0.0) + part
        self._items = sorted(most, key=lambda item: (-most[item], item))
        self._most = [most[item] for item in self._items]
        place = {item: index for index, item in enumerate(self._items)}
        size = len(place)
        self._one, self._by_two = np.zeros(size), np.zeros((size, size))
        self._by_three: dict[Items, float] = {}
        for support, part in closed.items():
            at = tuple(sorted(place[item] for item in support))
            if len(at) == 1:
                self._one[at] = part
            elif len(at) == 2:
                self._by_two[at] = part
            else:
                self._by_three[at] = part
        # What two close without any third; like all that is by two, the earlier of them first.
        self._two = self._one[:, np.newaxis] + self._one + self._by_two

    def pairs(self) -> Iterator[Items]:
        """Every two items that close the gap."""
        for first, second in np.argwhere(np.triu(self._two >= self._width, 1)).tolist():
            yield self._named(first, second)

    def triples(self, pairs: Collection[Items]) -> Iterator[Items]:
        """Every three items that close the gap with none of the pairs among them."""
        size = len(self._items)
        barred = np.zeros((size, size), dtype=bool)
        for first, second in combinations(range(size), 2):
            barred[first, second] = self._named(first, second) in pairs
        for first in range(size - 2):
            # Three items close no more than what each has a part in, but for rounding.
            if sum(self._most[first : first + MOST_ITEMS]) < self._width * (1.0 - RELATIVE):
                return
            yield from self._triples_from(first, barred)

    def _triples_from(self, first: int, barred: Flags) -> Iterator[Items]:
        """The triples of an item and two that come after it; barred: (items, items), the pairs that
        close a gap without a third."""
        rest = slice(first + 1, None)
        with_one = self._by_two[first, rest]
        closed = self._two[rest, rest] + self._one[first] + with_one + with_one[:, np.newaxis]
        for (least, second, third), part in self._by_three.items():
            if least == first:
                closed[second - first - 1, third - first - 1] += part
        pair = barred[rest, rest] | barred[first, rest] | barred[first, rest, np.newaxis]
        for second, third in np.argwhere(np.triu((closed >= self._width) & ~pair, 1)).tolist():
            yield self._named(first, second + first + 1, third + first + 1)

    def _named(self, *places: int) -> Items:
        return tuple(sorted(self._items[place] for place in places))
