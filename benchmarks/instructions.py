"""Start-up of commands as instructions executed, which a busy machine does not change.

    python benchmarks/instructions.py [CHECKOUT] [--terminal]

It needs valgrind, and for `--terminal`, which gives the command a terminal to write to, `script`.
CHECKOUT is another version's; its own case is read, from a folder of its own.
"""

import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from measuring import clean_environment, is_smoke

COMMANDS = (
    "score", "explain defense-attache cut-ties", "check", "weights", "sensitivity", "robustness",
    "flip", "map", "perspectives", "scenarios", "stress",
)  # fmt: skip
BASE = ["-c", "import typer, yaml, numpy, rich.table, rich.console; from pydantic import BaseModel"]


def millions(checkout: Path, words: list[str], *, terminal: bool) -> float:
    """The instructions of one run of Python with these words, in millions."""
    with tempfile.TemporaryDirectory() as folder:
        log = f"{folder}/log"
        counting = ["valgrind", "--tool=cachegrind", "--cache-sim=no", f"--log-file={log}"]
        command = [*counting, f"--cachegrind-out-file={folder}/out", sys.executable, *words]
        if terminal:
            command = [
                "script",
                "-qec",
                f"stty cols 80 rows 24; {shlex.join(command)}",
                "/dev/null",
            ]
        subprocess.run(
            command,
            cwd=checkout,
            env={
                **clean_environment(),
                "PYTHONPATH": f"{checkout}/src",
                # The same order in sets, so that runs are alike; and no pager.
                "PYTHONHASHSEED": "0",
                "PAGER": "cat",
            },
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
        counted = re.search(r"I *refs: *([0-9,]+)", Path(log).read_text(encoding="utf-8"))
        assert counted is not None
        return int(counted[1].replace(",", "")) / 1e6


def main() -> None:
    """Prints a line for each command, the first run of which compiles its modules."""
    terminal = "--terminal" in sys.argv
    given = [word for word in sys.argv[1:] if not word.startswith("--")]
    checkout = Path(given[0] if given else Path(__file__).parents[1]).resolve()
    forms = [[]] if terminal else [[], ["--format", "tsv"]]
    print(f"{'libraries alone':46} {millions(checkout, BASE, terminal=False):8.0f}")
    for command in COMMANDS[:1] if is_smoke() else COMMANDS:
        for form in forms:
            words = ["-m", "belarus_options", *command.split(), *form]
            subprocess.run(
                [sys.executable, *words],
                cwd=checkout,
                env={**clean_environment(), "PYTHONPATH": f"{checkout}/src"},
                capture_output=True,
                check=False,
            )
            shown = " ".join([command, *form])
            print(f"{shown:46} {millions(checkout, words, terminal=terminal):8.0f}", flush=True)


if __name__ == "__main__":
    main()
