"""Polygons in the triangle of three weights, in exact fractions and in floats."""

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_options.methods.simplex.polygon import centroid, cut, cut_with_edges, share

Point = tuple[Fraction, ...]

TRIANGLE: list[Point] = [
    (Fraction(1), Fraction(0), Fraction(0)),
    (Fraction(0), Fraction(1), Fraction(0)),
    (Fraction(0), Fraction(0), Fraction(1)),
]
RIM = [-1, -2, -3]
directions = st.tuples(*[st.integers(-9, 9).map(Fraction)] * 3)


def height(point: Sequence[Fraction], direction: Sequence[Fraction]) -> Fraction:
    return sum((d * w for d, w in zip(direction, point, strict=True)), Fraction(0))


def test_the_whole_triangle_has_share_1_and_its_middle_in_the_middle() -> None:
    """Equal weights are the mean of all weightings."""
    assert share(TRIANGLE) == 1
    assert centroid(TRIANGLE) == (Fraction(1, 3),) * 3


def test_a_cut_through_two_sides_leaves_the_known_share() -> None:
    """Where the first weighs at least a half: a triangle of half the side, a quarter of the area,
    round (2/3, 1/6, 1/6)."""
    kept = cut(TRIANGLE, (Fraction(1), Fraction(-1), Fraction(-1)))
    assert share(kept) == Fraction(1, 4)
    assert centroid(kept) == (Fraction(2, 3), Fraction(1, 6), Fraction(1, 6))


@pytest.mark.parametrize(
    ("direction", "kept"),
    [((0, 0, 0), 3), ((1, 1, 1), 3), ((-1, -1, -1), 0), ((0, -1, -1), 1), ((0, 0, -1), 2)],
)
def test_what_only_touches_is_a_point_or_an_edge_without_area(
    direction: tuple[int, int, int], kept: int
) -> None:
    """All, nothing, a corner, a side; only what has three corners has a share."""
    exact = tuple(map(Fraction, direction))
    left = cut(TRIANGLE, exact)
    assert len(left) == kept
    assert share(left) == (1 if kept == 3 else 0)


@given(st.lists(directions, max_size=5), directions)
def test_both_sides_of_a_line_make_the_whole(earlier: list[Point], line: Point) -> None:
    """The shares on the two sides of any line add up to the polygon's, exactly."""
    polygon = TRIANGLE
    for direction in earlier:
        polygon = cut(polygon, direction)
    other = tuple(-part for part in line)
    if any(line):
        parts = [Fraction(share(cut(polygon, side))) for side in (line, other)]
        assert sum(parts) == share(polygon)


@given(st.lists(directions, max_size=6))
def test_a_polygon_lies_in_all_its_half_planes_and_its_middle_within(lines: list[Point]) -> None:
    """Every corner, and the centroid, where there is an area."""
    polygon = TRIANGLE
    for direction in lines:
        polygon = cut(polygon, direction)
    within = [*polygon, *([centroid(polygon)] if share(polygon) > 0 else [])]
    for point in within:
        assert sum(point) == 1
        assert all(height(point, direction) >= 0 for direction in lines)


@given(st.lists(directions, max_size=6))
def test_edges_are_named_after_the_line_that_they_lie_on(lines: list[Point]) -> None:
    """Both ends of each edge lie on the line, or on the side of the triangle, that names it."""
    polygon, edges = TRIANGLE, RIM
    for name, direction in enumerate(lines):
        polygon, edges = cut_with_edges(polygon, edges, direction, name)
    if share(polygon) == 0:
        return
    for place, name in enumerate(edges):
        ends = (polygon[place], polygon[(place + 1) % len(polygon)])
        if ends[0] == ends[1]:
            continue
        # Side -1 runs from the first corner to the second, where the third weighs nothing.
        side = [Fraction(weight == (-name + 1) % 3) for weight in range(3)]
        line = lines[name] if name >= 0 else side
        assert all(height(end, line) == 0 for end in ends)


def test_a_corner_on_the_line_begins_the_new_edge_only_where_the_next_is_cut_off() -> None:
    """A line through the third corner and the middle of the side opposite, from both sides."""
    half, nothing = Fraction(1, 2), Fraction(0)
    middle = (half, half, nothing)
    kept, names = cut_with_edges(TRIANGLE, RIM, (half, -half, nothing), 7)
    assert (kept, names) == ([TRIANGLE[0], middle, TRIANGLE[2]], [-1, 7, -3])
    kept, names = cut_with_edges(TRIANGLE, RIM, (-half, half, nothing), 7)
    assert (kept, names) == ([middle, TRIANGLE[1], TRIANGLE[2]], [-1, -2, 7])


@given(st.lists(directions, max_size=5))
def test_floats_agree_with_fractions(lines: list[Point]) -> None:
    """The same cuts in floats give the same share to fourteen places."""
    exact = TRIANGLE
    floats: list[tuple[float, ...]] = [tuple(map(float, point)) for point in TRIANGLE]
    for direction in lines:
        exact = cut(exact, direction)
        floats = cut(floats, tuple(map(float, direction)))
    assert share(floats) == pytest.approx(float(share(exact)), abs=1e-14)
