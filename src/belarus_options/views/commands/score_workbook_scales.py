"""The scales of a workbook: what each level or measure is worth, and formulas that look it up."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from belarus_options.model import workbook_layout as layout
from belarus_options.model.workbook_layout import SCALES
from belarus_options.studies.matrix.ranking import Ranking
from belarus_options.studies.matrix.values import LeafScale, level_values
from belarus_options.views.report.book import Cell, Column, Formula, Sheet, cell, down

_MEASURE, _VALUE = 3, 4
_COLUMNS = (
    Column(layout.CRITERION, width=24),
    Column(layout.CRITERION_NAME, width=28),
    Column(layout.SCALE, width=14),
    Column(layout.MEASURE),
    Column(layout.VALUE, "0.0"),
    Column(layout.MEANING, width=60),
    Column(layout.UNIT, width=16),
)


class _Point(NamedTuple):
    measure: float
    value: float
    means: str | None


class ScaleTable:
    """The scales of a ranking's leaves below each other, each a row for a level, for an anchor, or
    for a point of its value function, ascending but for anchors, of which the worst is first."""

    def __init__(self, ranking: Ranking) -> None:
        self._ranking = ranking
        self._points = [_points(scale) for scale in ranking.scales]
        self._kinds = [_kind(scale) for scale in ranking.scales]
        self._first = [1]
        for points in self._points:
            self._first.append(self._first[-1] + len(points))

    def sheet(self, measures_on: Mapping[str, str]) -> Sheet:
        """The sheet of it; `measures_on` says where the scores on each leaf stand."""
        return Sheet(SCALES, _COLUMNS, self._rows(measures_on), keys=2)

    def formula(self, column: int, given: str, measure: float) -> str:
        """The value of what stands at an address, a leaf's level or measure; empty where the scale
        is neither a table nor made of lines, or the measure is in no table."""
        first, points = self._first[column], self._points[column]
        measures, values = (f"{SCALES}!{down(at, first, len(points))}" for at in (_MEASURE, _VALUE))
        match self._kinds[column]:
            case layout.EVEN | layout.VALUED:
                # A mean stands between levels.
                if all(measure != point.measure for point in points):
                    return ""
                return f"INDEX({values},MATCH({given},{measures},0))"
            case layout.LINE | layout.NO_SCALE:
                low, high = (f"{SCALES}!{cell(_MEASURE, first + at, fixed='cr')}" for at in (0, 1))
                line = f"({given}-{low})/({high}-{low})*100"
                return (
                    f"IF({high}={low},0,{line})" if self._kinds[column] == layout.NO_SCALE else line
                )
            case layout.POINTS:
                piece = f"MIN(IFERROR(MATCH({given},{measures},1),1),{len(points) - 1})"
                ends = [f"INDEX({at},{piece}):INDEX({at},{piece}+1)" for at in (values, measures)]
                return f"FORECAST({given},{ends[0]},{ends[1]})"
        return ""

    def _rows(self, measures_on: Mapping[str, str]) -> Iterator[Sequence[Cell]]:
        for scale, kind, points in zip(
            self._ranking.scales, self._kinds, self._points, strict=True
        ):
            leaf = scale.leaf
            unit = leaf.measured.unit if leaf.measured else None
            finds = _finding(self._ranking, scale) if kind == layout.NO_SCALE else ()
            for at, (measure, value, means) in enumerate(points):
                found: Cell = measure
                if finds:
                    found = Formula(f"{finds[at]}({measures_on[leaf.path]})", measure)
                yield leaf.path, leaf.name, kind, found, value, means, unit


def _kind(scale: LeafScale) -> str:
    leaf = scale.leaf
    if leaf.constructed is not None:
        return layout.VALUED if leaf.constructed.is_valued else layout.EVEN
    if leaf.measured is None:
        return layout.NO_SCALE
    function = leaf.value_function
    if function is not None and function.points is not None:
        return layout.POINTS
    is_curve = function is not None and function.exponential is not None
    return layout.CURVE if is_curve else layout.LINE


def _points(scale: LeafScale) -> list[_Point]:
    leaf = scale.leaf
    if leaf.constructed is not None:
        levels = leaf.constructed.levels
        values = level_values(leaf).tolist()
        return [
            _Point(level, value, levels[level].means)
            for level, value in zip(leaf.constructed.ordered, values, strict=True)
        ]
    worst, best = _Point(scale.worst, 0.0, layout.WORST), _Point(scale.best, 100.0, layout.BEST)
    function = leaf.value_function
    if function is not None and function.points is not None:
        names = {scale.worst: layout.WORST, scale.best: layout.BEST}
        return [
            _Point(measure, function.points[measure], names.get(measure))
            for measure in sorted(function.points)
        ]
    if function is not None and function.exponential is not None:
        return [worst, _Point(function.exponential.midpoint, 50.0, layout.MIDPOINT), best]
    return [worst, best]


def _finding(ranking: Ranking, scale: LeafScale) -> tuple[str, ...]:
    """The functions that find the anchors of a leaf without a scale among the scores; none where
    these are not all that the anchors come from, or are others."""
    settings = ranking.settings
    is_whole = len(ranking.names) == len(ranking.project.options) and settings.scenario is None
    if not is_whole or any(setting.path == scale.leaf.path for setting in settings.scores):
        return ()
    return ("MIN", "MAX") if scale.leaf.prefer == "more" else ("MAX", "MIN")
