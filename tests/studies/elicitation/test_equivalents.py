"""Points read back as steps on the heaviest scale."""

from typing import Any

from belarus_options.studies.elicitation.equivalents import Equivalent, equivalents
from judged import RISK, RISK_POINTS, judged


def read_back(criteria: dict[str, Any], points: dict[str, float]) -> list[Equivalent]:
    project = judged(criteria, {"swing": points})
    return list(equivalents(project, project.judgments[0]))


def test_a_swing_is_read_back_as_the_nearest_step() -> None:
    """Diversion 32.5 is about escalation 3 to 2 (37), regime-reading 47.5 about 2 to 0 (38), and
    ceded-field 70 about 3 to 0 (75)."""
    found = read_back(RISK, RISK_POINTS)
    assert [(e.path, e.step, e.worth) for e in found] == [
        ("regime-reading", (2, 0), 38),
        ("diversion", (3, 2), 37),
        ("ceded-field", (3, 0), 75),
    ]
    assert {e.heaviest for e in found} == {"escalation"}


def test_of_two_steps_as_near_the_one_that_ends_nearer_the_best() -> None:
    """Even levels: 25 points are every step of one; the best end is taken."""
    scale = {str(level): f"Level {level}" for level in range(5)}
    criteria = {"a": {"prefer": "less", "scale": scale}, "b": {}}
    (found,) = read_back(criteria, {"a": 100, "b": 25})
    assert found.step == (1, 0)


def test_on_a_measured_scale_the_step_is_worth_as_much() -> None:
    """From the worst, by the inverse of the value function."""
    criteria = {"a": {"scale": {"worst": 50, "best": 0}}, "b": {}}
    (found,) = read_back(criteria, {"a": 100, "b": 30})
    assert (found.step, found.worth, found.is_level) == ((50, 35), 30, False)


def test_swings_as_large_as_the_largest_or_worth_nothing_are_not_read_back() -> None:
    """Nor is anything where the heaviest has no scale of its own."""
    assert not read_back(RISK, {**dict.fromkeys(RISK, 100), "diversion": 0})
    assert not read_back({"a": {"scale": None, "prefer": "more"}, "b": {}}, {"a": 100, "b": 50})
