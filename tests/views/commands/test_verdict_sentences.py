"""What is said of a first place: true as it stands, with what was varied in the same sentence."""

from typing import Any

import pytest

from belarus_options.model.project import Project
from belarus_options.model.settings import AS_STATED, Settings
from belarus_options.model.weights import WeightSetting, WeightValue
from belarus_options.studies.matrix.ranking import rank
from belarus_options.studies.verdict import verdict
from belarus_options.views.commands.verdict_sentences import verdict_data, verdict_sentence
from models import matrix, project
from wording import text

ONLY = {"only": {"prefer": "more", "scale": {"0": "low", "1": "middle", "2": "high"}}}
SPREAD = {"uniform": {"low": 0, "high": 10}}
SET = Settings(weights=(WeightSetting("c0", WeightValue(2.0, False)),))


def said(given: Project, settings: Settings = AS_STATED) -> str:
    return text(verdict_sentence(verdict(rank(given, settings)), settings))


def of_levels(**scores: Any) -> Project:
    return project(ONLY, {option: {"only": score} for option, score in scores.items()})


@pytest.mark.parametrize(
    ("given", "settings", "sentence"),
    [
        (
            of_levels(x={"value": 2, "range": (0, 2)}, y=1),
            AS_STATED,
            "No clear winner: x leads y by 50.0 points, and one score alone, within its stated"
            " range, turns that round: with x on only at 0 instead of 2, y is 50.0 ahead.",
        ),
        (
            of_levels(x=2, y=1),
            AS_STATED,
            "Clear: x leads y by 50.0 points and has nothing ahead of it when any one score moves"
            " by one step or to an end of its stated range, weights as stated, though one ties with"
            " it.",
        ),
        (
            of_levels(x={"value": 2, "range": (2, 2)}, y={"value": 1, "range": (1, 1)}),
            AS_STATED,
            "Clear: x leads y by 50.0 points and stays first when any one score moves by one step"
            " or to an end of its stated range (settled scores aside), weights as stated.",
        ),
        (
            matrix([[9, 9], [2, 2]], [1, 1], 0, 10),
            SET,
            "Clear: o0 leads o1 by 70.0 points and stays first when any one score moves by one step"
            " or to an end of its stated range, weights as set.",
        ),
        (
            matrix([[9.5], [9], [9]], [1], 0, 10),
            AS_STATED,
            "No clear winner: o0 leads o1 and o2 by 5.0 points, and one score alone, moved by one"
            " step, turns that round: with o0 on c0 at 8.5 instead of 9.5, o1 and o2 tie for first,"
            " 5.0 ahead.",
        ),
        (
            project(
                {"cost": {"scale": {"worst": 0, "best": 10}}},
                {"a": {"cost": {"value": 9, "distribution": SPREAD}}, "b": {"cost": 6}},
            ),
            AS_STATED,
            "No clear winner: a leads b by 30.0 points, and one score alone, within the plausible"
            " range of its distribution, turns that round: with a on cost at 0 instead of 9, b is"
            " 60.0 ahead.",
        ),
        (
            matrix([[5, 5], [5, 5], [1, 1]], [1, 1], 0, 10),
            AS_STATED,
            "No clear winner: o0 and o1 tie for first, 40.0 points ahead of o2.",
        ),
        (of_levels(x=1, y=1), AS_STATED, "No clear winner: x and y tie for first."),
        (
            of_levels(x=1),
            AS_STATED,
            "x is the only option: it has no rival, so there is no verdict.",
        ),
    ],
)  # fmt: skip
def test_each_verdict_says_what_it_rests_on(
    given: Project, settings: Settings, sentence: str
) -> None:
    """One result, one sentence: by a range, by a step, by neither; ties as ties; nobody to beat."""
    assert said(given, settings) == sentence


def test_the_data_of_a_verdict_are_plain() -> None:
    """What JSON holds of it, and nothing where there is nothing."""
    found = verdict_data(verdict(rank(of_levels(x={"value": 2, "range": (0, 2)}, y=1))))
    assert found == {
        "outcome": "no clear winner",
        "leaders": ["x"],
        "rivals": ["y"],
        "lead": 50.0,
        "deciding": {
            "option": "x",
            "criterion": "only",
            "from": 2.0,
            "to": 0.0,
            "reach": "stated range",
            "first": ["y"],
            "lead": -50.0,
        },
        "deciding_scores": 1,
        "within_range": 1,
        "least_lead": -50.0,
    }
    alone = verdict_data(verdict(rank(of_levels(x=1))))
    assert (alone["outcome"], alone["lead"], alone["deciding"]) == ("no rival", None, None)
