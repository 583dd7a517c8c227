"""From scores to values and back: every leaf's scale, and the matrix that studies start from."""

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from belarus_options.methods import value_functions
from belarus_options.methods.arrays import Array
from belarus_options.methods.exact.ratios import (
    Ratios,
    line_through,
    piecewise_linear,
    rounded_to_parts,
)
from belarus_options.methods.tolerances import LARGEST
from belarus_options.model.base import are_apart, exact_number
from belarus_options.model.options import ScoreBlock
from belarus_options.model.problem import refuse
from belarus_options.model.project import Project
from belarus_options.model.settings import Settings
from belarus_options.model.tree import Criterion

# Parts of a point to which a value is rounded that is no ratio of decimals: of an exponential value
# function, and of a lognormal's mean.
_PARTS_OF_A_POINT = 10**9


class LeafScale(NamedTuple):
    """A leaf with its anchors fixed: the measures worth 0 and 100.

    They are equal where nothing tells options apart; every measure is then worth 0.
    """

    leaf: Criterion
    worst: float
    best: float

    def values(self, measures: Array) -> Array:
        """The values of measures (any shape); on a constructed scale they are its levels."""
        leaf = self.leaf
        if leaf.constructed is not None:
            levels = np.array(leaf.constructed.ordered, dtype=np.float64)
            return np.interp(measures, levels, level_values(leaf))
        if self.worst == self.best:
            return np.zeros_like(measures)
        function = leaf.value_function
        if function is not None and function.exponential is not None:
            midpoint = function.exponential.midpoint
            return value_functions.exponential(measures, self.worst, self.best, midpoint)
        if function is not None and function.points is not None:
            return value_functions.piecewise_linear(measures, *self._points(function.points))
        return value_functions.linear(measures, self.worst, self.best)

    def ratios(self, measures: Array, means: Mapping[int, Fraction | None]) -> Ratios:
        """The values of measures, (n,), as ratios of decimals. `means` are those that stand for a
        distribution, None for one that is no ratio, by their place."""
        ends = self._exact_ends
        if ends is None:
            if self.worst == self.best:
                return Ratios(np.zeros(len(measures), dtype=np.int64), 1)
            return rounded_to_parts(self.values(measures), _PARTS_OF_A_POINT)
        found = piecewise_linear(measures, *ends)
        if self.leaf.scale is None or not means:
            return found
        rounded = rounded_to_parts(self.values(measures[list(means)]), _PARTS_OF_A_POINT)
        return found.replaced(
            {
                row: rounded.at(at) if mean is None else _value_between(mean, *ends)
                for at, (row, mean) in enumerate(means.items())
            }
        )

    def ratio(self, measure: Fraction) -> Fraction:
        """The value of one measure, on a scale that is not constructed."""
        ends = self._exact_ends
        if ends is not None:
            return _value_between(measure, *ends)
        return self.ratios(np.array([float(measure)]), {}).at(0)

    @property
    def _exact_ends(self) -> tuple[list[Fraction], list[Fraction]] | None:
        """Measures, ascending, and their values, straight lines between and beyond; None where the
        value function is none of these."""
        leaf, function = self.leaf, self.leaf.value_function
        if leaf.constructed is not None:
            levels = [Fraction(level) for level in leaf.constructed.ordered]
            return levels, exact_level_values(leaf)
        if self.worst == self.best or (function is not None and function.exponential is not None):
            return None
        if function is not None and function.points is not None:
            points = sorted(function.points)
            return [*map(exact_number, points)], [exact_number(function.points[p]) for p in points]
        ends = [(exact_number(self.worst), Fraction(0)), (exact_number(self.best), Fraction(100))]
        (low, at_low), (high, at_high) = sorted(ends)
        return [low, high], [at_low, at_high]

    def value(self, measure: float) -> float:
        """The value of one measure."""
        return float(self.values(np.array([measure]))[0])

    def measure(self, value: float, near: float) -> float:
        """The measure that is worth a value, on a scale that is not constructed, of several the one
        nearest to another measure; the inverse of `value` but for rounding, and infinite where no
        measure is worth it. Equal anchors give the anchor."""
        assert self.leaf.constructed is None
        if self.worst == self.best:
            return self.best
        function = self.leaf.value_function
        if function is not None and function.exponential is not None:
            midpoint = function.exponential.midpoint
            return value_functions.exponential_inverse(value, self.worst, self.best, midpoint)
        if function is not None and function.points is not None:
            return value_functions.piecewise_inverse(value, *self._points(function.points), near)
        return self.worst + value / 100.0 * (self.best - self.worst)

    def flat_stretch(self, value: float, within: float = 0.0) -> tuple[float, float] | None:
        """Between which measures the value function is flat at a value, or so near to it; None
        where it is nowhere."""
        function = self.leaf.value_function
        stated = sorted(function.points or ()) if function is not None else []
        points = function.points or {} if function is not None else {}
        flat = [measure for measure in stated if abs(points[measure] - value) <= within]
        if len(flat) < 2:
            return None
        return (
            -math.inf if flat[0] == stated[0] else flat[0],
            math.inf if flat[-1] == stated[-1] else flat[-1],
        )

    @staticmethod
    def _points(points: dict[float, float]) -> tuple[Array, Array]:
        """Measures, ascending, and their values: (points,) both."""
        measures = np.array(sorted(points))
        return measures, np.array([points[point] for point in measures.tolist()])


def leaf_scales(project: Project) -> tuple[LeafScale, ...]:
    """Every leaf's scale, in tree order. Without a scale the anchors are the least and greatest
    best estimate among all options of the folder, whatever is chosen, drawn or changed later."""
    return tuple(_leaf_scale(project, leaf) for leaf in project.tree.leaves)


def _leaf_scale(project: Project, leaf: Criterion) -> LeafScale:
    if leaf.measured is not None:
        return LeafScale(leaf, leaf.measured.worst, leaf.measured.best)
    if leaf.constructed is not None:
        ends: Sequence[float] = leaf.constructed.ordered
    else:
        ends = sorted(option.scores[leaf.path].estimate for option in project.options.values())
    low, high = ends[0], ends[-1]
    if leaf.scale is None and not are_apart(low, high):
        # What differs by rounding alone does not differ.
        high = low
    return LeafScale(leaf, low, high) if leaf.prefer == "more" else LeafScale(leaf, high, low)


def level_values(leaf: Criterion) -> Array:
    """The value of each level of a constructed scale, (levels,), ascending by level: as stated, or
    even over the levels' order, 0 at the worst and 100 at the best."""
    scale = leaf.constructed
    assert scale is not None
    return np.array([float(value) for value in exact_level_values(leaf)])


def exact_level_values(leaf: Criterion) -> list[Fraction]:
    """The same as ratios."""
    scale = leaf.constructed
    assert scale is not None
    if scale.is_valued:
        stated = (scale.levels[level].value for level in scale.ordered)
        return [exact_number(value) for value in stated if value is not None]
    steps = len(scale.levels) - 1
    even = [Fraction(100 * step, steps) for step in range(steps + 1)]
    return even if leaf.prefer == "more" else even[::-1]


def _value_between(
    measure: Fraction, points: Sequence[Fraction], values: Sequence[Fraction]
) -> Fraction:
    """The value of one measure, straight between the points and beyond."""
    piece = sum(measure > point for point in points[1:-1])
    slope, start = line_through(points, values, piece)
    return slope * measure + start


def scores(
    project: Project, options: Sequence[str], settings: Settings
) -> tuple[tuple[ScoreBlock, ...], ...]:
    """The scores of a scenario, or outside any, those apart that settings set: (options, leaves),
    in tree order. The settings are ones that the project knows."""
    leaves, scenario = [leaf.path for leaf in project.tree.leaves], settings.scenario
    rows = []
    for option in options:
        given = project.options[option].scores
        rows.append([given[leaf].in_scenario(scenario) for leaf in leaves])
    for setting in settings.scores:
        if setting.option in options:
            row, column = rows[options.index(setting.option)], leaves.index(setting.path)
            row[column] = row[column].set_to(setting.value)
    return tuple(map(tuple, rows))


def measures(
    scored: Sequence[Sequence[ScoreBlock]],
) -> tuple[Array, dict[int, dict[int, Fraction | None]]]:
    """The best estimates of scores, on each leaf's own scale: (options, leaves) both; and the means
    that stand for a distribution, by column and row, None for one that is no ratio."""
    # What states no value becomes nan.
    stated = np.array([[score.value for score in row] for row in scored], dtype=np.float64)
    means: dict[int, dict[int, Fraction | None]] = {}
    for row, column in np.argwhere(np.isnan(stated)).tolist():
        score = scored[row][column]
        stated[row, column] = score.estimate
        assert score.distribution is not None
        means.setdefault(column, {})[row] = score.distribution.exact_mean
    return stated, means


def ratios(
    scales: Sequence[LeafScale],
    measured: Array,
    means: Mapping[int, Mapping[int, Fraction | None]] = MappingProxyType({}),
) -> tuple[Ratios, ...]:
    """The values of measures, (options, leaves), as ratios: a column for each leaf. Raises
    InputError where a scale's anchors are so close that a value leaves the range of numbers."""
    # Where they are far too large for doubles, they are too large.
    values(scales, measured)
    return tuple(
        scale.ratios(measured[:, column], means.get(column, {}))
        for column, scale in enumerate(scales)
    )


def values(scales: Sequence[LeafScale], measured: Array) -> Array:
    """The values of measures, (options, leaves) both; raises InputError where a scale's anchors are
    so close that a value leaves the range of numbers."""
    columns = [scale.values(measured[:, index]) for index, scale in enumerate(scales)]
    result = np.stack(columns, axis=1)
    if not np.isfinite(result).all() or np.abs(result).max(initial=0.0) > LARGEST:
        leaf = scales[int(np.argmax(np.abs(result).max(axis=0)))].leaf
        raise refuse(
            "out-of-range",
            f"a value on `{leaf.path}` is too large to work with",
            "check the anchors of its scale against the scores",
            place=leaf.place,
        )
    # Adding nothing turns −0.0 into 0.0, which is what it means.
    return result + 0.0
