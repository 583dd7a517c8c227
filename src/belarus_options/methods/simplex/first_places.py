"""Who is first at every weighting of three: the triangle of weights cut into convex regions."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from belarus_options.methods.additive import first_alike
from belarus_options.methods.arrays import Array
from belarus_options.methods.simplex import polygon
from belarus_options.methods.tolerances import (
    CLOSE_SHARE,
    LAST_DIGITS,
    ORDER_DECIMALS,
    SHARE_DECIMALS,
    TIE,
)

# Three weights that add up to 1.
Point = tuple[float, float, float]

CORNERS: tuple[Point, Point, Point] = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
_RIM = -1


@dataclass(frozen=True, slots=True)
class FirstRegion:
    """Where some rows, equal to each other everywhere, are first: a convex polygon.

    `share` is its area as a share of the triangle's, `centroid` the mean of its points.
    """

    rows: tuple[int, ...]
    share: float
    corners: tuple[Point, ...]
    centroid: Point


@dataclass(frozen=True, slots=True)
class Border:
    """Where two regions meet, by their indexes: a straight line from `start` to `end`."""

    regions: tuple[int, int]
    start: Point
    end: Point


@dataclass(frozen=True, slots=True)
class FirstPlaces:
    """The regions, largest first, their borders in the same order, and the rows without a region.

    `tied_only` are first on lines or points alone, where they tie; `never_first` nowhere.
    """

    regions: tuple[FirstRegion, ...]
    borders: tuple[Border, ...]
    tied_only: tuple[int, ...]
    never_first: tuple[int, ...]


def first_places(totals: Array) -> FirstPlaces:
    """The regions in which each row has the highest total.

    totals: (options, 3), each row's total at the three corners; between them totals are linear.
    Differences within TIE are none. Each region is the triangle cut by the half-planes in which it
    is at least as high as the others (Sutherland & Hodgman 1974), the one that cuts deepest first.
    Rounding leaves regions with a share up to CLOSE_SHARE, and borders that are no longer (R4).
    """
    alike = first_alike(totals)
    groups = [np.flatnonzero(alike == row).tolist() for row in sorted(set(alike.tolist()))]
    firsts = totals[[group[0] for group in groups]]
    places = range(len(groups))
    leading = [i for i in places if polygon.share(_polygon(firsts, i).corners) > CLOSE_SHARE]
    lacking = sorted(set(places) - set(leading))
    touching = {place for place in lacking if _polygon(firsts, place, slack=TIE).corners}
    # Beside each other alone: a row that ties along a whole line would stand between two that meet.
    found = [_polygon(firsts[leading], place) for place in range(len(leading))]
    shares = [float(polygon.share(region.corners)) for region in found]
    # Shares that differ by rounding alone stay in the order of the rows (R4).
    order = sorted(range(len(found)), key=lambda place: -round(shares[place], SHARE_DECIMALS))
    return FirstPlaces(
        tuple(
            FirstRegion(
                tuple(groups[leading[place]]),
                min(1.0, shares[place]),
                _tidied(found[place].corners),
                _cleaned(polygon.centroid(found[place].corners)),
            )
            for place in order
        ),
        _borders(found, order),
        tuple(sorted(row for place in touching for row in groups[place])),
        tuple(sorted(row for place in lacking if place not in touching for row in groups[place])),
    )


@dataclass(frozen=True, slots=True)
class _Polygon:
    """A polygon and, for the edge from each corner, the row beyond it or the rim."""

    corners: list[tuple[float, ...]]
    edges: list[int]


def _polygon(totals: Array, row: int, slack: float = 0.0) -> _Polygon:
    """Where a row is at least as high as every other, or would be with `slack` points more.

    totals: (options, 3), at the corners of the triangle.
    """
    directions = totals[row] - totals
    directions[np.abs(directions) <= TIE] = 0.0
    directions += slack
    directions[row] = 0.0
    size = np.abs(directions).max(axis=1)
    # Of one size, so that rounding means the same to each.
    directions /= np.where(size > 0.0, size, 1.0)[:, np.newaxis]
    corners: list[tuple[float, ...]] = list(CORNERS)
    edges = [_RIM] * 3
    is_waiting = np.ones(len(totals), dtype=np.bool_)
    while corners:
        # Written out: a matrix product would depend on the library that computes it.
        heights = [
            directions[:, 0] * x + directions[:, 1] * y + directions[:, 2] * z
            for x, y, z in corners
        ]
        lowest = np.where(is_waiting, np.minimum.reduce(heights), 0.0)
        deepest = int(lowest.argmin())
        if lowest[deepest] >= -LAST_DIGITS:
            break
        is_waiting[deepest] = False
        direction = directions[deepest].tolist()
        corners, edges = polygon.cut_with_edges(corners, edges, direction, deepest)
    return _Polygon(corners, edges)


def _tidied(corners: Sequence[tuple[float, ...]]) -> tuple[Point, ...]:
    """Corners without those that rounding doubled, from the one nearest the first corner on."""
    kept: list[Point] = []
    for corner in corners:
        point = _cleaned(corner)
        if not kept or _distance(kept[-1], point) > CLOSE_SHARE:
            kept.append(point)
    if len(kept) > 1 and _distance(kept[0], kept[-1]) <= CLOSE_SHARE:
        kept.pop()
    start = max(
        range(len(kept)), key=lambda i: [round(weight, ORDER_DECIMALS) for weight in kept[i]]
    )
    return tuple(kept[start:] + kept[:start])


def _cleaned(corner: Sequence[float]) -> Point:
    """The point within the triangle that rounding may have put slightly outside."""
    first, second, third = (0.0 if weight < LAST_DIGITS else min(1.0, weight) for weight in corner)
    return (first, second, third)


def _distance(one: Sequence[float], other: Sequence[float]) -> float:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))


def _borders(found: Sequence[_Polygon], order: Sequence[int]) -> tuple[Border, ...]:
    """Every line on which two polygons meet, once; by their places in the order."""
    index = {place: index for index, place in enumerate(order)}
    seen: dict[tuple[int, int], Border] = {}
    for place in order:
        region = found[place]
        ends = [*region.corners[1:], *region.corners[:1]]
        for start, end, beyond in zip(region.corners, ends, region.edges, strict=True):
            if beyond != _RIM and _distance(start, end) > CLOSE_SHARE:
                one, other = sorted((index[place], index[beyond]))
                border = Border((one, other), _cleaned(start), _cleaned(end))
                seen.setdefault((one, other), border)
    return tuple(seen[pair] for pair in sorted(seen))
