"""Which option comes first, by how much, and what each criterion adds to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from belarus_options.methods.arrays import Array, Flags
from belarus_options.model.options import ScoreBlock
from belarus_options.model.problem import Asked, Template, refuse
from belarus_options.model.project import Project
from belarus_options.model.settings import (
    AS_STATED,
    Settings,
    check_settings,
    known_option,
    options_under,
    refuse_screened,
    screened_out,
    weights_under,
)
from belarus_options.studies.matrix import values as value_study
from belarus_options.studies.matrix.value_matrix import ValueMatrix
from belarus_options.studies.matrix.values import LeafScale


@dataclass(frozen=True, eq=False, kw_only=True)
class Ranking(ValueMatrix):
    """The matrix of a project's options under settings, with everything that it came from."""

    project: Project
    settings: Settings
    scales: tuple[LeafScale, ...]
    """(leaves,): the leaves with their anchors."""
    scores: tuple[tuple[ScoreBlock, ...], ...]
    """(options, leaves): in the scenario of the settings, and as they set them."""
    measures: Array
    """(options, leaves): best estimates, on each leaf's own scale."""

    @cached_property
    def has_screened(self) -> bool:
        """Whether an option of the folder is screened out."""
        return bool(screened_out(self.project, self.settings))

    @cached_property
    def with_screened(self) -> "Ranking":
        """The ranking with the options put back that are screened out: itself where none is."""
        if not self.has_screened:
            return self
        return rank(self.project, self.settings._replace(includes_screened=True))

    @cached_property
    def plausible(self) -> tuple[Array, Array]:
        """The low and the high end of every score's plausible range, (options, leaves) both, on
        each leaf's own scale: equal where a score has no range."""
        lows, highs = self.measures.copy(), self.measures.copy()
        for row, column, score in self._spread:
            lows[row, column], highs[row, column] = score.plausible
        lows.flags.writeable = highs.flags.writeable = False
        return lows, highs

    @cached_property
    def doubted(self) -> frozenset[tuple[str, str]]:
        """The scores whose plausible range is no point, by option and leaf."""
        low, high = self.plausible
        rows, columns = (places.tolist() for places in np.nonzero(low != high))
        leaves = self.tree.leaves
        pairs = zip(rows, columns, strict=True)
        return frozenset((self.options[row], leaves[column].path) for row, column in pairs)

    @cached_property
    def shared_doubt(self) -> tuple[str, ...]:
        """The leaves on which options share doubt, by path."""
        leaves = self.tree.leaves
        return tuple(x.path for x in leaves if x.shared is not None and not x.shared.is_certain)

    @cached_property
    def settled(self) -> Flags:
        """Which scores follow from what the option is, (options, leaves): nothing varies them."""
        flags = np.zeros(self.measures.shape, dtype=np.bool_)
        for row, column, score in self._spread:
            flags[row, column] = score.is_settled
        flags.flags.writeable = False
        return flags

    @cached_property
    def _spread(self) -> list[tuple[int, int, ScoreBlock]]:
        """The scores that say more of where they can be than a value. In a large project they are
        few, and to ask every score takes the time, so it is done once."""
        return [
            (row, column, score)
            for row, scored in enumerate(self.scores)
            for column, score in enumerate(scored)
            if score.range is not None or score.settled or score.distribution is not None
        ]


def rank(
    project: Project, settings: Settings = AS_STATED, among: Sequence[str] | None = None
) -> Ranking:
    """Ranks a project's options under settings; raises InputError for settings that cannot be.

    among: the ids of the options, in their order, where others are not to be chosen anew: what was
    kept under other scores stays.
    """
    weights = weights_under(project, settings)
    options = options_under(project, settings) if among is None else tuple(among)
    scores = value_study.scores(project, options, settings)
    measures, means = value_study.measures(scores)
    measures.flags.writeable = False
    scales = value_study.leaf_scales(project)
    exact = value_study.ratios(scales, measures, means)
    return Ranking(
        names={option: project.options[option].name for option in options},
        tree=project.tree,
        weights=weights,
        values=np.stack([column.nearest() for column in exact], axis=1),
        given_ratios=exact,
        project=project,
        settings=settings,
        scales=scales,
        scores=scores,
        measures=measures,
    )


def rank_with(
    project: Project, asked: tuple[str, ...], settings: Settings, setting: str
) -> Ranking:
    """The ranking that options are in which were asked for by a setting; raises InputError where
    one is no option, not among those that are set, or screened out."""
    check_settings(project, settings)
    for option in asked:
        known_option(project, option, setting)
        if settings.options is not None and option not in settings.options:
            raise refuse(
                "bad-option",
                f"`{option}` is not among the options set",
                Template(f"add `$option {option}`"),
                asked=Asked(setting, " ".join(asked)),
            )
    refuse_screened(asked, screened_out(project, settings), setting)
    return rank(project, settings)
