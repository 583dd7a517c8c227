"""What a map of weights says in words: the same on a terminal, in a table and in a picture."""

from collections.abc import Iterator, Sequence

from belarus_options.model.grammar import counted
from belarus_options.studies.weight_map import PlacedPerspective, Region, WeightMap
from belarus_options.views.commands.verdict_sentences import (
    Condition,
    first_at_every,
    first_at_none,
    held,
)
from belarus_options.views.report.numbers import Number, proportion, weight
from belarus_options.views.report.sentence import (
    Command,
    Said,
    Sentence,
    joined,
    option,
    options,
    perspective,
    perspectives,
    say,
    separated,
)

CAUTION = "A share counts every weighting the same; it does not say which weighting is right."
# The most regions, and the most options, that a sentence names.
_NAMED_AT_MOST = 4
_OPTIONS_AT_MOST = 2 * _NAMED_AT_MOST


def criterion_names(weight_map: WeightMap) -> tuple[str, str, str]:
    """The names of the three corners, in their order."""
    nodes = weight_map.ranking.tree.nodes
    first, second, third = (nodes[path].name for path in weight_map.criteria)
    return (first, second, third)


def region_share(weight_map: WeightMap, region: Region) -> Number:
    """A region's share of all weightings."""
    index = weight_map.region_of[region.options[0]]
    return proportion(region.share, f"/regions/{index}/share")


def region_label(region: Region) -> Sentence:
    """Who is first in a region, in few words."""
    first, *others = options(region.options)
    if len(others) > 1:
        return say("{} and {} others tie", first, str(len(others)))
    return say("{}, {} tie", first, others[0]) if others else say("{}", first)


def weight_parts(weight_map: WeightMap, weights: Sequence[float]) -> tuple[Sentence, ...]:
    """Each of the three with its weight, in the order of the corners."""
    named = zip(criterion_names(weight_map), weights, strict=True)
    return tuple(say("{} {}", name, weight(part)) for name, part in named)


def today_word(weight_map: WeightMap) -> str:
    """What the point of the weights in force is called: set ones are not today's."""
    settings = weight_map.ranking.settings
    return "as set" if settings.weights or settings.perspective is not None else "today"


def reading(weight_map: WeightMap) -> Sentence:
    """What is shown."""
    return say("Who is first at every weighting of {}, {} and {}", *criterion_names(weight_map))


def who_is_first(weight_map: WeightMap) -> Sentence:
    """The largest regions in a sentence."""
    largest, *others = weight_map.regions
    ties = len(largest.options) > 1
    who = some(largest.options) if ties else option(largest.options[0])
    verb = "tie for first" if ties else "is first"
    if not others:
        return say("{}.", first_at_every(say("{} {}", who, verb), _every_weighting(weight_map)))
    most = len(others) if len(others) == _NAMED_AT_MOST else _NAMED_AT_MOST - 1
    named = [
        say("{} at {}", _together(region), region_share(weight_map, region))
        for region in others[:most]
    ]
    if rest := others[most:]:
        part = proportion(weight_map.share_beyond(most + 1))
        named.append(say("{} at {}", counted(len(rest), "other region"), part))
    share = region_share(weight_map, largest)
    largest_share = say("{} {} at {} of all weightings", who, verb, share)
    held_here = _every_weighting(weight_map).held
    return say("With {}, {}, {}.", held_here, largest_share, joined(named))


def _every_weighting(weight_map: WeightMap) -> Condition:
    """What the map varies, and what it holds."""
    nodes, settings = weight_map.ranking.tree.nodes, weight_map.ranking.settings
    has_inner = any(nodes[path].children for path in weight_map.criteria)
    varied = say("weighting of {}", joined(criterion_names(weight_map)))
    nouns = [
        *(["inner weights"] if has_inner else []),
        *(["other weights"] if weight_map.fixed else []),
    ]
    return Condition(varied, held(settings, "scores", *nouns))


def _together(region: Region) -> Sentence:
    first, *others = options(region.options)
    if len(others) > 1:
        return say("{} with {} others", first, str(len(others)))
    return say("{} with {}", first, others[0]) if others else say("{}", first)


def where_today_lies(weight_map: WeightMap) -> Sentence:
    """The weights in force, and who is first there."""
    leaders = [row.option for row in weight_map.space.matrix.leaders]
    many = len(leaders) > _NAMED_AT_MOST
    who = say("{} options", str(len(leaders))) if many else joined(options(leaders))
    return say(
        "{} are {}: there {} {}.",
        "Today's weights" if today_word(weight_map) == "today" else "The weights as set",
        separated(weight_parts(weight_map, weight_map.today_weights), ", "),
        who,
        "is first" if len(leaders) == 1 else "tie for first",
    )


def what_stays(weight_map: WeightMap) -> Iterator[Sentence]:
    """What the criteria that are not shown keep; nothing where all are shown."""
    if not weight_map.fixed:
        return
    nodes = weight_map.ranking.tree.nodes
    kept = [say("{} {}", nodes[path].name, weight(w)) for path, w in weight_map.fixed.items()]
    joint = weight(weight_map.joint)
    yield say("What stays: {}. The three share the other {}.", joined(kept), joint)


def off_the_map(weight_map: WeightMap) -> Iterator[Sentence]:
    """What keeps a perspective's point from being the whole of its weights."""
    with_points = []
    for placed in weight_map.placed_perspectives:
        if placed.point is None:
            who = perspective(placed.perspective)
            yield say("{} gives these three no weight and has no point.", who)
        else:
            with_points.append(placed)
    partly = [placed for placed in with_points if not placed.is_on_map]
    if partly:
        yield _partly_on_the_map(partly, is_all=len(partly) == len(with_points))
    for placed in partly:
        if placed.differs:
            yield say(
                "By all of its weights, {} has {} first, where the map has {}.",
                perspective(placed.perspective),
                some(placed.first),
                some(placed.first_there),
            )


def _partly_on_the_map(partly: Sequence[PlacedPerspective], *, is_all: bool) -> Sentence:
    is_one = len(partly) == 1
    who: Said = joined(perspectives(placed.perspective for placed in partly))
    if is_all and not is_one:
        who = "All perspectives"
    sentence = say(
        "{} also {} weights that this map does not vary: {} only how the three share what they"
        " have.",
        who,
        "sets" if is_one else "set",
        "its point shows" if is_one else "their points show",
    )
    if any(placed.differs for placed in partly):
        return sentence
    whose = "its" if is_one else "their"
    return sentence + f" By all of {whose} weights, too, the option there is first."


def who_is_not_first(weight_map: WeightMap) -> list[Sentence]:
    """The options without a region."""
    sentences = []
    if tied := weight_map.tied_only:
        many = len(tied) > 1
        sentences.append(
            say(
                "{} {} first only where {}, on lines or points of no area.",
                some(tied),
                "are" if many else "is",
                "they tie" if many else "it ties",
            )
        )
    if never := weight_map.never_first:
        at_none = first_at_none(some(never), _every_weighting(weight_map), are_many=len(never) > 1)
        sentences.append(say("{}.", at_none))
    return sentences


def what_would_put_them_first(weight_map: WeightMap) -> Iterator[Sentence]:
    """The options without a region, the last of them with a command that says more."""
    sentences = who_is_not_first(weight_map)
    if not sentences:
        return
    many = len(weight_map.tied_only) + len(weight_map.never_first) > 1
    pointer = say(
        " {} shows what would put {} first, or why nothing does.",
        Command("flip"),
        "each" if many else "it",
    )
    yield from sentences[1:]
    yield sentences[0] + pointer


def ties(weight_map: WeightMap) -> Iterator[Sentence]:
    """The options that share a region, and why."""
    for region in weight_map.regions:
        if len(region.options) > 1:
            yield say(
                "{} have equal totals at every weighting, and share a region.",
                some(region.options),
            )


def some(ids: Sequence[str]) -> Sentence:
    """Options in a sentence; of too many to read, the first ones and how many others."""
    if len(ids) <= _OPTIONS_AT_MOST:
        return joined(options(ids))
    named = options(ids[: (_OPTIONS_AT_MOST + 1) // 2])
    others = counted(len(ids) - len(named), "other")
    return say("{} and {}", separated(named, ", "), others)
