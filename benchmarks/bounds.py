"""What comes near its bounds: inputs just below 10 MB, through every command and form.

    python benchmarks/bounds.py [INPUT...] [--forms text,json] [--bytes 10000000]

To hold: 20 s of processor time and 1 GB, or a sentence on what is left out. Each run is a process
of its own, which ends at 60 s. Behind the line of a run `OVER` stands where one does not hold,
and `BROKE` where a status is none of 0, 1 and 2.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from large_inputs import PROJECTS, SHEETS, Files
from measuring import clean_environment

from belarus_options.cli.registry import COMMANDS

SECONDS, MEGABYTES, END = 20, 1000, 60
SMOKE = [
    "--bytes",
    "3000",
    "--forms",
    "json",
    "many-scenarios",
    "unknown-keys-invalid",
    "long-sheet",
]


def runs(forms: Sequence[str]) -> Iterator[list[str]]:
    """Every command that reads a project, in these of its forms; `full` is text in full."""
    arguments = {"explain": ["o1"]}
    for command in COMMANDS:
        if "project" not in command.shared:
            continue
        own = [form.value for form in command.forms]
        for form in forms:
            words = [command.name, *arguments.get(command.name, [])]
            if form == "full" and "text" in own:
                yield [*words, "--full"]
            elif form in own and len(own) > 1:
                yield [*words, "--format", form]
        if not own[1:]:
            yield [command.name]


def measured(words: Sequence[str]) -> tuple[int, float, float]:
    """Status, processor seconds and peak megabytes of a process."""

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (END, END))

    started = subprocess.Popen(
        [sys.executable, "-m", "belarus_options", *words],
        env=clean_environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        preexec_fn=limited,
    )  # fmt: skip
    _, status, used = os.wait4(started.pid, 0)
    started.returncode = os.waitstatus_to_exitcode(status)
    return started.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def show(name: str, words: Sequence[str], shown: str) -> None:
    """Runs a command and prints its line."""
    status, seconds, memory = measured(words)
    over = seconds > SECONDS or memory > MEGABYTES
    # What takes longer than it is given is killed.
    said = "OVER" if over else "" if status in (0, 1, 2) else "BROKE"
    print(f"{name:26} {shown:40} {status:4} {seconds:6.1f} s {memory:6.0f} MB  {said}", flush=True)


def write(folder: Path, files: Files) -> int:
    """The files below a folder, and how many bytes they are."""
    (folder / "options").mkdir(parents=True)
    return sum((folder / file).write_bytes(text.encode()) for file, text in files.items())


def main() -> None:
    """Prints a line for each run."""
    parser = argparse.ArgumentParser()
    parser.add_argument("inputs", nargs="*")
    parser.add_argument("--forms", default="text,full,csv,tsv,json,markdown,svg")
    parser.add_argument("--bytes", type=int, default=9_900_000)
    asked = parser.parse_args(SMOKE if sys.argv[1:] == ["--smoke"] else None)
    for name in asked.inputs or [*PROJECTS, *SHEETS]:
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place) / "p"
            if name in SHEETS:
                sheet = Path(place) / "matrix.csv"
                sheet.write_text(SHEETS[name](asked.bytes), encoding="utf-8")
                show(name, ["import", str(sheet), str(folder)], "import")
                continue
            size = write(folder, PROJECTS[name](asked.bytes))
            print(f"{name}: {size / 1e6:.1f} MB", flush=True)
            # Wrong files are told of in the same way by all commands.
            is_valid = not name.endswith("-invalid")
            asking = runs(asked.forms.split(",")) if is_valid else [["score"]]
            for words in asking:
                show(name, [*words, "--project", str(folder)], " ".join(words))


if __name__ == "__main__":
    main()
