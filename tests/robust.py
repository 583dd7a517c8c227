"""Projects to be doubted, and what `robustness` finds and reports of any project."""

from typing import Any

import numpy as np

from belarus_options.methods.arrays import Array
from belarus_options.model.project import Project
from belarus_options.model.settings import AS_STATED, Settings
from belarus_options.studies.robustness import Robustness, RobustnessSettings, robustness
from belarus_options.views.commands.robustness import robustness_report
from belarus_options.views.report.report import Report
from models import matrix, project

LEAF = {"prefer": "more", "scale": {"worst": 0, "best": 10}}
TREE = {
    "gain": {"weight": 3, "criteria": {"x": {"weight": 3} | LEAF, "y": {"weight": 1} | LEAF}},
    "risk": {"weight": 2} | LEAF,
    "cost": {"weight": 2} | LEAF,
}
SCORES: dict[str, dict[str, Any]] = {
    "bus": {"gain.x": {"value": 7, "range": (4, 9)}, "gain.y": 2, "risk": 4, "cost": 9},
    "car": {"gain.x": 9, "gain.y": 8, "risk": 8, "cost": 2},
    "oxen": {"gain.x": 0, "gain.y": 1, "risk": 3, "cost": 1},
}
WIDE = {"prefer": "more", "scale": {"worst": 0, "best": 100}}
FIVE_WEIGHTS = {
    "a": {"weight": 4, "criteria": {"x": {"weight": 3} | WIDE, "y": {"weight": 1} | WIDE}},
    "b": {"weight": 3, "criteria": {"x": {"weight": 1} | WIDE, "y": {"weight": 1} | WIDE}},
    "c": {"weight": 2} | WIDE,
}
PATHS = ("a.x", "a.y", "b.x", "b.y", "c")
ROWS = {
    "bus": (70, 20, 40, 90, 10),
    "car": (20, 60, 80, 30, 55),
    "ferry": (50, 50, 50, 50, 40),
    "train": (10, 5, 45, 85, 95),
}


def tree() -> Project:
    """Three options; two leaves below one of three top criteria."""
    return project(TREE, SCORES)


def five_weights(*options: str) -> Project:
    """Four options, or some of them, on five leaves below three top criteria."""
    rows: dict[str, dict[str, Any]] = {
        option: dict(zip(PATHS, ROWS[option], strict=True)) for option in options or ROWS
    }
    return project(FIVE_WEIGHTS, rows)


def five_uncertain() -> Project:
    """The same, with three scores that have a range or a distribution."""
    scores: dict[str, dict[str, Any]] = {
        option: dict(zip(PATHS, row, strict=True)) for option, row in ROWS.items()
    }
    scores["bus"]["a.x"] = {"value": 70, "range": (20, 90)}
    scores["car"]["c"] = {"distribution": {"normal": {"mean": 55, "sd": 15}}}
    scores["train"]["b.y"] = {"value": 85, "range": (85, 100)}
    return project(FIVE_WEIGHTS, scores)


def many(options: int, weights: int) -> Project:
    """So many options with scores at random, and weights that fall from criterion to criterion."""
    rows = np.random.default_rng(options).random((options, weights))
    return matrix(rows.tolist(), list(range(weights, 0, -1)))


def solve(given: Project, settings: Settings = AS_STATED, **varied: Any) -> Robustness:
    """What is found; a number of samples draws all of it."""
    varied.setdefault("exact", varied.get("samples") is None)
    if varied.get("samples") is None:
        varied.pop("samples", None)
    return robustness(given, settings, RobustnessSettings(**varied))


def report(given: Project, settings: Settings = AS_STATED, **varied: Any) -> Report:
    return robustness_report(solve(given, settings, **varied))


def all_numbers(found: Robustness) -> Array:
    """All numbers of a result, one after the other."""
    parts = [found.acceptability, found.central_weights, found.pairwise, found.expected_rank]
    parts += [p for p in (found.standard_error, found.confidence_factor) if p is not None]
    return np.concatenate([part.ravel() for part in parts])
