"""What `bundles` says in words: the best one, what it hangs on, and what each option adds."""

from collections.abc import Iterator

from belarus_options.model.choices import Weighting
from belarus_options.studies.bundles.bundles import Bundle, Bundles, Marginal
from belarus_options.studies.bundles.domination import SAMPLES
from belarus_options.views.commands.bundles_tables import overlap_by_default
from belarus_options.views.commands.bundles_words import forbidden_by, members
from belarus_options.views.report.basis import as_they_are
from belarus_options.views.report.bounds import at_least, lies_between
from belarus_options.views.report.numbers import (
    amount,
    count,
    exact_measure,
    points,
    weight,
)
from belarus_options.views.report.sentence import (
    Code,
    Said,
    Sentence,
    criteria,
    criterion,
    joined,
    listed,
    named_bundle,
    option,
    say,
    separated,
)

# Members of the best bundle whose worth is said one by one.
_MOST_MEMBERS = 4


def answer(result: Bundles) -> Iterator[Said]:
    """The best bundle, the range of its total and what its first place hangs on."""
    yield _first(result)
    yield from _range(result)
    move = result.move
    if move is not None and len(result.best) == 1:
        leaf = result.ranking.tree.nodes[move.criterion]
        unit = leaf.measured.unit if leaf.measured is not None else None
        # Who comes next is named already.
        second = next((row.options for row in result.listed if row.rank > 1), None)
        yield say(
            "One score moved by one step undoes it{}: {} on {} at {}, not {}{}.",
            " too" if result.combination.holds_below is not None else "",
            option(move.option),
            criterion(move.criterion),
            exact_measure(move.to, "/move/to", unit=unit),
            exact_measure(move.stated, "/move/stated", unit=unit),
            "" if move.rival == second else say(", puts {} ahead", _alone(result, move.rival)),
        )


def _first(result: Bundles) -> Sentence:
    leader = result.leader
    total = points(leader.total, "/ranking/0/total")
    where = "Where like effects overlap, " if _hangs(result, leader) else ""
    if result.feasible == 1:
        return say(
            "{} is the only bundle that can be, at {}.", members(result, leader.options), total
        )
    if leader.is_tied:
        firsts = [members(result, row.options) for row in result.best]
        who = listed(firsts, "bundles")
        return say("{}{} tie as the best at {}.", where, who, total)
    after = next(row for row in result.listed if row.rank > 1)
    is_alone = len(after.options) == 1 and len(leader.options) > 1
    return say(
        "{}{} is best at {}, {} ahead of {}.",
        where,
        members(result, leader.options),
        total,
        amount(result.lead or 0.0, "/lead"),
        _alone(result, after.options) if is_alone else members(result, after.options),
    )


def _alone(result: Bundles, chosen: tuple[str, ...]) -> Sentence:
    """A bundle; an option that stands for itself is alone, and nothing is what happens anyway."""
    word = " alone" if len(chosen) == 1 else ""
    return say("{}{}", members(result, chosen), word)


def _hangs(result: Bundles, row: Bundle) -> bool:
    return row.has_range and overlap_by_default(result)


def _range(result: Bundles) -> Iterator[Sentence]:
    """Between what the total lies, and while how many of the losses add up it stays the best."""
    leader, combination = result.leader, result.combination
    held = say(
        "scores {} and weights {}",
        as_they_are(result.found.settings, "scores"),
        as_they_are(result.found.settings, "weights"),
    )
    if len(set(_words(result))) == 1:
        held = say("scores and weights {}", _words(result)[0])
    if leader.has_range:
        low, high = lies_between(
            points(leader.low, "/ranking/0/low"), points(leader.high, "/ranking/0/high")
        )
        doubt = "Nobody has judged whether they do" if _hangs(result, leader) else (
            "Nobody has judged how its effects combine")  # fmt: skip
        stays: Said = ""
        if combination.holds_below is not None:
            stays = say(
                ", and it stays best, {}, while at most {} of the lesser losses come on top of the"
                " largest",
                held,
                # A break-even is exact, as weights are and shares of weightings are not.
                at_least(weight(combination.holds_below, "/combination/holds_below")),
            )
            if combination.holds_below == 0.0:
                stays = say(", and {} is ahead once any lesser loss comes on top of the largest",
                            members(result, combination.rival or ()))  # fmt: skip
        elif combination.is_asked and len(result.best) == 1:
            stays = say(
                ", and it stays best, {}, however many of the lesser losses come on top of the"
                " largest",
                held,
            )
        yield say("{}: its total lies between {} and {}{}.", doubt, low, high, stays)
        return
    rivals = [row for row in result.listed if row.rank > 1 and row.high > leader.total]
    if rivals:
        most = max(rivals, key=lambda row: row.high)
        high = points(most.high, f"/ranking/{result.listed.index(most)}/high")
        yield say(
            "Its total does not hang on how effects combine; that of {} does, and is {} where like"
            " gains add up.",
            members(result, most.options),
            high,
        )


def _words(result: Bundles) -> list[str]:
    settings = result.found.settings
    return [str(as_they_are(settings, noun)) for noun in ("scores", "weights")]


def worth(result: Bundles) -> Iterator[Sentence]:
    """What each member adds to the best bundle, and which of the others comes nearest to it."""
    inside = sorted((m for m in result.marginal if m.in_best), key=lambda m: m.change)
    outside = [m for m in result.marginal if not m.in_best and m.feasible]
    if not result.leader.options or (len(inside) == 1 and not outside):
        return
    said: list[Said] = []
    if len(inside) > 1:
        first, *others = inside[:_MOST_MEMBERS]
        said.append(say("{} adds {}", option(first.option), _points(result, first)))
        said += [say("{} {}", option(m.option), _points(result, m)) for m in others]
    parts: list[Said] = []
    if said:
        said[0] = say("{} points", said[0])
        parts.append(say("In the best bundle {}", joined(said)))
    if outside:
        near = max(outside, key=lambda m: m.change)
        template = "{} put into it costs {}" if said else "{} put into the best bundle costs {}"
        if len(outside) > 1:
            template = "of the others {} comes nearest, and costs {}"
            template = template if said else "Put into the best bundle, {} costs the least: {}"
        parts.append(say(template, option(near.option), _points(result, near)))
    if parts:
        yield say("{}.", separated(parts, "; "))


def _points(result: Bundles, each: Marginal) -> Said:
    """What an option adds or costs, and where the result has it."""
    return amount(abs(each.change), f"/marginal/{result.marginal.index(each)}/change")


def core(result: Bundles) -> Iterator[Sentence]:
    """How many of the bundles that no other beats have each option."""
    region, index = result.domination, result.domination.core_index
    if region.rows is None or index is None:
        yield say("There are too many bundles that no other beats to say what is common to them.")
        return
    number = len(region.rows)
    top = listed(criteria(result.ranking.tree.top), "top criteria")
    under = {
        Weighting.any: say("every weighting of {}", top),
        Weighting.order: say("every weighting of {} in the stated order", top),
        Weighting.ranges: say("every weighting of {} within the ranges", top),
    }[result.found.asked.weighting]
    held = sorted(index.items(), key=lambda pair: (-pair[1], pair[0]))
    first, *others = [(id, round(part * number)) for id, part in held] or [("", 0)]
    if number > 1 and first[0]:
        said: list[Said] = [say("{} have {}", count(first[1]), option(first[0]))]
        said += [say("{} {}", count(times), option(id)) for id, times in others[:_MOST_MEMBERS]]
        yield say(
            "Of the {} bundles that no other beats under {}, {}.",
            count(number, "/non_dominated"),
            under,
            joined(said),
        )
    if region.samples is not None:
        yield say("First places are shares of {} weightings drawn with seed 1.", count(SAMPLES))


def further(result: Bundles) -> Iterator[Sentence]:
    """Marks, named bundles that cannot be, and courses that the whole answer is about."""
    if any(row.beyond_anchors for row in result.listed):
        yield say("‡ lies outside the anchors of a scale.")
    if any(row.held for row in result.listed):
        yield say("§ adds up to more than a scale has, and is held to its end.")
    for id, why in result.infeasible:
        yield say("{} cannot be: {}.", named_bundle(id), forbidden_by(result.found, why))
    if result.later:
        names = [named_bundle(course.bundle) for course in result.later]
        several = len(names) > 1
        yield say(
            "{} {} options later; what that is worth: {}",
            joined(names),
            "add" if several else "adds",
            Code("--full"),
        )
