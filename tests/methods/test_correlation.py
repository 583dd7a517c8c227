"""Pearson's coefficient: its value, what leaves it as it is, and where there is none."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from belarus_options.methods.correlation import correlation

VALUES = arrays(np.float64, 5, elements=st.integers(-50, 50).map(float))


def test_the_coefficient_of_a_column_worked_by_hand() -> None:
    """Columns 1 2 3 4 and 2 1 4 3 are off their means by products that add up to 3, and squares
    that add up to 5 each: 3/5; turned over, −3/5."""
    first, second = np.array([1.0, 2.0, 3.0, 4.0]), np.array([2.0, 1.0, 4.0, 3.0])
    assert correlation(first, second) == pytest.approx(0.6, abs=1e-15)
    assert correlation(first, -second) == pytest.approx(-0.6, abs=1e-15)


@given(VALUES, VALUES, st.sampled_from([1e-140, 3.0, 1e140]), st.floats(-1e3, 1e3))
def test_units_leave_the_coefficient_as_it_is(
    first: np.ndarray[tuple[int], np.dtype[np.float64]],
    second: np.ndarray[tuple[int], np.dtype[np.float64]],
    unit: float,
    origin: float,
) -> None:
    """It is numpy's, the same both ways, and does not change with a column's unit or origin, as far
    as a unit has values above rounding."""
    found = correlation(first, second)
    if len(set(first)) == 1 or len(set(second)) == 1:
        assert found is None
        return
    assert found == pytest.approx(np.corrcoef(first, second)[0, 1], abs=1e-12)
    assert correlation(second, first) == pytest.approx(found, abs=1e-12)
    moved = correlation(first * unit, second + origin)
    assert moved is None if unit < 1.0 else moved == pytest.approx(found, abs=1e-9)


def test_a_column_that_differs_by_rounding_alone_has_no_coefficient() -> None:
    """Its differences are a billionth of its values, or of one point where values are smaller."""
    rising = np.array([0.0, 50.0, 100.0])
    for size in (1e-9, 0.01, 1e9):
        flat = np.array([size, size, size * (1 + 1e-10)])
        assert correlation(flat, rising) is None
        assert correlation(rising, flat) is None
    assert correlation(np.array([1e9, 1e9, 1e9 + 10.0]), rising) is not None
    assert correlation(np.array([0.0, 0.0, 1e-8]), rising) is not None
