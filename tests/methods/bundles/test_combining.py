"""What members of a set make of a leaf, by each rule, in doubles and in whole numbers."""

from collections.abc import Callable
from itertools import combinations

import numpy as np
import pytest

from belarus_options.methods.bundles.combining import Leaf, Wholes, combine, stacking
from belarus_options.methods.bundles.sets import Limits, all_sets, as_set, members

GAINS = [30, -20, 10, -5]
NONE = Wholes(4)


def leaf(rule: str, *, is_stated: bool = False, kind: type = float, wholes: Wholes = NONE) -> Leaf:
    """A leaf of levels, 50 at the base, with a member of 40 for each whole."""
    numbers = [*GAINS, *[40] * len(wholes.sets)]
    return Leaf(
        wholes=wholes,
        base=kind(50),
        differences=np.array(numbers, dtype=kind),
        parts=np.array(wholes.parts_of(numbers), dtype=kind),
        rule=rule,
        is_stated=is_stated,
        ends=(kind(0), kind(100)),
        to_values=None,
    )


BY_RULE: dict[str, Callable[[list[int]], int]] = {
    "strongest": lambda some: max([0, *some]) + min([0, *some]),
    "sum": sum,
    "best": max,
    "worst": min,
}


@pytest.mark.parametrize("kind", [float, int, object])
@pytest.mark.parametrize("rule", BY_RULE)
def test_every_set_has_what_the_rule_says(rule: str, kind: type) -> None:
    """Doubles, whole numbers and numbers of any size alike; nothing is the base."""
    sets = all_sets(Limits(4))
    found = combine(leaf(rule, is_stated=True, kind=int if kind is object else kind), sets).value
    for row, value in zip(sets, found.tolist(), strict=True):
        some = [GAINS[i] for i in members(row)]
        expected = 50 + (BY_RULE[rule](some) if some else 0)
        assert value == min(100, max(0, expected))


def test_low_and_high_add_up_losses_and_gains() -> None:
    """All four are 55 (30 − 25) at the low end, 70 (40 − 20) at the high one, 60 overlapping."""
    found = combine(leaf("strongest"), as_set(range(4), 4)[np.newaxis])
    assert (found.low[0], found.value[0], found.high[0], found.stacked[0]) == (55, 60, 70, 55)


def test_another_rule_widens_the_range_where_it_leaves_it() -> None:
    """The best of all is 80, above all gains with the largest loss."""
    found = combine(leaf("best"), as_set(range(4), 4)[np.newaxis])
    assert (found.low[0], found.value[0], found.high[0]) == (55, 80, 80)


def test_a_whole_covers_its_members_and_the_wholes_within_it() -> None:
    """As a member it stands for them; overlapping wholes are a member each."""
    wholes = Wholes(4, ((0, 1), (1, 2), (0, 1, 2)))
    two = as_set((0, 1), 4)[np.newaxis]
    three = as_set((0, 1, 2), 4)[np.newaxis]
    members_of, parts = wholes.added(three)
    assert members(members_of[0]) == (6,)
    assert members(parts[0]) == (0, 1, 2, 4, 5, 6)
    assert members(wholes.added(two)[0][0]) == (4,)
    both = Wholes(4, ((0, 1), (1, 2)))
    assert members(both.added(three)[0][0]) == (4, 5)
    found = combine(leaf("strongest", wholes=wholes), two)
    assert found.value[0] == found.low[0] == found.high[0] == 90


def test_parts_add_up_to_every_whole() -> None:
    """The Möbius inverse: what is added over all subsets gives each whole again."""
    wholes = Wholes(4, ((0, 1), (2, 3), (0, 1, 2), (0, 1, 2, 3)))
    given = [1, 2, 3, 4, 10, 20, 30, 40]
    parts = wholes.parts_of(given)
    sets = [(i,) for i in range(4)] + list(wholes.sets)
    for whole, value in zip(sets, given, strict=True):
        within = (part for some, part in zip(sets, parts, strict=True) if set(some) <= set(whole))
        assert sum(within) == value


def test_stacking_has_the_lesser_losses_apart() -> None:
    """Where the rule is stated nothing is left to come on top."""
    every = np.stack([as_set(some, 4) for some in combinations(range(4), 3)])
    value, falls = stacking(leaf("strongest"), every)
    found = combine(leaf("strongest"), every)
    assert (value == found.value).all()
    assert (value + falls == found.low).all()
    assert not stacking(leaf("strongest", is_stated=True), every)[1].any()
