"""Simulations: the same tally however their chunks are shared out, and never more memory."""

import pickle
import tracemalloc
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import pytest

from belarus_options.methods.arrays import Array
from belarus_options.methods.distributions import Normal, pert
from belarus_options.methods.sampling.ranks import Tally
from belarus_options.methods.sampling.scores import (
    DrawnLevel,
    DrawnValue,
    UncertainCell,
)
from belarus_options.methods.sampling.simulation import (
    SCORE_CHUNK,
    Simulation,
    first_at,
    simulate,
)
from belarus_options.methods.sampling.weights import (
    CHUNK,
    WHOLE,
    AnyWeights,
    OrderedWeights,
    StatedWeights,
    WeightSampler,
    ranges_around,
)


def as_they_are(measures: Array) -> Array:
    return measures


CELLS = (
    UncertainCell(0, 1, 10.0, ((0.5, DrawnValue(1, pert(0, 40, 100), as_they_are)),)),
    UncertainCell(2, 0, 0.0, ((1.0, DrawnLevel(2, (0.0, 50.0, 100.0), (0.25, 0.5, 0.25))),)),
    UncertainCell(2, 1, 0.0, ((1.0, DrawnValue(3, Normal(50.0, 20.0), as_they_are)),)),
)


def simulation(
    region: WeightSampler,
    options: int = 4,
    cells: tuple[UncertainCell, ...] = (),
    chunks: float = 2.2,
) -> Simulation:
    columns = len(region.sampler().draw(0, 0))
    values = 100 * np.random.default_rng(options).random((options, columns))
    return Simulation(region, values, cells, 5, int(chunks * CHUNK), has_pairs=options < 50)


SIMULATIONS = {
    "comparing": simulation(AnyWeights(5)),
    "keys": simulation(OrderedWeights(((1,), (0, 2))), 20),
    "sorting": simulation(ranges_around([1 / 15] * 15, 0.5), 14),
    "walking": simulation(ranges_around([1 / 15] * 15, 0.5)),
    "rejecting": simulation(ranges_around((0.5, 0.3, 0.2), 0.5)),
    "uncertain": simulation(AnyWeights(3), cells=CELLS),
    "uncertain, walking": simulation(ranges_around([1 / 15] * 15, 0.5), cells=CELLS),
    "uncertain, many": simulation(AnyWeights(2), 13, CELLS),
    "one weighting": simulation(StatedWeights((0.5, 0.5)), cells=CELLS),
    "certain": simulation(StatedWeights((0.5, 0.5))),
}


def assert_same(found: Tally, expected: Tally) -> None:
    for one, other in (
        (found.ranks, expected.ranks), (found.pairs, expected.pairs),
        (found.weight_sums, expected.weight_sums), (found.squares, expected.squares),
    ):  # fmt: skip
        assert (one is None) == (other is None)
        assert one is None or (one == other).all()
    assert found.draws == expected.draws


def added(simulation: Simulation, parts: Iterable[Iterable[int]]) -> Tally:
    first, *others = (simulate(simulation, part) for part in parts)
    for other in others:
        first.add(other)
    return first


@pytest.mark.parametrize("given", SIMULATIONS.values(), ids=SIMULATIONS)
def test_any_partition_in_any_order_gives_the_same_tally(given: Simulation) -> None:
    """All chunks at once, one by one, backwards, in pairs, by a copy that has traveled (R3)."""
    whole = simulate(given, range(given.chunks))
    assert whole.draws == given.samples
    assert (whole.ranks.sum(axis=1) == given.samples).all()
    assert given.chunks == 3
    assert_same(added(given, [[2], [1], [0]]), whole)
    assert_same(added(given, [[1], [2, 0]]), whole)
    assert_same(simulate(pickle.loads(pickle.dumps(given)), range(3)), whole)  # noqa: S301  # ours


@pytest.mark.parametrize("given", SIMULATIONS.values(), ids=SIMULATIONS)
def test_the_last_chunk_is_cut_short_at_the_last_sample(given: Simulation) -> None:
    """More samples add draws to those that were there: pairs of counts never go down."""
    fewer = replace(given, samples=CHUNK + 3_000)
    before = simulate(fewer, range(fewer.chunks))
    assert fewer.chunks == 2
    assert before.draws == CHUNK + 3_000
    assert (before.ranks.sum(axis=1) == before.draws).all()
    after = simulate(given, range(given.chunks))
    assert (after.ranks >= before.ranks).all()


@pytest.mark.parametrize("given", SIMULATIONS.values(), ids=SIMULATIONS)
def test_one_sample_is_one_draw(given: Simulation) -> None:
    """Each option has one rank, and somebody is first."""
    one = replace(given, samples=1)
    assert one.chunks == 1
    tally = simulate(one, range(1))
    assert tally.ranks.sum(axis=1).tolist() == [1] * len(given.values)
    assert tally.ranks[:, 0].any()


@pytest.mark.parametrize("given", SIMULATIONS.values(), ids=SIMULATIONS)
def test_another_seed_is_another_tally(given: Simulation) -> None:
    """Seed 0 too; only what is certain stays."""
    drawn = [simulate(replace(given, seed=seed), range(1)).ranks for seed in (0, 1, 5)]
    is_certain = isinstance(given.region, StatedWeights) and not given.cells
    for one, other in ((0, 1), (0, 2), (1, 2)):
        assert (drawn[one] == drawn[other]).all() == is_certain


@pytest.mark.parametrize("name", ["comparing", "keys", "walking", "uncertain"])
def test_memory_does_not_grow_with_samples(name: str) -> None:
    """The peak of eight chunks is that of two, within 1 %."""
    given = replace(SIMULATIONS[name], samples=8 * CHUNK)
    # What is imported and kept at the first call is not counted.
    simulate(given, range(1))
    peaks = []
    for chunks in (2, 8):
        tracemalloc.start()
        simulate(given, range(chunks))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] == pytest.approx(peaks[0], rel=0.01)


def test_drawn_scores_are_ranked_as_they_were_drawn() -> None:
    """Draw by draw, the weights of the region times the values of the cells, put in order in plain
    floats: the same ranks, pairs and sums of weights."""
    given = replace(SIMULATIONS["uncertain"], samples=2 * SCORE_CHUNK + 100)
    weights = given.region.sampler().draw(5, 0)[:, : given.samples].copy()
    values = np.repeat(given.values[:, :, np.newaxis], 3 * SCORE_CHUNK, axis=2)
    for cell in given.cells:
        drawn = [cell.draw(5, place, SCORE_CHUNK) for place in range(3)]
        values[cell.row, cell.column] = np.concatenate(drawn)
    totals = np.einsum("ocd,cd->od", values[:, :, : given.samples], weights / WHOLE)
    above = totals[:, np.newaxis] > totals
    ranks = above.sum(axis=0)
    tally = simulate(given, range(1))
    assert (tally.ranks == np.stack([(ranks == r).sum(axis=1) for r in range(4)], axis=1)).all()
    assert tally.pairs is not None
    assert (tally.pairs == above.sum(axis=2)).all()
    sums = [weights[:, row == 0].astype(np.int64).sum(axis=1) for row in ranks]
    assert (tally.weight_sums == np.array(sums)).all()


def test_a_drawn_level_that_equals_a_certain_score_ties() -> None:
    """Where the first option's level is drawn at 50, it has what the second has for certain, and
    they share a rank: in half of all draws, within 5 standard errors."""
    level = DrawnLevel(2, (0.0, 50.0, 100.0), (0.25, 0.5, 0.25))
    cell = UncertainCell(0, 1, 0.0, ((1.0, level),))
    values = np.array([[33.3, 50.0, 77.7], [33.3, 50.0, 77.7]])
    for region in (AnyWeights(3), StatedWeights((0.3, 0.3, 0.4))):
        tally = simulate(Simulation(region, values, (cell,), 1, CHUNK, True), range(1))
        assert tally.pairs is not None
        level_draws = CHUNK - tally.pairs.sum()
        assert abs(level_draws - CHUNK / 2) <= 5 * np.sqrt(CHUNK) / 2
        assert tally.ranks[:, 0].sum() == CHUNK + level_draws


def test_at_one_weighting_ties_are_those_of_the_ranking() -> None:
    """Totals that are equal but for rounding tie in every draw, whether or not another option's
    score is drawn; and a lead of a ten-thousandth of a point is a lead."""
    values = np.array([[10.0, 20.0, 30.0], [30.0, 20.0, 10.0], [20.0, 20.0, 20.0], [0.0, 0.0, 0.0]])
    cell = UncertainCell(3, 0, 0.0, ((1.0, DrawnValue(1, pert(0, 1, 5), as_they_are)),))
    region = StatedWeights((1 / 3, 1 / 3, 1 / 3))
    for cells in ((), (cell,)):
        tally = simulate(Simulation(region, values, cells, 1, 100, True), range(1))
        assert tally.ranks.tolist() == [[100, 0, 0, 0]] * 3 + [[0, 0, 0, 100]]
        closer = values + np.array([[0.0001], [0.0], [0.0], [0.0]])
        tally = simulate(Simulation(region, closer, cells, 1, 100, True), range(1))
        assert tally.ranks[:, 0].tolist() == [100, 0, 0, 0]


@pytest.mark.parametrize("options", [3, 13, 2_100])
def test_the_worst_of_many_is_last_at_one_weighting(options: int) -> None:
    """Also where shares add up to a little less than 1 (ten times 0.1)."""
    values = np.random.default_rng(1).random((options, 10))
    values[0] = 0.0
    region = StatedWeights((0.1,) * 10)
    tally = simulate(Simulation(region, values, (), 1, 8, False), range(1))
    assert tally.ranks[0, -1] == 8
    assert tally.ranks[int(values.sum(axis=1).argmax()), 0] == 8


def test_confidence_is_counted_draw_by_draw() -> None:
    """Each option under weights of its own, against the best of the others in the same draw; an
    option without weights counts 0, and level totals are both first."""
    given = replace(SIMULATIONS["uncertain"], samples=SCORE_CHUNK + 77)
    weights = np.array([[0.2, 0.7, 0.1], [np.nan] * 3, [0.6, 0.1, 0.3], [0.0, 0.0, 1.0]])
    values = np.repeat(given.values[:, :, np.newaxis], 2 * SCORE_CHUNK, axis=2)
    for cell in given.cells:
        drawn = [cell.draw(5, place, SCORE_CHUNK) for place in range(2)]
        values[cell.row, cell.column] = np.concatenate(drawn)
    expected = []
    for option, row in enumerate(np.nan_to_num(weights)):
        totals = np.einsum("ocd,c->od", values[:, :, : given.samples], row)
        expected.append((totals[option] >= totals.max(axis=0)).sum())
    expected[1] = 0
    assert first_at(given, weights, range(1)).tolist() == expected
    same = replace(given, values=np.full((4, 3), 7.5), cells=())
    assert first_at(same, weights, range(1)).tolist() == [given.samples, 0] + [given.samples] * 2


def test_confidence_at_one_weighting_has_the_ties_of_the_ranking() -> None:
    """Totals that are equal but for rounding are all first."""
    values = np.array([[0.1, 0.2, 0.3], [0.3, 0.2, 0.1], [0.2, 0.2, 0.2]]) * 100
    given = Simulation(StatedWeights((1 / 3,) * 3), values, (), 1, 100, True)
    assert first_at(given, np.full((3, 3), 1 / 3), range(1)).tolist() == [100, 100, 100]


@dataclass
class Noted:
    """A score that is always the same, and notes which chunks of its stream are asked for."""

    chunks: list[int]

    def draw(self, seed: int, chunk: int, count: int) -> Array:
        self.chunks.append(chunk)
        return np.full(count, 50.0)


@pytest.mark.parametrize("task", ["simulate", "first_at"])
def test_no_draw_of_a_score_is_used_twice(task: str) -> None:
    """All chunks of weights together take each chunk of a score's stream once, in order."""
    noted: list[int] = []
    cell = UncertainCell(0, 0, 0.0, ((1.0, Noted(noted)),))  # type: ignore[arg-type]  # draws as scores do
    given = replace(SIMULATIONS["uncertain"], cells=(cell,), samples=2 * CHUNK + SCORE_CHUNK + 1)
    if task == "simulate":
        simulate(given, range(3))
    else:
        first_at(given, np.full((4, 3), 1 / 3), range(3))
    assert noted == list(range(2 * CHUNK // SCORE_CHUNK + 2))


def test_confidence_adds_up_over_chunks() -> None:
    """Chunk by chunk, or all at once."""
    given = replace(SIMULATIONS["uncertain"], samples=3 * CHUNK - 5)
    weights = np.full((4, 3), 1 / 3)
    whole = first_at(given, weights, range(3))
    parts = np.stack([first_at(given, weights, [chunk]) for chunk in (2, 0, 1)])
    assert (parts.sum(axis=0) == whole).all()
    assert whole.sum() == given.samples


@pytest.mark.parametrize("wide", [1e-298, 1e-12, 1e12])
def test_values_far_apart_or_close_give_numbers(wide: float) -> None:
    """However little stated values differ, or how far drawn ones lie beyond them, every draw has
    its ranks, and nothing overflows."""
    values = np.array([[0.0, 0.0], [wide, 0.0], [0.0, wide]])
    cells = (UncertainCell(0, 0, 0.0, ((1.0, DrawnValue(1, Normal(0, 1e150), as_they_are)),)),)
    for region in (AnyWeights(2), StatedWeights((0.5, 0.5))):
        given = Simulation(region, values, cells, 1, 1_000, True)
        tally = simulate(given, range(1))
        assert (tally.ranks.sum(axis=1) == 1_000).all()
        assert abs(int(tally.ranks[0, 0]) - 500) < 100
        assert first_at(given, np.full((3, 2), 0.5), range(1))[0] == tally.ranks[0, 0]
