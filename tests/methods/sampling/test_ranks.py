"""Counting ranks: three counters, one answer, the one that whole numbers in Python give."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from belarus_options.methods.arrays import Array
from belarus_options.methods.sampling import ranks
from belarus_options.methods.sampling.ranks import (
    ComparingCounter,
    KeyCounter,
    SortingCounter,
    Tally,
    value_bits,
    whole_values,
)
from belarus_options.methods.sampling.weights import WHOLE, AnyWeights

DRAWS = 203


def draws_of(count: int, draws: int = DRAWS) -> Array:
    """Weights of which every other draw is a few eighths of the whole, so that totals of small
    whole values often meet."""
    weights = AnyWeights(count).sampler().draw(4, 0)[:, :draws].copy()
    generator = np.random.default_rng(8)
    for column in range(0, draws, 2):
        weights[:, column] = generator.multinomial(8, [1 / count] * count) * (WHOLE // 8)
    return weights


def comparing(values: Array, weights: Array, tally: Tally) -> None:
    ComparingCounter(len(values), 256).count(values @ weights, weights, tally)


def sorting(values: Array, weights: Array, tally: Tally) -> None:
    SortingCounter(len(values), 256).count(values @ weights, weights, tally)


def by_keys(values: Array, weights: Array, tally: Tally) -> None:
    counter = KeyCounter(values, has_pairs=tally.pairs is not None)
    for start in range(0, weights.shape[1], 256):
        counter.count(weights[:, start : start + 256], tally)
    counter.finish(tally)


COUNTERS = {"comparing": comparing, "sorting": sorting, "keys": by_keys}
Counter = Callable[[Array, Array, Tally], None]


def counted(
    counter: Counter,
    values: Array,
    weights: Array,
    *,
    has_pairs: bool = True,
    has_ranks: bool = True,
) -> Tally:
    tally = Tally.empty(*values.shape, has_pairs=has_pairs, has_walks=False, has_ranks=has_ranks)
    counter(values, weights, tally)
    return tally


def by_hand(values: Array, weights: Array) -> Tally:
    """The same counts, one draw after another, in Python's own whole numbers."""
    tally = Tally.empty(*values.shape, has_pairs=True, has_walks=False)
    assert tally.pairs is not None
    rows = [[int(x) for x in row] for row in values]
    for column in weights.T:
        drawn = [int(x) for x in column]
        totals = [sum(w * v for w, v in zip(drawn, row, strict=True)) for row in rows]
        for i, total in enumerate(totals):
            above = [other > total for other in totals]
            tally.ranks[i, sum(above)] += 1
            tally.rank_sums[i] += 1 + sum(above)
            tally.pairs[:, i] += above
            if not any(above):
                tally.weight_sums[i] += drawn
        tally.draws += 1
    return tally


def assert_same(found: Tally, expected: Tally) -> None:
    kept = slice(None) if found.has_ranks else [0, -1]
    assert (found.ranks == expected.ranks[:, kept]).all()
    assert (found.rank_sums == expected.rank_sums).all()
    assert (found.weight_sums == expected.weight_sums).all()
    assert found.draws == expected.draws
    if found.pairs is not None:
        assert expected.pairs is not None
        assert (found.pairs == expected.pairs).all()


@pytest.mark.parametrize("counter", COUNTERS.values(), ids=COUNTERS)
@pytest.mark.parametrize("options", [1, 2, 3, 12, 13, 40])
@pytest.mark.parametrize("most", [2, 2**20 - 1])
def test_counters_agree_with_whole_numbers_in_python(
    counter: Counter, options: int, most: int
) -> None:
    """Ranks, pairs and sums of weights, where totals often tie and where they never do; the last
    two options are alike."""
    generator = np.random.default_rng(options)
    values = generator.integers(0, most, (options, 3), endpoint=True).astype(np.float64)
    values[-1] = values[options // 2]
    weights = draws_of(3)
    expected = by_hand(values, weights)
    assert_same(counted(counter, values, weights), expected)
    if most == 2 and options > 2:
        assert expected.ranks[:, 0].sum() > DRAWS
    without = counted(counter, values, weights, has_pairs=False, has_ranks=False)
    assert without.pairs is None
    assert without.ranks.shape == (options, min(options, 2))
    assert_same(without, expected)


@pytest.mark.parametrize("part", [41, 100, 1000])
@pytest.mark.parametrize("held", [0, 500])
def test_keys_are_counted_the_same_in_parts_of_any_size(
    part: int, held: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A draw at a time or many, added up at once or later, a few ranks at a time; some tie."""
    monkeypatch.setattr(ranks, "_PART", part)
    monkeypatch.setattr(ranks, "_HELD", held)
    values = np.random.default_rng(1).integers(0, 2**20, (40, 3)).astype(np.float64)
    values[-1] = values[3] + [1, -1, 0]
    weights = draws_of(3)
    weights[:, 5] = [WHOLE / 2, WHOLE / 2, 0]
    expected = counted(sorting, values, weights)
    assert_same(counted(by_keys, values, weights), expected)
    assert_same(counted(by_keys, values, weights, has_pairs=False), expected)


@given(
    arrays(
        np.float64,
        st.tuples(st.integers(1, 16), st.integers(1, 5)),
        elements=st.integers(0, 3).map(float),
    )
)
def test_counters_agree_on_any_small_table(values: Array) -> None:
    """Options alike, constant columns, all equal, one weight: all three say the same as Python, of
    every rank and of the first and the last alone."""
    weights = draws_of(values.shape[1], 40)
    expected = by_hand(values, weights)
    for counter in COUNTERS.values():
        for has_ranks in (True, False):
            assert_same(counted(counter, values, weights, has_ranks=has_ranks), expected)


@pytest.mark.parametrize("counter", [comparing, sorting])
def test_totals_need_not_be_whole(counter: Counter) -> None:
    """Compared as they are, negative ones and wide ones too."""
    values = np.array([[-0.5, 1e9], [0.25, -1e9], [-0.5, 1e9]])
    weights = draws_of(2)
    scaled = np.rint(values * 4)
    assert_same(counted(counter, values, weights), by_hand(scaled, weights))


@pytest.mark.parametrize("counter", COUNTERS.values(), ids=COUNTERS)
def test_options_alike_share_the_better_rank_in_every_draw(counter: Counter) -> None:
    """Of 14 options, all but one alike: each of them has rank 1 or 2, nobody in between."""
    values = np.full((14, 2), 5.0)
    values[3] = (9.0, 1.0)
    ranks = counted(counter, values, draws_of(2)).ranks
    others = np.delete(ranks, 3, axis=0)
    assert (others == others[0]).all()
    assert (others[:, :2].sum(axis=1) == DRAWS).all()
    level = (draws_of(2) == WHOLE // 2).all(axis=0).sum()
    assert level > 0
    assert ranks[3, 0] + others[0, 0] == DRAWS + level


@pytest.mark.parametrize("counter", COUNTERS.values(), ids=COUNTERS)
def test_blocks_of_any_length_add_up(counter: Counter) -> None:
    """One block, or several of which the last is short: the same tally."""
    values = np.random.default_rng(2).integers(0, 3, (13, 3)).astype(np.float64)
    weights = draws_of(3)
    whole, parts = counted(counter, values, weights), counted(counter, values, weights[:, :1])
    for start, stop in ((1, 9), (9, 137), (137, DRAWS)):
        parts.add(counted(counter, values, weights[:, start:stop]))
    assert_same(parts, whole)


@pytest.mark.parametrize("kind", [ComparingCounter, SortingCounter])
def test_squares_are_of_the_counts_in_each_whole_walk(
    kind: type[ComparingCounter] | type[SortingCounter],
) -> None:
    """Six draws in walks of two, and a seventh that is cut off: 2² + 1² + 0² for the first option
    at rank 1, and 0² + 1² + 2² at rank 2."""
    weights = np.zeros((2, 7))
    weights[0] = [WHOLE, WHOLE, WHOLE, 0, 0, 0, WHOLE]
    weights[1] = WHOLE - weights[0]
    values = np.array([[2.0, 0.0], [1.0, 1.0]])
    tally = Tally.empty(2, 2, has_pairs=False, has_walks=True)
    kind(2, 8, 2).count(values @ weights, weights, tally)
    assert tally.squares is not None
    assert tally.squares.tolist() == [[5, 5], [5, 5]]
    assert tally.ranks.tolist() == [[4, 3], [3, 4]]


@pytest.mark.parametrize("kind", [ComparingCounter, SortingCounter])
def test_squares_of_the_first_and_the_last_rank_are_those_among_all(
    kind: type[ComparingCounter] | type[SortingCounter],
) -> None:
    """Of five options in walks of seven draws, of which the last is cut short."""
    values, weights = np.random.default_rng(3).integers(0, 9, (5, 3)).astype(float), draws_of(3)
    every = Tally.empty(5, 3, has_pairs=False, has_walks=True)
    alone = Tally.empty(5, 3, has_pairs=False, has_walks=True, has_ranks=False)
    for tally in (every, alone):
        kind(5, 256, 7).count(values @ weights, weights, tally)
    assert every.squares is not None
    assert alone.squares is not None
    assert (alone.squares == every.squares[:, [0, -1]]).all()
    assert every.squares[:, 0].any()


def test_more_options_than_a_key_has_room_for_take_fewer_bits() -> None:
    """4,100 options: one bit less for values, and still the ranks that whole numbers give, in
    draws with ties and without; the last option is first in all of them."""
    options = 4_100
    assert value_bits(options) == 19
    generator = np.random.default_rng(1)
    values = generator.integers(0, 2**19 - 2, (options, 3)).astype(np.float64)
    values[-1] = 2**19 - 1
    values[0] = 0.0
    weights = draws_of(3, 6)
    found = counted(by_keys, values, weights, has_pairs=False)
    whole = values.astype(np.int64) @ weights.astype(np.int64)
    ties = [len(np.unique(column)) < options for column in whole.T]
    assert any(ties)
    assert not all(ties)
    for option in (0, 1, 17, 2_000, 4_000, options - 1):
        above = (whole > whole[option]).sum(axis=0)
        expected = np.bincount(above, minlength=options)
        assert (found.ranks[option] == expected).all()
    assert (found.ranks.sum(axis=1) == 6).all()
    assert (found.weight_sums[-1] == weights.sum(axis=1)).all()


@pytest.mark.parametrize("options", [1, 2, 13, 4_096, 4_097, 8_192, 8_193, 2**20])
def test_total_and_option_fit_into_a_key(options: int) -> None:
    """64 bits hold the number of an option and a total of 32 more bits than a value has."""
    bits = value_bits(options)
    assert bits <= 20
    assert (options - 1).bit_length() + bits + 32 <= 64
    assert bits == 20 or (options - 1).bit_length() + bits + 32 == 64


def test_whole_values_span_all_bits_and_keep_the_order() -> None:
    """The least value is 0 and the greatest 2^20 − 1, on one scale for all columns."""
    whole = whole_values(np.array([[-50.0, 150.0], [0.0, 50.0], [49.9999, 50.0001]]))
    most = 2**20 - 1
    assert whole.tolist() == [[0, most], [round(most / 4), round(most / 2)], [524287, 524288]]


@pytest.mark.parametrize("value", [0.0, 30.0, -7.5, 1e5])
def test_values_equal_but_for_rounding_are_equal(value: float) -> None:
    """All alike, or apart by less than what ties: nobody is above anybody."""
    assert not whole_values(np.full((3, 2), value)).any()
    nudged = np.full((3, 2), value)
    nudged[1, 0] = np.nextafter(value, np.inf)
    assert not whole_values(nudged).any()


def test_an_empty_tally_adds_nothing() -> None:
    """And one tally added to another leaves its own counts where they were."""
    values, weights = np.array([[1.0, 0.0], [0.0, 1.0]]), draws_of(2)
    tally = counted(comparing, values, weights)
    before = tally.ranks.copy()
    empty = Tally.empty(2, 2, has_pairs=True, has_walks=False)
    tally.add(empty)
    assert (tally.ranks == before).all()
    empty.add(tally)
    assert_same(empty, tally)
    empty.add(tally)
    assert (empty.ranks == 2 * before).all()
    assert (tally.ranks == before).all()
