"""The additive model's kernel: sums that no order changes, ranks with ties."""

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from belarus_options.methods import additive
from belarus_options.methods.tolerances import TIE


@given(st.lists(st.floats(-1e3, 1e3), min_size=1, max_size=30), st.randoms(use_true_random=False))
def test_totals_do_not_depend_on_the_order_of_summing(parts: list[float], random: object) -> None:
    """The same parts in another order give the same total, bit for bit (R2)."""
    shuffled = list(parts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert additive.totals(np.array([parts]))[0] == additive.totals(np.array([shuffled]))[0]


def test_totals_are_correctly_rounded() -> None:
    """Ten tenths are one, which a running sum misses (R2)."""
    tenths = np.full((1, 10), 0.1)
    assert additive.totals(tenths)[0] == 1.0
    assert math.fsum([0.1] * 10) == 1.0


def test_contributions_are_values_by_weights_and_never_minus_zero() -> None:
    """80 × 0.25 and 30 × 0.75; a value of 0 beside one below it adds 0.0, which prints as it is."""
    parts = additive.contributions(np.array([[80.0, 30.0], [-5.0, 0.0]]), np.array([0.25, 0.75]))
    assert parts.tolist() == [[20.0, 22.5], [-1.25, 0.0]]
    nothing = additive.contributions(np.array([[-5.0, -0.0]]), np.array([0.0, 1.0]))
    assert not np.signbit(nothing).any()


def test_ranks_share_the_better_place() -> None:
    """1, 2, 2, 4: two that tie share the second place, and the next is fourth (R1)."""
    scores = np.array([10.0, 30.0, 20.0, 20.0 + 5e-10])
    assert additive.competition_ranks(scores).tolist() == [4, 1, 2, 2]


def test_ties_are_measured_from_the_leader_and_do_not_chain() -> None:
    """Three totals 0.8e-9 apart: the second ties with the first, the third with neither (R1)."""
    scores = np.array([50.0, 50.0 - 0.8e-9, 50.0 - 1.6e-9])
    assert additive.competition_ranks(scores).tolist() == [1, 1, 3]
    exactly = np.array([TIE, 0.0])
    assert additive.competition_ranks(exactly).tolist() == [1, 1]


def test_nobody_to_rank_is_no_error() -> None:
    """An empty array has no ranks."""
    assert additive.competition_ranks(np.array([])).tolist() == []


def test_rows_alike_everywhere_have_one_first_row_and_do_not_chain() -> None:
    """Rows 0.8e-9 apart: the second is as the first, the third is not; to differ in one column is
    to differ; a tie apart is alike (R1)."""
    rows = [[40.0, 5.0], [50.0, 5.0], [50.0, 5.0 - 0.8e-9], [50.0, 5.0 - 1.6e-9], [50.0, 5.0]]
    assert additive.first_alike(np.array(rows)).tolist() == [0, 1, 1, 3, 1]
    assert additive.first_alike(np.array([[TIE], [0.0], [-TIE]])).tolist() == [0, 0, 2]
    assert additive.first_alike(np.empty((0, 2))).tolist() == []
