"""Ids in any script, what is wrong with a text that is none, and the one nearest to a name."""

import sys
import unicodedata
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_options.model.ids import id_fault, is_id, normal, slug

CATEGORIES = ("Ll", "Lo", "Lm", "Mn", "Mc", "Nd")
# As long as an id is, of what ids are made of and of what they are not.
near_ids = st.text(
    st.characters(categories=("Ll", "Lo", "Lm", "Mn", "Mc", "Nd", "Lu", "Po", "Cf"))
    | st.sampled_from("-aé\u0301\u3164\ufe0f\u0645"),
    max_size=12,
)


@cache
def allowed() -> list[str]:
    """Every character that an id can be made of by its category."""
    return [c for c in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(c) in CATEGORIES]


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("Permanent attaché in Minsk", "permanent-attaché-in-minsk"),
        ("Fläche", "fläche"),
        ("Größe, Ærø", "größe-ærø"),
        ("№ 5 – ﬁnal", "no-5-final"),
        ("İstanbul", "i̇stanbul"),
        ("ΟΔΟΣ", "οδος"),
        ("Ა", "ა"),
        ("ＡＢＣ　１２", "abc-12"),
        ("Беларусь и Польша", "беларусь-и-польша"),
        ("继续(现状)", "继续-现状"),
        ("हिन्दी भाषा", "हिन्दी-भाषा"),
        ("e\u0301te\u0301", "été"),
        ("葛\U000e0100城", "葛-城"),
        ("\u0301 - -x", "x"),
        ("→ --", ""),
    ],
)
def test_an_id_keeps_the_script_of_a_name(name: str, identifier: str) -> None:
    """Capitals become small letters, compatible forms plain ones, and every other run a hyphen."""
    assert slug(name) == identifier


@given(st.text() | near_ids.map(lambda text: text * 20))
def test_what_is_proposed_is_an_id_that_fits_a_file_name(text: str) -> None:
    """Whatever the text, a proposal can be used as it stands, and proposing it again changes
    nothing."""
    proposed = slug(text)
    assert proposed == "" or is_id(proposed)
    assert len(proposed) <= 60
    assert len(proposed.encode()) <= 200
    assert slug(proposed) == proposed or unicodedata.normalize("NFKC", proposed) != proposed


def test_a_name_is_cut_between_characters_and_leaves_no_hyphen() -> None:
    """At 60 characters, or before the one that would pass 200 bytes."""
    assert slug("n" * 59 + " n") == "n" * 59
    assert slug("李" * 80) == "李" * 60
    assert slug("𐐨" * 80) == "𐐨" * 50


@given(near_ids)
def test_an_id_is_what_the_rule_says(text: str) -> None:
    """In normal form C, of the six categories or `-`, nothing that is not to be seen, a letter or a
    digit first; a text that is no id gets a reason, and one that only has to be put in normal form
    gets none."""
    composed = unicodedata.normalize("NFC", text)
    follows = (
        all(c == "-" or unicodedata.category(c) in CATEGORIES for c in composed)
        and not {"\u3164", "\ufe0f", "\u034f", "\u115f"} & set(composed)
        and unicodedata.category((composed or "-")[0]) in ("Ll", "Lo", "Lm", "Nd")
    )
    assert is_id(composed) is follows
    assert (id_fault(text) == "") is follows
    assert is_id(text) is (follows and text == composed)


def test_the_characters_that_nobody_can_see_are_no_part_of_ids() -> None:
    """267 letters and marks are Default_Ignorable_Code_Point in Unicode's
    DerivedCoreProperties.txt: variation selectors, fillers, joiners."""
    unseen = [c for c in allowed() if not is_id(normal(f"a{c}"))]
    assert len(unseen) == 267
    assert {"\u034f", "\u3164", "\ufe00", "\U000e01ef"} <= set(unseen)


def test_no_character_of_an_id_has_a_small_form_of_its_own() -> None:
    """So an id is in lower case, whatever that means in its script, and two that differ by case
    alone cannot be."""
    assert [c for c in allowed() if c.lower() != c] == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Burden", "has `B` (LATIN CAPITAL LETTER B, U+0042) in it"),
        ("bu_st", "has `_` (LOW LINE, U+005F) in it"),
        ("a`b", "has GRAVE ACCENT, U+0060 in it"),
        ("a b", "has SPACE, U+0020 in it"),
        ("a\u3164", "has HANGUL FILLER, U+3164 in it"),
        ("a\x1b", "has U+001B in it"),
        ("a\udc80", "has U+DC80 in it"),
        ("-a", "begins with `-` (HYPHEN-MINUS, U+002D)"),
        ("\u0301a", "begins with COMBINING ACUTE ACCENT, U+0301"),
        ("", "is empty"),
        ("e\u0301", ""),
    ],
)
def test_what_keeps_a_text_from_being_an_id_is_one_character(text: str, fault: str) -> None:
    """It is named as Unicode names it, and shown where it can be seen."""
    assert id_fault(text) == fault
