"""Which folder is the project, and what its digest is made of."""

import hashlib
import os
import re
import sys
import unicodedata
from pathlib import Path

import pytest

from belarus_options.files import reading
from belarus_options.files.folder import (
    FOLDER_VARIABLE,
    Folder,
    builtin_folder,
    find_folder,
    ignored_files,
    recognized_files,
)
from belarus_options.files.project import load_project
from belarus_options.model.problem import InputError, Place
from belarus_options.views.forms.problem_blocks import format_problems
from commands import document_of
from folders import CLEAN, load_files, write_folder
from slips import BUILD, CRITERIA, KEEP, LEASE, VALID, problems_of


@pytest.fixture
def clinic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A valid project folder, and no project in the environment."""
    monkeypatch.delenv(FOLDER_VARIABLE, raising=False)
    write_folder(tmp_path / "clinic", CLEAN)
    return tmp_path / "clinic"


def test_the_folder_asked_for_comes_before_all_others(
    clinic: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`--project`, then the environment, then the nearest upward, then the built-in case."""
    write_folder(tmp_path / "other", CLEAN)
    (clinic / "deep" / "down").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    assert find_folder(None) == builtin_folder()
    monkeypatch.chdir(clinic / "deep" / "down")
    assert find_folder(None) == Folder(Path("../.."), is_above=True)
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "other"))
    assert find_folder(None).path == tmp_path / "other"
    assert find_folder(str(clinic)).path == clinic


# What lies in a folder inside a project, what the error says of it, and how it is mended.
HALVES = {
    "no options": (["criteria.yaml"], "has `criteria.yaml`, and lacks `options/`", "options/ID"),
    "options in capitals": (
        ["criteria.yaml", "Options/build.yaml"], "lacks `options/`", "rename `Options/` to `opt"
    ),
    "other suffix": (
        ["criteria.yml", "options/build.yaml"], "lacks `criteria.yaml`", "rename `criteria.yml` to"
    ),
    "other suffix, no options": (
        ["criteria.yml"], "lacks `criteria.yaml` and `options/`", "rename `criteria.yml` to"
    ),
    "text file": (
        ["criteria.yaml.txt", "options/build.yaml"],
        "lacks `criteria.yaml`",
        "rename `criteria.yaml.txt` to `criteria.yaml`",
    ),
    "no criteria": (["options/build.yaml"], "has `options/`, and lacks `criteria.yaml`", "write"),
    "options alone in capitals": (["OPTIONS/build.yaml"], "lacks `criteria.yaml`", "`OPTIONS/` to"),
}  # fmt: skip


@pytest.mark.parametrize(("files", "message", "help"), HALVES.values(), ids=HALVES)
def test_half_a_project_stops_the_way_up(
    clinic: Path, monkeypatch: pytest.MonkeyPatch, files: list[str], message: str, help: str
) -> None:
    """No other project stands in for it: one error names what it has, what it lacks, and the way
    out; from a folder below too, and whether its files are in order or not."""
    below = clinic / "inner" / "notes"
    below.mkdir(parents=True)
    contents = {
        file: CLEAN[re.sub(r"\.ya?ml.*", ".yaml", file.lower())] + "\nx: [" for file in files
    }
    write_folder(clinic / "inner", contents)
    for folder, shown in ((clinic / "inner", "this folder"), (below, "`..`")):
        monkeypatch.chdir(folder)
        with pytest.raises(InputError) as caught:
            find_folder(None)
        (problem,) = caught.value.problems
        assert problem.name == "half-project"
        assert problem.message.startswith(f"{shown} is half a project: it has ")
        assert message in problem.message
        assert help in problem.help
        assert "$builtin" in problem.help


# What lies in a folder inside a project and is no part of one.
NO_HALVES = {
    "no options": {"options/notes.txt": ""},
    "charts": {"options/values.yaml": "replicas: 3\n", "options/a.yaml": "x:\n  scores: 1\n"},
    "other criteria": {"criteria.yaml": "rules:\n  criteria: 1\n", "Criteria.md": "criteria: 1\n"},
    "a key in braces below the top": {"options/a.yaml": "{a: {scores: 1}}\n"},
    "no YAML": {"options/scores.txt": "scores: 1\n", "criteria.json": '{"criteria": 1}'},
}  # fmt: skip


@pytest.mark.parametrize("files", NO_HALVES.values(), ids=NO_HALVES)
def test_what_other_programs_keep_is_passed_over_on_the_way_up(
    clinic: Path, monkeypatch: pytest.MonkeyPatch, files: dict[str, str]
) -> None:
    """A folder of options or a criteria.yaml is half a project by what it holds at its top."""
    monkeypatch.chdir(write_folder(clinic / "inner", files))
    assert find_folder(None) == Folder(Path(".."), is_above=True)


@pytest.mark.parametrize(
    "text", ['{"scores": {"a": 1}}', "'scores':\n  a: 1\n", "\ufeffscores: 1\n"]
)
def test_options_are_known_however_their_key_is_written(
    clinic: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    """As JSON, in quotes, behind a byte order mark."""
    monkeypatch.chdir(write_folder(clinic / "inner", {"options/a.yaml": text}) / "options")
    with pytest.raises(InputError, match="half a project"):
        find_folder(None)


def test_criteria_that_cannot_be_read_are_not_passed_over(
    clinic: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A link that leads nowhere beside options is that project, and loading says what is wrong."""
    write_folder(clinic / "inner", {"options/build.yaml": CLEAN["options/build.yaml"]})
    (clinic / "inner" / "criteria.yaml").symlink_to("nowhere")
    monkeypatch.chdir(clinic / "inner")
    assert find_folder(None) == Folder(Path("."))


def test_the_built_in_case_is_used_where_it_is_asked_for(
    clinic: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Within a project and in spite of the environment; not beside another project."""
    monkeypatch.chdir(clinic)
    monkeypatch.setenv(FOLDER_VARIABLE, str(clinic))
    assert find_folder(None, builtin=True) == builtin_folder()
    with pytest.raises(InputError, match="two projects"):
        find_folder(str(clinic), builtin=True)


def test_a_current_folder_that_was_deleted_means_the_built_in_case(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A shell may stand in a folder that is gone."""
    monkeypatch.delenv(FOLDER_VARIABLE, raising=False)
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert find_folder(None).is_builtin
    with pytest.raises(InputError, match="has been deleted"):
        find_folder(".")


@pytest.mark.parametrize("name", ["nowhere", "x" * 300, "file"])
def test_a_folder_that_is_none_is_an_error_with_a_way_out(tmp_path: Path, name: str) -> None:
    """Missing, impossible and plain files are all refused by one error."""
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError) as caught:
        find_folder(str(tmp_path / name))
    assert caught.value.problems[0].name == "no-folder"
    assert "init" in caught.value.problems[0].help


def test_hidden_and_backup_files_are_nobodys_options(clinic: Path) -> None:
    """What editors and file systems leave behind is not read."""
    for name in (
        ".hidden.yaml",
        "build.yaml~",
        "#build.yaml#",
        "~build.yaml",
        "build.yaml.bak",
        "notes.txt",
    ):
        (clinic / "options" / name).write_text("not: [valid", encoding="utf-8")
    assert recognized_files(clinic) == (sorted(CLEAN), [])


def test_the_digest_is_that_of_the_contract(clinic: Path) -> None:
    """sha256 over path, NUL, byte length, NUL, bytes of each recognized file in path order."""
    total = hashlib.sha256()
    for file in sorted(CLEAN):
        data = (clinic / file).read_bytes()
        total.update(file.encode() + b"\0" + str(len(data)).encode() + b"\0" + data)
    assert load_project(Folder(clinic)).digest == total.hexdigest()


def test_a_folder_whose_name_is_no_text_is_named_as_near_as_can_be(tmp_path: Path) -> None:
    """Names on disk are bytes; one that is not UTF-8 breaks no output."""
    folder = os.path.join(os.fsencode(tmp_path), b"caf\xe9")
    try:
        os.mkdir(folder)
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    write_folder(Path(os.fsdecode(folder)), CLEAN)
    document = document_of("score", cwd=Path(os.fsdecode(folder)))
    assert document["project"]["folder"].startswith("caf")


def test_an_endless_file_is_refused_before_it_is_read(
    clinic: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file beyond any decision's size would only fill the memory."""
    monkeypatch.setattr(reading, "LARGEST_FILE", 100)
    with pytest.raises(InputError) as caught:
        load_project(Folder(clinic))
    assert {problem.name for problem in caught.value.problems} == {"unreadable"}
    assert "larger than" in caught.value.problems[0].message


def test_what_has_no_name_is_named_after_its_id(clinic: Path) -> None:
    """Options, perspectives and scenarios may leave `name` out, as criteria may."""
    text = CLEAN["options/build.yaml"].replace("name: Build a clinic\n", "")
    (clinic / "options" / "build.yaml").write_text(text, encoding="utf-8")
    (clinic / "perspectives.yaml").write_text("council: {weights: {benefit: 60}}\n")
    (clinic / "scenarios.yaml").write_text("boom: {because: It may}\n")
    project = load_project(Folder(clinic)).project
    assert project.options["build"].name == "build"
    assert project.perspectives["council"].name == "council"
    assert project.scenarios["boom"].name == "boom"


def test_options_stand_in_the_order_of_their_ids(tmp_path: Path) -> None:
    """Not of their files: `build-later.yaml` comes before `build.yaml`, its id after that one."""
    files = CLEAN | {"options/build-later.yaml": CLEAN["options/build.yaml"]}
    loaded = load_project(Folder(write_folder(tmp_path, files)))
    assert list(loaded.project.options) == ["build", "build-later", "keep", "lease"]


@pytest.mark.parametrize(
    ("missing", "expected"),
    [
        ([CRITERIA], ["unreadable"]),
        ([BUILD, KEEP, LEASE], ["unreadable"]),
        ([CRITERIA, BUILD, KEEP, LEASE], ["unreadable", "unreadable"]),
    ],
)
def test_what_a_folder_lacks_is_named(
    tmp_path: Path, missing: list[str], expected: list[str]
) -> None:
    """criteria.yaml and options/ are required, and the message names each that is not there."""
    files = {file: text for file, text in VALID.items() if file not in missing}
    problems = problems_of(tmp_path, files)

    assert [problem.name for problem in problems] == expected
    for problem in problems:
        assert "is missing" in problem.message
        assert "init" in problem.help


def test_an_options_folder_without_options_is_named(tmp_path: Path) -> None:
    """Files that count as none leave it empty."""
    files = {CRITERIA: VALID[CRITERIA], "options/notes.txt": "x", "options/.hidden.yaml": "x"}
    assert [problem.name for problem in problems_of(tmp_path, files)] == ["no-options"]


def test_a_file_in_place_of_the_options_is_said_so(tmp_path: Path) -> None:
    """`options` as a file is not missing, it is no folder."""
    files = {file: text for file, text in VALID.items() if not file.startswith("options/")}
    (problem,) = problems_of(tmp_path, files | {"options": "x"})

    assert "not a folder" in problem.message


@pytest.mark.parametrize(
    ("file", "name", "help"),
    [
        ("options/other.yml", "wrong-suffix", "options/other.yaml"),
        ("perspectives.yml", "wrong-suffix", "perspectives.yaml"),
        pytest.param(
            "evidence.yml",
            "wrong-suffix",
            "evidence.yaml",
        ),
        ("options/Other.yaml", "bad-id", "`other.yaml`"),
        ("options/an option.yaml", "bad-id", "`an-option.yaml`"),
        ("options/e_té.yaml", "bad-id", "`e-té.yaml`"),
        ("options/-x.yaml", "bad-id", "`x.yaml`"),
        ("options/Копия.yaml", "bad-id", "`копия.yaml`"),
        ("options/!!.yaml", "bad-id", "rename it;"),
        ("options/x.y.yaml", "bad-id", "`x-y.yaml`"),
        ("options/\x1b[31m.yaml", "bad-id", "`31m.yaml`"),
    ],
)
def test_a_file_with_a_wrong_name_is_said_so(
    tmp_path: Path, file: str, name: str, help: str
) -> None:
    """A .yml, or a stem that is no id: the help names what to rename it to."""
    files = {k: v for k, v in VALID.items() if k.removesuffix("yaml") + "yml" != file}
    (problem,) = problems_of(tmp_path, files | {file: VALID[LEASE]})

    assert (problem.name, problem.file) == (name, file)
    assert help in problem.help
    assert "\x1b" not in format_problems([problem])


DECOMPOSED = unicodedata.normalize("NFD", "options/été.yaml")


@pytest.mark.parametrize("file", ["judgements.yaml", "judgements.yml"])
def test_the_british_name_of_judgments_is_refused(clinic: Path, file: str) -> None:
    """The British spelling of the file's name is not passed over, and the message has the other."""
    (clinic / file).write_text("judgments: []\n")
    with pytest.raises(InputError) as raised:
        load_project(Folder(clinic))
    (problem,) = raised.value.problems
    assert (problem.name, problem.file) == ("wrong-name", file)
    assert "`judgments.yaml`" in problem.help


def test_a_file_name_is_an_id_however_its_accents_are_put_together(tmp_path: Path) -> None:
    """File systems may take letters and accents apart: the ids, the digest and the places of the
    model are the same, and the file keeps its name."""
    composed = load_files(tmp_path / "composed", VALID | {"options/été.yaml": VALID[LEASE]})
    decomposed = load_files(tmp_path / "decomposed", VALID | {DECOMPOSED: VALID[LEASE]})

    assert "été" in decomposed.project.options
    assert decomposed.digest == composed.digest
    assert decomposed.position(Place("options/été.yaml", ("name",))).file == DECOMPOSED
    (problem,) = problems_of(tmp_path / "broken", VALID | {DECOMPOSED: "name: [\n"})
    assert problem.position is not None
    assert problem.position.file == DECOMPOSED


def test_two_files_whose_names_become_one_are_both_named(tmp_path: Path) -> None:
    """On Linux both can be there; they look the same, so they are spelled out."""
    files = {"options/été.yaml": VALID[LEASE], DECOMPOSED: VALID[LEASE]}
    (problem,) = problems_of(tmp_path, VALID | files)

    assert problem.name == "duplicate-key"
    assert ascii("été.yaml") in problem.message
    assert ascii(DECOMPOSED.removeprefix("options/")) in problem.message


@pytest.mark.parametrize("file", ["options/other.YAML", "options/other.YML", "options/other.Yaml"])
def test_a_suffix_in_capitals_is_not_passed_over(tmp_path: Path, file: str) -> None:
    """An option must not be missing from the ranking without a word."""
    assert [p.name for p in problems_of(tmp_path, VALID | {file: "x"})] == ["wrong-suffix"]


@pytest.mark.parametrize(
    "name",
    [
        ".hidden.yaml", ".x.yaml.swp", "#lease.yaml#", ".#lease.yaml", "~lease.yaml", "lease.yaml~",
        "lease.yaml.bak", "lease.yaml.orig", "README.md", ".DS_Store", "lease.yaml.tmp",
    ],
)  # fmt: skip
def test_hidden_and_backup_files_are_passed_over(tmp_path: Path, name: str) -> None:
    """What editors leave behind is no option, whatever it holds."""
    folder = write_folder(tmp_path, VALID | {f"options/{name}": "a: ["})

    assert recognized_files(folder) == (sorted(VALID), [])
    load_project(Folder(folder))
    assert ignored_files(folder) == []


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("options/ferry.yaml.txt", "rename it to `ferry.yaml` to have it read"),
        ("options/FERRY.YML.TXT", "rename it to `FERRY.yaml` to have it read"),
        ("options/ferry.yalm", "rename it to `ferry.yaml` to have it read"),
        ("options/lease.yaml.txt", "`lease.yaml` is read"),
        ("scenarios.yaml.txt", "`scenarios.yaml` is read"),
    ],
)
def test_a_file_that_is_meant_and_not_read_is_named(tmp_path: Path, name: str, said: str) -> None:
    """What editors make of a name is ignored, and said so with the name that is read."""
    folder = write_folder(tmp_path, VALID | {name: "a: ["})

    load_project(Folder(folder))
    assert ignored_files(folder) == [f"ignored: `{name}`; {said}"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_an_option_whose_name_is_no_utf_8_is_said_so(tmp_path: Path) -> None:
    """A file name of any bytes is a problem to be shown, not a crash."""
    folder = write_folder(tmp_path, VALID)
    with open(os.fsencode(folder / "options") + b"/\xff.yaml", "wb") as file:
        file.write(b"name: x\n")

    with pytest.raises(InputError) as raised:
        load_project(Folder(folder))
    assert [problem.name for problem in raised.value.problems] == ["bad-id"]
