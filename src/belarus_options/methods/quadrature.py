"""Expectations of functions of one uncertain measure, by quadrature and without drawing.

Gauss–Legendre rules of 8 and 16 points on panels that are halved until the two agree (Davis &
Rabinowitz 1984, ch. 6). Each kind of distribution is put into a variable in which its density has
no pole, and its panels start at the size of its spread.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from math import sqrt

import numpy as np

from belarus_options.methods.arrays import Array
from belarus_options.methods.sampling.scores import Spread
from belarus_options.methods.tolerances import LARGEST_LOGARITHM, LAST_DIGITS

Function = Callable[[Array], Array]

_MOST_HALVINGS = 60
# Most panels at once: where more disagree, rounding alone keeps the two rules apart.
_MOST_PANELS = 4096
# In standard deviations; beyond the last a normal density is 0 in doubles.
_STEPS = np.array([0.0, 0.5, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 12.0, 39.0])
# The standard deviation, as a share of its span, up to which a spread is one point.
_NARROW = 1e-10
# No measure of a lognormal: it stands for 0 and below, which have no logarithm.
_LEAST_MEASURE = 1e-300
# A beta density whose shape is above this is smooth at its end, for these rules.
_SMOOTH = 8.0


def expectations(
    spread: Spread, functions: Function, kinks: Sequence[float] = ()
) -> tuple[Array, Array]:
    """The expectations of functions of a measure with this spread, and estimates of their errors.

    functions: measures, (k,), to values, (functions, k). `kinks` are measures at which a function
    is not smooth; those that are not named cost time, not digits.
    """
    point = _point(spread)
    if point is not None:
        values = functions(np.array([point]))[:, 0]
        return values, np.zeros(len(values))

    def with_one(measures: Array) -> Array:
        """The function 1 and the others: (1 + functions, k)."""
        values = functions(measures)
        return np.concatenate([np.ones((1, len(measures))), values])

    found = [_integrals(stretch, with_one, kinks) for stretch in _stretches(spread)]
    integrals, errors = (np.sum(parts, axis=0) for parts in zip(*found, strict=True))
    # Densities are known up to a factor, which the function 1 finds.
    means = integrals[1:] / integrals[0]
    return means, (errors[1:] + np.abs(means) * errors[0]) / integrals[0]


def bounds(spread: Spread) -> tuple[float, float] | None:
    """The least and the greatest measure; None for a kind without bounds."""
    if spread.kind in ("normal", "lognormal"):
        return None
    first = 2 if spread.kind == "beta" else 0
    return spread.parameters[first], spread.parameters[-1]


@dataclass(frozen=True)
class _Stretch:
    """A part of a distribution in a variable of its own: where panels start and end, the measure
    and the density (up to a factor) at a value of the variable, and where a measure lies."""

    edges: Array
    measure: Function
    density: Function
    place: Function


def _point(spread: Spread) -> float | None:
    """The one measure of a spread that is too narrow to be told from it."""
    if spread.kind != "beta":
        return None
    first, second, low, high = spread.parameters
    share, rest = first / (first + second), second / (first + second)
    deviation = sqrt(share * rest / (first + second + 1.0))
    return low + (high - low) * share if deviation <= _NARROW else None


def _stretches(spread: Spread) -> list[_Stretch]:
    given = spread.parameters
    if spread.kind == "uniform":
        low, span = given[0], given[1] - given[0]
        ends = np.array([0.0, 1.0])
        return [_Stretch(ends, lambda t: low + span * t, np.ones_like, lambda m: (m - low) / span)]
    if spread.kind == "triangular":
        low, mode, high = given
        return [_slope(end, mode) for end in (low, high) if end != mode]
    if spread.kind == "normal":
        mean, deviation = given
        return [
            _Stretch(
                np.union1d(-_STEPS, _STEPS),
                lambda z: mean + deviation * z,
                lambda z: np.exp(-0.5 * z * z),
                lambda m: (m - mean) / deviation,
            )
        ]
    if spread.kind == "lognormal":
        mean, deviation = given
        return [
            _Stretch(
                np.union1d(-_STEPS, _STEPS),
                lambda z: np.exp(np.minimum(mean + deviation * z, LARGEST_LOGARITHM)),
                lambda z: np.exp(-0.5 * z * z),
                lambda m: (np.log(np.maximum(m, _LEAST_MEASURE)) - mean) / deviation,
            )
        ]
    first, second, low, high = given
    return [
        _beta_side(first, second, low, high - low),
        _beta_side(second, first, high, low - high),
    ]


def _slope(end: float, mode: float) -> _Stretch:
    """One side of a triangle, from its end (0) to its mode (1), weighted by its length."""
    length = mode - end
    return _Stretch(
        np.array([0.0, 1.0]),
        lambda t: end + length * t,
        lambda t: abs(length) * t,
        lambda m: (m - end) / length,
    )


def _beta_side(own: float, other: float, end: float, span: float) -> _Stretch:
    """A beta distribution from one end to its mean.

    `own` is the shape at that end, `span` the way from there to the other. With r the share of the
    way from the end to the mean, the density is r^(own − 1) times a smooth function. A broken power
    is slow to integrate, and one below 0 is a pole. So the variable is u = r^(own / 8), in which
    u^7 takes its place; a shape above 8 is smooth as it stands.
    """
    share, rest = own / (own + other), other / (own + other)
    deviation = sqrt(share * rest / (own + other + 1.0))
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

    return _Stretch(
        edges,
        lambda t: end + way * t ** (1.0 / power),
        density,
        lambda m: np.clip((m - end) / way, 0.0, 1.0) ** power,
    )


def _integrals(
    stretch: _Stretch, functions: Function, kinks: Sequence[float]
) -> tuple[Array, Array]:
    """∫ function × density over a stretch, and what the two rules differ by: (functions,) both."""
    first, last = stretch.edges[0], stretch.edges[-1]
    places = stretch.place(np.array(kinks, dtype=np.float64))
    inside = places[(places > first) & (places < last)]
    edges = np.union1d(stretch.edges, inside)
    left, right = edges[:-1], edges[1:]
    total = error = size = 0.0
    for halving in range(_MOST_HALVINGS):
        fine, sizes = _panels(stretch, functions, left, right, 16)
        coarse, _ = _panels(stretch, functions, left, right, 8)
        apart = np.abs(fine - coarse)
        is_last = halving == _MOST_HALVINGS - 1 or len(left) > _MOST_PANELS
        whole = np.asarray(size + sizes.sum(axis=1))[:, np.newaxis]
        # The two rules agree.
        is_done = (apart <= LAST_DIGITS * whole).all(axis=0) | is_last
        total = total + fine[:, is_done].sum(axis=1)
        error = error + apart[:, is_done].sum(axis=1)
        size = size + sizes[:, is_done].sum(axis=1)
        if is_done.all():
            break
        left, right = left[~is_done], right[~is_done]
        middle = left + (right - left) / 2.0
        left, right = np.concatenate([left, middle]), np.concatenate([middle, right])
    return np.asarray(total), np.asarray(error)


def _panels(
    stretch: _Stretch, functions: Function, left: Array, right: Array, points: int
) -> tuple[Array, Array]:
    """∫ function × density and ∫ |function| × density over each panel: (functions, panels) both."""
    nodes, weights = _rule(points)
    half = (right - left) / 2.0
    variable = (left + half)[:, np.newaxis] + half[:, np.newaxis] * nodes
    flat = variable.ravel()
    values = functions(stretch.measure(flat)) * stretch.density(flat)
    parts = values.reshape(len(values), *variable.shape) * weights * half[:, np.newaxis]
    return parts.sum(axis=2), np.abs(parts).sum(axis=2)


@cache
def _rule(points: int) -> tuple[Array, Array]:
    """Gauss and Legendre's nodes and weights on −1 to 1: (points,) both."""
    return np.polynomial.legendre.leggauss(points)
