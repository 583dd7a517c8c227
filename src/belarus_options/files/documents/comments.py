"""What `check` reads in the text of the files and YAML drops: comments, and prose cut by one."""

import re
from collections.abc import Iterator, Mapping
from typing import TypeGuard

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from belarus_options.files.documents.document import Document
from belarus_options.files.documents.yaml_errors import QUOTE_IT
from belarus_options.model.base import parse_number
from belarus_options.model.finding import Allow, Finding
from belarus_options.model.problem import Position

# YAML ends a comment at each of these, though an editor shows a new line after the first two only.
_BREAKS = "\n\r\x85\u2028\u2029"
_COMMENT = re.compile(rf"(?:(?<=\s)|\A)#[^{_BREAKS}]*")
_CHECK = re.compile(r"#[ \t]*check[ \t]*:", re.IGNORECASE)
_ALLOW = re.compile(
    r"[ \t]*+allow(?:[ \t]++(?P<rule>[^\s:]*+)(?P<ids>(?:[ \t]++[^\s:]++)*+)"
    r"(?:[ \t]*+:(?P<reason>.*))?)?[ \t]*+\Z",
    re.DOTALL,
)
_FIRST_WORD = re.compile(r"[ \t]*allow[ \t]+(?P<rule>[^\s:]+)")
_LINE_END = re.compile(rf"[{_BREAKS}]")

_PROSE_KEYS = frozenset(
    {
        "title", "question", "owner", "name", "short", "definition", "because", "summary", "says",
        "means", "unit", "author", "section",
    }
)  # fmt: skip

# Keys whose block holds ids chosen by the author; an id may well be called `name`.
_KEYED_BY_IDS = frozenset({"scores", "weights", "scenarios", "if_wrong"})


def find_allows(documents: Mapping[str, Document]) -> tuple[Allow, ...]:
    """The comments that start with `check:`, and the lines that each speaks for.

    What such a comment does not say (`allow`, a rule, a reason) is the empty text: only the
    rules know which names there are, and which of them go with ids, so it is `check` that judges
    them.
    """
    return tuple(
        _allow(document, start, end)
        for document in documents.values()
        if _CHECK.search(document.text)
        for start, end in _comments(document)
        if _CHECK.match(document.text, start, end)
    )


def _allow(document: Document, start: int, end: int) -> Allow:
    said = _CHECK.sub("", document.text[start:end], count=1)
    whole = _ALLOW.match(said)
    # Without a colon after the rule there is no reason, but the rule is worth naming.
    found = whole or _FIRST_WORD.match(said)
    rule = (found["rule"] or "") if found else ""
    ids = tuple((whole["ids"] or "").split()) if whole else ()
    reason = (whole["reason"] or "").strip() if whole else ""
    position = document.position_at(start, end)
    return Allow(rule, ids, reason, position, _lines_spoken_for(document, position))


def _lines_spoken_for(document: Document, position: Position) -> tuple[int, ...]:
    if position.text[: position.column - 1].strip():
        return (position.line,)
    # No scalar can go on after a line that is only a comment, so what follows needs no nodes.
    lines = document.text.split("\n")
    for number, line in enumerate(lines[position.line :], start=position.line + 1):
        text = line.strip()
        if text and not text.startswith("#"):
            return (position.line, number)
    return (position.line,)


def _comments(document: Document) -> Iterator[tuple[int, int]]:
    """Where each comment starts and ends: what looks like one and stands in no scalar."""
    text = document.text
    before = 0
    for start, end in _scalars(document):
        for match in _COMMENT.finditer(text, before, start):
            yield match.span()
        before = end
    for match in _COMMENT.finditer(text, before):
        yield match.span()


def _scalars(document: Document) -> Iterator[tuple[int, int]]:
    """Where the text of each scalar starts and ends, in order."""
    waiting: list[Node] = [document.root] if document.root is not None else []
    while waiting:
        node = waiting.pop()
        if isinstance(node, MappingNode):
            for key, value in reversed(node.value):
                waiting.extend((value, key))
        elif isinstance(node, SequenceNode):
            waiting.extend(reversed(node.value))
        else:
            start, end = node.start_mark.index, node.end_mark.index
            if isinstance(node, ScalarNode) and node.style in ("|", ">"):
                # The line of the `>-` itself is no text yet: a comment may end it.
                first_break = _LINE_END.search(document.text, start, end)
                start = first_break.end() if first_break else end
            yield start, end


def find_cut_prose(documents: Mapping[str, Document]) -> tuple[Finding, ...]:
    """Plain text that ends at ` #`, from where on YAML took the rest of it for a comment.

    Two spaces or more before the `#` say that a comment is meant, and so does `# check:`.
    """
    return tuple(
        _cut(document, key, node.end_mark.index + 1)
        for document in documents.values()
        if " #" in document.text and isinstance(document.root, MappingNode)
        for key, node in _prose(document.root, ())
        if document.text.startswith(" #", node.end_mark.index)
        and not _CHECK.match(document.text, node.end_mark.index + 1)
    )


def _cut(document: Document, key: str, start: int) -> Finding:
    line_end = _LINE_END.search(document.text, start)
    end = line_end.start() if line_end else len(document.text)
    what = f"the meaning of level {key}" if parse_number(key) is not None else f"`{key}`"
    return Finding(
        f"{what} ends here: YAML takes the rest of the line for a comment",
        f"if it is text, {QUOTE_IT}; if it is a comment, put two spaces before the `#`",
        position=document.position_at(start, end),
    )


def _prose(block: MappingNode, path: tuple[str, ...]) -> Iterator[tuple[str, ScalarNode]]:
    """Each plain scalar that stands where text is meant, with its key; path: the keys above.

    Flow collections are left out: in them a cut text seldom loads at all.
    """
    if block.flow_style:
        return
    for key, value in block.value:
        if isinstance(value, MappingNode):
            yield from _prose(value, (*path, key.value))
        elif _is_plain_text(value) and _means_text(path, key.value):
            yield key.value, value


def _is_plain_text(node: Node) -> TypeGuard[ScalarNode]:
    if not isinstance(node, ScalarNode):
        return False
    return not node.style and node.value != "" and parse_number(node.value) is None


def _means_text(path: tuple[str, ...], key: str) -> bool:
    above = path[-1] if path else ""
    if above in _KEYED_BY_IDS:
        return False
    if key == "kind":
        # The kind of a source is free text, that of a piece of evidence a choice.
        return path[:1] == ("sources",)
    if isinstance(parse_number(key), int):
        return above == "scale" or path[:-1] == ("scales",)
    return key in _PROSE_KEYS
