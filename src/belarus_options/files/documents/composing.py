"""The nodes and the events of a YAML text, by PyYAML's C parser without its resolvers."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

import yaml
from yaml import Node, ScalarNode

# A node takes some 400 bytes of memory, however short it is in the file, and what is made of it as
# many again. As many make 120,000 items of evidence.
MOST_NODES = 1_000_000

# The scanner reads ahead of the parser, and may stop before the parser tells of the first level.
_SCANNER_STOPS = "exceeded maximum nesting depth"


class TooManyNodes(Exception):
    """A text has more than MOST_NODES nodes."""


class _Loader(yaml.CSafeLoader):
    """Composes without PyYAML's resolvers: those are YAML 1.1's, where `no` is false."""

    met = 0

    def resolve(self, kind: type[Node], value: Any, implicit: Any) -> Any:
        return None

    def descend_resolver(self, current_node: Node | None, current_index: Any) -> None:
        # The parser calls it for each node.
        self.met += 1
        if self.met > MOST_NODES:
            raise TooManyNodes

    def ascend_resolver(self) -> None:
        return None


def compose(text: str) -> Node | None:
    """The nodes of a text, None where it has nothing but comments; raises YAMLError, and
    TooManyNodes."""
    loader = _Loader(text)
    try:
        root = loader.get_single_node()
    finally:
        loader.dispose()
    # Behind `---` alone YAML sees an empty scalar, and a reader sees nothing.
    is_nothing = isinstance(root, ScalarNode) and not (root.value or root.style or root.tag)
    return None if is_nothing else root


def events(text: str) -> Iterator[yaml.Event]:
    """What the parser meets in a text, up to the level at which the scanner stops; raises YAMLError
    where it cannot read on."""
    met = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            yield event
            met += 1
    except yaml.MarkedYAMLError as error:
        if error.problem != _SCANNER_STOPS or error.problem_mark is None:
            raise
        # Cut there, the text is one that the scanner reads to its end.
        cut = text[: error.problem_mark.index]
        yield from islice(yaml.parse(cut, Loader=yaml.CSafeLoader), met, None)
