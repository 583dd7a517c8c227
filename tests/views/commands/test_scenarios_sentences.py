"""What `scenarios` says in words: its answer and its notes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from belarus_options.model.perspectives_and_scenarios import Perspective
from belarus_options.model.settings import Settings
from belarus_options.studies.scenarios import scenarios
from belarus_options.views.commands.scenarios import scenarios_report
from payoffs import CONTRACTOR, FLAT, payoff_project, report
from wording import answer, held_pointers, note, notes, sections


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        (FLAT, "balanced is best in s1; bold in s0; cautious in s2."),
        ({"a": (9, 1, 1), "b": (1, 9, 9)}, "b is best in s1 and s2; a in s0."),
        ({"a": (5, 5, 1), "b": (1, 5, 9)}, "a is best in s0; a and b (tied) in s1; b in s2."),
        ({"a": (5, 5, 1), "b": (5, 5, 1), "c": (0, 0, 9)}, "a and b (tied) are best in s0 and s1;"
         " c in s2."),
        ({"a": (5, 5, 1), "b": (1, 5, 0)}, "a is best in every scenario; b ties in s1."),
        ({"a": (5, 5), "b": (5, 5), "c": (5, 1)}, "a and b tie as best in every scenario; c ties in"
         " s0."),
        ({f"o{i}": tuple(9 * (i == j) for j in range(7)) for i in range(7)}, "o0 is best in s0; o1"
         " in s1; o2 in s2; o3 in s3; o4 in s4; others in the rest."),
    ],
)  # fmt: skip
def test_the_first_sentence_says_who_is_best_in_which_future(
    table: Mapping[str, Sequence[float]], sentence: str
) -> None:
    """Those with the most scenarios first, ties as ties; whoever is best everywhere alone."""
    assert answer(report(table))[0] == sentence


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        (FLAT, "flat has the highest worst total, 50.0 in every scenario; balanced is never more"
         " than 30.0 points behind the best in any of the 3 scenarios, weights as stated, which is"
         " the least to regret."),
        ({"a": (80, 20), "b": (50, 40), "c": (20, 90)}, "b has both the highest worst total, 40.0"
         " in s1, and the least to regret: it is never more than 50.0 points behind the best in"
         " either scenario, weights as stated."),
        ({"a": (80, 20), "b": (20, 80)}, "a and b have both the highest worst total, 20.0, and the"
         " least to regret: they are never more than 60.0 points behind the best in either"
         " scenario, weights as stated."),
        ({"a": (80, 20), "b": (80.03, 19.98)}, "a has the highest worst total, 20.0 in s1; b is"
         " never as much as 0.05 points behind the best in either scenario, weights as stated,"
         " which is the least to regret."),
        ({"a": (50, 10), "b": (10, 50), "c": (9, 99)}, "a and b have the highest worst total, 10.0;"
         " c is never more than 41.0 points behind the best in either scenario, weights as stated,"
         " which is the least to regret."),
    ],
)  # fmt: skip
def test_the_second_sentence_says_who_is_safe(
    table: Mapping[str, Sequence[float]], sentence: str
) -> None:
    """By the worst total, with where it is, and by the largest regret, one option or two."""
    assert answer(report(table))[1] == sentence


@pytest.mark.parametrize(
    ("table", "probabilities", "sentence"),
    [
        (FLAT, (), "The rules disagree: maximax and Hurwicz choose bold; maximin chooses flat;"
         " Laplace ties balanced and bold; minimax regret chooses balanced."),
        (CONTRACTOR, (0.4, 0.6), "The rules disagree: Hurwicz and Laplace tie do-nothing and"
         " subcontract; minimax regret and expected value choose subcontract; maximin chooses"
         " do-nothing; maximax chooses expand."),
        ({"a": (9, 8), "b": (1, 7)}, (), "All 5 rules choose a."),
        ({"a": (9, 8), "b": (1, 7)}, (0, 1), "All 6 rules choose a."),
        ({"a": (9, 8), "b": (9, 8)}, (), "All 5 rules tie a and b."),
        ({"a": (9, 2), "b": (2, 2)}, (), "a is a choice of all 5 rules: maximax, Hurwicz, Laplace"
         " and minimax regret choose a; maximin ties a and b."),
    ],
)  # fmt: skip
def test_the_last_sentence_says_where_the_rules_disagree(
    table: Mapping[str, Sequence[float]], probabilities: Sequence[float], sentence: str
) -> None:
    """All alike, all but for ties, or who chooses what; expected value only with probabilities."""
    assert answer(report(table, *probabilities))[-1] == sentence


def test_whoever_is_best_everywhere_is_not_called_safe_besides() -> None:
    """Who is best and what the rules choose says it all."""
    lead = answer(report({"a": (5, 9, 7), "b": (5, 8, 6)}))
    assert lead[0] == "a is best in every scenario; b ties in s0."
    assert len(lead) == 2
    assert lead[1].startswith("a is a choice of all 5 rules: ")


def test_one_option_and_one_scenario_are_said_to_be_that() -> None:
    """No rule has anything to tell apart then, and no table pretends that it had."""
    alone = report({"a": (9, 8)})
    assert answer(alone) == ("a is the only option, so every rule chooses it.",)
    assert list(sections(alone)) == ["Scenarios"]
    single = report({"a": (9,), "b": (8,)})
    assert answer(single) == (
        "a is best in s0.", "s0 is the only scenario, so every rule goes by its totals alone.",
    )  # fmt: skip
    assert list(sections(single)) == ["Regret", "Scenarios"]


def test_whom_no_probabilities_would_choose_is_said() -> None:
    """The choice of a rule that is never ahead in expectation, with the rules that choose it."""
    assert note(report(FLAT), "Under no") == (
        "Under no probabilities is flat, which maximin chooses, ahead of all others in expected"
        " total."
    )
    assert not any(line.startswith("Under no") for line in notes(report(CONTRACTOR)))


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ({"a": (80, 20), "b": (50, 40), "c": (20, 90)},
         "Here it chooses b; without a it would choose c, without c it would choose a."),
        (CONTRACTOR,
         "Here it chooses subcontract; without expand it would tie do-nothing and subcontract."),
        ({"a": (9, 8), "b": (1, 7)}, "Here, leaving out one or two such options changes nothing."),
        ({"a": (90, 40), "b": (70, 50), "c": (0, 99), "d": (0, 99)},
         "Here it chooses b; without c and d it would choose a."),
    ],
)  # fmt: skip
def test_what_minimax_regret_owes_to_others_is_said(
    table: Mapping[str, Sequence[float]], sentence: str
) -> None:
    """Always as a warning, and with names where leaving one out would change the choice."""
    assert note(report(table), "Minimax regret").endswith(f". {sentence}")


def test_where_all_tie_there_is_no_other_option_to_warn_of() -> None:
    """Nor where there is one."""
    for table in ({"a": (1, 2), "b": (1, 2)}, {"a": (1, 2)}):
        assert not any(line.startswith("Minimax regret") for line in notes(report(table)))


@pytest.mark.parametrize(
    ("table", "probabilities", "sentence"),
    [
        (CONTRACTOR, (0.4, 0.6), "Knowing beforehand which scenario comes would be worth 10.0"
         " points (expected value of perfect information): 68.0 by choosing the best of each, less"
         " the 58.0 that subcontract has on average."),
        ({"a": (50, 50), "b": (49, 50.02)}, (0.5, 0.5), "Knowing beforehand which scenario comes"
         " would be worth less than 0.05 points (expected value of perfect information): 50.0 by"
         " choosing the best of each, less the 50.0 that a has on average."),
        ({"a": (9, 1), "b": (2, 9)}, (1, 0), "Knowing beforehand which scenario comes would be"
         " worth nothing (expected value of perfect information): a is best in each that has a"
         " probability above 0."),
        (CONTRACTOR, (), "The scenarios have no probabilities, so there is no expected value, and"
         " none of perfect information."),
    ],
)  # fmt: skip
def test_what_perfect_information_is_worth_is_said(
    table: Mapping[str, Sequence[float]], probabilities: Sequence[float], sentence: str
) -> None:
    """In points, with what it is the difference of; or that it is nothing, or not known."""
    assert sentence in notes(report(table, *probabilities))


def test_a_probability_of_0_and_an_idle_scenario_are_said() -> None:
    """The rules but one count the first; the second has the totals of `score`."""
    shown = report({"a": (9, 0), "b": (2, 0)}, 1, 0)
    assert note(shown, "s1 has") == (
        "s1 has the probability 0, which expected value alone goes by; the other rules count every"
        " scenario."
    )
    assert note(shown, "s1 changes") == (
        "s1 changes no score of these options: its totals are those of `score`."
    )
    assert note(report({"a": (0, 0)}), "s0 and s1").startswith("s0 and s1 change no score of a:")


def test_the_last_note_names_a_command_that_goes_on() -> None:
    """In the first scenario, beside the settings of this run."""
    last = notes(report(FLAT))[-1]
    assert "`belarus-options score --scenario s0`" in last
    dove = Perspective.model_validate({"weights": {"payoff": 1}})
    made = replace(payoff_project(FLAT), perspectives={"dove": dove})
    last = notes(scenarios_report(scenarios(made, Settings(perspective="dove"))))[-1]
    assert "`belarus-options score --perspective dove --scenario s0`" in last


@pytest.mark.parametrize(
    ("table", "probabilities", "pointers"),
    [
        (FLAT, (), ["/totals/flat/s0", "/regret/balanced/s0"]),
        ({"a": (80, 20), "b": (50, 40), "c": (20, 90)}, (0.5, 0.25, 0.25),
         ["/totals/b/s1", "/regret/b/s1", "/evpi"]),
        ({f"o{i}": tuple(60 * (i == j) + 30 for j in range(6)) for i in range(6)}, (),
         ["/totals/o0/s1", "/regret/o0/s1", "/samples"]),
    ],
)  # fmt: skip
def test_a_figure_in_a_sentence_is_the_one_in_json(
    table: Mapping[str, Sequence[float]], probabilities: Sequence[float], pointers: list[str]
) -> None:
    """Where a number says at which place of the result it stands, it stands there."""
    assert held_pointers(report(table, *probabilities)) == pointers
