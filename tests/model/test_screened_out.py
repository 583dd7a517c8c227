"""Which options fail: bounds are compared exactly, and tests by their answers alone."""

from typing import Any

import pytest

from belarus_options.model.project import Project
from belarus_options.model.score_settings import ScoreSetting
from belarus_options.model.screened_out import (
    bounded_leaves,
    failed_tests,
    failing,
    keeps,
    score_in_force,
)
from belarus_options.model.screening import Must, ScreeningTest
from models import project

CRITERIA = {
    "cost": {"prefer": "less", "weight": 1, "must": {"at-most": 100}},
    "reach": {
        "prefer": "more", "weight": 1, "scale": {"0": "a", "1": "b", "2": "c"},
        "must": {"at-least": 1},
    },
    "calm": {"prefer": "more", "weight": 1},
}  # fmt: skip
NO = {"passes": "no", "because": "It may not"}


def screened(scores: dict[str, dict[str, Any]], **answers: dict[str, Any]) -> Project:
    """A project with two tests and two bounds, and these answers by option."""
    keys: dict[str, Any] = {id: {"screening": given} for id, given in answers.items()}
    made = project(CRITERIA, scores, **keys)
    tests = {id: ScreeningTest(asks="?") for id in ("lawful", "feasible")}
    return made._replace(tests=tests)


@pytest.mark.parametrize(
    ("bound", "score", "passes"),
    [
        ({"at-most": 100}, 100.0, True),
        ({"at-most": 100}, 100.01, False),
        ({"at-most": 100}, -5.0, True),
        ({"at-least": 0.3}, 0.3, True),
        ({"at-least": 0.3}, 0.29999999999999993, False),
    ],
)
def test_a_score_that_is_equal_to_the_bound_passes(
    bound: dict[str, float], score: float, passes: bool
) -> None:
    """B.4.13: and the least that lies beyond it fails, in the decimals that the files hold."""
    assert keeps(Must.model_validate(bound), score) is passes


def test_the_mean_of_a_distribution_stands_for_the_score() -> None:
    """Of 0.1, 0.2 and 0.3 it is 0.2, and equal to a bound of 0.2."""
    spread = {"distribution": {"triangular": {"low": 0.1, "mode": 0.2, "high": 0.3}}}
    criteria = {"cost": {"prefer": "less", "must": {"at-most": 0.2}}}
    assert failing(project(criteria, {"a": {"cost": spread}})) == {}


def test_what_an_option_fails_is_listed_as_it_is_asked() -> None:
    """Tests in the order of the file, then leaves in that of the tree; who passes is not there."""
    made = screened(
        {
            "a": {"cost": 101, "reach": 0, "calm": 0},
            "b": {"cost": 100, "reach": 1, "calm": 0},
            "c": {"cost": 1, "reach": 0, "calm": 0},
        },
        a={"feasible": NO, "lawful": NO},
        b={"lawful": {"passes": "unclear", "because": "?"}, "feasible": {"passes": "yes"}},
    )
    assert [leaf.path for leaf in bounded_leaves(made)] == ["cost", "reach"]
    assert failing(made) == {"a": ("lawful", "feasible", "cost", "reach"), "c": ("reach",)}
    assert failed_tests(made, "a") == ("lawful", "feasible")
    assert failed_tests(made, "c") == ()


def test_the_score_in_force_decides() -> None:
    """A scenario's where one is chosen, and one that is set before either."""
    made = project(
        CRITERIA,
        {"a": {"cost": {"value": 90, "scenarios": {"s": 110}}, "reach": 2, "calm": 1}},
        scenarios=["s"],
    )
    set_lower = [ScoreSetting("a", "cost", 50.0)]
    assert failing(made) == {}
    assert failing(made, "s") == {"a": ("cost",)}
    assert failing(made, "s", set_lower) == {}
    assert score_in_force(made, "a", "cost", "s", set_lower).value == 50


def test_nothing_is_asked_where_there_is_nothing_to_pass() -> None:
    """Without a test and a bound nobody fails."""
    made = project({"cost": {"prefer": "less"}}, {"a": {"cost": 1}, "b": {"cost": 2}})
    assert failing(made) == {}
