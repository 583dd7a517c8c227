"""Charts as data: what is drawn, never how. Each has a renderer for SVG and one for a terminal."""

from typing import NamedTuple

from belarus_options.views.report.numbers import Number
from belarus_options.views.report.sentence import Said

# A point of a triangle by its distances from the three sides, which add up to 1.
Point = tuple[float, float, float]
# The mark of the weights in force.
IN_FORCE = "●"


class Bars(NamedTuple):
    """A bar a row, from `low` to its value; values beyond the ends are cut there."""

    values: tuple[float, ...]
    low: float = 0.0
    high: float = 100.0


class Span(NamedTuple):
    """A stretch of an axis and the value that is marked on it."""

    start: float
    end: float
    mark: float


class Intervals(NamedTuple):
    """A stretch a row on one axis with a mark; `line` is a value that divides the axis, such as 0.

    `ends` are the axis's ends as they are written, and values beyond them are cut there; `width` is
    the columns of a terminal.
    """

    spans: tuple[Span, ...]
    low: float
    high: float
    ends: tuple[Number, Number]
    line: float | None = None
    width: int = 21


class Stacked(NamedTuple):
    """Contributions that add up to a total, a row each: `parts` are (rows, parts), 0 or more, named
    by `names`; `high` is the axis's end."""

    names: tuple[Said, ...]
    parts: tuple[tuple[float, ...], ...]
    high: float = 100.0


RowChart = Bars | Intervals | Stacked


class Area(NamedTuple):
    """A convex part of a triangle, its corners in order, and a point well within it.

    The key explains its `mark` by a label and a figure, with `details` below them.
    """

    mark: str
    corners: tuple[Point, ...]
    center: Point
    label: Said
    figure: Number
    details: tuple[Said, ...] = ()


class Spot(NamedTuple):
    """A marked point of a triangle, or an entry of the key that has no point.

    The key explains its `mark` by a label and the weights there. A hollow one shows but a part of
    what it stands for.
    """

    mark: str
    point: Point | None
    label: Said
    weights: tuple[Said, ...]
    details: tuple[Said, ...] = ()
    is_hollow: bool = False


class Triangle(NamedTuple):
    """Areas and spots on the simplex of three weights.

    `corners` name the top, left and right corner, where one criterion weighs `whole`, which is 1
    unless other criteria keep a share. `lines` are the borders between areas. `key` heads the
    labels and the figures of the areas, and `caption` is what the picture says below itself. On a
    terminal it has `most_rows` at most.
    """

    corners: tuple[Said, Said, Said]
    whole: float
    areas: tuple[Area, ...]
    lines: tuple[tuple[Point, Point], ...]
    spots: tuple[Spot, ...]
    key: tuple[Said, Said]
    caption: tuple[Said, ...] = ()
    most_rows: int = 15


class Dot(NamedTuple):
    """One of many by how far across it stands and its total, which lies from `low` to `high`; with
    a label it is marked, and a hollow one is none that can be chosen."""

    across: float
    total: float
    low: float
    high: float
    label: Said = ""
    is_hollow: bool = False


class Scatter(NamedTuple):
    """Totals over what they cost or how many are in them, best first.

    `names` are of the axes, across and up; `is_counted` says that whole numbers stand across.
    `frontier` are points, across and total, from left to right: steps, and of whole numbers
    straight from one to the next. `line` is a place across that divides them, with what it is
    called. `caption` is what the picture says below itself.
    """

    names: tuple[Said, Said]
    dots: tuple[Dot, ...]
    frontier: tuple[tuple[float, float], ...]
    is_counted: bool = False
    line: tuple[float, Said] | None = None
    caption: tuple[Said, ...] = ()
