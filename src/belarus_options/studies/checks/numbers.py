"""The rule about single numbers: those that look like slips of the pen or stand-ins for nothing."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from belarus_options.model.finding import Finding
from belarus_options.model.layout import CRITERIA_FILE, option_file
from belarus_options.model.problem import Place
from belarus_options.studies.checks.rule import rule
from belarus_options.studies.checks.scores import score_keys

if TYPE_CHECKING:
    from belarus_options.methods.arrays import Array
    from belarus_options.studies.matrix.ranking import Ranking

# What stands for "missing" in many tables: -999, 9999, 999.99.
_NINES = re.compile(r"-?9{3,}(\.9+)?")
LEAST_NINES = 999
# Of fewer than these, the spread of the others says nothing.
ENOUGH_OPTIONS = 4
FAR_AWAY = 5


@rule(
    "warning",
    summary="A number looks like a slip or like a stand-in for none",
    why=(
        "Three patterns are seldom meant. Values are all below 0 where less is better, so that the "
        "largest cost counts as the best. 999, -9999 and the like are what many tables write for a "
        "missing value. And, among four options or more on a leaf without a scale, a value that is "
        "farther from the next than five times the spread of all the others is what a point in the "
        "wrong place or another unit makes; there it also sets the anchor, so that all the others "
        "become alike."
    ),
    fix=(
        "Look the number up. Turn the sign round, write what is known with a wide range, or mend "
        "the point or the unit; if the number is right, allow the finding and say so."
    ),
    example="""\
scores:
  cost: {value: -999}
""",
)
def suspect_number(ranking: "Ranking") -> Iterator[Finding]:
    """Leaves of negative numbers of which less is better, nines that stand for nothing, and values
    far from all others; also of options that are screened out."""
    ranking = ranking.with_screened
    for column, leaf in enumerate(ranking.tree.leaves):
        measures = ranking.measures[:, column]
        if leaf.prefer == "less" and (measures < 0).all():
            yield Finding(
                f"less is better on `{leaf.path}`, and all its values are below 0",
                "write them above 0, or `prefer: more` if the lowest is the worst",
                place=Place(CRITERIA_FILE, leaf.place.path, key=True),
            )
        found = dict.fromkeys(_nines(measures), "which many tables write for a missing value")
        if leaf.scale is None:
            far = "farther from the next value than five times the spread of all the others"
            found |= {row: far for row in _far_away(measures) if row not in found}
        for row, why in found.items():
            option = ranking.options[row]
            yield Finding(
                f"`{option}` has {measures[row]:.12g} on `{leaf.path}`, {why}",
                "check the number, its point and its unit",
                place=Place(
                    option_file(option), (*score_keys(ranking, option, leaf.path), "value")
                ),
            )


def _nines(measures: "Array") -> Iterator[int]:
    import numpy as np

    for row in np.flatnonzero(np.abs(measures) >= LEAST_NINES).tolist():
        if _NINES.fullmatch(f"{measures[row]:.15g}"):
            yield row


def _far_away(measures: "Array") -> Iterator[int]:
    """The least or the greatest value, where it is far from the next; measures: (options,)."""
    if len(measures) < ENOUGH_OPTIONS:
        return
    order = measures.argsort(kind="stable")
    least, second, *_, last_but_one, greatest = measures[order].tolist()
    for row, gap, spread in (
        (order[0], second - least, greatest - second),
        (order[-1], greatest - last_but_one, last_but_one - least),
    ):
        if gap > FAR_AWAY * spread > 0:
            yield int(row)
