"""Results of `sensitivity` that no project has to be found for, and their reports."""

from typing import Any

from belarus_options.model.options import ScoreBlock
from belarus_options.studies.matrix.ranking import rank
from belarus_options.studies.sensitivity import Sensitivity, WeightStability
from belarus_options.studies.tornado import Swing
from belarus_options.views.commands.sensitivity import sensitivity_report
from belarus_options.views.report.report import Report
from models import project

TENTH = {"prefer": "more", "scale": {"worst": 0, "best": 10}}


def node(
    path: str, weight: float, low: float, high: float, below: str = "", above: str = ""
) -> WeightStability:
    """A node whose ranking interval is that of the winner; options are letters."""
    ends = (low, high)
    return WeightStability(path, weight, weight, ends, ends, tuple(below), tuple(above))


def report(*nodes: WeightStability, swings: tuple[Swing, ...] = (), options: int = 2) -> Report:
    """A report of nodes on a ranking of options, the first of which leads."""
    paths = [node.criterion for node in nodes] or ["c0"]
    criteria: dict[str, Any] = {}
    for path in paths:
        branch, _, leaf = path.rpartition(".")
        group = criteria
        if branch:
            group = criteria.setdefault(branch, {"weight": 1, "criteria": {}})["criteria"]
        group[leaf] = {"weight": 1, **TENTH}
    scores = {f"o{i}": dict.fromkeys(paths, 9 - i) for i in range(options)}
    lead = 10.0 if options > 1 else None
    return sensitivity_report(Sensitivity(rank(project(criteria, scores)), nodes, swings, lead))


def swing(
    option: str, criterion: str, at_low: float, at_high: float, rival: str = "o1", **block: Any
) -> Swing:
    """A score at 1 and at 3, the ends of its range if nothing else is stated."""
    score = ScoreBlock.model_validate({"value": 2, "range": (1, 3)} | block)
    ahead = (rival,) if min(at_low, at_high) < 0.0 else ()
    return Swing(option, criterion, score, 1.0, 3.0, at_low, at_high, ahead)
