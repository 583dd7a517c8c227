"""A folder as it stood in a revision of its git repository."""

import os
import subprocess
from pathlib import Path

import pytest

from belarus_options.files.folder import Folder
from belarus_options.files.revisions import is_revision, load_revision, read_revision
from belarus_options.model.problem import InputError
from folders import CLEAN, write_folder

pytestmark = pytest.mark.slow


def git(folder: Path, *arguments: str) -> str:
    """What git says of a folder, as somebody without settings of their own."""
    keys = ("user.name=T", "user.email=t@example.org", "commit.gpgsign=no")
    identity = [word for key in keys for word in ("-c", key)]
    kept = {"PATH": os.environ["PATH"], "GIT_CONFIG_GLOBAL": os.devnull, "HOME": f"{folder}"}
    done = subprocess.run(
        ["git", *identity, *arguments],
        cwd=folder, env=kept, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    return done.stdout.strip()


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a project in a subfolder: nothing in the first commit, the clinic in the
    second, in the working tree another title."""
    top = tmp_path_factory.mktemp("repository")
    git(top, "init", "-q", "-b", "main")
    write_folder(top, {"README": "None yet.\n"})
    git(top, "add", "-A")
    git(top, "commit", "-qm", "one")
    write_folder(top / "sub" / "clinic", CLEAN)
    git(top, "add", "-A")
    git(top, "commit", "-qm", "two")
    changed = CLEAN["criteria.yaml"].replace("Which clinic", "What clinic")
    write_folder(top / "sub" / "clinic", {"criteria.yaml": changed})
    return top


def refused(asked: str, folder: Path) -> tuple[str, str]:
    with pytest.raises(InputError) as caught:
        read_revision(asked, folder, "clinic")
    (problem,) = caught.value.problems
    assert problem.argument == asked
    return problem.name, problem.message


def test_a_revision_is_read_below_its_repository(repository: Path) -> None:
    """F.3.10: by the bytes that were committed, under paths within the folder."""
    clinic = repository / "sub" / "clinic"
    for asked in ("HEAD", "main", "git:main", git(repository, "rev-parse", "HEAD")[:7]):
        found = read_revision(asked, clinic, "clinic")
        assert found.commit == git(repository, "rev-parse", "HEAD")
        assert found.contents == {file: text.encode() for file, text in CLEAN.items()}
    loaded = load_revision("HEAD", Folder(clinic))
    assert loaded.project.decision.title.startswith("Which clinic")
    assert loaded.revision == git(repository, "rev-parse", "HEAD")


def test_a_revision_before_the_folder_existed_does_not_track_it(repository: Path) -> None:
    """F.3.10: nor does one of a folder that was never added."""
    name, message = refused("HEAD~1", repository / "sub" / "clinic")
    assert (name, message.startswith("`clinic` has no project in revision `")) == (
        "not-tracked",
        True,
    )
    (repository / "new").mkdir(exist_ok=True)
    assert refused("HEAD", repository / "new")[0] == "not-tracked"


def test_what_is_no_revision_is_refused(repository: Path, tmp_path: Path) -> None:
    """Unknown ones, an option of git's, a file in a revision, and any outside of a repository."""
    clinic = repository / "sub" / "clinic"
    for asked in ("gone", "git:gone", "git:--help", "-p", "git:", "HEAD:README", "a\0b"):
        assert refused(asked, clinic)[0] == "unknown-revision"
    assert refused("gone", clinic)[1] == (
        "`gone` is neither a folder nor a revision of the repository of `clinic`"
    )
    assert refused("HEAD", tmp_path) == (
        "no-git", "`HEAD` is not a folder, and `clinic` lies in no git repository"
    )  # fmt: skip


def test_without_git_there_is_no_revision(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says so."""
    monkeypatch.setenv("PATH", f"{tmp_path}")
    assert refused("git:HEAD", tmp_path) == ("no-git", "git cannot be run here")


def test_a_folder_wins_over_a_revision_of_its_name(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """F.3.10: `git:` reaches the revision."""
    monkeypatch.chdir(repository)
    (repository / "main").mkdir()
    assert not is_revision("main")
    assert is_revision("git:main")
    assert is_revision("README")


def test_a_link_in_a_revision_is_not_followed(tmp_path: Path) -> None:
    """It leads out of the revision."""
    git(tmp_path, "init", "-q")
    write_folder(tmp_path, CLEAN)
    (tmp_path / "options" / "other.yaml").symlink_to("build.yaml")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "one")
    with pytest.raises(InputError, match="is a link in this revision"):
        read_revision("HEAD", tmp_path, "clinic")


def test_a_repository_runs_nothing_of_its_own(tmp_path: Path) -> None:
    """Neither filters nor hooks, nor another repository that a hook's environment names."""
    git(tmp_path, "init", "-q")
    write_folder(tmp_path, CLEAN | {".gitattributes": "*.yaml diff=evil filter=evil\n"})
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "one")
    for key in ("diff.evil.textconv", "filter.evil.smudge", "core.fsmonitor", "core.pager"):
        git(tmp_path, "config", key, "touch evil; cat")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_DIR", "elsewhere")
        found = read_revision("HEAD", tmp_path, "clinic")
    assert found.contents == {file: text.encode() for file, text in CLEAN.items()}
    assert not (tmp_path / "evil").exists()


def test_mistakes_in_a_revision_are_said_of_it(tmp_path: Path) -> None:
    """As in a folder: each with its place."""
    git(tmp_path, "init", "-q")
    write_folder(tmp_path, CLEAN | {"options/keep.yaml": "name: Keep\nscores: 1\n"})
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "one")
    with pytest.raises(InputError) as caught:
        load_revision("HEAD", Folder(tmp_path))
    (problem,) = caught.value.problems
    assert problem.position is not None
    assert (problem.position.file, problem.position.line) == ("options/keep.yaml", 2)
