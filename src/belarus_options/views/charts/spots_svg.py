"""Marked points of a triangle as SVG; those that would cover each other share a mark."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from belarus_options.views.charts import svg
from belarus_options.views.charts.fills import INK
from belarus_options.views.charts.labels import text_width
from belarus_options.views.report.chart import IN_FORCE, Spot

# A place in the drawing, in pixels with y downwards.
Pixel = tuple[float, float]

# The radius of a dot, the height of a pill, and the size of its text.
_DOT, _PILL, _TEXT = 6.0, 16.0, 11.0


@dataclass(frozen=True, slots=True)
class SpotGroup:
    """Spots with one mark at the place of the first: a dot for the weights in force, and a pill
    with the marks of the others, beside the dot where there is one."""

    spots: tuple[Spot, ...]
    place: Pixel

    @property
    def others(self) -> list[Spot]:
        return [spot for spot in self.spots if spot.mark != IN_FORCE]

    @property
    def has_dot(self) -> bool:
        return len(self.others) < len(self.spots)

    @property
    def words(self) -> str:
        return " ".join(spot.mark for spot in self.others)

    @property
    def pill(self) -> tuple[float, float]:
        """The left and the right end of the pill, which meet where there is none."""
        x, width = self.place[0], 0.0
        if self.others:
            width = max(_PILL, text_width(self.words, _TEXT, bold=True) + 8)
        left = x + _DOT + 2 if self.has_dot else x - width / 2
        return (left, left + width)

    def covers(self, other: "SpotGroup") -> bool:
        """Whether the marks of two groups meet."""
        (left, right), (start, end) = self._extent, other._extent
        return left < end and start < right and abs(self.place[1] - other.place[1]) < _PILL

    def is_near(self, place: Pixel, clearance: float) -> bool:
        """Whether a letter at a place would come closer than a clearance."""
        (left, right), (x, y) = self._extent, place
        is_level = abs(y - self.place[1]) < _PILL / 2 + clearance
        return is_level and left - clearance < x < right + clearance

    @property
    def _extent(self) -> tuple[float, float]:
        reach = _DOT if self.has_dot else 0.0
        return (min(self.pill[0], self.place[0] - reach), max(self.pill[1], self.place[0] + reach))


def together(groups: Sequence[SpotGroup]) -> list[SpotGroup]:
    """The groups, those that cover each other made one until none do."""
    apart: list[SpotGroup] = []
    for group in groups:
        merged = group
        while covered := next((other for other in apart if other.covers(merged)), None):
            apart.remove(covered)
            merged = SpotGroup((*covered.spots, *merged.spots), covered.place)
        apart.append(merged)
    return apart


def spot_mark(group: SpotGroup) -> Iterator[str]:
    """The mark of a group; its outline is broken where every spot of the pill is hollow."""
    (x, y), (left, right) = group.place, group.pill
    if group.has_dot:
        look: dict[str, svg.Attribute] = {"fill": INK, "stroke": "#ffffff", "stroke_width": 2.0}
        yield svg.element("circle", {"cx": x, "cy": y, "r": _DOT, **look})
    if group.others:
        is_hollow = all(spot.is_hollow for spot in group.others)
        broken: dict[str, svg.Attribute] = {"stroke_dasharray": "2 1.5"} if is_hollow else {}
        outline: dict[str, svg.Attribute] = {"fill": "#ffffff", "stroke": INK, "stroke_width": 1.6}
        top, middle = y - _PILL / 2, (left + right) / 2
        look = outline | broken
        yield svg.rectangle(left, top, right - left, _PILL, rx=_PILL / 2, **look)
        yield svg.text(middle, y + 4, group.words, _TEXT, bold=True, text_anchor="middle", fill=INK)
