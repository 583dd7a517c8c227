"""All rules of `check`: a new one is a function under `@rule` in the file of its subject."""

from belarus_options.model.finding import Severity
from belarus_options.studies.checks import (
    bundles,
    comments,
    criteria,
    evidence,
    judgments,
    numbers,
    options,
    perspectives_and_scenarios,
    scales,
    scores,
    screening,
    weights,
    winner,
)
from belarus_options.studies.checks.rule import Rule

_SUBJECTS = (
    bundles,
    comments,
    criteria,
    evidence,
    judgments,
    numbers,
    options,
    perspectives_and_scenarios,
    scales,
    scores,
    screening,
    weights,
    winner,
)
_ORDER: tuple[Severity, ...] = ("error", "warning", "note")
_FOUND = (
    rule for subject in _SUBJECTS for rule in vars(subject).values() if isinstance(rule, Rule)
)

# Severest first: the reader's order in the docs and in `explain-rule`'s list.
RULES: dict[str, Rule] = {
    rule.name: rule
    for rule in sorted(_FOUND, key=lambda rule: (_ORDER.index(rule.severity), rule.name))
}
