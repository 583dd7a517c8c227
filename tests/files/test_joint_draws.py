"""Samples from a CSV: a column for each score, and what is wrong named by its place."""

from pathlib import Path

import pytest

from belarus_options.files.joint_draws import read_joint_draws
from belarus_options.model.joint_draws import JointDraws
from belarus_options.model.problem import InputError, Problem
from belarus_options.model.project import Project
from models import project

SCALE = {"worst": 0, "best": 10}
LEVELS = {"0": "none", "1": "some"}


@pytest.fixture(scope="module")
def given() -> Project:
    criteria = {
        "cost": {"weight": 1, "scale": SCALE},
        "gain": {
            "weight": 1,
            "criteria": {
                "reach": {"weight": 1, "scale": SCALE},
                "noise": {"weight": 1, "prefer": "less", "scale": LEVELS},
            },
        },
    }
    row = {"cost": 1, "gain.reach": 2, "gain.noise": 0}
    return project(criteria, {"bus": row, "car": row})


def read(path: Path, text: str, given: Project) -> JointDraws:
    file = path / "draws.csv"
    file.write_bytes(text.encode())
    return read_joint_draws(file, given)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_columns_are_scores_and_rows_samples(
    tmp_path: Path, given: Project, separator: str, end: str
) -> None:
    """With any of three separators and line ends, spaces and a byte order mark aside."""
    lines = ["\ufeffbus/cost,car/gain.reach", "1,-2.5", "", " 3e1 ,4"]
    found = read(tmp_path, end.join(lines).replace(",", separator), given)
    assert found == JointDraws(
        "draws.csv", {("bus", "cost"): (1.0, 30.0), ("car", "gain.reach"): (-2.5, 4.0)}, 2
    )


BAD: dict[str, tuple[str, str, str, tuple[int, int]]] = {
    "unknown option": ("bus/cost,cat/cost\n1,2\n", "unknown-option", "`cat`", (1, 10)),
    "unknown leaf": ("bus/cots\n1\n", "unknown-criterion", "`bus/cots`"[5:-1], (1, 1)),
    "branch": ("bus/gain\n1\n", "unknown-criterion", "a branch", (1, 1)),
    "levels": ("bus/gain.noise\n1\n", "bad-draws", "levels", (1, 1)),
    "no path": ("bus\n1\n", "bad-draws", "`bus` names no score", (1, 1)),
    "twice": ("bus/cost,bus/cost\n1,2\n", "bad-draws", "two columns", (1, 10)),
    "text": ("bus/cost\n1\nmuch\n", "bad-draws", "`much` is not a number", (3, 1)),
    "empty": ("bus/cost,car/cost\n1,2\n3,\n", "bad-draws", "empty", (3, 3)),
    "short": ("bus/cost,car/cost\n1\n", "bad-draws", "1 cells", (2, 1)),
    "infinite": ("bus/cost\n.inf\n", "bad-draws", "`.inf`", (2, 1)),
    "too large": ("bus/cost\n1e101\n", "bad-draws", "`1e101`", (2, 1)),
}


@pytest.mark.parametrize(("text", "name", "message", "place"), BAD.values(), ids=BAD)
def test_what_is_no_sample_is_named_by_its_place(
    tmp_path: Path, given: Project, text: str, name: str, message: str, place: tuple[int, int]
) -> None:
    """One problem, with its line and column."""
    with pytest.raises(InputError) as refused:
        read(tmp_path, text, given)
    (problem,) = refused.value.problems
    assert problem.name == name
    assert message in problem.message
    assert problem.help
    assert problem.position is not None
    assert (problem.position.line, problem.position.column) == place


@pytest.mark.parametrize("text", ["", "\n\n", "bus/cost\n"])
def test_a_file_without_samples_is_refused(tmp_path: Path, given: Project, text: str) -> None:
    """Nothing, empty lines, or a heading alone."""
    assert _only(tmp_path, text, given).message == "`draws.csv` has no samples"


def _only(path: Path, text: str, given: Project) -> Problem:
    with pytest.raises(InputError) as refused:
        read(path, text, given)
    (problem,) = refused.value.problems
    return problem
