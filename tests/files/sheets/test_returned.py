"""A workbook that `score` wrote becomes its folder again, with what was changed in it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from belarus_options.files.folder import Folder
from belarus_options.files.project import load_project
from belarus_options.files.sheets.returned import returned_folder
from belarus_options.model.problem import InputError
from belarus_options.model.project import Project
from belarus_options.views.forms.safe_text import workbook_text
from commands import printed, refused, result_of, run_here
from folders import FULL, write_folder
from hostile_texts import hostile_files
from sheets import xlsx
from spreadsheet import Sheets, computed, set_number, sheets_of

CURVED = {
    **FULL,
    "criteria.yaml": FULL["criteria.yaml"]
    .replace(
        "        scale: {worst: 24, best: 0, unit: months}",
        "        scale: {worst: 24, best: 0, unit: months}\n"
        "        value_function: {exponential: {midpoint: 10}}",
    )
    .replace(
        "        scale: {worst: 50, best: 0, unit: million}",
        "        scale: {worst: 50, best: 0, unit: million}\n"
        "        value_function: {points: {50: 0, 40: 5, 0: 100}}",
    ),
}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all that a workbook can hold, and the workbook."""
    place = tmp_path_factory.mktemp("returned")
    write_folder(place / "before", CURVED)
    printed("score", "--project", "before", "--output", "out.xlsx", "--include-screened", cwd=place)
    return place


def made_of(place: Path, file: str, folder: Path) -> Project:
    """The project that an import makes of a workbook."""
    done = run_here("import", str(place / file), str(folder))
    assert done.returncode == 0, done.stderr
    return load_project(Folder(folder)).project


def assert_same(one: Project, other: Project) -> None:
    """All that a workbook holds is the same."""
    assert one.decision.model_copy(update={"recommendation": None}) == other.decision
    assert [node._replace(scale_name=None) for node in one.tree.nodes.values()] == list(
        other.tree.nodes.values()
    )
    assert (one.sources, one.evidence) == (other.sources, other.evidence)
    assert one.options.keys() == other.options.keys()
    for id, option in one.options.items():
        scores = {
            path: score.model_copy(update={"scenarios": None})
            for path, score in option.scores.items()
        }
        kept = option.model_copy(update={"scores": scores, "screening": None})
        assert kept == other.options[id]


def test_a_folder_comes_back_with_all_that_a_workbook_holds(place: Path, tmp_path: Path) -> None:
    """Weights, scales, value functions, scores with ranges and doubts, names, reasons, evidence."""
    before = load_project(Folder(place / "before")).project
    assert_same(before, made_of(place, "out.xlsx", tmp_path / "after"))


@pytest.mark.parametrize("first", [0, 30])
def test_texts_that_are_up_to_something_come_back(tmp_path: Path, first: int) -> None:
    """As they were, but for what no cell can show, which is spelled out as everywhere."""
    write_folder(tmp_path / "before", hostile_files(first))
    printed("score", "--project", "before", "--output", "out.xlsx", cwd=tmp_path)
    after = made_of(tmp_path, "out.xlsx", tmp_path / "after")
    before = load_project(Folder(tmp_path / "before")).project
    for one, other in (
        (before.options, after.options), (before.evidence, after.evidence),
        (before.sources, after.sources),
    ):  # fmt: skip
        for id, record in one.items():
            for key in ("name", "summary", "says", "because", "title"):
                text = getattr(record, key, None)
                assert getattr(other[id], key, None) == (text and workbook_text(text).strip())


def test_what_was_not_in_it_is_said(place: Path, tmp_path: Path) -> None:
    """With what to do next, on two lines."""
    done = run_here("import", str(place / "out.xlsx"), "after", cwd=tmp_path)
    first, second = done.stderr.splitlines()
    assert first.startswith("3 options on 6 leaves, of a workbook that `score` wrote; what was not")
    assert "2 perspectives" in first
    assert second.endswith("next: `belarus-options score --project after`")


@pytest.mark.slow
def test_it_comes_back_from_a_spreadsheet_program_too(place: Path, tmp_path: Path) -> None:
    """Saved by LibreOffice, in a format of its own, after a weight was changed in it."""
    file = tmp_path / "changed.xlsx"
    file.write_bytes((place / "out.xlsx").read_bytes())
    set_number(file, "Weights", "D2", 77)
    computed([file], tmp_path)
    made_of(tmp_path, "changed.ods", tmp_path / "after")
    asked = ("score", "--project", str(place / "before"), "--weight", "benefit=77")
    wanted = result_of(*asked, "--include-screened")["ranking"]
    found = result_of("score", "--project", str(tmp_path / "after"))["ranking"]
    assert [(row["rank"], row["option"]) for row in found] == [
        (row["rank"], row["option"]) for row in wanted
    ]
    assert [row["total"] for row in found] == pytest.approx([row["total"] for row in wanted])


def test_weights_and_scores_that_were_set_are_those_of_the_folder(
    place: Path, tmp_path: Path
) -> None:
    """What the workbook shows is what comes back."""
    words = ("--weight", "burden=20%", "--score", "build/benefit.speed=3", "--scenario", "boom")
    file = str(tmp_path / "set.xlsx")
    printed("score", "--project", str(place / "before"), *words, "--output", file)
    made_of(tmp_path, "set.xlsx", tmp_path / "after")
    wanted = result_of("score", "--project", str(place / "before"), *words)["ranking"]
    found = result_of("score", "--project", str(tmp_path / "after"))["ranking"]
    assert [(row["option"], row["total"]) for row in found] == [
        (row["option"], pytest.approx(row["total"], abs=1e-12)) for row in wanted
    ]


def column(sheets: Sheets, sheet: str, heading: str) -> int:
    return sheets[sheet][0].index(heading)


def setting(sheet: str, row: int, heading: str, value: Any) -> Callable[[Sheets], None]:
    """Types something into a cell."""

    def change(sheets: Sheets) -> None:
        sheets[sheet][row][column(sheets, sheet, heading)] = value

    return change


def without(sheet: str, row: int) -> Callable[[Sheets], None]:
    """Takes a row out."""

    def change(sheets: Sheets) -> None:
        del sheets[sheet][row]

    return change


WRONG: dict[str, tuple[Callable[[Sheets], None], str, str]] = {
    "a weight in words": (
        setting("Weights", 1, "Weight", "much"), "wrong-type", "Weights, cell D2"),
    "a negative weight": (
        setting("Weights", 1, "Weight", -1.0), "out-of-range", "Weights, cell D2"),
    "a level that is none": (
        setting("Scores", 1, "Level or measure", 17.0), "bad-level", "Scores, cell E2"),
    "an item that is none": (
        setting("Scores", 1, "Evidence", "nobody"), "unknown-evidence", "Scores, cell L2"),
    "half a range": (setting("Scores", 2, "Low", 1.0), "", "Scores, cell G3"),
    "a way out of the folder": (
        setting("Options", 1, "Option", "../../evil"), "bad-id", "Options, cell A2"),
    "an option twice": (
        setting("Options", 2, "Option", "build"), "duplicate-key", "Options, cell A3"),
    "a criterion twice": (
        setting("Weights", 2, "Criterion", "benefit"), "duplicate-key", "Weights, cell A3"),
    "a criterion below none": (
        setting("Weights", 2, "Criterion", "lost.one"), "unknown-criterion", "Weights, cell A3"),
    "scores of nobody": (without("Options", 1), "unknown-option", "Scores, cell C2"),
    "a score less": (without("Scores", 1), "missing-score", "Options, cell A2"),
    "no such column": (setting("Scores", 0, "Confidence", "Trust"), "bad-workbook", "out.xlsx"),
    "lines of a file": (
        setting("Weights", 1, "Criterion", "a:\n  b"), "bad-id", "Weights, cell A2"),
}  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_wrong_is_said_by_its_cell(place: Path, tmp_path: Path, wrong: str) -> None:
    """And nothing is written."""
    change, name, where = WRONG[wrong]
    sheets = sheets_of(place / "out.xlsx")
    change(sheets)
    cells = {sheet: [[None if v == "" else v for v in row] for row in rows]
             for sheet, rows in sheets.items()}  # fmt: skip
    (tmp_path / "out.xlsx").write_bytes(xlsx(cells))
    said = refused("import", "out.xlsx", "after", cwd=tmp_path)
    assert f"error[{name}" in said
    assert where in said
    assert [path.name for path in tmp_path.iterdir()] == ["out.xlsx"]


def test_another_workbook_is_none_of_ours(tmp_path: Path) -> None:
    """Even one that has sheets called so, though not all."""
    (tmp_path / "other.xlsx").write_bytes(xlsx({"Weights": [["a"]], "Scores": [["b"]]}))
    assert returned_folder(tmp_path / "other.xlsx") is None
    (tmp_path / "text.csv").write_text("Weights,Scores", encoding="utf-8")
    assert returned_folder(tmp_path / "text.csv") is None


def test_a_cell_says_its_place_in_a_problem(place: Path, tmp_path: Path) -> None:
    """All problems at once, each of its cell."""
    sheets = sheets_of(place / "out.xlsx")
    for row in (1, 2):
        setting("Scores", row, "Confidence", "vague")(sheets)
    cells = {name: [[None if v == "" else v for v in row] for row in rows]
             for name, rows in sheets.items()}  # fmt: skip
    (tmp_path / "out.xlsx").write_bytes(xlsx(cells))
    with pytest.raises(InputError) as refusal:
        returned_folder(tmp_path / "out.xlsx")
    assert [problem.file.rpartition(" ")[2] for problem in refusal.value.problems] == ["I2", "I3"]
