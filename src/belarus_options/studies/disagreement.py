"""What sets two perspectives apart: two options that they order in opposite ways, and the weights
that explain it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np

from belarus_options.methods.arrays import Array
from belarus_options.methods.tolerances import SHARE_ROUNDING, TIE, in_figure_digits
from belarus_options.studies.matrix.value_matrix import ValueMatrix


@dataclass(frozen=True)
class Disagreement:
    """Two perspectives, of which one has the first of two options above the second, and the other
    the second above the first.

    `leads` are the first option's totals less the second's, by perspective: above 0 and below 0.
    `weights` are the nodes that the two weigh differently, in tree order, with their shares of
    their groups by perspective. `parts` are what each of those weights adds to the difference of
    the leads, in points; they add up to it.
    """

    perspectives: tuple[str, str]
    options: tuple[str, str]
    is_about_first: bool
    leads: tuple[float, float]
    weights: Mapping[str, tuple[float, float]]
    parts: Mapping[str, float]

    @property
    def difference(self) -> float:
        """How far apart the two perspectives are on the two options, in points: above 0."""
        return in_figure_digits(self.leads[0] - self.leads[1])

    @cached_property
    def criterion(self) -> str:
        """The node whose weight explains most; where several do, the first in the tree."""
        largest = max(self.parts.values())
        return next(path for path, part in self.parts.items() if part >= largest - TIE)

    @property
    def is_narrowed(self) -> bool:
        """Whether that weight alone would set the two further apart than all together do."""
        return self.parts[self.criterion] > self.difference + TIE


def disagreements(
    perspectives: Sequence[str], matrices: Sequence[ValueMatrix]
) -> tuple[Disagreement, ...]:
    """Each pair of perspectives that orders two options in opposite ways: those about the first
    place before the others, then the widest difference first.

    Where the two have no first option in common, it is about their first ones (of each, the first
    by id); else about the two options in opposite order on which their leads differ most. The
    matrices are the same options under each perspective's weights.
    """
    found = []
    judged = zip(perspectives, map(_Judged, matrices), strict=True)
    for (one, here), (other, there) in combinations(judged, 2):
        options = _options_apart(here, there)
        if options is not None:
            found.append(_explained((one, other), options, here, there))
    return tuple(sorted(found, key=lambda pair: (not pair.is_about_first, -pair.difference)))


class _Judged:
    """Options under a perspective's weights, and their values on every node, (options,) each,
    0–100, and on the whole, which is the empty path."""

    def __init__(self, matrix: ValueMatrix) -> None:
        self.matrix = matrix
        self.firsts = [row.option for row in matrix.leaders]
        leaves = enumerate(matrix.tree.leaves)
        self.values = {leaf.path: matrix.values[:, column] for column, leaf in leaves}
        local = matrix.weights.local
        for parent, children in reversed(list(matrix.tree.groups())):
            self.values[parent] = np.sum([local[c] * self.values[c] for c in children], axis=0)

    def lead(self, path: str, above: int, below: int) -> float:
        """By how much one row is above another on a node."""
        return float(self.values[path][above] - self.values[path][below])


def _options_apart(one: _Judged, other: _Judged) -> tuple[str, str] | None:
    """Two options that one has in this order and the other upside down, if there are any."""
    if not set(one.firsts) & set(other.firsts):
        return one.firsts[0], other.firsts[0]
    moved = one.matrix.totals - other.matrix.totals
    # Row by row, so that memory does not grow with options².
    most = [float(apart.max()) for apart in _apart(one.matrix, other.matrix, moved)]
    widest = max(most)
    if widest == -np.inf:
        return None
    # Pairs that differ by rounding alone are as far apart; the first by id stands for them (R4).
    above = next(row for row, apart in enumerate(most) if apart >= widest - TIE)
    apart = next(_apart(one.matrix, other.matrix, moved, above))
    below = int(np.flatnonzero(apart >= widest - TIE)[0])
    return one.matrix.options[above], one.matrix.options[below]


def _apart(one: ValueMatrix, other: ValueMatrix, moved: Array, first: int = 0) -> Iterator[Array]:
    """By how much the leads of each option over the others differ, (options,) each, from `first`
    on; minus infinity over those that one has not below it, or the other not above.

    moved: (options,), totals of one less those of the other.
    """
    for row in range(first, len(moved)):
        is_opposite = (one.ranks[row] < one.ranks) & (other.ranks[row] > other.ranks)
        yield np.where(is_opposite, moved[row] - moved, -np.inf)


def _explained(
    perspectives: tuple[str, str], options: tuple[str, str], one: _Judged, other: _Judged
) -> Disagreement:
    above, below = (one.matrix.row_of(option) for option in options)
    here, there = (side.matrix.lead_over(above, below) for side in (one, other))
    parts = _parts(above, below, one, other)
    local = [side.matrix.weights.local for side in (one, other)]
    return Disagreement(
        perspectives,
        options,
        not set(one.firsts) & set(other.firsts),
        (here, there),
        {path: (local[0][path], local[1][path]) for path in parts},
        parts,
    )


def _parts(above: int, below: int, one: _Judged, other: _Judged) -> dict[str, float]:
    """What the weight of each node adds to the difference of two leads.

    A lead on a node is the lead on its children, weighted. The difference of two such means is that
    of the weights at the mean of the leads, and that of the leads at the mean of the weights
    (Kitagawa 1955); the second is taken apart further down. A weight takes from its siblings what
    it gains, so a node counts by how much its lead differs from the one on the whole group.
    """
    tree = one.matrix.tree

    def mean_lead(path: str) -> float:
        return (one.lead(path, above, below) + other.lead(path, above, below)) / 2

    mean_weight = {"": 1.0}
    parts: dict[str, float] = {}
    for parent, siblings in tree.groups():
        for path in siblings:
            here, there = (side.matrix.weights.local[path] for side in (one, other))
            mean_weight[path] = mean_weight[parent] * (here + there) / 2
            if abs(here - there) > SHARE_ROUNDING:
                beyond = mean_lead(path) - mean_lead(parent)
                parts[path] = mean_weight[parent] * (here - there) * beyond
    return {path: in_figure_digits(parts[path]) for path in tree.nodes if path in parts}
