"""Convex polygons in the triangle of three weights: cut by a line, measured, balanced.

A point is three weights that add up to 1. Every function does with floats and with fractions,
which give exact results. Source: Sutherland & Hodgman 1974 (cutting a polygon by a half-plane).
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import TypeVar

Number = TypeVar("Number", float, Fraction)


def cut(
    polygon: Sequence[tuple[Number, ...]], direction: Sequence[Number]
) -> list[tuple[Number, ...]]:
    """The part of a convex polygon in which Σ direction × weight ≥ 0; empty where there is none.

    Corners stay in their order. A polygon that only touches the half-plane leaves a point or an
    edge, whose share is 0.
    """
    return cut_with_edges(polygon, range(len(polygon)), direction, 0)[0]


def cut_with_edges(
    polygon: Sequence[tuple[Number, ...]],
    edges: Sequence[int],
    direction: Sequence[Number],
    name: int,
) -> tuple[list[tuple[Number, ...]], list[int]]:
    """The part that `cut` gives, and the name of what each of its edges lies on.

    edges: one name a corner, of the edge from it to the next; the new edge gets `name`.
    """
    kept: list[tuple[Number, ...]] = []
    names: list[int] = []
    heights = [_height(point, direction) for point in polygon]
    for index, (point, height, edge) in enumerate(zip(polygon, heights, edges, strict=True)):
        following = (index + 1) % len(polygon)
        after = heights[following]
        if height >= 0:
            kept.append(point)
            names.append(name if height == 0 and after < 0 else edge)
        if min(height, after) < 0 < max(height, after):
            kept.append(_meeting(point, polygon[following], height, after))
            names.append(edge if height < 0 else name)
    return kept, names


def _height(point: Sequence[Number], direction: Sequence[Number]) -> Number:
    first, second, third = point
    return direction[0] * first + direction[1] * second + direction[2] * third


def _meeting(
    start: tuple[Number, ...], end: tuple[Number, ...], at_start: Number, at_end: Number
) -> tuple[Number, ...]:
    """The point between two others at which a height that is linear is 0."""
    ratio = at_start / (at_start - at_end)
    return tuple(s + ratio * (e - s) for s, e in zip(start, end, strict=True))


def share(polygon: Sequence[tuple[Number, ...]]) -> Number | float:
    """A polygon's area as a share of the whole triangle's; 0 for a point or an edge."""
    if len(polygon) < 3:
        return 0.0
    return abs(_sum(_twice_areas(polygon)))


def centroid(polygon: Sequence[tuple[Number, ...]]) -> tuple[Number, ...]:
    """The mean of all points of a polygon whose share is not 0."""
    areas = _twice_areas(polygon)
    origin = polygon[0]
    corners = [polygon[i : i + 2] for i in range(1, len(polygon) - 1)]
    sums = [[o + p + q for o, p, q in zip(origin, *edge, strict=True)] for edge in corners]
    weighted = zip(*sums, strict=True)
    thrice = 3 * _sum(areas)
    return tuple(
        _sum([total * area for total, area in zip(axis, areas, strict=True)]) / thrice
        for axis in weighted
    )


def _sum(numbers: Sequence[Number]) -> Number:
    return sum(numbers[1:], numbers[0])


def _twice_areas(polygon: Sequence[tuple[Number, ...]]) -> list[Number]:
    """Twice the signed area of each triangle that the first corner spans with an edge; the whole
    triangle of weights has 1."""
    ox, oy = polygon[0][:2]
    return [
        (px - ox) * (qy - oy) - (qx - ox) * (py - oy)
        for (px, py, _), (qx, qy, _) in zip(polygon[1:], polygon[2:], strict=False)
    ]
