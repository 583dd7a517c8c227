"""The kernel of weight stability: intervals in closed form, on plain arrays."""

from collections.abc import Callable
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_options.methods.additive import competition_ranks
from belarus_options.methods.arrays import Array
from belarus_options.methods.stability import (
    Stability,
    first_outside,
    listed_order,
    slopes,
    stability,
)
from belarus_options.methods.tolerances import TIE
from exact_stability import Lines


def flat(values: Array, shares: list[float]) -> Stability:
    """The intervals of a flat list of criteria with these shares."""
    totals = values @ np.array(shares)
    return stability(totals, slopes(values, totals, shares, 1.0), shares)


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[list[int]], list[int]]:
    """Whole values of 1–6 options on 2–5 criteria, and whole weights that are not all 0."""
    count = draw(st.integers(2, 5))
    row = st.lists(st.integers(0, 20), min_size=count, max_size=count)
    chosen = st.lists(st.integers(0, 5), min_size=count, max_size=count).filter(any)
    return draw(st.lists(row, min_size=1, max_size=6)), draw(chosen)


def exact(rows: list[list[int]], weights: list[int], column: int) -> Lines:
    """The same as lines through the totals at weight 0 and 1, in exact rationals."""
    others = [index for index in range(len(weights)) if index != column]
    rest = sum(weights[index] for index in others)
    ends = {}
    for number, row in enumerate(rows):
        shares = [Fraction(weights[k], rest) if rest else Fraction(1, len(others)) for k in others]
        without = sum(share * row[k] for share, k in zip(shares, others, strict=True))
        ends[f"{number:02}"] = (Fraction(without), Fraction(row[column]))
    return Lines(ends, Fraction(weights[column], sum(weights)))


@given(tables())
def test_intervals_and_successors_are_those_of_exact_rationals(
    table: tuple[list[list[int]], list[int]],
) -> None:
    """Winner and ranking intervals of every criterion, and who is first outside the winner's, equal
    what brute force over all crossings finds."""
    rows, weights = table
    values = np.array(rows, dtype=np.float64)
    shares = [weight / sum(weights) for weight in weights]
    totals = values @ np.array(shares)
    lines = list(slopes(values, totals, shares, 1.0))
    found = stability(totals, lines, shares)
    for column, share in enumerate(shares):
        known = exact(rows, weights, column)
        for interval, holds in (
            (found.winner[column], known.winner_holds()),
            (found.ranking[column], known.ranking_holds()),
        ):
            assert interval == pytest.approx([float(x) for x in holds], abs=1e-12)
        assert [f"{row:02}" for row in found.order] == known.ranking()
        for end, direction in zip(known.winner_holds(), (-1, 1), strict=True):
            if takeover := known.takeover(end, direction):
                winner = int(found.order[0])
                after = first_outside(totals, lines[column], share, float(end), direction, winner)
                assert [f"{row:02}" for row in after] == takeover


@pytest.mark.parametrize("laid_out", [np.ascontiguousarray, np.asfortranarray])
def test_the_order_in_memory_does_not_matter(laid_out: Callable[[Array], Array]) -> None:
    """Rows or columns contiguous: the same intervals to the last bit."""
    values = np.random.default_rng(5).uniform(0, 100, (200, 6))
    shares = [0.1, 0.2, 0.3, 0.15, 0.05, 0.2]
    totals = np.einsum("ij,j->i", values, shares)
    plain = stability(totals, slopes(values, totals, shares, 1.0), shares)
    other = stability(totals, slopes(laid_out(values), totals, shares, 1.0), shares)
    assert np.array_equal(plain.winner, other.winner)
    assert np.array_equal(plain.ranking, other.ranking)


def test_a_slope_is_what_a_total_gains_from_no_weight_to_all() -> None:
    """With shares 1/2, 1/4, 1/4 of 0.4 of the whole, the first value against the mean of the rest;
    the same where the sibling has more than half, or all, which leaves equal parts."""
    values = np.array([[80.0, 10.0, 30.0], [0.0, 100.0, 50.0]])
    for shares, expected in (
        ([0.5, 0.25, 0.25], [[60.0, -160 / 3, -80 / 3], [-75.0, 250 / 3, 50 / 3]]),
        ([0.75, 0.25, 0.0], [[70.0, -70.0, -32.5], [-100.0, 100.0, 25.0]]),
        ([1.0, 0.0, 0.0], [[60.0, -70.0, -50.0], [-75.0, 100.0, 50.0]]),
    ):
        together = values @ np.array(shares)
        found = np.stack(list(slopes(values, together, shares, 0.4)), axis=1)
        assert found == pytest.approx(0.4 * np.array(expected))


def test_a_slope_keeps_its_digits_beside_a_share_of_nearly_all() -> None:
    """At a share of 1 − 1e-12 the rest is weighed itself, not taken as a difference of totals."""
    tiny = 2.0**-40
    values = np.array([[70.0, 10.0, 40.0], [20.0, 90.0, 30.0]])
    shares = [1.0 - tiny, tiny * 0.75, tiny * 0.25]
    found = next(slopes(values, values @ np.array(shares), shares, 1.0))
    assert found == pytest.approx([70 - 17.5, 20 - 75], rel=1e-14)


def test_two_that_tie_end_the_interval_at_todays_weight() -> None:
    """A tie holds on one side of today's weight and breaks on the other; ranks follow the row."""
    found = flat(np.array([[80.0, 40.0], [40.0, 80.0]]), [0.5, 0.5])
    assert found.order.tolist() == [0, 1]
    assert found.winner.tolist() == [[0.5, 1.0], [0.0, 0.5]]
    assert found.ranking.tolist() == [[0.5, 1.0], [0.0, 0.5]]


def test_totals_closer_than_the_tolerance_are_level() -> None:
    """A lead of 0.9e-9 is none, whoever has it: the first row leads, and the tie ends the interval
    at today's weight itself."""
    shares = [0.25]
    behind = stability(np.array([10.0 + 0.9e-9, 10.0]), [np.array([5.0, 8.0])], shares)
    assert behind.winner.tolist() == behind.ranking.tolist() == [[0.0, 0.25]]
    ahead = stability(np.array([10.0, 10.0 + 0.9e-9]), [np.array([5.0, 8.0])], shares)
    assert ahead.order.tolist() == [0, 1]
    assert ahead.winner.tolist() == [[0.0, 0.25]]
    apart = stability(np.array([10.0, 10.0 + 1.2e-9]), [np.array([5.0, 8.0])], shares)
    assert apart.order.tolist() == [1, 0]
    assert apart.winner[0] == pytest.approx([0.25 - 4e-10, 1.0], abs=1e-12)


def test_slopes_that_only_rounding_tells_apart_never_cross() -> None:
    """Identical options, their slopes 1e-10 apart, hold from 0 to 1."""
    found = stability(np.array([10.0, 10.0]), [np.array([5.0, 5.0 + 1e-10])], [0.5])
    assert found.winner.tolist() == [[0.0, 1.0]]
    assert found.ranking.tolist() == [[0.0, 1.0]]


def test_who_is_level_again_at_weight_0_hides_nobody_who_passes() -> None:
    """The first to draw level on the way down is ahead by half the tolerance at 0 and so never
    passes; the next one is ahead by five times the tolerance there, and ends the interval."""
    totals = np.array([200.0, 199.0, 100.0])
    line = np.array([0.0, -2.0 - 1e-9, -200.0 - 1e-8])
    alone = stability(totals[:2], [line[:2]], [0.5])
    assert alone.winner.tolist() == [[0.0, 1.0]]
    both = stability(totals, [line], [0.5])
    assert both.winner[0] == pytest.approx([2.5e-11, 1.0], rel=1e-3, abs=0.0)
    after = first_outside(totals, line, 0.5, both.winner[0, 0].item(), -1, 0)
    assert after.tolist() == [2]
    sooner = stability(np.append(totals, 150.0), [np.append(line, -100.0 - 2e-8)], [0.5])
    assert sooner.winner[0] == pytest.approx([1e-10, 1.0], rel=1e-3, abs=0.0)


def test_one_option_alone_holds_at_every_weight() -> None:
    """There is nobody to pass: 0 to 1 for every criterion."""
    found = flat(np.array([[30.0, 60.0]]), [0.2, 0.8])
    assert found.winner.tolist() == [[0.0, 1.0], [0.0, 1.0]]
    assert found.ranking.tolist() == [[0.0, 1.0], [0.0, 1.0]]


def test_identical_lines_take_over_together() -> None:
    """Two equal rivals are both named, and one that is level there but slower is not."""
    values = np.array([[100.0, 0.0], [0.0, 100.0], [0.0, 100.0], [50.0, 50.0]])
    shares = [0.75, 0.25]
    totals = values @ np.array(shares)
    lines = list(slopes(values, totals, shares, 1.0))
    found = stability(totals, lines, shares)
    assert found.winner.tolist() == [[0.5, 1.0], [0.0, 0.5]]
    assert first_outside(totals, lines[0], 0.75, 0.5, -1, 0).tolist() == [1, 2]
    assert first_outside(totals, lines[1], 0.25, 0.5, 1, 0).tolist() == [1, 2]


def test_lines_that_only_rounding_tells_apart_take_over_together() -> None:
    """Slopes within the tolerance of the extreme one are the same, and so are totals there."""
    totals, line = np.array([50.0, 40.0, 40.0 - 5e-10]), np.array([0.0, -20.0, -20.0 + 5e-10])
    assert first_outside(totals, line, 0.75, 0.25, -1, 0).tolist() == [1, 2]


def test_the_winner_never_takes_over_from_itself() -> None:
    """Nor where its total at the end is above the rival's by the rounding of large numbers."""
    totals = np.array([1e20, 1e20 - 2e4, 0.0])
    assert first_outside(totals, np.array([0.0, -1.0, 0.0]), 0.5, 0.4, -1, 0).tolist() == [1]


def test_the_rankings_interval_is_no_wider_than_the_winners() -> None:
    """Nor by rounding, where neighbors cross a last digit further out than the first and third."""
    values = np.array([[40.0, 30.0, 70.0], [40.0, 40.0, 50.0], [60.0, 10.0, 100.0]])
    found = flat(values, [4 / 7, 2 / 7, 1 / 7])
    assert found.winner[0].tolist() == pytest.approx([1 / 7, 1.0])
    assert found.ranking[0, 0] >= found.winner[0, 0]


def test_a_group_that_weighs_nothing_moves_nothing() -> None:
    """Slopes of 0 cross nowhere, with tied totals too."""
    values = np.array([[10.0, 90.0], [80.0, 20.0], [80.0, 20.0]])
    lines = slopes(values, values @ np.array([0.5, 0.5]), [0.5, 0.5], 0.0)
    found = stability(np.array([50.0, 40.0, 40.0]), lines, [0.5, 0.5])
    assert found.winner.tolist() == [[0.0, 1.0]] * 2
    assert found.ranking.tolist() == [[0.0, 1.0]] * 2


def test_huge_and_tiny_numbers_give_finite_intervals() -> None:
    """Values beyond every scale overflow nothing, and no end is not a number."""
    for size in (1e150, 1e-150, 0.0):
        values = np.array([[1.0, -1.0, 0.5], [-1.0, 1.0, 0.25], [0.5, 0.5, -1.0]]) * size
        found = flat(values, [0.5, 0.25, 0.25])
        for ends in (found.winner, found.ranking):
            assert np.isfinite(ends).all()
            assert (ends >= 0.0).all()
            assert (ends <= 1.0).all()


@given(st.lists(st.integers(0, 12).map(lambda n: n * 0.3 * TIE), min_size=1, max_size=30))
def test_the_order_is_that_of_a_ranking(totals: list[float]) -> None:
    """Rows by competition rank and then by row, also where totals are within a tolerance of each
    other in chains."""
    array = 50.0 + np.array(totals)
    ranks = competition_ranks(array)
    assert listed_order(array).tolist() == sorted(
        range(len(totals)), key=lambda row: (ranks[row], row)
    )
