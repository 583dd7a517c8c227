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
    """What of a convex polygon lies where Σ direction × weight ≥ 0; empty where nothing does.

    Corners stay in their order. A polygon that only touches the half-plane leaves a point or an
    edge, whose share is 0.
    """
    kept: list[tuple[Number, ...]] = []
    heights = [_height(point, direction) for point in polygon]
    for index, (point, height) in enumerate(zip(polygon, heights, strict=True)):
        before, height_before = polygon[index - 1], heights[index - 1]
        if (height_before < 0 < height) or (height < 0 < height_before):
            ratio = height_before / (height_before - height)
            kept.append(tuple(b + ratio * (p - b) for b, p in zip(before, point, strict=True)))
        if height >= 0:
            kept.append(point)
    return kept


def cut_with_edges(
    polygon: Sequence[tuple[Number, ...]],
    edges: Sequence[int],
    direction: Sequence[Number],
    name: int,
) -> tuple[list[tuple[Number, ...]], list[int]]:
    """What `cut` gives, and with it the name of what each edge lies on.

    edges: one name a corner, of the edge from it to the next; the new edge gets `name`.
    """
    kept: list[tuple[Number, ...]] = []
    names: list[int] = []
    heights = [_height(point, direction) for point in polygon]
    for index, (point, height, edge) in enumerate(zip(polygon, heights, edges, strict=True)):
        after = (index + 1) % len(polygon)
        height_after = heights[after]
        if height >= 0:
            kept.append(point)
            names.append(name if height == 0 and height_after < 0 else edge)
        if (height < 0 < height_after) or (height_after < 0 < height):
            ratio = height / (height - height_after)
            following = polygon[after]
            kept.append(tuple(p + ratio * (q - p) for p, q in zip(point, following, strict=True)))
            names.append(edge if height < 0 else name)
    return kept, names


def _height(point: Sequence[Number], direction: Sequence[Number]) -> Number:
    first, second, third = point
    return direction[0] * first + direction[1] * second + direction[2] * third


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
