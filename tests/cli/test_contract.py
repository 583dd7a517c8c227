"""What every reporting command does alike, claimed once for all that the registry names."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from belarus_options import __version__
from belarus_options.cli.registry import COMMANDS, Command, Group, all_commands
from belarus_options.files.folder import Folder, builtin_path
from belarus_options.files.project import load_project
from belarus_options.model.choices import Format
from commands import (
    REPORTING,
    RUNS,
    document_of,
    plain_document,
    plain_text,
    printed,
    refused,
    result_of,
    run_here,
    shown_here,
    texts_of,
    words_of,
)  # fmt: skip
from examples import example_of
from folders import FULL, edited, write_folder
from process import COMMAND, environment

ROOT = Path(__file__).resolve().parents[2]

SETTINGS = {
    "weight": (("--weight", "benefit=10%"), "weights", {"benefit": "10%"}),
    "perspective": (("--perspective", "council"), "perspective", "council"),
    "scenario": (("--scenario", "boom"), "scenario", "boom"),
    "score": (("--score", "build/burden.cost=55"), "what_if", {"build/burden.cost": 55}),
    "option": (("--option", "lease", "--option", "build"), "options", ["lease", "build"]),
}
# What the status quo is kept in whether asked for or not.
OWN = {("bundles", "option"): (("--option", "build"), "options", ["build"])}
# Settings that a command refuses with a reason: it compares all of what they would choose from, or
# they would change nothing.
REFUSED = {("perspectives", "perspective"): "all-perspectives",
           ("scenarios", "scenario"): "all-scenarios",
           ("check", "option"): "not-taken",
           ("screen", "option"): "not-taken",
           ("elicit", "scenario"): "not-taken",
           ("elicit", "score"): "not-taken",
           ("elicit", "option"): "not-taken",
           ("weights", "scenario"): "not-taken",
           ("weights", "score"): "not-taken",
           ("weights", "option"): "not-taken"}  # fmt: skip
# A picture has room for more or fewer words.
DRAWN = {"map"}

every_command = pytest.mark.parametrize("command", REPORTING, ids=lambda command: command.name)
every_run = pytest.mark.parametrize("run", RUNS, ids=" ".join)
every_setting = pytest.mark.parametrize("setting", SETTINGS)


# --- help and pages


def test_help_lists_every_command_with_the_first_sentence_of_its_help() -> None:
    """In the order of the registry, which keeps the commands of a group together."""
    lines = printed("--help").partition("Commands:\n")[2].splitlines()
    listed = [tuple(line.split(maxsplit=1)) for line in lines]
    assert listed == [(command.name, command.short_help) for command in COMMANDS]
    assert list(dict.fromkeys(command.group for command in COMMANDS)) == list(Group)
    order = [list(Group).index(command.group) for command in COMMANDS]
    assert order == sorted(order)


@pytest.mark.parametrize(("name", "command"), list(all_commands()))
def test_command_has_help_with_an_example(name: str, command: Command) -> None:
    """Help says in its first sentence what a command does, and shows how to type it."""
    assert command.short_help.endswith(".")
    assert any(example[: len(name.split())] == name.split() for example in command.examples)
    assert command.short_help in " ".join(printed(*name.split(), "--help").split())


@pytest.mark.parametrize("name", [name for name, _ in all_commands()])
def test_command_has_a_page_with_its_usage(name: str) -> None:
    """A command's page shows its help, and a subcommand's stands on the page of its command."""
    page = (ROOT / "docs" / f"{name.split()[0]}.md").read_text(encoding="utf-8")
    assert page.count(f"<!-- generated: usage {name} -->") == 1


@every_command
def test_what_a_command_reports_is_documented(command: Command) -> None:
    """docs/json.md has a section on its result, and docs/output.md shows the head of its CSV."""
    json_page, output = (ROOT / "docs" / page for page in ("json.md", "output.md"))
    assert f"\n## {command.name}\n" in json_page.read_text(encoding="utf-8")
    assert re.search(
        rf"^\$ belarus-options {command.name} .*--format csv", output.read_text("utf-8"), re.M
    )


# --- settings


@every_command
def test_the_envelope_says_what_was_read_and_set(command: Command, full: Path) -> None:
    """Schema, command, version, the project with its digest, and settings that set nothing."""
    document = document_of(*words_of(command), cwd=full)
    assert list(document) == ["schema", "command", "version", "project", "settings",
                              "screened_out", "result"]  # fmt: skip
    assert document["screened_out"] == []
    assert (document["schema"], document["command"]) == (2, command.name)
    assert document["version"] == __version__
    loaded = load_project(Folder(full))
    assert document["project"] == {
        "title": loaded.project.decision.title, "folder": full.name, "digest": loaded.digest,
    }  # fmt: skip
    assert list(document["settings"].items())[:5] == [
        ("weights", {}), ("perspective", None), ("scenario", None), ("options", None),
        ("what_if", {}),
    ]  # fmt: skip


@every_command
@every_setting
def test_settings_are_heard_and_said_or_refused_with_a_reason(
    command: Command, setting: str, full: Path
) -> None:
    """They change the result, and stand in the envelope and under the title; what is refused is not
    in the help."""
    given, key, value = OWN.get((command.name, setting), SETTINGS[setting])
    words = (*words_of(command), *given)
    assert (setting in command.shared) is ((command.name, setting) not in REFUSED)
    assert (given[0] in printed(command.name, "--help")) is (setting in command.shared)
    if setting not in command.shared:
        said = refused(*words, cwd=full)
        name = REFUSED[command.name, setting]
        assert said.startswith(f"error[{name}]: `{command.name}` takes no `{given[0]}`: ")
        assert f"--> {' '.join(given[:2])}" in said
        assert "= help: " in said
        return
    document = document_of(*words, cwd=full)
    plain = plain_document(words_of(command), full)
    assert document["settings"] == {**plain["settings"], key: value}
    assert document["project"] == plain["project"]
    assert document["result"] != plain["result"]
    for form in ("markdown", "text"):
        text = printed(*words, "--format", form, cwd=full)
        before = plain_text(words_of(command), form, full)
        assert text.split("\n\n")[:2] != before.split("\n\n")[:2]


@pytest.mark.parametrize("name", [c.name for c in REPORTING if "perspective" in c.shared])
def test_a_perspective_gives_what_its_weights_give(name: str, full: Path) -> None:
    """`check` alone says beside that the perspective then has nothing of its own, and has findings
    about its weights where they are from."""
    words = next(run for run in RUNS if run[0] == name)
    by_hand, by_name = (
        result_of(*words, *SETTINGS[setting][0], cwd=full) for setting in ("weight", "perspective")
    )
    if name == "check":
        idle = [found for found in by_hand["findings"] if found["rule"] == "idle-variant"]
        by_name["findings"] += idle
        assert len(idle) == 1
        for result in (by_hand, by_name):
            result["findings"] = sorted((f["rule"], f["message"]) for f in result["findings"])
    assert by_hand == by_name


WRONG = {
    "unknown-option": ("--option", "nobody"),
    "unknown-perspective": ("--perspective", "nobody"),
    "unknown-scenario": ("--scenario", "nowhere"),
    "unknown-criterion": ("--weight", "nothing=1"),
    "bad-weight": ("--weight", "benefit=-1"),
    "zero-weights": tuple(f"--weight={path}=0" for path in ("benefit", "burden", "fairness")),
    "bad-choice": ("--format", "xml"),
    "bad-output": ("--output", "out.pdf"),
}


@every_command
@pytest.mark.parametrize("wrong", WRONG)
def test_what_cannot_be_is_refused(command: Command, wrong: str, full: Path) -> None:
    """One error by its name that points to the argument, and nothing printed or written."""
    given = WRONG[wrong]
    option = given[0].partition("=")[0]
    name = REFUSED.get((command.name, option.removeprefix("--")), wrong)
    said = refused(*words_of(command), *given, cwd=full)
    assert said.startswith(f"error[{name}]: ")
    assert said.count("error[") == 1
    assert f"  --> {option} " in said
    assert not list(full.glob("out*"))


@every_command
def test_forms_that_a_command_does_not_have_are_refused(command: Command, full: Path) -> None:
    """With those that it has."""
    for form in set(Format) - set(command.forms):
        said = refused(*words_of(command), "--format", form.value, cwd=full)
        assert said.startswith(f"error[bad-choice]: `{form.value}` is not a form of this command's")
        said = refused(*words_of(command), "--output", f"out{form.suffix}", cwd=full)
        assert said.startswith(f"error[bad-output]: this command has no {form.value} form")
        assert all(other.suffix in said for other in command.forms)
    assert not list(full.glob("out*"))


@every_command
def test_an_option_that_there_is_not_is_refused(command: Command, full: Path) -> None:
    """It is named, and the help with it."""
    said = refused(*words_of(command), "--nosuch", cwd=full)
    assert said.startswith(f"error[not-taken]: `--nosuch` is not an option of `{command.name}`\n")
    assert f"`belarus-options {command.name} --help` says what it takes" in said


@every_command
def test_a_folder_with_mistakes_is_refused_with_all_of_them(
    command: Command, tmp_path: Path
) -> None:
    """Nothing is printed, and nothing is written; `diff` says what is wrong on either side."""
    files = edited("criteria.yaml", ("  owner:", "  onwer:"), files=FULL)
    files = edited("options/build.yaml", ("confidence: low", "confidence: lwo"), files=files)
    write_folder(tmp_path, files)
    said = refused(*words_of(command), "--output", "out.json", cwd=tmp_path)
    assert said.count("error[") == (4 if command.name == "diff" else 2)
    assert not (tmp_path / "out.json").exists()


# --- forms and files


@every_run
def test_a_file_has_what_is_printed_and_is_never_written_over(
    run: tuple[str, ...], full: Path, tmp_path: Path
) -> None:
    """In every form, CSV behind a byte order mark, without which spreadsheets take it for another
    encoding; `--force` writes over it, and a notice names it unless `--quiet`."""
    forms = texts_of(run)
    for form in forms:
        target = tmp_path / f"out{form.suffix}"
        to_file = (*run, "--output", str(target))
        mark = "\ufeff" if form is Format.csv else ""
        text = mark + printed(*run, "--format", form.value, cwd=full)
        done = run_here(*to_file, cwd=full)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", f"wrote {target}\n")
        assert target.read_text(encoding="utf-8") == text
        target.write_text("mine", encoding="utf-8")
        assert refused(*to_file, cwd=full).startswith("error[exists]: ")
        assert target.read_text(encoding="utf-8") == "mine"
        done = run_here(*to_file, "--force", "--quiet", cwd=full)
        assert (done.returncode, done.stderr) == (0, "")
        assert target.read_text(encoding="utf-8") == text
    assert sorted(os.listdir(tmp_path)) == sorted(f"out{form.suffix}" for form in forms)


@every_run
def test_tab_separated_lines_are_a_header_and_one_line_a_row(
    run: tuple[str, ...], full: Path
) -> None:
    """Nothing else: no title, no note, as many cells in each line."""
    lines = [line.split("\t") for line in printed(*run, "--format", "tsv", cwd=full).split("\n")]
    assert lines.pop() == [""]
    assert {len(cells) for cells in lines} == {len(lines[0])}


@every_run
@pytest.mark.parametrize("full_too", [False, True])
def test_a_pipe_and_a_file_get_what_a_terminal_shows(
    run: tuple[str, ...], full_too: bool, full: Path, tmp_path: Path
) -> None:
    """At 80 columns and without color, `--width` for another; `table` is an alias of `text`."""
    run = (*run, "--full") if full_too else run
    shown = shown_here(*run, cwd=full)
    assert printed(*run, cwd=full) == printed(*run, "--format", "table", cwd=full) == shown
    assert run_here(*run, "--output", str(tmp_path / "out.txt"), cwd=full).returncode == 0
    assert (tmp_path / "out.txt").read_text(encoding="utf-8") == shown
    assert printed(*run, "--width", "61", cwd=full) == shown_here(*run, width=61, cwd=full)


@every_command
def test_full_changes_no_data(command: Command, full: Path) -> None:
    """CSV, JSON and tab-separated lines have all there is with and without `--full`."""
    for form in (Format.csv, Format.json, Format.tsv):
        words = (*words_of(command), "--format", form.value)
        assert printed(*words, "--full", cwd=full) == printed(*words, cwd=full)


@every_run
@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_width_changes_the_wrapping_alone(run: tuple[str, ...], width: int, full: Path) -> None:
    """In full every word is shown at every width, none is cut, and no line is wider than asked."""
    run = (*run, "--full")
    shown = shown_here(*run, width=width, cwd=full)
    assert max(map(len, shown.splitlines())) <= width
    if run[0] not in DRAWN:
        assert set(_words(shown_here(*run, width=400, cwd=full))) == set(_words(shown))


def _words(text: str) -> list[str]:
    # Bullets and rules of tables are drawn anew; words of headings may stand on lines of their own.
    return "".join(c if c.isalnum() or c in ".%→" else " " for c in text).split()


@every_run
def test_files_in_any_order_give_the_same_bytes(
    run: tuple[str, ...], full: Path, tmp_path: Path
) -> None:
    """Written the other way round, in every form."""
    other = write_folder(tmp_path / full.name, dict(reversed(FULL.items())))
    for form in texts_of(run):
        texts = {printed(*run, "--format", form.value, cwd=cwd) for cwd in (full, other)}
        assert len(texts) == 1


# In the folder where they are run, and in the built-in case.
SAME = [(*run, "--format", "json") for run in RUNS] + [
    (*example_of(each), "--project", str(builtin_path()), "--format", "json") for each in REPORTING
]
SCRIPT = """
import json, sys
from commands import printed
print(json.dumps({" ".join(run): printed(*run) for run in json.loads(sys.argv[1])}))
"""


def printed_by_a_process(cwd: Path, **changes: str) -> dict[str, str]:
    """What these runs print in a process of its own, in an environment with changes."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, json.dumps(SAME)],
        cwd=cwd,
        env=environment({"PYTHONPATH": str(ROOT / "tests"), **changes}),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    texts: dict[str, str] = json.loads(done.stdout)
    return texts


@pytest.mark.slow
def test_the_same_input_gives_the_same_bytes(full: Path) -> None:
    """Whatever the order of sets, and whatever the library that multiplies matrices takes the
    processor for."""
    expected = {" ".join(run): printed(*run, cwd=full) for run in SAME}
    for changes in ({"PYTHONHASHSEED": "7"}, {"OPENBLAS_CORETYPE": "Prescott"}):
        assert printed_by_a_process(full, **changes) == expected


@every_command
def test_one_option_alone_is_an_answer(command: Command, full: Path) -> None:
    """In every form, and without a number that is none."""
    if "option" not in command.shared:
        return
    words = (*words_of(command), "--option", "build")
    assert document_of(*words, cwd=full)["settings"]["options"] == ["build"]
    for form in texts_of(words):
        text = printed(*words, "--format", form.value, cwd=full)
        assert not re.search(r"\bnan\b", text, re.IGNORECASE)


# --- streams


@pytest.mark.slow
@every_command
def test_a_reader_that_has_gone_away_ends_the_command_quietly(command: Command, full: Path) -> None:
    """141, and no complaint."""
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [*COMMAND, *words_of(command)],
        cwd=full,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=writer,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


@every_command
def test_notices_are_on_standard_error_and_quiet_silences_them(
    command: Command, tmp_path: Path
) -> None:
    """Where there is no project, the first example of help works on the built-in case and says so
    in one line; `--verbose` says more."""
    runs = [(*example_of(command), *how) for how in ((), ("--quiet",), ("--verbose",))]
    said, quiet, verbose = (run_here(*words, cwd=tmp_path) for words in runs)
    assert said.stderr == "note: no project folder here, so this is the built-in case\n"
    assert quiet.stderr == ""
    assert verbose.stderr.startswith(said.stderr + "read ")
    assert said.returncode == quiet.returncode == verbose.returncode == 0
    assert said.stdout == quiet.stdout == verbose.stdout != ""
