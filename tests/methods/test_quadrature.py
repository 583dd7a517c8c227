"""Expectations by quadrature, against closed forms and exact rationals."""

import math
from fractions import Fraction

import numpy as np
import pytest

from belarus_options.methods.arrays import Array
from belarus_options.methods.distributions import (
    Beta,
    Distribution,
    Lognormal,
    Normal,
    Triangular,
    Uniform,
    pert,
)
from belarus_options.methods.quadrature import expectations


def moments(measures: Array) -> Array:
    return np.stack([measures, measures**2])


def over(measures: Array, at: float) -> Array:
    """How far measures lie above a measure: (1, k)."""
    return np.maximum(measures - at, 0.0)[np.newaxis]


def normal_density(z: float) -> float:
    return math.exp(-0.5 * z * z) / math.sqrt(2.0 * math.pi)


def normal_above(z: float) -> float:
    """The share of a standard normal distribution above z."""
    return 0.5 * math.erfc(z / math.sqrt(2.0))


@pytest.mark.parametrize(
    ("spread", "mean", "variance"),
    [
        (Uniform(2.0, 7.0), 4.5, 25 / 12),
        (Triangular(2.0, 3.0, 7.0), 4.0, 7 / 6),
        (Triangular(2.0, 2.0, 7.0), 11 / 3, 25 / 18),
        (Triangular(2.0, 7.0, 7.0), 16 / 3, 25 / 18),
        (pert(2.0, 3.0, 7.0), 3.5, 0.75),
        (Normal(1.0, 0.5), 1.0, 0.25),
        (Lognormal(0.0, 1.0), math.exp(0.5), math.expm1(1.0) * math.e),
        (Lognormal(1.0, 3.0), math.exp(5.5), math.expm1(9.0) * math.exp(11.0)),
        (Lognormal(0.0, 10.0), math.exp(50.0), math.expm1(100.0) * math.exp(100.0)),
    ],
)
def test_means_and_variances_are_the_closed_forms(
    spread: Distribution, mean: float, variance: float
) -> None:
    """For every kind, to twelve digits, and the estimated error says no less."""
    found, errors = expectations(spread, moments)
    expected = np.array([mean, variance + mean**2])
    assert found == pytest.approx(expected, rel=1e-12)
    assert (np.abs(found - expected) <= errors + 1e-13 * np.abs(expected)).all()


@pytest.mark.parametrize(
    ("first", "second"),
    [(1.0, 1.0), (0.5, 0.5), (0.01, 0.02), (1e-3, 5.0), (1.3, 2.7), (30.0, 2.0), (1e6, 1e6),
     (1e6, 0.5), (1.0001, 1e4), (1e-6, 1e-6), (1e12, 1e12)],
)  # fmt: skip
def test_beta_distributions_with_poles_and_with_needles_are_integrated(
    first: float, second: float
) -> None:
    """Shapes below 1, whose density has no bound, and shapes of a million, whose spread is a
    thousandth of the span."""
    found, _ = expectations(Beta(first, second, 0.0, 1.0), moments)
    whole = first + second
    mean, variance = first / whole, first * second / (whole**2 * (whole + 1))
    assert found == pytest.approx(np.array([mean, variance + mean**2]), rel=1e-11)


@pytest.mark.parametrize(
    ("first", "second"), [(1e90, 1e90), (1e-90, 1.0), (1.0, 1e-90), (1e20, 3e20), (1e-18, 1.0)]
)
def test_a_spread_that_is_no_wider_than_rounding_is_its_mean(first: float, second: float) -> None:
    """And never no number."""
    found, errors = expectations(Beta(first, second, 2.0, 4.0), moments)
    mean = 2.0 + 2.0 * first / (first + second)
    assert found == pytest.approx(np.array([mean, mean**2]), abs=1e-8)
    assert np.isfinite(errors).all()


def exact_excess(first: int, second: int, at: Fraction) -> Fraction:
    """E (t − at)⁺ for a beta distribution over 0 to 1 with whole shapes: a polynomial, integrated
    term by term."""
    whole, part = Fraction(0), Fraction(0)
    for power in range(second):
        sign = Fraction((-1) ** power * math.comb(second - 1, power))
        exponent = first + power
        whole += sign / exponent
        part += sign * (1 - at ** (exponent + 1)) / (exponent + 1)
        part -= sign * at * (1 - at**exponent) / exponent
    return part / whole


@pytest.mark.parametrize("is_named", [True, False])
@pytest.mark.parametrize("at", [Fraction(1, 10), Fraction(2, 5), Fraction(3, 4), Fraction(99, 100)])
@pytest.mark.parametrize(("first", "second"), [(1, 5), (2, 4), (3, 3), (5, 1)])
def test_what_lies_beyond_a_kink_is_the_exact_rational(
    first: int, second: int, at: Fraction, is_named: bool
) -> None:
    """PERT distributions with whole shapes are polynomials; a kink that is not named is found."""
    mode = Fraction(first - 1, 4)
    spread = pert(0.0, float(mode), 1.0)
    assert (spread.first, spread.second) == pytest.approx((first, second))
    kinks = [float(at)] if is_named else []
    found, errors = expectations(spread, lambda measures: over(measures, float(at)), kinks)
    expected = float(exact_excess(first, second, at))
    assert found[0] == pytest.approx(expected, abs=1e-14 if is_named else 1e-11)
    assert abs(found[0] - expected) <= errors[0] + (1e-14 if is_named else 1e-11)


@pytest.mark.parametrize("at", [-3.0, 0.0, 0.4, 2.0, 7.0])
def test_what_lies_beyond_a_kink_of_a_normal_is_the_loss_integral(at: float) -> None:
    """σ (φ(z) − z Φ(−z)), the unit normal loss integral (Raiffa & Schlaifer 1961)."""
    mean, deviation = 0.5, 1.5
    z = (at - mean) / deviation
    expected = deviation * (normal_density(z) - z * normal_above(z))
    found, _ = expectations(Normal(mean, deviation), lambda m: over(m, at), [at])
    assert found[0] == pytest.approx(expected, rel=1e-11, abs=1e-15)


@pytest.mark.parametrize("at", [0.01, 1.0, 5.0, 100.0])
def test_what_lies_beyond_a_kink_of_a_lognormal_is_the_closed_form(at: float) -> None:
    """exp(μ + σ²/2) Φ(σ − z) − at Φ(−z) with z = (log at − μ) / σ."""
    mean, deviation = 0.3, 0.8
    z = (math.log(at) - mean) / deviation
    expected = math.exp(mean + deviation**2 / 2) * normal_above(z - deviation)
    expected -= at * normal_above(z)
    found, _ = expectations(Lognormal(mean, deviation), lambda m: over(m, at), [at])
    assert found[0] == pytest.approx(expected, rel=1e-10, abs=1e-14)


def test_a_kink_outside_the_distribution_does_no_harm() -> None:
    """Nor one at an end, nor one that is no number that a logarithm takes."""
    for spread in (Uniform(2.0, 7.0), pert(2.0, 3.0, 7.0), Normal(4.0, 1.0),
                   Lognormal(0.0, 1.0)):  # fmt: skip
        plain, _ = expectations(spread, moments)
        kinked, _ = expectations(spread, moments, [-5.0, 0.0, 2.0, 7.0, 1e9])
        assert kinked == pytest.approx(plain, rel=1e-12)


def test_rounding_that_keeps_the_rules_apart_ends_the_search() -> None:
    """A function that jumps about in its last digits is integrated all the same, and the estimate
    of the error says how well."""
    spread = Normal(1e9, 1.0)
    found, errors = expectations(spread, lambda m: ((m - 1e9) * 100.0)[np.newaxis] + 50.0)
    assert found[0] == pytest.approx(50.0, abs=1e-3)
    assert abs(found[0] - 50.0) <= errors[0]


def test_bounds_are_those_of_kinds_that_have_some() -> None:
    """Whatever parameters stand before them."""
    assert Uniform(2.0, 7.0).bounds == (2.0, 7.0)
    assert Triangular(2.0, 3.0, 7.0).bounds == (2.0, 7.0)
    assert pert(2.0, 3.0, 7.0).bounds == (2.0, 7.0)
    assert Normal(2.0, 7.0).bounds is None
    assert Lognormal(2.0, 7.0).bounds is None
