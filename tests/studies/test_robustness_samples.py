"""Samples of weights: near what is exact, the same for any number of processes, and how far off."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from belarus_options.methods.sampling.processes import ProcessEnded, Progress
from belarus_options.methods.sampling.ranks import Tally
from belarus_options.methods.sampling.simulation import simulate
from belarus_options.model.choices import Scores, Vary, Weighting
from belarus_options.model.problem import Asked, InputError
from belarus_options.model.project import Project
from belarus_options.model.settings import Settings
from belarus_options.studies import robustness as module
from belarus_options.studies.robustness import (
    LEAST_WALKED,
    MOST_PAIRED,
    MOST_RANKED,
    SAMPLES,
    Robustness,
    RobustnessSettings,
    robustness,
)
from models import matrix
from robust import all_numbers, five_uncertain, five_weights, many, solve

DRAWS = 60_000


def assert_near(found: Robustness, exact: Robustness) -> None:
    """Shares lie within 5 of their standard errors of the exact ones, and so does what goes with
    them, whose own are bounded by their spread."""
    assert exact.samples is None
    assert found.samples is not None
    assert found.standard_error is not None
    errors = np.sqrt(exact.acceptability * (1 - exact.acceptability) / found.samples)
    errors = np.maximum(errors, found.standard_error)
    assert (np.abs(found.acceptability - exact.acceptability) <= 5 * errors + 1e-12).all()
    # A walk's draws count less than independent ones: by the square of how their errors compare.
    worth = 1.0
    if found.region.draws().sampler().steps > 1:
        worth = 0.02
    draws = np.maximum(found.samples * exact.acceptability[:, 0] * worth, 1)
    away = np.abs(found.central_weights - exact.central_weights).max(axis=1)
    assert (away[exact.is_first] <= 5 * 0.3 / np.sqrt(draws[exact.is_first])).all()
    assert np.abs(found.pairwise - exact.pairwise).max() <= 5 * 0.5 / np.sqrt(found.samples * worth)
    ranks = len(exact.acceptability)
    assert np.abs(found.expected_rank - exact.expected_rank).max() <= 5 * ranks / 2 / np.sqrt(
        found.samples * worth
    )


@pytest.mark.parametrize("weighting", Weighting)
@pytest.mark.parametrize("spread", [0.2, 1.0])
def test_sampling_three_weights_agrees_with_exact_ones(weighting: Weighting, spread: float) -> None:
    """Any, an order, narrow and wide ranges, the stated weights: within 5 standard errors."""
    given = five_weights()
    exact = solve(given, weighting=weighting, spread=spread)
    found = solve(given, weighting=weighting, spread=spread, samples=DRAWS)
    assert_near(found, exact)


@pytest.mark.parametrize("weighting", [Weighting.any, Weighting.order])
@pytest.mark.parametrize("pair", [("bus", "car"), ("ferry", "train")])
def test_sampling_leaves_agrees_with_two_options_in_closed_form(
    weighting: Weighting, pair: tuple[str, str]
) -> None:
    """Five weights: ranks, central weights and pairwise winning, all within 5 standard errors."""
    exact = solve(five_weights(*pair), vary=Vary.leaves, weighting=weighting)
    found = solve(five_weights(*pair), vary=Vary.leaves, weighting=weighting, samples=DRAWS)
    assert_near(found, exact)


@pytest.mark.parametrize("weighting", [Weighting.any, Weighting.order])
def test_sampled_pairs_of_leaves_agree_with_exact_ones(weighting: Weighting) -> None:
    """Four options and five weights: pairwise winning and expected ranks stay exact unless samples
    are asked for; the sampled ones are near, and the sampled ranks are the same draws."""
    exact = solve(five_weights(), vary=Vary.leaves, weighting=weighting)
    found = solve(five_weights(), vary=Vary.leaves, weighting=weighting, samples=SAMPLES)
    assert (exact.acceptability == found.acceptability).all()
    assert exact.is_pairwise_exact
    assert not found.is_pairwise_exact
    assert np.abs(found.pairwise - exact.pairwise).max() <= 5 * 0.5 / np.sqrt(SAMPLES)
    assert np.abs(found.expected_rank - exact.expected_rank).max() <= 5 / np.sqrt(SAMPLES)


def test_central_weights_of_two_options_and_six_weights_are_those_of_draws() -> None:
    """The closed form against the mean of the draws that put each first."""
    given = matrix([[9, 1, 4, 7, 2, 5], [5, 6, 4, 3, 8, 1]], [1] * 6, 0, 10)
    exact, found = solve(given), solve(given, samples=400_000)
    assert exact.samples is None
    assert found.central_weights == pytest.approx(exact.central_weights, abs=0.0015)
    assert found.acceptability == pytest.approx(exact.acceptability, abs=0.004)


@pytest.mark.parametrize(
    ("varied", "samples", "ranks", "pairs"),
    [
        ({}, None, True, True),
        ({"weighting": Weighting.ranges}, None, True, True),
        ({"vary": Vary.leaves}, SAMPLES, False, True),
        ({"vary": Vary.leaves, "weighting": Weighting.order}, SAMPLES, False, True),
        ({"vary": Vary.leaves, "weighting": Weighting.stated}, None, True, True),
        ({"samples": 200}, 200, False, False),
        ({"samples": 200, "vary": Vary.leaves}, 200, False, False),
        ({"samples": 200, "weighting": Weighting.stated}, 200, False, False),
        ({"samples": 200, "scores": Scores.uncertain}, 200, False, False),
    ],
)
def test_samples_sample_all_and_nothing_else_does(
    varied: dict[str, Any], samples: int | None, ranks: bool, pairs: bool
) -> None:
    """Where none are asked for, what sizes allow is exact and the rest has a million draws; an
    explicit number, or uncertain scores, samples everything, also what could be exact."""
    found = solve(five_weights(), **varied)
    assert found.samples == samples
    assert found.is_acceptability_exact == ranks
    assert (found.standard_error is None) == ranks
    assert found.is_pairwise_exact == pairs


def test_the_number_of_draws_alone_leaves_exact_what_can_be() -> None:
    """Ranks of five weights are drawn so often; their pairs, and all of three weights, are not."""
    varied = RobustnessSettings(vary=Vary.leaves, samples=300)
    found = robustness(five_weights(), Settings(), varied)
    assert (found.samples, found.is_pairwise_exact) == (300, True)
    assert robustness(five_weights(), Settings(), RobustnessSettings(samples=300)).samples is None


def test_jobs_for_nothing_to_draw_are_refused() -> None:
    """Nothing would be shared out."""
    with pytest.raises(InputError) as raised:
        solve(five_weights(), jobs=2)
    (problem,) = raised.value.problems
    assert (problem.name, problem.asked) == ("not-taken", Asked("jobs", "2"))


@pytest.mark.parametrize("weights", [2, 4])
def test_beyond_200_options_pairs_are_compared_where_they_are_asked_for(weights: int) -> None:
    """Exact or drawn, all else is the same but for rounding without them."""
    varied: dict[str, Any] = {} if weights == 2 else {"samples": 50}
    crowd = many(MOST_PAIRED + 1, weights)
    without, with_pairs = solve(crowd, **varied), solve(crowd, **varied, pairs=True)
    assert without.pairs is None
    assert with_pairs.pairwise.shape == (MOST_PAIRED + 1, MOST_PAIRED + 1)
    assert (without.acceptability == with_pairs.acceptability).all()
    assert without.expected_rank == pytest.approx(with_pairs.expected_rank, abs=1e-6)
    assert solve(many(MOST_PAIRED, weights), **varied).pairs is not None


@pytest.mark.parametrize(
    "varied",
    [
        {},
        {"exact": False, "samples": 700},
        {"vary": Vary.leaves, "samples": 700},
        {"scores": Scores.uncertain, "samples": 300},
        {"weighting": Weighting.ranges, "spread": 1.0, "samples": LEAST_WALKED},
        {"weighting": Weighting.stated},
    ],
)
@pytest.mark.parametrize("weights", [2, 5])
def test_many_options_have_the_figures_of_few_and_no_square_of_their_number(
    varied: dict[str, Any], weights: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every figure that is kept is the same double as with all ranks; nothing that a result or a
    tally keeps has more cells than options × (weights + a handful)."""
    tallies: list[Tally] = []

    def kept(*given: Any) -> Tally:
        tallies.append(simulate(*given))
        return tallies[-1]

    monkeypatch.setattr(module, "simulate", kept)
    # Where nobody says how many draws, a few are the usual number.
    monkeypatch.setattr(module, "SAMPLES", 700)
    crowd = many(MOST_RANKED + 1, weights)
    alone, every = solve(crowd, **varied), solve(crowd, ranks=True, **varied)
    options = MOST_RANKED + 1
    assert every.acceptability.shape == (options, options)
    assert alone.acceptability.shape == (options, 2)
    assert (alone.acceptability == every.acceptability[:, [0, -1]]).all()
    assert (alone.standard_error is None) == (every.standard_error is None)
    if alone.standard_error is not None and every.standard_error is not None:
        assert alone.standard_error.shape == (options, 2)
        assert (alone.standard_error == every.standard_error[:, [0, -1]]).all()
    assert (alone.is_first == every.is_first).all()
    assert (alone.central_weights == every.central_weights).all()
    assert alone.expected_rank == pytest.approx(every.expected_rank, rel=1e-12)
    assert alone.rating is every.rating
    assert alone.pairs is alone.confidence_factor is None
    held = [*vars(alone).values(), *(vars(tallies[0]).values() if tallies else ())]
    arrays = [array for array in held if isinstance(array, np.ndarray)]
    assert len(arrays) >= 4
    assert max(array.size for array in arrays) <= options * (weights + 2)


@pytest.mark.parametrize(
    ("options", "cells", "samples"),
    [(5, 12, SAMPLES), (1_000, 0, SAMPLES), (1_001, 0, 990_000), (10_000, 0, 100_000),
     (500, 700, 830_000), (10_000, 90_000, LEAST_WALKED)],
)  # fmt: skip
def test_draws_become_fewer_as_there_is_more_to_draw(
    options: int, cells: int, samples: int
) -> None:
    """Beyond a billion totals and scores, and never too few for walks."""
    assert module._samples(options + cells) == samples


def test_fewer_draws_than_usual_are_told_from_those_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Only a number that nobody asked for is cut short; weights are drawn, too."""
    monkeypatch.setattr(module, "MOST_DRAWN", 7_100_000)
    crowd = many(MOST_RANKED + 1, 4)
    found = solve(crowd, exact=False)
    assert (found.samples, found.is_cut_short) == (34_000, True)
    assert not solve(crowd, samples=50).is_cut_short
    assert not solve(many(3, 4)).is_cut_short


def test_two_options_can_be_sampled_too() -> None:
    """Where samples are asked for, also what has a closed form is drawn."""
    assert solve(five_weights("bus", "car"), vary=Vary.leaves).samples is None
    assert solve(five_weights("bus", "car"), vary=Vary.leaves, samples=50).samples == 50


def test_one_sample_is_a_sample() -> None:
    """Each option has one rank; nothing is divided by nothing."""
    for varied in ({}, {"vary": Vary.leaves}, {"scores": Scores.uncertain}):
        found = solve(five_uncertain(), samples=1, **varied)
        assert sorted(found.acceptability.ravel().tolist()) == [0] * 12 + [1] * 4
        assert found.standard_error is not None
        assert not found.standard_error.any()
        assert found.is_first.sum() == 1


@pytest.mark.parametrize(
    "varied",
    [
        {"vary": Vary.leaves, "samples": DRAWS},
        {"vary": Vary.leaves, "weighting": Weighting.order, "samples": DRAWS},
        {"scores": Scores.uncertain, "samples": DRAWS},
        {"scores": Scores.uncertain, "weighting": Weighting.stated, "samples": DRAWS},
    ],
)
def test_any_number_of_jobs_and_no_other_seed_gives_the_same(
    varied: dict[str, Any],
) -> None:
    """Bit for bit in all that is found; seed 0 is a seed, and not 1."""
    one, other = (
        solve(five_uncertain(), **varied),
        solve(five_uncertain(), jobs=2, **varied),
    )
    for field in ("acceptability", "standard_error", "central_weights", "pairwise",
                  "expected_rank", "confidence_factor"):  # fmt: skip
        alone, shared = getattr(one, field), getattr(other, field)
        assert (alone is None) == (shared is None)
        assert alone is None or (alone == shared).all()
    seeds = [solve(five_uncertain(), seed=seed, **varied).acceptability for seed in (0, 1)]
    assert (seeds[1] == one.acceptability).all()
    assert not (seeds[0] == seeds[1]).all()


def walked() -> Project:
    """Fifteen equal weights: too few trial draws lie within their ranges, so that they are walked
    through."""
    rows = np.random.default_rng(3).random((3, 15))
    return matrix((rows - rows.mean(axis=1, keepdims=True) + 0.5).tolist(), [1] * 15, 0, 2)


def test_walks_are_the_same_for_any_number_of_jobs() -> None:
    """Ranks, their standard errors and central weights."""
    varied: dict[str, Any] = {"weighting": Weighting.ranges, "samples": DRAWS}
    one, other = solve(walked(), **varied), solve(walked(), jobs=2, **varied)
    assert one.standard_error is not None
    assert other.standard_error is not None
    assert (one.acceptability == other.acceptability).all()
    assert (one.standard_error == other.standard_error).all()
    assert (one.central_weights == other.central_weights).all()


@pytest.mark.parametrize("is_walked", [True, False])
def test_standard_errors_say_how_far_shares_are_off(is_walked: bool) -> None:
    """Over 60 seeds, shares scatter about as much as the standard error of each run says."""
    given = walked() if is_walked else five_weights()
    varied = RobustnessSettings(
        weighting=Weighting.ranges if is_walked else Weighting.any, samples=16_384, exact=False
    )
    runs = [robustness(given, Settings(), replace(varied, seed=seed)) for seed in range(100, 160)]
    shares = np.array([run.acceptability for run in runs])
    claimed = np.array([run.standard_error for run in runs], dtype=np.float64).mean(axis=0)
    # The scatter of 60 runs is itself known to about 9 %; 4 such errors either way.
    middling = (shares.mean(axis=0) > 0.05) & (shares.mean(axis=0) < 0.95)
    ratios = shares.std(axis=0, ddof=1)[middling] / claimed[middling]
    assert len(ratios) >= 4
    assert ratios.min() > 0.63
    assert ratios.max() < 1.37


def test_walks_need_enough_samples() -> None:
    """Fewer than a hundred of them do not show how far off they are; the error says how many do."""
    with pytest.raises(InputError) as raised:
        solve(walked(), weighting=Weighting.ranges, samples=LEAST_WALKED - 1)
    (problem,) = raised.value.problems
    assert problem.name == "out-of-range"
    assert problem.asked == Asked("samples", f"{LEAST_WALKED - 1}")
    assert f"{LEAST_WALKED:,}" in problem.help
    enough = solve(walked(), weighting=Weighting.ranges, samples=LEAST_WALKED)
    assert enough.standard_error is not None
    assert enough.standard_error.max() > 0


def test_a_process_that_ends_early_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error with its name and a way out, and no traceback of a pool."""

    def broken(
        task: Callable[[Iterable[int]], object], chunks: int, jobs: int, progress: Progress
    ) -> Iterator[object]:
        raise ProcessEnded

    monkeypatch.setattr(module, "over_chunks", broken)
    with pytest.raises(InputError) as raised:
        solve(five_weights(), samples=100, jobs=3)
    (problem,) = raised.value.problems
    assert (problem.name, problem.asked) == ("process-ended", Asked("jobs", "3"))


@pytest.mark.parametrize("spread", [1e-15, 1e-9, 1.0])
@pytest.mark.parametrize("weights", [2, 3, 4, 15])
def test_spreads_from_next_to_nothing_to_all_give_an_answer(spread: float, weights: int) -> None:
    """Next to nothing is the stated weighting; all reaches down to weights of 0."""
    given = many(3, weights)
    found = solve(given, weighting=Weighting.ranges, spread=spread, samples=LEAST_WALKED)
    assert np.isfinite(all_numbers(found)).all()
    stated = solve(given, weighting=Weighting.stated)
    if spread < 1:
        assert (found.acceptability == stated.acceptability).all()
    elif weights <= 3:
        exact = solve(given, weighting=Weighting.ranges, spread=spread)
        assert_near(found, exact)


@pytest.mark.parametrize("options", [12, 13, 40])
def test_many_options_are_counted_as_few_are(options: int) -> None:
    """Rows add up to 1, the same by keys as by sorting where one option has a copy."""
    given = many(options, 5)
    found = solve(given, samples=5_000)
    assert found.acceptability.sum(axis=1) == pytest.approx([1] * options)
    assert found.acceptability.sum(axis=0) == pytest.approx([1] * options)
    rows = np.random.default_rng(options).random((options, 5)).tolist()
    copied = solve(matrix([*rows, rows[-1]], [5, 4, 3, 2, 1]), samples=5_000)
    before = np.argsort([int(option[1:]) for option in found.ranking.options])
    after = np.argsort([int(option[1:]) for option in copied.ranking.options])
    shares, more = found.acceptability[before], copied.acceptability[after]
    assert (more[:options, 0] == shares[:, 0]).all()
    assert (more[-1] == more[-2]).all()


def test_progress_goes_from_the_first_part_to_the_last() -> None:
    """Whatever is worked on: polygons, simplices, draws, and draws of confidence factors."""
    for given, varied in (
        (five_weights(), RobustnessSettings()),
        (many(3, 6), RobustnessSettings(samples=40_000)),
        (five_uncertain(), RobustnessSettings(samples=40_000, scores=Scores.uncertain)),
    ):
        reports: list[tuple[int, int]] = []
        robustness(given, Settings(), varied, lambda *report, to=reports: to.append(report))
        assert reports
        assert reports[-1][0] == reports[-1][1]
        assert all(0 < done <= whole for done, whole in reports)
