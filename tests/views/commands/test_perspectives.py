"""What `perspectives` shows: its tables, notes and data."""

from typing import Any

import pytest

from belarus_options.methods.rankings.aggregation import KemenyOrders
from belarus_options.studies.comparing_rankings import RankingComparison
from belarus_options.views.commands.perspectives import perspectives_report
from belarus_options.views.forms.plain import to_csv, to_lines
from belarus_options.views.report.report import Report, Table
from viewpoints import report, study_of
from wording import WORDING, answer, headings, held_pointers, notes, rows, sections, text


def section(shown: Report, heading: str) -> tuple[str, list[tuple[str, ...]]]:
    """The note and the rows of the table whose heading begins like this."""
    block = next(b for h, b in sections(shown).items() if h.startswith(heading))
    assert isinstance(block.content, Table)
    return text(block.note), rows(block.content)


def test_tab_separated_lines_have_options_down_and_what_the_rules_say() -> None:
    """The reference first, then perspectives as they are written; ties marked; options best first
    by the reference; a minus that programs read."""
    shown = report({"q": [10, 30, 30], "p": [60, 20, -40]})
    assert to_lines(shown, WORDING).splitlines() == [
        "Option\t(stated)\tq\tp\tBorda\tCopeland\tWorst loss",
        "a\t1 35.0\t3 10.0\t1 60.0\t2\t0\t20.0",
        "b\t2 25.0\t=1 30.0\t2 20.0\t2.5\t1\t40.0",
        "c\t3 -5.0\t=1 30.0\t3 -40.0\t1.5\t-1\t100.0",
    ]


def first_table(shown: Report, *, is_full: bool = False) -> Table:
    """The table that stands below the answer."""
    blocks = shown.shown(is_full=is_full)
    return next(block.content for block in blocks if isinstance(block.content, Table))


def test_the_table_has_perspectives_down_and_options_across() -> None:
    """As they are written, the first of each row marked; the reference below them, and below a rule
    what each option costs whom it costs most."""
    table = first_table(report({"q": [10, 30, 30], "p": [60, 20, -40]}))
    assert headings(table) == ("Weights of", "a", "b", "c")
    assert rows(table) == [
        ("q", "3 10.0", "▲ =1 30.0", "▲ =1 30.0"),
        ("p", "▲ 1 60.0", "2 20.0", "3 −40.0"),
        ("(stated, no vote)", "▲ 1 35.0", "2 25.0", "3 −5.0"),
        ("Worst loss", "20.0", "40.0", "100.0"),
    ]
    assert table.ruled == 1


def test_one_option_is_first_of_nothing_and_one_perspective_loses_to_nobody() -> None:
    """No mark where there is no rival, and no row of losses."""
    assert rows(first_table(report({"p": [5], "q": [6]}))) == [
        ("p", "1 5.0"), ("q", "1 6.0"), ("(stated, no vote)", "1 5.5"),
    ]  # fmt: skip
    alone = first_table(report({"p": [5, 6]}))
    assert [row[0] for row in rows(alone)] == ["p", "(stated, no vote)"]
    assert alone.ruled == 0


def test_of_many_options_and_perspectives_the_table_has_twenty() -> None:
    """Those options among them that anybody puts first; the rest is counted, and shown in full."""
    totals = {
        f"p{i:02}": [float(j != 25 or i > 0) * (90 - j) for j in range(26)] for i in range(30)
    }
    totals["p00"][25] = 99.0
    shown = report(totals)
    table = first_table(shown)
    assert headings(table) == ("Weights of", *"abcdefghijklmnopqrs", "z")
    assert len(rows(table)) == 22
    assert "… 6 more options and 10 more perspectives: `--full`" in notes(shown)
    whole = first_table(shown, is_full=True)
    assert (len(headings(whole)), len(rows(whole))) == (27, 32)


def test_each_perspective_has_its_name_its_first_and_its_last() -> None:
    """The id stands for a name that is left out; who ties all has no last."""
    shown = report({"p": [60, 20, 20], "q": [30, 30, 30]}, p="A planner")
    _, each = section(shown, "Each perspective")
    assert each == [("p", "A planner", "a", "b and c"), ("q", "q", "a, b and c", "")]


def test_pairs_are_shown_with_those_most_and_least_alike() -> None:
    """Each against each, a dot on the diagonal, nothing for one that ties all."""
    shown = report({"p": [3, 2, 1], "q": [30, 20, 10], "r": [1, 2, 3], "s": [5, 5, 5]})
    note, pairs = section(shown, "Who agrees")
    assert pairs[0] == ("p", "–", "1.00", "−1.00", "")
    assert note.endswith("Most alike: p and q. Least alike: p and r; q and r.")


def test_of_many_perspectives_each_names_those_next_to_it_and_furthest_from_it() -> None:
    """Instead of a table of pairs, which would not fit."""
    totals = {f"p{i:02}": [3, 2, 1] for i in range(12)} | {"z": [1, 2, 3]}
    shown = report(totals)
    assert "Who agrees with whom" not in sections(shown)
    _, each = section(shown, "Each perspective")
    assert each[0][-2:] == ("11 perspectives 1.00", "z −1.00")
    assert each[-1][-2:] == ("12 perspectives −1.00", "12 perspectives −1.00")


def test_the_rules_have_their_figures_and_whom_each_option_costs_most() -> None:
    """One row an option, ranked by the reference."""
    note, together = section(
        report({"p": [60, 50, 0], "q": [60, 50, 0], "r": [0, 50, 45]}), "All persp"
    )
    assert note.startswith("Borda: from each perspective a point")
    assert together[0] == ("b", "4", "0", "10.0", "p and q")


def test_kemenys_orders_are_all_listed_or_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """How many there are, what they contradict, and which are shown."""
    result = study_of({"p": [3, 2, 1], "q": [1, 2, 3]})
    note, orders = section(perspectives_report(result), "Least")
    assert note == (
        "6 orders contradict 3 of the 6 times that a perspective puts one option above another;"
        " every other order contradicts more."
    )
    assert orders[0] == ("1", "a > b > c")
    assert len(orders) == 6
    many = KemenyOrders(3, 4321, (0,), ((0, 1, 2), (0, 2, 1)))
    alone, _ = section(report({"p": [3, 2, 1], "q": [30, 20, 10]}), "Least")
    assert alone.startswith("One order contradicts 0 of the 6 times")
    monkeypatch.setattr(RankingComparison, "kemeny", many)
    cut, _ = section(report({"p": [3, 2, 1], "q": [1, 2, 3]}), "Least")
    assert cut.startswith("4,321 orders contradict")
    assert cut.endswith("These are the first 2 by id.")


def test_what_is_not_looked_for_is_said() -> None:
    """Above twenty options there is no table of Kemeny's orders, and a note says why."""
    shown = report({"p": list(range(21)), "q": list(range(21, 0, -1))})
    assert not any(heading.startswith("Least") for heading in sections(shown))
    assert "Kemeny's orders are looked for among up to 20 options." in notes(shown)
    assert shown.result()["kemeny"] is None


def test_options_that_all_tie_leave_no_empty_tables() -> None:
    """No pairs and no orders where no perspective tells any two options apart."""
    shown = report({"p": [5, 5], "q": [6, 6]})
    assert list(sections(shown)) == ["Each perspective", "All perspectives together"]
    assert answer(shown) == ("Both perspectives tie a and b for first.",)


def test_dominated_options_are_named_with_what_dominates_them() -> None:
    """In a note, in JSON and in CSV."""
    shown = report({"p": [60, 40, 40], "q": [60, 60, 20]})
    assert (
        "Every perspective puts a and b at least as high as c, and at least one higher."
        in notes(shown)
    )
    assert shown.result()["dominated"] == ["b", "c"]
    assert shown.result()["dominated_by"] == {"b": ["a"], "c": ["a", "b"]}
    assert to_csv(shown).splitlines()[-1].endswith(",q,a b")


def test_many_dominated_options_are_counted() -> None:
    """One note; which they are stands in CSV and JSON."""
    shown = report({"p": [7, 6, 5, 4, 3, 2, 1], "q": [70, 60, 50, 40, 30, 20, 10]})
    told = [said for said in notes(shown) if "at least one higher" in said]
    assert len(told) == 1
    assert told[0].startswith("6 options are dominated:")
    assert len(shown.result()["dominated_by"]["g"]) == 6


def test_of_many_options_it_is_left_out_by_whom_they_are_dominated(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Null in JSON, empty in CSV, and a note says so; which they are stands in JSON still."""
    monkeypatch.setattr("belarus_options.studies.comparing_rankings.MOST_DOMINATORS", 6)
    shown = report({"p": [7, 6, 5, 4, 3, 2, 1], "q": [70, 60, 50, 40, 30, 20, 10]})
    (told,) = [said for said in notes(shown) if "at least one higher" in said]
    assert told.endswith("JSON says which; by whom is left out of more than 200 options.")
    assert shown.result()["dominated_by"] is None
    assert shown.result()["dominated"] == list("bcdefg")
    assert to_csv(shown).splitlines()[-1].endswith(",")


def test_csv_has_a_row_an_option_with_a_rank_and_a_total_for_each() -> None:
    """In the table's order, at full precision."""
    lines = to_csv(report({"p": [60, 20], "q": [10, 30]})).splitlines()
    assert lines == [
        "option,name,rank,total,rank:p,total:p,rank:q,total:q,borda,copeland,worst_loss,"
        "worst_loss_of,dominated_by",
        "a,A,1,35.0,1,60.0,2,10.0,1.0,0,20.0,q,",
        "b,B,2,25.0,2,20.0,1,30.0,1.0,0,40.0,p,",
    ]


def test_json_has_the_contracts_keys_and_what_follows_from_them() -> None:
    """By perspective, in the order of the file, and by option, in that of their ids."""
    result: Any = report({"p": [60, 20], "q": [10, 30]}).result()
    assert list(result)[:9] == [
        "perspectives", "ranks", "totals", "kendall_w", "borda", "copeland", "kemeny",
        "compromise", "dominated",
    ]  # fmt: skip
    assert result["perspectives"] == ["p", "q"]
    assert result["ranks"] == {"p": {"a": 1, "b": 2}, "q": {"a": 2, "b": 1}}
    assert result["totals"]["q"] == pytest.approx({"a": 10, "b": 30})
    assert (result["kendall_w"], result["dominated"]) == (0, [])
    assert result["borda"] == {"a": 1, "b": 1}
    assert result["copeland"] == {"a": 0, "b": 0}
    assert result["kemeny"] == {"rankings": [["a", "b"], ["b", "a"]], "count": 2, "distance": 1}
    assert result["compromise"]["options"] == ["a"]
    assert result["compromise"]["worst_loss"] == pytest.approx(20)
    assert result["reference"]["ranks"] == {"a": 1, "b": 2}
    assert (result["first"], result["last"]) == (
        {"p": ["a"], "q": ["b"]},
        {"p": ["b"], "q": ["a"]},
    )
    assert result["kendall_tau"] == {"p": {"q": -1}, "q": {"p": -1}}
    assert result["rank_sums"] == {"a": 3, "b": 3}
    assert result["worst_losses"]["b"]["perspectives"] == ["p"]
    (pair,) = result["disagreements"]
    assert pair["perspectives"] == ["p", "q"]
    assert pair["options"] == ["a", "b"]
    assert pair["first_place"] is True
    assert pair["leads"] == pytest.approx([40, -20])
    assert sum(pair["parts"].values()) == pytest.approx(pair["difference"]) == pytest.approx(60)
    assert (pair["criterion"], pair["weights"]) == ("c-p", [1, 0])


def test_figures_say_where_the_result_has_them() -> None:
    """The JSON pointer of a number leads to the same number."""
    assert len(held_pointers(report({"p": [60, 20, 50], "q": [20, 60, 48]}))) > 5
    assert len(held_pointers(report({"p": [60, 50], "q": [50, 60]}))) > 5
    small: dict[str, list[float]] = {"p": [50.01, 50, 3], "q": [20, 60, 3], "r": [1, 2, 3]}
    assert len(held_pointers(report(small))) > 5


def test_the_command_shows_the_widest_disagreement_under_the_first_perspective() -> None:
    """The two options as its arguments, and what was set with the perspective beside it."""
    result = study_of({"p": [60, 20], "q": [20, 60]})
    said = notes(perspectives_report(result))[-1]
    assert said.startswith("`belarus-options explain a b --perspective p` ")
