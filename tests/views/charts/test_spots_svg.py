"""Marked points of a triangle: marks that would cover each other are one."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from belarus_options.views.charts.spots_svg import SpotGroup, spot_mark, together
from belarus_options.views.report.chart import IN_FORCE, Spot

places = st.tuples(st.floats(0, 300), st.floats(0, 300))


def group(mark: str, place: tuple[float, float], *, is_hollow: bool = False) -> SpotGroup:
    return SpotGroup((Spot(mark, (1.0, 0.0, 0.0), "", (), is_hollow=is_hollow),), place)


@given(st.lists(places, max_size=12))
def test_no_two_marks_cover_each_other_and_no_spot_is_lost(at: list[tuple[float, float]]) -> None:
    """Whatever lies in a heap, each mark is there once, the dot of the weights in force too."""
    marks = [IN_FORCE, *map(str, range(1, len(at)))][: len(at)]
    groups = together([group(mark, place) for mark, place in zip(marks, at, strict=True)])
    assert not [1 for one, other in combinations(groups, 2) if one.covers(other)]
    kept = [spot.mark for merged in groups for spot in merged.spots]
    assert sorted(kept) == sorted(marks)


def test_spots_that_are_apart_keep_their_places() -> None:
    """Only what would cover something moves, to the place of the first."""
    first, near, far = group("1", (10, 10)), group("2", (14, 12)), group("3", (90, 10))
    assert [(g.words, g.place) for g in together([first, near, far])] == [
        ("1 2", (10, 10)),
        ("3", (90, 10)),
    ]


def test_an_outline_is_broken_where_all_that_it_marks_is_hollow() -> None:
    """A pill with one whole spot has a whole outline."""
    hollow, whole = group("1", (10, 10), is_hollow=True), group("2", (12, 10))
    assert any("dasharray" in part for part in spot_mark(hollow))
    assert not any("dasharray" in part for part in spot_mark(together([hollow, whole])[0]))
