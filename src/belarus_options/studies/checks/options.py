"""Rules about the set of options: enough, the status quo, and none that is there to lose."""

from collections.abc import Iterator

import numpy as np

from belarus_options.methods.dominance import dominance
from belarus_options.model.finding import Finding
from belarus_options.model.layout import CRITERIA_FILE, option_file
from belarus_options.model.problem import Place
from belarus_options.studies.matrix.ranking import Ranking

MOST_LISTED = 5


def single_option(ranking: Ranking) -> Iterator[Finding]:
    """A folder with fewer than two options."""
    if len(ranking.project.options) < 2:
        for option in ranking.project.options:
            yield Finding(
                "single-option",
                f"`{option}` is the only option, so there is nothing to choose",
                "write another file in `options/`, the status quo for one",
                place=Place(option_file(option)),
            )


def no_status_quo(ranking: Ranking) -> Iterator[Finding]:
    """A folder in which no option has the role of the status quo."""
    if all(option.role != "status-quo" for option in ranking.project.options.values()):
        yield Finding(
            "no-status-quo",
            "no option is the status quo, so no total says what doing nothing is worth",
            "give `role: status-quo` to the option that goes on as now, or write one",
            place=Place(CRITERIA_FILE, ("decision",), key=True),
        )


def straw_man(ranking: Ranking) -> Iterator[Finding]:
    """Options that two others or more, and all of them, dominate. The status quo is no straw man:
    nobody put it there to lose."""
    others = len(ranking.options) - 1
    if others < 2:
        return
    for option, dominators in _dominated(ranking):
        is_given = ranking.project.options[option].role == "status-quo"
        if len(dominators) == others and not is_given:
            yield Finding(
                "straw-man",
                f"every other option dominates `{option}`, so no weights could put it first",
                "build it up to its best version, or take it out",
                place=Place(option_file(option)),
            )


def dominated_option(ranking: Ranking) -> Iterator[Finding]:
    """Options that at least one other dominates."""
    for option, dominators in _dominated(ranking):
        listed = ", ".join(f"`{name}`" for name in dominators[:MOST_LISTED])
        left_out = len(dominators) - MOST_LISTED
        more = f" and {left_out} more" if left_out > 0 else ""
        yield Finding(
            "dominated-option",
            f"`{option}` is dominated by {listed}{more}: no better on any leaf, worse on one",
            "ask what speaks for it that no leaf shows",
            place=Place(option_file(option)),
        )


def _dominated(ranking: Ranking) -> Iterator[tuple[str, list[str]]]:
    dominates = dominance(ranking.values)
    for row, option in enumerate(ranking.options):
        dominators = sorted(ranking.options[other] for other in np.flatnonzero(dominates[:, row]))
        if dominators:
            yield option, dominators
