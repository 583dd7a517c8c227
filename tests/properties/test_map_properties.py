"""The map of weights is the one that exact rationals give, whatever the scores."""

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from belarus_options.methods.simplex import polygon
from belarus_options.studies.weight_map import WeightMap, weight_map
from models import matrix

scores = st.lists(st.lists(st.integers(0, 10), min_size=3, max_size=3), min_size=1, max_size=6)
wide_scores = st.lists(st.lists(st.integers(0, 10), min_size=5, max_size=5), min_size=1, max_size=5)
weights = st.lists(st.integers(0, 9), min_size=5, max_size=5).filter(lambda w: sum(w[:3]) > 0)

Exact = tuple[Fraction, ...]


def exact_polygon(totals: Sequence[Sequence[Fraction]], row: int) -> list[Exact]:
    """Where a row is at least as high as every other, one cut after the other in fractions."""
    corners = [tuple(Fraction(i == j) for j in range(3)) for i in range(3)]
    for other in totals:
        direction = [own - its for own, its in zip(totals[row], other, strict=True)]
        corners = polygon.cut(corners, direction)
    return list(dict.fromkeys(corners))


def exact_totals(rows: Sequence[Sequence[int]], given: Sequence[int]) -> list[list[Fraction]]:
    """Totals at the three corners where the first three of the weights vary and the others stay."""
    whole = sum(given)
    joint = Fraction(sum(given[:3]), whole)
    kept = [Fraction(weight, whole) for weight in given[3:]]
    rest = [sum(w * x for w, x in zip(kept, row[3:], strict=True)) for row in rows]
    return [
        [10 * (joint * row[corner] + constant) for corner in range(3)]
        for row, constant in zip(rows, rest, strict=True)
    ]


def compare(found: WeightMap, totals: Sequence[Sequence[Fraction]]) -> None:
    """The map is the exact one: regions with shares, corners and centroids, borders, and who is
    first nowhere."""
    exact = [exact_polygon(totals, row) for row in range(len(totals))]
    regions = {option: region for region in found.regions for option in region.options}
    for row, corners in enumerate(exact):
        option = f"o{row}"
        part = polygon.share(corners)
        if part == 0:
            assert option not in regions
            assert (option in found.tied_only) == bool(corners)
            assert (option in found.never_first) == (not corners)
            continue
        region = regions[option]
        assert region.share == pytest.approx(float(part), abs=1e-12)
        assert region.centroid == pytest.approx([float(x) for x in polygon.centroid(corners)])
        same = [f"o{other}" for other, its in enumerate(totals) if its == totals[row]]
        assert list(region.options) == same
        assert same_points(region.corners, without_straight(corners))
    compare_borders(found, totals, exact)


def same_points(found: Sequence[Sequence[float]], exact: Sequence[Exact]) -> bool:
    """Whether the points are the same but for rounding, in whatever order."""
    one, other = (
        sorted(tuple(round(float(weight), 9) for weight in point) for point in points)
        for points in (found, exact)
    )
    return one == other


def without_straight(corners: Sequence[Exact]) -> list[Exact]:
    """Without corners at which the polygon goes straight on."""
    kept = []
    for index, (x, y, _) in enumerate(corners):
        (ax, ay, _), (bx, by, _) = corners[index - 1], corners[(index + 1) % len(corners)]
        if (x - ax) * (by - ay) != (y - ay) * (bx - ax):
            kept.append(corners[index])
    return kept


def compare_borders(
    found: WeightMap, totals: Sequence[Sequence[Fraction]], exact: Sequence[list[Exact]]
) -> None:
    expected = {}
    first = {region.options[0]: index for index, region in enumerate(found.regions)}
    for one in first:
        for other in first:
            if first[one] < first[other]:
                row, its = int(one[1:]), int(other[1:])
                line = [b - a for a, b in zip(totals[row], totals[its], strict=True)]
                edge = list(dict.fromkeys(polygon.cut(exact[row], line)))
                if len(edge) == 2:
                    expected[first[one], first[other]] = edge
    assert {border.regions for border in found.borders} == set(expected)
    for border in found.borders:
        assert same_points([border.start, border.end], expected[border.regions])


# The first option is on the whole line between the others, and has no region.
@example([[6, 5, 4], [2, 0, 5], [10, 10, 3]])
@given(scores)
def test_regions_are_those_of_exact_rationals(rows: list[list[int]]) -> None:
    """Three criteria: shares, corners, centroids, borders, ties, and who has no region."""
    compare(weight_map(matrix(rows, [1, 1, 1], 0, 10)), exact_totals(rows, [1, 1, 1]))


@given(wide_scores, weights)
def test_regions_are_exact_where_other_criteria_keep_their_shares(
    rows: list[list[int]], given: list[int]
) -> None:
    """Three of five criteria: the rest adds a constant to each total."""
    found = weight_map(matrix(rows, given, 0, 10), criteria=["c0", "c1", "c2"])
    compare(found, exact_totals(rows, given))
    assert list(found.fixed) == ["c3", "c4"]
    assert sum(found.fixed.values()) + found.joint == pytest.approx(1)


@given(st.lists(st.lists(st.floats(0, 1), min_size=3, max_size=3), min_size=1, max_size=12))
def test_shares_add_up_to_the_whole(rows: list[list[float]]) -> None:
    """Whatever the scores, regions cover the triangle and do not overlap."""
    found = weight_map(matrix(rows, [1, 1, 1]))
    assert sum(region.share for region in found.regions) == pytest.approx(1, abs=1e-6)
    everyone = [option for region in found.regions for option in region.options]
    assert sorted([*everyone, *found.tied_only, *found.never_first]) == sorted(
        f"o{row}" for row in range(len(rows))
    )
