"""Rules about what leaves measure: something that differs, and something of their own."""

from collections.abc import Iterator
from itertools import combinations

from belarus_options.methods.arrays import Array
from belarus_options.methods.correlation import correlation
from belarus_options.model.finding import Finding
from belarus_options.model.layout import CRITERIA_FILE
from belarus_options.model.problem import Place
from belarus_options.studies.matrix.ranking import Ranking

SHARED_AT_LEAST = 0.5
MOVES_TOGETHER = 0.95
# Three points lie on a line too easily.
ENOUGH_OPTIONS = 4
MOST_LISTED = 5


def constant_criterion(ranking: Ranking) -> Iterator[Finding]:
    """Leaves on which two options or more all have the same best estimate."""
    if len(ranking.options) < 2:
        return
    for column, leaf in enumerate(ranking.tree.leaves):
        estimates = ranking.measures[:, column]
        if (estimates == estimates[0]).all():
            yield Finding(
                "constant-criterion",
                f"all options score {estimates[0]:g} on `{leaf.path}`, so it decides nothing",
                "refine the scale if they differ, or take the leaf out",
                place=Place(CRITERIA_FILE, leaf.place.path, key=True),
            )


def double_counting(ranking: Ranking) -> Iterator[Finding]:
    """Pairs of leaves that share much evidence, or share some and move together."""
    leaves = ranking.tree.leaves
    cited = [ranking.project.evidence_on(leaf.path) for leaf in leaves]
    for first, second in combinations(range(len(leaves)), 2):
        shared = cited[first] & cited[second]
        if not shared:
            continue
        fewer = min(len(cited[first]), len(cited[second]))
        if len(shared) >= SHARED_AT_LEAST * fewer:
            how = "share half or more of the evidence that one of them rests on"
        elif move_together(ranking.values[:, first], ranking.values[:, second]):
            how = "share evidence, and their values move together"
        else:
            continue
        yield Finding(
            "double-counting",
            f"`{leaves[first].path}` and `{leaves[second].path}` {how}: {_listed(shared)}",
            "cite each fact on one of them, merge them, or say which different ends it bears on",
            place=Place(CRITERIA_FILE, leaves[second].place.path, key=True),
        )


def move_together(first: Array, second: Array) -> bool:
    """Whether the values of enough options, (options,) each, correlate nearly perfectly."""
    if len(first) < ENOUGH_OPTIONS:
        return False
    coefficient = correlation(first, second)
    return coefficient is not None and coefficient >= MOVES_TOGETHER


def _listed(items: frozenset[str]) -> str:
    names = sorted(items)
    listed = ", ".join(f"`{name}`" for name in names[:MOST_LISTED])
    left_out = len(names) - MOST_LISTED
    return f"{listed} and {left_out} more" if left_out > 0 else listed
