"""Starr's domain by hand: closed forms, ties, what is dominated, draws where sizes are large."""

from fractions import Fraction
from itertools import product

import numpy as np
import pytest

from belarus_options.methods.arrays import Array
from belarus_options.methods.simplex import starr as module
from belarus_options.methods.simplex.acceptability import rank_acceptability
from belarus_options.methods.simplex.corners import simplex_corners
from belarus_options.methods.simplex.starr import MOST_OPTIONS, SAMPLES, SEED, starr_domains
from belarus_options.methods.tolerances import TIE


def table(*rows: tuple[float, ...]) -> Array:
    return np.array(rows, dtype=np.float64)


def scattered(options: int, scenarios: int) -> Array:
    """Options on a sphere, none of which another dominates, and each of which is first somewhere;
    numbers from a sine, so that they are the same everywhere."""
    angles = np.sin(np.arange(1.0, options * scenarios + 1) * 12.9898).reshape(options, scenarios)
    rows = np.abs(angles) + 0.01
    return np.asarray(100 * rows / np.sqrt((rows**2).sum(axis=1))[:, np.newaxis])


def test_two_scenarios_are_cut_where_lines_meet() -> None:
    """50 + 10p, 20 + 60p and 40 + 30p meet at p = 1/2 and 2/3."""
    found = starr_domains(table((50, 60), (20, 80), (40, 70)))
    assert found.shares == pytest.approx([1 / 2, 1 / 3, 1 / 6], abs=1e-15)
    assert (found.samples, found.seed, found.standard_error) == (None, None, None)


@pytest.mark.parametrize("scenarios", [1, 2, 3, 4, 5])
def test_specialists_share_evenly(scenarios: int) -> None:
    """One option for each scenario: by symmetry each has the same share."""
    found = starr_domains(100 * np.eye(scenarios))
    assert found.samples is None
    assert found.shares == pytest.approx([1 / scenarios] * scenarios, abs=1e-15)


@pytest.mark.parametrize("scenarios", [2, 3, 4, 5])
def test_a_constant_option_among_specialists_has_what_they_lack(scenarios: int) -> None:
    """A specialist is above height h where its scenario has a probability above h, which is a
    share (1 − h)^(k − 1) of the simplex; two at once cannot be above a half."""
    height = 0.6
    rows = np.vstack([np.eye(scenarios), np.full((1, scenarios), height)])
    corner = (1 - height) ** (scenarios - 1)
    expected = [*[corner] * scenarios, 1 - scenarios * corner]
    assert starr_domains(100 * rows).shares == pytest.approx(expected, abs=1e-14)


@pytest.mark.parametrize("scenarios", [1, 2, 3])
def test_up_to_three_scenarios_it_is_first_rank_acceptability(scenarios: int) -> None:
    """With scenarios as criteria, by another method: polygons and segments."""
    rows = scattered(12, scenarios)
    expected = rank_acceptability(rows, simplex_corners(scenarios)).shares[:, 0]
    assert starr_domains(rows).shares == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("scenarios", [1, 2, 5, 9, 40])
def test_one_option_alone_has_all(scenarios: int) -> None:
    """Exactly, for any number of scenarios."""
    found = starr_domains(scattered(1, scenarios))
    assert (found.shares.tolist(), found.samples) == ([1.0], None)


def test_two_options_are_exact_for_any_number_of_scenarios() -> None:
    """Differences 1, 2, 3, 4, −1, −2 and −5: by partial fractions in exact rationals."""
    ahead, behind = [1, 2, 3, 4], [1, 2, 5]
    one = Fraction(0)
    for index, own in enumerate(ahead):
        part = Fraction(1)
        for other in ahead[:index] + ahead[index + 1 :]:
            part *= Fraction(own, own - other)
        for other in behind:
            part *= Fraction(own, own + other)
        one += part
    found = starr_domains(table((1, 2, 3, 4, 0, 0, 0), (0, 0, 0, 0, 1, 2, 5)))
    assert found.samples is None
    assert found.shares == pytest.approx([float(one), float(1 - one)], abs=1e-14)


@pytest.mark.parametrize("scenarios", [1, 2, 4, 7])
def test_options_that_tie_everywhere_have_the_whole_share_each(scenarios: int) -> None:
    """All of them, or the two of three that beat the other; rounding does not part them."""
    row = scattered(1, scenarios)
    assert starr_domains(np.vstack([row, row, row])).shares.tolist() == [1, 1, 1]
    found = starr_domains(np.vstack([row, row - 1, row + TIE / 2]))
    assert found.shares.tolist() == [1, 0, 1]


def test_a_twin_changes_no_share() -> None:
    """Two that are alike have what one has alone, here as draws and as exact shares."""
    for rows in (scattered(5, 4), scattered(5, 7)):
        alone = starr_domains(rows)
        twins = starr_domains(np.vstack([rows, rows[:1] - TIE / 4]))
        assert twins.samples == alone.samples
        assert twins.shares.tolist() == [*alone.shares.tolist(), alone.shares[0]]
        if alone.standard_error is not None and twins.standard_error is not None:
            errors = alone.standard_error.tolist()
            assert twins.standard_error.tolist() == [*errors, errors[0]]


def test_what_another_dominates_has_no_share() -> None:
    """Exactly 0, and it does not count toward the sizes: the two others decide."""
    rows = scattered(2, 9)
    weak = rows[0] - np.linspace(0, 5, 9)
    found = starr_domains(np.vstack([rows, weak, weak, rows[1] - 1]))
    assert found.samples is None
    assert found.shares[2:].tolist() == [0, 0, 0]
    assert found.shares[:2].tolist() == starr_domains(rows).shares.tolist()


def test_an_option_that_only_touches_has_no_share() -> None:
    """Halfway between two others it is as good as both where they meet, and nowhere ahead; so is
    the flat one of the textbook table."""
    ends = table((10, 0, 3, 1), (0, 10, 1, 5))
    found = starr_domains(np.vstack([ends, ends.mean(axis=0)]))
    assert found.shares[2] == 0.0
    assert starr_domains(table((10, 6, 2), (7, 7, 4), (4, 5, 6), (5, 5, 5))).shares[3] == 0.0


def test_a_lead_within_a_tie_at_one_corner_is_no_lead() -> None:
    """The second is ahead of the first by less than TIE in one scenario, and nowhere else."""
    found = starr_domains(table((5, 9), (5 + TIE / 2, 1), (1, 12)))
    assert found.shares[1] == 0.0
    assert found.shares[0] + found.shares[2] == pytest.approx(1, abs=1e-15)


def test_a_small_share_is_exact_too() -> None:
    """One that is ahead by 1e-3 at one corner of four alone: that corner's cube root of volume."""
    small = 1e-3
    rows = table((1, 1, 1, 1), (1 + small, 0, 0, 0))
    third = table((0.5, 0.5, 0.5, 0.5))
    # Above where p × (1 + small) > 1.
    share = (1 - 1 / (1 + small)) ** 3
    assert starr_domains(rows).shares[1] == pytest.approx(share, rel=1e-9)
    more = np.vstack([rows, third + table((0.0, 0.0, 0.0, 0.6))])
    assert starr_domains(more).shares[1] == pytest.approx(share, rel=1e-9)


@pytest.mark.parametrize(("scenarios", "most"), list(MOST_OPTIONS.items()))
def test_sizes_alone_say_whether_shares_are_exact(
    scenarios: int, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Up to so many rivals, and from one more on draws (R3)."""
    monkeypatch.setattr(module, "SAMPLES", 1_000)
    assert starr_domains(scattered(most, scenarios)).samples is None
    assert starr_domains(scattered(most + 1, scenarios)).samples == 1_000


def test_one_scenario_is_exact_for_any_number_of_options() -> None:
    """The best has all of it, with whoever ties."""
    found = starr_domains(table(*[(float(row % 40),) for row in range(100)]))
    assert found.samples is None
    assert np.flatnonzero(found.shares).tolist() == [39, 79]


@pytest.mark.parametrize(("options", "scenarios"), [(12, 2), (30, 3), (30, 4), (12, 5)])
def test_shares_add_up_to_one_without_ties(options: int, scenarios: int) -> None:
    """To 1e-12, at the largest sizes that are exact."""
    found = starr_domains(scattered(options, scenarios))
    assert found.shares.sum() == pytest.approx(1, abs=1e-12)
    assert (found.shares > 0).sum() > 2


@pytest.mark.parametrize(("options", "scenarios"), [(4, 3), (12, 4), (8, 5)])
def test_draws_agree_with_exact_shares(
    options: int, scenarios: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Within five standard errors, which are those of independent draws."""
    rows = scattered(options, scenarios)
    exact = starr_domains(rows)
    monkeypatch.setattr(module, "MOST_OPTIONS", {})
    drawn = starr_domains(rows)
    assert (drawn.samples, drawn.seed) == (SAMPLES, SEED)
    assert drawn.standard_error is not None
    assert (np.abs(drawn.shares - exact.shares) <= 5 * drawn.standard_error + 1e-9).all()
    assert drawn.shares.tolist() == (np.rint(drawn.shares * SAMPLES) / SAMPLES).tolist()
    binomial = np.sqrt(drawn.shares * (1 - drawn.shares) / SAMPLES)
    assert drawn.standard_error == pytest.approx(binomial, rel=1e-12)


def test_draws_are_the_same_however_many_are_made_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whole numbers, so that no order of summing has a say."""
    monkeypatch.setattr(module, "SAMPLES", 20_000)
    rows = scattered(9, 6)
    shares = starr_domains(rows).shares.tolist()
    monkeypatch.setattr(module, "_AT_ONCE", 9 * 1000)
    assert starr_domains(rows).shares.tolist() == shares


def test_what_is_dominated_has_no_share_and_no_error_among_draws(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is known, not drawn."""
    monkeypatch.setattr(module, "SAMPLES", 20_000)
    rows = scattered(9, 6)
    found = starr_domains(np.vstack([rows, rows[3] - 0.5]))
    assert found.standard_error is not None
    assert (found.shares[9], found.standard_error[9]) == (0.0, 0.0)
    assert found.shares[:9].tolist() == starr_domains(rows).shares.tolist()


@pytest.mark.parametrize("signs", list(product((-1, 1), repeat=2)))
def test_totals_of_any_size_and_sign_have_shares(signs: tuple[int, int]) -> None:
    """From below 0 to beyond what anybody scores."""
    for size in (1.0, 1e6, 1e149):
        rows = size * table((3, 1, 2, 4), (1, 4, 3, 2), (4, 2, 1, 3)) * signs[0] + signs[1]
        found = starr_domains(rows)
        assert np.isfinite(found.shares).all()
        assert found.shares.sum() == pytest.approx(1, abs=1e-12)
