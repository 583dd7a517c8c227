"""What a map of weights says in words: the same on a terminal, in a table and in a picture."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from belarus_options.studies.weight_map import PlacedPerspective, Region, WeightMap
from belarus_options.views.commands.beside_words import also_named, without_row
from belarus_options.views.commands.verdict_sentences import (
    Condition,
    first_at_every,
    first_at_none,
    first_under,
    held,
)
from belarus_options.views.report.basis import stated_or_set
from belarus_options.views.report.numbers import Number, count, proportion, weight
from belarus_options.views.report.sentence import (
    Command,
    Reference,
    Said,
    Sentence,
    counted,
    criteria,
    criterion,
    joined,
    option,
    options,
    perspective,
    perspectives,
    say,
    separated,
)

if TYPE_CHECKING:
    from belarus_options.studies.bundles.beside import Beside

CAUTION = (
    "A share counts weightings, each as much as any other. It is not the likelihood of anything."
)
# Regions that are named where bundles stand beside the options.
NAMED_BESIDE = 3
# The most regions, and the most options, that a sentence names.
_NAMED_AT_MOST = 4
_OPTIONS_AT_MOST = 2 * _NAMED_AT_MOST


def criterion_names(weight_map: WeightMap) -> tuple[Reference, Reference, Reference]:
    """The three corners, in their order."""
    first, second, third = criteria(weight_map.criteria)
    return (first, second, third)


def region_share(weight_map: WeightMap, region: Region) -> Number:
    """A region's share of all weightings."""
    index = weight_map.region_of[region.options[0]]
    return proportion(region.share, f"/regions/{index}/share")


def region_label(region: Region) -> Sentence:
    """Who is first in a region, in few words."""
    first, *others = options(region.options)
    if len(others) > 1:
        return say("{} and {} others tie", first, count(len(others)))
    return say("{}, {} tie", first, others[0]) if others else say("{}", first)


def weight_parts(weight_map: WeightMap, weights: Sequence[float]) -> tuple[Sentence, ...]:
    """Each of the three with its weight, in the order of the corners."""
    named = zip(criterion_names(weight_map), weights, strict=True)
    return tuple(say("{} {}", name, weight(part)) for name, part in named)


def reading(weight_map: WeightMap) -> Sentence:
    """What is shown."""
    return say("who is first at every weighting of {}, {} and {}", *criterion_names(weight_map))


def who_is_first(
    weight_map: WeightMap, most: int = _NAMED_AT_MOST, *, are_all_named: bool = True
) -> Sentence:
    """The shares of the largest regions, and who has none, with what was varied."""
    condition = _every_weighting(weight_map)
    largest, *others = weight_map.regions
    if not others:
        verb = "tie for first" if len(largest.options) > 1 else "is first"
        return say("{}.", first_at_every(say("{} {}", some(largest.options), verb), condition))
    none = (*weight_map.tied_only, *weight_map.never_first)
    shown = weight_map.regions[:most]
    shares = [(_together(region), region_share(weight_map, region)) for region in shown]
    whole = Condition(
        say("all weightings of {}", joined(criterion_names(weight_map))),
        say("with {}", condition.held),
    )
    beyond = sum(len(region.options) for region in weight_map.regions[most:])
    nobody: Said = some(none) if are_all_named else counted(len(none), "other")
    said = first_under(whole, shares, others=beyond, none=nobody if none else "")
    return say("{}.", said)


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


def _together(region: Region) -> Said:
    """The option of a region with those that tie with it there."""
    first, *others = options(region.options)
    if not others:
        return first
    return say("{} (tied with {})", first, some(region.options[1:]))


def in_brief(weight_map: WeightMap) -> Iterator[Said]:
    """Whom perspectives have first by all of their weights where the map has another; else what a
    share is."""
    differing = [placed for placed in weight_map.placed_perspectives if placed.differs]
    if differing:
        said = [
            say("{} first for {}", some(placed.first), perspective(placed.perspective))
            for placed in differing[:_NAMED_AT_MOST]
        ]
        more = len(differing) - len(said)
        said += [say("others for {} more", count(more))] if more else []
        yield say("Inner weights of their own put {}.", joined(said))
    yield from what_stays(weight_map)
    if not differing:
        yield CAUTION


def where_weights_lie(weight_map: WeightMap) -> Sentence:
    """The weights in force, and who is first there."""
    leaders = [row.option for row in weight_map.space.matrix.leaders]
    many = len(leaders) > _NAMED_AT_MOST
    who = say("{} options", count(len(leaders))) if many else joined(options(leaders))
    return say(
        "{} are {}: there {} {}.",
        f"The {stated_or_set(weight_map.ranking.settings)} weights",
        separated(weight_parts(weight_map, weight_map.weights_in_force), ", "),
        who,
        "is first" if len(leaders) == 1 else "tie for first",
    )


def what_stays(weight_map: WeightMap) -> Iterator[Sentence]:
    """What the criteria that are not shown keep; nothing where all are shown."""
    if not weight_map.fixed:
        return
    kept = [say("{} {}", criterion(path), weight(w)) for path, w in weight_map.fixed.items()]
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
    if len(weight_map.space.matrix.options) > len(weight_map.ranking.options):
        # The command knows options alone.
        yield from sentences
        return
    many = len(weight_map.tied_only) + len(weight_map.never_first) > 1
    pointer = say(
        " {} shows what would put {} first, or why nothing does.",
        Command("flip"),
        "each" if many else "it",
    )
    yield from sentences[1:]
    yield sentences[0] + pointer


def first_shares(weight_map: WeightMap) -> dict[str, float]:
    """The share of all weightings that puts each option first."""
    shares = dict.fromkeys(sorted(weight_map.space.matrix.options), 0.0)
    shares |= {id: region.share for region in weight_map.regions for id in region.options}
    return shares


def in_brief_beside(weight_map: WeightMap, rows: "Beside", alone: WeightMap) -> Iterator[Said]:
    """What a share is, and who has the largest among the options alone."""
    yield "A share counts weightings, and is not the likelihood of anything."
    shares = joined(_shares_alone(alone)[:2])
    yield say("Bundles overlap with options. Without bundles: {}.", shares)
    yield from what_stays(weight_map)
    yield from without_row(rows.found, rows.without_row)


def beside(rows: "Beside", alone: WeightMap) -> Iterator[Said]:
    """What it means that bundles stand beside their own options, and what these have alone."""
    if rows.rows:
        yield say(
            "A bundle holds options that stand beside it, and takes its share from the other rows."
            " Among the options alone, first places are: {}.",
            joined(_shares_alone(alone)[:_OPTIONS_AT_MOST]),
        )
    yield from also_named(rows.without_row)
    yield from without_row(rows.found, rows.without_row)


def _shares_alone(alone: WeightMap) -> list[Said]:
    """The options that are first somewhere without bundles, the largest share first."""
    first = first_shares(alone)
    return [
        say("{} {}", option(id), proportion(share, f"/first_among_options/{id}"))
        for id, share in sorted(first.items(), key=lambda each: -each[1])
        if share
    ]


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
