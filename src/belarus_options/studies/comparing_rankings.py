"""Several rankings of the same options: how far they agree, and whom rules of voting choose."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import TypeVar

import numpy as np

from belarus_options.methods.arrays import Array, Flags, Whole
from belarus_options.methods.rankings import aggregation
from belarus_options.methods.rankings.aggregation import MOST_KEMENY_OPTIONS, KemenyOrders

Name = TypeVar("Name")

# Most of Kemeny's orders that are listed where several do equally well.
MOST_KEMENY_ORDERS = 20
# Options up to which it is said by whom each is dominated.
MOST_DOMINATORS = 200


@dataclass(frozen=True, eq=False)
class RankingComparison:
    """Rankings beside each other, and what follows from who is above whom in each.

    `rankings` and `options` are the names of the rows and columns of `ranks`, (rankings, options):
    1 is best, options that tie share a rank. What is asked for is worked out then.
    """

    rankings: tuple[str, ...]
    options: tuple[str, ...]
    ranks: Whole

    @cached_property
    def kendall_w(self) -> float | None:
        """0–1; None where no ranking tells any two options apart."""
        return aggregation.kendall_w(self.ranks)

    @cached_property
    def kendall_tau(self) -> tuple[tuple[float | None, ...], ...]:
        """(rankings, rankings): −1 to 1; None where one of the two ties all options."""
        return aggregation.kendall_tau(self.ranks)

    @cached_property
    def borda(self) -> Array:
        """(options,): points, higher is better."""
        return aggregation.borda(self.ranks)

    @cached_property
    def rank_sums(self) -> Array:
        """(options,): lower is better."""
        return aggregation.rank_sums(self.ranks)

    @cached_property
    def preference_count(self) -> int:
        """How often a ranking puts one option above another."""
        return aggregation.preference_count(self.ranks)

    @cached_property
    def copeland(self) -> Whole:
        """(options,): wins less losses, higher is better."""
        return aggregation.copeland(self.ranks)

    @cached_property
    def kemeny(self) -> KemenyOrders | None:
        """The orders that contradict the rankings least; None where there are too many options."""
        if len(self.options) > MOST_KEMENY_OPTIONS:
            return None
        return aggregation.kemeny(aggregation.preferences(self.ranks), MOST_KEMENY_ORDERS)

    def dominated_by(self, option: str) -> tuple[str, ...]:
        """The options that every ranking puts at least as high, and one puts higher."""
        return self._named(np.flatnonzero(self._dominators(self.options.index(option))).tolist())

    @cached_property
    def dominated(self) -> tuple[str, ...]:
        every = range(len(self.options))
        return self._named(column for column in every if self._dominators(column).any())

    @property
    def has_dominators(self) -> bool:
        """Whether options are few enough to say by whom each is dominated: what that takes grows
        with their square."""
        return len(self.options) <= MOST_DOMINATORS

    def _dominators(self, column: int) -> Flags:
        """Which options dominate one: (options,)."""
        own = self.ranks[:, column : column + 1]
        is_as_high: Flags = np.asarray((self.ranks <= own).all(axis=0))
        is_higher: Flags = np.asarray((self.ranks < own).any(axis=0))
        return np.asarray(is_as_high & is_higher)

    def firsts(self, row: int) -> tuple[str, ...]:
        """The options that a ranking puts first."""
        return self._at(row, int(self.ranks[row].min()))

    def lasts(self, row: int) -> tuple[str, ...]:
        """The options that a ranking puts last; all of them where it ties all."""
        return self._at(row, int(self.ranks[row].max()))

    def _at(self, row: int, rank: int) -> tuple[str, ...]:
        return self._named(np.flatnonzero(self.ranks[row] == rank).tolist())

    @property
    def borda_winners(self) -> tuple[str, ...]:
        """The options with the highest Borda count."""
        return tuple(_at_end(dict(zip(self.options, self.borda.tolist(), strict=True)), max))

    @property
    def copeland_winners(self) -> tuple[str, ...]:
        """The options with the highest Copeland score."""
        return tuple(_at_end(dict(zip(self.options, self.copeland.tolist(), strict=True)), max))

    @property
    def kemeny_winners(self) -> tuple[str, ...]:
        """The options that one of Kemeny's orders begins with, where they are looked for."""
        return self._named(self.kemeny.firsts) if self.kemeny else ()

    @property
    def kemeny_rankings(self) -> tuple[tuple[str, ...], ...]:
        """Those of Kemeny's orders that are listed, each best option first."""
        return tuple(map(self._named, self.kemeny.orders)) if self.kemeny else ()

    def _named(self, columns: Iterable[int]) -> tuple[str, ...]:
        return tuple(self.options[column] for column in columns)

    def closest_to(self, row: int) -> dict[str, float]:
        """The rankings with the highest tau-b beside one, and it; none where there is no tau-b."""
        return _at_end(self._taus_of(row), max)

    def furthest_from(self, row: int) -> dict[str, float]:
        """The rankings with the lowest tau-b beside one, and it; none where there is no tau-b."""
        return _at_end(self._taus_of(row), min)

    def _taus_of(self, row: int) -> dict[str, float]:
        taus = zip(self.rankings, self.kendall_tau[row], strict=True)
        own = self.rankings[row]
        return {other: tau for other, tau in taus if other != own and tau is not None}

    @property
    def most_alike(self) -> dict[tuple[str, str], float]:
        """The pairs of rankings with the highest tau-b, and it."""
        return _at_end(self._pair_taus, max)

    @property
    def least_alike(self) -> dict[tuple[str, str], float]:
        """The pairs of rankings with the lowest tau-b, and it."""
        return _at_end(self._pair_taus, min)

    @property
    def _pair_taus(self) -> dict[tuple[str, str], float]:
        return {
            (self.rankings[row], self.rankings[column]): tau
            for row, column in combinations(range(len(self.rankings)), 2)
            if (tau := self.kendall_tau[row][column]) is not None
        }


def _at_end(
    values: Mapping[Name, float], end: Callable[[Iterable[float]], float]
) -> dict[Name, float]:
    """Those with the highest or the lowest of some values."""
    extreme = end(values.values()) if values else None
    return {name: value for name, value in values.items() if value == extreme}
