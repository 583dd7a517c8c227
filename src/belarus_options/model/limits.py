"""How large a project can be: within these bounds every command answers in seconds.

They lie far beyond what people can judge; a file that passes them was made by a program, or by
mistake.
"""

from collections.abc import Collection, Iterator, Mapping

from belarus_options.model.layout import (
    CRITERIA_FILE,
    OPTIONS_FOLDER,
    PERSPECTIVES_FILE,
    SCENARIOS_FILE,
)
from belarus_options.model.options import Option
from belarus_options.model.problem import Place, Problem
from belarus_options.model.tree import Tree

MOST_OPTIONS = 10_000
MOST_CRITERIA = 2_000
MOST_PERSPECTIVES = 1_000
MOST_SCENARIOS = 1_000
# Those of scenarios are counted, too.
MOST_SCORES = 300_000
# Options × leaves × scenarios, outside any scenario counted as one.
MOST_VALUES = 2_000_000


def option_problems(count: int) -> Iterator[Problem]:
    """Whether a folder has more options than can be compared."""
    if count > MOST_OPTIONS:
        folder = f"{OPTIONS_FOLDER}/"
        yield _too_large(count, "options", MOST_OPTIONS)._replace(file=folder)


def criteria_problems(tree: Tree) -> Iterator[Problem]:
    """Whether there are more criteria than can be worked with, branches among them."""
    if (count := len(tree.nodes)) > MOST_CRITERIA:
        place = Place(CRITERIA_FILE, ("criteria",), key=True)
        yield _too_large(count, "criteria", MOST_CRITERIA)._replace(place=place)


def size_problems(
    tree: Tree,
    options: Mapping[str, Option],
    scenarios: Collection[str],
    perspectives: Collection[str],
) -> Iterator[Problem]:
    """Whether there are more scores, scenarios or perspectives than can be worked with."""
    for count, noun, most, file in (
        (_scores(options), "scores", MOST_SCORES, f"{OPTIONS_FOLDER}/"),
        (len(scenarios), "scenarios", MOST_SCENARIOS, SCENARIOS_FILE),
        (len(perspectives), "perspectives", MOST_PERSPECTIVES, PERSPECTIVES_FILE),
    ):
        if count > most:
            yield _too_large(count, noun, most)._replace(file=file)
            return
    values = len(options) * len(tree.leaves) * (1 + len(scenarios))
    if values > MOST_VALUES and scenarios:
        message = (
            f"{len(options):,} options on {len(tree.leaves):,} criteria in {len(scenarios):,}"
            f" scenarios have {values:,} values"
        )
        yield _too_large(values, "values", MOST_VALUES)._replace(
            message=f"{message}, and {MOST_VALUES:,} are the most that can be worked with",
            file=SCENARIOS_FILE,
        )


def _scores(options: Mapping[str, Option]) -> int:
    return sum(
        len(block.scores) + sum(len(score.scenarios or ()) for score in block.scores.values())
        for block in options.values()
    )


def _too_large(count: int, noun: str, most: int) -> Problem:
    return Problem(
        "too-large",
        f"there are {count:,} {noun}, and {most:,} are the most that can be worked with",
        f"leave out {noun} that make no difference, or divide the project",
    )
