"""The manners of the real process: statuses, streams, interrupts, terminals, names, output."""

import csv
import io
import json
import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from functools import cache
from pathlib import Path

import pytest

from belarus_options import __version__
from belarus_options.cli.app import command
from belarus_options.cli.registry import all_commands
from belarus_options.files.folder import builtin_path
from belarus_options.model.problem import InputError
from belarus_options.views.problem import format_problems
from folders import CLEAN, edited, write_folder
from process import COMMAND, SAID_BY_OTHERS, environment, run, run_on_terminal

# A shell gives 130 for a process that an interrupt has ended, by status or by signal.
INTERRUPTED = (130, -signal.SIGINT)

ESCAPE = "\x1b"


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small valid folder, which no test writes to."""
    return write_folder(tmp_path_factory.mktemp("clinic"), CLEAN)


@pytest.fixture(scope="module")
def nowhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with no project in it or above it."""
    return tmp_path_factory.mktemp("nowhere")


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of so many options that its output fills every pipe and takes a while."""
    files = dict(CLEAN)
    files |= {f"options/option-{i}.yaml": CLEAN["options/lease.yaml"] for i in range(1500)}
    return write_folder(tmp_path_factory.mktemp("large"), files)


def shell(script: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """A line of bash in which `B` is the command, with the status of the first that failed."""
    command = " ".join(f"'{part}'" for part in COMMAND)
    return subprocess.run(
        ["bash", "-c", f'set -o pipefail; B() {{ {command} "$@"; }}; {script}'],
        cwd=cwd,
        env=environment(env),
        capture_output=True,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@cache
def piped(*arguments: str, cwd: Path | None = None) -> str:
    """What a command writes into a pipe, run once for all tests that ask."""
    done = run(*arguments, cwd=cwd)
    assert done.returncode == 0, done.stderr
    return done.stdout


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The blocks with which a command is refused, run in this process; it says nothing else."""
    with pytest.raises(InputError) as raised:
        command(arguments)(list(arguments), prog_name="belarus-options", standalone_mode=False)
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "")
    return format_problems(raised.value.problems)


def assert_own_words(text: str) -> None:
    """Nothing that a library says by itself."""
    for words in SAID_BY_OTHERS:
        assert words.lower() not in text.lower(), text


# --- exit statuses


def test_done_is_0_and_says_nothing_on_standard_error(clinic: Path) -> None:
    """A ranking of one's own folder comes without notices."""
    done = run("score", cwd=clinic)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("#\tOption\t")


@pytest.mark.parametrize("form", ["table", "json"])
def test_a_check_that_finds_an_error_is_1_and_is_said_whole(tmp_path: Path, form: str) -> None:
    """The answer is no, and it is on standard output in any form."""
    high = "confidence: high, evidence: [noise-study]"
    write_folder(tmp_path, edited("options/lease.yaml", (high, "confidence: high")))
    done = run("check", "--format", form, cwd=tmp_path)

    assert (done.returncode, done.stderr) == (1, "")
    assert "evidence" in done.stdout


BAD = {
    "bad file": ("score", "--project", "."),
    "bad file, output": ("score", "--project", ".", "--output", "out.csv"),
    "bad file, weights set": ("weights", "set", "benefit=5", "--project", "."),
    "bad file, schema": ("schema", "--project", ".", "--output", "."),
}


@pytest.mark.parametrize("arguments", BAD.values(), ids=BAD)
def test_bad_input_is_2_with_nothing_on_standard_output_and_nothing_written(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    """Every problem on standard error, and the folder as it was."""
    files = edited("criteria.yaml", ("  owner:", "  onwer:"))
    files = edited("options/build.yaml", ("confidence: low", "confidence: lwo"), files=files)
    write_folder(tmp_path, files)
    done = run(*arguments, cwd=tmp_path)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("error[") == 2
    assert_own_words(done.stderr)
    there = {p.relative_to(tmp_path).as_posix(): p.read_text() for p in tmp_path.rglob("*.*")}
    assert there == files


USAGE = {
    "unknown command": ("scoer",),
    "unknown option": ("score", "--weihgt", "risk=5"),
    "missing argument": ("explain",),
    "one argument too many": ("explain", "build", "keep", "lease"),
    "option without its value": ("score", "--weight"),
    "escape sequence": ("\x1b[31mred",),
}


@pytest.mark.parametrize("arguments", USAGE.values(), ids=USAGE)
def test_bad_usage_is_2_and_says_what_is_wrong(clinic: Path, arguments: tuple[str, ...]) -> None:
    """On standard error, without a traceback or an escape sequence."""
    done = run(*arguments, cwd=clinic)

    assert (done.returncode, done.stdout) == (2, "")
    assert "Error: " in done.stderr
    assert ESCAPE not in done.stderr
    assert_own_words(done.stderr)


def test_an_unknown_format_is_refused_in_own_words(clinic: Path) -> None:
    """The choices are listed, and nobody reads what checks them."""
    done = run("score", "--format", "yaml", cwd=clinic)

    assert (done.returncode, done.stdout) == (2, "")
    assert "markdown" in done.stderr
    assert_own_words(done.stderr)


# --- streams


@pytest.mark.parametrize("arguments", ["score", "score --format json"])
def test_a_reader_that_goes_away_ends_the_command_quietly(large: Path, arguments: str) -> None:
    """`| head -1` of more than a pipe holds: 141, no complaint, the one line."""
    done = shell(f"B {arguments} | head -1", large)

    assert (done.returncode, done.stderr) == (141, "")
    assert done.stdout.count("\n") == 1


@pytest.mark.parametrize("arguments", ["--help", "--version", "score", "explain-rule no-scale"])
def test_a_reader_that_never_reads_ends_the_command_quietly(clinic: Path, arguments: str) -> None:
    """Also where the output is small, and also for help."""
    done = shell(f"B {arguments} | true", clinic)

    assert (done.returncode, done.stdout, done.stderr) in [(141, "", ""), (0, "", "")]


FULL = "error[cannot-write]: standard output cannot be written: no space left on device\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has /dev/full")
@pytest.mark.parametrize(
    "arguments",
    [
        "score", "score --format json", "score --format csv", "score --format markdown",
        "--help", "score --help", "explain-rule no-scale", "schema",
        "weights set benefit=9 --dry-run",
    ],
)  # fmt: skip
def test_a_full_disk_is_one_line_and_2(clinic: Path, arguments: str) -> None:
    """Nothing is lost in silence."""
    done = shell(f"B {arguments} > /dev/full", clinic)

    assert (done.returncode, done.stderr) == (2, FULL)


@pytest.mark.parametrize("arguments", ["score", "score --format json", "--help"])
def test_a_closed_standard_output_is_one_line_and_2(clinic: Path, arguments: str) -> None:
    """`>&-` is no crash."""
    done = shell(f"B {arguments} >&-", clinic)

    assert done.returncode == 2
    assert done.stderr.startswith("error[cannot-write]: ")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ("score", 0),
        ("explain nobody", 2),
        ("scoer", 2),
    ],
)
def test_a_closed_standard_error_changes_nothing(clinic: Path, arguments: str, status: int) -> None:
    """What would be said there is left unsaid; the result and the status stay."""
    done = shell(f"B {arguments} 2>&-", clinic)

    assert (done.returncode, done.stderr) == (status, "")
    assert bool(done.stdout) is (status == 0)


def test_both_streams_closed_is_2(clinic: Path) -> None:
    """Nothing can be said, and that is the status."""
    assert shell("B score >&- 2>&-", clinic).returncode == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has /dev/full")
@pytest.mark.parametrize(
    ("arguments", "status"), [("score", 0), ("explain nobody", 2), ("scoer", 2)]
)
def test_a_full_standard_error_changes_nothing(nowhere: Path, arguments: str, status: int) -> None:
    """A log on a full disk takes neither the result nor the status away."""
    done = shell(f"B {arguments} 2> /dev/full", nowhere)

    assert done.returncode == status
    assert bool(done.stdout) is (status == 0)


# --- interrupts


def interrupted(
    *arguments: str, cwd: Path, imported: str, seconds: float = 0.0
) -> tuple[int, str, str]:
    """Status and both streams of a command that is interrupted some time after it has imported a
    module, by which one knows how far it is."""
    process = subprocess.Popen(
        [COMMAND[0], "-X", "importtime", *COMMAND[1:], *arguments],
        cwd=cwd,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stderr is not None
    for line in process.stderr:
        if line.rsplit("|", 1)[-1].strip() == imported:
            break
    time.sleep(seconds)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    said = [line for line in err.splitlines() if not line.startswith("import time:")]
    return process.returncode, out, "\n".join(said)


@pytest.mark.parametrize("seconds", [0.0, 0.03, 0.08])
def test_an_interrupt_during_a_run_is_130_and_leaves_nothing(large: Path, seconds: float) -> None:
    """No traceback, no half result, no file and no temporary one."""
    before = sorted(os.listdir(large))
    status, out, err = interrupted(
        "score", "--output", "o.csv", cwd=large, imported="belarus_options.files.project",
        seconds=seconds,
    )  # fmt: skip

    assert status in INTERRUPTED
    assert (out, err) == ("", "")
    assert sorted(os.listdir(large)) == before


@pytest.mark.parametrize("imported", ["typer.exceptions", "yaml", "pydantic_core"])
def test_an_interrupt_while_starting_is_130(clinic: Path, imported: str) -> None:
    """Once this package runs, an import that is broken off is no traceback."""
    status, out, err = interrupted("score", cwd=clinic, imported=imported)

    assert status in INTERRUPTED
    assert (out, err) == ("", "")


# --- terminals


@pytest.mark.parametrize(
    "env",
    [{"NO_COLOR": "0"}, {"TERM": None}, {"NO_COLOR": "1", "FORCE_COLOR": "1"},
     {"TERM": "dumb", "COLORTERM": "truecolor"}],
)  # fmt: skip
def test_no_escape_sequence_where_none_is_wanted(clinic: Path, env: dict[str, str | None]) -> None:
    """Any NO_COLOR that is not empty, and a terminal that knows none."""
    output, status = run_on_terminal("score", cwd=clinic, env=env)

    assert status == 0
    assert ESCAPE not in output


def test_no_color_as_an_option(clinic: Path) -> None:
    """`--no-color` does what NO_COLOR does."""
    output, _ = run_on_terminal("score", "--no-color", cwd=clinic)
    assert ESCAPE not in output


def test_colour_is_for_terminals_only(clinic: Path) -> None:
    """On one there is some; in a pipe there is none, whatever the environment says."""
    on_terminal, _ = run_on_terminal("score", cwd=clinic, env={"NO_COLOR": ""})
    in_pipe = run("score", cwd=clinic, env={"FORCE_COLOR": "1", "CLICOLOR_FORCE": "1"})

    assert ESCAPE in on_terminal
    assert ESCAPE not in in_pipe.stdout


REPORTS = {
    "score": ("score",),
    "score by leaf": ("score", "--leaves"),
    "weights": ("weights",),
    "explain one": ("explain", "build"),
    "explain two": ("explain", "build", "keep"),
}


def cells(text: str) -> list[str]:
    """Every cell of tab-separated lines but the first of them."""
    return [cell for line in text.splitlines()[1:] for cell in line.split("\t")]


def squeezed(text: str) -> str:
    """A text without spaces, line ends and the lines of tables, as wrapping may part words."""
    return "".join(c for c in text if not c.isspace() and c not in "─━│|+-")


@pytest.mark.parametrize(
    ("report", "width"),
    [(report, width) for report in REPORTS for width in (20, 40, 80)],
)
def test_a_narrow_terminal_wraps_and_loses_nothing(clinic: Path, report: str, width: int) -> None:
    """Every id and number that a pipe gets is there, and no line is longer than the terminal."""
    arguments = REPORTS[report]
    expected = cells(piped(*arguments, cwd=clinic))
    output, status = run_on_terminal(*arguments, width=width, cwd=clinic, env={"NO_COLOR": "1"})

    assert status == 0
    assert max(map(len, output.splitlines())) <= width
    # The verdict below the table names some of it again.
    table = output.partition("\n\n")[2].rpartition(" leads ")[0] or output
    numbers = [cell for cell in expected if cell.replace(".", "").replace("−", "").isdigit()]
    assert [number for number in numbers if number not in table] == []
    shown = squeezed(table)
    assert [cell for cell in expected if squeezed(cell) not in shown] == []


@pytest.mark.parametrize(
    "width",
    [
        20,
        40,
    ],
)
def test_the_case_on_a_narrow_terminal_loses_nothing(width: int) -> None:
    """Every option's rank, id and numbers stand whole in the table, long ids too."""
    arguments = ("score", "--project", str(builtin_path()))
    rows = [line.split("\t") for line in piped(*arguments).splitlines()[1:]]
    output, _ = run_on_terminal(*arguments, width=width, env={"NO_COLOR": "1"})
    table = output.partition("\n\n")[2].rpartition(" leads ")[0] or output

    for rank, option, _name, *numbers in rows:
        # Too narrow for a table, each cell stands on a line of its own.
        assert f"\n{rank} " in table or f"#: {rank}\n" in table
        assert squeezed(option) in squeezed(table)
        assert [number for number in numbers if number not in table] == []


@pytest.mark.parametrize("arguments", [("--help",), ("score", "--help")])
def test_help_fits_80_columns(arguments: tuple[str, ...]) -> None:
    """No line of a help text is longer."""
    output, status = run_on_terminal(*arguments)

    assert status == 0
    assert max(map(len, output.splitlines())) <= 80
    assert ESCAPE not in output


ENCODINGS: dict[str, dict[str, str | None]] = {
    "ascii": {"PYTHONIOENCODING": "ascii"},
    "latin-1": {"PYTHONIOENCODING": "latin-1"},
    "C locale": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
}


@pytest.mark.parametrize("env", ENCODINGS.values(), ids=ENCODINGS)
def test_a_terminal_that_is_not_utf_8_shows_a_readable_table(
    tmp_path: Path, env: dict[str, str | None]
) -> None:
    """Letters lose their accents or are spelled out; lines and bars are plain characters."""
    name = "Bauen – „schön“ ≤ 中"
    write_folder(tmp_path, edited("options/build.yaml", ("Build a clinic", f'"{name}"')))
    output, status = run_on_terminal("score", cwd=tmp_path, env={**env, "NO_COLOR": "1"})
    in_pipe = run("score", "--format", "csv", cwd=tmp_path, env=env)

    assert status == 0
    assert "Traceback" not in output
    assert "build" in output
    assert "Bauen" in output
    assert "─" not in output
    assert "#####" in output
    assert in_pipe.returncode == 0
    assert name in in_pipe.stdout


# --- names that are up to something

HOSTILE = {
    "Rich markup": "[red]x[/red]",
    "Rich link": "[link=http://x]y[/link]",
    "emoji code": ":smile:",
    "ANSI escape": "\x1b[31mred",
    "C1 escape": "\x9b31m",
    "bidirectional override": "\u202eevil",
    "formula": "=1+1",
    "function": "@SUM(A1)",
    "negative": "-1+2",
    "full-width formula": "＝1+1",
    "pipe": "a|b",
    "backtick": "`code`",
    "script": "<script>alert(1)</script>",
    "line break": "two\nlines",
    "tab": "a\tb",
    "NUL": "a\0b",
    "quote": 'say "x", y',
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose options and first criterion are named like that."""
    files = dict(CLEAN)
    for index, name in enumerate(HOSTILE.values()):
        text = CLEAN["options/lease.yaml"]
        quoted = json.dumps(name)
        files[f"options/h{index:02}.yaml"] = text.replace("Lease rooms in the school", quoted)
    files["criteria.yaml"] = CLEAN["criteria.yaml"].replace(
        "name: Benefit", 'name: "=[b]\\e[31m|<b>\\u202e"'
    )
    return write_folder(tmp_path_factory.mktemp("hostile"), files)


def spelled_out(name: str) -> str:
    """A name as it is shown: on one line, unsafe characters spelled out."""
    shown = {"\x1b": "\\x1b", "\x9b": "\\x9b", "\u202e": "\\u202e", "\0": "\\x00"}
    return "".join(shown.get(c, c) for c in name.replace("\n", " ").replace("\t", " "))


UNSAFE = ("\x1b", "\x9b", "\u202e", "\0")


def test_hostile_names_stay_text_in_a_pipe(hostile: Path) -> None:
    """One line a row, as many cells as the header has, every name as it is written."""
    lines = run("score", cwd=hostile).stdout.split("\n")[:-1]
    rows = [line.split("\t") for line in lines]

    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(rows) == 1 + 3 + len(HOSTILE)
    assert {spelled_out(name) for name in HOSTILE.values()} < {row[2] for row in rows}
    assert not any(character in line for character in UNSAFE for line in lines)


def test_hostile_names_stay_text_on_a_terminal(hostile: Path) -> None:
    """No markup, no emoji, no escape reaches it."""
    output, status = run_on_terminal("score", width=200, cwd=hostile, env={"NO_COLOR": "1"})

    assert status == 0
    for name in HOSTILE.values():
        assert spelled_out(name) in output
    assert not any(character in output for character in UNSAFE)


def test_hostile_names_are_no_formulas_in_csv(hostile: Path) -> None:
    """Every cell that a spreadsheet would run starts with an apostrophe."""
    done = run("score", "--format", "csv", cwd=hostile)
    rows = list(csv.reader(io.StringIO(done.stdout)))

    assert {len(row) for row in rows} == {len(rows[0])}
    names = [row[2] for row in rows]
    for name in HOSTILE.values():
        shown = spelled_out(name)
        assert (f"'{shown}" if shown[0] in "=@-＝" else shown) in names
    assert not any(cell[:1] in "=+@\t\r" for row in rows for cell in row if cell)
    assert not any(character in done.stdout for character in UNSAFE)


def test_hostile_names_do_not_break_a_markdown_table(hostile: Path) -> None:
    """Every row has the header's cells, and no mark-up of a name is left unescaped."""
    text = run("score", "--format", "markdown", cwd=hostile).stdout
    rows = [line for line in text.split("\n") if line.startswith("|")]

    bars = {row.replace("\\\\", "").replace("\\|", "").count("|") for row in rows}
    assert len(bars) == 1
    assert "<script>" not in text.replace("\\<script>", "")
    assert "`code`" not in text
    assert not any(character in text for character in UNSAFE)


def test_hostile_names_come_back_from_json(hostile: Path) -> None:
    """A program reads the very name; what could harm a terminal is escaped."""
    text = run("score", "--format", "json", cwd=hostile).stdout
    names = {row["name"] for row in json.loads(text)["result"]["ranking"]}

    assert set(HOSTILE.values()) < names
    assert not any(character in text for character in UNSAFE)


@pytest.mark.parametrize(
    "arguments",
    [("explain", "h03", "h05"), ("explain", "h03"), ("weights",), ("score", "--leaves")],
)
def test_hostile_names_stay_text_in_other_reports(
    hostile: Path, arguments: tuple[str, ...]
) -> None:
    """The criterion's name and the options' reach no terminal unspelled."""
    output, status = run_on_terminal(*arguments, cwd=hostile, env={"NO_COLOR": "1"})

    assert status == 0
    assert not any(character in output for character in UNSAFE)


def test_hostile_text_in_problems_stays_text(tmp_path: Path) -> None:
    """Keys, values, ids and file names are shown in messages, and never run there."""
    files = edited(
        "options/build.yaml",
        ("name: Build a clinic", '"\\e[31mkey": 1\nname: x\nrole: "[red]\\e[0m\\u202e"'),
    )
    write_folder(tmp_path, files | {"options/\x1b[31m.yaml": "x"})
    output, status = run_on_terminal("score", cwd=tmp_path)

    assert status == 2
    assert "\\x1b[31mkey" in output
    assert "[red]" in output
    assert not any(character in output for character in UNSAFE)


@pytest.mark.parametrize(
    "arguments",
    [("score", "--weight", "\x1b[31m=5"), ("explain-rule", "\x1b[31m"), ("score", "--\x1b[31m")],
)  # fmt: skip
def test_hostile_arguments_stay_text(clinic: Path, arguments: tuple[str, ...]) -> None:
    """What was typed is shown spelled out."""
    done = run(*arguments, cwd=clinic)

    assert done.returncode == 2
    assert ESCAPE not in done.stderr
    assert "\\x1b" in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_folder_whose_name_is_no_utf_8_has_json_too(tmp_path: Path) -> None:
    """The name of the folder is any bytes; JSON escapes what is no text."""
    folder = tmp_path / os.fsdecode(b"\xff")
    write_folder(folder, CLEAN)
    done = run("score", "--format", "json", "--project", str(folder))

    assert done.returncode == 0
    assert json.loads(done.stdout)["project"]["folder"]


# --- output to files


@pytest.mark.parametrize("suffix", ["csv", "json", "md"])
def test_the_suffix_decides_the_form(clinic: Path, tmp_path: Path, suffix: str) -> None:
    """The file has the bytes that `--format` prints, and standard output has nothing."""
    form = {"csv": "csv", "json": "json", "md": "markdown"}[suffix.lower()]
    printed = piped("score", "--format", form, cwd=clinic)
    target = tmp_path / f"out.{suffix}"
    done = run("score", "--output", str(target), cwd=clinic)

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert target.read_text() == printed
    assert stat.S_IMODE(target.stat().st_mode) == 0o666 & ~umask()
    assert os.listdir(tmp_path) == [target.name]


def umask() -> int:
    """The mask of this process."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


OUTPUTS = {
    "unknown suffix": (("--output", "out.txt"), "bad-output", ".csv, .json or .md"),
    "no suffix": (("--output", "out"), "bad-output", ".csv"),
    "suffix of a hidden file": (("--output", ".csv"), "bad-output", ".csv"),
    "nothing": (("--output", ""), "bad-output", ".csv"),
    "contradiction": (("--output", "o.csv", "--format", "json"), "bad-output", "leave `--format`"),
    "table into a file": (("--output", "out.csv", "--format", "table"), "bad-output", "--format"),
    "folder missing": (("--output", "no/such/out.csv"), "cannot-write", "no such file"),
    "a folder": (("--output", "dir.csv"), "cannot-write", "dir.csv"),
    "a folder by force": (("--output", "dir.csv", "--force"), "cannot-write", "dir.csv"),
    "exists": (("--output", "old.csv"), "exists", "`--force`"),
    "a link that leads nowhere": (("--output", "link.csv"), "exists", "`--force`"),
}  # fmt: skip


@pytest.mark.parametrize(("arguments", "name", "words"), OUTPUTS.values(), ids=OUTPUTS)
def test_output_that_cannot_be_is_refused_and_touches_nothing(
    clinic: Path,
    tmp_path: Path,
    arguments: tuple[str, ...],
    name: str,
    words: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nothing is overwritten or left behind, and the block says why."""
    (tmp_path / "dir.csv").mkdir()
    (tmp_path / "old.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to("nowhere.csv")
    monkeypatch.chdir(tmp_path)
    said = refused(capsys, "score", "--project", str(clinic), *arguments)

    assert said.startswith(f"error[{name}]: ")
    assert words in said
    assert sorted(os.listdir(tmp_path)) == ["dir.csv", "link.csv", "old.csv"]
    assert (tmp_path / "old.csv").read_text() == "old"


def test_a_folder_in_the_way_is_not_to_be_forced(clinic: Path, tmp_path: Path) -> None:
    """No help leads to another error."""
    (tmp_path / "dir.csv").mkdir()
    done = run("score", "--output", str(tmp_path / "dir.csv"), cwd=clinic)

    assert "--force" not in done.stderr


def test_force_writes_over_a_file_and_keeps_its_mode(clinic: Path, tmp_path: Path) -> None:
    """Mode and name stay, and a link is followed rather than replaced."""
    target, link = tmp_path / "out.csv", tmp_path / "link.csv"
    target.write_text("old")
    target.chmod(0o640)
    link.symlink_to("out.csv")
    done = run("score", "--output", str(link), "--force", cwd=clinic)

    assert done.returncode == 0
    assert target.read_text().startswith("rank,option")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert link.is_symlink()
    assert sorted(os.listdir(tmp_path)) == ["link.csv", "out.csv"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has /dev/full")
def test_devices_are_no_files_to_replace(clinic: Path, tmp_path: Path) -> None:
    """A device behind a link is refused, and not renamed over."""
    (tmp_path / "out.csv").symlink_to("/dev/full")
    done = run("score", "--output", str(tmp_path / "out.csv"), "--force", cwd=clinic)

    assert done.returncode == 2
    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode)


# --- JSON and tab-separated lines

KEYS = ["schema", "command", "version", "project", "settings", "result"]


@pytest.mark.parametrize(
    ("arguments", "keys"),
    [
        (("score",), ["weights", "ranking"]),
        (("score", "--leaves"), ["weights", "ranking"]),
        (("explain", "build", "keep"), ["options", "difference", "criteria"]),
        (("check",), ["findings"]),
    ],
)
def test_json_has_exactly_the_keys_of_the_contract(
    clinic: Path, arguments: tuple[str, ...], keys: list[str]
) -> None:
    """One object: its keys, those of the project, and those of the command's result."""
    document = json.loads(run(*arguments, "--format", "json", cwd=clinic).stdout)

    assert list(document) == KEYS
    assert (document["schema"], document["command"]) == (1, arguments[0])
    assert document["version"] == __version__
    assert list(document["project"]) == ["title", "folder", "digest"]
    assert document["project"]["folder"] == clinic.name
    assert list(document["result"]) == keys


def test_each_row_of_a_ranking_has_exactly_the_keys_of_the_contract(clinic: Path) -> None:
    """And each weight its local and its global one."""
    result = json.loads(run("score", "--format", "json", cwd=clinic).stdout)["result"]

    for row in result["ranking"]:
        assert list(row) == [
            "rank", "option", "name", "total", "tied", "beyond_anchors", "contributions",
        ]  # fmt: skip
    for weight in result["weights"].values():
        assert list(weight) == ["local", "global"]


def test_json_is_the_same_bytes_everywhere(clinic: Path) -> None:
    """Twice, in a pipe or on terminals of any width and encoding, and with hashes in any order."""
    arguments = ("score", "--format", "json", "--weight", "benefit=30%", "--project", str(clinic))
    first = run(*arguments, env={"PYTHONHASHSEED": "1"}).stdout
    second = run(*arguments, env={"PYTHONHASHSEED": "2", "COLUMNS": "30"}).stdout
    third = run(*arguments, env={"PYTHONIOENCODING": "latin-1", "LC_ALL": "C"}).stdout
    on_terminal, _ = run_on_terminal(*arguments, width=33)

    assert first == second == third == on_terminal
    assert json.loads(first)["settings"]["weights"] == {"benefit": "30%"}


@pytest.mark.parametrize("arguments", [("score",), ("score", "--leaves"), ("weights",), ("check",)])
def test_a_pipe_gets_a_header_and_one_line_a_row(arguments: tuple[str, ...]) -> None:
    """Nothing else: no title, no note, as many cells in each line."""
    text = piped(*arguments, "--project", str(builtin_path()))
    rows = [line.split("\t") for line in text.split("\n")]

    assert rows.pop() == [""]
    assert {len(row) for row in rows} == {len(rows[0])}


# --- which folder

NOTE = "note: no project folder here, so this is the built-in case\n"


def folder_used(*arguments: str, cwd: Path, **env: str) -> tuple[str, str]:
    """The folder that JSON names, and what was said on standard error."""
    done = run("score", "--format", "json", *arguments, cwd=cwd, env=env)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["project"]["folder"], done.stderr


def test_the_built_in_case_is_used_where_there_is_no_other_and_said_so(nowhere: Path) -> None:
    """One line on standard error, which `--quiet` silences."""
    assert folder_used(cwd=nowhere) == ("built-in", NOTE)
    assert folder_used("--quiet", cwd=nowhere) == ("built-in", "")


def test_the_nearest_folder_upward_is_used(tmp_path: Path) -> None:
    """Also from within `options/`; a folder that has but one of the two parts is passed over."""
    write_folder(tmp_path / "clinic", CLEAN)
    below = tmp_path / "clinic" / "options" / "more"
    below.mkdir()
    (below / "criteria.yaml").write_text("x")

    assert folder_used(cwd=below)[0] == "clinic"


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
    done = run(*arguments, cwd=tmp_path, env=env)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error[")
    assert where in done.stderr


def test_weights_set_never_writes_into_the_built_in_case(nowhere: Path) -> None:
    """It says to run `init` first; `--dry-run` is allowed, since it writes nothing."""
    before = {path: path.read_bytes() for path in builtin_path().glob("*.yaml")}
    done = run("weights", "set", "risk=41", cwd=nowhere)
    dry = run("weights", "set", "risk=41", "--dry-run", cwd=nowhere)

    assert (done.returncode, done.stdout) == (2, "")
    assert "error[built-in]" in done.stderr
    assert "belarus-options init" in done.stderr
    assert dry.returncode == 0
    assert "+    weight: 41\n" in dry.stdout
    assert {path: path.read_bytes() for path in before} == before


# --- settings

ARGUMENTS = {
    "option": (("--option", "biuld"), "unknown-option", "`build`"),
    "option far off": (("--option", "zzz"), "unknown-option", "`build`, `keep`, `lease`"),
    "scenario": (("--scenario", "bom"), "unknown-scenario", "`boom`"),
    "perspective": (("--perspective", "x"), "unknown-perspective", "no perspectives"),
    "weight": (("--weight", "benfit=5"), "unknown-criterion", "`benefit`"),
    "weight of a leaf's id": (("--weight", "reach=5"), "unknown-criterion", "`benefit.reach`"),
    "no number": (("--weight", "benefit"), "bad-weight", "`risk=50`"),
    "empty number": (("--weight", "benefit="), "bad-weight", "`30%`"),
    "word": (("--weight", "benefit=abc"), "bad-weight", "`abc`"),
    "no path": (("--weight", "=5"), "unknown-criterion", "`belarus-options weights`"),
    "negative": (("--weight", "benefit=-1"), "bad-weight", "negative"),
    "nan": (("--weight", "benefit=nan"), "bad-weight", "`nan`"),
    "not a number": (("--weight", "benefit=.nan"), "bad-weight", "`.nan`"),
    "out of reach": (("--weight", "benefit=1e999"), "bad-weight", "`1e999`"),
    "decimal comma": (("--weight", "benefit=0,5"), "bad-weight", "point"),
    "more than the whole": (("--weight", "benefit=120%"), "bad-weight", "more than the whole"),
    "two percent signs": (("--weight", "benefit=5%%"), "bad-weight", "`5%%`"),
    "twice": (("--weight", "benefit=1", "--weight", "benefit=2"), "bad-weight", "twice"),
    "shares above 100": (
        ("--weight", "benefit=60%", "--weight", "burden=60%"), "bad-weight", "120%"
    ),
    "shares below 100": (
        ("--weight", "benefit=10%", "--weight", "burden=10%"), "bad-weight", "20%"
    ),
    "all 0": (("--weight", "benefit=0", "--weight", "burden=0"), "zero-weights", "above 0"),
    "perspective of nothing": (("--perspective", ""), "unknown-perspective", "no perspectives"),
}  # fmt: skip


@pytest.mark.parametrize(("arguments", "name", "words"), ARGUMENTS.values(), ids=ARGUMENTS)
def test_settings_that_cannot_be_are_refused(
    clinic: Path,
    arguments: tuple[str, ...],
    name: str,
    words: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The argument is named, and what to write instead."""
    said = refused(capsys, "score", "--project", str(clinic), *arguments)

    assert said.startswith(f"error[{name}]: ")
    assert words in said
    assert said.count("error[") == 1
    assert f"  --> {arguments[0]}" in said
    assert_own_words(said)


def test_weights_of_0_on_the_command_line_are_pointed_at_there(
    clinic: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The cause is on the command line, and nothing is wrong with the file."""
    arguments = ("--project", str(clinic), "--weight", "benefit=0", "--weight", "burden=0")
    said = refused(capsys, "score", *arguments)

    assert "--> --weight" in said
    assert "criteria.yaml:" not in said


def test_every_bad_weight_of_the_command_line_is_reported(
    clinic: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each in a block of its own, in their order."""
    arguments = ("--weight", "benefit=x", "--weight", "burden", "--weight", "a=1")
    said = refused(capsys, "score", "--project", str(clinic), *arguments)

    assert said.count("error[bad-weight]") == 2
    assert said.index("benefit=x") < said.index("`burden`")


def test_settings_that_cannot_be_are_2_in_the_real_process(clinic: Path) -> None:
    """The blocks are on standard error, and nothing is on standard output."""
    done = run("score", "--weight", "benfit=5", "--format", "json", cwd=clinic)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error[unknown-criterion]: ")


# --- start-up and completion

LOADED = """
import sys
sys.argv = ["belarus-options", *sys.argv[1:]]
from belarus_options.__main__ import main
status = main()
sys.stderr.write("\\n".join(sorted(sys.modules)))
raise SystemExit(status)
"""


def modules_after(*arguments: str, cwd: Path) -> set[str]:
    """The modules that are loaded once a command has run into a pipe."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *arguments],
        cwd=cwd,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    return set(done.stderr.split("\n"))


# What a model, a study or a table needs; of the model, only plain records and names are at hand.
HEAVY = ("numpy", "rich", "yaml")
ROOMS = ("model", "files", "studies", "methods")


@pytest.mark.parametrize(
    "arguments",
    [("--version",), ("--help",), *((*name.split(), "--help") for name, _ in all_commands())],
    ids=" ".join,
)
def test_help_and_version_load_neither_models_nor_tables(
    nowhere: Path, arguments: tuple[str, ...]
) -> None:
    """No numpy, no Rich, no YAML, and no room of this package that the model lives in."""
    loaded = modules_after(*arguments, cwd=nowhere)

    assert "belarus_options.cli.app" in loaded
    assert loaded.isdisjoint(HEAVY)
    own = {m for m in loaded if m.startswith(tuple(f"belarus_options.{room}." for room in ROOMS))}
    assert own <= {f"belarus_options.model.{file}" for file in ("choices", "layout", "problem")}


@pytest.mark.parametrize("arguments", [("--version",), ("--help",)])
def test_version_and_help_load_no_pydantic(nowhere: Path, arguments: tuple[str, ...]) -> None:
    """The command line library has its own use of it, and not for these two."""
    assert "pydantic" not in modules_after(*arguments, cwd=nowhere)


def test_a_ranking_into_a_pipe_loads_no_rich(clinic: Path) -> None:
    """Only a terminal's table needs it."""
    loaded = modules_after("score", cwd=clinic)

    assert "numpy" in loaded
    assert "rich" not in loaded


def completed(words: str, cwd: Path, **env: str) -> list[str]:
    """What bash offers for the last of some words (an empty one after a space)."""
    complete = {
        "_BELARUS_OPTIONS_COMPLETE": "complete_bash",
        "COMP_WORDS": f"belarus-options {words}",
        "COMP_CWORD": str(len(f"belarus-options {words}".split(" ")) - 1),
    }
    done = run(cwd=cwd, env=complete | env)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.split()


@pytest.fixture(scope="module")
def completable(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a perspective too."""
    perspectives = "planner: {name: Planner, weights: {}}\ntreasurer: {name: T, weights: {}}\n"
    return write_folder(
        tmp_path_factory.mktemp("full"), CLEAN | {"perspectives.yaml": perspectives}
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("explain ", ["build", "keep", "lease"]),
        ("explain build k", ["keep"]),
        ("score --option l", ["lease"]),
        ("score --weight burden", ["burden=", "burden.cost=", "burden.noise="]),
        ("weights set benefit.r", ["benefit.reach="]),
        ("score --perspective ", ["planner", "treasurer"]),
        ("score --scenario ", ["boom"]),
        ("explain-rule duplicate-k", ["duplicate-key"]),
        ("explain-rule no-sc", ["no-scale", "no-scenarios"]),
        ("score --format j", ["json"]),
        ("score --format s", []),
        ("map --format s", ["svg"]),
        ("robustness --vary ", ["top", "leaves"]),
        ("robustness --seed 1.5 --option k", ["keep"]),
        ("explain-r", ["explain-rule"]),
    ],
)
def test_completion_knows_the_ids(completable: Path, words: str, expected: list[str]) -> None:
    """Options, criteria, perspectives, scenarios and rules, of the folder that is meant."""
    assert completed(words, completable) == expected


def test_completion_reads_the_folder_that_is_named(completable: Path, nowhere: Path) -> None:
    """By `--project` before the cursor, or by the environment."""
    assert completed(f"score --project {completable} --option b", nowhere) == ["build"]
    assert completed("explain k", nowhere, BELARUS_OPTIONS_PROJECT=str(completable)) == ["keep"]


BROKEN_FILES = {
    "criteria.yaml": "a: [\n",
    "perspectives.yaml": "a: [\n",
    "scenarios.yaml": "x: *y\n",
    "options/a.yaml": "\0",
}


@pytest.mark.parametrize("option", ["--weight", "--perspective", "--scenario"])
def test_completion_is_silent_for_a_broken_folder(tmp_path: Path, option: str) -> None:
    """Nothing is offered, and nothing is said into the prompt."""
    write_folder(tmp_path, BROKEN_FILES)
    assert completed(f"score {option} ", tmp_path) == []


def test_completion_is_silent_for_a_list(tmp_path: Path) -> None:
    """A perspectives.yaml that holds a list has no perspectives."""
    write_folder(tmp_path, BROKEN_FILES | {"perspectives.yaml": "- planner\n- treasurer\n"})
    assert completed("score --perspective ", tmp_path) == []


def test_completion_is_silent_for_a_folder_that_is_not_there(nowhere: Path) -> None:
    """The same where `--project` leads nowhere."""
    assert completed("score --project gone --option ", nowhere) == []


def test_a_project_can_be_anywhere_and_called_anything(tmp_path: Path) -> None:
    """Spaces, brackets and accents in its path are only characters."""
    folder = write_folder(tmp_path / "my [red] fôlder ~ *", CLEAN)
    done = run("score", "--project", str(folder), "--format", "json")
    shutil.rmtree(folder)

    assert json.loads(done.stdout)["project"]["folder"] == "my [red] fôlder ~ *"
