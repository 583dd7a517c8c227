"""What is said about a rule of `check`."""

from dataclasses import dataclass

from belarus_options.model.finding import Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it reports, which mistake that is, the way out, and YAML that breaks it."""

    name: str
    severity: Severity
    summary: str
    why: str
    fix: str
    example: str
