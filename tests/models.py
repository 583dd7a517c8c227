"""Projects built in memory, without files: from plain data, and from a matrix of numbers."""

from collections.abc import Mapping, Sequence
from typing import Any

from belarus_options.model.criteria import CriteriaFile
from belarus_options.model.options import Option
from belarus_options.model.perspectives_and_scenarios import Perspective, Scenario
from belarus_options.model.project import Project
from belarus_options.model.tree import build_tree


def project(
    criteria: Mapping[str, Any],
    scores: Mapping[str, Mapping[str, Any]],
    *,
    perspectives: Mapping[str, Any] | None = None,
    scenarios: Sequence[str] = (),
    **keys: Mapping[str, Any],
) -> Project:
    """A project with these criteria blocks and each option's scores; `keys` are further keys of
    options, by option with `_` for `-`."""
    file = CriteriaFile.model_validate({"decision": {"title": "A test"}, "criteria": criteria})
    options = {
        option: Option.model_validate(
            {"name": option.title(), "scores": given, **keys.get(option.replace("-", "_"), {})}
        )
        for option, given in sorted(scores.items())
    }
    return Project(
        decision=file.decision,
        scales=file.scales or {},
        tree=build_tree(file.criteria, file.scales or {}),
        options=options,
        sources={},
        evidence={},
        perspectives={k: Perspective.model_validate(v) for k, v in (perspectives or {}).items()},
        scenarios={k: Scenario(name=k) for k in scenarios},
    )


def matrix(
    scores: Sequence[Sequence[float]],
    weights: Sequence[float],
    worst: float | None = 0.0,
    best: float | None = 1.0,
) -> Project:
    """A flat project: options o0, o1, … and leaves c0, c1, … on one measured scale, or on none."""
    scale = {} if worst is None else {"scale": {"worst": worst, "best": best}}
    criteria = {
        f"c{i}": {"weight": weight, "prefer": "more", **scale} for i, weight in enumerate(weights)
    }
    rows = {
        f"o{i}": {f"c{j}": score for j, score in enumerate(row)} for i, row in enumerate(scores)
    }
    return project(criteria, rows)
