"""How far the first place hangs on weights, and on scores, that nobody knows exactly."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from belarus_options.methods.pairwise_winning import expected_ranks
from belarus_options.methods.sampling.processes import Progress, in_silence, over_chunks
from belarus_options.methods.sampling.ranks import Tally
from belarus_options.methods.sampling.scores import Cell
from belarus_options.methods.sampling.simulation import Simulation, first_at, simulate
from belarus_options.methods.sampling.weights import STEPS, WHOLE
from belarus_options.model.choices import Scores, Vary, Weighting
from belarus_options.model.problem import InputError, Problem
from belarus_options.model.project import Project
from belarus_options.model.settings import Settings
from belarus_options.studies.decisiveness import Decisiveness, decisiveness
from belarus_options.studies.ranking import Ranking, rank
from belarus_options.studies.uncertain_scores import uncertain_cells
from belarus_options.studies.verdict import Verdict, verdict
from belarus_options.studies.weight_space import WeightSpace, weight_space
from belarus_options.studies.weighting import WeightingRegion

Array = NDArray[np.float64]
Result = TypeVar("Result")

SAMPLES = 1_000_000
MOST_SAMPLES = 2_000_000_000
# Where weights are drawn by walks, fewer of them do not show how far off their shares are.
LEAST_WALKED = 100 * STEPS
SPREAD = 0.5
SEED = 1
MOST_JOBS = 256


@dataclass(frozen=True, slots=True)
class Doubts:
    """What is doubted and how hard to look; `samples` None is exact wherever sizes allow it."""

    vary: Vary = Vary.top
    weighting: Weighting = Weighting.any
    spread: float = SPREAD
    scores: Scores = Scores.stated
    samples: int | None = None
    seed: int = SEED
    jobs: int = 1


@dataclass(frozen=True, eq=False)
class Robustness:
    """The SMAA-2 indices of a ranking's options (Lahdelma & Salminen 2001), in their order there.

    A share is one of all weightings of the region, and of all scores where those are drawn.
    `acceptability`, (options, ranks): the share that puts an option at a rank; `standard_error`
    likewise, None where it is exact. `central_weights`, (options, paths): the mean of the weights
    that put an option first, zeros where `is_first`, (options,), says that none does.
    `confidence_factor`, (options,): the share of scores that puts an option first at its central
    weights, None where scores are as stated. `pairwise`, [i, j]: the share with i above j.
    `expected_rank`: (options,). `samples` is None where nothing was drawn.
    """

    region: WeightingRegion
    doubts: Doubts
    samples: int | None
    is_pairwise_exact: bool
    acceptability: Array
    standard_error: Array | None
    is_first: NDArray[np.bool_]
    central_weights: Array
    confidence_factor: Array | None
    pairwise: Array
    expected_rank: Array
    uncertain_cells: int
    decisiveness: Decisiveness | None
    verdict: Verdict | None

    @property
    def space(self) -> WeightSpace:
        return self.region.space

    @property
    def ranking(self) -> Ranking:
        return self.region.space.ranking

    @property
    def mean_weights(self) -> Array | None:
        """The mean of all weightings, (paths,): in closed form where there is one, else of those
        drawn, which is that of the central weights by share unless options tied for first."""
        closed = self.region.mean_weights
        firsts = self.acceptability[:, 0]
        if closed is not None or abs(float(firsts.sum()) - 1.0) > 1e-9:
            return closed
        mean: Array = (firsts[:, np.newaxis] * self.central_weights).sum(axis=0)
        return mean

    @property
    def is_acceptability_exact(self) -> bool:
        return self.standard_error is None


def robustness(
    project: Project,
    settings: Settings,
    doubts: Doubts,
    progress: Progress = in_silence,
) -> Robustness:
    """The robustness of a project's ranking under settings; raises InputError for settings that
    cannot be, and where a process of several ends early."""
    space = weight_space(rank(project, settings), doubts.vary)
    region = WeightingRegion(space, doubts.weighting, doubts.spread)
    may_be_exact = doubts.samples is None and doubts.scores is Scores.stated
    if may_be_exact and region.is_acceptability_exact:
        return _exact(region, doubts, progress)
    pairwise = region.pairwise(progress) if may_be_exact and region.is_pairwise_exact else None
    return _sampled(region, doubts, pairwise, progress)


def _exact(region: WeightingRegion, doubts: Doubts, progress: Progress) -> Robustness:
    found = region.acceptability(progress)
    firmness = decisiveness(region.space.ranking)
    return Robustness(
        region=region,
        doubts=doubts,
        samples=None,
        is_pairwise_exact=True,
        acceptability=found.shares,
        standard_error=None,
        is_first=found.is_first,
        central_weights=region.everywhere(found.central_weights),
        confidence_factor=None,
        pairwise=found.pairwise,
        expected_rank=found.expected_ranks,
        uncertain_cells=0,
        decisiveness=firmness,
        verdict=verdict(firmness, _share_of_leader(region, found.shares)),
    )


def _sampled(
    region: WeightingRegion, doubts: Doubts, pairwise: Array | None, progress: Progress
) -> Robustness:
    samples = doubts.samples or SAMPLES
    cells: tuple[Cell, ...] = ()
    if doubts.scores is Scores.uncertain:
        cells = uncertain_cells(region.space, region.columns)
    simulation = Simulation(
        region.draws(), region.values, cells, doubts.seed, samples, pairwise is None
    )
    tally = _tally(simulation, doubts.jobs, progress)
    if tally.squares is not None and samples < LEAST_WALKED:
        raise _too_few(samples)
    shares = tally.ranks / samples
    central = _central_weights(region, tally)
    confidence = None
    if doubts.scores is Scores.uncertain:
        at = central[:, region.columns]
        at[tally.ranks[:, 0] == 0] = np.nan
        task = partial(first_at, simulation, at)
        parts = _spread_out(task, simulation.chunks, doubts.jobs, progress)
        confidence = np.asarray(sum(parts)) / samples
    if pairwise is None:
        assert tally.pairs is not None
        pairwise = tally.pairs / samples
        expected = tally.ranks @ np.arange(1, len(shares) + 1) / samples
    else:
        expected = expected_ranks(pairwise)
    firmness = decisiveness(region.space.ranking)
    return Robustness(
        region=region,
        doubts=doubts,
        samples=samples,
        is_pairwise_exact=not simulation.has_pairs,
        acceptability=shares,
        standard_error=_standard_errors(tally),
        is_first=tally.ranks[:, 0] > 0,
        central_weights=central,
        confidence_factor=confidence,
        pairwise=pairwise,
        expected_rank=expected,
        uncertain_cells=len(cells),
        decisiveness=firmness,
        verdict=verdict(firmness, _share_of_leader(region, shares)),
    )


def _share_of_leader(region: WeightingRegion, shares: Array) -> float:
    return float(shares[region.space.ranking.ranked[0].row, 0])


def _too_few(samples: int) -> InputError:
    return InputError(
        [
            Problem(
                "out-of-range",
                f"{samples:,} samples are too few for weights within these ranges",
                f"ask for {LEAST_WALKED:,} or more",
                argument=f"--samples {samples}",
            )
        ]
    )


def _tally(simulation: Simulation, jobs: int, progress: Progress) -> Tally:
    parts = _spread_out(partial(simulate, simulation), simulation.chunks, jobs, progress)
    whole = next(parts)
    for part in parts:
        whole.add(part)
    return whole


def _spread_out(
    task: Callable[[Iterable[int]], Result], chunks: int, jobs: int, progress: Progress
) -> Iterator[Result]:
    try:
        yield from over_chunks(task, chunks, jobs, progress)
    except BrokenExecutor:
        raise InputError(
            [
                Problem(
                    "process-ended",
                    "a process ended before its part was done",
                    "try fewer `--jobs`: it may have been for lack of memory",
                    argument=f"--jobs {jobs}",
                )
            ]
        ) from None


def _central_weights(region: WeightingRegion, tally: Tally) -> Array:
    if region.weighting is Weighting.stated:
        weights = np.repeat(region.space.shares[np.newaxis], len(tally.ranks), axis=0)
    else:
        counts = np.maximum(tally.ranks[:, [0]], 1)
        weights = region.everywhere(tally.weight_sums / (counts * float(WHOLE)))
    weights[tally.ranks[:, 0] == 0] = 0.0
    return weights


def _standard_errors(tally: Tally) -> Array:
    """Of each share: binomial where draws are independent, else from how the walks differ."""
    shares = tally.ranks / tally.draws
    if tally.squares is None:
        errors: Array = np.sqrt(shares * (1.0 - shares) / tally.draws)
        return errors
    # Each walk is one independent draw of its own mean.
    walks = tally.draws // STEPS
    spread = tally.squares / walks - (STEPS * shares) ** 2
    return np.sqrt(np.maximum(spread, 0.0) / (walks - 1)) / STEPS
