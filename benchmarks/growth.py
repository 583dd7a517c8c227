"""What each command takes as a project grows, over what `score` takes of the same folder.

    python benchmarks/growth.py [flat] [tree] [OPTIONS …]

Prints a table for each shape: processor time and peak memory of whole processes that write text.
Folders have so many options (10, 100, 1,000 and 10,000 unless given), three in ten scores with a
range, five perspectives and two scenarios. `score` is run again before each ten commands, so that
a machine that grows busier does not shift what stands below each other.
"""

import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from measuring import clean_environment, is_smoke

from belarus_options.cli.registry import COMMANDS

# What commands have to be told.
_TOLD = {
    "explain": ("o0", "o1"),
    "diff": (".",),
    "map": ("--criteria", "g0,g1,g2"),
    "brief": ("--output", "page.html"),
}
# Those without a project, those that write, and sets of options, which benchmarks/bundles.py has.
_NOT = {"audit", "bundles", "explain-rule", "init", "import", "schema"}
_BESIDE = (("flip", "--full"), ("robustness", "--scores", "uncertain", "--samples", "10000"))
_MOST_SECONDS = 120


class Shape(NamedTuple):
    """How the criteria stand: so many groups of so many leaves; with one in each, they are flat."""

    groups: int
    leaves: int

    @property
    def name(self) -> str:
        if self.leaves == 1:
            return f"{self.groups} criteria beside each other"
        return f"{self.groups * self.leaves} leaves in {self.groups} groups"

    def paths(self) -> list[str]:
        """The paths of the leaves."""
        if self.leaves == 1:
            return [f"g{group}" for group in range(self.groups)]
        return [f"g{group}.c{leaf}" for group in range(self.groups) for leaf in range(self.leaves)]


SHAPES = {"flat": Shape(10, 1), "tree": Shape(5, 6)}


class Cost(NamedTuple):
    """Processor seconds and peak memory in MB of a process; None where it is refused or has not
    ended in time."""

    seconds: float
    memory: float


def write_folder(folder: Path, options: int, shape: Shape) -> None:
    """A project of that size, the same for the same size."""
    draw = random.Random(f"{options} {shape}")  # noqa: S311  # no secret
    leaf = "{weight: %d, prefer: more, scale: {worst: 0, best: 100}}"
    lines = ["decision: {title: A decision that grows}\n", "criteria:\n"]
    for group in range(shape.groups):
        if shape.leaves == 1:
            lines.append(f"  g{group}: {leaf % draw.randint(10, 40)}\n")
            continue
        lines.append(f"  g{group}:\n    weight: {draw.randint(10, 40)}\n    criteria:\n")
        lines += [
            f"      c{number}: {leaf % draw.randint(10, 40)}\n" for number in range(shape.leaves)
        ]
    (folder / "options").mkdir(parents=True)
    (folder / "criteria.yaml").write_text("".join(lines), encoding="utf-8")
    for option in range(options):
        text = [f"name: Option {option}\nscores:\n"]
        quality = draw.gauss(50, 8)
        for path in shape.paths():
            value = round(min(90.0, max(10.0, draw.gauss(quality, 15))), 2)
            more = f"value: {value}, range: [{value - 5:.2f}, {value + 5:.2f}]"
            if draw.random() < 0.3:
                more += f", scenarios: {{storm: {100 - value:.2f}}}"
            text.append(f"  {path}: {f'{{{more}}}' if draw.random() < 0.3 else value}\n")
        (folder / f"options/o{option}.yaml").write_text("".join(text), encoding="utf-8")
    weights = "{weights: {g0: %d%%}, because: So they see it}"
    perspectives = "".join(f"p{n}: {weights % (5 + 10 * n)}\n" for n in range(5))
    (folder / "perspectives.yaml").write_text(perspectives, encoding="utf-8")
    scenarios = "calm: {because: It stays}\nstorm: {because: It turns}\n"
    (folder / "scenarios.yaml").write_text(scenarios, encoding="utf-8")


def cost(words: Sequence[str], folder: Path) -> Cost | None:
    """What one run of a command takes, its output thrown away."""
    command = [sys.executable, "-m", "belarus_options", *words, "--quiet"]
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=clean_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=_limited,
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        return None
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1000)


def _limited() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (_MOST_SECONDS, _MOST_SECONDS))


def runs() -> Iterator[tuple[str, ...]]:
    """The commands, as they are typed."""
    for command in COMMANDS:
        if command.name != "score" and command.name not in _NOT:
            yield (command.name, *_TOLD.get(command.name, ()))
    yield from _BESIDE


def measured(options: int, shape: Shape) -> Iterator[tuple[str, Cost | None, Cost]]:
    """Each run by its words with its cost, and the cost of `score` last taken."""
    with tempfile.TemporaryDirectory(prefix="belarus-options-growth-") as work:
        folder = Path(work) / "project"
        folder.mkdir()
        write_folder(folder, options, shape)
        base = None
        for number, words in enumerate(runs()):
            if number % 10 == 0:
                # The first run compiles modules.
                cost(("score",), folder) if number == 0 else None
                base = cost(("score",), folder)
                assert base is not None
                yield "score", base, base
            assert base is not None
            found = cost(words, folder)
            (folder / "page.html").unlink(missing_ok=True)
            yield " ".join(words), found, base


def main() -> None:
    """Prints a table for each shape."""
    words = [word for word in sys.argv[1:] if not word.startswith("-")]
    given = [int(word.replace(",", "")) for word in words if word not in SHAPES]
    sizes = [10] if is_smoke() else given or [10, 100, 1_000, 10_000]
    for name in [word for word in words if word in SHAPES] or SHAPES:
        shape = SHAPES[name]
        table: dict[str, list[str]] = {}
        for options in sizes:
            seen = set()
            for run, found, base in measured(options, shape):
                if run in seen:
                    continue
                seen.add(run)
                table.setdefault(run, []).append(_cell(run, found, base))
                print(f"{options:>7,}  {run:40} {found}", file=sys.stderr, flush=True)
        print(f"\n{shape.name}\n")
        print("| Command |" + "".join(f" {options:,} |" for options in sizes))
        print("| :-- |" + " --: |" * len(sizes))
        for run, cells in table.items():
            print(f"| `{run}` | {' | '.join(cells)} |")


def _cell(words: str, found: Cost | None, base: Cost) -> str:
    if found is None:
        return "–"
    if words == "score":
        return f"{found.seconds:.1f} s, {found.memory:.0f} MB"
    return f"{found.seconds / base.seconds:.1f}, {found.memory / base.memory:.1f}"


if __name__ == "__main__":
    main()
