"""One or two options: rank acceptability in closed form, whatever the number of weights."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_options.methods.arrays import Array
from belarus_options.methods.simplex.acceptability import Acceptability, rank_acceptability
from belarus_options.methods.simplex.corners import ordered_corners
from belarus_options.methods.simplex.pairwise_winning import ordered_simplices
from belarus_options.methods.simplex.two_options import acceptability_of_two

Classes = tuple[tuple[int, ...], ...]

CLASSES_OF_THREE: list[Classes] = [((0, 1, 2),), ((2,), (0,), (1,)), ((0,), (1, 2)), ((0, 2), (1,))]


def solve(values: Array, classes: Classes) -> Acceptability:
    parts = ordered_simplices(classes)
    return acceptability_of_two(values, parts, np.full(len(parts), 1 / len(parts)))


def one_class(count: int) -> Classes:
    return (tuple(range(count)),)


@given(
    st.lists(st.tuples(*[st.integers(0, 6)] * 2), min_size=3, max_size=3),
    st.sampled_from(CLASSES_OF_THREE),
)
def test_three_weights_are_what_the_polygon_gives(
    columns: list[tuple[int, int]], classes: Classes
) -> None:
    """Shares, central weights, pairwise winning and expected ranks of both methods agree, for all
    weightings and for orders of them, with ties too."""
    values = np.array(columns, dtype=np.float64).T
    found, expected = solve(values, classes), rank_acceptability(values, ordered_corners(classes))
    assert found.shares == pytest.approx(expected.shares, abs=1e-12)
    assert found.is_first.tolist() == expected.is_first.tolist()
    assert found.central_weights == pytest.approx(expected.central_weights, abs=1e-9)
    assert found.pairwise == pytest.approx(expected.pairwise, abs=1e-12)
    assert found.expected_ranks == pytest.approx(expected.expected_ranks, abs=1e-12)


@pytest.mark.parametrize("count", [2, 6, 12])
def test_one_criterion_against_all_others(count: int) -> None:
    """Better by a on the first weight and worse by b on every other, an option is first where the
    first weight is above b / (a + b): a share of (a / (a + b))^(k − 1), with the mean first weight
    c + (1 − c) / k there."""
    a, b = 30.0, 10.0
    values = np.zeros((2, count))
    values[0, 0], values[1, 1:] = a, b
    found = solve(values, one_class(count))
    cut = b / (a + b)
    assert found.shares[0] == pytest.approx(
        [(1 - cut) ** (count - 1), 1 - (1 - cut) ** (count - 1)]
    )
    first = cut + (1 - cut) / count
    rest = (1 - first) / (count - 1)
    assert found.central_weights[0] == pytest.approx([first] + [rest] * (count - 1))


@given(
    st.integers(2, 7).flatmap(
        lambda count: st.lists(st.tuples(*[st.integers(0, 9)] * 2), min_size=count, max_size=count)
    )
)
def test_what_both_say_adds_up(columns: list[tuple[int, int]]) -> None:
    """Shares of the two ranks add up, and the two central weights, by their shares, are the center
    of all weightings; each adds up to 1 and is not negative."""
    values = np.array(columns, dtype=np.float64).T
    found = solve(values, one_class(len(columns)))
    assert found.shares.sum(axis=1) == pytest.approx([1, 1], abs=1e-13)
    assert (found.central_weights >= 0).all()
    for option in np.flatnonzero(found.is_first).tolist():
        assert found.central_weights[option].sum() == pytest.approx(1, abs=1e-12)
    if found.pairwise.any():
        center = found.shares[:, 0] @ found.central_weights
        assert center == pytest.approx([1 / len(columns)] * len(columns), abs=1e-12)


@pytest.mark.parametrize("count", [2, 6])
def test_two_options_alike_are_first_everywhere(count: int) -> None:
    """Both, at the center of all weightings, with nobody above anybody."""
    found = solve(np.full((2, count), 30.0), one_class(count))
    assert found.shares.tolist() == [[1, 0], [1, 0]]
    assert found.is_first.tolist() == [True, True]
    assert found.central_weights == pytest.approx(np.full((2, count), 1 / count))
    assert not found.pairwise.any()
    assert found.expected_ranks.tolist() == [1, 1]


@pytest.mark.parametrize("classes", [one_class(5), ((4,), (0, 1), (2, 3))])
def test_an_option_alone_is_first_everywhere(classes: Classes) -> None:
    """It has one rank, and the center of the region as its central weights."""
    found = solve(np.arange(5.0)[np.newaxis], classes)
    assert found.shares.tolist() == [[1]]
    assert found.is_first.tolist() == [True]
    assert found.central_weights[0] == pytest.approx(ordered_simplices(classes).mean(axis=(0, 1)))
    assert found.pairwise.tolist() == [[0]]
    assert found.expected_ranks.tolist() == [1]


def test_a_dominated_option_is_never_first() -> None:
    """Not by a rounding: its share is 0 exactly, and it has no central weights."""
    values = np.array([[1.0, 2.0, 3.0, 4.0], [1.0, 2.0, 3.0, 3.9]])
    for classes in (one_class(4), ((3,), (0, 1), (2,))):
        found = solve(values, classes)
        assert found.shares.tolist() == [[1, 0], [0, 1]]
        assert found.is_first.tolist() == [True, False]
        assert found.central_weights[1].tolist() == [0, 0, 0, 0]
        assert found.central_weights[0].sum() == pytest.approx(1)


def test_a_share_of_nearly_nothing_keeps_its_central_weights() -> None:
    """Better on one of twelve weights alone, by a hundredth of what it loses on the others: first
    under (1/101)^11 of all weightings, a number with 22 zeros, at weights that can be told."""
    values = np.zeros((2, 12))
    values[0, 4], values[1] = 1.0, 100.0
    values[1, 4] = 0.0
    found = solve(values, one_class(12))
    assert found.shares[0, 0] == pytest.approx((1 / 101) ** 11, rel=1e-12)
    assert found.is_first[0]
    assert found.central_weights[0, 4] == pytest.approx(100 / 101 + 1 / 101 / 12, rel=1e-12)
