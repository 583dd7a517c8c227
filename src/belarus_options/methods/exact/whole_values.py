"""Options' values in whole units, and which rivals are ahead of an option at given weights."""

from collections.abc import Sequence
from fractions import Fraction
from functools import cached_property
from typing import Any

import numpy as np

from belarus_options.methods.arrays import Array

# How many rivals join a program in a round: the next solution mostly satisfies the others too.
_AT_ONCE = 5


class WholeValues:
    """Values, (options, criteria) in whole units, higher is better, and stated weights,
    (criteria,), whole numbers that add up to `whole`."""

    def __init__(self, values: Sequence[Sequence[int]], weights: Sequence[int]) -> None:
        self.values = values
        self.weights = weights
        self.whole = sum(weights)
        # What programs on these weights have in common.
        self.kept: dict[str, Any] = {}
        # No two values differ by more.
        self.widest = max(map(max, values)) - min(map(min, values))
        self._floats = np.array([[float(value) for value in row] for row in values])
        # How far a weighted mean of differences can be off in floats: values, weights, products
        # and sums are each rounded.
        most = float(np.abs(self._floats).max(initial=0.0))
        self._error = (len(weights) + 8) * 2.0**-51 * most

    def differences(self, first: int, second: int) -> list[int]:
        """By how much one option's values are above another's."""
        return [a - b for a, b in zip(self.values[first], self.values[second], strict=True)]

    @cached_property
    def weight_shares(self) -> Array:
        """The stated weights as shares of the whole, (criteria,)."""
        return np.array([weight / self.whole for weight in self.weights])

    def shares_above(self, target: int) -> Array:
        """By how much the target's values are above each option's, as shares of the widest
        difference, (options, criteria)."""
        above: Array = (self._floats[target] - self._floats) / (float(self.widest) or 1.0)
        return above

    def ahead(
        self, target: int, weights: Sequence[int], whole: int, lead: Fraction = Fraction(0)
    ) -> list[int]:
        """Options whose total is above the target's by more than a lead, farthest ahead first, no
        more than a few at once; none only where there is none. weights: shares of `whole`."""
        excess = self._excess(target, weights, whole, lead)
        # Floats propose; what their error could change is decided exactly (R3).
        found: list[int] = []
        near = np.flatnonzero(excess > -self._error)
        for row in near[np.argsort(-excess[near], kind="stable")].tolist():
            if len(found) == _AT_ONCE:
                break
            if self._exact_excess(row, target, weights, whole, lead) > 0:
                found.append(row)
        return found

    def level(
        self, target: int, weights: Sequence[int], whole: int, lead: Fraction = Fraction(0)
    ) -> list[int]:
        """Options whose total is above the target's by a lead exactly."""
        near = np.abs(self._excess(target, weights, whole, lead)) <= self._error
        return [
            row
            for row in np.flatnonzero(near).tolist()
            if self._exact_excess(row, target, weights, whole, lead) == 0
        ]

    def _excess(self, target: int, weights: Sequence[int], whole: int, lead: Fraction) -> Array:
        """By how much each total is above the target's and a lead, in units: (options,), off by no
        more than `_error`."""
        shares = np.array([weight / whole for weight in weights])
        excess: Array = (self._floats - self._floats[target]) @ shares - float(lead)
        return excess

    def _exact_excess(
        self, rival: int, target: int, weights: Sequence[int], whole: int, lead: Fraction
    ) -> int:
        """The excess times a positive number."""
        parts = zip(self.differences(rival, target), weights, strict=True)
        total = sum(difference * weight for difference, weight in parts)
        return total * lead.denominator - lead.numerator * whole
