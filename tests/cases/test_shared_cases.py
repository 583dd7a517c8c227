"""Published relative effects: what share of first ranks hangs on doubt that options share."""

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from belarus_options.model.choices import Scores, Weighting
from belarus_options.model.joint_draws import JointDraws
from belarus_options.model.problem import InputError
from belarus_options.model.project import Project
from belarus_options.model.score_settings import ScoreSetting
from belarus_options.model.settings import AS_STATED, Settings
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


def joint_draws(samples: int) -> JointDraws:
    """Samples of all scores as probabilities, drawn as the source says: a baseline and effects."""
    generator = np.random.default_rng(1)
    measures: dict[tuple[str, str], tuple[float, ...]] = {}
    for path, given in HANSEN["criteria"].items():
        baseline, effects = given["baseline"], given["relative"]
        odds = generator.normal(baseline["mean"], baseline["sd"], (samples, 1))
        odds = odds + generator.multivariate_normal(
            effects["mean"], effects["covariance"], samples, method="eigh"
        )
        for option, column in zip(HANSEN["options"], 1 / (1 + np.exp(-odds.T)), strict=True):
            measures[option, path] = tuple(column.tolist())
    return JointDraws("draws.csv", measures, samples)


def by_probability() -> Project:
    """The antidepressants by the probabilities themselves, straight, from 0 to 1."""
    criteria = {
        path: {"weight": 1, "scale": dict(zip(("worst", "best"), (0, 1), strict=True))}
        if given["prefer"] == "more"
        else {"weight": 1, "scale": {"worst": 1, "best": 0}}
        for path, given in HANSEN["criteria"].items()
    }
    return project(criteria, {option: dict.fromkeys(criteria, 0.5) for option in HANSEN["options"]})


def test_joint_draws_keep_what_moves_scores_together() -> None:
    """The placebo is first as often as in draws of all effects together; samples that are taken
    apart, each column in an order of its own, lose that."""
    draws = joint_draws(10_000)
    varied = RobustnessSettings(scores=Scores.uncertain, draws=draws, samples=50_000)
    expected = HANSEN["expected"]["placebo_first"]
    together = robustness(by_probability(), AS_STATED, varied)
    # Ten thousand samples are off by half a percentage point.
    assert dict(together.first_shares)["placebo"] == pytest.approx(expected["joint"], abs=0.02)
    assert together.largest_standard_error == pytest.approx(0.0049, abs=1e-4)
    generator = np.random.default_rng(2)
    apart = {
        score: tuple(generator.permutation(column).tolist())
        for score, column in draws.measures.items()
    }
    varied = replace(varied, draws=draws._replace(measures=apart))
    found = robustness(by_probability(), AS_STATED, varied)
    assert dict(found.first_shares)["placebo"] == pytest.approx(expected["independent"], abs=0.02)


def test_at_the_stated_weights_every_sample_counts_once() -> None:
    """The shares are exactly those of the samples in which an option has the highest total."""
    draws = joint_draws(3_000)
    varied = RobustnessSettings(
        scores=Scores.uncertain, draws=draws, weighting=Weighting.stated, jobs=2
    )
    found = robustness(by_probability(), AS_STATED, varied)
    assert found.samples == 3_000
    assert not found.is_cut_short
    signs = {path: 1 if x["prefer"] == "more" else -1 for path, x in HANSEN["criteria"].items()}
    totals = np.array(
        [
            sum(sign * np.array(draws.measures[option, path]) for path, sign in signs.items())
            for option in HANSEN["options"]
        ]
    )
    firsts = np.bincount(totals.argmax(axis=0), minlength=len(totals)) / 3_000
    shares = dict(found.first_shares)
    assert [shares[option] for option in HANSEN["options"]] == pytest.approx(firsts.tolist())


def test_a_settled_score_takes_no_samples() -> None:
    """What is certain is not drawn, so one of the two is a slip."""
    setting = ScoreSetting("placebo", "nausea", 0.1, "")
    varied = RobustnessSettings(scores=Scores.uncertain, draws=joint_draws(10))
    with pytest.raises(InputError) as refused:
        robustness(by_probability(), Settings(scores=(setting,)), varied)
    (problem,) = refused.value.problems
    assert problem.name == "bad-draws"
    assert "`placebo/nausea` is settled" in problem.message


@pytest.mark.parametrize(("is_shared", "kind"), [(True, "shared_baseline"), (False, "independent")])
def test_a_shared_baseline_is_lost_in_differences(is_shared: bool, kind: str) -> None:
    """The placebo is first more often where the baseline's error is one for all."""
    varied = RobustnessSettings(scores=Scores.uncertain, samples=60_000)
    found = robustness(hansen(is_shared=is_shared), AS_STATED, varied)
    shares = dict(found.first_shares)
    expected = HANSEN["expected"]["placebo_first"][kind]
    assert shares["placebo"] == pytest.approx(expected, abs=HANSEN["tolerance"])
