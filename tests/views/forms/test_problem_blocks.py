"""The block that a problem is shown as."""

import re
from pathlib import Path

import pytest

from belarus_options.model.problem import Position, Problem
from belarus_options.model.short import columns
from belarus_options.views.forms.problem_blocks import format_block, format_problems
from belarus_options.views.report.excerpt import Excerpt
from slips import CRITERIA, problems_of

BLOCK = """\
error[unknown-key]: `wieght` is not a key of a criterion
  --> criteria.yaml:14:5
   |
14 |     wieght: 35
   |     ^^^^^^
   = help: did you mean `weight`?
"""


def test_a_problem_is_shown_as_the_block_of_the_contract(tmp_path: Path) -> None:
    """Character by character, for a folder that has just this slip on just this line."""
    criteria = (
        "decision:\n  title: x\n"
        + "\n" * 6
        + "criteria:\n  cost:\n    weight: 65\n    prefer: less\n"
        + "  risk:\n    wieght: 35\n    prefer: less\n"
    )
    files = {CRITERIA: criteria, "options/a.yaml": "name: A\nscores: {cost: 1, risk: 2}\n"}

    assert format_problems(problems_of(tmp_path, files)) == BLOCK


def test_two_problems_are_parted_by_an_empty_line() -> None:
    """Blocks stand apart; one without a place names the argument or file instead."""
    shown = format_problems(
        [Problem("a", "one", file="x.yaml"), Problem("b", "two", "three", argument="--weight x")]
    )
    assert shown == (
        "error[a]: one\n  --> x.yaml\n\nerror[b]: two\n  --> --weight x\n   = help: three\n"
    )


def caret(text: str, column: int, length: int = 1) -> tuple[str, str]:
    """The line of the file and the line of carets that a block shows, without their gutters."""
    position = Position("a.yaml", 7, column, text, length)
    lines = format_problems([Problem("a", "b", position=position)]).split("\n")
    return lines[3][4:], lines[4][4:]


@pytest.mark.parametrize(
    ("text", "column", "length", "shown", "carets"),
    [
        ("name: x", 7, 1, "name: x", "      ^"),
        ("\tname: x", 2, 4, " name: x", " ^^^^"),
        ("a\tb: x", 3, 1, "a b: x", "  ^"),
        ("名前: 値", 5, 1, "名前: 値", "      ^^"),
        ("名前: ab", 5, 2, "名前: ab", "      ^^"),
        ("e\u0301: ab", 5, 2, "e\u0301: ab", "   ^^"),
        ("a: \x1b[31m", 4, 1, "a: \\x1b[31m", "   ^^^^"),
        ("\x1b: ab", 4, 2, "\\x1b: ab", "      ^^"),
        ("\u202e: ab", 4, 2, "\\u202e: ab", "        ^^"),
        ("x:", 3, 1, "x:", "  ^"),
        ("", 1, 1, "", "^"),
        ("ｗｉｄｅ: ab", 7, 2, "ｗｉｄｅ: ab", "          ^^"),
    ],
)
def test_the_caret_stands_under_its_place(
    text: str, column: int, length: int, shown: str, carets: str
) -> None:
    """After tabs, wide and combining characters and what is spelled out, on a terminal."""
    assert caret(text, column, length) == (shown, carets)


@pytest.mark.parametrize("column", [1, 50, 150, 999, 1000])
def test_a_long_line_is_shown_around_its_place(column: int) -> None:
    """At most some hundred characters of a line are shown, the one that is meant among them, and
    cuts are marked."""
    text = "".join(chr(0x21 + i % 90) for i in range(1000))
    shown, carets = caret(text, column)

    assert len(shown) <= 102
    assert shown[len(carets) - 1] == text[column - 1]
    assert shown.strip("…") in text
    assert (shown.startswith("…"), shown.endswith("…")) == (column >= 50, column < 999)


LONG = Excerpt(
    "warning",
    "a-rule",
    "one sentence that goes on for much longer than the width that is asked for",
    Position("options/build.yaml", 12, 5, "    because: words that go on, and on, to their end", 7),
    more=" and 7 more places",
    help="a way out that is no shorter than what was found",
)


@pytest.mark.parametrize("width", [24, 30, 40, 79, 200])
def test_a_block_wraps_at_words_and_loses_none(width: int) -> None:
    """At any width, further lines under the beginning; the carets stay under their place."""
    whole, wrapped = format_block(LONG), format_block(LONG, width=width)
    assert max(map(len, wrapped.splitlines())) <= width
    assert re.sub(r"[|^\s]", "", wrapped) == re.sub(r"[|^\s]", "", whole)
    lines = wrapped.splitlines()
    [at] = [number for number, line in enumerate(lines) if "^" in line]
    start = lines[at].index("^")
    assert lines[at - 1][start : start + 7] == "because"


def test_a_word_that_is_wider_than_the_terminal_is_cut() -> None:
    """Wide characters take two columns."""
    block = format_block(Excerpt("note", "r", "値" * 30), width=20)
    assert max(map(columns, block.splitlines())) <= 20
    assert block.count("値") == 30


def test_color_says_nothing_that_words_do_not() -> None:
    """Without it the block is the same; each severity has another."""
    painted = format_block(LONG, width=40, has_color=True)
    assert re.sub("\x1b\\[[0-9;]*m", "", painted) == format_block(LONG, width=40)
    heads = {
        format_block(LONG._replace(severity=severity), has_color=True).split(severity)[0]
        for severity in ("error", "warning", "note")
    }
    assert len(heads) == 3
