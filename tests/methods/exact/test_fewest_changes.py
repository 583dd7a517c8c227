"""The fewest changes of single values, against every choice of changes and all corners of each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_options.methods.exact.fewest_changes import Change, Mover, Plan, fewest_changes
from exact_vertices import Form, corners


@dataclass(frozen=True)
class Problem:
    """Weights of criteria, the rivals' leads, and for each mover (0 the option itself) the steps
    and limits on each criterion, in units."""

    weights: list[int]
    gaps: list[int]
    steps: list[dict[int, list[int]]]
    limits: list[dict[int, int]]

    def plan(self) -> Plan | None:
        movers = [
            Mover(
                number,
                self.weights,
                steps,
                limits,
                tolerance=0,
            )
            for number, (steps, limits) in enumerate(zip(self.steps, self.limits, strict=True))
        ]
        return fewest_changes(self.gaps, movers[0], movers[1:4], tolerance=0)

    def slowly(self) -> Plan | None:
        """Every set of scores, every combination of steps, every corner of what may slide."""
        scores = sorted(
            {
                (criterion, mover)
                for mover in range(min(len(self.steps), 4))
                for criterion in (*self.steps[mover], *self.limits[mover])
            }
        )
        for count in (1, 2, 3):
            plans = [
                _plan(chosen, amounts)
                for chosen in combinations(scores, count)
                for amounts in self._amounts(chosen)
            ]
            if plans:
                return min(plans, key=lambda plan: plan.order)
        return None

    def _amounts(self, chosen: Sequence[tuple[int, int]]) -> Iterator[Sequence[Fraction]]:
        possible = [
            [Fraction(amount) for amount in self.steps[mover][criterion]]
            if criterion in self.steps[mover]
            else [None]
            for criterion, mover in chosen
        ]
        for fixed in product(*possible):
            yield from self._corners(chosen, fixed)

    def _corners(
        self, chosen: Sequence[tuple[int, int]], fixed: Sequence[Fraction | None]
    ) -> Iterator[Sequence[Fraction]]:
        sliding = [i for i, amount in enumerate(fixed) if amount is None]
        rows: list[Form] = []
        for rival, gap in enumerate(self.gaps, start=1):
            gains = [
                self.weights[criterion] if mover in (0, rival) else 0 for criterion, mover in chosen
            ]
            known = sum(g * a for g, a in zip(gains, fixed, strict=True) if a is not None)
            rows.append(([gains[i] for i in sliding], known - gap))
        if not sliding:
            if all(constant >= 0 for _, constant in rows):
                yield [amount for amount in fixed if amount is not None]
            return
        for place, index in enumerate(sliding):
            criterion, mover = chosen[index]
            own = [1 if i == place else 0 for i in range(len(sliding))]
            rows.append((own, 0))
            rows.append(([-c for c in own], self.limits[mover][criterion]))
        for corner in corners(rows):
            found = iter(corner)
            yield [next(found) if amount is None else amount for amount in fixed]


def _plan(chosen: Sequence[tuple[int, int]], amounts: Sequence[Fraction]) -> Plan:
    changes = tuple(
        Change(criterion, mover, amount)
        for (criterion, mover), amount in zip(chosen, amounts, strict=True)
    )
    return Plan(sum((change.amount for change in changes), Fraction(0)), changes)


@st.composite
def problems(draw: st.DrawFn, kinds: str = "steps, limits, both") -> Problem:
    """Up to four rivals and four criteria, each with steps, with a limit or with neither."""
    count = draw(st.integers(1, 4))
    weights = draw(st.lists(st.integers(0, 4), min_size=count, max_size=count))
    gaps = sorted(draw(st.lists(st.integers(1, 30), min_size=1, max_size=4)), reverse=True)
    kind = draw(st.sampled_from(kinds.split(", ")))
    is_stepped = [kind == "steps" or (kind == "both" and draw(st.booleans())) for _ in weights]
    steps: list[dict[int, list[int]]] = []
    limits: list[dict[int, int]] = []
    amounts = st.lists(st.integers(1, 8), max_size=3, unique=True)
    for _ in range(len(gaps) + 1):
        steps.append({c: draw(amounts) for c in range(count) if is_stepped[c]})
        limits.append({c: draw(st.integers(0, 8)) for c in range(count) if not is_stepped[c]})
    return Problem(weights, gaps, steps, limits)


@given(problems())
def test_the_plan_is_the_best_of_all(problem: Problem) -> None:
    """As few changes as there can be, then the least sum, then the order: levels, sliding values
    and both together."""
    expected, found = problem.slowly(), problem.plan()
    assert (found is None) == (expected is None)
    if expected is not None and found is not None:
        assert found.changes == expected.changes


def alone(
    gap: int, weights: Sequence[int], **what: dict[int, int] | dict[int, list[int]]
) -> Problem:
    """A problem with one rival, in which only the option itself changes."""
    steps, limits = what.get("steps", {}), what.get("limits", {})
    return Problem(list(weights), [gap], [steps, {}], [limits, {}])  # type: ignore[list-item]


def changes(problem: Problem) -> list[tuple[int, int, Fraction | int]]:
    plan = problem.plan()
    assert plan is not None
    return [(c.criterion, c.mover, c.amount) for c in plan.changes]


def test_one_change_comes_before_two_smaller_ones() -> None:
    """A change of 12 where two of 5 would do as well."""
    assert changes(alone(12, [1, 1], steps={0: [6, 12], 1: [6]})) == [(0, 0, 12)]


def test_of_one_change_each_the_smaller_one_comes_first() -> None:
    """A heavier criterion needs less."""
    assert changes(alone(12, [1, 3], limits={0: 20, 1: 20})) == [(1, 0, 4)]


def test_of_equal_changes_the_first_criterion_and_the_option_itself_come_first() -> None:
    """Two criteria of one weight, on which the option could rise or its rival fall."""
    both = Problem([2, 2], [6], [{}, {}], [{0: 9, 1: 9}, {0: 9, 1: 9}])
    assert changes(both) == [(0, 0, 3)]
    only_rival = Problem([2, 2], [6], [{}, {}], [{1: 9}, {0: 9}])
    assert changes(only_rival) == [(0, 1, 3)]


def test_where_two_share_a_change_the_first_takes_as_much_as_it_can() -> None:
    """Neither of two alike is enough alone, and any split costs the same."""
    assert changes(alone(10, [1, 1], limits={0: 6, 1: 7})) == [(0, 0, 6), (1, 0, 4)]


def test_rivals_far_ahead_are_lowered_and_the_others_left_behind() -> None:
    """Leads of 20 and 4: one change of the option covers 4, and one of the first rival the rest."""
    problem = Problem([1], [20, 4], [{}, {}, {}], [{0: 5}, {0: 18}, {0: 18}])
    assert changes(problem) == [(0, 0, 5), (0, 1, 15)]
    # A rise that weighs less closes both gaps at once, and so costs less than two falls.
    dear = Problem([3, 2], [30, 6], [{}, {}, {}], [{1: 9}, {0: 18}, {0: 18}])
    assert changes(dear) == [(0, 1, 8), (1, 0, 3)]


def test_more_than_three_changes_are_none() -> None:
    """Four criteria, each of which closes a quarter of the gap."""
    assert alone(4, [1] * 4, steps={c: [1] for c in range(4)}).plan() is None
    assert len(changes(alone(3, [1] * 4, steps={c: [1] for c in range(4)}))) == 3


def test_what_weighs_nothing_changes_nothing() -> None:
    """A criterion of weight 0 is no way to close a gap."""
    assert alone(1, [0], limits={0: 10**6}).plan() is None


@pytest.mark.parametrize(("short", "is_found"), [(5, True), (6, False)])
def test_a_gap_within_the_tolerance_is_closed(short: int, is_found: bool) -> None:
    """A step that is short of the gap by no more than the tolerance is enough, and a limit too."""
    for steps, limits in (({0: [1000]}, {}), ({}, {0: 1000})):
        target = Mover(0, [1], steps, limits, tolerance=5)
        rival = Mover(1, [1], {}, {}, tolerance=5)
        plan = fewest_changes([1000 + short], target, [rival], tolerance=5)
        assert (plan is not None) == is_found
