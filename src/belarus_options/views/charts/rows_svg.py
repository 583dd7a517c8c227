"""Charts with a row for each of a table's, as SVG: bars, intervals on an axis, stacked parts."""

from collections.abc import Callable, Iterator, Sequence

from belarus_options.views.charts import fills, svg
from belarus_options.views.charts.fills import FAINT, INK
from belarus_options.views.charts.labels import shortened
from belarus_options.views.report.chart import Bars, Intervals, RowChart, Span, Stacked
from belarus_options.views.report.sentence import Said

Text = Callable[[Said], str]

_ROW, _THICKNESS, _TEXT = 26.0, 14.0, 13.0
_LABEL_ROOM, _FIGURE_ROOM = 330.0, 70.0


def rows_svg(
    chart: RowChart,
    labels: Sequence[str],
    figures: Sequence[str],
    frame: tuple[float, float, float],
    text: Text,
) -> tuple[list[str], float]:
    """A chart with a label before each row and a figure behind it, and where it ends.

    `frame` is left, top and width in pixels.
    """
    left, top, width = frame
    start, room = left + _LABEL_ROOM, width - _LABEL_ROOM - _FIGURE_ROOM
    axis = _Axis(chart, start, room)
    parts, y = list(axis.heading(top, text)), top + (_ROW if parts_above(chart) else 0.0)
    for index, (label, figure) in enumerate(zip(labels, figures, strict=True)):
        baseline = y + _ROW / 2 + 4.5
        shown = shortened(label, _LABEL_ROOM - 14, _TEXT)
        parts.append(svg.text(start - 12, baseline, shown, _TEXT, text_anchor="end", fill=INK))
        parts += axis.row(index, y + (_ROW - _THICKNESS) / 2)
        end = left + width
        parts.append(svg.text(end, baseline, figure, _TEXT, text_anchor="end", fill=INK))
        y += _ROW
    return parts, y


def parts_above(chart: RowChart) -> bool:
    """Whether a chart has a line above its rows: the ends of its axis, or names of its parts."""
    return not isinstance(chart, Bars)


class _Axis:
    def __init__(self, chart: RowChart, start: float, room: float) -> None:
        self._chart, self._start, self._room = chart, start, room
        self._low = chart.low if not isinstance(chart, Stacked) else 0.0

    def _x(self, value: float) -> float:
        part = (value - self._low) / (self._chart.high - self._low)
        return self._start + self._room * max(0.0, min(1.0, part))

    def heading(self, top: float, text: Text) -> Iterator[str]:
        baseline = top + _ROW / 2 + 4
        match self._chart:
            case Intervals(ends=(low, high)):
                yield svg.text(self._start, baseline, low.text(), 11.0, fill=FAINT)
                end = self._start + self._room
                yield svg.text(end, baseline, high.text(), 11.0, text_anchor="end", fill=FAINT)
            case Stacked(names=names):
                step = self._room / max(1, len(names))
                for index, name in enumerate(names):
                    x = self._start + index * step
                    yield _filled(x, top + 8, 10.0, 10.0, index)
                    words = shortened(text(name), step - 20, 11.0)
                    yield svg.text(x + 14, baseline, words, 11.0, fill=INK)
            case _:
                return

    def row(self, index: int, top: float) -> Iterator[str]:
        match self._chart:
            case Bars(values=values):
                x = self._x(self._low)
                yield _filled(x, top, self._x(values[index]) - x, _THICKNESS, 1)
            case Intervals(spans=spans):
                yield from self._interval(spans[index], top)
            case Stacked(parts=parts):
                whole = 0.0
                for place, part in enumerate(parts[index]):
                    x = self._x(whole)
                    whole += part
                    yield _filled(x, top, self._x(whole) - x, _THICKNESS, place)

    def _interval(self, span: Span, top: float) -> Iterator[str]:
        middle = top + _THICKNESS / 2
        line = self._chart.line if isinstance(self._chart, Intervals) else None
        ends = (self._start, middle), (self._start + self._room, middle)
        yield svg.line(*ends, stroke=FAINT, stroke_width=0.8, stroke_dasharray="2 3")
        first, last = sorted((self._x(span.start), self._x(span.end)))
        yield _filled(first, top + 3, last - first, _THICKNESS - 6, 1)
        if line is not None:
            x = self._x(line)
            yield svg.line((x, top - 4), (x, top + _THICKNESS + 4), stroke=INK, stroke_width=1.0)
        yield svg.element("circle", {"cx": self._x(span.mark), "cy": middle, "r": 4.5, "fill": INK})


def _filled(x: float, y: float, width: float, height: float, index: int) -> str:
    look: dict[str, svg.Attribute] = {"stroke": INK, "stroke_width": 0.8}
    return svg.rectangle(x, y, width, height, fill=fills.tint(index), **look)
