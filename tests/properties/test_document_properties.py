"""Any text and any bytes: data or problems, each thing at its place."""

from typing import Any

import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from belarus_options.files.documents.document import Document
from belarus_options.files.reading import decode
from belarus_options.model.problem import InputError, Place, Problem
from belarus_options.views.forms.problem_blocks import format_problems


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
