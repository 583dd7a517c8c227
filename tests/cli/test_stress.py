"""`stress` as a whole: what it prints in each form, under settings, and what it refuses."""

from pathlib import Path

import pytest

from breaking import RESTING
from commands import lines_of, printed, refused, result_of, rows_of, shown_here
from folders import CLEAN, FIXED_CASE, write_folder

CASE = ("--project", str(FIXED_CASE))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path, RESTING)


def test_json_of_the_case_has_every_score_once_and_every_belief() -> None:
    """Least leads first; settled scores are counted; what says `if_wrong` is a belief."""
    result = result_of("stress", *CASE)
    leads = [score["lead"] for score in result["scores"]]
    assert leads == sorted(leads)
    scores = {(score["option"], score["criterion"]) for score in result["scores"]}
    assert len(scores) == len(result["scores"]) == 60 - result["settled"]
    assert all(score["load_bearing"] == (score["lead"] < 0) for score in result["scores"])
    told = {item for score in result["scores"] for item in score["if_wrong"]}
    assert {belief["item"] for belief in result["beliefs"]} == told
    worths = [score["evppi"] for score in result["worth_finding_out"]["scores"]]
    assert worths == sorted(worths, reverse=True)
    assert min(worths) >= 0.0


def test_csv_holds_the_scores_and_beliefs_of_json(folder: Path) -> None:
    """One row each, numbers to the last digit."""
    rows, result = rows_of("stress", cwd=folder), result_of("stress", cwd=folder)
    expected = [*result["scores"], *result["beliefs"]]
    assert len(rows) == len(expected) == 8 + 1
    for row, each in zip(rows, expected, strict=True):
        assert float(row["lead"]) == each["lead"]
        assert row["load_bearing"] == str(each["load_bearing"]).lower()
        assert row["first"].split() == each["first"]
    assert [row["item"] for row in rows if not row["option"]] == ["trend"]


def test_lines_are_the_scores_and_beliefs_with_their_details(folder: Path) -> None:
    """Tab-separated, a header and a line each."""
    lines = lines_of("stress", "--format", "tsv", cwd=folder)
    assert lines[0] == ["#", "Check first", "Stated", "Range", "Lead there", "First there",
                        "There", "Meaning", "Evidence"]  # fmt: skip
    assert len(lines) == 1 + 8 + 1
    assert lines[1] == ["1", "build on benefit.reach", "3", "2–3", "+7.9", "build",
                        "2", "Four fifths of it", "survey, trend"]  # fmt: skip


def test_markdown_has_what_stands_below_a_row_under_the_table(folder: Path) -> None:
    """The belief with its words, and no command to type."""
    text = printed("stress", "--format", "markdown", cwd=folder)
    found = [text.index(part) for part in (
        "can put another option ahead", "| # | Check first |", "If trend is wrong  \n",
        "Assumption: The valley neither grows nor shrinks.", "Counted from the means",
    )]  # fmt: skip
    assert found == sorted(found)
    assert "--full" not in text


@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_terminal_shows_the_belief_and_what_scores_would_be(folder: Path, width: int) -> None:
    """At any width."""
    text = " ".join(shown_here("stress", width=width, cwd=folder).split())
    assert "One item of evidence (trend) can put another option ahead of Build a clinic" in text
    assert "Then Reach is 2 for Build a clinic and lease" in text


def test_a_score_of_which_one_asks_what_if_is_settled() -> None:
    """It counts as known: nothing moves it."""
    asked = ("--score", "defense-attache/leverage.competition=1")
    result = result_of("stress", *CASE, *asked)
    assert "leverage.competition" not in {
        score["criterion"] for score in result["scores"] if score["option"] == "defense-attache"
    }


def test_files_and_evidence_in_another_order_give_the_same_result(tmp_path: Path) -> None:
    """Items, scores and citations written the other way round: not a digit changes."""

    def reversed_blocks(text: str) -> str:
        head, *blocks = text.split("\n  ")
        return "\n  ".join([head, *reversed([block.rstrip("\n") for block in blocks])]) + "\n"

    straight = write_folder(tmp_path / "straight", CLEAN)
    keep = CLEAN["options/keep.yaml"].replace(
        "[survey, travel-times, trend]", "[trend, survey, travel-times]"
    )
    start, evidence = CLEAN["evidence.yaml"].split("evidence:\n")
    items = evidence.replace("\n    ", " ").replace("trend: kind", "trend: {kind")
    items = items.replace(
        "assumption says: The valley neither grows nor shrinks. because:",
        "assumption, says: The valley neither grows nor shrinks., because:",
    )
    items = items.replace("twenty years.", "twenty years.}")
    files = CLEAN | {
        "options/keep.yaml": keep,
        "evidence.yaml": start + "evidence:\n" + "".join(reversed(items.splitlines(True))),
    }
    turned = write_folder(tmp_path / "turned", files)
    assert result_of("stress", cwd=turned) == result_of("stress", cwd=straight)


def test_one_option_has_nobody_to_lose_to() -> None:
    """No lead and no scores."""
    result = result_of("stress", *CASE, "--option", "cut-ties")
    assert (result["winners"], result["lead"], result["scores"]) == (["cut-ties"], None, [])


def test_a_range_too_large_to_work_with_is_an_error_with_its_place(tmp_path: Path) -> None:
    """`score` never looks at a range; here it is refused as a score would be."""
    write_folder(tmp_path, {
        "criteria.yaml":
            "decision: {title: T}\ncriteria:\n  x: {scale: {worst: 0, best: 1e-100}}\n",
        "options/a.yaml": "name: A\nscores: {x: {value: 0, range: [0, 1e99]}}\n",
        "options/b.yaml": "name: B\nscores: {x: 0}\n",
    })  # fmt: skip
    assert printed("score", cwd=tmp_path)
    said = refused("stress", cwd=tmp_path)
    assert "error[out-of-range]" in said
    assert "criteria.yaml:3" in said
