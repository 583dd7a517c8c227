"""All rules over one project: what they find, what was allowed, and in which order it is read."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from belarus_options.model.finding import Allow, Finding, Severity, TextAnnotations
from belarus_options.model.problem import Position
from belarus_options.model.project import Project
from belarus_options.model.settings import AS_STATED, Settings, check_settings, screened_out
from belarus_options.studies.checks.allows import allowing_nothing, excuses
from belarus_options.studies.checks.catalogue import RULES
from belarus_options.studies.checks.rule import Rule
from belarus_options.studies.matrix.ranking import rank

_STRENGTH: dict[Severity, int] = {"note": 0, "warning": 1, "error": 2}


@dataclass(frozen=True, slots=True)
class CheckedFinding:
    """A finding as it is reported; `allowed` is the reason of the comment that makes it a note.
    `options` are whom a finding about the first place is about."""

    rule: str
    severity: Severity
    message: str
    help: str
    position: Position
    allowed: str | None = None
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckReport:
    """All findings over a project, by file, line, column and rule."""

    findings: tuple[CheckedFinding, ...]

    @property
    def has_errors(self) -> bool:
        """Whether an error is left that nothing allows."""
        return any(finding.severity == "error" for finding in self.findings)


def check(
    project: Project,
    annotations: TextAnnotations,
    settings: Settings = AS_STATED,
) -> CheckReport:
    """Every rule over a project under settings, by default as it stands.

    Weights, perspective and scenario shape what is judged. All files are, and what a rule says of
    the set of options is said of those that pass screening. Raises InputError for settings that
    cannot be.
    """
    check_settings(project, settings)
    judged = settings._replace(options=None)
    if len(screened_out(project, judged)) == len(project.options):
        # Where nothing passes, the files are still there to be judged.
        judged = judged._replace(includes_screened=True)
    ranking = rank(project, judged)
    # What a comment does not allow is known only once all else is.
    found = [(rule, finding) for rule in RULES.values() for finding in rule.find(ranking)]
    for name, findings_in_text in annotations.found.items():
        found += [(RULES[name], finding) for finding in findings_in_text]
    strongest = _strongest(_placed(rule, finding, annotations) for rule, finding in found)
    findings = [_allowed(finding, annotations.allows) for finding in strongest]
    for allow, name, message, help in allowing_nothing(strongest, annotations.allows):
        severity = RULES[name].severity
        findings.append(CheckedFinding(name, severity, message, help, allow.position))
    findings.sort(key=lambda f: (*_spot(f), f.rule, f.message))
    return CheckReport(tuple(findings))


def _placed(rule: Rule, finding: Finding, annotations: TextAnnotations) -> CheckedFinding:
    position = finding.position
    if position is None:
        assert finding.place is not None
        position = annotations.locate(finding.place)
    return CheckedFinding(
        rule.name,
        finding.severity or rule.severity,
        finding.message,
        finding.help,
        position,
        options=finding.options,
    )


def _spot(finding: CheckedFinding) -> tuple[str, int, int]:
    return finding.position.file, finding.position.line, finding.position.column


def _strongest(findings: Iterable[CheckedFinding]) -> list[CheckedFinding]:
    """Without those that have a stronger one at the same place."""
    listed = list(findings)
    strongest: dict[tuple[str, int, int], int] = {}
    for finding in listed:
        strength = _STRENGTH[finding.severity]
        strongest[_spot(finding)] = max(strength, strongest.get(_spot(finding), strength))
    return [f for f in listed if _STRENGTH[f.severity] == strongest[_spot(f)]]


def _allowed(finding: CheckedFinding, allows: Iterable[Allow]) -> CheckedFinding:
    for allow in allows:
        if excuses(allow, finding):
            return replace(finding, severity="note", allowed=allow.reason)
    return finding
