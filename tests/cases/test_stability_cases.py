"""Reference results for `sensitivity`: exact rationals, in the JSON file beside this one."""

from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from belarus_options.methods.stability import slopes, stability
from belarus_options.studies.sensitivity import Sensitivity, sensitivity
from models import matrix
from published import case


@pytest.fixture
def given() -> Any:
    return case("algo-stability-oneway")


@pytest.fixture
def found(given: Any) -> Sensitivity:
    return sensitivity(matrix(given["inputs"]["scores"], given["inputs"]["weights"]))


def exact(ends: list[list[str]]) -> list[list[float]]:
    return [[float(Fraction(end)) for end in interval] for interval in ends]


def test_intervals_of_winner_and_ranking_are_the_exact_ones(given: Any, found: Sensitivity) -> None:
    """algo-stability-oneway (cf. Mareschal 1988): 4/9 to 1, 0 to 23/65 and 0 to 7/15 for the
    winner; two options tie today, so every ranking interval ends at today's weight."""
    expected, tolerance = given["expected"], given["tolerance"]
    assert found.leader == f"o{expected['winner']}"
    assert [row.option for row in found.ranking.ranked] == [f"o{i}" for i in expected["ranking"]]
    for ours, theirs in (
        ([node.winner_holds for node in found.criteria], expected["winner_interval_exact"]),
        ([node.ranking_holds for node in found.criteria], expected["ranking_interval_exact"]),
    ):
        assert np.array(ours) == pytest.approx(np.array(exact(theirs)), abs=tolerance)


def test_who_takes_over_is_the_option_of_the_case(given: Any, found: Sensitivity) -> None:
    """algo-stability-oneway: the second option at each end within 0 and 1, nobody at 0 and 1."""
    named = [[[f"o{i}"] if i is not None else [] for i in ends] for ends in
             given["expected"]["takes_over"]]  # fmt: skip
    assert [[list(node.below), list(node.above)] for node in found.criteria] == named


def test_the_kernel_gives_the_same_on_plain_arrays(given: Any) -> None:
    """algo-stability-oneway: values from 0 to 1 and weights as they stand, without a model."""
    values, shares = np.array(given["inputs"]["scores"]), given["inputs"]["weights"]
    totals = values @ np.array(shares)
    result = stability(totals, slopes(values, totals, shares, 1.0), shares)
    expected = given["expected"]
    assert result.winner == pytest.approx(np.array(exact(expected["winner_interval_exact"])))
    assert result.ranking == pytest.approx(np.array(exact(expected["ranking_interval_exact"])))
