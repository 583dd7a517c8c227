"""Convex regions of weightings by their corners, and the simplices that make them up.

A corner is one weight for each thing weighted; they add up to 1. A region is a point, a segment, or
for three weights a polygon whose corners follow each other round it.
"""

import math
from collections.abc import Iterable, Sequence
from itertools import combinations, product

import numpy as np

from belarus_options.methods.arrays import Array
from belarus_options.methods.simplex.polygon import cut
from belarus_options.methods.tolerances import SHARE_ROUNDING

Corners = Sequence[Sequence[float]]


def simplex_corners(number: int) -> list[tuple[float, ...]]:
    """The corners of all weightings of `number` things: each alone has all the weight."""
    return [tuple(float(i == j) for j in range(number)) for i in range(number)]


def ordered_corners(classes: Sequence[Sequence[int]]) -> list[tuple[float, ...]]:
    """The corners of the weightings that keep an order of classes: greatest weights first, every
    weight of a class at least as great as every one of the next, free within a class.

    classes: the numbers of all things weighted, each once; at most three things.
    """
    number = sum(len(members) for members in classes)
    before: list[int] = []
    corners: list[tuple[float, ...]] = []
    for members in classes:
        for size in range(1, len(members) + 1 if before else 2):
            for some in combinations(members, size):
                equal = {*before, *some}
                corners.append(tuple((i in equal) / len(equal) for i in range(number)))
        before += members
    return _around(corners)


def bounded_corners(lower: Sequence[float], upper: Sequence[float]) -> list[tuple[float, ...]]:
    """The corners of the weightings within a lower and an upper bound on each weight; at most three
    weights. Raises ValueError where the bounds leave no weighting."""
    corners: list[tuple[float, ...]] = []
    for free in range(len(lower)):
        bounds = list(zip(lower, upper, strict=True))
        low, high = bounds[free]
        bounds[free] = (0.0, 0.0)
        for corner in product(*(dict.fromkeys(pair) for pair in bounds)):
            rest = 1.0 - math.fsum(corner)
            if low - SHARE_ROUNDING <= rest <= high + SHARE_ROUNDING:
                held = min(max(rest, low), high)
                corners.append((*corner[:free], held, *corner[free + 1 :]))
    if not corners:
        raise ValueError(f"no weights that add up to 1 lie within {list(lower)} and {list(upper)}")
    return _around(corners)


def cut_corners(number: int, rows: Iterable[Sequence[float]]) -> list[tuple[float, ...]]:
    """The corners of the weightings of `number` things, at most three, with Σ row × weight ≥ 0 for
    each row."""
    missing = (0.0,) * (3 - number)
    corners: list[tuple[float, ...]] = [(*c, *missing) for c in simplex_corners(number)]
    for row in rows:
        # A bound that is met but for rounding is met: by far less than tells points apart.
        slack = SHARE_ROUNDING / 100
        corners = cut(corners, [part + slack for part in row] + [1.0] * len(missing))
    return _around([corner[:number] for corner in corners])


def _around(corners: list[tuple[float, ...]]) -> list[tuple[float, ...]]:
    """Corners, each once, in their order round the region; three weights alone have such an
    order."""
    kept: list[tuple[float, ...]] = []
    for corner in corners:
        if all(math.dist(corner, other) > SHARE_ROUNDING for other in kept):
            kept.append(corner)
    if len(kept) < 3:
        return kept
    x, y = (math.fsum(axis) / len(kept) for axis in list(zip(*kept, strict=True))[:2])
    return sorted(kept, key=lambda corner: math.atan2(corner[1] - y, corner[0] - x))


def simplices(corners: Corners) -> tuple[Array, Array]:
    """The simplices that make up a region: (simplices, vertices, weights), and each one's share of
    the region, (simplices,).

    A point has one vertex, a segment two, a polygon triangles with three. A polygon no wider than
    SHARE_ROUNDING is the segment between its farthest corners, and a segment no longer is a point.
    Raises ValueError where corners of other than three weights do not lie on one line.
    """
    points = np.array(corners, dtype=np.float64)
    distances = np.sqrt(((points[:, np.newaxis] - points) ** 2).sum(axis=2))
    start, end = (points[i] for i in np.unravel_index(distances.argmax(), distances.shape))
    length = distances.max()
    if length <= SHARE_ROUNDING:
        return points[np.newaxis, :1], np.ones(1)
    along = (end - start) / length
    aside = points - start
    aside = aside - (aside * along).sum(axis=1)[:, np.newaxis] * along
    if np.sqrt((aside**2).sum(axis=1)).max() <= SHARE_ROUNDING:
        return np.stack([start, end])[np.newaxis], np.ones(1)
    if points.shape[1] != 3:
        raise ValueError(f"{len(points)} corners of {points.shape[1]} weights are not on one line")
    triangles = np.stack([points[[0, i, i + 1]] for i in range(1, len(points) - 1)])
    across, up = triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0]
    areas = np.abs(across[:, 0] * up[:, 1] - up[:, 0] * across[:, 1])
    return triangles[areas > 0], areas[areas > 0] / areas.sum()
