"""`sensitivity`'s kernel on plain arrays, over one `values @ weights` on the same arrays.

    python benchmarks/stability.py [RUNS]

To hold: at most 40 at 100,000 options × 10 weights. The kernel's time has everything in it: totals,
slopes, the sort, and the intervals of all weights in which the winner and the ranking hold. Both
run in turn on one thread, and the ratio is that of the medians.
"""

import os

# Read when numpy is imported, as the command does.
os.environ["OPENBLAS_NUM_THREADS"] = "1"

import statistics
import time
from collections.abc import Callable

import numpy as np
from measuring import is_smoke, runs_asked_for
from numpy.typing import NDArray

from belarus_options.methods.stability import Stability, slopes, stability

Array = NDArray[np.float64]
SIZES = ((100, 10), (10_000, 10), (100_000, 10), (100_000, 30), (1_000_000, 10))


def intervals(values: Array, weights: Array) -> Stability:
    """The intervals of every weight of a flat list of criteria."""
    totals = values @ weights
    shares = weights.tolist()
    return stability(totals, slopes(values, totals, shares, 1.0), shares)


def seconds(work: Callable[[Array, Array], object], values: Array, weights: Array) -> float:
    """The processor time that some work on values and weights takes once."""
    start = time.process_time()
    work(values, weights)
    return time.process_time() - start


def main() -> None:
    """Prints a line for each size and each order in memory."""
    runs = runs_asked_for(21)
    random = np.random.default_rng(1)
    print(f"{'options × weights':28} {'ratio':>6}")
    for options, count in SIZES[:1] if is_smoke() else SIZES:
        weights = random.dirichlet(np.ones(count))
        by_row = random.uniform(0.0, 100.0, (options, count))
        for name, values in (("rows", by_row), ("columns", np.asfortranarray(by_row))):
            pairs = [
                (seconds(intervals, values, weights), seconds(np.matmul, values, weights))
                for _ in range(runs + 1)
            ][1:]
            kernel, product = (statistics.median(side) for side in zip(*pairs, strict=True))
            print(
                f"{f'{options} × {count}, by {name}':28} {kernel / product:6.1f}"
                f"  {1000 * kernel:8.2f} ms over {1000 * product:.2f} ms",
                flush=True,
            )


if __name__ == "__main__":
    main()
