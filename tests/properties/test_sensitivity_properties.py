"""What must hold of every stability interval, on random trees and against exact rationals."""

import random
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from belarus_options.model.project import Project
from belarus_options.model.settings import Settings
from belarus_options.model.weights import WeightSetting, WeightValue
from belarus_options.studies.matrix.ranking import rank
from belarus_options.studies.sensitivity import WeightStability, sensitivity
from exact_stability import Lines, exact_lines
from models import project

LEAF = {"scale": {"worst": 0, "best": 10}}
weights = st.integers(0, 4).map(float)


@st.composite
def groups(draw: st.DrawFn, depth: int = 3) -> dict[str, Any]:
    """Criteria of a tree up to three deep, each group with one to three nodes."""
    names = "abc"[: draw(st.integers(1 if depth < 3 else 2, 3))]
    chosen = draw(st.lists(weights, min_size=len(names), max_size=len(names)))
    if not any(chosen):
        chosen[0] = 1.0
    result: dict[str, Any] = {}
    for name, weight in zip(names, chosen, strict=True):
        is_branch = depth > 1 and draw(st.integers(0, 2)) == 0
        below = {"criteria": draw(groups(depth - 1))} if is_branch else LEAF
        result[name] = {"weight": weight, **below}
    return result


@st.composite
def projects(draw: st.DrawFn, least: int = 1) -> Project:
    """One to five options with whole scores from 0 to 10 on every leaf of such a tree."""
    criteria = draw(groups())
    leaves = list(_leaves(criteria))
    scores = st.lists(st.integers(0, 10), min_size=len(leaves), max_size=len(leaves))
    rows = draw(st.lists(scores, min_size=least, max_size=5))
    return project(
        criteria, {f"o{i}": dict(zip(leaves, row, strict=True)) for i, row in enumerate(rows)}
    )


def _leaves(criteria: dict[str, Any], above: str = "") -> Iterator[str]:
    for name, block in criteria.items():
        if "criteria" in block:
            yield from _leaves(block["criteria"], f"{above}{name}.")
        else:
            yield above + name


def _floats(exact: Iterable[Fraction]) -> list[float]:
    return [float(x) for x in exact]


def _exact(given_project: Project) -> Iterator[tuple[WeightStability, Lines]]:
    for node in sensitivity(given_project).criteria:
        yield node, exact_lines(given_project, node.criterion)


@given(projects())
def test_intervals_are_those_of_exact_rational_arithmetic(given_project: Project) -> None:
    """Winner and ranking hold from crossing to crossing, on every node that has siblings."""
    nodes = [node.criterion for node in sensitivity(given_project).criteria]
    tree = given_project.tree
    assert nodes == [path for path in tree.nodes if len(tree.siblings(path)) > 1]
    for node, lines in _exact(given_project):
        winner, ranking = map(_floats, (lines.winner_holds(), lines.ranking_holds()))
        assert node.winner_holds == pytest.approx(winner, rel=1e-12, abs=1e-12)
        assert node.ranking_holds == pytest.approx(ranking, rel=1e-12, abs=1e-12)


@given(projects())
def test_who_takes_over_is_who_is_first_just_outside(given_project: Project) -> None:
    """All of them, by id, and nobody where the interval ends at 0 or 1."""
    for node, lines in _exact(given_project):
        low, high = lines.winner_holds()
        assert list(node.below) == lines.takeover(low, -1)
        assert list(node.above) == lines.takeover(high, 1)


@given(projects(least=2))
def test_score_agrees_just_inside_and_just_outside(given_project: Project) -> None:
    """With a share set as by `--weight PATH=SHARE%`, the leader is first inside each end, and just
    outside it those are who the interval names."""
    checked = 0
    for node, lines in _exact(given_project):
        leader, holds = lines.ranking()[0], lines.winner_holds()
        for end, direction, named in zip(holds, (-1, 1), (node.below, node.above), strict=True):
            outside = lines.outside(end, direction)
            if outside is None:
                continue
            step = (outside - end) / 8
            assert _first_at(given_project, node.criterion, end + step) == list(named)
            assert leader not in named
            if holds[0] <= end - step <= holds[1]:
                assert leader in _first_at(given_project, node.criterion, end - step)
            checked += 1
    assume(checked)


def _first_at(given_project: Project, path: str, weight: Fraction) -> list[str]:
    setting = WeightSetting(path, WeightValue(float(100 * weight), True))
    return [row.option for row in rank(given_project, Settings(weights=(setting,))).leaders]


@given(projects(least=2), st.randoms(use_true_random=False))
def test_the_order_of_options_and_criteria_does_not_matter(
    given_project: Project, shuffling: random.Random
) -> None:
    """Every node keeps its intervals where criteria are written in another order, and the same
    options take over under other ids."""
    ids = list(given_project.options)
    names = dict(zip(ids, shuffling.sample(ids, len(ids)), strict=True))
    blocks = {path: node for path, node in given_project.tree.nodes.items() if not node.parent}
    shuffled = project(
        _shuffled(given_project, list(blocks), shuffling),
        {
            names[option]: {path: score.estimate for path, score in block.scores.items()}
            for option, block in given_project.options.items()
        },
    )
    before = sensitivity(given_project)
    assume(len(before.ranking.leaders) == 1)
    after = {node.criterion: node for node in sensitivity(shuffled).criteria}
    assert len(after) == len(before.criteria)
    for node in before.criteria:
        other = after[node.criterion]
        assert other.winner_holds == pytest.approx(node.winner_holds, abs=1e-12)
        assert set(other.below) == {names[option] for option in node.below}
        assert set(other.above) == {names[option] for option in node.above}
        ranks = [row.rank for row in before.ranking.ranked]
        if len(set(ranks)) == len(ranks):
            assert other.ranking_holds == pytest.approx(node.ranking_holds, abs=1e-12)


def _shuffled(given_project: Project, paths: list[str], shuffling: random.Random) -> dict[str, Any]:
    nodes = given_project.tree.nodes
    result: dict[str, Any] = {}
    for path in shuffling.sample(paths, len(paths)):
        node = nodes[path]
        below = list(node.children)
        inner = {"criteria": _shuffled(given_project, below, shuffling)} if below else LEAF
        result[node.id] = {"weight": node.weight, **inner}
    return result


@given(projects())
def test_todays_weight_lies_in_the_rankings_interval_and_that_in_the_winners(
    given_project: Project,
) -> None:
    """Low ends are in the order winner, ranking, today, high ends the other way round; and an end
    at 0 or 1 has no successor."""
    for node in sensitivity(given_project).criteria:
        ends = [
            0.0, node.winner_holds[0], node.ranking_holds[0], node.weight,
            node.ranking_holds[1], node.winner_holds[1], 1.0,
        ]  # fmt: skip
        assert ends == sorted(ends)
        assert bool(node.below) == (node.winner_holds[0] > 0.0)
        assert bool(node.above) == (node.winner_holds[1] < 1.0)


@given(projects(least=2))
def test_an_option_that_is_nowhere_better_changes_nothing(given_project: Project) -> None:
    """A further option at the worst of every scale, listed last, leaves winner intervals and
    successors as they were, unless all totals there are 0."""
    scores: dict[str, dict[str, float]] = {
        option: {path: score.estimate for path, score in block.scores.items()}
        for option, block in given_project.options.items()
    }
    leaves = [leaf.path for leaf in given_project.tree.leaves]
    assume(all(min(row.values()) > 0 for row in scores.values()))
    everyone = scores | {"z": dict.fromkeys(leaves, 0.0)}
    after = sensitivity(
        project(_shuffled(given_project, list(given_project.tree.top), random.Random(0)), everyone)  # noqa: S311  # an order, no secret
    )
    nodes = {node.criterion: node for node in after.criteria}
    for node in sensitivity(given_project).criteria:
        assert nodes[node.criterion].winner_holds == pytest.approx(node.winner_holds, abs=1e-12)
        assert nodes[node.criterion].below == node.below
        assert nodes[node.criterion].above == node.above
