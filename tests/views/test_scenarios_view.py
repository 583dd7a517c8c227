"""What `scenarios` says: its sentences, tables, notes, and the rows of its files."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from rich.cells import cell_len

from belarus_options.model.settings import Settings
from belarus_options.studies.scenarios import scenarios
from belarus_options.views.first_formats import to_csv, to_lines, to_markdown
from belarus_options.views.first_report import Report, Table
from belarus_options.views.first_terminal import to_terminal
from belarus_options.views.scenarios import scenarios_report
from payoffs import payoff_project

FLAT = {
    "bold": (100, 60, 20), "balanced": (70, 70, 40), "cautious": (40, 50, 60), "flat": (50, 50, 50)
}  # fmt: skip
CONTRACTOR = {"do-nothing": (50, 60), "expand": (20, 80), "subcontract": (40, 70)}


def report(
    table: Mapping[str, Sequence[float]],
    *probabilities: float,
    alpha: float = 0.5,
    options: tuple[str, ...] | None = None,
    again: str = "",
    ids: Sequence[str] = (),
) -> Report:
    project = payoff_project(table, ids, probabilities)
    return scenarios_report(scenarios(project, Settings(options=options), alpha), again=again)


def section(of: Report, heading: str) -> Table:
    return next(each.table for each in of.sections if each.heading == heading)


def note(of: Report, begin: str) -> str:
    return next(line for line in of.notes if line.startswith(begin))


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
    assert report(table).lead[0] == sentence


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        (FLAT, "flat has the highest worst total, 50.0 in every scenario; balanced is never more"
         " than 30.0 points behind the best, which is the least to regret."),
        ({"a": (80, 20), "b": (50, 40), "c": (20, 90)}, "b has both the highest worst total, 40.0"
         " in s1, and the least to regret: it is never more than 50.0 points behind the best."),
        ({"a": (80, 20), "b": (20, 80)}, "a and b have both the highest worst total, 20.0, and the"
         " least to regret: they are never more than 60.0 points behind the best."),
        ({"a": (80, 20), "b": (80.03, 19.98)}, "a has the highest worst total, 20.0 in s1; b is"
         " never as much as 0.05 points behind the best, which is the least to regret."),
        ({"a": (50, 10), "b": (10, 50), "c": (9, 99)}, "a and b have the highest worst total, 10.0;"
         " c is never more than 41.0 points behind the best, which is the least to regret."),
    ],
)  # fmt: skip
def test_the_second_sentence_says_who_is_safe(
    table: Mapping[str, Sequence[float]], sentence: str
) -> None:
    """By the worst total, with where it is, and by the largest regret, one option or two."""
    assert report(table).lead[1] == sentence


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
    assert report(table, *probabilities).lead[-1] == sentence


def test_whoever_is_best_everywhere_is_not_called_safe_besides() -> None:
    """Who is best and what the rules choose says it all."""
    lead = report({"a": (5, 9, 7), "b": (5, 8, 6)}).lead
    assert lead[0] == "a is best in every scenario; b ties in s0."
    assert len(lead) == 2
    assert lead[1].startswith("a is a choice of all 5 rules: ")


def test_one_option_and_one_scenario_are_said_to_be_that() -> None:
    """No rule has anything to tell apart then, and no table pretends that it had."""
    alone = report({"a": (9, 8)})
    assert alone.lead == ("a is the only option, so every rule chooses it.",)
    assert [each.heading for each in alone.sections] == ["Scenarios"]
    single = report({"a": (9,), "b": (8,)})
    assert single.lead == (
        "a is best in s0.", "s0 is the only scenario, so every rule goes by its totals alone.",
    )  # fmt: skip
    assert [each.heading for each in single.sections] == ["Regret", "Scenarios"]


def test_the_main_table_has_totals_and_what_rules_go_by() -> None:
    """Options in the order of `score`, scenarios across; probabilities stand in the headings."""
    table = report(CONTRACTOR, 0.4, 0.6).table
    assert [column.heading for column in table.columns] == [
        "Option", "s0 40%", "s1 60%", "Worst", "Best", "Mean", "Expected",
    ]  # fmt: skip
    assert table.rows == (
        ("do-nothing", "50.0", "60.0", "50.0", "60.0", "55.0", "56.0"),
        ("expand", "20.0", "80.0", "20.0", "80.0", "50.0", "56.0"),
        ("subcontract", "40.0", "70.0", "40.0", "70.0", "55.0", "58.0"),
    )
    plain = report(CONTRACTOR).table
    assert [column.heading for column in plain.columns][1:3] == ["s0", "s1"]
    assert plain.columns[-1].heading == "Mean"


def test_the_table_of_regrets_hides_no_small_one() -> None:
    """0.0 is none at all; what rounding would hide is below 0.05."""
    rows = section(report({"a": (50, 50.04), "b": (49.96, 60)}), "Regret").rows
    assert rows == (("a", "0.0", "10.0", "10.0"), ("b", "<0.05", "0.0", "<0.05"))


def test_the_table_of_rules_has_all_ties_and_the_figure() -> None:
    """Six rules with probabilities, five without; the mix shows its alpha."""
    rows = section(report(CONTRACTOR, 0.4, 0.6, alpha=0.3), "Rules").rows
    assert rows == (
        ("Maximin", "do-nothing", "50.0", "the worst total"),
        ("Maximax", "expand", "80.0", "the best total"),
        ("Hurwicz", "do-nothing", "53.0", "0.3 × best + 0.7 × worst total"),
        ("Laplace", "do-nothing, subcontract (tie)", "55.0", "the mean of all scenarios"),
        ("Minimax regret", "subcontract", "10.0", "the largest regret, where less is better"),
        ("Expected value", "subcontract", "58.0", "the mean by the scenarios' probabilities"),
    )
    assert len(section(report(CONTRACTOR), "Rules").rows) == 5


def test_a_table_names_every_option_that_ties() -> None:
    """However many; a sentence gives their number."""
    shown = report({f"o{i}": (5, 6) for i in range(7)})
    assert section(shown, "Rules").rows[0][1] == "o0, o1, o2, o3, o4, o5, o6 (tie)"
    assert shown.lead[-1] == "All 5 rules tie 7 options."


def test_ranges_of_optimism_meet_at_their_break_points() -> None:
    """With as many decimals as tell them apart."""
    assert section(report(FLAT), "Optimism").rows == (
        ("0", "0.333", "flat"), ("0.333", "0.4", "balanced"), ("0.4", "1", "bold"),
    )  # fmt: skip
    close = {"a": (40, 40), "b": (20.0002, 60.0002), "c": (0, 80)}
    starts = [row[0] for row in section(report(close), "Optimism").rows]
    assert starts == ["0", "0.49999", "0.50001"]


def test_starr_shares_have_an_error_where_they_are_drawn() -> None:
    """And none where they are exact."""
    exact = section(report(FLAT), "Starr's domain")
    assert [row[2] for row in exact.rows] == ["35.0%", "45.0%", "20.0%", "0.0%"]
    assert [column.heading for column in exact.columns] == ["Option", "", "Share"]
    many = {f"o{i}": tuple(60 * (i == j) + 30 for j in range(6)) for i in range(6)}
    drawn = report(many)
    assert section(drawn, "Starr's domain").columns[-1].heading == "Standard error"
    assert section(drawn, "Starr's domain").rows[0][3] == "0.037%"
    assert note(drawn, "The shares in").startswith(
        "The shares in Starr's domain are from 1,000,000 draws, seed 1; their standard errors are"
    )
    assert drawn.settings == {"alpha": 0.5, "samples": 1_000_000, "seed": 1}
    assert note(report(FLAT), "All figures").endswith("nothing is drawn.")


def test_names_probabilities_and_leads_stand_in_a_table_of_scenarios() -> None:
    """Who is best there, and by how much; nothing where all tie."""
    found = section(report({"a": (5, 5), "b": (9, 5)}, 0.25, 0.75), "Scenarios")
    assert found.rows == (
        ("s0", "State s0", "25%", "b", "4.0"),
        ("s1", "State s1", "75%", "a, b (tie)", ""),
    )


def test_whom_no_probabilities_would_choose_is_said() -> None:
    """The choice of a rule that is never ahead in expectation, with the rules that choose it."""
    assert note(report(FLAT), "Under no") == (
        "Under no probabilities is flat, which maximin chooses, ahead of all others in expected"
        " total."
    )
    assert not any(line.startswith("Under no") for line in report(CONTRACTOR).notes)


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
    said = note(report(table), "Minimax regret")
    assert said.startswith(
        "Minimax regret measures from the best option of a scenario, so that one which it does not"
        " choose can change what it chooses. "
    )
    assert said.endswith(sentence)


def test_where_all_tie_there_is_no_other_option_to_warn_of() -> None:
    """Nor where there is one."""
    for table in ({"a": (1, 2), "b": (1, 2)}, {"a": (1, 2)}):
        assert not any(line.startswith("Minimax regret") for line in report(table).notes)


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
    assert sentence in report(table, *probabilities).notes


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


def test_values_beyond_the_anchors_are_marked_with_where() -> None:
    """On the option, in a line below, and not on the others."""
    shown = report({"a": (120, 50), "b": (-10, -20), "c": (0, 100)})
    assert [row[0] for row in shown.table.rows] == ["a ‡", "b ‡", "c"]
    assert note(shown, "‡ a") == "‡ a lies outside its scale's anchors on payoff in s0."
    assert note(shown, "‡ b") == "‡ b lies outside its scale's anchors on payoff in every scenario."
    assert shown.table.rows[1][1] == "−10.0"
    assert to_lines(shown).splitlines()[2].split("\t")[1] == "-10.0"


def test_the_last_note_names_a_command_that_goes_on() -> None:
    """Under the settings of this run."""
    last = report(FLAT, again="--project p").notes[-1]
    assert "`belarus-options score --scenario s0 --project p`" in last


def test_settings_stand_under_the_title() -> None:
    """What was kept; no scenario, since it is all of them."""
    shown = report(FLAT, options=("bold", "flat"))
    assert shown.subtitle == ("totals in each scenario, 0–100, higher is better · only bold, flat")


def test_csv_has_a_row_an_option_at_full_precision() -> None:
    """Totals, regrets, what rules go by and shares; nothing where there is nothing."""
    lines = to_csv(report(CONTRACTOR, 0.4, 0.6)).splitlines()
    assert lines[0] == (
        "option,name,total:s0,total:s1,regret:s0,regret:s1,min,max,hurwicz,mean,expected_value,"
        "max_regret,starr,standard_error"
    )
    assert lines[3].startswith(
        "subcontract,Subcontract,40.0,70.0,10.0,10.0,40.0,70.0,55.0,55.0,58."
    )
    assert lines[3].endswith(",")
    without = to_csv(report(CONTRACTOR)).splitlines()[3].split(",")
    assert without[9:11] == ["55.0", ""]


def test_json_has_what_the_tables_have() -> None:
    """And what minimax regret would choose without another."""
    result = report(CONTRACTOR, 0.4, 0.6).result()
    assert list(result) == [
        "scenarios", "totals", "regret", "rules", "minimax_regret_without", "hurwicz", "starr",
        "method", "samples", "standard_error", "evpi",
    ]  # fmt: skip
    assert result["regret"]["expand"] == {"s0": 30.0, "s1": 0.0}
    assert result["rules"]["laplace"] == ["do-nothing", "subcontract"]
    assert result["minimax_regret_without"] == [
        {"without": ["expand"], "chosen": ["do-nothing", "subcontract"]}
    ]
    assert result["hurwicz"]["breakpoints"][1]["best"] == ["subcontract"]
    assert result["method"] == {"starr": "exact"}
    plain = report(CONTRACTOR).result()
    assert plain["rules"]["expected_value"] is plain["evpi"] is None


def everything() -> Report:
    """A report with a part of every kind."""
    rows = {"a": (120, 30, 0), "b": (20, 80, 0), "a-longer-name-of-an-option": (40, 40, 0)}
    return report(rows, 0.25, 0.75, 0, ids=("war", "a-longer-name-of-a-scenario", "calm"))


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_every_width_shows_all_and_no_line_is_wider(width: int) -> None:
    """Tables are cut or listed, and nothing of them is lost."""
    text = to_terminal(everything(), width=width, color=False, encoding="utf-8")
    wide = to_terminal(everything(), width=400, color=False, encoding="utf-8")
    assert all(cell_len(line) <= width for line in text.split("\n"))

    def letters(shown: str) -> set[str]:
        return {
            word.strip(":,.;`()") for word in shown.replace("-", "- ").split() if "─" not in word
        }

    assert letters(wide) <= letters(text)


def test_a_terminal_that_is_not_unicode_gets_plain_letters() -> None:
    """Marks, bars and signs have others."""
    text = to_terminal(everything(), width=80, color=False, encoding="ascii")
    assert "a (*)" in text
    assert "0.5 x best" in text
    assert "###" in text
    assert not set(text) & set("█×")


@pytest.mark.parametrize("shown", [FLAT, CONTRACTOR])
def test_a_share_is_never_called_likely(shown: Mapping[str, Sequence[float]]) -> None:
    """It counts ways of giving probabilities, and says so."""
    text = to_markdown(report(shown)).lower()
    assert "likel" not in text
    assert "chance" not in text
    assert "ways of giving the scenarios probabilities" in text


def test_names_from_files_stay_text() -> None:
    """No mark-up in Markdown, no formula in CSV, no control character on a terminal."""
    made = payoff_project({"a": (5, 6), "b": (7, 2)})
    options = {
        key: option.model_copy(update={"name": "=1+1|*x*\x1b[2J"})
        for key, option in made.options.items()
    }
    shown = scenarios_report(scenarios(replace(made, options=options)))
    assert '"\'=1+1|*x*\\x1b[2J"' in to_csv(shown)
    named = {"s0": made.scenarios["s0"].model_copy(update={"name": "|*x*\x1b[2J"})}
    shown = scenarios_report(scenarios(replace(made, scenarios=named)))
    assert "\\|\\*x\\*\\x1b\\[2J" in to_markdown(shown).replace("\\\\x1b", "\\x1b")
    assert "\x1b" not in to_terminal(shown, width=80, color=False, encoding="utf-8")
