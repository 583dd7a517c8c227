"""From scores to values: the matrix that every study starts from."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from belarus_options.methods import value_functions
from belarus_options.model.problem import InputError, Problem
from belarus_options.model.project import Project
from belarus_options.model.tree import Criterion

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Anchors:
    """The measures of a leaf that are worth 0 and 100; equal where nothing tells options apart."""

    worst: float
    best: float


def anchors(project: Project, leaf: Criterion) -> Anchors:
    """A leaf's anchors: its scale's ends, or without a scale the least and greatest best estimate
    among all options of the folder, whatever is chosen, drawn or changed later."""
    if leaf.measured is not None:
        return Anchors(leaf.measured.worst, leaf.measured.best)
    if leaf.constructed is not None:
        ends: Sequence[float] = leaf.constructed.ordered
    else:
        ends = sorted(option.scores[leaf.path].estimate for option in project.options.values())
    low, high = ends[0], ends[-1]
    return Anchors(low, high) if leaf.prefer == "more" else Anchors(high, low)


def leaf_values(project: Project, leaf: Criterion, measures: Array) -> Array:
    """The values of measures (any shape) on a leaf; on a constructed scale they are its levels."""
    ends = anchors(project, leaf)
    if leaf.constructed is not None:
        levels = np.array(leaf.constructed.ordered, dtype=np.float64)
        return np.interp(measures, levels, level_values(leaf))
    if ends.worst == ends.best:
        return np.zeros_like(measures)
    function = leaf.value_function
    if function is not None and function.exponential is not None:
        midpoint = function.exponential.midpoint
        return value_functions.exponential(measures, ends.worst, ends.best, midpoint)
    if function is not None and function.points is not None:
        points = np.array(sorted(function.points))
        worths = np.array([function.points[point] for point in points.tolist()])
        return value_functions.piecewise_linear(measures, points, worths)
    return value_functions.linear(measures, ends.worst, ends.best)


def level_values(leaf: Criterion) -> Array:
    """The value of each level of a constructed scale, ascending by level: as stated, or even over
    the levels' order, 0 at the worst and 100 at the best."""
    scale = leaf.constructed
    assert scale is not None
    if scale.is_valued:
        return np.array([scale.levels[level].value for level in scale.ordered])
    even = [100.0 * step / (len(scale.levels) - 1) for step in range(len(scale.levels))]
    return np.array(even if leaf.prefer == "more" else even[::-1])


def measures(project: Project, options: Sequence[str], scenario: str | None = None) -> Array:
    """Best estimates in a scenario, on each leaf's own scale: (options, leaves), in tree order."""
    leaves = [leaf.path for leaf in project.tree.leaves]
    rows = []
    for option in options:
        scores = project.options[option].scores
        rows.append([scores[leaf].in_scenario(scenario).estimate for leaf in leaves])
    return np.array(rows, dtype=np.float64).reshape(len(options), len(leaves))


def values(project: Project, measured: Array) -> Array:
    """The values of measures, (options, leaves) both; raises InputError where a scale's anchors are
    so close that a value leaves the range of numbers."""
    columns = [
        leaf_values(project, leaf, measured[:, index])
        for index, leaf in enumerate(project.tree.leaves)
    ]
    result = np.stack(columns, axis=1)
    if not np.isfinite(result).all() or np.abs(result).max(initial=0.0) > 1e150:
        leaf = project.tree.leaves[int(np.argmax(np.abs(result).max(axis=0)))]
        raise InputError(
            [
                Problem(
                    "out-of-range",
                    f"a value on `{leaf.path}` is too large to work with",
                    "check the anchors of its scale against the scores",
                    place=leaf.place,
                )
            ]
        )
    # Adding nothing turns −0.0 into 0.0, which is what it means.
    return result + 0.0
