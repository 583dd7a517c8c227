"""The tolerances: how their sizes hang together, and that everybody can read them."""

import ast
import math
from pathlib import Path

from belarus_options.methods import tolerances
from belarus_options.methods.tolerances import (
    CLOSE_SHARE,
    LARGEST,
    LARGEST_LOGARITHM,
    LAST_DIGITS,
    ORDER_DECIMALS,
    SAFE_TIE,
    SHARE_DECIMALS,
    SHARE_ROUNDING,
    SMALLEST_PART,
    TIE,
    VALUE_ROUNDING,
)


def test_the_file_of_tolerances_imports_nothing() -> None:
    """A view can name a tolerance without loading numpy."""
    tree = ast.parse(Path(tolerances.__file__).read_text(encoding="utf-8"))
    assert not any(isinstance(node, ast.Import | ast.ImportFrom) for node in ast.walk(tree))


def test_a_tie_is_above_what_sums_lose_and_below_what_is_shown() -> None:
    """A sum of a thousand products up to 100 loses less, and a total that ties for whoever adds up
    has room for that; a value's own rounding is a hundredth of a tie."""
    lost = 1000 * 2.0**-53 * 100.0
    assert lost < SAFE_TIE < TIE - 2 * lost
    assert 100 * math.ulp(100.0) < VALUE_ROUNDING <= TIE / 100


def test_shares_have_three_sizes_far_apart() -> None:
    """What is no part of a region, what is no share of it, and what two roundings leave."""
    assert LAST_DIGITS < SHARE_ROUNDING < CLOSE_SHARE
    assert 1_000_000 * SMALLEST_PART <= SHARE_ROUNDING


def test_an_order_is_as_fine_as_what_counts_as_equal() -> None:
    """Points and shares are rounded to the decimals of their tolerances before they are sorted."""
    assert 10.0**-ORDER_DECIMALS == TIE == CLOSE_SHARE
    assert 10.0**-SHARE_DECIMALS == SHARE_ROUNDING


def test_the_largest_numbers_have_squares() -> None:
    """A square is still a double, and a lognormal measure stays below the limit."""
    assert math.isfinite(LARGEST**2)
    assert math.exp(LARGEST_LOGARITHM) < LARGEST
