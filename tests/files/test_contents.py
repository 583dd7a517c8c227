"""A project from the bytes of its files: the same as from a folder that holds them."""

from pathlib import Path

import pytest

from belarus_options.files.folder import Folder
from belarus_options.files.project import load_contents, load_project
from belarus_options.model.problem import InputError, Problem
from folders import CLEAN

CONTENTS = {file: text.encode() for file, text in CLEAN.items()}
CRITERIA = CONTENTS["criteria.yaml"]
LEASE = CONTENTS["options/lease.yaml"]

# What is put in place of the clean files, or beside them; None takes a file away.
BROKEN: dict[str, dict[str, bytes | None]] = {
    "no criteria": {"criteria.yaml": None},
    "criteria under another suffix": {"criteria.yaml": None, "criteria.yml": CRITERIA},
    "evidence under another suffix": {"evidence.yaml": None, "evidence.yml": b""},
    "an option under another suffix": {"options/lease.yaml": None, "options/lease.yml": LEASE},
    "an option named after no id": {"options/Lease rooms.yaml": LEASE},
    "no option but a hidden one": {
        **dict.fromkeys((file for file in CONTENTS if file.startswith("options/")), None),
        "options/.lease.yaml": LEASE,
    },
    "text that is not UTF-8": {"options/lease.yaml": b"name: \xff\n", "evidence.yaml": b"\xfe"},
    "no YAML": {"criteria.yaml": b"criteria: [", "options/lease.yaml": b"a: 1: 2"},
    "wrong in several files": {
        "criteria.yaml": CRITERIA.replace(b"weight: 50", b"weight: many"),
        "options/lease.yaml": LEASE.replace(b"burden.cost", b"burden.costs"),
        "scenarios.yaml": b"boom: {}\n",
    },
}


def write(folder: Path, contents: dict[str, bytes]) -> Folder:
    for file, data in contents.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_bytes(data)
    return Folder(folder)


def problems(contents: dict[str, bytes], name: str) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as caught:
        load_contents(name, contents)
    return caught.value.problems


def test_the_project_is_the_one_of_the_folder(tmp_path: Path) -> None:
    """Model, digest and positions, whatever else is among the files and in whatever order."""
    others = {"README.md": b"\xff", "options/lease.yaml~": b"", "docs/criteria.yaml": b"{"}
    expected = load_project(write(tmp_path / "clinic", CONTENTS))
    found = load_contents("clinic", dict(reversed([*CONTENTS.items(), *others.items()])))
    assert found.project == expected.project
    assert found.project.folder == "clinic"
    assert found.digest == expected.digest
    place = found.project.tree.leaves[0].place
    assert found.position(place) == expected.position(place)


def test_no_file_is_looked_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Neither in the current folder, which holds another project, nor anywhere by name."""
    write(tmp_path, {**CONTENTS, "criteria.yaml": b"not these"})
    monkeypatch.chdir(tmp_path)
    names = list(load_contents("HEAD~1", CONTENTS).project.options)
    assert names == ["build", "keep", "lease"]


@pytest.mark.parametrize("change", BROKEN.values(), ids=list(BROKEN))
def test_what_is_wrong_is_what_is_wrong_with_the_folder(
    tmp_path: Path, change: dict[str, bytes | None]
) -> None:
    """All problems, in the same order and words, with the project's name for the folder's path."""
    changed = {**CONTENTS, **change}
    contents = {file: data for file, data in changed.items() if data is not None}
    folder = write(tmp_path, contents)
    with pytest.raises(InputError) as caught:
        load_project(folder)
    assert problems(contents, str(tmp_path)) == caught.value.problems


def test_a_project_without_files_lacks_its_two_parts() -> None:
    """Each is named, in the project that has the name."""
    found = problems({}, "HEAD~1")
    assert [problem.message.split("`")[1] for problem in found] == ["criteria.yaml", "options/"]
    assert {problem.file for problem in found} == {"HEAD~1"}
