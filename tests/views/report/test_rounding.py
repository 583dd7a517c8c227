"""Rounding from the digits that a number has in print, as a spreadsheet does."""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_options.views.report.rounding import Side, rounded, sides_that_add_up, significant

MODES = {Side.nearest: ROUND_HALF_UP, Side.down: ROUND_FLOOR, Side.up: ROUND_CEILING}
# Doubles of few decimals, among them all halves, beside any.
DOUBLES = st.integers(-(10**8), 10**8).map(lambda n: n / 1000) | st.floats(-1e12, 1e12)


@given(DOUBLES, st.integers(0, 4), st.booleans(), st.sampled_from(list(MODES)))
def test_a_number_is_rounded_from_its_shortest_decimal(
    value: float, decimals: int, hundredfold: bool, side: Side
) -> None:
    """Half away from zero, up or down: what decimal arithmetic makes of `repr`."""
    number = Decimal(repr(value)) * (100 if hundredfold else 1)
    expected = number.quantize(Decimal(1).scaleb(-decimals), MODES[side])
    shown = rounded(value, decimals, hundredfold=hundredfold, side=side)
    assert Decimal(shown) == expected
    assert len(shown.partition(".")[2]) == decimals


@given(st.integers(-(10**9), 10**9), st.sampled_from([Side.below, Side.above]))
def test_below_and_above_keep_no_number_as_it_is(thousandths: int, side: Side) -> None:
    """What is shown lies on that side, less than one last digit and a bit away."""
    value, shown = Fraction(thousandths, 1000), Fraction(rounded(thousandths / 1000, 1, side=side))
    distance = shown - value if side is Side.above else value - shown
    assert 0 < distance <= Fraction(1, 10)


@pytest.mark.parametrize(
    ("value", "digits", "shown"),
    [
        (0.12325, 4, "0.1233"),
        (1e-09, 1, "1e-09"),
        (0.25, 1, "0.3"),
        (-0.35, 1, "-0.4"),
        (0, 2, "0"),
    ],
)
def test_digits_that_count_are_rounded_alike(value: float, digits: int, shown: str) -> None:
    """From the shortest decimal, half away from zero."""
    assert significant(value, digits) == shown


def test_digits_that_count_go_up_for_a_bound() -> None:
    """And down."""
    assert significant(0.0341, 2, Side.up) == "0.035"
    assert significant(0.0349, 2, Side.down) == "0.034"


@given(st.lists(st.integers(-(10**5), 10**5), min_size=1, max_size=30))
def test_parts_as_shown_are_the_total_as_shown(hundredths: list[int]) -> None:
    """Each is less than a last digit from its value."""
    values, total = [part / 100 for part in hundredths], sum(hundredths) / 100
    sides = sides_that_add_up(values, total, 1)
    shown = [Fraction(rounded(v, 1, side=s)) for v, s in zip(values, sides, strict=True)]
    assert sum(shown) == Fraction(rounded(total, 1))
    for part, near in zip(hundredths, shown, strict=True):
        assert abs(Fraction(part, 100) - near) < Fraction(1, 10)
