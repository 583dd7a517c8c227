"""PROMETHEE II by sorting, beside pymcdm's comparison of each two on the same arrays.

    python benchmarks/outranking.py [RUNS]

To hold: 10,000 options in memory that grows with their number. Ten leaves with linear preference
between 10 and 30 points; both run in turn on one thread, and figures are checked to be the same to
1e-9. pymcdm is left out where it is not there, and where it takes gigabytes.
"""

import os

# Read when numpy is imported, as the command does.
os.environ["OPENBLAS_NUM_THREADS"] = "1"

import importlib.util
import resource
import statistics
import time
import tracemalloc
from collections.abc import Callable

import numpy as np
from measuring import is_smoke, runs_asked_for
from numpy.typing import NDArray

from belarus_options.methods.rankings.outranking import Limits, net_flows

Array = NDArray[np.float64]
LEAVES = 10
SIZES = (100, 1_000, 10_000, 100_000)
# pymcdm keeps a matrix of each two options for each leaf: 8 bytes a number.
MOST_PEER = 1_000


def by_peer(values: Array, weights: Array) -> Array:
    """PROMETHEE II by pymcdm."""
    from pymcdm.methods import PROMETHEE_II  # type: ignore[import-not-found]  # benchmarks only

    method = PROMETHEE_II("vshape_2", p=[30.0] * LEAVES, q=[10.0] * LEAVES)
    found: Array = method(values, weights, np.ones(LEAVES))
    return found


def by_sorting(values: Array, weights: Array) -> Array:
    """The product's kernel."""
    none = np.full(LEAVES, np.inf)
    return net_flows(values, weights, Limits(np.full(LEAVES, 10.0), np.full(LEAVES, 30.0), none))


def measured(work: Callable[[], Array], runs: int) -> tuple[float, float, Array]:
    """Median processor seconds, megabytes of arrays at the most, and the result."""
    taken = []
    for _ in range(runs):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    tracemalloc.start()
    result = work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return statistics.median(taken), peak / 1e6, result


def main() -> None:
    """Prints a line for each size."""
    runs = runs_asked_for(5)
    random = np.random.default_rng(1)
    weights = random.dirichlet(np.ones(LEAVES))
    for options in SIZES[:1] if is_smoke() else SIZES:
        values = random.uniform(0.0, 100.0, (options, LEAVES))
        seconds, megabytes, flows = measured(lambda: by_sorting(values, weights), runs)  # noqa: B023  # used at once
        line = f"{options:9,} options  {1000 * seconds:8.1f} ms  {megabytes:7.1f} MB"
        if options <= MOST_PEER and importlib.util.find_spec("pymcdm"):
            theirs, room, found = measured(lambda: by_peer(values, weights), runs)  # noqa: B023  # used at once
            assert np.abs(found - flows).max() < 1e-9
            line += f"   pymcdm {1000 * theirs:8.1f} ms  {room:7.1f} MB"
        print(line, flush=True)
    print(f"whole process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:.0f} MB")


if __name__ == "__main__":
    main()
