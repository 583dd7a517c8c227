"""Which weightings are looked at, all of them equally: any, those of an order, those near by.

What can be exact follows from sizes alone (R3): rank acceptability with up to three weights that
vary, or with two options; pairwise winning for any weightings and for those of an order. The limits
below only keep out what would take minutes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from belarus_options.methods.arrays import Array
from belarus_options.methods.sampling.processes import Progress
from belarus_options.methods.sampling.weights import (
    AnyWeights,
    OrderedWeights,
    StatedWeights,
    WeightSampler,
    ranges_around,
    ranges_between,
)
from belarus_options.methods.simplex.acceptability import Acceptability, rank_acceptability
from belarus_options.methods.simplex.corners import (
    Corners,
    bounded_corners,
    cut_corners,
    ordered_corners,
    simplices,
)
from belarus_options.methods.simplex.pairwise_winning import (
    ordered_pairwise_winning,
    ordered_simplices,
    pairwise_winning_over,
    refinements,
)
from belarus_options.methods.simplex.two_options import acceptability_of_two
from belarus_options.methods.tolerances import SHARE_ROUNDING
from belarus_options.model.choices import Vary, Weighting
from belarus_options.studies.matrix.weight_ranges import (
    StatedRanges,
    local_bounds,
    nested_weights,
    rows_of_bounds,
    stated_ranges,
)
from belarus_options.studies.matrix.weight_space import WeightSpace

# Options up to which three weights are cut up exactly: a second; the time grows with the fourth
# power of their number.
MOST_CUT = 100
# Pairs × simplices × weights² up to which pairwise winning is exact where there is more than one
# simplex, which equal stated weights bring about when their order counts: about a minute.
MOST_STEPS = 2_000_000_000
# Simplices up to which the central weights of two options are exact.
MOST_SIMPLICES = 720


@dataclass(frozen=True, eq=False)
class WeightSet:
    """A convex region of the weights of a weight space, every point of it counting the same."""

    space: WeightSpace
    weighting: Weighting
    spread: float

    @cached_property
    def columns(self) -> list[int]:
        """The columns that can weigh anything: with ranges, a share of 0 stays 0."""
        return [i for i in range(len(self.space.shares)) if i not in self.unweighed]

    @cached_property
    def unweighed(self) -> list[int]:
        """The columns that weigh nothing anywhere in the region."""
        if self._is_ordered:
            return []
        most = self.space.shares if self.weighting is Weighting.stated else self._bounds[1]
        return [i for i, share in enumerate(most.tolist()) if share == 0.0]

    @cached_property
    def ranges(self) -> StatedRanges:
        """The ranges that criteria.yaml states and that bound these weights; of those `left_out`,
        the rest of the same groups."""
        if self.weighting is not Weighting.ranges:
            return StatedRanges({}, ())
        found = stated_ranges(self.space.matrix)
        if self.space.vary is Vary.leaves:
            return found
        held = {path: ends for path, ends in found.held.items() if path in self.space.paths}
        return StatedRanges(held, tuple(p for p in found.left_out if p in self.space.paths))

    @cached_property
    def ranges_below(self) -> tuple[str, ...]:
        """The criteria whose stated ranges bound nothing, as weights below the top do not vary."""
        if self.weighting is not Weighting.ranges or self.space.vary is Vary.leaves:
            return ()
        nodes = self.space.matrix.tree.nodes.items()
        return tuple(path for path, node in nodes if node.parent and node.weight_range is not None)

    @cached_property
    def _locals(self) -> Mapping[str, tuple[float, float]]:
        return local_bounds(self.space.matrix, self.ranges.held, self.spread)

    @cached_property
    def _is_nested(self) -> bool:
        """Whether bounds are those of shares within groups, which global weights alone have not."""
        return bool(self.ranges.held) and self.space.paths != self.space.matrix.tree.top

    @cached_property
    def _bounds(self) -> tuple[Array, Array]:
        """The least and the greatest weight of each column, (all columns,), between ranges."""
        shares = self.space.shares
        if not self.ranges.held:
            return (1.0 - self.spread) * shares, np.minimum(1.0, (1.0 + self.spread) * shares)
        low, high = np.ones((2, len(shares)))
        for column, path in enumerate(self.space.paths):
            at = path
            while at:
                low[column] *= self._locals[at][0]
                high[column] *= self._locals[at][1]
                at = self.space.matrix.tree.nodes[at].parent
        return low, high

    @property
    def values(self) -> Array:
        """The options' values on those columns: (options, columns), 0–100."""
        return self.space.values[:, self.columns]

    @cached_property
    def classes(self) -> tuple[tuple[int, ...], ...]:
        """The columns in classes of equal stated weights, the greatest first, where an order is
        kept; else one class."""
        if self.weighting is not Weighting.order:
            return (tuple(range(len(self.columns))),)
        shares = self.space.shares.tolist()
        classes: list[list[int]] = []
        for column in sorted(self.columns, key=lambda column: -shares[column]):
            if classes and shares[classes[-1][0]] - shares[column] <= SHARE_ROUNDING:
                classes[-1].append(column)
            else:
                classes.append([column])
        return tuple(tuple(sorted(members)) for members in classes)

    @property
    def varying(self) -> int:
        """How many weights vary."""
        if self.weighting is Weighting.stated or len(self.columns) == 1:
            return 0
        return len(self.columns)

    @property
    def is_acceptability_exact(self) -> bool:
        """Whether ranks are exact: up to three weights, or two options."""
        options = len(self.space.values)
        if self.varying <= 2 or (self.varying == 3 and options <= MOST_CUT):
            return True
        return options <= 2 and self._is_ordered and refinements(self.classes) <= MOST_SIMPLICES

    @property
    def is_pairwise_exact(self) -> bool:
        """Whether pairwise winning and expected ranks are exact."""
        if self.is_acceptability_exact or self.varying == 3:
            return True
        if not self._is_ordered:
            return False
        options, simplices_needed = len(self.space.values), refinements(self.classes)
        pairs = options * (options - 1) // 2
        return simplices_needed == 1 or pairs * simplices_needed * self.varying**2 <= MOST_STEPS

    @property
    def _is_ordered(self) -> bool:
        return self.weighting in (Weighting.any, Weighting.order)

    def acceptability(
        self, progress: Progress, *, has_pairs: bool = True, has_ranks: bool = True
    ) -> Acceptability:
        """Exact ranks and all that goes with them, pairs and ranks between the first and the last
        only where they are asked for."""
        if self.varying <= 3:
            return rank_acceptability(
                self.values, self.corners, progress, has_pairs=has_pairs, has_ranks=has_ranks
            )
        parts = ordered_simplices(self.classes)
        return acceptability_of_two(self.values, parts, np.full(len(parts), 1 / len(parts)))

    def pairwise(self, progress: Progress) -> Array:
        """Exact pairwise winning: (options, options), [i, j] the share with i above j."""
        if self.varying == 3:
            return pairwise_winning_over(self.values, *simplices(self.corners), progress)
        return ordered_pairwise_winning(self.values, self.classes, progress)

    @property
    def corners(self) -> Corners:
        """The extreme weightings of the columns that can weigh anything; where leaves have ranges
        within groups, and where an order is kept, of three at most."""
        if self.varying == 0:
            return [self.space.shares[self.columns].tolist()]
        if self.weighting is not Weighting.ranges:
            return ordered_corners(self.classes)
        if self._is_nested:
            leaves = [self.space.paths[column] for column in self.columns]
            rows = rows_of_bounds(self.space.matrix, self._locals, leaves)
            return cut_corners(len(leaves), rows)
        low, high = (ends[self.columns].tolist() for ends in self._bounds)
        return bounded_corners(low, high)

    @cached_property
    def mean_weights(self) -> Array | None:
        """The mean of all weightings, (paths,), where there is a closed form for it: between
        ranges there is none beyond three weights."""
        if self.varying <= 3:
            parts, volumes = simplices(self.corners)
            return self.everywhere((volumes[:, np.newaxis] * parts.mean(axis=1)).sum(axis=0))
        if not self._is_ordered:
            return None
        # The mean of the k-th largest of m weights is (1/k + … + 1/m) / m (Barron & Barrett 1996).
        count = self.varying
        by_rank = np.cumsum(1.0 / np.arange(count, 0, -1))[::-1] / count
        result = np.empty(count)
        start = 0
        for members in self.classes:
            result[list(members)] = by_rank[start : start + len(members)].mean()
            start += len(members)
        return result

    def draws(self) -> WeightSampler:
        """The region as weights are drawn from it."""
        if self.varying == 0:
            return StatedWeights(tuple(self.space.shares[self.columns].tolist()))
        if self.weighting is Weighting.ranges:
            shares = self.space.shares[self.columns].tolist()
            if self._is_nested:
                return nested_weights(self.space.matrix, self._locals, self.columns)
            if self.ranges.held:
                low, high = (ends[self.columns].tolist() for ends in self._bounds)
                return ranges_between(low, shares, high)
            return ranges_around(shares, self.spread)
        if len(self.classes) == 1:
            return AnyWeights(len(self.columns))
        return OrderedWeights(self.classes)

    def everywhere(self, weights: Array) -> Array:
        """Weights of the columns that can weigh anything, (…, columns), with the others' 0."""
        result = np.zeros((*weights.shape[:-1], len(self.space.shares)))
        result[..., self.columns] = weights
        return result
