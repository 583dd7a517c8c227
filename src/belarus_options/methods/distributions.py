"""The distributions of an uncertain measure: what is drawn from each, its ends, and the stretches
over which it is integrated. A new kind is a class here, and a record of its keys in the model.

Each kind is put into variables in which its density has no pole, and its stretches begin at the
size of its spread, so that quadrature finds it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Protocol

import numpy as np

from belarus_options.methods.arrays import Array
from belarus_options.methods.tolerances import LARGEST_LOGARITHM

if TYPE_CHECKING:
    from numpy.random import Generator

Function = Callable[[Array], Array]

# In standard deviations; beyond the last a normal density is 0 in doubles.
_STEPS = np.array([0.0, 0.5, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 12.0, 39.0])
# The standard deviation, as a share of its span, up to which a beta distribution is one point.
_NARROW = 1e-10
# No measure of a lognormal: it stands for 0 and below, which have no logarithm.
_LEAST_MEASURE = 1e-300
# A beta density whose shape is above this is smooth at its end, for Gauss–Legendre rules.
_SMOOTH = 8.0


@dataclass(frozen=True)
class Stretch:
    """A part of a distribution in a variable of its own: where panels start and end, the measure
    and the density (up to a factor) at a value of the variable, and where a measure lies."""

    edges: Array
    measure: Function
    density: Function
    place: Function


class Distribution(Protocol):
    """How a measure is spread."""

    @property
    def bounds(self) -> tuple[float, float] | None:
        """The least and the greatest measure; None for a kind without bounds."""

    @property
    def point(self) -> float | None:
        """The one measure of a distribution too narrow to be told from it, else None."""

    def draw(self, generator: "Generator", count: int) -> Array:
        """`count` independent draws, (count,), in the unit of the measure."""

    def stretches(self) -> list[Stretch]:
        """The parts that it is integrated over."""


@dataclass(frozen=True)
class Uniform:
    """Equally dense from low to high."""

    low: float
    high: float
    point = None

    @property
    def bounds(self) -> tuple[float, float]:
        return self.low, self.high

    def draw(self, generator: "Generator", count: int) -> Array:
        """`count` independent draws."""
        return generator.uniform(self.low, self.high, count)

    def stretches(self) -> list[Stretch]:
        """One, from 0 to 1."""
        low, span = self.low, self.high - self.low
        ends = np.array([0.0, 1.0])
        return [Stretch(ends, lambda t: low + span * t, np.ones_like, lambda m: (m - low) / span)]


@dataclass(frozen=True)
class Triangular:
    """A triangle over low, mode and high."""

    low: float
    mode: float
    high: float
    point = None

    @property
    def bounds(self) -> tuple[float, float]:
        return self.low, self.high

    def draw(self, generator: "Generator", count: int) -> Array:
        """`count` independent draws."""
        return generator.triangular(self.low, self.mode, self.high, count)

    def stretches(self) -> list[Stretch]:
        """Its sides, each from its end to the mode."""
        return [_slope(end, self.mode) for end in (self.low, self.high) if end != self.mode]


@dataclass(frozen=True)
class Normal:
    """Normal with a mean and a standard deviation."""

    mean: float
    deviation: float
    bounds = None
    point = None

    def draw(self, generator: "Generator", count: int) -> Array:
        """`count` independent draws."""
        return generator.normal(self.mean, self.deviation, count)

    def stretches(self) -> list[Stretch]:
        """One, in standard deviations from the mean."""
        return [_bell(self.mean, self.deviation, lambda m: m, lambda m: m)]


@dataclass(frozen=True)
class Lognormal:
    """The exponential of a normal variable with a mean and a standard deviation."""

    mean: float
    deviation: float
    bounds = None
    point = None

    def draw(self, generator: "Generator", count: int) -> Array:
        """`count` independent draws."""
        return _exponential(generator.normal(self.mean, self.deviation, count))

    def stretches(self) -> list[Stretch]:
        """One, in standard deviations of the logarithm from its mean."""
        return [_bell(self.mean, self.deviation, _exponential, _logarithm)]


@dataclass(frozen=True)
class Beta:
    """Beta with two shapes, stretched over low to high."""

    first: float
    second: float
    low: float
    high: float

    @property
    def bounds(self) -> tuple[float, float]:
        return self.low, self.high

    @property
    def point(self) -> float | None:
        share, _, deviation = _moments(self.first, self.second)
        return self.low + (self.high - self.low) * share if deviation <= _NARROW else None

    def draw(self, generator: "Generator", count: int) -> Array:
        """`count` independent draws."""
        span = self.high - self.low
        return self.low + span * generator.beta(self.first, self.second, count)

    def stretches(self) -> list[Stretch]:
        """Two, each from an end to the mean."""
        return [
            _beta_side(self.first, self.second, self.low, self.high - self.low),
            _beta_side(self.second, self.first, self.high, self.low - self.high),
        ]


def pert(low: float, mode: float, high: float) -> Beta:
    """The beta distribution over low to high with mean (low + 4 mode + high) / 6 (Malcolm,
    Roseboom, Clark & Fazar 1959)."""
    span = high - low
    rises, falls = 1.0 + 4.0 * ((mode - low) / span), 1.0 + 4.0 * ((high - mode) / span)
    return Beta(rises, falls, low, high)


def _bell(mean: float, deviation: float, measure: Function, normal: Function) -> Stretch:
    """A normal variable with a mean and a standard deviation, in these: `measure` is what it stands
    for, and `normal` the way back."""
    return Stretch(
        np.union1d(-_STEPS, _STEPS),
        lambda z: measure(mean + deviation * z),
        lambda z: np.exp(-0.5 * z * z),
        lambda m: (normal(m) - mean) / deviation,
    )


def _exponential(logarithms: Array) -> Array:
    """Measures from their logarithms, of any shape; none above LARGEST."""
    return np.exp(np.minimum(logarithms, LARGEST_LOGARITHM))


def _logarithm(measures: Array) -> Array:
    """The way back, for measures that a lognormal does not have too."""
    return np.log(np.maximum(measures, _LEAST_MEASURE))


def _slope(end: float, mode: float) -> Stretch:
    """One side of a triangle, from its end (0) to its mode (1), weighted by its length."""
    length = mode - end
    return Stretch(
        np.array([0.0, 1.0]),
        lambda t: end + length * t,
        lambda t: abs(length) * t,
        lambda m: (m - end) / length,
    )


def _moments(own: float, other: float) -> tuple[float, float, float]:
    """The mean of a beta distribution over 0 to 1, what it lacks to 1, and the deviation."""
    share, rest = own / (own + other), other / (own + other)
    return share, rest, sqrt(share * rest / (own + other + 1.0))


def _beta_side(own: float, other: float, end: float, span: float) -> Stretch:
    """A beta distribution from one end to its mean.

    `own` is the shape at that end, `span` the way from there to the other. With r the share of the
    way from the end to the mean, the density is r^(own − 1) times a smooth function. A broken power
    is slow to integrate, and one below 0 is a pole. So the variable is u = r^(own / 8), in which
    u^7 takes its place; a shape above 8 is smooth as it stands.
    """
    share, rest, deviation = _moments(own, other)
    way = span * share
    power = min(own / _SMOOTH, 1.0)
    steps = 1.0 - deviation / share * 2.0 ** np.arange(-1.0, 40.0)
    edges = np.union1d([0.0, 1.0], steps[steps > 0.0]) ** power

    def density(variable: Array) -> Array:
        """The density up to a factor: (k,)."""
        ratio = variable ** (1.0 / power)
        smooth = (other - 1.0) * np.log1p(share * (1.0 - ratio) / rest)
        # The exponent of the variable with dr = r^(1 − power) du / power.
        return np.exp(smooth + (own / power - 1.0) * np.log(variable)) * (share / power)

    return Stretch(
        edges,
        lambda t: end + way * t ** (1.0 / power),
        density,
        lambda m: np.clip((m - end) / way, 0.0, 1.0) ** power,
    )
