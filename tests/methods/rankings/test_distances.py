"""TOPSIS and VIKOR, against published examples and at their edges."""

from typing import Any

import numpy as np
import pytest

from belarus_options.methods.rankings.distances import topsis, vikor
from published import case

PUBLISHED_TOPSIS = ("topsis_tzeng2011", "topsis_hodgett_cars")
PUBLISHED_VIKOR = (
    "vikor_opricovic2004", "vikor_opricovic2007_w1", "vikor_opricovic2007_w3",
    "vikor_papathanasiou2018",
)  # fmt: skip


def by_vector_norm(given: Any) -> Any:
    """Closeness after the textbook's normalization, ideal points among the options."""
    matrix = np.array(given["matrix"], dtype=np.float64)
    matrix /= np.linalg.norm(matrix, axis=0)
    is_more = np.array([direction == "max" for direction in given["directions"]])
    ends = matrix.max(axis=0), matrix.min(axis=0)
    best, worst = np.where(is_more, *ends), np.where(is_more, *ends[::-1])
    return topsis(matrix, np.array(given["weights"]), best, worst)


@pytest.mark.parametrize("name", PUBLISHED_TOPSIS)
def test_topsis_is_as_published(name: str) -> None:
    """Closeness of every option."""
    given = case(name)
    expected = given["expected"]["closeness"]
    assert by_vector_norm(given) == pytest.approx(expected, abs=given["tolerance"])


def test_both_are_as_computed_apart() -> None:
    """To twelve digits."""
    given = case("algo-topsis-vikor")
    inputs, expected = given["inputs"], given["expected"]
    matrix, weights = np.array(inputs["performance"]), np.array(inputs["weights"])
    whole = {"matrix": matrix, "weights": weights, "directions": ["max"] * 4}
    assert by_vector_norm(whole) == pytest.approx(expected["topsis"], abs=1e-12)
    found = vikor(matrix, weights, matrix.max(axis=0), matrix.min(axis=0))
    assert found.index == pytest.approx(expected["vikor_Q"], abs=1e-12)


@pytest.mark.parametrize("name", PUBLISHED_VIKOR)
def test_vikor_is_as_published(name: str) -> None:
    """S, R, Q and the compromise, as far as each source prints them."""
    given = case(name)
    matrix, expected = np.array(given["matrix"], dtype=np.float64), given["expected"]
    is_more = np.array([direction == "max" for direction in given["directions"]])
    ends = matrix.max(axis=0), matrix.min(axis=0)
    best, worst = np.where(is_more, *ends), np.where(is_more, *ends[::-1])
    found = vikor(matrix, np.array(given["weights"]), best, worst, given["parameters"]["v"])
    for key, figures in (("S", found.weighted), ("R", found.largest), ("Q", found.index)):
        if key in expected:
            assert figures == pytest.approx(expected[key], abs=given["tolerance"])
    if "compromise_set" in expected:
        assert list(found.compromise) == expected["compromise_set"]
        assert found.has_advantage is expected["acceptable_advantage"]
        assert found.is_stable is expected["acceptable_stability"]


def test_what_tells_nothing_apart_has_a_place_all_the_same() -> None:
    """Alike options, and one alone, are at 0 of VIKOR; at no distance from both ends they are at
    0.5 of TOPSIS; where an advantage is there and not stable, two are proposed."""
    alike, ends = np.full((3, 2), 40.0), (np.full(2, 100.0), np.zeros(2))
    weights = np.array([0.5, 0.5])
    assert vikor(alike, weights, *ends).index.tolist() == [0, 0, 0]
    assert vikor(alike[:1], weights, *ends).compromise == (0,)
    assert topsis(alike, weights, alike[0], alike[0]).tolist() == [0.5] * 3
    assert topsis(alike, weights, *ends) == pytest.approx([0.4] * 3)
