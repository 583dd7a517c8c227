"""Writing whole or not at all, whatever goes wrong on the way."""

import os
import signal
import stat
from codecs import BOM_UTF8
from pathlib import Path

import pytest

import belarus_options
from belarus_options.files.writing import create_files, replace_text, write_whole
from belarus_options.model.problem import InputError

FILES = [("criteria.yaml", b"one"), ("options/a.yaml", b"two"), ("options/b.yaml", b"three")]


def everything_in(folder: Path) -> list[str]:
    """The paths of all files and folders below a folder."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def only_problem(error: pytest.ExceptionInfo[InputError]) -> tuple[str, str]:
    """Name and message of the one problem of an error."""
    (problem,) = error.value.problems
    return problem.name, problem.message


def test_a_new_file_gets_the_umask_s_mode_and_leaves_nothing_else(tmp_path: Path) -> None:
    """A new file has the mode that the umask asks for, and no temporary file stays beside it."""
    mask = os.umask(0o027)
    try:
        write_whole(tmp_path / "new", b"text", replace=False)
    finally:
        os.umask(mask)
    assert (tmp_path / "new").read_bytes() == b"text"
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o640
    assert everything_in(tmp_path) == ["new"]


def test_a_replaced_file_keeps_mode_and_owner(tmp_path: Path) -> None:
    """An edited file is as readable as before and still belongs to whom it belonged."""
    target = tmp_path / "file"
    target.write_bytes(b"old")
    target.chmod(0o604)
    if os.geteuid() == 0:
        os.chown(target, 12345, 12346)
    before = target.stat()
    write_whole(target, b"new", replace=True)
    after = target.stat()
    assert target.read_bytes() == b"new"
    assert (after.st_mode, after.st_uid, after.st_gid) == (
        before.st_mode,
        before.st_uid,
        before.st_gid,
    )


def test_an_existing_file_is_refused_without_replace(tmp_path: Path) -> None:
    """What is there stays, unless `replace` says otherwise."""
    target = tmp_path / "file"
    target.write_bytes(b"old")
    with pytest.raises(InputError) as error:
        write_whole(target, b"new", replace=False)
    assert only_problem(error) == ("exists", f"`{target}` exists already")
    assert target.read_bytes() == b"old"


@pytest.mark.parametrize("replace", [True, False])
def test_a_link_that_leads_nowhere_is_refused(tmp_path: Path, replace: bool) -> None:
    """A new file is never written through a link to a place that nobody named."""
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(InputError) as error:
        write_whole(link, b"new", replace=replace)
    assert only_problem(error) == ("cannot-write", f"`{link}` is a link that leads nowhere")
    assert everything_in(tmp_path) == ["link"]


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    """Editing through a link changes the file it leads to."""
    (tmp_path / "file").write_bytes(b"old")
    (tmp_path / "link").symlink_to("file")
    write_whole(tmp_path / "link", b"new", replace=True)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_bytes() == b"new"


@pytest.mark.parametrize("replace", [True, False])
def test_a_folder_cannot_be_written_as_a_file(tmp_path: Path, replace: bool) -> None:
    """A folder where the file should be is a problem, and stays."""
    (tmp_path / "folder").mkdir()
    with pytest.raises(InputError):
        write_whole(tmp_path / "folder", b"new", replace=replace)
    assert everything_in(tmp_path) == ["folder"]


def test_a_file_protected_against_writing_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A read-only file is not renamed over; for root, who may write anything, that is simulated."""
    target = tmp_path / "file"
    target.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(InputError) as error:
        write_whole(target, b"new", replace=True)
    assert only_problem(error)[0] == "cannot-write"
    assert target.read_bytes() == b"old"


@pytest.mark.parametrize("failing", ["replace", "fsync"])
@pytest.mark.parametrize("failure", [OSError(30, "Read-only file system"), KeyboardInterrupt()])
def test_a_failed_replacement_leaves_the_old_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str, failure: BaseException
) -> None:
    """Whatever fails before the rename is done, the old file is whole and alone."""
    (tmp_path / "file").write_bytes(b"old")

    def fail(*_: object) -> None:
        raise failure

    monkeypatch.setattr(os, failing, fail)
    with pytest.raises((InputError, KeyboardInterrupt)):
        write_whole(tmp_path / "file", b"new", replace=True)
    assert (tmp_path / "file").read_bytes() == b"old"
    assert everything_in(tmp_path) == ["file"]


def test_where_links_are_unknown_a_new_file_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a file system without hard links (a memory stick) the name is claimed and renamed over."""

    def no_links(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    create_files(tmp_path / "new", FILES)
    assert (tmp_path / "new/options/b.yaml").read_bytes() == b"three"
    with pytest.raises(InputError) as error:
        create_files(tmp_path / "new", FILES[:1])
    assert only_problem(error)[0] == "exists"


def test_a_long_name_that_is_allowed_can_be_written(tmp_path: Path) -> None:
    """The temporary file's name is not longer than the target's."""
    name = "n" * 250
    write_whole(tmp_path / name, b"text", replace=False)
    assert everything_in(tmp_path) == [name]


def test_files_are_created_in_folders_made_for_them(tmp_path: Path) -> None:
    """A folder several levels down is made with everything in it."""
    create_files(tmp_path / "a/b", FILES)
    assert {name: (tmp_path / "a/b" / name).read_bytes() for name, _ in FILES} == dict(FILES)


def test_files_can_be_created_in_a_folder_named_by_a_relative_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`init .` works in an empty folder."""
    monkeypatch.chdir(tmp_path)
    create_files(Path(), FILES)
    assert (tmp_path / "options/a.yaml").is_file()


def test_every_target_that_exists_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    """Two targets that are taken, one by a link to nowhere, are both named; no file is begun."""
    (tmp_path / "options").mkdir()
    (tmp_path / "options/b.yaml").write_bytes(b"mine")
    (tmp_path / "criteria.yaml").symlink_to("nowhere")
    before = everything_in(tmp_path)
    with pytest.raises(InputError) as error:
        create_files(tmp_path, FILES)
    [problem] = error.value.problems
    assert problem.message.startswith("`criteria.yaml`, `options/b.yaml` exist already")
    assert everything_in(tmp_path) == before
    assert (tmp_path / "options/b.yaml").read_bytes() == b"mine"


@pytest.mark.parametrize("kind", ["file", "link to nowhere"])
def test_a_folder_that_is_none_is_a_problem(tmp_path: Path, kind: str) -> None:
    """A file, or a link to nowhere, where the folder should be is said in one sentence."""
    target = tmp_path / "target"
    if kind == "file":
        target.write_bytes(b"mine")
    else:
        target.symlink_to("nowhere")
    with pytest.raises(InputError) as error:
        create_files(target, FILES)
    assert only_problem(error) == ("cannot-write", f"`{target}` is not a folder")
    assert everything_in(tmp_path) == ["target"]


@pytest.mark.parametrize("below", ["file/new", "options"])
def test_a_parent_that_is_a_file_is_a_problem(tmp_path: Path, below: str) -> None:
    """A file in place of a folder on the way, above the project or in it, leaves nothing behind."""
    folder = tmp_path / "file/new" if below == "file/new" else tmp_path
    (tmp_path / below.split("/")[0]).write_bytes(b"mine")
    before = everything_in(tmp_path)
    with pytest.raises(InputError) as error:
        create_files(folder, FILES)
    assert only_problem(error)[0] == "cannot-write"
    assert everything_in(tmp_path) == before


@pytest.mark.parametrize("failing", ["link", "fsync", "mkdir"])
@pytest.mark.parametrize("failure", [OSError(30, "Read-only file system"), KeyboardInterrupt()])
@pytest.mark.parametrize("after", [0, 1])
def test_interrupted_in_the_middle_nothing_is_left(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    failing: str,
    failure: BaseException,
    after: int,
) -> None:
    """Whichever file or folder fails, or is interrupted, those made before it are taken back."""
    (tmp_path / "kept").write_bytes(b"mine")
    real, calls = getattr(os, failing), iter(range(100))

    def fail_later(*given: object, **more: object) -> object:
        if next(calls) >= after:
            raise failure
        return real(*given, **more)

    def fail(*_: object) -> None:
        raise failure

    monkeypatch.setattr(os, failing, fail_later)
    # The way out where a link fails is barred too.
    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises((InputError, KeyboardInterrupt)):
        create_files(tmp_path / "new", FILES)
    monkeypatch.undo()
    assert everything_in(tmp_path) == ["kept"]


def test_interrupted_just_after_a_link_the_new_name_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An interruption between the link and the removal of the temporary file leaves neither."""
    real = os.link

    def link(*given: str) -> None:
        real(*given)
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(os, "link", link)
    with pytest.raises(KeyboardInterrupt):
        create_files(tmp_path / "new", FILES)
    assert everything_in(tmp_path) == []


def test_a_file_that_another_program_saved_meanwhile_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Up to the rename, as editors know no lock of ours."""
    target, real = tmp_path / "file", os.fsync
    target.write_bytes(BOM_UTF8 + b"old")

    def fsync(descriptor: int) -> None:
        real(descriptor)
        target.write_bytes(b"saved meanwhile")

    replace_text(target, "old", "new")
    assert target.read_bytes() == BOM_UTF8 + b"new"
    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(InputError) as error:
        replace_text(target, "new", "newer")
    assert only_problem(error)[1] == f"`{target}` has changed while it was being edited"
    assert target.read_bytes() == b"saved meanwhile"
    assert everything_in(tmp_path) == ["file"]


def test_nothing_is_written_into_the_package(tmp_path: Path) -> None:
    """Where the built-in case lies, by its own name or through a link."""
    package = Path(belarus_options.__file__).parent
    (tmp_path / "link").symlink_to(package / "py.typed")
    (tmp_path / "folder").symlink_to(package)
    for path in (tmp_path / "link", tmp_path / "folder/new", package / "new"):
        with pytest.raises(InputError) as error:
            write_whole(path, b"mine", replace=True)
        assert only_problem(error)[0] == "built-in"
    assert (package / "py.typed").read_bytes() == b""
    assert not (package / "new").exists()


def test_a_file_that_comes_to_be_meanwhile_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody else's file, made after the check and before the link, is not lost."""
    real = os.link

    def link(source: str, target: Path) -> None:
        if Path(target).name == "b.yaml":
            Path(target).write_bytes(b"theirs")
        real(source, target)

    monkeypatch.setattr(os, "link", link)
    with pytest.raises(InputError) as error:
        create_files(tmp_path, FILES)
    assert only_problem(error)[0] == "exists"
    assert everything_in(tmp_path) == ["options", "options/b.yaml"]
    assert (tmp_path / "options/b.yaml").read_bytes() == b"theirs"
