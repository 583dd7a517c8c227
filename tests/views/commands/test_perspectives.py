"""What `perspectives` says: its sentences, tables and data."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest

from belarus_options.methods.rankings.aggregation import KemenyOrders
from belarus_options.studies.comparing_rankings import RankingComparison
from belarus_options.studies.disagreement import Disagreement
from belarus_options.studies.perspectives import Perspectives, perspectives
from belarus_options.views.commands.perspectives import perspectives_report
from belarus_options.views.forms.plain import to_csv, to_lines
from belarus_options.views.report.report import Report, Table
from models import project
from wording import WORDING, answer, held_pointers, notes, paragraphs, rows, sections, text

PLACES = {"worst": 0, "best": 100}


def result_of(
    totals: Mapping[str, Sequence[float]], names: Mapping[str, str] | None = None
) -> Perspectives:
    """A study in which every perspective has these totals for options a, b, …: each weighs nothing
    but a criterion of its own, and criteria.yaml weighs all alike."""
    criteria = {f"c-{p}": {"weight": 1, "scale": PLACES} for p in totals}
    count = len(next(iter(totals.values())))
    scores = {
        "abcdefghijklmnopqrstuvwxyz"[i]: {f"c-{p}": row[i] for p, row in totals.items()}
        for i in range(count)
    }
    named = {p: {"name": name} for p, name in (names or {}).items()}
    views = {p: {"weights": {f"c-{p}": "100%"}, **named.get(p, {})} for p in totals}
    return perspectives(project(criteria, scores, perspectives=views))


def report(totals: Mapping[str, Sequence[float]], **names: str) -> Report:
    return perspectives_report(result_of(totals, names))


def section(shown: Report, heading: str) -> tuple[str, list[tuple[str, ...]]]:
    """The note and the rows of the table whose heading begins like this."""
    block = next(b for h, b in sections(shown).items() if h.startswith(heading))
    assert isinstance(block.content, Table)
    return text(block.note), rows(block.content)


@pytest.mark.parametrize(
    ("totals", "sentence"),
    [
        ({"p": [60, 50]}, "p, the only perspective, puts a first."),
        ({"p": [60, 60, 1]}, "p, the only perspective, ties a and b first."),
        ({"p": [60, 50], "q": [70, 20]}, "Both perspectives put a first."),
        ({"p": [6, 6, 5], "q": [7, 7, 1]}, "Both perspectives tie a and b first."),
        ({"p": [6, 5], "q": [7, 1], "r": [2, 1]}, "All 3 perspectives put a first."),
        ({"p": [6, 5], "q": [1, 7], "r": [1, 2]}, "b is first for q and r; a for p."),
        ({"p": [6, 5, 6], "q": [1, 7, 1]}, "a and c tie for first for p; b is first for q."),
        ({"p": [6, 5, 5], "q": [1, 7, 7]}, "a is first for p; b and c tie for first for q."),
        ({p: [1, 2] for p in "pqrstu"} | {"v": [2, 1]}, "b is first for 6 perspectives; a for v."),
        ({"p": [60], "q": [50]}, "a is the only option, so everybody puts it first."),
    ],
)
def test_the_first_sentence_says_who_chooses_what(
    totals: Mapping[str, Sequence[float]], sentence: str
) -> None:
    """The choice of most perspectives first; those that tie say so."""
    assert answer(report(totals))[0] == sentence


def test_many_choices_are_cut_short() -> None:
    """The tables below have all of them."""
    totals = {f"p{i}": [10 if i == j else 1 for j in range(7)] for i in range(7)}
    assert answer(report(totals))[0].endswith("; e for p4; the others choose otherwise.")


@pytest.mark.parametrize(
    ("totals", "sentence"),
    [
        (
            {"p": [60, 20, 50], "q": [20, 60, 48]},
            "They could meet at c: it costs nobody more than 12.0 points (q). The next best are a"
            " and b at 40.0 (p and q).",
        ),
        (
            {"p": [60, 20, 50, 50], "q": [20, 62, 50, 50]},
            "They could meet at c or d: each of them costs nobody more than 12.0 points (q). The"
            " next best is b at 40.0 (p).",
        ),
        ({"p": [60, 50], "q": [50, 60]}, "Every option costs somebody 10.0 points."),
        (
            {"p": [60, 60, 1], "q": [50, 20, 1]},
            "They could meet at a, which everybody puts first.",
        ),
        (
            {"p": [50.01, 50], "q": [20, 60]},
            "They could meet at b: it costs nobody as much as 0.05 points (p). The next"
            " best is a at 40.0 (q).",
        ),
    ],
)
def test_the_second_sentence_says_where_they_could_meet(
    totals: Mapping[str, Sequence[float]], sentence: str
) -> None:
    """The option that costs nobody much, whom it costs that, and what comes next."""
    assert answer(report(totals))[1] == sentence


def test_nobody_has_to_meet_where_all_choose_alike() -> None:
    """The first sentence has said it."""
    said = answer(report({"p": [60, 50, 1], "q": [70, 20, 30]}))
    assert not any("meet" in line for line in said)


@pytest.mark.parametrize(
    ("concordance", "words"),
    [
        (None, "No perspective tells any two options apart, so there is no agreement to measure."),
        (0.0, "On the whole order they do not agree at all (Kendall's W is 0)."),
        (0.001, "hardly agree: Kendall's W is <0.01, where"),
        (0.1999, "hardly agree: Kendall's W is 0.20, where"),
        (0.2, "agree weakly: Kendall's W is 0.20, where"),
        (0.4, "agree moderately: Kendall's W is 0.40, where"),
        (0.6, "agree strongly: Kendall's W is 0.60, where"),
        (0.8, "agree very strongly: Kendall's W is 0.80, where"),
        (0.999, "agree very strongly: Kendall's W is >0.99, where"),
        (1.0, "They order all options alike (Kendall's W is 1)."),
    ],
)
def test_agreement_is_said_in_words(
    monkeypatch: pytest.MonkeyPatch, concordance: float | None, words: str
) -> None:
    """By steps of a fifth; no agreement and full agreement have words of their own."""
    result = result_of({"p": [60, 20], "q": [20, 60]})
    monkeypatch.setattr(RankingComparison, "kendall_w", concordance)
    assert words in answer(perspectives_report(result))[2]


def test_one_perspective_has_nobody_to_agree_with() -> None:
    """No W, no pairs, no rules: who it is and what it puts where."""
    shown = report({"p": [60, 20]})
    assert len(shown.answer) == 1
    assert list(sections(shown)) == ["Each perspective"]
    assert paragraphs(shown) == ()
    assert len(notes(shown)) == 1


def disagreement(part: float, *, is_about_first: bool = True) -> Disagreement:
    parts = {"x": part, "y.z": 20 - part}
    weights = {"x": (0.55, 0.2), "y.z": (0.1, 0.4)}
    return Disagreement(("p", "q"), ("a", "b"), is_about_first, (12.0, -8.0), weights, parts)


@pytest.mark.parametrize(
    ("pair", "sentence"),
    [
        (
            disagreement(12),
            "p puts a first and q b: most of the 20.0 points between them is the weight of x, 55%"
            " against 20% (12.0).",
        ),
        (
            disagreement(10),
            "p puts a first and q b: the largest part of the 20.0 points between them is the weight"
            " of x, 55% against 20% (10.0).",
        ),
        (
            disagreement(8),
            "p puts a first and q b: most of the 20.0 points between them is the weight of y.z, 10%"
            " against 40% (12.0).",
        ),
        (
            disagreement(23),
            "p puts a first and q b: most of the 20.0 points between them is the weight of x, 55%"
            " against 20% (23.0; other weights pull the other way).",
        ),
        (
            disagreement(12, is_about_first=False),
            "p puts a above b and q below it: most of the 20.0 points between them is the weight of"
            " x, 55% against 20% (12.0).",
        ),
    ],
)
def test_a_disagreement_is_said_in_words(pair: Disagreement, sentence: str) -> None:
    """Who has what above what, by how much, and the weight that adds most to it; with two equal
    parts, the first in the tree."""
    result = replace(result_of({"p": [60, 20], "q": [20, 60]}), disagreements=(pair,))
    shown = perspectives_report(result)
    assert answer(shown)[-1] == sentence
    assert paragraphs(shown) == ()


def test_every_disagreement_is_said_below_and_counted_above() -> None:
    """The lead counts those about the first place by the weight that explains most; the list has
    all, also those about other places."""
    pairs = (
        disagreement(12),
        disagreement(13),
        disagreement(2),
        disagreement(12, is_about_first=False),
    )
    result = replace(result_of({"p": [60, 20], "q": [20, 60]}), disagreements=pairs)
    shown = perspectives_report(result)
    assert answer(shown)[-1] == (
        "3 pairs of perspectives put different options first; the weight that explains most is x"
        " in 2 and y.z in 1."
    )
    (detail,) = paragraphs(shown)
    assert len(detail.split("\n")) == 5
    assert detail.count("- p puts a first") == 3
    assert detail.count("- p puts a above b") == 1


def test_of_very_many_disagreements_the_widest_are_said() -> None:
    """And it is said that JSON has all."""
    pairs = (disagreement(12),) * 30
    result = replace(result_of({"p": [60, 20], "q": [20, 60]}), disagreements=pairs)
    shown = perspectives_report(result)
    (detail,) = paragraphs(shown)
    assert detail.count("- p puts") == 28
    assert "28 widest of 30" in detail
    assert len(shown.result()["disagreements"]) == 30


def test_the_table_has_ranks_and_totals_side_by_side() -> None:
    """The reference first, then perspectives by id; ties marked; options best first by the
    reference; a pipe gets what the rules say too, with a minus that programs read."""
    shown = report({"q": [10, 30, 30], "p": [60, 20, -40]})
    assert to_lines(shown, WORDING).splitlines() == [
        "Option\t(stated)\tp\tq\tBorda\tCopeland\tWorst loss",
        "a\t1 35.0\t1 60.0\t3 10.0\t2\t0\t20.0",
        "b\t2 25.0\t2 20.0\t=1 30.0\t2.5\t1\t40.0",
        "c\t3 -5.0\t3 -40.0\t=1 30.0\t1.5\t-1\t100.0",
    ]
    assert rows(shown.table)[-1] == ("c", "3 −5.0", "3 −40.0", "=1 30.0", "1.5", "−1", "100.0")


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


def test_the_rules_say_where_they_agree_and_where_they_differ() -> None:
    """All that tie are named."""
    agree, _ = section(report({"p": [3, 2, 1], "q": [3, 2, 1]}), "All perspectives")
    assert agree.startswith(
        "The rules agree: Borda, Copeland, Kemeny and the smallest worst loss take a."
    )
    differ, together = section(
        report({"p": [60, 50, 0], "q": [60, 50, 0], "r": [0, 50, 45]}), "All persp"
    )
    assert differ.startswith(
        "The rules differ: Borda takes a or b; Copeland and Kemeny take a; the smallest worst loss"
        " takes b."
    )
    assert together[0] == ("b", "4", "0", "10.0", "p and q")


def test_kemenys_orders_are_all_listed_or_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """How many there are, what they contradict, and which are shown."""
    result = result_of({"p": [3, 2, 1], "q": [1, 2, 3]})
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
    note, _ = section(shown, "All perspectives")
    assert "Kemeny" not in note.split(". ")[0]


def test_options_that_all_tie_leave_no_empty_tables() -> None:
    """No pairs and no orders where no perspective tells any two options apart."""
    shown = report({"p": [5, 5], "q": [6, 6]})
    assert list(sections(shown)) == ["Each perspective", "All perspectives together"]
    assert answer(shown) == (
        "Both perspectives tie a and b first.",
        "No perspective tells any two options apart, so there is no agreement to measure.",
    )


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


def test_csv_has_a_row_an_option_with_a_rank_and_a_total_for_each() -> None:
    """In the table's order, at full precision."""
    lines = to_csv(report({"q": [10, 30], "p": [60, 20]})).splitlines()
    assert lines == [
        "option,name,rank,total,rank:p,total:p,rank:q,total:q,borda,copeland,worst_loss,"
        "worst_loss_of,dominated_by",
        "a,A,1,35.0,1,60.0,2,10.0,1.0,0,20.0,q,",
        "b,B,2,25.0,2,20.0,1,30.0,1.0,0,40.0,p,",
    ]


def test_json_has_the_contracts_keys_and_what_follows_from_them() -> None:
    """By perspective and by option, both in the order of their ids."""
    result: Any = report({"q": [10, 30], "p": [60, 20]}).result()
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
    assert (pair["criterion"], pair["weights"]) == ("c-q", [0, 1])


def test_figures_say_where_the_result_has_them() -> None:
    """The JSON pointer of a number leads to the same number."""
    assert len(held_pointers(report({"p": [60, 20, 50], "q": [20, 60, 48]}))) > 5
    assert len(held_pointers(report({"p": [60, 50], "q": [50, 60]}))) > 5
    small: dict[str, list[float]] = {"p": [50.01, 50, 3], "q": [20, 60, 3], "r": [1, 2, 3]}
    assert len(held_pointers(report(small))) > 5


def test_the_command_shows_the_widest_disagreement_under_the_first_perspective() -> None:
    """The two options as its arguments, and what was set with the perspective beside it."""
    result = result_of({"p": [60, 20], "q": [20, 60]})
    said = notes(perspectives_report(result))[-1]
    assert said.startswith("`belarus-options explain a b --perspective p` ")
