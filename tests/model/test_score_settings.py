"""Scores that are set on the command line: how they are read, and what of them is wrong."""

import pytest

from belarus_options.model.score_settings import parse_score_setting, score_problems
from models import project

PROJECT = project(
    {
        "risk": {"criteria": {"war": {"prefer": "less", "scale": {"0": "None", "1": "Some"}}}},
        "cost": {"weight": 1, "prefer": "less", "scale": {"worst": 9, "best": 0}},
    },
    {"a": {"risk.war": 0, "cost": 3}, "b": {"risk.war": 1, "cost": 4}},
)


@pytest.mark.parametrize(
    ("given", "value"), [("a/cost=-0", 0.0), (" a / cost = 1e1 ", 10.0), ("a/cost=.5", 0.5)]
)
def test_a_score_is_an_option_a_leaf_and_a_number_as_in_files(given: str, value: float) -> None:
    """Spaces do not count, and it is written in the shortest way."""
    setting = parse_score_setting(given, "")
    assert (setting.cell, setting.value) == ("a/cost", value)
    assert parse_score_setting(str(setting), "") == setting
    assert "-" not in str(setting)


@pytest.mark.parametrize("given", ["a/cost", "cost=1", "a/cost=1=2", "a/cost=", "a/cost=1e999"])
def test_what_is_no_score_is_refused(given: str) -> None:
    """Each part is needed, and the number has to be one that can be worked with."""
    with pytest.raises(ValueError, match="`"):
        parse_score_setting(given, "")


def test_all_that_is_wrong_is_found() -> None:
    """In their order, each with its argument; beyond the anchors of a measured scale is not."""
    given = ["a/cost=99", "c/risk.war=2", "a/risk=1", "a/cost=99"]
    problems = score_problems(PROJECT, [parse_score_setting(each, each) for each in given])
    assert [(problem.name, problem.argument) for problem in problems] == [
        ("unknown-option", given[1]),
        ("bad-level", given[1]),
        ("unknown-criterion", given[2]),
        ("bad-score", given[3]),
    ]
