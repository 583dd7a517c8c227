"""What there is to choose from, as values on the leaves and weights: totals, ranks and shares."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

import numpy as np

from belarus_options.methods import additive
from belarus_options.methods.arrays import Array, Whole
from belarus_options.methods.exact.ratios import Ratios, of_decimals, weighted_sum
from belarus_options.methods.tolerances import TIES_IN_A_POINT
from belarus_options.model.tree import Tree
from belarus_options.model.weights import Weights


class RankedOption(NamedTuple):
    """One row of a matrix in its ranking: best first, those that tie by id."""

    rank: int
    option: str
    name: str
    total: float
    is_tied: bool
    row: int


@dataclass(frozen=True, eq=False)
class ValueMatrix:
    """Options, or anything else that has a value on every leaf, and the weights of the leaves.

    What varies weights alone needs no more than this. Rows are in the order of `names`, columns in
    the order of the tree's leaves.
    """

    names: Mapping[str, str]
    """(options,): the id of every row, and its name."""
    tree: Tree
    weights: Weights
    values: Array
    """(options, leaves): 0–100 between the anchors, higher is better; never changed."""
    given_ratios: tuple[Ratios, ...] | None = None
    """(leaves,) columns of (options,): the same as ratios, of which `values` are the nearest
    doubles. Without them values are the decimals that they stand for."""

    def __post_init__(self) -> None:
        self.values.flags.writeable = False

    def under(self, weights: Weights) -> "ValueMatrix":
        """The same rows under other weights."""
        return ValueMatrix(self.names, self.tree, weights, self.values, self.ratios)

    @cached_property
    def ratios(self) -> tuple[Ratios, ...]:
        """(leaves,) columns of (options,): the values as ratios."""
        if self.given_ratios is not None:
            return self.given_ratios
        return tuple(map(of_decimals, self.values.T))

    @cached_property
    def options(self) -> tuple[str, ...]:
        """The ids of the rows."""
        return tuple(self.names)

    @cached_property
    def leaf_weights(self) -> Array:
        """(leaves,): global weights, adding up to 1."""
        return _constant(leaf_weights(self.tree, self.weights))

    @cached_property
    def contributions(self) -> Array:
        """(options, leaves): weight × value, in points of the total, each the nearest double."""
        columns = zip(self.ratios, self._exact_leaf_weights, strict=True)
        parts = [weighted_sum([column], [weight]).nearest() for column, weight in columns]
        return _constant(np.stack(parts, axis=1))

    @cached_property
    def exact_totals(self) -> Ratios:
        """(options,): 0–100, higher is better."""
        return weighted_sum(self.ratios, self._exact_leaf_weights)

    @cached_property
    def totals(self) -> Array:
        """(options,): the doubles nearest to the exact totals."""
        return _constant(self.exact_totals.nearest())

    @cached_property
    def losses(self) -> Array:
        """(options,): by how many points each is behind the best; 0 of one that ties with it."""
        whole, points = self.exact_totals
        behind = Ratios(whole.max() - whole, points).nearest()
        return _constant(np.where(self.ranks == 1, 0.0, behind))

    @cached_property
    def ranks(self) -> Whole:
        """(options,): 1 is best, those that tie share a rank."""
        whole, points = self.exact_totals
        return additive.competition_ranks(whole, points // TIES_IN_A_POINT)

    @cached_property
    def _exact_leaf_weights(self) -> list[Fraction]:
        return [self.weights.exact.global_[leaf.path] for leaf in self.tree.leaves]

    @cached_property
    def ranked(self) -> tuple[RankedOption, ...]:
        """Best first, those that tie by id."""
        ranks = self.ranks.tolist()
        sharing = Counter(ranks)
        listed = zip(self.names.items(), self.totals.tolist(), ranks, strict=True)
        ranked = [
            RankedOption(rank, option, name, total, sharing[rank] > 1, row)
            for row, ((option, name), total, rank) in enumerate(listed)
        ]
        return tuple(sorted(ranked, key=lambda row: (row.rank, row.option)))

    @property
    def leaders(self) -> tuple[RankedOption, ...]:
        """Everyone at rank 1."""
        return tuple(row for row in self.ranked if row.rank == 1)

    @property
    def lead(self) -> float | None:
        """The leader's lead over the next that does not tie with it, or None without one."""
        after = [row for row in self.ranked if row.rank > 1]
        return self.lead_over(self.ranked[0].row, after[0].row) if after else None

    def lead_over(self, row: int, rival: int) -> float:
        """By how many points a row's total is above another's, negative where it is below."""
        whole, points = self.exact_totals
        return (int(whole[row]) - int(whole[rival])) / points

    def lead_on(self, leaf: str, row: int, rival: int) -> float:
        """What a leaf adds to that: its weight times the difference of the values."""
        column = self.ratios[self.column_of(leaf)]
        return float(self.weights.exact.global_[leaf] * (column.at(row) - column.at(rival)))

    def row_of(self, option: str) -> int:
        """An option's row; raises KeyError where it has none."""
        return self._rows[option]

    @cached_property
    def _rows(self) -> dict[str, int]:
        return {option: row for row, option in enumerate(self.names)}

    def column_of(self, leaf: str) -> int:
        """A leaf's column, by its path; raises KeyError where there is none."""
        return self._columns[leaf]

    @cached_property
    def _columns(self) -> dict[str, int]:
        return {leaf.path: column for column, leaf in enumerate(self.tree.leaves)}

    def columns_under(self, path: str) -> list[int]:
        """The columns of the leaves below a node."""
        return [self.column_of(leaf.path) for leaf in self.tree.leaves_under(path)]

    def branch_contributions(self, path: str) -> Array:
        """What the leaves below a node add to each total: (options,)."""
        columns = self.columns_under(path)
        weights = [self._exact_leaf_weights[column] for column in columns]
        return weighted_sum([self.ratios[column] for column in columns], weights).nearest()

    def branch_values(self, path: str) -> Array:
        """Each option's value on a node, weighted as below the node alone: (options,), 0–100."""
        return self.branch_ratios(path).nearest()

    @cached_property
    def values_on(self) -> dict[str, Array]:
        """Each option's value on every node, in tree order: (options,), 0–100."""
        return {path: self.branch_values(path) for path in self.tree.nodes}

    def branch_ratios(self, path: str) -> Ratios:
        """The same as ratios."""
        inner = self.exact_inner_weights(path)
        return weighted_sum([self.ratios[column] for column in inner], list(inner.values()))

    def inner_weights(self, path: str) -> dict[int, float]:
        """What each leaf below a node is of the node's weight, by the leaf's column; they add up to
        1, also where the node itself weighs nothing."""
        return {column: float(part) for column, part in self.exact_inner_weights(path).items()}

    def exact_inner_weights(self, path: str) -> dict[int, Fraction]:
        """The same as ratios."""
        share, local = {path: Fraction(1)}, self.weights.exact.local
        waiting = [path]
        while waiting:
            node = waiting.pop()
            for child in self.tree.nodes[node].children:
                share[child] = share[node] * local[child]
                waiting.append(child)
        return {column: share[self.tree.leaves[column].path] for column in self.columns_under(path)}

    def beyond_anchors(self, row: int) -> list[str]:
        """The leaves on which a row's value lies outside 0–100."""
        return self._beyond.get(row, [])

    @cached_property
    def _beyond(self) -> dict[int, list[str]]:
        found: dict[int, list[str]] = {}
        for row, column in np.argwhere((self.values < 0.0) | (self.values > 100.0)).tolist():
            found.setdefault(row, []).append(self.tree.leaves[column].path)
        return found


def leaf_weights(tree: Tree, weights: Weights) -> Array:
    """The global weights of the leaves, (leaves,), in tree order, adding up to 1."""
    return np.array([weights.global_[leaf.path] for leaf in tree.leaves])


def _constant(array: Array) -> Array:
    array.flags.writeable = False
    return array
