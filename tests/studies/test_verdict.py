"""The verdict on a first place (R6): by each score, moved a step or to an end of its range."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_options.methods.tolerances import TIE
from belarus_options.model.settings import Settings
from belarus_options.studies.checks.winner import no_clear_winner
from belarus_options.studies.matrix.ranking import Ranking, rank
from belarus_options.studies.moved_scores import Reach
from belarus_options.studies.robustness import RobustnessSettings, robustness
from belarus_options.studies.verdict import (
    ROBUST_SHARE,
    DecidingScore,
    Outcome,
    Rating,
    Verdict,
    rating,
    verdict,
)
from models import matrix, project

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
NO_SCALE = {"weight": 1.0, "prefer": "more"}


def judged(criteria: Mapping[str, Any], scores: Mapping[str, Mapping[str, Any]]) -> Verdict:
    return verdict(rank(project(criteria, scores)))


def decided(criteria: Mapping[str, Any], scores: Mapping[str, Mapping[str, Any]]) -> DecidingScore:
    """The score that decides, where there is one."""
    found = judged(criteria, scores)
    assert found.outcome is Outcome.no_clear_winner
    assert found.deciding is not None
    return found.deciding


def test_one_option_has_no_rival() -> None:
    """And so nothing else to be said of it."""
    found = judged({"x": LEVELS}, {"a": {"x": 0}})
    assert (found.outcome, found.leaders, found.rivals) == (Outcome.no_rival, ("a",), ())
    assert (found.lead, found.deciding, found.is_clear_winner) == (None, None, None)


def test_leaders_that_tie_are_no_clear_winner() -> None:
    """Whatever scores can move: all of them are named, and how far the next is behind."""
    found = judged({"y": MONEY}, {"a": {"y": 5}, "b": {"y": 5}, "c": {"y": 50}})
    assert (found.outcome, found.leaders, found.rivals) == (Outcome.tie, ("a", "b"), ("c",))
    assert found.lead == pytest.approx(90)
    assert found.pair == ("a", "b")
    assert found.is_clear_winner is False
    alike = judged({"z": NO_SCALE}, {"a": {"z": 5}, "b": {"z": 5}})
    assert (alike.outcome, alike.rivals, alike.lead) == (Outcome.tie, (), None)


def test_one_level_of_the_leader_can_undo_its_lead() -> None:
    """Level 1 down to 2 takes 80 × 1/2 = 40 points off the leader, who leads by 30."""
    criteria, scores = {"x": LEVELS, "y": MONEY}, {"a": {"x": 1, "y": 25}, "b": {"x": 2, "y": 15}}
    found = judged(criteria, scores)
    assert (found.leaders, found.rivals, found.pair) == (("a",), ("b",), ("a", "b"))
    assert found.lead == pytest.approx(30)
    # The rival from 2 to 1 moves as much; the leader's own score is named first.
    assert found.deciding is not None
    assert found.deciding._replace(lead=-10) == DecidingScore(
        "a", "x", 1, 2, Reach.one_step, ("b",), lead=-10
    )
    assert found.deciding.lead == found.least_lead == pytest.approx(-10)
    assert (found.deciding_scores, found.within_range) == (2, 0)


def test_a_lead_of_exactly_one_step_is_clear_and_can_be_tied() -> None:
    """First is strictly ahead: a step that only ties puts nobody else there."""
    found = judged({"y": MONEY}, {"a": {"y": 10}, "b": {"y": 15}})
    assert (found.outcome, found.rivals) == (Outcome.clear, ("b",))
    assert found.least_lead == pytest.approx(0, abs=TIE)
    assert judged({"y": MONEY}, {"a": {"y": 10}, "b": {"y": 14.9}}).deciding is not None
    assert judged({"y": MONEY}, {"a": {"y": 10}, "b": {"y": 15.25}}).least_lead == pytest.approx(
        0.5
    )


def test_a_stated_range_counts_beyond_one_step() -> None:
    """One level leaves a tie; the far end of what the author calls plausible does not."""
    even = {"prefer": "more", "scale": {"0": "low", "1": "middle", "2": "high"}}
    stated: dict[str, Any] = {"x": {"only": {"value": 2, "range": (0, 2)}}, "y": {"only": 1}}
    found = judged({"only": even}, stated)
    assert found.deciding == DecidingScore("x", "only", 2, 0, Reach.stated_range, ("y",), -50.0)
    assert judged({"only": even}, {"x": {"only": 2}, "y": {"only": 1}}).outcome is Outcome.clear


def test_a_distribution_gives_a_range_too() -> None:
    """That within which it calls the score plausible, beyond a step of 5."""
    spread = {"uniform": {"low": 0, "high": 40}}
    scores: dict[str, Any] = {"a": {"y": {"value": 0, "distribution": spread}}, "b": {"y": 12}}
    found = decided({"y": MONEY}, scores)
    assert (found.reach, found.is_within_range) == (Reach.distribution, True)
    assert found.option == "a"
    assert 12 < found.to <= 40


def test_settled_scores_stay() -> None:
    """It follows from what the option is, so neither a step nor its range moves it."""
    open_scores = {"a": {"x": 1}, "b": {"x": 2}}
    assert judged({"x": LEVELS}, open_scores).least_lead == pytest.approx(0)
    settled: dict[str, Any] = {
        "a": {"x": {"value": 1, "range": (1, 1)}},
        "b": {"x": {"value": 2, "settled": True}},
    }
    found = judged({"x": LEVELS}, settled)
    assert (found.outcome, found.least_lead) == (Outcome.clear, found.lead)
    assert found.has_settled


def test_what_stays_within_its_range_decides_before_what_moves_more() -> None:
    """Of several scores first one within its range, then the largest loss, then tree order."""
    criteria = {"x": LEVELS, "y": MONEY, "z": MONEY}
    scores: dict[str, Any] = {"a": {"x": 1, "y": 25, "z": 10}, "b": {"x": 2, "y": 15, "z": 10}}
    scores["a"]["z"] = {"value": 10, "range": (10, 45)}
    found = judged(criteria, scores)
    assert found.deciding is not None
    assert (found.deciding.criterion, found.deciding.to) == ("z", 45)
    # The level of a, the same of b, and the range.
    assert (found.deciding_scores, found.within_range) == (3, 1)
    scores["a"]["y"] = {"value": 25, "range": (20, 50)}
    assert judged(criteria, scores).deciding == found.deciding
    scores["a"]["y"] = {"value": 20, "range": (20, 60)}
    assert decided(criteria, scores).criterion == "y"


def test_rivals_that_tie_take_the_place_of_a_leader_together() -> None:
    """Where the leader falls behind two that tie, it is not first any more: both are named."""
    scores = {"a": {"x": 0, "y": 25}, "b": {"x": 1, "y": 25}, "c": {"x": 1, "y": 25}}
    scores["a"] = {"x": 1, "y": 24}
    found = judged({"x": LEVELS, "y": MONEY}, scores)
    assert found.deciding is not None
    assert (found.deciding.option, found.deciding.first) == ("a", ("b", "c"))
    assert found.rivals == ("b", "c")


def test_a_further_rival_can_be_the_one_that_comes_ahead() -> None:
    """The second cannot pass by one score, the third can: the third is named."""
    scores = {"a": {"x": 0, "y": 20}, "b": {"x": 0, "y": 45}, "c": {"x": 2, "y": 0}}
    found = judged({"x": LEVELS, "y": MONEY}, scores)
    assert (found.leaders, found.rivals) == (("a",), ("c",))
    assert found.deciding is not None
    assert found.deciding.option == "c"


def test_a_tenth_of_the_scale_goes_through_the_value_function() -> None:
    """Five more than 20 of cost are worth 15 points where the curve is steep, not 10."""
    found = judged({"y": CURVED}, {"a": {"y": 20}, "b": {"y": 24.9}})
    assert found.deciding is not None
    assert (found.deciding.stated, found.deciding.to) == (20, 25)
    assert (found.lead or 0.0) - found.deciding.lead == pytest.approx(15)


def test_a_leaf_without_a_scale_moves_by_a_tenth_of_the_options_span() -> None:
    """Its anchors are the least and greatest estimate, 0 and 20, and stay where they are."""
    found = decided({"z": NO_SCALE}, {"a": {"z": 20}, "b": {"z": 0}, "c": {"z": 19}})
    assert found.option == "a"
    assert found.to == pytest.approx(18)


def test_there_is_no_step_beyond_the_last_level() -> None:
    """A leader already at the worst level cannot fall, nor a rival at the best rise."""
    criteria = {"x": LEVELS, "y": MONEY | {"weight": 3.0}}
    found = judged(criteria, {"a": {"x": 2, "y": 0}, "b": {"x": 0, "y": 50}})
    assert found.outcome is Outcome.clear
    assert found.least_lead == pytest.approx((found.lead or 0.0) - 7.5)


# --- against every single move, tried one by one

FIXED = {"x": LEVELS | {"weight": 2.0}, "y": MONEY, "z": CURVED}
MONEYS = st.sampled_from([0.0, 10.0, 25.0, 50.0])
ENDS = st.sampled_from([0.0, 2.0, 15.0])


@st.composite
def rows(draw: st.DrawFn) -> dict[str, dict[str, Any]]:
    """Two to four options; some scores with a range, some settled."""

    def score(values: st.SearchStrategy[float]) -> Any:
        value = draw(values)
        kind = draw(st.sampled_from(["bare", "bare", "range", "settled"]))
        if kind == "bare":
            return value
        wide = (draw(ENDS), draw(ENDS)) if kind == "range" else (0.0, 0.0)
        return {"value": value, "range": (value - wide[0], value + wide[1])}

    def level() -> Any:
        value = draw(st.sampled_from([0, 1, 2]))
        low, high = draw(st.integers(0, value)), draw(st.integers(value, 2))
        return draw(st.sampled_from([value, {"value": value, "range": (low, high)}]))

    options = "abcd"[: draw(st.integers(2, 4))]
    return {id: {"x": level(), "y": score(MONEYS), "z": score(MONEYS)} for id in options}


def moves(ranking: Ranking) -> Iterator[tuple[str, str, float, bool]]:
    """Every move of a score that is not settled, and whether it stays within its range."""
    for option, row in zip(ranking.options, ranking.scores, strict=True):
        for leaf, score in zip(("x", "y", "z"), row, strict=True):
            low, high = score.plausible
            if score.range is not None and low == high:
                continue
            step = 1.0 if leaf == "x" else 5.0
            for to in {score.estimate - step, score.estimate + step, low, high}:
                if leaf != "x" or 0 <= to <= 2:
                    yield option, leaf, to, score.range is not None and low <= to <= high


def leads(given: dict[str, dict[str, Any]], leader: str) -> dict[tuple[str, str, float, bool], Any]:
    """The leader's lead and who is first after every move."""
    found = {}
    for move in moves(rank(project(FIXED, given))):
        option, leaf, to, _ = move
        changed = given | {option: given[option] | {leaf: to}}
        ranking = rank(project(FIXED, changed))
        totals = dict(zip(ranking.options, ranking.totals.tolist(), strict=True))
        lead = totals.pop(leader) - max(totals.values())
        found[move] = lead, tuple(row.option for row in ranking.leaders)
    return found


@given(rows())
def test_it_is_what_moving_every_score_shows(given: dict[str, dict[str, Any]]) -> None:
    """Clear where no move puts another ahead; else the worst of them, within ranges first."""
    found = verdict(rank(project(FIXED, given)))
    if found.outcome is Outcome.tie:
        return
    tried = leads(given, found.leaders[0])
    undoing = {move: after for move, after in tried.items() if after[0] < -TIE}
    scores = {move[:2] for move in undoing}
    assert found.deciding_scores == len(scores)
    assert found.within_range == len({move[:2] for move in undoing if move[3]})
    least = min([found.lead or 0.0, *(after[0] for after in tried.values())])
    assert found.least_lead == pytest.approx(least, abs=TIE)
    assert (found.outcome is Outcome.clear) == (not undoing)
    if found.deciding is not None:
        within = {move: after for move, after in undoing.items() if move[3]}
        deciding = found.deciding
        assert deciding.is_within_range == bool(within)
        best = min(after[0] for after in (within or undoing).values())
        assert deciding.lead == pytest.approx(best, abs=TIE)
        move = (deciding.option, deciding.criterion, deciding.to, deciding.is_within_range)
        assert undoing[move] == (pytest.approx(best, abs=TIE), deciding.first)


# --- beside a share


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        (1.0, Rating.robust),
        (ROBUST_SHARE, Rating.robust),
        (ROBUST_SHARE - 1e-13, Rating.robust),
        (ROBUST_SHARE - 1e-6, Rating.fragile),
        (0.0, Rating.fragile),
    ],
)
def test_a_clear_leader_is_robust_from_four_fifths_on(share: float, expected: Rating) -> None:
    """At 80 % itself too, but for rounding; below it is fragile, down to a leader that is first
    under none of what is varied. Without a clear winner or a rival the share says nothing."""
    assert ROBUST_SHARE == 0.8
    assert rating(Verdict(Outcome.clear, ("a",)), share) is expected
    assert rating(Verdict(Outcome.tie, ("a", "b")), share) is Rating.no_clear_winner
    assert rating(Verdict(Outcome.no_clear_winner, ("a",)), share) is Rating.no_clear_winner
    assert rating(Verdict(Outcome.no_rival, ("a",)), share) is None


@given(
    st.lists(st.tuples(*[st.integers(0, 20)] * 3), min_size=1, max_size=4),
    st.tuples(*[st.integers(1, 5)] * 3),
)
def test_check_and_robustness_say_what_the_verdict_says(
    rows: list[tuple[int, ...]], weights: tuple[int, ...]
) -> None:
    """The rule `no-clear-winner` reports a ranking if and only if the verdict on it is that."""
    given = matrix(rows, weights, 0, 20)
    rated = robustness(given, Settings(), RobustnessSettings()).rating
    ranking = rank(given)
    found = verdict(ranking)
    assert bool(list(no_clear_winner.find(ranking))) == (found.is_clear_winner is False)
    assert (rated is Rating.no_clear_winner) == (found.is_clear_winner is False)
    assert (rated is None) == (len(rows) == 1)
