"""What must hold of every rank acceptability, and its equality with exact rationals."""

from fractions import Fraction
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from belarus_options.methods.simplex import polygon
from belarus_options.methods.simplex.acceptability import Acceptability, rank_acceptability
from belarus_options.methods.simplex.corners import ordered_corners, simplex_corners
from belarus_options.methods.simplex.pairwise_winning import (
    ordered_pairwise_winning,
    pairwise_winning,
)

Row = tuple[Fraction, ...]
Polygon = list[Row]

TRIANGLE: Polygon = [tuple(Fraction(i == j) for j in range(3)) for i in range(3)]
CLASSES = ([[1], [0], [2]], [[0, 2], [1]], [[1], [0, 2]], [[0, 1, 2]])


def minus(one: Row, other: Row) -> Row:
    return tuple(x - y for x, y in zip(one, other, strict=True))


def area(region: Polygon) -> Fraction:
    return Fraction(polygon.share(region))


def cells(region: Polygon, rows: list[Row]) -> list[Polygon]:
    """A region cut by every line on which two options meet, in exact rationals."""
    result = [region]
    for one, other in combinations(rows, 2):
        line = minus(one, other)
        halves = [line, tuple(-x for x in line)]
        result = [
            part for cell in result for half in halves if area(part := polygon.cut(cell, half))
        ]
        if not any(line):
            result = result[::2]
    return result


def totals(weights: Row, rows: list[Row]) -> list[Fraction]:
    return [sum((w * v for w, v in zip(weights, row, strict=True)), Fraction(0)) for row in rows]


class Exact:
    """Shares of ranks, central weights (None where never first) and pairwise winning of options,
    counted over the cells of a region."""

    def __init__(self, region: Polygon, rows: list[Row]) -> None:
        count = range(len(rows))
        self.shares = [[Fraction(0) for _ in count] for _ in count]
        self.pairwise = [[Fraction(0) for _ in count] for _ in count]
        moments = [[Fraction(0)] * 3 for _ in count]
        for cell in cells(region, rows):
            share, center = area(cell) / area(region), polygon.centroid(cell)
            reached = totals(center, rows)
            for i in count:
                above = [reached[j] > reached[i] for j in count]
                self.shares[i][sum(above)] += share
                for j in count:
                    self.pairwise[j][i] += share * above[j]
                if not any(above):
                    moments[i] = [m + share * x for m, x in zip(moments[i], center, strict=True)]
        self.central = [
            [x / self.shares[i][0] for x in moments[i]] if self.shares[i][0] else None
            for i in count
        ]


def floats(table: list[list[Fraction]]) -> list[list[float]]:
    return [[float(x) for x in row] for row in table]


@st.composite
def models(draw: st.DrawFn, most: int = 5) -> list[Row]:
    """Values of 1 to `most` options on three weights, few enough levels that lines coincide."""
    level = st.integers(0, 8).map(Fraction)
    return draw(st.lists(st.tuples(level, level, level), min_size=1, max_size=most))


@st.composite
def regions(draw: st.DrawFn) -> Polygon:
    """The triangle, or what is left of it by one to four lines of small coefficients."""
    region = TRIANGLE
    for _ in range(draw(st.integers(0, 4))):
        side = draw(st.tuples(*[st.integers(-4, 6).map(Fraction)] * 3))
        if area(part := polygon.cut(region, side)):
            region = part
    return region


def solve(rows: list[Row], region: Polygon = TRIANGLE) -> Acceptability:
    corners = [[float(x) for x in corner] for corner in region]
    return rank_acceptability(np.array(floats([list(row) for row in rows])), corners)


@given(models(), regions())
def test_everything_is_what_exact_rationals_give(rows: list[Row], region: Polygon) -> None:
    """Shares of ranks, central weights and pairwise winning within 1e-12, on any polygon; what is
    exactly 0 is 0."""
    exact, found = Exact(region, rows), solve(rows, region)
    assert found.shares == pytest.approx(np.array(floats(exact.shares)), abs=1e-12)
    assert ((found.shares == 0) == (np.array(floats(exact.shares)) == 0)).all()
    assert found.pairwise == pytest.approx(np.array(floats(exact.pairwise)), abs=1e-12)
    for i, central in enumerate(exact.central):
        assert found.is_first[i] == (central is not None)
        if central is not None:
            assert found.central_weights[i] == pytest.approx([float(x) for x in central], abs=1e-12)


@given(models(4), st.integers(-9, 9), st.integers(-9, 9))
def test_lines_that_nearly_coincide_are_told_apart(rows: list[Row], nudge: int, other: int) -> None:
    """An option 1e-7 beside another has shares as exact as any: the strip between is kept."""
    beside = minus(rows[0], (Fraction(nudge, 10**7), Fraction(other, 10**7), Fraction(0)))
    rows = [*rows, tuple(Fraction(float(x)) for x in beside)]
    exact, found = Exact(TRIANGLE, rows), solve(rows)
    assert found.shares == pytest.approx(np.array(floats(exact.shares)), abs=1e-12)


@given(models(8), regions())
def test_rows_add_up_to_one_and_so_do_columns_without_ties(
    rows: list[Row], region: Polygon
) -> None:
    """To 1e-13; and the mean of an option's ranks is its expected rank."""
    found = solve(rows, region)
    count = len(rows)
    assert found.shares.sum(axis=1) == pytest.approx(np.ones(count), abs=1e-13)
    if len(set(rows)) == count:
        assert found.shares.sum(axis=0) == pytest.approx(np.ones(count), abs=1e-13)
    ranks = np.arange(1, count + 1)
    assert found.shares @ ranks == pytest.approx(found.expected_ranks, abs=1e-12)


@given(models(6), regions())
def test_a_dominated_option_is_never_first_and_identical_ones_share(
    rows: list[Row], region: Polygon
) -> None:
    """Exactly: worse on every weight is first nowhere; alike has the same shares."""
    worse = tuple(x - 1 for x in rows[0])
    found = solve([*rows, worse, rows[0]], region)
    assert found.shares[-2, 0] == 0
    assert not found.is_first[-2]
    assert (found.shares[-1] == found.shares[0]).all()
    assert found.pairwise[0, -1] == found.pairwise[-1, 0] == 0


@given(models(6), st.permutations(range(3)), st.randoms(use_true_random=False))
def test_the_order_of_options_and_weights_does_not_matter(
    rows: list[Row], columns: list[int], random: object
) -> None:
    """Rows and columns written in another order permute the result."""
    lines = list(range(len(rows)))
    random.shuffle(lines)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    before = solve(rows)
    after = solve([tuple(rows[i][j] for j in columns) for i in lines])
    assert after.shares == pytest.approx(before.shares[lines], abs=1e-13)
    assert after.pairwise == pytest.approx(before.pairwise[np.ix_(lines, lines)], abs=1e-13)
    central = before.central_weights[np.ix_(lines, columns)]
    assert after.central_weights == pytest.approx(central, abs=1e-12)


@given(models(6), st.sampled_from(CLASSES))
def test_pairwise_winning_by_orders_is_that_of_the_ordered_polygon(
    rows: list[Row], classes: list[list[int]]
) -> None:
    """Simplices of all refinements, and the fan of the polygon's triangles, agree."""
    values = np.array(floats([list(row) for row in rows]))
    by_polygon = rank_acceptability(values, ordered_corners(classes)).pairwise
    assert ordered_pairwise_winning(values, classes) == pytest.approx(by_polygon, abs=1e-14)


@given(st.lists(st.tuples(*[st.integers(0, 9)] * 2), min_size=1, max_size=8))
def test_two_weights_are_what_the_exact_places_of_change_give(rows: list[tuple[int, int]]) -> None:
    """Ranks counted in the middle between every two meetings of lines, in exact rationals."""
    lines = [(Fraction(a), Fraction(b)) for a, b in rows]
    meetings = {Fraction(0), Fraction(1)}
    for (a, b), (c, d) in combinations(lines, 2):
        if a - b != c - d and 0 < (meeting := (d - b) / (a - b - c + d)) < 1:
            meetings.add(meeting)
    shares = [[Fraction(0)] * len(rows) for _ in rows]
    for low, high in pairwise(sorted(meetings)):
        weights = ((low + high) / 2, 1 - (low + high) / 2)
        reached = totals(weights, [tuple(line) for line in lines])
        for i, own in enumerate(reached):
            shares[i][sum(other > own for other in reached)] += high - low
    found = rank_acceptability(np.array(rows, dtype=np.float64), simplex_corners(2))
    assert found.shares == pytest.approx(np.array(floats(shares)), abs=1e-13)
    first = [bool(row[0]) for row in shares]
    assert found.is_first.tolist() == first
    assert found.pairwise == pytest.approx(
        pairwise_winning(np.array(rows, dtype=np.float64)), abs=1e-14
    )


@given(models(6), regions())
def test_central_weights_weighted_by_shares_are_the_center_of_the_region(
    rows: list[Row], region: Polygon
) -> None:
    """Where no two options are alike, first ranks divide the region among them."""
    assume(len(set(rows)) == len(rows))
    found = solve(rows, region)
    center = [float(x) for x in polygon.centroid(region)]
    assert found.shares[:, 0] @ found.central_weights == pytest.approx(center, abs=1e-12)
