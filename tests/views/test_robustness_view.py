"""What `robustness` says: its sentences, tables and numbers, and that every form says the same."""

import json
import math
import re
from collections.abc import Iterator
from typing import Any

import pytest
from rich.cells import cell_len

from belarus_options.model.choices import Scores, Vary, Weighting
from belarus_options.model.project import Project
from belarus_options.model.settings import Settings
from belarus_options.studies.robustness import Doubts, Robustness, robustness
from belarus_options.views.formats import to_csv, to_json, to_lines, to_markdown
from belarus_options.views.report import Report, percent
from belarus_options.views.robustness import robustness_report
from belarus_options.views.terminal import to_terminal
from models import matrix, project

LEAF = {"prefer": "more", "scale": {"worst": 0, "best": 10}}
TREE = {
    "gain": {"weight": 3, "criteria": {"x": {"weight": 3} | LEAF, "y": {"weight": 1} | LEAF}},
    "risk": {"weight": 2} | LEAF,
    "cost": {"weight": 2} | LEAF,
}
SCORES: dict[str, dict[str, Any]] = {
    "bus": {"gain.x": {"value": 7, "range": (4, 9)}, "gain.y": 2, "risk": 4, "cost": 9},
    "car": {"gain.x": 9, "gain.y": 8, "risk": 8, "cost": 2},
    "oxen": {"gain.x": 0, "gain.y": 1, "risk": 3, "cost": 1},
}
TWO = [[9, 1], [1, 9]]
# What a share of weightings is never called.
NEVER = re.compile("likel|probab|chance", re.IGNORECASE)


def solve(given: Project, settings: Settings = Settings(), **doubts: Any) -> Robustness:  # noqa: B008  # frozen
    return robustness(given, settings, Doubts(**doubts))


def report(given: Project, settings: Settings = Settings(), **doubts: Any) -> Report:  # noqa: B008  # frozen
    return robustness_report(solve(given, settings, **doubts))


def tree() -> Project:
    return project(TREE, SCORES)


@pytest.mark.parametrize(
    ("part", "shown"),
    [
        (0.0, "0.0%"), (1e-13, "0.0%"), (1e-9, "<0.1%"), (0.0004999, "<0.1%"), (0.0005, "0.1%"),
        (0.12345, "12.3%"), (0.5, "50.0%"), (0.9994, "99.9%"), (0.9995, ">99.9%"),
        (1 - 1e-9, ">99.9%"), (1 - 1e-15, "100.0%"), (1.0, "100.0%"),
    ],
)  # fmt: skip
def test_a_small_share_is_not_shown_as_none_nor_a_large_one_as_all(part: float, shown: str) -> None:
    """But what only rounding leaves is."""
    assert percent(part) == shown


# --- the answer


@pytest.mark.parametrize(
    ("doubts", "of"),
    [
        ({}, "all weightings of gain, risk and cost"),
        ({"vary": Vary.leaves, "samples": 900}, "all weightings of the 4 leaves"),
        (
            {"weighting": Weighting.order},
            "all weightings of gain, risk and cost that keep the order gain > (risk, cost)",
        ),
        (
            {"weighting": Weighting.ranges, "spread": 0.3},
            "all weightings of gain, risk and cost within 30% of the stated ones",
        ),
        (
            {"weighting": Weighting.ranges, "spread": 0.3, "scores": Scores.uncertain,
             "samples": 9_000},
            "all weightings of gain, risk and cost within 30% of the stated ones and draws of the"
            " uncertain scores",
        ),
        (
            {"weighting": Weighting.stated, "scores": Scores.uncertain, "samples": 900},
            "all draws of the uncertain scores",
        ),
    ],
)  # fmt: skip
def test_shares_say_what_they_are_shares_of(doubts: dict[str, Any], of: str) -> None:
    """Under the title, in the answer, and above the table of pairs."""
    found = report(tree(), **doubts)
    assert found.subtitle == f"share of {of} that puts each option at each rank"
    assert f" of {of}, bus under " in found.lead[0]
    assert found.sections[-1].note.startswith(f"The share of {of} with the option of the row")


def test_the_stated_weights_alone_have_no_shares() -> None:
    """The answer is who is first, as `score` says; nothing is called a share."""
    found = report(tree(), weighting=Weighting.stated)
    assert found.subtitle == "each option's rank under the stated weights"
    assert found.lead[0] == "car is first under the stated weights."
    tied = report(matrix([[5, 5], [5, 5], [0, 1]], [1, 1], 0, 10), weighting=Weighting.stated)
    assert tied.lead[0] == "o0 and o1 are first under the stated weights."
    assert not any("weightings" in note for note in found.notes)


@pytest.mark.parametrize(
    ("weights", "of"),
    [
        ([1, 1], "c0 and c1 (the stated ones are equal and so have no order)"),
        ([1, 2], "c0 and c1 that keep the order c1 > c0"),
        ([2, 2, 0], "c0, c1 and c2 that keep the order (c0, c1) > c2"),
        ([1], "c0"),
        ([6, 5, 4, 3, 2, 1], "6 top criteria that keep the order of the stated ones"),
    ],
)
def test_an_order_is_written_out_where_it_is_short(weights: list[int], of: str) -> None:
    """Equal weights stand in brackets, since they are free among themselves."""
    given = matrix([[9] * len(weights), [1] * len(weights)], weights, 0, 10)
    found = report(given, weighting=Weighting.order)
    assert found.lead[0].startswith(f"o0 is first under 100.0% of all weightings of {of}; o1 is")


def test_options_are_named_by_how_often_they_are_first() -> None:
    """Most often first, then by id; those that are never first last, as exactly or as drawn."""
    found = report(tree())
    assert re.fullmatch(
        r"car is first under \d+\.\d% of .*, bus under \d+\.\d%; oxen is never first\.",
        found.lead[0],
    )
    sampled = report(tree(), samples=500)
    assert sampled.lead[0].endswith("; oxen is first in no draw.")
    equal = report(matrix([[5], [5], [1], [0]], [1], 0, 10))
    assert equal.lead[0] == (
        "o0 is first under 100.0% of all weightings of c0, o1 under 100.0%; o2 and o3 are never"
        " first. Options that tie share the place, so that shares add up to more than 100%."
    )


def test_of_many_options_the_sentence_names_five() -> None:
    """And says how many others there are, and how many are never first."""
    rows = [[10 - i, 3 * i % 11] for i in range(8)] + [[0, 0]] * 6
    sentence = report(matrix(rows, [1, 1], 0, 11)).lead[0]
    eight = [[float(i == j) for j in range(8)] for i in range(8)]
    crowded = report(matrix(eight, [1] * 8), samples=4_000).lead[0]
    assert crowded.count(" under ") == 6
    assert crowded.endswith(", and 3 others under less.")
    assert re.search(r"; \d+ options are never first\.$", sentence)


def test_one_option_has_nothing_to_be_compared_with() -> None:
    """It is first, without a verdict, a second table, or a way to put another first."""
    for doubts in ({}, {"samples": 5}, {"scores": Scores.uncertain, "samples": 5}):
        found = report(matrix([[4, 5, 6, 7]], [1, 1, 1, 1], 0, 10), **doubts)
        assert found.lead == (
            "o0 is the only option, so it is first whatever the weights.",
            "There is nothing to compare it with, so there is no verdict.",
        )
        assert found.sections == ()
        assert not any("flip" in note for note in found.notes)


# --- the verdict


def test_each_verdict_says_its_reasons() -> None:
    """The rule of `check`, and the line of 80 %."""
    says = {
        "robust": report(matrix([[10, 10], [0, 0]], [1, 1], 0, 10)),
        "fragile": report(matrix([[10, 0], [0, 10]], [9, 1], 0, 10)),
        "score": report(matrix([[10, 9], [9, 10]], [9, 1], 0, 10)),
        "tie": report(matrix([[5, 5], [5, 5]], [1, 1], 0, 10)),
    }
    assert {key: found.lead[1] for key, found in says.items()} == {
        "robust": "Verdict: robust. o0 stays first when any one score moves by one step, and leads"
        " under 80% or more of all weightings of c0 and c1.",
        "fragile": "Verdict: fragile. o0 stays first when any one score moves by one step, but"
        " leads under 50.0% of all weightings of c0 and c1, less than 80%.",
        "score": "Verdict: no clear winner. o0 leads o1 by 8.0 points, and one score moved by one"
        " step makes up for it: o0 on c0 at 9 instead of 10.",
        "tie": "Verdict: no clear winner. o0 and o1 tie at the top.",
    }


def test_a_verdict_names_draws_where_scores_are_drawn() -> None:
    """And where no weights were varied, nothing but the scores is said of it."""
    given = matrix([[10, 10], [0, 0]], [1, 1], 0, 10)
    drawn = report(given, scores=Scores.uncertain, samples=50)
    whole = "all weightings of c0 and c1 and draws of the uncertain scores"
    assert drawn.lead[1].endswith(f"leads under 80% or more of {whole}.")
    stated = report(given, weighting=Weighting.stated)
    assert stated.lead[1].endswith("moves by one step; no weights were varied.")


# --- the tables


def test_the_table_has_a_column_a_rank_and_the_expected_rank() -> None:
    """Options in the order of the ranking; the bar draws the share of the first rank."""
    found = report(tree())
    headings = [column.heading for column in found.table.columns]
    assert headings == ["#", "Option", "", "1st", "2nd", "3rd", "Expected rank"]
    assert [row[1] for row in found.table.rows] == ["car", "bus", "oxen"]
    exact = solve(tree())
    for row, ranked in zip(found.table.rows, exact.ranking.ranked, strict=True):
        shares = exact.acceptability[ranked.row]
        assert row[2] == 100 * shares[0]
        assert list(row[3:6]) == [percent(share) for share in shares]
        assert row[6] == f"{exact.expected_rank[ranked.row]:.2f}"


@pytest.mark.parametrize(("options", "shown"), [(9, 9), (10, 8), (23, 8)])
def test_of_many_ranks_the_last_are_one_column(options: int, shown: int) -> None:
    """Up to nine have a column each; of more, eight have one and the others are `worse`."""
    given = matrix([[i, (7 * i) % options] for i in range(options)], [1, 2], 0, options)
    found, table = solve(given), report(given).table
    headings = [column.heading for column in table.columns]
    assert headings[3 : 3 + shown] == [
        "1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th",
    ][:shown]  # fmt: skip
    assert ("worse" in headings) == (options > shown)
    if options > shown:
        worse = headings.index("worse")
        for row, ranked in zip(table.rows, found.ranking.ranked, strict=True):
            assert row[worse] == percent(found.acceptability[ranked.row, shown:].sum())


def test_ties_of_the_ranking_are_marked() -> None:
    """As in `score`."""
    found = report(matrix([[5, 5], [5, 5], [0, 1]], [1, 1], 0, 10))
    assert [row[0] for row in found.table.rows] == ["=1", "=1", "3"]


def test_confidence_factors_stand_in_the_table_where_scores_are_drawn() -> None:
    """Empty for an option that is first in no draw."""
    found = report(tree(), scores=Scores.uncertain, samples=500)
    assert found.table.columns[-1].heading == "Confidence factor"
    factors = [row[-1] for row in found.table.rows]
    assert factors[2] == ""
    assert all(str(factor).endswith("%") for factor in factors[:2])


def test_central_weights_are_those_of_the_top_criteria() -> None:
    """Beside the stated ones and the mean of all; where leaves vary, a branch is their sum; an
    option that is never first has none."""
    for vary, mean in ((Vary.top, ["33.3%"] * 3), (Vary.leaves, ["50.0%", "25.0%", "25.0%"])):
        found = solve(tree(), vary=vary, samples=None if vary is Vary.top else 900)
        table = robustness_report(found).sections[0].table
        assert [column.heading for column in table.columns] == ["Option", "gain", "risk", "cost"]
        rows = {row[0]: list(row[1:]) for row in table.rows}
        assert list(rows) == ["(stated)", "(all weightings)", "car", "bus"]
        assert rows["(stated)"] == ["42.9%", "28.6%", "28.6%"]
        assert rows["(all weightings)"] == mean
        at = found.ranking.options.index("car")
        weights = dict(zip(found.space.paths, found.central_weights[at].tolist(), strict=True))
        gain = math.fsum(w for path, w in weights.items() if path.startswith("gain"))
        assert rows["car"] == [percent(gain), percent(weights["risk"]), percent(weights["cost"])]


def test_a_path_that_begins_like_another_is_not_below_it() -> None:
    """`risk-two` is no part of `risk`."""
    criteria = {"risk": {"weight": 1} | LEAF, "risk-two": {"weight": 3} | LEAF}
    given = project(criteria, {"a": {"risk": 1, "risk-two": 2}, "b": {"risk": 2, "risk-two": 1}})
    rows = report(given, vary=Vary.leaves).sections[0].table.rows
    assert rows[0] == ("(stated)", "25.0%", "75.0%")


@pytest.mark.parametrize(
    ("doubts", "has_mean"),
    [
        ({"weighting": Weighting.order}, True),
        ({"weighting": Weighting.ranges}, True),
        ({"weighting": Weighting.ranges, "vary": Vary.leaves, "samples": 12_800}, True),
        ({"weighting": Weighting.stated}, False),
    ],
)
def test_the_mean_of_all_weightings_stands_where_it_is_known(
    doubts: dict[str, Any], has_mean: bool
) -> None:
    """Between ranges of four weights it is that of the draws; where weights are as stated, none of
    them stand there."""
    sections = [s for s in report(tree(), **doubts).sections if s.heading == "Central weights"]
    rows = [row for section in sections for row in section.table.rows]
    assert any(row[0] == "(all weightings)" for row in rows) == has_mean


def test_pairs_stand_in_the_order_of_the_ranking() -> None:
    """The row above the column; nobody against himself; not for more than twelve options."""
    found, table = solve(tree()), report(tree()).sections[1].table
    assert [column.heading for column in table.columns] == ["Option", "car", "bus", "oxen"]
    car, bus = found.ranking.options.index("car"), found.ranking.options.index("bus")
    assert table.rows[0][:3] == ("car", "–", percent(found.pairwise[car, bus]))
    assert table.rows[1][:3] == ("bus", percent(found.pairwise[bus, car]), "–")
    for options, sections in ((12, 2), (13, 1)):
        given = matrix([[i, options - i] for i in range(options)], [1, 2], 0, options)
        assert len(report(given).sections) == sections


# --- the notes


def test_notes_say_what_is_exact_and_how_far_draws_are_off() -> None:
    """Nothing drawn, all drawn, or ranks alone; one draw is one draw."""
    assert report(tree()).notes[0] == "All figures are exact but for rounding; nothing is drawn."
    sampled = solve(tree(), samples=2_500, seed=7)
    assert sampled.standard_error is not None
    error = 100 * float(sampled.standard_error.max())
    assert robustness_report(sampled).notes[0] == (
        f"2,500 draws, seed 7; standard errors of the shares are at most {error:.2g} percentage"
        " points."
    )
    assert 0.5 < error <= 1
    assert report(tree(), samples=1).notes[0] == (
        "1 draw, seed 1; each option has one rank in all of them, which leaves standard errors of"
        " 0."
    )
    leaves = report(tree(), vary=Vary.leaves)
    assert leaves.notes[0].startswith("1,000,000 draws, seed 1; ")
    assert leaves.notes[0].endswith("; pairwise winning and expected ranks are exact.")


def test_notes_say_what_leaves_do_to_branches() -> None:
    """Only where a branch has leaves and weights vary evenly over all of them."""
    says = [
        any("a branch with more leaves weighs more" in note for note in report(*given).notes)
        for given in ((tree(),), (matrix(TWO, [1, 1], 0, 10),))
    ]
    assert says == [False, False]
    for vary_top in (
        report(tree(), vary=Vary.leaves, weighting=Weighting.stated),
        report(matrix(TWO, [1, 1], 0, 10), vary=Vary.leaves),
    ):
        assert not any("weighs more" in note for note in vary_top.notes)
    found = report(tree(), vary=Vary.leaves, samples=100)
    assert any("a branch with more leaves weighs more" in note for note in found.notes)


def test_notes_name_what_weighs_nothing_and_what_is_not_uncertain() -> None:
    """Within ranges a weight of 0 stays 0; without ranges there is nothing to draw."""
    given = matrix([[1, 2, 3], [3, 2, 1]], [1, 0, 0], 0, 10)
    assert "c1 and c2 weigh nothing and stay so." in report(given, weighting=Weighting.ranges).notes
    many = report(matrix([[1] * 7], [1, *[0] * 6], 0, 10), weighting=Weighting.ranges)
    assert "6 criteria weigh nothing and stay so." in many.notes
    one = report(matrix(TWO, [1, 0], 0, 10), weighting=Weighting.ranges)
    assert "c1 weighs nothing and stays so." in one.notes
    none = "No score has a range or a distribution: every draw has the stated scores."
    assert none in report(given, scores=Scores.uncertain, samples=10).notes
    assert none not in report(tree(), scores=Scores.uncertain, samples=10).notes


def test_the_last_note_names_the_command_that_goes_on_from_here() -> None:
    """With what it needs to see the same weights vary in the same project."""
    found = solve(tree(), vary=Vary.leaves, samples=10)
    assert (
        robustness_report(found, again="--project p")
        .notes[-1]
        .startswith(
            "`belarus-options flip --vary leaves --project p` shows what puts the others first"
        )
    )
    assert report(tree()).notes[-1].startswith("`belarus-options flip` shows")


# --- data


def result_of(found: Report) -> Any:
    text = to_json(found, "robustness", "0", {}, found.settings)
    return json.loads(text)["result"]


def test_json_has_the_keys_of_the_contract_and_says_what_is_exact() -> None:
    """Method, samples, shares, errors, weights, factors, pairs, expected ranks, verdict."""
    exact = result_of(report(tree()))
    assert list(exact) == [
        "method", "samples", "rank_acceptability", "standard_error", "central_weights",
        "confidence_factor", "pairwise_winning", "expected_rank", "verdict",
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


def test_json_says_what_was_asked_for_and_not_how_fast() -> None:
    """The settings that shape the numbers: not the number of jobs."""
    found = report(tree(), vary=Vary.leaves, weighting=Weighting.order, samples=100, seed=3, jobs=2)
    assert found.settings == {
        "vary": "leaves", "weighting": "order", "spread": None, "scores": "stated", "samples": 100,
        "seed": 3,
    }  # fmt: skip
    assert report(tree()).settings["samples"] is None


@pytest.mark.parametrize(
    "doubts",
    [
        {},
        {"samples": 200},
        {"scores": Scores.uncertain, "samples": 200},
        {"vary": Vary.leaves, "samples": 200},
    ],
)
def test_csv_holds_what_json_holds(doubts: dict[str, Any]) -> None:
    """One row an option in the order of the ranking, every rank and every weight, at full
    precision; nothing stands where JSON has null."""
    found = report(tree(), **doubts)
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
    lines = to_lines(report(tree())).splitlines()
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


def doubted() -> Iterator[dict[str, Any]]:
    for weighting in Weighting:
        for vary in Vary:
            for scores in Scores:
                yield {"weighting": weighting, "vary": vary, "scores": scores, "samples": 12_800}


@pytest.mark.parametrize("given", DEGENERATE.values(), ids=DEGENERATE)
def test_no_form_of_any_answer_has_a_nan_or_speaks_of_likelihood(given: Project) -> None:
    """One option, all alike, weights of 0 and 1, a constant criterion, values far outside: each in
    every kind of doubt and every form."""
    for doubts in doubted():
        found = report(given, **doubts)
        forms = [
            to_json(found, "robustness", "0", {}, found.settings),
            to_csv(found),
            to_markdown(found),
            to_lines(found),
            *(to_terminal(found, width=w, color=False, encoding="utf-8") for w in (40, 80, 120)),
        ]
        for form in forms:
            assert not re.search(r"\b(nan|inf|None|NaN|Infinity)\b", form), form
            assert not NEVER.search(form), form
            assert ",;" not in form


@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_terminal_of_any_width_shows_every_share(width: int) -> None:
    """No line is wider, and no cell of the table is cut."""
    found = report(tree(), scores=Scores.uncertain, samples=3_000)
    shown = to_terminal(found, width=width, color=False, encoding="utf-8")
    assert all(cell_len(line) <= width for line in shown.splitlines())
    for table in (found.table, *(section.table for section in found.sections)):
        for row in table.rows:
            for cell in row:
                assert not isinstance(cell, str) or cell in shown
