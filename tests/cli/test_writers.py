"""Commands that write, as real processes: signals at any moment, two at once, full and read-only
disks, and targets that cannot be."""

import os
import random
import re
import resource
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from belarus_options.cli.registry import COMMANDS
from commands import refused, run_here
from folders import FULL, write_folder
from process import COMMAND, environment, run

pytestmark = pytest.mark.slow

# A command for each form that there is.
FORMS = {form.suffix: command.name for command in COMMANDS for form in command.forms}
# What writes files, run beside a project `p` and a matrix.csv.
WRITERS: dict[str, tuple[str, ...]] = {
    "weights set": ("weights", "set", "burden=41", "--project", "p"),
    "elicit --write": ("elicit", "--write", "--project", "p"),
    "init": ("init", "new/one"),
    "import": ("import", "matrix.csv", "new/one"),
    "schema": ("schema", "--project", "p", "--output", "p", "--force"),
    "over a file": ("score", "--project", "p", "--output", "old.json", "--force"),
    **{
        f"new {suffix}": (name, "--project", "p", "--output", f"out{suffix}")
        for suffix, name in FORMS.items()
    },
}
MATRIX = "option,price,reach\nweight,30,70\nprefer,less,more\n" + "".join(
    f"Plan {i},{i},{40 - i}\n" for i in range(30)
)
JUDGED = "judgments:\n  - swing: {benefit: 100, burden: 70, fairness: 5}\n"
ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
# A long search runs them more often.
RUNS = 200 if os.environ.get("HYPOTHESIS_PROFILE") == "search" else 3

Files = dict[str, tuple[int, bytes]]


def make(folder: Path) -> Path:
    """A place with a project that has judgments, a matrix, a schema that is out of date, and an
    older result."""
    more = {"schema/option.schema.json": "{}", "judgments.yaml": JUDGED}
    write_folder(folder / "p", FULL | more)
    (folder / "matrix.csv").write_text(MATRIX, encoding="utf-8")
    (folder / "old.json").write_text("old", encoding="utf-8")
    (folder / "old.json").chmod(0o604)
    return folder


def everything_in(folder: Path) -> Files:
    """Mode and bytes of all files and folders below a folder."""
    return {
        path.relative_to(folder).as_posix(): (
            path.lstat().st_mode,
            path.read_bytes() if path.is_file() else b"",
        )
        for path in folder.rglob("*")
    }


@cache
def written_by(writer: str, at: Path) -> tuple[Files, Files, float]:
    """What is there before and after a writer that nobody disturbs, and how long it takes."""
    folder = make(at / f"whole-{writer.replace(' ', '-')}")
    before, start = everything_in(folder), time.monotonic()
    done = run(*WRITERS[writer], cwd=folder)
    assert done.returncode == 0, done.stderr
    return before, everything_in(folder), time.monotonic() - start


@pytest.fixture(scope="module")
def in_memory() -> Iterator[Path]:
    """A disk in memory, where there is one: flushing to others is most of what writers wait for."""
    memory = Path("/dev/shm")  # noqa: S108  # a folder of a random name is made in it
    with TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder:
        yield Path(folder)


@pytest.fixture
def tmp_path(in_memory: Path) -> Iterator[Path]:
    """A folder of a test's own on that disk."""
    with TemporaryDirectory(dir=in_memory) as folder:
        yield Path(folder)


@pytest.mark.parametrize("number", ENDING, ids=lambda number: signal.Signals(number).name)
@pytest.mark.parametrize("writer", [*list(WRITERS)[:6], "new .csv"])
def test_a_signal_at_any_moment_leaves_the_old_or_the_new(
    writer: str, number: signal.Signals, in_memory: Path, tmp_path: Path
) -> None:
    """Each file is the one or the other, new files are all there or none, and nothing else is. The
    process ends as a signal ends it, and says nothing that looks like a fault."""
    before, after, seconds = written_by(writer, in_memory)
    moments = random.Random(f"{writer} {number}")  # noqa: S311  # moments, not secrets
    for at in range(RUNS):
        folder = make(tmp_path / str(at))
        process = subprocess.Popen(
            [*COMMAND, *WRITERS[writer]], cwd=folder, env=environment(), text=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        time.sleep(seconds * moments.uniform(0.2, 1.1))
        process.send_signal(number)
        out, err = process.communicate(timeout=60)
        is_before_python = "Could not import runpy" in err
        ends = (0, -number, 130 if number == signal.SIGINT else 0, 1 if is_before_python else 0)
        assert process.returncode in ends, err
        # Before it has begun, and after its end, an interrupt is Python's to tell.
        assert "Traceback" not in err or "belarus_options" not in err
        assert "error[" not in err + out
        assert_old_or_new(everything_in(folder), before, after)
        shutil.rmtree(folder)


def assert_old_or_new(there: Files, before: Files, after: Files) -> None:
    new = {path for path in after if path not in before}
    assert new & there.keys() in (set(), new)
    assert there.keys() <= after.keys()
    for path, what in there.items():
        assert what in (before.get(path), after[path])
    assert before.keys() <= there.keys()


def weights_of(folder: Path) -> str:
    return run("weights", "--format", "csv", "--project", str(folder)).stdout


def test_two_edits_at_once_are_both_kept(tmp_path: Path) -> None:
    """Of different criteria: one waits for the other, however often they meet."""
    folder = write_folder(tmp_path / "p", FULL)
    # No weight of the folder is one of these.
    for number in range(1001, 1001 + max(3, RUNS // 5)):
        pairs = [
            subprocess.Popen(
                [*COMMAND, "weights", "set", f"{path}={number}", "--project", "p", "--quiet"],
                cwd=tmp_path, env=environment(),
            )
            for path in ("benefit", "burden", "burden.cost")
        ]  # fmt: skip
        assert [process.wait(60) for process in pairs] == [0, 0, 0]
        text = (folder / "criteria.yaml").read_text(encoding="utf-8")
        assert text.count(f"weight: {number}\n") == 3


def test_killed_in_the_midst_the_file_is_whole_and_the_next_writer_tidies_up(
    tmp_path: Path,
) -> None:
    """What a killed writer leaves has a hidden name; nobody waits for its lock."""
    folder = write_folder(tmp_path / "p", FULL)
    script = (
        "import os, signal; from belarus_options.cli.process import run;"
        "os.fsync = lambda file: os.kill(os.getpid(), signal.SIGKILL);"
        "run(['weights', 'set', 'burden=41', '--project', 'p'])"
    )
    done = subprocess.run([COMMAND[0], "-c", script], cwd=tmp_path, env=environment(), check=False)
    assert done.returncode == -signal.SIGKILL
    assert (folder / "criteria.yaml").read_text(encoding="utf-8") == FULL["criteria.yaml"]
    assert len(list(folder.glob(".belarus-options-*"))) == 1
    assert run("weights", "set", "burden=42", "--project", "p", cwd=tmp_path).returncode == 0
    assert list(folder.glob(".*")) == []
    assert "weight: 42\n" in (folder / "criteria.yaml").read_text(encoding="utf-8")


# --- disks


def assert_refused(writer: str, cwd: Path, reason: str) -> None:
    """One line with the reason and a place, and everything as it was."""
    before = everything_in(cwd)
    done = run(*WRITERS[writer], cwd=cwd)
    assert_said_once(done, reason)
    assert everything_in(cwd) == before


def assert_said_once(done: "subprocess.CompletedProcess[str]", reason: str = "") -> None:
    assert (done.returncode, done.stdout) == (2, "")
    [first, place, *help] = done.stderr.splitlines()
    assert first.startswith("error[")
    assert re.search(reason, first)
    assert place.startswith("  --> ")
    assert len(help) <= 1


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A disk with room for a place and little more."""
    folder = tmp_path / "disk"
    folder.mkdir()
    how = ["mount", "-t", "tmpfs", "-o", "size=96k", "tmpfs", str(folder)]
    if subprocess.run(how, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a small disk")
    try:
        yield make(folder)
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.fixture
def protected(tmp_path: Path) -> Iterator[Path]:
    """A place on a disk that takes no writing; root does not mind modes of folders."""
    folder = make(tmp_path / "place")
    for how in (["--bind"], ["-o", "remount,ro,bind"]):
        mount = ["mount", *how, str(folder), str(folder)]
        if subprocess.run(mount, capture_output=True, check=False).returncode:
            pytest.skip("only root may mount a folder for reading alone")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.mark.parametrize("writer", WRITERS)
def test_a_full_disk_is_one_line_and_changes_nothing(writer: str, small: Path) -> None:
    """Not half a file, no empty folder, no temporary file."""
    with (small / "filler").open("wb", buffering=0) as file, suppress(OSError):
        while file.write(b"x" * 4096):
            pass
    assert_refused(writer, small, "no space left on device")


@pytest.mark.parametrize("writer", WRITERS)
def test_a_disk_that_fills_up_on_the_way_changes_nothing(writer: str, tmp_path: Path) -> None:
    """After some of the bytes, or some of the files."""
    folder = make(tmp_path / "place")
    before = everything_in(folder)
    for size in (0, 100, 1200):
        done = subprocess.run(
            [*COMMAND, *WRITERS[writer]], cwd=folder, capture_output=True, encoding="utf-8",
            # Python would cut its own files of bytecode short, and coverage what it counts.
            env=environment({"PYTHONDONTWRITEBYTECODE": "1", "COVERAGE_PROCESS_CONFIG": None}),
            check=False,
            preexec_fn=partial(resource.setrlimit, resource.RLIMIT_FSIZE, (size, size)),
        )  # fmt: skip
        if done.returncode:
            assert_said_once(done, "file too large")
            assert everything_in(folder) == before
            continue
        # It fits.
        assert size == 1200
        assert writer.startswith("new")


@pytest.mark.parametrize("writer", WRITERS)
def test_a_read_only_disk_is_one_line(writer: str, protected: Path) -> None:
    """The disk is named as the reason, or the file that is there."""
    assert_refused(writer, protected, "read-only file system|is protected against writing")


# --- targets

TARGETS: dict[str, Callable[[Path], object]] = {
    "a folder": lambda path: path.mkdir(),
    "a link that leads nowhere": lambda path: path.symlink_to("nowhere"),
    "a link to itself": lambda path: path.symlink_to(path.name),
    "a link to a folder": lambda path: path.symlink_to("p"),
    "a pipe": lambda path: os.mkfifo(path),
    "in a missing folder": lambda _: None,
    "below a file": lambda path: path.parent.write_text("mine", encoding="utf-8"),
}


@pytest.mark.parametrize("target", TARGETS)
def test_targets_that_cannot_be_are_one_line(tmp_path: Path, target: str) -> None:
    """In every form, with `--force` too, and whatever stands there stays."""
    is_within = target in ("in a missing folder", "below a file")
    for at, (suffix, name) in enumerate(FORMS.items()):
        folder = make(tmp_path / suffix)
        path = folder / (f"within/out{suffix}" if is_within else f"out{suffix}")
        TARGETS[target](path)
        before = everything_in(folder)
        for force in ((), ("--force",)):
            words = (name, "--project", "p", "--output", str(path), *force)
            # One form is enough for what a process adds.
            assert_said_once((run_here if at else run)(*words, cwd=folder))
            assert everything_in(folder) == before


@pytest.mark.parametrize(
    ("writer", "target"),
    [
        *((writer, target) for writer in ("weights set", "schema") for target in list(TARGETS)[:5]),
        *((writer, target) for writer in ("init", "import") for target in list(TARGETS)[1:3]),
        *((writer, target) for writer in ("init", "import") for target in list(TARGETS)[4:5]),
        *((writer, "below a file") for writer in ("init", "import")),
    ],
)
def test_targets_of_other_writers_that_cannot_be(tmp_path: Path, writer: str, target: str) -> None:
    """The same for the files and folders that they name themselves."""
    folder = make(tmp_path / "place")
    named = {"weights set": "p/criteria.yaml", "schema": "p/schema/option.schema.json"}
    path = folder / named.get(writer, "new/one")
    if path.is_file():
        path.unlink()
    elif target != "below a file":
        path.parent.mkdir()
    TARGETS[target](path)
    before = everything_in(folder)
    # What a process adds is tried with the targets of commands that report.
    assert refused(*WRITERS[writer], cwd=folder).count("error[") == 1
    assert everything_in(folder) == before
