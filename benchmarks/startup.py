"""Start-up of each command, as processor time over that of importing the libraries it stands on.

    python benchmarks/startup.py [RUNS]

To hold: `score` at most 1.2, `--help` at most 0.5. Commands and base run in turn, so that a noisy
machine is noisy for both.
"""

import sys

from measuring import print_ratio, runs_asked_for

BASE = "import typer, yaml, numpy, rich.table, rich.console; from pydantic import BaseModel"
COMMANDS = (
    "--version", "--help", "score --help", "score", "score --format json", "check",
    "explain defense-attache cut-ties", "weights", "sensitivity", "robustness", "flip", "map",
    "perspectives", "scenarios", "stress",
)  # fmt: skip


def main() -> None:
    """Prints a line for each command."""
    base = [sys.executable, "-c", BASE]
    print(f"{'command':34} {'ratio':>6}  (least-most)")
    for command in COMMANDS:
        arguments = [sys.executable, "-m", "belarus_options", *command.split()]
        print_ratio(command, arguments, base, runs_asked_for(9))


if __name__ == "__main__":
    main()
