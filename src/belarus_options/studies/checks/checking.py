"""All rules over one project: what they find, what was allowed, and in which order it is read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from belarus_options.model.finding import Allow, Finding, Severity, TextAnnotations
from belarus_options.model.layout import option_file
from belarus_options.model.problem import Position
from belarus_options.model.project import Project
from belarus_options.model.settings import AS_STATED, Settings, check_settings
from belarus_options.model.suggest import did_you_mean
from belarus_options.studies.checks.catalogue import RULES
from belarus_options.studies.checks.rule import Rule
from belarus_options.studies.matrix.ranking import rank

_STRENGTH: dict[Severity, int] = {"note": 0, "warning": 1, "error": 2}


@dataclass(frozen=True, slots=True)
class CheckedFinding:
    """A finding as it is reported; `allowed` is the reason of the comment that makes it a note."""

    rule: str
    severity: Severity
    message: str
    help: str
    position: Position
    allowed: str | None = None


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

    Weights, perspective and scenario shape what is judged; `options` leaves out what is found in
    the files of other options. Raises InputError for settings that cannot be.
    """
    check_settings(project, settings)
    ranking = rank(project, replace(settings, options=None))
    # `cut-prose` comes with the annotations, and `idle-allow` is known only once all else is.
    found = [(rule, finding) for rule in RULES.values() for finding in rule.find(ranking)]
    found += [(RULES["cut-prose"], finding) for finding in annotations.cut_prose]
    strongest = _strongest(_placed(rule, finding, annotations) for rule, finding in found)
    findings = [_allowed(finding, annotations.allows) for finding in strongest]
    findings += [
        _idle(allow, why, help) for allow, why, help in _idle_allows(strongest, annotations)
    ]
    if settings.options is not None:
        left_out = {option_file(option) for option in project.options.keys() - settings.options}
        findings = [finding for finding in findings if finding.position.file not in left_out]
    findings.sort(key=lambda f: (*_spot(f), f.rule, f.message))
    return CheckReport(tuple(findings))


def _placed(rule: Rule, finding: Finding, annotations: TextAnnotations) -> CheckedFinding:
    position = finding.position
    if position is None:
        assert finding.place is not None
        position = annotations.locate(finding.place)
    return CheckedFinding(rule.name, rule.severity, finding.message, finding.help, position)


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


def _speaks_for(allow: Allow, finding: CheckedFinding) -> bool:
    return (
        allow.rule == finding.rule
        and bool(allow.reason)
        and allow.position.file == finding.position.file
        and finding.position.line in allow.lines
    )


def _allowed(finding: CheckedFinding, allows: Iterable[Allow]) -> CheckedFinding:
    for allow in allows:
        if _speaks_for(allow, finding):
            return replace(finding, severity="note", allowed=allow.reason)
    return finding


def _idle_allows(
    findings: list[CheckedFinding], annotations: TextAnnotations
) -> Iterator[tuple[Allow, str, str]]:
    """The comments that allow nothing, why, and the way out."""
    form = "write `# check: allow RULE: reason`"
    for allow in annotations.allows:
        if not allow.rule:
            yield allow, "this comment names no rule, so it allows nothing", form
        elif allow.rule not in RULES:
            help = (
                did_you_mean(allow.rule, RULES) or "`belarus-options explain-rule` lists the rules"
            )
            yield allow, f"`{allow.rule}` is not a rule, so this comment allows nothing", help
        elif allow.rule == "idle-allow":
            yield allow, "an `idle-allow` cannot be allowed", "take the idle comment out instead"
        elif not allow.reason:
            message = f"this comment gives no reason to allow `{allow.rule}`, so it allows nothing"
            yield allow, message, f"write `# check: allow {allow.rule}: reason`"
        elif not any(_speaks_for(allow, finding) for finding in findings):
            message = f"`{allow.rule}` reports nothing here, so this comment allows nothing"
            yield allow, message, "put it on the reported line or above it, or take it out"


def _idle(allow: Allow, message: str, help: str) -> CheckedFinding:
    severity = RULES["idle-allow"].severity
    return CheckedFinding("idle-allow", severity, message, help, allow.position)
