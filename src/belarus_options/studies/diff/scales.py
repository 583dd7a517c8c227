"""When two scales of a leaf count the same, and which scores stand on both."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import numpy as np

from belarus_options.methods.arrays import Array, Flags
from belarus_options.model.base import exact_number
from belarus_options.studies.matrix.values import LeafScale, exact_level_values


def is_same_scale(one: LeafScale, other: LeafScale) -> bool:
    """Whether every score has the same value on both, whatever their levels mean."""
    return _what_counts(one) == _what_counts(other)


def scale_change_id(path: str, old: LeafScale, new: LeafScale) -> str:
    """The id of the change of a leaf's scale: of its anchors, where options alone moved them."""
    return f"{'scale' if is_stated(old, new) else 'anchors'}:{path}"


def is_stated(old: LeafScale, new: LeafScale) -> bool:
    """Whether the change stands in criteria.yaml: a scale on either side, or the direction."""
    has_scale = old.leaf.scale is not None or new.leaf.scale is not None
    return has_scale or old.leaf.prefer != new.leaf.prefer


def stands_on(measures: Array, own: LeafScale, other: LeafScale) -> Flags:
    """Which measures of one scale are measures of another too: (n,) both.

    Levels are those that the other has, a mean of levels one between them; measures are in the
    same unit.
    """
    levels, others = own.leaf.constructed, other.leaf.constructed
    if levels is not None and others is not None:
        is_level = np.isin(measures, levels.ordered)
        is_within = (measures >= others.ordered[0]) & (measures <= others.ordered[-1])
        return np.where(is_level, np.isin(measures, others.ordered), is_within)
    measured = own.leaf.measured, other.leaf.measured
    units = {scale.unit for scale in measured if scale is not None}
    is_alike = (levels is None) == (others is None) and len(units) <= 1
    return np.full(len(measures), is_alike)


def scale_data(scale: LeafScale) -> dict[str, Any]:
    """A scale as data files have it: the values of its levels, or its anchors and what lies
    between."""
    if scale.leaf.constructed is not None:
        return {"levels": {str(k): float(v) for k, v in _levels(scale).items()}}
    data: dict[str, Any] = {"worst": scale.worst, "best": scale.best}
    function = scale.leaf.value_function
    if function is not None and function.exponential is not None:
        data["midpoint"] = function.exponential.midpoint
    if function is not None and function.points is not None:
        points = sorted(function.points.items())
        data["points"] = {repr(measure).removesuffix(".0"): value for measure, value in points}
    return data


def _levels(scale: LeafScale) -> dict[int, Fraction]:
    constructed = scale.leaf.constructed
    assert constructed is not None
    return dict(zip(constructed.ordered, exact_level_values(scale.leaf), strict=True))


def _what_counts(scale: LeafScale) -> tuple[object, ...]:
    if scale.leaf.constructed is not None:
        return ("levels", _levels(scale))
    function = scale.leaf.value_function
    points: Mapping[float, float] = {scale.worst: 0.0, scale.best: 100.0}
    if function is not None and function.exponential is not None:
        return ("exponential", scale.worst, scale.best, function.exponential.midpoint)
    if function is not None and function.points is not None:
        points = function.points
    exact = {exact_number(measure): exact_number(value) for measure, value in points.items()}
    return ("points", exact)
