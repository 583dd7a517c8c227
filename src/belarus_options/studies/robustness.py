"""How far the first place hangs on weights, and on scores, that nobody knows exactly."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TypeVar

import numpy as np

from belarus_options.methods.arrays import Array, Flags
from belarus_options.methods.sampling.processes import (
    ProcessEnded,
    Progress,
    in_silence,
    over_chunks,
)
from belarus_options.methods.sampling.ranks import Tally
from belarus_options.methods.sampling.scores import UncertainCell
from belarus_options.methods.sampling.simulation import Simulation, first_at, simulate
from belarus_options.methods.sampling.weights import STEPS, WHOLE
from belarus_options.methods.simplex.acceptability import Acceptability
from belarus_options.methods.simplex.pairwise_winning import expected_ranks
from belarus_options.methods.tolerances import CLOSE_SHARE
from belarus_options.model.choices import Scores, Vary, Weighting
from belarus_options.model.joint_draws import JointDraws
from belarus_options.model.problem import Asked, InputError, Template, refuse
from belarus_options.model.project import Project
from belarus_options.model.settings import Settings
from belarus_options.studies.matrix.ranking import Ranking, rank
from belarus_options.studies.matrix.uncertain_scores import uncertain_cells
from belarus_options.studies.matrix.value_matrix import ValueMatrix
from belarus_options.studies.matrix.weight_sets import WeightSet
from belarus_options.studies.matrix.weight_space import (
    WeightSpace,
    weight_space,
)
from belarus_options.studies.verdict import Rating, Verdict, rating, verdict

Result = TypeVar("Result")

SAMPLES = 1_000_000
# Weights, totals and scores that are drawn unasked at most: seconds, or a minute where scores are
# drawn too.
MOST_DRAWN = 1_000_000_000
MOST_SAMPLES = 2_000_000_000
# Where weights are drawn by walks, fewer of them do not show how far off their shares are.
LEAST_WALKED = 100 * STEPS
SPREAD = 0.5
SEED = 1
MOST_JOBS = 256
# Options up to which every pair is compared and every rank is kept unasked: time and memory grow
# with their square.
MOST_PAIRED = MOST_RANKED = 200


@dataclass(frozen=True, slots=True)
class RobustnessSettings:
    """What is doubted and how hard to look.

    What sizes allow is exact unless `exact` is False; `samples` is how often the rest is drawn
    (None is as often as the size allows), by `jobs` processes (None is 1, where nothing has to be
    drawn). `pairs` asks for pairwise winning beyond MOST_PAIRED options, `ranks` for every rank and
    for confidence factors beyond MOST_RANKED. `draws` are samples of uncertain scores from
    elsewhere.
    """

    vary: Vary = Vary.top
    weighting: Weighting = Weighting.any
    spread: float = SPREAD
    scores: Scores = Scores.stated
    samples: int | None = None
    seed: int = SEED
    jobs: int | None = None
    exact: bool = True
    pairs: bool = False
    ranks: bool = False
    draws: JointDraws | None = None

    @property
    def is_nothing(self) -> bool:
        """Whether neither weights nor scores are doubted."""
        return self.weighting is Weighting.stated and self.scores is Scores.stated


@dataclass(frozen=True, eq=False)
class Robustness:
    """The SMAA-2 indices of the rows of a matrix (Lahdelma & Salminen 2001), in their order there.

    A share, 0–1, is one of all weightings of the region, and of all scores where those are drawn.
    The options are the rows of the matrix: those of `ranking`, and perhaps more.
    """

    ranking: Ranking
    region: WeightSet
    varied: RobustnessSettings
    acceptability: Array
    """(options, ranks): the share that puts an option at rank 1, 2, …, or at the first and the last
    one alone where there are more than MOST_RANKED options and nobody asked."""
    is_first: Flags
    """(options,): whether some share puts it first."""
    central_weights: Array
    """(options, paths): the mean of the weights that put an option first, else zeros."""
    pairs: Array | None
    """(options, options): [i, j] the share with i above j; None where there are more than
    MOST_PAIRED options and nobody asked."""
    expected_rank: Array
    """(options,): 1 is best."""
    samples: int | None = None
    """How often was drawn; None where all is exact."""
    standard_error: Array | None = None
    """As `acceptability`, of which it is; None where that is exact."""
    is_pairwise_exact: bool = True
    """Whether `expected_rank` and any `pairs` are exact, also beside drawn ranks."""
    uncertain_cells: int = 0
    """How many values were drawn."""
    confidence_factor: Array | None = None
    """(options,): the share of scores that puts an option first at its central weights; None where
    scores are as stated, and where not every rank is kept."""

    @property
    def pairwise(self) -> Array:
        """The pairs where they were compared."""
        assert self.pairs is not None
        return self.pairs

    @property
    def space(self) -> WeightSpace:
        return self.region.space

    @property
    def matrix(self) -> ValueMatrix:
        return self.region.space.matrix

    @cached_property
    def verdict(self) -> Verdict:
        """The verdict on the ranking under the weights in force, whatever is varied here."""
        return verdict(self.ranking)

    @property
    def rating(self) -> Rating | None:
        """The verdict with the share in which the leader is first; None for one option alone."""
        leader = self.matrix.row_of(self.ranking.ranked[0].option)
        return rating(self.verdict, float(self.acceptability[leader, 0]))

    @property
    def mean_weights(self) -> Array | None:
        """The mean of all weightings, (paths,): in closed form where there is one, else of those
        drawn, which is that of the central weights by share unless options tied for first."""
        closed = self.region.mean_weights
        if closed is not None or self.has_ties_for_first:
            return closed
        mean: Array = (self.acceptability[:, [0]] * self.central_weights).sum(axis=0)
        return mean

    @property
    def first_shares(self) -> list[tuple[str, float]]:
        """Every option with the share that puts it first, the largest first, then by id."""
        shares = zip(self.matrix.options, self.acceptability[:, 0].tolist(), strict=True)
        return sorted(shares, key=lambda pair: (-pair[1], pair[0]))

    @property
    def has_ties_for_first(self) -> bool:
        """Whether options tie for first in part of the whole, so that the shares that put them
        first add up to more than 1."""
        return float(self.acceptability[:, 0].sum()) > 1.0 + CLOSE_SHARE

    @property
    def has_ranks(self) -> bool:
        """Whether `acceptability` has every rank."""
        options, kept = self.acceptability.shape
        return bool(options == kept)

    @property
    def ranks_kept(self) -> tuple[int, ...]:
        """The ranks whose shares are the columns of `acceptability`."""
        options = len(self.acceptability)
        return tuple(range(1, options + 1)) if self.has_ranks else (1, options)

    @property
    def is_cut_short(self) -> bool:
        """Whether fewer draws than SAMPLES were made, and nobody said how many to make."""
        is_asked = self.varied.samples is not None or self.varied.draws is not None
        return not is_asked and self.samples is not None and self.samples < SAMPLES

    def worse_than(self, rank: int) -> Array:
        """The share that puts each option at a worse rank, (options,), where every rank is kept."""
        worse: Array = self.acceptability[:, rank:].sum(axis=1)
        return worse

    @property
    def largest_standard_error(self) -> float | None:
        """That of the share that is known least exactly, None where all are exact."""
        return None if self.standard_error is None else float(self.standard_error.max())

    @property
    def is_acceptability_exact(self) -> bool:
        return self.standard_error is None


def robustness(
    project: Project,
    settings: Settings,
    varied: RobustnessSettings,
    progress: Progress = in_silence,
) -> Robustness:
    """The robustness of a project's ranking under settings; raises InputError for settings that
    cannot be, for jobs where nothing is drawn, and where a process of several ends early."""
    ranking = rank(project, settings)
    return robustness_of(ranking, ranking, varied, progress)


def robustness_of(
    ranking: Ranking,
    matrix: ValueMatrix,
    varied: RobustnessSettings,
    progress: Progress = in_silence,
) -> Robustness:
    """The robustness of the rows of a matrix: those of a ranking, and perhaps more, under the same
    weights. Scores are drawn for a ranking's own rows alone. Raises InputError as `robustness`."""
    assert matrix is ranking or varied.scores is Scores.stated
    region = WeightSet(weight_space(matrix, varied.vary), varied.weighting, varied.spread)
    has_pairs = varied.pairs or len(matrix.options) <= MOST_PAIRED
    has_ranks = varied.ranks or len(matrix.options) <= MOST_RANKED
    may_be_exact = varied.exact and varied.scores is Scores.stated
    if may_be_exact and region.is_acceptability_exact:
        if varied.jobs is not None:
            raise _no_work(varied.jobs)
        found = region.acceptability(progress, has_pairs=has_pairs, has_ranks=has_ranks)
        return _exact(ranking, region, varied, found)
    pairwise = None
    if has_pairs and may_be_exact and region.is_pairwise_exact:
        pairwise = region.pairwise(progress)
    cells: tuple[UncertainCell, ...] = ()
    if varied.scores is Scores.uncertain:
        cells = uncertain_cells(ranking, region.space, region.columns, varied.draws)
    simulation = Simulation(
        region.draws(),
        region.values,
        cells,
        varied.seed,
        varied.samples
        or _samples_of(varied, len(matrix.options) + len(cells) + len(region.space.paths)),
        has_pairs=has_pairs and pairwise is None,
        has_ranks=has_ranks,
    )
    return _sampled(ranking, region, varied, simulation, pairwise, progress)


def _exact(
    ranking: Ranking, region: WeightSet, varied: RobustnessSettings, found: Acceptability
) -> Robustness:
    """The indices where nothing has to be drawn."""
    return Robustness(
        ranking=ranking,
        region=region,
        varied=varied,
        acceptability=found.shares,
        is_first=found.is_first,
        central_weights=region.everywhere(found.central_weights),
        pairs=found.pairs,
        expected_rank=found.expected_ranks,
    )


def _samples_of(varied: RobustnessSettings, drawn: int) -> int:
    """How often is drawn where nobody says; each of joint draws as often as the others."""
    if varied.draws is None:
        return _samples(drawn)
    rows = varied.draws.samples
    return rows if varied.weighting is Weighting.stated else max(1, _samples(drawn) // rows) * rows


def _samples(drawn: int) -> int:
    """How often is drawn where nobody says: so often that numbers drawn once, weights, totals and
    scores, are MOST_DRAWN in all, in two digits, and often enough for walks."""
    if drawn * SAMPLES <= MOST_DRAWN:
        return SAMPLES
    most = MOST_DRAWN // drawn
    unit = int("1" + "0" * max(0, len(str(most)) - 2))
    return max(LEAST_WALKED, most // unit * unit)


def _sampled(
    ranking: Ranking,
    region: WeightSet,
    varied: RobustnessSettings,
    simulation: Simulation,
    pairwise: Array | None,
    progress: Progress,
) -> Robustness:
    """The indices by simulation (Tervonen & Lahdelma 2007).

    pairwise: (options, options), where it is exact; else it is counted in the same draws if it is
    wanted at all. Raises InputError where these are too few to know how far off they are.
    """
    samples, is_pairwise_exact = simulation.samples, pairwise is not None
    jobs = varied.jobs or 1
    tally = _tally(simulation, jobs, progress)
    if tally.squares is not None and samples < LEAST_WALKED:
        raise _too_few(samples)
    shares = tally.ranks / samples
    central = _central_weights(region, tally)
    confidence = None
    if varied.scores is Scores.uncertain and simulation.has_ranks:
        at = central[:, region.columns]
        at[tally.ranks[:, 0] == 0] = np.nan
        task = partial(first_at, simulation, at)
        parts = _spread_out(task, simulation.chunks, jobs, progress)
        confidence = np.asarray(sum(parts)) / samples
    if pairwise is not None:
        expected = expected_ranks(pairwise)
    else:
        pairwise = None if tally.pairs is None else tally.pairs / samples
        expected = tally.rank_sums / samples
    return Robustness(
        ranking=ranking,
        region=region,
        varied=varied,
        acceptability=shares,
        is_first=tally.ranks[:, 0] > 0,
        central_weights=central,
        pairs=pairwise,
        expected_rank=expected,
        samples=samples,
        standard_error=_standard_errors(tally, varied),
        is_pairwise_exact=is_pairwise_exact,
        uncertain_cells=len(simulation.cells),
        confidence_factor=confidence,
    )


def _too_few(samples: int) -> InputError:
    return refuse(
        "out-of-range",
        f"{samples:,} samples are too few for weights within these ranges",
        f"ask for {LEAST_WALKED:,} or more",
        asked=Asked("samples", str(samples)),
    )


def _no_work(jobs: int) -> InputError:
    return refuse(
        "not-taken",
        Template("`$jobs` shares out what is drawn, and here nothing is"),
        Template("leave it out; `$exact no` draws all"),
        asked=Asked("jobs", str(jobs)),
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
    except ProcessEnded:
        raise refuse(
            "process-ended",
            "a process ended before its part was done",
            Template("try fewer `$jobs`: each takes memory"),
            asked=Asked("jobs", str(jobs)),
        ) from None


def _central_weights(region: WeightSet, tally: Tally) -> Array:
    """The mean of the weights drawn that put each option first, (options, paths): zeros where none
    did, and rows else adding up to 1."""
    if region.weighting is Weighting.stated:
        weights = np.repeat(region.space.shares[np.newaxis], len(tally.ranks), axis=0)
    else:
        counts = np.maximum(tally.ranks[:, [0]], 1)
        weights = region.everywhere(tally.weight_sums / (counts * float(WHOLE)))
    weights[tally.ranks[:, 0] == 0] = 0.0
    return weights


def _standard_errors(tally: Tally, varied: RobustnessSettings) -> Array:
    """Each share's standard error, as `tally.ranks`: binomial where draws are independent, else
    from how the walks differ; of joint draws no less than their own number leaves."""
    shares = tally.ranks / tally.draws
    independent = min(tally.draws, varied.draws.samples if varied.draws else tally.draws)
    errors: Array = np.sqrt(shares * (1.0 - shares) / independent)
    if tally.squares is None:
        return errors
    # Each walk is one independent draw of its own mean.
    walks = tally.draws // STEPS
    spread = tally.squares / walks - (STEPS * shares) ** 2
    of_walks = np.sqrt(np.maximum(spread, 0.0) / (walks - 1)) / STEPS
    return np.maximum(of_walks, errors) if varied.draws else of_walks
