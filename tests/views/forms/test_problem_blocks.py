"""The block that a problem is shown as."""

from belarus_options.model.problem import Position, Problem
from belarus_options.views.forms.problem_blocks import format_problems


def block(line: int, column: int, text: str, length: int) -> list[str]:
    position = Position("criteria.yaml", line, column, text, length)
    return format_problems([Problem("a-name", "It is wrong", "do that", position=position)]).split(
        "\n"
    )


def test_the_block_is_the_contracts_to_the_character() -> None:
    """Message, place, line, caret and help stand as the contract prints them."""
    position = Position("criteria.yaml", 14, 5, "    wieght: 35", 6)
    problem = Problem(
        "unknown-key",
        "`wieght` is not a key of a criterion",
        "did you mean `weight`?",
        position=position,
    )
    assert format_problems([problem]) == (
        "error[unknown-key]: `wieght` is not a key of a criterion\n"
        "  --> criteria.yaml:14:5\n"
        "   |\n"
        "14 |     wieght: 35\n"
        "   |     ^^^^^^\n"
        "   = help: did you mean `weight`?\n"
    )


def test_a_problem_without_a_line_names_its_argument_or_file() -> None:
    """What concerns the command line or a whole file says so in place of line and column."""
    shown = format_problems([Problem("bad-weight", "No", argument="--weight a=b")])
    assert shown == "error[bad-weight]: No\n  --> --weight a=b\n"


def test_the_caret_stands_under_wide_letters_and_tabs() -> None:
    """A wide letter takes two columns, a tab one, a combining mark none."""
    line = "\t\t名前: e\u0301 x"
    lines = block(3, line.index("x") + 1, line, 1)
    under, caret = lines[3], lines[4]
    cells = sum(2 if c in "名前" else 0 if c == "\u0301" else 1 for c in under[: under.index("x")])
    assert caret.index("^") == cells


def test_a_long_line_is_shown_around_the_place() -> None:
    """Of a line of 5,000 characters some hundred are shown, and the cuts marked."""
    lines = block(1, 2501, "a" * 2500 + "b" + "c" * 2499, 1)
    assert len(lines[3]) < 120
    assert lines[3][lines[4].index("^")] == "b"
    assert lines[3].count("…") == 2


def test_a_place_beyond_the_end_of_its_line_is_no_error() -> None:
    """An end of file in the middle of a text still gets a caret."""
    assert block(1, 1, "", 1)[4].endswith("^")


def test_text_of_the_file_steers_nothing() -> None:
    """Escape codes in a line of the file are spelled out."""
    shown = "\n".join(block(1, 3, "a \x1b[31mred\x1b[0m", 3))
    assert "\x1b" not in shown
    assert "\\x1b[31m" in shown
