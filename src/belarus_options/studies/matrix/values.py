"""From scores to values and back: every leaf's scale, and the matrix that studies start from."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from belarus_options.methods import value_functions
from belarus_options.methods.arrays import Array
from belarus_options.methods.tolerances import LARGEST
from belarus_options.model.options import ScoreBlock
from belarus_options.model.problem import refuse
from belarus_options.model.project import Project
from belarus_options.model.tree import Criterion


@dataclass(frozen=True, slots=True)
class LeafScale:
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

    def value(self, measure: float) -> float:
        """The value of one measure."""
        return float(self.values(np.array([measure]))[0])

    def measure(self, value: float) -> float:
        """The measure that is worth a value, on a scale that is not constructed; the inverse of
        `value` but for rounding. Equal anchors give the anchor."""
        assert self.leaf.constructed is None
        if self.worst == self.best:
            return self.best
        function = self.leaf.value_function
        if function is not None and function.exponential is not None:
            midpoint = function.exponential.midpoint
            return value_functions.exponential_inverse(value, self.worst, self.best, midpoint)
        if function is not None and function.points is not None:
            points, worths = self._points(function.points)
            order = np.argsort(worths)
            back = value_functions.piecewise_linear(np.array([value]), worths[order], points[order])
            return float(back[0])
        return self.worst + value / 100.0 * (self.best - self.worst)

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
    return LeafScale(leaf, low, high) if leaf.prefer == "more" else LeafScale(leaf, high, low)


def level_values(leaf: Criterion) -> Array:
    """The value of each level of a constructed scale, (levels,), ascending by level: as stated, or
    even over the levels' order, 0 at the worst and 100 at the best."""
    scale = leaf.constructed
    assert scale is not None
    if scale.is_valued:
        return np.array([scale.levels[level].value for level in scale.ordered])
    even = [100.0 * step / (len(scale.levels) - 1) for step in range(len(scale.levels))]
    return np.array(even if leaf.prefer == "more" else even[::-1])


def scores(
    project: Project, options: Sequence[str], scenario: str | None
) -> tuple[tuple[ScoreBlock, ...], ...]:
    """The scores in a scenario, or outside any: (options, leaves), in tree order."""
    leaves = [leaf.path for leaf in project.tree.leaves]
    rows = []
    for option in options:
        given = project.options[option].scores
        rows.append(tuple([given[leaf].in_scenario(scenario) for leaf in leaves]))
    return tuple(rows)


def measures(scored: Sequence[Sequence[ScoreBlock]]) -> Array:
    """The best estimates of scores, on each leaf's own scale: (options, leaves) both."""
    return np.array([[score.estimate for score in row] for row in scored], dtype=np.float64)


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
