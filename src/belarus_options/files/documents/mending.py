"""A text that YAML cannot read, with the block around the fault taken out, so that the rest can be.

What is put there has the length of what it stands for: every other character keeps its place.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from yaml import MappingNode, Node, ScalarNode, SequenceNode

# Stands where a value, or a key, has been lost. It is for private use, and no text of a project.
LOST = "\ue000"

# A text that is larger is not tried again and again.
_LARGEST = 1 << 20
_KEY = re.compile(r"(?:- +)?[^\s:#'\"{}\[\],&*!|>%@`?-][^:\n]*:(?=[ \t\r\n]|$)")
_SWALLOWED = re.compile(r"\n[ \t]*(?:- +)?[^\s:#]+:(?:\s|$)")


def without_fault(text: str, start: int, end: int) -> Iterator[tuple[str, bool]]:
    """The text without the block that has two indexes in it, then without the one around it, and so
    on; and whether that block is more than one line."""
    if len(text) > _LARGEST:
        return
    # As an editor has it; YAML knows more line ends, at which nothing is cut here.
    lines = re.findall(r"[^\n]*\n|[^\n]+", text)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    first, last = (min(bisect_right(starts, index), len(lines)) - 1 for index in (start, end))
    while first >= 0:
        indent = _indent(lines[first])
        if indent is not None:
            after = last + 1
            while after < len(lines) and ((deep := _indent(lines[after])) is None or deep > indent):
                after += 1
            block = text[starts[first] : starts[after]]
            if (lost := _lost(block)) is not None:
                rest = text[: starts[first]] + lost + text[starts[after] :]
                yield rest, "\n" in block.strip()
        first = _above(lines, first, indent)


def _above(lines: list[str], first: int, indent: int | None) -> int:
    """The line whose block the line at an index stands in, or -1."""
    for at in range(first - 1, -1, -1):
        found = _indent(lines[at])
        if found is not None and (indent is None or found < indent):
            return at
    return -1


def _indent(line: str) -> int | None:
    """How deep a line stands, with items of a list below the key above them; None where it says
    nothing."""
    bare = line.lstrip(" ")
    if not bare.strip() or bare.startswith("#"):
        return None
    return 2 * (len(line) - len(bare)) + (bare[:2] in ("- ", "-\n"))


def _lost(block: str) -> str | None:
    """As many characters that say that a block is lost; None where there is no room for that."""
    bare = block.lstrip(" ")
    indent = block[: len(block) - len(bare)]
    key = _KEY.match(bare)
    end = "\n" if block.endswith("\n") else ""
    said = f"{indent}{key[0] if key else LOST + ':'} {LOST}"
    return said.ljust(len(block) - len(end)) + end if len(said) + len(end) <= len(block) else None


def has_swallowed(root: Node | None, text: str) -> bool:
    """Whether a text in quotes goes on over lines that look like keys, as where a quote is lost."""
    waiting = [root] if root is not None else []
    while waiting:
        node = waiting.pop()
        if isinstance(node, MappingNode):
            for pair in node.value:
                waiting.extend(pair)
        elif isinstance(node, SequenceNode):
            waiting.extend(node.value)
        elif (
            isinstance(node, ScalarNode)
            and node.style in ("'", '"')
            and _SWALLOWED.search(text, node.start_mark.index, node.end_mark.index)
        ):
            return True
    return False
