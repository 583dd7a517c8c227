"""Value functions: anchors, shapes, slopes beyond the anchors, the midpoint."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_options.methods import value_functions

midpoints = st.floats(0.001, 0.999)


def test_linear_meets_both_anchors_in_either_direction() -> None:
    """Worst is 0 and best 100, whether more or less is better."""
    assert value_functions.linear(np.array([50.0, 0.0]), 50.0, 0.0).tolist() == [0.0, 100.0]
    assert value_functions.linear(np.array([0.0, 50.0]), 0.0, 50.0).tolist() == [0.0, 100.0]


def test_linear_goes_on_beyond_the_anchors() -> None:
    """A measure beyond an anchor has a value outside 0–100, on the same line."""
    assert value_functions.linear(np.array([-10.0, 75.0]), 0.0, 50.0).tolist() == [-20.0, 150.0]


def test_piecewise_goes_on_with_its_end_slopes() -> None:
    """Beyond the outermost points the slope is that of the outermost piece."""
    points, values = np.array([0.0, 10.0, 30.0]), np.array([100.0, 40.0, 0.0])
    found = value_functions.piecewise_linear(np.array([-1.0, 5.0, 20.0, 32.0]), points, values)
    assert found == pytest.approx([106.0, 70.0, 20.0, -4.0])


@given(midpoints)
def test_the_exponential_midpoint_is_worth_half(share: float) -> None:
    """Kirkwood 1997, ch. 4: the measure named as the midpoint is worth 50, and the anchors 0 and
    100, in both directions."""
    for worst, best in ((0.0, 20.0), (20.0, 0.0)):
        midpoint = worst + share * (best - worst)
        found = value_functions.exponential(
            np.array([worst, midpoint, best]), worst, best, midpoint
        )
        assert found == pytest.approx([0.0, 50.0, 100.0], abs=1e-9)


@given(midpoints, st.lists(st.floats(-0.5, 1.5), min_size=2, max_size=9, unique=True))
def test_the_exponential_never_falls_toward_the_better_end(
    share: float, measures: list[float]
) -> None:
    """Values never fall from worst to best, beyond the anchors too."""
    found = value_functions.exponential(np.array(sorted(measures)), 0.0, 1.0, share)
    assert all(a <= b + 1e-9 for a, b in zip(found, found[1:], strict=False))


def test_the_exponential_equals_its_formula() -> None:
    """At c = 2, z = 1/4: 100 (1 − e^(−1/2)) / (1 − e^(−2)); c = 2 belongs to the midpoint
    ln(2 / (1 + e^(−2))) / 2."""
    midpoint = math.log(2 / (1 + math.exp(-2))) / 2
    expected = 100 * (1 - math.exp(-0.5)) / (1 - math.exp(-2))
    found = value_functions.exponential(np.array([0.25]), 0.0, 1.0, midpoint)
    assert found == pytest.approx([expected], abs=1e-9)


def test_the_exponential_goes_on_with_its_end_slopes() -> None:
    """A step beyond an anchor changes the value by the slope at the anchor."""
    at = np.array([0.0, 1e-6, -1.0, 1.0, 1.0 - 1e-6, 2.0])
    low, inside_low, below, high, inside_high, above = value_functions.exponential(
        at, 0.0, 1.0, 0.3
    )
    assert (low - below) == pytest.approx((inside_low - low) * 1e6, rel=1e-4)
    assert (above - high) == pytest.approx((high - inside_high) * 1e6, rel=1e-4)


def test_a_midpoint_half_way_is_a_straight_line() -> None:
    """The exponential with its midpoint in the middle is linear."""
    at = np.linspace(-0.5, 1.5, 9)
    found = value_functions.exponential(at, 0.0, 1.0, 0.5)
    assert found == pytest.approx(100 * at)


def test_the_exponential_is_exact_at_its_anchors() -> None:
    """Worst is 0 and best 100 to the last bit for every midpoint, so that no score on an anchor
    counts as beyond it."""
    for midpoint in range(1, 100):
        ends = value_functions.exponential(np.array([100.0, 0.0]), 100.0, 0.0, float(midpoint))
        assert ends.tolist() == [0.0, 100.0]
