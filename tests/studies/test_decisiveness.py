"""Whether a leader leads by more than one score can move."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_options.methods.tolerances import TIE
from belarus_options.model.criteria import CriterionBlock, Decision
from belarus_options.model.options import Option
from belarus_options.model.project import Project
from belarus_options.model.tree import build_tree
from belarus_options.studies.decisiveness import Decisiveness, decisiveness
from belarus_options.studies.matrix.ranking import rank

Rows = Mapping[str, Mapping[str, float]]

LEVELS = {
    "weight": 1.0,
    "prefer": "less",
    "scale": {
        "0": {"means": "a", "value": 100},
        "1": {"means": "b", "value": 80},
        "2": {"means": "c", "value": 0},
    },
}
MONEY = {"weight": 1.0, "scale": {"worst": 50, "best": 0}}
CURVED = MONEY | {"value_function": {"points": {"50": 0, "20": 90, "0": 100}}}


def project_of(criteria: Mapping[str, object], scores: Rows) -> Project:
    """A project with these criteria and, by option, these scores."""
    blocks = {key: CriterionBlock.model_validate(block) for key, block in criteria.items()}
    options = {
        option: Option.model_validate({"name": option, "scores": dict(row)})
        for option, row in scores.items()
    }
    return Project(
        decision=Decision(title="T"),
        scales={},
        tree=build_tree(blocks, {}),
        options=options,
        sources={},
        evidence={},
        perspectives={},
        scenarios={},
    )


def judged(criteria: Mapping[str, object], scores: Rows) -> Decisiveness:
    """The decisiveness of a project that has one."""
    found = decisiveness(rank(project_of(criteria, scores)))
    assert found is not None
    return found


def test_one_option_has_no_decisiveness() -> None:
    """There is nobody to lead."""
    assert decisiveness(rank(project_of({"x": LEVELS}, {"a": {"x": 0}}))) is None


def test_a_lead_within_one_level_of_the_leader_is_not_clear() -> None:
    """Level 1 down to 2 takes 80 × 1/2 = 40 points off the leader, who leads by 30."""
    found = judged({"x": LEVELS, "y": MONEY}, {"a": {"x": 1, "y": 25}, "b": {"x": 2, "y": 15}})
    assert (found.leader, found.rival) == ("a", "b")
    assert found.lead == pytest.approx(30)
    assert not found.is_clear
    assert not found.is_tied
    assert found.move is not None
    # The rival from 2 to 1 moves as much; the leader's own score is named first.
    assert (found.move.option, found.move.criterion) == ("a", "x")
    assert (found.move.stated, found.move.to) == (1, 2)
    assert found.move.gain == pytest.approx(40)
    assert found.margin == pytest.approx(-10)


def test_a_lead_beyond_every_single_score_is_clear() -> None:
    """A tenth of a measured scale moves 10 points, and the leader leads by 10.5 on it."""
    found = judged({"y": MONEY}, {"a": {"y": 10}, "b": {"y": 15.25}})
    assert found.is_clear
    assert found.lead == pytest.approx(10.5)
    assert found.margin == pytest.approx(0.5)


def test_a_lead_of_exactly_one_step_is_clear() -> None:
    """Smaller than a step is the rule; a lead that a step could only bring to a tie stands."""
    assert judged({"y": MONEY}, {"a": {"y": 10}, "b": {"y": 15}}).is_clear
    assert not judged({"y": MONEY}, {"a": {"y": 10}, "b": {"y": 14.9}}).is_clear


def test_there_is_no_step_beyond_the_last_level() -> None:
    """A leader already at the worst level cannot fall, nor a rival at the best rise."""
    criteria = {"x": LEVELS | {"weight": 1.0}, "y": MONEY | {"weight": 3.0}}
    found = judged(criteria, {"a": {"x": 2, "y": 0}, "b": {"x": 0, "y": 50}})
    assert found.is_clear
    assert found.move is not None
    assert found.move.criterion == "y"


def test_a_tenth_of_the_scale_goes_through_the_value_function() -> None:
    """Five less than 25 of cost are worth 15 points where the curve is steep, not 10."""
    found = judged({"y": CURVED}, {"a": {"y": 20}, "b": {"y": 25}})
    assert found.move is not None
    assert (found.move.option, found.move.stated, found.move.to) == ("a", 20, 25)
    assert found.move.gain == pytest.approx(15)


def test_a_leaf_without_a_scale_moves_by_a_tenth_of_the_options_span() -> None:
    """Its anchors are the least and greatest estimate, 0 and 20, and stay where they are."""
    found = judged({"z": {"weight": 1.0, "prefer": "more"}}, {"a": {"z": 20}, "b": {"z": 0}})
    assert found.move is not None
    assert found.move.to == pytest.approx(18)
    assert found.move.gain == pytest.approx(10)


def test_tied_leaders_have_no_lead() -> None:
    """Two at rank 1: the lead is 0, and it is not clear even where no score moves anything."""
    found = judged({"z": {"weight": 1.0, "prefer": "more"}}, {"a": {"z": 5}, "b": {"z": 5}})
    assert (found.leader, found.rival, found.lead, found.move) == ("a", "b", 0.0, None)
    assert found.is_tied
    assert not found.is_clear
    assert found.margin == 0


def test_a_further_rival_can_be_the_one_that_comes_ahead() -> None:
    """The second cannot pass by one score, the third can: the third is named."""
    criteria = {"x": LEVELS | {"weight": 1.0}, "y": MONEY | {"weight": 1.0}}
    scores = {"a": {"x": 0, "y": 20}, "b": {"x": 0, "y": 45}, "c": {"x": 2, "y": 0}}
    found = judged(criteria, scores)
    assert (found.leader, found.rival) == ("a", "c")
    assert found.move is not None
    assert found.move.option == "c"


def test_a_clear_lead_names_the_rival_that_comes_nearest() -> None:
    """One score takes 10 off a lead of 40 over one rival, and 40 off that of 60 over another."""
    criteria = {"x": LEVELS | {"weight": 1.0}, "y": MONEY | {"weight": 1.0}}
    scores = {"a": {"x": 0, "y": 0}, "b": {"x": 0, "y": 40}, "c": {"x": 2, "y": 10}}
    found = judged(criteria, scores)
    assert found.is_clear
    assert (found.leader, found.rival) == ("a", "c")
    assert found.margin == pytest.approx(20)


FIXED = {"x": LEVELS | {"weight": 2.0}, "y": MONEY | {"weight": 1.0}, "z": CURVED}
ROW = st.fixed_dictionaries(
    {
        "x": st.sampled_from([0.0, 1.0, 2.0]),
        "y": st.sampled_from([0.0, 10.0, 25.0, 50.0]),
        "z": st.sampled_from([0.0, 10.0, 25.0, 50.0]),
    }
)
ROWS = st.lists(ROW, min_size=2, max_size=4).map(lambda rows: dict(zip("abcd", rows, strict=False)))


@given(ROWS)
def test_the_named_move_brings_the_rival_ahead(scores: dict[str, dict[str, float]]) -> None:
    """Where a lead is not clear and no tie, the move makes the rival's total the higher one."""
    found = judged(FIXED, scores)
    if found.is_clear or found.is_tied:
        return
    assert found.move is not None
    after = totals(changed(scores, found.move.option, found.move.criterion, found.move.to))
    assert after[found.rival] > after[found.leader]
    assert after[found.rival] - after[found.leader] == pytest.approx(-found.margin)


@given(ROWS)
def test_no_single_step_passes_a_clear_leader(scores: dict[str, dict[str, float]]) -> None:
    """Where a lead is clear, every score moved one step either way leaves the leader first."""
    found = judged(FIXED, scores)
    if not found.is_clear:
        return
    for option, row in scores.items():
        for leaf, stated in row.items():
            step = 1.0 if leaf == "x" else 5.0
            for to in (stated - step, stated + step):
                if leaf == "x" and not 0 <= to <= 2:
                    continue
                after = totals(changed(scores, option, leaf, to))
                assert after[found.leader] >= max(after.values()) - 2 * TIE


def changed(
    scores: dict[str, dict[str, float]], option: str, leaf: str, to: float
) -> dict[str, dict[str, float]]:
    """The scores with one of them moved."""
    return scores | {option: scores[option] | {leaf: to}}


def totals(scores: Rows) -> dict[str, float]:
    """Each option's total."""
    ranking = rank(project_of(FIXED, scores))
    return dict(zip(ranking.options, ranking.totals.tolist(), strict=True))
