"""Who is first where: groups that do not chain, slivers, and rows in any order."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_options.methods.simplex.first_places import first_places

rows = st.lists(
    st.lists(st.integers(0, 20).map(float), min_size=3, max_size=3), min_size=1, max_size=8
)


def test_equal_rows_are_measured_from_their_first() -> None:
    """The second ties with the first and the third with the second, but the third is further from
    the first than totals can tie: it is above both, and alone (R1)."""
    found = first_places(np.array([[50.0] * 3, [50.0 + 8e-10] * 3, [50.0 + 16e-10] * 3]))
    assert [region.rows for region in found.regions] == [(2,)]
    assert found.tied_only + found.never_first == (0, 1)


def test_what_rounding_leaves_is_no_region() -> None:
    """The exact mean of two, computed with rounding, is on their line and has no region, and they
    still meet there (R4)."""
    third = np.array([[10.0, 20.0, 70.0], [70.0, 20.0, 10.0], [0.1 + 0.2, 0.3, 0.3]])
    third[2] = (third[0] + third[1]) / 2 + 1e-13
    found = first_places(third)
    assert [region.rows for region in found.regions] == [(0,), (1,)]
    assert [border.regions for border in found.borders] == [(0, 1)]
    assert found.tied_only == (2,)


@given(rows, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing_but_their_numbers(
    given: list[list[float]], random: "np.random.Generator"
) -> None:
    """The same regions, shares, and rows left out."""
    order = list(range(len(given)))
    random.shuffle(order)
    plain = first_places(np.array(given))
    other = first_places(np.array([given[row] for row in order]))
    shares = {row: region.share for region in plain.regions for row in region.rows}
    turned = {order[row]: region.share for region in other.regions for row in region.rows}
    assert turned == pytest.approx(shares, abs=1e-12)
    assert sorted(order[row] for row in other.tied_only) == list(plain.tied_only)
    assert len(plain.borders) == len(other.borders)
