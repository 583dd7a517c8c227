"""What is no YAML: the place that is pointed at, own words and a way out."""

import pytest

from documents import QUOTES, marked, only_problem
from process import assert_own_words

OTHER_QUOTES = "quotes or after `>-`"

# The text with `»` before the place that is pointed at, then what the help must hold.
SYNTAX = {
    "a colon in prose": ("a:\n  because: Note»: this\n", QUOTES),
    "a colon in a link": ("a: http://x»: y\n", QUOTES),
    "text after a closing quote": ('a: "Yes»" he said\n', OTHER_QUOTES),
    "text after a single quote": ("a: 'Yes»' he said\n", OTHER_QUOTES),
    "an apostrophe in single quotes": ("a: 'it»'s fine'\n", OTHER_QUOTES),
    "quotes within prose": ("a: He said, 'well' and so»: on\n", QUOTES),
    "a text without a space above prose": ("a: >-\n  x:y\nb: c»: d\n", QUOTES),
    "an unclosed double quote": ('a: »"x\nb: 1\n', "close it"),
    "an unclosed single quote": ("a: 1\nb: »'x\nc: 1\n", "close it"),
    "a leading at sign": ("a: »@home\n", QUOTES),
    "a leading backtick": ("a: »`code`\n", QUOTES),
    "a leading percent sign": ("a: »%5 of all\n", QUOTES),
    "a leading percent sign in a list": ("a: [»%x]\n", QUOTES),
    "text after a list": ("a: [x] »text\n", QUOTES),
    "text after a flow block": ("a: {x: 1} »text\n", QUOTES),
    "a list that goes on": ("a: [x\nb»: 2\n", "close it with `]`"),
    "a flow block that goes on": ("a: {x: 1\nb»: 2\n", "close it with `}`"),
    "a second colon in a list": ("a: [b: c»: d]\n", "close it with `]`"),
    "a tab before a key": ("a:\n»\tb: 1\n", "spaces"),
    "a tab after spaces": ("a:\n  b: 1\n»\tc: 2\n", "spaces"),
    "a key at no level": ("a:\n  b: 1\n »c: 2\n", "indentation"),
    "a key below a value": ("a: 1\n  b»: 2\n", "indentation"),
    "a list item behind a key": ("a: »- b\n", "line of its own"),
    "a key among list items": ("a:\n  - x\n  »y: 1\n", "alike"),
    "a list item among keys": ("a: 1\n»- b\n", "indentation"),
    "something after the end": ("a: 1\n...\n»b: 2\n", "indentation"),
    "NUL": ("a: x»\0y\n", "take it out"),
    "an escape sequence": ("a: »\x1b[31m\n", "take it out"),
    "DEL": ("a: »\x7f\n", "take it out"),
    "a form feed": ("a: b»\x0cc\n", "take it out"),
    "a control character after wide ones": ("a: é𝄞中»\x01y\n", "take it out"),
    "an unknown escape": ('a: "»\\q"\n', "single quotes"),
    "after characters outside the plane": ("a: [𝄞𝄞, b] »c\n", QUOTES),
    "after a line that ends in CR LF": ('a: 1\r\nb: "x»" y\r\n', OTHER_QUOTES),
    "after a line separator in a text": ("a: \"x\u2028y\"\nb: 'c»' d\n", OTHER_QUOTES),
    "after a next-line character in a comment": ("# x\x85\nb: 'c»' d\n", OTHER_QUOTES),
}  # fmt: skip


@pytest.mark.parametrize(("text", "help"), SYNTAX.values(), ids=SYNTAX)
def test_what_is_no_yaml_is_answered_with_its_place_and_a_way_out(text: str, help: str) -> None:
    """Prose that YAML trips over, and other slips, are pointed at where an editor shows them."""
    plain, line, column = marked(text)
    problem = only_problem(plain)

    assert problem.name == "yaml-syntax"
    assert problem.position is not None
    assert (problem.position.line, problem.position.column) == (line, column)
    assert help in problem.help
    assert problem.message
    assert_own_words(f"{problem.message}\n{problem.help}")


# What the parser says in words of its own.
UNTRANSLATED = {
    "text after >": ("a: > »text here\n", QUOTES),
    "a number after >": ("a: >9»9 of them\n", QUOTES),
    "a percentage after >": ("a: >5»% more\n", QUOTES),
    "text after |": ("a: |»x\n", QUOTES),
    "a zero after >": ("a: >»0\n  x\n", QUOTES),
    "an unclosed tag": ("a: !<x»\n", QUOTES),
    "a percent sign in a tag": ("a: !»%zz\n", QUOTES),
    "an exclamation mark in text": ("a: »!e!x y\n", QUOTES),
    "a leading comma": ("a: », x\n", QUOTES),
    "a leading closing bracket": ("a: »]\n", QUOTES),
    "a leading closing brace": ("a: »}\n", QUOTES),
    "a leading question mark": ("a: »? x\n", QUOTES),
    "an open list at the end of the file": ("a: [»", "]"),
    "a percent sign at the start of a line": ("»%5 more\n", QUOTES),
    "a percent sign on a later line": ("a: x\n»%5 more\n", QUOTES),
    "an incomplete escape": ('a: "\\x»Z1"\n', ""),
    "an escape beyond Unicode": ('a: "\\U»FFFFFFFF"\n', ""),
    "half of an escaped pair": ('a: "\\u»d83d\\ude00"\n', ""),
    "a document mark in a quote": ('a: "x\n»---\n"\n', ""),
    "a second document": ("a: 1\n»---\nb: 2\n", "---"),
    "a block list in a flow list": ("a: [\n»- b\n]\n", ""),
    "a directive of another version": ("»%YAML 3.0\n---\na: 1\n", ""),
}


@pytest.mark.parametrize(("text", "help"), UNTRANSLATED.values(), ids=UNTRANSLATED)
def test_the_parsers_own_words_are_never_shown(text: str, help: str) -> None:
    """Every phrase that the parser can say is answered in this project's words, with a way out."""
    plain, line, _column = marked(text)
    problem = only_problem(plain)

    assert problem.name == "yaml-syntax"
    assert problem.position is not None
    assert problem.position.line == line
    assert problem.help
    assert help in problem.help
    assert problem.message
    assert_own_words(f"{problem.message}\n{problem.help}")


@pytest.mark.parametrize(
    "text",
    [
        "a: »* text\n", "a: »*bold* text\n", "a: »& co\n", "a: 1\n»foo\n",
        "a: 1\nb: x\n»foo bar\n\n\n# end\n",
    ],
    ids=["asterisk", "bold", "ampersand", "a word alone", "words alone"],
)  # fmt: skip
def test_a_problem_stands_where_its_cause_begins(text: str) -> None:
    """The `*` or `&` itself is pointed at, and a line without a colon rather than what follows."""
    plain, line, column = marked(text)
    position = only_problem(plain).position

    assert position is not None
    assert (position.line, position.column) == (line, column)
