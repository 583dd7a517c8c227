"""The triangle of the map of weights as SVG: regions, scales, lines, points and their labels."""

import math
from collections.abc import Iterator, Sequence

from belarus_options.studies.weight_map import Border, Point, Standpoint, WeightMap
from belarus_options.views import map_fills, map_text
from belarus_options.views.charts import svg
from belarus_options.views.first_report import share
from belarus_options.views.map_callouts import Wish, place_all
from belarus_options.views.map_layout import (
    LINE,
    Box,
    Shape,
    Space,
    Spot,
    along,
    shortened,
    text_width,
    wrapped,
)

SIDE = 560.0
HEIGHT = SIDE * math.sqrt(3) / 2
INK, FAINT = "#1a1a1a", "#5a5a5a"
_TICKS = (0.25, 0.5, 0.75)
_TEXT, _SMALL = 13.0, 11.0
_MARK, _DOT = 6.0, 1.8
# How long a name in a label may get, and where that does not fit.
_LABEL_ROOMS = (190.0, 120.0)
_SMALL_REGION = 0.15
# With more, labels outside their regions are numbers alone.
_CROWDED = 12
# Of more regions, only the largest have labels and stand in the key.
LABELLED = 36


class Triangle:
    """A triangle with its first corner at `top` of a drawing, and the free space about it.

    The other corners are below, left and right. `bottom` is where the names of those end, once the
    elements are made.
    """

    def __init__(self, shown: WeightMap, top: Spot, space: Space) -> None:
        self._shown = shown
        self._space = space
        x, y = top
        self._corners = (top, (x - SIDE / 2, y + HEIGHT), (x + SIDE / 2, y + HEIGHT))
        # Lines to labels go below all labels.
        self._leaders: list[str] = []
        self.bottom = self._corners[1][1]
        self._regions = [tuple(map(self.spot, region.corners)) for region in shown.regions]

    def spot(self, point: Point) -> Spot:
        """Where a point of the map lies in the drawing."""
        x = math.fsum(w * cx for w, (cx, _) in zip(point, self._corners, strict=True))
        y = math.fsum(w * cy for w, (_, cy) in zip(point, self._corners, strict=True))
        return x, y

    def elements(self) -> list[str]:
        """All of it, in the order of drawing."""
        sides = zip(self._corners, [*self._corners[1:], self._corners[0]], strict=True)
        borders = [(self.spot(b.start), self.spot(b.end)) for b in self._shown.borders]
        self._space.lines += map(Shape, [*sides, *borders])
        scales = [*self._ticks(), *self._corner_names(), *self._side_names()]
        marks = self._marks()
        # What has the least room comes first.
        labelled = list(enumerate(self._shown.regions[:LABELLED]))
        small = [index for index, region in labelled if region.share < _SMALL_REGION]
        large = [index for index, region in labelled if region.share >= _SMALL_REGION]
        labels = dict(self._region_labels(reversed(small)))
        points = list(self._point_labels())
        labels |= dict(self._region_labels(large))
        lines = [label for border in self._shown.borders for label in self._border_label(border)]
        outside = list(self._outside_labels([i for i in small + large if i not in labels]))
        return [
            *self._fills(),
            *self._grid(),
            *self._outlines(),
            *scales,
            *self._leaders,
            *lines,
            *labels.values(),
            *outside,
            *points,
            *marks,
        ]

    def _fills(self) -> Iterator[str]:
        for index, corners in enumerate(self._regions):
            yield svg.polygon(corners, fill=map_fills.tint(index))
            if over := map_fills.pattern(index):
                yield svg.polygon(corners, fill=over)

    def _outlines(self) -> Iterator[str]:
        for border in self._shown.borders:
            ends = (self.spot(border.start), self.spot(border.end))
            yield svg.line(*ends, stroke=INK, stroke_width=1.6, stroke_linecap="round")
        yield svg.polygon(
            self._corners, fill="none", stroke=INK, stroke_width=2.0, stroke_linejoin="round"
        )

    def _grid(self) -> Iterator[str]:
        for part in _TICKS:
            for first in range(3):
                start, end = _line_of(first, part)
                yield svg.line(
                    self.spot(start),
                    self.spot(end),
                    stroke=INK,
                    stroke_width=0.8,
                    stroke_opacity="0.22",
                    stroke_dasharray="2 3",
                )

    def _ticks(self) -> Iterator[str]:
        """Each side has the scale of one criterion, with a stroke the way its lines go."""
        for first, (anchor, down) in enumerate((("end", 4.0), ("middle", 9.0), ("start", -1.0))):
            for part in _TICKS:
                start, end = map(self.spot, _line_of(first, part))
                across, along_ = (start[0] - end[0], start[1] - end[1])
                length = math.hypot(across, along_)
                tip = (start[0] + 6 * across / length, start[1] + 6 * along_ / length)
                x, y = tip[0] + 3 * across / length, tip[1] + down
                words = share(self._shown.joint * part)
                width = text_width(words, _SMALL)
                middle = x + {"end": -width / 2, "middle": 0.0, "start": width / 2}[anchor]
                self._space.take(Box((middle, y - 4), width + 4, 14))
                yield svg.line(start, tip, stroke=FAINT, stroke_width=1.0)
                yield svg.text(x, y, words, _SMALL, text_anchor=anchor, fill=FAINT)

    def _corner_names(self) -> Iterator[str]:
        whole = share(self._shown.joint)
        names = map_text.criterion_names(self._shown)
        top, left, right = self._corners
        places = (
            (top[0], top[1] - 30, "middle"),
            (left[0] - 40, left[1] + 48, "start"),
            (right[0] + 40, right[1] + 48, "end"),
        )
        for name, (x, y, anchor) in zip(names, places, strict=True):
            is_top = anchor == "middle"
            lines = wrapped(name, *((420, 15, 1) if is_top else (210, 15, 2)), bold=True)
            width = max(text_width(line, 15, bold=True) for line in (*lines, whole))
            middle = x + {"end": -width / 2, "middle": 0.0, "start": width / 2}[anchor]
            height = 18.0 * len(lines) + 22
            self._space.take(Box((middle, y - 14 + height / 2), width, height))
            for words in lines:
                yield svg.text(x, y, words, 15, bold=True, text_anchor=anchor, fill=INK)
                y += 18
            yield svg.text(x, y - 1, whole, _TEXT, text_anchor=anchor, fill=INK)
            self.bottom = max(self.bottom, y + 4)

    def _side_names(self) -> Iterator[str]:
        """What the scale of each side is of, with the way in which it grows."""
        names = [shortened(n, 200, _TEXT) for n in map_text.criterion_names(self._shown)]
        top, left, right = self._corners
        # Between two labels of a scale, and below between the names of the corners.
        sides = (
            (left, top, 0.625, -60.0, 42.0, f"{names[0]} →"),
            (right, left, 0.5, 0.0, -34.0, f"← {names[1]}"),
            (top, right, 0.625, 60.0, 42.0, f"{names[2]} →"),
        )
        for (ax, ay), (bx, by), part, angle, off, words in sides:
            turn = math.radians(angle)
            x = ax + part * (bx - ax) + off * math.sin(turn)
            y = ay + part * (by - ay) - off * math.cos(turn)
            self._space.take(Box((x, y), text_width(words, _TEXT), 16, angle))
            yield _turned((x, y), angle, words, _TEXT, FAINT)

    def _marks(self) -> list[str]:
        """The points; their places are taken before any label's."""
        marks = []
        for standpoint in reversed(self._shown.standpoints):
            if standpoint.point is not None:
                spot = self.spot(standpoint.point)
                self._space.take(Box(spot, 2 * _MARK, 2 * _MARK))
                marks.append(standpoint_mark(spot, standpoint))
        today = self.spot(self._shown.today)
        self._space.take(Box(today, 2 * _MARK, 2 * _MARK))
        return [*marks, today_mark(today)]

    def _point_labels(self) -> Iterator[str]:
        shown = self._shown
        word = map_text.today_word(shown)
        names = [shortened(name, 110, _SMALL) for name in map_text.criterion_names(shown)]
        weights = [
            f"{name} {share(weight)}"
            for name, weight in zip(names, shown.today_weights, strict=True)
        ]
        # Where the whole label would stand far off, the key has the weights.
        labels = [(self.spot(shown.today), [[word, *weights], [word]])]
        for standpoint in shown.standpoints:
            if standpoint.point is not None:
                lines = [shortened(standpoint.perspective, _LABEL_ROOMS[0], _TEXT, bold=True)]
                if standpoint.differs:
                    first = f"first: {map_text.some(standpoint.first, 1)}"
                    lines.append(shortened(first, _LABEL_ROOMS[0], _TEXT))
                labels.append((self.spot(standpoint.point), [lines]))
        yield from self._called_out(labels, _MARK)

    def _called_out(
        self, labels: Sequence[tuple[Spot, list[list[str]]]], size: float
    ) -> Iterator[str]:
        """Labels beside their marks, each with the lines of the first form that finds room."""
        wishes = []
        for spot, forms in labels:
            sizes = [(width + 8, height + 4) for width, height in map(_size, forms)]
            wishes.append(Wish(spot, size, tuple(sizes), is_led=size < _MARK))
        for found, (_, forms) in zip(place_all(self._space, wishes), labels, strict=True):
            if found is not None:
                if found.line is not None:
                    self._leaders.append(svg.line(*found.line, stroke=INK, stroke_width=0.9))
                yield _ground(found.box, stroke=FAINT, stroke_width=0.6)
                yield from _lines(found.box, forms[found.form])

    def _region_labels(self, indexes: Sequence[int] | Iterator[int]) -> Iterator[tuple[int, str]]:
        for index in indexes:
            region = self._shown.regions[index]
            name = map_text.region_label(region)
            part = map_text.region_share(region)
            number = str(index + 1)
            whole = f"{number}  {name}"
            names = [shortened(whole, room, _TEXT, bold=True) for room in _LABEL_ROOMS]
            forms = [*([name, part] for name in dict.fromkeys(names)), [number, part], [number]]
            for lines in forms:
                width, height = _size(lines)
                box = self._space.within(self._regions[index], width + 6, height + 4)
                if box is not None:
                    ground = _ground(box) if map_fills.pattern(index) else ""
                    yield index, ground + "".join(_lines(box, lines))
                    break

    def _outside_labels(self, indexes: Sequence[int]) -> Iterator[str]:
        """Regions too small for their labels have them elsewhere, with a line to them."""
        labels = []
        for index in indexes:
            region = self._shown.regions[index]
            number, part = str(index + 1), map_text.region_share(region)
            is_crowded = len(self._shown.regions) > _CROWDED
            whole = number if is_crowded else f"{number}  {part}"
            centre = self.spot(region.centroid)
            labels.append((centre, [[whole]]))
            self._leaders.append(_circle(centre, _DOT))
        yield from self._called_out(labels, _DOT)

    def _border_label(self, border: Border) -> list[str]:
        """Who meets whom, on the line itself where it is long enough."""
        ends = (self.spot(border.start), self.spot(border.end))
        one, other = (index + 1 for index in border.regions)
        for words in (map_text.border_label(self._shown, border), f"{one} = {other}"):
            width = text_width(words, _SMALL)
            box = self._space.first_free(along(*ends, width + 10, 15))
            if box is not None:
                turned = _turned(box.middle, box.angle, words, _SMALL, INK)
                return [_ground(box), turned]
        return []


def today_mark(spot: Spot) -> str:
    """The point of the weights in force."""
    return _circle(spot, _MARK, stroke="#ffffff", stroke_width=2.0)


def _circle(spot: Spot, radius: float, **attributes: svg.Attribute) -> str:
    x, y = spot
    return svg.element("circle", {"cx": x, "cy": y, "r": radius, "fill": INK, **attributes})


def standpoint_mark(spot: Spot, standpoint: Standpoint) -> str:
    """The point of a perspective; its outline is broken where the map has not all its weights."""
    x, y = spot
    corners = [(x, y - _MARK), (x + _MARK, y), (x, y + _MARK), (x - _MARK, y)]
    broken: dict[str, svg.Attribute] = {} if standpoint.is_on_map else {"stroke_dasharray": "2 1.5"}
    return svg.polygon(corners, fill="#ffffff", stroke=INK, stroke_width=1.8, **broken)


def _line_of(first: int, part: float) -> tuple[Point, Point]:
    """The line on which a criterion weighs so much, from the side that has its scale."""
    ends = []
    # The first criterion's scale is on the left, the second's below, the third's on the right.
    for other in ((first + 1) % 3, (first + 2) % 3):
        weights = [0.0, 0.0, 0.0]
        weights[first], weights[other] = part, 1.0 - part
        ends.append((weights[0], weights[1], weights[2]))
    return ends[0], ends[1]


def _size(lines: Sequence[str]) -> tuple[float, float]:
    return max(text_width(line, _TEXT, bold=True) for line in lines), len(lines) * _TEXT * LINE


def _ground(box: Box, **attributes: svg.Attribute) -> str:
    """What a label stands on, so that lines and patterns do not show through."""
    x, y = box.middle
    left, top = x - box.width / 2, y - box.height / 2
    given: dict[str, svg.Attribute] = {
        "rx": 3.0,
        "fill": "#ffffff",
        "fill_opacity": "0.85",
        **({"transform": _turn(box.middle, box.angle)} if box.angle else {}),
        **attributes,
    }
    return svg.rectangle(left, top, box.width, box.height, **given)


def _lines(box: Box, lines: Sequence[str]) -> Iterator[str]:
    """Lines in the middle of a box, the first in bold."""
    x, y = box.middle
    first = y - len(lines) * _TEXT * LINE / 2 + _TEXT
    for place, words in enumerate(lines):
        baseline = first + place * _TEXT * LINE
        is_first = place == 0
        yield svg.text(x, baseline, words, _TEXT, bold=is_first, text_anchor="middle", fill=INK)


def _turned(middle: Spot, angle: float, words: str, size: float, fill: str) -> str:
    x, y = middle
    turn = _turn(middle, angle)
    return svg.text(x, y + 4, words, size, text_anchor="middle", fill=fill, transform=turn)


def _turn(middle: Spot, angle: float) -> str:
    return f"rotate({' '.join(map(svg.coordinate, (angle, *middle)))})"
