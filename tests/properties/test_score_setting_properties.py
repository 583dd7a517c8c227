"""What must hold of every score that is set for a run, whatever the project."""

from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from belarus_options.model.options import Option
from belarus_options.model.project import Project
from belarus_options.model.score_settings import ScoreSetting
from belarus_options.model.settings import Settings
from belarus_options.studies.matrix.ranking import rank
from belarus_options.studies.scenarios import scenarios
from models import project

CRITERIA = {
    "level": {"weight": 2, "prefer": "more", "scale": {"0": "a", "1": "b", "2": "c"}},
    "measure": {"weight": 3, "prefer": "less", "scale": {"worst": 8, "best": 2}},
    "free": {"weight": 1, "prefer": "more"},
}
levels = st.integers(0, 2)
tenths = st.integers(-20, 120).map(lambda n: n / 10)
# On a leaf without a scale 0 and 9 are of options that nothing is set of, so that the anchors of
# the edited folder are the same.
VALUES = {"level": levels, "measure": tenths, "free": st.integers(1, 8)}


@st.composite
def scores(draw: st.DrawFn, leaf: str) -> Any:
    """A score with or without doubts and an entry for a scenario."""
    value = draw(VALUES[leaf])
    block: dict[str, Any] = {"value": value, "confidence": "low"}
    match draw(st.sampled_from(["none", "range", "distribution", "doubt"])):
        case "range":
            block["range"] = (min(value, 1), max(value, 2))
        case "distribution" if leaf != "level":
            block["distribution"] = {"uniform": {"low": value - 1, "high": value + 1}}
        case "doubt":
            block |= {"evidence": ("e",), "if_wrong": {"e": value + 1}}
    if draw(st.booleans()):
        block["scenarios"] = {"s": {"value": draw(VALUES[leaf])}}
    return block


@st.composite
def cases(draw: st.DrawFn) -> tuple[Project, ScoreSetting]:
    """A project of a few options, and a score to be set."""
    rows = {
        option: {leaf: draw(scores(leaf)) for leaf in CRITERIA}
        for option in ("a", "b", "c")[: draw(st.integers(1, 3))]
    }
    ends = {end: {"level": 0, "measure": 5, "free": at} for end, at in (("y", 0), ("z", 9))}
    option, leaf = draw(st.sampled_from(sorted(rows))), draw(st.sampled_from(sorted(CRITERIA)))
    setting = ScoreSetting(option, leaf, float(draw(VALUES[leaf])))
    return project(CRITERIA, rows | ends, scenarios=["s", "t"]), setting


def in_the_files(given_project: Project, setting: ScoreSetting, scenario: str | None) -> Project:
    """The project with the score edited and settled, in a scenario or outside any."""
    option = given_project.options[setting.option]
    data = option.model_dump(exclude_none=True)
    score = data["scores"][setting.path]
    inherited = ("confidence", "evidence", *(["scenarios"] if scenario is None else []))
    edited = {key: score[key] for key in inherited if key in score}
    edited |= {"value": setting.value, "settled": True}
    if scenario is None:
        data["scores"][setting.path] = edited
    else:
        score["scenarios"] = {**score.get("scenarios", {}), scenario: edited}
    return given_project._replace(
        options={**given_project.options, setting.option: Option.model_validate(data)},
    )


@given(cases(), st.sampled_from([None, "s", "t"]))
def test_a_set_score_is_the_one_edited_and_settled(
    case: tuple[Project, ScoreSetting], scenario: str | None
) -> None:
    """Value, range, distribution and doubts, in a scenario as outside any: every study starts from
    the same matrix and the same scores."""
    given_project, setting = case
    found = rank(given_project, Settings(scenario=scenario, scores=(setting,)))
    edited = rank(in_the_files(given_project, setting, scenario), Settings(scenario=scenario))
    assert np.array_equal(found.values, edited.values)
    assert np.array_equal(found.plausible, edited.plausible)
    assert np.array_equal(found.settled, edited.settled)
    assert found.exact_totals.nearest().tolist() == edited.exact_totals.nearest().tolist()
    for row, others in zip(found.scores, edited.scores, strict=True):
        assert [s.model_dump(exclude={"scenarios"}) for s in row] == [
            s.model_dump(exclude={"scenarios"}) for s in others
        ]


@given(cases())
def test_beside_all_scenarios_a_set_score_is_the_base_value(
    case: tuple[Project, ScoreSetting],
) -> None:
    """A scenario with an entry of its own keeps it."""
    given_project, setting = case
    found = scenarios(given_project, Settings(scores=(setting,)))
    edited = scenarios(in_the_files(given_project, setting, None))
    assert np.array_equal(found.totals, edited.totals)
    assert np.array_equal(found.regrets, edited.regrets)


@given(tenths)
def test_a_set_score_moves_no_anchors(value: float) -> None:
    """On a leaf without a scale it is worth what it is between those of the files, or beyond."""
    rows = {"a": {"x": 2}, "b": {"x": 4}, "c": {"x": 7}}
    given_project = project({"x": {"prefer": "more"}}, rows)
    ranking = rank(given_project, Settings(scores=(ScoreSetting("c", "x", value),)))
    assert (ranking.scales[0].worst, ranking.scales[0].best) == (2, 7)
    assert ranking.values[2, 0] == (value * 10 - 20) * 2
