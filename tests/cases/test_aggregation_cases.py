"""Reference results for rankings put together: one JSON file each beside this one."""

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from belarus_options.methods.rankings import aggregation as rank_aggregation
from belarus_options.studies.perspectives import perspectives
from models import project
from published import case


def whole(ranks: Any) -> NDArray[np.int64]:
    return np.array(ranks, dtype=np.int64)


def test_five_rankings_of_four_options_give_the_published_answers() -> None:
    """algo-rank-aggregation (Borda 1781, Copeland 1951, Kemeny 1959): rank sums, Copeland scores,
    Kemeny's distance and both of his orders."""
    given = case("algo-rank-aggregation")
    expected = given["expected"]
    ranks = whole(given["inputs"]["ranks"])
    preferred = rank_aggregation.preferences(ranks)
    found = rank_aggregation.kemeny(preferred, 20)
    assert rank_aggregation.rank_sums(ranks).tolist() == expected["borda_rank_sum"]
    assert rank_aggregation.copeland(ranks).tolist() == expected["copeland"]
    assert found.distance == expected["kemeny_distance"]
    assert [list(order) for order in found.orders] == expected["kemeny_all_orders"]
    assert found.count == 2
    assert found.firsts == (0, 1)
    assert tuple(expected["kemeny_order"]) in found.orders


def test_the_whole_study_gives_the_same_from_weights() -> None:
    """algo-rank-aggregation, with a criterion for each of the five rankings and a perspective that
    weighs nothing else: Borda counts are 20 less the rank sums, higher is better."""
    given = case("algo-rank-aggregation")
    ranks, expected = given["inputs"]["ranks"], given["expected"]
    criteria = {f"c{i}": {"weight": 1, "scale": {"worst": 4, "best": 1}} for i in range(len(ranks))}
    scores = {f"o{j}": {f"c{i}": row[j] for i, row in enumerate(ranks)} for j in range(4)}
    views = {f"p{i}": {"weights": {f"c{i}": "100%"}} for i in range(len(ranks))}
    result = perspectives(project(criteria, scores, perspectives=views))
    assert result.comparison.ranks.tolist() == ranks
    assert (20 - result.comparison.borda).tolist() == expected["borda_rank_sum"]
    assert result.comparison.rank_sums.tolist() == expected["borda_rank_sum"]
    assert result.comparison.copeland.tolist() == expected["copeland"]
    assert result.comparison.kemeny is not None
    assert [list(order) for order in result.comparison.kemeny.orders] == expected[
        "kemeny_all_orders"
    ]


@pytest.mark.parametrize("name", ["equal_unweighted", "over_weighting"])
def test_rank_sums_are_those_of_the_staff_matrix(name: str) -> None:
    """app-coa-fm60-rank-matrix-procedure (FM 6-0, paragraph 9-179): criteria as rankings give the
    unweighted totals, lowest preferred; a criterion with a whole weight counts as so many."""
    given = case("app-coa-fm60-rank-matrix-procedure")
    table, expected = given["inputs"]["tables"][name], given["expected"][name]
    ranks = whole(list(table["ranks"].values())).T
    weights = table["weights_right"] if "weights_right" in table else table["weights"]
    key = "weights_right_totals" if "weights_right" in table else "weighted_totals"
    plain = rank_aggregation.rank_sums(ranks)
    weighted = rank_aggregation.rank_sums(np.repeat(ranks, weights, axis=0))
    assert plain.tolist() == list(expected["unweighted_totals"].values())
    assert weighted.tolist() == list(expected[key].values())
    preferred = expected.get("preferred") or expected["preferred_weighted"]
    assert list(table["ranks"])[int(weighted.argmin())] == preferred


def test_two_neighbors_that_change_places_cost_a_fifth_of_tau() -> None:
    """rank_similarity_salabun2020 (Sałabun & Urbaniak 2020): Kendall's tau of 0.8 for five options
    of which two change places."""
    given = case("rank_similarity_salabun2020")
    ranks = whole([given["parameters"]["reference"], given["parameters"]["test"]])
    tau = rank_aggregation.kendall_tau(ranks)
    assert tau[0][1] == tau[1][0] == given["expected"]["kendall_tau"]
    assert tau[0][0] == tau[1][1] == 1


@pytest.mark.parametrize("name", ["with_ties", "without_ties"])
def test_concordance_is_the_published_one(name: str) -> None:
    """kendall-w (DescTools; Siegel & Castellan 1988): Kendall's W of three raters, with the
    correction for ties and without any."""
    given = case("kendall-w")
    found = rank_aggregation.kendall_w(whole(given["inputs"][name]))
    assert found == pytest.approx(given["expected"][name], abs=given["tolerance"])
