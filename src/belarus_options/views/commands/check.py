"""Findings as blocks with their line of the file; in brief, many of one rule are one."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from belarus_options.model.project import Project
from belarus_options.model.settings import Settings, screened_out
from belarus_options.studies.checks.catalogue import RULES
from belarus_options.studies.checks.checking import CheckedFinding, CheckReport
from belarus_options.studies.checks.options import HIGHEST, has_too_many_pairs
from belarus_options.views.report.excerpt import Excerpt
from belarus_options.views.report.fields import Field, json_rows, records, table
from belarus_options.views.report.numbers import count
from belarus_options.views.report.report import Block, Listing, Next, Notes, Report, Shown
from belarus_options.views.report.sentence import (
    Code,
    Command,
    Said,
    Sentence,
    counted,
    say,
    separated,
)
from belarus_options.views.report.settings_line import settings_line

# The most findings of one rule that are shown one by one in brief.
_ONE_BY_ONE = 3


class _Row(NamedTuple):
    """A finding, or the first of many with how many more there are and what is said of all."""

    first: CheckedFinding
    message: str
    reason: str | None
    more: int = 0

    @property
    def more_places(self) -> str:
        """What stands behind the place."""
        return f" and {self.more:,} more {'place' if self.more == 1 else 'places'}" * bool(
            self.more
        )

    @property
    def place(self) -> str:
        at = self.first.position
        return f"{at.file}:{at.line}:{at.column}{self.more_places}"


_FIELDS: tuple[Field[_Row], ...] = (
    Field("", lambda row: row.place, "Place"),
    Field("rule", lambda row: row.first.rule),
    Field("severity", lambda row: row.first.severity, "Severity"),
    Field("", lambda row: row.first.rule, "Rule"),
    Field("message", lambda row: row.message, "Message"),
    Field("file", lambda row: row.first.position.file),
    Field("line", lambda row: row.first.position.line),
    Field("column", lambda row: row.first.position.column),
    Field("help", lambda row: row.first.help, "Help", json=False),
    Field("allowed", lambda row: row.reason, "Allowed"),
)


def check_report(checked: CheckReport, project: Project, settings: Settings) -> Report:
    """The report of `check`; its status is 1 where a finding is an error."""
    rows = [_Row(finding, finding.message, finding.allowed) for finding in checked.findings]
    ranked = len(project.options) - len(screened_out(project, settings))
    return Report(
        title=project.decision.title,
        reading=say(
            "{} rules over {} and {}",
            count(len(RULES)),
            counted(len(project.options), "option"),
            _leaves(len(project.tree.leaves)),
        ),
        as_of=project.decision.as_of,
        settings=settings_line(project, settings),
        blocks=partial(_blocks, checked.findings, rows, project, ranked),
        lines=lambda: table(_FIELDS, rows),
        records=partial(records, _FIELDS, rows),
        result=lambda: {"findings": json_rows(_FIELDS, rows)},
        status=1 if checked.has_errors else 0,
    )


def _leaves(number: int) -> Sentence:
    return say("{} {}", count(number), "leaf" if number == 1 else "leaves")


def _blocks(
    findings: Sequence[CheckedFinding], rows: Sequence[_Row], project: Project, ranked: int
) -> Iterator[Block]:
    folded = list(_folded(rows, project))
    is_shorter = len(folded) < len(rows)
    if is_shorter:
        yield Block(_listing(folded), shown=Shown.in_brief)
    yield Block(_listing(rows), shown=Shown.in_full if is_shorter else Shown.always)
    notes = [_summary(findings)]
    if has_too_many_pairs(ranked):
        notes.append(
            say(
                "Who is dominated was looked for only beside the {} options with the highest"
                " totals.",
                count(HIGHEST),
            )
        )
    yield Block(Notes(tuple(notes)))
    if is_shorter:
        yield Block(Next((say("… every place: {}", Code("--full")),)), shown=Shown.in_brief)


def _folded(rows: Sequence[_Row], project: Project) -> Iterator[_Row]:
    """The rows, those of a rule with more than a few as one at the first of them."""
    groups: dict[tuple[str, bool], list[_Row]] = {}
    for row in rows:
        groups.setdefault((row.first.rule, row.reason is None), []).append(row)
    for row in rows:
        group = groups[row.first.rule, row.reason is None]
        if len(group) <= _ONE_BY_ONE:
            yield row
        elif row is group[0]:
            yield _together(group, project)


def _together(group: Sequence[_Row], project: Project) -> _Row:
    first, more = group[0], len(group) - 1
    message = f"{first.message}; there are {more:,} more findings of this kind"
    if many := RULES[first.first.rule].many:
        scores = sum(
            1 + len(score.scenarios or ())
            for option in project.options.values()
            for score in option.scores.values()
        )
        leaves, options = len(project.tree.leaves), len(project.options)
        message = many.format(
            count=f"{len(group):,}", scores=f"{scores:,}", leaves=leaves, options=f"{options:,}"
        )
    reasons = {row.reason for row in group}
    reason = first.reason
    if len(reasons) > 1:
        reason = f"{reason} (one of {len(reasons)} reasons)"
    return _Row(first.first, message, reason, more)


def _listing(rows: Sequence[_Row]) -> Listing:
    return Listing(table(_FIELDS, rows), tuple(map(_excerpt, rows)))


def _excerpt(row: _Row) -> Excerpt:
    found = row.first
    return Excerpt(
        found.severity,
        found.rule,
        row.message,
        found.position,
        more=row.more_places,
        help=row.reason or found.help,
        last="help" if row.reason is None else "allowed",
    )


def _summary(findings: Sequence[CheckedFinding]) -> Said:
    if not findings:
        return "No rule found anything."
    severities = [finding.severity for finding in findings]
    counts = [
        counted(severities.count(severity), severity)
        for severity in ("error", "warning", "note")
        if severity in severities
    ]
    allowed = sum(finding.allowed is not None for finding in findings)
    by_comments = say(" ({} allowed by comments)", count(allowed)) if allowed else ""
    return say(
        "Found {}{}; {} says more.",
        separated(counts, ", "),
        by_comments,
        Command("explain-rule", ("NAME",), is_of_project=False),
    )
