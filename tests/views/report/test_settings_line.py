"""What was set, in the line below the title: every weight in shares of its group."""

from belarus_options.model.score_settings import parse_score_setting
from belarus_options.model.settings import Settings
from belarus_options.model.weights import WeightSetting, parse_weight_setting
from belarus_options.views.report.settings_line import (
    settings_line,
    settings_line_for_all,
    settings_line_of_worlds,
)
from models import project
from wording import text

LEAF = {"prefer": "more", "scale": {"worst": 0, "best": 1}}
PROJECT = project(
    {
        "risk": {"weight": 76, **LEAF},
        "ethics": {
            "weight": 24,
            "criteria": {"aid": {"weight": 19, **LEAF}, "law": {"weight": 81, **LEAF}},
        },
    },
    {
        "a": {
            "risk": {"value": 1, "scenarios": {"war": 0.5, "peace": 0}},
            "ethics.aid": {"distribution": {"uniform": {"low": 0, "high": 1}}},
            "ethics.law": 1,
        }
    },
    scenarios=["war", "calm", "peace"],
    perspectives={"staff": {"name": "Staff", "weights": {"ethics": "40%"}}},
)


def settings(*weights: str, perspective: str | None = None) -> Settings:
    pairs = [weight.split("=") for weight in weights]
    return Settings(
        tuple(WeightSetting(path, parse_weight_setting(number)) for path, number in pairs),
        perspective,
    )


def line(*weights: str, perspective: str | None = None) -> str:
    return text(settings_line(PROJECT, settings(*weights, perspective=perspective)))


def test_nothing_set_is_nothing_said() -> None:
    """As the files state it."""
    assert line() == ""


def test_a_weight_is_said_as_a_share_before_and_after() -> None:
    """Whether a number, a share or a factor was given; below the top the group is named."""
    assert line("ethics=48") == "ethics 24% → 38.7%"
    assert line("ethics=x2") == "ethics 24% → 38.7%"
    assert line("ethics.aid=30%") == "ethics.aid 19% → 30% of ethics"


def test_shares_are_those_after_all_settings() -> None:
    """Two weights of one group change each other's."""
    assert line("risk=40%", "ethics=1") == "risk 76% → 40%; ethics 24% → 60%"


def test_the_weights_before_are_those_of_the_perspective() -> None:
    """They are in force before any that is given."""
    assert line("ethics=50%", perspective="staff") == "perspective staff; ethics 40% → 50%"


def test_a_change_too_small_for_one_decimal_is_seen() -> None:
    """Two different shares never look alike."""
    assert line("ethics=24.001") == "ethics 24% → 24.001%"


def test_for_all_perspectives_it_says_what_was_given() -> None:
    """Their shares differ, and those of criteria.yaml are called stated."""
    said = text(settings_line_for_all(PROJECT, settings("ethics=x2", "ethics.aid=30%")))
    assert said == (
        "ethics=x2 for all (stated 24% → 38.7%);"
        " ethics.aid=30% for all (stated 19% → 30% of ethics)"
    )


def test_a_score_is_said_before_and_after() -> None:
    """What was its best estimate, in the scenario where one is set; in all of them, which keep
    entries of their own."""
    scores = tuple(parse_score_setting(f"a/{given}", "") for given in ("risk=0.25", "ethics.aid=1"))
    set_ = Settings(scores=scores)
    assert text(settings_line(PROJECT, set_)) == "risk of a 1 → 0.25; ethics.aid of a 0.5 → 1"
    assert text(settings_line(PROJECT, Settings(scenario="war", scores=scores[:1]))) == (
        "scenario war; risk of a 0.5 → 0.25"
    )
    assert text(settings_line_of_worlds(PROJECT, set_)) == (
        "risk of a 1 → 0.25, but not in war or peace; ethics.aid of a 0.5 → 1"
    )
