"""Weight stability by brute force on exact rationals: no formula of the program's own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import combinations

from belarus_options.model.project import Project
from belarus_options.model.tree import Tree


@dataclass(frozen=True)
class Lines:
    """Every option's total at weight 0 and at weight 1 of one node, straight between them."""

    ends: Mapping[str, tuple[Fraction, Fraction]]
    today: Fraction

    def total(self, option: str, weight: Fraction) -> Fraction:
        start, end = self.ends[option]
        return start + weight * (end - start)

    def leaders(self, weight: Fraction) -> list[str]:
        """All who have the greatest total, by id."""
        totals = {option: self.total(option, weight) for option in self.ends}
        return sorted(option for option in totals if totals[option] == max(totals.values()))

    def ranking(self) -> list[str]:
        """The options by today's totals, those that tie by id."""
        return sorted(self.ends, key=lambda option: (-self.total(option, self.today), option))

    @cached_property
    def turns(self) -> list[Fraction]:
        """0, 1, today's weight and every weight at which two totals are equal, ascending."""
        found = {Fraction(0), Fraction(1), self.today}
        for first, second in combinations(self.ends, 2):
            apart = [b - a for a, b in zip(self.ends[first], self.ends[second], strict=True)]
            if apart[0] != apart[1]:
                found.add(apart[0] / (apart[0] - apart[1]))
        return sorted(turn for turn in found if 0 <= turn <= 1)

    def winner_holds(self) -> tuple[Fraction, Fraction]:
        winner = self.ranking()[0]
        held = [turn for turn in self.turns if winner in self.leaders(turn)]
        return held[0], held[-1]

    def ranking_holds(self) -> tuple[Fraction, Fraction]:
        order = self.ranking()
        held = [turn for turn in self.turns if self._is_ordered(order, turn)]
        return held[0], held[-1]

    def _is_ordered(self, order: Sequence[str], weight: Fraction) -> bool:
        totals = [self.total(option, weight) for option in order]
        return all(above >= below for above, below in zip(totals, totals[1:], strict=False))

    def outside(self, end: Fraction, direction: int) -> Fraction | None:
        """A weight outside an end with no turn in between; None where the end is 0 or 1."""
        turns = self.turns[::direction]
        beyond = turns[turns.index(end) + 1 :]
        return (end + beyond[0]) / 2 if beyond else None

    def takeover(self, end: Fraction, direction: int) -> list[str]:
        """All who are first just outside an end of the winner's interval."""
        weight = self.outside(end, direction)
        return self.leaders(weight) if weight is not None else []


def local_weights(tree: Tree, raw: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """Shares of each group; equal where all its weights are 0."""
    result = {}
    for _, group in tree.groups():
        whole = sum(raw[path] for path in group)
        for path in group:
            result[path] = raw[path] / whole if whole else Fraction(1, len(group))
    return result


def varied(
    tree: Tree, local: Mapping[str, Fraction], path: str, weight: Fraction
) -> dict[str, Fraction]:
    """The local weights with one node at a weight and its siblings in proportion to theirs."""
    others = [sibling for sibling in tree.siblings(path) if sibling != path]
    rest = sum(local[sibling] for sibling in others)
    shares = {
        sibling: (1 - weight) * (local[sibling] / rest if rest else Fraction(1, len(others)))
        for sibling in others
    }
    return {**local, **shares, path: weight}


def totals(project: Project, local: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """Σ of the product of local weights down to a leaf × the leaf's value."""
    result = {}
    for option, given in project.options.items():
        result[option] = Fraction(0)
        for leaf in project.tree.leaves:
            scale = leaf.measured
            assert scale is not None
            worst, best = Fraction(str(scale.worst)), Fraction(str(scale.best))
            part = (Fraction(str(given.scores[leaf.path].estimate)) - worst) / (best - worst) * 100
            node = leaf.path
            while node:
                part *= local[node]
                node = project.tree.nodes[node].parent
            result[option] += part
    return result


def exact_lines(project: Project, path: str) -> Lines:
    """The lines of a project's options as one node's local weight varies."""
    tree = project.tree
    local = local_weights(tree, {p: Fraction(str(raw)) for p, raw in tree.raw_weights.items()})
    start, end = (totals(project, varied(tree, local, path, Fraction(at))) for at in (0, 1))
    return Lines({option: (start[option], end[option]) for option in start}, local[path])
