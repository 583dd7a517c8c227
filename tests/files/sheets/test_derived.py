"""Lines that are sums or means of the others are found by their numbers."""

import pytest

from belarus_options.files.sheets.derived import Derived, derived_lines

BASE = [["1", "4", "7"], ["2", "5", "8"], ["3", "7", "9"]]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (["6", "16", "24"], "the sum"),
        (["2.0", "5.3", "8.0"], "the mean"),
        (["2.00", "5.33", "8.00"], "the mean"),
        (["6", "16", "25"], None),
        (["2.00", "5.34", "8.00"], None),
        (["2", "5", "8"], None),
        (["3", "7", "9"], None),
    ],
)
def test_a_line_is_derived_where_every_cell_follows(line: list[str], why: str | None) -> None:
    """Within half a unit of its last digit; a mean of ratings without decimals is chance."""
    expected = [Derived(3, why)] if why else []
    assert derived_lines([*BASE, line]) == expected


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (["1.7", "4.9", "7.7"], "the weighted mean"),
        (["17", "49", "77"], "the weighted sum"),
        (["0.17", "0.49", "0.77"], "the weighted sum"),
        (["17", "49", "78"], None),
    ],
)
def test_weighted_lines_are_found_where_there_are_weights(line: list[str], why: str | None) -> None:
    """5, 3 and 2: as they are, as shares and as percentages."""
    weights = ["5", "3", "2", None]
    found = derived_lines([*BASE, line], weights)
    assert found == ([Derived(3, why)] if why else [])


def test_a_line_with_a_weight_of_its_own_is_none() -> None:
    """It counts, so it is a criterion, whatever its numbers are."""
    assert derived_lines([*BASE, ["6", "16", "24"]], ["5", "3", "2", "1"]) == []


def test_fewer_than_three_others_or_three_cells_say_nothing() -> None:
    """They coincide too easily; nor does a line of zeros."""
    assert derived_lines([["1", "4", "7"], ["2", "5", "8"], ["3", "9", "15"]]) == []
    assert derived_lines([["1", "4"], ["2", "5"], ["3", "7"], ["6", "16"]]) == []
    assert derived_lines([["0", "0", "0"]] * 4) == []


def test_lines_with_missing_numbers_are_no_others() -> None:
    """Nothing follows from what is not there."""
    assert derived_lines([*BASE, ["6", None, "24"]]) == []
