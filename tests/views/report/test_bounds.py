"""Bounds that are true as printed, and parts that add up."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from belarus_options.views.report.bounds import (
    add_up,
    at_least,
    at_most,
    ends_below,
    ends_from,
    holds_down_to,
    holds_up_to,
    holds_within,
    parts,
    without_sign,
)
from belarus_options.views.report.numbers import (
    Number,
    amount,
    difference,
    error,
    measure,
    percent,
    points,
    weight,
)

PARTS = st.integers(0, 10**9).map(lambda n: n / 10**9)


def read(number: Number) -> Fraction:
    """What is printed, as a part of 1 where it is in percent."""
    text = number.text().replace("−", "-")
    shown = Fraction(text.rstrip("%"))
    return shown / 100 if text.endswith("%") else shown


def exact(value: float) -> Fraction:
    """The decimal that a double stands for."""
    return Fraction(repr(value))


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (holds_up_to(weight(0.4198473), 0.24), "41.9%"),
        (ends_from(weight(0.4198473)), "42%"),
        (holds_up_to(weight(0.42), 0.24), "41.9%"),
        (ends_from(weight(0.42)), "42.1%"),
        (holds_down_to(weight(0.1782), 0.38), "17.9%"),
        (ends_below(weight(0.1782)), "17.8%"),
        (at_least(weight(0.57)), "57%"),
        (at_most(weight(0.38198)), "38.2%"),
        (at_most(weight(0.99999)), "99.999%"),
        (at_least(weight(0.0004)), "0.04%"),
        (at_least(points(4.19)), "4.1"),
        (at_least(points(0.04)), "0.04"),
        (at_most(points(20.31)), "20.4"),
        (at_most(points(-20.31)), "−20.3"),
        (at_most(amount(0.0)), "0.0"),
        (at_most(measure(0.3548, unit="km")), "0.3548 km"),
        (at_most(measure(1.00001)), "1.0001"),
        (at_most(error(0.000341)), "0.035"),
    ],
)
def test_a_bound_goes_to_the_side_on_which_it_is_true(number: Number, shown: str) -> None:
    """With more digits where it would be nothing, or all."""
    assert number.text() == shown


@given(PARTS, PARTS, PARTS)
def test_ends_are_true_as_printed(low: float, inside: float, high: float) -> None:
    """Inwards of what holds within, and around what is inside; outwards of bounds."""
    low, inside, high = sorted((low, inside, high))
    first, last = holds_within(weight(low), weight(high), inside)
    assert exact(low) <= read(first) <= exact(inside) <= read(last) <= exact(high)
    first, last = at_least(points(low)), at_most(points(high))
    assert read(first) <= exact(low) <= exact(high) <= read(last)


@given(PARTS, PARTS)
def test_an_end_that_is_not_included_is_never_printed(inside: float, end: float) -> None:
    """What holds up to it stays below, what ends there begins above: two claims, two numbers."""
    assume(inside != end)
    if inside < end:
        assert exact(inside) <= read(holds_up_to(weight(end), inside)) < exact(end)
        assert read(ends_from(weight(end))) > exact(end)
    else:
        assert exact(end) < read(holds_down_to(weight(end), inside)) <= exact(inside)
        assert read(ends_below(weight(end))) < exact(end)


def test_an_end_is_told_from_what_is_inside_and_differs() -> None:
    """By further decimals; the sign in percent stands behind the second alone."""
    shown = holds_within(percent(0.37996), weight(0.38), 0.38)
    assert [number.text() for number in shown] == ["37.996", "38%"]


@given(st.lists(st.integers(-9999, 9999), min_size=1, max_size=20))
def test_parts_add_up_to_their_sum_as_shown(hundredths: list[int]) -> None:
    """Whatever their number and signs; numbers that add up already say so."""
    numbers = [difference(part / 100) for part in hundredths]
    total = difference(sum(hundredths) / 100)
    assert sum(map(read, parts(numbers, total))) == read(total)
    assert add_up(numbers, total) == (sum(map(read, numbers)) == read(total))


def test_a_size_has_the_digits_of_its_number() -> None:
    """Whichever side that was rounded to."""
    assert without_sign(at_least(difference(-3.14))).text() == "+3.2"
    assert without_sign(at_least(difference(3.19))).text() == "+3.1"
