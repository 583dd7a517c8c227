"""Who would choose what under whose weights, how far they agree, and where they could meet."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from belarus_options.methods import additive, dominance, rank_aggregation
from belarus_options.methods.additive import TIE
from belarus_options.methods.rank_aggregation import MOST_KEMENY_OPTIONS, KemenyOrders
from belarus_options.model.layout import PERSPECTIVES_FILE
from belarus_options.model.problem import Asked, InputError, Problem, Template
from belarus_options.model.project import Project
from belarus_options.model.settings import Settings
from belarus_options.studies.disagreement import Disagreement, disagreements
from belarus_options.studies.ranking import Ranking, rank

Array = NDArray[np.float64]
Whole = NDArray[np.int64]

# Of Kemeny's orders that do equally well, at most so many are listed.
MOST_KEMENY_ORDERS = 20


@dataclass(frozen=True, eq=False)
class Perspectives:
    """Every perspective's ranking of the same options by the same scores, and what follows.

    `reference` is the ranking by the weights of criteria.yaml, which has no vote. The rows of
    `ranks`, `totals` and `losses`, (perspectives, options), are in the order of `perspectives` (by
    id), their columns in that of the reference's `options`. A loss is that perspective's best total
    less this one's, in points. `kendall_tau`, by pairs of rows, is None where one of the two ties
    all options. `borda`, `rank_sums` and `copeland` are (options,); of `rank_sums` alone less is
    better. `preferred`, (options, options), is how many perspectives have one above another.
    """

    reference: Ranking
    perspectives: tuple[str, ...]
    rankings: tuple[Ranking, ...]
    ranks: Whole
    totals: Array
    losses: Array
    kendall_w: float | None
    kendall_tau: tuple[tuple[float | None, ...], ...]
    borda: Array
    rank_sums: Array
    copeland: Whole
    preferred: Whole
    kemeny: KemenyOrders | None
    dominators: NDArray[np.bool_]
    disagreements: tuple[Disagreement, ...]

    @property
    def options(self) -> tuple[str, ...]:
        return self.reference.options

    @property
    def worst_losses(self) -> Array:
        """What each option costs the perspective that it costs most, in points: (options,)."""
        return np.asarray(self.losses.max(axis=0))

    @property
    def least_worst_loss(self) -> float:
        """The smallest of the worst losses, in points."""
        return float(self.worst_losses.min())

    @property
    def compromise(self) -> tuple[str, ...]:
        """The options whose worst loss is the smallest (minimax regret, Savage 1951, with
        perspectives for states of the world)."""
        return self._costing(self.worst_losses, self.least_worst_loss)

    @property
    def next_best(self) -> tuple[str, ...]:
        """The options with the smallest worst loss after those; none where there are no others."""
        taken = set(self.compromise)
        is_left = np.array([option not in taken for option in self.options])
        if not is_left.any():
            return ()
        left = np.where(is_left, self.worst_losses, np.inf)
        return self._costing(left, float(left.min()))

    def _costing(self, losses: Array, least: float) -> tuple[str, ...]:
        paired = zip(self.options, losses.tolist(), strict=True)
        return tuple(option for option, loss in paired if loss <= least + TIE)

    def hardest_hit(self, option: str) -> tuple[str, ...]:
        """The perspectives that an option costs most; none where it costs nobody anything."""
        losses = self.losses[:, self.options.index(option)]
        if not losses.max() > 0:
            return ()
        return tuple(
            perspective
            for perspective, loss in zip(self.perspectives, losses.tolist(), strict=True)
            if loss >= losses.max() - TIE
        )

    def firsts(self, row: int) -> tuple[str, ...]:
        """The options that a perspective puts first."""
        return self._at(row, int(self.ranks[row].min()))

    def lasts(self, row: int) -> tuple[str, ...]:
        """The options that a perspective puts last; all of them where it ties all."""
        return self._at(row, int(self.ranks[row].max()))

    def _at(self, row: int, rank: int) -> tuple[str, ...]:
        ranked = zip(self.options, self.ranks[row].tolist(), strict=True)
        return tuple(option for option, its_rank in ranked if its_rank == rank)

    def dominated_by(self, option: str) -> tuple[str, ...]:
        """The options that every perspective puts at least as high, and one puts higher."""
        above = self.dominators[:, self.options.index(option)]
        return tuple(other for other, is_above in zip(self.options, above, strict=True) if is_above)

    @property
    def dominated(self) -> tuple[str, ...]:
        return tuple(option for option in self.options if self.dominated_by(option))


def perspectives(project: Project, settings: Settings = Settings()) -> Perspectives:  # noqa: B008  # frozen
    """Ranks a project's options under every perspective; raises InputError where there is none, and
    for settings that cannot be, one perspective among them."""
    _check(project, settings)
    reference = rank(project, settings)
    ids = tuple(sorted(project.perspectives))
    rankings = _rankings(project, settings, ids)
    totals = np.stack([ranking.totals for ranking in rankings])
    ranks = np.stack([additive.competition_ranks(row) for row in totals])
    losses = totals.max(axis=1, keepdims=True) - totals
    # Who ties with the best loses nothing.
    losses = np.where(ranks == 1, 0.0, losses)
    preferred = rank_aggregation.preferences(ranks)
    is_small = len(reference.options) <= MOST_KEMENY_OPTIONS
    return Perspectives(
        reference=reference,
        perspectives=ids,
        rankings=rankings,
        ranks=ranks,
        totals=totals,
        losses=losses,
        kendall_w=rank_aggregation.kendall_w(ranks),
        kendall_tau=rank_aggregation.kendall_tau(ranks),
        borda=rank_aggregation.borda(ranks),
        rank_sums=rank_aggregation.rank_sums(ranks),
        copeland=rank_aggregation.copeland(preferred),
        preferred=preferred,
        kemeny=rank_aggregation.kemeny(preferred, MOST_KEMENY_ORDERS) if is_small else None,
        dominators=dominance.dominance(-ranks.T.astype(np.float64)),
        disagreements=disagreements(ids, rankings, ranks),
    )


def _check(project: Project, settings: Settings) -> None:
    problems = []
    asked = settings.perspective
    if asked is not None:
        help = "leave it out"
        if asked in project.perspectives:
            help += f"; `$score $perspective {asked}` ranks under one alone"
        problems.append(
            Problem(
                "all-perspectives",
                Template("this command compares all perspectives and takes no `$perspective`"),
                Template(help),
                asked=Asked("perspective", asked),
            )
        )
    if not project.perspectives:
        path = project.tree.top[0]
        problems.append(
            Problem(
                "no-perspectives",
                "this project has no perspectives",
                f"write {PERSPECTIVES_FILE} beside criteria.yaml, a line for each:"
                f" `somebody: {{name: Somebody, because: Why, weights: {{{path}: 60%}}}}`",
                file=PERSPECTIVES_FILE,
            )
        )
    if problems:
        raise InputError(problems)


def _rankings(project: Project, settings: Settings, ids: tuple[str, ...]) -> tuple[Ranking, ...]:
    rankings, problems = [], []
    for perspective in ids:
        try:
            rankings.append(rank(project, replace(settings, perspective=perspective)))
        except InputError as error:
            # The reference has the same options and scores, so what is wrong is a weight here.
            problems += [
                replace(problem, message=f"{problem.message} under perspective `{perspective}`")
                for problem in error.problems
            ]
    if problems:
        raise InputError(problems)
    return tuple(rankings)
