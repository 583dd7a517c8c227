"""What `check` reports: a finding of a rule at a place, and the comments that allow findings."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from belarus_options.model.problem import Place, Position

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule found: a sentence, a way out, and where it stands.

    `position` is filled in by whoever knows the files; findings in the text itself (a comment, a
    cut line) have no place and come with their position. `options` are whom a finding about the
    first place is about, the leader and then the rival: a comment that allows it names the same.
    `severity` is where it is not that of its rule.
    """

    message: str
    help: str = ""
    place: Place | None = None
    position: Position | None = None
    options: tuple[str, ...] = ()
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Allow:
    """A comment `# check: allow RULE [ID …]: reason`, and the lines of its file that it speaks
    for."""

    rule: str
    ids: tuple[str, ...]
    reason: str
    position: Position
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TextAnnotations:
    """What the text of the files says beside their data: what rules about the text find, by their
    names, comments that allow findings, and the line and column of every place."""

    found: Mapping[str, tuple[Finding, ...]]
    allows: tuple[Allow, ...]
    locate: Callable[[Place], Position]
