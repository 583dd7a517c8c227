"""Every total along one weight: a straight line while its siblings keep their proportions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from belarus_options.methods.exact.ratios import Integers, common_denominator, weighted_sum
from belarus_options.methods.tolerances import TIES_IN_A_POINT
from belarus_options.studies.matrix.value_matrix import ValueMatrix


@dataclass(frozen=True, slots=True, eq=False)
class WeightLine:
    """Every total where a weight has none of its group and where it has all, (options,), in parts
    of which `tie` is a tie.

    `stated` is the share in force, and `group` the weight of the whole group in the total.
    """

    criterion: str
    stated: Fraction
    group: Fraction
    at_none: Integers
    at_all: Integers
    tie: int


def weight_lines(matrix: ValueMatrix) -> Iterator[WeightLine]:
    """The line of each weight that has siblings, group by group."""
    for parent, siblings in matrix.tree.groups():
        if len(siblings) > 1:
            yield from _group(matrix, parent, siblings)


def _group(matrix: ValueMatrix, parent: str, siblings: tuple[str, ...]) -> Iterator[WeightLine]:
    exact = matrix.weights.exact
    group = exact.global_[parent] if parent else Fraction(1)
    for path in siblings:
        stated = exact.local[path]
        ends = []
        for share in (Fraction(0), Fraction(1)):
            rest = 1 - stated
            others = Fraction(1, len(siblings) - 1)
            local = {
                sibling: share
                if sibling == path
                else (1 - share) * (exact.local[sibling] / rest if rest else others)
                for sibling in siblings
            }
            ends.append(weighted_sum(matrix.ratios, _leaf_weights(matrix, local)))
        (at_none, at_all), points = common_denominator(ends)
        yield WeightLine(path, stated, group, at_none, at_all, points // TIES_IN_A_POINT)


def _leaf_weights(matrix: ValueMatrix, local: Mapping[str, Fraction]) -> list[Fraction]:
    shares = {"": Fraction(1)}
    for path, node in matrix.tree.nodes.items():
        given = local.get(path, matrix.weights.exact.local[path])
        shares[path] = shares[node.parent] * given
    return [shares[leaf.path] for leaf in matrix.tree.leaves]
