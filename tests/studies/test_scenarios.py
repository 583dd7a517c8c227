"""The study of scenarios: whose totals, under which settings, and what is asked of the project."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from belarus_options.methods.simplex import starr
from belarus_options.model.perspectives_and_scenarios import Scenario
from belarus_options.model.problem import Asked, InputError
from belarus_options.model.project import Project
from belarus_options.model.settings import Settings
from belarus_options.model.weights import WeightSetting, parse_weight
from belarus_options.studies.matrix.ranking import rank
from belarus_options.studies.scenarios import ChoiceRule, OptimismRange, Scenarios, scenarios
from models import matrix, project
from payoffs import FLAT, payoff_project

TENTH = {"prefer": "more", "scale": {"worst": 0, "best": 10}}
CRITERIA = {
    "gain": {
        "weight": 3,
        "criteria": {"now": {"weight": 1, **TENTH}, "then": {"weight": 2, **TENTH}},
    },
    "peace": {"weight": 2, **TENTH},
}
SCORES: dict[str, dict[str, Any]] = {
    "build": {"gain.now": 2, "gain.then": {"value": 9, "scenarios": {"war": 1}},
              "peace": {"value": 6, "scenarios": {"war": 5, "boom": 7}}},
    "keep": {"gain.now": 5, "gain.then": 5, "peace": 5},
    "leave": {"gain.now": 4, "gain.then": {"value": 1, "scenarios": {"war": 7}}, "peace": 4},
}  # fmt: skip


def valley(probabilities: Mapping[str, float] | None = None) -> Project:
    """Three options in four scenarios, of which `calm` changes nothing."""
    ids = ("war", "calm", "boom", "frost")
    made = project(CRITERIA, SCORES, perspectives={"dove": {"weights": {"peace": "90%"}}})
    chances = probabilities or {}
    return made._replace(
        scenarios={key: Scenario(name=key, probability=chances.get(key)) for key in ids}
    )


def payoffs(*rows: Sequence[float], probabilities: Sequence[float] = ()) -> Scenarios:
    """The study of options o0, o1, … whose totals in scenarios s0, s1, … are these."""
    table = {f"o{number}": row for number, row in enumerate(rows)}
    return scenarios(payoff_project(table, probabilities=probabilities))


def test_totals_are_those_of_the_ranking_in_each_scenario() -> None:
    """To the last bit, column by column; scenarios as written and options by id."""
    found = scenarios(valley())
    assert found.scenarios == ("war", "calm", "boom", "frost")
    assert found.options == ("build", "keep", "leave")
    for column, scenario in enumerate(found.scenarios):
        ranking = rank(valley(), Settings(scenario=scenario))
        assert found.totals[:, column].tolist() == ranking.totals.tolist()


@pytest.mark.parametrize(
    "settings",
    [
        Settings(perspective="dove"),
        Settings(weights=(WeightSetting("peace", parse_weight("10%")),)),
        Settings(options=("keep", "leave")),
        Settings(
            weights=(WeightSetting("gain.now", parse_weight("7")),),
            perspective="dove",
            options=("build", "leave"),
        ),
    ],
)
def test_settings_are_honoured_in_every_scenario(settings: Settings) -> None:
    """Weights, a perspective and a choice of options, as in any ranking."""
    found = scenarios(valley(), settings)
    for column, scenario in enumerate(found.scenarios):
        ranking = rank(valley(), settings._replace(scenario=scenario))
        assert found.options == ranking.options
        assert found.totals[:, column].tolist() == ranking.totals.tolist()
    assert found.totals.tolist() != scenarios(valley()).totals.tolist()


@pytest.mark.parametrize("asked", ["war", "nowhere"])
def test_one_scenario_cannot_be_asked_of_all(asked: str) -> None:
    """The command takes them all; for one that exists, another command is named."""
    with pytest.raises(InputError) as raised:
        scenarios(valley(), Settings(scenario=asked))
    [problem] = raised.value.problems
    assert (problem.name, problem.asked) == ("all-scenarios", Asked("scenario", asked))
    assert ("$score" in problem.help) == (asked == "war")


def test_without_scenarios_the_error_shows_how_to_write_one() -> None:
    """With a line for the file, and one for an option and a leaf that are there."""
    with pytest.raises(InputError) as raised:
        scenarios(project(CRITERIA, SCORES))
    [problem] = raised.value.problems
    assert (problem.name, problem.file) == ("no-scenarios", "scenarios.yaml")
    assert "`downturn: {name: Downturn, because: Why}`" in problem.help
    assert "under `gain.now` of options/build.yaml" in problem.help


def test_both_problems_are_reported_at_once() -> None:
    """A scenario asked for where there are none."""
    with pytest.raises(InputError) as raised:
        scenarios(project(CRITERIA, SCORES), Settings(scenario="war"))
    assert [problem.name for problem in raised.value.problems] == ["all-scenarios", "no-scenarios"]


def test_unknown_ids_are_refused_as_everywhere() -> None:
    """Options, perspectives and criteria."""
    settings = Settings(
        (WeightSetting("nothing", parse_weight("1")),), perspective="no", options=("no",)
    )
    with pytest.raises(InputError) as raised:
        scenarios(valley(), settings)
    names = {problem.name for problem in raised.value.problems}
    assert names == {"unknown-option", "unknown-perspective", "unknown-criterion"}


def test_scenarios_that_change_nothing_are_named() -> None:
    """No entry in any score, or none in the scores of the options that are kept."""
    assert scenarios(valley()).idle == ("calm", "frost")
    kept = scenarios(valley(), Settings(options=("keep", "leave")))
    assert kept.idle == ("calm", "boom", "frost")


def test_a_scenario_that_changes_scores_but_no_total_is_not_idle() -> None:
    """What it changes weighs nothing here."""
    weightless = Settings(weights=(WeightSetting("peace", parse_weight("0%")),))
    found = scenarios(valley(), weightless)
    assert found.totals[:, 1].tolist() == found.totals[:, 2].tolist()
    assert found.scenarios[1:3] == ("calm", "boom")
    assert found.idle == ("calm", "frost")


def test_every_rule_has_all_its_choices() -> None:
    """By id; expected value only where there are probabilities."""
    found = payoffs((50, 60), (20, 80), (40, 70))
    assert found.choices == {
        ChoiceRule.maximin: ("o0",),
        ChoiceRule.maximax: ("o1",),
        ChoiceRule.hurwicz: ("o0", "o2"),
        ChoiceRule.laplace: ("o0", "o2"),
        ChoiceRule.minimax_regret: ("o2",),
        ChoiceRule.expected_value: None,
    }
    assert found.perfect_information is None
    assert found.probabilities is None


def test_probabilities_give_expected_value_and_perfect_information() -> None:
    """58 for the middle one, and 10 points from there to the best of each."""
    found = payoffs((50, 60), (20, 80), (40, 70), probabilities=(0.4, 0.6))
    assert found.choices[ChoiceRule.expected_value] == ("o2",)
    assert found.figures.expected == pytest.approx([56, 56, 58])
    assert found.perfect_information == pytest.approx(10)


def test_probabilities_that_are_not_quite_1_together_are_shares_of_their_sum() -> None:
    """As loading allows; what is expected of a constant is itself."""
    found = payoffs((70, 70, 70), (0, 0, 100), probabilities=(0.3333333333,) * 3)
    assert found.probabilities is not None
    assert sum(found.probabilities) == pytest.approx(1, abs=1e-15)
    assert found.figures.expected == pytest.approx([70, 100 / 3], abs=1e-12)


def test_a_probability_of_0_is_one() -> None:
    """The scenario is there for the other rules, and expected value has the other alone."""
    found = payoffs((90, 0), (50, 40), probabilities=(1, 0))
    assert found.choices[ChoiceRule.expected_value] == ("o0",)
    assert found.choices[ChoiceRule.maximin] == ("o1",)
    assert found.perfect_information == 0


def test_ties_in_every_rule_are_listed_by_id() -> None:
    """Two that are alike and one that is worse: both, everywhere."""
    found = payoffs((10, 20, 30), (30, 40, 50), (30, 40, 50), probabilities=(0.2, 0.3, 0.5))
    assert set(found.choices.values()) == {("o1", "o2")}
    assert found.optimism_ranges == (OptimismRange(0, 1, ("o1", "o2")),)
    assert found.starr.shares.tolist() == [0, 1, 1]
    assert found.always_best == ("o1", "o2")
    assert found.without == {}


def test_one_option_is_chosen_by_all_and_regrets_nothing() -> None:
    """Alone in the folder or among those that are kept."""
    found = payoffs((10, 90), probabilities=(0.5, 0.5))
    assert set(found.choices.values()) == {("o0",)}
    assert found.regrets.tolist() == [[0, 0]]
    assert found.starr.shares.tolist() == [1]
    assert found.perfect_information == 0
    assert found.without == {}


def test_in_one_scenario_every_rule_is_the_ranking() -> None:
    """Its ties too; knowing what comes is worth nothing."""
    found = payoffs((10,), (70,), (70,), (40,), probabilities=(1,))
    assert set(found.choices.values()) == {("o1", "o2")}
    assert found.starr.shares.tolist() == [0, 1, 1, 0]
    assert found.regrets.tolist() == [[60], [0], [0], [30]]
    assert found.perfect_information == 0


def test_who_is_best_where_and_worst_where() -> None:
    """With ties within 1e-9 in both."""
    found = payoffs((50, 60, 50), (20, 80, 50), (40, 80 - 1e-10, 10))
    assert [found.best_in(column) for column in range(3)] == [("o0",), ("o1", "o2"), ("o0", "o1")]
    assert found.worst_scenarios("o0") == ("s0", "s2")
    assert found.worst_scenarios("o2") == ("s2",)
    assert found.always_best == ()


def test_scenarios_are_grouped_by_who_is_best() -> None:
    """By all that are best together, and by each of them, scenarios in their own order."""
    found = payoffs((5, 5, 1, 5), (1, 5, 9, 1))
    assert found.best_where == {
        ("o0",): ("s0", "s3"), ("o0", "o1"): ("s1",), ("o1",): ("s2",)
    }  # fmt: skip
    assert found.best_by_option == {"o0": ("s0", "s1", "s3"), "o1": ("s1", "s2")}


def test_a_rule_chooses_at_its_figure() -> None:
    """With all that it chooses; a rule without a choice has none."""
    found = payoffs((50, 60), (20, 80), (40, 70))
    chosen = {rule: ids for rule, ids in found.choices.items() if ids}
    assert chosen == {
        ChoiceRule.maximin: ("o0",), ChoiceRule.maximax: ("o1",),
        ChoiceRule.hurwicz: ("o0", "o2"), ChoiceRule.laplace: ("o0", "o2"),
        ChoiceRule.minimax_regret: ("o2",),
    }  # fmt: skip
    assert found.chosen_figures == {
        ChoiceRule.maximin: 50, ChoiceRule.maximax: 80, ChoiceRule.hurwicz: 55,
        ChoiceRule.laplace: 55,
        ChoiceRule.minimax_regret: 10,
    }  # fmt: skip


def test_a_choice_that_no_probabilities_make_best_is_named_with_its_rules() -> None:
    """Ahead in no expected total, though a rule chooses it."""
    rows = ((100, 60, 20), (70, 70, 40), (40, 50, 60), (50, 50, 50))
    assert payoffs(*rows).never_best == {"o3": (ChoiceRule.maximin,)}
    assert payoffs(*rows[:3]).never_best == {}


def test_knowing_the_scenario_is_worth_what_it_adds_to_the_expected_total() -> None:
    """The total of choosing the best of each; None without probabilities."""
    found = payoffs((50, 60), (20, 80), (40, 70), probabilities=(0.25, 0.75))
    assert found.informed_total == 0.25 * 50 + 0.75 * 80
    assert payoffs((50, 60), (20, 80)).informed_total is None


def test_scenarios_with_the_probability_0_are_impossible() -> None:
    """Without probabilities none is."""
    assert payoffs((1, 2, 3), probabilities=(0, 1, 0)).impossible == ("s0", "s2")
    assert payoffs((1, 2, 3)).impossible == ()


def test_leaves_beyond_their_anchors_are_named_with_the_scenarios() -> None:
    """By row; a row within them has none."""
    found = payoffs((120, 50, -1), (0, 100, 50))
    assert found.beyond_anchors(0) == {"payoff": ("s0", "s2")}
    assert found.beyond_anchors(1) == {}


def test_values_beyond_the_anchors_are_totals_like_any_other() -> None:
    """Below 0 and above 100."""
    found = payoffs((-50, 250), (0, 100))
    assert found.totals.tolist() == [[-50, 250], [0, 100]]
    assert found.choices[ChoiceRule.maximin] == ("o1",)
    assert found.choices[ChoiceRule.hurwicz] == ("o0",)
    assert np.isfinite(found.starr.shares).all()


def test_what_minimax_regret_owes_to_another_is_named_by_id() -> None:
    """The third, which it does not choose, keeps it from the first."""
    assert payoffs((80, 20), (50, 40), (20, 90)).without == {("o0",): ("o2",), ("o2",): ("o0",)}


def test_a_criterion_without_a_scale_keeps_its_anchors_in_every_scenario() -> None:
    """They are those of the folder's stated scores, so that totals can lie beyond 0 and 100."""
    scores = {
        "a": {"x": {"value": 1, "scenarios": {"s": 5}}},
        "b": {"x": {"value": 3, "scenarios": {"s": -1}}},
    }
    made = project({"x": {"prefer": "more"}}, scores, scenarios=["s"])
    assert scenarios(made).totals.tolist() == [[200], [-100]]


def test_many_scenarios_and_options_are_drawn_alike_each_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Above the sizes of exact shares; the sum is 1 but for rounding."""
    monkeypatch.setattr(starr, "SAMPLES", 20_000)
    rows = 100 * np.abs(np.sin(np.arange(1.0, 9 * 7 + 1) * 12.9898)).reshape(9, 7)
    first, second = payoffs(*rows.tolist()), payoffs(*rows.tolist())
    assert first.starr.samples == 20_000
    assert first.starr.shares.tolist() == second.starr.shares.tolist()
    assert first.starr.shares.sum() == pytest.approx(1, abs=1e-5)


def test_a_project_of_plain_scores_has_equal_columns() -> None:
    """Scenarios that change nothing: every rule goes by the totals of `score`."""
    made = matrix([[0.2, 0.9], [0.5, 0.5]], [1, 1])._replace(scenarios={"s": Scenario(name="s")})
    found = scenarios(made)
    assert found.idle == ("s",)
    assert found.totals[:, 0].tolist() == rank(made).totals.tolist()


def test_figures_and_break_points_are_the_doubles_nearest_to_the_exact_ones() -> None:
    """Means, mixtures, expected totals, regrets, and the degrees of optimism at which options
    tie: thirds and tenths come out as such."""
    found = scenarios(payoff_project(FLAT, probabilities=(0.1, 0.6, 0.3)), optimism=0.1)
    assert [each.end for each in found.optimism_ranges] == [1 / 3, 0.4, 1.0]
    rows = found.totals.tolist()
    for row, totals in enumerate(rows):
        exact = [Fraction(repr(total)) for total in totals]
        mixed = Fraction(1, 10) * max(exact) + Fraction(9, 10) * min(exact)
        assert found.figures.mean[row] == float(sum(exact) / 3)
        assert found.figures.hurwicz[row] == float(mixed)
        assert found.figures.expected is not None
        chances = (Fraction(1, 10), Fraction(6, 10), Fraction(3, 10))
        weighted = sum(p * total for p, total in zip(chances, exact, strict=True))
        assert found.figures.expected[row] == float(weighted)
