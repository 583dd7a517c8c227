"""PROMETHEE II and ELECTRE III, against published examples and their definitions."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_options.methods.arrays import Array
from belarus_options.methods.rankings.ordinal import rank_totals
from belarus_options.methods.rankings.outranking import (
    Limits,
    concordances,
    credibilities,
    discordances,
    net_credibilities,
    net_flows,
)
from published import case

NEVER = float("inf")


def limits(*leaves: tuple[float, float, float]) -> Limits:
    return Limits(*(np.array(each, dtype=np.float64) for each in zip(*leaves, strict=True)))


def of_case(given: Any) -> tuple[Array, Array, Limits]:
    """Values, higher better, weights that add up to 1, and the thresholds that a source states."""
    signs = np.array([1.0 if way == "max" else -1.0 for way in given["directions"]])
    values = np.array(given["matrix"], dtype=np.float64) * signs
    weights = np.array(given["weights"]) / sum(given["weights"])
    stated = given["parameters"]
    zeros = [0.0] * len(weights)
    stated = zip(
        stated.get("q", zeros), stated.get("p", zeros), stated.get("v", [NEVER] * len(weights)),
        strict=True,
    )  # fmt: skip
    return values, weights, limits(*stated)


@pytest.mark.parametrize(
    "name",
    ["promethee2_papathanasiou2018", "promethee2_zhao2013_usual", "promethee2_ziemba2017_vshape"],
)
def test_net_flows_are_as_published(name: str) -> None:
    """Without thresholds, with one of preference, and with two."""
    given = case(name)
    expected = given["expected"]["phi"]
    assert net_flows(*of_case(given)) == pytest.approx(expected, abs=given["tolerance"])


@pytest.mark.parametrize(
    ("kind", "q", "p"),
    [("usual", 0, 0), ("vshape", 0, 0.5), ("ushape", 0.2, 0.2), ("linear", 0.1, 0.5)],
)
def test_one_leaf_is_as_computed_apart(kind: str, q: float, p: float) -> None:
    """The preference functions that thresholds make, among them differences at a threshold."""
    given = case("algo-promethee-unicriterion")
    values = np.array(given["inputs"]["values"])[:, None]
    found = net_flows(values, np.ones(1), limits((q, p, NEVER)))
    assert found == pytest.approx(given["expected"][kind]["net"], abs=given["tolerance"])


def test_credibility_is_as_published() -> None:
    """Concordance of each pair, the sum of discordances and the sum of credibilities."""
    given = case("electre3_siraj_schools")
    values, weights, stated = of_case(given)
    behind = [column[None, :] - column[:, None] for column in values.T]
    concordance = np.zeros((len(values), len(values)))
    for leaf, weight in enumerate(weights):
        concordance += weight * concordances(behind[leaf], stated, leaf)
    expected = given["expected"]
    assert concordance == pytest.approx(np.array(expected["concordance"]))
    discordance = sum(discordances(b, stated, j).sum() for j, b in enumerate(behind))
    assert discordance == pytest.approx(expected["sum_discordance"], abs=given["tolerance"])
    whole = np.concatenate([block for _, block in credibilities(values, weights, stated)])
    assert whole.sum() == pytest.approx(expected["sum_credibility"], abs=1e-6)
    assert net_credibilities(values, weights, stated) == pytest.approx(
        whole.sum(axis=1) - whole.sum(axis=0)
    )


def test_a_difference_at_a_threshold_counts_as_it_was_written() -> None:
    """0.8 − 0.7 is more than 0.1 in doubles, and no preference where 0.1 is indifference; 0.3 − 0.1
    is less than 0.2 in doubles, and a full preference where that is one."""
    assert 0.8 - 0.7 > 0.1
    two = np.array([[0.8], [0.7]])
    assert net_flows(two, np.ones(1), limits((0.1, 0.1, NEVER))).tolist() == [0, 0]
    assert net_credibilities(two, np.ones(1), limits((0.1, 0.1, NEVER))).tolist() == [0, 0]
    assert 0.3 - 0.1 < 0.2
    two = np.array([[0.3], [0.1]])
    assert net_flows(two, np.ones(1), limits((0.0, 0.2, NEVER))) == pytest.approx([1, -1])


TABLES = st.lists(st.tuples(*[st.integers(-30, 130)] * 3), min_size=1, max_size=9)
BOUNDS = st.tuples(st.integers(0, 40), st.integers(0, 60), st.integers(1, 40)).map(
    lambda parts: (float(parts[0]), float(sum(parts[:2])), float(sum(parts)))
)


def preferred(ahead: float, q: float, p: float) -> float:
    return 0.0 if ahead <= q else 1.0 if ahead >= p else (ahead - q) / (p - q)


def by_pairs(values: Array, weights: Array, stated: Limits) -> tuple[list[float], list[float]]:
    """Net flows and net credibilities, each pair after the definitions of the sources."""
    options = len(values)
    flows, credible = [0.0] * options, [0.0] * options
    for a in range(options):
        for b in range(options):
            if a == b:
                continue
            share, concordance, against = 0.0, 0.0, []
            for j, weight in enumerate(weights):
                q, p, v = stated.indifference[j], stated.preference[j], stated.veto[j]
                ahead = values[a, j] - values[b, j]
                share += weight * preferred(ahead, q, p)
                concordance += weight * (1 - preferred(-ahead, q, p))
                against.append(min(1.0, max(0.0, (-ahead - p) / (v - p))))
            credibility = concordance
            for each in against:
                if each > concordance and concordance < 1:
                    credibility *= (1 - each) / (1 - concordance)
            flows[a] += share / (options - 1)
            flows[b] -= share / (options - 1)
            credible[a] += credibility
            credible[b] -= credibility
    return flows, credible


@given(TABLES, st.tuples(BOUNDS, BOUNDS, BOUNDS))
def test_both_are_the_sums_over_all_pairs(
    rows: list[tuple[int, int, int]], stated: tuple[tuple[float, float, float], ...]
) -> None:
    """Whatever the values and the thresholds; flows add up to 0."""
    values, weights = np.array(rows, dtype=np.float64), np.array([0.5, 0.3, 0.2])
    flows, credible = by_pairs(values, weights, limits(*stated))
    found = net_flows(values, weights, limits(*stated))
    assert found == pytest.approx(flows, abs=1e-12)
    assert found.sum() == pytest.approx(0, abs=1e-12)
    found = net_credibilities(values, weights, limits(*stated))
    assert found == pytest.approx(credible, abs=1e-9)


@given(TABLES)
def test_without_thresholds_and_with_preference_0_flows_order_as_simpler_methods(
    rows: list[tuple[int, int, int]],
) -> None:
    """C.4.10: as the weighted sum where the whole scale is a full preference, and as the rank
    matrix where any difference is one."""
    values, weights = np.clip(np.array(rows, dtype=np.float64), 0, 100), np.array([0.5, 0.3, 0.2])
    n = max(1, len(rows) - 1)
    straight = net_flows(values, weights, limits(*[(0, 100, NEVER)] * 3))
    totals = values @ weights
    assert straight == pytest.approx((len(rows) * totals - totals.sum()) / n / 100, abs=1e-12)
    steps = net_flows(values, weights, limits(*[(0, 0, NEVER)] * 3))
    ranks = rank_totals(values, weights)
    assert steps == pytest.approx((len(rows) + 1 - 2 * ranks) / n, abs=1e-12)


def test_options_in_blocks_are_those_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many pairs are compared together."""
    values = np.random.default_rng(1).integers(0, 100, (30, 2)).astype(np.float64)
    arguments = values, np.array([0.6, 0.4]), limits((5, 20, 60), (0, 100, NEVER))
    whole = net_credibilities(*arguments)
    monkeypatch.setattr("belarus_options.methods.rankings.outranking._BLOCK_PAIRS", 70)
    assert net_credibilities(*arguments) == pytest.approx(whole, abs=1e-12)
