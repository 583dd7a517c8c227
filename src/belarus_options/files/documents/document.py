"""One YAML file: composed once, so that every value keeps its line and column.

YAML 1.2 core through PyYAML's C parser. Anchors, aliases, tags, duplicate keys and nesting
beyond MOST_NESTED are problems, never surprises.
"""

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property
from typing import Any
from weakref import ref

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode

from belarus_options.files.documents.composing import MOST_NODES, TooManyNodes, compose, events
from belarus_options.files.documents.mending import LOST, has_swallowed, without_fault
from belarus_options.files.documents.yaml_errors import (
    ODD_SPACE,
    QUOTE_IT,
    odd_space_words,
    syntax_problem,
)
from belarus_options.model.base import parse_number
from belarus_options.model.ids import normal
from belarus_options.model.problem import Place, Position, Problem

MOST_NESTED = 64
# After so many problems nobody reads those of the same file, which are only counted.
MOST_TOLD = 1_000

# The composer recurses in C without a guard and overruns the stack some 10,000 levels deep; from
# libyaml 0.2.6 the scanner stops 1,000 levels deep. Short of these bounds a text cannot be that
# deep: a block level takes a column at the start of a line (and a sequence may share its parent's),
# a flow level a bracket.
_SAFE_BRACKETS = 500
_SAFE_COLUMNS = 500
_DEEP_BLOCKS = re.compile(rf"(?:^|[\n\r\x85\u2028\u2029])[ \t?:-]{{{_SAFE_COLUMNS}}}")
# Where an anchor, an alias or a lone `!` could stand; most files have none and are read but once.
_REFERENCE = re.compile(r"(?:^|[\s\ufeff\[\]{},:?-])(?:[&*](?=\S)|!(?=\s|$))", re.MULTILINE)


# Documents whose nodes are there, which take far more memory than their text. Where each of ten
# thousand files is asked for its positions, the nodes of the first are let go.
_MOST_WITH_NODES = 500
_with_nodes: deque["ref[Document]"] = deque()


class _Mark:
    """What stands in the data for what could not be read."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return self.name


# A value that could not be read, and a key of a block that could not.
BROKEN, LOST_KEY = _Mark("BROKEN"), _Mark("LOST_KEY")

_TEXT_TAG = "tag:yaml.org,2002:str"
_WORDS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True,
    "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_DECIMAL_COMMA = re.compile(r"[-+]?[0-9]+, *[0-9]+ *%?")
_NUMBER_STARTS = frozenset("0123456789+-.")


def _span(marked: Node | yaml.Event) -> tuple[int, int]:
    """The first character of a stretch of the text, and the first after it."""
    assert marked.start_mark is not None
    assert marked.end_mark is not None
    return marked.start_mark.index, marked.end_mark.index


def _name(key: Node) -> Any:
    """A key as it is compared: YAML may hold an accented letter as one character or as two."""
    name = key.value
    return normal(name) if isinstance(name, str) and not name.isascii() else name


class Document:
    """The text of one file, what it says as plain data, and where each value stands.

    `data` holds dicts, tuples, text, numbers, booleans and None; keys are text in normal form C,
    other text is as written.
    `problems` is what kept the text from becoming data, `untold` how many more of them there are,
    and where that was, `data` has BROKEN for a value and LOST_KEY for a key; where nothing could be
    made of the text, data is None and `is_unreadable` says so. `has_lost_lines` says that more than
    one line had to be taken out for the rest to be read.
    `is_empty` says that there is nothing but comments; `valueless` are the keys with nothing behind
    them, each with the stretch of text that it takes.

    The nodes, which know the positions, are let go once the data is there and made again from the
    same text when a position is asked for: few files of a project ever are asked, and the nodes of
    all of them would take ten times the memory of their data, and twice the time.
    """

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.problems: list[Problem] = []
        self.untold = 0
        self.valueless: list[tuple[str, int, int]] = []
        self.is_unreadable = False
        self.has_lost_lines = False
        self._last_line = 0, ""
        # The text, what YAML cannot read of it taken out.
        self._readable = text
        self._root: Node | None = None
        self._keys: dict[int, dict[str | int, tuple[Node, Node]]] = {}
        self.data: Any = None
        self._as_text: frozenset[int] = frozenset()
        root = self._checked_root()
        self.is_empty = root is None and not self.problems
        if root is not None:
            self.data = self._construct(root, 1)

    @property
    def root(self) -> Node | None:
        """The node of the whole text, None where there is none or the text is no YAML."""
        if self._root is None and not self.is_unreadable:
            with suppress(yaml.YAMLError):
                self._root = compose(self._readable)
            _with_nodes.append(ref(self))
            if len(_with_nodes) > _MOST_WITH_NODES and (first := _with_nodes.popleft()()):
                first._root = None
                first._keys.clear()
        return self._root

    @property
    def is_mended(self) -> bool:
        """Whether a part of the text was taken out, so that YAML could read the rest."""
        return self._readable is not self.text

    def reread_as_text(self, nodes: Sequence[Node]) -> Any:
        """The data with these scalars as the text they were written as (`name: 2020`)."""
        self._as_text = frozenset(id(node) for node in nodes)
        self.valueless.clear()
        assert self.root is not None
        found, untold = list(self.problems), self.untold
        data = self._construct(self.root, 1)
        # They have been told.
        self.problems, self.untold = found, untold
        return data

    def find(self, path: tuple[str | int, ...]) -> tuple[Node | None, Node | None]:
        """The key node and value node at a path; steps that lead nowhere are passed over.

        They are pydantic's own (the branch of a union, a field that the file leaves implied).
        """
        key: Node | None = None
        node = self.root
        for step in path:
            if isinstance(node, MappingNode):
                key, node = self._keys_of(node).get(step, (key, node))
            elif (
                isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value)
            ):
                key, node = None, node.value[step]
        return key, node

    def _keys_of(self, mapping: MappingNode) -> dict[str | int, tuple[Node, Node]]:
        """The nodes of each key of a block and of its value, of keys that stand twice the first."""
        # Kept, as many problems can stand in one block.
        if id(mapping) not in self._keys:
            named: dict[str | int, tuple[Node, Node]] = {}
            for key, value in reversed(mapping.value):
                if isinstance(key, ScalarNode):
                    named[key.value] = named[_name(key)] = (key, value)
            self._keys[id(mapping)] = named
        return self._keys[id(mapping)]

    @cached_property
    def _line_starts(self) -> list[int]:
        """The index at which each line begins; lines end at LF alone."""
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def position(self, place: Place) -> Position:
        """Where a place stands; a block of keys is pointed at by the key that leads to it."""
        key, node = self.find(place.path)
        if key is not None and (place.key or not isinstance(node, ScalarNode)):
            node = key
        if node is None:
            return self.position_at(0, 0)
        return self.position_at(*_span(node))

    def position_at(self, start: int, end: int) -> Position:
        """The position of a stretch of the text, given by character indexes."""
        line = bisect_right(self._line_starts, start)
        if line != self._last_line[0]:
            # Kept, as a line can be long and have many problems in it.
            stop = [*self._line_starts[line : line + 1], len(self.text) + 1][0] - 1
            said = self.text[self._line_starts[line - 1] : stop].rstrip("\r")
            self._last_line = line, said
        begin, said = self._line_starts[line - 1], self._last_line[1]
        length = max(1, min(end, begin + len(said)) - start)
        return Position(self.file, line, start - begin + 1, said, length)

    def _checked_root(self) -> Node | None:
        try:
            return self._composed()
        except TooManyNodes:
            message = f"`{self.file}` has more than {MOST_NODES:,} keys and values"
            help = "no decision needs that many in one file"
            self.problems = [Problem("unreadable", message, help, file=self.file)]
            self.is_unreadable = True
            return None
        except yaml.YAMLError as error:
            problem = syntax_problem(error, self.file, self.text)
            mark = error.problem_mark if isinstance(error, yaml.MarkedYAMLError) else None
        found = [*self.problems, problem]
        at = problem.position
        index = self._line_starts[at.line - 1] + at.column - 1 if at is not None else 0
        # The cause is not always where the parser gave up.
        gave_up = index if mark is None else mark.index
        ends = min(index, gave_up), max(index, gave_up)
        for text, is_of_lines in without_fault(self.text, *ends):
            self._readable, self.has_lost_lines = text, is_of_lines
            self.problems, self.untold = [problem], 0
            try:
                root = self._composed()
            except yaml.YAMLError:
                continue
            if root is not None and not has_swallowed(root, text):
                return root
        self.problems = found
        self.is_unreadable = True
        return None

    def _composed(self) -> Node | None:
        """The node of the readable text; raises YAMLError where there is still something else."""
        if self._is_doubtful():
            self._check_events()
        return None if self.is_unreadable else compose(self._readable)

    def _is_doubtful(self) -> bool:
        """Whether the text could nest deeply or hold an anchor, as far as a cheap look can tell."""
        text = self._readable
        return (
            text.count("[") + text.count("{") > _SAFE_BRACKETS
            # In files as they are written no line is that long, which is seen sooner.
            or (
                max(map(len, text.split("\n"))) >= _SAFE_COLUMNS
                and _DEEP_BLOCKS.search(text) is not None
            )
            or (("&" in text or "*" in text or "!" in text) and _REFERENCE.search(text) is not None)
        )

    def _check_events(self) -> None:
        """Adds the problems of anchors, aliases and lone tags, and takes them out of the readable
        text; of a text that nests too deep nothing is read."""
        depth = 0
        pieces = []
        before = 0
        for event in events(self._readable):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            start, end = _span(event)
            if depth > MOST_NESTED:
                self._add_too_deep(start)
                self.is_unreadable = True
                return
            if getattr(event, "tag", None) == "!":
                self._add_tag("!", start, start + 1)
                pieces += [self._readable[before:start], " "]
                before = start + 1
            anchor = getattr(event, "anchor", None)
            if anchor is not None:
                is_alias = isinstance(event, yaml.AliasEvent)
                what = "an alias" if is_alias else "an anchor"
                message = f"this is {what} to YAML, and those are not used here"
                help = f"write the text out again; if it is text, {QUOTE_IT}"
                self._add("anchor", message, help, start, end)
                name = f"{'*' if is_alias else '&'}{anchor}"
                at = self._readable.index(name, max(before, start))
                pieces += [self._readable[before:at], (LOST if is_alias else " ") * len(name)]
                before = at + len(name)
        self._readable = "".join([*pieces, self._readable[before:]])

    def _construct(self, node: Node, depth: int) -> Any:
        if isinstance(node, ScalarNode):
            return self._scalar(node)
        if depth > MOST_NESTED:
            self._add_too_deep(node.start_mark.index)
            return BROKEN
        # The stubs promise a tag; without resolvers there is one only where the text gives it.
        if node.tag is not None:
            self._add_tag(node.tag, *_span(node))
        if isinstance(node, SequenceNode):
            return tuple([self._construct(item, depth + 1) for item in node.value])
        assert isinstance(node, MappingNode)
        data: dict[Any, Any] = {}
        before: tuple[Node, Node] | None = None
        firsts: dict[Any, ScalarNode] = {}
        for key, value in node.value:
            name = self._name_of(key)
            if name is None:
                data[LOST_KEY] = None
            elif name in data:
                keys = (k for k, _ in reversed(node.value) if isinstance(k, ScalarNode))
                firsts = firsts or {_name(k): k for k in keys}
                self._add_duplicate(firsts[name], key)
                data[name], data[LOST_KEY] = BROKEN, None
            else:
                data[name] = inside = (
                    self._scalar(value)
                    if isinstance(value, ScalarNode)
                    else self._construct(value, depth + 1)
                )
                if inside is None and (whole := self._number_before(node, before, key)) is not None:
                    data[whole] = BROKEN
                    del data[name]
                elif inside is None:
                    self.valueless.append((name, *_span(key)))
            before = key, value
        return data

    def _name_of(self, key: Node) -> str | None:
        """A key as text in normal form C; None where it is none, of which the problem is added."""
        if not isinstance(key, ScalarNode):
            message = "a key is a word or a number, not a block or a list"
            self._add("bad-key", message, "", *_span(key))
            return None
        name: str = key.value
        if key.tag is not None and key.tag != _TEXT_TAG:
            self._add_tag(key.tag, *_span(key))
        if name.isascii():
            return name
        start, end = _span(key)
        if (at := ODD_SPACE.search(self.text, start, end)) is not None:
            self._add("bad-key", *odd_space_words(at[0]), at.start(), at.end())
        is_lost = at is not None or (name[0] == LOST and self.is_mended)
        return None if is_lost else normal(name)

    def _scalar(self, node: ScalarNode) -> Any:
        text = node.value
        if node.tag is not None and node.tag != _TEXT_TAG:
            self._add_tag(node.tag, *_span(node))
            return BROKEN
        # The C parser gives a plain scalar the empty style.
        if node.tag is not None or node.style:
            return text
        if text[:1] in _NUMBER_STARTS:
            number = parse_number(text)
            return text if number is None or id(node) in self._as_text else number
        if text in _WORDS and id(node) not in self._as_text:
            return _WORDS[text]
        return BROKEN if text[:1] == LOST and self.is_mended else text

    def _number_before(
        self, mapping: MappingNode, pair: tuple[Node, Node] | None, key: ScalarNode
    ) -> str | None:
        """The key of `{value: 16,5}`, which is the pair of a key and the value 16, and a key 5 to
        YAML; else None."""
        if pair is None or not all(isinstance(node, ScalarNode) for node in pair):
            return None
        name, before = pair
        start, end = _span(before)[0], _span(key)[1]
        number = self.text[start:end]
        if not (mapping.flow_style and _DECIMAL_COMMA.fullmatch(number)):
            return None
        message = f"`{name.value}` is a number, not `{number}`"
        help = "decimals take a point, and thousands no separator"
        self._add("wrong-type", message, help, start, end)
        return str(_name(name))

    def _add(self, name: str, message: str, help: str, start: int, end: int) -> None:
        if len(self.problems) >= MOST_TOLD:
            self.untold += 1
            return
        position = self.position_at(start, end)
        if not self.is_mended or position not in (p.position for p in self.problems):
            self.problems.append(Problem(name, message, help, position=position))

    def _add_too_deep(self, index: int) -> None:
        message = f"blocks are nested more than {MOST_NESTED} deep"
        self._add("too-deep", message, "nothing in this format needs that", index, index + 1)

    def _add_tag(self, tag: str, start: int, end: int) -> None:
        message = f"`{tag}` is a YAML tag, and those are not used here"
        self._add("tag", message, f"take it out; if it is text, {QUOTE_IT}", start, end)

    def _add_duplicate(self, first: ScalarNode, key: ScalarNode) -> None:
        name = _name(key)
        line = self.position_at(*_span(first)).line
        message = f"`{name}` stands twice in one block, first on line {line}"
        if first.value != key.value:
            # They look the same.
            message += f" as {first.value!a} and here as {key.value!a}"
        self._add("duplicate-key", message, "take one out, or rename it", *_span(key))
