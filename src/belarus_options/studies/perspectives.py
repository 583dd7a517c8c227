"""Who would choose what under whose weights, how far they agree, and where they could meet."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TypeVar

import numpy as np

from belarus_options.methods import additive, dominance
from belarus_options.methods.arrays import Array, Flags, Whole
from belarus_options.methods.rankings import aggregation as rank_aggregation
from belarus_options.methods.rankings.aggregation import MOST_KEMENY_OPTIONS, KemenyOrders
from belarus_options.methods.tolerances import TIE
from belarus_options.model.layout import PERSPECTIVES_FILE
from belarus_options.model.problem import Asked, InputError, Problem, Template
from belarus_options.model.project import Project
from belarus_options.model.settings import AS_STATED, Settings
from belarus_options.studies.disagreement import Disagreement, disagreements
from belarus_options.studies.matrix.ranking import Ranking, rank

Name = TypeVar("Name")

# Most of Kemeny's orders that are listed where several do equally well.
MOST_KEMENY_ORDERS = 20


@dataclass(frozen=True, eq=False)
class Perspectives:
    """Every perspective's ranking of the same options by the same scores, and what follows.

    Rows of perspectives are by id, columns of options in the order of the reference's `options`.
    """

    reference: Ranking
    """The ranking by the weights of criteria.yaml, which has no vote."""
    perspectives: tuple[str, ...]
    """Their ids."""
    rankings: tuple[Ranking, ...]
    ranks: Whole
    """(perspectives, options): 1 is best, options that tie share a rank."""
    totals: Array
    """(perspectives, options): 0–100."""
    losses: Array
    """(perspectives, options): a perspective's best total less this one's, in points."""
    kendall_w: float | None
    """0–1; None where no perspective tells any two options apart."""
    kendall_tau: tuple[tuple[float | None, ...], ...]
    """(perspectives, perspectives): −1 to 1; None where one of the two ties all options."""
    borda: Array
    """(options,): points, higher is better."""
    rank_sums: Array
    """(options,): lower is better."""
    copeland: Whole
    """(options,): wins less losses, higher is better."""
    preferred: Whole
    """(options, options): [a, b] how many perspectives have a above b."""
    kemeny: KemenyOrders | None
    """None where there are too many options."""
    dominators: Flags
    """(options, options): [a, b] whether every perspective has a as high as b, and one higher."""
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
        """The options with the least of these losses, (options,), in points."""
        paired = zip(self.options, losses.tolist(), strict=True)
        return tuple(option for option, loss in paired if loss <= least + TIE)

    def hardest_hit(self, option: str) -> tuple[str, ...]:
        """The perspectives that an option costs most; none where it costs nobody anything."""
        losses = self.losses[:, self.reference.row_of(option)]
        worst = float(losses.max())
        if not worst > 0:
            return ()
        return tuple(
            perspective
            for perspective, loss in zip(self.perspectives, losses.tolist(), strict=True)
            if loss >= worst - TIE
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
        above = self.dominators[:, self.reference.row_of(option)]
        return tuple(other for other, is_above in zip(self.options, above, strict=True) if is_above)

    @property
    def dominated(self) -> tuple[str, ...]:
        return tuple(option for option in self.options if self.dominated_by(option))

    @property
    def borda_winners(self) -> tuple[str, ...]:
        """The options with the highest Borda count."""
        return tuple(_at_end(dict(zip(self.options, self.borda.tolist(), strict=True)), max))

    @property
    def copeland_winners(self) -> tuple[str, ...]:
        """The options with the highest Copeland score."""
        return tuple(_at_end(dict(zip(self.options, self.copeland.tolist(), strict=True)), max))

    @property
    def kemeny_winners(self) -> tuple[str, ...]:
        """The options that one of Kemeny's orders begins with, where they are looked for."""
        return self._named(self.kemeny.firsts) if self.kemeny else ()

    @property
    def kemeny_rankings(self) -> tuple[tuple[str, ...], ...]:
        """Those of Kemeny's orders that are listed, each best option first."""
        return tuple(map(self._named, self.kemeny.orders)) if self.kemeny else ()

    def _named(self, rows: Iterable[int]) -> tuple[str, ...]:
        return tuple(self.options[row] for row in rows)

    @property
    def preference_count(self) -> int:
        """How often a perspective puts one option above another."""
        return int(self.preferred.sum())

    def closest_to(self, row: int) -> dict[str, float]:
        """The perspectives with the highest tau-b beside one, and it; none where there is no
        tau-b."""
        return _at_end(self._taus_of(row), max)

    def furthest_from(self, row: int) -> dict[str, float]:
        """The perspectives with the lowest tau-b beside one, and it; none where there is no
        tau-b."""
        return _at_end(self._taus_of(row), min)

    def _taus_of(self, row: int) -> dict[str, float]:
        taus = zip(self.perspectives, self.kendall_tau[row], strict=True)
        own = self.perspectives[row]
        return {other: tau for other, tau in taus if other != own and tau is not None}

    @property
    def most_alike(self) -> dict[tuple[str, str], float]:
        """The pairs of perspectives with the highest tau-b, and it."""
        return _at_end(self._pair_taus, max)

    @property
    def least_alike(self) -> dict[tuple[str, str], float]:
        """The pairs of perspectives with the lowest tau-b, and it."""
        return _at_end(self._pair_taus, min)

    @property
    def _pair_taus(self) -> dict[tuple[str, str], float]:
        return {
            (self.perspectives[row], self.perspectives[column]): tau
            for row, column in combinations(range(len(self.perspectives)), 2)
            if (tau := self.kendall_tau[row][column]) is not None
        }

    @property
    def dividing_criteria(self) -> dict[str, int]:
        """The nodes whose weight explains most of a disagreement about the first place, each with
        the number of those; the largest number first, then by path."""
        counted = Counter(pair.criterion for pair in self.disagreements if pair.is_about_first)
        return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def perspectives(project: Project, settings: Settings = AS_STATED) -> Perspectives:
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


def _at_end(
    values: Mapping[Name, float], end: Callable[[Iterable[float]], float]
) -> dict[Name, float]:
    """Those with the highest or the lowest of some values."""
    extreme = end(values.values()) if values else None
    return {name: value for name, value in values.items() if value == extreme}


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
