"""The tables and data of `robustness`, and that every form says the same."""

import json
import math
import re
from collections.abc import Iterator
from typing import Any

import pytest
from rich.cells import cell_len

from belarus_options.model.choices import Scores, Vary, Weighting
from belarus_options.model.project import Project
from belarus_options.studies.robustness import MOST_PAIRED, MOST_RANKED
from belarus_options.views.commands.robustness import robustness_report
from belarus_options.views.forms.json import to_json
from belarus_options.views.forms.markdown import to_markdown
from belarus_options.views.forms.plain import to_csv, to_lines
from belarus_options.views.forms.text import to_text
from belarus_options.views.report.chart import Bars
from belarus_options.views.report.numbers import share
from belarus_options.views.report.report import Report, Table
from models import matrix, project
from robust import LEAF, many, report, solve, tree
from wording import WORDING, headings, notes, rows, section, sections, text

# What a share of weightings is never called.
NEVER = re.compile("(?<!is not the )likel|probab|chance", re.IGNORECASE)


def first_table(found: Report) -> Table:
    """The table of first and last places, whole."""
    content = next(iter(found.blocks())).content
    assert isinstance(content, Table)
    return content


def percent(part: float) -> str:
    """A share as it is shown."""
    return share(part).text()


# --- the tables


def test_the_table_has_first_and_last_places_and_whose_weights_they_take() -> None:
    """Options in the order of the ranking; the bar draws the share of the first place; an option
    that is first nowhere has no weights; the stated ones below."""
    found, exact = report(tree()), solve(tree())
    table = first_table(found)
    assert headings(table) == ("#", "Option", "First under", "Last under", "gain", "risk", "cost")
    *options, last = rows(table)
    assert last == ("", "(stated)", "", "", "42.9%", "28.6%", "28.6%")
    for row, ranked in zip(options, exact.ranking.ranked, strict=True):
        parts, central = exact.acceptability[ranked.row], exact.central_weights[ranked.row]
        weights = map(percent, central.tolist()) if parts[0] else ["–"] * 3
        assert row[1:] == (ranked.option, percent(parts[0]), percent(parts[2]), *weights)
    charts = [column.chart and column.chart() for column in table.columns]
    firsts = exact.acceptability[[row.row for row in exact.ranking.ranked], 0]
    assert charts[2] == Bars(tuple(firsts.tolist()), high=1.0)
    assert charts.count(None) == len(charts) - 1
    assert {text(c.group) for c in table.columns[-3:]} == {"Who prefers it weighs, on average"}


def test_of_many_criteria_the_six_weightiest_stand_beside_the_shares() -> None:
    """In their order; all of them in full."""
    weights = [1, 5, 2, 9, 3, 8, 4]
    given = matrix([[i * j % 7 for j in range(7)] for i in (1, 2, 3)], weights, 0, 10)
    found = report(given, samples=200)
    assert headings(first_table(found))[4:] == ("c1", "c2", "c3", "c4", "c5", "c6")
    assert headings(section(found, "Central weights"))[1:] == tuple(f"c{i}" for i in range(7))


def test_of_many_options_twenty_are_shown() -> None:
    """And how many more there are; in full all of them."""
    found = report(many(23, 3))
    brief = [block.content for block in found.shown(is_full=False)]
    assert isinstance(brief[0], Table)
    assert len(brief[0].rows) == 21
    assert notes(found)[0] == "… 3 more: `--full`"
    assert len(first_table(found).rows) == 24


@pytest.mark.parametrize(("options", "shown"), [(9, 9), (10, 8), (23, 8)])
def test_of_many_ranks_the_last_are_one_column(options: int, shown: int) -> None:
    """Up to nine have a column each; of more, eight have one and the others are `worse`."""
    given = matrix([[i, (7 * i) % options] for i in range(options)], [1, 2], 0, options)
    found, table = solve(given), section(report(given), "Ranks")
    names = headings(table)
    assert names[0] == "Option"
    assert names[1 : 1 + shown] == (
        "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth",
    )[:shown]  # fmt: skip
    assert headings(report(given).table)[2 : 2 + shown] == (
        "1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th",
    )[:shown]  # fmt: skip
    assert ("worse" in names) == (options > shown)
    if options > shown:
        worse = names.index("worse")
        for row, ranked in zip(rows(table), found.ranking.ranked, strict=True):
            assert row[worse] == percent(found.acceptability[ranked.row, shown:].sum())


def test_ties_of_the_ranking_are_marked() -> None:
    """As in `score`."""
    found = report(matrix([[5, 5], [5, 5], [0, 1]], [1, 1], 0, 10))
    assert [row[0] for row in rows(found.table)] == ["=1", "=1", "3"]


def test_confidence_factors_stand_in_the_table_where_scores_are_drawn() -> None:
    """Empty for an option that is first in no draw."""
    found = report(tree(), scores=Scores.uncertain, samples=500)
    table = section(found, "Ranks")
    assert headings(table)[-1] == headings(found.table)[-1] == "Confidence factor"
    assert "Confidence factor: " in text(sections(found)["Ranks"].note)
    factors = [row[-1] for row in rows(table)]
    assert factors[2] == ""
    assert all(factor.endswith("%") for factor in factors[:2])


def test_central_weights_are_those_of_the_top_criteria() -> None:
    """Beside the stated ones and the mean of all; where leaves vary, a branch is their sum; an
    option that is never first has none."""
    for vary, mean in ((Vary.top, ["33.3%"] * 3), (Vary.leaves, ["50.0%", "25.0%", "25.0%"])):
        found = solve(tree(), vary=vary, samples=None if vary is Vary.top else 900)
        table = section(robustness_report(found), "Central weights")
        assert headings(table) == ("Option", "gain", "risk", "cost")
        by_option = {row[0]: list(row[1:]) for row in rows(table)}
        assert list(by_option) == ["(stated)", "(all weightings)", "car", "bus"]
        assert by_option["(stated)"] == ["42.9%", "28.6%", "28.6%"]
        assert by_option["(all weightings)"] == mean
        at = found.ranking.options.index("car")
        weights = dict(zip(found.space.paths, found.central_weights[at].tolist(), strict=True))
        gain = math.fsum(w for path, w in weights.items() if path.startswith("gain"))
        assert by_option["car"] == list(map(percent, (gain, weights["risk"], weights["cost"])))


def test_a_path_that_begins_like_another_is_not_below_it() -> None:
    """`risk-two` is no part of `risk`."""
    criteria = {"risk": {"weight": 1} | LEAF, "risk-two": {"weight": 3} | LEAF}
    given = project(criteria, {"a": {"risk": 1, "risk-two": 2}, "b": {"risk": 2, "risk-two": 1}})
    table = section(report(given, vary=Vary.leaves), "Central weights")
    assert rows(table)[0] == ("(stated)", "25.0%", "75.0%")


@pytest.mark.parametrize(
    ("varied", "has_mean"),
    [
        ({"weighting": Weighting.order}, True),
        ({"weighting": Weighting.ranges}, True),
        ({"weighting": Weighting.ranges, "vary": Vary.leaves, "samples": 12_800}, True),
        ({"weighting": Weighting.stated}, False),
    ],
)
def test_the_mean_of_all_weightings_stands_where_it_is_known(
    varied: dict[str, Any], has_mean: bool
) -> None:
    """Between ranges of four weights it is that of the draws; where weights are as stated, none of
    them stand there."""
    found = report(tree(), **varied)
    if "Central weights" in sections(found):
        whose = [row[0] for row in rows(section(found, "Central weights"))]
        assert ("(all weightings)" in whose) == has_mean
    else:
        assert not has_mean


def test_pairs_stand_in_the_order_of_the_ranking() -> None:
    """The row above the column; nobody against himself; not for more than twelve options."""
    found, table = solve(tree()), section(report(tree()), "Pairs")
    assert headings(table) == ("Option", "car", "bus", "oxen")
    car, bus = found.ranking.options.index("car"), found.ranking.options.index("bus")
    assert rows(table)[0][:3] == ("car", "–", percent(found.pairwise[car, bus]))
    assert rows(table)[1][:3] == ("bus", percent(found.pairwise[bus, car]), "–")
    for options, has_pairs in ((12, True), (13, False)):
        given = matrix([[i, options - i] for i in range(options)], [1, 2], 0, options)
        assert ("Pairs" in sections(report(given))) == has_pairs


# --- data


def result_of(found: Report) -> Any:
    return json.loads(to_json(found, "robustness", "0", {}, {}))["result"]


def test_json_has_the_keys_of_the_contract_and_says_what_is_exact() -> None:
    """Method, samples, shares, errors, weights, factors, pairs, expected ranks, verdict."""
    exact = result_of(report(tree()))
    assert list(exact) == [
        "method", "samples", "rank_acceptability", "standard_error", "first_and_last",
        "central_weights", "confidence_factor", "pairwise_winning", "expected_rank", "verdict",
        "first_place",
    ]  # fmt: skip
    assert exact["method"] == dict.fromkeys(
        ("rank_acceptability", "pairwise_winning", "expected_rank"), "exact"
    )
    assert exact["samples"] is exact["standard_error"] is exact["confidence_factor"] is None
    assert exact["central_weights"]["oxen"] is None
    assert list(exact["central_weights"]["car"]) == ["gain", "risk", "cost"]
    assert exact["pairwise_winning"]["car"].keys() == {"bus", "oxen"}
    assert exact["verdict"] in ("robust", "fragile", "no clear winner")
    mixed = result_of(report(tree(), vary=Vary.leaves))
    assert mixed["method"]["rank_acceptability"] == "sampling"
    assert mixed["method"]["pairwise_winning"] == mixed["method"]["expected_rank"] == "exact"
    assert mixed["samples"] == 1_000_000
    assert list(mixed["central_weights"]["car"]) == ["gain.x", "gain.y", "risk", "cost"]
    drawn = result_of(report(tree(), scores=Scores.uncertain, samples=300))
    assert drawn["samples"] == 300
    assert drawn["confidence_factor"].keys() == {"bus", "car", "oxen"}
    assert drawn["confidence_factor"]["oxen"] is None
    assert set(drawn["method"].values()) == {"sampling"}
    crowd = result_of(report(many(MOST_PAIRED + 1, 2)))
    assert crowd["pairwise_winning"] is crowd["method"]["pairwise_winning"] is None
    assert crowd["rank_acceptability"] is crowd["standard_error"] is None
    assert crowd["method"]["rank_acceptability"] == crowd["method"]["expected_rank"] == "exact"


@pytest.mark.parametrize("samples", [None, 400])
def test_the_first_and_the_last_rank_are_in_json_and_csv_of_any_size(samples: int | None) -> None:
    """The figures that all ranks have at these places, with their errors; CSV of many options has
    the columns of these two ranks and no others."""
    varied: dict[str, Any] = {} if samples is None else {"samples": samples}
    few, crowd = many(9, 2), many(MOST_RANKED + 1, 2)
    for given in (few, crowd):
        every = result_of(report(given, ranks=True, **varied))
        errors = every["standard_error"]
        for option, shares in every["rank_acceptability"].items():
            assert every["first_and_last"][option] == {
                "first": shares[0],
                "first_standard_error": errors and errors[option][0],
                "last": shares[-1],
                "last_standard_error": errors and errors[option][-1],
            }
        found = report(given, **varied)
        assert result_of(found)["first_and_last"] == every["first_and_last"]
        assert result_of(found)["expected_rank"] == every["expected_rank"]
    header, *lines = [line.split(",") for line in to_csv(found).splitlines()]
    last = MOST_RANKED + 1
    kept = ["rank_1", f"rank_{last}", "standard_error_1", f"standard_error_{last}"]
    assert [name for name in header if name.startswith(("rank_", "standard_"))] == kept
    for line in lines:
        row = dict(zip(header, line, strict=True))
        here = every["first_and_last"][row["option"]]
        assert [row[name] for name in kept[:2]] == [str(here["first"]), str(here["last"])]


def test_json_says_what_was_asked_for_and_not_how_fast() -> None:
    """The settings that shape the numbers: not the number of jobs."""
    found = report(tree(), vary=Vary.leaves, weighting=Weighting.order, samples=100, seed=3, jobs=2)
    assert found.own_settings == {
        "vary": "leaves", "weighting": "order", "spread": None, "scores": "stated", "draws": None,
        "exact": False, "samples": 100, "seed": 3,
    }  # fmt: skip
    assert report(tree()).own_settings["samples"] is None


@pytest.mark.parametrize(
    "varied",
    [
        {},
        {"samples": 200},
        {"scores": Scores.uncertain, "samples": 200},
        {"vary": Vary.leaves, "samples": 200},
    ],
)
def test_csv_holds_what_json_holds(varied: dict[str, Any]) -> None:
    """One row an option in the order of the ranking, every rank and every weight, at full
    precision; nothing stands where JSON has null."""
    found = report(tree(), **varied)
    header, *lines = [line.split(",") for line in to_csv(found).splitlines()]
    result = result_of(found)
    assert header[:5] == ["rank", "option", "name", "expected_rank", "confidence_factor"]
    assert header[5:11] == [
        "rank_1", "rank_2", "rank_3", "standard_error_1", "standard_error_2", "standard_error_3",
    ]  # fmt: skip
    for line in lines:
        row = dict(zip(header, line, strict=True))
        option = row["option"]
        assert float(row["expected_rank"]) == result["expected_rank"][option]
        shares = [float(row[f"rank_{rank}"]) for rank in (1, 2, 3)]
        assert shares == result["rank_acceptability"][option]
        errors = [row[f"standard_error_{rank}"] for rank in (1, 2, 3)]
        if result["standard_error"] is None:
            assert errors == ["", "", ""]
        else:
            assert [float(error) for error in errors] == result["standard_error"][option]
        factors = result["confidence_factor"] or {option: None}
        assert row["confidence_factor"] == str(factors[option] or "").replace("None", "")
        weights = {k.partition(":")[2]: v for k, v in row.items() if k.startswith("central_weight")}
        central = result["central_weights"][option] or dict.fromkeys(weights, "")
        assert weights == {path: str(weight) for path, weight in central.items()}


def test_a_pipe_gets_one_table() -> None:
    """A header and a line an option; no bars, no sentences."""
    lines = to_lines(report(tree()), WORDING).splitlines()
    assert lines[0].split("\t") == ["#", "Option", "1st", "2nd", "3rd", "Expected rank"]
    assert len(lines) == 4


# --- every form of everything


DEGENERATE = {
    "tree": tree(),
    "one option": matrix([[3]], [1], 0, 10),
    "one option, four weights": matrix([[3, 4, 5, 6]], [1, 0, 2, 3], 0, 10),
    "all equal": matrix([[5, 5, 5]] * 3, [1, 1, 1], 0, 10),
    "a constant criterion": matrix([[5, 1, 9, 2], [5, 9, 1, 2], [5, 5, 5, 2]], [1, 1, 0, 2], None),
    "far outside": matrix([[-50, 70], [900, -3]], [0, 1], 0, 10),
}


def on_terminal(found: Report, width: int) -> str:
    return to_text(found, WORDING, is_full=True, width=width, color=False, encoding="utf-8")


def doubted() -> Iterator[dict[str, Any]]:
    for weighting in Weighting:
        for vary in Vary:
            for scores in Scores:
                yield {"weighting": weighting, "vary": vary, "scores": scores, "samples": 12_800}


@pytest.mark.parametrize("given", DEGENERATE.values(), ids=DEGENERATE)
def test_no_form_of_any_answer_has_a_nan_or_speaks_of_likelihood(given: Project) -> None:
    """One option, all alike, weights of 0 and 1, a constant criterion, values far outside: each in
    every kind of doubt and every form."""
    for varied in doubted():
        found = report(given, **varied)
        forms = [
            to_json(found, "robustness", "0", {}, {}),
            to_csv(found),
            to_markdown(found, WORDING, is_full=True),
            to_lines(found, WORDING),
            *(on_terminal(found, width) for width in (40, 80, 120)),
        ]
        for form in forms:
            assert not re.search(r"\b(nan|inf|None|NaN|Infinity)\b", form), form
            assert not NEVER.search(" ".join(form.split())), form
            assert ",;" not in form


@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_terminal_of_any_width_shows_every_share(width: int) -> None:
    """No line is wider, and no cell of the table is cut."""
    found = report(tree(), scores=Scores.uncertain, samples=3_000)
    shown = on_terminal(found, width)
    assert all(cell_len(line) <= width for line in shown.splitlines())
    tables = [block.content for block in found.blocks() if isinstance(block.content, Table)]
    assert len(tables) == 4
    assert all(cell in shown for table in tables for row in rows(table) for cell in row)
