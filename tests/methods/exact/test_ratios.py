"""Columns of ratios against Python's own fractions, small numbers and huge ones."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_options.methods.exact.ratios import (
    common_denominator,
    of_decimals,
    of_fractions,
    piecewise_linear,
    rounded_to_parts,
    weighted_sum,
)

# Few decimals, any double, and whole numbers that no 64-bit integer holds.
DOUBLES = (
    st.integers(-(10**9), 10**9).map(lambda n: n / 1000)
    | st.floats(-1e100, 1e100)
    | st.integers(-(10**30), 10**30).map(float)
)
COLUMNS = st.lists(DOUBLES, min_size=1, max_size=4)
RATIOS = st.fractions(max_denominator=10**12) | st.integers(-(10**25), 10**25).map(Fraction)


def decimals(numbers: list[float]) -> list[Fraction]:
    """What doubles stand for."""
    return [Fraction(repr(number)) for number in numbers]


@given(COLUMNS)
def test_a_double_stands_for_its_shortest_decimal(numbers: list[float]) -> None:
    """0.1 is a tenth, and the double nearest to it is the double."""
    found = of_decimals(np.array(numbers))
    assert [found.at(row) for row in range(len(numbers))] == decimals(numbers)
    assert found.nearest().tolist() == numbers


@given(st.lists(RATIOS, min_size=1, max_size=4), st.lists(RATIOS, min_size=4, max_size=4))
def test_ratios_are_kept_replaced_and_brought_to_one_denominator(
    numbers: list[Fraction], others: list[Fraction]
) -> None:
    """Each of them is what it was."""
    found = of_fractions(numbers)
    assert [found.at(row) for row in range(len(numbers))] == numbers
    assert found.nearest().tolist() == [float(number) for number in numbers]
    last = len(numbers) - 1
    changed = found.replaced({last: others[0]})
    assert [changed.at(row) for row in range(last + 1)] == [*numbers[:last], others[0]]
    columns, common = common_denominator([found, of_fractions(others[: last + 1])])
    assert [Fraction(int(n), common) for n in columns[0]] == numbers
    assert [Fraction(int(n), common) for n in columns[1]] == others[: last + 1]


@given(st.data())
def test_a_weighted_sum_is_the_double_nearest_to_the_exact_one(data: st.DataObject) -> None:
    """Whatever denominators there are, and with weights of 0."""
    width, height = data.draw(st.integers(1, 4)), data.draw(st.integers(1, 3))
    fixed = st.lists(DOUBLES, min_size=height, max_size=height)
    columns = [data.draw(fixed) for _ in range(width)]
    weights = [data.draw(RATIOS | st.just(Fraction(0))) for _ in range(width)]
    found = weighted_sum([of_decimals(np.array(column)) for column in columns], weights)
    for row in range(height):
        exact = sum(
            weight * Fraction(repr(column[row]))
            for weight, column in zip(weights, columns, strict=True)
        )
        assert found.at(row) == exact
        assert found.nearest()[row] == float(exact)


@given(
    st.lists(st.integers(-1000, 1000), min_size=2, max_size=5, unique=True).map(sorted),
    st.lists(DOUBLES.filter(lambda x: abs(x) < 1e9), min_size=5, max_size=5),
    st.lists(st.integers(-2000, 2000).map(lambda n: n / 2), min_size=1, max_size=5),
)
def test_lines_between_points_are_exact(
    points: list[int], values: list[float], measures: list[float]
) -> None:
    """And beyond them."""
    worths = decimals(values)[: len(points)]
    found = piecewise_linear(np.array(measures), [*map(Fraction, points)], worths)
    for row, measure in enumerate(measures):
        piece = sum(measure > point for point in points[1:-1])
        slope = (worths[piece + 1] - worths[piece]) / (points[piece + 1] - points[piece])
        exact = worths[piece] + slope * (Fraction(measure) - points[piece])
        assert found.at(row) == exact


@pytest.mark.parametrize("value", [59.9999999999988, 1 / 3, -0.0, 1e150])
def test_what_is_no_ratio_is_rounded_to_parts(value: float) -> None:
    """A billionth, whatever its last digits."""
    [found] = rounded_to_parts(np.array([value]), 10**9).nearest().tolist()
    assert found == pytest.approx(value, rel=1e-15, abs=5e-10)
    assert found == float(repr(round(found, 9)))
