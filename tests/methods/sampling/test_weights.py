"""Weights drawn from regions of the simplex: in whole numbers, evenly, chunk by chunk."""

from collections.abc import Sequence
from itertools import permutations, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_options.methods.arrays import Array
from belarus_options.methods.sampling import weights as module
from belarus_options.methods.sampling.weights import (
    CHUNK,
    STEPS,
    WHOLE,
    AnyWeights,
    OrderedWeights,
    RangedWeights,
    StatedWeights,
    WeightSampler,
    comparators,
    ranges_around,
)
from belarus_options.methods.simplex.corners import bounded_corners, simplices

UNEVEN = (0.4, 0.25, 0.2, 0.1, 0.05)
CLASSES: list[tuple[tuple[int, ...], ...]] = [
    ((0,),),
    ((1,), (0,)),
    ((2,), (0,), (1,)),
    ((0, 2), (1,)),
    ((1,), (0, 3), (2,)),
    ((4, 0, 2), (3, 1)),
    ((3,), (5, 1, 0), (2,), (4,)),
]
REGIONS: dict[str, WeightSampler] = {
    **{f"any {count}": AnyWeights(count) for count in (1, 2, 3, 8, 13)},
    **{f"order {classes}": OrderedWeights(classes) for classes in CLASSES},
    "ranges, narrow": ranges_around(UNEVEN, 0.01),
    "ranges, rejecting": ranges_around(UNEVEN, 0.5),
    "ranges, whole": ranges_around(UNEVEN, 1.0),
    "ranges, walking": ranges_around([1 / 15] * 15, 0.5),
    "ranges, walking unevenly": ranges_around([(i + 1) / 210 for i in range(20)], 0.9),
    "ranges, a zero share": ranges_around((0.5, 0.0, 0.3, 0.2), 0.5),
}


def drawn(region: WeightSampler, chunks: int, seed: int = 1) -> Array:
    """Draws as shares of the whole, (weights, draws)."""
    sampler = region.sampler()
    return np.concatenate([sampler.draw(seed, k).copy() for k in range(chunks)], axis=1) / WHOLE


def independent(region: WeightSampler, figures: Array) -> Array:
    """Figures, (…, draws), as independent ones: those of a walk are made into their mean."""
    steps = region.sampler().steps
    means: Array = figures.reshape(*figures.shape[:-1], -1, steps).mean(axis=-1)
    return means


def assert_mean(region: WeightSampler, figures: Array, expected: Array | Sequence[float]) -> None:
    """Means of figures, (…, draws), lie within 5 standard errors of what they should be."""
    parts = independent(region, figures)
    error = parts.std(axis=-1, ddof=1) / np.sqrt(parts.shape[-1])
    away = np.abs(parts.mean(axis=-1) - np.array(expected))
    assert (away <= 5 * error + 1e-9).all(), (away / error).max()


def products(weights: Array) -> Array:
    """Every w_i × w_j of some of the draws, (weights, weights, draws)."""
    some = weights[:, : 4 * CHUNK]
    result: Array = some[:, np.newaxis] * some
    return result


def second_moments(vertices: Array) -> Array:
    """E[w_i × w_j] of a uniform point of a simplex, (vertices, weights): its barycentric
    coordinates have E[a_u × a_v] = (1, or 2 where u is v) / (n (n + 1))."""
    number = len(vertices)
    coordinates = (np.ones((number, number)) + np.eye(number)) / (number * (number + 1))
    result: Array = vertices.T @ coordinates @ vertices
    return result


def order_simplices(classes: Sequence[Sequence[int]]) -> Array:
    """Every order of all weights within the classes as a simplex, whose vertices are equal shares
    of the first one, two, … weights."""
    number = sum(map(len, classes))
    result = []
    for orders in product(*(permutations(members) for members in classes)):
        order = [column for members in orders for column in members]
        vertices = np.zeros((number, number))
        for place in range(number):
            vertices[place, order[: place + 1]] = 1 / (place + 1)
        result.append(vertices)
    return np.array(result)


@pytest.mark.parametrize("count", range(1, 11))
def test_a_network_of_comparators_sorts(count: int) -> None:
    """Every list of zeros and ones comes out in order, and so does every list (Knuth's 0–1
    principle)."""
    lists = np.array(list(product([0, 1], repeat=count)), dtype=np.int8).T.copy()
    for low, high in comparators(count):
        assert 0 <= low < high < count
        pair = lists[[low, high]]
        lists[low], lists[high] = pair.min(axis=0), pair.max(axis=0)
    assert (lists[1:] >= lists[:-1]).all()


@pytest.mark.parametrize("region", REGIONS.values(), ids=REGIONS)
def test_draws_are_whole_numbers_of_the_region_that_add_up(region: WeightSampler) -> None:
    """Not negative, adding up to 2^32 in every column exactly, within ranges, in order."""
    sampler = region.sampler()
    for chunk in range(2):
        whole = sampler.draw(9, chunk)
        assert whole.shape[1] == CHUNK
        assert (whole == np.rint(whole)).all()
        assert (whole >= 0).all()
        assert (whole.astype(np.int64).sum(axis=0) == WHOLE).all()
        if isinstance(region, RangedWeights):
            assert (whole >= np.array(region.low)[:, np.newaxis]).all()
            assert (whole <= np.array(region.high)[:, np.newaxis]).all()
        if isinstance(region, OrderedWeights):
            for members, after in zip(region.classes, region.classes[1:], strict=False):
                assert (whole[list(members)].min(axis=0) >= whole[list(after)].max(axis=0)).all()


@pytest.mark.parametrize("region", REGIONS.values(), ids=REGIONS)
def test_what_a_chunk_draws_depends_on_seed_and_chunk_alone(region: WeightSampler) -> None:
    """Asked for first, or after others, or again: the same; another chunk or seed is another, and
    seed 0 is a seed."""
    fresh = region.sampler().draw(0, 3).copy()
    used = region.sampler()
    used.draw(0, 1)
    used.draw(5, 3)
    assert (used.draw(0, 3) == fresh).all()
    others = [used.draw(seed, chunk).copy() for seed, chunk in ((0, 2), (1, 3), (2**64 - 1, 3))]
    if len(fresh) > 1:
        assert not any((other == fresh).all() for other in others)
        assert not (others[1] == others[2]).all()


@pytest.mark.parametrize("count", [2, 3, 5, 8, 13])
def test_any_weights_have_the_moments_of_the_uniform_simplex(count: int) -> None:
    """Mean 1/k; E[w_i w_j] = 1 / (k (k + 1)), twice that where i is j; the smallest is 1/k² on the
    average (all are Dirichlet's)."""
    region = AnyWeights(count)
    weights = drawn(region, 8)
    assert_mean(region, weights, [1 / count] * count)
    moments = (np.ones((count, count)) + np.eye(count)) / (count * (count + 1))
    assert_mean(region, products(weights), moments)
    assert_mean(region, weights.min(axis=0)[np.newaxis], [1 / count**2])


def test_one_weight_alone_has_the_whole() -> None:
    """However it is drawn."""
    for region in (AnyWeights(1), OrderedWeights(((0,),)), ranges_around([1.0], 0.5)):
        assert (drawn(region, 1) == 1).all()


@pytest.mark.parametrize("classes", CLASSES[1:], ids=str)
def test_ordered_weights_have_the_moments_of_their_order(
    classes: tuple[tuple[int, ...], ...],
) -> None:
    """The mean is the rank order centroid (Barron & Barrett 1996), averaged over a class that is
    free within itself; second moments are those of the simplices that make up the region."""
    region = OrderedWeights(classes)
    weights = drawn(region, 8)
    parts = order_simplices(classes)
    assert_mean(region, weights, parts.mean(axis=(0, 1)))
    assert_mean(region, products(weights), np.mean([second_moments(p) for p in parts], axis=0))


def test_ordered_weights_of_two_and_one_are_in_the_order_as_often_as_not() -> None:
    """Within a class neither of two weights is the greater one more often than the other."""
    region = OrderedWeights(((0, 2), (1,)))
    weights = drawn(region, 6)
    assert_mean(region, (weights[0] > weights[2]).astype(np.float64)[np.newaxis], [0.5])


@pytest.mark.parametrize("least_accepted", [0.0, 2.0], ids=["rejecting", "walking"])
@pytest.mark.parametrize(
    ("shares", "spread"),
    [
        ((0.6, 0.4), 0.5),
        ((0.5, 0.3, 0.2), 0.5),
        ((0.9, 0.06, 0.04), 1.0),
        ((0.5, 0.3, 0.2), 1e-4),
        ((0.5, 0.0, 0.3, 0.2), 0.8),
    ],
)
def test_ranged_weights_have_the_moments_of_their_polygon(
    monkeypatch: pytest.MonkeyPatch,
    shares: tuple[float, ...],
    spread: float,
    least_accepted: float,
) -> None:
    """First and second moments of two and three weights, drawn either way, are those of the
    segment or polygon; a weight of 0 stays 0."""
    monkeypatch.setattr(module, "LEAST_ACCEPTED", least_accepted)
    region = ranges_around(shares, spread)
    assert region.sampler().steps == (1 if least_accepted == 0 else STEPS)
    weights = drawn(region, 8)
    varying = [i for i, share in enumerate(shares) if share]
    lower = [(1 - spread) * shares[i] for i in varying]
    upper = [min(1.0, (1 + spread) * shares[i]) for i in varying]
    parts, volumes = simplices(bounded_corners(lower, upper))
    assert_mean(region, weights[varying], volumes @ parts.mean(axis=1))
    moments = sum(v * second_moments(p) for v, p in zip(volumes, parts, strict=True))
    assert_mean(region, products(weights[varying]), np.array(moments))
    assert not weights[[i for i, share in enumerate(shares) if not share]].any()


@pytest.mark.parametrize(
    ("shares", "spread"), [(UNEVEN, 0.5), ([1 / 8] * 8, 0.5), ([0.3, 0.3, *[0.08] * 5], 0.6)]
)
def test_rejecting_and_walking_draw_from_the_same_distribution(
    monkeypatch: pytest.MonkeyPatch, shares: Sequence[float], spread: float
) -> None:
    """Means of the weights, of their squares, and of the smallest, second smallest, … weight agree
    within 5 standard errors of their difference."""
    found = []
    for least_accepted in (0.0, 2.0):
        monkeypatch.setattr(module, "LEAST_ACCEPTED", least_accepted)
        region = ranges_around(shares, spread)
        weights = drawn(region, 8)
        figures = np.concatenate([weights, weights**2, np.sort(weights, axis=0)])
        parts = independent(region, figures)
        found.append((parts.mean(axis=1), parts.var(axis=1, ddof=1) / parts.shape[1]))
    (first, first_variance), (second, second_variance) = found
    assert (np.abs(first - second) <= 5 * np.sqrt(first_variance + second_variance)).all()


@pytest.mark.parametrize("count", [15, 30])
def test_many_equal_weights_are_walked_through_evenly(count: int) -> None:
    """By symmetry each has the mean 1/k, and none more often than another is the greatest."""
    region = ranges_around([1 / count] * count, 0.5)
    weights = drawn(region, 8)
    assert_mean(region, weights, [1 / count] * count)
    greatest = weights == weights.max(axis=0)
    assert_mean(region, greatest.astype(np.float64), [1 / count] * count)


def test_shares_lie_in_the_middle_of_their_ranges_more_or_less() -> None:
    """The mean of the weights between ranges is not the stated ones, but near."""
    region = ranges_around([(i + 1) / 210 for i in range(20)], 0.5)
    middles = np.array(region.middle) / WHOLE
    assert drawn(region, 4).mean(axis=1) == pytest.approx(middles, rel=0.2)


@pytest.mark.parametrize(("count", "steps"), [(4, 1), (6, 1), (8, STEPS), (30, STEPS)])
def test_ranges_are_walked_through_where_too_few_draws_would_be_kept(
    count: int, steps: int
) -> None:
    """Up to six equal weights within 50 %, a quarter of the draws or more is kept; from eight on,
    less than a sixth (a region's sizes decide, never a clock)."""
    assert ranges_around([1 / count] * count, 0.5).sampler().steps == steps


def test_a_walk_forgets_where_it_started() -> None:
    """The first kept steps of all walks have the moments of the last ones."""
    region = ranges_around([1 / 20] * 20, 0.9)
    by_step = drawn(region, 16).reshape(20, -1, STEPS)
    walks = by_step.shape[1]
    for step in (0, STEPS - 1):
        squares = by_step[:, :, step] ** 2
        rest = (by_step[:, :, 32:96] ** 2).mean()
        error = squares.std() / np.sqrt(20 * walks)
        assert abs(squares.mean() - rest) <= 5 * error


@given(
    st.lists(st.floats(0, 1), min_size=1, max_size=12).filter(lambda row: sum(row) > 1e-6),
    st.one_of(st.floats(1e-15, 1), st.sampled_from([1.0, 0.5, 1e-12])),
)
def test_ranges_around_shares_add_up_and_hold_them(raw: list[float], spread: float) -> None:
    """The middles add up to the whole and are the shares, rounded by less than one; ranges reach
    `spread` of them to either side and no further than 0 and the whole."""
    shares = [part / sum(raw) for part in raw]
    region = ranges_around(shares, spread)
    assert sum(region.middle) == WHOLE
    for share, low, middle, high in zip(
        shares, region.low, region.middle, region.high, strict=True
    ):
        assert 0 <= low <= middle <= high <= WHOLE
        assert abs(middle - share * WHOLE) < 1 + 1e-6
        assert middle - low == int(spread * middle)
        assert high == min(WHOLE, 2 * middle - low)


def test_the_ends_of_shares_and_spreads_make_ranges() -> None:
    """Spread 1 reaches down to 0; a tiny one is the stated weighting alone; a share of 0 stays 0
    and one of 1 has the whole."""
    assert ranges_around((0.75, 0.25), 1.0).low == (0, 0)
    assert ranges_around((0.75, 0.25), 1.0).high == (WHOLE, WHOLE // 2)
    tiny = ranges_around((0.75, 0.25), 1e-12)
    assert tiny.low == tiny.middle == tiny.high
    assert (drawn(tiny, 1) == np.array([[0.75], [0.25]])).all()
    for spread in (1e-12, 0.5, 1.0):
        lone = ranges_around((0.0, 1.0, 0.0), spread)
        assert lone.middle == (0, WHOLE, 0)
        assert (drawn(lone, 1) == np.array([[0.0], [1.0], [0.0]])).all()


def test_stated_weights_are_what_they_are() -> None:
    """Every draw is the same, and not rounded."""
    shares = (0.1, 0.2, 0.7)
    assert (drawn(StatedWeights(shares), 1) == np.array(shares)[:, np.newaxis]).all()
