"""A simulation: weights, and scores where they are uncertain, drawn and ranked chunk by chunk.

Which numbers a chunk draws depends on the seed and the chunk alone, and tallies are whole numbers,
so that any split of the chunks over processes, in any order, adds up to the same (R3).
Source: Lahdelma & Salminen 2001 (SMAA-2); Tervonen & Lahdelma 2007 (by simulation).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from belarus_options.methods.arrays import Array, Whole
from belarus_options.methods.sampling.ranks import (
    MOST_COMPARED,
    VALUE_BITS,
    ComparingCounter,
    KeyCounter,
    SortingCounter,
    Tally,
    whole_values,
)
from belarus_options.methods.sampling.scores import UncertainCell
from belarus_options.methods.sampling.weights import (
    CHUNK,
    STEPS,
    WHOLE,
    StatedWeights,
    WeightSampler,
)
from belarus_options.methods.tolerances import TIE

# Draws of one score from one place of its stream; CHUNK is a multiple of it.
SCORE_CHUNK = 2_048
# Totals of a block, so that it stays in a processor's own cache.
_BLOCK_TOTALS = 2**18


@dataclass(frozen=True, eq=False)
class Simulation:
    """What is drawn: weights from a region, and scores.

    values: (options, weights), stated; cells: the entries of `values` that are drawn instead, empty
    where scores are as stated; samples: how many draws; has_pairs: whether pairs are counted too;
    has_ranks: whether every rank is kept, or the first and the last alone.
    """

    region: WeightSampler
    values: Array
    cells: tuple[UncertainCell, ...]
    seed: int
    samples: int
    has_pairs: bool
    has_ranks: bool = True

    @property
    def chunks(self) -> int:
        """How many chunks hold all draws; the last may be cut short."""
        return -(-self.samples // CHUNK)

    @property
    def is_at_a_point(self) -> bool:
        """Whether every draw has the same weights, so that ties are no accident."""
        return isinstance(self.region, StatedWeights)

    def drawn_in(self, chunk: int) -> int:
        """How many of a chunk's draws count."""
        return min(CHUNK, self.samples - chunk * CHUNK)


def simulate(simulation: Simulation, chunks: Iterable[int]) -> Tally:
    """The tally of some of a simulation's chunks."""
    if simulation.cells or simulation.is_at_a_point:
        return _with_drawn_scores(simulation, chunks)
    return _with_stated_scores(simulation, chunks)


def _with_stated_scores(simulation: Simulation, chunks: Iterable[int]) -> Tally:
    whole = whole_values(simulation.values)
    options = len(whole)
    sampler = simulation.region.sampler()
    block = _block(options, simulation)
    tally = _empty(simulation, has_walks=sampler.steps > 1)
    distinct = len(np.unique(whole, axis=0)) == options
    keys = None
    if options > MOST_COMPARED and distinct and sampler.steps == 1:
        keys = KeyCounter(whole, has_pairs=simulation.has_pairs)
    counter = _counter(options, block, sampler.steps)
    totals = np.empty((options, block))
    for chunk in chunks:
        weights = sampler.draw(simulation.seed, chunk)[:, : simulation.drawn_in(chunk)]
        if keys is not None:
            keys.count(weights, tally)
            continue
        for part in _blocks(weights, block):
            here = totals[:, : part.shape[1]]
            np.matmul(whole, part, out=here)
            counter.count(here, part, tally)
    if keys is not None:
        keys.finish(tally)
    return tally


def _with_drawn_scores(simulation: Simulation, chunks: Iterable[int]) -> Tally:
    options = len(simulation.values)
    sampler = simulation.region.sampler()
    tally = _empty(simulation, has_walks=sampler.steps > 1)
    block = min(SCORE_CHUNK, _block(options, simulation))
    counter = _counter(options, block, sampler.steps)
    grid = _Grid(simulation, has_steps=not simulation.is_at_a_point)
    totals = np.empty((options, SCORE_CHUNK))
    for chunk in chunks:
        weights = sampler.draw(simulation.seed, chunk)[:, : simulation.drawn_in(chunk)]
        for index, part in enumerate(_blocks(weights, SCORE_CHUNK)):
            draws = part.shape[1]
            here = totals[:, :draws]
            # One product after another, in the order of the criteria: no library's order of
            # summing has a say in what ties.
            here[:] = 0.0
            for column, row in enumerate(part):
                here += grid.certain[:, column, None] * row
            for cell in simulation.cells:
                drawn = grid.drawn(cell, chunk * (CHUNK // SCORE_CHUNK) + index)
                here[cell.row] += drawn[:draws] * part[cell.column]
            if simulation.is_at_a_point:
                np.rint(here / (WHOLE * TIE), out=here)
            for totals_of, weights_of in zip(
                _blocks(here, block), _blocks(part, block), strict=True
            ):
                counter.count(totals_of, weights_of, tally)
    return tally


def first_at(simulation: Simulation, weights: Array, chunks: Iterable[int]) -> Whole:
    """How often each option is first under a weighting of its own, scores drawn.

    weights: (options, weights), rows add up to 1, or not a number where an option has none; the
    result: (options,), 0 for those. Totals within TIE are level.
    """
    counts = np.zeros(len(weights), dtype=np.int64)
    asked = np.flatnonzero(np.isfinite(weights).all(axis=1)).tolist()
    grid = _Grid(simulation, has_steps=False)
    options, criteria = simulation.values.shape
    values = np.empty((criteria, options, SCORE_CHUNK))
    totals = np.empty((options, SCORE_CHUNK))
    for chunk in chunks:
        for index in range(-(-simulation.drawn_in(chunk) // SCORE_CHUNK)):
            draws = min(SCORE_CHUNK, simulation.drawn_in(chunk) - index * SCORE_CHUNK)
            values[:] = grid.certain.T[:, :, None]
            for cell in simulation.cells:
                at = chunk * (CHUNK // SCORE_CHUNK) + index
                values[cell.column, cell.row] = grid.drawn(cell, at)
            for option in asked:
                totals[:] = 0.0
                for weight, row in zip(weights[option], values, strict=True):
                    totals += weight * row
                first = totals[option] >= totals.max(axis=0) - TIE
                counts[option] += np.count_nonzero(first[:draws])
    return counts


class _Grid:
    """The values of a simulation: with steps, as whole numbers on one grid, so that what is equal
    but for rounding is equal; else as they are."""

    def __init__(self, simulation: Simulation, *, has_steps: bool) -> None:
        low, high = simulation.values.min(), simulation.values.max()
        span = high - low if high - low > TIE else 100.0
        self._low = low
        self._scale = (2.0**VALUE_BITS - 1.0) / span if has_steps else None
        self._seed = simulation.seed
        self.certain = self._placed(simulation.values).copy()
        for cell in simulation.cells:
            self.certain[cell.row, cell.column] = 0.0

    def drawn(self, cell: UncertainCell, chunk: int) -> Array:
        """One cell's values of a chunk of scores, (SCORE_CHUNK,)."""
        return self._placed(cell.draw(self._seed, chunk, SCORE_CHUNK))

    def _placed(self, values: Array) -> Array:
        """Values of any shape, in points, in the unit of the grid."""
        if self._scale is None:
            return values
        whole: Array = np.rint((values - self._low) * self._scale)
        return whole


def _counter(options: int, block: int, steps: int) -> ComparingCounter | SortingCounter:
    kind = ComparingCounter if options <= MOST_COMPARED else SortingCounter
    return kind(options, block, steps)


def _empty(simulation: Simulation, *, has_walks: bool) -> Tally:
    options, weights = simulation.values.shape
    return Tally.empty(
        options,
        weights,
        has_pairs=simulation.has_pairs,
        has_walks=has_walks,
        has_ranks=simulation.has_ranks,
    )


def _block(options: int, simulation: Simulation) -> int:
    """Draws of a block: a divisor of CHUNK, and of whole walks."""
    # Counts of every rank take options² for each block, which only many draws are worth.
    least = 1024 if simulation.has_ranks else STEPS
    block = CHUNK
    while block > least and options > MOST_COMPARED and block * options > _BLOCK_TOTALS:
        block //= 2
    return block


def _blocks(drawn: Array, block: int) -> Iterator[Array]:
    """Weights or totals, (…, draws), in blocks of bounded size."""
    for start in range(0, drawn.shape[1], block):
        yield drawn[:, start : start + block]
