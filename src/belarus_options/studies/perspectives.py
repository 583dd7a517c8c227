"""Who puts what first under whose weights, how far they agree, and where they can meet."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from belarus_options.methods.arrays import Array
from belarus_options.methods.tolerances import TIE
from belarus_options.model.layout import PERSPECTIVES_FILE
from belarus_options.model.problem import Asked, InputError, Problem, Template
from belarus_options.model.project import Project
from belarus_options.model.settings import AS_STATED, Settings, weights_under
from belarus_options.model.weights import Weights
from belarus_options.studies.comparing_rankings import RankingComparison
from belarus_options.studies.disagreement import Disagreement, disagreements
from belarus_options.studies.matrix.ranking import Ranking, rank
from belarus_options.studies.matrix.value_matrix import ValueMatrix

if TYPE_CHECKING:
    from belarus_options.studies.bundles.beside import Beside


@dataclass(frozen=True, eq=False)
class Perspectives:
    """Every perspective's ranking of the same options by the same scores, and what follows.

    Rows of perspectives are as written, columns of options in the order of the reference's
    `options`.
    """

    reference: Ranking
    """The ranking by the weights of criteria.yaml, which has no vote."""
    perspectives: tuple[str, ...]
    """Their ids."""
    matrices: tuple[ValueMatrix, ...]
    """The options under each perspective's weights, and any bundles below them."""
    comparison: RankingComparison
    """The perspectives' rankings beside each other, of the options alone."""
    places: RankingComparison
    """The same of all rows."""
    totals: Array
    """(perspectives, options): 0–100."""
    losses: Array
    """(perspectives, options): a perspective's best total less this one's, in points."""
    disagreements: tuple[Disagreement, ...]
    """Of the options alone."""
    beside: "Beside | None" = None
    """The named bundles where they stand beside the options; "options" are then all rows, but where
    it says that they are the options alone."""

    @property
    def matrix(self) -> ValueMatrix:
        """All rows by the weights of criteria.yaml."""
        return self.reference if self.beside is None else self.beside.matrix

    @property
    def options(self) -> tuple[str, ...]:
        return self.matrix.options

    @property
    def bundles(self) -> frozenset[str]:
        """The rows that are bundles."""
        return frozenset(self.options) - frozenset(self.reference.options)

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
        losses = self.losses[:, self.matrix.row_of(option)]
        worst = float(losses.max())
        if not worst > 0:
            return ()
        return tuple(
            perspective
            for perspective, loss in zip(self.perspectives, losses.tolist(), strict=True)
            if loss >= worst - TIE
        )

    @property
    def dividing_criteria(self) -> dict[str, int]:
        """The nodes whose weight explains most of a disagreement about the first place, each with
        the number of those; the largest number first, then by path."""
        counted = Counter(pair.criterion for pair in self.disagreements if pair.is_about_first)
        return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def perspectives(
    project: Project, settings: Settings = AS_STATED, *, has_bundles: bool = False
) -> Perspectives:
    """Ranks a project's options under every perspective; raises InputError where there is none, and
    for settings that cannot be, one perspective among them. has_bundles: whether named bundles
    stand beside the options."""
    _check(project, settings)
    reference, beside = rank(project, settings), None
    if has_bundles:
        from belarus_options.studies.bundles.beside import beside as beside_options

        beside = beside_options(project, settings)
    whole: ValueMatrix = reference if beside is None else beside.matrix
    ids = tuple(project.perspectives)
    weights = _weights(project, settings, ids)
    matrices = tuple(map(whole.under, weights))
    alone = matrices if beside is None else tuple(map(reference.under, weights))
    comparison = _comparison(ids, alone)
    return Perspectives(
        reference=reference,
        perspectives=ids,
        matrices=matrices,
        comparison=comparison,
        places=comparison if beside is None else _comparison(ids, matrices),
        totals=np.stack([matrix.totals for matrix in matrices]),
        losses=np.stack([matrix.losses for matrix in matrices]),
        disagreements=disagreements(ids, alone),
        beside=beside,
    )


def _comparison(ids: tuple[str, ...], matrices: Sequence[ValueMatrix]) -> RankingComparison:
    ranks = np.stack([matrix.ranks for matrix in matrices])
    return RankingComparison(ids, matrices[0].options, ranks)


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


def _weights(project: Project, settings: Settings, ids: tuple[str, ...]) -> list[Weights]:
    found, problems = [], []
    for perspective in ids:
        try:
            found.append(weights_under(project, settings._replace(perspective=perspective)))
        except InputError as error:
            problems += [
                problem._replace(message=f"{problem.message} under perspective `{perspective}`")
                for problem in error.problems
            ]
    if problems:
        raise InputError(problems)
    return found
