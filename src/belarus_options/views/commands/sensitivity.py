"""How far each weight and each uncertain score can move before another option is first."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from belarus_options.model.settings import AS_STATED, weights_under
from belarus_options.studies.sensitivity import (
    Interval,
    Sensitivity,
    WeightStability,
    settings_at,
)
from belarus_options.views.commands.sensitivity_sentences import (
    answer,
    undoing_scores,
    whose_weight,
)
from belarus_options.views.commands.tornado import tornado_blocks, tornado_rows
from belarus_options.views.report.basis import basis
from belarus_options.views.report.bounds import holds_within
from belarus_options.views.report.chart import Intervals, Span
from belarus_options.views.report.cut import cut_table
from belarus_options.views.report.fields import Field, Named, json_rows, records, table
from belarus_options.views.report.numbers import Number, percent, weight, weight_apart
from belarus_options.views.report.report import Block, Next, Notes, Report, Shown
from belarus_options.views.report.sentence import (
    Code,
    Command,
    Sentence,
    criterion,
    listed,
    options,
    say,
    separated,
)
from belarus_options.views.report.settings_line import settings_line

_READING = "one weight moved alone, as a share of its group; the others keep their proportions"


def sensitivity_report(result: Sensitivity) -> Report:
    """The report of `sensitivity`: the weights that can change the first place, the nearest first,
    and the scores that can; in full every weight and the scores' tornado."""
    ranking, nodes = result.ranking, result.most_fragile_first
    return Report(
        title=ranking.project.decision.title,
        reading=say("{} · {}", _READING, basis(ranking.settings)),
        as_of=ranking.project.decision.as_of,
        settings=settings_line(ranking.project, ranking.settings),
        answer=tuple(answer(result)),
        blocks=partial(_blocks, result),
        lines=lambda: table(_FIELDS, nodes),
        records=partial(records, _FIELDS, nodes),
        result=partial(_result, result),
    )


def _blocks(result: Sensitivity) -> Iterator[Block]:
    nodes = result.most_fragile_first
    moving = [node for node in nodes if node.margin is not None]
    brief, full = _shown_fields(result), _shown_fields(result, is_full=True)
    for block in cut_table(brief, moving):
        if block.shown is not Shown.in_full:
            yield block._replace(shown=Shown.in_brief)
    yield Block(table(full, nodes), shown=Shown.in_full)
    yield Block(Notes(tuple(undoing_scores(result))))
    yield from tornado_blocks(result)
    yield from _next(result)


def _interval_fields(
    which: str, ends: Callable[[WeightStability], Interval]
) -> tuple[Field[WeightStability], ...]:
    """The two ends of an interval in CSV, both in JSON, and as tab-separated lines have them."""
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


def _interval(ends: Interval, now: float) -> Sentence:
    low, high = ends
    return say("{}–{}", *holds_within(percent(low), weight(high), now))


def _in_force(node: WeightStability) -> Number:
    return weight_apart(node.weight, *node.winner_holds, *node.ranking_holds)


# Tab-separated lines, CSV and JSON.
_FIELDS: tuple[Field[WeightStability], ...] = (
    Field("criterion", lambda node: criterion(node.criterion), "Criterion"),
    Field("local_weight", _in_force, "Today", is_number=True, json=False),
    Field("weight", lambda node: node.weight, csv=False),
    Field("global_weight", lambda node: node.global_weight),
    *_interval_fields("winner", lambda node: node.winner_holds),
    *_interval_fields("ranking", lambda node: node.ranking_holds),
    Field("below", lambda node: Named(options(node.below)), "First below"),
    Field("above", lambda node: Named(options(node.above)), "First above"),
)


def _shown_fields(
    result: Sensitivity, *, is_full: bool = False
) -> tuple[Field[WeightStability], ...]:
    """The columns of text and Markdown: the weight that the files state, and the one in force where
    a setting changed it; where the first place holds, drawn and as an interval; who is first
    beyond."""
    project, is_set = result.ranking.project, result.ranking.settings.sets_weights
    stated = weights_under(project, AS_STATED).local
    fields: tuple[Field[WeightStability], ...] = (
        Field("", lambda node: whose_weight(node.criterion), "Weight"),
        Field(
            "",
            lambda node: weight(stated[node.criterion]) if is_set else _in_force(node),
            "Stated",
            is_number=True,
        ),
        Field("", _in_force, "Set" if is_set else "", is_number=True),
        Field("", chart=_strips),
        Field(
            "",
            lambda node: _interval(node.winner_holds, node.weight),
            "First place holds",
            is_number=True,
        ),
        Field(
            "",
            lambda node: _interval(node.ranking_holds, node.weight),
            "Ranking holds" if is_full else "",
            is_number=True,
        ),
        Field("", _beyond, "First beyond"),
    )
    return fields


def _strips(nodes: Sequence[WeightStability]) -> Intervals:
    """Where the first place holds on an axis from 0 to 100%, with the weight in force marked."""
    spans = tuple(Span(*node.winner_holds, mark=node.weight) for node in nodes)
    return Intervals(spans, 0.0, 1.0, ends=(weight(0.0), weight(1.0)))


def _beyond(node: WeightStability) -> Sentence:
    """Who is first just below and just above the interval."""
    sides = (("below", node.below), ("above", node.above))
    said = [say("{}: {}", side, listed(options(ids))) for side, ids in sides if ids]
    return separated(said, "; ")


def _next(result: Sensitivity) -> Iterator[Block]:
    if len(result.ranking.ranked) == 1:
        return
    yield Block(Next((say("All weights and scores: {}", Code("--full")),)), shown=Shown.in_brief)
    if not result.criteria:
        return
    together = Command("flip", keeps_options=True)
    said = [say("The least change of weights that move together: {}", together)]
    nearest = result.most_fragile_first[0]
    if nearest.percent_outside is not None:
        there = settings_at(result.ranking, nearest.criterion, nearest.percent_outside)
        said.append(
            say(
                "The ranking where {} is {}: {}",
                criterion(nearest.criterion),
                weight(nearest.percent_outside / 100),
                Command("score", settings=there, keeps_options=True),
            )
        )
    yield Block(Next(tuple(said)), shown=Shown.in_full)


def _result(result: Sensitivity) -> dict[str, Any]:
    return {
        "winners": [row.option for row in result.ranking.leaders],
        "criteria": json_rows(_FIELDS, result.most_fragile_first),
        "tornado": tornado_rows(result),
    }
