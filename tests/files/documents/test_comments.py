"""What `check` reads in the text of the files: comments that allow, and prose that YAML cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_options.files.documents.comments import find_allows, find_cut_prose
from belarus_options.files.documents.document import Document
from belarus_options.model.finding import Allow


def allows_in(text: str) -> tuple[Allow, ...]:
    """The allow comments of one file."""
    document = Document("criteria.yaml", text)
    assert document.problems == []
    return find_allows({"criteria.yaml": document})


def cut_in(text: str) -> list[tuple[int, int, int]]:
    """Line, column and length of each cut text in one file."""
    document = Document("criteria.yaml", text)
    assert document.problems == []
    positions = [finding.position for finding in find_cut_prose({"criteria.yaml": document})]
    return [(p.line, p.column, p.length) for p in positions if p is not None]


def test_a_comment_of_its_own_speaks_for_the_next_line() -> None:
    """It speaks for the line it stands on and for the one below."""
    (allow,) = allows_in("a: 1\n# check: allow no-scale: because of this\nb: 2\nc: 3\n")
    assert (allow.rule, allow.reason) == ("no-scale", "because of this")
    assert allow.lines == (2, 3)
    assert (allow.position.line, allow.position.column) == (2, 1)
    assert allow.position.length == len("# check: allow no-scale: because of this")


def test_a_comment_at_the_end_of_a_line_speaks_for_that_line_alone() -> None:
    """It does not reach the line below."""
    (allow,) = allows_in("a: 1  # check: allow no-scale: once\nb: 2\n")
    assert allow.lines == (1,)
    assert allow.position.column == 7


def test_stacked_comments_speak_for_the_same_line() -> None:
    """Comment lines may stand above one another, other comments and empty lines between them."""
    text = (
        "a:\n"
        "  # check: allow no-scale: one\n"
        "  # what else there is to say\n"
        "\n"
        "  # check: allow equal-weights: two\n"
        "  b: 2\n"
    )
    assert [(allow.rule, allow.lines) for allow in allows_in(text)] == [
        ("no-scale", (2, 6)),
        ("equal-weights", (5, 6)),
    ]


def test_a_comment_at_the_end_of_the_file_speaks_for_nothing_below() -> None:
    """There is no line after it."""
    (allow,) = allows_in("a: 1\n# check: allow no-scale: once")
    assert allow.lines == (2,)


def test_a_reason_may_hold_colons_and_hashes() -> None:
    """Only the first colon after the rule separates."""
    (allow,) = allows_in("# check: allow no-scale: see #2: it is even\na: 1\n")
    assert allow.reason == "see #2: it is even"


@pytest.mark.parametrize(
    ("comment", "rule", "reason"),
    [
        ("# check: allow no-scale: once", "no-scale", "once"),
        ("#check:allow no-scale:once", "no-scale", "once"),
        ("#  check :  allow   no-scale :  once  ", "no-scale", "once"),
        ("# Check: allow no-scale: once", "no-scale", "once"),
        ("# check: allow no-scale", "no-scale", ""),
        ("# check: allow no-scale:", "no-scale", ""),
        ("# check: allow no-scale once", "no-scale", ""),
        ("# check: allow no-scale, unused: once", "no-scale,", "once"),
        ("# check: allow : once", "", "once"),
        ("# check: allow", "", ""),
        ("# check: allowed no-scale: once", "", ""),
        ("# check: no-scale: once", "", ""),
        ("# check:", "", ""),
    ],
)
def test_what_a_comment_does_not_say_is_empty(comment: str, rule: str, reason: str) -> None:
    """Rule and reason are taken apart; what is missing or cannot be read is the empty text."""
    (allow,) = allows_in(f"{comment}\na: 1\n")
    assert (allow.rule, allow.reason) == (rule, reason)


@pytest.mark.parametrize(
    ("comment", "ids"),
    [
        ("# check: allow no-clear-winner a b-2: once", ("a", "b-2")),
        ("# check: allow no-clear-winner  дом\tb : once", ("дом", "b")),
        ("# check: allow no-clear-winner a: b: c", ("a",)),
        ("# check: allow no-clear-winner: a b", ()),
        ("# check: allow no-clear-winner a b", ("a", "b")),
    ],
)
def test_ids_stand_between_the_rule_and_the_colon(comment: str, ids: tuple[str, ...]) -> None:
    """In the order in which they are written, with any space between."""
    (allow,) = allows_in(f"{comment}\na: 1\n")
    assert (allow.rule, allow.ids) == ("no-clear-winner", ids)


@pytest.mark.parametrize(
    "comment", ["# to check: allow no-scale: x", "# checked: x", "# `# check: allow RULE: reason`"]
)
def test_other_comments_are_left_alone(comment: str) -> None:
    """Only a comment that starts with `check:` is meant for `check`."""
    assert allows_in(f"{comment}\na: 1\n") == ()


@pytest.mark.parametrize(
    "text",
    [
        "a: >-\n  # check: allow no-scale: once\n  more\n",
        "a: |\n  text\n  # check: allow no-scale: once\nb: 1\n",
        "a: 'text\n  # check: allow no-scale: once'\n",
        'a: "text # check: allow no-scale: once"\n',
        "a: text#check: allow no-scale\n".replace(": allow", ":allow"),
        "- 'x # check: allow no-scale: once'\n- {k: ' # check: allow no-scale: once'}\n",
    ],
)
def test_text_is_no_comment(text: str) -> None:
    """`# check:` in a block scalar, in quotes or inside a word belongs to the text."""
    assert allows_in(text) == ()


def test_comments_around_block_scalars_are_comments() -> None:
    """At the end of the line with `>-`, and after the text, less indented than it."""
    text = (
        "a:\n"
        "  b: >-  # check: allow no-scale: one\n"
        "    text # check: allow no-scale: not this\n"
        "\n"
        "  # check: allow no-scale: two\n"
        "  c: |\n"
        "    text\n"
        "# check: allow no-scale: three\n"
    )
    assert [(allow.reason, allow.lines) for allow in allows_in(text)] == [
        ("one", (2,)),
        ("two", (5, 6)),
        ("three", (8,)),
    ]


def test_comments_between_the_items_of_flow_collections_are_comments() -> None:
    """A flow collection over several lines may hold them."""
    (allow,) = allows_in("a: {b: 1,  # check: allow no-scale: once\n  c: 'x # check: no'}\n")
    assert (allow.reason, allow.lines) == ("once", (1,))


def test_windows_line_ends_change_no_line() -> None:
    """CRLF ends a comment, is no part of a reason, and counts once."""
    text = "a: 1\r\n\r\n# check: allow no-scale: once\r\nb: 2 # check: allow unused: two\r\n"
    assert [(allow.reason, allow.lines) for allow in allows_in(text)] == [
        ("once", (3, 4)),
        ("two", (4,)),
    ]


def test_characters_beyond_one_byte_shift_no_column() -> None:
    """Columns count characters, also after those that take four bytes or two code units."""
    (allow,) = allows_in("naïve: 😀 wörter  # check: allow no-scale: once\n")
    assert allow.position.column == len("naïve: 😀 wörter  ") + 1


def test_a_file_of_comments_alone_is_read() -> None:
    """A file without data has no nodes, and its comments count all the same."""
    (allow,) = allows_in("# nothing yet\n# check: allow unused: once\n")
    assert allow.lines == (2,)


def test_values_that_are_left_out_hide_no_comment() -> None:
    """A key without a value has a node of no length."""
    assert (
        len(allows_in("a: # check: allow no-scale: once\nb:\n# check: allow unused: two\nc:\n"))
        == 2
    )


WORDS = st.text(alphabet="ab #:'\"é😀", max_size=12)


@given(WORDS, st.integers(0, 3))
def test_quoted_text_never_speaks(words: str, depth: int) -> None:
    """Whatever a quoted text holds, only the comment behind it is read."""
    quoted = "'" + ("# check: allow no-scale: in text " + words).replace("'", "''") + "'"
    block = "".join("  " * level + "k:\n" for level in range(depth))
    text = f"{block}{'  ' * depth}a: {quoted}  # check: allow unused: behind\n"
    assert [allow.reason for allow in allows_in(text)] == ["behind"]


@pytest.mark.parametrize(
    "key",
    [
        "title", "question", "owner", "name", "definition", "because", "summary", "says", "means",
        "unit", "author", "section",
    ],
)  # fmt: skip
def test_prose_that_ends_at_a_hash_is_reported_where_the_comment_begins(key: str) -> None:
    """One space and `#` after plain text cuts it: reported at the `#`, to the end of the line."""
    text = f"{key}: Use corridor #2 and a bridge\n"
    assert cut_in(text) == [(1, text.index("#") + 1, len("#2 and a bridge"))]


def test_the_message_names_the_key() -> None:
    """The finding says which text is cut, and how to write it."""
    document = Document("f.yaml", "because: See #2\nscale:\n  1: Level #1\n")
    because, level = find_cut_prose({"f.yaml": document})
    assert because.message == ("`because` ends here: YAML takes the rest of the line for a comment")
    assert level.message.startswith("the meaning of level 1 ends here")
    assert "quotes" in because.help
    assert "two spaces" in because.help


def test_prose_over_several_lines_is_reported_on_its_last() -> None:
    """A plain text may go on over lines; the line with ` #` is the last that YAML reads."""
    assert cut_in("because: It was\n  route #2\nname: x\n") == [(2, 9, 2)]


@pytest.mark.parametrize(
    "text",
    [
        "scale:\n  0: None\n  1: Corridor #2\n",
        "criteria:\n  a:\n    scale:\n      1: Corridor #2\n",
        "scales:\n  severity:\n    1: Corridor #2\n",
        "scales:\n  severity:\n    1:\n      means: Corridor #2\n",
        "sources:\n  x:\n    kind: Issue #4\n",
        "evidence:\n  x:\n    where:\n      section: Part #4\n",
    ],
)
def test_levels_and_nested_prose_are_read(text: str) -> None:
    """The meaning of a level, a source's kind and a section are prose."""
    assert len(cut_in(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "weight: 40 # relative to siblings\n",
        "title: 2020 # a number is no prose\n",
        "role: option # option | status-quo\n",
        "prefer: less # less | more\n",
        "as_of: 2020-10-01 # the day of the article\n",
        "evidence:\n  x:\n    kind: fact # or forecast\n",
        "source: article # the only one\n",
        "name: Attaché  # two spaces are meant\n",
        "name: Attaché\t# so is a tab\n",
        "name: Attaché # check: allow unused: once\n",
        "name: 'Attaché' # in quotes\n",
        'name: "Attaché" # in quotes\n',
        "because: >- # the text follows\n  Text # of its own\n",
        "because: # nothing yet\n",
        "because: |\n  Text # of its own\n",
        "name: C#\n",
        "name: a#b\n",
        "requires: [cut-ties] # an id\n",
        "x: {name: Attaché # in a flow collection\n  }\n",
        "scores:\n  name: high # a leaf called name\n",
        "weights:\n  unit: 30% # a leaf called unit\n",
        "scores:\n  a:\n    scenarios:\n      name: x # a scenario called name\n",
        "0: zero # not a level\n",
        "name:\n  weight: 3 # a criterion called name\n",
        "- name: x\n",
    ],
)
def test_comments_that_are_meant_are_left_alone(text: str) -> None:
    """Numbers, choices, ids, quotes, block scalars, two spaces: nothing is cut."""
    assert cut_in(text) == []


def test_windows_line_ends_are_no_part_of_what_is_cut() -> None:
    """The reported length ends before CR and LF."""
    assert cut_in("a: 1\r\nname: Route #2\r\nb: 1\r\n") == [(2, 13, 2)]


@given(st.text(alphabet="ab c#é😀'", min_size=1, max_size=20))
def test_what_yaml_keeps_is_never_reported(words: str) -> None:
    """A plain title is reported only where its text is shorter than what was written."""
    text = f"title: a{words}\n"
    document = Document("f.yaml", text)
    assert document.problems == []
    whole = document.data["title"] == f"a{words}".strip()
    assert not (find_cut_prose({"f.yaml": document}) and whole)


def test_an_allow_comment_with_many_spaces_is_read_once() -> None:
    """However many stand between its words, they are looked at once."""
    spaces = " " * 100_000
    (allow,) = allows_in(f"a: 1  # check: allow{spaces}no-scale{spaces}cost{spaces}speed\xa0x: y\n")
    assert allow.rule == "no-scale"
