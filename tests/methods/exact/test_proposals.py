"""Floats propose rows, and decide nothing."""

from fractions import Fraction
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belarus_options.methods.exact import matrix_game, nearest_weights
from belarus_options.methods.exact.linear_programming import Program
from belarus_options.methods.exact.matrix_game import least_lead
from belarus_options.methods.exact.nearest_weights import (
    first_guess,
    least_largest_change,
    least_total_change,
)
from belarus_options.methods.exact.proposals import Proposal, binding_rows
from belarus_options.methods.exact.whole_values import WholeValues


def test_the_binding_rows_are_found_among_many() -> None:
    """Least 2x + y above three thousand lines, of which two bind: x + 2y ≥ 4 and 2x + y ≥ 4, at
    x = y = 4/3; the bounds, which say x, y ≤ 10, do not."""
    bounds = np.array([[10.0, -1.0, 0.0], [10.0, 0.0, -1.0]]) / 10.0
    generator = np.random.default_rng(1)
    loose = np.column_stack([generator.uniform(0.0, 1.0, 3000), generator.uniform(0, 1, (3000, 2))])
    rivals = np.concatenate([loose, [[-4.0, 1.0, 2.0], [-4.0, 2.0, 1.0]]])
    found = binding_rows(np.array([2.0, 1.5]), bounds, rivals)
    assert sorted(found.rows) == [3002, 3003]
    assert found.is_possible


def test_rows_that_nothing_satisfies_are_named() -> None:
    """Against the bound x ≤ 1, one rival asks for x ≥ 2; another rival has no part in it."""
    bounds = np.array([[1.0, -1.0]])
    rivals = np.array([[-0.5, 1.0], [-2.0, 1.0]])
    found = binding_rows(np.array([1.0]), bounds, rivals)
    assert not found.is_possible
    assert sorted(found.rows) == [0, 2]


@st.composite
def contests(draw: st.DrawFn) -> tuple[list[list[int]], list[int]]:
    """Options on up to four criteria with few different values, so that programs are degenerate, or
    with values too near for floats."""
    size, count = draw(st.integers(1, 4)), draw(st.integers(2, 7))
    offset = draw(st.sampled_from([0, 0, 10**17]))
    row = st.lists(st.integers(0, 4), min_size=size, max_size=size)
    rows = draw(st.lists(row, min_size=count, max_size=count))
    weights = draw(st.lists(st.integers(0, 3), min_size=size, max_size=size).filter(any))
    return [[offset + value for value in values] for values in rows], weights


@given(contests(), st.data())
@settings(max_examples=30)
def test_answers_do_not_depend_on_what_is_proposed(
    contest: tuple[list[list[int]], list[int]], data: st.DataObject
) -> None:
    """Nor on whether it is right: without proposals, and with any rows for one, they are the
    same."""

    def answers() -> tuple[object, ...]:
        whole_values = WholeValues(*contest)
        lead = Fraction(1, 3)
        return (
            least_total_change(whole_values, 0),
            least_total_change(whole_values, 0, lead),
            least_largest_change(whole_values, 0),
            least_lead(whole_values, 0)[0],
        )

    expected = answers()
    most = len(contest[0])
    wrong = data.draw(st.lists(st.integers(0, most), max_size=3))
    for rows in ([], wrong):
        proposal = Proposal(rows, is_possible=data.draw(st.booleans()))
        with (
            patch.object(nearest_weights, "binding_rows", return_value=proposal),
            patch.object(matrix_game, "binding_rows", return_value=proposal),
        ):
            assert answers() == expected


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_good_proposal_needs_no_further_row(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 500 options on six criteria, rows are added once: the exact solution under those that
    floats name satisfies all others."""
    generator = np.random.default_rng(number)
    points = generator.normal(size=(500, 6))
    points = np.abs(points) / np.linalg.norm(points, axis=1, keepdims=True)
    values = (points * 10_000).astype(int).tolist()
    added = []
    add = Program.add

    def counted(self: Program, coefficients: list[int], constant: int) -> None:
        added.append(constant)
        add(self, coefficients, constant)

    monkeypatch.setattr(Program, "add", counted)
    for target in range(5):
        guess = first_guess(WholeValues(values, [3, 1, 4, 1, 5, 9]), target)
        assert guess.seems_possible
        proposed = len(guess._proposal.rows)
        added.clear()
        assert least_total_change(WholeValues(values, [3, 1, 4, 1, 5, 9]), target, guess=guess)
        assert 0 < len(added) == proposed
