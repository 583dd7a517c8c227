"""Weights that were judged, beside those in force."""

from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

from belarus_options.studies.elicitation.comparing import Elicitation, JudgedGroup
from belarus_options.views.commands.elicit_sentences import (
    answer,
    equal_changes,
    group_name,
    how_to_go_on,
    judged_how,
    remarks,
)
from belarus_options.views.report.cut import cut_table
from belarus_options.views.report.fields import Field, records, table
from belarus_options.views.report.numbers import Number, difference, weight
from belarus_options.views.report.report import Block, Next, Notes, Report, Shown
from belarus_options.views.report.sentence import Said, criterion
from belarus_options.views.report.settings_line import settings_line


class Row(NamedTuple):
    """A sibling of a group that was judged."""

    group: JudgedGroup
    path: str
    pointer: str
    is_first: bool

    @property
    def judged(self) -> Number:
        return weight(self.group.judged[self.path], f"{self.pointer}/weights/{self.path}")

    @property
    def in_force(self) -> Number:
        return weight(self.group.in_force[self.path], f"{self.pointer}/stated/{self.path}")

    @property
    def difference(self) -> Number:
        return difference(100 * (self.group.judged[self.path] - self.group.in_force[self.path]))


def elicit_report(result: Elicitation) -> Report:
    """The report of `elicit`: every group that was judged, and the answers that contradict."""
    project = result.project
    rows = [
        Row(group, path, f"/groups/{at}", path == next(iter(group.judged)))
        for at, group in enumerate(result.groups)
        for path in group.judged
    ]
    fields: list[Field[Row]] = [
        Field("group", lambda row: row.group.group),
        Field("by", lambda row: row.group.entry.spelling),
        Field("criterion", lambda row: criterion(row.path), "Criterion"),
        Field("judged", lambda row: row.judged, "Judged", is_number=True),
        Field("in_force", lambda row: row.in_force, "In force", is_number=True),
        Field("", lambda row: row.difference, "Difference", is_number=True),
    ]
    return Report(
        title=project.decision.title,
        reading="weights that were judged, as shares of their group, beside those in force",
        as_of=project.decision.as_of,
        settings=settings_line(project, result.settings),
        answer=tuple(answer(result)),
        blocks=partial(_blocks, result, rows),
        lines=lambda: table(fields, rows),
        names_screened=True,
        records=partial(records, fields, rows),
        result=partial(_result, result),
    )


def _blocks(result: Elicitation, rows: list[Row]) -> Iterator[Block]:
    shown: list[Field[Row]] = [
        Field("", _group_cell, "Group"),
        Field("", lambda row: criterion(row.path), "Criterion"),
        Field("", lambda row: row.judged, "Judged", is_number=True),
        Field("", lambda row: row.in_force, "In force", is_number=True),
        Field("", lambda row: row.difference, "Difference", is_number=True),
    ]
    if rows:
        yield from cut_table(shown, rows)
    if said := tuple(remarks(result)):
        yield Block(Notes(said))
    if changes := tuple(equal_changes(result)):
        yield Block(
            Notes(changes), "Read back", "What the points come to in equal changes", Shown.in_full
        )
    if result.groups:
        said_by = Notes(tuple(judged_how(group.entry) for group in result.groups))
        yield Block(said_by, "Who, when, how", "", Shown.in_full)
    if following := tuple(how_to_go_on(result)):
        yield Block(Next(following))


def _group_cell(row: Row) -> Said:
    return group_name(row.group.group) if row.is_first else ""


def _result(result: Elicitation) -> dict[str, Any]:
    return {
        "groups": [_group_data(group) for group in result.groups],
        "without": [
            {"group": group, "stated": result.shares_in_force(group)} for group in result.without
        ],
    }


def _group_data(group: JudgedGroup) -> dict[str, Any]:
    entry, found = group.entry, group.consistency
    return {
        "group": group.group,
        "by": entry.spelling,
        "formula": (entry.by or "centroid") if entry.order is not None else None,
        "who": entry.who,
        "on": None if entry.on is None else entry.on.isoformat(),
        "weights": dict(group.judged),
        "stated": dict(group.in_force),
        "consistency": {
            "contradictions": [
                {
                    "statement": f"{_id(ratio.first)}/{_id(ratio.second)}",
                    "said": ratio.said,
                    "implied": ratio.implied,
                }
                for ratio in found.ratios
            ],
            "cr": found.cr,
            "ri": found.ri,
            "xi": None if found.xi is None else float(found.xi),
            "ratio": None if found.ratio is None else float(found.ratio),
        },
        "ranges": {id: list(ends) for id, ends in (entry.swing_range or {}).items()},
        "scales": group.scales,
        "equivalents": [
            {
                "criterion": equal.path,
                "points": equal.points,
                "on": equal.heaviest,
                "from": equal.step[0],
                "to": equal.step[1],
                "worth": equal.worth,
            }
            for equal in group.equivalents
        ],
    }


def _id(path: str) -> str:
    return path.rpartition(".")[2]
