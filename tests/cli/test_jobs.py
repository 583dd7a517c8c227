"""Work that is spread over processes: none of them outlives the first, however that ends."""

import os
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest

from process import COMMAND, ends, environment

pytestmark = pytest.mark.slow

# Goes on for minutes.
LONG = ("robustness", "--exact", "no", "--samples", "1000000000", "--jobs", "2")
ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL)
# A long search interrupts more often.
RUNS = 100 if os.environ.get("HYPOTHESIS_PROFILE") == "search" else 5


def begun(cwd: Path, *arguments: str) -> "subprocess.Popen[str]":
    """The command as a shell begins it, in a group of its own."""
    return subprocess.Popen(
        [*COMMAND, *arguments],
        cwd=cwd,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def children_of(process: "subprocess.Popen[str]") -> list[str]:
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    return children.read_text(encoding="ascii").split()


def assert_all_have_ended(process: "subprocess.Popen[str]", *statuses: int) -> None:
    """Within seconds, and in silence; whoever lived on would hold the output open."""
    try:
        out, err = process.communicate(timeout=20)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
    assert (out, err) == ("", "")
    assert process.returncode in statuses


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="only Linux lists children there")
@pytest.mark.parametrize("number", ENDING, ids=lambda number: signal.Signals(number).name)
def test_no_process_outlives_the_first(number: signal.Signals, full: Path) -> None:
    """Nor holds its output open, whether it is interrupted alone, terminated, hung up on or
    killed."""
    process = begun(full, *LONG)
    end = time.monotonic() + 30
    while len(children_of(process)) < 2 and time.monotonic() < end:
        time.sleep(0.02)
    children = children_of(process)
    assert len(children) == 2
    process.send_signal(number)
    assert_all_have_ended(process, 130 if number == signal.SIGINT else -number)
    assert all(map(ends, children))


def test_an_interrupt_of_all_is_130_and_nothing_is_said(full: Path) -> None:
    """As a terminal sends it: to every process at once, at any moment once work has begun, and
    again where one is impatient."""
    moments = random.Random(1)  # noqa: S311  # moments, not secrets
    for at in range(RUNS):
        process = begun(full, *LONG)
        while not children_of(process) and process.poll() is None:
            time.sleep(0.002)
        time.sleep(moments.uniform(0, 0.4))
        for _ in range(1 + at % 2):
            os.killpg(process.pid, signal.SIGINT)
        # A shell gives 130 for the signal too.
        assert_all_have_ended(process, 130, -signal.SIGINT)
