"""Start-up of each command that reports, as processor time over that of importing its libraries.

    python benchmarks/startup.py [RUNS]

To hold: `score` at most 1.2, `--help` at most 0.5. Commands and base run in turn, so that a noisy
machine is noisy for both.
"""

import sys

from measuring import is_smoke, print_ratio, runs_asked_for

from belarus_options.cli.registry import COMMANDS

BASE = "import typer, yaml, numpy, rich.table, rich.console; from pydantic import BaseModel"
OTHERS = (
    ["--version"],
    ["--help"],
    ["score", "--help"],
    ["score", "--format", "tsv"],
    ["score", "--format", "json"],
)


def main() -> None:
    """Prints a line for each command."""
    base = [sys.executable, "-c", BASE]
    print(f"{'command':34} {'ratio':>6}  (least-most)")
    lines = (*OTHERS, *(command.examples[0] for command in COMMANDS if command.reports))
    for words in lines[:2] if is_smoke() else lines:
        arguments = [sys.executable, "-m", "belarus_options", *words]
        print_ratio(" ".join(words), arguments, base, runs_asked_for(9))


if __name__ == "__main__":
    main()
