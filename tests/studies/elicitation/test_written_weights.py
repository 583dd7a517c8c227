"""The numbers that judged weights become."""

from typing import Any

import pytest

from belarus_options.model.shares import Share
from belarus_options.studies.elicitation.comparing import elicitation
from belarus_options.studies.elicitation.written_weights import written_ranges, written_weights
from judged import judged, letters


def written(criteria: dict[str, Any], entry: dict[str, Any]) -> dict[str, str]:
    project = judged(criteria, entry)
    (group,) = elicitation(project).groups
    return {s.path: str(s.value) for s in written_weights(project.tree, group)}


def shared(*weights: str) -> dict[str, Any]:
    return {letter: {"weight": weight} for letter, weight in zip("abcd", weights, strict=False)}


def test_points_are_written_as_they_were_judged() -> None:
    """In a group of numbers."""
    assert written(letters(2), {"swing": {"a": 47.5, "b": 100}}) == {"a": "47.5", "b": "100"}


def test_other_answers_are_written_as_hundredths_that_add_up() -> None:
    """Three equal weights: the first takes the hundredth that is left."""
    entry = {"order": [["a", "b", "c"]]}
    assert written(letters(3), entry) == {"a": "33.34", "b": "33.33", "c": "33.33"}


def test_a_group_of_shares_stays_one() -> None:
    """Points become shares there, with their sign (decision of the format: all or none)."""
    entry = {"swing": {"a": 100, "b": 50}}
    assert written(shared("50%", "50%"), entry) == {"a": "66.67%", "b": "33.33%"}
    assert isinstance(judged(shared("50%", "50%")).tree.nodes["a"].weight, Share)


@pytest.mark.parametrize("ratio", [100_000, 1e7])
def test_no_weight_above_nothing_is_rounded_to_nothing(ratio: float) -> None:
    """A small one gets the digits that it needs."""
    found = written(letters(2), {"ratios": {"a/b": ratio}})
    assert float(found["b"]) > 0
    assert float(found["a"]) + float(found["b"]) == pytest.approx(100, abs=1e-9)


def ranges(criteria: dict[str, Any], entry: dict[str, Any]) -> dict[str, tuple[float, float]]:
    project = judged(criteria, entry)
    (group,) = elicitation(project).groups
    return written_ranges(project.tree, group)


def test_ranges_of_points_are_written_as_they_were_judged() -> None:
    """For those alone of which one was said."""
    entry = {"swing": {"a": 47.5, "b": 100, "c": 10}, "swing_range": {"a": [40, 60]}}
    assert ranges(letters(3), entry) == {"a": (40, 60)}
    assert ranges(letters(2), {"swing": {"a": 47.5, "b": 100}}) == {}


def test_ranges_in_a_group_of_shares_are_shares_rounded_outwards() -> None:
    """Beside the others as they are: 40 and 60 points of 150 and 170 with 110 others."""
    entry = {"swing": {"a": 50, "b": 100, "c": 10}, "swing_range": {"a": [40, 60]}}
    found = ranges(shared("50%", "30%", "20%"), entry)["a"]
    assert found == (26.66, 35.3)
    assert all(isinstance(end, Share) and end.decimals == 2 for end in found)
