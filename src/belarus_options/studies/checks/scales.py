"""Rules about the scales of leaves: that there is one, and that its steps are meant."""

from collections.abc import Iterator

from belarus_options.model.finding import Finding
from belarus_options.model.layout import CRITERIA_FILE
from belarus_options.model.problem import Place
from belarus_options.studies.matrix.ranking import Ranking

# One step has nothing to be even with.
LEAST_UNEVEN_LEVELS = 3


def no_scale(ranking: Ranking) -> Iterator[Finding]:
    """Leaves without a scale, whose anchors are the least and greatest estimate of the options."""
    for leaf in ranking.tree.leaves:
        if leaf.scale is None:
            yield Finding(
                "no-scale",
                f"`{leaf.path}` has no scale: its anchors are the worst and best of the options,"
                " so another option can reverse ranks",
                "write `scale: {worst: …, best: …}`, or levels with their meanings",
                place=Place(CRITERIA_FILE, leaf.place.path, key=True),
            )


def ordinal_as_interval(ranking: Ranking) -> Iterator[Finding]:
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
            "ordinal-as-interval",
            f"the {len(scale.levels)} levels of {what} count as evenly spaced,"
            " and nothing says that they are",
            "give every level a `value`, even ones if they were judged even",
            place=place,
        )
