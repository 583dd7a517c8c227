"""Least changes of weights in reference results."""

from typing import Any

import pytest

from belarus_options.model.choices import Vary
from belarus_options.studies.flip.flip import flip
from belarus_options.studies.flip.weights import WeightFlip
from models import matrix
from published import case


@pytest.fixture
def given() -> Any:
    return case("algo-minchange-pair")


@pytest.mark.parametrize("vary", Vary)
def test_least_change_for_a_pair(given: Any, vary: Vary) -> None:
    """algo-minchange-pair: how far the weights of three criteria are from those at which the
    challenger draws level, in the sum of changes and in the largest, by closed forms."""
    scores, expected = given["inputs"]["scores"], given["expected"]
    pair = [scores[given["inputs"]["base"]], scores[given["inputs"]["challenger"]]]
    result = flip(matrix(pair, given["inputs"]["weights"]), vary=vary)
    [target] = result.targets
    assert target.option == "o1"
    assert isinstance(target.weights, WeightFlip)
    near = {"abs": given["tolerance"]}
    total, largest = target.weights.least_total, target.weights.least_largest
    assert float(total.total) == pytest.approx(expected["L1"], **near)
    assert [float(s) for s in total.shares] == pytest.approx(expected["L1_weights"], **near)
    assert float(largest.largest) == pytest.approx(expected["Linf"], **near)


def test_a_third_option_that_does_not_stand_in_the_way_changes_nothing(given: Any) -> None:
    """algo-minchange-pair with all three options: the challenger's least change is the same."""
    result = flip(matrix(given["inputs"]["scores"], given["inputs"]["weights"]))
    [challenger] = [target for target in result.targets if target.option == "o1"]
    assert challenger.weights is not None
    near = {"abs": given["tolerance"]}
    total = challenger.weights.least_total
    assert float(total.total) == pytest.approx(given["expected"]["L1"], **near)


def test_both_norms_of_seven_options_are_those_of_exact_programs() -> None:
    """t2-flip-norms: the least sum of changes and the largest change among those, the least largest
    change and the sum among those, by linear programs in rationals; for the option that no weights
    put first, how far a mixture of the others is ahead on everything."""
    given = case("t2-flip-norms")
    rows = [[value / 100 for value in row] for row in given["inputs"]["values"]]
    result = flip(matrix(rows, given["inputs"]["weights"]))
    near = {"abs": given["tolerance"]}
    expected = given["expected"]["targets"]
    assert {target.option for target in result.targets} == {f"o{i}" for i in range(1, 7)}
    for target in result.targets:
        known = expected[int(target.option[1:])]
        if "never" in known:
            assert target.dominated_by is not None
            assert float(target.dominated_by.margin) == pytest.approx(known["never"], **near)
            continue
        assert target.weights is not None
        total, largest = target.weights.least_total, target.weights.least_largest
        assert float(total.total) == pytest.approx(known["l1"], **near)
        assert float(total.largest) == pytest.approx(known["l1_largest"], **near)
        assert float(largest.largest) == pytest.approx(known["linf"], **near)
        assert float(largest.total) == pytest.approx(known["linf_sum"], **near)
