"""Reference results for the value of information: closed forms, in a JSON file beside this one."""

import math
from typing import Any

import numpy as np
import pytest

from belarus_options.methods.distributions import Normal
from belarus_options.methods.value_of_information import worth_of_knowing_spread
from belarus_options.studies.matrix.ranking import rank
from belarus_options.studies.value_of_information import ValueOfInformation, value_of_information
from models import project
from published import case


@pytest.fixture
def given() -> Any:
    return case("algo-voi-gaussian")


@pytest.fixture
def found(given: Any) -> ValueOfInformation:
    """The case on measured scales from 0 to 1, so that its unit is a hundred points."""
    inputs = given["inputs"]
    leaves = {
        f"c{i}": {"weight": weight, "scale": {"worst": 0, "best": 1}}
        for i, weight in enumerate(inputs["weights"])
    }
    scores = {
        option: {
            f"c{i}": {"distribution": {"normal": {"mean": mean, "sd": sd}}}
            for i, (mean, sd) in enumerate(zip(inputs[f"mean_{name}"], inputs["sd"], strict=True))
        }
        for option, name in (("a", "A"), ("b", "B"))
    }
    return value_of_information(rank(project(leaves, scores)))


def test_knowing_one_score_is_worth_the_closed_form(given: Any, found: ValueOfInformation) -> None:
    """algo-voi-gaussian (Raiffa & Schlaifer 1961; Strong, Oakley & Brennan 2014): the unit normal
    loss of the lead, for each score of either option, whose spreads are the same."""
    worths = {(score.option, score.criterion): score.worth / 100 for score in found.scores}
    for i, expected in enumerate(given["expected"]["EVPPI_score_A"]):
        for option in "ab":
            assert worths[option, f"c{i}"] == pytest.approx(expected, abs=given["tolerance"])
    assert found.error / 100 < given["tolerance"]


def test_knowing_one_score_is_worth_less_than_knowing_all(
    given: Any, found: ValueOfInformation
) -> None:
    """algo-voi-gaussian: each between 0 and the value of perfect information on everything."""
    for score in found.scores:
        assert 0.0 < score.worth / 100 < given["expected"]["EVPI"]


@pytest.mark.parametrize("key", ["EVPI", "EVPPI_criterion_both"])
def test_the_kernel_gives_the_rest_of_the_case(given: Any, key: str) -> None:
    """algo-voi-gaussian: what moves the lead of two options can be seen as one normal change, of
    both scores on a criterion, or of all six at once."""
    inputs = given["inputs"]
    own, others = (
        math.fsum(w * m for w, m in zip(inputs["weights"], inputs[mean], strict=True))
        for mean in ("mean_A", "mean_B")
    )
    variances = 2 * (np.array(inputs["weights"]) * np.array(inputs["sd"])) ** 2
    for variance, expected in zip(
        variances if key != "EVPI" else [variances.sum()],
        np.atleast_1d(given["expected"][key]),
        strict=True,
    ):
        spread = Normal(0.0, math.sqrt(variance))
        worth, error = worth_of_knowing_spread(own, others, lambda m: m, spread, [others - own])
        assert worth == pytest.approx(expected, abs=given["tolerance"])
        assert error < given["tolerance"]


def test_a_choice_that_changes_beyond_the_anchors_is_worth_the_closed_form() -> None:
    """t2-voi-break-even-beyond-anchors: on one leaf, a uniform score against a certain one, with no
    error beside it; in the second case the choice changes in the last 0.2% of the range alone."""
    known = case("t2-voi-break-even-beyond-anchors")
    cases, worths = known["inputs"]["cases"], known["expected"]["evppi"]
    for inputs, worth in zip(cases, worths, strict=True):
        low, high = inputs["uniform"]
        scale = {"worst": inputs["worst"], "best": inputs["best"]}
        scores = {
            "a": {"x": {"distribution": {"uniform": {"low": low, "high": high}}}},
            "b": {"x": inputs["rival"]},
        }
        [score] = value_of_information(rank(project({"x": {"scale": scale}}, scores))).scores
        assert score.worth == pytest.approx(worth, abs=known["tolerance"])
        assert score.error < known["tolerance"]
