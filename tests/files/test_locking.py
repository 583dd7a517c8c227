"""One writer at a time, by a lock that leaves nothing, and what killed writers have left."""

import fcntl
import os
from pathlib import Path

import pytest

from belarus_options.files import locking
from belarus_options.files.locking import PREFIX, sole_writer
from belarus_options.files.writing import write_whole
from belarus_options.model.problem import InputError


def test_a_folder_has_one_writer_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another one waits, and is refused with a way out; the file is as it was."""
    monkeypatch.setattr(locking, "_PATIENCE_SECONDS", 0.1)
    path = tmp_path / "file"
    path.write_bytes(b"old")
    other = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(other, fcntl.LOCK_EX)
    with pytest.raises(InputError) as error:
        write_whole(path, b"new", replace=True)
    os.close(other)
    [problem] = error.value.problems
    assert (problem.name, problem.help) == ("cannot-write", "run the command again when it is done")
    assert path.read_bytes() == b"old"
    write_whole(path, b"new", replace=True)
    assert path.read_bytes() == b"new"


def test_a_process_does_not_wait_for_itself(tmp_path: Path) -> None:
    """Whoever reads, edits and writes holds the lock all the while, and lets go at the end."""
    with sole_writer(tmp_path / "file"):
        write_whole(tmp_path / "file", b"new", replace=False)
        other = os.open(tmp_path, os.O_RDONLY)
        with pytest.raises(BlockingIOError):
            fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
    fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
    os.close(other)


def test_a_link_is_locked_where_it_leads(tmp_path: Path) -> None:
    """Two projects may share one criteria.yaml."""
    (tmp_path / "shared").mkdir()
    (tmp_path / "link").symlink_to("shared/file")
    with sole_writer(tmp_path / "link"):
        other = os.open(tmp_path / "shared", os.O_RDONLY)
        with pytest.raises(BlockingIOError):
            fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.close(other)


@pytest.mark.parametrize("lacking", ["locks", "the folder", "the module"])
def test_without_locks_one_writes_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lacking: str
) -> None:
    """On network disks, in folders that may not be listed, on other systems."""

    def refused(*_: object, **__: object) -> None:
        raise OSError(9, "Bad file descriptor")

    if lacking == "the module":
        monkeypatch.setattr(locking, "fcntl", None)
    else:
        monkeypatch.setattr(*((fcntl, "flock") if lacking == "locks" else (os, "open")), refused)
    with sole_writer(tmp_path / "file"):
        monkeypatch.undo()
        write_whole(tmp_path / "file", b"new", replace=False)
    assert os.listdir(tmp_path) == ["file"]


def test_what_a_killed_writer_left_is_taken_away_and_nothing_else(tmp_path: Path) -> None:
    """Only files whose whole name is a temporary one's, and only what is a file."""
    (tmp_path / f"{PREFIX}abcd12_8").write_bytes(b"half")
    mine = {f"{PREFIX}notes.md", f"x{PREFIX}abcd1234", f"{PREFIX}abcdefgh", f"{PREFIX}abcdefgi"}
    (tmp_path / f"{PREFIX}abcdefgh").mkdir()
    (tmp_path / f"{PREFIX}abcdefgi").symlink_to("elsewhere")
    (tmp_path / f"{PREFIX}notes.md").touch()
    (tmp_path / f"x{PREFIX}abcd1234").touch()
    write_whole(tmp_path / "file", b"new", replace=False)
    assert set(os.listdir(tmp_path)) == {"file", *mine}


def test_without_a_lock_temporary_files_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They might be those of a writer that is at it."""
    monkeypatch.setattr(locking, "fcntl", None)
    (tmp_path / f"{PREFIX}abcd1234").write_bytes(b"half")
    write_whole(tmp_path / "file", b"new", replace=False)
    assert set(os.listdir(tmp_path)) == {"file", f"{PREFIX}abcd1234"}
