"""Which bundles no other beats under every weighting of a region, and which is first how often."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from belarus_options.methods.arrays import Array
from belarus_options.methods.bundles.efficient import non_dominated
from belarus_options.methods.bundles.sets import has
from belarus_options.methods.sampling.ranks import whole_values
from belarus_options.methods.simplex.acceptability import central_weights
from belarus_options.methods.simplex.corners import simplices
from belarus_options.model.choices import Vary, Weighting
from belarus_options.studies.bundles.valued import Rows, ValuedSets
from belarus_options.studies.matrix.weight_sets import WeightSet
from belarus_options.studies.matrix.weight_space import WeightSpace

SAMPLES = 1_000_000
SEED = 1
# Bundles up to which three weights are cut up exactly.
MOST_CUT = 300
# Corners of a region up to which bundles are compared at all of them.
MOST_CORNERS = 4096
# Totals worked on at once.
_BLOCK = 1 << 21


@dataclass(frozen=True, eq=False)
class Domination:
    """The bundles that no other is at least as good as at every extreme weighting of a region and
    better at one (Liesiö, Mild & Salo 2007).

    `rows` are theirs, None where they are too many to find; `first` their shares of all weightings
    in which they are first, None likewise; `samples` how often was drawn, None where all is exact.
    """

    valued: ValuedSets
    region: WeightSet
    rows: Rows | None
    first: Array | None
    samples: int | None

    @cached_property
    def core_index(self) -> dict[str, float] | None:
        """The share of these bundles that has each option; 1 is core, 0 exterior."""
        if self.rows is None:
            return None
        sets = self.valued.sets[self.rows]
        return {
            option: float(has(sets, at).mean())
            for at, option in enumerate(self.valued.found.options)
        }

    @cached_property
    def first_of(self) -> dict[int, float]:
        """The share of a row, by row; other rows have none."""
        if self.rows is None or self.first is None:
            return {}
        return dict(zip(self.rows.tolist(), self.first.tolist(), strict=True))

    @cached_property
    def among(self) -> frozenset[int]:
        """The rows as a set."""
        return frozenset(() if self.rows is None else self.rows.tolist())


def domination(valued: ValuedSets) -> Domination:
    """The non-dominated bundles of a region of weightings of the top criteria, and their shares."""
    asked = valued.found.asked
    ranking = valued.ranking
    top = ranking.tree.top
    shares = np.array([ranking.weights.global_[path] for path in top])
    space = WeightSpace(ranking, Vary.top, top, valued.tops, shares)
    region = WeightSet(space, asked.weighting, asked.spread)
    values = valued.tops[:, region.columns]
    # Whoever is beaten at every corner of all weightings is beaten in every region of them.
    rows = non_dominated(values)
    if rows is not None and asked.weighting is not Weighting.any and region.varying:
        rows = _within(region, values, rows)
    if rows is None:
        return Domination(valued, region, None, None, None)
    kept = values[rows]
    if region.varying <= 3 and len(rows) <= MOST_CUT:
        parts, volumes = simplices(region.corners)
        first = np.array(
            [central_weights(kept, row, parts, volumes)[0] for row in range(len(rows))]
        )
        return Domination(valued, region, rows, first, None)
    return Domination(valued, region, rows, _drawn(region, kept), SAMPLES)


def _within(region: WeightSet, values: Array, rows: Rows) -> Rows | None:
    """Of rows that no other beats under any weighting, those that none beats within the region."""
    count = len(region.columns)
    largest = max(map(len, region.classes))
    expected = count * 2 ** (count - 1) if region.weighting is Weighting.ranges else 2**largest
    if expected > MOST_CORNERS:
        return None
    corners = np.array(region.corners)
    at_corners = np.zeros((len(rows), len(corners)))
    # Written out: a matrix product would depend on the library that computes it.
    for column in range(count):
        at_corners += values[rows, column, np.newaxis] * corners[:, column]
    kept = non_dominated(at_corners)
    return None if kept is None else rows[kept]


def _drawn(region: WeightSet, values: Array) -> Array:
    """The share of drawn weightings in which each row is first, those that tie alike: (rows,)."""
    whole = whole_values(values)
    sampler = region.draws().sampler()
    counts = np.zeros(len(values), dtype=np.int64)
    drawn, chunk = 0, 0
    while drawn < SAMPLES:
        weights = sampler.draw(SEED, chunk)[:, : SAMPLES - drawn]
        step = max(1, _BLOCK // len(whole))
        for start in range(0, weights.shape[1], step):
            # Whole numbers below 2^53, so that any order of adding them up gives the same.
            totals = whole @ weights[:, start : start + step]
            counts += (totals == totals.max(axis=0)).sum(axis=1)
        drawn += weights.shape[1]
        chunk += 1
    return counts / SAMPLES
