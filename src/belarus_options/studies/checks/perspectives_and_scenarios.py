"""Rules about perspectives, scenarios and assumptions: that each of them tells something apart."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from belarus_options.methods.tolerances import TIE
from belarus_options.model.finding import Finding
from belarus_options.model.layout import EVIDENCE_FILE, PERSPECTIVES_FILE, SCENARIOS_FILE
from belarus_options.model.options import Score
from belarus_options.model.problem import Place
from belarus_options.studies.matrix.ranking import Ranking, rank
from belarus_options.studies.stress import EvidenceLoss


def scenario_without_scores(ranking: Ranking) -> Iterator[Finding]:
    """Scenarios for which no option has a score of its own."""
    scored = _scored_scenarios(ranking)
    for scenario in ranking.project.scenarios:
        if scenario not in scored:
            yield Finding(
                "scenario-without-scores",
                f"no score says anything about `{scenario}`, so all is as without it",
                "give the scores that would differ an entry under `scenarios`, or take it out",
                place=Place(SCENARIOS_FILE, (scenario,), key=True),
            )


def idle_variant(ranking: Ranking) -> Iterator[Finding]:
    """Perspectives and scenarios under which every total is what it is without them."""
    project, settings = ranking.project, ranking.settings
    base = rank(project, replace(settings, perspective=None, scenario=None))
    for perspective in project.perspectives:
        changed = rank(project, replace(settings, perspective=perspective, scenario=None))
        if _same_totals(base, changed):
            yield Finding(
                "idle-variant",
                f"`{perspective}` changes no total, so it is no perspective of its own",
                "give it the weights in which it differs, or take it out",
                place=Place(PERSPECTIVES_FILE, (perspective,), key=True),
            )
    scored = _scored_scenarios(ranking)
    for scenario in project.scenarios:
        changed = rank(project, replace(settings, perspective=None, scenario=scenario))
        if scenario in scored and _same_totals(base, changed):
            yield Finding(
                "idle-variant",
                f"`{scenario}` changes no total, although scores have entries for it",
                "give the scores that would differ another value there, or take it out",
                place=Place(SCENARIOS_FILE, (scenario,), key=True),
            )


def one_ranking(ranking: Ranking) -> Iterator[Finding]:
    """Two perspectives or more that all rank the options alike."""
    project, settings = ranking.project, ranking.settings
    if len(project.perspectives) < 2 or len(project.options) < 2:
        return
    orders = {
        tuple((row.rank, row.option) for row in rank(project, under).ranked)
        for under in (replace(settings, perspective=id_) for id_ in project.perspectives)
    }
    if len(orders) == 1:
        first = next(iter(project.perspectives))
        yield Finding(
            "one-ranking",
            f"all {len(project.perspectives)} perspectives rank the options alike",
            "ask whether somebody who would choose otherwise is missing",
            place=Place(PERSPECTIVES_FILE, (first,), key=True),
        )


def load_bearing_assumption(ranking: Ranking) -> Iterator[Finding]:
    """Assumptions whose loss alone could put another option first."""
    for item in EvidenceLoss(ranking).items():
        if item.kind == "assumption" and item.loss.is_load_bearing:
            others = ", ".join(f"`{option}`" for option in item.loss.takes_over)
            yield Finding(
                "load-bearing-assumption",
                f"without the assumption `{item.id}`, {others} could be first",
                "find evidence for it, or say in the report that the answer rests on it",
                place=Place(EVIDENCE_FILE, ("evidence", item.id), key=True),
            )


def _scored_scenarios(ranking: Ranking) -> set[str]:
    scores: Iterator[Score] = (
        score for option in ranking.project.options.values() for score in option.scores.values()
    )
    return {scenario for score in scores for scenario in score.scenarios or ()}


def _same_totals(base: Ranking, changed: Ranking) -> bool:
    return bool((np.abs(base.totals - changed.totals) <= TIE).all())
