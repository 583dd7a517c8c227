"""`stress` as a whole: what it prints in each form, under settings, and what it refuses."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from belarus_options.files.folder import builtin_path
from folders import CLEAN, edited, write_folder
from process import run, run_on_terminal

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


def result_of(*arguments: str, cwd: Path | None = None) -> Any:
    done = run("stress", *arguments, "--format", "json", cwd=cwd)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["result"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path, TWO_SOURCES)


def test_json_has_the_keys_of_the_contract_and_those_that_are_documented() -> None:
    """Winners, items and sets, then coverage and what is worth finding out; in the case each item
    of evidence and each assumption is there once."""
    result = result_of(*CASE)
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
    done = run("stress", "--format", "csv", cwd=folder)
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    items = result_of(cwd=folder)["items"]
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
    done = run("stress", cwd=folder)
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    assert lines[0] == ["Item", "Kind", "Scores on it alone", "Least lead", "First instead",
                        "Where", "Scores that hang on it alone", "Says"]  # fmt: skip
    bearing = [item["item"] for item in result_of(cwd=folder)["items"] if item["load_bearing"]]
    assert sorted(line[0] for line in lines[1:]) == sorted(bearing)
    assert lines[1] == [
        "plans", "forecast", "3", "-19.1", "keep, lease", "paper, “Local”, paragraph 3, page 2",
        "build on benefit.speed; keep on benefit.speed; lease on benefit.speed",
        "When each could open.",
    ]  # fmt: skip


def test_markdown_has_the_answer_and_every_table(folder: Path) -> None:
    """Sentences above, then tables under headings of their own."""
    text = run("stress", "--format", "markdown", cwd=folder).stdout
    found = [text.index(part) for part in (
        "The answer hangs on", "| Item | Kind |", "## What these items say",
        "## Sets that do it together", "## Coverage", "To take evidence away",
    )]  # fmt: skip
    assert found == sorted(found)


@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_terminal_shows_the_answer_the_place_and_the_coverage(folder: Path, width: int) -> None:
    """At any width, with status 0, and no line beyond the edge."""
    shown, status = run_on_terminal("stress", width=width, cwd=folder, env={"NO_COLOR": "1"})
    assert status == 0
    text = " ".join(shown.split())
    assert "The answer hangs on four of nine items" in text
    assert "Of two sources, the answer hangs on two as a whole: report and paper." in text
    assert "(forecast; paper, “Local”, paragraph 3, page 2)" in text
    assert "Coverage" in shown
    assert max(len(line) for line in shown.split("\n")) <= width


def test_settings_are_heard_and_said(folder: Path) -> None:
    """A scenario, a perspective, weights and a choice of options change the numbers, and stand in
    the envelope and under the title."""
    perspectives = "council:\n  name: Council\n  weights: {benefit: 10%}\n"
    write_folder(folder, {"perspectives.yaml": perspectives})
    plain = run("stress", "--format", "json", cwd=folder).stdout
    for settings, key, value in (
        (["--perspective", "council"], "perspective", "council"),
        (["--scenario", "boom"], "scenario", "boom"),
        (["--weight", "benefit=30%"], "weights", {"benefit": "30%"}),
        (["--option", "keep", "--option", "build"], "options", ["keep", "build"]),
    ):
        done = run("stress", *settings, "--format", "json", cwd=folder)
        document = json.loads(done.stdout)
        assert document["settings"][key] == value
        assert document["result"] != json.loads(plain)["result"]
        shown, status = run_on_terminal("stress", *settings, width=200, cwd=folder)
        assert status == 0
        assert settings[1] in shown.split("\n\n")[0]


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
    assert result_of(cwd=turned) == result_of(cwd=straight)


def test_the_same_input_gives_the_same_bytes() -> None:
    """Whatever the library that multiplies matrices takes the processor for."""
    outputs = {
        run("stress", *CASE, "--format", "json", env=changes).stdout
        for changes in ({}, {"OPENBLAS_CORETYPE": "Prescott"}, {"PYTHONHASHSEED": "7"})
    }
    assert len(outputs) == 1


def test_a_file_is_written_and_never_written_over(tmp_path: Path) -> None:
    """The suffix says the form; a second run is refused."""
    assert run("stress", *CASE, "--output", "s.json", cwd=tmp_path).returncode == 0
    written = (tmp_path / "s.json").read_text(encoding="utf-8")
    assert json.loads(written)["result"] == result_of(*CASE)
    again = run("stress", *CASE, "--output", "s.json", cwd=tmp_path)
    assert (again.returncode, again.stdout) == (2, "")


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["--option", "nobody"], "unknown-option"),
        (["--scenario", "nowhere"], "unknown-scenario"),
        (["--perspective", "nobody"], "unknown-perspective"),
        (["--weight", "nothing=1"], "unknown-criterion"),
        (["--weight", "ethics=-1"], "bad-weight"),
        (["--format", "svg"], "bad-choice"),
    ],
)
def test_what_cannot_be_is_refused(arguments: list[str], problem: str) -> None:
    """Status 2, the error by its name, and nothing on standard output."""
    done = run("stress", *CASE, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"error[{problem}]" in done.stderr


def test_one_option_has_nobody_to_lose_to() -> None:
    """Leads null, nothing load-bearing, no number that is not one."""
    done = run("stress", *CASE, "--option", "cut-ties", "--format", "json")
    assert done.returncode == 0
    result = json.loads(done.stdout)["result"]
    assert result["winners"] == ["cut-ties"]
    assert {item["least_lead"] for item in result["items"]} == {None}
    assert result["sets"] == []
    assert "NaN" not in done.stdout


def test_a_range_too_large_to_work_with_is_an_error_with_its_place(tmp_path: Path) -> None:
    """`score` never looks at a range; here it is refused as a score would be."""
    write_folder(tmp_path, {
        "criteria.yaml":
            "decision: {title: T}\ncriteria:\n  x: {scale: {worst: 0, best: 1e-100}}\n",
        "options/a.yaml": "name: A\nscores: {x: {value: 0, range: [0, 1e99]}}\n",
        "options/b.yaml": "name: B\nscores: {x: 0}\n",
    })  # fmt: skip
    assert run("score", cwd=tmp_path).returncode == 0
    done = run("stress", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "error[out-of-range]" in done.stderr
    assert "criteria.yaml:3" in done.stderr
