"""A tree with an uncertain score, and the report of `robustness` for any project."""

from typing import Any

from belarus_options.model.project import Project
from belarus_options.model.settings import Settings
from belarus_options.studies.robustness import Robustness, RobustnessSettings, robustness
from belarus_options.views.commands.robustness import robustness_report
from belarus_options.views.report.report import Report
from models import project

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


def tree() -> Project:
    """Three options; two leaves below one of three top criteria."""
    return project(TREE, SCORES)


def solve(given: Project, settings: Settings = Settings(), **varied: Any) -> Robustness:  # noqa: B008  # frozen
    return robustness(given, settings, RobustnessSettings(**varied))


def report(given: Project, settings: Settings = Settings(), **varied: Any) -> Report:  # noqa: B008  # frozen
    return robustness_report(solve(given, settings, **varied))
