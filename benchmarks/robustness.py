"""Rank acceptability by sampling, beside a plain numpy kernel and two packages, in one run.

    pip install --require-hashes -r benchmarks/requirements.txt
    python benchmarks/robustness.py [RUNS]

Every contender takes the same values, draws weights uniformly from the simplex, and counts ranks
and who is first at which weights. Each measurement is a process of its own; the contenders run in
turn, so that a noisy machine is noisy for all, and medians are printed: samples a second (of
processor time with one job, of time on the clock with two), the whole process's peak memory, and
the ratio of this project to it.

To hold, with one job: 3 times the plain kernel at 5×8, not slower at 1000×10, and 1,000 times
pymcdm's loop at 5×8; whole `robustness` processes at most 2 times the start-up of their libraries.
"""

import importlib
import importlib.util
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from measuring import clean_environment, is_smoke, print_ratio, runs_asked_for
from startup import BASE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

SIZES = ((5, 8), (20, 8), (100, 10), (1000, 10))
# Samples of one measurement at each size: about a second of work, less for the loops.
SAMPLES = {
    "this project": (6_000_000, 1_500_000, 400_000, 49_152),
    "this project, 2 jobs": (12_000_000, 3_000_000, 800_000, 98_304),
    "plain numpy": (3_000_000, 1_500_000, 400_000, 49_152),
    "pymcdm": (4_000, 3_000, 1_500, 300),
    "scikit-criteria": (150, 150, 100, 50),
}
# The plain kernel is given the block that suits it best, so that it is not slowed by its own size.
PLAIN_BLOCKS = (512, 2_048, 8_192)


def values_of(options: int, criteria: int) -> "Array":
    """The values that every contender ranks: (options, criteria), in 0–100."""
    import numpy as np

    return np.random.default_rng(7).random((options, criteria)) * 100.0


def this_project(options: int, criteria: int, samples: int, jobs: int = 1) -> None:
    """The kernel behind `robustness`."""
    from functools import partial

    from belarus_options.methods.sampling.processes import in_silence, over_chunks
    from belarus_options.methods.sampling.simulation import Simulation, simulate
    from belarus_options.methods.sampling.weights import AnyWeights

    values = values_of(options, criteria)
    simulation = Simulation(AnyWeights(criteria), values, (), 1, samples, False)
    task = partial(simulate, simulation)
    first, *others = over_chunks(task, simulation.chunks, jobs, in_silence)
    for other in others:
        first.add(other)
    assert first.draws == samples


def plain_numpy(options: int, criteria: int, samples: int) -> None:
    """Exponentials, a matrix product, argsort and bincount, block by block."""
    values = values_of(options, criteria)
    trial = max(PLAIN_BLOCKS[-1], samples // 50)
    block = min(PLAIN_BLOCKS, key=lambda block: _seconds(lambda: _plain(values, trial, block)))
    _Clock.start()
    _plain(values, samples, block)


def _plain(values: "Array", samples: int, block: int) -> None:
    import numpy as np

    options, criteria = values.shape
    generator = np.random.default_rng(1)
    counts = np.zeros(options * options, dtype=np.int64)
    sums = np.zeros((options, criteria))
    by_criterion, ranks = values.T.copy(), np.arange(options)
    for _ in range(-(-samples // block)):
        weights = generator.exponential(size=(block, criteria))
        weights /= weights.sum(axis=1, keepdims=True)
        order = np.argsort(-(weights @ by_criterion), axis=1)
        counts += np.bincount((order * options + ranks).ravel(), minlength=options * options)
        for criterion in range(criteria):
            sums[:, criterion] += np.bincount(order[:, 0], weights[:, criterion], options)


def pymcdm(options: int, criteria: int, samples: int) -> None:
    """The weighted sum of pymcdm, called for each sample, with its own ranking."""
    import numpy as np

    rank = importlib.import_module("pymcdm.helpers").rrankdata
    values, types = values_of(options, criteria), np.ones(criteria)
    method = importlib.import_module("pymcdm.methods").WSM()
    generator = np.random.default_rng(1)
    counts = np.zeros((options, options), dtype=np.int64)
    _Clock.start()
    for _ in range(samples):
        weights = generator.exponential(size=criteria)
        ranks = rank(method(values, weights / weights.sum(), types)).astype(int) - 1
        counts[np.arange(options), ranks] += 1


def scikit_criteria(options: int, criteria: int, samples: int) -> None:
    """The weighted sum of scikit-criteria, called for each sample, with its own ranking."""
    import numpy as np

    make_matrix = importlib.import_module("skcriteria").mkdm
    values, types = values_of(options, criteria), [max] * criteria
    method = importlib.import_module("skcriteria.agg.simple").WeightedSumModel()
    generator = np.random.default_rng(1)
    counts = np.zeros((options, options), dtype=np.int64)
    _Clock.start()
    for _ in range(samples):
        weights = generator.exponential(size=criteria)
        matrix = make_matrix(values, types, weights=weights / weights.sum())
        ranks = method.evaluate(matrix).rank_ - 1
        counts[np.arange(options), ranks] += 1


CONTENDERS: dict[str, Callable[[int, int, int], None]] = {
    "this project": this_project,
    "this project, 2 jobs": lambda options, criteria, samples: this_project(
        options, criteria, samples, 2
    ),
    "plain numpy": plain_numpy,
    "pymcdm": pymcdm,
    "scikit-criteria": scikit_criteria,
}
_PACKAGES = {"pymcdm": "pymcdm", "scikit-criteria": "skcriteria"}


class _Clock:
    """Since when a contender works: what it prepares before is not counted."""

    processor = wall = 0.0

    @classmethod
    def start(cls) -> None:
        cls.processor, cls.wall = time.process_time(), time.perf_counter()


def _seconds(work: Callable[[], None]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def measure(contender: str, options: int, criteria: int, samples: int) -> None:
    """Runs one contender in this process and prints its seconds and the peak memory in MB."""
    # Imports, and memory that the system hands out for the first time, are not what is measured.
    CONTENDERS[contender](options, criteria, min(samples, 20_000) if samples > 10_000 else 2)
    _Clock.start()
    CONTENDERS[contender](options, criteria, samples)
    wall = time.perf_counter() - _Clock.wall
    seconds = wall if "jobs" in contender else time.process_time() - _Clock.processor
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps([seconds, peak]))


def _measured(contender: str, size: int) -> tuple[float, float]:
    """Samples a second and peak memory of one process."""
    options, criteria = SIZES[size]
    samples = min(SAMPLES[contender][size], 10_000) if is_smoke() else SAMPLES[contender][size]
    command = [sys.executable, __file__, "--one", contender]
    output = subprocess.run(
        [*command, str(options), str(criteria), str(samples)],
        env={**clean_environment(), "OPENBLAS_NUM_THREADS": "1"},
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    seconds, peak = json.loads(output.splitlines()[-1])
    return samples / seconds, peak


def print_sizes(runs: int) -> None:
    """One table a size: contenders down, medians across."""
    present = [
        name
        for name in CONTENDERS
        if name not in _PACKAGES or importlib.util.find_spec(_PACKAGES[name])
    ]
    for size, (options, criteria) in enumerate(SIZES[:1] if is_smoke() else SIZES):
        print(f"\n{options} options × {criteria} criteria")
        found: dict[str, list[tuple[float, float]]] = {name: [] for name in present}
        for _ in range(runs):
            for name in present:
                found[name].append(_measured(name, size))
        for name, results in found.items():
            speed = statistics.median(speed for speed, _ in results)
            ratios = sorted(
                ours / theirs
                for (ours, _), (theirs, _) in zip(found["this project"], results, strict=True)
            )
            peak = max(peak for _, peak in results)
            print(
                f"  {name:22} {speed:14,.0f} samples/s {peak:7.0f} MB"
                f"   this project is {statistics.median(ratios):10,.2f} times as fast"
                f"  ({ratios[0]:,.2f}-{ratios[-1]:,.2f})",
                flush=True,
            )


def print_whole_processes(runs: int) -> None:
    """Whole commands over the start-up of the libraries that they stand on."""
    base = [sys.executable, "-c", BASE]
    command = [sys.executable, "-m", "belarus_options", "robustness", "--quiet"]
    print("\nprocessor time of whole processes, over that of importing the libraries")
    with tempfile.TemporaryDirectory() as folder:
        _write_folder(Path(folder), 5, 8)
        sampled = [*command, "--project", folder, "--samples", "1000000"]
        os.environ["BELARUS_OPTIONS_PROJECT"] = ""
        os.chdir(folder)
        print_ratio("robustness, 5×8, 1,000,000 samples", sampled, base, runs)
        os.chdir("/")
        print_ratio("robustness, the built-in case", command, base, runs)


def _write_folder(folder: Path, options: int, criteria: int) -> None:
    lines = ["decision: {title: A benchmark}", "criteria:"]
    lines += [
        f"  c{j}: {{weight: {j + 1}, scale: {{worst: 0, best: 100}}}}" for j in range(criteria)
    ]
    (folder / "criteria.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "options").mkdir()
    for i, row in enumerate(values_of(options, criteria).tolist()):
        scores = "".join(f"  c{j}: {value:.3f}\n" for j, value in enumerate(row))
        (folder / "options" / f"o{i}.yaml").write_text(f"scores:\n{scores}", encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        measure(sys.argv[2], *map(int, sys.argv[3:]))
    else:
        print_sizes(runs_asked_for(5))
        print_whole_processes(runs_asked_for(9))
