"""Room for labels in a drawing: widths of text, boxes that must not meet, and where one fits.

Coordinates are a drawing's own, in pixels, with y downwards.
"""

import math
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from belarus_options.views.charts.svg import as_shown

Spot = tuple[float, float]

# Of the font's size: more than in Helvetica and its likes, and about as in the widest of common
# sans-serif fonts. The reader's own is unknown.
_WIDTHS = (
    ("ijl'|", 0.25),
    ('ftrI.,:;!()[]{}/\\ -"`', 0.36),
    ("ckxyzsvJ", 0.54),
    ("mwMW@%=+<>&", 0.92),
)
_LETTERS = {letter: width for letters, width in _WIDTHS for letter in letters}
_USUAL, _CAPITAL, _FOREIGN, _FULL = 0.6, 0.76, 0.8, 1.1
_BOLD = 1.2
LINE = 1.25


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """About how wide a text is at a font size; rather too much than too little."""
    return sum(map(_letter_width, as_shown(text))) * size * (_BOLD if bold else 1.0)


def _letter_width(letter: str) -> float:
    if letter.isascii():
        return _LETTERS.get(letter, _CAPITAL if letter.isupper() else _USUAL)
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0.0
    return _FULL if unicodedata.east_asian_width(letter) in "WF" else _FOREIGN


def shortened(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """The text, or as much of its beginning as fits with an ellipsis behind it."""
    kept = as_shown(text)
    if text_width(kept, size, bold=bold) <= width:
        return kept
    while kept and text_width(f"{kept}…", size, bold=bold) > width:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def wrapped(text: str, width: float, size: float, most: int, *, bold: bool = False) -> list[str]:
    """The text in at most so many lines; what does not fit ends in an ellipsis."""
    lines = [""]
    for word in as_shown(text).split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if not lines[-1] or text_width(longer, size, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > most:
        lines[most - 1 :] = [" ".join(lines[most - 1 :])]
    return [shortened(line, width, size, bold=bold) for line in lines]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle round its middle, turned by an angle in degrees, clockwise."""

    middle: Spot
    width: float
    height: float
    angle: float = 0.0

    @property
    def shape(self) -> "Shape":
        cosine, sine = math.cos(math.radians(self.angle)), math.sin(math.radians(self.angle))
        x, y = self.middle
        halves = [(self.width / 2 * a, self.height / 2 * b) for a, b in _SIGNS]
        return Shape([(x + u * cosine - v * sine, y + u * sine + v * cosine) for u, v in halves])


_SIGNS = ((-1, -1), (1, -1), (1, 1), (-1, 1))


class Shape:
    """A convex polygon, or a line, with the upright rectangle about it."""

    __slots__ = ("bottom", "corners", "left", "right", "top")

    def __init__(self, corners: Sequence[Spot]) -> None:
        self.corners = tuple(corners)
        across, down = zip(*corners, strict=True)
        self.left, self.right = min(across), max(across)
        self.top, self.bottom = min(down), max(down)

    def meets(self, other: "Shape") -> bool:
        """Whether the two overlap (separating axes); those that only touch do not."""
        if (
            self.right <= other.left
            or other.right <= self.left
            or self.bottom <= other.top
            or other.bottom <= self.top
        ):
            return False
        for shape in (self, other):
            for (ax, ay), (bx, by) in _edges(shape.corners):
                across, down = ay - by, bx - ax
                first = [across * x + down * y for x, y in self.corners]
                second = [across * x + down * y for x, y in other.corners]
                if max(first) <= min(second) or max(second) <= min(first):
                    return False
        return True


def sides(polygon: Sequence[Spot]) -> list[tuple[float, float, float]]:
    """A convex polygon's sides as (a, b, c) with a² + b² = 1: a · x + b · y + c is how far inside
    of a side a spot lies."""
    area = sum(ax * by - bx * ay for (ax, ay), (bx, by) in _edges(polygon))
    turn = 1.0 if area > 0 else -1.0
    result = []
    for (ax, ay), (bx, by) in _edges(polygon):
        length = math.hypot(bx - ax, by - ay)
        if length > 0:
            across, down = turn * (ay - by) / length, turn * (bx - ax) / length
            result.append((across, down, -across * ax - down * ay))
    return result


def _edges(polygon: Sequence[Spot]) -> Iterator[tuple[Spot, Spot]]:
    return pairwise([*polygon, polygon[0]])


@dataclass
class Space:
    """What of a rectangle is taken; labels go where nothing is yet, and rather not over lines."""

    left: float
    top: float
    right: float
    bottom: float
    taken: list[Shape] = field(default_factory=list)
    lines: list[Shape] = field(default_factory=list)

    def is_free(self, shape: Shape) -> bool:
        """Whether a shape lies within the rectangle and meets nothing."""
        inside = (
            self.left <= shape.left
            and shape.right <= self.right
            and self.top <= shape.top
            and shape.bottom <= self.bottom
        )
        return inside and not any(shape.meets(other) for other in self.taken)

    def crossings(self, shape: Shape) -> int:
        """How many of the lines a shape covers."""
        return sum(shape.meets(other) for other in self.lines)

    def take(self, box: Box) -> Box:
        """Keeps others away from a box."""
        self.taken.append(box.shape)
        return box

    def first_free(self, boxes: Iterable[Box]) -> Box | None:
        """The first box that is free, taken now."""
        for box in boxes:
            if self.is_free(box.shape):
                return self.take(box)
        return None

    def within(self, polygon: Sequence[Spot], width: float, height: float) -> Box | None:
        """A free place for a box wholly within a convex polygon, the roomiest there is."""
        planes = sides(polygon)
        # By so much a box reaches further towards a side than its middle.
        reaches = [(abs(a) * width + abs(b) * height) / 2 for a, b, _ in planes]
        best, found = 0.0, None
        for x, y in _spots(polygon):
            distances = [a * x + b * y + c for a, b, c in planes]
            room = min(distances)
            if room <= best or any(d <= r for d, r in zip(distances, reaches, strict=True)):
                continue
            box = Box((x, y), width, height)
            if self.is_free(box.shape):
                best, found = room, box
        return self.take(found) if found is not None else None


# Places tried in a polygon, in each direction.
_STEPS = 32


def _spots(polygon: Sequence[Spot]) -> Iterator[Spot]:
    """Spots of the rectangle about a polygon, row by row."""
    about = Shape(polygon)
    width, height = about.right - about.left, about.bottom - about.top
    for row in range(1, _STEPS):
        for column in range(1, _STEPS):
            yield about.left + width * column / _STEPS, about.top + height * row / _STEPS


def along(start: Spot, end: Spot, width: float, height: float) -> Iterator[Box]:
    """Places for a box on a line, turned with it; none where it is longer than the line."""
    (ax, ay), (bx, by) = sorted((start, end))
    length = math.hypot(bx - ax, by - ay)
    if width > length:
        return
    angle = math.degrees(math.atan2(by - ay, bx - ax))
    for part in (0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7, 0.25, 0.75, 0.2, 0.8):
        reach = part * length
        if width / 2 <= reach <= length - width / 2:
            yield Box((ax + (bx - ax) * part, ay + (by - ay) * part), width, height, angle)
