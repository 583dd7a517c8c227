"""Marks in a picture: letters by the ranking, and never another option's own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_options.views.report.marks import option_marks, perspective_marks


@pytest.mark.parametrize(
    ("names", "marks"),
    [
        (("status-quo", "cut-ties", "attaché"), "ABC"),
        (("Option B", "Option C", "Option A"), "BCA"),
        (("COA 2", "COA 1"), "21"),
        (("plan-c", "plan-a"), "CA"),
        # One letter stands for two, or not all have one: letters that are nobody's.
        (("Option A", "Variant A"), "αβ"),
        (("Option B", "Keep"), "αβ"),
        (("COA 1", "Option B"), "αβ"),
    ],
)
def test_marks_follow_the_names_where_all_have_their_own(
    names: tuple[str, ...], marks: str
) -> None:
    """Else letters by the ranking, Greek where a letter or digit is in some name."""
    assert "".join(option_marks({name: [name] for name in names}).values()) == marks


@given(st.lists(st.text("AB12 -x", min_size=1, max_size=6), unique=True, max_size=60))
def test_no_mark_is_given_twice(names: list[str]) -> None:
    """Whatever the names end in, and however many there are; perspectives have other marks than
    options."""
    marks = option_marks({name: [name] for name in names})
    assert len(set(marks.values())) == len(names)
    if len(names) <= 24:
        assert not set(perspective_marks(9, marks)) & set(marks.values())


def test_perspectives_have_digits_unless_options_have() -> None:
    """Then small letters."""
    assert perspective_marks(2, {"x": "A"}) == ["1", "2"]
    assert perspective_marks(2, {"x": "1"}) == ["a", "b"]
