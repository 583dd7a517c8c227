"""A rule of `check`: what is said about it, above the function that finds it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from belarus_options.model.finding import Finding, Severity

if TYPE_CHECKING:
    from belarus_options.studies.matrix.ranking import Ranking

Find = Callable[["Ranking"], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it reports, which mistake that is, the way out, and YAML that breaks it.

    `find` gives what it finds in a ranking, which is nothing for a rule about the text itself.
    What a rule `is_about_first_place` finds is allowed for a leader and a rival, by their ids.
    `many` says in one sentence what is found at many places, with their `{count}` and, of the whole
    project, the number of `{scores}`, `{leaves}` or `{options}`; it is empty where each place has
    something of its own to say.
    """

    name: str
    severity: Severity
    summary: str
    why: str
    fix: str
    example: str
    find: Find = lambda _: iter(())
    is_about_first_place: bool = False
    many: str = ""


def rule(
    severity: Severity,
    *,
    summary: str,
    why: str,
    fix: str,
    example: str,
    is_about_first_place: bool = False,
    many: str = "",
) -> Callable[[Find], Rule]:
    """Makes a rule of the function that finds it; the rule has the function's name."""

    def made(find: Find) -> Rule:
        name = find.__name__.replace("_", "-")
        return Rule(name, severity, summary, why, fix, example, find, is_about_first_place, many)

    return made
