"""Value functions: from measures to values, 0 at the worst anchor and 100 at the best.

Every function takes an array of measures and gives an array of values of the same shape. Beyond
the anchors each goes on straight with its end slope, so values can lie outside 0–100.
Source: Keeney & Raiffa 1976, ch. 3; Kirkwood 1997, ch. 4.
"""

import math

import numpy as np

from belarus_options.methods.arrays import Array
from belarus_options.methods.tolerances import RELATIVE


def linear(measures: Array, worst: float, best: float) -> Array:
    """A straight line through (worst, 0) and (best, 100); worst may be above best."""
    return (measures - worst) / (best - worst) * 100.0


def piecewise_linear(measures: Array, points: Array, values: Array) -> Array:
    """Straight between the points, and beyond the outermost two as between their neighbors.

    points: (k,), ascending, k ≥ 2; values: (k,), at each point.
    """
    inside = np.interp(measures, points, values)
    first = (values[1] - values[0]) / (points[1] - points[0])
    last = (values[-1] - values[-2]) / (points[-1] - points[-2])
    below = values[0] + (measures - points[0]) * first
    above = values[-1] + (measures - points[-1]) * last
    return np.where(measures < points[0], below, np.where(measures > points[-1], above, inside))


def piecewise_inverse(value: float, points: Array, values: Array, near: float) -> float:
    """The measure at which `piecewise_linear` gives a value, of a flat stretch the one nearest to
    another measure; infinite beyond a flat end.

    points: (k,), ascending, k ≥ 2; values: (k,), at each point, never falling or never rising, and
    not all the same.
    """
    if values[0] > values[-1]:
        return -piecewise_inverse(value, -points[::-1], values[::-1], -near) + 0.0
    first, after = (int(np.searchsorted(values, value, side)) for side in ("left", "right"))
    if first < after:
        # Beyond an end that is flat, so is what follows.
        is_flat = after - first > 1
        low = -math.inf if is_flat and first == 0 else float(points[first])
        high = math.inf if is_flat and after == len(points) else float(points[after - 1])
        return min(max(near, low), high)
    piece = min(max(first, 1), len(points) - 1)
    rise = values[piece] - values[piece - 1]
    if rise == 0.0:
        return math.inf if first else -math.inf
    # From the end of the piece that is nearer, so that the other does not round it.
    end = piece if first == len(points) else piece - 1
    step = (points[piece] - points[piece - 1]) / rise
    return float(points[end] + (value - values[end]) * step)


def exponential(measures: Array, worst: float, best: float, midpoint: float) -> Array:
    """100 (1 − exp(−c z)) / (1 − exp(−c)) with z the share of the way from worst to best, and c
    such that the midpoint is worth 50 (Kirkwood 1997, ch. 4, where ρ is the span over c)."""
    share = (measures - worst) / (best - worst)
    half = (midpoint - worst) / (best - worst)
    # A curve that rises late is one that rises early, seen from the other anchor.
    if half > 0.5:
        return 100.0 - _rising_early(1.0 - share, 1.0 - half)
    return _rising_early(share, half)


def exponential_inverse(value: float, worst: float, best: float, midpoint: float) -> float:
    """The measure at which `exponential` gives a value; infinite beyond an end so flat that none
    does."""
    half = (midpoint - worst) / (best - worst)
    share = value / 100.0
    if half > 0.5:
        return worst + (1.0 - _share_rising_early(1.0 - share, 1.0 - half)) * (best - worst)
    return worst + _share_rising_early(share, half) * (best - worst)


def _share_rising_early(value: float, half: float) -> float:
    """The share of the way at which `_rising_early` is 100 × value; half: as there."""
    rate = _rate(half)
    if rate == 0.0:
        return value
    whole = -math.expm1(-rate)
    if value <= 0.0:
        return value / (rate / whole)
    if value == 1.0:
        return 1.0
    if value > 1.0:
        slope = rate * math.exp(-rate) / whole
        return 1.0 + (value - 1.0) / slope if slope > 0.0 else math.inf
    return -math.log1p(-value * whole) / rate


def _rising_early(share: Array, half: float) -> Array:
    """Values of shares of the way from worst to best, of any shape; half: at most 1/2, the share
    that is worth 50."""
    rate = _rate(half)
    if rate == 0.0:
        return share * 100.0
    whole = -math.expm1(-rate)
    inside = -np.expm1(-rate * np.clip(share, 0.0, 1.0)) / whole
    below = share * (rate / whole)
    above = 1.0 + (share - 1.0) * (rate * math.exp(-rate) / whole)
    # The straight ends own the anchors, which are then exactly 0 and 100 whatever exp's last bit.
    return np.where(share <= 0.0, below, np.where(share >= 1.0, above, inside)) * 100.0


def _rate(half: float) -> float:
    """The c ≥ 0 at which the share `half` of the way, at most 1/2, is worth half; by bisection."""
    if 0.5 - half < RELATIVE:
        return 0.0
    low, high = 0.0, 2.0 * math.log(2.0) / half
    while low < (middle := (low + high) / 2.0) < high:
        if math.expm1(-middle * half) / math.expm1(-middle) < 0.5:
            low = middle
        else:
            high = middle
    return middle
