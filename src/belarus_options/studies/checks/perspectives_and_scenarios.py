"""Rules about perspectives and scenarios: that each of them tells something apart."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from belarus_options.model.finding import Finding
from belarus_options.model.layout import PERSPECTIVES_FILE, SCENARIOS_FILE
from belarus_options.model.problem import Place
from belarus_options.model.settings import in_world, weights_under
from belarus_options.studies.checks.rule import rule

if TYPE_CHECKING:
    from belarus_options.model.options import Score
    from belarus_options.studies.matrix.ranking import Ranking
    from belarus_options.studies.matrix.value_matrix import ValueMatrix


@rule(
    "warning",
    summary="No score has an entry for a scenario",
    why=(
        "A score without an entry for a scenario keeps its value there. Where none has one, "
        "the scenario is a name: totals and regrets are those of today, and they count once "
        "more in every rule that looks over all scenarios."
    ),
    fix=(
        "Go through the leaves and ask what would differ in that world; give those scores an "
        "entry under `scenarios` with its reason. If nothing would, take the scenario out."
    ),
    example="""\
# scenarios.yaml; no score in options/ has `scenarios: {thaw: ...}`
thaw:
  name: Relations improve
""",
)
def scenario_without_scores(ranking: "Ranking") -> Iterator[Finding]:
    """Scenarios for which no option has a score of its own."""
    scored = _scored_scenarios(ranking)
    for scenario in ranking.project.scenarios:
        if scenario not in scored:
            yield Finding(
                f"no score says anything about `{scenario}`, so all is as without it",
                "give the scores that would differ an entry under `scenarios`, or take it out",
                place=Place(SCENARIOS_FILE, (scenario,), key=True),
            )


@rule(
    "warning",
    summary="A perspective or a scenario changes no total",
    why=(
        "It is there to show what somebody else's weights, or another state of the world, make "
        "of the options. This one shows the same numbers again, which looks like agreement, "
        "and it has a vote in everything that counts perspectives or scenarios."
    ),
    fix=(
        "Check its paths and numbers: look for what repeats the other files. Give it "
        "what sets it apart, or take it out."
    ),
    example="""\
# perspectives.yaml; criteria.yaml has the same weights
planner:
  weights: {risk: 40, leverage: 60}
""",
)
def idle_variant(ranking: "Ranking") -> Iterator[Finding]:
    """Perspectives and scenarios under which every total is what it is without them."""
    from belarus_options.studies.matrix.ranking import rank

    project, settings = ranking.project, ranking.settings
    settings, kept = settings._replace(perspective=None, scenario=None), ranking.options
    base = rank(project, settings, kept)
    for perspective in project.perspectives:
        changed = base.under(weights_under(project, settings._replace(perspective=perspective)))
        if _same_totals(base, changed):
            yield Finding(
                f"`{perspective}` changes no total, so it is no perspective of its own",
                "give it the weights in which it differs, or take it out",
                place=Place(PERSPECTIVES_FILE, (perspective,), key=True),
            )
    scored = _scored_scenarios(ranking)
    for scenario in project.scenarios:
        world = in_world(project, settings, scenario)
        if scenario in scored and _same_totals(base, rank(project, world, kept)):
            yield Finding(
                f"`{scenario}` changes no total, although scores have entries for it",
                "give the scores that would differ another value there, or take it out",
                place=Place(SCENARIOS_FILE, (scenario,), key=True),
            )


@rule(
    "note",
    summary="All perspectives rank the options alike",
    why=(
        "If people who weigh things differently come to one ranking, it is firm, and worth "
        "saying. Or those who would choose otherwise were left out, or roles were given "
        "weights too much alike."
    ),
    fix=(
        "Ask who would choose another option, and give that role the weights it would defend. "
        "If there is none, say so."
    ),
    example="""\
# perspectives.yaml; under both the ranking is the same
planner:
  weights: {risk: 60, leverage: 40}
envoy:
  weights: {risk: 55, leverage: 45}
""",
)
def one_ranking(ranking: "Ranking") -> Iterator[Finding]:
    """Two perspectives or more that all rank the options alike."""
    project, settings = ranking.project, ranking.settings
    if len(project.perspectives) < 2 or len(project.options) < 2:
        return
    weights = (
        weights_under(project, settings._replace(perspective=perspective))
        for perspective in project.perspectives
    )
    orders = {
        tuple((row.rank, row.option) for row in ranking.under(each).ranked) for each in weights
    }
    if len(orders) == 1:
        first = next(iter(project.perspectives))
        yield Finding(
            f"all {len(project.perspectives)} perspectives rank the options alike",
            "ask whether somebody who would choose otherwise is missing",
            place=Place(PERSPECTIVES_FILE, (first,), key=True),
        )


def _scored_scenarios(ranking: "Ranking") -> set[str]:
    scores: Iterator[Score] = (
        score for option in ranking.project.options.values() for score in option.scores.values()
    )
    return {scenario for score in scores for scenario in score.scenarios or ()}


def _same_totals(base: "ValueMatrix", changed: "ValueMatrix") -> bool:
    import numpy as np

    from belarus_options.methods.tolerances import TIE

    return bool((np.abs(base.totals - changed.totals) <= TIE).all())
