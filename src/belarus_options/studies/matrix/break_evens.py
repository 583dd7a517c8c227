"""The weight of a node at which two totals are equal, exactly (R2)."""

from fractions import Fraction
from functools import cached_property

import numpy as np

from belarus_options.methods.arrays import Array, Whole
from belarus_options.methods.exact.ratios import Ratios
from belarus_options.methods.tolerances import CLOSE_SHARE
from belarus_options.studies.matrix.value_matrix import ValueMatrix


class BreakEvens:
    """One node's share of its group varies, and its siblings keep their proportions, as in
    `methods.stability`: found in doubles there, made exact here."""

    def __init__(self, matrix: ValueMatrix, path: str) -> None:
        self._matrix, self._path = matrix, path
        self._parent = matrix.tree.nodes[path].parent
        self._share = matrix.weights.exact.local[path]

    # Columns of all options, which a node needs that has an end between 0 and 1.
    @cached_property
    def _own(self) -> Ratios:
        return self._matrix.branch_ratios(self._path)

    @cached_property
    def _group(self) -> Ratios:
        parent, matrix = self._parent, self._matrix
        return matrix.branch_ratios(parent) if parent else matrix.exact_totals

    @cached_property
    def _others(self) -> list[Ratios]:
        siblings = self._matrix.tree.siblings(self._path)
        return [self._matrix.branch_ratios(path) for path in siblings if path != self._path]

    def exact_end(self, end: float, row: int, rival: int) -> float:
        """An end of an interval at which two rows' totals are equal, as the nearest double; the
        end itself where they are not, or are one row."""
        if row == rival:
            return end
        opening = self._slope(row) - self._slope(rival)
        if not opening:
            return end
        totals = self._matrix.exact_totals
        found = self._share - (totals.at(row) - totals.at(rival)) / opening
        return float(found) if abs(float(found) - end) <= CLOSE_SHARE else end

    def exact_end_among(self, end: float, order: Whole, moved: Array) -> float:
        """The same of the two next to each other in an order that are nearest to each other where
        totals are as `moved`: (options,) both."""
        if len(order) < 2:
            return end
        first = int(np.abs(np.diff(moved[order])).argmin())
        return self.exact_end(end, int(order[first]), int(order[first + 1]))

    def _slope(self, row: int) -> Fraction:
        """How many points a total gains as the share goes from 0 to 1."""
        own = self._own.at(row)
        if self._share == 1:
            # The others share what it leaves in equal parts.
            rest = sum((other.at(row) for other in self._others), Fraction(0)) / len(self._others)
        else:
            rest = (self._group.at(row) - self._share * own) / (1 - self._share)
        shares = self._matrix.weights.exact.global_
        return (shares[self._parent] if self._parent else 1) * (own - rest)
