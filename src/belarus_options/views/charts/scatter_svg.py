"""Totals over cost or size as SVG: dots with the stretches they lie in, and a frontier."""

import math
from collections.abc import Callable, Iterator, Sequence

from belarus_options.views.charts import svg
from belarus_options.views.charts.fills import FAINT, INK
from belarus_options.views.charts.labels import shortened, text_width
from belarus_options.views.report.chart import Dot, Scatter
from belarus_options.views.report.numbers import measure
from belarus_options.views.report.sentence import Said

Text = Callable[[Said], str]

HEIGHT = 420.0
_LEFT, _SMALL, _TEXT = 56.0, 11.0, 12.0
_MOST_TICKS = 8
# The most that a label takes of the width.
_LABEL = 0.46


def scatter_svg(
    scatter: Scatter, frame: tuple[float, float, float], text: Text
) -> tuple[list[str], float]:
    """The chart within `frame`, its left edge, top and width, and where it ends."""
    return _Drawing(scatter, frame, text).parts()


class _Drawing:
    def __init__(self, scatter: Scatter, frame: tuple[float, float, float], text: Text) -> None:
        self._scatter, self._text = scatter, text
        left, top, width = frame
        self._left, self._right = left + _LEFT, left + width - 8
        self._top, self._bottom = top + 24, top + 24 + HEIGHT
        across = [dot.across for dot in scatter.dots] + [at for at, _ in scatter.frontier]
        across += [scatter.line[0]] if scatter.line else []
        up = [end for dot in scatter.dots for end in (dot.low, dot.high)]
        up += [total for _, total in scatter.frontier]
        self._across = _ticks(across, 1.0 if scatter.is_counted else 0.0)
        self._up = _ticks(up)

    def parts(self) -> tuple[list[str], float]:
        parts = [*self._grid(), *self._line(), *map(self._stretch, self._scatter.dots)]
        parts += self._frontier()
        # Marked ones and their names lie above all others.
        parts += [self._dot(dot) for dot in self._scatter.dots if not dot.label]
        parts += [self._dot(dot) for dot in self._scatter.dots if dot.label]
        return [*parts, *self._labels()], self._bottom + 42

    def _x(self, across: float) -> float:
        return _between(across, self._across, self._left + 20, self._right - 20)

    def _y(self, total: float) -> float:
        return _between(total, self._up, self._bottom - 8, self._top + 8)

    def _grid(self) -> Iterator[str]:
        for tick in self._up:
            y = self._y(tick)
            yield svg.line((self._left, y), (self._right, y), stroke="#dddddd", stroke_width=1.0)
            words = measure(tick).text()
            yield svg.text(self._left - 8, y + 4, words, _SMALL, text_anchor="end", fill=FAINT)
        for tick in self._across:
            x, words = self._x(tick), measure(tick).text()
            yield svg.line((x, self._bottom), (x, self._bottom + 5), stroke=FAINT, stroke_width=1.0)
            yield svg.text(x, self._bottom + 18, words, _SMALL, text_anchor="middle", fill=FAINT)
        ends = (self._left, self._bottom), (self._right, self._bottom)
        yield svg.line(*ends, stroke=INK, stroke_width=1.4)
        across, up = map(self._text, self._scatter.names)
        yield svg.text(self._right, self._bottom + 36, across, _TEXT, text_anchor="end", fill=INK)
        yield svg.text(self._left - 48, self._top - 8, up, _TEXT, fill=INK)

    def _line(self) -> Iterator[str]:
        if self._scatter.line is not None:
            x = self._x(self._scatter.line[0])
            ends = (x, self._top), (x, self._bottom)
            yield svg.line(*ends, stroke=INK, stroke_width=1.2, stroke_dasharray="5 4")
            words = self._text(self._scatter.line[1])
            is_left = x + 5 + text_width(words, _SMALL) > self._right
            place, anchor = (x - 5, "end") if is_left else (x + 5, "start")
            yield svg.text(place, self._top + 10, words, _SMALL, text_anchor=anchor, fill=INK)

    def _stretch(self, dot: Dot) -> str:
        x = self._x(dot.across)
        look: dict[str, svg.Attribute] = {"stroke": "#9a9a9a", "stroke_width": 1.2}
        if dot.label:
            look = {"stroke": INK, "stroke_width": 1.8}
        return svg.line((x, self._y(dot.low)), (x, self._y(dot.high)), **look)

    def _frontier(self) -> Iterator[str]:
        """Steps, since what is best stays so until something dearer is better; or straight."""
        points = [(self._x(at), self._y(total)) for at, total in self._scatter.frontier]
        for here, there in zip(points, points[1:], strict=False):
            corner = here if self._scatter.is_counted else (there[0], here[1])
            for ends in ((here, corner), (corner, there)):
                if ends[0] == ends[1]:
                    continue
                yield svg.line(*ends, stroke=INK, stroke_width=1.0, stroke_dasharray="2 2")

    def _dot(self, dot: Dot) -> str:
        look: dict[str, svg.Attribute] = {"r": 3.0, "fill": "#8a8a8a"}
        if dot.label:
            look = {"r": 5.5, "fill": INK, "stroke": "#ffffff", "stroke_width": 1.5}
        elif dot.is_hollow:
            look = {"r": 3.0, "fill": "#ffffff", "stroke": INK, "stroke_width": 1.2}
        return svg.element("circle", {"cx": self._x(dot.across), "cy": self._y(dot.total), **look})

    def _labels(self) -> Iterator[str]:
        """Names beside their dots, on the side with more room, none upon another."""
        most = _LABEL * (self._right - self._left)
        taken: list[tuple[float, float, float]] = []
        for dot in self._scatter.dots:
            if not dot.label:
                continue
            words = shortened(self._text(dot.label), most, _TEXT, bold=True)
            width, x = text_width(words, _TEXT, bold=True), self._x(dot.across)
            is_left = x + 10 + width > self._right
            start = x - 10 - width if is_left else x + 10
            y = self._y(dot.total) + 4
            while any(
                start < end and begin < start + width and abs(y - other) < _TEXT + 2
                for begin, end, other in taken
            ):
                y += _TEXT + 2
            taken.append((start, start + width, y))
            anchor = "end" if is_left else "start"
            place = x - 10 if is_left else x + 10
            # Lines behind a name would strike it through.
            yield svg.rectangle(start - 2, y - _TEXT, width + 4, _TEXT + 4, fill="#ffffff")
            yield svg.text(place, y, words, _TEXT, bold=True, text_anchor=anchor, fill=INK)


def _ticks(values: Sequence[float], apart: float = 0.0) -> list[float]:
    """Round numbers from below the least to above the greatest value, two at least, and at least so
    far apart."""
    low, high = min(values), max(values)
    least = max(high - low, 1e-9 * max(1.0, abs(low), abs(high))) / _MOST_TICKS
    least = max(least, apart)
    unit = 10.0 ** math.floor(math.log10(least))
    step = next(unit * factor for factor in (1, 2, 5, 10, 20) if unit * factor >= least)
    first, last = math.floor(low / step), math.ceil(high / step)
    return [step * at for at in range(first, max(last, first + 1) + 1)]


def _between(value: float, ticks: Sequence[float], start: float, end: float) -> float:
    return start + (value - ticks[0]) / (ticks[-1] - ticks[0]) * (end - start)
