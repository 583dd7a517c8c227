"""What changed between two states of a decision, and what each change did to the lead."""

import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from belarus_options.model.problem import Position
from belarus_options.studies.diff.changes import Change
from belarus_options.studies.diff.diff import Diff
from belarus_options.studies.diff.terms import NEW
from belarus_options.views.commands.diff_sentences import answer, judgment, ranks, remaining
from belarus_options.views.commands.diff_words import before_and_after, label
from belarus_options.views.report.bounds import parts
from belarus_options.views.report.cut import cut_table
from belarus_options.views.report.fields import Field, records, table
from belarus_options.views.report.numbers import difference
from belarus_options.views.report.report import Block, Next, Notes, Report
from belarus_options.views.report.sentence import (
    Command,
    Said,
    Sentence,
    Wording,
    by_id,
    say,
)
from belarus_options.views.report.settings_line import settings_line

# Rows of the table in brief, so that all of it is on one screen.
_MOST_ROWS = 10
# Digits that a commit is known by.
_SHORT = 7


class Side(NamedTuple):
    """What one side was read from: how it was asked for, None where it was not, the name of its
    folder, the full id of its commit, None for a folder, and the digest over its files."""

    asked: str | None
    folder: str
    revision: str | None
    digest: Callable[[], str]

    @property
    def in_words(self) -> str:
        """What it is, as a reader asked for it."""
        if self.revision is None:
            return f"the folder {self.asked}" if self.asked is not None else "this folder"
        asked = (self.asked or "").removeprefix("git:")
        short = self.revision[:_SHORT]
        return (
            f"revision {short}"
            if self.revision.startswith(asked)
            else (f"revision {asked} ({short})")
        )

    @property
    def data(self) -> dict[str, str]:
        """The same as data files have it."""
        source = {"folder": self.folder} if self.revision is None else {"revision": self.revision}
        return {**source, "digest": self.digest()}


def diff_report(
    result: Diff,
    sides: tuple[Side, Side],
    position: Callable[[Change], Position],
    *,
    has_status: bool,
) -> Report:
    """The report of `diff`; its status is 1 where others are first and that was asked for.
    `position` says where a change stands."""
    project, settings = result.new.project, result.new.settings
    fields = _data_fields(result, position)
    return Report(
        title=project.decision.title,
        reading=f"from {sides[0].in_words} to {sides[1].in_words}",
        as_of=project.decision.as_of,
        settings=settings_line(project, settings),
        answer=tuple(answer(result)),
        blocks=partial(_blocks, result),
        lines=lambda: table(fields, result.changes),
        records=partial(records, fields, result.changes),
        result=partial(_result, result, sides, position),
        status=int(has_status and result.is_changed),
    )


class _Row(NamedTuple):
    change: Change
    part: Said


def _blocks(result: Diff) -> Iterator[Block]:
    if shown := _rows(result):
        fields: list[Field[_Row]] = [
            Field("", lambda row: label(row.change), "Change"),
            Field("", lambda row: before_and_after(row.change)[0], "From", is_number=True),
            Field("", lambda row: before_and_after(row.change)[1], "To", is_number=True),
        ]
        last: list[list[Said]] = []
        if result.lead is not None:
            fields.append(Field("", lambda row: row.part, "Lead", is_number=True))
            last = [["Together", "", "", difference(result.lead.change)]]
        yield from cut_table(fields, shown, last=last, most=_MOST_ROWS)
    yield Block(Notes(tuple(_notes(result))))
    first = [*dict.fromkeys((result.first[NEW][0], *_others(result)))][:2]
    yield Block(Next((say("Next: {}", Command("explain", tuple(first))),)))


def _others(result: Diff) -> list[str]:
    """Who stands beside the first in what to look at next: the two of the lead."""
    lead = result.lead
    if lead is None:
        return [place.option for place in result.new.ranked]
    return [lead.of, lead.over]


def _notes(result: Diff) -> Iterator[Said]:
    if result.lead is not None and len(result.moving) > 1:
        yield (
            "Lead: shares of the change, averaged over all orders in which the changes can be made"
            " (Shapley values); they are no causes."
        )
    if result.changes:
        yield ranks(result)
    if rest := remaining(result):
        yield rest


def _rows(result: Diff) -> list[_Row]:
    """The changes that move totals or who is ranked, what moved the lead most first."""
    changes = [change for change in result.changes if change.moves_totals]
    if result.lead is None:
        return [_Row(change, "") for change in changes]
    lead = result.lead
    changes.sort(key=lambda change: -abs(lead.parts.get(change.id, 0.0)))
    numbers = [difference(lead.parts.get(change.id, 0.0)) for change in changes]
    shown = parts(numbers, difference(lead.change)) if numbers else ()
    return [
        _Row(change, number if change.id in lead.parts else "")
        for change, number in zip(changes, shown, strict=True)
    ]


def _data_fields(result: Diff, position: Callable[[Change], Position]) -> Sequence[Field[Change]]:
    led = result.lead.parts if result.lead is not None else {}
    return [
        Field("id", lambda change: change.id, "Id"),
        Field("kind", lambda change: change.kind, "Kind"),
        Field("where", lambda change: change.where, "Where"),
        Field("from", lambda change: _flat(change.old), "From"),
        Field("to", lambda change: _flat(change.new), "To"),
        Field("moves_totals", lambda change: change.moves_totals),
        Field("lead", lambda change: led.get(change.id)),
        Field("", lambda change: difference(led[change.id]) if change.id in led else "", "Lead"),
        Field("file", lambda change: position(change).file, "File"),
        Field("line", lambda change: position(change).line),
        Field("", lambda change: str(position(change).line), "Line"),
    ]


def _flat(value: Any) -> str:
    """What a cell holds of plain data."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _result(
    result: Diff, sides: tuple[Side, Side], position: Callable[[Change], Position]
) -> dict[str, Any]:
    lead = result.lead
    return {
        "old": sides[0].data,
        "new": sides[1].data,
        "judgment": "changed" if result.is_changed else "same",
        "sentence": _text(judgment(result)),
        "first": dict(zip(("old", "new"), map(list, result.first), strict=True)),
        "lead": None
        if lead is None
        else {
            "of": lead.of,
            "over": lead.over,
            "old": lead.old,
            "new": lead.new,
            "parts": lead.parts,
        },
        "alone": list(result.alone),
        "needed": list(result.needed),
        "together": [list(ids) for ids in result.together],
        "undetermined": list(result.undetermined),
        "changes": [_change_data(change, position(change)) for change in result.changes],
        "options": {
            each.option: {
                "total": list(each.totals), "rank": list(each.ranks), "parts": each.parts,
            }
            for each in result.options
        },
    }  # fmt: skip


def _change_data(change: Change, position: Position) -> dict[str, Any]:
    return {
        "id": change.id,
        "kind": change.kind,
        "where": change.where,
        "file": position.file,
        "line": position.line,
        "from": change.old,
        "to": change.new,
        "moves_totals": change.moves_totals,
    }


def _text(sentence: Sentence) -> str:
    """A sentence by ids, in which no command is named."""
    return Wording(by_id, lambda command: command.name).text(sentence)
