"""Results of `stress` over few options on leaves from 0 to 10, all of one weight."""

from collections.abc import Mapping, Sequence
from typing import Any

from belarus_options.model.project import Project
from belarus_options.model.settings import AS_STATED, Settings
from belarus_options.studies.stress import Stress, stress
from evidenced import evidenced

TENTH = {"weight": 1, "scale": {"worst": 0, "best": 10}}
# Facts of two sources, and an assumption.
ITEMS = {"e": "s", "f": "s", "g": "t", "h": None}


def score(value: float, *evidence: str, **keys: Any) -> dict[str, Any]:
    return {"value": value, "evidence": evidence, **keys}


def flat(rows: Mapping[str, Sequence[Mapping[str, Any]]], **further: Any) -> Project:
    """Options on leaves c0, c1, …; a lead of 1 on one of n leaves is 10 / n points."""
    leaves = {f"c{i}": TENTH for i in range(len(next(iter(rows.values()))))}
    scores = {
        option: {f"c{i}": block for i, block in enumerate(row)} for option, row in rows.items()
    }
    return evidenced(leaves, scores, ITEMS, **further)


def found(
    rows: Mapping[str, Sequence[Mapping[str, Any]]], settings: Settings = AS_STATED
) -> Stress:
    return stress(flat(rows), settings)
