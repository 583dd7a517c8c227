"""The least change of weights that puts an option first, or the mixture that beats it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from belarus_options.methods.exact.matrix_game import least_lead, strongest_mixture
from belarus_options.methods.exact.nearest_weights import (
    first_guess,
    least_largest_change,
    least_total_change,
)
from belarus_options.methods.exact.whole_values import WholeValues
from belarus_options.studies.matrix.exact_values import ValueUnits, varying_values
from belarus_options.studies.matrix.weight_space import WeightSpace


@dataclass(frozen=True, slots=True)
class WeightChange:
    """Weights at which an option is first: the `shares` of what varies, adding up to 1, and in `to`
    every node's global share. `total` is the sum of all changes of the shares, given and taken
    (L1), and `largest` the largest of them (Linf)."""

    shares: tuple[Fraction, ...]
    to: dict[str, Fraction]
    total: Fraction
    largest: Fraction

    @property
    def moved(self) -> Fraction:
        """How much of the whole weight goes from some to others: half of all changes."""
        return self.total / 2


@dataclass(frozen=True, slots=True)
class WeightFlip:
    """The change with the least total, and the one whose largest is least."""

    least_total: WeightChange
    least_largest: WeightChange

    @property
    def are_one(self) -> bool:
        """Whether one change is both."""
        return self.least_largest.shares == self.least_total.shares


@dataclass(frozen=True, slots=True)
class Mixture:
    """Shares of rivals, best-ranked first, adding up to 1, that together are above an option on
    everything that varies, by at least `margin` value points."""

    shares: dict[str, Fraction]
    margin: Fraction


class WeightSearch:
    """Looks for an option's least change of weights, exactly but for the rounding of values."""

    def __init__(self, space: WeightSpace, units: ValueUnits) -> None:
        self._space = space
        values, fineness = varying_values(space, units)
        self._in_a_point = units.in_a_point * fineness
        self._half_a_tie = units.half_a_tie * fineness
        exact = space.exact_shares
        whole = math.lcm(*(share.denominator for share in exact))
        self._whole_values = WholeValues(values, [int(share * whole) for share in exact])
        self._order = [row.row for row in space.matrix.ranked]

    def flip(self, row: int) -> WeightFlip | Mixture:
        """The least changes that put an option first, or the mixture that shows why none does."""
        lead = Fraction(0)
        guess = first_guess(self._whole_values, row)
        total = None
        if guess.seems_possible:
            total = least_total_change(self._whole_values, row, guess=guess)
        if total is None:
            margin, mixture = strongest_mixture(self._whole_values, row, self._order)
            if margin > self._half_a_tie:
                return self._mixture(margin, mixture)
            # It draws level, but for the rounding of values, or floats were mistaken.
            lead = max(Fraction(0), margin)
            total = least_total_change(self._whole_values, row, lead)
        largest = least_largest_change(self._whole_values, row, lead)
        assert total is not None
        assert largest is not None
        return WeightFlip(self._change(total), self._change(largest))

    def clearest(self, row: int) -> WeightChange | None:
        """The change to the weights at which an option leads by most; None where it is ahead of all
        others at none."""
        lead, shares = least_lead(self._whole_values, row)
        return self._change(shares) if -lead > 2 * self._half_a_tie else None

    def between(self, one: WeightChange, other: WeightChange, part: Fraction) -> WeightChange:
        """The change to weights that are part of the way from one to another."""
        pairs = zip(one.shares, other.shares, strict=True)
        return self._change([here + part * (there - here) for here, there in pairs])

    def _change(self, shares: Sequence[Fraction]) -> WeightChange:
        stated = self._space.exact_shares
        changes = [abs(new - old) for new, old in zip(shares, stated, strict=True)]
        to = self._space.global_weights(shares)
        return WeightChange(tuple(shares), to, sum(changes, Fraction(0)), max(changes))

    def _mixture(self, margin: Fraction, mixture: dict[int, Fraction]) -> Mixture:
        options = self._space.matrix.options
        shares = {options[row]: mixture[row] for row in self._order if row in mixture}
        return Mixture(shares, margin / self._in_a_point)
