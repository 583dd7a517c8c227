"""Nearest weights and the mixture of rivals, against all corners of small polytopes."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belarus_options.methods.exact.matrix_game import least_lead, strongest_mixture
from belarus_options.methods.exact.nearest_weights import least_largest_change, least_total_change
from belarus_options.methods.exact.whole_values import WholeValues
from exact_vertices import Form, Point, corners, exact, unit

# Values of options, target first, and stated weights.
Small = tuple[list[list[int]], list[int]]


@st.composite
def contests(draw: st.DrawFn, most_criteria: int = 3) -> Small:
    """Two to four options on up to three criteria, with few different values, so that options tie
    and changes are ambiguous."""
    size = draw(st.integers(1, most_criteria))
    count = draw(st.integers(2, 4))
    row = st.lists(st.integers(0, 4), min_size=size, max_size=size)
    weights = draw(st.lists(st.integers(0, 3), min_size=size, max_size=size).filter(any))
    return draw(st.lists(row, min_size=count, max_size=count)), weights


def region(values: Sequence[Sequence[int]], size: int, extra: int = 0) -> list[Form]:
    """Weights at which no option is ahead of the first; `extra` further unknowns."""
    signs: list[Form] = [(unit(size + extra, j), 0) for j in range(size)]
    rivals: list[Form] = [
        ([*(a - b for a, b in zip(values[0], rival, strict=True)), *[0] * extra], 0)
        for rival in values[1:]
    ]
    return signs + rivals


def changes(point: Point, stated: Sequence[Fraction]) -> list[Fraction]:
    return [abs(w - s) for w, s in zip(point, stated, strict=True)]


def orthants(stated: Sequence[Fraction], extra: int = 0) -> Iterator[tuple[list[int], list[Form]]]:
    """Each way for the weights to have grown (1) or shrunk (-1), with the forms that say so."""
    size = len(stated)
    for signs in product((1, -1), repeat=size):
        forms: list[Form] = [
            (unit(size + extra, j, sign), -sign * stated[j]) for j, sign in enumerate(signs)
        ]
        yield list(signs), forms


def slowly(values: Sequence[Sequence[int]], weights: Sequence[int]) -> tuple[Point, Point] | None:
    """The weights with the least sum of changes and those with the least largest, each with its
    ties decided, over all corners of all pieces on which both norms are linear."""
    size, whole = len(weights), sum(weights)
    stated = [Fraction(weight, whole) for weight in weights]
    one: Form = ([1] * size, -1)
    sums = [
        (sum(changes(point, stated), Fraction(0)), signs)
        for signs, grown in orthants(stated)
        for point in corners([*region(values, size), *grown], [one])
    ]
    if not sums:
        return None
    least_sum = min(sums)[0]
    # With the largest change as a further unknown; within an orthant each change has one sign.
    one_more: Form = ([*[1] * size, 0], -1)
    free = region(values, size, 1)
    below: dict[tuple[int, int], Form] = {
        (j, sign): ([*unit(size, j, -sign), 1], sign * stated[j])
        for j in range(size)
        for sign in (1, -1)
    }
    least_largest = min(point[-1] for point in corners([*free, *below.values()], [one_more]))
    by_sum, by_largest = [], []
    for signs, grown in orthants(stated, 1):
        if (least_sum, signs) in sums:
            mine = [below[j, sign] for j, sign in enumerate(signs)]
            within = _sum_within(signs, stated, least_sum)
            found = corners([*free, *mine, *grown, within], [one_more])
            by_sum += [(point[-1], point[:-1]) for point in found]
    for signs, grown in orthants(stated):
        capped: list[Form] = [
            (unit(size, j, -sign), sign * stated[j] + least_largest) for j, sign in enumerate(signs)
        ]
        found = corners([*region(values, size), *capped, *grown], [one])
        by_largest += [(sum(changes(point, stated)), point) for point in found]
    return min(by_sum)[1], min(by_largest)[1]


def _sum_within(signs: Sequence[int], stated: Sequence[Fraction], total: Fraction) -> Form:
    moved = sum((sign * s for sign, s in zip(signs, stated, strict=True)), Fraction(0))
    return [*(-sign for sign in signs), 0], moved + total


@settings(max_examples=50)
@given(contests())
def test_nearest_weights_are_those_of_all_corners(small: Small) -> None:
    """Both norms, each with the other as the first tie-break and tree order as the second; None
    exactly where the polytope is empty."""
    values, weights = small
    whole_values = WholeValues(values, weights)
    expected = slowly(values, weights)
    found = least_total_change(whole_values, 0), least_largest_change(whole_values, 0)
    assert found == (expected if expected is not None else (None, None))


@settings(max_examples=200)
@given(contests(4))
def test_a_mixture_beats_an_option_exactly_where_no_weights_put_it_first(small: Small) -> None:
    """The margin is above 0 only then, the mixture is above the option by it on every criterion,
    and at some weights no rival is further ahead: so no mixture does better."""
    values, weights = small
    whole_values = WholeValues(values, weights)
    margin, mixture = strongest_mixture(whole_values, 0, list(range(len(values))))
    assert (margin > 0) == (least_total_change(whole_values, 0) is None)
    least, at = least_lead(whole_values, 0)
    assert least == margin
    assert sum(at) == 1
    assert min(at) >= 0
    leads = [
        sum((w * (a - b) for w, a, b in zip(at, rival, values[0], strict=True)), Fraction(0))
        for rival in values[1:]
    ]
    assert max([*leads, Fraction(0)] if margin == 0 else leads) == margin
    assert (mixture == {}) == (margin <= 0)
    if mixture:
        assert sum(mixture.values()) == 1
        assert min(mixture.values()) > 0
        assert 0 not in mixture
        for criterion in range(len(weights)):
            mixed = sum(share * values[row][criterion] for row, share in mixture.items())
            assert mixed - values[0][criterion] >= margin


@given(contests())
def test_of_equal_mixtures_the_last_options_get_least(small: Small) -> None:
    """Of all mixtures with the greatest least margin, the one that gives least to the last in the
    order, then to the last but one."""
    values, weights = small
    order = list(range(len(values)))[::-1]
    margin, mixture = strongest_mixture(WholeValues(values, weights), 0, order)
    if not mixture:
        return
    count = len(values) - 1
    rows: list[Form] = [(unit(count, i), 0) for i in range(count)]
    rows += [([row[j] - values[0][j] for row in values[1:]], -margin) for j in range(len(weights))]
    # The order is reversed, so that the last in it is the first rival.
    best = min(corners(rows, [([1] * count, -1)]))
    assert tuple(mixture.get(row, Fraction(0)) for row in range(1, count + 1)) == best


def test_least_changes_for_two_options_have_closed_forms() -> None:
    """With d the option's values less its only rival's: the sum is twice what has to move from the
    criteria with the lowest d to the one with the highest until d · w is 0. Here d = (-50, 60, 10)
    and w = (5, 3, 2) / 10 give a gap of 5, and 5 / 110 moves."""
    whole_values = WholeValues([[40, 80, 60], [90, 20, 50]], [5, 3, 2])
    moved = Fraction(5, 110)
    assert least_total_change(whole_values, 0) == exact(
        Fraction(1, 2) - moved, Fraction(3, 10) + moved, Fraction(1, 5)
    )
    largest = least_largest_change(whole_values, 0)
    assert largest == least_total_change(whole_values, 0)


def test_a_weight_that_runs_out_is_taken_to_zero_and_the_next_one_follows() -> None:
    """With d = (-2, -1, 2) and w = (1, 8, 1) / 10 the gap is 8/10: all of the first weight moves
    and closes 4/10, then 2/15 of the second closes the rest."""
    whole_values = WholeValues([[0, 1, 2], [2, 2, 0]], [1, 8, 1])
    taken = Fraction(2, 15)
    assert least_total_change(whole_values, 0) == exact(
        0, Fraction(8, 10) - taken, Fraction(2, 10) + taken
    )


def test_a_lead_that_is_allowed_makes_room() -> None:
    """Weights at which a rival may be ahead by one unit are nearer than those at which none is."""
    whole_values = WholeValues([[0, 2], [2, 0]], [3, 1])
    assert least_total_change(whole_values, 0) == (Fraction(1, 2), Fraction(1, 2))
    assert least_total_change(whole_values, 0, Fraction(1)) == (Fraction(3, 4), Fraction(1, 4))
    assert least_largest_change(whole_values, 0, Fraction(1, 2)) == (Fraction(5, 8), Fraction(3, 8))
    beaten = WholeValues([[0, 0], [1, 1]], [1, 1])
    assert least_total_change(beaten, 0) is None
    assert least_total_change(beaten, 0, Fraction(1)) == (Fraction(1, 2), Fraction(1, 2))


@pytest.mark.parametrize("scale", [1, 10**12, 10**60])
def test_values_too_large_for_floats_are_compared_exactly(scale: int) -> None:
    """An option that is ahead by one unit in 10^60 is ahead, and one that is level is not."""
    whole_values = WholeValues([[scale, scale], [scale + 1, scale - 1], [scale, scale]], [2, 1])
    assert whole_values.ahead(0, [2, 1], 3) == [1]
    assert whole_values.ahead(0, [1, 1], 2) == []
    assert least_total_change(whole_values, 0) == (Fraction(1, 2), Fraction(1, 2))
    assert whole_values.level(0, [1, 1], 2) == [0, 1, 2]


def test_one_criterion_leaves_no_choice() -> None:
    """The only weights are the stated ones: whoever is not first cannot be, and the best is why."""
    whole_values = WholeValues([[1], [3], [2]], [7])
    assert least_total_change(whole_values, 0) is None
    assert least_largest_change(whole_values, 0) is None
    assert strongest_mixture(whole_values, 0, [1, 2, 0]) == (Fraction(2), {1: Fraction(1)})
    assert least_total_change(whole_values, 1) == exact(1)


def test_of_rivals_that_are_alike_the_first_in_the_order_stands_for_all() -> None:
    """Twenty identical rivals beat an option: one of them has the whole share."""
    whole_values = WholeValues([[0, 0], *[[1, 1]] * 20], [1, 1])
    assert strongest_mixture(whole_values, 0, list(range(20, -1, -1))) == (
        Fraction(1),
        {20: Fraction(1)},
    )
