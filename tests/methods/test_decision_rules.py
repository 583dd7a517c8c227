"""Rules for an unknown future by hand: figures, ties, break points, what a lost option changes."""

import numpy as np
import pytest

from belarus_options.methods.arrays import Array
from belarus_options.methods.decision_rules import (
    HurwiczPiece,
    choices_without,
    figures,
    highest,
    hurwicz_pieces,
    least_regretted,
    perfect_information,
    regrets,
    weighted_mean,
)
from belarus_options.methods.tolerances import TIE


def table(*rows: tuple[float, ...]) -> Array:
    return np.array(rows, dtype=np.float64)


def pieces(*ends: tuple[float, float]) -> tuple[HurwiczPiece, ...]:
    """The pieces of options with these worst and best totals."""
    worst, best = np.array(ends, dtype=np.float64).T
    return hurwicz_pieces(worst, best)


def test_a_regret_is_measured_from_the_best_of_its_scenario() -> None:
    """Column by column; somebody regrets nothing in each."""
    assert regrets(table((8, 2), (5, 4), (2, 9))).tolist() == [[0, 7], [3, 5], [6, 0]]


def test_whoever_ties_with_the_best_regrets_nothing() -> None:
    """A difference within TIE is rounding; one beyond it is kept as it is (R1)."""
    found = regrets(table((1.0, 1.0), (1.0 - TIE / 2, 1.0 - 3 * TIE)))
    assert found[1, 0] == 0.0
    assert found[1, 1] == pytest.approx(3 * TIE, rel=1e-6)


def test_each_rule_goes_by_its_own_figure() -> None:
    """Worst, best, the mix of both, the plain and the weighted mean, the largest regret."""
    found = figures(table((8, 2), (5, 4)), 0.25, [0.75, 0.25])
    assert found.worst.tolist() == [2, 4]
    assert found.best.tolist() == [8, 5]
    assert found.hurwicz.tolist() == [3.5, 4.25]
    assert found.mean.tolist() == [5, 4.5]
    assert found.largest_regret.tolist() == [2, 3]
    assert found.expected is not None
    assert found.expected.tolist() == [6.5, 4.75]


def test_without_probabilities_nothing_is_expected() -> None:
    """None, and not the plain mean."""
    assert figures(table((8, 2), (5, 4)), 0.5, None).expected is None


@pytest.mark.parametrize(("optimism", "end"), [(0.0, "worst"), (1.0, "best")])
def test_hurwicz_has_maximin_and_maximax_at_its_ends(optimism: float, end: str) -> None:
    """To the last bit."""
    found = figures(table((0.1, 0.7, 0.3), (0.2, 0.2, 0.2)), optimism, None)
    assert found.hurwicz.tolist() == getattr(found, end).tolist()


def test_probabilities_count_as_shares_of_their_sum() -> None:
    """Those that add up to 1 but for rounding leave a constant total as it is."""
    thirds = [0.3333333333, 0.3333333333, 0.3333333333]
    assert weighted_mean(table((70, 70, 70)), thirds) == pytest.approx([70], abs=1e-13)
    assert weighted_mean(table((1, 2)), [3, 1]).tolist() == [1.25]


def test_a_scenario_of_probability_0_leaves_the_mean_alone() -> None:
    """Whatever stands there."""
    assert weighted_mean(table((5, -1e6), (5, 1e6)), [1.0, 0.0]).tolist() == [5, 5]


def test_the_highest_are_all_within_the_tie() -> None:
    """Ascending by row; one just beyond is left out."""
    assert highest(np.array([1.0, 1.0 + TIE / 2, 1.0 - 2 * TIE, 0.0, 1.0])) == (0, 1, 4)


def test_ties_of_every_rule_are_found_through_rounding() -> None:
    """0.1 + 0.2 and 0.3 tie in the worst, the best, the mix, the means and the largest regret."""
    sum_ = 0.1 + 0.2
    rows = table((sum_, 0.7, 0.6), (0.3, 0.7, 0.6), (0.1, 0.2, 0.3))
    found = figures(rows, 0.5, [0.2, 0.3, 0.5])
    assert found.expected is not None
    for figure in (found.worst, found.best, found.hurwicz, found.mean, found.expected):
        assert highest(figure) == (0, 1)
    assert least_regretted(rows) == (0, 1)


def test_pieces_are_those_of_the_lines_from_worst_to_best() -> None:
    """5, then 4 + 3a from 1/3 on, then 2 + 8a from 2/5 on; the fourth is never best."""
    assert pieces((2, 10), (4, 7), (4, 6), (5, 5)) == (
        HurwiczPiece(0.0, 1 / 3, (3,)),
        HurwiczPiece(1 / 3, 0.4, (1,)),
        HurwiczPiece(0.4, 1.0, (0,)),
    )


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ([(3, 8)], [(0, 1, (0,))]),
        ([(3, 8), (3, 8), (2, 8)], [(0, 1, (0, 1))]),
        ([(3, 8), (3, 9)], [(0, 1, (1,))]),
        ([(3, 9), (2, 9)], [(0, 1, (0,))]),
        ([(4, 4), (0, 8)], [(0, 0.5, (0,)), (0.5, 1, (1,))]),
        ([(4, 4), (2, 6), (0, 8)], [(0, 0.5, (0,)), (0.5, 1, (2,))]),
        ([(0, 8), (4, 4), (0, 8), (4, 4)], [(0, 0.5, (1, 3)), (0.5, 1, (0, 2))]),
        ([(-5, -1), (-4, -4)], [(0, 0.25, (1,)), (0.25, 1, (0,))]),
        ([(0, 0), (0, 0)], [(0, 1, (0, 1))]),
    ],
)
def test_pieces_cover_all_optimism_without_a_point_for_a_piece(
    ends: list[tuple[float, float]], expected: list[tuple[float, float, tuple[int, ...]]]
) -> None:
    """One option, equal ones, one that ties at an end alone, one that no more than touches where
    two others meet, pairs of equal ones, totals below 0, all alike."""
    assert pieces(*ends) == tuple(HurwiczPiece(*piece) for piece in expected)


def test_a_lead_within_the_tie_makes_no_piece() -> None:
    """Neither at an end nor in the middle: rounding parts no lines that are one."""
    tiny = TIE / 3
    assert pieces((3 + tiny, 8), (3, 8)) == (HurwiczPiece(0.0, 1.0, (0, 1)),)
    assert pieces((3, 8), (3 + tiny, 7)) == (HurwiczPiece(0.0, 1.0, (0,)),)
    assert pieces((3, 8), (2, 8 + tiny)) == (HurwiczPiece(0.0, 1.0, (0,)),)
    middle = pieces((4, 4), (2 + tiny, 6 + tiny), (0, 8))
    assert [piece.rows for piece in middle] == [(0,), (2,)]
    assert middle[0].end == middle[1].start == 0.5


def test_a_lead_beyond_the_tie_makes_one() -> None:
    """Of whatever width, between the neighbors."""
    found = pieces((4, 4), (2 + 1e-6, 6 + 1e-6), (0, 8))
    assert [piece.rows for piece in found] == [(0,), (1,), (2,)]
    assert found[1].end - found[1].start == pytest.approx(5e-7, rel=1e-6)


def test_knowing_the_scenario_is_worth_the_least_expected_regret() -> None:
    """Σ p × best − best Σ p × total: 0.4 × 50 + 0.6 × 80 = 68 less 58 of the middle option."""
    rows = table((50, 60), (20, 80), (40, 70))
    assert perfect_information(rows, [0.4, 0.6]) == pytest.approx(10, abs=1e-12)


@pytest.mark.parametrize("probabilities", [[1, 0], [0, 1], [0.3, 0.7]])
def test_knowing_is_worth_nothing_where_one_option_is_best_anyway(
    probabilities: list[float],
) -> None:
    """Exactly 0, also where rounding has it behind by less than a tie."""
    assert perfect_information(table((8, 5), (2, 5 + TIE / 2)), probabilities) == 0.0


def test_knowing_one_scenario_of_probability_1_is_worth_nothing() -> None:
    """There is nothing to learn, whoever is best elsewhere."""
    assert perfect_information(table((8, 1), (2, 9)), [1, 0]) == 0.0


def test_an_option_that_is_not_chosen_can_decide() -> None:
    """With the third the second has the least regret, without it the first."""
    rows = table((8, 2), (5, 4), (2, 9))
    assert least_regretted(rows) == (1,)
    assert choices_without(rows) == {(0,): (2,), (2,): (0,)}


def test_an_option_that_is_chosen_is_not_left_out() -> None:
    """That the choice changes without itself is no surprise."""
    assert choices_without(table((9, 9), (8, 0), (0, 8))) == {}
    assert choices_without(table((3, 3))) == {}
    assert choices_without(table((3, 3), (3, 3))) == {}


def test_a_tie_that_comes_or_goes_is_a_change() -> None:
    """Without the third the first two tie; without the fourth, which is nowhere best, nothing
    changes."""
    rows = table((5, 3), (3, 5), (9, 2), (0, 0))
    assert least_regretted(rows) == (2,)
    assert choices_without(rows) == {}
    rows = table((5, 3), (3, 5), (8, -9), (0, 0))
    assert least_regretted(rows) == (0,)
    assert choices_without(rows) == {(2,): (0, 1)}


def test_two_options_together_can_decide_where_none_does_alone() -> None:
    """The last two are alike, so that the best stays where it is unless both go."""
    rows = table((9, 4), (7, 5), (0, 10), (0, 10))
    assert least_regretted(rows) == (1,)
    assert choices_without(rows) == {(2, 3): (0,)}


def test_the_smallest_sets_alone_are_given() -> None:
    """Where one option decides, no pair with it is named."""
    rows = table((8, 2), (5, 4), (2, 9), (2, 8))
    assert all(len(left_out) == 1 for left_out in choices_without(rows))
