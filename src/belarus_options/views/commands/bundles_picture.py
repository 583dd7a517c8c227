"""The picture of `bundles`: all of them by cost or size and total, each with its range."""

from collections import Counter
from collections.abc import Iterator

from belarus_options.studies.bundles.bundles import Bundles
from belarus_options.studies.bundles.frontier import placed
from belarus_options.views.commands.bundles_words import row_name
from belarus_options.views.report.chart import Dot, Scatter
from belarus_options.views.report.numbers import count, measure
from belarus_options.views.report.sentence import Said, say

# More dots than these cannot be told apart.
_MOST_DOTS = 2_000
# How much of the way to the next size the bundles of one size take.
_ROOM = 0.7


def picture(result: Bundles) -> Scatter:
    """Every bundle that can be, or the first of very many; the best and the named ones by name."""
    everyone, found = result.valued, result.found
    over = "cost" if found.costs is not None else "size"
    rows = placed(everyone, _MOST_DOTS)
    named = {row.row: row_name(result, row) for row in result.listed if row.named or row.rank == 1}
    rows += placed(everyone, 0, [row for row in named if row not in {at for _, at in rows}])
    sizes, before = Counter(at for at, _ in rows), Counter[float]()
    dots = []
    for at, row in rows:
        aside = _ROOM * before[at] / sizes[at] if over == "size" else 0.0
        before[at] += 1
        total, low, high = (float(x[row]) for x in (everyone.totals, everyone.low, everyone.high))
        dots.append(Dot(at + aside, total, low, high, named.get(row, "")))
    points = result.frontier.points if result.frontier is not None else ()
    # What is beyond the budget is none of the bundles, and of very many the best come first.
    drawn = {everyone.options(row) for _, row in rows}
    further = [point for point in points if point.options not in drawn]
    dots += [Dot(p.at, p.total, p.low, p.high, is_hollow=p.within_budget is False) for p in further]
    line: tuple[float, Said] | None = None
    if found.budget is not None and over == "cost":
        line = (found.budget, say("budget {}", measure(found.budget)))
    return Scatter(
        names=("Cost" if over == "cost" else "Options in the bundle", "Total"),
        dots=tuple(dots),
        frontier=tuple((point.at, point.total) for point in points),
        is_counted=over == "size",
        line=line,
        caption=tuple(_caption(result, over, sum(not dot.is_hollow for dot in dots))),
    )


def _caption(result: Bundles, over: str, drawn: int) -> Iterator[Said]:
    yield (
        "Each dot is a bundle. The line through it is where its total lies: its low end where gains"
        " overlap and losses add up, its high end the reverse."
    )
    if over == "size":
        yield (
            "Of one size the best stands at the number and the others to its right, best first. The"
            " broken line leads from the best of one size to that of the next."
        )
    elif result.frontier is not None:
        yield "The broken line joins those that no other beats on cost and total."
    points = result.frontier.points if result.frontier is not None else ()
    if any(point.within_budget is False for point in points):
        yield "Hollow dots are beyond the budget."
    if drawn < result.feasible:
        yield say("{} of {} bundles are drawn.", count(drawn), count(result.feasible))
