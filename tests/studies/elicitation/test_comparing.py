"""Judged weights beside those in force."""

import pytest

from belarus_options.model.scales_digest import scales_digest
from belarus_options.model.settings import Settings
from belarus_options.model.weights import WeightSetting, WeightValue
from belarus_options.studies.elicitation.comparing import elicitation
from judged import RISK, RISK_POINTS, judged, letters


def test_each_share_stands_beside_the_one_in_force() -> None:
    """The weights of the case are those of its points: nothing differs."""
    (group,) = elicitation(judged(RISK, {"swing": RISK_POINTS})).groups
    assert list(group.judged.values()) == list(group.in_force.values())
    assert group.differing == ()


@pytest.mark.parametrize(("points", "differing"), [(98.02, ()), (98.01, ("a", "b"))])
def test_half_a_point_of_a_hundred_is_no_difference(
    points: float, differing: tuple[str, ...]
) -> None:
    """Beside two halves in force, 50.4999 is the same share, and 50.5025 another."""
    (group,) = elicitation(judged(letters(2), {"swing": {"a": 100, "b": points}})).groups
    assert group.differing == differing


def test_settings_move_what_is_in_force() -> None:
    """A weight set for the run stands beside the judged one."""
    setting = WeightSetting("a", WeightValue(75, is_share=True))
    project = judged(letters(2), {"swing": {"a": 100, "b": 100}})
    (group,) = elicitation(project, Settings(weights=(setting,))).groups
    assert group.in_force == {"a": 0.75, "b": 0.25}
    assert group.differing == ("a", "b")


def test_groups_without_an_entry_are_listed() -> None:
    """The empty path is the top."""
    assert elicitation(judged(letters(2))).without == ("",)


def test_scales_are_those_of_the_questions_or_others_or_nobody_knows() -> None:
    """By the digest that stands in the entry."""
    project = judged(letters(2), {"swing": {"a": 100, "b": 1}})
    now = scales_digest(project.tree, "")
    for scales, state in ((None, "unknown"), (now, "same"), ("0" * 12, "changed")):
        entry = project.judgments[0].model_copy(update={"scales": scales})
        (group,) = elicitation(project._replace(judgments=(entry,))).groups
        assert group.scales == state
