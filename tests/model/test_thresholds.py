"""Thresholds: in order, and what stands for those that are left out."""

import pytest
from pydantic import ValidationError

from belarus_options.model.thresholds import Thresholds


def test_what_is_left_out_is_the_straight_difference() -> None:
    """No indifference, the whole scale a full preference, and no veto."""
    assert Thresholds() == Thresholds(indifference=0, preference=100, veto=None)


@pytest.mark.parametrize(
    "given", [{"indifference": 30, "preference": 30}, {"preference": 0}, {"veto": 100.1}]
)
def test_indifference_may_reach_preference_and_a_veto_lies_beyond(given: dict[str, float]) -> None:
    """The limits themselves, which are fine."""
    assert Thresholds.model_validate(given)


@pytest.mark.parametrize(
    "given",
    [
        {"indifference": 30.1, "preference": 30}, {"veto": 100}, {"preference": 20, "veto": 20},
        {"indifference": -1}, {"veto": -1},
    ],
)  # fmt: skip
def test_thresholds_out_of_order_are_refused(given: dict[str, float]) -> None:
    """C.4.14, from the other side of each limit."""
    with pytest.raises(ValidationError):
        Thresholds.model_validate(given)
