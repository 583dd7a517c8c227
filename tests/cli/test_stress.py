"""`stress` as a whole: what it prints in each form, under settings, and what it refuses."""

from pathlib import Path

import pytest

from belarus_options.files.folder import builtin_path
from commands import lines_of, printed, refused, result_of, rows_of, shown_here
from folders import CLEAN, edited, write_folder

CASE = ("--project", str(builtin_path()))
ITEM_KEYS = ["item", "kind", "scores", "load_bearing", "takes_over", "least_lead", "cited_by",
             "source", "where", "says"]  # fmt: skip
# One more source, and a score that cites nothing.
TWO_SOURCES = edited(
    "evidence.yaml",
    ("evidence:\n", "  paper: {title: Valley Courier, reliability: C}\nevidence:\n"),
    (
        "plans: {source: report,",
        "plans: {source: paper, where: {section: Local, paragraph: 3, page: 2},",
    ),
    files=edited(
        "options/build.yaml",
        ("confidence: high, evidence: [noise-study]", "confidence: high"),
    ),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """With every score in doubt, so that more hangs on the evidence."""
    doubted = {name: text.replace("settled: true, ", "") for name, text in TWO_SOURCES.items()}
    return write_folder(tmp_path, doubted)


def test_json_has_the_keys_of_the_contract_and_those_that_are_documented() -> None:
    """Winners, items and sets, then coverage and what is worth finding out; in the case each item
    of evidence and each assumption is there once."""
    result = result_of("stress", *CASE)
    assert list(result) == ["winners", "items", "sets", "coverage", "worth_finding_out"]
    for item in result["items"]:
        assert list(item) == ITEM_KEYS
        assert item["load_bearing"] == (item["least_lead"] <= 0.0) == bool(item["takes_over"])
    ids = [item["item"] for item in result["items"]]
    assert len(set(ids)) == len(ids)
    bearing = [[item["item"]] for item in result["items"] if item["load_bearing"]]
    assert [ids for ids in result["sets"] if len(ids) == 1] == sorted(bearing)
    worths = [score["evppi"] for score in result["worth_finding_out"]["scores"]]
    assert worths == sorted(worths, reverse=True)
    assert min(worths) >= 0.0


def test_csv_holds_the_items_of_json(folder: Path) -> None:
    """One row each, numbers to the last digit, with the place of each."""
    rows = rows_of("stress", cwd=folder)
    items = result_of("stress", cwd=folder)["items"]
    assert len(rows) == len(items) == 8 + 1 + 2
    for row, item in zip(rows, items, strict=True):
        assert (row["item"], row["kind"]) == (item["item"], item["kind"])
        assert float(row["least_lead"]) == item["least_lead"]
        assert row["load_bearing"] == str(item["load_bearing"]).lower()
        assert row["takes_over"].split() == item["takes_over"]
        assert row["scores"].split() == [f"{s['option']}/{s['criterion']}" for s in item["scores"]]
    [plans] = [row for row in rows if row["item"] == "plans"]
    assert [plans[key] for key in ("source", "section", "paragraph", "page", "url")] == [
        "paper", "Local", "3", "2", "",
    ]  # fmt: skip


def test_a_pipe_gets_one_line_a_load_bearing_item_and_nothing_else(folder: Path) -> None:
    """A header and tab-separated rows, each with its place, its scores and its words."""
    lines = lines_of("stress", cwd=folder)
    assert lines[0] == ["Item", "Kind", "Scores on it alone", "Least lead", "First instead",
                        "Where", "Scores that hang on it alone", "Says"]  # fmt: skip
    bearing = [
        item["item"] for item in result_of("stress", cwd=folder)["items"] if item["load_bearing"]
    ]
    assert sorted(line[0] for line in lines[1:]) == sorted(bearing)
    assert lines[1] == [
        "plans", "forecast", "3", "-19.1", "keep, lease", "paper, “Local”, paragraph 3, page 2",
        "build on benefit.speed; keep on benefit.speed; lease on benefit.speed",
        "When each could open.",
    ]  # fmt: skip


def test_markdown_has_the_answer_and_every_table(folder: Path) -> None:
    """Sentences above, then tables under headings of their own."""
    text = printed("stress", "--format", "markdown", cwd=folder)
    found = [text.index(part) for part in (
        "The answer hangs on", "| Item | Kind |", "## What these items say",
        "## Sets that do it together", "## Coverage", "To take evidence away",
    )]  # fmt: skip
    assert found == sorted(found)


@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_terminal_shows_the_answer_the_place_and_the_coverage(folder: Path, width: int) -> None:
    """At any width."""
    shown = shown_here("stress", width=width, cwd=folder)
    text = " ".join(shown.split())
    assert "The answer hangs on four of nine items" in text
    assert "Of two sources, the answer hangs on two as a whole: report and paper." in text
    assert "(forecast; paper, “Local”, paragraph 3, page 2)" in text
    assert "Coverage" in shown


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
    """Leads null, and nothing load-bearing."""
    result = result_of("stress", *CASE, "--option", "cut-ties")
    assert result["winners"] == ["cut-ties"]
    assert {item["least_lead"] for item in result["items"]} == {None}
    assert result["sets"] == []


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
