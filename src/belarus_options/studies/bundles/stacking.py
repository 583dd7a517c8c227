"""How far lesser losses may come on top of the largest before another bundle is best.

With a share θ of them, a bundle is worth s + largest gain + largest loss + θ × the other losses on
a leaf of levels whose rule is not stated, held to the scale's end; the share is the same for all
bundles. So a total is convex in θ and falls, in straight pieces.
"""

from fractions import Fraction
from typing import NamedTuple

import numpy as np

from belarus_options.methods.arrays import Array
from belarus_options.methods.bundles.combining import STRONGEST, stacking
from belarus_options.methods.tolerances import ORDER_DECIMALS, TIE
from belarus_options.studies.bundles.valued import BLOCK, Rows, ValuedSets

# A straight piece of a total on a leaf: held at 0 from where it reaches that.
Pieces = list[tuple[Fraction, Fraction, bool]]


class Overtaken(NamedTuple):
    """The least share of the lesser losses above which a bundle is ahead of the leader, and that
    bundle's row."""

    share: Fraction
    rival: int


def overtaken(valued: ValuedSets, leader: int) -> Overtaken | None:
    """When another bundle is ahead of the leader as lesser losses come on top; None where none ever
    is."""
    pieces = _pieces(valued, leader)
    breaks = sorted({-c / r for c, r, held in pieces if held and r and 0 < -c / r < 1})
    ends = [Fraction(0), *breaks, Fraction(1)]
    for start, end in zip(ends, ends[1:], strict=False):
        rows = _near(valued, pieces, start, end)
        found = _first_ahead(valued, rows[rows != leader], pieces, start, end)
        if found is not None:
            return found
    return None


def _near(valued: ValuedSets, pieces: Pieces, start: Fraction, end: Fraction) -> Rows:
    """The rows whose total can be above the leader's within a stretch on which that is straight: a
    convex total lies below its chord from 0 to 1."""
    kept = np.zeros(len(valued.totals), dtype=np.bool_)
    for share in (start, end):
        at = float(share)
        chord = (1.0 - at) * valued.totals + at * valued.stacked
        kept |= chord > float(_total(pieces, share)) - 2 * valued.error
    return np.flatnonzero(kept)


def _first_ahead(
    valued: ValuedSets, rows: Rows, pieces: Pieces, start: Fraction, end: Fraction
) -> Overtaken | None:
    """The least share within the stretch above which one of some rows is ahead.

    From the end downwards: where a row is ahead, its straight piece says how far down it stays so.
    Leads are convex here and not above 0 at the start, so that a row which is behind somewhere was
    never ahead before (Newton's method, which ends).
    """
    share = end
    slack = 2 * valued.error + TIE
    while True:
        leads = _totals_at(valued, rows, float(share)) - float(_total(pieces, share))
        rows = rows[leads > -slack]
        if not len(rows):
            return None
        if leads.max() <= slack or len(rows) <= _FEW:
            break
        ahead = int(rows[leads[leads > -slack].argmax()])
        share = _crossing(_pieces(valued, ahead), pieces, start, share)
    return _exactly(valued, rows, pieces, start, end)


# Rows that are few enough to be looked at exactly one by one.
_FEW = 64


def _exactly(
    valued: ValuedSets, rows: Rows, pieces: Pieces, start: Fraction, end: Fraction
) -> Overtaken | None:
    """The same of few rows, or of many that are alike but for rounding."""
    if len(rows) > _FEW:
        ends = np.stack([valued.totals[rows], valued.stacked[rows]], axis=1).round(ORDER_DECIMALS)
        rows = rows[np.unique(ends, axis=0, return_index=True)[1]]
    seen: dict[tuple[tuple[Fraction, Fraction, bool], ...], int] = {}
    for row, _ in valued.ordered(rows, len(rows)):
        seen.setdefault(tuple(_pieces(valued, row)), row)
    found: list[tuple[Fraction, int, int]] = []
    for place, (own, row) in enumerate(seen.items()):
        if _total(list(own), end) - _total(pieces, end) > 0:
            found.append((_crossing(list(own), pieces, start, end), place, row))
    if not found:
        return None
    share, _, rival = min(found)
    return Overtaken(share, rival)


def _crossing(own: Pieces, pieces: Pieces, start: Fraction, end: Fraction) -> Fraction:
    """Down to which share a row that is ahead at the end of a stretch stays ahead within it."""
    share = end
    while True:
        lead = _total(own, share) - _total(pieces, share)
        slope = _slope(own, share) - _slope(pieces, share)
        if slope <= 0 or lead <= 0:
            return share
        lower = max(start, share - lead / slope)
        if lower == share:
            return share
        if _total(own, lower) - _total(pieces, lower) <= 0 or lower == start:
            return lower
        share = lower


def _total(pieces: Pieces, share: Fraction) -> Fraction:
    parts = (max(Fraction(0), c + share * r) if held else c for c, r, held in pieces)
    return sum(parts, Fraction(0))


def _slope(pieces: Pieces, share: Fraction) -> Fraction:
    """The slope of the piece below a share."""
    slopes = (r for c, r, held in pieces if held and (c + share * r > 0 or (r and share == -c / r)))
    return sum(slopes, Fraction(0))


def _pieces(valued: ValuedSets, row: int) -> Pieces:
    """A row's weighted value on each leaf at a share of 0, and by how much it falls up to 1."""
    pieces: Pieces = []
    for leaf, weight in zip(valued.effects, valued.leaf_weights, strict=True):
        exact, unit = leaf.exact
        value, falls = stacking(exact, valued.sets[[row]])
        held = leaf.is_levels and exact.rule == STRONGEST and not exact.is_stated
        # numpy's whole numbers make no ratios.
        [at_first], [rest] = value.tolist(), falls.tolist()
        pieces.append((weight * Fraction(at_first) / unit, weight * Fraction(rest) / unit, held))
    return pieces


def _totals_at(valued: ValuedSets, rows: Rows, share: float) -> Array:
    """The totals of some rows with a share of the lesser losses: (rows,)."""
    totals = np.zeros(len(rows))
    weights = valued.ranking.leaf_weights.tolist()
    for first in range(0, len(rows), BLOCK):
        block = slice(first, first + BLOCK)
        sets = valued.sets[rows[block]]
        for leaf, weight in zip(valued.effects, weights, strict=True):
            value, falls = stacking(leaf.quick, sets)
            if leaf.is_levels:
                value = np.maximum(0.0, value + share * falls)
            totals[block] += weight * value
    return totals
