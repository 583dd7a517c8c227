"""Lists and counts in sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_options.model.grammar import (
    NAMED_AT_MOST,
    counted,
    joined,
    listed,
    ordinal,
    plural,
    separators,
)


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (["a", "b", "c", "d", "e", "f"], "a, b, c, d, e and f"),
    ],
)
def test_names_are_joined_by_commas_and_a_word_before_the_last(
    names: list[str], sentence: str
) -> None:
    """However many there are, and from any iterable."""
    assert joined(names) == joined(iter(names)) == sentence


def test_the_word_before_the_last_can_be_another() -> None:
    """Where one is to be chosen."""
    assert joined(["a", "b", "c"], "or") == "a, b or c"
    assert listed(["a", "b"], word="or") == "a or b"


@given(st.lists(st.text()), st.sampled_from(["and", "or"]))
def test_separators_are_what_stands_between_the_names(names: list[str], word: str) -> None:
    """One before each name, nothing before the first; names with commas and braces stay whole."""
    between = separators(len(names), word)
    assert len(between) == len(names)
    assert between[:1] in ([], [""])
    written = "".join(part for pair in zip(between, names, strict=True) for part in pair)
    assert written == joined(names, word)


@pytest.mark.parametrize(
    ("count", "sentence"),
    [(NAMED_AT_MOST, "a, b, c, d and e"), (NAMED_AT_MOST + 1, "6 options")],
)
def test_of_too_many_to_read_their_number_is_said(count: int, sentence: str) -> None:
    """The limit itself is still named."""
    assert listed("abcdef"[:count]) == sentence


def test_what_is_counted_can_be_named() -> None:
    """Where it is not options."""
    assert listed("abcdef", "perspectives") == "6 perspectives"


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 warnings"), (1, "1 warning"), (2, "2 warnings")]
)
def test_a_noun_goes_with_its_number(count: int, said: str) -> None:
    """One thing alone is singular."""
    assert counted(count, "warning") == said
    assert plural("warning", count) == said.split()[1]


def test_places_are_words_up_to_twelve() -> None:
    """Then digits, with the ending that is spoken."""
    assert [ordinal(place) for place in (1, 3, 12)] == ["first", "third", "twelfth"]
    told = [ordinal(place) for place in (13, 21, 22, 33, 111, 112, 1001)]
    assert told == ["13th", "21st", "22nd", "33rd", "111th", "112th", "1,001st"]
