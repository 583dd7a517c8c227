"""What must hold of every rule for an unknown future, and its equality with exact rationals."""

from fractions import Fraction
from itertools import combinations, pairwise
from math import factorial

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from numpy.typing import NDArray

from belarus_options.methods import decision_rules
from belarus_options.methods.decision_rules import (
    choices_without,
    figures,
    highest,
    hurwicz_pieces,
    perfect_information,
    regrets,
)
from belarus_options.methods.simplex.starr import starr_domains

Row = tuple[Fraction, ...]
Halfspace = tuple[Fraction, ...]


@st.composite
def tables(draw: st.DrawFn, options: int = 5, scenarios: int = 4) -> list[Row]:
    """Totals of 1 to `options` options in 1 to `scenarios` scenarios, tenths of few enough levels
    that ties of every kind come up."""
    width = draw(st.integers(1, scenarios))
    levels = draw(st.sampled_from([3, 20, 1000]))
    total = st.integers(-levels // 3, levels).map(lambda tenths: Fraction(tenths, 10))
    row = st.tuples(*[total] * width)
    return draw(st.lists(row, min_size=1, max_size=options))


@st.composite
def weighed(draw: st.DrawFn) -> tuple[list[Row], Row]:
    """A table and probabilities of its scenarios, some of which are 0, that add up to 1."""
    rows = draw(tables())
    parts = draw(st.lists(st.integers(0, 5), min_size=len(rows[0]), max_size=len(rows[0])))
    assume(any(parts))
    return rows, tuple(Fraction(part, sum(parts)) for part in parts)


def floats(rows: list[Row]) -> NDArray[np.float64]:
    return np.array([[float(x) for x in row] for row in rows])


def best(scores: list[Fraction]) -> tuple[int, ...]:
    return tuple(row for row, score in enumerate(scores) if score == max(scores))


def exact_regrets(rows: list[Row]) -> list[Row]:
    tops = [max(column) for column in zip(*rows, strict=True)]
    return [tuple(top - x for top, x in zip(tops, row, strict=True)) for row in rows]


def least_regretted(rows: list[Row]) -> tuple[int, ...]:
    return best([-max(row) for row in exact_regrets(rows)])


def mean(row: Row, weights: Row) -> Fraction:
    return sum((x * weight for x, weight in zip(row, weights, strict=True)), Fraction(0))


@given(weighed(), st.integers(0, 12))
def test_every_rule_chooses_what_exact_rationals_choose(
    model: tuple[list[Row], Row], twelfths: int
) -> None:
    """With all ties and nobody else; figures within 1e-12."""
    rows, probabilities = model
    optimism = Fraction(twelfths, 12)
    found = figures(floats(rows), float(optimism), [float(p) for p in probabilities])
    assert found.expected is not None
    exact = {
        "worst": [min(row) for row in rows],
        "best": [max(row) for row in rows],
        "hurwicz": [optimism * max(row) + (1 - optimism) * min(row) for row in rows],
        "mean": [sum(row, Fraction(0)) / len(row) for row in rows],
        "largest_regret": [max(row) for row in exact_regrets(rows)],
        "expected": [mean(row, probabilities) for row in rows],
    }
    for name, scores in exact.items():
        figure = getattr(found, name)
        assert figure == pytest.approx([float(score) for score in scores], abs=1e-12)
        sign = -1 if name == "largest_regret" else 1
        assert highest(sign * figure) == best([sign * score for score in scores]), name


def exact_pieces(rows: list[Row]) -> list[tuple[Fraction, Fraction, tuple[int, ...]]]:
    """Who is best between every two meetings of lines, neighbors that are alike made one."""
    lines = [(min(row), max(row) - min(row)) for row in rows]
    ends = {Fraction(0), Fraction(1)}
    for (low, slope), (other, steep) in combinations(lines, 2):
        if slope != steep and 0 < (meeting := (other - low) / (slope - steep)) < 1:
            ends.add(meeting)
    found: list[tuple[Fraction, Fraction, tuple[int, ...]]] = []
    for start, end in pairwise(sorted(ends)):
        middle = (start + end) / 2
        winners = best([low + middle * slope for low, slope in lines])
        if found and found[-1][2] == winners:
            start = found.pop()[0]
        found.append((start, end, winners))
    return found


@given(tables(6))
def test_pieces_of_optimism_are_those_of_exact_lines(rows: list[Row]) -> None:
    """Their ends within 1e-12, and on each all who are best all the way."""
    array, expected = floats(rows), exact_pieces(rows)
    found = hurwicz_pieces(array.min(axis=1), array.max(axis=1))
    assert [piece.rows for piece in found] == [rows for _, _, rows in expected]
    for piece, (start, end, _) in zip(found, expected, strict=True):
        assert (piece.start, piece.end) == pytest.approx((float(start), float(end)), abs=1e-12)


@given(tables(6), st.integers(0, 60))
def test_at_every_optimism_the_rule_chooses_those_of_its_piece(
    rows: list[Row], sixtieths: int
) -> None:
    """And where pieces meet, those of both."""
    array, optimism = floats(rows), sixtieths / 60
    chosen = set(highest(figures(array, optimism, None).hurwicz))
    for piece in hurwicz_pieces(array.min(axis=1), array.max(axis=1)):
        if piece.start <= optimism <= piece.end:
            assert set(piece.rows) <= chosen


@given(weighed())
def test_perfect_information_is_the_exact_difference(model: tuple[list[Row], Row]) -> None:
    """Σ p × best − best Σ p × total, never negative, and exactly 0 where it is 0."""
    rows, probabilities = model
    tops = tuple(max(column) for column in zip(*rows, strict=True))
    exact = mean(tops, probabilities) - max(mean(row, probabilities) for row in rows)
    found = perfect_information(floats(rows), [float(p) for p in probabilities])
    assert found == pytest.approx(float(exact), abs=1e-12)
    assert (found == 0) == (exact == 0)
    assert found >= 0


@given(tables(6))
def test_all_smallest_sets_whose_absence_changes_minimax_regret_are_found(
    rows: list[Row],
) -> None:
    """By leaving out every one, and else every two, of those that it does not choose."""
    chosen = least_regretted(rows)
    others = sorted(set(range(len(rows))) - set(chosen))
    expected: dict[tuple[int, ...], tuple[int, ...]] = {}
    for size in (1, 2):
        for left_out in combinations(others, size):
            kept = [row for row in range(len(rows)) if row not in left_out]
            without = tuple(kept[row] for row in least_regretted([rows[row] for row in kept]))
            if without != chosen:
                expected[left_out] = without
        if expected:
            break
    assert choices_without(floats(rows)) == expected


def volume(halfspaces: list[Halfspace]) -> Fraction:
    """The volume where a × x ≤ b for all (a, b), which is bounded, by Lasserre's recursion."""
    known: dict[tuple[Fraction, ...], Fraction] = {}
    for *factors, bound in halfspaces:
        first = next((abs(x) for x in factors if x), None)
        if first is None:
            if bound < 0:
                return Fraction(0)
            continue
        key = tuple(x / first for x in factors)
        known[key] = min(known.get(key, bound / first), bound / first)
    dimension = len(halfspaces[0]) - 1
    if dimension == 1:
        highest_ = min(bound for (slope,), bound in known.items() if slope > 0)
        lowest = max(-bound for (slope,), bound in known.items() if slope < 0)
        return max(Fraction(0), highest_ - lowest)
    total = Fraction(0)
    for slope, bound in known.items():
        if not bound:
            continue
        column = next(i for i, x in enumerate(slope) if x)
        others = []
        for other, limit in known.items():
            if other != slope:
                ratio = other[column] / slope[column]
                reduced = [x - ratio * y for x, y in zip(other, slope, strict=True)]
                del reduced[column]
                others.append((*reduced, limit - ratio * bound))
        total += bound / abs(slope[column]) * volume(others)
    return total / dimension


def exact_domain(rows: list[Row], row: int) -> Fraction:
    """The share of the simplex, by the volume of its polytope in all probabilities but the last."""
    free = len(rows[0]) - 1
    if not free:
        return Fraction(rows[row] == max(rows))
    unit = [tuple(Fraction(-(i == j)) for j in range(free)) for i in range(free)]
    halfspaces: list[Halfspace] = [(*slope, Fraction(0)) for slope in unit]
    halfspaces.append((*[Fraction(1)] * free, Fraction(1)))
    for other in rows:
        behind = [x - y for x, y in zip(other, rows[row], strict=True)]
        slope = tuple(x - behind[-1] for x in behind[:-1])
        halfspaces.append((*slope, -behind[-1]))
    return volume(halfspaces) * factorial(free)


@given(tables(5, 4))
def test_starr_domains_are_volumes_of_exact_polytopes(rows: list[Row]) -> None:
    """Up to four scenarios, by Lasserre's recursion in rationals: within 1e-12, and exactly 0
    where they are 0."""
    found = starr_domains(floats(rows))
    assert found.samples is None
    for row, share in enumerate(found.shares.tolist()):
        exact = exact_domain(rows, row)
        assert share == pytest.approx(float(exact), abs=1e-12)
        assert (share == 0) == (exact == 0)


@given(tables(12, 5))
def test_starr_domains_add_up_to_one_where_no_two_are_alike(rows: list[Row]) -> None:
    """To 1e-12."""
    assume(len(set(rows)) == len(rows))
    assert starr_domains(floats(rows)).shares.sum() == pytest.approx(1, abs=1e-12)


@given(weighed())
def test_the_only_choice_by_some_probabilities_has_a_share(model: tuple[list[Row], Row]) -> None:
    """What is alone ahead in expected total at one assignment of probabilities is so around it."""
    rows, probabilities = model
    expected = best([mean(row, probabilities) for row in rows])
    if len(expected) == 1:
        assert starr_domains(floats(rows)).shares[expected[0]] > 0


@given(tables(6), st.data())
def test_what_a_scenario_gives_to_all_leaves_regret_and_starr_alone(
    rows: list[Row], data: st.DataObject
) -> None:
    """Adding the same to every total of a scenario; what it does to maximin is not said."""
    shift = data.draw(st.tuples(*[st.integers(-50, 50).map(Fraction)] * len(rows[0])))
    moved = [tuple(x + y for x, y in zip(row, shift, strict=True)) for row in rows]
    assert regrets(floats(moved)) == pytest.approx(regrets(floats(rows)), abs=1e-12)
    assert starr_domains(floats(moved)).shares == pytest.approx(
        starr_domains(floats(rows)).shares, abs=1e-12
    )
    even = [1.0] * len(shift)
    assert perfect_information(floats(moved), even) == pytest.approx(
        perfect_information(floats(rows), even), abs=1e-12
    )


@given(weighed(), st.randoms(use_true_random=False))
def test_the_order_of_options_and_scenarios_does_not_matter(
    model: tuple[list[Row], Row], random: object
) -> None:
    """Every figure, share and piece goes with its option."""
    rows, probabilities = model
    lines, columns = list(range(len(rows))), list(range(len(rows[0])))
    random.shuffle(lines)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    random.shuffle(columns)  # type: ignore[attr-defined]
    array, weights = floats(rows), np.array([float(p) for p in probabilities])
    moved, heavy = array[np.ix_(lines, columns)], weights[columns]
    before, after = figures(array, 0.3, weights.tolist()), figures(moved, 0.3, heavy.tolist())
    for name in ("worst", "best", "hurwicz", "mean", "largest_regret", "expected"):
        assert getattr(after, name) == pytest.approx(getattr(before, name)[lines], abs=1e-13)
    assert starr_domains(moved).shares == pytest.approx(
        starr_domains(array).shares[lines], abs=1e-12
    )
    pieces = [
        {lines[row] for row in piece.rows}
        for piece in hurwicz_pieces(moved.min(axis=1), moved.max(axis=1))
    ]
    assert pieces == [
        set(piece.rows) for piece in hurwicz_pieces(array.min(axis=1), array.max(axis=1))
    ]
    assert {
        frozenset(lines[row] for row in left_out): {lines[row] for row in chosen}
        for left_out, chosen in choices_without(moved).items()
    } == {frozenset(left_out): set(chosen) for left_out, chosen in choices_without(array).items()}


@given(tables(6))
def test_laplace_and_the_mean_regret_choose_alike(rows: list[Row]) -> None:
    """Their sum is the mean of the best totals for every option."""
    array = floats(rows)
    even = [1.0] * array.shape[1]
    behind = decision_rules.weighted_mean(regrets(array), even)
    assert highest(-behind) == highest(figures(array, 0.5, None).mean)
