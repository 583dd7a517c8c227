"""Rules about what leaves measure: something that differs, and something of their own."""

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from belarus_options.model.finding import Finding
from belarus_options.model.grammar import first_of
from belarus_options.model.layout import CRITERIA_FILE
from belarus_options.model.problem import Place
from belarus_options.studies.checks.rule import rule

if TYPE_CHECKING:
    from belarus_options.methods.arrays import Array
    from belarus_options.studies.matrix.ranking import Ranking

SHARED_AT_LEAST = 0.5
MOVES_TOGETHER = 0.95
# Three points lie on a line too easily.
ENOUGH_OPTIONS = 4
MOST_LISTED = 5


@rule(
    "warning",
    summary="All options have the same best estimate on a leaf",
    why=(
        "The leaf takes a share of the weight and tells no option from another, so every lead "
        "is smaller than the weights suggest. Either the scale is too coarse to show a "
        "difference that matters, or the criterion does not bear on this choice."
    ),
    fix=(
        "Refine the scale if the options do differ. If they do not, take the leaf out and "
        "weigh its siblings again, or allow the finding and say why the leaf is to be seen."
    ),
    example="""\
# options/attache.yaml; every other option scores 1 as well
scores:
  risk.diversion: {value: 1}
""",
    many="all options are alike on each of {count} of {leaves} leaves, so those decide nothing",
)
def constant_criterion(ranking: "Ranking") -> Iterator[Finding]:
    """Leaves on which two options or more all have the same best estimate."""
    if len(ranking.options) < 2:
        return
    for column, leaf in enumerate(ranking.tree.leaves):
        estimates = ranking.measures[:, column]
        if (estimates == estimates[0]).all():
            yield Finding(
                f"all options score {estimates[0]:g} on `{leaf.path}`, so it decides nothing",
                "refine the scale if they differ, or take the leaf out",
                place=Place(CRITERIA_FILE, leaf.place.path, key=True),
            )


@rule(
    "warning",
    summary="Two leaves rest on the same evidence",
    why=(
        "A fact that is scored on two leaves counts twice in the total. Objectives should not "
        "be redundant (Keeney and Raiffa 1976, ch. 2). The rule reports two leaves whose "
        "scores share at least half of the evidence of the leaf that cites less, or which "
        "share any and move together: over four options or more, their values correlate at "
        "0.95 or above."
    ),
    fix=(
        "Say in each `definition` which facts go where, and cite each fact on one side. Where "
        "both leaves ask the same, merge them. Where one fact bears on two different ends, "
        "allow the finding and say which."
    ),
    example="""\
scores:
  risk.escalation: {value: 2, evidence: [zapad-exercise, border-incidents]}
  risk.reprisal: {value: 2, evidence: [zapad-exercise, border-incidents]}
""",
)
def double_counting(ranking: "Ranking") -> Iterator[Finding]:
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
            f"`{leaves[first].path}` and `{leaves[second].path}` {how}:"
            f" {first_of(sorted(shared), MOST_LISTED)}",
            "cite each fact on one of them, or merge them; where the facts bear on two ends, write"
            " `# check: allow double-counting: which ends`",
            place=Place(CRITERIA_FILE, leaves[second].place.path, key=True),
        )


def move_together(first: "Array", second: "Array") -> bool:
    """Whether the values of enough options, (options,) each, correlate nearly perfectly."""
    from belarus_options.methods.correlation import correlation

    if len(first) < ENOUGH_OPTIONS:
        return False
    coefficient = correlation(first, second)
    return coefficient is not None and coefficient >= MOVES_TOGETHER
