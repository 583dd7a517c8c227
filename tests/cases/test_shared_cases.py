"""Published relative effects: what share of first ranks hangs on doubt that options share."""

import math
from typing import Any

import pytest

from belarus_options.model.choices import Scores
from belarus_options.model.project import Project
from belarus_options.model.settings import AS_STATED
from belarus_options.studies.robustness import RobustnessSettings, robustness
from models import project
from published import case

HANSEN = case("hansen-antidepressants")
FARTHEST = 12.0


def probabilities(prefer: str) -> dict[str, float]:
    """A value function of log odds: a hundred times the probability, or what is left of 1, in
    straight lines of a quarter between."""
    ends = {-FARTHEST: 0.0, FARTHEST: 100.0}
    steps = (at / 4 for at in range(int(-4 * FARTHEST), int(4 * FARTHEST) + 1))
    rising = {at: ends.get(at, 100 / (1 + math.exp(-at))) for at in steps}
    values = rising if prefer == "more" else {at: 100 - value for at, value in rising.items()}
    return {repr(at): value for at, value in values.items()}


def hansen(*, is_shared: bool) -> Project:
    """The antidepressants by their log odds, the baseline's error shared or each drug's own."""
    criteria: dict[str, Any] = {}
    scores: dict[str, dict[str, Any]] = {option: {} for option in HANSEN["options"]}
    for path, given in HANSEN["criteria"].items():
        low, high = -FARTHEST, FARTHEST
        criteria[path] = {
            "weight": 1,
            "scale": {"worst": low, "best": high}
            if given["prefer"] == "more"
            else {"worst": high, "best": low},
            "value_function": {"points": probabilities(given["prefer"])},
        }
        baseline, effects = given["baseline"], given["relative"]
        if is_shared:
            criteria[path]["shared"] = {"normal": {"mean": 0, "sd": baseline["sd"]}}
        for row, option in enumerate(HANSEN["options"]):
            variance = effects["covariance"][row][row]
            variance += 0.0 if is_shared else baseline["sd"] ** 2
            normal = {"mean": baseline["mean"] + effects["mean"][row], "sd": math.sqrt(variance)}
            scores[option][path] = {"distribution": {"normal": normal}}
    return project(criteria, scores)


@pytest.mark.parametrize(("is_shared", "kind"), [(True, "shared_baseline"), (False, "independent")])
def test_a_shared_baseline_is_lost_in_differences(is_shared: bool, kind: str) -> None:
    """The placebo is first more often where the baseline's error is one for all."""
    varied = RobustnessSettings(scores=Scores.uncertain, samples=60_000)
    found = robustness(hansen(is_shared=is_shared), AS_STATED, varied)
    shares = dict(found.first_shares)
    expected = HANSEN["expected"]["placebo_first"][kind]
    assert shares["placebo"] == pytest.approx(expected, abs=HANSEN["tolerance"])
