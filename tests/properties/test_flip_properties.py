"""What must hold of every flip, whatever the numbers (hypothesis looks for a counterexample)."""

import math
from dataclasses import replace
from fractions import Fraction
from itertools import combinations, product
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from belarus_options.methods.dominance import dominance
from belarus_options.methods.tolerances import TIE
from belarus_options.model.choices import Vary
from belarus_options.model.project import Project
from belarus_options.studies.flip.flip import Flip, flip
from belarus_options.studies.flip.typed import typed_weights
from belarus_options.studies.matrix.ranking import Ranking
from exact_vertices import Form, corners, unit
from flipping import exact_lead, first_after, first_with, trees
from models import matrix, project

weights = st.integers(0, 9)
varies = st.sampled_from(Vary)


@given(trees(), varies)
def test_the_weights_that_are_found_put_the_option_first(whole: Project, vary: Vary) -> None:
    """All of `to`, set beside the files as floats, and the short numbers as well: the option is at
    rank 1. A millionth before, in exact rationals, it does not lead."""
    result = flip(whole, vary=vary)
    for target in result.targets:
        if target.weights is None:
            continue
        for change in (target.weights.least_total, target.weights.least_largest):
            assert list(change.to) == list(whole.tree.nodes)
            assert sum(change.shares) == 1
            assert min(change.to.values()) >= 0
            assert target.option in first_with(whole, change.to)
            lead = -exact_lead(result.space, target, change.shares, Fraction(0))
            if lead < -1e-3:
                almost = 1 - Fraction(1, 10**6)
                assert exact_lead(result.space, target, change.shares, almost) > 0
        typed = typed_weights(result.space, target.place.row, target.weights.least_total)
        typed_to = {path: Fraction(raw) for path, raw in typed.numbers.items()}
        assert target.option in first_with(whole, typed_to)


@given(trees(), varies)
def test_no_weights_are_found_exactly_where_a_mixture_is_better_on_everything(
    whole: Project, vary: Vary
) -> None:
    """Either there are weights or there is a mixture: its shares add up to 1, none is the option's
    own, and it is better by its margin on all that varies."""
    result = flip(whole, vary=vary)
    for target in result.targets:
        assert (target.weights is None) == (target.dominated_by is not None)
        if target.dominated_by is None:
            continue
        shares = target.dominated_by.shares
        assert sum(shares.values()) == 1
        assert target.option not in shares
        values = dict(zip(result.space.matrix.options, result.space.values, strict=True))
        mixed = sum((float(share) * values[option] for option, share in shares.items()), 0.0)
        least = float(np.min(mixed - values[target.option]))
        assert least > TIE / 4
        assert math.isclose(least, float(target.dominated_by.margin), abs_tol=1e-8)


@given(trees())
def test_an_option_that_another_beats_everywhere_is_never_first(whole: Project) -> None:
    """Strictly dominated: no weights of leaves put it first."""
    result = flip(whole, vary=Vary.leaves)
    values = result.space.values
    for target in result.targets:
        row = target.place.row
        if ((values - values[row]) > 1e-6).all(axis=1).any():
            assert dominance(values)[:, row].any()
            assert target.weights is None


decimals = st.integers(0, 10).map(lambda n: n / 10)


@st.composite
def flat(draw: st.DrawFn) -> tuple[list[list[float]], list[int]]:
    """Two to four options on two or three criteria, scores with one decimal."""
    size = draw(st.integers(2, 3))
    row = st.lists(decimals, min_size=size, max_size=size)
    chosen = draw(st.lists(weights, min_size=size, max_size=size).filter(any))
    return draw(st.lists(row, min_size=2, max_size=4)), chosen


@given(flat(), varies)
def test_distances_are_least_among_all_corners(
    given_matrix: tuple[list[list[float]], list[int]], vary: Vary
) -> None:
    """In exact rationals of the scores as typed: over all corners of the weights at which nobody is
    ahead, cut where a weight is as stated (sum), or with the largest change as an unknown."""
    rows, chosen = given_matrix
    result = flip(matrix(rows, [float(weight) for weight in chosen]), vary=vary)
    exact = [[Fraction(str(value)) for value in row] for row in rows]
    stated = [Fraction(weight, sum(chosen)) for weight in chosen]
    size = len(chosen)
    for target in result.targets:
        own = exact[int(target.option[1:])]
        rivals: list[Form] = [([a - b for a, b in zip(own, row, strict=True)], 0) for row in exact]
        signs: list[Form] = [(unit(size, j), 0) for j in range(size)]
        sums = [
            sum(abs(w - s) for w, s in zip(point, stated, strict=True))
            for grown in product((1, -1), repeat=size)
            for point in corners(
                [
                    *rivals,
                    *signs,
                    *((unit(size, j, g), -g * stated[j]) for j, g in enumerate(grown)),
                ],
                [([1] * size, -1)],
            )
        ]
        assert (target.weights is None) == (sums == [])
        if target.weights is None:
            continue
        assert target.weights.least_total.total == min(sums)
        wide: list[Form] = [([*form[0], 0], form[1]) for form in (*rivals, *signs)]
        wide += [
            ([*unit(size, j, -sign), 1], sign * stated[j]) for j in range(size) for sign in (1, -1)
        ]
        largest = [point[-1] for point in corners(wide, [([*[1] * size, 0], -1)])]
        assert target.weights.least_largest.largest == min(largest)


@given(trees())
def test_the_scores_that_are_found_put_the_option_first(whole: Project) -> None:
    """Ranked again with them, the option is first, and strictly with the measures to type; without
    any one of them it is not; and each goes the right way: its own up, others down."""
    result = flip(whole)
    for target in result.targets:
        if target.scores is None:
            continue
        changed = target.scores.changes
        assert 1 <= len(changed) <= 3
        assert target.option in first_after(result.ranking, changed)
        typed = zip(changed, target.typed_measures, strict=True)
        beyond = tuple(replace(change, to=measure) for change, measure in typed)
        assert first_after(result.ranking, beyond) == {target.option}
        for left_out in changed:
            rest = tuple(change for change in changed if change is not left_out)
            assert first_after(result.ranking, rest) != {target.option}
        for change in changed:
            column = [leaf.path for leaf in whole.tree.leaves].index(change.criterion)
            scale = result.ranking.scales[column]
            rise = scale.value(change.to) - scale.value(change.stated)
            assert (rise > 0) == (change.option == target.option)
            assert math.isclose(abs(rise), change.points, abs_tol=1e-8)


@st.composite
def levelled(draw: st.DrawFn) -> Project:
    """Two or three options on up to three criteria with three or four even levels each."""
    count = draw(st.integers(1, 3))
    criteria: dict[str, Any] = {}
    for leaf in range(count):
        levels = {str(level): f"level {level}" for level in range(draw(st.integers(3, 4)))}
        criteria[f"c{leaf}"] = {
            "weight": draw(st.integers(1, 5)),
            "prefer": "more",
            "scale": levels,
        }
    rows = {
        f"o{i}": {c: draw(st.integers(0, len(block["scale"]) - 1)) for c, block in criteria.items()}
        for i in range(draw(st.integers(2, 3)))
    }
    return project(criteria, rows)


@given(levelled())
def test_no_fewer_and_no_smaller_changes_of_levels_put_an_option_first(whole: Project) -> None:
    """Every other choice of up to three scores, and of levels for them, ranked again: none that
    puts the option first has fewer changes or a smaller sum."""
    result = flip(whole)
    for target in result.targets:
        found = target.scores
        best = _least_by_trying(result, target.option)
        assert (found is None) == (best is None)
        if found is not None and best is not None:
            assert len(found.changes) == best[0]
            assert math.isclose(found.points, best[1], abs_tol=1e-8)


def _least_by_trying(result: Flip, option: str) -> tuple[int, float] | None:
    ranking = result.ranking
    row = ranking.options.index(option)
    leaf_weights = np.array([ranking.weights.global_[leaf.path] for leaf in ranking.tree.leaves])
    cells = list(np.ndindex(*ranking.values.shape))
    for count in (1, 2, 3):
        sums = []
        for chosen in combinations(cells, count):
            for levels in product(*(_other_values(ranking, column) for _, column in chosen)):
                values = ranking.values.copy()
                for cell, value in zip(chosen, levels, strict=True):
                    values[cell] = value
                totals = values @ leaf_weights
                if totals[row] > np.delete(totals, row).max() + TIE:
                    sums.append(float(np.abs(values - ranking.values).sum()))
        if sums:
            return count, min(sums)
    return None


def _other_values(ranking: Ranking, column: int) -> list[float]:
    levels = ranking.tree.leaves[column].constructed
    assert levels is not None
    return [100 * place / (len(levels.levels) - 1) for place in range(len(levels.levels))]
