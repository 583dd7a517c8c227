"""Findings as blocks with their line of the file, repeats of one rule folded on a terminal."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from belarus_options.model.project import Project
from belarus_options.studies.checks.checking import CheckedFinding, CheckReport
from belarus_options.views.problem import format_block
from belarus_options.views.report import Column, Records, Report, Table

# Of one rule in one file, so many findings are shown whole on a terminal.
_SHOWN_WHOLE = 3


def check_report(checked: CheckReport, project: Project) -> Report:
    """The report of `check`; its status is 1 where a finding is an error."""
    findings = checked.findings
    columns = tuple(map(Column, ("Place", "Severity", "Rule", "Message", "Help", "Allowed")))
    return Report(
        title=project.decision.title,
        subtitle="",
        table=Table(
            columns,
            tuple(
                (_place(f), f.severity, f.rule, f.message, f.help, f.allowed or "")
                for f in findings
            ),
        ),
        records=partial(_records, findings),
        result=partial(_result, findings),
        notes=(_summary(findings),),
        blocks=tuple(_blocks(findings)),
        status=1 if checked.has_errors else 0,
    )


def _records(findings: Sequence[CheckedFinding]) -> Records:
    return Records(
        ["rule", "severity", "message", "file", "line", "column", "help", "allowed"],
        [
            [
                finding.rule,
                finding.severity,
                finding.message,
                finding.position.file,
                finding.position.line,
                finding.position.column,
                finding.help,
                finding.allowed or "",
            ]
            for finding in findings
        ],
    )


def _result(findings: Sequence[CheckedFinding]) -> dict[str, Any]:
    return {
        "findings": [
            {
                "rule": finding.rule,
                "severity": finding.severity,
                "message": finding.message,
                "file": finding.position.file,
                "line": finding.position.line,
                "column": finding.position.column,
                "allowed": finding.allowed,
            }
            for finding in findings
        ]
    }


def _place(finding: CheckedFinding) -> str:
    return f"{finding.position.file}:{finding.position.line}:{finding.position.column}"


def _summary(findings: Sequence[CheckedFinding]) -> str:
    counts = []
    for severity in ("error", "warning", "note"):
        number = sum(finding.severity == severity for finding in findings)
        if number:
            counts.append(f"{number} {severity}{'' if number == 1 else 's'}")
    if not counts:
        return "No rule found anything."
    allowed = sum(finding.allowed is not None for finding in findings)
    return (
        f"Found {', '.join(counts)}"
        + (f" ({allowed} allowed by comments)" if allowed else "")
        + "; `belarus-options explain-rule NAME` says more."
    )


def _blocks(findings: Sequence[CheckedFinding]) -> list[str]:
    blocks: list[str] = []
    seen: dict[str, list[CheckedFinding]] = {}
    for finding in findings:
        repeats = seen.setdefault(finding.rule, [])
        repeats.append(finding)
        if len(repeats) <= _SHOWN_WHOLE:
            blocks.append(_block(finding))
    for rule, repeats in seen.items():
        more = len(repeats) - _SHOWN_WHOLE
        if more > 0:
            blocks.append(f"{more} more of {rule}; `--format json` lists them all\n")
    return blocks


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
