"""Values as whole numbers, so that what is decided with them does not hang on rounding (R3, R4)."""

import math
from collections.abc import Iterable
from fractions import Fraction

from belarus_options.methods.tolerances import TIE, VALUE_ROUNDING
from belarus_options.model.choices import Vary
from belarus_options.studies.matrix.value_matrix import ValueMatrix
from belarus_options.studies.matrix.values import level_values
from belarus_options.studies.matrix.weight_space import (
    WeightSpace,
)

# Parts of a point to which a value that is no simple ratio is rounded: a tenth of a tie.
_PARTS_OF_A_POINT = 10**10
# What a simple ratio is: 100 / 3 for 33.333333333333336.
_LARGEST_DENOMINATOR = 10**4
# Where the ratios have more in common than this, rounded values do.
_LARGEST_FINENESS = 10**8


class ValueUnits:
    """A unit in which values of a matrix, and of the levels of its scales, are whole numbers:
    exactly where they are simple ratios, rounded elsewhere."""

    def __init__(self, matrix: ValueMatrix) -> None:
        values: set[float] = set(matrix.values.ravel().tolist())
        for leaf in matrix.tree.leaves:
            if leaf.constructed is not None:
                values.update(level_values(leaf).tolist())
        self._ratios = {value: _simple_ratio(value) for value in values}
        self._fineness = _common_denominator(self._ratios.values())
        self.in_a_point = _PARTS_OF_A_POINT * self._fineness
        # How far behind still counts as first: a tie (R1), and far enough inside it that rounding
        # does not take it out.
        self.half_a_tie = Fraction(TIE) * self.in_a_point / 2

    def of(self, value: float) -> int:
        """A value in units."""
        if value not in self._ratios:
            self._ratios[value] = _simple_ratio(value)
        ratio = self._ratios[value]
        if ratio is not None and self._fineness % ratio.denominator == 0:
            return ratio.numerator * (self.in_a_point // ratio.denominator)
        return round(value * _PARTS_OF_A_POINT) * self._fineness


def leaf_values(matrix: ValueMatrix, units: ValueUnits) -> list[list[int]]:
    """Every option's value on every leaf, in units: (options, leaves)."""
    return [[units.of(value) for value in row] for row in matrix.values.tolist()]


def varying_values(space: WeightSpace, units: ValueUnits) -> tuple[list[list[int]], int]:
    """Every option's value on each of the nodes that vary, (options, paths), and how many of these
    numbers are a unit."""
    matrix = space.matrix
    leaves = leaf_values(matrix, units)
    if space.vary is Vary.leaves:
        return leaves, 1
    local = matrix.weights.exact.local
    inner: dict[str, Fraction] = {}
    for path, node in matrix.tree.nodes.items():
        inner[path] = local[path] * inner[node.parent] if node.parent else Fraction(1)
    whole = math.lcm(*(inner[leaf.path].denominator for leaf in matrix.tree.leaves))
    shares = [int(inner[leaf.path] * whole) for leaf in matrix.tree.leaves]
    columns = [matrix.columns_under(path) for path in space.paths]
    return [
        [sum(shares[column] * row[column] for column in below) for below in columns]
        for row in leaves
    ], whole


def _common_denominator(ratios: Iterable[Fraction | None]) -> int:
    common = 1
    for ratio in ratios:
        if ratio is not None:
            common = math.lcm(common, ratio.denominator)
            if common > _LARGEST_FINENESS:
                return 1
    return common


def rounding_of(value: float) -> float:
    """What a value may be off by through rounding, in points; more where it lies far beyond 100."""
    return max(VALUE_ROUNDING, 4 * math.ulp(value))


def _simple_ratio(value: float) -> Fraction | None:
    """The first convergent of a value's continued fraction that only rounding tells from it."""
    error = rounding_of(value)
    before, numerator = 0, 1
    below, denominator = 1, 0
    rest = value
    while True:
        whole = math.floor(rest)
        before, numerator = numerator, whole * numerator + before
        below, denominator = denominator, whole * denominator + below
        if denominator > _LARGEST_DENOMINATOR:
            return None
        if abs(numerator / denominator - value) <= error:
            return Fraction(numerator, denominator)
        if rest == whole:
            return None
        rest = 1.0 / (rest - whole)
