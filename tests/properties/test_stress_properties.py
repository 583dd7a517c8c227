"""What must hold of every loss of evidence: against every value tried, in exact rationals."""

import random
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_options.model.project import Project
from belarus_options.model.settings import Settings
from belarus_options.model.weights import WeightSetting, WeightValue
from belarus_options.studies.matrix.ranking import rank
from belarus_options.studies.stress import EvidenceLoss, Stress, stress
from evidenced import Exact, evidenced

CONSTRUCTED = {
    "prefer": "more",
    "scale": dict(zip("0123", ("None", "Some", "Much", "All"), strict=True)),
}
MEASURED = {"prefer": "less", "scale": {"worst": 10, "best": 0}}
POOL = {"e0": "one", "e1": "one", "e2": "two", "e3": None}


@dataclass(frozen=True)
class Case:
    """A project, what it was made of, and its exact counterpart."""

    criteria: dict[str, Any]
    scores: dict[str, dict[str, Any]]
    exact: Exact

    @property
    def project(self) -> Project:
        return evidenced(self.criteria, self.scores, POOL)


@st.composite
def cases(draw: st.DrawFn, least: int = 2) -> Case:
    """Up to three options on up to two leaves, levels or measures also beyond the anchors, each
    score on up to three of four items, or on none."""
    leaves = {f"c{i}": draw(st.booleans()) for i in range(draw(st.integers(1, 2)))}
    weights = {leaf: draw(st.integers(0 if index else 1, 4)) for index, leaf in enumerate(leaves)}
    criteria = {
        leaf: {"weight": float(weights[leaf]), **(CONSTRUCTED if has_levels else MEASURED)}
        for leaf, has_levels in leaves.items()
    }
    scores: dict[str, dict[str, Any]] = {}
    stated, possible, support = {}, {}, {}
    for option in [f"o{i}" for i in range(draw(st.integers(least, 3)))]:
        scores[option] = {}
        for leaf, has_levels in leaves.items():
            measure = draw(st.integers(0, 3) if has_levels else st.integers(-2, 12))
            cited = draw(st.lists(st.sampled_from(sorted(POOL)), unique=True, max_size=3))
            scores[option][leaf] = {"value": measure, "evidence": tuple(cited)}
            value = Fraction(100 * measure, 3) if has_levels else Fraction(10 * (10 - measure))
            cell = option, leaf
            stated[cell] = value
            ends = {Fraction(0), Fraction(100), value}
            steps = {Fraction(100 * step, 3) for step in range(4)}
            possible[cell] = frozenset(steps if has_levels else ends)
            support[cell] = frozenset(cited or [f"unsupported:{option}/{leaf}"])
    whole = sum(weights.values())
    shares = {leaf: Fraction(weight, whole) for leaf, weight in weights.items()}
    return Case(criteria, scores, Exact(shares, stated, possible, support))


@given(cases())
def test_every_loss_is_that_of_all_values_tried_in_exact_rationals(case: Case) -> None:
    """Which scores are freed, the least lead, who takes over, and whether it is load-bearing: for
    every item, those without use included, and for both sources."""
    found, exact = stress(case.project), case.exact
    assert [row.option for row in found.ranking.leaders] == exact.leaders
    ids = {item.id for item in found.items}
    assert ids == {*exact.items, *POOL}
    assert len(ids) == len(found.items)
    lost = {item.id: frozenset({item.id}) for item in found.items}
    for source in ("one", "two"):
        lost[f"source:{source}"] = frozenset(id_ for id_ in POOL if POOL[id_] == source)
    assert {item.id for item in found.sources} == {"source:one", "source:two"}
    for item in (*found.items, *found.sources):
        away, loss = lost[item.id], item.loss
        assert {(s.option, s.criterion) for s in loss.scores} == exact.freed(away)
        assert loss.least_lead == pytest.approx(float(exact.least_lead(away)), abs=1e-9)
        assert loss.is_load_bearing == exact.is_load_bearing(away)
        assert list(loss.takes_over) == exact.takes_over(away)
        assert loss.is_load_bearing == bool(loss.takes_over)


@given(cases())
def test_the_smallest_sets_are_those_of_every_set_tried(case: Case) -> None:
    """Of one, two and three items, each once, the smaller ones first and then by id; and what they
    do together is as exact."""
    found, exact = stress(case.project), case.exact
    assert [list(s.items) for s in found.sets] == [list(s) for s in exact.smallest_sets()]
    for smallest in found.sets:
        assert smallest.loss.is_load_bearing
        assert smallest.loss.least_lead == pytest.approx(
            float(exact.least_lead(smallest.items)), abs=1e-9
        )
        assert list(smallest.loss.takes_over) == exact.takes_over(smallest.items)


def _facts(found: Stress) -> tuple[Any, ...]:
    return (
        [(item.id, item.kind, item.loss, item.cited_by) for item in found.items],
        [(item.id, item.loss) for item in found.sources],
        found.sets,
        found.coverage,
        found.value_of_information,
    )


@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_files_options_and_evidence_changes_nothing(
    case: Case, shuffling: random.Random
) -> None:
    """Not a digit: options, evidence, and what each score cites are written in another order."""

    def shuffled(given: dict[str, Any]) -> dict[str, Any]:
        return dict(shuffling.sample(list(given.items()), len(given)))

    scores = {
        option: {
            leaf: {
                "value": score["value"],
                "evidence": tuple(shuffling.sample(score["evidence"], len(score["evidence"]))),
            }
            for leaf, score in shuffled(row).items()
        }
        for option, row in shuffled(case.scores).items()
    }
    other = evidenced(case.criteria, scores, shuffled(POOL))
    assert _facts(stress(other)) == _facts(stress(case.project))


@given(cases(), st.lists(st.sampled_from(sorted(POOL)), max_size=4))
def test_to_lose_more_never_helps_the_winner(case: Case, ids: list[str]) -> None:
    """The least lead falls or stays as items are lost one after the other."""
    loss = EvidenceLoss(rank(case.project))
    leads = [loss.of(set(ids[:count])).least_lead for count in range(len(ids) + 1)]
    assert None not in leads
    assert leads == sorted(leads, key=lambda lead: -(lead or 0.0))


@given(cases())
def test_an_item_beside_all_others_bears_nothing(case: Case) -> None:
    """A planted idle item, cited wherever anything is, is never load-bearing, and everything else
    stays as it is but that no score hangs on one other item alone."""
    scores = {
        name: {
            leaf: {**score, "evidence": (*score["evidence"], "idle") if score["evidence"] else ()}
            for leaf, score in row.items()
        }
        for name, row in case.scores.items()
    }
    found = stress(evidenced(case.criteria, scores, {**POOL, "idle": "one"}))
    bearing = {item.id for item in found.load_bearing}
    before = {item.id for item in stress(case.project).load_bearing}
    assert bearing == {id_ for id_ in before if id_.startswith("unsupported:")}


@given(cases())
def test_only_the_options_kept_count(case: Case) -> None:
    """With one of three options left out, the result is that of the other two by themselves."""
    kept = ("o0", "o1")
    found = stress(case.project, Settings(options=kept))
    alone = {option: case.scores[option] for option in kept}
    assert _facts(found) == _facts(stress(evidenced(case.criteria, alone, POOL)))


@given(cases(), st.integers(0, 100))
def test_weights_set_are_those_that_count(case: Case, percent: int) -> None:
    """A weight on the command line gives what the same weight in the file gives."""
    setting = WeightSetting("c0", WeightValue(float(percent), True))
    if len(case.criteria) == 1:
        return
    shares = {"c0": float(percent), "c1": float(100 - percent)}
    criteria = {leaf: {**block, "weight": shares[leaf]} for leaf, block in case.criteria.items()}
    found = stress(case.project, Settings(weights=(setting,)))
    written = stress(evidenced(criteria, case.scores, POOL))
    assert [(i.id, i.loss.is_load_bearing, i.loss.takes_over) for i in found.load_bearing] == [
        (i.id, i.loss.is_load_bearing, i.loss.takes_over) for i in written.load_bearing
    ]
    assert [s.items for s in found.sets] == [s.items for s in written.sets]


@given(cases(least=1))
def test_an_option_alone_has_nothing_to_lose(case: Case) -> None:
    """No lead, no load-bearing item and no set, and nothing worth knowing."""
    found = stress(case.project, Settings(options=("o0",)))
    assert {item.loss.least_lead for item in (*found.items, *found.sources)} == {None}
    assert not found.load_bearing
    assert found.sets == ()
    assert all(score.worth == 0.0 for score in found.value_of_information.scores)


def test_assumptions_are_of_no_source() -> None:
    """Both sources lost, a score on an assumption keeps it; and with one source there is no item
    for it as a whole."""
    criteria = {"x": MEASURED}
    scores = {"a": {"x": {"value": 1, "evidence": ("e0", "e3")}},
              "b": {"x": {"value": 9, "evidence": ("e2",)}}}  # fmt: skip
    found = stress(evidenced(criteria, scores, POOL))
    assert [(s.id, len(s.loss.scores)) for s in found.sources] == [
        ("source:two", 1),
        ("source:one", 0),
    ]
    single = evidenced(criteria, scores, {**POOL, "e2": "one"})
    assert stress(replace(single, sources={"one": single.sources["one"]})).sources == ()
