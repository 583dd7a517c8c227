"""Scores that a run sets: what if this score were that, for certain."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from belarus_options.model.base import LARGEST_NUMBER, parse_number
from belarus_options.model.problem import Problem
from belarus_options.model.project import Project
from belarus_options.model.suggest import did_you_mean
from belarus_options.model.validity import no_leaf, no_level


class ScoreSetting(NamedTuple):
    """A score and the value that it is set to, on the leaf's own scale; `argument` is how it was
    asked for. It stands for value, range, distribution and doubts, and moves no anchors."""

    option: str
    path: str
    value: float
    argument: str = ""

    @property
    def cell(self) -> str:
        """The option and the leaf, as they are typed."""
        return f"{self.option}/{self.path}"

    def __str__(self) -> str:
        return f"{self.cell}={repr(self.value).removesuffix('.0')}"

    def scenarios_of(self, project: Project) -> Iterable[str]:
        """The scenarios in which the score has an entry of its own."""
        return project.options[self.option].scores[self.path].scenarios or ()


def parse_score_setting(given: str, argument: str) -> ScoreSetting:
    """What `OPTION/PATH=VALUE` sets; raises ValueError with what is wrong, in one sentence."""
    cell, equals, text = given.partition("=")
    option, slash, path = cell.partition("/")
    if not equals or not slash or text.count("="):
        raise ValueError(f"`{given}` is not OPTION/PATH=VALUE")
    number = parse_number(text.strip())
    if number is None:
        point = "; decimals take a point" if "," in text else ""
        raise ValueError(f"`{text}` is not a number{point}")
    if not abs(number) <= LARGEST_NUMBER:
        raise ValueError(f"`{text[:40]}` is not finite or too large")
    # Adding nothing turns −0.0 into 0.0, which is what it means.
    return ScoreSetting(option.strip(), path.strip(), float(number) + 0.0, argument)


def score_problems(project: Project, settings: Iterable[ScoreSetting]) -> Iterator[Problem]:
    """Scores that the project does not have, values that are none of a leaf's levels, and scores
    that are set twice."""
    leaves = {leaf.path: leaf for leaf in project.tree.leaves}
    seen: set[str] = set()
    for setting in settings:
        argument = setting.argument
        if setting.option not in project.options:
            yield Problem(
                "unknown-option",
                f"`{setting.option}` is not an option",
                did_you_mean(setting.option, project.options) or "the options are in `options/`",
                argument=argument,
            )
        if setting.path not in leaves:
            yield no_leaf(setting.path, project.tree, argument=argument)
        else:
            yield from no_level(setting.value, leaves[setting.path], argument=argument)
        if setting.cell in seen:
            message = f"the score of `{setting.cell}` is set twice"
            yield Problem("bad-score", message, "leave one of the two out", argument=argument)
        seen.add(setting.cell)
