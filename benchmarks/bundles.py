"""All bundles of 20 options on 12 leaves, over one product of the same size.

    python benchmarks/bundles.py [RUNS]

To hold, as ratios to `masks @ values`, (2^20, 20) @ (20, 12), on one thread: at most 20 for all
bundles ranked with ranges, at most 80 with core index, shares and prices; below 600 MB; 24 options
with at most five in a bundle below a second. Beside them, on plain sums of totals that let every
bundle be: numpy over all sets, and HiGHS (through scipy, where it is installed) for the best one.
"""

import os

# Read when numpy is imported, as the command does.
os.environ["OPENBLAS_NUM_THREADS"] = "1"

import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from measuring import is_smoke, runs_asked_for
from numpy.typing import NDArray

from belarus_options.files.folder import Folder
from belarus_options.files.project import load_project
from belarus_options.model.project import Project
from belarus_options.model.settings import AS_STATED
from belarus_options.studies.bundles.asked import BundleSettings
from belarus_options.studies.bundles.bundles import bundles
from belarus_options.studies.bundles.candidates import candidates
from belarus_options.studies.bundles.valued import valued_sets

LEAVES, LISTED = 12, 20


def project(options: int) -> Project:
    """Options at random on levels, with costs and a budget that allows all of them."""
    random = np.random.default_rng(1)
    levels = ", ".join(f"{at}: {{means: L{at}, value: {20 * at}}}" for at in range(6))
    tops = []
    for top in range(3):
        leaves = [
            f"    leaf-{at}: {{weight: {1 + at}, prefer: more, scale: {{{levels}}}}}"
            for at in range(LEAVES // 3)
        ]
        tops.append(
            "\n".join(
                [
                    f"  top-{top}:",
                    f"    weight: {3 - top}",
                    "    criteria:",
                    *("  " + leaf for leaf in leaves),
                ]
            )
        )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "options").mkdir()
        text = "\n".join(["decision: {title: Which together?}", "criteria:", *tops, ""])
        (folder / "criteria.yaml").write_text(text, encoding="utf-8")
        (folder / "bundles.yaml").write_text("constraints: {budget: 1000}\n", encoding="utf-8")
        for at in range(options + 1):
            scores = random.integers(0, 6, LEAVES).tolist() if at else [2] * LEAVES
            lines = ["role: status-quo" if not at else f"cost: {1 + at % 7}", "scores:"]
            for leaf, score in enumerate(scores):
                lines.append(f"  top-{leaf // 4}.leaf-{leaf % 4}: {score}")
            path = folder / "options" / f"o{at:02}.yaml"
            path.write_text("\n".join([*lines, ""]), encoding="utf-8")
        return load_project(Folder(folder)).project


def seconds(work: Callable[[], object], runs: int) -> float:
    """The processor time that some work takes: the median of some runs."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return statistics.median(times)


def ranked(subject: Project, asked: BundleSettings) -> object:
    """The first of all bundles, ranked, with ranges."""
    everyone = valued_sets(candidates(subject, AS_STATED, asked))
    return everyone.exact([row for row, _ in everyone.top(LISTED)])


def whole(subject: Project) -> object:
    """The same with core index, shares and prices."""
    found = bundles(subject, AS_STATED)
    return found.listed, found.domination.core_index, found.prices


def best_by_highs(totals: NDArray[np.float64]) -> Callable[[], object] | None:
    """The best set by a model of whole numbers, None without scipy."""
    try:
        solver: Any = import_module("scipy.optimize")
    except ImportError:
        return None
    count = len(totals)
    return lambda: solver.milp(-totals, integrality=np.ones(count), bounds=solver.Bounds(0, 1))


def show(name: str, taken: float, product: float) -> None:
    """A line of the table."""
    print(f"{name:52} {taken / product:7.1f}  {1000 * taken:8.0f} ms", flush=True)


def main() -> None:
    """Prints a line for each piece of work: its ratio to the product, and its time."""
    runs, count = runs_asked_for(3), 10 if is_smoke() else 20
    subject, few = project(count), project(count + 4)
    at_most = BundleSettings(at_most=5)
    taken = {
        "all bundles ranked, with ranges": seconds(lambda: ranked(subject, BundleSettings()), runs),
        "with core index, shares and prices": seconds(lambda: whole(subject), runs),
        f"{count + 4} options, at most five": seconds(lambda: ranked(few, at_most), runs),
    }
    # Before the arrays of the others are there.
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    masks = (np.arange(1 << count)[:, np.newaxis] >> np.arange(count) & 1).astype(np.float64)
    values = np.random.default_rng(2).uniform(-100, 100, (count, LEAVES))
    totals = values @ np.full(LEAVES, 1 / LEAVES)
    product = seconds(lambda: masks @ values, runs)
    show(f"masks @ values, (2^{count}, {count}) @ ({count}, {LEAVES})", product, product)
    for name, each in taken.items():
        show(name, each, product)
    plain = seconds(lambda: np.argsort(-(masks @ totals), kind="stable"), runs)
    show("numpy: sums of totals of all sets, sorted", plain, product)
    solved = best_by_highs(totals)
    if solved is not None:
        show("HiGHS: the best set by the same sums", seconds(solved, runs), product)
    print(f"peak memory {peak / 1024:.0f} MB")


if __name__ == "__main__":
    main()
