"""Scores: which are settled, and what a scenario's entry replaces."""

from typing import Any

import pytest

from belarus_options.model.options import Option, Score, ScoreBlock


def score(block: dict[str, Any]) -> Score:
    return Option.model_validate({"scores": {"cost": block}}).scores["cost"]


@pytest.mark.parametrize(
    ("block", "settled"),
    [
        ({"value": 1, "settled": True}, True),
        ({"value": 1, "settled": True, "range": (1, 1)}, True),
        ({"distribution": {"normal": {"mean": 1, "sd": 0}}}, True),
        ({"value": 1, "settled": True, "distribution": {"normal": {"mean": 1, "sd": 0}}}, True),
        ({"value": 1, "distribution": {"discrete": {"1": 1}}}, True),
        ({"distribution": {"normal": {"low": 1, "high": 2}}}, False),
        ({"value": 1, "range": (1, 1)}, True),
        ({"value": 1}, False),
        ({"value": 1, "range": (1, 2)}, False),
        ({"value": 1, "settled": False, "range": (1, 2)}, False),
        ({"value": 1, "distribution": {"uniform": {"low": 0.0, "high": 2.0}}}, False),
    ],
)
def test_a_range_or_distribution_of_one_value_says_what_settled_says(
    block: dict[str, Any], settled: bool
) -> None:
    """A score without any range is one that nobody spoke of, and is not settled."""
    assert score(block).is_settled is settled


def test_a_scenario_replaces_all_that_says_how_far_a_score_can_be_another() -> None:
    """Its entry drops range, distribution, if_wrong and settled where it leaves them out, and keeps
    confidence, because and evidence."""
    rest = {"confidence": "low", "because": "B", "evidence": ("e",)}
    doubted = score(
        {"value": 1, "range": (1, 2), "if_wrong": {"e": 2}, "scenarios": {"war": 0}, **rest}
    )
    assert doubted.in_scenario("war") == ScoreBlock.model_validate({"value": 0, **rest})
    settled = score({"value": 1, "settled": True, "scenarios": {"war": 0}, **rest})
    assert not settled.in_scenario("war").is_settled
    assert settled.in_scenario("peace").is_settled


def test_a_bare_value_if_evidence_is_wrong_is_short_for_a_block() -> None:
    """Both say the value; the block says why, too."""
    given = {"value": 1, "evidence": ("e", "f")}
    wrong = score({**given, "if_wrong": {"e": 2, "f": {"value": 0, "because": "B"}}}).if_wrong
    assert wrong is not None
    assert [(item, w.value, w.because) for item, w in wrong.items()] == [
        ("e", 2, None),
        ("f", 0, "B"),
    ]
