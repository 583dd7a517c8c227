"""A row of a chart as a small picture that is as wide as its cell: bars, intervals, stacked parts.

Places are percentages, so that nothing is measured, and what the picture says stands in the cells
beside it.
"""

from collections.abc import Iterator, Sequence

from belarus_options.views.charts import svg
from belarus_options.views.forms.markup import Markup
from belarus_options.views.report.chart import Bars, Intervals, RowChart, Stacked
from belarus_options.views.report.numbers import points

# Stretches and parts with fewer percent of the axis than this have no room for a mark, a number.
_LEAST_LABELED, _LEAST_NUMBERED = 7.0, 9.0
_MIDDLE = "50%"


def row_chart(chart: RowChart, index: int) -> Markup:
    """The chart's row of that number; empty where it has none, as below a rule."""
    match chart:
        case Bars(values=rows) | Intervals(spans=rows) | Stacked(parts=rows):
            if index >= len(rows):
                return Markup("")
    match chart:
        case Bars(values, low, high):
            width = _percent(values[index], low, high)
            parts = [_box(0.0, width, "bar")]
        case Intervals():
            parts = list(_interval(chart, index))
        case Stacked():
            parts = list(_stacked(chart, index))
    return picture(parts, "row")


def picture(parts: Sequence[str], look: str) -> Markup:
    """Parts in percent of the cell's width."""
    inside = "".join(parts)
    shown: dict[str, svg.Attribute] = {
        "class": look,
        "width": "100%",
        "height": "18",
        "aria-hidden": "true",
        "focusable": "false",
    }
    return Markup(svg.element("svg", shown, inside or "<g/>"))


def strip(stretches: Sequence[tuple[float, float, str, str]], tick: float) -> Markup:
    """A track in which each stretch, from and to in percent, has its look and its mark; a tick
    stands at the weight in force."""
    parts: list[str] = []
    for start, end, look, mark in stretches:
        parts.append(_box(start, end - start, look))
        if end - start >= _LEAST_LABELED:
            parts.append(_label((start + end) / 2, mark))
    at = f"{svg.coordinate(tick)}%"
    parts.append(svg.element("line", {"x1": at, "x2": at, "y1": "0", "y2": "18", "class": "tick"}))
    return picture(parts, "strip")


def _interval(chart: Intervals, index: int) -> Iterator[str]:
    span = chart.spans[index]
    yield svg.element(
        "line", {"x1": "0", "x2": "100%", "y1": _MIDDLE, "y2": _MIDDLE, "class": "axis"}
    )
    ends = sorted(_percent(end, chart.low, chart.high) for end in (span.start, span.end))
    yield _box(ends[0], ends[1] - ends[0], "bar", thin=True)
    if chart.line is not None:
        at = f"{svg.coordinate(_percent(chart.line, chart.low, chart.high))}%"
        yield svg.element("line", {"x1": at, "x2": at, "y1": "0", "y2": "18", "class": "tick"})
    mark = f"{svg.coordinate(_percent(span.mark, chart.low, chart.high))}%"
    yield svg.element("circle", {"cx": mark, "cy": _MIDDLE, "r": "4", "class": "mark"})


def _stacked(chart: Stacked, index: int) -> Iterator[str]:
    whole = 0.0
    for place, part in enumerate(chart.parts[index]):
        start = _percent(whole, 0.0, chart.high)
        whole += part
        width = _percent(whole, 0.0, chart.high) - start
        yield _box(start, width, f"part p{place % 6}")
        if width >= _LEAST_NUMBERED:
            yield _label(start + width / 2, points(part).text(), f"on p{place % 6}")


def _percent(value: float, low: float, high: float) -> float:
    return 100.0 * max(0.0, min(1.0, (value - low) / (high - low)))


def _box(start: float, width: float, look: str, *, thin: bool = False) -> str:
    place: dict[str, svg.Attribute] = {
        "x": f"{svg.coordinate(start)}%",
        "y": "6" if thin else "1",
        "width": f"{svg.coordinate(width)}%",
        "height": "6" if thin else "16",
        "class": look,
    }
    return svg.element("rect", place)


def _label(at: float, words: str, look: str = "") -> str:
    place: dict[str, svg.Attribute] = {
        "x": f"{svg.coordinate(at)}%",
        "y": "13",
        "class": f"label {look}".strip(),
    }
    return svg.element("text", place, svg.escaped(words))
