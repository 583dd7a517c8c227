"""Sets that keep to limits are those that brute force keeps."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_options.methods.bundles.sets import (
    CHUNK,
    Limits,
    TooManySets,
    Within,
    all_sets,
    as_set,
    costs_of,
    find,
    holding,
    members,
    sizes,
)


def brute(limits: Limits) -> set[tuple[int, ...]]:
    """Every set that keeps to the limits, one after another."""

    def keeps(chosen: frozenset[int]) -> bool:
        costs = limits.costs or ()
        return (
            limits.included <= chosen
            and not limits.left_out & chosen
            and not any({*pair} <= chosen for pair in limits.exclusions)
            and all(one not in chosen or two in chosen for one, two in limits.requirements)
            and all(
                group.least <= len(chosen & {*group.options})
                and (group.most is None or len(chosen & {*group.options}) <= group.most)
                for group in limits.within
            )
            and (limits.budget is None or sum(costs[i] for i in chosen) <= limits.budget)
        )

    number = range(limits.number)
    every = (some for size in range(limits.number + 1) for some in combinations(number, size))
    return {some for some in every if keeps(frozenset(some))}


@st.composite
def random_limits(draw: st.DrawFn) -> Limits:
    number = draw(st.integers(0, 12))
    option = st.integers(0, max(0, number - 1))
    some = st.frozensets(option, max_size=3) if number else st.just(frozenset())
    pairs = st.lists(st.tuples(option, option), max_size=3) if number else st.just([])
    groups = draw(st.lists(st.tuples(some, st.integers(0, 2), st.integers(0, 3)), max_size=2))
    return Limits(
        number=number,
        exclusions=tuple((a, b) for a, b in draw(pairs) if a != b),
        requirements=tuple((a, draw(st.sampled_from([b, None]))) for a, b in draw(pairs) if a != b),
        included=draw(some),
        left_out=draw(some),
        within=tuple(Within(tuple(sorted(of)), least, most) for of, least, most in groups),
        costs=tuple(draw(st.integers(-3, 9)) for _ in range(number)),
        budget=draw(st.none() | st.integers(-3, 20)),
    )


@given(random_limits())
def test_the_sets_are_those_of_brute_force(limits: Limits) -> None:
    """Whatever the limits, refunds among the costs too; each set once, with its size and cost."""
    if limits.included & limits.left_out:
        return
    sets = all_sets(limits)
    found = [members(row) for row in sets]
    assert len(found) == len(set(found))
    assert set(found) == brute(limits)
    assert sizes(sets).tolist() == list(map(len, found))
    assert limits.costs is not None
    assert costs_of(sets, limits.costs).tolist() == [
        sum(limits.costs[i] for i in some) for some in found
    ]


def test_more_options_than_a_chunk_holds() -> None:
    """Of 25 options, every one and every pair; each is found again."""
    number = 2 * CHUNK + 5
    sets = all_sets(Limits(number, within=(Within(tuple(range(number)), 1, 2),)))
    assert len(sets) == number + number * (number - 1) // 2
    pair = as_set((3, 24), number)
    row = find(sets, pair)
    assert row is not None
    assert members(sets[row]) == (3, 24)
    assert find(sets, as_set((1, 2, 3), number)) is None
    assert holding(sets, pair).sum() == 1


def test_costs_beyond_64_bits_are_exact() -> None:
    """A hundred digits of budget decide."""
    costs = (10**100, 1)
    sets = all_sets(Limits(2, costs=costs, budget=10**100))
    assert {members(row) for row in sets} == {(), (0,), (1,)}


def test_too_many_sets_are_refused_before_they_fill_the_memory() -> None:
    """Of 60 options without limits."""
    with pytest.raises(TooManySets):
        all_sets(Limits(60))
    assert len(all_sets(Limits(60, left_out=frozenset(range(50))))) == 1024
    assert np.array_equal(all_sets(Limits(0)), np.zeros((1, 1)))
