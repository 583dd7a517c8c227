"""One YAML file: YAML 1.2 core, what is refused, where each thing stands, and no crash."""

import math
import subprocess
import sys
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from belarus_options.files.documents.document import MOST_NESTED, Document
from belarus_options.files.reading import decode
from belarus_options.model.problem import InputError, Place, Problem
from belarus_options.views.forms.problem_blocks import format_problems
from process import SAID_BY_OTHERS, environment


def value_of(scalar: str) -> Any:
    """What a plain scalar stands for behind a key."""
    document = Document("a.yaml", f"key: {scalar}\n")
    assert document.problems == []
    return document.data["key"]


def marked(text: str) -> tuple[str, int, int]:
    """A text without its `»`, and the line and column where that stood, counted as editors do."""
    before, _, after = text.partition("»")
    return before + after, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def only_problem(text: str) -> Problem:
    """The one problem of a text."""
    problems = Document("a.yaml", text).problems
    assert len(problems) == 1, format_problems(problems)
    return problems[0]


def assert_own_words(problem: Problem) -> None:
    """Every problem says something, and in this project's own words."""
    said = f"{problem.message}\n{problem.help}".lower()
    assert problem.message
    for words in SAID_BY_OTHERS:
        assert words.lower() not in said, said


@pytest.mark.parametrize(
    ("scalar", "expected"),
    [
        *[(text, text) for text in ("no", "No", "on", "off", "yes", "y", "n", "tRue", "nULL")],
        *[(text, text) for text in ("2020-10-01", "12:30:45", "1_000", "1,5", "30%", "=", "<<")],
        *[(text, text) for text in ("0b1", "0o8", "-0x1", "-0o7", "1e", ".e1", ".", "nan", "inf")],
        *[(text, text) for text in ("٣", "1٣", "１", "0x", "+", "1 2", "1.2.3")],
        *[(text, True) for text in ("true", "True", "TRUE")],
        *[(text, False) for text in ("false", "False", "FALSE")],
        *[(text, None) for text in ("~", "null", "Null", "NULL", "")],
        ("010", 10), ("-0", 0), ("+5", 5), ("0o14", 12), ("0x1F", 31),
        (".5", 0.5), ("5.", 5.0), ("1e3", 1000.0), ("1E+05", 1e5), ("-1.5e-3", -0.0015),
        (".inf", math.inf), ("+.inf", math.inf), ("-.INF", -math.inf), ("1e400", math.inf),
        ('"1"', "1"), ("'~'", "~"), ('"true"', "true"), ("!!str 1", "1"), ("!!str", ""),
    ],
)  # fmt: skip
def test_plain_scalars_are_read_as_yaml_1_2_core(scalar: str, expected: object) -> None:
    """`no`, dates and the like stay text; numbers, truth values and nothing are 1.2's alone."""
    value = value_of(scalar)

    assert value == expected
    assert type(value) is type(expected)


@pytest.mark.parametrize("scalar", [".nan", ".NaN", ".NAN"])
def test_not_a_number_is_read_as_such(scalar: str) -> None:
    """`.nan` is the number that is none, so that a number's own rule refuses it."""
    assert math.isnan(value_of(scalar))


@pytest.mark.parametrize("digits", ["9" * 5000, "-" + "9" * 5000, "0x" + "f" * 5000])
def test_integers_of_thousands_of_digits_are_read_as_infinite(digits: str) -> None:
    """Python refuses to read them; here one rule answers them and infinities alike."""
    assert math.isinf(value_of(digits)) or value_of(digits) == digits


def test_block_text_and_quoted_text_are_never_numbers() -> None:
    """Text after `|` or in quotes stays what was written."""
    text = "a: |\n  1\nb: >-\n  true\nc: '010'\n"
    assert Document("a.yaml", text).data == {"a": "1\n", "b": "true", "c": "010"}


@pytest.mark.parametrize("scalar", ["010", "2020", "1e3", "true", "~x", "0x1F", "1.50"])
def test_a_scalar_can_be_read_again_as_it_was_written(scalar: str) -> None:
    """Where text is meant, a number or truth value is the text in the file."""
    document = Document("a.yaml", f"a: {scalar}\nb: 2\n")
    node = document.find(("a",))[1]

    assert isinstance(node, yaml.ScalarNode)
    assert document.reread_as_text([node]) == {"a": scalar, "b": 2}


@pytest.mark.parametrize(
    "text",
    [
        *("", "\n\n", "# nothing\n", "\r\n", "  \n"),
        *("---\n", "---\n...\n", "--- # nothing\n"),
    ],
)
def test_a_file_without_content_has_neither_data_nor_problems(text: str) -> None:
    """Whether an empty file is wrong depends on which file it is."""
    document = Document("a.yaml", text)

    assert (document.root, document.data, document.problems) == (None, None, [])


QUOTES = "in quotes or after `>-`"

# The text with `»` before the place that is pointed at, then what the help must hold.
SYNTAX = {
    "a colon in prose": ("a:\n  because: Note»: this\n", QUOTES),
    "a colon in a link": ("a: http://x»: y\n", QUOTES),
    "text after a closing quote": ('a: "Yes" »he said\n', QUOTES),
    "text after a single quote": ("a: 'Yes' »he said\n", QUOTES),
    "an apostrophe in single quotes": ("a: 'it'»s fine'\n", QUOTES),
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
    "after a line that ends in CR LF": ('a: 1\r\nb: "x" »y\r\n', QUOTES),
    "after a line separator in a text": ("a: \"x\u2028y\"\nb: 'c' »d\n", QUOTES),
    "after a next-line character in a comment": ("# x\x85\nb: 'c' »d\n", QUOTES),
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
    assert_own_words(problem)


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
    assert_own_words(problem)


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


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("a: »&x 1\nb: 2\n", "an anchor"),
        ("a: »&co is it\n", "an anchor"),
        ("a: »*x\n", "an alias"),
        ("a: [»*x]\n", "an alias"),
        ("a:\n  - »&x\n", "an anchor"),
        ("{»*x : 1}\n", "an alias"),
        ('"a":\n  »&x b: 1\n', "an anchor"),
        ("»&x\na: 1\n", "an anchor"),
        ("a: !!str »&x b\n", "an anchor"),
    ],
)
def test_anchors_and_aliases_are_refused_where_they_stand(text: str, what: str) -> None:
    """Also an anchor that nothing refers to, which a composer would forget."""
    plain, line, column = marked(text.replace("!!str »&x", "»!!str &x"))
    problem = Document("a.yaml", plain).problems[0]

    assert problem.name == "anchor"
    assert what in problem.message
    assert QUOTES in problem.help
    assert problem.position is not None
    assert (problem.position.line, problem.position.column) == (line, column)


@pytest.mark.parametrize(
    "text",
    ["a: x &y *z* R&D\n", 'a: "*x"\n', "a: >-\n  *bold* &co\n", "# &x *y\na: 1\n", "a&b: 5*3\n"],
)
def test_ampersands_and_asterisks_within_text_are_text(text: str) -> None:
    """Only where YAML would take them for an anchor or alias are they refused."""
    assert Document("a.yaml", text).problems == []


def test_an_alias_bomb_is_refused_before_it_goes_off() -> None:
    """Nine lines that stand for gigabytes are refused by their first anchors and aliases."""
    lines = ["a0: &a0 [" + ", ".join(["lol"] * 9) + "]"]
    lines += [f"a{i}: &a{i} [" + ", ".join([f"*a{i - 1}"] * 9) + "]" for i in range(1, 9)]
    document = Document("a.yaml", "\n".join(lines))

    assert {problem.name for problem in document.problems} == {"anchor"}
    assert document.data is None
    # One problem for each, and not one for each of the 43 million nodes.
    assert len(document.problems) == 9 + 8 * 9


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("a: »!important\n", "!important"),
        ("a: »!!int 3\n", "int"),
        ("a: »!!float 3\n", "float"),
        ("a: »!x [1]\n", "!x"),
        ("»!x {a: 1}\n", "!x"),
        ("a: »!!python/object:os.system x\n", "python/object"),
    ],
)
def test_tags_are_refused_where_they_stand(text: str, tag: str) -> None:
    """A tag other than that of text would change what a value is."""
    plain, line, column = marked(text)
    problem = only_problem(plain)

    assert problem.name == "tag"
    assert tag in problem.message
    assert QUOTES in problem.help
    assert problem.position is not None
    assert (problem.position.line, problem.position.column) == (line, column)


@pytest.mark.parametrize("text", ["a: ! text\n", "a: ! 5\n", "a: !\n", "a: ! [x]\n"])
def test_a_lone_exclamation_mark_is_refused(text: str) -> None:
    """`!` alone is a tag too: what is behind it would lose it and nobody would know."""
    assert only_problem(text).name == "tag"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("a: 1\n»a: 2\n", 1),
        ("x:\n  a: 1\n  b: 2\n  »a: 3\n", 2),
        ("x: {a: 1, »a: 2}\n", 1),
        ('"a": 1\n»a: 2\n', 1),
        ("x:\n  - b: 1\n    »b: 1\n", 2),
    ],
)
def test_duplicate_keys_are_refused_at_the_second(text: str, first: int) -> None:
    """One block has a key once; the message says where the first stands."""
    plain, line, column = marked(text)
    problem = only_problem(plain)

    assert problem.name == "duplicate-key"
    assert f"first on line {first}" in problem.message
    assert problem.position is not None
    assert (problem.position.line, problem.position.column) == (line, column)


def test_a_key_three_times_is_two_problems() -> None:
    """Each repetition is pointed at."""
    assert len(Document("a.yaml", "a: 1\na: 2\na: 3\n").problems) == 2


@pytest.mark.parametrize(
    "text", ["»[a]: 1\n", "»{a: 1}: 2\n", "? »[a, b]\n: 1\n", "x: {»[a]: 1}\n"]
)
def test_a_key_that_is_no_scalar_is_refused(text: str) -> None:
    """Lists and blocks are no keys."""
    plain, line, column = marked(text)
    problem = only_problem(plain)

    assert problem.name == "bad-key"
    assert problem.position is not None
    assert (problem.position.line, problem.position.column) == (line, column)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_a_byte_order_mark_change_nothing(end: str, mark: str) -> None:
    """LF and CR LF, with or without a mark, give the same data and the same places."""
    text = "# é\na: x\nb:\n  c: 1\n  c: 2\n".replace("\n", end)
    document = Document("a.yaml", decode((mark + text).encode(), "a.yaml"))
    position = document.problems[0].position

    assert position is not None
    assert (position.line, position.column, position.text) == (5, 3, "  c: 2")


def test_a_lone_carriage_return_ends_a_line_for_yaml_and_not_for_an_editor() -> None:
    """Old Mac files are read; places in them are counted as the editor that shows one line does."""
    document = Document("a.yaml", "a: 1\rb: 2\ra: 3\r")
    position = document.problems[0].position

    assert document.data == {"a": 1, "b": 2}
    assert position is not None
    assert (position.line, position.column) == (1, 11)


@pytest.mark.parametrize("break_", ["\x85", "\u2028", "\u2029"])
def test_what_only_yaml_takes_for_a_line_break_does_not_count_as_a_line(break_: str) -> None:
    """A place after U+0085, U+2028 or U+2029 has the line that an editor shows."""
    document = Document("a.yaml", f'a: "x{break_}y"\n# {break_}\nb: 1\nb: 2\n')
    position = document.problems[0].position

    assert position is not None
    assert (position.line, position.column, position.text) == (4, 1, "b: 2")


def nested(depth: int, form: str) -> str:
    """A text whose collections are nested so deep."""
    if form == "block":
        return "\n".join(" " * level + "a:" for level in range(depth)) + " 1\n"
    opening, inner, closing = {
        "flow list": ("[", "1", "]"),
        "flow block": ("{a: ", "1", "}"),
        "block list": ("- ", "1", ""),
        "explicit key": ("? ", "1", ""),
    }[form]
    return opening * depth + inner + closing * depth + "\n"


@pytest.mark.parametrize("form", ["block", "flow list", "flow block", "block list"])
def test_nesting_stops_at_64(form: str) -> None:
    """64 deep is read, 65 is one problem at the first that is too deep."""
    assert MOST_NESTED == 64
    assert Document("a.yaml", nested(64, form)).problems == []

    problem = only_problem(nested(65, form))
    width = {"block": 1, "flow list": 1, "flow block": 4, "block list": 2}[form]
    line, column = (65, 65) if form == "block" else (1, 64 * width + 1)
    assert problem.name == "too-deep"
    assert problem.position is not None
    assert (problem.position.line, problem.position.column) == (line, column)


# What composes the text that stands in the environment, with little memory; an overrun stack would
# take the tests down, so this is done in a process of its own.
COMPOSE = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
from belarus_options.files.documents.document import Document
before, unit, times, after = (part.encode().decode("unicode_escape") for part in sys.argv[1:])
document = Document("a.yaml", before + unit * int(times) + after)
print(*sorted({problem.name for problem in document.problems}))
"""


def composed(before: str, unit: str, times: int, after: str) -> tuple[int, str]:
    """The exit status of a process that composes a text, and the names of its problems."""
    done = subprocess.run(
        [sys.executable, "-c", COMPOSE, before, unit, str(times), after],
        env=environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout.strip()


@pytest.mark.parametrize(
    ("before", "unit", "after"),
    [
        ("", "[", ""),
        ("a: ", "[", "]"),
        ("", "- ", "x"),
        ("", "{a: ", ""),
        ("a: ", "{a: ", "}"),
        ("", "? ", "x"),
        ("", "- ? ", "x"),
        ("a:\\n  ", "- ", "x"),
        ("", "[{a: ", ""),
    ],
)
@pytest.mark.parametrize("times", [10_000, 200_000])
def test_deep_nesting_is_a_problem_and_not_a_crash(
    before: str, unit: str, after: str, times: int
) -> None:
    """The parser recurses without a guard; what would overrun its stack never reaches it."""
    assert composed(before, unit, times, after) == (0, "too-deep")


@pytest.mark.parametrize("before", ["", "a: ", "a: 1\nb: "])
@pytest.mark.parametrize("times", [66, 500, 999, 1000, 1001, 1100, 3000])
def test_the_first_level_too_many_is_found_however_deep_the_rest(before: str, times: int) -> None:
    """Versions of the parser stop at different depths; the place is the same with all of them."""
    (problem,) = Document("a.yaml", before + "[" * times + "]" * times).problems
    position = problem.position

    assert problem.name == "too-deep"
    assert position is not None
    last = before.rpartition("\n")[2]
    within = 0 if not before else 1
    assert position.column == len(last) + MOST_NESTED + 1 - within


def test_what_stands_before_the_depth_is_said_once() -> None:
    """An anchor before the brackets is one problem, the depth another."""
    problems = Document("a.yaml", "a: &x 1\nb: " + "[" * 1100).problems

    assert [problem.name for problem in problems] == ["anchor", "too-deep"]


def test_deep_blocks_by_indentation_are_a_problem_and_not_a_crash() -> None:
    """A key on each line, one column further in each time."""
    assert only_problem(nested(3000, "block")).name == "too-deep"


@pytest.mark.parametrize("before", ["#\\r", "#\\x85", "#\\u2028", "#\\u2029", "a: 1\\rb:\\r  "])
def test_deep_nesting_after_other_line_breaks_is_no_crash_either(before: str) -> None:
    """YAML breaks lines at CR, U+0085, U+2028 and U+2029 too, and nests behind them."""
    assert composed(before, "- ", 200_000, "x") == (0, "too-deep")


def test_many_brackets_in_text_and_comments_are_only_characters() -> None:
    """The cheap look at the text leads to a closer one, never to a refusal."""
    brackets = "[" * 5000
    document = Document("a.yaml", f"# {brackets}\na: '{brackets}'\n")

    assert document.problems == []
    assert document.data == {"a": brackets}


def assert_within(problem: Problem, text: str) -> None:
    """A problem says something, and stands at a place that the text has."""
    assert problem.message
    if problem.position is None:
        assert problem.file
        return
    lines = text.split("\n")
    assert 1 <= problem.position.line <= len(lines)
    line = lines[problem.position.line - 1].rstrip("\r")
    assert problem.position.text == line
    assert 1 <= problem.position.column <= len(lines[problem.position.line - 1]) + 1
    assert problem.position.length >= 1
    assert format_problems([problem]).count("\n") <= 6


PIECES = st.sampled_from(
    [
        *"abc:-?,[]{}#&*!|>'\"%@` \n\r\t\\0123456789.~=<",
        ": ", "- ", "? ", "\n  ", "\n", " #", "---\n", "...\n", "&a ", "*a", "!!str ", "!<",
        "%YAML ", "\x85", "\u2028", "\ufeff", "\0", "𝄞", "中", "\\u12", ">-\n", "|2\n", "key: ",
        "{a: ", "\r\n",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=40))
@example("a: [")
@example("\ufeff&x a: 1\n")
@example("a: !\x85b")
def test_no_text_raises(text: str) -> None:
    """Any text is data or problems, each with a message and a place within the text."""
    document = Document("a.yaml", text)

    for problem in document.problems:
        assert_within(problem, text)


@given(
    st.binary(max_size=60)
    | st.lists(PIECES, max_size=20).map(lambda p: "".join(p).encode("utf-16"))
)
def test_no_bytes_raise_anything_but_an_input_error(data: bytes) -> None:
    """Bytes that are no UTF-8 are one problem with a place, all others a text."""
    try:
        text = decode(data, "a.yaml")
    except InputError as error:
        (problem,) = error.problems
        assert problem.name == "not-utf-8"
        assert problem.position is not None
        before = data.split(b"\n")[problem.position.line - 1]
        assert problem.position.column <= len(before) + 1
        assert format_problems([problem])
    else:
        for problem in Document("a.yaml", text).problems:
            assert_within(problem, text)


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=12)
KEYS = st.text("abcdefgh-0123456789 é中𝄞", min_size=1, max_size=8)
TREES: st.SearchStrategy[Any] = st.recursive(
    TEXTS | st.integers() | st.floats(allow_nan=False) | st.booleans() | st.none(),
    lambda below: st.lists(below, max_size=4) | st.dictionaries(KEYS, below, max_size=4),
    max_leaves=12,
)


@given(
    st.dictionaries(KEYS, TREES, min_size=1, max_size=4),
    st.sampled_from([None, False, True]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_every_scalar_stands_where_its_text_is(
    tree: dict[str, Any], flow: bool | None, line_end: str
) -> None:
    """In any valid text, the place of a value is that of the characters which say it."""
    written = yaml.dump(
        tree, allow_unicode=True, default_flow_style=flow, sort_keys=False, width=10_000
    )
    written = "\n".join(written.split("\n")).replace("\n", line_end)
    document = Document("a.yaml", written)
    assert all(problem.name == "anchor" for problem in document.problems), document.problems
    if document.problems:
        return
    for path, expected in scalars(document.root, ()):
        position = document.position(Place("a.yaml", path))
        line = written.split("\n")[position.line - 1].rstrip("\r")
        there = line[position.column - 1 : position.column - 1 + position.length]
        assert position.text == line
        if not expected:
            continue
        if "\n" in expected or "\u2028" in written or "\u2029" in written or "\x85" in written:
            assert there
            continue
        again = Document("b.yaml", there).root
        assert isinstance(again, yaml.ScalarNode), (there, expected)
        assert again.value == expected


def scalars(node: Any, path: tuple[str | int, ...]) -> list[tuple[tuple[str | int, ...], str]]:
    """The path of each scalar below a node that is no key, with its value."""
    if isinstance(node, yaml.MappingNode):
        return [x for key, value in node.value for x in scalars(value, (*path, key.value))]
    if isinstance(node, yaml.SequenceNode):
        return [x for i, item in enumerate(node.value) for x in scalars(item, (*path, i))]
    return [(path, node.value)]
