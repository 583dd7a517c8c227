"""Ranges of weights put into criteria.yaml, in place: nothing else of it changes."""

from collections.abc import Mapping

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from belarus_options.files.documents.document import Document
from belarus_options.model.layout import CRITERIA_FILE
from belarus_options.model.shares import Share
from belarus_options.model.tree import Tree

Ends = tuple[float, float]
_KEY = "weight_range"


def with_weight_ranges(text: str, tree: Tree, ranges: Mapping[str, Ends]) -> str:
    """The text of criteria.yaml with a range beside each weight named by its path: in the place of
    the one that is there, or behind the weight."""
    for path, ends in ranges.items():
        # Each moves what stands behind it.
        document = Document(CRITERIA_FILE, text)
        place = tree.nodes[path].weight_place.path
        weight = document.find(place)[1]
        block = document.find(place[:-1])[1]
        assert isinstance(block, MappingNode)
        assert isinstance(weight, ScalarNode)
        written = f"[{', '.join(map(written_weight, ends))}]"
        there = next((pair for pair in block.value if pair[0].value == _KEY), None)
        if there is not None:
            key, value = there
            # A list below its key reaches to what follows it.
            is_below = isinstance(value, SequenceNode) and not value.flow_style
            end = _span(value.value[-1] if is_below else value)[1]
            text = f"{text[: _span(key)[1]]}: {written}{text[end:]}"
        elif block.flow_style:
            end = _span(weight)[1]
            text = f"{text[:end]}, {_KEY}: {written}{text[end:]}"
        else:
            end = _line_end(text, _span(weight)[1])
            column = next(key for key, value in block.value if value is weight).start_mark.column
            line = "\r\n" if "\r\n" in text else "\n"
            text = f"{text[:end]}{line}{' ' * column}{_KEY}: {written}{text[end:]}"
    return text


def written_weight(number: float) -> str:
    """A weight as it stands in the file."""
    if isinstance(number, Share):
        return f"{number:.{number.decimals}f}%"
    return repr(float(number)).removesuffix(".0")


def _span(node: Node) -> tuple[int, int]:
    assert node.start_mark is not None
    assert node.end_mark is not None
    return node.start_mark.index, node.end_mark.index


def _line_end(text: str, at: int) -> int:
    found = text.find("\n", at)
    end = len(text) if found < 0 else found
    return end - 1 if text[end - 1 : end] == "\r" else end
