"""Pairwise winning against exact rationals: the whole simplex, and orders of its weights."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import chain, pairwise, permutations, product
from math import comb, factorial, prod

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_options.methods.simplex import pairwise_winning as module
from belarus_options.methods.simplex.pairwise_winning import (
    expected_ranks,
    ordered_pairwise_winning,
    ordered_simplices,
    pairwise_winning,
    pairwise_winning_over,
    refinements,
)
from belarus_options.methods.tolerances import TIE

Rows = list[list[int]]


def exact_share(differences: Sequence[Fraction]) -> Fraction:
    """The share of the simplex with Σ difference × weight > 0: the divided difference of
    max(x, 0)^(k − 1) over the k differences (Curry & Schoenberg 1966), with derivatives where they
    coincide. It shares nothing with the recursion."""
    knots = sorted(differences)
    degree = len(knots) - 1
    if not any(knots):
        return Fraction(0)
    table = [_power(knot, degree) for knot in knots]
    for order in range(1, len(knots)):
        table = [
            (table[i + 1] - table[i]) / (knots[i + order] - knots[i])
            if knots[i + order] != knots[i]
            else comb(degree, order) * _power(knots[i], degree - order)
            for i in range(len(table) - 1)
        ]
    return table[0]


def _power(knot: Fraction, degree: int) -> Fraction:
    return knot**degree if knot > 0 else Fraction(0)


def exact_pairwise(rows: Sequence[Sequence[Fraction]]) -> list[list[Fraction]]:
    return [
        [exact_share([x - y for x, y in zip(one, other, strict=True)]) for other in rows]
        for one in rows
    ]


def textbook_share(differences: Sequence[float]) -> float:
    """The same share by partial fractions (Dempster & Kleyle 1968)."""
    return sum(
        prod(x / (x - y) for j, y in enumerate(differences) if j != i)
        for i, x in enumerate(differences)
        if x > 0
    )


def differing(*differences: float) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Two options, the first better than the second by these."""
    return np.array([differences, [0.0] * len(differences)])


@st.composite
def tables(draw: st.DrawFn, most: int = 6) -> Rows:
    """Values of 1–4 options on 1 to `most` weights, few enough levels that many coincide."""
    width = draw(st.integers(1, most))
    row = st.lists(st.integers(0, 6), min_size=width, max_size=width)
    return draw(st.lists(row, min_size=1, max_size=4))


@given(tables())
def test_shares_are_the_exact_rationals(rows: Rows) -> None:
    """Every pair's share is that of exact arithmetic within rounding, relative to its size,
    whatever differences coincide or are 0."""
    exact = exact_pairwise([[Fraction(x) for x in row] for row in rows])
    found = pairwise_winning(np.array(rows, dtype=np.float64))
    assert found == pytest.approx(np.array(exact, dtype=np.float64), rel=1e-14, abs=0)


@given(st.lists(st.tuples(st.sampled_from([-3, -1, 2, 5]), st.integers(-3, 3)), min_size=2))
def test_differences_that_nearly_coincide_lose_no_digit(parts: list[tuple[int, int]]) -> None:
    """The share of differences 1e-7 apart is exact within rounding, relative to its size."""
    differences = [whole + nudge * 1e-7 for whole, nudge in parts[:9]]
    exact = exact_share([Fraction(x) for x in differences])
    found = pairwise_winning(differing(*differences))[0, 1]
    assert found == pytest.approx(float(exact), rel=1e-13, abs=0)


def test_the_textbook_formula_fails_where_the_recursion_holds() -> None:
    """Two times four differences 1e-7 apart: partial fractions give a share in the thousands."""
    differences = [start + i * 1e-7 for start in (2, -1) for i in range(4)]
    exact = float(exact_share([Fraction(x) for x in differences]))
    assert abs(textbook_share(differences) - exact) > 1000
    assert pairwise_winning(differing(*differences))[0, 1] == pytest.approx(exact, rel=1e-14)


def test_a_tiny_share_keeps_its_digits_and_its_rival_has_the_rest() -> None:
    """A share of about 1e-33 is not lost to 0, on either side of the pair."""
    differences = [1e-3, *[-99.5 - i for i in range(7)]]
    exact = float(exact_share([Fraction(x) for x in differences]))
    assert 0 < exact < 1e-30
    values = differing(*differences)
    assert pairwise_winning(values)[0, 1] == pytest.approx(exact, rel=1e-13, abs=0)
    assert pairwise_winning(values[::-1])[1, 0] == pytest.approx(exact, rel=1e-13, abs=0)
    assert pairwise_winning(values)[1, 0] == 1


@given(tables())
def test_the_two_shares_of_a_pair_add_up_to_one(rows: Rows) -> None:
    """Exactly, in floats, for options that differ; both are 0 for those that do not."""
    found = pairwise_winning(np.array(rows, dtype=np.float64))
    for i, j in product(range(len(rows)), repeat=2):
        assert found[i, j] + found[j, i] == (rows[i] != rows[j])


def test_differences_within_the_tolerance_are_none() -> None:
    """Options as far apart as TIE are level; a little farther, the better one always wins."""
    assert pairwise_winning(differing(TIE, -TIE, 0)).tolist() == [[0, 0], [0, 0]]
    assert pairwise_winning(differing(2 * TIE, -TIE, 0)).tolist() == [[0, 1], [0, 0]]


def test_a_dominated_option_never_wins() -> None:
    """Worse somewhere and better nowhere: exactly 0 against exactly 1."""
    values = np.array([[80.0, 0.1, 0.3], [80.0, 0.1, 0.2], [-7.0, -1.0, 130.0]])
    assert pairwise_winning(values)[1, 0] == 0
    assert pairwise_winning(values)[0, 1] == 1


def test_one_option_and_one_weight_have_an_answer() -> None:
    """Alone, an option is above nobody; on one weight, the greater value always wins."""
    assert pairwise_winning(np.array([[3.0, 4.0]])).tolist() == [[0]]
    assert pairwise_winning(np.array([[3.0], [4.0], [3.0]])).tolist() == [
        [0, 0, 0],
        [1, 0, 1],
        [0, 0, 0],
    ]


@given(tables(), st.randoms(use_true_random=False))
def test_columns_and_rows_in_another_order_give_the_same(rows: Rows, random: object) -> None:
    """The order of weights changes no bit; that of options permutes the table."""
    values = np.array(rows, dtype=np.float64)
    columns, lines = list(range(values.shape[1])), list(range(len(values)))
    random.shuffle(columns)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    random.shuffle(lines)  # type: ignore[attr-defined]  # as above
    found = pairwise_winning(values)
    assert (pairwise_winning(values[:, columns]) == found).all()
    assert pairwise_winning(values[lines]) == pytest.approx(found[np.ix_(lines, lines)], rel=1e-14)


def test_blocks_change_no_bit_and_report_what_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    """In blocks of 7 pairs, the table is the same to the last bit, and reports go up by blocks to
    the number of all pairs."""
    values = np.random.default_rng(1).random((9, 5))
    whole = pairwise_winning(values)
    reports: list[tuple[int, int]] = []
    monkeypatch.setattr(module, "BLOCK", 7)
    blocks = pairwise_winning(values, lambda done, number: reports.append((done, number)))
    assert (blocks == whole).all()
    assert reports == [(done, 36) for done in (7, 14, 21, 28, 35, 36)]


def test_the_vertices_of_an_order_are_equal_shares_of_its_first_weights() -> None:
    """The greatest alone, the two greatest, all three; on one weight, that weight."""
    third = 1 / 3
    assert ordered_simplices([[1], [2], [0]])[0].tolist() == [[0, 1, 0], [0, 0.5, 0.5], [third] * 3]
    assert ordered_simplices([[0]])[0].tolist() == [[1]]


@pytest.mark.parametrize("number", [2, 3, 5, 8])
def test_the_mean_weights_of_an_order_are_its_rank_order_centroid(number: int) -> None:
    """Barron & Barrett 1996: the weight of rank j is (1/k) Σ 1/i over i from j to k."""
    centroid = [sum(1 / i for i in range(j, number + 1)) / number for j in range(1, number + 1)]
    assert ordered_simplices([[i] for i in range(number)])[0].mean(axis=0) == pytest.approx(
        centroid, rel=1e-14
    )


def weak_orders(columns: Sequence[int]) -> list[list[list[int]]]:
    """Every way to put columns into classes that follow each other."""
    if not columns:
        return [[]]
    orders = []
    for chosen in product([True, False], repeat=len(columns)):
        if any(chosen):
            first = [c for c, taken in zip(columns, chosen, strict=True) if taken]
            rest = [c for c, taken in zip(columns, chosen, strict=True) if not taken]
            orders += [[first, *order] for order in weak_orders(rest)]
    return orders


@pytest.mark.parametrize("classes", weak_orders(range(4)), ids=str)
def test_an_order_of_classes_is_the_mean_of_all_orders_that_refine_it(
    classes: list[list[int]],
) -> None:
    """All 75 weak orders of four weights, against exact rationals over every strict order."""
    rows = [[8, 3, 5, 0], [4, 9, 6, 2], [6, 6, 7, 1], [5, 7, 3, 9]]
    orders = list(product(*(permutations(members) for members in classes)))
    exact = np.zeros((4, 4))
    for order in orders:
        columns = list(chain(*order))
        means = [
            [Fraction(sum(row[c] for c in columns[: j + 1]), j + 1) for j in range(4)]
            for row in rows
        ]
        exact += np.array(exact_pairwise(means), dtype=np.float64) / len(orders)
    found = ordered_pairwise_winning(np.array(rows, dtype=np.float64), classes)
    assert found == pytest.approx(exact, abs=1e-14)
    assert (found + found.T == 1 - np.eye(4)).all()


def test_one_class_is_the_whole_simplex_and_a_strict_order_its_vertices() -> None:
    """To the last bit."""
    values = np.random.default_rng(2).random((6, 4))
    assert (ordered_pairwise_winning(values, [[2, 0, 1, 3]]) == pairwise_winning(values)).all()
    strict = ordered_pairwise_winning(values, [[2], [0], [3], [1]])
    vertices = ordered_simplices([[2], [0], [3], [1]])
    assert (strict == pairwise_winning_over(values, vertices, np.ones(1))).all()


def test_the_simplices_of_an_order_are_its_refinements_of_equal_volume() -> None:
    """Their vertices keep the order, each is as large as the others, and their mean share is that
    of the order."""
    classes = [[3], [0, 2], [1, 4]]
    parts = ordered_simplices(classes)
    assert parts.shape == (refinements(classes), 5, 5)
    assert np.abs(np.linalg.det(parts)) == pytest.approx(np.full(4, 1 / factorial(5)), rel=1e-12)
    for before, after in pairwise(classes):
        assert (parts[:, :, before].min(axis=2) >= parts[:, :, after].max(axis=2)).all()
    values = np.random.default_rng(4).random((5, 5))
    mean = pairwise_winning_over(values, parts, np.full(4, 0.25))
    assert mean == pytest.approx(ordered_pairwise_winning(values, classes), rel=1e-14)


def test_refinements_of_all_classes_but_the_first_count() -> None:
    """A class of m weights has m! orders; the first needs none, and one class is one simplex."""
    assert refinements([[0, 1, 2, 3, 4]]) == 1
    assert refinements([[0], [1], [2]]) == 1
    assert refinements([[3, 4], [0, 1, 2], [5, 6]]) == factorial(3) * factorial(2)


def test_many_refinements_in_small_blocks_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """120 orders of the last class, some at a time, agree with all at once, and the reports end at
    their number times that of pairs."""
    values = np.random.default_rng(3).random((4, 6))
    classes = [[2], [0, 1, 3, 4, 5]]
    whole = ordered_pairwise_winning(values, classes)
    reports: list[tuple[int, int]] = []
    monkeypatch.setattr(module, "BLOCK", 42)
    blocks = ordered_pairwise_winning(values, classes, lambda *done: reports.append(done))
    assert blocks == pytest.approx(whole, rel=1e-14)
    assert reports[0] == (7 * 6, 120 * 6)
    assert reports[-1] == (120 * 6, 120 * 6)


@pytest.mark.parametrize("classes", [[[0], [1]], [[0, 1], [1, 2]], [[0, 1, 2], []], []])
def test_classes_that_do_not_hold_each_column_once_are_refused(classes: list[list[int]]) -> None:
    """A column missing, or twice, and a class of nothing."""
    with pytest.raises(ValueError, match="3 columns"):
        ordered_pairwise_winning(np.zeros((2, 3)), classes)


def test_expected_ranks_are_one_and_the_shares_of_those_above() -> None:
    """Of three options of which the first two are level, these share rank 1 and the last has 3."""
    table = pairwise_winning(np.array([[2.0, 2.0], [2.0, 2.0], [1.0, 1.0]]))
    assert expected_ranks(table).tolist() == [1, 1, 3]
