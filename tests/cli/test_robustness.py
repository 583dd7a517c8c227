"""`robustness` as a process: the same bytes everywhere, clean interrupts, what it refuses."""

import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path
from select import select

import pytest

from commands import document_of, printed, refused, run_here
from folders import CLEAN, FIXED_CASE, edited, write_folder
from process import COMMAND, environment

CASE = ("--project", str(FIXED_CASE))
# Four chunks each, for up to three processes to share.
STATED = ("--vary", "leaves", "--samples", "50_000")
WALKING = ("--vary", "leaves", "--weighting", "ranges", "--samples", "50_000")
UNCERTAIN = ("--scores", "uncertain", "--vary", "leaves", "--samples", "50_000")


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """A small folder of three options with a dozen uncertain scores."""
    return "--project", str(write_folder(tmp_path_factory.mktemp("clinic"), CLEAN))


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """A folder of seventeen options that all differ, enough for them to be sorted by keys."""
    files = dict(CLEAN)
    for i in range(14):
        changes = (
            ("burden.cost: {value: 30", f"burden.cost: {{value: {23 + i}"),
            ("speed: {value: 3, range: [2, 6]", f"speed: {{value: {2 + i / 4}, range: [2, 6]"),
        )
        changed = edited("options/build.yaml", *changes)
        files[f"options/plan-{i}.yaml"] = changed["options/build.yaml"]
    return "--project", str(write_folder(tmp_path_factory.mktemp("crowd"), files))


# --- the same bytes

# Several commands in one process of their own, so that what they need is loaded once.
SCRIPT = """
import sys
from belarus_options.cli.app import command
for line in sys.argv[1:]:
    command(line.split("|"))(line.split("|"), prog_name="belarus-options", standalone_mode=False)
"""
# A product in the library of matrices: a processor that lacks its instructions says so.
PROBE = "import numpy as np; (np.ones((64, 64)) @ np.ones((64, 64))).sum()"


def in_one_process(*commands: tuple[str, ...], coretype: str | None = None) -> str:
    """What some commands print, one after another; they say nothing on standard error."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *map("|".join, commands)],
        env=environment({"OPENBLAS_CORETYPE": coretype}),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.slow
def test_any_number_of_jobs_gives_the_same_bytes(clinic: tuple[str, str]) -> None:
    """The whole JSON of one, two and three processes: stated scores, walks, uncertain scores."""
    texts = [
        in_one_process(*[
            ("robustness", *project, *varied, "--jobs", jobs, "--format", "json")
            for project, varied in ((CASE, STATED), (CASE, WALKING), (clinic, UNCERTAIN))
        ])
        for jobs in ("1", "2", "3")
    ]  # fmt: skip
    assert texts[0] == texts[1] == texts[2]
    assert texts[0].count('"rank_acceptability": "sampling"') == 3
    assert '"jobs"' not in texts[0]


@pytest.fixture(scope="module")
def everything(clinic: tuple[str, str], crowd: tuple[str, str]) -> list[tuple[str, ...]]:
    """Commands that between them go through every kernel that draws or counts."""
    few = ("--samples", "13_000")
    return [
        ("robustness", *project, *varied, *few, "--format", "json")
        for project, varied in (
            (CASE, STATED), (CASE, WALKING), (clinic, UNCERTAIN), (crowd, STATED),
            (clinic, ("--scores", "uncertain", "--weighting", "stated")),
        )
    ]  # fmt: skip


@pytest.fixture(scope="module")
def on_this_processor(everything: list[tuple[str, ...]]) -> str:
    """What everything prints as it is run here."""
    return in_one_process(*everything)


@pytest.mark.slow
@pytest.mark.parametrize("coretype", ["Haswell", "SkylakeX", "Sandybridge", "Prescott"])
def test_any_kernel_of_the_matrix_library_gives_the_same_bytes(
    everything: list[tuple[str, ...]], on_this_processor: str, coretype: str
) -> None:
    """Stated and uncertain scores, walks, and keys of many options, with the instructions of four
    kinds of processor."""
    probe = subprocess.run(
        [sys.executable, "-c", PROBE],
        env=environment({"OPENBLAS_CORETYPE": coretype}),
        capture_output=True,
        timeout=60,
        check=False,
    )
    if probe.returncode:
        pytest.skip(f"this processor cannot run the kernels for {coretype}")
    assert in_one_process(*everything, coretype=coretype) == on_this_processor


# --- what is refused

NUMBERS = {
    "--samples": (
        "a whole number from 1 to 2,000,000,000",
        ["0", "-1", "1.5", "abc", "", "nan", ".inf", "1e400", "2000000001", "1_0_0.5"],
    ),
    "--spread": (
        "a number above 0 and up to 1",
        ["0", "-0.5", "1.01", "30%", "abc", "", ".nan", ".inf"],
    ),
    "--jobs": ("a whole number from 1 to 256", ["0", "257", "-2", "1.5", "all", ""]),
    "--seed": (
        "a whole number from 0 to 18,446,744,073,709,551,615",
        ["-1", "18446744073709551616", "0.5", "abc", "", ".inf"],
    ),
}
WORDS = {
    "--vary": ("top, leaves", ["branches", "", "Top"]),
    "--weighting": ("any, order, ranges, stated", ["all", "", "ANY"]),
    "--scores": ("stated, uncertain", ["drawn", "", "certain"]),
}


@pytest.mark.parametrize(
    ("option", "given"), [(option, x) for option, (_, many) in NUMBERS.items() for x in many]
)
def test_a_number_outside_its_limits_is_refused(option: str, given: str) -> None:
    """The error shows what was given and says what is allowed."""
    said = refused("robustness", *CASE, option, given)
    assert said.startswith(f"error[out-of-range]: `{option}` cannot be `{given}`\n")
    assert f"= help: give {NUMBERS[option][0]}\n" in said


@pytest.mark.parametrize(
    ("option", "given"), [(option, x) for option, (_, many) in WORDS.items() for x in many]
)
def test_a_word_that_is_no_choice_is_refused(option: str, given: str) -> None:
    """The error lists the choices, or says which one may be meant."""
    said = refused("robustness", *CASE, option, given)
    assert said.startswith(f"error[bad-choice]: `{given}` is not a choice of `{option}`\n")
    listed = ", ".join(f"`{word}`" for word in WORDS[option][0].split(", "))
    help = said.partition("= help: ")[2].strip()
    assert help == f"choose one of {listed}" or help.startswith("did you mean `")


@pytest.mark.parametrize(
    ("arguments", "settings"),
    [
        (("--exact", "no", "--samples", "1e3"), {"exact": False, "samples": 1000}),
        (("--vary", "leaves", "--samples", "1_000"), {"exact": True, "samples": 1000}),
        (("--exact", "no", "--samples", "1"), {"samples": 1, "seed": 1}),
        (("--seed", "0"), {"seed": 0, "samples": None}),
        (("--seed", "18446744073709551615"), {"seed": 2**64 - 1}),
        (("--weighting", "ranges", "--spread", "1"), {"spread": 1.0, "weighting": "ranges"}),
        (("--weighting", "ranges", "--spread", "1e-9"), {"spread": 1e-9}),
        ((), {"vary": "top", "weighting": "any", "spread": None, "scores": "stated",
              "exact": True, "samples": None, "seed": 1}),
        (("--vary", "leaves"), {"vary": "leaves", "samples": 1_000_000}),
    ],
)  # fmt: skip
def test_what_is_allowed_is_in_the_settings(
    arguments: tuple[str, ...], settings: dict[str, object]
) -> None:
    """At the limits too; samples are those that were drawn, and null where none were."""
    found = document_of("robustness", *CASE, *arguments)
    assert found["settings"].items() >= settings.items()
    assert found["result"]["samples"] == found["settings"]["samples"]


def test_samples_where_nothing_is_drawn_are_a_notice() -> None:
    """On standard error, and not with `--quiet`: the answer is what it is without."""
    done, quiet = (run_here("robustness", *CASE, "--samples", "9", *how) for how in ((), ("-q",)))
    assert done.stderr == "note: all figures are exact; `--exact no` draws them\n"
    assert (quiet.stderr, quiet.stdout) == ("", done.stdout)
    assert done.stdout == printed("robustness", *CASE)


@pytest.mark.parametrize("option", ["--spread", "--jobs"])
def test_what_would_change_nothing_is_refused(option: str) -> None:
    """A spread without ranges, processes without draws."""
    said = refused("robustness", *CASE, option, "1")
    assert said.startswith(f"error[not-taken]: `{option}` ")
    assert f"--> {option} 1" in said


# --- interrupts


def read_until(terminal: int, word: bytes) -> bytes:
    """What a terminal shows up to a word."""
    shown, deadline = b"", time.monotonic() + 30
    while word not in shown and time.monotonic() < deadline:
        if select([terminal], [], [], 0.1)[0]:
            shown += os.read(terminal, 65_536)
    return shown


def is_anybody_left(group: int) -> bool:
    """Whether a group still has processes, a few moments after it was to end."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return False
        time.sleep(0.02)
    return True


@pytest.mark.slow
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("to_whom", ["the group", "the process"])
def test_an_interrupt_ends_it_and_all_its_processes(jobs: str, to_whom: str) -> None:
    """As a terminal does it, to all of them, or to the first alone, in the midst of its work: 130,
    nothing on standard output, no traceback, nobody left behind."""
    terminal, slave = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, "robustness", *CASE, "--vary", "leaves", "--samples", "2e9", "--jobs", jobs],
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=slave,
        start_new_session=True,
    )
    os.close(slave)
    try:
        # Once there is a bar, there is work, and all processes are there.
        shown = read_until(terminal, b"Weighting")
        assert b"Weighting" in shown
        if to_whom == "the group":
            os.killpg(process.pid, signal.SIGINT)
        else:
            process.send_signal(signal.SIGINT)
        out, _ = process.communicate(timeout=60)
        while select([terminal], [], [], 0.2)[0]:
            try:
                shown += os.read(terminal, 65_536)
            except OSError:
                break
        assert process.returncode == 130
        assert out == b""
        assert b"Traceback" not in shown
        assert b"Error" not in shown
        assert not is_anybody_left(process.pid)
    finally:
        os.close(terminal)
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


# --- words


SAMPLES = "build/burden.cost,lease/burden.cost\n31,9\n22.5,10\n25,12\n"


def test_samples_of_a_file_are_said_and_listed(clinic: tuple[str, str], tmp_path: Path) -> None:
    """How many of which scores, that the others are drawn apart, and the same with two processes;
    at the stated weights each is drawn once."""
    file = tmp_path / "draws.csv"
    file.write_text(SAMPLES)
    drawn = ("robustness", *clinic, "--scores", "uncertain", "--draws", str(file))
    said = " ".join(printed(*drawn, "--samples", "3000").split())
    assert (
        "Draws of 2 scores are taken together, a sample at a time, from the 3 samples in"
        " draws.csv. Other scores are drawn independently"
    ) in said
    document = document_of(*drawn, "--samples", "3000", "--jobs", "2")
    assert document["settings"]["draws"] == {
        "file": "draws.csv", "samples": 3, "scores": ["build/burden.cost", "lease/burden.cost"],
    }  # fmt: skip
    assert document["result"] == document_of(*drawn, "--samples", "3000")["result"]
    assert document_of(*drawn, "--weighting", "stated")["result"]["samples"] == 3


def test_samples_go_with_scores_in_doubt(clinic: tuple[str, str], tmp_path: Path) -> None:
    """Else they would go unheard; and a file that is not there is named."""
    asked = refused("robustness", *clinic, "--draws", "draws.csv")
    assert "`--draws` is for scores in doubt" in asked
    assert "--scores uncertain" in asked
    missing = str(tmp_path / "none.csv")
    found = refused("robustness", *clinic, "--scores", "uncertain", "--draws", missing)
    assert "error[unreadable]: `none.csv` is missing" in found
