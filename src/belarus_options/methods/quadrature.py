"""Expectations of functions of one uncertain measure, by quadrature and without drawing.

Gauss–Legendre rules of 8 and 16 points on panels that are halved until the two agree (Davis &
Rabinowitz 1984, ch. 6).
"""

from collections.abc import Sequence
from functools import cache

import numpy as np

from belarus_options.methods.arrays import Array
from belarus_options.methods.distributions import Distribution, Function, Stretch
from belarus_options.methods.tolerances import LAST_DIGITS

_MOST_HALVINGS = 60
# Most panels at once: where more disagree, rounding alone keeps the two rules apart.
_MOST_PANELS = 4096


def expectations(
    spread: Distribution, functions: Function, kinks: Sequence[float] = ()
) -> tuple[Array, Array]:
    """The expectations of functions of a measure with this spread, and estimates of their errors.

    functions: measures, (k,), to values, (functions, k). `kinks` are measures at which a function
    is not smooth; those that are not named cost time, not digits.
    """
    if spread.point is not None:
        values = functions(np.array([spread.point]))[:, 0]
        return values, np.zeros(len(values))

    def with_one(measures: Array) -> Array:
        """The function 1 and the others: (1 + functions, k)."""
        values = functions(measures)
        return np.concatenate([np.ones((1, len(measures))), values])

    found = [_integrals(stretch, with_one, kinks) for stretch in spread.stretches()]
    integrals, errors = (np.sum(parts, axis=0) for parts in zip(*found, strict=True))
    # Densities are known up to a factor, which the function 1 finds.
    means = integrals[1:] / integrals[0]
    return means, (errors[1:] + np.abs(means) * errors[0]) / integrals[0]


def _integrals(
    stretch: Stretch, functions: Function, kinks: Sequence[float]
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
    stretch: Stretch, functions: Function, left: Array, right: Array, points: int
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
