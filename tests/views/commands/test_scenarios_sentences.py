"""What `scenarios` says in words: its answer and its notes."""

from collections.abc import Mapping, Sequence

import pytest

from belarus_options.model.perspectives_and_scenarios import Perspective
from belarus_options.model.settings import Settings
from belarus_options.studies.scenarios import scenarios
from belarus_options.views.commands.scenarios import scenarios_report
from payoffs import CONTRACTOR, FLAT, payoff_project, report
from wording import answer, held_pointers, note, notes, sections

SEVEN = {f"o{i}": tuple(9 * (i == j) for j in range(7)) for i in range(7)}


@pytest.mark.parametrize(
    ("table", "probabilities", "sentence"),
    [
        (FLAT, (), "Of three scenarios, balanced is first in one (s1), bold in one (s0) and"
         " cautious in one (s2)."),
        ({"a": (9, 1, 1), "b": (1, 9, 9)}, (), "Of three scenarios, b is first in two and a in one"
         " (s0)."),
        ({"a": (5, 5, 1), "b": (1, 5, 9)}, (), "Of three scenarios, a is first in one (s0), a and b"
         " tie for first in one (s1) and b is first in one (s2)."),
        ({"a": (5, 5, 1), "b": (5, 5, 1), "c": (0, 0, 9)}, (), "Of three scenarios, a and b tie for"
         " first in two and c is first in one (s2)."),
        (SEVEN, (), "Of seven scenarios, o0 is first in one (s0), o1 in one (s1), o2 in one (s2),"
         " o3 in one (s3), o4 in one (s4) and others in two."),
        ({"a": (5, 5, 1), "b": (1, 5, 0)}, (), "In all three scenarios, a is first; b ties in s1."),
        ({"a": (5, 5), "b": (5, 5), "c": (5, 1)}, (), "In both scenarios, a and b tie for first; c"
         " ties in s0."),
        ({"a": (9,), "b": (8,)}, (1,), "In s0, the only scenario, a is first."),
        ({"a": (9, 8)}, (), "a is the only option, so it has no rival."),
        (CONTRACTOR, (0.4, 0.6), "Of two scenarios, do-nothing is first in one (s0) and expand in"
         " one (s1); by their stated probabilities, subcontract has the highest expected total,"
         " 58.0."),
        ({"a": (9, 1), "b": (1, 9)}, (0.5, 0.5), "Of two scenarios, a is first in one (s0) and b in"
         " one (s1); by their stated probabilities, a and b tie for the highest expected total,"
         " 5.0."),
    ],
)  # fmt: skip
def test_the_first_sentence_says_who_is_first_in_how_many(
    table: Mapping[str, Sequence[float]], probabilities: Sequence[float], sentence: str
) -> None:
    """Those with the most scenarios first, in which ones where they are no more than half; ties as
    ties; and with probabilities who is first by them."""
    assert answer(report(table, *probabilities))[0] == sentence


@pytest.mark.parametrize(
    ("table", "safest", "regret"),
    [
        (FLAT, "The safest is flat: its worst total, 50.0, is the highest (maximin).",
         "The least to regret is with balanced: in no scenario, weights as stated, is it more than"
         " 30.0 points below the best (minimax regret); next is bold with 40.0."),
        ({"a": (80, 20), "b": (20, 80)},
         "The safest are a and b: their worst total, 20.0, is the highest (maximin).",
         "The least to regret is with a or b: in no scenario, weights as stated, are they more than"
         " 60.0 points below the best (minimax regret)."),
        ({"a": (80, 20), "b": (80.03, 19.98)},
         "The safest is a: its worst total, 20.0, is the highest (maximin).",
         "The least to regret is with b: in no scenario, weights as stated, is it as much as 0.05"
         " points below the best (minimax regret); next is a with less than 0.05."),
        ({"a": (50, 10), "b": (10, 50), "c": (9, 99)},
         "The safest are a and b: their worst total, 10.0, is the highest (maximin).",
         "The least to regret is with c: in no scenario, weights as stated, is it more than 41.0"
         " points below the best (minimax regret); next is b with 49.0."),
    ],
)  # fmt: skip
def test_who_is_safe_and_what_is_regretted_is_said_with_the_rule(
    table: Mapping[str, Sequence[float]], safest: str, regret: str
) -> None:
    """By the worst total and by the largest regret, and what comes next by that."""
    assert answer(report(table))[1:] == (safest, regret)


def test_whoever_is_first_everywhere_is_not_called_safe_besides() -> None:
    """There is nothing to regret then."""
    assert len(answer(report({"a": (5, 9, 7), "b": (5, 8, 6)}))) == 1


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        (FLAT, "Of all ways to give the three scenarios probabilities, bold has the highest"
         " expected total under 45.0%, balanced under 35.0%, cautious under 20.0% and no other"
         " under any."),
        ({"a": (9, 1), "b": (1, 9)}, "Of all ways to give the two scenarios probabilities, a has"
         " the highest expected total under 50.0% and b under 50.0%."),
    ],
)  # fmt: skip
def test_starrs_share_is_said_as_a_sentence(
    table: Mapping[str, Sequence[float]], sentence: str
) -> None:
    """Largest first; nothing where there is one option or one scenario."""
    assert sentence in notes(report(table))
    assert not any(line.startswith("Of ") for line in notes(report({"a": (9,), "b": (8,)})))


def test_a_drawn_share_says_so_and_of_many_the_largest_are_named() -> None:
    """With the number of draws."""
    many = {f"o{i}": tuple(60 * (i == j) + 30 - i / 9 for j in range(7)) for i in range(7)}
    said = note(report(many), "Of 1,000,000 drawn at random from all ways to give the seven")
    assert said.count(" under ") == 6
    assert said.endswith("and two others under less.")


def test_what_is_first_by_an_optimism_that_was_asked_for_is_said() -> None:
    """Else it stands in full."""
    said = note(report(FLAT, alpha=0.2), "By 0.2 ×")
    assert said == "By 0.2 × best + 0.8 × worst total (Hurwicz), flat is first."
    assert not any(line.startswith("By ") for line in notes(report(FLAT)))


def test_one_option_and_one_scenario_have_no_empty_tables() -> None:
    """No rule has anything to tell apart then, and no table pretends that it had."""
    assert list(sections(report({"a": (9, 8)}))) == ["Scenarios"]
    assert list(sections(report({"a": (9,), "b": (8,)}))) == ["Regret", "Scenarios"]


def test_whom_no_probabilities_would_choose_is_said() -> None:
    """The choice of a rule that is never ahead in expectation, with the rules that choose it."""
    assert note(report(FLAT), "Under no") == (
        "Under no probabilities is flat, which maximin puts first, ahead of all others in expected"
        " total."
    )
    assert not any(line.startswith("Under no") for line in notes(report(CONTRACTOR)))


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ({"a": (80, 20), "b": (50, 40), "c": (20, 90)},
         "Here b is first; without a, c would be first, without c, a would be first."),
        (CONTRACTOR,
         "Here subcontract is first; without expand, do-nothing and subcontract would tie for"
         " first."),
        ({"a": (9, 8), "b": (1, 7)}, "Here, leaving out one or two such options changes nothing."),
        ({"a": (90, 40), "b": (70, 50), "c": (0, 99), "d": (0, 99)},
         "Here b is first; without c and d, a would be first."),
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
    made = payoff_project(FLAT)._replace(perspectives={"dove": dove})
    last = notes(scenarios_report(scenarios(made, Settings(perspective="dove"))))[-1]
    assert "`belarus-options score --perspective dove --scenario s0`" in last


@pytest.mark.parametrize(
    ("table", "probabilities", "pointers"),
    [
        (FLAT, (), ["/totals/flat/s0", "/regret/balanced/s0", "/regret/bold/s2",
         "/starr/bold", "/starr/balanced", "/starr/cautious"]),
        ({"a": (80, 20), "b": (50, 40), "c": (20, 90)}, (0.5, 0.25, 0.25),
         ["/expected_totals/a", "/totals/b/s1", "/regret/b/s1", "/regret/c/s0",
          "/starr/c", "/starr/a", "/evpi"]),
        ({f"o{i}": tuple(60 * (i == j) + 30 for j in range(6)) for i in range(6)}, (),
         ["/totals/o0/s1", "/regret/o0/s1", "/starr/o3", "/samples"]),
    ],
)  # fmt: skip
def test_a_figure_in_a_sentence_is_the_one_in_json(
    table: Mapping[str, Sequence[float]], probabilities: Sequence[float], pointers: list[str]
) -> None:
    """Where a number says at which place of the result it stands, it stands there."""
    held = held_pointers(report(table, *probabilities))
    assert [pointer for pointer in pointers if pointer not in held] == []
