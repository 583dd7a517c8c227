"""A triangle of three weights as SVG: areas with marks, scales, borders, and a key of the marks."""

import math
from collections.abc import Callable, Iterator, Sequence

from belarus_options.model.grammar import counted
from belarus_options.views.charts import fills, svg
from belarus_options.views.charts.fills import FAINT, INK
from belarus_options.views.charts.labels import shortened, text_width, wrapped
from belarus_options.views.charts.spots_svg import Pixel, SpotGroup, spot_mark, together
from belarus_options.views.report.chart import Area, Point, Spot, Triangle
from belarus_options.views.report.numbers import proportion, weight
from belarus_options.views.report.sentence import Said

Text = Callable[[Said], str]

SIDE = 560.0
HEIGHT = SIDE * math.sqrt(3) / 2
_TICKS = (0.25, 0.5, 0.75)
_TEXT, _SMALL = 13.0, 11.5
# How far an area's mark keeps from borders and from other marks.
_CLEARANCE = 9.0
KEY_WIDTH = 260.0
# The most areas with a mark and an entry in the key, and with their details there.
MOST_AREAS, _MOST_DETAILED = 36, 10


def triangle_svg(
    triangle: Triangle, apex: Pixel, text: Text, *, places: Sequence[int] | None = None
) -> tuple[list[str], float]:
    """The triangle below its first corner, without its key, and where it ends.

    `places` are those of the areas' fills, in the order of the areas where nothing is said.
    """
    layers, bottom = triangle_layers(triangle, apex, text, places=places)
    return [part for layer in layers.values() for part in layer], bottom


def triangle_layers(
    triangle: Triangle, apex: Pixel, text: Text, *, places: Sequence[int] | None = None
) -> tuple[dict[str, list[str]], float]:
    """The same in layers by name, from the lowest."""
    return _Drawing(triangle, apex, text, places or range(len(triangle.areas))).layers()


class _Drawing:
    def __init__(self, triangle: Triangle, apex: Pixel, text: Text, places: Sequence[int]) -> None:
        self._triangle = triangle
        self._places = places
        self._names = [text(name) for name in triangle.corners]
        x, y = apex
        self._corners = (apex, (x - SIDE / 2, y + HEIGHT), (x + SIDE / 2, y + HEIGHT))

    def layers(self) -> tuple[dict[str, list[str]], float]:
        names, bottom = self._corner_names()
        groups = together(
            [
                SpotGroup((spot,), self._pixel(spot.point))
                for spot in self._triangle.spots
                if spot.point is not None
            ]
        )
        drawn = {
            "areas": list(self._areas()),
            "grid": list(self._grid()),
            "outlines": list(self._outlines()),
            "scales": [*self._ticks(), *names, *self._side_names()],
            "marks": list(self._area_marks(groups)),
            "spots": [part for group in groups for part in spot_mark(group)],
        }
        return drawn, bottom

    def _pixel(self, point: Point) -> Pixel:
        x = math.fsum(w * cx for w, (cx, _) in zip(point, self._corners, strict=True))
        y = math.fsum(w * cy for w, (_, cy) in zip(point, self._corners, strict=True))
        return x, y

    def _areas(self) -> Iterator[str]:
        for index, shown in zip(self._places, self._triangle.areas, strict=True):
            corners = list(map(self._pixel, shown.corners))
            yield svg.polygon(corners, fill=fills.tint(index))
            if over := fills.pattern(index):
                yield svg.polygon(corners, fill=over)

    def _grid(self) -> Iterator[str]:
        for part in _TICKS:
            for first in range(3):
                yield svg.line(
                    *map(self._pixel, _level_line(first, part)),
                    stroke=INK,
                    stroke_width=0.8,
                    stroke_opacity="0.22",
                    stroke_dasharray="2 3",
                )

    def _outlines(self) -> Iterator[str]:
        for ends in self._triangle.lines:
            yield svg.line(
                *map(self._pixel, ends), stroke=INK, stroke_width=1.6, stroke_linecap="round"
            )
        yield svg.polygon(
            self._corners, fill="none", stroke=INK, stroke_width=2.0, stroke_linejoin="round"
        )

    def _ticks(self) -> Iterator[str]:
        """Each side has the scale of one criterion, with a stroke the way its lines go."""
        for first, (anchor, down) in enumerate((("end", 4.0), ("middle", 9.0), ("start", -1.0))):
            for part in _TICKS:
                start, end = map(self._pixel, _level_line(first, part))
                length = math.dist(start, end)
                across, along = (start[0] - end[0]) / length, (start[1] - end[1]) / length
                tip = (start[0] + 6 * across, start[1] + 6 * along)
                words = weight(self._triangle.whole * part).text()
                yield svg.line(start, tip, stroke=FAINT, stroke_width=1.0)
                x, y = tip[0] + 3 * across, tip[1] + down
                yield svg.text(x, y, words, 11.0, text_anchor=anchor, fill=FAINT)

    def _corner_names(self) -> tuple[list[str], float]:
        whole = weight(self._triangle.whole).text()
        top, left, right = self._corners
        places = (
            (top[0], top[1] - 30, "middle", 420.0, 1),
            (left[0] - 40, left[1] + 48, "start", 210.0, 2),
            (right[0] + 40, right[1] + 48, "end", 210.0, 2),
        )
        drawn, bottom = [], 0.0
        for name, (x, y, anchor, room, most) in zip(self._names, places, strict=True):
            for words in wrapped(name, room, 15, most, bold=True):
                drawn.append(svg.text(x, y, words, 15, bold=True, text_anchor=anchor, fill=INK))
                y += 18
            drawn.append(svg.text(x, y - 1, whole, _TEXT, text_anchor=anchor, fill=INK))
            bottom = max(bottom, y + 4)
        return drawn, bottom

    def _side_names(self) -> Iterator[str]:
        """The criterion whose scale each side is, with the way in which it grows."""
        names = [shortened(name, 200, _TEXT) for name in self._names]
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
            turned = f"rotate({' '.join(map(svg.coordinate, (angle, x, y)))})"
            yield svg.text(
                x, y + 4, words, _TEXT, text_anchor="middle", fill=FAINT, transform=turned
            )

    def _area_marks(self, groups: Sequence[SpotGroup]) -> Iterator[str]:
        """Each area's mark where it has room; the key has it with its color in any case."""
        for shown in self._triangle.areas[:MOST_AREAS]:
            corners = list(map(self._pixel, shown.corners))
            center = self._pixel(shown.center)
            for place in (center, *(_between(center, corner) for corner in corners)):
                is_free = not any(group.is_near(place, _CLEARANCE) for group in groups)
                if is_free and _depth(place, corners) >= _CLEARANCE:
                    yield _bold(place[0], place[1] + 5, shown.mark, 15)
                    break


def key_svg(triangle: Triangle, left: float, top: float, text: Text) -> tuple[list[str], float]:
    """What the marks stand for, and where the key ends."""
    right = left + KEY_WIDTH
    parts = [
        svg.text(left, top, text(triangle.key[0]), _TEXT, bold=True, fill=INK),
        svg.text(right, top, text(triangle.key[1]), _SMALL, text_anchor="end", fill=FAINT),
    ]
    y = top + 10
    has_details = len(triangle.areas) <= _MOST_DETAILED
    for index, shown in enumerate(triangle.areas[:MOST_AREAS]):
        entry, y = _area_entry(shown, index, (left, y), text, has_details=has_details)
        parts += entry
    if rest := triangle.areas[MOST_AREAS:]:
        words = counted(len(rest), "further area")
        whole = proportion(math.fsum(shown.figure.value for shown in rest)).text()
        parts.append(svg.text(left + 34, y + 15, words, _TEXT, fill=INK))
        parts.append(svg.text(right, y + 15, whole, _TEXT, text_anchor="end", fill=INK))
        y += 22
    y += 14
    for spot in triangle.spots:
        entry, y = _spot_entry(spot, (left, y), text)
        parts += entry
    return parts, y


def _area_entry(
    shown: Area, index: int, place: Pixel, text: Text, *, has_details: bool
) -> tuple[list[str], float]:
    (x, y), left, right = place, place[0] + 34, place[0] + KEY_WIDTH
    swatch: dict[str, svg.Attribute] = {"stroke": INK, "stroke_width": 1.0, "rx": 2.0}
    parts = [svg.rectangle(x, y + 2, 26, 18, fill=fills.tint(index), **swatch)]
    if over := fills.pattern(index):
        parts.append(svg.rectangle(x, y + 2, 26, 18, fill=over))
    mark, figure = shown.mark, shown.figure.text()
    parts.append(svg.text(x + 13, y + 15.5, mark, _TEXT, bold=True, text_anchor="middle", fill=INK))
    room = right - left - text_width(figure, _TEXT) - 8
    label = shortened(text(shown.label), room, _TEXT, bold=True)
    parts.append(svg.text(left, y + 15.5, label, _TEXT, bold=True, fill=INK))
    parts.append(svg.text(right, y + 15.5, figure, _TEXT, text_anchor="end", fill=INK))
    y += 22
    for said in shown.details if has_details else ():
        for line in wrapped(text(said), right - left, _SMALL, 2):
            parts.append(svg.text(left, y + 9, line, _SMALL, fill=FAINT))
            y += 15
        y += 4
    return parts, y


def _spot_entry(spot: Spot, place: Pixel, text: Text) -> tuple[list[str], float]:
    x, y = place
    left, room = x + 34, KEY_WIDTH - 34
    parts = list(spot_mark(SpotGroup((spot,), (x + 13, y + 8)))) if spot.point is not None else []
    label = shortened(text(spot.label), room, _TEXT, bold=True)
    parts.append(svg.text(left, y + 12.5, label, _TEXT, bold=True, fill=INK))
    y += 18
    lines = [shortened(text(said), room, _SMALL) for said in spot.details]
    for line in (*lines, *_fitting([text(said) for said in spot.weights], room)):
        parts.append(svg.text(left, y + 9, line, _SMALL, fill=FAINT))
        y += 15
    return parts, y + 6


def _fitting(parts: Sequence[str], room: float) -> list[str]:
    """Parts in one line, or in one each, whose beginnings are cut so that no number is lost."""
    whole = ", ".join(parts)
    if text_width(whole, _SMALL) <= room:
        return [whole]
    lines = []
    for part in parts:
        name, _, figure = part.rpartition(" ")
        left = room - text_width(f" {figure}", _SMALL)
        lines.append(f"{shortened(name, left, _SMALL)} {figure}")
    return lines


def _level_line(first: int, part: float) -> tuple[Point, Point]:
    """The line on which a criterion weighs `part`, from the side that has its scale."""
    ends = []
    # The first criterion's scale is on the left, the second's below, the third's on the right.
    for other in ((first + 1) % 3, (first + 2) % 3):
        weights = [0.0, 0.0, 0.0]
        weights[first], weights[other] = part, 1.0 - part
        ends.append((weights[0], weights[1], weights[2]))
    return ends[0], ends[1]


def _bold(x: float, y: float, words: str, size: float) -> str:
    return svg.text(x, y, words, size, bold=True, text_anchor="middle", fill=INK)


def _between(one: Pixel, other: Pixel) -> Pixel:
    return ((one[0] + other[0]) / 2, (one[1] + other[1]) / 2)


def _depth(place: Pixel, corners: Sequence[Pixel]) -> float:
    """How far a place within a convex polygon is from the nearest side."""
    x, y = place
    least = math.inf
    for (ax, ay), (bx, by) in zip(corners, [*corners[1:], corners[0]], strict=True):
        if length := math.hypot(bx - ax, by - ay):
            least = min(least, abs((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / length)
    return least
