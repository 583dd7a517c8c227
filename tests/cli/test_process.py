"""The real process: exit statuses, closed and full streams, interrupts."""

import os
import shlex
import signal
import subprocess
import time
from pathlib import Path

import pytest

from folders import CLEAN, edited, write_folder
from process import COMMAND, assert_own_words, environment, run

pytestmark = pytest.mark.slow

# A shell gives 130 for a process that an interrupt has ended, by status or by signal.
INTERRUPTED = (130, -signal.SIGINT)

ESCAPE = "\x1b"


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


# --- exit statuses


def test_done_is_0_and_says_nothing_on_standard_error(clinic: Path) -> None:
    """A ranking of one's own folder comes without notices."""
    done = run("score", cwd=clinic)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Which clinic should the valley get?\n")


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
    assert done.stderr.startswith("error[")
    assert "  = help: " in done.stderr
    assert ESCAPE not in done.stderr
    assert_own_words(done.stderr)


# --- streams


@pytest.mark.parametrize("arguments", ["score", "score --format json"])
def test_a_reader_that_goes_away_ends_the_command_quietly(large: Path, arguments: str) -> None:
    """`| head -1` of more than a pipe holds: 141, no complaint, the one line."""
    done = shell(f"B {arguments} | head -1", large)

    assert (done.returncode, done.stderr) == (141, "")
    assert done.stdout.count("\n") == 1


@pytest.mark.parametrize("arguments", ["--help", "--version", "explain-rule no-scale"])
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


@pytest.mark.parametrize("closed", [">&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_what_writes_a_file_needs_no_stream(clinic: Path, tmp_path: Path, closed: str) -> None:
    """And the file gets nothing but what it is to have, though the system would open it in the
    place of a closed stream."""
    project, out = (shlex.quote(str(path)) for path in (clinic, tmp_path / "out.csv"))
    done = shell(f"B score --project {project} --output {out} {closed}", clinic)

    assert done.returncode == 0
    lines = (tmp_path / "out.csv").read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("rank,option,")
    assert len(lines) == 4


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


FAULTS = {
    "an interrupt that a library makes an error of": (
        "import os, signal\ntry:\n  os.kill(os.getpid(), signal.SIGINT)\n"
        "except BaseException:\n  pass\nraise ValueError", 130, "",
    ),
    "an interrupt in the midst of tidying up": (
        "import os, signal, time\nclass Tidy:\n  def __del__(self):\n"
        "    os.kill(os.getpid(), signal.SIGINT)\nTidy()\ntime.sleep(9)\nraise KeyError", 130, "",
    ),
    "an interrupt that is lost": (
        "import os, signal\ntry:\n  os.kill(os.getpid(), signal.SIGINT)\n"
        "except BaseException:\n  pass", 130, "",
    ),
    "no memory": ("raise MemoryError", 2, "error[system-refused]: there is not enough memory"),
    "no descriptors": (
        "raise OSError(24, 'Too many open files')", 2, "error[system-refused]: the system",
    ),
    "a bug": ("raise KeyError", 70, "Traceback"),
}  # fmt: skip


@pytest.mark.parametrize(("fault", "status", "said"), FAULTS.values(), ids=FAULTS)
def test_what_the_machine_lacks_is_no_bug(clinic: Path, fault: str, status: int, said: str) -> None:
    """Nor is an interrupt within another error; what is one says so."""
    script = (
        f"import sys, belarus_options.cli.app as app\ndef fail(*_):\n  exec({fault!r}, {{}})\n"
        "  return lambda *_, **__: 0\n"
        "app.command = fail\nfrom belarus_options.cli.process import run\n"
        "sys.exit(run(['score']))"
    )
    done = subprocess.run(
        [COMMAND[0], "-c", script], cwd=clinic, env=environment(), capture_output=True, text=True,
        check=False,
    )  # fmt: skip

    assert (done.returncode, done.stdout) == (status, "")
    assert done.stderr.startswith(said)
    assert ("Traceback" in done.stderr) is (status == 70)
    assert bool(done.stderr) is (status != 130)
