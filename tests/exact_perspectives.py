"""Perspectives in exact rationals, from their definitions alone: totals, ranks, losses, and what
each weight adds to a disagreement."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

# A tree three deep: two branches, one of them within another, and a leaf at the top.
GROUPS: dict[str, tuple[str, ...]] = {
    "": ("a", "b", "c"),
    "a": ("a.x", "a.y"),
    "b": ("b.u", "b.v"),
    "b.u": ("b.u.k", "b.u.l"),
}
LEAVES = ("a.x", "a.y", "b.u.k", "b.u.l", "b.v", "c")
NODES = ("a", "a.x", "a.y", "b", "b.u", "b.u.k", "b.u.l", "b.v", "c")
# Scores run from 0 to this.
BEST = 4


def parent(path: str) -> str:
    return path.rpartition(".")[0]


@dataclass(frozen=True)
class ExactView:
    """One perspective: raw weights of every node, and every option's scores on every leaf."""

    raw: Mapping[str, int]
    scores: Mapping[str, Mapping[str, int]]

    @cached_property
    def local(self) -> dict[str, Fraction]:
        """Shares of the group; equal where all are 0."""
        shares = {}
        for siblings in GROUPS.values():
            whole = sum(self.raw[path] for path in siblings)
            for path in siblings:
                equal = Fraction(1, len(siblings))
                shares[path] = Fraction(self.raw[path], whole) if whole else equal
        return shares

    def below(self, node: str) -> dict[str, Fraction]:
        """What each leaf is of a node, the whole tree for the empty path."""
        found = {}
        for leaf in LEAVES:
            if leaf == node or not node or leaf.startswith(node + "."):
                part, path = Fraction(1), leaf
                while path != node:
                    part, path = part * self.local[path], parent(path)
                found[leaf] = part
        return found

    def value(self, option: str, node: str = "") -> Fraction:
        """An option's value on a node, on the whole by default: 0–100."""
        parts = self.below(node).items()
        return sum((100 * w * self.scores[option][leaf] / BEST for leaf, w in parts), Fraction(0))

    @cached_property
    def totals(self) -> dict[str, Fraction]:
        return {option: self.value(option) for option in self.scores}

    @cached_property
    def ranks(self) -> dict[str, int]:
        """Competition ranks."""
        totals = self.totals
        return {o: 1 + sum(other > totals[o] for other in totals.values()) for o in totals}

    def lead(self, one: str, other: str, node: str = "") -> Fraction:
        return self.value(one, node) - self.value(other, node)


def exact_parts(one: ExactView, other: ExactView, above: str, below: str) -> dict[str, Fraction]:
    """What each node's weight adds to the difference of the two leads: the mean weight of its
    parent, by the difference of its shares, by how much further the mean lead on it goes than the
    one on its parent."""

    def mean_lead(node: str) -> Fraction:
        return (one.lead(above, below, node) + other.lead(above, below, node)) / 2

    def mean_weight(node: str) -> Fraction:
        if not node:
            return Fraction(1)
        return mean_weight(parent(node)) * (one.local[node] + other.local[node]) / 2

    return {
        node: mean_weight(parent(node))
        * (one.local[node] - other.local[node])
        * (mean_lead(node) - mean_lead(parent(node)))
        for node in NODES
    }
