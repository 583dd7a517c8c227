"""What is read off a result of `robustness`: who is first how often, ties, sums of shares."""

import math

import numpy as np
import pytest

from belarus_options.model.choices import Scores, Vary, Weighting
from belarus_options.studies.matrix.ranking import rank
from belarus_options.studies.matrix.weight_space import weight_space
from belarus_options.studies.robustness import RobustnessSettings
from models import matrix
from robust import solve, tree


def test_options_are_ordered_by_the_share_that_puts_them_first() -> None:
    """The largest first, then by id; every option is there."""
    found = solve(matrix([[5], [5], [1], [0]], [1], 0, 10))
    assert found.first_shares == [("o0", 1.0), ("o1", 1.0), ("o2", 0.0), ("o3", 0.0)]
    shares = solve(tree()).first_shares
    assert [option for option, _ in shares] == ["car", "bus", "oxen"]
    assert math.fsum(share for _, share in shares) == pytest.approx(1, abs=1e-12)


@pytest.mark.parametrize(
    ("rows", "has_ties"),
    [([[9, 1], [1, 9]], False), ([[5, 5], [5, 5], [0, 1]], True), ([[5, 5]], False)],
)
def test_ties_for_first_are_seen_by_shares_of_more_than_1(
    rows: list[list[float]], has_ties: bool
) -> None:
    """Exactly or as drawn; a point at which two take over from each other is no tie."""
    given = matrix(rows, [1, 1], 0, 10)
    for found in (solve(given), solve(given, samples=500)):
        assert found.has_ties_for_first == has_ties


def test_shares_of_worse_ranks_add_up() -> None:
    """Below the first rank is all that is not first; below the last there is nothing."""
    found = solve(tree())
    assert found.worse_than(1) == pytest.approx(1 - found.acceptability[:, 0], abs=1e-12)
    assert found.worse_than(2) == pytest.approx(found.acceptability[:, 2])
    assert found.worse_than(3).tolist() == [0, 0, 0]


def test_the_largest_standard_error_is_that_of_all_shares() -> None:
    """None where all are exact."""
    assert solve(tree()).largest_standard_error is None
    found = solve(tree(), samples=500)
    assert found.standard_error is not None
    assert found.largest_standard_error == max(found.standard_error.ravel().tolist())


@pytest.mark.parametrize("weighting", Weighting)
@pytest.mark.parametrize("scores", Scores)
def test_nothing_is_doubted_where_both_are_as_stated(weighting: Weighting, scores: Scores) -> None:
    """Weights and scores; which weights would vary does not matter."""
    for vary in Vary:
        varied = RobustnessSettings(vary=vary, weighting=weighting, scores=scores)
        assert varied.is_nothing == (weighting.value == scores.value == "stated")


def test_a_branch_weighs_what_its_leaves_weigh() -> None:
    """For one weighting or for many; where top criteria vary, they are what varies."""
    ranking = rank(tree())
    top, leaves = (weight_space(ranking, vary) for vary in (Vary.top, Vary.leaves))
    assert leaves.paths == ("gain.x", "gain.y", "risk", "cost")
    weights = np.array([[0.1, 0.2, 0.3, 0.4], [1, 0, 0, 0]])
    assert leaves.top_weights(weights) == pytest.approx(np.array([[0.3, 0.3, 0.4], [1, 0, 0]]))
    assert leaves.top_weights(leaves.shares) == pytest.approx(top.shares)
    assert top.top_weights(top.shares).tolist() == top.shares.tolist()
