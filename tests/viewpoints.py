"""Perspectives whose totals are the numbers of a table, and reports on them."""

from collections.abc import Mapping, Sequence

from belarus_options.studies.perspectives import Perspectives, perspectives
from belarus_options.views.commands.perspectives import perspectives_report
from belarus_options.views.report.report import Report
from models import project

PLACES = {"worst": 0, "best": 100}


def study_of(
    totals: Mapping[str, Sequence[float]], names: Mapping[str, str] | None = None
) -> Perspectives:
    """A study in which every perspective has these totals for options a, b, …: each weighs nothing
    but a criterion of its own, and criteria.yaml weighs all alike."""
    criteria = {f"c-{p}": {"weight": 1, "scale": PLACES} for p in totals}
    count = len(next(iter(totals.values())))
    scores = {
        "abcdefghijklmnopqrstuvwxyz"[i]: {f"c-{p}": row[i] for p, row in totals.items()}
        for i in range(count)
    }
    named = {p: {"name": name} for p, name in (names or {}).items()}
    views = {p: {"weights": {f"c-{p}": "100%"}, **named.get(p, {})} for p in totals}
    return perspectives(project(criteria, scores, perspectives=views))


def report(totals: Mapping[str, Sequence[float]], **names: str) -> Report:
    """The report of `perspectives` on a table of totals."""
    return perspectives_report(study_of(totals, names))
