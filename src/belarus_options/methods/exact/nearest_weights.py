"""The weights nearest to the stated ones at which an option's total is the highest, exactly.

Let w be the stated weights of m criteria, whole numbers adding up to W, and d_r the target's values
less those of a rival r. New weights v, adding up to W, are to satisfy v ≥ 0 and

    Σ_j d_rj v_j + lead · W ≥ 0    for every rival r.

The variables of both programs are 0 at the stated weights.

`_Transfer`: v = w + p − q, given p ≥ 0 and taken q ≥ 0. The last p_m = Σ_j q_j − Σ_{j<m} p_j is no
variable, so that rows read

    p_m ≥ 0,  w_j − q_j ≥ 0,  Σ_{j<m} (d_rj − d_rm) (p_j − q_j) + Σ_j d_rj w_j + lead · W ≥ 0,

and Σ_j q_j is half the sum of all changes. Beside it may stand a variable t with t − p_j ≥ 0 and
t − q_j ≥ 0, the largest change, or a bound on all p_j and q_j.

`_Spread`: v_j = w_j + z − u_j with u ≥ 0 and z = Σ_k u_k / m, the largest change where it is least.
Rows, m times over so that they are whole, read

    2 Σ_k u_k − m u_j ≥ 0,  m w_j + Σ_k u_k − m u_j ≥ 0,
    Σ_j (Σ_k d_rk − m d_rj) u_j + m (Σ_j d_rj w_j + lead · W) ≥ 0.

Source: Wolters & Mareschal 1995 (least changes of weights as linear programs). Floats
propose the few rows that bind; others join a program only once an exact solution violates them.
"""

import math
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from operator import mul
from typing import NamedTuple

import numpy as np

from belarus_options.methods.arrays import Array
from belarus_options.methods.exact.linear_programming import Program
from belarus_options.methods.exact.proposals import Proposal, binding_rows
from belarus_options.methods.exact.whole_values import WholeValues

# The coefficients and the constant of a row.
Row = tuple[list[int], int]
Weights = tuple[Fraction, ...]

# In floats the objectives are one: the second and those after it count for ever less.
_EVER_LESS = 1e-3


def first_guess(whole_values: WholeValues, target: int) -> "_Transfer":
    """What floats find of the least sum of changes: whether there are any (`seems_possible`), and
    where to begin."""
    return _Transfer(whole_values, target, Fraction(0))


def least_total_change(
    whole_values: WholeValues,
    target: int,
    lead: Fraction = Fraction(0),
    guess: "_Transfer | None" = None,
) -> Weights | None:
    """The weights with the least sum of changes (L1) at which no option is ahead of the target by
    more than a lead, adding up to 1; None where there are none. Among several, those with the least
    largest change, then the lexicographically least."""
    transfer = guess if guess is not None else _Transfer(whole_values, target, lead)
    if not transfer.solve():
        return None
    if transfer.is_unique:
        return transfer.weights
    capped = _Transfer(whole_values, target, lead, total=transfer.total)
    return capped.weights if capped.solve() else None


def least_largest_change(
    whole_values: WholeValues, target: int, lead: Fraction = Fraction(0)
) -> Weights | None:
    """As `least_total_change`, with the least largest change of a weight (Linf) first and the least
    sum of changes second."""
    spread = _Spread(whole_values, target, lead)
    if not spread.solve():
        return None
    if spread.is_unique:
        return spread.weights
    capped = _Transfer(whole_values, target, lead, largest=spread.largest)
    return capped.weights if capped.solve() else None


class _Bounds(NamedTuple):
    """Rows but for those of rivals: in whole numbers, and in shares of the whole weight as floats,
    each near 1; and all objectives as one."""

    rows: list[Row]
    in_shares: Array
    objective: Array


class _Nearest(ABC):
    """A program whose variables are 0 at the stated weights, in units of them.

    objectives: (objectives, variables), whole numbers, in order.
    """

    # Whether a bound is of this program alone.
    _is_capped = False

    def __init__(
        self,
        whole_values: WholeValues,
        target: int,
        lead: Fraction,
        objectives: Sequence[Sequence[int]],
    ) -> None:
        self._whole_values, self._target, self._lead = whole_values, target, lead
        self._size = len(whole_values.weights)
        self._objectives = objectives
        self._program = Program(objectives)

    def solve(self) -> bool:
        """Solves it under all rows that there could be; False where none satisfies them."""
        bounds = self._all_bounds.rows
        self._add(
            bounds[row] if row < len(bounds) else self._rival_row(row - len(bounds))
            for row in self._proposal.rows
        )
        while self._program.solve():
            self._program.drop_idle_rows()
            numerators, denominator = self._program.solution
            moved = self._moved(numerators, denominator)
            rivals = self._whole_values.ahead(self._target, moved, sum(moved), self._lead)
            rows = [
                (coefficients, constant)
                for coefficients, constant in bounds
                if sum(map(mul, coefficients, numerators)) + constant * denominator < 0
            ]
            rows += map(self._rival_row, rivals)
            if not rows:
                return True
            self._add(rows)
        return False

    def _add(self, rows: Iterable[Row]) -> None:
        for coefficients, constant in rows:
            divisor = math.gcd(constant, *coefficients) or 1
            self._program.add([c // divisor for c in coefficients], constant // divisor)

    @property
    def seems_possible(self) -> bool:
        """Whether floats find a solution."""
        return self._proposal.is_possible

    @cached_property
    def _proposal(self) -> Proposal:
        whole_values = self._whole_values
        better = whole_values.shares_above(self._target)
        stated = better @ whole_values.weight_shares + float(
            self._lead / (whole_values.widest or 1)
        )
        rivals = np.column_stack([stated, self._gains(better)])
        return binding_rows(self._all_bounds.objective, self._all_bounds.in_shares, rivals)

    @cached_property
    def _all_bounds(self) -> "_Bounds":
        kept = self._whole_values.kept
        if self._is_capped:
            return self._made_bounds()
        name = type(self).__name__
        if name not in kept:
            kept[name] = self._made_bounds()
        found: _Bounds = kept[name]
        return found

    def _made_bounds(self) -> "_Bounds":
        rows, whole = list(self._bounds()), self._whole_values.whole
        in_shares = []
        for coefficients, constant in rows:
            most = max(map(abs, coefficients)) or 1
            in_shares.append([constant / (whole * most), *(c / most for c in coefficients)])
        objective = np.zeros(len(self._objectives[0]))
        for place, of_one in enumerate(self._objectives):
            objective += _EVER_LESS ** min(place, 2) * 0.5**place * np.array(of_one)
        return _Bounds(rows, np.array(in_shares), objective)

    @property
    def is_unique(self) -> bool:
        return self._program.is_unique

    @property
    def weights(self) -> Weights:
        moved = self._moved(*self._program.solution)
        whole = sum(moved)
        return tuple(Fraction(weight, whole) for weight in moved)

    def _rival_row(self, rival: int) -> Row:
        whole_values, lead = self._whole_values, self._lead
        better = whole_values.differences(self._target, rival)
        stated = sum(d * w for d, w in zip(better, whole_values.weights, strict=True))
        gain, times = self._gain(better)
        return (
            [g * lead.denominator for g in gain],
            times * (stated * lead.denominator + lead.numerator * whole_values.whole),
        )

    @abstractmethod
    def _moved(self, numerators: Sequence[int], denominator: int) -> list[int]:
        """The new weights, (criteria,), times a positive number."""

    @abstractmethod
    def _bounds(self) -> Iterator[Row]:
        """The rows, but for those of rivals."""

    @abstractmethod
    def _gain(self, better: list[int]) -> tuple[list[int], int]:
        """By how much each variable raises what the target is ahead of a rival, (variables,), times
        a positive number, and that number; better: (criteria,), the target's values less its."""

    @abstractmethod
    def _gains(self, better: Array) -> Array:
        """The same for all rivals in floats, (rivals, variables), not times anything; better:
        (rivals, criteria)."""


class _Transfer(_Nearest):
    """What each criterion is given and what is taken from it.

    Variables: p_1 … p_{m−1}, q_1 … q_m, and with a `total` the largest change t. At an optimum no
    criterion both gives and takes, so that these are the changes. With no bound Σ q is least;
    within a `total` Σ q the largest change is least; within a `largest` change Σ q is. Of several
    solutions the lexicographically least weights are taken.
    """

    def __init__(
        self,
        whole_values: WholeValues,
        target: int,
        lead: Fraction,
        *,
        total: Fraction | None = None,
        largest: Fraction | None = None,
    ) -> None:
        self._total, self._largest = total, largest
        self._is_capped = total is not None or largest is not None
        size = len(whole_values.weights)
        self._extra = [0] if total is not None else []
        self._taken = [0] * (size - 1) + [1] * size + self._extra
        # The last criterion's weight is what the others leave.
        each = [self._unit(j, 1, size - 1 + j, -1) for j in range(size - 1)]
        first = [self._unit(-1, 1)] if total is not None else []
        super().__init__(whole_values, target, lead, [*first, self._taken, *each])

    @property
    def total(self) -> Fraction:
        """What is taken in all, where that is least."""
        return self._program.least

    def _unit(self, *pairs: int) -> list[int]:
        """Coefficients given as a variable, its coefficient, another variable, …"""
        row = [0] * len(self._taken)
        for variable, coefficient in zip(pairs[::2], pairs[1::2], strict=True):
            row[variable] = coefficient
        return row

    def _given_to_last(self, numerators: Sequence[int]) -> int:
        size = self._size
        return sum(numerators[size - 1 : 2 * size - 1]) - sum(numerators[: size - 1])

    def _moved(self, numerators: Sequence[int], denominator: int) -> list[int]:
        given = [*numerators[: self._size - 1], self._given_to_last(numerators)]
        taken = numerators[self._size - 1 : 2 * self._size - 1]
        stated = self._whole_values.weights
        return [w * denominator + p - q for w, p, q in zip(stated, given, taken, strict=True)]

    def _bounds(self) -> Iterator[Row]:
        size = self._size
        balance = [-1] * (size - 1) + [1] * size + self._extra
        changes = [*(self._unit(i, 1) for i in range(2 * size - 1)), balance]
        yield balance, 0
        for j, weight in enumerate(self._whole_values.weights):
            yield self._unit(size - 1 + j, -1), weight
        if self._largest is not None:
            cap = self._largest
            for row in changes:
                yield [-c * cap.denominator for c in row], cap.numerator
        if self._total is not None:
            cap = self._total
            yield [-c * cap.denominator for c in self._taken], cap.numerator
            for row in changes:
                yield [*(-c for c in row[:-1]), 1], 0

    def _gain(self, better: list[int]) -> tuple[list[int], int]:
        gain = [difference - better[-1] for difference in better[:-1]]
        return [*gain, *(-g for g in gain), 0, *self._extra], 1

    def _gains(self, better: Array) -> Array:
        gains = better[:, :-1] - better[:, -1:]
        return np.hstack([gains, -gains, np.zeros((len(better), 1 + len(self._extra)))])


class _Spread(_Nearest):
    """How far each weight stays below the stated one plus the largest change: the variables u,
    whose sum is m times that change."""

    def __init__(self, whole_values: WholeValues, target: int, lead: Fraction) -> None:
        super().__init__(whole_values, target, lead, [[1] * len(whole_values.weights)])

    @property
    def largest(self) -> Fraction:
        """The largest change, where it is least, in units of the stated weights."""
        return self._program.least / self._size

    def _moved(self, numerators: Sequence[int], denominator: int) -> list[int]:
        size, whole = self._size, sum(numerators)
        stated = self._whole_values.weights
        return [
            size * (w * denominator - u) + whole for w, u in zip(stated, numerators, strict=True)
        ]

    def _bounds(self) -> Iterator[Row]:
        size = self._size
        for j, weight in enumerate(self._whole_values.weights):
            yield [2 - size * (k == j) for k in range(size)], 0
            yield [1 - size * (k == j) for k in range(size)], size * weight

    def _gain(self, better: list[int]) -> tuple[list[int], int]:
        return [sum(better) - self._size * d for d in better], self._size

    def _gains(self, better: Array) -> Array:
        gains: Array = better.mean(axis=1, keepdims=True) - better
        return gains
