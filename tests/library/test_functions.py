"""Each function of the library says what its command says."""

import csv
import inspect
import io
import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import belarus_options as bo
from belarus_options.cli.registry import COMMANDS, Command
from belarus_options.cli.reporting import ReportingFunction
from commands import document_of, printed, run_here
from folders import FULL, write_folder

Call = Callable[[bo.Project], bo.Result[Any]]

# A call, and the words of its command, in a folder that has the options `build` and `keep`.
CALLS: tuple[tuple[Call, tuple[str, ...]], ...] = (
    (bo.rank, ("score",)),
    (lambda it: bo.explain(it, "build"), ("explain", "build")),
    (lambda it: bo.explain(it, "build", "keep"), ("explain", "build", "keep")),
    (bo.screen, ("screen",)),
    (bo.sensitivity, ("sensitivity",)),
    (bo.robustness, ("robustness",)),
    (
        lambda it: bo.robustness(
            it, vary="leaves", weighting="ranges", spread=0.3, scores="uncertain", samples=20_000,
            seed=7,
        ),
        (
            "robustness", "--vary", "leaves", "--weighting", "ranges", "--spread", "0.3",
            "--scores", "uncertain", "--samples", "20000", "--seed", "7",
        ),
    ),
    (bo.flip, ("flip",)),
    (lambda it: bo.flip(it, "keep", vary="leaves"), ("flip", "keep", "--vary", "leaves")),
    (bo.weight_map, ("map",)),
    (bo.other_methods, ("methods",)),
    (lambda it: bo.bundles(it, at_most=1, best=2), ("bundles", "--at-most", "1", "--best", "2")),
    (bo.perspectives, ("perspectives",)),
    (lambda it: bo.scenarios(it, alpha=0.2), ("scenarios", "--alpha", "0.2")),
    (bo.stress, ("stress",)),
    (bo.check, ("check",)),
    (bo.elicit, ("elicit",)),
    (bo.weights, ("weights",)),
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("clinic")
    write_folder(path, FULL)
    return path


@pytest.mark.parametrize(("call", "words"), CALLS, ids=[" ".join(words) for _, words in CALLS])
def test_a_function_gives_the_json_and_the_rows_of_its_command(
    call: Call, words: tuple[str, ...], folder: Path
) -> None:
    """Whole documents are equal, settings and digest among them; rows are those of the CSV."""
    result = call(bo.load(folder))
    assert result.to_dict() == json.loads(_said(*words, cwd=folder))
    rows = list(csv.DictReader(io.StringIO(printed(*words, "--format", "csv", cwd=folder))))
    records = result.to_records()
    assert [list(row) for row in records] == [list(row) for row in rows]
    for record, row in zip(records, rows, strict=True):
        for name, value in record.items():
            if isinstance(value, float):
                assert math.isclose(value, float(row[name]), rel_tol=0.0, abs_tol=0.0)


def test_every_reporting_command_has_a_function() -> None:
    """Those above, `diff` and `brief`; `audit` and the writing commands are made otherwise."""
    tried = {words[0] for _, words in CALLS} | {"diff", "brief"}
    assert tried == {
        command.name for command in COMMANDS if command.reports or command.name == "brief"
    }


# Parameters of commands that are about a terminal or write, and those that are called otherwise.
OTHERWISE = {
    "score": {"leaves"}, "explain": {"first", "second"}, "diff": {"exit_code"}, "brief": {"watch"},
}  # fmt: skip
NAMES = {"score": "rank", "map": "weight_map", "methods": "other_methods"}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_a_function_takes_what_its_command_takes(command: Command) -> None:
    """By the same names; `elicit` of the library only compares."""
    function = getattr(bo, NAMES.get(command.name, command.name), None)
    if function is None or command.name == "elicit":
        return
    made_of = command.function
    if isinstance(made_of, ReportingFunction):
        taken = set(list(inspect.signature(made_of.function).parameters)[1:])
        assert taken - OTHERWISE.get(command.name, set()) <= set(
            inspect.signature(function).parameters
        )


def test_settings_are_those_of_the_commands(folder: Path) -> None:
    """Weights, shares and factors, scores, a scenario, a perspective and options, by name."""
    loaded = bo.load(folder)
    result = bo.rank(
        loaded,
        weights={"burden": 30, "benefit.reach": "50%", "benefit.speed": "x2"},
        scenario=next(iter(loaded.scenarios)),
        perspective=next(iter(loaded.perspectives)),
        options=["build", "keep"],
        what_if={"build/benefit.reach": 1},
    )
    assert result.to_dict() == document_of(
        "score", "--weight", "burden=30", "--weight", "benefit.reach=50%", "--weight",
        "benefit.speed=x2", "--scenario", next(iter(loaded.scenarios)), "--perspective",
        next(iter(loaded.perspectives)), "--option", "build", "--option", "keep", "--score",
        "build/benefit.reach=1", cwd=folder,
    )  # fmt: skip


def test_bundles_stand_beside_the_options_as_with_the_flag() -> None:
    """In the five studies whose commands take `--bundles`, on the built-in case."""
    case = bo.builtin()
    for call, command in (
        (bo.rank, "score"), (bo.robustness, "robustness"), (bo.weight_map, "map"),
        (bo.perspectives, "perspectives"), (bo.scenarios, "scenarios"),
    ):  # fmt: skip
        words = (command, "--builtin", "--bundles")
        assert call(case, bundles=True).to_dict() == document_of(*words), command


def test_a_project_is_compared_with_another_and_with_a_copy(folder: Path, tmp_path: Path) -> None:
    """As `diff` does it for two folders; a project beside itself has no change."""
    write_folder(tmp_path / "new", {**FULL, "criteria.yaml": FULL["criteria.yaml"].replace(
        "weight: 40\n    because: The district", "weight: 60\n    because: The district"
    )})  # fmt: skip
    old, new = bo.load(folder), bo.load(tmp_path / "new")
    theirs = document_of("diff", str(folder), str(tmp_path / "new"))
    ours = bo.diff(old, new).to_dict()
    assert theirs["result"]["changes"]
    assert ours == theirs
    assert bo.diff(old, old).to_dict()["result"]["changes"] == []


def test_a_briefing_is_the_page_of_the_command(folder: Path) -> None:
    """The same bytes."""
    perspective = next(iter(bo.load(folder).perspectives))
    page = bo.brief(bo.load(folder), annexes="cited", perspective=perspective)
    assert page == printed("brief", "--annexes", "cited", "--perspective", perspective, cwd=folder)


def test_a_briefing_says_what_has_changed_since_another_state(folder: Path, tmp_path: Path) -> None:
    """As the command does it for a folder."""
    changed = FULL["criteria.yaml"].replace("weight: 50", "weight: 70")
    write_folder(tmp_path / "new", {**FULL, "criteria.yaml": changed})
    page = bo.brief(bo.load(tmp_path / "new"), since=bo.load(folder), annexes="none")
    assert "What has changed" in page
    words = ("brief", "--since", str(folder), "--annexes", "none")
    assert page == printed(*words, cwd=tmp_path / "new")


def test_a_published_matrix_is_audited_as_by_the_command(tmp_path: Path) -> None:
    """A wrong total is found, under the same keys; what is passed over is a warning."""
    sheet = "Criterion,Weight,North,South\nCost,0.6,3,4\nReach,0.4,2,5\nTotal,,2.6,4.9\n"
    file = tmp_path / "matrix.csv"
    file.write_text(sheet, encoding="utf-8")
    result = bo.audit(file)
    assert result.to_dict() == json.loads(_said("audit", str(file)))
    assert not result.to_dict()["result"]["sound"]
    assert result.project is None
    assert "South" in result._repr_html_()


def _said(*words: str, cwd: Path | None = None) -> str:
    # Some end with a status where a finding is an error.
    return run_here(*words, "--format", "json", cwd=cwd).stdout
