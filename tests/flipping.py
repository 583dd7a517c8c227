"""What a found change leads to, worked out by ranking again."""

from collections.abc import Mapping
from fractions import Fraction

import numpy as np

from belarus_options.methods.additive import contributions, totals
from belarus_options.methods.tolerances import TIE
from belarus_options.model.project import Project
from belarus_options.model.settings import AS_STATED, Settings
from belarus_options.model.weights import WeightSetting, WeightValue
from belarus_options.studies.flip.flip import TargetFlip
from belarus_options.studies.flip.scores import ScoreChange
from belarus_options.studies.matrix.ranking import Ranking, rank
from belarus_options.studies.matrix.weight_space import WeightSpace


def first_with(
    project: Project,
    to: Mapping[str, Fraction],
    settings: Settings = AS_STATED,
) -> set[str]:
    """Everyone at rank 1 where every node's weight is set, as floats, to what a change leads to."""
    numbers = tuple(WeightSetting(p, WeightValue(float(share), False)) for p, share in to.items())
    again = Settings(numbers, scenario=settings.scenario, options=settings.options)
    return {row.option for row in rank(project, again).leaders}


def first_after(ranking: Ranking, changes: tuple[ScoreChange, ...]) -> set[str]:
    """Everyone within a tie of the highest total after changes of scores; anchors stay."""
    measures = ranking.measures.copy()
    paths = [leaf.path for leaf in ranking.tree.leaves]
    for change in changes:
        measures[ranking.options.index(change.option), paths.index(change.criterion)] = change.to
    values = np.stack(
        [scale.values(measures[:, column]) for column, scale in enumerate(ranking.scales)], axis=1
    )
    weights = np.array([ranking.weights.global_[path] for path in paths])
    found = totals(contributions(values, weights))
    return {
        o for o, t in zip(ranking.options, found.tolist(), strict=True) if t >= found.max() - TIE
    }


def exact_lead(
    space: WeightSpace, target: TargetFlip, shares: tuple[Fraction, ...], part: Fraction
) -> Fraction:
    """By how much the best other option is ahead of a target, `part` of the way from the stated
    weights to others, in exact rationals of the values as they are."""
    way = [old + part * (new - old) for old, new in zip(space.exact_shares, shares, strict=True)]
    found = {
        option: sum((w * Fraction(v) for w, v in zip(way, row, strict=True)), Fraction(0))
        for option, row in zip(space.matrix.options, space.values.tolist(), strict=True)
    }
    own = found.pop(target.option)
    return max(found.values()) - own
