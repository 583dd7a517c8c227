"""Room for labels: widths, wrapping, boxes that do not meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_options.views.map_layout import (
    Box,
    Space,
    along,
    shortened,
    sides,
    text_width,
    wrapped,
)

SQUARE = ((0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0))
numbers = st.floats(-200, 200)
boxes = st.builds(
    Box, st.tuples(numbers, numbers), st.floats(1, 90), st.floats(1, 90), st.floats(-90, 90)
)


@given(st.text(max_size=80), st.floats(20, 400), st.integers(1, 4))
def test_wrapped_text_is_no_wider_than_its_room(text: str, room: float, most: int) -> None:
    """Whatever the text, no line passes the width, and there are no more lines than asked for."""
    lines = wrapped(text, room, 13, most)
    assert len(lines) <= most
    assert all(text_width(line, 13) <= room for line in lines)


def test_what_fits_is_not_shortened_and_what_does_not_ends_in_an_ellipsis() -> None:
    """The beginning stays, whole where it can."""
    assert shortened("defense-attache", 500, 13) == "defense-attache"
    assert wrapped("one two three", 1000, 13, 1) == ["one two three"]
    cut = shortened("defense-attache", 60, 13)
    assert cut.endswith("…")
    assert "defense-attache".startswith(cut.removesuffix("…"))


def test_wide_letters_take_more_room_and_marks_above_a_letter_none() -> None:
    """Chinese is wider than Latin; a combining accent adds nothing."""
    assert text_width("白白", 10) > text_width("aa", 10)
    assert text_width("e\u0301", 10) == text_width("e", 10)


@given(boxes, boxes)
def test_meeting_is_mutual_and_agrees_with_the_corners(one: Box, other: Box) -> None:
    """Where a corner of one lies well within the other, they meet; far apart they do not."""
    first, second = one.shape, other.shape
    assert first.meets(second) == second.meets(first)
    planes = sides(second.corners)
    if any(min(a * x + b * y + c for a, b, c in planes) > 1e-6 for x, y in first.corners):
        assert first.meets(second)
    (ax, ay), (bx, by) = one.middle, other.middle
    reach = (one.width + one.height + other.width + other.height) / 2
    if abs(ax - bx) > reach or abs(ay - by) > reach:
        assert not first.meets(second)


def test_turned_boxes_may_stand_where_their_rectangles_overlap() -> None:
    """Two strips side by side along a slope do not meet, though the rectangles about them do."""
    one, other = Box((0, 0), 100, 10, 45), Box((15, -15), 100, 10, 45)
    assert not one.shape.meets(other.shape)
    assert Box((0, 0), 100, 10).shape.meets(Box((15, -4), 100, 10).shape)


def test_a_label_stands_wholly_within_a_polygon_where_it_has_most_room() -> None:
    """In the middle of a square, and nowhere where it does not fit."""
    space = Space(-500, -500, 500, 500)
    box = space.within(SQUARE, 60, 20)
    assert box is not None
    assert box.middle == pytest.approx((50, 50))
    assert space.within(SQUARE, 120, 20) is None
    second = space.within(SQUARE, 60, 20)
    assert second is not None
    assert not second.shape.meets(box.shape)


def test_a_label_on_a_line_is_turned_with_it_and_no_longer() -> None:
    """Upright to read, its middle on the line; nothing where the line is too short."""
    first = next(iter(along((100.0, 100.0), (0.0, 0.0), 50, 10)))
    assert first.angle == pytest.approx(45)
    assert first.middle == pytest.approx((50, 50))
    assert list(along((0.0, 0.0), (30.0, 0.0), 50, 10)) == []
