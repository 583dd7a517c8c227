"""A rule of `check` or a kind of problem, explained in a few paragraphs."""

import textwrap
from collections.abc import Iterable, Mapping

from belarus_options.model.problem_catalogue import PROBLEMS, ProblemKind
from belarus_options.studies.checks.catalogue import RULES
from belarus_options.studies.checks.rule import Rule


def known_names() -> list[str]:
    """Every name that can be explained: rules first, then problems."""
    return [*RULES, *PROBLEMS]


def rule_text(rule: Rule, width: int) -> str:
    """What a rule finds, why that matters, a way out, and an example that breaks it."""
    paragraphs = [f"{rule.name} ({rule.severity})", rule.summary, rule.why, f"Way out: {rule.fix}"]
    example = textwrap.indent(rule.example.rstrip("\n"), "    ")
    return f"{_filled(paragraphs, width)}\nExample that breaks it:\n\n{example}\n"


def problem_text(name: str, kind: ProblemKind, width: int) -> str:
    """What a problem means and the way out."""
    return _filled([f"{name} (input error)", kind.meaning, f"Way out: {kind.fix}"], width)


def names_text(rules: Mapping[str, Rule], problems: Iterable[str], width: int) -> str:
    """Every rule with its severity and what it finds, then the names of all input errors."""
    lines = [f"{rule.name} ({rule.severity}): {rule.summary}" for rule in rules.values()]
    width = min(width, 100)
    text = "".join(textwrap.fill(line, width, subsequent_indent="    ") + "\n" for line in lines)
    listed = textwrap.fill(", ".join(problems), width, break_on_hyphens=False)
    return f"Rules of `check`:\n\n{text}\nErrors in files and arguments:\n\n{listed}\n"


def _filled(paragraphs: list[str], width: int) -> str:
    return "\n\n".join(textwrap.fill(text, min(width, 100)) for text in paragraphs) + "\n"
