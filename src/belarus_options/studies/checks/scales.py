"""Rules about the scales of leaves: that there is one, and that its steps are meant."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from belarus_options.model.finding import Finding
from belarus_options.model.layout import CRITERIA_FILE
from belarus_options.model.problem import Place
from belarus_options.studies.checks.rule import rule

if TYPE_CHECKING:
    from belarus_options.studies.matrix.ranking import Ranking

# One step has nothing to be even with.
LEAST_UNEVEN_LEVELS = 3


@rule(
    "warning",
    summary="A leaf has no scale, so the options themselves set its 0 and 100",
    why=(
        "Without a scale, the worst and the best estimate among the options are worth 0 and "
        "100. Adding or removing an option that nobody would choose can then stretch the scale "
        "and turn round the order of two others: rank reversal, shown by Belton and Gear "
        "(1983) in the AHP, where scores are normalized over the set of options. The weight of "
        "such a leaf also answers for a swing that changes with the set."
    ),
    fix=(
        "Give the leaf a measured scale with `worst` and `best`, chosen before looking at the "
        "options, or a constructed one with levels. Then think its weight over for that swing."
    ),
    example="""\
criteria:
  cost: {weight: 10, prefer: less}
""",
    many=(
        "{count} of {leaves} leaves have no scale: their anchors are the worst and best of the "
        "options, so another option can reverse ranks"
    ),
)
def no_scale(ranking: "Ranking") -> Iterator[Finding]:
    """Leaves without a scale, whose anchors are the least and greatest estimate of the options."""
    for leaf in ranking.tree.leaves:
        if leaf.scale is None:
            yield Finding(
                f"`{leaf.path}` has no scale: its anchors are the worst and best of the options,"
                " so another option can reverse ranks",
                "write `scale: {worst: …, best: …}`, or levels with their meanings",
                place=Place(CRITERIA_FILE, leaf.place.path, key=True),
            )


@rule(
    "note",
    summary="Levels of a constructed scale count as evenly spaced, and nobody said they are",
    why=(
        "The levels are an order; a weighted sum takes them for distances (Stevens 1946 on "
        "what each kind of scale allows). Without values, the step from the worst level to the "
        "next is worth exactly as much as the step to the best, which is seldom what the words "
        "of the levels say. Scales of two levels have one step and are left alone."
    ),
    fix=(
        "Give every level a `value`, 0 at the worst and 100 at the best, with steps as large "
        "as their meanings. If even steps were judged right, write the even values, or allow "
        "the finding with the reason."
    ),
    example="""\
criteria:
  reach:
    prefer: more
    scale: {0: None, 1: One ministry, 2: The whole government}
""",
    many="the levels of {count} scales count as evenly spaced, and nothing says that they are",
)
def ordinal_as_interval(ranking: "Ranking") -> Iterator[Finding]:
    """Constructed scales in use with three levels or more and no values; shared ones once."""
    seen: set[str] = set()
    for leaf in ranking.tree.leaves:
        scale = leaf.constructed
        if scale is None or scale.is_valued or len(scale.levels) < LEAST_UNEVEN_LEVELS:
            continue
        if leaf.scale_name in seen:
            continue
        if leaf.scale_name is not None:
            seen.add(leaf.scale_name)
            what = f"the shared scale `{leaf.scale_name}`"
            place = Place(CRITERIA_FILE, ("scales", leaf.scale_name), key=True)
        else:
            what = f"`{leaf.path}`"
            place = Place(CRITERIA_FILE, (*leaf.place.path, "scale"), key=True)
        yield Finding(
            f"the {len(scale.levels)} levels of {what} count as evenly spaced,"
            " and nothing says that they are",
            "give every level a `value`, even ones if they were judged even",
            place=place,
        )
