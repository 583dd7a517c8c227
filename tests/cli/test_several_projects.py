"""A command about two projects: how they are named, and how what is wrong says in which it is."""

from pathlib import Path
from typing import Annotated

import pytest
import typer

from belarus_options.cli import app
from belarus_options.cli.registry import COMMANDS, Command, Group
from belarus_options.cli.reporting import Run, reporting
from belarus_options.model.choices import Format
from belarus_options.studies.matrix.ranking import rank
from belarus_options.views.report.report import Records, Report
from commands import rows_of, run_here
from folders import CLEAN, write_folder

CRITERIA = CLEAN["criteria.yaml"]
WORDS = {
    "old": Annotated[str, typer.Argument(metavar="OLD")],
    "new": Annotated[str | None, typer.Argument(metavar="[NEW]")],
}


@reporting(forms=(Format.text, Format.csv), projects=WORDS)
def beside(run: Run) -> Report:
    """Two leaders beside each other."""
    rankings = run.of_each(lambda project: rank(project, run.settings))
    cells = [(ranking.project.folder, ranking.leaders[0].option) for ranking in rankings]
    return Report("Beside", lambda: Records(("folder", "first"), cells), dict)


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two projects side by side, and a command that takes both."""
    commands = (*COMMANDS, Command("beside", beside, Group.ranking))
    monkeypatch.setattr(app, "COMMANDS", commands)
    write_folder(tmp_path / "old", CLEAN)
    heavy = CRITERIA.replace("weight: 40\n    because: The d", "weight: 400\n    because: The d")
    write_folder(tmp_path / "new", CLEAN | {"criteria.yaml": heavy})
    return tmp_path


def refused(*arguments: str, cwd: Path) -> str:
    done = run_here("beside", *arguments, cwd=cwd)
    assert (done.returncode, done.stdout) == (2, "")
    return done.stderr


@pytest.mark.parametrize("named", [("old", "new"), ("old", "--project", "new")])
def test_arguments_name_the_projects_in_their_order(folders: Path, named: tuple[str, ...]) -> None:
    """The last may also be given as any other command's project is."""
    rows = rows_of("beside", *named, cwd=folders)
    assert rows == [{"folder": "old", "first": "build"}, {"folder": "new", "first": "keep"}]


def test_the_last_is_the_project_at_hand_where_it_is_left_out(folders: Path) -> None:
    """That of the current folder, as everywhere."""
    rows = rows_of("beside", "../old", cwd=folders / "new")
    assert [row["folder"] for row in rows] == ["old", "new"]


def test_one_project_is_not_given_twice(folders: Path) -> None:
    """An argument and `--project` would be two answers to one question."""
    assert "`new` and `--project`" in refused("old", "new", "--project", "old", cwd=folders)


def test_what_is_wrong_in_the_files_says_in_which_project(folders: Path) -> None:
    """Every problem of both, each with the path as it was typed; one that is fine has none."""
    write_folder(folders / "old", {"options/keep.yaml": "name: Keep\nscores: 1\n"})
    write_folder(folders / "new", {"criteria.yaml": CRITERIA.replace("weight: 50", "weight: x")})
    errors = refused("old", "./new", cwd=folders)
    assert "--> old:options/keep.yaml:2:9" in errors
    assert "--> ./new:criteria.yaml:" in errors
    assert errors.index("--> old:") < errors.index("--> ./new:")


def test_a_folder_that_lacks_a_part_is_named_once(folders: Path) -> None:
    """By its path, as where there is one project; and one that is missing by its argument."""
    (folders / "old" / "criteria.yaml").unlink()
    errors = refused("./old", "gone", cwd=folders)
    assert "`criteria.yaml` is missing from the project folder\n  --> old\n" in errors
    assert "the folder `gone` does not exist\n  --> gone\n" in errors


def test_what_a_study_refuses_says_in_which_project(folders: Path) -> None:
    """A perspective that only one of the two has is unknown in the other."""
    view = "critic: {name: Critic, because: Noise., weights: {burden: 60%}}\n"
    write_folder(folders / "new", {"perspectives.yaml": view})
    errors = refused("old", "new", "--perspective", "critic", cwd=folders)
    assert errors.count("error[") == 1
    assert "`critic` is not a perspective in `old`" in errors
    assert "--> --perspective critic" in errors


def test_one_project_is_not_named(folders: Path) -> None:
    """Where there is nothing to tell apart, a position is the file's own."""
    write_folder(folders / "old", {"options/keep.yaml": "name: Keep\nscores: 1\n"})
    done = run_here("score", "--project", "old", cwd=folders)
    assert "--> options/keep.yaml:2:9" in done.stderr
