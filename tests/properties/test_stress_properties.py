"""What must hold of every stress: against every value tried, in exact rationals."""

import random
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from belarus_options.model.project import Project
from belarus_options.studies.beliefs import Beliefs
from belarus_options.studies.matrix.ranking import rank
from belarus_options.studies.sensitivity import sensitivity
from belarus_options.studies.stress import Stress, stress
from evidenced import evidenced

CONSTRUCTED = {
    "prefer": "more",
    "scale": dict(zip("0123", ("None", "Some", "Much", "All"), strict=True)),
}
MEASURED = {"prefer": "less", "scale": {"worst": 10, "best": 0}}
POOL = {"e0": "one", "e1": "one", "e2": "two", "e3": None}
Cell = tuple[str, str]


@dataclass(frozen=True)
class Case:
    """A project and what it was made of."""

    criteria: dict[str, dict[str, Any]]
    scores: dict[str, dict[str, dict[str, Any]]]

    @property
    def project(self) -> Project:
        return evidenced(self.criteria, self.scores, POOL)

    def value(self, leaf: str, measure: float) -> Fraction:
        has_levels = self.criteria[leaf]["prefer"] == "more"
        return Fraction(100 * int(measure), 3) if has_levels else Fraction(10 * (10 - int(measure)))

    def outcome(self, changed: dict[Cell, float]) -> tuple[Fraction, tuple[str, ...]]:
        """The lead of the stated leader over its best rival, and who is first."""
        leader = self._first({})[0]
        totals = self._totals(changed)
        lead = totals[leader] - max(totals[id] for id in totals if id != leader)
        return lead, self._first(changed)

    def moves(self, option: str, leaf: str) -> list[float]:
        """Where a score is, and where it is moved to."""
        block = self.scores[option][leaf]
        spread = block.get("distribution", {}).get("uniform", {})
        to = [block["value"], *block.get("range", ()), *block.get("if_wrong", {}).values()]
        to += spread.values()
        if len(set(to)) == 1 and not block.get("settled") and "range" not in block:
            step = [block["value"] - 1, block["value"] + 1]
            has_levels = self.criteria[leaf]["prefer"] == "more"
            to += [min(3, max(0, each)) for each in step] if has_levels else step
        return to

    def _totals(self, changed: dict[Cell, float]) -> dict[str, Fraction]:
        whole = sum(int(block["weight"]) for block in self.criteria.values())
        return {
            option: sum(
                Fraction(int(self.criteria[leaf]["weight"]), whole)
                * self.value(leaf, changed.get((option, leaf), block["value"]))
                for leaf, block in row.items()
            )
            + Fraction(0)
            for option, row in self.scores.items()
        }

    def _first(self, changed: dict[Cell, float]) -> tuple[str, ...]:
        totals = self._totals(changed)
        return tuple(sorted(id for id in totals if totals[id] == max(totals.values())))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Two or three options on one or two leaves of levels or measures; scores with a range, what
    they would be if evidence were wrong, both, neither, a distribution, or settled."""
    leaves = {f"c{i}": draw(st.booleans()) for i in range(draw(st.integers(1, 2)))}
    criteria = {
        leaf: {
            "weight": float(draw(st.integers(1, 4))),
            **(CONSTRUCTED if has_levels else MEASURED),
        }
        for leaf, has_levels in leaves.items()
    }
    scores: dict[str, dict[str, dict[str, Any]]] = {}
    for option in [f"o{i}" for i in range(draw(st.integers(2, 3)))]:
        scores[option] = {}
        for leaf, has_levels in leaves.items():
            measure = st.integers(0, 3) if has_levels else st.integers(-2, 12)
            low, value, high = sorted(draw(st.tuples(measure, measure, measure)))
            cited = draw(st.lists(st.sampled_from(sorted(POOL)), unique=True, max_size=3))
            block: dict[str, Any] = {"value": value, "evidence": tuple(cited)}
            kinds = ["range", "wrong", "both", "bare", "settled", "spread"]
            kind = draw(st.sampled_from(kinds))
            if kind in ("range", "both") and low < high:
                block["range"] = (low, high)
            if kind in ("wrong", "both"):
                wrong = {item: draw(measure) for item in cited}
                block["if_wrong"] = {item: to for item, to in wrong.items() if to != value}
            if kind == "spread" and low < high and not has_levels:
                block["distribution"] = {"uniform": {"low": low, "high": high}}
            if kind == "settled":
                block["settled"] = True
            scores[option][leaf] = block
    return Case(criteria, scores)


@given(cases())
def test_every_score_is_at_the_worst_of_all_that_is_stated_for_it(case: Case) -> None:
    """Its lead is the least of all values tried, to the nearest double; who is first there is."""
    found = stress(case.project)
    unsettled = {
        (option, leaf)
        for option, row in case.scores.items()
        for leaf, block in row.items()
        if not block.get("settled")
    }
    assert {(score.option, score.leaf.path) for score in found.scores} == unsettled
    for score in found.scores:
        cell = (score.option, score.leaf.path)
        tried = [case.outcome({cell: to})[0] for to in case.moves(*cell)]
        assert score.to in case.moves(*cell)
        assert score.lead == float(min(tried))
        assert score.first == case.outcome({cell: score.to})[1]
    leads = [score.lead for score in found.scores]
    assert leads == sorted(leads)


@given(cases())
def test_every_belief_is_one_ranking_anew(case: Case) -> None:
    """With all scores that say so at what they would be, two and three items together too, where
    the value worse for the leader counts."""
    ranking = rank(case.project)
    leader = ranking.ranked[0].option
    beliefs = Beliefs(ranking)
    items = sorted(belief.items[0] for belief in beliefs.alone())
    for chosen in [[item] for item in items] + [items[:2], items[-3:]]:
        changed: dict[Cell, float] = {}
        for option, row in case.scores.items():
            for leaf, block in row.items():
                to = [
                    block.get("if_wrong", {})[i] for i in chosen if i in block.get("if_wrong", {})
                ]
                worst = min if option == leader else max
                if to:
                    changed[option, leaf] = worst(to, key=lambda each: case.value(leaf, each))
        if changed:
            lead, first = case.outcome(changed)
            belief = beliefs.of(chosen)
            assert (belief.lead, belief.first) == (float(lead), first)


@given(cases(), st.sampled_from(sorted(POOL)))
def test_one_more_citation_changes_no_lead(case: Case, item: str) -> None:
    """Cited by every score, it changes nothing but the scores that it stands under."""
    cited = {
        option: {
            leaf: {**block, "evidence": tuple({*block["evidence"], item})}
            for leaf, block in row.items()
        }
        for option, row in case.scores.items()
    }
    assert _leads(stress(Case(case.criteria, cited).project)) == _leads(stress(case.project))


@given(cases())
def test_if_wrong_hides_no_score(case: Case) -> None:
    """What is load-bearing without any `if_wrong` within a range is so with it, no less."""
    ranges = {
        option: {
            leaf: {key: value for key, value in block.items() if key != "if_wrong"}
            for leaf, block in row.items()
        }
        for option, row in case.scores.items()
    }
    with_it = {(s.option, s.leaf.path): s.lead for s in stress(case.project).scores}
    for score in stress(Case(case.criteria, ranges).project).scores:
        if score.range is not None:
            assert with_it[score.option, score.leaf.path] <= score.lead


@given(cases())
def test_sensitivity_names_the_same_scores(case: Case) -> None:
    """Those that put another option ahead are the same here and there, with the very same lead and
    the same options first; and so is the least lead of every other."""
    stressed, swings = stress(case.project).scores, sensitivity(case.project).tornado
    least = {(swing.option, swing.criterion): min(swing.leads) for swing in swings}
    assert least == {(score.option, score.leaf.path): score.lead for score in stressed}
    assert {(s.option, s.criterion, s.ahead) for s in swings if s.undoes} == {
        (s.option, s.leaf.path, s.first) for s in stressed if s.is_load_bearing
    }


@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_files_options_and_evidence_changes_nothing(
    case: Case, shuffling: random.Random
) -> None:
    """Not a digit: options, scores, and what each score cites are written in another order."""

    def shuffled(given: dict[str, Any]) -> dict[str, Any]:
        return dict(shuffling.sample(list(given.items()), len(given)))

    scores = {option: shuffled(row) for option, row in shuffled(case.scores).items()}
    other = evidenced(case.criteria, scores, shuffled(POOL))
    assert _leads(stress(other)) == _leads(stress(case.project))


def _leads(found: Stress) -> tuple[Any, ...]:
    return (
        [(s.option, s.leaf.path, s.to, s.reach, s.item, s.lead, s.first) for s in found.scores],
        found.beliefs,
        found.sets,
        found.value_of_information,
    )
