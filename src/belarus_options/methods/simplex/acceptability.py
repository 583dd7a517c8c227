"""Rank acceptability: the share of weightings that puts each option at each rank, exactly.

Sources: Lahdelma, Hokkanen & Salminen 1998 and Lahdelma & Salminen 2001 (SMAA, SMAA-2).
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from belarus_options.methods.additive import competition_ranks
from belarus_options.methods.arrays import Array, Flags, Whole
from belarus_options.methods.simplex import polygon
from belarus_options.methods.simplex.corners import Corners, simplex_corners, simplices
from belarus_options.methods.simplex.pairwise_winning import (
    Progress,
    expected_ranks,
    pairwise_winning_over,
    totals_at,
)
from belarus_options.methods.tolerances import SHARE_ROUNDING, TIE

# Numbers worked on at once: they stay in a processor's cache.
BLOCK = 1 << 14


@dataclass(frozen=True, eq=False)
class Acceptability:
    """What a region of weightings says of each option.

    shares: (options, ranks), of the region, with the option at rank 1, 2, …; rows add up to 1, and
    so do columns where no options tie. Of many options they can be the first and the last rank
    alone. expected_ranks: (options,), 1 is best. is_first: (options,), whether it is first in some
    share. central_weights: (options, weights), the mean of the weightings that put it first; zeros
    where none does. pairs: (options, options), the share with i above j, or None where nobody
    asked.
    """

    shares: Array
    expected_ranks: Array
    is_first: Flags
    central_weights: Array
    pairs: Array | None

    @property
    def pairwise(self) -> Array:
        """The pairs where they were asked for."""
        assert self.pairs is not None
        return self.pairs


def rank_acceptability(
    values: Array,
    corners: Corners,
    report: Progress | None = None,
    *,
    has_pairs: bool = True,
    has_ranks: bool = True,
) -> Acceptability:
    """The exact rank acceptability of each option, weightings being uniform on a convex region.

    values: (options, weights), each option's value on what is weighted. corners: the region's, as
    in `weight_region`: a point, a segment, or a polygon of three weights, which may have collapsed
    to one of them. An option's rank is 1 and the number of options above it, so that those level
    within TIE all over the region share the better rank everywhere. Shares below SHARE_ROUNDING are
    0 (R4): rounding parts lines that are one, such as those of an option halfway between two
    others, which is never above both.

    With three weights the time grows about as options⁴ at worst. report: called after each option
    with what is done and the whole. has_ranks: whether every rank is kept, or the first and the
    last alone, so that memory does not grow with options². Raises ValueError as
    `weight_region.simplices` does.
    """
    parts, volumes = simplices(corners)
    options = len(values)
    kept = slice(None) if has_ranks or options <= 2 else slice(None, None, options - 1)
    rows = [_rank_shares(totals_at(values, vertices)) for vertices in parts]
    kept_shares, ranks = [], np.arange(1, options + 1)
    expected = np.empty(options)
    for option in range(options):
        row = np.zeros(options)
        for volume, of_part in zip(volumes.tolist(), rows, strict=True):
            row += volume * next(of_part)
        row[row < SHARE_ROUNDING] = 0.0
        row /= row.sum()
        kept_shares.append(row[kept].copy())
        expected[option] = row @ ranks
        if report:
            report(option + 1, options)
    shares = np.stack(kept_shares)
    is_first = shares[:, 0] > 0
    central = np.zeros(values.shape)
    for option in np.flatnonzero(is_first).tolist():
        central[option] = central_weights(values, option, parts, volumes)[1]
    pairwise: Array | None
    if not has_pairs:
        pairwise = None
    elif parts.shape[1] == 1:
        # At one weighting, ranks have the groups of ties that `score` shows.
        place = competition_ranks(totals_at(values, parts[0])[:, 0])
        pairwise = (place[:, np.newaxis] < place).astype(np.float64)
    else:
        pairwise = pairwise_winning_over(values, parts, volumes)
    if pairwise is not None:
        expected = expected_ranks(pairwise)
    return Acceptability(shares, expected, is_first, central, pairwise)


def central_weights(
    values: Array, option: int, parts: Array, volumes: Array
) -> tuple[float, Array]:
    """The share of a region in which an option is first, and the mean of the weightings that put it
    first, (weights,), which are zeros where the share is 0.

    values: (options, weights); parts, volumes: of the region, as `weight_region.simplices` gives.
    """
    whole, mean = 0.0, np.zeros(values.shape[1])
    for vertices, volume in zip(parts, volumes.tolist(), strict=True):
        totals = totals_at(values, vertices)
        share, center = _FIRST[len(vertices)](_differences(totals, option))
        whole += volume * share
        for part, vertex in zip(center, vertices, strict=True):
            mean += volume * share * part * vertex
    if whole:
        mean /= whole
    return whole, mean


def _differences(totals: Array, option: int) -> Array:
    """By how much an option is better than each at each vertex, in points; within TIE, not at all.

    totals: (options, vertices), and so is the result.
    """
    differences: Array = totals[option] - totals
    differences[np.abs(differences) <= TIE] = 0.0
    return differences


def _rank_shares(totals: Array) -> Iterator[Array]:
    """Each option's share of each rank over a simplex, (options,). totals: (options, vertices)."""
    options, vertices = totals.shape
    if vertices == 1:
        for rank in competition_ranks(totals[:, 0]).tolist():
            row = np.zeros(options)
            row[rank - 1] = 1.0
            yield row
        return
    for option in range(options):
        differences = _differences(totals, option)
        worse, better = (differences < 0).any(axis=1), (differences > 0).any(axis=1)
        always_above = int((worse & ~better).sum())
        crossing = differences[worse & better]
        row = np.zeros(options)
        shares = _on_segment(crossing) if vertices == 2 else _on_triangle(crossing)
        row[always_above : always_above + len(shares)] = shares
        yield row


def _on_segment(lines: Array) -> Array:
    """The shares of a segment with 0, 1, … rivals above, whose number is that of lines and one.

    lines: (rivals, 2), by how much an option is better at either end; signs differ.
    """
    worse = lines[:, 0] < 0
    meetings = lines[:, 0] / (lines[:, 0] - lines[:, 1])
    steps, begin = np.where(worse, -1, 1), worse.sum(keepdims=True)
    return _walk(meetings[np.newaxis], steps, begin, np.ones((1, 1)), np.ones((1, 1)))


def _on_triangle(lines: Array) -> Array:
    """As `_on_segment`, over a triangle. lines: (rivals, 3), at the vertices; signs differ.

    With x the weight of the first vertex and y that of the second, slabs stand between all x at
    which lines meet each other or an edge. Within a slab none meet: the lines cut it into
    trapezoids, whose area is width × height in the middle exactly, and walking up, each line
    crossed changes the number of rivals above by one. Where lines are nearly parallel their meeting
    is uncertain, but so little lies between them there that areas are not.
    """
    bounds = _meetings(lines)
    widths, middles = np.diff(bounds), (bounds[1:] + bounds[:-1]) / 2
    rises = lines[:, 1] - lines[:, 2]
    slanted, upright = lines[rises != 0], lines[rises == 0]
    rises = rises[rises != 0]
    steps = np.where(rises > 0, -1, 1)
    result = np.zeros(len(lines) + 1)
    block = max(1, BLOCK // len(result))
    for start in range(0, len(middles), block):
        x = middles[start : start + block, np.newaxis]
        at_bottom = slanted[:, 0] * x + slanted[:, 2] * (1 - x)
        beside = upright[:, 0] * x + upright[:, 2] * (1 - x)
        # Below all lines, a rival is above where going up is to the option's advantage.
        begin = (beside < 0).sum(axis=1) + (rises > 0).sum()
        # Twice the area: the whole triangle's is 1.
        factors = 2 * widths[start : start + block, np.newaxis]
        shares = _walk(np.clip(-at_bottom / rises, 0, 1 - x), steps, begin, 1 - x, factors)
        result[: len(shares)] += shares
    return result


def _walk(heights: Array, steps: Whole, begin: Whole, tops: Array, factors: Array) -> Array:
    """By number of rivals above, the length in all columns from 0 to their tops.

    heights: (columns, lines), where lines cross a column; steps: (lines,), what crossing one adds
    to the rivals above, which at the bottom are begin, (columns,). tops: (columns, 1). factors:
    (columns, 1), by which a column's lengths count.
    """
    order = heights.argsort(axis=1)
    lengths = np.diff(np.take_along_axis(heights, order, axis=1), prepend=0, append=tops)
    above = np.concatenate([begin[:, np.newaxis], steps[order]], axis=1).cumsum(axis=1)
    return np.asarray(np.bincount(above.ravel(), (lengths * factors).ravel()), dtype=np.float64)


def _meetings(lines: Array) -> Array:
    """The weights x of the first vertex, ascending, at which lines meet each other or an edge of
    the triangle, with 0 and 1. lines: (rivals, 3), values at the vertices."""
    bounds = [np.array([0.0, 1.0])]
    first = lines[:, 0]
    for other in (lines[:, 1], lines[:, 2]):
        meets = (first < 0) & (other > 0) | (first > 0) & (other < 0)
        bounds.append(other[meets] / (other[meets] - first[meets]))
    left, right = np.triu_indices(len(lines), 1)
    # The weights of the vertices where two lines meet, before they add up to 1.
    meetings = np.cross(lines[left], lines[right])
    inside = (meetings > 0).all(axis=1) | (meetings < 0).all(axis=1)
    bounds.append(meetings[inside, 0] / meetings[inside].sum(axis=1))
    # np.unique would load masked arrays, which takes longer than this.
    ascending = np.sort(np.concatenate(bounds))
    distinct: Array = ascending[np.append(True, np.diff(ascending) > 0)]
    return distinct


def _first_on_point(differences: Array) -> tuple[float, Array]:
    """As `_FIRST`, at a point; differences: (options, 1)."""
    return float((differences >= 0).all()), np.ones(1)


def _first_on_segment(differences: Array) -> tuple[float, Array]:
    """As `_FIRST`, on a segment; differences: (options, 2)."""
    low, high = 0.0, 1.0
    for start, end in differences.tolist():
        if start < 0:
            low = max(low, start / (start - end)) if end > 0 else 1.0
        elif end < 0:
            high = min(high, start / (start - end))
    middle = (low + high) / 2
    return max(0.0, high - low), np.array([1 - middle, middle])


def _first_on_triangle(differences: Array) -> tuple[float, Array]:
    """As `_FIRST`, on a triangle; differences: (options, 3)."""
    corners: list[tuple[float, ...]] = simplex_corners(3)
    for difference in differences[(differences < 0).any(axis=1)].tolist():
        corners = polygon.cut(corners, difference)
    share = float(polygon.share(corners))
    return share, np.array(polygon.centroid(corners) if share else (0.0, 0.0, 0.0))


# How an option's first rank is found on a simplex, by its number of vertices. differences:
# (options, vertices), by how much it is better, in points; the result: the share of the simplex in
# which it is first, and the mean weights of the vertices there, (vertices,), adding up to 1.
_FIRST = {1: _first_on_point, 2: _first_on_segment, 3: _first_on_triangle}
