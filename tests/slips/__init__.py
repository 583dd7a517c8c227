"""One slip in a valid folder each, and the one problem that it is."""

from dataclasses import dataclass
from pathlib import Path

from belarus_options.model.problem import InputError, Problem
from folders import CLEAN, load_files, spot

CRITERIA, EVIDENCE = "criteria.yaml", "evidence.yaml"
PERSPECTIVES, SCENARIOS = "perspectives.yaml", "scenarios.yaml"
BUNDLES = "bundles.yaml"
JUDGMENTS = "judgments.yaml"
BUILD, KEEP, LEASE = "options/build.yaml", "options/keep.yaml", "options/lease.yaml"

# The clean folder, and every file that a folder can have.
VALID = CLEAN | {
    PERSPECTIVES: (
        "planner:\n"
        "  name: Planner\n"
        "  weights:\n"
        "    benefit: 30%\n"
        "    benefit.reach: 60\n"
        "treasurer: {name: Treasurer, weights: {burden: 70}}\n"
    ),
    SCENARIOS: (
        "boom:\n"
        "  name: The quarry opens again\n"
        "  probability: 0.3\n"
        "bust: {name: It does not, probability: 0.7}\n"
    ),
}

WITH_BUNDLES = VALID | {
    BUNDLES: (
        "bundles:\n"
        "  both:\n"
        "    name: Both\n"
        "    options: [build, lease]\n"
        "  first: {options: [build]}\n"
        "constraints:\n"
        "  at-most: 2\n"
    ),
}

WITH_JUDGMENTS = VALID | {
    JUDGMENTS: (
        "judgments:\n"
        "  - who: The planner\n"
        "    on: 2026-11-20\n"
        "    swing: {benefit: 100, burden: 70}\n"
        "  - group: benefit\n"
        "    ratios: {reach/speed: 2, speed/depth: 1.5}\n"
        "  - group: burden\n"
        "    tradeoffs:\n"
        "      - {this: {cost: [40, 20]}, equals: {noise: [1, 0]}}\n"
    ),
}


def problems_of(path: Path, files: dict[str, str]) -> tuple[Problem, ...]:
    """Every problem of a folder with these files, in the order in which a reader gets them."""
    try:
        load_files(path, files)
    except InputError as error:
        return error.problems
    return ()


def places(problems: tuple[Problem, ...]) -> list[tuple[str, str, int, int]]:
    """The name of each problem, its file, line and column; zeros for a whole file."""
    return [
        (p.name, p.position.file, p.position.line, p.position.column)
        if p.position
        else (p.name, p.file, 0, 0)
        for p in problems
    ]


@dataclass(frozen=True)
class Slip:
    """One edit of the valid folder and the one problem that it is.

    `new` has a `»` where the problem is to stand; `at` is another file and a text in it, with a
    `»`, where it stands elsewhere.
    """

    file: str
    old: str
    new: str
    name: str
    message: str
    help: str = ""
    at: tuple[str, str] | None = None

    @property
    def base(self) -> dict[str, str]:
        """The valid folder, with bundles or judgments where the slip is about them."""
        if self.file == JUDGMENTS:
            return WITH_JUDGMENTS
        is_of_bundles = BUNDLES in (self.file, self.at[0] if self.at else "")
        return WITH_BUNDLES if is_of_bundles else VALID

    @property
    def files(self) -> dict[str, str]:
        text = self.base[self.file]
        if not self.old:
            return self.base | {self.file: self.new.replace("»", "")}
        assert text.count(self.old) == 1, f"{self.old!r} stands {text.count(self.old)} times"
        return self.base | {self.file: text.replace(self.old, self.new.replace("»", ""))}

    @property
    def place(self) -> tuple[str, str, int, int]:
        if self.at is not None:
            return (self.name, *spot(self.files, *self.at))
        text = self.base[self.file]
        before = text[: text.index(self.old)] if self.old else ""
        before += self.new[: self.new.index("»")]
        column = len(before) - (before.rfind("\n") + 1) + 1
        return self.name, self.file, before.count("\n") + 1, column


def weight(new: str, name: str, message: str, help: str = "") -> Slip:
    return Slip(CRITERIA, "weight: 50", new, name, message, help)


def grade(new: str, name: str, message: str, help: str = "", at: str = "") -> Slip:
    place = (CRITERIA, at) if at else None
    return Slip(CRITERIA, "        scale: grade\n", f"        {new}\n", name, message, help, place)


def money(new: str, name: str, message: str, help: str = "") -> Slip:
    old = "        scale: {worst: 50, best: 0, unit: million}\n"
    return Slip(CRITERIA, old, f"        {new}\n", name, message, help)


def valued(new: str, name: str, message: str, help: str = "") -> Slip:
    return money("scale: {worst: 50, best: 0}\n        " + new, name, message, help)


def noise(new: str, name: str, message: str, help: str = "") -> Slip:
    old = "  burden.noise: {value: 1, settled: true, confidence: high, evidence: [noise-study]}\n"
    return Slip(BUILD, old, f"  {new}\n", name, message, help)


def cost(new: str, name: str, message: str, help: str = "") -> Slip:
    old = "  burden.cost: {value: 30, range: [22, 38], confidence: low, evidence: [offers]}\n"
    return Slip(BUILD, old, f"  {new}\n", name, message, help)


def named(new: str, name: str, message: str, help: str = "") -> Slip:
    return Slip(BUILD, "name: Build a clinic\n", new, name, message, help)


def survey(new: str, name: str, message: str, help: str = "") -> Slip:
    old = "  survey: {source: report, kind: fact, credibility: 2, says: Where people live.}\n"
    return Slip(EVIDENCE, old, f"  {new}\n", name, message, help)


def planner(new: str, name: str, message: str, help: str = "") -> Slip:
    return Slip(PERSPECTIVES, "    benefit: 30%\n    benefit.reach: 60\n", new, name, message, help)


def boom(new: str, name: str, message: str, help: str = "") -> Slip:
    return Slip(SCENARIOS, "  probability: 0.3\n", new, name, message, help)


HUGE = "9" * 5000
