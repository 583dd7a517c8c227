"""Which option comes first, by how much, and what each criterion adds to it."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from belarus_options.methods import additive
from belarus_options.methods.arrays import Array
from belarus_options.model.options import ScoreBlock
from belarus_options.model.project import Project
from belarus_options.model.settings import AS_STATED, Settings, options_under, weights_under
from belarus_options.model.tree import Tree
from belarus_options.model.weights import Weights
from belarus_options.studies.matrix import values as value_study
from belarus_options.studies.matrix.values import LeafScale


@dataclass(frozen=True, slots=True)
class RankedOption:
    """One row of a ranking: best first, those that tie by id."""

    rank: int
    option: str
    name: str
    total: float
    is_tied: bool
    row: int


@dataclass(frozen=True, eq=False)
class Ranking:
    """A ranking with everything it came from.

    Rows are in the order of `options`, columns in the order of the tree's leaves.
    """

    project: Project
    settings: Settings
    weights: Weights
    options: tuple[str, ...]
    scales: tuple[LeafScale, ...]
    """(leaves,): the leaves with their anchors."""
    leaf_weights: Array
    """(leaves,): global weights, adding up to 1."""
    scores: tuple[tuple[ScoreBlock, ...], ...]
    """(options, leaves): in the scenario of the settings."""
    measures: Array
    """(options, leaves): best estimates, on each leaf's own scale."""
    values: Array
    """(options, leaves): 0–100 between the anchors, higher is better."""
    contributions: Array
    """(options, leaves): weight × value, in points of the total."""
    totals: Array
    """(options,): 0–100, higher is better."""
    ranked: tuple[RankedOption, ...]
    """Best first, those that tie by id."""

    @property
    def tree(self) -> Tree:
        return self.project.tree

    @property
    def leaders(self) -> tuple[RankedOption, ...]:
        """Everyone at rank 1."""
        return tuple(row for row in self.ranked if row.rank == 1)

    @property
    def lead(self) -> float | None:
        """The leader's lead over the next that does not tie with it, or None without one."""
        after = [row for row in self.ranked if row.rank > 1]
        return self.ranked[0].total - after[0].total if after else None

    @cached_property
    def plausible(self) -> tuple[Array, Array]:
        """The low and the high end of every score's plausible range, (options, leaves) both, on
        each leaf's own scale: equal where a score has no range."""
        ends = [[score.plausible for score in row] for row in self.scores]
        both = np.array(ends, dtype=np.float64).reshape(*self.measures.shape, 2)
        both.flags.writeable = False
        return both[:, :, 0], both[:, :, 1]

    def row_of(self, option: str) -> int:
        """An option's row; raises KeyError where it is not ranked."""
        return self._rows[option]

    @cached_property
    def _rows(self) -> dict[str, int]:
        return {option: row for row, option in enumerate(self.options)}

    def column_of(self, leaf: str) -> int:
        """A leaf's column, by its path; raises KeyError where there is none."""
        return self._columns[leaf]

    @cached_property
    def _columns(self) -> dict[str, int]:
        return {leaf.path: column for column, leaf in enumerate(self.tree.leaves)}

    def columns_under(self, path: str) -> list[int]:
        """The columns of the leaves below a node."""
        return [self.column_of(leaf.path) for leaf in self.tree.leaves_under(path)]

    def branch_contributions(self, path: str) -> Array:
        """What the leaves below a node add to each total: (options,)."""
        return additive.totals(self.contributions[:, self.columns_under(path)])

    def branch_values(self, path: str) -> Array:
        """Each option's value on a node, weighted as below the node alone: (options,), 0–100."""
        inner = self.inner_weights(path)
        below = np.array(list(inner.values()))
        return additive.totals(additive.contributions(self.values[:, list(inner)], below))

    def inner_weights(self, path: str) -> dict[int, float]:
        """What each leaf below a node is of the node's weight, by the leaf's column; they add up to
        1, also where the node itself weighs nothing."""
        share = {path: 1.0}
        for node in self.tree.nodes.values():
            if node.parent in share:
                share[node.path] = share[node.parent] * self.weights.local[node.path]
        return {column: share[self.tree.leaves[column].path] for column in self.columns_under(path)}

    def beyond_anchors(self, row: int) -> list[str]:
        """The leaves on which a row's value lies outside 0–100."""
        return self._beyond.get(row, [])

    @cached_property
    def _beyond(self) -> dict[int, list[str]]:
        found: dict[int, list[str]] = {}
        for row, column in np.argwhere((self.values < 0.0) | (self.values > 100.0)).tolist():
            found.setdefault(row, []).append(self.tree.leaves[column].path)
        return found


def rank(project: Project, settings: Settings = AS_STATED) -> Ranking:
    """Ranks a project's options under settings; raises InputError for settings that cannot be."""
    weights = weights_under(project, settings)
    options = options_under(project, settings)
    scores = value_study.scores(project, options, settings.scenario)
    measured = value_study.measures(scores)
    scales = value_study.leaf_scales(project)
    worth = value_study.values(scales, measured)
    by_leaf = leaf_weights(project.tree, weights)
    parts = additive.contributions(worth, by_leaf)
    totals = additive.totals(parts)
    for array in (by_leaf, measured, worth, parts, totals):
        array.flags.writeable = False
    ranks = additive.competition_ranks(totals).tolist()
    sharing = Counter(ranks)
    ranked = [
        RankedOption(r, option, project.options[option].name, total, sharing[r] > 1, row)
        for row, (option, total, r) in enumerate(zip(options, totals.tolist(), ranks, strict=True))
    ]
    ranked.sort(key=lambda row: (row.rank, row.option))
    return Ranking(
        project,
        settings,
        weights,
        options,
        scales,
        by_leaf,
        scores,
        measured,
        worth,
        parts,
        totals,
        tuple(ranked),
    )


def leaf_weights(tree: Tree, weights: Weights) -> Array:
    """The global weights of the leaves, (leaves,), in tree order, adding up to 1."""
    return np.array([weights.global_[leaf.path] for leaf in tree.leaves])
