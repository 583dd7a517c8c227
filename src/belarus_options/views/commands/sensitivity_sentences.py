"""What `sensitivity` says in words: the nearest weight, and how many weights and scores can."""

from collections.abc import Iterator, Sequence

from belarus_options.studies.moved_scores import Reach, reach
from belarus_options.studies.sensitivity import Sensitivity, WeightStability
from belarus_options.studies.tornado import Swing
from belarus_options.views.commands.verdict_sentences import (
    Condition,
    can_pass,
    held,
    no_rival,
    stated_for,
    stays_first,
)
from belarus_options.views.report.basis import stated_or_set
from belarus_options.views.report.bounds import (
    ends_below,
    ends_from,
    holds_down_to,
    holds_up_to,
)
from belarus_options.views.report.numbers import (
    Number,
    all_of,
    amount,
    in_words,
    measure,
    weight,
    weight_apart,
)
from belarus_options.views.report.sentence import (
    Said,
    Sentence,
    criterion,
    evidence,
    joined,
    listed,
    option,
    options,
    say,
    separated,
)

# What every weight but the nearest is varied over.
_EACH = "moved alone from 0 to 100% of its group"

# A sentence has room for few; all of them stand in the table of scores.
_SCORES_NAMED = 2


def answer(result: Sensitivity) -> Iterator[Said]:
    """The weight that is nearest to putting another option ahead; of the others, and of the scores,
    how many can."""
    ranking, leader = result.ranking, option(result.leader)
    if len(ranking.ranked) == 1:
        consequence = ", whatever its weights and scores"
        yield no_rival(leader, consequence, is_left=ranking.has_screened)
        return
    if len(ranking.leaders) > 1:
        leaders = listed(options(row.option for row in ranking.leaders))
        yield say("{} tie for first; what follows is about {}, the first by id.", leaders, leader)
    yield from _weight_sentences(result)
    yield _scores_sentence(result)


def whose_weight(path: str) -> Said:
    """A criterion with the group that its weight is a share of, where that is not the whole."""
    parent = path.rpartition(".")[0]
    return say("{}, of {}", criterion(path), criterion(parent)) if parent else criterion(path)


def undoing_scores(result: Sensitivity) -> Iterator[Sentence]:
    """Who is ahead with which score alone at which end of its range, the furthest ahead first."""
    found = [
        (min(swing.leads), at, swing) for at, swing in enumerate(result.tornado) if swing.ahead
    ]
    found.sort(key=lambda each: each[0])
    by_rivals: dict[tuple[str, ...], list[Sentence]] = {}
    for lead, place, swing in found[:_SCORES_NAMED]:
        said = by_rivals.setdefault(swing.ahead, [])
        key = "lead_at_low" if lead == swing.lead_at_low else "lead_at_high"
        there = swing.low if lead == swing.lead_at_low else swing.high
        ahead = amount(-lead, f"/tornado/{place}/{key}")
        points = "" if said else " points ahead"
        said.append(say("{}{} with {}", ahead, points, _moved(swing, there)))
    if found:
        left = len(found) - _SCORES_NAMED
        yield say(
            "One score alone, {}: {}{}.",
            held(result.ranking.settings, "weights"),
            separated(
                (say("{} {}", _are(rivals), joined(said)) for rivals, said in by_rivals.items()),
                "; ",
            ),
            say("; {} more can", in_words(left)) if left > 0 else "",
        )


def _moved(swing: Swing, there: float) -> Sentence:
    """A score at an end, and what takes it there."""
    taken_by, item = reach(swing.score, there)
    if item is not None:
        why = say("if {} is wrong", evidence(item))
    elif taken_by is Reach.one_step:
        why = say("one step from {}", measure(swing.score.estimate))
    else:
        why = say("of {}–{}", *map(measure, swing.score.plausible))
    on = say("{} on {}", option(swing.option), criterion(swing.criterion))
    return say("{} at {} ({})", on, measure(there), why)


def _weight_sentences(result: Sensitivity) -> Iterator[Said]:
    moving = [node for node in result.most_fragile_first if node.margin is not None]
    leader, settings = option(result.leader), result.ranking.settings
    if not result.criteria:
        yield "No criterion has siblings, so there is no weight to vary."
        return
    each = Condition(_EACH, held(settings, "scores"))
    if not moving:
        yield say("No weight {}.", can_pass(leader, each))
        return
    nearest, rest, others = moving[0], len(result.criteria) - 1, len(moving) - 1
    alone = Condition(_condition(nearest, stated_or_set(settings)), each.held)
    yield say(
        "{} is nearest to changing the first place: {} {}; {}{}.",
        criterion(nearest.criterion),
        leader,
        stays_first(alone, when="while", ties=len(result.ranking.leaders) > 1),
        _takeover(nearest),
        _level_at_the_end(nearest),
    )
    if rest and not others:
        yield say("No other weight {}.", can_pass(leader, each))
    elif rest:
        weights = ("other weight", "other weights")
        yield say("{}.", _how_many(others, in_words(rest), weights, leader, each))


def _how_many(
    some: int, every: Number, things: tuple[str, str], leader: Said, moved: Condition
) -> Sentence:
    """How many of several things, of which there are one or more, can put another option ahead, and
    how many cannot."""
    (one, many), whole = things, int(every.value)
    each = Condition(f"each {moved.varied}" if some > 1 else moved.varied, moved.held)
    if whole == 1:
        return say("The one {} {}", one, can_pass(leader, moved))
    if some == whole:
        both = all_of(whole, every.pointer, begins=True)
        return say("{} {} {}", both, many, can_pass(leader, each))
    left = in_words(whole - some)
    can = can_pass(leader, each)
    return say("Of the {} {}, {} {}, and {} cannot", every, many, in_words(some), can, left)


def _scores_sentence(result: Sensitivity) -> Said:
    """Whether a score that is not settled puts another option ahead, or only ties."""
    whole, leader = len(result.tornado), option(result.leader)
    if not whole:
        return "Every score is settled, so none is moved."
    ahead = sum(swing.undoes for swing in result.tornado)
    ties = sum(swing.only_ties for swing in result.tornado)
    if not result.lead:
        ties = 0
    bring = "brings" if ties == 1 else "bring"
    tie = say("; {} {} a tie", in_words(ties), bring) if ties else ""
    every = in_words(whole, "/tornado")
    within = Condition(
        f"moved alone within {stated_for(swing.score for swing in result.tornado)}",
        held(result.ranking.settings, "weights"),
    )
    unsettled = " not settled" if result.ranking.settled.any() else ""
    if ahead:
        scores = (f"score{unsettled}", f"scores{unsettled}")
        return say("{}{}.", _how_many(ahead, every, scores, leader, within), tie)
    if whole == 1:
        cannot = can_pass(leader, within, can="cannot")
        return say("The one score{} {}{}.", unsettled, cannot, tie)
    none = can_pass(leader, within)
    return say("None of the {} scores{} {}{}.", every, unsettled, none, tie)


def _level_at_the_end(node: WeightStability) -> Sentence:
    """With whom the leader ties where the weight is none or all, and nobody is ahead of it."""
    said = [
        say("; at {} it ties with {}", weight(end), _named(ids))
        for end, ids in ((0.0, node.level_at_none), (1.0, node.level_at_all))
        if ids
    ]
    return separated(said, "")


def _condition(node: WeightStability, word: str) -> Sentence:
    """The condition under which the leader stays first; the node is the first of the result's."""
    now = _in_force(node)
    low, high = _held(node)
    if low == high:
        range_ = say("exactly {}", now)
    elif node.below and node.above:
        range_ = say("from {} to {}", low, high)
    else:
        range_ = say("at most {}", high) if node.above else say("at least {}", low)
    parent = node.criterion.rpartition(".")[0]
    return say(
        "{}, moved alone, is {} of {} ({}: {})",
        criterion(node.criterion),
        range_,
        criterion(parent) if parent else "the whole",
        word,
        now,
    )


def _takeover(node: WeightStability) -> Sentence:
    """Where the leader is behind, and behind whom: its rivals' lines cross its own but once."""
    low, high = _ends_of_weight(node)
    held_from, held_to = _held(node)
    below = say("at {} or less", ends_below(low, like=held_from)) if node.below else ""
    above = say("from {} on", ends_from(high, like=held_to)) if node.above else ""
    if below and above:
        return say("{} {}, and {} {}", below, _ahead(node.below), above, _ahead(node.above))
    return say("{} {}", below or above, _ahead(node.below or node.above))


def _ahead(ids: Sequence[str]) -> Sentence:
    return say("{} ahead", _are(ids))


def _are(ids: Sequence[str]) -> Sentence:
    return say("{} {}", _named(ids), "is" if len(ids) == 1 else "are")


def _held(node: WeightStability) -> tuple[Number, Number]:
    """Between which weights the leader stays first; the one in force where it ties."""
    now = _in_force(node)
    low, high = (
        now if end.value == node.weight else short_of(end, node.weight)
        for end, short_of in zip(_ends_of_weight(node), (holds_down_to, holds_up_to), strict=True)
    )
    return low, high


def _in_force(node: WeightStability) -> Number:
    """The weight in force; the node is the first of the result's."""
    return weight_apart(node.weight, *node.winner_holds, pointer="/criteria/0/weight")


def _ends_of_weight(node: WeightStability) -> tuple[Number, Number]:
    """The ends of the leader's interval; the node is the first of the result's."""
    low, high = node.winner_holds
    at = "/criteria/0/winner_holds"
    return weight(low, f"{at}/0"), weight(high, f"{at}/1")


def _named(ids: Sequence[str]) -> Sentence:
    return listed(options(ids))
