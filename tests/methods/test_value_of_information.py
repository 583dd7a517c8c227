"""What it is worth to know a score, against sums over every outcome and closed forms."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_options.methods.arrays import Array
from belarus_options.methods.distributions import (
    Beta,
    Distribution,
    Normal,
    Triangular,
    Uniform,
    pert,
)
from belarus_options.methods.value_of_information import worth_of_knowing, worth_of_knowing_spread


@given(
    st.integers(-20, 20),
    st.integers(-20, 20),
    st.lists(st.tuples(st.integers(-30, 30), st.integers(1, 9)), min_size=1, max_size=5),
)
def test_it_is_what_choosing_after_the_outcome_gains_over_choosing_before(
    own: int, others: int, outcomes: list[tuple[int, int]]
) -> None:
    """Σ p max(own + change, others) − max(own, others), in exact rationals; never below 0."""
    weight = sum(p for _, p in outcomes)
    mean = Fraction(sum(x * p for x, p in outcomes), weight)
    after = sum(Fraction(p, weight) * max(own + x - mean, Fraction(others)) for x, p in outcomes)
    expected = after - max(own, others)
    changes = np.array([float(x - mean) for x, _ in outcomes])
    probabilities = np.array([p / weight for _, p in outcomes])
    found = worth_of_knowing(float(own), float(others), changes, probabilities)
    assert found == pytest.approx(float(expected), abs=1e-12)
    assert found >= 0.0


def test_what_cannot_change_the_choice_is_worth_exactly_nothing() -> None:
    """Not a remainder of rounding: no outcome brings the two level."""
    changes, probabilities = np.array([-0.3, 0.1, 0.2]), np.array([0.4, 0.4, 0.2])
    assert worth_of_knowing(10.1, 9.7, changes, probabilities) == 0.0
    assert worth_of_knowing(9.7, 10.1, changes, probabilities) == 0.0
    spread = Uniform(-0.4, 0.4)
    for own, others in ((10.1, 9.7), (9.7, 10.1)):
        for change in (np.positive, np.negative):
            assert worth_of_knowing_spread(own, others, change, spread, []) == (0.0, 0.0)


@pytest.mark.parametrize(("own", "others"), [(0.0, 0.0), (1.0, 0.4), (0.4, 1.0), (-3.0, 5.0)])
def test_of_a_normal_change_it_is_the_loss_integral(own: float, others: float) -> None:
    """With μ the lead and s the change's standard deviation, s φ(μ / s) − |μ| Φ(−|μ| / s) (Raiffa &
    Schlaifer 1961)."""
    weight, deviation = 0.25, 6.0
    s, lead = weight * deviation, abs(own - others)
    expected = s * math.exp(-0.5 * (lead / s) ** 2) / math.sqrt(2 * math.pi)
    expected -= lead * 0.5 * math.erfc(lead / s / math.sqrt(2))
    mean = 40.0
    found, error = worth_of_knowing_spread(
        own,
        others,
        lambda m: weight * (m - mean),
        Normal(mean, deviation),
        [mean + (others - own) / weight],
    )
    assert found == pytest.approx(expected, rel=1e-11, abs=1e-14)
    assert abs(found - expected) <= error + 1e-15


@pytest.mark.parametrize(("own", "others"), [(50.0, 50.0), (52.0, 50.0), (47.0, 50.0)])
@pytest.mark.parametrize(
    "spread", [pert(10.0, 35.0, 80.0), Triangular(10.0, 35.0, 80.0),
               Uniform(10.0, 80.0), Beta(0.7, 3.0, 10.0, 80.0)],
)  # fmt: skip
def test_of_a_curved_value_it_is_what_a_fine_grid_gives(
    own: float, others: float, spread: Distribution
) -> None:
    """Equal steps of a variable in which the density has no pole, through a value function that is
    not straight."""
    measures, density = _grid(spread)
    worth = _curved(measures)
    mean = float(density @ worth)
    after = float(density @ np.maximum(own + 0.3 * (worth - mean), others))
    found, error = worth_of_knowing_spread(
        own, others, lambda m: 0.3 * (_curved(m) - mean), spread, [30.0]
    )
    assert found == pytest.approx(after - max(own, others), abs=1e-8)
    assert error < 1e-9


def _curved(measures: Array) -> Array:
    """Exponential up to a measure of 30, and straight beyond."""
    rising = 60.0 * -np.expm1(-np.minimum(measures, 30.0) / 12.0)
    curved: Array = rising + np.maximum(measures - 30.0, 0.0) / 10.0
    return curved


def _grid(spread: Distribution) -> tuple[Array, Array]:
    """Measures in the middle of equal steps, and what each weighs."""
    first, second, low, high = _as_beta_or_triangle(spread)
    ends = np.linspace(0.0, 1.0, 100_001)
    power = min(first, 1.0)
    shares = ((ends[1:] + ends[:-1]) / 2) ** (1.0 / power)
    measures = low + (high - low) * shares
    if isinstance(spread, Triangular):
        mode = spread.mode
        density = np.minimum((measures - low) / (mode - low), (high - measures) / (high - mode))
    else:
        density = shares ** (first - power) * (1.0 - shares) ** (second - 1.0)
    return measures, density / density.sum()


def _as_beta_or_triangle(spread: Distribution) -> tuple[float, float, float, float]:
    if isinstance(spread, Beta):
        return spread.first, spread.second, spread.low, spread.high
    assert spread.bounds is not None
    return (1.0, 1.0, *spread.bounds)
