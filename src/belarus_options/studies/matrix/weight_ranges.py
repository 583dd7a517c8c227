"""Between what weights of siblings lie where criteria.yaml says so (`weight_range`)."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from belarus_options.methods.sampling.nested_weights import Group, NestedWeights
from belarus_options.methods.sampling.weights import ranges_between
from belarus_options.model.base import exact_number
from belarus_options.studies.matrix.value_matrix import ValueMatrix


class StatedRanges(NamedTuple):
    """The shares of its group between which a weight lies, by path, of the groups whose weights
    are those of criteria.yaml; and the paths whose ranges are `left_out`, since a weight of their
    group was set."""

    held: Mapping[str, tuple[float, float]]
    left_out: tuple[str, ...]


def stated_ranges(matrix: ValueMatrix) -> StatedRanges:
    """The ranges of weights in a project's criteria.yaml, as shares of each group's sum there."""
    tree, in_force = matrix.tree, matrix.weights.exact.raw
    held: dict[str, tuple[float, float]] = {}
    left_out: list[str] = []
    for _, siblings in tree.groups():
        ranged = [path for path in siblings if tree.nodes[path].weight_range is not None]
        if not ranged:
            continue
        stated = {path: exact_number(tree.raw_weights[path]) for path in siblings}
        whole = sum(stated.values(), Fraction(0))
        if not whole or any(stated[path] != in_force[path] for path in siblings):
            left_out += ranged
            continue
        for path in ranged:
            low, high = tree.nodes[path].weight_range or (0.0, 0.0)
            held[path] = (
                float(exact_number(low) / whole),
                float(min(exact_number(high) / whole, Fraction(1))),
            )
    return StatedRanges(held, tuple(left_out))


def local_bounds(
    matrix: ValueMatrix, ranges: Mapping[str, tuple[float, float]], spread: float
) -> Mapping[str, tuple[float, float]]:
    """Every node's least and greatest share of its group, by path: its own range, or `spread` times
    its share to either side of it."""
    local = matrix.weights.local
    return {
        path: ranges.get(path, (share - spread * share, min(1.0, share + spread * share)))
        for path, share in local.items()
    }


def rows_of_bounds(
    matrix: ValueMatrix, bounds: Mapping[str, tuple[float, float]], leaves: Sequence[str]
) -> Iterator[tuple[float, ...]]:
    """Local bounds as rows of Σ row × weight ≥ 0 over the global weights of leaves: each node's
    weight is at least its low share of what its group weighs together, and at most its high one."""
    tree = matrix.tree
    for _, siblings in tree.groups():
        below = {path: {leaf.path for leaf in tree.leaves_under(path)} for path in siblings}
        group = set().union(*below.values())
        for path in siblings:
            low, high = bounds[path]
            own = [float(leaf in below[path]) for leaf in leaves]
            whole = [float(leaf in group) for leaf in leaves]
            yield tuple(o - low * w for o, w in zip(own, whole, strict=True))
            yield tuple(high * w - o for o, w in zip(own, whole, strict=True))


def nested_weights(
    matrix: ValueMatrix, bounds: Mapping[str, tuple[float, float]], columns: Sequence[int]
) -> NestedWeights:
    """The region of the weights of leaves, those of `columns`, within local bounds."""
    tree, local = matrix.tree, matrix.weights.local
    number = {path: index for index, path in enumerate(("", *tree.nodes))}
    shares = {
        parent: ranges_between(
            [bounds[path][0] for path in siblings],
            [local[path] for path in siblings],
            [bounds[path][1] for path in siblings],
        )
        for parent, siblings in tree.groups()
    }
    sizes: dict[str, int] = {}
    for path in reversed(("", *tree.nodes)):
        # One, and the weights that vary below: of n siblings whose ranges are no points n − 1.
        if path in shares:
            varying = len(shares[path].free)
            below = zip(tree.children(path), shares[path].high, strict=True)
            inner = sum(sizes[child] - 1 for child, high in below if high)
            sizes[path] = 1 + max(0, varying - 1) + inner
        else:
            sizes[path] = 1
    groups = tuple(
        Group(
            number[parent],
            tuple(number[path] for path in siblings),
            shares[parent],
            tuple(sizes[path] for path in siblings),
        )
        for parent, siblings in tree.groups()
    )
    leaves = [leaf.path for leaf in tree.leaves]
    return NestedWeights(groups, tuple(number[leaves[column]] for column in columns))
