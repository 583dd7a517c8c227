"""Linear programs solved the slow way: all corners of a polytope, in fractions."""

import math
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

Point = tuple[Fraction, ...]
# Coefficients and a constant: coefficients · x + constant is 0, or at least 0.
Form = tuple[Sequence[Fraction | int], Fraction | int]


def corners(inequalities: Sequence[Form], equalities: Sequence[Form] = ()) -> Iterator[Point]:
    """Every point at which as many forms as there are unknowns are 0 and no inequality is broken.

    A polytope in which no unknown can go to minus infinity has one, unless it is empty.
    """
    size = len((*inequalities, *equalities)[0][0])
    rows = [_whole(form) for form in inequalities]
    given = [_whole(form) for form in equalities]
    for tight in combinations(rows, size - len(given)):
        found = _solved([*given, *tight])
        if found is None:
            continue
        numerators, denominator = found
        values = (
            sum(c * x for c, x in zip(row, (*numerators, denominator), strict=True)) for row in rows
        )
        if all(value >= 0 for value in values):
            yield tuple(Fraction(numerator, denominator) for numerator in numerators)


def at(form: Form, point: Point) -> Fraction:
    """The value of a form."""
    coefficients, constant = form
    parts = (Fraction(c) * x for c, x in zip(coefficients, point, strict=True))
    return sum(parts, Fraction(constant))


def exact(*numbers: Fraction | int) -> Point:
    """A point, or any other row of fractions."""
    return tuple(map(Fraction, numbers))


def unit(size: int, index: int, value: int = 1) -> list[int]:
    """A row of zeros with one other number."""
    return [value if i == index else 0 for i in range(size)]


def _whole(form: Form) -> list[int]:
    """A positive multiple in whole numbers, the constant last."""
    numbers = [Fraction(number) for number in (*form[0], form[1])]
    multiple = math.lcm(*(number.denominator for number in numbers))
    return [int(number * multiple) for number in numbers]


def _solved(rows: list[list[int]]) -> tuple[list[int], int] | None:
    """The one point at which all rows are 0, as numerators and a positive denominator; None where
    there is not one. By cross-multiplication: numbers grow, but stay whole."""
    size = len(rows)
    left = list(rows)
    done: list[list[int]] = []
    for column in range(size):
        pivot = next((row for row in left if row[column]), None)
        if pivot is None:
            return None
        left.remove(pivot)
        left, done = (
            [
                [a * pivot[column] - row[column] * b for a, b in zip(row, pivot, strict=True)]
                if row[column]
                else row
                for row in part
            ]
            for part in (left, done)
        )
        done.append(pivot)
    denominator = math.lcm(*(row[column] for column, row in enumerate(done)))
    return [-row[-1] * (denominator // row[i]) for i, row in enumerate(done)], denominator
