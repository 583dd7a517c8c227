"""Value functions: anchors, shapes, slopes beyond the anchors, the midpoint."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_options.methods import value_functions

midpoints = st.floats(0.001, 0.999)

# At c = ln 3 the curve is 150 (1 − 3^(−z)), the way's share z = log_3 (3/2) is worth half, and the
# slopes at the ends are 150 ln 3 and 50 ln 3: shares of the way, and what they are worth.
HALF = math.log(1.5) / math.log(3)
EARLY = (
    (-1.0, -150 * math.log(3)),
    (0.0, 0.0),
    (0.25, 150 * (1 - 3**-0.25)),
    (HALF, 50.0),
    (0.75, 150 * (1 - 3**-0.75)),
    (1.0, 100.0),
    (2.0, 100 + 50 * math.log(3)),
)
# The curve seen from the other anchor.
LATE = tuple((1 - share, 100 - value) for share, value in EARLY)
ANCHORS = ((0.0, 1.0), (-3.0, 5.0), (20.0, 8.0))
curves = pytest.mark.parametrize(
    ("half", "curve"), [(HALF, EARLY), (1 - HALF, LATE)], ids=["early", "late"]
)


def test_linear_meets_both_anchors_in_either_direction() -> None:
    """Worst is 0 and best 100, whether more or less is better."""
    assert value_functions.linear(np.array([50.0, 0.0]), 50.0, 0.0).tolist() == [0.0, 100.0]
    assert value_functions.linear(np.array([0.0, 50.0]), 0.0, 50.0).tolist() == [0.0, 100.0]


def test_linear_goes_on_beyond_the_anchors() -> None:
    """A measure beyond an anchor has a value outside 0–100, on the same line."""
    assert value_functions.linear(np.array([-10.0, 75.0]), 0.0, 50.0).tolist() == [-20.0, 150.0]


def test_piecewise_goes_on_with_its_end_slopes() -> None:
    """Beyond the outermost points the slope is that of the outermost piece."""
    points, values = np.array([5.0, 15.0, 35.0, 45.0]), np.array([100.0, 40.0, 10.0, 0.0])
    found = value_functions.piecewise_linear(np.array([4.0, 10.0, 25.0, 47.0]), points, values)
    assert found == pytest.approx([106.0, 70.0, 25.0, -2.0])


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


@curves
@pytest.mark.parametrize(("worst", "best"), ANCHORS)
def test_the_exponential_and_its_inverse_equal_their_formula(
    worst: float, best: float, half: float, curve: tuple[tuple[float, float], ...]
) -> None:
    """Kirkwood 1997, ch. 4, worked out at c = ln 3: between the anchors, at them, and beyond them
    along the end slopes; each measure has its value and each value its measure."""
    midpoint = worst + half * (best - worst)
    for share, value in curve:
        measure = worst + share * (best - worst)
        found = value_functions.exponential(np.array([measure]), worst, best, midpoint)
        assert found[0] == pytest.approx(value, rel=1e-12, abs=1e-12)
        back = value_functions.exponential_inverse(value, worst, best, midpoint)
        assert back == pytest.approx(measure, rel=1e-12, abs=1e-12)


FLAT = np.array([0.0, 10.0, 20.0, 30.0, 40.0, 50.0])
RISING = np.array([0.0, 0.0, 60.0, 60.0, 100.0, 100.0])


@pytest.mark.parametrize(
    ("value", "near", "measure"),
    [
        (30.0, 0.0, 15.0), (80.0, 99.0, 35.0),
        (60.0, 5.0, 20.0), (60.0, 45.0, 30.0), (60.0, 22.0, 22.0),
        (0.0, 45.0, 10.0), (0.0, -7.0, -7.0), (100.0, 25.0, 40.0), (100.0, 70.0, 70.0),
        (100.1, 0.0, math.inf), (-0.1, 0.0, -math.inf),
    ],
)  # fmt: skip
def test_the_inverse_of_a_flat_stretch_is_its_nearest_measure(
    value: float, near: float, measure: float
) -> None:
    """By hand, also where the end is flat, and turned round where less is better."""
    assert value_functions.piecewise_inverse(value, FLAT, RISING, near) == measure
    back = value_functions.piecewise_inverse(value, -FLAT[::-1], RISING[::-1], -near)
    assert back == -measure


@given(
    st.lists(st.integers(0, 20), min_size=1, max_size=6, unique=True),
    st.lists(st.integers(0, 4), min_size=7, max_size=7),
    st.floats(-50.0, 150.0),
    st.floats(-5.0, 30.0),
)
def test_the_inverse_undoes_points_wherever_they_have_the_value(
    inner: list[int], rises: list[int], value: float, near: float
) -> None:
    """What it gives is worth the value, and no measure nearer to the other one is."""
    points = np.array(sorted({0, *inner, 21}), dtype=np.float64)
    values = np.cumsum([0, *rises[: len(points) - 2], 1]).astype(np.float64)
    values *= 100.0 / values[-1]
    found = value_functions.piecewise_inverse(value, points, values, near)
    if math.isinf(found):
        return
    tried = np.array([found, found + (near - found) / 2])
    worth = value_functions.piecewise_linear(tried, points, values)
    assert worth[0] == pytest.approx(value, abs=1e-9)
    assert found == near or abs(worth[1] - value) > 0.0


@given(st.floats(0.05, 0.95), st.floats(-50.0, 150.0))
def test_the_inverse_undoes_the_exponential(share: float, value: float) -> None:
    """The measure that a value has is worth that value, beyond the anchors too."""
    measure = value_functions.exponential_inverse(value, 30.0, 10.0, 30.0 - 20.0 * share)
    found = value_functions.exponential(np.array([measure]), 30.0, 10.0, 30.0 - 20.0 * share)
    assert found[0] == pytest.approx(value, abs=1e-6)


def test_the_inverse_is_exact_at_the_anchors_and_endless_beyond_a_flat_end() -> None:
    """However bent: 0 is worth the worst and 100 the best to the last bit. Where the end slope is 0
    in doubles no measure is worth more (a curve that rises early) or less (one that rises late)."""
    for midpoint in (0.001, 0.3, 0.5, 0.7, 0.999):
        for worst, best in ((0.0, 1.0), (1.0, 0.0)):
            middle = worst + midpoint * (best - worst)
            assert value_functions.exponential_inverse(0.0, worst, best, middle) == worst
            assert value_functions.exponential_inverse(100.0, worst, best, middle) == best
    assert value_functions.exponential_inverse(100.5, 0.0, 1.0, 0.0001) == math.inf
    assert value_functions.exponential_inverse(100.5, 1.0, 0.0, 0.9999) == -math.inf
    assert value_functions.exponential_inverse(-0.5, 0.0, 1.0, 0.9999) == -math.inf
    assert value_functions.exponential_inverse(-0.5, 1.0, 0.0, 0.0001) == math.inf


@pytest.mark.parametrize("half", [0.5 - 1e-6, 0.5 + 1e-6])
def test_a_curve_next_to_a_straight_line_is_next_to_it(half: float) -> None:
    """A midpoint a millionth off the middle: 100 z + 400 (1/2 − half) z (1 − z) to first order, and
    so back."""
    at = np.linspace(0.0, 1.0, 9)
    bent = 100 * at + 400 * (0.5 - half) * at * (1 - at)
    found = value_functions.exponential(at, 0.0, 1.0, half)
    assert found == pytest.approx(bent, abs=1e-9)
    for measure, value in zip(at.tolist(), bent.tolist(), strict=True):
        back = value_functions.exponential_inverse(value, 0.0, 1.0, half)
        assert back == pytest.approx(measure, abs=1e-11)


@pytest.mark.parametrize("midpoint", [0.5, 0.5 - 9e-10, 0.5 + 9e-10])
def test_a_midpoint_half_way_is_a_straight_line(midpoint: float) -> None:
    """The exponential with its midpoint in the middle is linear to the last bit, both ways, and so
    is one whose midpoint rounding has moved."""
    at = np.linspace(-0.5, 1.5, 9)
    assert value_functions.exponential(at, 0.0, 1.0, midpoint).tolist() == (100 * at).tolist()
    for share in at.tolist():
        back = value_functions.exponential_inverse(100 * share, 0.0, 1.0, midpoint)
        assert back == share


def test_the_exponential_is_exact_at_its_anchors() -> None:
    """Worst is 0 and best 100 to the last bit for every midpoint, so that no score on an anchor
    counts as beyond it."""
    for midpoint in range(1, 100):
        ends = value_functions.exponential(np.array([100.0, 0.0]), 100.0, 0.0, float(midpoint))
        assert ends.tolist() == [0.0, 100.0]
