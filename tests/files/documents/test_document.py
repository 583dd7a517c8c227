"""One YAML file: YAML 1.2 core, what is refused, where each thing stands, and no crash."""

import math
from typing import Any

import pytest
import yaml

from belarus_options.files.documents.document import BROKEN, LOST_KEY, Document
from belarus_options.files.reading import decode
from belarus_options.model.problem import Place
from documents import QUOTES, marked, only_problem


def value_of(scalar: str) -> Any:
    """What a plain scalar stands for behind a key."""
    document = Document("a.yaml", f"key: {scalar}\n")
    assert document.problems == []
    return document.data["key"]


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
    assert document.data["a0"] == ("lol",) * 9
    assert all(document.data[f"a{i}"] == (BROKEN,) * 9 for i in range(1, 9))
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


def test_one_accent_written_in_two_ways_is_one_key() -> None:
    """A letter and its accent are one character or two; the message spells both out, as they look
    the same. Alone, either is the key in normal form C, and keeps its place."""
    problem = only_problem("é: 1\ne\u0301: 2\n")
    assert problem.name == "duplicate-key"
    assert problem.position is not None
    assert problem.position.line == 2
    assert r"'\xe9'" in problem.message
    assert r"'e\u0301'" in problem.message

    document = Document("a.yaml", "a: {e\u0301: 1}\n")
    assert document.data == {"a": {"é": 1}}
    assert document.position(Place("a.yaml", ("a", "é"))).column == 9


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

    assert document.data == {"a": BROKEN, "b": 2, LOST_KEY: None}
    assert position is not None
    assert (position.line, position.column) == (1, 11)


@pytest.mark.parametrize("break_", ["\x85", "\u2028", "\u2029"])
def test_what_only_yaml_takes_for_a_line_break_does_not_count_as_a_line(break_: str) -> None:
    """A place after U+0085, U+2028 or U+2029 has the line that an editor shows."""
    document = Document("a.yaml", f'a: "x{break_}y"\n# {break_}\nb: 1\nb: 2\n')
    position = document.problems[0].position

    assert position is not None
    assert (position.line, position.column, position.text) == (4, 1, "b: 2")
