"""Projects with judgments, built in memory."""

from typing import Any

from belarus_options.model.judgments import Judgment
from belarus_options.model.project import Project
from models import project

SCALE = {"worst": 0, "best": 1}
# The levels of the first edition's escalation, by what each is worth.
ESCALATION = {"0": 100, "1": 88, "2": 62, "3": 25, "4": 0}
LEVELS = {level: {"means": f"Level {level}", "value": value} for level, value in ESCALATION.items()}
RISK: dict[str, Any] = {
    "escalation": {"weight": 40, "prefer": "less", "scale": LEVELS},
    "regime-reading": {"weight": 19, "scale": SCALE},
    "diversion": {"weight": 13, "scale": SCALE},
    "ceded-field": {"weight": 28, "scale": SCALE},
}
RISK_POINTS = {"escalation": 100, "ceded-field": 70, "regime-reading": 47.5, "diversion": 32.5}


def judged(criteria: dict[str, Any], *entries: dict[str, Any]) -> Project:
    """A project with these leaves at the top and entries, and one option."""
    blocks = {id: {"weight": 1, "scale": SCALE, **block} for id, block in criteria.items()}
    plain = project(blocks, {"only": dict.fromkeys(blocks, 0)})
    return plain._replace(judgments=tuple(map(Judgment.model_validate, map(_frozen, entries))))


def _frozen(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _frozen(value) for key, value in data.items()}
    return tuple(map(_frozen, data)) if isinstance(data, list) else data


def letters(count: int) -> dict[str, Any]:
    """Leaves a, b, c, … with nothing of their own."""
    return {letter: {} for letter in "abcdefgh"[:count]}
