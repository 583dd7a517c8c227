"""Distributions: means, plausible ranges, and parameters that cannot be."""

import math
from statistics import NormalDist
from typing import Any

import pytest
from pydantic import ValidationError

from belarus_options.model.distribution import Distribution

Z = NormalDist().inv_cdf(0.95)


def spread(**kind: Any) -> Distribution:
    return Distribution.model_validate(kind)


@pytest.mark.parametrize(
    ("distribution", "mean", "plausible"),
    [
        (spread(uniform={"low": 2, "high": 7}), 4.5, (2, 7)),
        (spread(triangular={"low": 2, "mode": 3, "high": 7}), 4, (2, 7)),
        (spread(pert={"low": 2, "mode": 3, "high": 7}), 3.5, (2, 7)),
        (spread(normal={"mean": 11.7, "sd": 2.5}), 11.7, (11.7 - 2.5 * Z, 11.7 + 2.5 * Z)),
        (spread(normal={"low": 3.5, "high": 20}), 11.75, (3.5, 20)),
        (spread(normal={"mean": 3, "sd": 0}), 3, (3, 3)),
        (spread(normal={"low": 3, "high": 3}), 3, (3, 3)),
        (spread(lognormal={"mu": 0, "sigma": 1}), math.exp(0.5), (math.exp(-Z), math.exp(Z))),
        (spread(lognormal={"mu": 2, "sigma": 0}), math.exp(2), (math.exp(2), math.exp(2))),
        (spread(beta={"a": 2, "b": 6}), 0.25, (0, 1)),
        (spread(beta={"a": 2, "b": 6, "low": 10, "high": 50}), 20, (10, 50)),
        (spread(discrete={"1": 0.25, "3": 0.75, "9": 0}), 2.5, (1, 3)),
    ],
)
def test_means_and_plausible_ranges_are_the_closed_forms(
    distribution: Distribution, mean: float, plausible: tuple[float, float]
) -> None:
    """The mean stands for a value that is left out; without bounds, plausible is from the 5th to
    the 95th percentile."""
    assert distribution.mean == pytest.approx(mean)
    assert distribution.plausible == pytest.approx(plausible, rel=1e-15)


@pytest.mark.parametrize(
    ("distribution", "support"),
    [
        (spread(uniform={"low": 2, "high": 7}), (2, 7)),
        (spread(normal={"mean": 0, "sd": 1}), (-math.inf, math.inf)),
        (spread(normal={"low": 0, "high": 1}), (-math.inf, math.inf)),
        (spread(normal={"mean": 4, "sd": 0}), (4, 4)),
        (spread(lognormal={"mu": 0, "sigma": 1}), (0, math.inf)),
    ],
)
def test_the_support_says_where_a_value_can_lie(
    distribution: Distribution, support: tuple[float, float]
) -> None:
    """A stated best estimate outside of it contradicts the distribution."""
    assert distribution.support == support


@pytest.mark.parametrize(
    "kind",
    [
        {},
        {"uniform": {"low": 1, "high": 2}, "normal": {"mean": 0, "sd": 1}},
        {"uniform": {"low": 2, "high": 2}},
        {"triangular": {"low": 1, "mode": 5, "high": 2}},
        {"pert": {"low": 1, "mode": 1, "high": 1}},
        {"normal": {"mean": 0, "sd": -1}},
        {"normal": {"low": 2, "high": 1}},
        {"normal": {"low": 2, "mean": 3}},
        {"normal": {"mean": 2, "sd": 1, "low": 1, "high": 3}},
        {"normal": {}},
        {"lognormal": {"mu": 1000, "sigma": 1}},
        {"beta": {"a": 0, "b": 1}},
        {"beta": {"a": 1, "b": 1, "low": 3, "high": 2}},
        {"discrete": {"1": 0.5, "2": 0.4}},
        {"discrete": {"1": 1.5, "2": -0.5}},
    ],
)
def test_parameters_that_cannot_be_are_refused(kind: dict[str, Any]) -> None:
    """None or two kinds, bounds out of order, no spread, values out of reach, shares not of 1."""
    with pytest.raises(ValidationError):
        Distribution.model_validate(kind)


def test_a_normal_by_its_percentiles_is_the_normal_that_has_them() -> None:
    """Luedeling and Göhring, R package decisionSupport, `rdist90ci_exact`: from the ends l and u of
    the interval of 90%, the mean is (l + u) / 2 and the deviation (mean − l) / Φ⁻¹(0.95)."""
    given = spread(normal={"low": 3.5, "high": 20}).normal
    assert given is not None
    by_moments = NormalDist(float(given.exact_mean), given.deviation)
    assert by_moments.inv_cdf(0.05) == pytest.approx(3.5)
    assert by_moments.inv_cdf(0.95) == pytest.approx(20)


@pytest.mark.parametrize(
    ("kind", "is_certain"),
    [
        ({"normal": {"mean": 3, "sd": 0}}, True),
        ({"normal": {"low": 3, "high": 3}}, True),
        ({"lognormal": {"mu": 0, "sigma": 0}}, True),
        ({"discrete": {"3": 1, "4": 0}}, True),
        ({"normal": {"mean": 3, "sd": 0.1}}, False),
        ({"discrete": {"3": 0.9, "4": 0.1}}, False),
    ],
)
def test_a_distribution_of_one_value_is_certain(kind: dict[str, Any], is_certain: bool) -> None:
    """Whichever kind says so."""
    assert spread(**kind).is_certain == is_certain
