"""Projects to look for changes in, and what a found change leads to when ranked again."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import numpy as np
from hypothesis import strategies as st

from belarus_options.methods.additive import contributions, totals
from belarus_options.methods.tolerances import TIE
from belarus_options.model.project import Project
from belarus_options.model.settings import AS_STATED, Settings
from belarus_options.model.weights import WeightSetting, WeightValue
from belarus_options.studies.flip.flip import TargetFlip
from belarus_options.studies.flip.scores import ScoreChange
from belarus_options.studies.matrix.ranking import Ranking, rank
from belarus_options.studies.matrix.weight_space import WeightSpace
from models import project


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


@st.composite
def trees(draw: st.DrawFn) -> Project:
    """Two to five options on two or three top criteria, some with branches below, of measured
    scales, even levels and bent value functions."""
    criteria: dict[str, Any] = {}
    leaves: dict[str, st.SearchStrategy[Any]] = {}
    for top in range(draw(st.integers(2, 3))):
        below = draw(st.integers(0, 3))
        weight = draw(st.integers(0 if top else 1, 9))
        if below == 0:
            block, leaves[f"c{top}"] = draw(_leaf())
            criteria[f"c{top}"] = {"weight": weight, **block}
            continue
        children = {}
        for child in range(below):
            block, leaves[f"c{top}.d{child}"] = draw(_leaf())
            children[f"d{child}"] = {"weight": draw(st.integers(0 if child else 1, 9)), **block}
        criteria[f"c{top}"] = {"weight": weight, "criteria": children}
    options = draw(st.integers(2, 5))
    rows = {f"o{i}": {path: draw(score) for path, score in leaves.items()} for i in range(options)}
    return project(criteria, rows)


@st.composite
def _leaf(draw: st.DrawFn) -> tuple[dict[str, Any], st.SearchStrategy[Any]]:
    kind = draw(st.sampled_from(["levels", "measured", "bent", "flat", "free"]))
    if kind == "levels":
        count = draw(st.integers(2, 5))
        prefer = draw(st.sampled_from(["more", "less"]))
        scale = {str(level): f"level {level}" for level in range(count)}
        return {"prefer": prefer, "scale": scale}, st.integers(0, count - 1)
    scores = st.integers(-2, 12).map(lambda n: n / 2)
    if kind == "free":
        return {"prefer": "more"}, scores
    block: dict[str, Any] = {"scale": {"worst": 5, "best": 0}}
    if kind == "bent":
        block["value_function"] = {"exponential": {"midpoint": draw(st.sampled_from([1, 4]))}}
    if kind == "flat":
        # In the middle and at both ends.
        points = {"5": 0, "4.5": 0, "4": 40, "2": 40, "1": 100, "0": 100}
        block["value_function"] = {"points": points}
    return block, scores
