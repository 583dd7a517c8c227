"""The smallest sets whose loss closes a gap, against every subset tried."""

from collections.abc import Mapping, Sequence
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_options.methods.exact.smallest_sets import Gap, smallest_sets

Closed = Mapping[frozenset[int], float]


def closes(gaps: Sequence[Gap], lost: frozenset[int]) -> bool:
    """Whether what hangs on lost items alone adds up to some gap; whole numbers add up exactly."""
    return any(
        sum(part for support, part in gap.closed_without.items() if support <= lost) >= gap.width
        for gap in gaps
    )


def every_smallest_set(gaps: Sequence[Gap], items: range) -> list[tuple[int, ...]]:
    """By trying every set of one, two and three items."""
    found: list[tuple[int, ...]] = []
    for size in (1, 2, 3):
        for chosen in combinations(items, size):
            lost = frozenset(chosen)
            if not any(lost.issuperset(smaller) for smaller in found) and closes(gaps, lost):
                found.append(chosen)
    return found


def gap(width: float, closed: Closed) -> Gap:
    return Gap(width, closed)


supports = st.frozensets(st.integers(0, 7), min_size=1, max_size=4)
parts = st.dictionaries(supports, st.integers(0, 6).map(float), max_size=12)
gaps = st.builds(gap, st.integers(1, 12).map(float), parts)


@given(st.lists(gaps, max_size=4))
def test_all_smallest_sets_are_found_and_no_other(given_gaps: list[Gap]) -> None:
    """Of two and of three items, over several gaps at once, beside the items that do it alone."""
    expected = every_smallest_set(given_gaps, range(8))
    alone = [ids[0] for ids in expected if len(ids) == 1]
    assert smallest_sets(given_gaps, alone) == [ids for ids in expected if len(ids) > 1]


def test_a_part_is_free_only_where_all_that_supports_it_is_lost() -> None:
    """Three items that share a score do together what no two of them do."""
    assert smallest_sets([Gap(1.0, {frozenset({2, 5, 9}): 1.0})], []) == [(2, 5, 9)]
    assert smallest_sets([Gap(1.0, {frozenset({2, 5, 9, 11}): 1.0})], []) == []


def test_sets_are_smallest_over_all_gaps_together() -> None:
    """A pair that closes one gap bars the set of three around it that would close another."""
    first = Gap(2.0, {frozenset({0}): 1.0, frozenset({1}): 1.0})
    second = Gap(3.0, {frozenset({0}): 1.0, frozenset({1}): 1.0, frozenset({2}): 1.0})
    assert smallest_sets([second], []) == [(0, 1, 2)]
    assert smallest_sets([second, first], []) == [(0, 1)]


def test_an_item_that_does_it_alone_is_in_no_other_set() -> None:
    """Nor is what hangs on it together with others."""
    closed = {frozenset({0}): 5.0, frozenset({0, 1}): 4.0, frozenset({2}): 4.0, frozenset({3}): 1.0}
    assert smallest_sets([Gap(5.0, closed)], [0]) == [(2, 3)]


@pytest.mark.parametrize("width", [1e-9, 1.0, 1e150])
def test_parts_that_add_up_to_the_gap_exactly_close_it(width: float) -> None:
    """The end belongs to it, for gaps of any size."""
    closed = {frozenset({0}): width / 2, frozenset({1}): width / 2, frozenset({2}): width / 4}
    assert smallest_sets([Gap(width, closed)], []) == [(0, 1)]


def test_many_items_are_searched() -> None:
    """Of 100 items with parts of 1 to 100, those pairs and triples that reach 198 without a part
    that does."""
    closed = {frozenset({item}): float(item + 1) for item in range(100)}
    found = smallest_sets([Gap(198.0, closed)], [])
    assert [ids for ids in found if len(ids) == 2] == [(97, 99), (98, 99)]
    assert [ids for ids in found if len(ids) == 3] == [
        (a, b, c) for a, b, c in combinations(range(100), 3) if a + b + c >= 195 and b + c < 196
    ]
