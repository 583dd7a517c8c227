"""Rank acceptability by hand: points, segments, triangles, and what is degenerate."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from belarus_options.methods.additive import competition_ranks
from belarus_options.methods.arrays import Array
from belarus_options.methods.simplex import acceptability as module
from belarus_options.methods.simplex.acceptability import central_weights, rank_acceptability
from belarus_options.methods.simplex.corners import (
    Corners,
    bounded_corners,
    ordered_corners,
    simplex_corners,
    simplices,
)
from belarus_options.methods.tolerances import TIE

TRIANGLE = simplex_corners(3)


def values(*rows: tuple[float, ...]) -> NDArray[np.float64]:
    return np.array(rows, dtype=np.float64)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_an_option_alone_is_first_everywhere(number: int) -> None:
    """Its central weights are the region's center, its expected rank is 1."""
    result = rank_acceptability(np.full((1, number), 7.0), simplex_corners(number))
    assert result.shares.tolist() == [[1]]
    assert result.is_first.tolist() == [True]
    assert result.central_weights[0] == pytest.approx([1 / number] * number)
    assert result.pairwise.tolist() == [[0]]
    assert result.expected_ranks.tolist() == [1]


@pytest.mark.parametrize("number", [1, 2, 3])
def test_the_central_weights_of_an_order_are_its_rank_order_centroid(number: int) -> None:
    """Barron & Barrett 1996, where one option is first all over the order."""
    centroid = [sum(1 / i for i in range(j, number + 1)) / number for j in range(1, number + 1)]
    corners = ordered_corners([[column] for column in range(number)])
    result = rank_acceptability(np.full((1, number), 7.0), corners)
    assert result.central_weights[0] == pytest.approx(centroid, abs=1e-15)


def test_two_weights_are_a_segment() -> None:
    """Three options that lead in turn: thirds, quarters and their middles, by hand."""
    result = rank_acceptability(values((8, 0), (6, 6), (0, 8)), simplex_corners(2))
    quarter, half = 0.25, 0.5
    assert result.shares == pytest.approx(
        values((quarter, quarter, half), (half, half, 0), (quarter, quarter, half)), abs=1e-15
    )
    assert result.central_weights == pytest.approx(
        values((0.875, 0.125), (0.5, 0.5), (0.125, 0.875)), abs=1e-15
    )
    assert result.pairwise == pytest.approx(
        values((0, quarter, half), (0.75, 0, 0.75), (half, quarter, 0)), abs=1e-15
    )
    assert result.expected_ranks == pytest.approx([2.25, 1.5, 2.25])


def test_on_a_triangle_of_three_specialists_each_has_a_third_of_every_rank() -> None:
    """One good at each weight, by symmetry; all lines meet in the middle."""
    result = rank_acceptability(100 * np.eye(3), TRIANGLE)
    assert result.shares == pytest.approx(np.full((3, 3), 1 / 3), abs=1e-15)
    centers = np.full((3, 3), 7 / 36) + np.eye(3) * (11 / 18 - 7 / 36)
    assert result.central_weights == pytest.approx(centers, abs=1e-15)


def test_many_lines_through_one_point_leave_nothing_between() -> None:
    """Nine options level at equal weights: all lines meet there, the shares of first ranks add up
    to 1, and an option first in that point alone is never first."""
    angles = np.arange(8) * 0.7
    turned = np.outer(np.cos(angles), (1, -1, 0)) + np.outer(np.sin(angles), (0.3, 0.6, -0.9))
    result = rank_acceptability(50 + 30 * np.vstack([turned, np.zeros(3)]), TRIANGLE)
    assert result.shares.sum(axis=0) == pytest.approx(np.ones(9), abs=1e-13)
    assert not result.is_first[8]
    assert result.shares[8, 0] == 0
    assert result.central_weights[8].tolist() == [0, 0, 0]


def test_what_rounding_alone_puts_first_is_never_first() -> None:
    """Of three options on one line in value, thousandths of a point apart, the middle one is second
    everywhere, though its rounded values lie beside the line. Where they lie 1e-7 apart, so much
    is between the lines that it counts (R4)."""
    line = np.outer((0, 0.001, 0.003), (1, -2, 1))
    result = rank_acceptability(30 + line, TRIANGLE)
    assert result.shares[1].tolist() == [0, 1, 0]
    assert result.is_first.tolist() == [True, False, True]
    closer = rank_acceptability(30 + 1e-4 * line, TRIANGLE)
    assert 1e-12 < closer.shares[1, [0, 2]].sum() < 1e-6


def test_the_size_of_blocks_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    """Slab by slab, the shares are those of all slabs at once."""
    table = 100 * np.random.default_rng(7).random((8, 3))
    whole = rank_acceptability(table, TRIANGLE).shares
    monkeypatch.setattr(module, "BLOCK", 1)
    assert rank_acceptability(table, TRIANGLE).shares == pytest.approx(whole, abs=1e-15)


def test_central_weights_of_an_option_never_first_are_zeros() -> None:
    """At a point, on a segment and on a triangle, dominated or beaten in turn."""
    for table, number in (
        (values((3,), (2,)), 1),
        (values((3, 3), (2, 2)), 2),
        (values((3, 4), (2, 2)), 2),
        (values((9, 0), (4, 4), (0, 9)), 2),
        (values((9, 0, 0), (2, 2, 2), (0, 9, 0), (0, 0, 9)), 3),
    ):
        share, mean = central_weights(table, 1, *simplices(simplex_corners(number)))
        assert share == 0
        assert mean.tolist() == [0] * number


def test_identical_options_share_their_rank_everywhere() -> None:
    """Two alike, and one within TIE of them: each first in the same half, and nobody second
    there; what lies between the lines at which they meet the fourth is as narrow as TIE."""
    result = rank_acceptability(
        values((9, 1, 5), (9, 1, 5), (9, 1 + TIE / 2, 5), (1, 9, 5)), TRIANGLE
    )
    expected = values((0.5, 0.5, 0, 0), (0.5, 0.5, 0, 0), (0.5, 0.5, 0, 0), (0.5, 0, 0, 0.5))
    assert result.shares[:2] == pytest.approx(expected[:2], abs=1e-15)
    assert result.shares == pytest.approx(expected, abs=TIE)
    assert result.pairwise[:3, :3].tolist() == np.zeros((3, 3)).tolist()
    assert result.expected_ranks == pytest.approx([1.5, 1.5, 1.5, 2.5])


def test_options_all_equal_are_all_first() -> None:
    """Nobody is above anybody, on any number of weights."""
    for number in (1, 2, 3):
        result = rank_acceptability(np.full((4, number), 3.0), simplex_corners(number))
        assert result.shares.tolist() == [[1, 0, 0, 0]] * 4
        assert result.is_first.all()


def test_a_constant_criterion_only_dilutes() -> None:
    """Where all have the same value on the third weight, the shares are those of the first two."""
    two = values((8, 0), (6, 6), (0, 8))
    three = np.hstack([two, np.full((3, 1), 40.0)])
    on_segment = rank_acceptability(two, simplex_corners(2))
    on_triangle = rank_acceptability(three, TRIANGLE)
    assert on_triangle.shares == pytest.approx(on_segment.shares, abs=1e-15)
    assert on_triangle.pairwise == pytest.approx(on_segment.pairwise, abs=1e-15)


@pytest.mark.parametrize("columns", [[0, 1, 2], [1, 0, 2], [2, 1, 0]])
def test_lines_at_any_angle_are_cut_alike(columns: list[int]) -> None:
    """A line on which the first weight alone counts, upright in the sweep: 1/4 of the triangle,
    whichever weight it is."""
    table = values((10, 0, 0), (5, 5, 5))[:, columns]
    result = rank_acceptability(table, TRIANGLE)
    assert result.shares == pytest.approx(values((0.25, 0.75), (0.75, 0.25)), abs=1e-15)


def test_a_dominated_option_is_never_first() -> None:
    """Worse on one weight and better on none: a share of exactly 0 and no central weights."""
    result = rank_acceptability(values((9, 1, 5), (8.9, 1, 5), (2, 7, 3)), TRIANGLE)
    assert result.shares[1, 0] == 0
    assert result.shares[0, 2] == 0
    assert not result.is_first[1]


def test_values_beyond_the_scale_are_values() -> None:
    """All values moved and stretched alike change nothing."""
    table = values((8, 3, 5), (4, 9, 6), (6, 6, 7), (5, 7, 3))
    here = rank_acceptability(table, TRIANGLE)
    there = rank_acceptability(-300 + 70 * table, TRIANGLE)
    assert there.shares == pytest.approx(here.shares, abs=1e-13)
    assert there.central_weights == pytest.approx(here.central_weights, abs=1e-13)


def test_a_fixed_weight_leaves_a_segment_of_the_triangle() -> None:
    """A third weight of 0 is the case of two weights; central weights keep the 0."""
    two = values((8, 0), (6, 6), (0, 8))
    three = np.hstack([two, values((70,), (20,), (10,))])
    flat = rank_acceptability(three, bounded_corners((0, 0, 0), (1, 1, 0)))
    expected = rank_acceptability(two, simplex_corners(2))
    assert flat.shares == pytest.approx(expected.shares, abs=1e-15)
    assert flat.central_weights[:, :2] == pytest.approx(expected.central_weights, abs=1e-15)
    assert flat.central_weights[:, 2].tolist() == [0, 0, 0]


def test_stated_weights_are_a_point_with_the_ranks_of_a_score() -> None:
    """Any number of weights, all stated: each option has its competition rank in all of the
    weightings, ties measured from their leader, and the weights as its central weights."""
    weights = (0.1, 0.2, 0.3, 0.4)
    totals = np.array([50.0, 50.0 - 0.8e-9, 50.0 - 1.6e-9, 20.0])
    table = np.repeat(totals[:, np.newaxis], 4, axis=1)
    result = rank_acceptability(table, [weights])
    assert competition_ranks(totals).tolist() == [1, 1, 3, 4]
    assert result.shares.tolist() == [[1, 0, 0, 0], [1, 0, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]
    assert result.expected_ranks.tolist() == [1, 1, 3, 4]
    assert result.is_first.tolist() == [True, True, False, False]
    assert result.central_weights[0] == pytest.approx(weights)
    assert result.central_weights[2].tolist() == [0, 0, 0, 0]


def test_a_segment_may_lie_among_any_number_of_weights() -> None:
    """Between two weightings of four things, options change places where their totals meet."""
    ends = [(0.7, 0.1, 0.1, 0.1), (0.1, 0.1, 0.1, 0.7)]
    result = rank_acceptability(values((10, 5, 5, 0), (4, 5, 5, 4)), ends)
    # Totals 8 and 4.2 at one end, 2 and 4.2 at the other: they meet 3.8/6 of the way.
    assert result.shares[0] == pytest.approx([3.8 / 6, 2.2 / 6])
    middle = 1.9 / 6
    assert result.central_weights[0] == pytest.approx(
        [0.7 - 0.6 * middle, 0.1, 0.1, 0.1 + 0.6 * middle]
    )


def test_the_share_of_the_first_rank_is_that_of_its_polygon() -> None:
    """Twelve options on a sphere, in a region of four triangles: the sweep and the cuts agree."""
    table = 100 * np.sqrt(np.random.default_rng(5).dirichlet((1, 1, 1), 12))
    corners = bounded_corners((0.1, 0.15, 0.2), (0.4, 0.5, 0.6))
    result = rank_acceptability(table, corners)
    shares = [central_weights(table, option, *simplices(corners))[0] for option in range(12)]
    assert result.shares[:, 0] == pytest.approx(shares, abs=1e-14)
    assert (result.shares[:, 0] @ result.central_weights) == pytest.approx(
        rank_acceptability(table[:1], corners).central_weights[0], abs=1e-14
    )


def test_rows_and_columns_of_sixty_options_add_up_to_one() -> None:
    """To 1e-13, and the ranks' mean is the expected rank of the pairwise table."""
    table = 100 * np.random.default_rng(6).random((60, 3))
    result = rank_acceptability(table, TRIANGLE)
    assert result.shares.sum(axis=0) == pytest.approx(np.ones(60), abs=1e-13)
    assert result.shares.sum(axis=1) == pytest.approx(np.ones(60), abs=1e-13)
    assert result.shares @ np.arange(1, 61) == pytest.approx(result.expected_ranks, abs=1e-12)


def test_reports_go_up_to_the_options() -> None:
    """Two triangles of three options: a report for each option."""
    reports: list[tuple[int, int]] = []
    rank_acceptability(
        np.eye(3), ordered_corners([[0], [1, 2]]), lambda *done: reports.append(done)
    )
    assert reports == [(done, 3) for done in range(1, 4)]


def test_four_weights_with_an_area_are_refused() -> None:
    """Their acceptability is not found exactly here."""
    with pytest.raises(ValueError, match="not on one line"):
        rank_acceptability(np.eye(4), simplex_corners(4))


@given(
    arrays(
        np.float64, st.tuples(st.integers(1, 9), st.just(3)), elements=st.integers(0, 4).map(float)
    ),
    st.sampled_from([[[1.0, 0.0, 0.0]], simplex_corners(3)[:2], simplex_corners(3)]),
)
def test_the_first_and_the_last_rank_alone_are_those_among_all(
    values: Array, corners: Corners
) -> None:
    """At a point, on a segment, on the triangle, with ties: the same doubles, and the mean rank
    that all ranks have."""
    every = rank_acceptability(values, corners, has_pairs=False)
    alone = rank_acceptability(values, corners, has_pairs=False, has_ranks=False)
    kept = [0, -1] if len(values) > 1 else [0]
    assert alone.shares.shape == (len(values), len(kept))
    assert (alone.shares == every.shares[:, kept]).all()
    assert (alone.central_weights == every.central_weights).all()
    assert (alone.expected_ranks == every.expected_ranks).all()
    expected = every.shares @ np.arange(1, len(values) + 1)
    assert every.expected_ranks == pytest.approx(expected, abs=1e-12)
