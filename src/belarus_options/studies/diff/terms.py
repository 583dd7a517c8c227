"""What totals are made of on two sides: for each leaf its shares and values before and after every
change that moves them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np

from belarus_options.methods.arrays import Flags, Whole
from belarus_options.methods.exact.ratios import Integers, Ratios, common_denominator
from belarus_options.model.tree import Tree
from belarus_options.studies.diff.scales import is_same_scale, scale_change_id, stands_on
from belarus_options.studies.matrix.ranking import Ranking
from belarus_options.studies.matrix.values import measures

OLD, NEW = 0, 1
SIDES = (OLD, NEW)
# A criterion counts as the same on both sides where it is a leaf on both, or a branch on both.
Node = tuple[str, bool]
# By scale and by score, each old or new: (options of either side,).
Values = tuple[tuple[Ratios, Ratios], tuple[Ratios, Ratios]]


def weights_id(group: str) -> str:
    """The id of a change of a group's weights, by the path of its parent."""
    return f"weights:{group}" if group else "weights"


def score_id(option: str, leaf: str) -> str:
    """The id of a change of a score."""
    return f"score:{option}/{leaf}"


@dataclass(frozen=True, slots=True)
class Share:
    """The share of its group of a node on a leaf's path, before and after; `change` is the id of
    what changes it, None where nothing does."""

    old: Fraction
    new: Fraction
    change: str | None

    def on(self, side: int) -> Fraction:
        return self.new if side else self.old


@dataclass(frozen=True, slots=True)
class Term:
    """A leaf of either side: its shares down the tree, and every option's value on it.

    `scale_change` is the id of what changes the scale. `moved` are the rows whose scores changed.
    `missing`, by scale, are the rows for which no side has a score that stands there; their values
    are none.
    """

    leaf: str
    shares: tuple[Share, ...]
    values: Values
    scale_change: str | None = None
    moved: tuple[int, ...] = ()
    missing: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset())

    def weight(self, side: int, toggled: frozenset[str] = frozenset()) -> Fraction:
        """The leaf's global weight on a side, the changes `toggled` being the other way."""
        product = Fraction(1)
        for share in self.shares:
            product *= share.on(side ^ (share.change in toggled))
        return product


class Terms:
    """The leaves of two rankings, and the options of either.

    `options` are the `common` ones of both sides first, then those of the old side alone, then
    those of the new.
    """

    def __init__(self, old: Ranking, new: Ranking) -> None:
        self.sides = (old, new)
        both = [option for option in old.options if option in new.names]
        gone = [option for option in old.options if option not in new.names]
        self.common = len(both)
        self.options = (*both, *gone, *(o for o in new.options if o not in old.names))
        self.rows = {option: row for row, option in enumerate(self.options)}

    @cached_property
    def order(self) -> tuple[Whole, Whole]:
        """By side, the row here of each of its own rows."""
        old, new = (np.array([self.rows[o] for o in side.options]) for side in self.sides)
        return old, new

    @cached_property
    def groups(self) -> dict[str, dict[Node, tuple[Fraction, Fraction]]]:
        """By the parent of each group that is on both sides, the nodes of either side in it with
        their shares before and after, 0 where one is not there."""
        trees = [ranking.tree for ranking in self.sides]
        found = {}
        for group, _ in trees[NEW].groups():
            if all(_has_group(tree, group) for tree in trees):
                nodes = [node for tree in trees[::-1] for node in _nodes(tree, group)]
                found[group] = {node: self._shares_of(node) for node in nodes}
        return found

    @cached_property
    def changed_groups(self) -> tuple[str, ...]:
        """The parents of the groups whose weights changed."""
        return tuple(
            group
            for group, shares in self.groups.items()
            if any(old != new for old, new in shares.values())
        )

    @cached_property
    def leaves(self) -> tuple[Term, ...]:
        """The terms, leaves of the new side first."""
        columns: dict[str, list[int | None]] = {}
        for side in (NEW, OLD):
            for column, leaf in enumerate(self.sides[side].tree.leaves):
                columns.setdefault(leaf.path, [None, None])[side] = column
        return tuple(self._term(path, *found) for path, found in columns.items())

    def _shares_of(self, node: Node) -> tuple[Fraction, Fraction]:
        old, new = (_share(ranking, node) for ranking in self.sides)
        return old, new

    def _term(self, path: str, old: int | None, new: int | None) -> Term:
        side = OLD if new is None else NEW
        shares = tuple(self._shares_down(path, side))
        if old is not None and new is not None:
            return self._common_term(path, shares, (old, new))
        column = self.sides[side].ratios[(old if new is None else new) or 0]
        values = self._assembled([(self.order[side], column)])
        missing = frozenset(range(len(self.options))) - frozenset(self.order[side].tolist())
        return Term(path, shares, ((values, values), (values, values)), missing=(missing, missing))

    def _shares_down(self, path: str, side: int) -> Iterator[Share]:
        steps = path.split(".")
        for depth in range(1, len(steps) + 1):
            node, group = (
                (".".join(steps[:depth]), depth == len(steps)),
                ".".join(steps[: depth - 1]),
            )
            if group in self.groups:
                old, new = self.groups[group][node]
                yield Share(old, new, weights_id(group) if group in self.changed_groups else None)
            else:
                share = _share(self.sides[side], node)
                yield Share(share, share, None)

    def _common_term(self, path: str, shares: tuple[Share, ...], at: tuple[int, int]) -> Term:
        own = [self.sides[side].ratios[at[side]] for side in SIDES]
        order, moved = self.order, tuple(self._moved(at))
        scales = (self.sides[OLD].scales[at[OLD]], self.sides[NEW].scales[at[NEW]])
        if is_same_scale(*scales):
            # Whose score there is on one side alone has it in every state.
            old, new = (
                self._assembled([(order[1 - s], own[1 - s]), (order[s], own[s])]) for s in SIDES
            )
            return Term(path, shares, ((old, new), (old, new)), None, moved)
        crossed = [self._on_other_scale(side, at) for side in SIDES]
        strangers = [order[side][~crossed[side][1]] for side in SIDES]
        # What stands on one of the scales alone changes with the scale.
        together = np.unique(np.concatenate(strangers))
        together = together[together < self.common]
        found = []
        for scale in SIDES:
            other = 1 - scale
            here, there = (order[scale], own[scale]), (order[other], crossed[other][0])
            rows = [self.sides[scale].row_of(self.options[row]) for row in together.tolist()]
            follows = (together, Ratios(own[scale].numerators[rows], own[scale].denominator))
            corners = [self._assembled([there, here]), self._assembled([here, there, follows])]
            found.append((corners[scale != OLD], corners[scale == OLD]))
        missing = [strangers[1 - scale] for scale in SIDES]
        old_missing, new_missing = (
            frozenset(rows[rows >= self.common].tolist()) for rows in missing
        )
        change = scale_change_id(path, *scales)
        return Term(path, shares, (found[0], found[1]), change, moved, (old_missing, new_missing))

    def _moved(self, at: tuple[int, int]) -> list[int]:
        """The rows of the options of both sides whose best estimates differ."""
        old, new = self.sides
        rows = [
            (old.measures[old.row_of(o), at[OLD]], new.measures[new.row_of(o), at[NEW]])
            for o in self.options[: self.common]
        ]
        return [row for row, (before, after) in enumerate(rows) if before != after]

    def _on_other_scale(self, side: int, at: tuple[int, int]) -> tuple[Ratios, Flags]:
        """The values of a side's scores on the other side's scale, and which of them stand there:
        (options of the side,)."""
        ranking, column = self.sides[side], at[side]
        given, other = ranking.measures[:, column], self.sides[1 - side].scales[at[1 - side]]
        values = other.ratios(given, self._means[side].get(column, {}))
        return values, stands_on(given, ranking.scales[column], other)

    @cached_property
    def _means(self) -> list[dict[int, dict[int, Fraction | None]]]:
        return [measures(ranking.scores)[1] for ranking in self.sides]

    def _assembled(self, pieces: Sequence[tuple[Whole, Ratios]]) -> Ratios:
        """A column of all rows out of pieces, the later over the earlier; 0 elsewhere."""
        columns, whole = common_denominator([column for _, column in pieces])
        is_wide = any(column.dtype == np.object_ for column in columns)
        found: Integers = np.zeros(len(self.options), dtype=np.object_ if is_wide else np.int64)
        for (rows, _), column in zip(pieces, columns, strict=True):
            found[rows] = column
        return Ratios(found, whole)


def _has_group(tree: Tree, group: str) -> bool:
    return not group or (group in tree.nodes and not tree.nodes[group].is_leaf)


def _nodes(tree: Tree, group: str) -> list[Node]:
    return [(path, tree.nodes[path].is_leaf) for path in tree.children(group)]


def _share(ranking: Ranking, node: Node) -> Fraction:
    path, is_leaf = node
    found = ranking.tree.nodes.get(path)
    if found is None or found.is_leaf is not is_leaf:
        return Fraction(0)
    return ranking.weights.exact.local[path]
