"""The tables of `scenarios`, the rows of its files, and that every form says the same."""

from collections.abc import Mapping, Sequence

import pytest
from rich.cells import cell_len

from belarus_options.studies.scenarios import scenarios
from belarus_options.views.commands.scenarios import scenarios_report
from belarus_options.views.forms.markdown import to_markdown
from belarus_options.views.forms.plain import to_csv, to_lines
from belarus_options.views.forms.text import to_text
from belarus_options.views.report.chart import Bars
from belarus_options.views.report.report import Report, Table
from payoffs import CONTRACTOR, FLAT, payoff_project, report
from wording import WORDING, answer, headings, note, notes, rows, section, text


def first_table(shown: Report, *, is_full: bool = False) -> Table:
    """The table that stands below the answer."""
    blocks = shown.shown(is_full=is_full)
    return next(block.content for block in blocks if isinstance(block.content, Table))


def test_the_table_has_totals_what_is_safe_and_what_is_regretted() -> None:
    """Options in the order of `score`, scenarios across, the first of each column marked;
    probabilities stand in the headings."""
    table = first_table(report(CONTRACTOR, 0.4, 0.6))
    assert headings(table) == (
        "Option", "s0 40%", "s1 60%", "Expected", "Worst", "Largest regret",
    )  # fmt: skip
    assert rows(table) == [
        ("do-nothing", "▲ 50.0", "60.0", "56.0", "▲ 50.0", "20.0"),
        ("expand", "20.0", "▲ 80.0", "56.0", "20.0", "30.0"),
        ("subcontract", "40.0", "70.0", "▲ 58.0", "40.0", "▲ 10.0"),
    ]
    plain = first_table(report(CONTRACTOR))
    assert headings(plain) == ("Option", "s0", "s1", "Worst", "Largest regret")


def test_one_option_is_first_of_nothing_and_one_scenario_is_its_own_worst() -> None:
    """No mark where there is no rival, and no column that says the same."""
    alone = first_table(report({"a": (9, 8)}))
    assert (headings(alone), rows(alone)) == (
        ("Option", "s0", "s1", "Worst"), [("a", "9.0", "8.0", "8.0")],
    )  # fmt: skip
    assert headings(first_table(report({"a": (9,), "b": (8,)}))) == ("Option", "s0")


def test_of_many_options_and_scenarios_the_table_has_twenty() -> None:
    """Those options among them that are first by anything; the rest is counted, and shown in
    full."""
    shown = report({f"o{i:02}": tuple(9 + (i == 27) for _ in range(21)) for i in range(28)})
    table = first_table(shown)
    assert [row[0] for row in rows(table)] == [*(f"o{i:02}" for i in range(19)), "o27"]
    assert len(headings(table)) == 23
    assert "… 8 more options and 1 more scenarios: `--full`" in notes(shown)
    whole = first_table(shown, is_full=True)
    assert (len(rows(whole)), len(headings(whole))) == (28, 24)


def test_tab_separated_lines_have_what_rules_go_by() -> None:
    """The worst, the best and the mean total, and the expected one with probabilities."""
    table = report(CONTRACTOR, 0.4, 0.6).table
    assert headings(table) == (
        "Option", "s0 40%", "s1 60%", "Worst", "Best", "Mean", "Expected",
    )  # fmt: skip
    assert rows(table)[2] == ("subcontract", "40.0", "70.0", "40.0", "70.0", "55.0", "58.0")
    assert headings(report(CONTRACTOR).table) == ("Option", "s0", "s1", "Worst", "Best", "Mean")


def test_the_table_of_regrets_hides_no_small_one() -> None:
    """0.0 is none at all; what rounding would hide is below 0.05."""
    table = section(report({"a": (50, 50.04), "b": (49.96, 60)}), "Regret")
    assert rows(table) == [("a", "0.0", "10.0", "10.0"), ("b", "<0.05", "0.0", "<0.05")]


def test_the_table_of_rules_has_all_ties_and_the_figure() -> None:
    """Six rules with probabilities, five without; the mix shows its alpha."""
    table = section(report(CONTRACTOR, 0.4, 0.6, alpha=0.3), "Rules")
    assert [row[:3] for row in rows(table)] == [
        ("Safest (maximin)", "do-nothing", "50.0"),
        ("Boldest (maximax)", "expand", "80.0"),
        ("In between (Hurwicz)", "do-nothing", "53.0"),
        ("On average (Laplace)", "do-nothing, subcontract (tie)", "55.0"),
        ("Least regret (minimax regret)", "subcontract", "10.0"),
        ("Expected total (expected value)", "subcontract", "58.0"),
    ]
    assert rows(table)[2][3].startswith("0.3 × best + 0.7 × worst")
    assert len(rows(section(report(CONTRACTOR), "Rules"))) == 5


def test_a_table_names_every_option_that_ties() -> None:
    """However many; a sentence gives their number."""
    shown = report({f"o{i}": (5, 6) for i in range(7)})
    assert rows(section(shown, "Rules"))[0][1] == "o0, o1, o2, o3, o4, o5, o6 (tie)"
    assert answer(shown) == ("In both scenarios, 7 options tie for first.",)


def test_ranges_of_optimism_hold_between_their_ends_as_shown() -> None:
    """Rounded inwards, with as many decimals as tell them apart."""
    assert rows(section(report(FLAT), "Optimism")) == [
        ("0", "0.333", "flat"), ("0.334", "0.4", "balanced"), ("0.4", "1", "bold"),
    ]  # fmt: skip
    close = {"a": (40, 40), "b": (20.0002, 60.0002), "c": (0, 80)}
    starts = [row[0] for row in rows(section(report(close), "Optimism"))]
    assert starts == ["0", "0.5", "0.501"]


def test_starr_shares_have_an_error_where_they_are_drawn() -> None:
    """And none where they are exact."""
    exact = section(report(FLAT), "Starr's domain")
    assert headings(exact) == ("Option", "Share")
    assert [row[1] for row in rows(exact)] == ["35.0%", "45.0%", "20.0%", "0%"]
    bars = exact.columns[1].chart and exact.columns[1].chart()
    assert isinstance(bars, Bars)
    assert bars.values == pytest.approx((0.35, 0.45, 0.2, 0.0))
    assert bars.high == 1.0
    many = {f"o{i}": tuple(60 * (i == j) + 30 for j in range(6)) for i in range(6)}
    drawn = report(many)
    assert headings(section(drawn, "Starr's domain"))[-1] == "Standard error"
    assert rows(section(drawn, "Starr's domain"))[0][2] == "0.037%"
    assert note(drawn, "The shares in").startswith(
        "The shares in Starr's domain are from 1,000,000 draws, seed 1; their standard errors are"
    )
    assert drawn.own_settings == {"alpha": 0.5, "samples": 1_000_000, "seed": 1}
    assert note(report(FLAT), "All figures").endswith("nothing is drawn.")


def test_names_probabilities_and_leads_stand_in_a_table_of_scenarios() -> None:
    """Who is best there, and by how much; nothing where all tie."""
    found = section(report({"a": (5, 5), "b": (9, 5)}, 0.25, 0.75), "Scenarios")
    assert rows(found) == [
        ("s0", "State s0", "25%", "b", "4.0"),
        ("s1", "State s1", "75%", "a, b (tie)", ""),
    ]
    close = section(report({"a": (5.04, 5), "b": (5, 6)}, 0.0004, 0.9996), "Scenarios")
    assert [row[2:] for row in rows(close)] == [("<0.1%", "a", "<0.05"), (">99.9%", "b", "1.0")]


def test_values_beyond_the_anchors_are_marked_with_where() -> None:
    """On the option, in a line below, and not on the others."""
    shown = report({"a": (120, 50), "b": (-10, -20), "c": (0, 100)})
    assert [row[0] for row in rows(shown.table)] == ["a ‡", "b ‡", "c"]
    assert note(shown, "‡ a") == "‡ a lies outside its scale's anchors on payoff in s0."
    assert note(shown, "‡ b") == "‡ b lies outside its scale's anchors on payoff in every scenario."
    assert rows(shown.table)[1][1] == "−10.0"
    assert to_lines(shown, WORDING).splitlines()[2].split("\t")[1] == "-10.0"


def test_settings_stand_under_the_title() -> None:
    """What was kept; no scenario, since it is all of them."""
    shown = report(FLAT, options=("bold", "flat"))
    assert text(shown.subtitle) == ("total in each scenario · stated weights · only bold, flat")


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
        "method", "samples", "standard_error", "evpi", "expected_totals",
    ]  # fmt: skip
    assert result["regret"]["expand"] == {"s0": 30.0, "s1": 0.0}
    assert result["rules"]["laplace"] == ["do-nothing", "subcontract"]
    assert result["minimax_regret_without"] == [
        {"without": ["expand"], "chosen": ["do-nothing", "subcontract"]}
    ]
    assert result["hurwicz"]["breakpoints"][1]["best"] == ["subcontract"]
    assert result["method"] == {"starr": "exact"}
    plain = report(CONTRACTOR).result()
    assert plain["rules"]["expected_value"] is plain["evpi"] is plain["expected_totals"] is None


def everything() -> Report:
    """A report with a part of every kind."""
    rows = {"a": (120, 30, 0), "b": (20, 80, 0), "a-longer-name-of-an-option": (40, 40, 0)}
    return report(rows, 0.25, 0.75, 0, ids=("war", "a-longer-name-of-a-scenario", "calm"))


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_every_width_shows_all_and_no_line_is_wider(width: int) -> None:
    """Tables are cut or listed, and nothing of them is lost."""
    text = to_text(everything(), WORDING, is_full=True, width=width, color=False, encoding="utf-8")
    wide = to_text(everything(), WORDING, is_full=True, width=400, color=False, encoding="utf-8")
    assert all(cell_len(line) <= width for line in text.split("\n"))

    def letters(shown: str) -> set[str]:
        return {
            word.strip(":,.;`()") for word in shown.replace("-", "- ").split() if "─" not in word
        }

    assert letters(wide) <= letters(text)


def test_a_terminal_that_is_not_unicode_gets_plain_letters() -> None:
    """Marks, bars and signs have others."""
    text = to_text(everything(), WORDING, is_full=True, width=80, color=False, encoding="ascii")
    assert "a (*)" in text
    assert "0.5 x best" in text
    assert "###" in text
    assert not set(text) & set("█×")


@pytest.mark.parametrize("shown", [FLAT, CONTRACTOR])
def test_a_share_is_never_called_likely(shown: Mapping[str, Sequence[float]]) -> None:
    """It counts ways of giving probabilities, and says so."""
    text = to_markdown(report(shown), WORDING, is_full=True).lower()
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
    shown = scenarios_report(scenarios(made._replace(options=options)))
    assert '"\'=1+1|*x*\\x1b[2J"' in to_csv(shown)
    named = {"s0": made.scenarios["s0"].model_copy(update={"name": "|*x*\x1b[2J"})}
    shown = scenarios_report(scenarios(made._replace(scenarios=named)))
    assert "\\|\\*x\\*\\x1b\\[2J" in to_markdown(shown, WORDING, is_full=True).replace(
        "\\\\x1b", "\\x1b"
    )
    assert "\x1b" not in to_text(
        shown, WORDING, is_full=True, width=80, color=False, encoding="utf-8"
    )
