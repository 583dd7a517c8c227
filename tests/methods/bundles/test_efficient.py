"""Non-dominated rows, and what lies on the upper hull."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from belarus_options.methods.bundles import efficient as module
from belarus_options.methods.bundles.efficient import efficient, is_convex, non_dominated


@given(
    arrays(
        np.float64,
        array_shapes(min_dims=2, max_dims=2, max_side=12),
        elements=st.integers(0, 4).map(float),
    )
)
def test_non_dominated_rows_are_those_of_the_definition(values: np.ndarray) -> None:
    """No other is at least as good everywhere and better somewhere; equal rows stay together."""
    expected = [
        at
        for at, row in enumerate(values)
        if not any((other >= row).all() and (other > row).any() for other in values)
    ]
    rows = non_dominated(values)
    assert rows is not None
    assert rows.tolist() == expected


def test_rows_that_take_too_long_are_not_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit counts comparisons, so that it is the same on every machine."""
    monkeypatch.setattr(module, "MOST_COMPARED", 10)
    assert non_dominated(np.eye(8)) is None
    assert non_dominated(np.zeros((2, 2))) is not None


def test_the_hull_has_its_corners_and_what_lies_between_two_of_them() -> None:
    """(1, 1) is below the way from (0, 0) to (2, 3), (3, 4) lies on that to (4, 5)."""
    points = [(0, 0), (1, 1), (2, 3), (3, 4), (4, 5)]
    ratios = [(Fraction(x), Fraction(y)) for x, y in points]
    assert is_convex(ratios) == [True, False, True, True, True]


def test_what_costs_more_and_is_no_better_is_not_efficient() -> None:
    """Of one cost the best; slack keeps what exact totals have to decide."""
    costs, totals = np.array([1, 1, 2, 3, 3]), np.array([5.0, 6.0, 6.0, 7.0, 6.5])
    assert efficient(costs, totals, 0.0).tolist() == [False, True, False, True, False]
    assert efficient(costs, totals, 0.1).tolist() == [False, True, True, True, False]
