"""Ratios of whole numbers, a column at a time: what follows from decimals by + − × ÷ (R2).

A double stands for its shortest decimal. Columns are 64-bit integers where those hold all that is
computed of them, and Python's own elsewhere, so that no result is rounded but by `nearest`.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from belarus_options.methods.arrays import Array

# int64 or object, (n,).
Integers = NDArray[Any]

# Sums up to here fit a 64-bit integer, and a double holds every whole number up to the second.
_WORD = 2**62
_DOUBLE = 2**53
# Digits up to which every decimal is the shortest one of its own double.
_SAFE = 1e15
_MOST_PLACES = 22


class Ratios(NamedTuple):
    """Whole numbers, (n,), over a common denominator above 0."""

    numerators: Integers
    denominator: int

    def nearest(self) -> Array:
        """The doubles nearest to them: (n,)."""
        if self.denominator <= _DOUBLE and _largest(self.numerators) <= _DOUBLE:
            # The quotient of two exact doubles is rounded once.
            return self.numerators.astype(np.float64) / self.denominator
        divided = [numerator / self.denominator for numerator in self.numerators.tolist()]
        return np.array(divided, dtype=np.float64)

    def at(self, row: int) -> Fraction:
        """One of them."""
        return Fraction(int(self.numerators[row]), self.denominator)

    def replaced(self, others: Mapping[int, Fraction]) -> "Ratios":
        """The same with others in some places."""
        if not others:
            return self
        common = math.lcm(self.denominator, *(other.denominator for other in others.values()))
        numerators = _times(self.numerators, common // self.denominator).astype(object)
        for row, other in others.items():
            numerators[row] = int(other * common)
        return Ratios(_narrow(numerators), common)


def of_decimals(numbers: Array) -> Ratios:
    """The decimals that doubles, (n,), stand for."""
    for places in range(_MOST_PLACES):
        unit = 10.0**places
        parts = np.rint(numbers * unit)
        if np.abs(parts).max(initial=0.0) > _SAFE:
            break
        if (parts / unit == numbers).all():
            return Ratios(parts.astype(np.int64), 10**places)
    # Small numbers with all their zeros, so that one of them does not make fractions of a column.
    texts = [
        format(Decimal(text), "f") if "e-" in text else text for text in map(repr, numbers.tolist())
    ]
    if any("e" in text for text in texts):
        return of_fractions(list(map(Fraction, texts)))
    # Digits of each, and how many of them are decimals: a tenth of the time of fractions.
    digits = [int(text.replace(".", "")) for text in texts]
    places_of = [len(text) - 1 - text.index(".") for text in texts]
    most = max(places_of, default=0)
    wholes = [digit * 10 ** (most - each) for digit, each in zip(digits, places_of, strict=True)]
    return Ratios(_narrow(np.array(wholes, dtype=object)), 10**most)


def of_fractions(numbers: Sequence[Fraction]) -> Ratios:
    """Any ratios, brought to a common denominator."""
    common = math.lcm(*(number.denominator for number in numbers))
    parts = [number.numerator * (common // number.denominator) for number in numbers]
    return Ratios(_narrow(np.array(parts, dtype=object)), common)


def rounded_to_parts(numbers: Array, parts: int) -> Ratios:
    """Doubles, (n,), rounded to that many parts of 1, halves to even."""
    wholes = [int(part) for part in np.rint(numbers * parts).tolist()]
    return Ratios(_narrow(np.array(wholes, dtype=object)), parts)


def piecewise_linear(
    measures: Array, points: Sequence[Fraction], values: Sequence[Fraction]
) -> Ratios:
    """Straight between the points, and beyond the outermost two as between their neighbors.

    measures: (n,), the decimals they stand for; points: ascending, two or more; values: at each.
    """
    given = of_decimals(measures)
    lines = [line_through(points, values, piece) for piece in range(len(points) - 1)]
    slopes = [slope / given.denominator for slope, _ in lines]
    common = math.lcm(
        *(number.denominator for number in slopes), *(start.denominator for _, start in lines)
    )
    steps = [int(slope * common) for slope in slopes]
    starts = [int(start * common) for _, start in lines]
    largest = max(map(abs, steps)) * _largest(given.numerators) + max(map(abs, starts))
    kind = np.int64 if largest < _WORD else np.object_
    piece_of = np.searchsorted(np.array([float(point) for point in points[1:-1]]), measures)
    numerators: Integers = given.numerators.astype(kind)
    numerators *= np.array(steps, dtype=kind)[piece_of]
    numerators += np.array(starts, dtype=kind)[piece_of]
    return Ratios(numerators, common)


def line_through(
    points: Sequence[Fraction], values: Sequence[Fraction], piece: int
) -> tuple[Fraction, Fraction]:
    """The slope of a piece between two points, and its value at 0."""
    slope = (values[piece + 1] - values[piece]) / (points[piece + 1] - points[piece])
    return slope, values[piece] - slope * points[piece]


def weighted_sum(columns: Sequence[Ratios], weights: Sequence[Fraction]) -> Ratios:
    """Each row's sum of weight × number: (n,). There is one column or more."""
    used = [(column, weight) for column, weight in zip(columns, weights, strict=True) if weight]
    common = math.lcm(*(column.denominator * weight.denominator for column, weight in used))
    factors = [
        weight.numerator * (common // (column.denominator * weight.denominator))
        for column, weight in used
    ]
    shrunk = math.gcd(common, *factors)
    common, factors = common // shrunk, [factor // shrunk for factor in factors]
    parts = [(column.numerators, factor) for (column, _), factor in zip(used, factors, strict=True)]
    largest = sum(_largest(numerators) * abs(factor) for numerators, factor in parts)
    kind = np.int64 if largest < _WORD else np.object_
    total: Integers = np.zeros(len(columns[0].numerators), dtype=kind)
    for numerators, factor in parts:
        total += numerators.astype(kind) * factor
    return Ratios(total, common)


def common_denominator(columns: Iterable[Ratios]) -> tuple[list[Integers], int]:
    """The numerators of columns over one denominator, and that."""
    every = list(columns)
    common = math.lcm(*(column.denominator for column in every))
    return [_times(column.numerators, common // column.denominator) for column in every], common


def _times(numerators: Integers, factor: int) -> Integers:
    if _largest(numerators) * factor < _WORD:
        return numerators * factor
    return numerators.astype(object) * factor


def _largest(numerators: Integers) -> int:
    # At least 1, so that a factor too large for a 64-bit integer is seen beside zeros too.
    return int(np.abs(numerators).max(initial=1))


def _narrow(numerators: Integers) -> Integers:
    return numerators.astype(np.int64) if _largest(numerators) < _WORD else numerators
