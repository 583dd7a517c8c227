"""What `stress` shows: its blocks and data."""

import json
from typing import Any

import pytest
from rich.cells import cell_len

from belarus_options.model.settings import AS_STATED
from belarus_options.studies.stress import stress
from belarus_options.views.commands.stress import stress_report
from belarus_options.views.forms.text import to_text
from belarus_options.views.report.report import Report
from models import project
from stressed import found, score
from wording import WORDING, notes, rows, section, sections, text

RESULT = {
    "a": [score(8, "e", "f", range=(7, 9), if_wrong={"e": 7, "f": 6.8}), score(5)],
    "b": [score(6, "e", range=(2, 7)), score(5, settled=True)],
}


def test_in_full_there_are_sets_and_what_is_worth_finding_out() -> None:
    """A set with what scores would be and who is first; where none does it, a sentence says so."""
    rows_ = {
        "a": [score(8, "e", if_wrong={"e": 7}), score(8, "f", if_wrong={"f": 7})],
        "b": [score(7.2), score(7.3)],
    }
    assert rows(section(stress_report(found(rows_)), "Two or three items wrong together")) == [
        ("e and f", "c0 is 7 for a; c1 is 7 for a", "−2.5", "b")
    ]
    report = stress_report(found(RESULT))
    assert any(
        line.startswith("No two or three items, wrong together, put") for line in notes(report)
    )
    assert "What is worth finding out" not in sections(report)
    worth = stress_report(found({"a": [score(8, range=(0, 9))], "b": [score(6)]}))
    assert rows(section(worth, "What is worth finding out")) == [("a", "c0", "0", "9", "3.0")]
    note = text(sections(worth)["What is worth finding out"].note)
    assert "counted from the means of all ranges (a 68.3, b 60.0)" in note


def test_the_json_result_has_what_is_documented() -> None:
    """Scores and beliefs with where they are, the lead there and who is first."""
    result = json.loads(json.dumps(stress_report(found(RESULT)).result()))
    assert list(result) == [
        "winners", "verdict", "lead", "scores", "beliefs", "sets", "settled", "cited",
        "worth_finding_out",
    ]  # fmt: skip
    assert (result["lead"], result["settled"], result["cited"]) == (10.0, 1, 2)
    assert result["scores"][0] == {
        "option": "a", "criterion": "c0", "stated": 8.0, "range": [7.0, 9.0],
        "if_wrong": {"e": 7.0, "f": 6.8}, "to": 6.8, "reach": "if wrong", "item": "f",
        "meaning": None, "lead": 4.0, "load_bearing": False, "first": ["a"],
        "evidence": ["e", "f"],
    }  # fmt: skip
    assert result["beliefs"][0] == {
        "item": "f",
        "scores": [{"option": "a", "criterion": "c0", "from": 8.0, "to": 6.8}],
        "lead": 4.0, "load_bearing": False, "first": ["a"],
    }  # fmt: skip
    assert result["sets"] == []


def test_csv_has_scores_and_then_beliefs() -> None:
    """A score with the item that is wrong where that takes it there; a belief by its item."""
    header, lists = stress_report(found(RESULT)).records()
    lines = [dict(zip(header, row, strict=True)) for row in lists]
    assert [(row["option"], row["criterion"], row["item"]) for row in lines] == [
        ("a", "c0", "f"), ("b", "c0", None), ("a", "c1", None),
        (None, None, "f"), (None, None, "e"),
    ]  # fmt: skip
    assert (lines[0]["low"], lines[0]["high"], lines[0]["to"]) == (7.0, 9.0, 6.8)
    assert (lines[0]["load_bearing"], lines[0]["evidence"]) == ("false", "e f")


def test_one_option_has_an_answer_and_nothing_else() -> None:
    """And JSON has no scores and no lead."""
    report = stress_report(found({"a": [score(6, "e", range=(0, 9), if_wrong={"e": 1})]}))
    assert [block for block in report.shown(is_full=False) if _has_content(block.content)] == []
    result = report.result()
    assert (result["lead"], result["scores"], result["beliefs"], result["sets"]) == (
        None,
        [],
        [],
        [],
    )


def _has_content(content: object) -> bool:
    return bool(getattr(content, "rows", ()) or getattr(content, "sentences", ()))


def _case() -> Report:
    return stress_report(found({
        "the-first-of-them": [score(8, "e", range=(2, 9)), score(7, "f", "g"), score(5)],
        "the-second": [score(7, "e", range=(2, 9)), score(6, "h", if_wrong={"h": 9}), score(5)],
        "third": [score(1, "e"), score(6, "f"), score(5, "g", "h")],
    }))  # fmt: skip


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_every_width_shows_the_same_and_no_line_is_wider(width: int) -> None:
    """Tables are cut or listed, and nothing of them is lost."""
    shown = to_text(_case(), WORDING, is_full=True, width=width, color=False, encoding="utf-8")
    wide = to_text(_case(), WORDING, is_full=True, width=400, color=False, encoding="utf-8")
    assert all(cell_len(line) <= width for line in shown.split("\n"))

    def words(page: str) -> set[str]:
        return {word.strip(".,:;()") for word in page.split() if "─" not in word}

    # Ids too long for a narrow column go on in the next line.
    pieces = {word for word in words(wide) if len(word) <= 14}
    assert pieces <= words(shown)


def test_doubt_that_options_share_is_left_out_and_that_is_said() -> None:
    """On the leaves that state it; the scores found are those without it."""
    scores: dict[str, dict[str, Any]] = {"a": {"x": {"value": 8, "range": (7, 9)}}, "b": {"x": 6}}
    plain = {"x": {"weight": 1, "scale": {"worst": 0, "best": 10}}}
    shared = {"x": {**plain["x"], "shared": {"normal": {"mean": 0, "sd": 3}}}}
    without, given = (stress_report(stress(project(c, scores), AS_STATED)) for c in (plain, shared))
    said = (
        "Doubt that all options share on x is left out; `belarus-options robustness --scores"
        " uncertain` draws it."
    )
    assert said in notes(given)
    assert said not in notes(without)
    assert given.result() == without.result()
