"""Which comments allow which findings, and which comments allow nothing."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from belarus_options.model.finding import Allow
from belarus_options.model.grammar import listed
from belarus_options.model.problem import Position
from belarus_options.model.suggest import did_you_mean
from belarus_options.studies.checks.catalogue import RULES

# A comment, the rule that it breaks itself, why, and the way out.
Unused = tuple[Allow, str, str, str]
_NOT_ALLOWED = {"idle-allow": "an `idle-allow`", "stale-allow": "a `stale-allow`"}


class Reported(Protocol):
    """A finding with its rule, its place and, about the first place, its leader and rival."""

    @property
    def rule(self) -> str: ...
    @property
    def position(self) -> Position: ...
    @property
    def options(self) -> tuple[str, ...]: ...


def excuses(allow: Allow, finding: Reported) -> bool:
    """Whether a comment makes a note of a finding: it stands there, names its rule and gives a
    reason, and names its options exactly where the finding is about some."""
    return bool(allow.reason) and allow.ids == finding.options and _is_there(allow, finding)


def allowing_nothing(findings: Iterable[Reported], allows: Iterable[Allow]) -> Iterator[Unused]:
    """The comments that excuse none of the findings."""
    listed = list(findings)
    for allow in allows:
        if not any(excuses(allow, finding) for finding in listed):
            here = next((finding for finding in listed if _is_there(allow, finding)), None)
            yield (allow, *_why(allow, here))


def _is_there(allow: Allow, finding: Reported) -> bool:
    return (
        allow.rule == finding.rule
        and allow.position.file == finding.position.file
        and finding.position.line in allow.lines
    )


def _why(allow: Allow, here: Reported | None) -> tuple[str, str, str]:
    """The rule, the message and the way out for a comment, beside what its rule found `here`."""
    name, rule = allow.rule, RULES.get(allow.rule)
    if name and rule is not None and rule.is_about_first_place and allow.reason:
        stale = _why_stale(allow, here)
        if stale is not None:
            return ("stale-allow", *stale)
    return ("idle-allow", *_why_idle(allow, here))


def _why_stale(allow: Allow, here: Reported | None) -> tuple[str, str] | None:
    """What is wrong with the ids of a comment about the first place."""
    form = _form(allow.rule, here)
    if not allow.ids:
        message = f"this comment names no leader and rival, so it allows no `{allow.rule}`"
        return message, f"write `{form}`"
    if here is None:
        return None
    whom, others = _named(allow.ids), _named(here.options)
    message = f"this comment is about {whom}, the finding about {others}, so it allows nothing"
    return message, f"judge the finding as it is now; if it stands, write `{form}`"


def _why_idle(allow: Allow, here: Reported | None) -> tuple[str, str]:
    name = allow.rule
    if not name:
        message = "this comment names no rule, so it allows nothing"
        help = "write `# check: allow RULE: reason`"
    elif name not in RULES:
        message = f"`{name}` is not a rule, so this comment allows nothing"
        help = did_you_mean(name, RULES) or "`belarus-options explain-rule` lists the rules"
    elif name in _NOT_ALLOWED:
        message = f"{_NOT_ALLOWED[name]} cannot be allowed"
        help = "take the idle comment out instead"
    elif not allow.reason:
        message = f"this comment gives no reason to allow `{name}`, so it allows nothing"
        help = f"write `{_form(name, here)}`"
    elif allow.ids and here is not None:
        message = f"`{name}` is allowed without ids, so this comment allows nothing"
        help = f"write `{_form(name, here)}`"
    else:
        message = f"`{name}` reports nothing here, so this comment allows nothing"
        help = "put it on the reported line or above it, or take it out"
    return message, help


def _form(name: str, here: Reported | None) -> str:
    """The comment to write for what a rule found."""
    ids = " LEADER RIVAL" if RULES[name].is_about_first_place else ""
    if here is not None and here.options:
        ids = " " + " ".join(here.options)
    return f"# check: allow {name}{ids}: reason"


def _named(ids: Sequence[str]) -> str:
    return listed([f"`{id}`" for id in ids])
