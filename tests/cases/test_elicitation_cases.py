"""Weights from judgments against published examples, one JSON file each beside this one."""

from fractions import Fraction
from itertools import combinations
from typing import Any

import pytest

from belarus_options.methods.elicitation.best_worst import best_worst_weights, input_based_ratio
from belarus_options.methods.elicitation.rank_order import rank_order_weights
from belarus_options.methods.elicitation.ratios import (
    RANDOM_INDEX,
    Statement,
    consistency_ratio,
    largest_eigenvalue,
    least_squares_weights,
)
from published import case

FORMULAS = {"ROC": "centroid", "RS": "sum", "RR": "reciprocal", "SR": "sum-reciprocal"}


def all_pairs(matrix: list[list[float]]) -> list[Statement]:
    pairs = combinations(range(len(matrix)), 2)
    return [Statement(one, other, matrix[one][other]) for one, other in pairs]


@pytest.mark.parametrize("formula", FORMULAS)
@pytest.mark.parametrize("count", case("algo-surrogate-weights")["expected"])
def test_weights_of_an_order_are_the_exact_ones(count: str, formula: str) -> None:
    """algo-surrogate-weights (Barron & Barrett 1996; Stillwell, Seaver & Edwards 1981; Danielson &
    Ekenberg 2014): every formula from two to seven criteria, as fractions."""
    exact = case("algo-surrogate-weights")["expected"][count][formula]["exact"]
    found = rank_order_weights([1] * int(count), FORMULAS[formula])
    assert found == [Fraction(part) for part in exact]


@pytest.mark.parametrize("at", [0, 1])
def test_all_ratios_give_the_geometric_mean_and_saaty_s_eigenvalue(at: int) -> None:
    """algo-ahp (Saaty 1977; Crawford & Williams 1985): weights to 1e-9, λmax, and the consistency
    ratio with the random index of Alonso & Lamata in place of Saaty's."""
    given: dict[str, Any] = case("algo-ahp")
    matrix = given["inputs"]["matrices"][at]
    count, statements = len(matrix), all_pairs(matrix)
    assert least_squares_weights(statements, count) == pytest.approx(
        given["expected"]["geometric_mean"][at], abs=1e-9
    )
    largest = largest_eigenvalue(statements, count)
    assert largest == pytest.approx(given["expected"]["lambda_max"][at], abs=1e-9)
    saaty = given["inputs"]["RI_saaty"][str(count)]
    found = consistency_ratio(statements, count)
    assert found is not None
    assert found * RANDOM_INDEX[count] / saaty == pytest.approx(
        given["expected"]["CR"][at], abs=1e-9
    )
    assert round(found, 4) == [0.0367, 0.0495][at]


def test_the_random_index_is_that_of_alonso_and_lamata() -> None:
    """algo-ahp-random-index (Alonso & Lamata 2006): every size from three to fifteen, and within
    0.006 of 200,000 random matrices."""
    expected = case("algo-ahp-random-index")["expected"]
    assert {str(size): index for size, index in RANDOM_INDEX.items()} == expected["alonso_lamata"]
    for size, drawn in expected["simulated"].items():
        assert RANDOM_INDEX[int(size)] == pytest.approx(drawn["mean"], abs=0.006)


def test_saaty_s_drinks_come_near_his_eigenvector() -> None:
    """ahp_saaty2008_drinks (Saaty 2008): least squares on logarithms is another estimate, within a
    hundredth of the printed weights; the eigenvalue gives the printed consistency ratio."""
    given = case("ahp_saaty2008_drinks")
    statements = all_pairs(given["matrix"])
    assert least_squares_weights(statements, 7) == pytest.approx(
        given["expected"]["weights"], abs=0.01
    )
    found = consistency_ratio(statements, 7)
    assert found is not None
    printed = given["expected"]["consistency_ratio"]
    assert found * RANDOM_INDEX[7] / 1.35 == pytest.approx(printed, abs=0.001)


def test_an_incomplete_set_has_weights_near_those_of_the_best_completion() -> None:
    """ahp_incomplete_bozoki2010 (Bozóki, Fülöp & Rónyai 2010): the example without c/d, whose
    printed weights are those of the eigenvector; least squares on logarithms are within 0.02."""
    given = case("ahp_incomplete_bozoki2010")
    letters = "abcd"
    statements = [
        Statement(letters.index(pair[0]), letters.index(pair[2]), ratio)
        for pair, ratio in given["parameters"]["pairwise"].items()
    ]
    found = least_squares_weights(statements, 4)
    assert found == pytest.approx(given["expected"]["weights"], abs=0.02)
    assert consistency_ratio(statements, 4) is None


@pytest.mark.parametrize("at", [0, 1])
def test_best_worst_weights_are_the_linear_model_s(at: int) -> None:
    """algo-bwm (Rezaei 2016, linear; Liang, Brunelli & Rezaei 2020): weights, ξ and the input-based
    ratio; the second case exactly."""
    given = case("algo-bwm")
    inputs, expected = given["inputs"]["cases"][at], given["expected"]["linear"][at]
    ratings = (
        [Fraction(rating) for rating in inputs["best_to_others"]],
        [Fraction(rating) for rating in inputs["others_to_worst"]],
    )
    found = best_worst_weights(*ratings, inputs["best"], inputs["worst"])
    assert [float(w) for w in found.weights] == pytest.approx(expected["w"], abs=1e-9)
    assert float(found.xi) == pytest.approx(expected["xi"], abs=1e-9)
    ratio = input_based_ratio(*ratings, inputs["best"], inputs["worst"])
    assert ratio is not None
    assert float(ratio) == pytest.approx(given["expected"]["input_based_CR"][at], abs=1e-9)
    if at == 1:
        assert found.weights == [Fraction(1, 14), Fraction(9, 28), Fraction(17, 28)]
        assert found.xi == ratio == Fraction(1, 28)


def test_consistent_ratings_are_met_exactly() -> None:
    """bwm_rezaei2016_consistent (Rezaei 2016, table 2): ξ is 0 and the weights are nineteenths."""
    given = case("bwm_rezaei2016_consistent")
    to_others = [Fraction(rating) for rating in given["parameters"]["best_to_others"]]
    to_worst = [Fraction(rating) for rating in given["parameters"]["others_to_worst"]]
    found = best_worst_weights(to_others, to_worst, 1, 4)
    assert found.xi == 0
    assert [float(w) for w in found.weights] == pytest.approx(
        given["expected"]["weights"], abs=1e-5
    )
