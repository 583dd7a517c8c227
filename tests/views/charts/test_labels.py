"""Texts in a drawing: their widths, wrapping and shortening."""

from hypothesis import given
from hypothesis import strategies as st

from belarus_options.views.charts.labels import shortened, text_width, wrapped


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


def test_of_a_million_letters_as_many_are_kept_as_fit() -> None:
    """The widest beginning that fits is found by halves, not letter by letter."""
    kept = shortened("a" * 10**6, 100.0, 10.0)
    assert kept.endswith("a…")
    assert text_width(kept, 10.0) <= 100.0 < text_width("a" + kept, 10.0)
