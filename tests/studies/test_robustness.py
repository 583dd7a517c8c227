"""How far the first place hangs on weights and scores: exact where sizes allow, else sampled."""

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from belarus_options.model.choices import Scores, Vary, Weighting
from belarus_options.model.settings import Settings
from belarus_options.studies.matrix.ranking import rank
from belarus_options.studies.matrix.weight_space import weight_space
from belarus_options.studies.robustness import RobustnessSettings, robustness
from models import matrix, project
from robust import PATHS, five_uncertain, five_weights, solve, tree

DRAWS = 60_000
LEAF = {"prefer": "more", "scale": {"worst": 0, "best": 100}}


@pytest.mark.parametrize("varied", [{}, {"samples": DRAWS}, {"vary": Vary.leaves}])
def test_rows_and_columns_add_up(varied: dict[str, Any]) -> None:
    """Every option has some rank and, where none tie, every rank some option."""
    found = solve(five_weights(), **varied)
    assert found.acceptability.sum(axis=0) == pytest.approx([1] * 4, abs=1e-12)
    assert found.acceptability.sum(axis=1) == pytest.approx([1] * 4, abs=1e-12)
    assert found.central_weights.sum(axis=1) == pytest.approx(found.is_first.astype(float))


def test_only_the_options_chosen_are_ranked() -> None:
    """Leaving others out leaves the values, so that two of them are as they would be alone."""
    found = solve(five_weights(), Settings(options=("bus", "train")))
    alone = solve(five_weights("bus", "train"))
    assert found.ranking.options == ("bus", "train")
    assert (found.acceptability == alone.acceptability).all()
    assert (found.central_weights == alone.central_weights).all()


def test_the_share_of_the_leader_decides_between_robust_and_fragile() -> None:
    """It is the ranking's leader that is judged, not who is first under most weightings."""
    rows = [[100, 0, 0], [60, 60, 60]]
    found = solve(matrix(rows, [8, 1, 1], 0, 100))
    assert found.ranking.ranked[0].option == "o0"
    assert found.acceptability[:, 0] == pytest.approx([0.16, 0.84])
    assert found.rating is not None
    assert found.rating.value == "fragile"


# --- uncertain scores


def test_certain_scores_under_uncertain_ones_have_the_same_ranks() -> None:
    """Where nothing has a range, drawing scores changes nothing but by the steps of their grid;
    every option that is first is first at its central weights in all draws."""
    stated = solve(five_weights(), samples=DRAWS)
    drawn = solve(five_weights(), samples=DRAWS, scores=Scores.uncertain)
    assert drawn.uncertain_cells == 0
    assert np.abs(drawn.acceptability - stated.acceptability).max() <= 2 / DRAWS
    assert drawn.confidence_factor is not None
    assert drawn.confidence_factor.tolist() == drawn.is_first.astype(float).tolist()
    assert stated.confidence_factor is None


@pytest.mark.parametrize("vary", Vary)
def test_uncertain_scores_have_confidence_factors(vary: Vary) -> None:
    """Shares of all draws of the scores; an option whose first rank hangs on a draw has less than
    all of them, and at the stated weights they are the first ranks themselves."""
    found = solve(five_uncertain(), scores=Scores.uncertain, vary=vary, samples=DRAWS)
    assert found.uncertain_cells == 3
    assert found.confidence_factor is not None
    assert (found.confidence_factor >= 0).all()
    assert (found.confidence_factor <= 1).all()
    stated = solve(
        five_uncertain(),
        scores=Scores.uncertain,
        vary=vary,
        samples=DRAWS,
        weighting=Weighting.stated,
    )
    assert stated.confidence_factor is not None
    assert (stated.confidence_factor == stated.acceptability[:, 0]).all()
    assert 0 < stated.confidence_factor.max() < 1


def test_scores_and_weights_are_drawn_apart() -> None:
    """At the stated weights, one option's normal score against a certain one: first in as many
    draws as the distribution has above it, within 5 standard errors."""
    criteria = {"x": {"weight": 1} | LEAF, "y": {"weight": 3} | LEAF}
    scores: dict[str, dict[str, Any]] = {
        "a": {"x": {"distribution": {"normal": {"mean": 60, "sd": 20}}}, "y": 50},
        "b": {"x": 80, "y": 50},
    }
    given = project(criteria, scores)
    for weighting in Weighting:
        found = solve(given, scores=Scores.uncertain, weighting=weighting, samples=DRAWS)
        below = 0.158655253931457
        assert abs(found.acceptability[0, 0] - below) <= 5 * np.sqrt(below * (1 - below) / DRAWS)
        assert found.confidence_factor is not None
        assert found.confidence_factor[0] == found.acceptability[0, 0]


def test_a_scenario_draws_its_own_scores() -> None:
    """A range of the plain score is not drawn where the scenario's entry is certain."""
    criteria = {"x": {"weight": 1} | LEAF, "y": {"weight": 1} | LEAF}
    scores: dict[str, dict[str, Any]] = {
        "a": {"x": {"value": 50, "range": (0, 100), "scenarios": {"boom": 90}}, "y": 50},
        "b": {"x": 60, "y": 50},
    }
    given = project(criteria, scores, scenarios=["boom"])
    varied: dict[str, Any] = {"scores": Scores.uncertain, "samples": 2_000}
    assert solve(given, **varied).uncertain_cells == 1
    boom = solve(given, Settings(scenario="boom"), **varied)
    assert boom.uncertain_cells == 0
    assert boom.acceptability[:, 0].tolist() == [1, 0]


def test_the_kind_of_question_changes_the_answer() -> None:
    """What is doubted is kept with what is found."""
    varied = RobustnessSettings(Vary.leaves, Weighting.order, samples=300, seed=7)
    found = robustness(five_weights(), Settings(), varied)
    assert found.varied == varied
    assert found.space.vary is Vary.leaves
    assert found.space.paths == PATHS
    other = robustness(five_weights(), Settings(), replace(varied, weighting=Weighting.any))
    assert not (found.acceptability == other.acceptability).all()


# --- what is read off a result


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
