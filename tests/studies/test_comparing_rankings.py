"""Rankings from anywhere beside each other: nothing but ranks and names is asked for."""

import numpy as np
import pytest

from belarus_options.methods.rankings.aggregation import MOST_KEMENY_OPTIONS
from belarus_options.studies.comparing_rankings import MOST_KEMENY_ORDERS, RankingComparison

# Three methods that put a before b, of which one puts c first and one ties it with b; d is last
# everywhere.
GIVEN = RankingComparison(
    ("sum", "distance", "worst leaf"),
    ("a", "b", "c", "d"),
    np.array([[1, 2, 3, 4], [1, 2, 2, 4], [2, 3, 1, 4]]),
)


def test_who_is_first_last_and_dominated_has_names() -> None:
    """By hand: a is above b and d everywhere, b and c are above d alone."""
    assert [GIVEN.firsts(row) for row in range(3)] == [("a",), ("a",), ("c",)]
    assert {GIVEN.lasts(row) for row in range(3)} == {("d",)}
    assert GIVEN.dominated == ("b", "d")
    assert GIVEN.dominated_by("b") == ("a",)
    assert GIVEN.dominated_by("d") == ("a", "b", "c")
    assert GIVEN.dominated_by("c") == ()


def test_rules_of_voting_choose_by_ranks_alone() -> None:
    """By hand: Borda 8, 4.5, 5.5 and 0; a wins against all others, and b and c draw."""
    assert GIVEN.borda.tolist() == [8, 4.5, 5.5, 0]
    assert GIVEN.rank_sums.tolist() == [4, 7.5, 6.5, 12]
    assert GIVEN.copeland.tolist() == [3, 0, 0, -3]
    assert GIVEN.borda_winners == GIVEN.copeland_winners == GIVEN.kemeny_winners == ("a",)
    assert GIVEN.preference_count == 17


def test_agreement_is_between_named_rankings() -> None:
    """Tau-b by hand: of six pairs sum and distance order five alike and one ties, which makes
    5 / √(6 × 5); sum and worst leaf turn two round, which makes 2 / 6."""
    tau = GIVEN.kendall_tau
    assert tau[0][1] == pytest.approx(5 / 30**0.5)
    assert tau[0][2] == pytest.approx(1 / 3)
    assert GIVEN.most_alike == {("sum", "distance"): tau[0][1]}
    assert GIVEN.closest_to(0) == {"distance": tau[0][1]}
    assert GIVEN.furthest_from(0) == {"worst leaf": tau[0][2]}
    assert GIVEN.kendall_w is not None
    assert 0 < GIVEN.kendall_w < 1


def test_kemenys_orders_are_looked_for_among_few_options() -> None:
    """And listed up to a limit, counted beyond it."""
    ids = tuple(f"o{number}" for number in range(MOST_KEMENY_OPTIONS + 1))
    many = RankingComparison(("one",), ids, np.arange(1, len(ids) + 1)[np.newaxis])
    assert many.kemeny is None
    assert (many.kemeny_winners, many.kemeny_rankings) == ((), ())
    tied = RankingComparison(("one",), ids[:5], np.ones((1, 5), dtype=np.int64))
    assert tied.kemeny is not None
    assert tied.kemeny.count == 120
    assert len(tied.kemeny_rankings) == MOST_KEMENY_ORDERS
