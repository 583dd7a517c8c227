"""Least squares on logarithms of ratios, and contradictions among them."""

import math

import pytest

from belarus_options.methods.elicitation.ratios import (
    Statement,
    consistency_ratio,
    implied_ratios,
    least_squares_weights,
)

CHAIN = [Statement(0, 1, 3), Statement(1, 2, 3)]
TRIANGLE = [Statement(0, 1, 3), Statement(0, 2, 5), Statement(1, 2, 3)]
CIRCLE = [Statement(0, 1, 2), Statement(1, 2, 3), Statement(2, 0, 2)]


def test_a_chain_of_ratios_is_met_exactly_and_nothing_contradicts_it() -> None:
    """a/b 3 and b/c 3 give 9, 3 and 1 of 13; neither is implied by the other."""
    assert least_squares_weights(CHAIN, 3) == pytest.approx([9 / 13, 3 / 13, 1 / 13], abs=1e-12)
    assert implied_ratios(CHAIN, 3) == [None, None]
    assert consistency_ratio(CHAIN, 3) is None


def test_each_statement_stands_beside_what_the_others_imply() -> None:
    """a/b 3, a/c 5, b/c 3: the others say 5/3, 9 and 5/3."""
    assert least_squares_weights(TRIANGLE, 3) == pytest.approx(
        [0.636986, 0.258285, 0.104729], abs=1e-6
    )
    assert implied_ratios(TRIANGLE, 3) == pytest.approx([5 / 3, 9, 5 / 3], abs=1e-12)


def test_a_circle_of_preferences_has_weights_and_a_large_consistency_ratio() -> None:
    """a/b 2, b/c 3, c/a 2: every swing is worth more than the next."""
    assert least_squares_weights(CIRCLE, 3) == pytest.approx([0.3313, 0.3793, 0.2894], abs=1e-4)
    assert consistency_ratio(CIRCLE, 3) == pytest.approx(0.692, abs=1e-3)


def test_ratios_that_agree_have_a_consistency_ratio_of_nothing() -> None:
    """Rounding never makes it negative."""
    agree = [Statement(0, 1, 3), Statement(0, 2, 2.1), Statement(1, 2, 0.7)]
    assert consistency_ratio(agree, 3) == pytest.approx(0, abs=1e-12)
    assert implied_ratios(agree, 3) == pytest.approx([3, 2.1, 0.7])


def test_a_pair_said_twice_counts_twice() -> None:
    """Between 2 and 8 for one pair lies their geometric mean."""
    twice = [Statement(0, 1, 2), Statement(1, 0, 1 / 8)]
    first, second = least_squares_weights(twice, 2)
    assert first / second == pytest.approx(4)
    assert implied_ratios(twice, 2) == pytest.approx([8, 1 / 2])


def test_turning_every_ratio_round_turns_the_weights_round() -> None:
    """Weights of the turned statements are in proportion to one over the others."""
    turned = [Statement(s.first, s.second, 1 / s.ratio) for s in TRIANGLE]
    one, other = least_squares_weights(TRIANGLE, 3), least_squares_weights(turned, 3)
    products = one * other
    assert products == pytest.approx([products[0]] * 3)


def test_statements_in_two_parts_have_no_weights() -> None:
    """a/b and c/d say nothing of a beside c."""
    apart = [Statement(0, 1, 2), Statement(2, 3, 2)]
    with pytest.raises(ValueError, match="parts"):
        least_squares_weights(apart, 4)


def test_extreme_ratios_keep_their_weights() -> None:
    """A ratio of 1e100 leaves the small weight as small as it is, and no number overflows."""
    weights = least_squares_weights([Statement(0, 1, 1e100), Statement(1, 2, 1e100)], 3)
    assert weights[0] == pytest.approx(1)
    assert math.log10(weights[2]) == pytest.approx(-200)
