"""Ids, and the one nearest to a name in any script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_options.model.ids import is_id, slug


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("Permanent attaché in Minsk", "permanent-attache-in-minsk"),
        ("Łukasz", "lukasz"),
        ("Größe, Ærø", "grosse-aero"),
        ("Œuvre Đ", "oeuvre-d"),
        ("№ 5 – ﬁnal", "no-5-final"),
        ("Беларусь", ""),
        ("李雷", ""),
        ("--", ""),
    ],
)
def test_an_id_is_made_of_the_letters_of_a_name(name: str, identifier: str) -> None:
    """Accents go, letters with strokes and ligatures become their plain ones; other scripts have
    no letter in a-z, and say so by an empty text."""
    assert slug(name) == identifier


@given(st.text())
def test_what_is_proposed_is_an_id(text: str) -> None:
    """Whatever the text, a proposal can be used as it stands."""
    assert slug(text) == "" or is_id(slug(text))
