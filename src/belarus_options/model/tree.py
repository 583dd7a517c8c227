"""The tree of criteria: branches, leaves, the paths that name them, and each leaf's scale."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from belarus_options.model.criteria import (
    DIRECTIONS,
    Combination,
    ConstructedScale,
    CriterionBlock,
    Direction,
    MeasuredScale,
    ValueFunction,
)
from belarus_options.model.distribution import Distribution
from belarus_options.model.layout import CRITERIA_FILE
from belarus_options.model.problem import Place, Problem, Template
from belarus_options.model.screening import Must
from belarus_options.model.suggest import Suggestions
from belarus_options.model.thresholds import Thresholds


class Criterion(NamedTuple):
    """A node of the tree; a leaf has no children and is what options are scored on.

    `weight` is a Share where the file says one, and so are then its siblings'. `scale` is the
    scale itself, also where the file names a shared one (`scale_name`); `prefer` is None on a
    branch only.
    """

    path: str
    id: str
    name: str
    short: str | None
    parent: str
    children: tuple[str, ...]
    place: Place
    definition: str | None
    because: str | None
    weight: float | None
    prefer: Direction | None
    scale: ConstructedScale | MeasuredScale | None
    scale_name: str | None
    value_function: ValueFunction | None
    must: Must | None = None
    combine: Combination | None = None
    weight_range: tuple[float, float] | None = None
    thresholds: Thresholds | None = None
    shared: Distribution | None = None

    @property
    def is_leaf(self) -> bool:
        return not self.children

    @property
    def weight_place(self) -> Place:
        return Place(self.place.file, (*self.place.path, "weight"))

    @property
    def constructed(self) -> ConstructedScale | None:
        return self.scale if isinstance(self.scale, ConstructedScale) else None

    @property
    def measured(self) -> MeasuredScale | None:
        return self.scale if isinstance(self.scale, MeasuredScale) else None


@dataclass(frozen=True)
class Tree:
    """All criteria by path (`risk.escalation`), parents before their children, as written."""

    nodes: dict[str, Criterion]
    in_doubt: frozenset[str] = frozenset()
    """The paths, the empty one for the top, below which a file that is not valid may have more."""

    @cached_property
    def top(self) -> tuple[str, ...]:
        """The paths of the top criteria."""
        return tuple(path for path, node in self.nodes.items() if not node.parent)

    @cached_property
    def leaves(self) -> tuple[Criterion, ...]:
        """The leaves, in tree order: the columns of every matrix."""
        return tuple(node for node in self.nodes.values() if node.is_leaf)

    @cached_property
    def leaf_at(self) -> dict[str, Criterion]:
        """The leaves by their paths, in tree order."""
        return {leaf.path: leaf for leaf in self.leaves}

    @cached_property
    def raw_weights(self) -> dict[str, float]:
        """The weights as written; a node without siblings needs none and counts 1."""
        return {
            path: 1.0 if node.weight is None else float(node.weight)
            for path, node in self.nodes.items()
        }

    def children(self, parent: str) -> tuple[str, ...]:
        """The paths below a node, those of the top for the empty path."""
        return self.nodes[parent].children if parent else self.top

    def siblings(self, path: str) -> tuple[str, ...]:
        """The paths of a node's group, its own among them."""
        return self.children(self.nodes[path].parent)

    def groups(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Each parent (the empty path first) with its children."""
        yield "", self.top
        for path, node in self.nodes.items():
            if node.children:
                yield path, node.children

    def leaves_under(self, path: str) -> tuple[Criterion, ...]:
        """The leaves below a node, the node itself where it is a leaf."""
        node = self.nodes.get(path)
        if node is None or node.is_leaf:
            return () if node is None else (node,)
        return tuple(leaf for child in node.children for leaf in self.leaves_under(child))

    def is_in_doubt(self, path: str) -> bool:
        """Whether a path may lead to something, though nothing that is known."""
        at = ""
        for step in path.split("."):
            below = f"{at}.{step}" if at else step
            if below not in self.nodes:
                break
            at = below
        return at in self.in_doubt

    def unknown(
        self,
        path: str,
        place: Place | None = None,
        argument: str = "",
        suggestions: Suggestions | None = None,
    ) -> Problem:
        """The problem that no criterion has a path, which stands at a place or in an argument."""
        near = (suggestions or Suggestions()).did_you_mean(path, self.nodes)
        return Problem(
            "unknown-criterion",
            f"`{path}` is not a criterion",
            near or Template("`$weights` lists the criteria"),
            place=place,
            argument=argument,
        )


def build_tree(
    blocks: Mapping[str, CriterionBlock], scales: Mapping[str, ConstructedScale]
) -> Tree:
    """The tree of criteria.yaml's blocks; a shared scale that does not exist is left out (None)."""
    nodes: dict[str, Criterion] = {}

    def add(block: CriterionBlock, path: str, parent: str, keys: tuple[str, ...]) -> None:
        named = block.scale if isinstance(block.scale, str) else None
        identifier = keys[-1]
        nodes[path] = Criterion(
            path=path,
            id=identifier,
            name=block.name or identifier,
            short=block.short,
            parent=parent,
            children=tuple(f"{path}.{child}" for child in block.criteria or ()),
            place=Place(CRITERIA_FILE, keys),
            definition=block.definition,
            because=block.because,
            weight=block.weight,
            prefer=DIRECTIONS[block.prefer] if block.prefer else _direction(block),
            scale=scales.get(named) if named else block.scale,  # type: ignore[arg-type]  # str is `named`
            scale_name=named,
            value_function=block.value_function,
            must=block.must,
            combine=block.combine,
            weight_range=block.weight_range,
            thresholds=block.thresholds,
            shared=block.shared,
        )
        for child, below in (block.criteria or {}).items():
            add(below, f"{path}.{child}", path, (*keys, "criteria", child))

    for top, block in blocks.items():
        add(block, top, "", ("criteria", top))
    return Tree(nodes)


def _direction(block: CriterionBlock) -> Direction | None:
    if isinstance(block.scale, MeasuredScale):
        return "more" if block.scale.best > block.scale.worst else "less"
    return None
