"""`perspectives`: a worked example, what settings do, what is refused, and degenerate decisions."""

import tracemalloc
from typing import Any

import numpy as np
import pytest

from belarus_options.model.problem import Asked, InputError, Problem
from belarus_options.model.project import Project
from belarus_options.model.settings import AS_STATED, Settings
from belarus_options.model.weights import WeightSetting, parse_weight
from belarus_options.studies.matrix.ranking import rank
from belarus_options.studies.perspectives import Perspectives, perspectives
from models import project

SCALE = {"scale": {"worst": 0, "best": 100}}
# Engagement is good for leverage, a break for ethics, and waiting for neither but for risk.
CRITERIA = {name: {"weight": 1, **SCALE} for name in ("risk", "leverage", "ethics")}
SCORES = {
    "engage": {"risk": 40, "leverage": 90, "ethics": 20},
    "leave": {"risk": 50, "leverage": 10, "ethics": 90},
    "wait": {"risk": 80, "leverage": 40, "ethics": 50},
}
VIEWS = {
    "planner": {"weights": {"leverage": "60%", "risk": 20, "ethics": 20}},
    "advocate": {"weights": {"ethics": "60%", "risk": 20, "leverage": 20}},
    "sceptic": {"weights": {"risk": "60%"}},
}


def example(views: Any = VIEWS, scores: Any = SCORES, **keys: Any) -> Project:
    return project(CRITERIA, scores, perspectives=views, **keys)


def weight(path: str, number: str) -> WeightSetting:
    return WeightSetting(path, parse_weight(number), argument=f"--weight {path}={number}")


def problems(project: Project, settings: Settings = AS_STATED) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as caught:
        perspectives(project, settings)
    return caught.value.problems


def totals(result: Perspectives, perspective: str) -> dict[str, float]:
    row = result.totals[result.perspectives.index(perspective)]
    return dict(zip(result.options, row.tolist(), strict=True))


def test_three_perspectives_choose_three_options_and_meet_at_the_one_that_costs_least() -> None:
    """By hand: the planner's totals are 66, 34 and 50, the advocate's 38, 66 and 54, the sceptic's
    46, 50 and 66. Waiting is 16 and 12 points short of what the others prefer; each of theirs costs
    somebody 28 or 32."""
    result = perspectives(example())
    assert result.perspectives == ("planner", "advocate", "sceptic")
    assert totals(result, "planner") == pytest.approx({"engage": 66, "leave": 34, "wait": 50})
    assert totals(result, "advocate") == pytest.approx({"engage": 38, "leave": 66, "wait": 54})
    assert totals(result, "sceptic") == pytest.approx({"engage": 46, "leave": 50, "wait": 66})
    assert [result.comparison.firsts(row) for row in range(3)] == [
        ("engage",),
        ("leave",),
        ("wait",),
    ]
    assert [result.comparison.lasts(row) for row in range(3)] == [
        ("leave",),
        ("engage",),
        ("engage",),
    ]
    assert result.worst_losses == pytest.approx([28, 32, 16])
    assert result.compromise == ("wait",)
    assert result.next_best == ("engage",)
    assert result.hardest_hit("wait") == ("planner",)
    assert result.comparison.borda.tolist() == [2, 3, 4]
    assert result.comparison.copeland.tolist() == [-2, 0, 2]
    assert result.comparison.dominated == ()


def test_who_is_alike_and_what_each_rule_takes() -> None:
    """By hand: planner and advocate order all three the other way round, the sceptic one pair of
    three as the planner and two as the advocate; waiting beats both others two to one."""
    result = perspectives(example())
    assert result.comparison.most_alike == {("advocate", "sceptic"): pytest.approx(1 / 3)}
    assert result.comparison.least_alike == {("planner", "advocate"): -1}
    planner = result.perspectives.index("planner")
    assert result.comparison.closest_to(planner) == {"sceptic": pytest.approx(-1 / 3)}
    assert result.comparison.furthest_from(planner) == {"advocate": -1}
    assert (
        result.comparison.borda_winners
        == result.comparison.copeland_winners
        == result.comparison.kemeny_winners
        == ("wait",)
    )
    assert result.comparison.kemeny_rankings == (("wait", "leave", "engage"),)
    assert result.comparison.preference_count == 9


def test_the_weights_that_divide_are_counted_over_disagreements_about_the_first_place() -> None:
    """The largest number first, those that are as large by path."""
    result = perspectives(example())
    counted = [pair.criterion for pair in result.disagreements if pair.is_about_first]
    assert sum(result.dividing_criteria.values()) == len(counted) == 3
    assert result.dividing_criteria == {path: counted.count(path) for path in counted}
    keys = [(-number, path) for path, number in result.dividing_criteria.items()]
    assert keys == sorted(keys)


def test_a_disagreement_is_taken_apart_by_weight() -> None:
    """By hand: the planner has engagement 32 points ahead of leaving, the advocate 28 behind, 60 in
    all. On leverage engagement is 80 ahead, on ethics 70 behind, on the whole 2 ahead in the mean:
    the weight of leverage, 60% against 20%, is 0.4 × (80 − 2) = 31.2 points, that of ethics, 20%
    against 60%, −0.4 × (−70 − 2) = 28.8, and risk weighs 20% for both."""
    pair = next(d for d in perspectives(example()).disagreements if "sceptic" not in d.perspectives)
    assert pair.perspectives == ("planner", "advocate")
    assert pair.options == ("engage", "leave")
    assert pair.leads == pytest.approx((32, -28))
    assert pair.parts == pytest.approx({"leverage": 31.2, "ethics": 28.8})
    assert pair.criterion == "leverage"
    assert pair.weights["leverage"] == pytest.approx((0.6, 0.2))
    assert not pair.is_narrowed


def test_a_weight_between_criteria_that_say_the_same_explains_nothing() -> None:
    """Where two options differ equally on both leaves of a branch, moving weight from one leaf to
    the other adds nothing, however large the difference; the weight of the branch has it all."""
    branch = {"weight": 1, "criteria": {leaf: {"weight": 1, **SCALE} for leaf in ("x", "y")}}
    scores = {"one": {"a.x": 90, "a.y": 90, "b": 0}, "two": {"a.x": 10, "a.y": 10, "b": 90}}
    views = {
        "p": {"weights": {"a": "80%", "a.x": "90%"}},
        "q": {"weights": {"a": "20%", "a.x": "10%"}},
    }
    given = project({"a": branch, "b": {"weight": 1, **SCALE}}, scores, perspectives=views)
    (pair,) = perspectives(given).disagreements
    assert pair.parts["a.x"] == pytest.approx(0)
    assert pair.parts["a.y"] == pytest.approx(0)
    assert pair.parts["a"] + pair.parts["b"] == pytest.approx(pair.difference)


def test_each_ranking_is_the_one_that_score_gives() -> None:
    """Under `--perspective`; and the reference is the ranking without any."""
    given = example()
    result = perspectives(given)
    assert result.reference.ranked == rank(given).ranked
    for perspective, ranking in zip(result.perspectives, result.matrices, strict=True):
        assert ranking.ranked == rank(given, Settings(perspective=perspective)).ranked


def test_the_reference_has_no_vote() -> None:
    """Other weights in criteria.yaml, where every perspective gives all of its own, change nothing
    but the reference."""
    views = {"p": {"weights": {"risk": 1, "leverage": 2, "ethics": 3}}, "q": VIEWS["planner"]}
    uneven = CRITERIA | {"ethics": {"weight": 9, **SCALE}}
    before, after = (
        perspectives(project(criteria, SCORES, perspectives=views))
        for criteria in (CRITERIA, uneven)
    )
    assert before.totals == pytest.approx(after.totals)
    assert before.comparison.kendall_w == after.comparison.kendall_w
    assert before.reference.totals.tolist() != after.reference.totals.tolist()


def test_a_weight_set_beside_the_files_holds_for_everybody() -> None:
    """It comes after the perspective's own, and the reference has it too."""
    settings = Settings(weights=(weight("ethics", "0%"),))
    result = perspectives(example(), settings)
    for ranking in (result.reference, *result.matrices):
        assert ranking.weights.local["ethics"] == 0


def test_only_the_options_asked_for_are_compared() -> None:
    """A loss is then against the best of those."""
    result = perspectives(example(), Settings(options=("engage", "wait")))
    assert result.options == ("engage", "wait")
    assert result.worst_losses == pytest.approx([20, 16])


def test_scenarios_change_the_scores_of_all() -> None:
    """Every perspective, and the reference, sees the scores of the scenario."""
    calm = {"engage": {**SCORES["engage"], "risk": {"value": 40, "scenarios": {"calm": 100}}}}
    given = example(scores=SCORES | calm, scenarios=["calm"])
    before, after = (perspectives(given, Settings(scenario=s)) for s in (None, "calm"))
    gained = (after.totals - before.totals)[:, after.options.index("engage")]
    assert gained == pytest.approx([12, 12, 36])
    assert after.reference.totals[0] - before.reference.totals[0] == pytest.approx(20)


def test_one_perspective_is_not_among_all() -> None:
    """A perspective asked for is refused, with the command that takes it where it is one."""
    (known,) = problems(example(), Settings(perspective="planner"))
    (unknown,) = problems(example(), Settings(perspective="nobody"))
    assert known.name == unknown.name == "all-perspectives"
    assert known.asked == Asked("perspective", "planner")
    assert "$score $perspective planner" in known.help
    assert "nobody" not in unknown.help


def test_without_perspectives_there_is_nothing_to_compare() -> None:
    """The error says how to write one, with a criterion of this project; asking for one is told
    apart from having none."""
    (problem,) = problems(example(views={}))
    assert (problem.name, problem.file) == ("no-perspectives", "perspectives.yaml")
    assert "weights: {risk: 60%}" in problem.help
    both = problems(example(views={}), Settings(perspective="planner"))
    assert [p.name for p in both] == ["all-perspectives", "no-perspectives"]


def test_a_weight_that_leaves_one_perspective_with_nothing_names_it() -> None:
    """Every such perspective, each by its id."""
    views = {name: {"weights": {"risk": 1, "leverage": 0, "ethics": 0}} for name in ("one", "two")}
    found = problems(example(views | VIEWS), Settings(weights=(weight("risk", "0"),)))
    assert [p.name for p in found] == ["zero-weights"] * 2
    assert [p.message.split("under ")[-1] for p in found] == [
        "perspective `one`",
        "perspective `two`",
    ]


@pytest.mark.parametrize(
    "settings",
    [
        Settings(options=("nobody",)),
        Settings(scenario="nowhere"),
        Settings(weights=(weight("x", "1"),)),
    ],
)
def test_other_settings_that_cannot_be_are_refused_once(settings: Settings) -> None:
    """And not once for each perspective."""
    assert len(problems(example(), settings)) == 1


def test_one_option_has_nothing_to_agree_on() -> None:
    """No W and no tau, no loss, one order."""
    result = perspectives(example(scores={"wait": SCORES["wait"]}))
    assert result.comparison.kendall_w is None
    assert {tau for row in result.comparison.kendall_tau for tau in row} == {None}
    assert (
        result.comparison.most_alike,
        result.comparison.closest_to(0),
        result.comparison.furthest_from(0),
    ) == ({}, {}, {})
    assert result.compromise == ("wait",)
    assert result.next_best == ()
    assert (result.comparison.borda.tolist(), result.comparison.copeland.tolist()) == ([0], [0])
    assert result.comparison.kemeny is not None
    assert (result.comparison.kemeny.orders, result.comparison.kemeny.count) == (((0,),), 1)


def test_one_perspective_agrees_with_itself() -> None:
    """W is 1, and what it puts first costs nobody anything."""
    result = perspectives(example({"planner": VIEWS["planner"]}))
    assert result.comparison.kendall_w == 1
    assert result.compromise == ("engage",)
    assert result.least_worst_loss == 0
    assert result.comparison.dominated == ("leave", "wait")


def test_options_alike_tie_for_everybody() -> None:
    """No W; all are first, last and the compromise; every order is Kemeny's; none is dominated."""
    result = perspectives(example(scores=dict.fromkeys("abc", SCORES["wait"])))
    assert result.comparison.kendall_w is None
    assert (
        result.comparison.firsts(0)
        == result.comparison.lasts(0)
        == result.compromise
        == ("a", "b", "c")
    )
    assert result.worst_losses.tolist() == [0, 0, 0]
    assert result.comparison.kemeny is not None
    assert (result.comparison.kemeny.distance, result.comparison.kemeny.count) == (0, 6)
    assert result.comparison.kemeny.firsts == (0, 1, 2)
    assert result.comparison.dominated == ()
    assert result.disagreements == ()


def test_totals_that_are_equal_on_paper_tie_and_lose_nothing() -> None:
    """Weighed 1 : 2 : 4, both are worth 535/7 exactly, where sums of doubles differ in the last
    bit."""
    scale = {"scale": {"worst": 0, "best": 2}}
    criteria = {
        "x": {"weight": 1, **scale},
        "y": {"weight": 2, **scale},
        "z": {"weight": 4, **scale},
    }
    rows = {"a": (1.1, 1.2, 1.8), "b": (0.7, 1.2, 1.9)}
    scores = {option: dict(zip("xyz", row, strict=True)) for option, row in rows.items()}
    views = {"same": {"weights": {"x": 1}}}
    result = perspectives(project(criteria, scores, perspectives=views))
    assert result.totals.tolist() == [[535 / 7, 535 / 7]]
    assert result.comparison.ranks.tolist() == [[1, 1]]
    assert result.losses.tolist() == [[0, 0]]
    assert result.compromise == ("a", "b")


def test_of_reversals_as_wide_as_each_other_the_first_by_id_is_told() -> None:
    """Two options alike change places with a third; one that all put first stays out of it."""
    twin = {"risk": 10, "leverage": 90, "ethics": 10}
    other = {"risk": 10, "leverage": 10, "ethics": 90}
    best = {"risk": 100, "leverage": 100, "ethics": 100}
    (pair,) = perspectives(
        example(
            {"p": VIEWS["planner"], "q": VIEWS["advocate"]},
            {"twin-1": twin, "twin-2": twin, "other": other, "best": best},
        )
    ).disagreements
    assert not pair.is_about_first
    assert pair.options == ("twin-1", "other")


@pytest.mark.parametrize(("options", "is_looked_for"), [(20, True), (21, False)])
def test_kemeny_is_looked_for_among_up_to_twenty_options(options: int, is_looked_for: bool) -> None:
    """Above, there is none; everything else stays."""
    scores = {
        f"o{i:02}": {"risk": i, "leverage": 100 - i, "ethics": i * i / 9} for i in range(options)
    }
    result = perspectives(example(scores=scores))
    assert (result.comparison.kemeny is not None) == is_looked_for
    assert len(result.comparison.borda) == options


def test_memory_does_not_grow_with_the_square_of_the_options() -> None:
    """Of 1,500 options under two perspectives with one first option: the votes, who is dominated,
    and what sets the two apart take less than one table of truth values of all pairs."""
    options = 1_500
    generator = np.random.default_rng(5)
    values = generator.random((options, 3)).round(4) * 90
    values[0] = 100.0
    rows = {
        f"o{at:04}": dict(zip(CRITERIA, row, strict=True)) for at, row in enumerate(values.tolist())
    }
    views = {name: VIEWS[name] for name in ("planner", "advocate")}
    given = example(views, rows)
    tracemalloc.start()
    found = perspectives(given)
    assert not found.disagreements[0].is_about_first
    assert len(found.comparison.copeland) == options
    assert len(found.comparison.dominated) > options / 2
    assert found.comparison.preference_count > 0
    del found
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < options**2
