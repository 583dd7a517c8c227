"""How far the first place hangs on weights and scores: exact where sizes allow, else sampled."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from belarus_options.methods.arrays import Array
from belarus_options.methods.sampling.processes import Progress
from belarus_options.model.choices import Scores, Vary, Weighting
from belarus_options.model.problem import Asked, InputError
from belarus_options.model.project import Project
from belarus_options.model.settings import AS_STATED, Settings
from belarus_options.studies import robustness as module
from belarus_options.studies.robustness import (
    LEAST_WALKED,
    SAMPLES,
    Robustness,
    RobustnessSettings,
    robustness,
)
from models import matrix, project

DRAWS = 60_000
LEAF = {"prefer": "more", "scale": {"worst": 0, "best": 100}}
TREE = {
    "a": {"weight": 4, "criteria": {"x": {"weight": 3} | LEAF, "y": {"weight": 1} | LEAF}},
    "b": {"weight": 3, "criteria": {"x": {"weight": 1} | LEAF, "y": {"weight": 1} | LEAF}},
    "c": {"weight": 2} | LEAF,
}
PATHS = ("a.x", "a.y", "b.x", "b.y", "c")
ROWS = {
    "bus": (70, 20, 40, 90, 10),
    "car": (20, 60, 80, 30, 55),
    "ferry": (50, 50, 50, 50, 40),
    "train": (10, 5, 45, 85, 95),
}
THREE = (3, 2, 1)
FIVE = (5, 4, 3, 2, 1)


def tree(*options: str) -> Project:
    rows: dict[str, dict[str, Any]] = {
        option: dict(zip(PATHS, ROWS[option], strict=True)) for option in options or ROWS
    }
    return project(TREE, rows)


def uncertain() -> Project:
    """The tree, with three scores that have a range or a distribution."""
    scores: dict[str, dict[str, Any]] = {
        option: dict(zip(PATHS, row, strict=True)) for option, row in ROWS.items()
    }
    scores["bus"]["a.x"] = {"value": 70, "range": (20, 90)}
    scores["car"]["c"] = {"distribution": {"normal": {"mean": 55, "sd": 15}}}
    scores["train"]["b.y"] = {"value": 85, "range": (85, 100)}
    return project(TREE, scores)


def solve(given: Project, settings: Settings = AS_STATED, **varied: Any) -> Robustness:
    return robustness(given, settings, RobustnessSettings(**varied))


def many(options: int, weights: int) -> Project:
    rows = np.random.default_rng(options).random((options, weights))
    return matrix(rows.tolist(), list(range(weights, 0, -1)))


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
    given = tree()
    exact = solve(given, weighting=weighting, spread=spread)
    found = solve(given, weighting=weighting, spread=spread, samples=DRAWS)
    assert_near(found, exact)


@pytest.mark.parametrize("weighting", [Weighting.any, Weighting.order])
@pytest.mark.parametrize("pair", [("bus", "car"), ("ferry", "train")])
def test_sampling_leaves_agrees_with_two_options_in_closed_form(
    weighting: Weighting, pair: tuple[str, str]
) -> None:
    """Five weights: ranks, central weights and pairwise winning, all within 5 standard errors."""
    exact = solve(tree(*pair), vary=Vary.leaves, weighting=weighting)
    found = solve(tree(*pair), vary=Vary.leaves, weighting=weighting, samples=DRAWS)
    assert_near(found, exact)


@pytest.mark.parametrize("weighting", [Weighting.any, Weighting.order])
def test_sampled_pairs_of_leaves_agree_with_exact_ones(weighting: Weighting) -> None:
    """Four options and five weights: pairwise winning and expected ranks stay exact unless samples
    are asked for; the sampled ones are near, and the sampled ranks are the same draws."""
    exact = solve(tree(), vary=Vary.leaves, weighting=weighting)
    found = solve(tree(), vary=Vary.leaves, weighting=weighting, samples=SAMPLES)
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
    found = solve(tree(), **varied)
    assert found.samples == samples
    assert found.is_acceptability_exact == ranks
    assert (found.standard_error is None) == ranks
    assert found.is_pairwise_exact == pairs


def test_two_options_can_be_sampled_too() -> None:
    """Where samples are asked for, also what has a closed form is drawn."""
    assert solve(tree("bus", "car"), vary=Vary.leaves).samples is None
    assert solve(tree("bus", "car"), vary=Vary.leaves, samples=50).samples == 50


def test_one_sample_is_a_sample() -> None:
    """Each option has one rank; nothing is divided by nothing."""
    for varied in ({}, {"vary": Vary.leaves}, {"scores": Scores.uncertain}):
        found = solve(uncertain(), samples=1, **varied)
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
    one, other = solve(uncertain(), **varied), solve(uncertain(), jobs=2, **varied)
    for field in ("acceptability", "standard_error", "central_weights", "pairwise",
                  "expected_rank", "confidence_factor"):  # fmt: skip
        alone, shared = getattr(one, field), getattr(other, field)
        assert (alone is None) == (shared is None)
        assert alone is None or (alone == shared).all()
    seeds = [solve(uncertain(), seed=seed, **varied).acceptability for seed in (0, 1)]
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
    given = walked() if is_walked else tree()
    varied = RobustnessSettings(
        weighting=Weighting.ranges if is_walked else Weighting.any, samples=16_384
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
        raise BrokenProcessPool

    monkeypatch.setattr(module, "over_chunks", broken)
    with pytest.raises(InputError) as raised:
        solve(tree(), samples=100, jobs=3)
    (problem,) = raised.value.problems
    assert (problem.name, problem.asked) == ("process-ended", Asked("jobs", "3"))


@pytest.mark.parametrize("varied", [{}, {"samples": DRAWS}, {"vary": Vary.leaves}])
def test_rows_and_columns_add_up(varied: dict[str, Any]) -> None:
    """Every option has some rank and, where none tie, every rank some option."""
    found = solve(tree(), **varied)
    assert found.acceptability.sum(axis=0) == pytest.approx([1] * 4, abs=1e-12)
    assert found.acceptability.sum(axis=1) == pytest.approx([1] * 4, abs=1e-12)
    assert found.central_weights.sum(axis=1) == pytest.approx(found.is_first.astype(float))


def test_only_the_options_chosen_are_ranked() -> None:
    """Leaving others out leaves the values, so that two of them are as they would be alone."""
    found = solve(tree(), Settings(options=("bus", "train")))
    alone = solve(tree("bus", "train"))
    assert found.ranking.options == ("bus", "train")
    assert (found.acceptability == alone.acceptability).all()
    assert (found.central_weights == alone.central_weights).all()


def test_the_share_of_the_leader_decides_between_robust_and_fragile() -> None:
    """It is the ranking's leader that is judged, not who is first under most weightings."""
    rows = [[100, 0, 0], [60, 60, 60]]
    found = solve(matrix(rows, [8, 1, 1], 0, 100))
    assert found.ranking.ranked[0].option == "o0"
    assert found.acceptability[:, 0] == pytest.approx([0.16, 0.84])
    assert found.verdict is not None
    assert found.verdict.value == "fragile"


# --- uncertain scores


def test_certain_scores_under_uncertain_ones_have_the_same_ranks() -> None:
    """Where nothing has a range, drawing scores changes nothing but by the steps of their grid;
    every option that is first is first at its central weights in all draws."""
    stated = solve(tree(), samples=DRAWS)
    drawn = solve(tree(), samples=DRAWS, scores=Scores.uncertain)
    assert drawn.uncertain_cells == 0
    assert np.abs(drawn.acceptability - stated.acceptability).max() <= 2 / DRAWS
    assert drawn.confidence_factor is not None
    assert drawn.confidence_factor.tolist() == drawn.is_first.astype(float).tolist()
    assert stated.confidence_factor is None


@pytest.mark.parametrize("vary", Vary)
def test_uncertain_scores_have_confidence_factors(vary: Vary) -> None:
    """Shares of all draws of the scores; an option whose first rank hangs on a draw has less than
    all of them, and at the stated weights they are the first ranks themselves."""
    found = solve(uncertain(), scores=Scores.uncertain, vary=vary, samples=DRAWS)
    assert found.uncertain_cells == 3
    assert found.confidence_factor is not None
    assert (found.confidence_factor >= 0).all()
    assert (found.confidence_factor <= 1).all()
    stated = solve(
        uncertain(), scores=Scores.uncertain, vary=vary, samples=DRAWS, weighting=Weighting.stated
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


# --- degenerate cases


def numbers(found: Robustness) -> Array:
    parts = [found.acceptability, found.central_weights, found.pairwise, found.expected_rank]
    parts += [p for p in (found.standard_error, found.confidence_factor) if p is not None]
    return np.concatenate([part.ravel() for part in parts])


def doubted(weights: int) -> Iterator[dict[str, Any]]:
    for vary in Vary:
        for weighting in Weighting:
            # A million draws each would take long.
            if weights <= 3 or weighting is Weighting.stated:
                yield {"vary": vary, "weighting": weighting}
            yield {"vary": vary, "weighting": weighting, "samples": LEAST_WALKED}
            yield {
                "vary": vary, "weighting": weighting, "samples": LEAST_WALKED,
                "scores": Scores.uncertain,
            }  # fmt: skip


def assert_sound(given: Project, first: Sequence[int] | None = None) -> None:
    """Every way to doubt a project gives numbers, rows that add up, and who is first everywhere,
    where that is known."""
    for varied in doubted(len(given.tree.leaves)):
        found = solve(given, **varied)
        assert np.isfinite(numbers(found)).all()
        assert found.acceptability.sum(axis=1) == pytest.approx(np.ones(len(found.acceptability)))
        assert found.acceptability[:, 0].sum() >= 1 - 1e-12
        if first is not None:
            assert found.acceptability[:, 0] == pytest.approx(first, abs=1e-12)


@pytest.mark.parametrize("weights", [1, 2, 3, 4, 8])
def test_one_option_is_first_whatever_is_doubted(weights: int) -> None:
    """Its central weights are the mean of all weightings; it has no verdict."""
    given = matrix([[0.3] * weights], list(range(1, weights + 1)))
    assert_sound(given, [1])
    found = solve(given)
    assert found.samples is None
    assert found.verdict is None
    assert found.central_weights[0] == pytest.approx([1 / weights] * weights)
    assert found.expected_rank.tolist() == [1]


@pytest.mark.parametrize("weights", [1, 2, 3, 5])
@pytest.mark.parametrize("options", [2, 3, 13])
def test_all_equal_are_all_first(options: int, weights: int) -> None:
    """Everybody at rank 1 in every weighting, nobody above anybody, and no clear winner."""
    given = matrix([[0.4] * weights] * options, [1] * weights)
    assert_sound(given, [1] * options)
    found = solve(given, samples=None if weights <= 3 else 1_000)
    assert not found.pairwise.any()
    assert found.verdict is not None
    assert found.verdict.value == "no clear winner"


def test_options_equal_but_for_rounding_are_equal() -> None:
    """A branch of 0.1 and 0.3 and one of 0.2 and 0.2 are worth the same."""
    leaf = {"weight": 1, "prefer": "more", "scale": {"worst": 0, "best": 1}}
    criteria = {top: {"weight": 1, "criteria": {"x": leaf, "y": leaf, "z": leaf}} for top in "abcd"}
    rows = [(0.1, 0.2, 0.3), (0.3, 0.2, 0.1), (0.2, 0.2, 0.2)]
    scores = {
        f"o{i}": {f"{top}.{leaf}": x for top in "abcd" for leaf, x in zip("xyz", row, strict=True)}
        for i, row in enumerate(rows)
    }
    for varied in ({}, {"samples": 500}, {"samples": 500, "scores": Scores.uncertain}):
        found = solve(project(criteria, scores), **varied)
        assert found.acceptability[:, 0].tolist() == [1, 1, 1]
        assert not found.pairwise.any()


@pytest.mark.parametrize("weights", [[0, 1], [0, 1, 0], [0, 0, 0, 0, 2]])
def test_one_weight_of_1_leaves_ranges_nothing_to_vary(weights: list[int]) -> None:
    """What weighs nothing stays so, and the answer is that of the stated weights."""
    rows = np.random.default_rng(4).random((4, len(weights)))
    given = matrix(rows.tolist(), weights)
    assert_sound(given)
    ranges, stated = (solve(given, weighting=w) for w in (Weighting.ranges, Weighting.stated))
    assert ranges.samples is None
    assert (ranges.acceptability == stated.acceptability).all()
    assert ranges.central_weights == pytest.approx(stated.central_weights)


def test_a_weight_of_0_stays_0_between_ranges() -> None:
    """And varies among any weights, and as the last of an order."""
    given = matrix(np.random.default_rng(4).random((4, 5)).tolist(), [4, 3, 2, 1, 0])
    assert_sound(given)
    for weighting, is_zero in ((Weighting.ranges, True), (Weighting.any, False)):
        found = solve(given, weighting=weighting, samples=LEAST_WALKED)
        assert (found.central_weights[found.is_first, 4] == 0).all() == is_zero


def test_a_criterion_on_which_all_score_alike_decides_nothing() -> None:
    """With and without a scale: the others alone decide."""
    for worst in (0.0, None):
        given = matrix([[0.5, 1, 0, 1], [0.5, 0, 1, 1], [0.5, 0, 0, 0]], [2, 1, 1, 1], worst)
        assert_sound(given)
        found = solve(given)
        assert found.acceptability[2, 0] == 0
        assert found.pairwise[0, 1] == pytest.approx(0.5)


def test_values_outside_0_and_100_are_ranked_like_any() -> None:
    """Scores far beyond the anchors, and on either side."""
    given = matrix([[-5, 7, 0.1], [9, -11, 0.2], [0, 0, 40]], [1, 2, 3])
    assert_sound(given)
    moved = matrix([[5, 17, 10.1], [19, -1, 10.2], [10, 10, 50]], [1, 2, 3])
    assert solve(given).acceptability == pytest.approx(solve(moved).acceptability)


def test_ties_at_the_top_are_shared() -> None:
    """Two leaders alike: each is first wherever the other is, and nobody is second there."""
    given = matrix([[1, 0, 0.5], [1, 0, 0.5], [0, 1, 0]], [2, 1, 1])
    assert_sound(given)
    found = solve(given)
    share = found.acceptability[0, 0]
    assert 0 < share < 1
    for twin in (0, 1):
        assert found.acceptability[twin] == pytest.approx([share, 1 - share, 0])
    assert found.acceptability[2] == pytest.approx([1 - share, 0, share])
    assert found.pairwise[0, 1] == found.pairwise[1, 0] == 0


@pytest.mark.parametrize("spread", [1e-15, 1e-9, 1.0])
@pytest.mark.parametrize("weights", [2, 3, 4, 15])
def test_spreads_from_next_to_nothing_to_all_give_an_answer(spread: float, weights: int) -> None:
    """Next to nothing is the stated weighting; all reaches down to weights of 0."""
    given = many(3, weights)
    found = solve(given, weighting=Weighting.ranges, spread=spread, samples=LEAST_WALKED)
    assert np.isfinite(numbers(found)).all()
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
        (tree(), RobustnessSettings()),
        (many(3, 6), RobustnessSettings(samples=40_000)),
        (uncertain(), RobustnessSettings(samples=40_000, scores=Scores.uncertain)),
    ):
        reports: list[tuple[int, int]] = []
        robustness(given, Settings(), varied, lambda *report, to=reports: to.append(report))
        assert reports
        assert reports[-1][0] == reports[-1][1]
        assert all(0 < done <= whole for done, whole in reports)


def test_the_kind_of_question_changes_the_answer() -> None:
    """What is doubted is kept with what is found."""
    varied = RobustnessSettings(Vary.leaves, Weighting.order, samples=300, seed=7)
    found = robustness(tree(), Settings(), varied)
    assert found.varied == varied
    assert found.space.vary is Vary.leaves
    assert found.space.paths == PATHS
    other = robustness(tree(), Settings(), replace(varied, weighting=Weighting.any))
    assert not (found.acceptability == other.acceptability).all()
