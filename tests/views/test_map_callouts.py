"""Labels beside marks: clear of each other, near, and led where they are not."""

import pytest

from belarus_options.views.map_callouts import Wish, call_out, place_all
from belarus_options.views.map_layout import Box, Shape, Space

FORM = ((50.0, 20.0),)


def space_with_mark() -> Space:
    space = Space(-200, -200, 200, 200)
    space.take(Box((0, 0), 12, 12))
    return space


@pytest.mark.parametrize("count", [1, 7, 40])
def test_labels_of_a_heap_keep_clear_of_each_other(count: int) -> None:
    """As many as find room: none covers another or the mark, or leaves the space."""
    space = space_with_mark()
    marks = list(space.taken)
    placed = place_all(space, [Wish((0.0, 0.0), 6, FORM)] * count)
    shapes = [found.box.shape for found in placed if found is not None]
    assert len(shapes) == count or count == 40
    for index, shape in enumerate(shapes):
        assert space.left <= shape.left
        assert shape.right <= space.right
        assert not any(shape.meets(other) for other in [*marks, *shapes[:index]])


def test_a_label_goes_where_it_covers_no_line_if_that_is_near() -> None:
    """To the left of the mark, where a line runs on its right."""
    space = space_with_mark()
    space.lines.append(Shape([(20, -200), (20, 200)]))
    found = call_out(space, Wish((0.0, 0.0), 6, FORM))
    assert found is not None
    assert space.crossings(found.box.shape) == 0
    assert found.box.middle[0] < 20
    assert found.line is None


def test_a_label_further_off_has_a_line_from_its_mark_that_crosses_nothing() -> None:
    """Where all near places are taken; the line begins at the mark and ends at the label."""
    space = space_with_mark()
    for middle, width, height in (
        ((45, 0), 70, 16), ((-45, 0), 70, 16), ((0, 35), 16, 50), ((0, -35), 16, 50),
    ):  # fmt: skip
        space.take(Box(middle, width, height))
    there = list(space.taken)
    found = call_out(space, Wish((0.0, 0.0), 6, FORM))
    assert found is not None
    assert found.line is not None
    assert not any(Shape(found.line).meets(other) for other in there)
    (ax, ay), (bx, by) = found.line
    assert (ax**2 + ay**2) ** 0.5 < 12
    shape = found.box.shape
    assert shape.left - 1e-9 <= bx <= shape.right + 1e-9
    assert shape.top - 1e-9 <= by <= shape.bottom + 1e-9


def test_a_shorter_form_is_taken_where_the_first_finds_no_room() -> None:
    """A label too large for the space has its second form; one too large in all has none."""
    space = Space(-60, -60, 60, 60)
    found = call_out(space, Wish((0.0, 0.0), 6, ((500.0, 20.0), (30.0, 20.0))))
    assert found is not None
    assert (found.form, found.box.width) == (1, 30.0)
    assert call_out(space, Wish((0.0, 0.0), 6, ((500.0, 20.0),))) is None


def test_another_order_is_taken_where_it_places_more() -> None:
    """The label that fits in one place alone gets it, though it comes last."""
    space = Space(-100, -15, 200, 15)
    space.take(Box((0, 0), 12, 12))
    wishes = [Wish((0.0, 0.0), 6, ((40.0, 28.0),)), Wish((0.0, 0.0), 6, ((150.0, 28.0),))]
    assert None not in place_all(space, wishes)
    assert call_out(space, wishes[1]) is None
