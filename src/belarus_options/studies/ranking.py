"""Which option comes first, by how much, and what each criterion adds to it."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from belarus_options.methods import additive
from belarus_options.methods.arrays import Array
from belarus_options.model.project import Project
from belarus_options.model.settings import Settings, options_under, weights_under
from belarus_options.model.tree import Tree
from belarus_options.model.weights import Weights
from belarus_options.studies import values as value_study
from belarus_options.studies.values import LeafScale


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

    `measures`, `values` and `contributions` are (options, leaves): best estimates on each leaf's
    own scale, values on 0–100, and weight × value; rows in the order of `options`, columns in
    the order of the tree's leaves, as are `scales`. Totals lie on 0–100, higher is better.
    """

    project: Project
    settings: Settings
    weights: Weights
    options: tuple[str, ...]
    scales: tuple[LeafScale, ...]
    measures: Array
    values: Array
    contributions: Array
    totals: Array
    ranked: tuple[RankedOption, ...]

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

    def columns_under(self, path: str) -> list[int]:
        """The columns of the leaves below a node."""
        below = {leaf.path for leaf in self.tree.leaves_under(path)}
        return [i for i, leaf in enumerate(self.tree.leaves) if leaf.path in below]

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


def rank(project: Project, settings: Settings = Settings()) -> Ranking:  # noqa: B008  # frozen
    """Ranks a project's options under settings; raises InputError for settings that cannot be."""
    weights = weights_under(project, settings)
    options = options_under(project, settings)
    measured = value_study.measures(project, options, settings.scenario)
    scales = value_study.leaf_scales(project)
    worth = value_study.values(scales, measured)
    leaf_weights = np.array([weights.global_[leaf.path] for leaf in project.tree.leaves])
    parts = additive.contributions(worth, leaf_weights)
    totals = additive.totals(parts)
    for array in (measured, worth, parts, totals):
        array.flags.writeable = False
    ranks = additive.competition_ranks(totals).tolist()
    sharing = Counter(ranks)
    ranked = [
        RankedOption(r, option, project.options[option].name, total, sharing[r] > 1, row)
        for row, (option, total, r) in enumerate(zip(options, totals.tolist(), ranks, strict=True))
    ]
    ranked.sort(key=lambda row: (row.rank, row.option))
    return Ranking(
        project, settings, weights, options, scales, measured, worth, parts, totals, tuple(ranked)
    )
