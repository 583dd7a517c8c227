"""Which folder a command is about, and what folders may be called."""

import json
import os
import sys
from pathlib import Path

import pytest

from belarus_options.files.folder import builtin_path
from commands import document_of, printed, refused, run_here
from folders import CLEAN, write_folder

NOTE = "note: no project folder here, so this is the built-in case\n"


def folder_used(*arguments: str, cwd: Path, **env: str) -> tuple[str, str]:
    """The folder that JSON names, and what was said on standard error."""
    done = run_here("score", "--format", "json", *arguments, cwd=cwd, env=env)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["project"]["folder"], done.stderr


def test_the_built_in_case_is_used_where_there_is_no_other_and_said_so(nowhere: Path) -> None:
    """One line on standard error, which `--quiet` silences."""
    assert folder_used(cwd=nowhere) == ("built-in", NOTE)
    assert folder_used("--quiet", cwd=nowhere) == ("built-in", "")


def test_a_file_that_is_meant_and_not_read_is_said_so(tmp_path: Path) -> None:
    """One line on standard error, also where the folder is in error; `--quiet` silences it."""
    folder = write_folder(tmp_path / "clinic", CLEAN | {"options/ferry.yaml.txt": "scores: {}\n"})
    note = "note: ignored: `options/ferry.yaml.txt`; rename it to `ferry.yaml` to have it read\n"
    assert folder_used(cwd=folder) == ("clinic", note)
    assert folder_used("--quiet", cwd=folder) == ("clinic", "")
    (folder / "criteria.yaml").write_text("", encoding="utf-8")
    assert refused("check", cwd=folder).startswith(note + "error[empty-file]")


def test_the_nearest_folder_upward_is_used(tmp_path: Path) -> None:
    """Also from within `options/`, and said so in one line, which `--quiet` silences; a file that
    only has the name of a part is passed over."""
    write_folder(tmp_path / "clinic", CLEAN)
    below = tmp_path / "clinic" / "options" / "more"
    below.mkdir()
    (below / "criteria.yaml").write_text("x")

    note = "note: no project folder here, so this is `clinic`, at `../..`\n"
    assert folder_used(cwd=below) == ("clinic", note)
    assert folder_used("--quiet", cwd=below) == ("clinic", "")


def test_the_built_in_case_is_used_where_it_is_asked_for(clinic: Path) -> None:
    """`--builtin` within a project, by every command that reads one, and by the commands that a
    report names; not beside `--project`."""
    assert folder_used("--builtin", cwd=clinic) == ("built-in", "")
    assert " --builtin`" in printed("score", "--builtin", "--width", "200", cwd=clinic)
    assert "status-quo" in printed("schema", "--builtin", cwd=clinic)
    assert "+    weight: 30" in printed(
        "weights", "set", "ethics=30", "--builtin", "--dry-run", cwd=clinic
    )
    assert "error[built-in]" in refused("weights", "set", "ethics=30", "--builtin", cwd=clinic)
    said = refused("score", "--builtin", "--project", ".", cwd=clinic)
    assert said.startswith(
        "error[extra-argument]: `--project` and `--builtin` ask for two projects\n"
    )


def test_only_commands_that_read_a_project_stop_at_half_of_one(tmp_path: Path) -> None:
    """Others make folders and explain there; `weights set` writes nothing, and not above either."""
    write_folder(tmp_path, CLEAN)
    inner = write_folder(tmp_path / "lib", {"criteria.yaml": CLEAN["criteria.yaml"]})
    (inner / "Options").mkdir()
    (inner / "m.csv").write_text("x,Cost\nweight,1\nprefer,less\nA,3\nB,4\n", encoding="utf-8")
    for words in ("score", "check", "schema", "weights", "weights set benefit=30"):
        said = refused(*words.split(), cwd=inner)
        assert said.startswith("error[half-project]: this folder is half a project")
        assert "rename `Options/` to `options/`" in said
        assert "`--builtin`" in said
    for words in (
        "init case",
        "init --blank blank",
        "import m.csv matrix",
        "explain-rule no-scale",
    ):
        assert run_here(*words.split(), cwd=inner).returncode == 0
    for folder in (tmp_path, inner):
        assert (folder / "criteria.yaml").read_text(encoding="utf-8") == CLEAN["criteria.yaml"]


def test_the_option_goes_before_the_environment_and_that_before_the_place(
    tmp_path: Path, nowhere: Path
) -> None:
    """`--project`, then `$BELARUS_OPTIONS_PROJECT` (unless empty), then the nearest upward."""
    for name in ("here", "there", "named"):
        write_folder(tmp_path / name, CLEAN)
    here = tmp_path / "here"
    there = {"BELARUS_OPTIONS_PROJECT": str(tmp_path / "there")}

    assert folder_used(cwd=here) == ("here", "")
    assert folder_used(cwd=here, **there) == ("there", "")
    assert folder_used("--project", "../named", cwd=here, **there) == ("named", "")
    assert folder_used(cwd=here, BELARUS_OPTIONS_PROJECT="") == ("here", "")


@pytest.mark.parametrize(
    ("arguments", "env", "where"),
    [
        (("score", "--project", "gone"), {}, "--project"),
        (("score", "--project", "file"), {}, "--project"),
        (("score",), {"BELARUS_OPTIONS_PROJECT": "gone"}, "BELARUS_OPTIONS_PROJECT"),
    ],
)
def test_a_named_folder_that_is_none_is_refused(
    tmp_path: Path, arguments: tuple[str, ...], env: dict[str, str], where: str
) -> None:
    """The built-in case does not stand in for what was asked for."""
    (tmp_path / "file").write_text("")
    done = run_here(*arguments, cwd=tmp_path, env=env)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error[")
    assert where in done.stderr


def test_weights_set_never_writes_into_the_built_in_case(nowhere: Path) -> None:
    """It says to run `init` first; `--dry-run` is allowed, since it writes nothing."""
    before = {path: path.read_bytes() for path in builtin_path().glob("*.yaml")}
    said = refused("weights", "set", "risk=41", cwd=nowhere)
    dry = printed("weights", "set", "risk=41", "--dry-run", cwd=nowhere)

    assert "error[built-in]" in said
    assert "belarus-options init" in said
    assert "+    weight: 41\n" in dry
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_folder_whose_name_is_no_utf_8_has_json_too(tmp_path: Path) -> None:
    """The name of the folder is any bytes; JSON escapes what is no text."""
    folder = tmp_path / os.fsdecode(b"\xff")
    write_folder(folder, CLEAN)
    assert document_of("score", "--project", str(folder))["project"]["folder"]


def test_a_project_can_be_anywhere_and_called_anything(tmp_path: Path) -> None:
    """Spaces, brackets and accents in its path are only characters."""
    folder = write_folder(tmp_path / "my [red] fôlder ~ *", CLEAN)
    document = document_of("score", "--project", str(folder))
    assert document["project"]["folder"] == "my [red] fôlder ~ *"
