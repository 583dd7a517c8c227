"""What cells say: numbers in any dialect, units, ranges, fractions, words, and nothing."""

import pytest

from belarus_options.files.sheets.numbers import Mark, TwoMarks, decimal_mark, read_column


@pytest.mark.parametrize(
    ("cell", "mark", "value", "unit"),
    [
        ("3.50", ".", "3.50", ""),
        ("-3,5", ",", "-3.5", ""),
        ("\N{MINUS SIGN}3", ".", "-3", ""),
        ("1.355,90", ",", "1355.90", ""),
        ("1,234,567.5", ".", "1234567.5", ""),
        ("31 000", ".", "31000", ""),
        ("31\N{NO-BREAK SPACE}000,5", ",", "31000.5", ""),
        ("1'000", ".", "1000", ""),
        ("1e-2", ".", "1e-2", ""),
        ("$1,200", ".", "1200", "$"),
        ("12 €", ".", "12", "€"),
        ("USD 12", ".", "12", "USD"),
        ("95%", ".", "95", "%"),
        ("95 %", ".", "95", "%"),
        ("12 km²", ".", "12", "km²"),
        ("10000/hr", ".", "10000", "/hr"),
        ("2 weeks", ".", "2", "weeks"),
    ],
)
def test_a_number_is_read_digit_for_digit_with_its_unit(
    cell: str, mark: str, value: str, unit: str
) -> None:
    """Alone in its column, and beside another of the same sort."""
    for cells in ([cell], [cell, cell], [cell, ""]):
        column = read_column(cells, mark)
        assert (column.values[0], column.unit) == (value, unit)
        assert not column.strange


@pytest.mark.parametrize(
    "cell", ["1.2.3", "1,2,3", "12:30", "2020-10-01", "~5", "<5", "0x1F", "5-3", "4/0", "x"]
)
def test_what_only_looks_like_a_number_is_none(cell: str) -> None:
    """Beside a number it is strange."""
    column = read_column([cell, "7"], ".")
    assert (column.values, column.strange) == ((None, "7"), (0,))


def test_a_range_has_its_middle_as_value_exactly() -> None:
    """With any dash or word between its ends, units and currencies once or twice."""
    cells = ["3-5", "0.1–0.4", "-3 - 5", "5 to 7"]
    column = read_column(cells, ".")
    assert column.values == ("4", "0.25", "1", "6")
    assert dict(column.ranges) == {
        0: ("3", "5"), 1: ("0.1", "0.4"), 2: ("-3", "5"), 3: ("5", "7"),
    }  # fmt: skip
    assert read_column(["$5-$10", "$8"], ".").values == ("7.5", "8")
    assert read_column(["3–5 km", "8 km"], ".").unit == "km"


def test_parts_of_a_whole_are_read_where_the_whole_is_one() -> None:
    """`4/5` beside `3/5` is 4 of 5; beside `3/4` the wholes differ."""
    column = read_column(["4/5", "3/5"], ".")
    assert (column.values, column.whole) == (("4", "3"), "5")
    assert read_column(["4/5", "3/4"], ".").units == ("/5", "/4")


def test_units_are_one_in_singular_and_plural_and_zero_has_any() -> None:
    """Other differences are told."""
    assert read_column(["1 week", "2 weeks", "0"], ".").units == ()
    assert read_column(["1 week", "2 days", "3"], ".").units == ("week", "day", "")


def test_a_dash_is_missing_among_numbers_and_a_level_among_signs() -> None:
    """`+ 0 −` are words in an order."""
    assert read_column(["5", "-", "n/a"], ".").missing == (1, 2)
    signs = read_column(["+", "0", "-", "\N{MINUS SIGN}"], ".")
    assert (signs.words, signs.missing) == (("+", "0", "-", "\N{MINUS SIGN}"), ())


@pytest.mark.parametrize(
    ("cells", "delimiter", "mark", "is_said"),
    [
        (["25.0", "15.267"], ";", ".", True),
        (["1,408", "12,500", "51,10"], ",", ",", True),
        (["1.234,5", "7.000"], ",", ",", False),
        (["0,123"], ",", ",", False),
        (["1,234,567"], ";", ".", False),
        (["12345.678"], ";", ".", False),
        (["1.234"], ",", ".", False),
        (["1,234"], ",", ".", True),
        (["1.234"], ";", ",", True),
        (["7", "x"], ";", ",", False),
        (["v1.25.3", "10.10.2020", "1.5"], ";", ".", False),
    ],
)
def test_the_decimal_mark_is_settled_once_for_the_table(
    cells: list[str], delimiter: str, mark: str, is_said: bool
) -> None:
    """By the cells of one reading only, else by the delimiter; what was not plain is said."""
    found = decimal_mark([["3"], cells], delimiter)
    assert isinstance(found, Mark)
    assert (found.mark, found.is_said) == (mark, is_said)


def test_how_a_doubtful_cell_was_read_is_said_with_it() -> None:
    """The cell that settles the mark, and one that by itself could be thousands."""
    found = decimal_mark([["25.0", "15.267"]], ";")
    assert isinstance(found, Mark)
    assert found.said() == "decimals are read with points, as in `25.0`: `15.267` is 15.267"
    found = decimal_mark([["1,408", "51,10"]], ",")
    assert isinstance(found, Mark)
    assert found.said() == "decimals are read with commas, as in `51,10`: `1,408` is 1.408"


def test_two_marks_in_one_table_are_told() -> None:
    """Each with a cell."""
    assert decimal_mark([["2.5"], ["3,5"]], ",") == TwoMarks("2.5", "3,5")


def test_a_number_of_another_mark_is_none() -> None:
    """Thousands have three digits each."""
    assert read_column(["12,34", "5"], ".").strange == (0,)
    assert read_column(["1.2345", "5"], ",").strange == (0,)
