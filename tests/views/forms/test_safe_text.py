"""Text from files stays text: on a terminal, in a spreadsheet, in Markdown, in JSON."""

import json
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_options.views.forms.safe_text import (
    ENCODABLE,
    escape_unsafe,
    markdown_text,
    one_line,
    spreadsheet_text,
)

texts = st.text(st.characters(codec="utf-8"))
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"


@given(texts)
def test_one_line_holds_nothing_that_steers_a_terminal(text: str) -> None:
    """No control character, line break or bidirectional mark is left in what is shown."""
    shown = one_line(text)
    assert not any(unicodedata.category(c) in ("Cc", "Zl", "Zp") for c in shown)
    assert not set(shown) & set(BIDI)


def test_unsafe_characters_are_spelled_out_and_line_breaks_folded() -> None:
    """What was there can still be read off."""
    assert one_line("a\x1b[31mb\u202ec\r\n  d") == "a\\x1b[31mb\\u202ec d"


def test_letters_of_any_script_and_joined_emoji_stay() -> None:
    """Only what is unsafe changes; joiners that scripts and emoji need are kept."""
    text = "Беларусь 白俄罗斯 می‌خواهم 👩‍🚒 e\u0301"
    assert one_line(text) == text


@given(texts)
def test_no_cell_runs_as_a_formula(text: str) -> None:
    """No cell starts, spaces and quotes aside, with what a spreadsheet takes for a formula."""
    cell = spreadsheet_text(text)
    assert cell.startswith("'") or not re.match(r"[\s'\"]*[=+\-@＝＋－＠]", cell)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", ' "=1"', "＝1"])
def test_formulas_become_text(text: str) -> None:
    """An apostrophe in front says text to every spreadsheet."""
    assert spreadsheet_text(text).startswith("'")


@given(texts)
def test_a_markdown_cell_stays_one_cell(text: str) -> None:
    """Every bar is escaped, so a table row keeps its number of cells; no HTML tag opens."""
    cell = markdown_text(text)
    unescaped = re.sub(r"\\.", "", cell)
    assert not set(unescaped) & set("|<`*_[]")
    assert "\n" not in cell


@given(texts)
def test_json_with_unsafe_characters_escaped_reads_back_the_same(text: str) -> None:
    """The escapes are JSON's own: nothing is lost, and nothing unsafe is left."""
    written = escape_unsafe(json.dumps({"x": text}, ensure_ascii=False))
    assert json.loads(written) == {"x": text}
    assert not set(written) & set(BIDI)


@given(texts)
def test_any_text_can_be_shown_on_any_terminal(text: str) -> None:
    """What the encoding lacks becomes its nearest plain letters or an escape, never an error."""
    for encoding in ("ascii", "latin-1"):
        assert text.encode(encoding, ENCODABLE).decode(encoding) or not text


def test_typography_falls_back_to_plain_letters() -> None:
    """Dashes, quotes and accents have near neighbors in ASCII."""
    assert "0–100 “é” — Беларусь".encode("ascii", ENCODABLE).startswith(b'0-100 "e" -- \\u0411')


def test_spaces_without_a_line_break_stay_however_many_they_are() -> None:
    """A million spaces are a name like any other, and are looked at once."""
    spaces = " " * 1_000_000
    assert one_line(f"a{spaces}b") == f"a{spaces}b"
    assert one_line(f"a{spaces}\n{spaces}b c") == "a b c"
