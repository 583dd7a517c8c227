"""`explain`: parts add up, differences add up, largest first."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_options.files.folder import Folder
from belarus_options.files.project import load_project
from belarus_options.model.problem import InputError
from belarus_options.model.settings import Settings
from belarus_options.studies.explanation import compare, explain
from folders import FIXED_CASE
from models import matrix

PROJECT = load_project(Folder(FIXED_CASE)).project


def test_the_parts_add_up_to_the_total() -> None:
    """What the leaves add is the option's total, for every option of the built-in case."""
    for option in PROJECT.options:
        explanation = explain(PROJECT, option, Settings())
        parts = [part.contribution for part in explanation.parts]
        assert math.fsum(parts) == pytest.approx(explanation.place.total, abs=1e-12)
        for part in explanation.parts:
            ranking, place = explanation.ranking, explanation.place
            value = ranking.ratios[ranking.column_of(part.leaf.path)].at(place.row)
            weight = ranking.weights.exact.global_[part.leaf.path]
            assert part.contribution == float(value * weight)


@given(st.lists(st.lists(st.integers(0, 10), min_size=3, max_size=3), min_size=2, max_size=2))
def test_differences_add_up_and_come_largest_first(scores: list[list[int]]) -> None:
    """Leaf by leaf they make the difference of the totals; equal ones stay in tree order."""
    comparison = compare(matrix(scores, [3.0, 2.0, 1.0], 0, 10), "o0", "o1", Settings())
    totals = comparison.first.place.total - comparison.second.place.total
    assert comparison.difference == pytest.approx(totals, abs=1e-10)
    sizes = [abs(part.difference) for part in comparison.differences]
    assert sizes == sorted(sizes, reverse=True)
    for a, b in zip(comparison.differences, comparison.differences[1:], strict=False):
        if abs(a.difference) == abs(b.difference):
            assert a.first.leaf.path < b.first.leaf.path


def test_exchanging_the_two_turns_every_sign() -> None:
    """A against B is B against A with the other sign."""
    one, other = list(PROJECT.options)[:2]
    there = compare(PROJECT, one, other, Settings()).differences
    back = {
        d.first.leaf.path: d.difference
        for d in compare(PROJECT, other, one, Settings()).differences
    }
    assert all(d.difference == -back[d.first.leaf.path] for d in there)


def test_what_the_settings_leave_out_is_not_compared_in_silence() -> None:
    """An option that the settings leave out is refused, with the way to add it."""
    chosen = Settings(options=("status-quo",))
    with pytest.raises(InputError) as caught:
        compare(PROJECT, "status-quo", "cut-ties", chosen)
    assert caught.value.problems[0].help == "add `$option cut-ties`"


def test_an_option_is_not_compared_with_itself() -> None:
    """Two names are asked for."""
    with pytest.raises(InputError, match="itself"):
        compare(PROJECT, "cut-ties", "cut-ties", Settings())


def test_what_is_no_option_is_refused_with_the_nearest() -> None:
    """A slip of the pen gets the id that was meant."""
    with pytest.raises(InputError) as caught:
        explain(PROJECT, "cut-tie", Settings())
    assert "`cut-ties`" in caught.value.problems[0].help
