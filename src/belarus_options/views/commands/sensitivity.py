"""How far each weight and each uncertain score can move before another option is first."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from belarus_options.model.grammar import NAMED_AT_MOST
from belarus_options.model.settings import Settings
from belarus_options.studies.sensitivity import (
    Interval,
    Sensitivity,
    WeightStability,
    settings_at,
)
from belarus_options.views.commands.tornado import scores_sentence, tornado_blocks, tornado_rows
from belarus_options.views.commands.verdict_sentences import (
    Condition,
    can_pass,
    cannot_pass,
    held,
    no_rival,
    stays_first,
)
from belarus_options.views.report.basis import stated_or_set
from belarus_options.views.report.bounds import (
    ends_below,
    ends_from,
    holds_down_to,
    holds_up_to,
    holds_within,
)
from belarus_options.views.report.chart import Intervals, Span
from belarus_options.views.report.fields import Field, Named, json_rows, records, table
from belarus_options.views.report.numbers import Number, percent, weight, weight_apart
from belarus_options.views.report.report import Block, Notes, Report
from belarus_options.views.report.sentence import (
    Command,
    Said,
    Sentence,
    criteria,
    criterion,
    joined,
    listed,
    option,
    options,
    say,
    separated,
)
from belarus_options.views.report.settings_line import settings_line

# What every weight but the nearest is varied over.
_EACH = "when moved alone from 0 to 100% of its group"
_READING = "one weight at a time, as a share of its group; its siblings keep their proportions"


def sensitivity_report(result: Sensitivity) -> Report:
    """The report of `sensitivity`: the weights, most fragile first, and the scores' tornado."""
    ranking, nodes = result.ranking, result.most_fragile_first
    return Report(
        title=ranking.project.decision.title,
        reading=_READING,
        as_of=ranking.project.decision.as_of,
        settings=settings_line(ranking.project, ranking.settings),
        answer=tuple(_answer(result)),
        blocks=lambda: (
            Block(table(_FIELDS, nodes)),
            *tornado_blocks(result),
            Block(Notes(tuple(_notes(result)))),
        ),
        records=partial(records, _FIELDS, nodes),
        result=partial(_result, result),
    )


def _interval_fields(
    which: str, ends: Callable[[WeightStability], Interval]
) -> tuple[Field[WeightStability], ...]:
    """The two ends of an interval in CSV, both in JSON, and as people read them."""
    return (
        Field(f"{which}_low", lambda node: ends(node)[0], json=False),
        Field(f"{which}_high", lambda node: ends(node)[1], json=False),
        Field(f"{which}_holds", lambda node: list(ends(node)), csv=False),
        Field(
            "",
            lambda node: _interval(ends(node), node.weight),
            f"{which.capitalize()} holds",
            is_number=True,
        ),
    )


def _interval(ends: Interval, today: float) -> Sentence:
    low, high = ends
    return say("{}–{}", *holds_within(percent(low), weight(high), today))


def _today(node: WeightStability) -> Number:
    return weight_apart(node.weight, *node.winner_holds, *node.ranking_holds)


def _strips(nodes: Sequence[WeightStability]) -> Intervals:
    """Where the winner holds on an axis from 0 to 100%, with today's weight marked."""
    spans = tuple(Span(*node.winner_holds, mark=node.weight) for node in nodes)
    return Intervals(spans, 0.0, 1.0, ends=(weight(0.0), weight(1.0)))


_FIELDS: tuple[Field[WeightStability], ...] = (
    Field("criterion", lambda node: criterion(node.criterion), "Criterion"),
    Field("local_weight", _today, "Today", is_number=True, json=False),
    Field("weight", lambda node: node.weight, csv=False),
    Field("global_weight", lambda node: node.global_weight),
    Field("", chart=_strips),
    *_interval_fields("winner", lambda node: node.winner_holds),
    *_interval_fields("ranking", lambda node: node.ranking_holds),
    Field("below", lambda node: Named(options(node.below)), "First below"),
    Field("above", lambda node: Named(options(node.above)), "First above"),
)


def _answer(result: Sensitivity) -> Iterator[Said]:
    ranking, leader = result.ranking, option(result.leader)
    if len(ranking.ranked) == 1:
        yield no_rival(leader, ", whatever its weights and scores")
        return
    if len(ranking.leaders) > 1:
        leaders = listed(options(row.option for row in ranking.leaders))
        yield say("{} tie for first; what follows is about {}, the first by id.", leaders, leader)
    yield from _weight_sentences(result)
    yield scores_sentence(result)


def _weight_sentences(result: Sensitivity) -> Iterator[Said]:
    moving = [node for node in result.most_fragile_first if node.margin is not None]
    leader = option(result.leader)
    if not result.criteria:
        yield "No criterion has siblings, so there is no weight to vary."
        return
    settings = result.ranking.settings
    if not moving:
        yield say("No weight {}.", cannot_pass(leader, Condition(_EACH, _held_scores(settings))))
        return
    nearest = moving[0]
    alone = Condition(_condition(nearest, stated_or_set(settings)), _held_scores(settings))
    stays = stays_first(alone, when="while", ties=len(result.ranking.leaders) > 1)
    yield say("{} {}; {}{}.", leader, stays, _takeover(nearest), _level_at_the_end(nearest))
    others, rest = criteria(node.criterion for node in moving[1:]), len(result.criteria) - 1
    named = say(": {}", joined(others)) if len(others) <= NAMED_AT_MOST else ""
    can = can_pass(leader, Condition(_EACH, _held_scores(settings)))
    if not rest:
        return
    if not others:
        nobody = cannot_pass(leader, Condition(_EACH, _held_scores(settings)))
        yield say("No other weight {}.", nobody)
    elif rest == 1:
        yield say("The other weight, {}, {} too.", others[0], can)
    elif len(others) == rest:
        yield say("Each of the other {} weights {} too{}.", str(rest), can, named)
    else:
        yield say("Of the other {} weights, {} {}{}.", str(rest), str(len(others)), can, named)


def _held_scores(settings: Settings) -> Sentence:
    return held(settings, "scores")


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
    today = weight_apart(node.weight, *node.winner_holds, pointer="/criteria/0/weight")
    low, high = _held(node)
    if low == high:
        range_ = say("exactly {}", today)
    elif node.below and node.above:
        range_ = say("from {} to {}", low, high)
    else:
        range_ = say("at most {}", high) if node.above else say("at least {}", low)
    parent = node.criterion.rpartition(".")[0]
    return say(
        "{}, moved alone, is {} of {} ({}: {})",
        criterion(node.criterion),
        range_,
        criterion(parent) if parent else "the total",
        word,
        today,
    )


def _takeover(node: WeightStability) -> Sentence:
    """Where the leader is behind, and behind whom: its rivals' lines cross its own but once."""
    low, high = _ends(node)
    held_from, held_to = _held(node)
    below = say("at {} or less", ends_below(low, like=held_from)) if node.below else ""
    above = say("from {} on", ends_from(high, like=held_to)) if node.above else ""
    if below and above:
        behind = say("behind {}, and {} behind {}", _named(node.below), above, _named(node.above))
        return say("{} it is {}", below, behind)
    return say("{} it is behind {}", below or above, _named(node.below or node.above))


def _held(node: WeightStability) -> tuple[Number, Number]:
    """Between which weights the leader stays first; today's where it ties."""
    today = weight_apart(node.weight, *node.winner_holds, pointer="/criteria/0/weight")
    low, high = (
        today if end.value == node.weight else short_of(end, node.weight)
        for end, short_of in zip(_ends(node), (holds_down_to, holds_up_to), strict=True)
    )
    return low, high


def _ends(node: WeightStability) -> tuple[Number, Number]:
    """The ends of the winner's interval; the node is the first of the result's."""
    low, high = node.winner_holds
    at = "/criteria/0/winner_holds"
    return weight(low, f"{at}/0"), weight(high, f"{at}/1")


def _named(ids: Sequence[str]) -> Sentence:
    return listed(options(ids))


def _notes(result: Sensitivity) -> Iterator[Sentence]:
    ranking = result.ranking
    if len(ranking.ranked) == 1 or not result.criteria:
        return
    yield say(
        "Weights that move together can change the winner sooner than one alone: {} finds the least"
        " change that does.",
        Command("flip", keeps_options=True),
    )
    fragile = result.most_fragile_first[0]
    if fragile.percent_outside is not None:
        there = settings_at(ranking, fragile.criterion, fragile.percent_outside)
        yield say(
            "{} shows the ranking where {} is {}.",
            Command("score", settings=there, keeps_options=True),
            criterion(fragile.criterion),
            weight(fragile.percent_outside / 100),
        )


def _result(result: Sensitivity) -> dict[str, Any]:
    return {
        "winners": [row.option for row in result.ranking.leaders],
        "criteria": json_rows(_FIELDS, result.most_fragile_first),
        "tornado": tornado_rows(result),
    }
