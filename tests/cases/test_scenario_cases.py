"""Rules for an unknown future against published and reference tables, one JSON file each beside
this one."""

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
import pytest

from belarus_options.methods import decision_rules
from belarus_options.methods.decision_rules import figures, highest, hurwicz_pieces
from belarus_options.methods.simplex.starr import starr_domains
from belarus_options.studies.scenarios import ChoiceRule, Scenarios, scenarios
from payoffs import payoff_project
from published import case


def study(
    options: Sequence[str],
    columns: Sequence[str],
    payoff: Sequence[Sequence[float]],
    optimism: float = 0.5,
) -> Scenarios:
    """The study of a table of payoffs from 0 to 100."""
    table = dict(zip(options, payoff, strict=True))
    return scenarios(payoff_project(table, columns), optimism=optimism)


TABLE = case("algo-scenario-rules")
FLAT = ("bold", "balanced", "cautious", "flat")


def test_figures_of_the_reference_table() -> None:
    """algo-scenario-rules (own; Wald 1945, Hurwicz 1951, Savage 1951, Laplace)."""
    payoff, expected = np.array(TABLE["inputs"]["payoff"]), TABLE["expected"]
    found = figures(payoff, TABLE["inputs"]["optimism"], None)
    for name, figure in (
        ("maximin", found.worst),
        ("maximax", found.best),
        ("hurwicz", found.hurwicz),
        ("laplace", found.mean),
        ("max_regret", found.largest_regret),
        ("mean_regret", decision_rules.regrets(payoff).mean(axis=1)),
    ):
        assert figure == pytest.approx(expected[name], abs=TABLE["tolerance"]), name


def test_starr_domains_of_the_reference_table_are_the_exact_rationals() -> None:
    """algo-scenario-rules: 9/20, 7/20, 1/5 and exactly 0 (Schneller & Sphicas 1983)."""
    found = starr_domains(np.array(TABLE["inputs"]["payoff"]))
    exact = [float(Fraction(share)) for share in TABLE["expected"]["starr_exact"]]
    assert found.shares == pytest.approx(exact, abs=TABLE["tolerance"])
    assert found.shares[3] == 0.0
    assert found.samples is None


def test_hurwicz_breaks_at_one_third_and_two_fifths() -> None:
    """algo-scenario-rules: flat, then balanced, then bold."""
    worst, best = (np.array(TABLE["expected"][name]) for name in ("maximin", "maximax"))
    found = hurwicz_pieces(worst, best)
    assert [piece.rows for piece in found] == [(3,), (1,), (0,)]
    ends = [end for piece in found for end in (piece.start, piece.end)]
    assert ends == pytest.approx([0, 1 / 3, 1 / 3, 0.4, 0.4, 1], abs=1e-15)


def test_picks_of_the_reference_table_with_its_tie() -> None:
    """algo-scenario-rules: each rule's choices; Laplace is an exact tie, and has both."""
    payoff = [[10 * x for x in row] for row in TABLE["inputs"]["payoff"]]
    found = study(FLAT, ["s1", "s2", "s3"], payoff, TABLE["inputs"]["optimism"])
    picks = TABLE["expected"]["picks"]
    for rule in (
        ChoiceRule.maximin,
        ChoiceRule.maximax,
        ChoiceRule.hurwicz,
        ChoiceRule.laplace,
        ChoiceRule.minimax_regret,
    ):
        rows = picks[rule.value] if isinstance(picks[rule.value], list) else [picks[rule.value]]
        assert found.choices[rule] == tuple(sorted(FLAT[row] for row in rows)), rule
    assert found.choices[ChoiceRule.expected_value] is None


def test_flat_wins_maximin_and_is_never_best_in_expectation() -> None:
    """algo-scenario-rules: the disagreement is the message."""
    payoff = [[10 * x for x in row] for row in TABLE["inputs"]["payoff"]]
    found = study(FLAT, ["s1", "s2", "s3"], payoff)
    assert found.choices[ChoiceRule.maximin] == ("flat",)
    assert found.starr.shares[found.options.index("flat")] == 0.0


def test_an_option_that_is_never_chosen_flips_minimax_regret() -> None:
    """algo-minimax-regret-iia (own): with two options the first, with a third the second; and the
    study says that it is the third which does it."""
    given = case("algo-minimax-regret-iia")
    two, three = (np.array(given["inputs"][name], dtype=float) for name in ("payoff_2", "payoff_3"))
    assert decision_rules.least_regretted(two) == (given["expected"]["pick_2"],)
    assert decision_rules.least_regretted(three) == (given["expected"]["pick_3"],)
    found = study("abc", ["x", "y"], [[10 * x for x in row] for row in three.tolist()])
    assert found.choices[ChoiceRule.minimax_regret] == ("b",)
    assert found.without[("c",)] == ("a",)


def test_every_option_wins_under_some_rule_as_published() -> None:
    """app-regret-abc-published-answers: the plans that the source prints, and its figures."""
    given = case("app-regret-abc-published-answers")
    inputs, expected = given["inputs"], given["expected"]
    payoff = np.array(inputs["payoff"], dtype=float)
    found = figures(payoff, 0.5, None)
    assert found.mean == pytest.approx(expected["laplace_values"], abs=given["tolerance"])
    assert found.largest_regret == pytest.approx(expected["max_regret"], abs=given["tolerance"])
    for rule, figure in (
        ("maximin", found.worst),
        ("maximax", found.best),
        ("laplace", found.mean),
        ("minimax_regret", -found.largest_regret),
    ):
        assert [inputs["options"][row] for row in highest(figure)] == [expected[rule]], rule


def test_the_contractor_ties_two_by_laplace_as_published() -> None:
    """app-regret-contractor-laplace-tie (Stevenson, Operations Management): the regrets, and all
    choices with the tie of the status quo and the subcontract."""
    given = case("app-regret-contractor-laplace-tie")
    inputs, expected = given["inputs"], given["expected"]
    options = [name.replace(" ", "-") for name in inputs["options"]]
    found = study(options, inputs["scenarios"], inputs["payoff"])
    order = [found.options.index(option) for option in options]
    columns = [found.scenarios.index(scenario) for scenario in inputs["scenarios"]]
    assert found.regrets[np.ix_(order, columns)] == pytest.approx(np.array(expected["regret"]))
    assert found.figures.mean[order] == pytest.approx(expected["laplace_values"])
    assert found.figures.largest_regret[order] == pytest.approx(expected["max_regret"])
    for rule in (
        ChoiceRule.maximin,
        ChoiceRule.maximax,
        ChoiceRule.laplace,
        ChoiceRule.minimax_regret,
    ):
        named = tuple(sorted(name.replace(" ", "-") for name in expected[rule.value]))
        assert found.choices[rule] == named, rule
