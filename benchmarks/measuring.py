"""Processor time of whole processes, and ratios of two of them taken in turn."""

import os
import resource
import statistics
import subprocess
import sys
from collections.abc import Sequence


def clean_environment() -> dict[str, str]:
    """The environment without what would make Python slower or the project another one."""
    unwanted = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "BELARUS_OPTIONS_PROJECT")
    return {name: value for name, value in os.environ.items() if name not in unwanted}


def processor_seconds(command: Sequence[str]) -> float:
    """User and system time of one run of a command, its output thrown away."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        command,
        check=True,
        env=clean_environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def print_ratio(name: str, command: Sequence[str], base: Sequence[str], runs: int) -> None:
    """Runs command and base in turn; prints the ratios' median, least and greatest."""
    processor_seconds(command), processor_seconds(base)
    pairs = [(processor_seconds(command), processor_seconds(base)) for _ in range(runs)]
    ratios = sorted(a / b for a, b in pairs)
    seconds = statistics.median(a for a, _ in pairs)
    print(
        f"{name:34} {statistics.median(ratios):6.2f}  ({ratios[0]:.2f}-{ratios[-1]:.2f})"
        f"  {1000 * seconds:7.0f} ms",
        flush=True,
    )


def is_smoke() -> bool:
    """Whether one run at the smallest size will do: `--smoke` shows that a benchmark works."""
    return "--smoke" in sys.argv


def runs_asked_for(default: int) -> int:
    """The number of runs that the command line names."""
    if is_smoke():
        return 1
    return int(sys.argv[1]) if len(sys.argv) > 1 else default
