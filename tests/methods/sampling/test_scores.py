"""Uncertain scores: each kind has the moments of its distribution, and a stream of its own."""

import math
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.random import Generator

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
from belarus_options.methods.sampling.random_words import bit_generator
from belarus_options.methods.sampling.scores import (
    DrawnLevel,
    DrawnValue,
    TabledValue,
    UncertainCell,
    level_probabilities,
)
from published import case

DRAWS = 200_000
CASE: dict[str, Any] = case("algo-distributions")
EXPECTED = CASE["expected"]


def drawn(spread: Distribution, stream: int = 1) -> Array:
    return spread.draw(Generator(bit_generator(1, stream, 0)), DRAWS)


def assert_mean(figures: Array, expected: float) -> None:
    """The mean of figures lies within 5 standard errors of what it should be."""
    error = figures.std() / math.sqrt(len(figures))
    assert abs(figures.mean() - expected) <= 5 * error


LOGNORMAL_MEAN = math.exp(0.5 + 0.25**2 / 2)
MOMENTS = {
    "uniform": (Uniform(2, 7), EXPECTED["uni_mean"], EXPECTED["uni_var"]),
    "triangular": (Triangular(2, 3, 7), EXPECTED["tri_mean"], EXPECTED["tri_var"]),
    "pert": (pert(2, 3, 7), EXPECTED["pert_mean"], EXPECTED["pert_var"]),
    "pert at its end": (pert(-1, -1, 5), 0.0, 5 / 7),
    "normal": (Normal(11.7, 2.5), 11.7, 2.5**2),
    "lognormal": (
        Lognormal(0.5, 0.25),
        LOGNORMAL_MEAN,
        math.expm1(0.25**2) * LOGNORMAL_MEAN**2,
    ),
    "beta": (Beta(20, 116, 0, 1), 20 / 136, 20 * 116 / (136**2 * 137)),
    "beta, stretched": (Beta(2, 3, -5, 15), 3.0, 400 * 6 / (25 * 6)),
}


@pytest.mark.parametrize(("spread", "mean", "variance"), MOMENTS.values(), ids=MOMENTS)
def test_each_kind_has_its_mean_and_its_variance(
    spread: Distribution, mean: float, variance: float
) -> None:
    """algo-distributions and textbook closed forms, within 5 standard errors."""
    values = drawn(spread)
    assert_mean(values, mean)
    assert_mean((values - mean) ** 2, variance)


@pytest.mark.parametrize(
    ("spread", "quantile", "share"),
    [
        (pert(2, 3, 7), EXPECTED["pert_q05"], 0.05),
        (pert(2, 3, 7), EXPECTED["pert_q95"], 0.95),
        (Triangular(2, 3, 7), EXPECTED["tri_q50"], 0.5),
        (Normal(0, 1), 1.6448536269514715, 0.95),
        (Lognormal(0.5, 0.25), math.exp(0.5), 0.5),
    ],
)
def test_quantiles_are_where_they_should_be(
    spread: Distribution, quantile: float, share: float
) -> None:
    """algo-distributions: so many of the draws lie below, within 5 standard errors."""
    assert_mean((drawn(spread) <= quantile).astype(np.float64), share)


@pytest.mark.parametrize("spread", [pert(2, 3, 7), pert(2, 2, 7), pert(2, 7, 7)])
def test_a_range_is_never_left(spread: Distribution) -> None:
    """Between low and high, wherever the best estimate lies."""
    values = drawn(spread)
    assert values.min() >= 2
    assert values.max() <= 7


def test_pert_has_the_shapes_of_its_three_points() -> None:
    """algo-distributions: 1.8 and 4.2 over 2 to 7."""
    found = pert(2, 3, 7)
    shapes = (EXPECTED["pert_alpha"], EXPECTED["pert_beta"])
    assert (found.first, found.second) == pytest.approx(shapes)
    assert found.bounds == (2, 7)


def doubled(measures: Array) -> Array:
    return 2.0 * measures


def test_a_value_is_drawn_as_a_measure_and_then_valued() -> None:
    """Twice the measures of its own stream and chunk; other chunks, streams and seeds are other
    draws, and nothing depends on what was drawn before."""
    one = DrawnValue(7, pert(2, 3, 7), doubled)
    measures = pert(2, 3, 7).draw(Generator(bit_generator(5, 7, 3)), 64)
    assert (one.draw(5, 3, 64) == 2 * measures).all()
    assert (one.draw(5, 3, 64) == one.draw(5, 3, 64)).all()
    others = [
        one.draw(5, 4, 64), one.draw(0, 3, 64), DrawnValue(8, pert(2, 3, 7), doubled).draw(5, 3, 64)
    ]  # fmt: skip
    assert not any((other == one.draw(5, 3, 64)).any() for other in others)


def test_samples_are_taken_in_their_order_and_from_the_first_again() -> None:
    """Chunk after chunk, whatever the seed."""
    values = TabledValue(np.array([5.0, 6.0, 7.0]))
    assert values.draw(1, 0, 4).tolist() == [5, 6, 7, 5]
    assert values.draw(2, 1, 4).tolist() == [6, 7, 5, 6]


def test_streams_know_nothing_of_each_other() -> None:
    """Draws of two scores, and of two chunks of one, are not correlated (5 standard errors)."""
    score = DrawnValue(1, Normal(0, 1), doubled)
    other = DrawnValue(2, Normal(0, 1), doubled)
    first = score.draw(1, 0, DRAWS)
    for second in (other.draw(1, 0, DRAWS), score.draw(1, 1, DRAWS), score.draw(0, 0, DRAWS)):
        assert abs(np.corrcoef(first, second)[0, 1]) <= 5 / math.sqrt(DRAWS)


def immense(measures: Array) -> Array:
    with np.errstate(over="ignore"):
        return measures * 1e300


@pytest.mark.parametrize("spread", [Lognormal(0.0, 200.0), Normal(0.0, 1e140)])
def test_draws_too_large_for_totals_are_cut_off(spread: Distribution) -> None:
    """However wide a distribution and steep a value function, there is a number."""
    values = DrawnValue(3, spread, immense).draw(1, 0, 2_048)
    assert np.isfinite(values).all()
    assert np.abs(values).max() == 1e150


@given(
    st.integers(2, 9).flatmap(
        lambda levels: st.tuples(
            st.just(levels),
            st.tuples(*[st.integers(0, levels - 1)] * 3).map(lambda three: sorted(three)),
        )
    )
)
def test_level_probabilities_are_the_triangle_of_the_contract(
    given_levels: tuple[int, list[int]],
) -> None:
    """(k − low + 1)/(stated − low + 1) up to the stated level, (high − k + 1)/(high − stated + 1)
    above it, over what they add up to, in exact rationals; 0 outside."""
    levels, (low, stated, high) = given_levels
    parts = [
        Fraction(0)
        if not low <= k <= high
        else min(Fraction(k - low + 1, stated - low + 1), Fraction(high - k + 1, high - stated + 1))
        for k in range(levels)
    ]
    found = level_probabilities(levels, low, stated, high)
    assert found == pytest.approx([float(part / sum(parts)) for part in parts], abs=1e-15)
    assert math.fsum(found) == pytest.approx(1, abs=1e-15)


def test_levels_are_drawn_as_often_as_their_probabilities_say() -> None:
    """1/10, 2/10, 4/10 … of a scale of six, within 5 standard errors; those outside never."""
    probabilities = level_probabilities(6, 1, 3, 4)
    assert probabilities == pytest.approx([0, 2 / 15, 4 / 15, 6 / 15, 3 / 15, 0])
    possible = (0.0, 10.0, 35.0, 60.0, 90.0, 100.0)
    values = DrawnLevel(4, possible, tuple(probabilities)).draw(1, 0, DRAWS)
    for value, part in zip(possible, probabilities, strict=True):
        assert_mean((values == value).astype(np.float64), part)


def test_levels_without_probability_are_never_drawn() -> None:
    """At either end and in the middle."""
    level = DrawnLevel(4, (1.0, 2.0, 3.0, 4.0, 5.0), (0.0, 0.5, 0.0, 0.5, 0.0))
    assert set(level.draw(1, 0, DRAWS).tolist()) == {2.0, 4.0}
    certain = DrawnLevel(4, (1.0, 2.0), (0.0, 1.0))
    assert set(certain.draw(1, 0, 100).tolist()) == {2.0}


def test_a_cell_is_its_constant_and_the_shares_of_its_parts() -> None:
    """Constant + Σ share × drawn value, each part from its own stream."""
    one, two = DrawnValue(1, pert(0, 1, 2), doubled), DrawnLevel(2, (0.0, 100.0), (0.5, 0.5))
    cell = UncertainCell(0, 0, 12.5, ((0.25, one), (0.5, two)))
    expected = 12.5 + 0.25 * one.draw(3, 2, 50) + 0.5 * two.draw(3, 2, 50)
    assert (cell.draw(3, 2, 50) == expected).all()
    assert (UncertainCell(0, 0, 12.5, ()).draw(3, 2, 50) == 12.5).all()
