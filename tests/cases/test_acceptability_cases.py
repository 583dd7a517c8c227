"""Rank acceptability against exact rationals, one JSON file each beside this one."""

from typing import Any

import numpy as np
import pytest

from belarus_options.methods.simplex.acceptability import Acceptability, rank_acceptability
from belarus_options.methods.simplex.corners import simplex_corners
from belarus_options.methods.simplex.pairwise_winning import expected_ranks, pairwise_winning
from published import case

CASE: dict[str, Any] = case("algo-smaa2-m3-exact")
EXPECTED: dict[str, Any] = CASE["expected"]
VALUES = np.array(CASE["inputs"]["scores"], dtype=np.float64)


def result() -> Acceptability:
    return rank_acceptability(VALUES, simplex_corners(3))


def test_ranks_have_the_shares_of_exact_polygons() -> None:
    """algo-smaa2-m3-exact (own; definitions of Lahdelma & Salminen 2001): the share of the
    triangle with each option at each rank, exact zeros among them."""
    assert result().shares == pytest.approx(np.array(EXPECTED["rank_acceptability"]), abs=1e-12)
    assert result().shares[2, 3] == result().shares[3, 0] == 0


def test_central_weights_are_the_centroids_of_exact_polygons() -> None:
    """algo-smaa2-m3-exact: each option's central weights, and none for the one never first."""
    found = [
        weights if first else None
        for weights, first in zip(
            result().central_weights.tolist(), result().is_first.tolist(), strict=True
        )
    ]
    assert [weights is None for weights in found] == [False, False, False, True]
    for weights, expected in zip(found[:3], EXPECTED["central_weights"], strict=False):
        assert weights == pytest.approx(expected, abs=1e-12)


def test_pairwise_winning_and_expected_ranks_are_the_exact_ones() -> None:
    """algo-smaa2-m3-exact: by the closed recursion, within the acceptability and on its own."""
    table = [[x or 0.0 for x in row] for row in EXPECTED["pairwise_winning"]]
    for pairwise in (result().pairwise, pairwise_winning(VALUES)):
        assert pairwise == pytest.approx(np.array(table), abs=1e-12)
        assert expected_ranks(pairwise) == pytest.approx(EXPECTED["expected_rank"], abs=1e-12)
    assert result().expected_ranks == pytest.approx(EXPECTED["expected_rank"], abs=1e-12)
