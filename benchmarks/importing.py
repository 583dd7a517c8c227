"""A large sheet: reading it over reading its cells alone, in one process, by processor time.

    python benchmarks/importing.py [RUNS]

To hold: about 2 at 2,000 options × 40 criteria, and the same ratio at twice the options, which is
what linear means. A project's files are written on top.
"""

import gc
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from measuring import is_smoke, runs_asked_for

from belarus_options.files.sheets.cells import read_tables
from belarus_options.files.sheets.layout import find_layout
from belarus_options.files.sheets.sheet import read_sheet

SIZES = ((2000, 40), (4000, 40))
SMOKE_SIZES = ((20, 4),)
CELLS: dict[str, Callable[[random.Random], str]] = {
    "ratings": lambda draw: str(draw.randint(1, 5)),
    "measures": lambda draw: f"{draw.uniform(0, 9999):.2f}",
    "units": lambda draw: f"{draw.randint(1, 999)} km",
}


def write_sheet(path: Path, options: int, criteria: int, kind: str) -> None:
    """A sheet of so many options and criteria, with one kind of cells."""
    draw = random.Random(1)  # noqa: S311  # numbers to read, and the same each time
    rows = [
        ["Option", *(f"Criterion {at}" for at in range(criteria))],
        ["weight", *(str(draw.randint(1, 9)) for _ in range(criteria))],
        ["prefer", *["more"] * criteria],
    ]
    rows += [
        [f"Option {at}", *(CELLS[kind](draw) for _ in range(criteria))] for at in range(options)
    ]
    path.write_text("\n".join(map(",".join, rows)), encoding="utf-8")


def seconds(path: Path) -> tuple[float, float]:
    """Processor time of reading a sheet's cells, and of all reading."""
    start = time.process_time()
    [table] = read_tables(path)
    cells = time.process_time()
    read_sheet(find_layout(table))
    return cells - start, time.process_time() - start


def main() -> None:
    """Prints a line for each size and kind of cells."""
    # As the command has it.
    gc.disable()
    print(f"{'options × criteria':34} {'ratio':>6}  (least-most)")
    for options, criteria in SMOKE_SIZES if is_smoke() else SIZES:
        for kind in CELLS:
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / "sheet.csv"
                write_sheet(path, options, criteria, kind)
                seconds(path)
                pairs = [seconds(path) for _ in range(runs_asked_for(5))]
            ratios = sorted(whole / cells for cells, whole in pairs)
            milliseconds = 1000 * statistics.median(whole for _, whole in pairs)
            print(
                f"{f'{options} × {criteria}, {kind}':34} {statistics.median(ratios):6.2f}"
                f"  ({ratios[0]:.2f}-{ratios[-1]:.2f})  {milliseconds:7.0f} ms",
                flush=True,
            )


if __name__ == "__main__":
    main()
