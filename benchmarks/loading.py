"""A large project: `score` over PyYAML's C loader alone on the same files, both as whole processes.

    python benchmarks/loading.py [RUNS]

To hold: at most 2 at 1,000 options × 30 leaves, and the same ratio at twice the options or twice
the leaves, which is what linear means. Projects of bare numbers have a line of their own: there,
starting the process is most of the time.
"""

import sys
import tempfile
from pathlib import Path

from measuring import is_smoke, print_ratio, runs_asked_for

LOAD = (
    "import pathlib, sys, yaml\n"
    "for file in sorted(pathlib.Path(sys.argv[1]).rglob('*.yaml')):\n"
    "    yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)"
)
SCORE = """\
  top.c{leaf}:
    value: {level}
    range: [{low}, {high}]
    confidence: moderate
    because: Why it is this level and not the one beside it, in a sentence of the usual length.
    evidence: [first-item, second-item]
"""
SIZES = (
    (1000, 30, False),
    (2000, 30, False),
    (1000, 60, False),
    (1000, 30, True),
    (4000, 30, True),
)
SMOKE_SIZES = ((10, 3, False), (10, 3, True))
EVIDENCE = """\
evidence:
  first-item: {kind: assumption, says: Something, because: Somehow}
  second-item: {kind: assumption, says: Something else, because: Somehow}
"""


def write_project(folder: Path, options: int, leaves: int, *, bare: bool) -> None:
    """A valid project of so many options and leaves, with whole scores or bare numbers."""
    (folder / "options").mkdir(parents=True)
    criteria = ["decision: {title: A large decision}", "criteria:", "  top:", "    criteria:"]
    criteria += [
        f"      c{leaf}: {{weight: {leaf + 1}, prefer: more, scale: {{0: a, 1: b, 2: c, 3: d}}}}"
        for leaf in range(leaves)
    ]
    (folder / "criteria.yaml").write_text("\n".join(criteria) + "\n", encoding="utf-8")
    (folder / "evidence.yaml").write_text(EVIDENCE, encoding="utf-8")
    for option in range(options):
        lines = [f"name: Option {option}\nscores:\n"]
        for leaf in range(leaves):
            level = (option * 7 + leaf * 5) % 4
            low, high = max(0, level - 1), min(3, level + 1)
            lines.append(
                f"  top.c{leaf}: {level}\n"
                if bare
                else SCORE.format(leaf=leaf, level=level, low=low, high=high)
            )
        path = folder / "options" / f"option-{option:05}.yaml"
        path.write_text("".join(lines), encoding="utf-8")


def main() -> None:
    """Prints a line for each size."""
    print(f"{'options × leaves':34} {'ratio':>6}  (least-most)")
    for options, leaves, bare in SMOKE_SIZES if is_smoke() else SIZES:
        with tempfile.TemporaryDirectory() as folder:
            write_project(Path(folder) / "p", options, leaves, bare=bare)
            name = f"{options} × {leaves}{', bare numbers' if bare else ''}"
            score = [sys.executable, "-m", "belarus_options", "score", "--project", f"{folder}/p"]
            load = [sys.executable, "-c", LOAD, f"{folder}/p"]
            print_ratio(name, score, load, runs_asked_for(5))


if __name__ == "__main__":
    main()
