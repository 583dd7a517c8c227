"""Projects of the library: read from folders and from git."""

import subprocess
from pathlib import Path

import pytest

import belarus_options as bo
from folders import FULL, write_folder


def test_a_project_says_what_is_in_it(tmp_path: Path) -> None:
    """Names by ids: options, criteria, perspectives, scenarios; and which criteria are leaves."""
    write_folder(tmp_path / "clinic", FULL)
    project = bo.load(tmp_path / "clinic")
    assert project.title == "Which clinic should the valley get?"
    assert project.folder == "clinic"
    assert {"build", "keep"} <= set(project.options)
    assert project.criteria["benefit"] == "Benefit"
    assert set(project.leaves) < set(project.criteria)
    assert project.perspectives
    assert project.scenarios
    assert len(project.digest) == 64
    assert "options" in repr(project)


def test_files_that_are_not_read_are_a_warning(tmp_path: Path) -> None:
    """It points at the caller."""
    write_folder(tmp_path, FULL)
    (tmp_path / "options" / "build.yaml.txt").write_text("name: x\n", encoding="utf-8")
    with pytest.warns(UserWarning, match=r"build\.yaml\.txt") as caught:
        bo.load(str(tmp_path))
    assert caught[0].filename == __file__


@pytest.mark.slow
def test_a_project_is_read_as_it_stood_in_git(tmp_path: Path) -> None:
    """By a revision of its repository; the commit's full id goes with it."""
    write_folder(tmp_path, FULL)

    def git(*words: str) -> str:
        who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
        done = subprocess.run(
            ["git", *who, *words], cwd=tmp_path, check=True, capture_output=True, text=True
        )
        return done.stdout.strip()

    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "first")
    changed = FULL["criteria.yaml"].replace("weight: 50", "weight: 70")
    (tmp_path / "criteria.yaml").write_text(changed, encoding="utf-8")
    old, new = bo.load(tmp_path, revision="HEAD"), bo.load(tmp_path)
    assert old.revision == git("rev-parse", "HEAD")
    assert new.revision is None
    assert bo.diff(old, new).to_dict()["result"]["changes"]
    with pytest.raises(bo.ProjectError) as raised:
        bo.load(tmp_path, revision="no-such")
    assert raised.value.problems[0].name == "unknown-revision"
