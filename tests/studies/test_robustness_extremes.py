"""Robustness at the edges: one option, equal ones, weights of 0, values beyond the anchors."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pytest

from belarus_options.model.choices import Scores, Vary, Weighting
from belarus_options.model.project import Project
from belarus_options.studies.robustness import LEAST_WALKED
from models import matrix, project
from robust import all_numbers, solve


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
        assert np.isfinite(all_numbers(found)).all()
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
    assert found.rating is None
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
    assert found.rating is not None
    assert found.rating.value == "no clear winner"


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
