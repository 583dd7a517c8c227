"""Files that cannot be read as text, and what is said of them."""

import os
from pathlib import Path

import pytest

from belarus_options.files.folder import Folder
from belarus_options.files.project import load_project
from belarus_options.model.problem import InputError
from folders import write_folder
from slips import (
    BUILD,
    CRITERIA,
    EVIDENCE,
    VALID,
    places,
    problems_of,
)


@pytest.mark.parametrize("file", [CRITERIA, EVIDENCE, BUILD])
@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("folder", "is a folder"),
        ("dangling link", "leads nowhere"),
        ("looping link", "too many"),
        ("named pipe", "not a regular file"),
    ],
)
def test_what_is_no_file_is_said_so_at_once(
    tmp_path: Path, file: str, kind: str, words: str
) -> None:
    """A folder, a link that leads nowhere or a pipe in place of a file; none is waited for."""
    write_folder(tmp_path, VALID)
    path = tmp_path / file
    path.unlink()
    if kind == "folder":
        path.mkdir()
    elif kind == "named pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("nowhere" if kind == "dangling link" else path.name)

    with pytest.raises(InputError) as raised:
        load_project(Folder(tmp_path))
    (problem,) = raised.value.problems
    assert (problem.name, problem.file) == ("unreadable", file)
    assert words in problem.message


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read it all")
@pytest.mark.parametrize("file", [CRITERIA, BUILD, "options"])
def test_what_may_not_be_read_is_said_so(tmp_path: Path, file: str) -> None:
    """A file or folder without the permission to read is named."""
    path = write_folder(tmp_path, VALID) / file
    mode = path.stat().st_mode
    path.chmod(0)
    try:
        with pytest.raises(InputError) as raised:
            load_project(Folder(tmp_path))
    finally:
        path.chmod(mode)
    assert [problem.name for problem in raised.value.problems] == ["unreadable"]
    assert "permission denied" in raised.value.problems[0].message


@pytest.mark.parametrize(
    ("data", "line", "column", "words"),
    [
        (b"name: caf\xe9\n", 1, 10, "0xe9"),
        ("# é𝄞\nname: x".encode() + b"\xff\n", 2, 8, "0xff"),
        (b"name: \xc3\x28\n", 1, 7, "0xc3"),
        (b"name: \xed\xa0\x80\n", 1, 7, "0xed"),
        (b"name: x\xc3", 1, 8, "0xc3"),
        ("name: x\n".encode("utf-16"), 1, 1, "UTF-16"),
        (b"\xfe\xff" + "name: x\n".encode("utf-16-be"), 1, 1, "UTF-16"),
        (b"a: 1\r\nb: \x80\r\n", 2, 4, "0x80"),
    ],
)
def test_bytes_that_are_not_utf_8_are_pointed_at(
    tmp_path: Path, data: bytes, line: int, column: int, words: str
) -> None:
    """The first byte that is none is shown with its place in characters."""
    write_folder(tmp_path, VALID)
    (tmp_path / BUILD).write_bytes(data)
    with pytest.raises(InputError) as raised:
        load_project(Folder(tmp_path))
    (problem,) = raised.value.problems

    assert places((problem,)) == [("not-utf-8", BUILD, line, column)]
    assert words in problem.message
    assert "UTF-8" in problem.help


@pytest.mark.parametrize("text", ["", "\n", "# later\n"])
@pytest.mark.parametrize(
    ("file", "help"), [(CRITERIA, "`decision` and `criteria`"), (BUILD, "one option a file")]
)
def test_a_required_file_that_is_empty_is_said_so(
    tmp_path: Path, file: str, help: str, text: str
) -> None:
    """Nothing but comments counts as empty; optional files may be."""
    (problem,) = problems_of(tmp_path, VALID | {file: text})

    assert (problem.name, problem.file) == ("empty-file", file)
    assert help in problem.help
