"""SMAA-2 against reference results, one JSON file each beside this one."""

import numpy as np
import pytest

from belarus_options.methods.sampling.random_words import WEIGHTS, bit_generator, next_words
from belarus_options.methods.sampling.ranks import (
    ComparingCounter,
    KeyCounter,
    SortingCounter,
    Tally,
)
from belarus_options.methods.sampling.weights import CHUNK, AnyWeights
from belarus_options.model.choices import Scores, Weighting
from belarus_options.model.project import Project
from belarus_options.model.settings import Settings
from belarus_options.studies.robustness import Robustness, RobustnessSettings, robustness
from models import matrix, project
from published import case

BITS = case("algo-smaa2-bitexact")
TRIANGLE = case("algo-smaa2-m3-exact")
CLOTS = case("app-smaa-thrombolytics-preference-modes")


def test_random_words_are_those_of_the_case() -> None:
    """algo-smaa2-bitexact (own): the first words of seed 42, stream 0x5A4D4141, chunk 0."""
    seed, expected = BITS["inputs"]["seed"], BITS["expected"]["first_raw_words"]
    assert next_words(bit_generator(seed, WEIGHTS, 0), (4,)).tolist() == expected


@pytest.mark.parametrize("kind", ["comparing", "sorting", "keys"])
@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 1, 0, 2)])
def test_counts_and_sums_are_those_of_the_case_bit_for_bit(
    kind: str, order: tuple[int, ...]
) -> None:
    """algo-smaa2-bitexact: ranks, pairs and sums of weights of 65,536 draws, by all three counters
    and with the chunks in any order; tolerance 0."""
    values = np.array(BITS["inputs"]["score_ints"], dtype=np.float64)
    assert BITS["inputs"]["chunk"] == CHUNK
    assert BITS["inputs"]["chunks"] == len(order)
    tally = Tally.empty(*values.shape, has_pairs=True, has_walks=False)
    sampler = AnyWeights(3).sampler()
    for chunk in order:
        weights = sampler.draw(BITS["inputs"]["seed"], chunk)
        if kind == "keys":
            keys = KeyCounter(values, has_pairs=True)
            keys.count(weights, tally)
            keys.finish(tally)
        else:
            counter = ComparingCounter if kind == "comparing" else SortingCounter
            counter(len(values), CHUNK).count(values @ weights, weights, tally)
    expected = BITS["expected"]
    assert tally.ranks.tolist() == expected["rank_counts"]
    assert tally.pairs is not None
    assert tally.pairs.tolist() == expected["pair_counts"]
    assert tally.weight_sums.tolist() == expected["central_weight_sums"]


@pytest.fixture(scope="module")
def triangle() -> Robustness:
    low, high = TRIANGLE["inputs"]["scale"]
    return robustness(
        matrix(TRIANGLE["inputs"]["scores"], [1, 1, 1], low, high), Settings(), RobustnessSettings()
    )


def test_the_study_gives_the_exact_shares_of_three_weights(triangle: Robustness) -> None:
    """algo-smaa2-m3-exact (exact rationals; definitions of Lahdelma & Salminen 2001): rank
    acceptability, pairwise winning and expected ranks, and nothing is drawn."""
    expected, tolerance = TRIANGLE["expected"], TRIANGLE["tolerance"]
    assert triangle.samples is None
    assert triangle.standard_error is None
    shares = np.array(expected["rank_acceptability"])
    assert triangle.acceptability == pytest.approx(shares, abs=tolerance)
    pairs = np.array([[x or 0.0 for x in row] for row in expected["pairwise_winning"]])
    assert triangle.pairwise == pytest.approx(pairs, abs=tolerance)
    assert triangle.expected_rank == pytest.approx(expected["expected_rank"], abs=tolerance)


def test_the_study_gives_the_exact_central_weights(triangle: Robustness) -> None:
    """algo-smaa2-m3-exact: the centroids, and none for the option that is never first."""
    for option, weights in enumerate(TRIANGLE["expected"]["central_weights"]):
        assert triangle.is_first[option] == (weights is not None)
        if weights is not None:
            found = triangle.central_weights[option]
            assert found == pytest.approx(weights, abs=TRIANGLE["tolerance"])


# Raw weights that say each kind of preference, in the order of the case's criteria.
MODES = {
    "none": (Weighting.any, (1, 1, 1)),
    "ordinal": (Weighting.order, (3, 1, 2)),
    "exact_ratio": (Weighting.stated, (4, 1, 2)),
}


def clots(raw: tuple[int, ...]) -> Project:
    """The decision between two drugs; every criterion is the share of patients with an event."""
    criteria = {}
    for criterion, weight in zip(CLOTS["inputs"]["criteria"], raw, strict=True):
        best, worst = criterion["range"]
        assert criterion["direction"] == "min"
        scale = {"worst": worst, "best": best}
        criteria[criterion["id"].lower()] = {"weight": weight, "scale": scale}
    scores = {
        drug.lower(): {
            criterion.lower(): {"distribution": {"beta": {"a": given["alpha"], "b": given["beta"]}}}
            for criterion, given in row.items()
        }
        for drug, row in CLOTS["inputs"]["performance"].items()
    }
    return project(criteria, scores)


@pytest.mark.parametrize("mode", MODES)
def test_preferences_narrow_what_drugs_against_clots_are_worth(mode: str) -> None:
    """app-smaa-thrombolytics-preference-modes (tests of drugis/mcda-elicitation-web): first ranks,
    central weights and confidence factors with no preferences, an order, and exact ratios."""
    weighting, raw = MODES[mode]
    varied = RobustnessSettings(weighting=weighting, scores=Scores.uncertain, samples=200_000)
    found = robustness(clots(raw), Settings(), varied)
    assert list(found.space.paths) == [c.lower() for c in CLOTS["expected"]["central_weight_order"]]
    expected, tolerance = CLOTS["expected"][mode], CLOTS["tolerance"]
    assert found.confidence_factor is not None
    for drug in ("Heparin", "Enoxaparin"):
        row = found.ranking.options.index(drug.lower())
        assert found.acceptability[row, 0] == pytest.approx(
            expected["rank1"][drug], abs=tolerance["rank1"]
        )
        assert found.central_weights[row] == pytest.approx(
            expected["central_weights"][drug], abs=tolerance["central_weights"]
        )
        assert found.confidence_factor[row] == pytest.approx(
            expected["confidence_factor"][drug], abs=tolerance["confidence_factor"]
        )
    if weighting is Weighting.stated:
        assert (found.confidence_factor == found.acceptability[:, 0]).all()
