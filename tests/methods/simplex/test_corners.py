"""Regions of weightings: their corners, and the simplices that make them up."""

import numpy as np
import pytest

from belarus_options.methods.simplex import polygon
from belarus_options.methods.simplex.corners import (
    bounded_corners,
    ordered_corners,
    simplex_corners,
    simplices,
)

THIRD = 1 / 3


def test_the_corners_of_all_weightings_have_all_the_weight_in_one() -> None:
    """One, two and three weights."""
    assert simplex_corners(1) == [(1,)]
    assert simplex_corners(2) == [(1, 0), (0, 1)]
    assert simplex_corners(3) == [(1, 0, 0), (0, 1, 0), (0, 0, 1)]


def test_the_corners_of_an_order_are_equal_weights_of_its_beginnings() -> None:
    """A class adds each of its subsets to all before it; the first class adds single weights."""
    assert set(ordered_corners([[2], [0], [1]])) == {
        (0, 0, 1),
        (0.5, 0, 0.5),
        (THIRD, THIRD, THIRD),
    }
    assert set(ordered_corners([[0, 2], [1]])) == {(1, 0, 0), (0, 0, 1), (THIRD, THIRD, THIRD)}
    assert ordered_corners([[1], [0]]) == [(0, 1), (0.5, 0.5)]
    assert ordered_corners([[0]]) == [(1,)]


def test_corners_follow_each_other_round_the_region() -> None:
    """One weight at least as great as the two others: a quadrilateral that takes a third of the
    triangle, which only the right order of its corners gives."""
    corners = ordered_corners([[1], [0, 2]])
    assert len(corners) == 4
    assert polygon.share(corners) == pytest.approx(THIRD, abs=1e-15)


def test_bounds_give_the_polygon_that_cuts_give() -> None:
    """Half to one and a half times 30, 30 and 40 %: the share of the triangle cut by six lines."""
    stated = (0.3, 0.3, 0.4)
    cut: list[tuple[float, ...]] = simplex_corners(3)
    for index, weight in enumerate(stated):
        for sign, bound in ((1, 0.5 * weight), (-1, 1.5 * weight)):
            cut = polygon.cut(cut, [sign * ((i == index) - bound) for i in range(3)])
    corners = bounded_corners([0.5 * w for w in stated], [1.5 * w for w in stated])
    assert len(corners) == 6
    assert polygon.share(corners) == pytest.approx(polygon.share(cut), abs=1e-15)


def test_bounds_may_leave_a_segment_or_a_point() -> None:
    """A weight fixed leaves a segment, all fixed leave a point even where they miss 1 by a
    rounding, and bounds that only touch leave the corner where they do."""
    ends = np.array(sorted(bounded_corners((0.0, 0.2, 0.3), (0.0, 0.7, 0.6))))
    assert ends == pytest.approx(np.array([[0, 0.4, 0.6], [0, 0.7, 0.3]]))
    stated = (1 / 3, 1 / 3, 1 / 3)
    assert 1 - (1 / 3 + 1 / 3) != 1 / 3
    assert bounded_corners(stated, stated) == [pytest.approx(stated)]
    assert bounded_corners((0.5, 0.5, 0.0), (1, 1, 1)) == [(0.5, 0.5, 0)]
    assert bounded_corners((0.2, 0.1), (0.6, 1.0)) == [(0.2, 0.8), (0.6, 0.4)]
    assert bounded_corners((0.5,), (1.0,)) == [(1,)]


def test_no_corner_leaves_its_bounds() -> None:
    """Where two weights add up to more than 1 by a rounding, the third is 0 and not below."""
    first = 0.7 + 2**-50
    assert 1 - (first + 0.3) < 0
    assert bounded_corners((first, 0.3, 0), (first, 0.3, 0)) == [(first, 0.3, 0)]


def test_bounds_that_leave_no_weights_are_refused() -> None:
    """Upper bounds that add up to less than 1."""
    with pytest.raises(ValueError, match="no weights that add up to 1"):
        bounded_corners((0.0, 0.0, 0.0), (0.3, 0.3, 0.3))


def test_a_polygon_is_cut_into_triangles_that_share_its_area() -> None:
    """A quadrilateral of two triangles, one twice the other's size."""
    corners = [(0.0, 0.0, 1.0), (0.4, 0.0, 0.6), (0.4, 0.2, 0.4), (0.0, 0.1, 0.9)]
    triangles, volumes = simplices(corners)
    assert triangles.tolist() == [
        list(map(list, corners[:3])),
        [[0, 0, 1], [0.4, 0.2, 0.4], [0, 0.1, 0.9]],
    ]
    assert volumes == pytest.approx([2 / 3, 1 / 3])


def test_a_repeated_corner_changes_nothing() -> None:
    """A triangle of no area is no part of the region."""
    corners = simplex_corners(3)
    triangles, volumes = simplices([*corners, corners[2], corners[0]])
    assert triangles.tolist() == [[[1, 0, 0], [0, 1, 0], [0, 0, 1]]]
    assert volumes.tolist() == [1]


def test_what_has_no_width_is_a_segment_and_what_has_no_length_a_point() -> None:
    """Corners on one line, but for a rounding, are its ends; corners in one place are one; so it
    is with four weights."""
    line = [(0.2, 0.3, 0.5), (0.4, 0.1 + 1e-16, 0.5), (0.3, 0.2, 0.5), (0.2 + 1e-15, 0.3, 0.5)]
    segments, volumes = simplices(line)
    assert volumes.tolist() == [1]
    assert sorted(segments[0].tolist()) == [pytest.approx(line[0]), pytest.approx(line[1])]
    points, volumes = simplices([(0.2, 0.3, 0.5), (0.2 + 1e-15, 0.3, 0.5 - 1e-15)])
    assert points.tolist() == [[[0.2, 0.3, 0.5]]]
    assert volumes.tolist() == [1]
    four = [(0.1, 0.2, 0.3, 0.4), (0.4, 0.3, 0.2, 0.1)]
    assert simplices(four)[0].tolist() == [list(map(list, four))]
    assert simplices([(1.0,)])[0].tolist() == [[[1]]]


def test_a_region_of_four_weights_with_an_area_is_refused() -> None:
    """Only three weights have polygons here."""
    with pytest.raises(ValueError, match="4 corners of 4 weights"):
        simplices(np.eye(4).tolist())
