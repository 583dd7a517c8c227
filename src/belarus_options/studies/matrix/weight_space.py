"""The weights that a study varies: the top criteria's, or every leaf's on one simplex."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np

from belarus_options.methods.arrays import Array
from belarus_options.model.choices import Vary
from belarus_options.studies.matrix.value_matrix import ValueMatrix


@dataclass(frozen=True, eq=False)
class WeightSpace:
    """A matrix seen as a linear function of the weights that vary.

    `paths` are the nodes whose global weights vary over the simplex. `values`, (options, paths), is
    each option's value on each, so that totals are values @ weights; `shares`, (paths,), are the
    stated weights and add up to 1.
    """

    matrix: ValueMatrix
    vary: Vary
    paths: tuple[str, ...]
    values: Array
    shares: Array

    @cached_property
    def exact_shares(self) -> tuple[Fraction, ...]:
        """The stated weights as ratios of the raw numbers, adding up to 1 exactly."""
        exact = self.matrix.weights.exact.global_
        return tuple(exact[path] for path in self.paths)

    def top_weights(self, weights: Array) -> Array:
        """Weights of `paths`, (…, paths), as those of the top criteria, (…, top): where leaves
        vary, a branch's is the sum of its leaves'."""
        if self.vary is Vary.top:
            return weights
        matrix = self.matrix
        branches = [weights[..., matrix.columns_under(path)] for path in matrix.tree.top]
        return np.stack([branch.sum(axis=-1) for branch in branches], axis=-1)

    def global_weights(self, shares: Sequence[Fraction]) -> dict[str, Fraction]:
        """Every node's global weight where those that vary are `shares`: in tree order, and such
        that all of them, as raw weights, give these weights again."""
        tree = self.matrix.tree
        given = dict(zip(self.paths, shares, strict=True))
        local = self.matrix.weights.exact.local
        result: dict[str, Fraction] = {}
        for path, node in tree.nodes.items():
            if path in given:
                result[path] = given[path]
            elif self.vary is Vary.leaves:
                below = tree.leaves_under(path)
                result[path] = sum((given[leaf.path] for leaf in below), Fraction(0))
            else:
                result[path] = result[node.parent] * local[path]
        return result


def weight_space(matrix: ValueMatrix, vary: Vary) -> WeightSpace:
    """What varies in a matrix's weights, and each option's values on it."""
    weights = matrix.weights.global_
    if vary is Vary.leaves:
        paths = tuple(leaf.path for leaf in matrix.tree.leaves)
        values = matrix.values
    else:
        paths = matrix.tree.top
        values = np.stack([matrix.branch_values(path) for path in paths], axis=1)
    return WeightSpace(matrix, vary, paths, values, np.array([weights[path] for path in paths]))
