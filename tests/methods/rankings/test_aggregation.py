"""Kendall's W and tau-b, Borda, Copeland and Kemeny against their definitions in exact numbers."""

import math
from fractions import Fraction
from itertools import combinations, islice, permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from belarus_options.methods.rankings import aggregation as rank_aggregation

Ranks = list[list[int]]


def whole(ranks: Ranks) -> NDArray[np.int64]:
    return np.array(ranks, dtype=np.int64)


@st.composite
def rankings(draw: st.DrawFn, most: int = 6) -> Ranks:
    """1–5 rankings of 1 to `most` options, in which ties are common."""
    options = draw(st.integers(1, most))
    row = st.lists(st.integers(1, options), min_size=options, max_size=options)
    return draw(st.lists(row, min_size=1, max_size=5))


def places(row: list[int]) -> list[Fraction]:
    """Average ranks, place by place: the mean of the places that a group of ties takes up."""
    order = sorted(range(len(row)), key=lambda option: row[option])
    found = {
        number: [place for place, option in enumerate(order, 1) if row[option] == number]
        for number in row
    }
    return [Fraction(sum(found[number]), len(found[number])) for number in row]


@given(rankings())
def test_concordance_is_the_share_of_the_largest_sum_of_squares(ranks: Ranks) -> None:
    """W is the sum of squares of the rank sums about their mean, over the number of rankings times
    the sum of each one's own squares; None where that is 0."""
    average = [places(row) for row in ranks]
    middle = Fraction(len(ranks[0]) + 1, 2)
    own = sum((place - middle) ** 2 for row in average for place in row)
    sums = [sum(column) for column in zip(*average, strict=True)]
    squares = sum((total - len(ranks) * middle) ** 2 for total in sums)
    expected = None if own == 0 else float(squares / (len(ranks) * own))
    assert rank_aggregation.kendall_w(whole(ranks)) == expected


@given(rankings(), st.integers(1, 4))
def test_rankings_that_are_alike_agree_fully(ranks: Ranks, times: int) -> None:
    """One ranking, or the same one again and again, has W of exactly 1, and tau-b too; None where
    it ties all options."""
    same = [ranks[0]] * times
    expected = None if len(set(ranks[0])) == 1 else 1.0
    assert rank_aggregation.kendall_w(whole(same)) == expected
    assert {x for row in rank_aggregation.kendall_tau(whole(same)) for x in row} == {expected}


def test_a_ranking_and_its_reverse_do_not_agree_at_all() -> None:
    """W is 0 and tau-b −1."""
    ranks = whole([[1, 2, 3, 4], [4, 3, 2, 1]])
    assert rank_aggregation.kendall_w(ranks) == 0
    assert rank_aggregation.kendall_tau(ranks) == ((1, -1), (-1, 1))


@given(rankings())
def test_tau_counts_pairs(ranks: Ranks) -> None:
    """Agreeing less disagreeing pairs, over the geometric mean of the pairs that each tells apart;
    between −1 and 1, the same both ways."""
    found = rank_aggregation.kendall_tau(whole(ranks))
    for i, one in enumerate(ranks):
        for j, other in enumerate(ranks):
            pairs = list(combinations(range(len(one)), 2))
            signs = [
                (
                    (one[a] > one[b]) - (one[a] < one[b]),
                    (other[a] > other[b]) - (other[a] < other[b]),
                )
                for a, b in pairs
            ]
            strict = [sum(s[k] != 0 for s in signs) for k in (0, 1)]
            tau = found[i][j]
            assert tau == found[j][i]
            if not all(strict):
                assert tau is None
                continue
            assert tau is not None
            assert -1 <= tau <= 1
            assert tau == pytest.approx(sum(a * b for a, b in signs) / math.sqrt(math.prod(strict)))


@given(rankings())
def test_borda_gives_a_point_for_each_option_below(ranks: Ranks) -> None:
    """And half a point for each that ties; with the rank sum it makes rankings × options."""
    options = range(len(ranks[0]))
    expected = [
        sum(
            Fraction(1) if row[option] < row[other] else Fraction(1, 2)
            for row in ranks
            for other in options
            if other != option and row[option] <= row[other]
        )
        for option in options
    ]
    found = rank_aggregation.borda(whole(ranks))
    assert found.tolist() == [float(points) for points in expected]
    average = [places(row) for row in ranks]
    sums = [float(sum(column)) for column in zip(*average, strict=True)]
    assert rank_aggregation.rank_sums(whole(ranks)).tolist() == sums
    assert (found + sums).tolist() == [len(ranks) * len(options)] * len(options)


@given(rankings())
def test_copeland_counts_majorities_won_less_lost(ranks: Ranks) -> None:
    """A pair that as many have one way as the other counts for neither; all scores add up to 0."""
    options = range(len(ranks[0]))

    def backers(one: int, other: int) -> int:
        return sum(row[one] < row[other] for row in ranks)

    expected = [
        sum(backers(a, b) > backers(b, a) for b in options)
        - sum(backers(a, b) < backers(b, a) for b in options)
        for a in options
    ]
    found = rank_aggregation.copeland(whole(ranks)).tolist()
    assert found == expected
    assert sum(found) == 0


def contradictions(order: tuple[int, ...], ranks: Ranks) -> int:
    return sum(
        row[below] < row[above]
        for row in ranks
        for place, above in enumerate(order)
        for below in order[place + 1 :]
    )


@given(rankings(), st.integers(1, 30))
def test_kemeny_finds_every_order_that_contradicts_least(ranks: Ranks, most: int) -> None:
    """As many as there are among all permutations, the first of them by index, what they begin
    with, and how often each contradicts a ranking."""
    distances = {
        order: contradictions(order, ranks) for order in permutations(range(len(ranks[0])))
    }
    least = min(distances.values())
    optimal = sorted(order for order, distance in distances.items() if distance == least)
    found = rank_aggregation.kemeny(rank_aggregation.preferences(whole(ranks)), most)
    assert found.distance == least
    assert found.count == len(optimal)
    assert list(found.orders) == optimal[:most]
    assert list(found.firsts) == sorted({order[0] for order in optimal})


def test_kemeny_of_twenty_options_is_counted_exactly() -> None:
    """Two rankings upside down of each other: each of the 20! orders contradicts one of the two on
    each of the 190 pairs."""
    upwards = list(range(1, 21))
    ranks = whole([upwards, upwards[::-1]])
    found = rank_aggregation.kemeny(rank_aggregation.preferences(ranks), 20)
    assert found.count == math.factorial(20)
    assert found.distance == 190
    assert list(found.orders) == list(islice(permutations(range(20)), 20))
    assert found.firsts == tuple(range(20))


def test_kemeny_takes_the_one_order_that_all_share() -> None:
    """Of twenty options in any order, once."""
    shared = np.random.default_rng(3).permutation(20) + 1
    found = rank_aggregation.kemeny(rank_aggregation.preferences(whole([list(shared)] * 3)), 20)
    assert (found.distance, found.count) == (0, 1)
    assert found.orders == (tuple(np.argsort(shared).tolist()),)


@given(rankings(), st.randoms(use_true_random=False))
def test_the_order_of_rankings_and_options_does_not_matter(ranks: Ranks, random: object) -> None:
    """Rankings in another order change nothing, and options in another order only their places."""
    lines, columns = list(range(len(ranks))), list(range(len(ranks[0])))
    random.shuffle(lines)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    random.shuffle(columns)  # type: ignore[attr-defined]  # as above
    before, after = whole(ranks), whole([[ranks[i][j] for j in columns] for i in lines])
    preferred, moved = (rank_aggregation.preferences(array) for array in (before, after))
    assert rank_aggregation.kendall_w(after) == rank_aggregation.kendall_w(before)
    assert (
        rank_aggregation.borda(after).tolist() == rank_aggregation.borda(before)[columns].tolist()
    )
    scores = rank_aggregation.copeland(before)[columns].tolist()
    assert rank_aggregation.copeland(after).tolist() == scores
    here, there = (rank_aggregation.kemeny(array, 1) for array in (preferred, moved))
    assert (here.distance, here.count) == (there.distance, there.count)
    assert {columns[place] for place in there.firsts} == set(here.firsts)
