"""The sentences of `stress`: each true as it stands, with what was moved in it."""

from typing import Any

import pytest

from belarus_options.views.commands.stress import stress_report
from belarus_options.views.commands.stress_sentences import worth_note
from stressed import found, score
from wording import answer, held_pointers, notes, text

Rows = dict[str, list[dict[str, Any]]]
NO_SETTLED = "No score says what follows if its evidence is wrong (if_wrong)."


def said(rows: Rows) -> str:
    return " ".join(answer(stress_report(found(rows))))


def noted(rows: Rows) -> str:
    return " ".join(notes(stress_report(found(rows))))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            {"a": [score(8, range=(2, 9)), score(5)], "b": [score(5, settled=True), score(4)]},
            "First place rests on one score of a, c0: with it alone at the low end of its stated"
            " range, b is first. None of the other three scores does that alone within what is"
            " stated for it, or by one step where nothing is.",
        ),
        (
            {
                "a": [score(8, range=(2, 9)), score(8, range=(2, 9))],
                "b": [score(6, settled=True), score(7, range=(7, 7))],
                "c": [score(6, settled=True), score(7, range=(7, 7))],
            },
            "First place rests on two scores of a, c0 and c1: with either one alone at the low end"
            " of its stated range, b and c tie for first. None of the other four scores does that"
            " alone within what is stated for it.",
        ),
        (
            {"a": [score(8, range=(2, 9))], "b": [score(6, range=(5, 9))], "c": [score(0)]},
            "First place rests on two scores, a on c0 and b on c0: with either one alone at an end"
            " of its stated range, b is first. The other score does not do that alone within what"
            " is stated for it, or by one step where nothing is.",
        ),
        (
            {"a": [score(8, distribution={"uniform": {"low": 2, "high": 9}})], "b": [score(7.2)],
             "c": [score(7.5, "e", if_wrong={"e": 9})]},
            "First place rests on three scores, a on c0, c on c0 and b on c0: with any one of them"
            " moved alone within what is stated for it, or by one step where nothing is, another"
            " option is first. One item of evidence (e) can put another option ahead of a, when"
            " taken to be wrong in every score that says what it would be then, weights as stated.",
        ),
        (
            {"a": [score(8, "e", if_wrong={"e": 2})], "b": [score(6, settled=True)]},
            "First place rests on one score of a, c0: with it alone at what it would be if its"
            " evidence were wrong, b is first. The other score does not do that alone within what"
            " is stated for it. One item of evidence (e) can put another option ahead of a, when"
            " taken to be wrong in every score that says what it would be then, weights as stated.",
        ),
        (
            {"a": [score(8, "e", "f", range=(7, 9), if_wrong={"e": 7.5, "f": 7})],
             "b": [score(5, range=(4, 6))]},
            "None of the two scores can put another option ahead of a, when moved alone within what"
            " is stated for it, weights as stated. a stays first when any one of two items of"
            " evidence is taken to be wrong in every score that says what it would be then,"
            " weights as stated.",
        ),
        (
            {"a": [score(7, range=(7, 8))], "b": [score(6.2, range=(6, 6.5))]},
            "No clear winner: a leads b by 8.0 points, and one score alone, moved by one step,"
            " turns that round: with a on c0 at 6 instead of 7, b is 2.0 ahead. None of the two"
            " scores can put another option ahead of a, when moved alone within what is stated for"
            " it, weights as stated.",
        ),
        (
            {"b": [score(6, settled=True)], "a": [score(6, settled=True)]},
            "No clear winner: a and b tie for first. What follows is about a, the first by id."
            " Every score is settled, so none is moved.",
        ),
        (
            {"a": [score(6)]},
            "a is the only option: it has no rival, whatever its scores.",
        ),
    ],
)  # fmt: skip
def test_the_answer(rows: Rows, expected: str) -> None:
    """One score, two of one option or of two, many; ends of ranges, evidence that is wrong; none,
    where the verdict says what a step beyond a range does; a tie, one option."""
    assert said(rows) == expected


def test_of_many_scores_and_items_there_is_the_number() -> None:
    """Names stop being read after five."""
    rows = {
        "a": [score(8, "e", "f", if_wrong={"e": 1, "f": 7.9}) for _ in range(6)],
        "b": [score(7.5, settled=True) for _ in range(6)],
    }
    assert said(rows).startswith("First place rests on six scores: with any one of them alone at ")
    assert "Of two items of evidence, one (e) can put another option ahead of a, when " in said(
        rows
    )


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            {"a": [score(8)], "b": [score(5)]},
            "No score cites evidence. No score has a range or a"
            " distribution by which to count what it is worth to find out.",
        ),
        (
            {"a": [score(8, "e", range=(7, 9))], "b": [score(5, "f", settled=True)]},
            f"{NO_SETTLED} One score of b is settled. Counted from the means of all ranges (a 80.0,"
            " b 50.0), finding out any one score gains nothing on average.",
        ),
        (
            {"a": [score(8, "e", "f", "h", range=(0, 9), if_wrong={"e": 1})], "b": [score(6)]},
            "Of three items cited, two have no if_wrong and so no verdict. Counted from the means"
            " of all ranges (a 68.3, b 60.0), finding out score 1 gains 3.0 points on average.",
        ),
        ({"a": [score(8)]}, ""),
    ],
)
def test_the_caveat_names_what_has_no_verdict_and_the_baseline(rows: Rows, expected: str) -> None:
    """In one sentence with what finding out gains are the means that it is counted from
    (newcomers who saw a lead of 4.1 in one command took it for the baseline of the other)."""
    assert noted(rows) == expected


def test_another_option_than_the_leader_can_be_best_on_average() -> None:
    """The two means say so."""
    rows = {"a": [score(8, range=(0, 8))], "b": [score(7, settled=True)], "c": [score(1)]}
    assert "(b 70.0, a 66.7)" in noted(rows)
    assert "(b 70.0, a 66.7)" in text(worth_note(found(rows)))


def test_figures_point_into_the_result() -> None:
    """The two means and the worth, below the table and above that of the worths."""
    rows = {"a": [score(8, "e", range=(0, 9))], "b": [score(6, "f", range=(2, 7))]}
    assert set(held_pointers(stress_report(found(rows)))) == {
        "/worth_finding_out/expected_totals/a",
        "/worth_finding_out/expected_totals/b",
        "/worth_finding_out/scores/0/evppi",
    }
