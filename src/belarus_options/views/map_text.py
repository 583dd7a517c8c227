"""What a map of weights says in words: the same on a terminal, in a table and in a picture."""

from collections.abc import Sequence

from belarus_options.studies.weight_map import Border, Region, WeightMap
from belarus_options.views.first_report import share
from belarus_options.views.first_settings import settings_line
from belarus_options.views.words import joined

CAUTION = "A share counts every weighting the same; it does not say which weighting is right."
# Of more options than these, a sentence gives the number.
_NAMED_AT_MOST = 4


def criterion_names(shown: WeightMap) -> tuple[str, str, str]:
    """The names of the three corners, in their order."""
    first, second, third = (shown.ranking.tree.nodes[path].name for path in shown.criteria)
    return (first, second, third)


def region_share(region: Region | None) -> str:
    """A region's share of all weightings; one that rounding would hide is not shown as nothing, and
    one that leaves something out not as all."""
    part = region.share if region is not None else 0.0
    shown = share(part)
    if shown == "0%" and part > 0.0:
        return "<0.1%"
    return ">99.9%" if shown == "100%" and part < 1.0 - 1e-9 else shown


def region_label(region: Region) -> str:
    """Who is first in a region, in few words."""
    first, *others = region.options
    if len(others) > 1:
        return f"{first} and {len(others)} others tie"
    return f"{first}, {others[0]} tie" if others else first


def border_label(shown: WeightMap, border: Border) -> str:
    """Who meets whom."""
    return " = ".join(border_options(shown, border))


def border_options(shown: WeightMap, border: Border) -> list[str]:
    """The first option of each of the two regions that meet, by id."""
    return sorted(shown.regions[index].options[0] for index in border.regions)


def weights_text(shown: WeightMap, weights: Sequence[float]) -> str:
    """The weights of the three, in the order of the corners."""
    return ", ".join(weight_parts(shown, weights))


def weight_parts(shown: WeightMap, weights: Sequence[float]) -> list[str]:
    """Each of the three with its weight."""
    named = zip(criterion_names(shown), weights, strict=True)
    return [f"{name} {share(weight)}" for name, weight in named]


def today_word(shown: WeightMap) -> str:
    """What the point of the weights in force is called: set ones are not today's."""
    settings = shown.ranking.settings
    return "as set" if settings.weights or settings.perspective is not None else "today"


def subtitle(shown: WeightMap) -> str:
    """What is shown, as of when, and under which settings."""
    names = criterion_names(shown)
    as_of = shown.ranking.project.decision.as_of
    parts = [
        f"Who is first at every weighting of {names[0]}, {names[1]} and {names[2]}",
        f"as of {as_of.isoformat()}" if as_of else "",
        settings_line(shown.ranking.settings),
    ]
    return " · ".join(part for part in parts if part)


def who_is_first(shown: WeightMap) -> str:
    """The largest regions in a sentence."""
    largest, *others = shown.regions
    ties = len(largest.options) > 1
    who = some(largest.options) if ties else largest.options[0]
    start = f"{who} {'tie for first' if ties else 'is first'} at"
    if not others:
        return f"{start} every weighting."
    most = len(others) if len(others) == _NAMED_AT_MOST else _NAMED_AT_MOST - 1
    named = [f"{_together(region)} at {region_share(region)}" for region in others[:most]]
    if rest := others[most:]:
        part = region_share(together(rest))
        named.append(f"{counted(len(rest), 'other region')} at {part}")
    return f"{start} {region_share(largest)} of all weightings, {joined(named)}."


def _together(region: Region) -> str:
    first, *others = region.options
    if len(others) > 1:
        return f"{first} with {len(others)} others"
    return f"{first} with {others[0]}" if others else first


def together(regions: Sequence[Region]) -> Region:
    """Several regions as one that has only a share."""
    return Region((), sum(region.share for region in regions), (), (0.0, 0.0, 0.0))


def where_today_lies(shown: WeightMap) -> str:
    """The weights in force, and who is first there."""
    leaders = [row.option for row in shown.ranking.leaders]
    who = joined(leaders) if len(leaders) <= _NAMED_AT_MOST else f"{len(leaders)} options"
    verb = "is first" if len(leaders) == 1 else "tie for first"
    word = "Today's weights" if today_word(shown) == "today" else "The weights as set"
    weights = weights_text(shown, shown.today_weights)
    return f"{word} are {weights}: there {who} {verb}."


def what_stays(shown: WeightMap) -> str:
    """What the criteria that are not shown keep; empty where all are shown."""
    if not shown.fixed:
        return ""
    nodes = shown.ranking.tree.nodes
    kept = [f"{nodes[path].name} {share(weight)}" for path, weight in shown.fixed.items()]
    return f"What stays: {joined(kept)}. The three share the other {share(shown.joint)}."


def off_the_map(shown: WeightMap) -> list[str]:
    """What keeps a perspective's point from being the whole of its weights."""
    lines = []
    for standpoint in shown.standpoints:
        if standpoint.point is None:
            lines.append(f"{standpoint.perspective} gives these three no weight and has no point.")
    placed = [standpoint for standpoint in shown.standpoints if standpoint.point is not None]
    partly = [standpoint for standpoint in placed if not standpoint.is_on_map]
    if not partly:
        return lines
    is_one = len(partly) == 1
    who = joined(standpoint.perspective for standpoint in partly)
    if len(partly) == len(placed) and not is_one:
        who = "All perspectives"
    does = "sets" if is_one else "set"
    points = "its point shows" if is_one else "their points show"
    all_agree = not any(standpoint.differs for standpoint in partly)
    same = f" By all of {'its' if is_one else 'their'} weights, too, the option there is first."
    lines.append(
        f"{who} also {does} weights that this map does not vary: {points} only how the three share"
        f" what they have.{same if all_agree else ''}"
    )
    lines += [
        f"By all of its weights, {standpoint.perspective} has {some(standpoint.first)} first,"
        f" where the map has {some(standpoint.first_there)}."
        for standpoint in partly
        if standpoint.differs
    ]
    return lines


def who_is_not_first(shown: WeightMap) -> list[str]:
    """The options without a region."""
    lines = []
    if shown.tied_only:
        many = len(shown.tied_only) > 1
        lines.append(
            f"{some(shown.tied_only)} {'are' if many else 'is'} first only where"
            f" {'they tie' if many else 'it ties'}, on lines or points of no area."
        )
    if shown.never_first:
        many = len(shown.never_first) > 1
        lines.append(f"{some(shown.never_first)} {'are' if many else 'is'} first nowhere.")
    return lines


def tie_lines(shown: WeightMap) -> list[str]:
    """The options that share a region, and why."""
    return [
        f"{some(region.options)} have equal totals at every weighting, and share a region."
        for region in shown.regions
        if len(region.options) > 1
    ]


def some(options: Sequence[str], most: int = 2 * _NAMED_AT_MOST) -> str:
    """Options in a sentence; of more than so many, the first ones and how many others."""
    if len(options) <= most:
        return joined(options)
    named = options[: (most + 1) // 2]
    return f"{', '.join(named)} and {counted(len(options) - len(named), 'other')}"


def counted(number: int, noun: str) -> str:
    """A number and what it counts."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
