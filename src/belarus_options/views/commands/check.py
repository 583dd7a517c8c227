"""Findings as blocks with their line of the file, repeats of one rule folded on a terminal."""

from collections.abc import Iterator, Sequence
from functools import partial

from belarus_options.model.grammar import counted
from belarus_options.model.project import Project
from belarus_options.studies.checks.checking import CheckedFinding, CheckReport
from belarus_options.views.forms.problem_blocks import format_block
from belarus_options.views.report.fields import Field, json_rows, records, table
from belarus_options.views.report.report import Block, Listing, Notes, Report
from belarus_options.views.report.sentence import Command, Said, say

# The most findings of one rule that a terminal shows whole.
_SHOWN_WHOLE = 3

_FIELDS: tuple[Field[CheckedFinding], ...] = (
    Field("", lambda f: f"{f.position.file}:{f.position.line}:{f.position.column}", "Place"),
    Field("rule", lambda f: f.rule),
    Field("severity", lambda f: f.severity, "Severity"),
    Field("", lambda f: f.rule, "Rule"),
    Field("message", lambda f: f.message, "Message"),
    Field("file", lambda f: f.position.file),
    Field("line", lambda f: f.position.line),
    Field("column", lambda f: f.position.column),
    Field("help", lambda f: f.help, "Help", json=False),
    Field("allowed", lambda f: f.allowed, "Allowed"),
)


def check_report(checked: CheckReport, project: Project) -> Report:
    """The report of `check`; its status is 1 where a finding is an error."""
    findings = checked.findings
    return Report(
        title=project.decision.title,
        blocks=lambda: (
            Block(Listing(table(_FIELDS, findings), tuple(_blocks(findings)))),
            Block(Notes((_summary(findings),))),
        ),
        records=partial(records, _FIELDS, findings),
        result=lambda: {"findings": json_rows(_FIELDS, findings)},
        status=1 if checked.has_errors else 0,
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
    by_comments = f" ({allowed} allowed by comments)" if allowed else ""
    return say(
        "Found {}{}; {} says more.",
        ", ".join(counts),
        by_comments,
        Command("explain-rule", ("NAME",), is_of_project=False),
    )


def _blocks(findings: Sequence[CheckedFinding]) -> Iterator[str]:
    seen: dict[str, int] = {}
    for finding in findings:
        seen[finding.rule] = seen.get(finding.rule, 0) + 1
        if seen[finding.rule] <= _SHOWN_WHOLE:
            yield _block(finding)
    for rule, count in seen.items():
        if count > _SHOWN_WHOLE:
            yield f"{count - _SHOWN_WHOLE} more of {rule}; `--format json` lists them all\n"


def _block(finding: CheckedFinding) -> str:
    is_allowed = finding.allowed is not None
    return format_block(
        finding.severity,
        finding.rule,
        finding.message,
        finding.position,
        "",
        finding.allowed or finding.help,
        "allowed" if is_allowed else "help",
    )
