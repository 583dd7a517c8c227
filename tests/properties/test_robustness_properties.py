"""What must hold of every robustness, and its equality with exact rationals."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from belarus_options.methods.simplex import polygon
from belarus_options.model.choices import Vary, Weighting
from belarus_options.studies.robustness import Robustness
from models import matrix
from robust import solve

Row = tuple[Fraction, ...]
Region = list[Row]
SPREADS = (Fraction(1, 4), Fraction(1, 2), Fraction(1))


@dataclass(frozen=True)
class Model:
    """Whole scores from 0 to 8, raw weights, and how they are doubted."""

    scores: list[tuple[int, ...]]
    weights: list[int]
    weighting: Weighting
    spread: Fraction

    def solve(self, **varied: Any) -> Robustness:
        given = matrix(self.scores, self.weights, 0, 8)
        return solve(given, weighting=self.weighting, spread=float(self.spread), **varied)

    @property
    def shares(self) -> list[Fraction]:
        return [Fraction(weight, sum(self.weights)) for weight in self.weights]


@st.composite
def models(draw: st.DrawFn, least: int = 2, most: int = 3) -> Model:
    """Few levels, so that options tie; few weights, so that some are equal and some are 0."""
    columns = draw(st.integers(least, most))
    rows = st.tuples(*[st.integers(0, 8)] * columns)
    weights = st.lists(st.integers(0, 4), min_size=columns, max_size=columns).filter(any)
    return Model(
        draw(st.lists(rows, min_size=1, max_size=5)),
        draw(weights),
        draw(st.sampled_from(Weighting)),
        draw(st.sampled_from(SPREADS)),
    )


def sides(model: Model) -> list[list[Fraction]]:
    """Linear forms of the weights that are not negative in the region."""
    shares, count = model.shares, len(model.weights)
    unit = [[Fraction(i == j) for j in range(count)] for i in range(count)]
    found: list[list[Fraction]] = []
    if model.weighting is Weighting.order:
        found += [
            [a - b for a, b in zip(unit[i], unit[j], strict=True)]
            for i in range(count)
            for j in range(count)
            if shares[i] > shares[j]
        ]
    if model.weighting is Weighting.ranges:
        # Weights add up to 1, so that a bound is a form too.
        for i, share in enumerate(shares):
            low, high = (1 - model.spread) * share, min(Fraction(1), (1 + model.spread) * share)
            found += [[a - low for a in unit[i]], [high - a for a in unit[i]]]
    return found


def region_of(model: Model) -> Region:
    """The region's corners, in exact rationals: of a point, a segment or a polygon."""
    count = len(model.weights)
    if model.weighting is Weighting.stated:
        return [tuple(model.shares)]
    corners: Region = [tuple(Fraction(i == j) for j in range(count)) for i in range(count)]
    for side in sides(model):
        corners = cut(corners, side)
    return corners


def cut(corners: Region, side: Sequence[Fraction]) -> Region:
    """What is left of a region where a form is not negative."""
    if len(corners) == 1:
        return corners
    if len(corners[0]) == 3:
        return polygon.cut(corners, side)
    one, other = corners
    low, high = (sum(a * b for a, b in zip(side, end, strict=True)) for end in corners)
    kept = [end for end, height in ((one, low), (other, high)) if height >= 0]
    if low * high < 0:
        at = Fraction(low, low - high)
        kept.append(tuple(a + (b - a) * at for a, b in zip(one, other, strict=True)))
    return kept


def size(corners: Region, weights: int) -> Fraction:
    """A measure of a part of a region, that of the point, the segment or the triangle being 1."""
    if weights == 3:
        return Fraction(polygon.share(corners))
    return abs(corners[0][0] - corners[1][0]) if len(corners) == 2 else Fraction(0)


def center(corners: Region) -> Row:
    if len(corners) > 2:
        return tuple(Fraction(x) for x in polygon.centroid(corners))
    return tuple(sum(axis) / len(corners) for axis in zip(*corners, strict=True))


def cells(corners: Region, rows: list[tuple[int, ...]]) -> Iterator[tuple[Fraction, Row]]:
    """The region cut wherever two options meet: each part's share of it, and its center."""
    if len(corners) == 1:
        yield Fraction(1), corners[0]
        return
    weights = len(corners[0])
    result = [corners]
    for one, other in combinations(rows, 2):
        line = [Fraction(a - b) for a, b in zip(one, other, strict=True)]
        if any(line):
            halves = [line, [-x for x in line]]
            parts = [cut(cell, half) for cell in result for half in halves]
            result = [part for part in parts if size(part, weights)]
    for part in result:
        yield size(part, weights) / size(corners, weights), center(part)


def totals(weights: Row, rows: list[tuple[int, ...]]) -> list[Fraction]:
    return [sum((w * v for w, v in zip(weights, row, strict=True)), Fraction(0)) for row in rows]


@given(models())
def test_two_and_three_weights_are_what_exact_rationals_give(model: Model) -> None:
    """Ranks, central weights, pairwise winning and expected ranks of any weightings, an order,
    ranges and the stated ones, with ties, equal weights and weights of 0."""
    columns = [
        i for i, w in enumerate(model.weights) if w or model.weighting is not Weighting.ranges
    ]
    rows = [tuple(row[i] for i in columns) for row in model.scores]
    kept = replace(model, scores=rows, weights=[model.weights[i] for i in columns])
    count = len(rows)
    shares, pairs = np.zeros((count, count)), np.zeros((count, count))
    moments = np.zeros((count, len(model.weights)))
    for part, middle in cells(region_of(kept), rows):
        share, reached = float(part), totals(middle, rows)
        for i in range(count):
            above = [other > reached[i] for other in reached]
            shares[i, sum(above)] += share
            pairs[:, i] += share * np.array(above)
            if not any(above):
                moments[i, columns] += share * np.array([float(x) for x in middle])
    found = model.solve()
    assert found.samples is None
    assert found.is_pairwise_exact
    assert found.acceptability == pytest.approx(shares, abs=1e-12)
    assert found.is_first.tolist() == (shares[:, 0] > 0).tolist()
    assert found.pairwise == pytest.approx(pairs, abs=1e-12)
    assert found.expected_rank == pytest.approx(1 + pairs.sum(axis=0), abs=1e-12)
    for i in np.flatnonzero(found.is_first).tolist():
        assert found.central_weights[i] == pytest.approx(moments[i] / shares[i, 0], abs=1e-9)
    assert not found.central_weights[~found.is_first].any()


@given(models(2, 6), st.sampled_from([None, 500]))
def test_shares_are_shares_and_ranks_agree_with_pairs(model: Model, samples: int | None) -> None:
    """Rows add up to 1, and columns too where no options are alike; the mean of an option's ranks
    is 1 and the shares of those above it, where both come from one method."""
    assume(samples is not None or len(model.weights) <= 3 or len(model.scores) <= 2)
    assume(samples is None or model.weighting is not Weighting.ranges)
    assume(model.weighting is not Weighting.ranges or len(model.weights) <= 3)
    found = model.solve(samples=samples)
    count = len(model.scores)
    assert (found.acceptability >= 0).all()
    assert (found.acceptability <= 1).all()
    assert found.acceptability.sum(axis=1) == pytest.approx(np.ones(count), abs=1e-12)
    is_of_volume = model.weighting in (Weighting.any, Weighting.order)
    if len(set(model.scores)) == count and is_of_volume:
        assert found.acceptability.sum(axis=0) == pytest.approx(np.ones(count), abs=1e-12)
    by_ranks = found.acceptability @ np.arange(1, count + 1)
    assert by_ranks == pytest.approx(found.expected_rank, abs=1e-11)
    assert 1 + found.pairwise.sum(axis=0) == pytest.approx(found.expected_rank, abs=1e-11)
    assert (found.pairwise.diagonal() == 0).all()
    assert ((found.pairwise + found.pairwise.T) <= 1 + 1e-12).all()
    sums = found.central_weights.sum(axis=1)
    assert sums == pytest.approx(found.is_first.astype(np.float64), abs=1e-9)


@given(models(2, 5), st.sampled_from([None, 500]), st.sampled_from(Vary))
def test_a_dominated_option_is_never_first_and_identical_ones_share(
    model: Model, samples: int | None, vary: Vary
) -> None:
    """Worse on every criterion, however little, is first nowhere, exactly and in every draw; a
    copy has the same shares, and neither of the two is above the other."""
    assume(model.weighting is not Weighting.ranges or (samples is None and len(model.weights) < 4))
    raised = [tuple(x + 1 for x in row) for row in model.scores]
    worse = tuple(x - 1 for x in raised[0])
    found = Model([*raised, worse, raised[0]], model.weights, model.weighting, model.spread).solve(
        samples=samples or (None if len(model.weights) <= 3 else 500), vary=vary
    )
    assert found.acceptability[-2, 0] == 0
    assert not found.is_first[-2]
    assert found.pairwise[0, -2] == 1
    assert (found.acceptability[-1] == found.acceptability[0]).all()
    assert (found.central_weights[-1] == found.central_weights[0]).all()
    assert found.pairwise[0, -1] == found.pairwise[-1, 0] == 0


@given(models(), st.integers(2, 9))
def test_only_the_proportions_of_raw_weights_count(model: Model, factor: int) -> None:
    """All of them times the same number: the same answer."""
    scaled = Model(
        model.scores, [factor * weight for weight in model.weights], model.weighting, model.spread
    )
    one, other = model.solve(), scaled.solve()
    assert one.acceptability == pytest.approx(other.acceptability, abs=1e-12)
    assert one.central_weights == pytest.approx(other.central_weights, abs=1e-9)


@given(models(4, 6))
def test_an_order_of_equal_weights_is_any_weighting(model: Model) -> None:
    """Draw by draw, and so is any stated weighting where any weights are looked at."""
    equal = [1] * len(model.weights)
    order = Model(model.scores, equal, Weighting.order, model.spread).solve(samples=300)
    any_equal = Model(model.scores, equal, Weighting.any, model.spread).solve(samples=300)
    any_other = Model(model.scores, model.weights, Weighting.any, model.spread).solve(samples=300)
    for other in (any_equal, any_other):
        assert (order.acceptability == other.acceptability).all()
        assert (order.central_weights == other.central_weights).all()


@given(models(2, 3), st.sampled_from(SPREADS))
def test_wider_regions_hold_narrower_ones(model: Model, spread: Fraction) -> None:
    """Who is first somewhere within ranges is first somewhere among any weightings; the stated
    leader alone is first under the stated weights."""
    ranges = Model(model.scores, model.weights, Weighting.ranges, spread).solve()
    anything = Model(model.scores, model.weights, Weighting.any, spread).solve()
    assume(all(model.weights))
    assert (anything.is_first | ~ranges.is_first).all()
    stated = Model(model.scores, model.weights, Weighting.stated, spread).solve()
    ranks = {row.row: row.rank for row in stated.ranking.ranked}
    for row, shares in enumerate(stated.acceptability.tolist()):
        assert shares[ranks[row] - 1] == 1
