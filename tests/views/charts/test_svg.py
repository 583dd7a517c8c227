"""Text in SVG: no mark-up, and no name that turns the line round."""

import time

import pytest

from belarus_options.views.charts import svg

OPEN, CLOSE = "\u2066", "\u2069"


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("risk 38%, ethics 24%", "risk 38%, ethics 24%"),
        ("риск 38%, 风险 24%", "риск 38%, 风险 24%"),
        ("סיכון 38%", "[סיכון] 38%"),
        ("A: סיכון-2.עלות, 24%.", "A: [סיכון-2.עלות], 24%."),
        ("خطر الحرب is first.", "[خطر الحرب] is first."),
        ("ab-סיכון", "[ab-סיכון]"),
        ("<סיכון>", "&lt;[סיכון]&gt;"),
        ("𐤀𐤁 (1)", "[𐤀𐤁] (1)"),
    ],
)
def test_a_name_from_right_to_left_is_isolated(text: str, drawn: str) -> None:
    """It stands between U+2066 and U+2069, so that what is beside it stays on its side."""
    assert svg.escaped(text) == drawn.replace("[", OPEN).replace("]", CLOSE)


def test_marks_of_a_text_itself_are_spelled_out() -> None:
    """Only this program isolates: a text from a file cannot end what stands around it."""
    assert svg.escaped("\u2069סיכון").count(CLOSE) == 1


def test_attributes_are_not_isolated() -> None:
    """Nobody reads them, and other programs look for them as they are."""
    assert svg.element("g", {"id": "סיכון"}) == '<g id="סיכון"/>'


@pytest.mark.parametrize("word", ["a", "a.-", "a ", "\u05d0", "\u05d0 ", " ", ".", "a\u0590"])
def test_a_text_of_any_length_is_read_once(word: str) -> None:
    """300,000 letters take far less than a second, however they are put together: a second look
    at each of them for each of them would take minutes."""
    start = time.process_time()
    svg.escaped(word * (300_000 // len(word)))
    assert time.process_time() - start < 5
