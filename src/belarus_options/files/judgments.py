"""Entries of judgments.yaml added, replaced and marked, in place: nothing else of it changes."""

from collections.abc import Mapping

from yaml import MappingNode, Node, SequenceNode

from belarus_options.files.documents.document import Document
from belarus_options.model.layout import JUDGMENTS_FILE

_BLOCK_TEXT = ("|", ">")


def with_scales(text: str, digests: Mapping[int, str]) -> str:
    """The text of judgments.yaml with a `scales` at the end of each entry, by its place, that has
    none yet."""
    document = Document(JUDGMENTS_FILE, text)
    for index in sorted(digests, reverse=True):
        entry = document.find(("judgments", index))[1]
        assert isinstance(entry, MappingNode)
        key = f"scales: {_quoted(digests[index])}"
        if entry.flow_style:
            end = _index(entry.value[-1][1])
            text = f"{text[:end]}, {key}{text[end:]}"
        else:
            start = entry.value[0][0].start_mark
            assert start is not None
            at = _line_end(text, _last(entry))
            text = f"{text[:at]}\n{' ' * start.column}{key}{text[at:]}"
    return text


def _quoted(digest: str) -> str:
    # Digits alone, or with an `e` among them, are a number to YAML.
    return f'"{digest}"' if digest.replace("e", "", 1).isdigit() else digest


def _last(node: Node) -> Node:
    """The last scalar or the last bracketed block of a node."""
    while isinstance(node, (MappingNode, SequenceNode)) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(node, MappingNode) else last
    return node


def _index(node: Node) -> int:
    assert node.end_mark is not None
    return node.end_mark.index


def _line_end(text: str, node: Node) -> int:
    """Where the line ends on which a node does."""
    end = _index(node)
    if getattr(node, "style", None) in _BLOCK_TEXT:
        # Such a text reaches to what follows it.
        return len(text[:end].rstrip())
    found = text.find("\n", end)
    at = len(text) if found < 0 else found
    return at - 1 if text[at - 1 : at] == "\r" else at
