"""Which option comes first, by how much, and what each criterion adds to it."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from belarus_options.methods.arrays import Array, Flags
from belarus_options.model.options import ScoreBlock
from belarus_options.model.project import Project
from belarus_options.model.settings import AS_STATED, Settings, options_under, weights_under
from belarus_options.studies.matrix import values as value_study
from belarus_options.studies.matrix.value_matrix import ValueMatrix
from belarus_options.studies.matrix.values import LeafScale


@dataclass(frozen=True, eq=False)
class Ranking(ValueMatrix):
    """The matrix of a project's options under settings, with everything that it came from."""

    project: Project
    settings: Settings
    scales: tuple[LeafScale, ...]
    """(leaves,): the leaves with their anchors."""
    scores: tuple[tuple[ScoreBlock, ...], ...]
    """(options, leaves): in the scenario of the settings."""
    measures: Array
    """(options, leaves): best estimates, on each leaf's own scale."""

    @cached_property
    def plausible(self) -> tuple[Array, Array]:
        """The low and the high end of every score's plausible range, (options, leaves) both, on
        each leaf's own scale: equal where a score has no range."""
        ends = [[score.plausible for score in row] for row in self.scores]
        both = np.array(ends, dtype=np.float64).reshape(*self.measures.shape, 2)
        both.flags.writeable = False
        return both[:, :, 0], both[:, :, 1]

    @cached_property
    def settled(self) -> Flags:
        """Which scores follow from what the option is, (options, leaves): nothing varies them."""
        flags = [[score.is_settled for score in row] for row in self.scores]
        array = np.array(flags, dtype=np.bool_).reshape(self.measures.shape)
        array.flags.writeable = False
        return array


def rank(project: Project, settings: Settings = AS_STATED) -> Ranking:
    """Ranks a project's options under settings; raises InputError for settings that cannot be."""
    weights = weights_under(project, settings)
    options = options_under(project, settings)
    scores = value_study.scores(project, options, settings.scenario)
    measures = value_study.measures(scores)
    measures.flags.writeable = False
    scales = value_study.leaf_scales(project)
    return Ranking(
        names={option: project.options[option].name for option in options},
        tree=project.tree,
        weights=weights,
        values=value_study.values(scales, measures),
        project=project,
        settings=settings,
        scales=scales,
        scores=scores,
        measures=measures,
    )
