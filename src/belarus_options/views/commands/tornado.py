"""The tornado of `sensitivity`: how far each score moves the leader's lead."""

from collections.abc import Iterator, Sequence
from typing import Any

from belarus_options.studies.sensitivity import Sensitivity
from belarus_options.studies.tornado import Swing
from belarus_options.views.commands.verdict_sentences import held, stated_for
from belarus_options.views.report.chart import Intervals, Span
from belarus_options.views.report.fields import Field, json_rows, table
from belarus_options.views.report.numbers import Number, amount, count, lead, measure, points
from belarus_options.views.report.report import Block, Shown
from belarus_options.views.report.sentence import (
    criterion,
    option,
    say,
)

# Columns of a terminal that a strip takes.
_STRIP_WIDTH = 13


def tornado_rows(result: Sensitivity) -> list[dict[str, Any]]:
    """Every swing as JSON has it."""
    return json_rows(_fields(result), result.tornado)


def tornado_blocks(result: Sensitivity) -> Iterator[Block]:
    """The swings, the widest first, under a heading of their own; nothing where no score moves the
    lead."""
    moving = [swing for swing in result.tornado if swing.width > 0.0]
    if not moving or result.lead is None:
        return
    still = len(result.tornado) - len(moving)
    moves, every = "moves" if still == 1 else "move", count(len(result.tornado), "/tornado")
    note = say(
        "The lead of {} over the best rival, in points, with one score alone moved to either"
        " end of {}, {}; negative where it is behind. With none moved, it is {}.{}",
        option(result.leader),
        stated_for(swing.score for swing in result.tornado),
        held(result.ranking.settings, "weights"),
        amount(result.lead),
        say(" {} of {} scores {} nothing.", count(still), every, moves) if still else "",
    )
    swings = table(_fields(result), moving, keys=2)
    yield Block(swings, "Scores", note, Shown.in_full)


def _fields(result: Sensitivity) -> tuple[Field[Swing], ...]:
    today = result.lead or 0.0
    return (
        Field("option", lambda swing: option(swing.option), "Option"),
        Field("criterion", lambda swing: criterion(swing.criterion), "Criterion"),
        Field("low", lambda swing: measure(swing.low), "Low", is_number=True),
        Field("high", lambda swing: measure(swing.high), "High", is_number=True),
        Field("", chart=lambda swings: _strips(swings, today)),
        Field("lead_at_low", lambda swing: _lead(swing.lead_at_low), "Lead at low", is_number=True),
        Field(
            "lead_at_high", lambda swing: _lead(swing.lead_at_high), "Lead at high", is_number=True
        ),
    )


def _lead(at_end: float | None) -> Number | None:
    return lead(at_end) if at_end is not None else None


def _strips(swings: Sequence[Swing], today: float) -> Intervals:
    """Where the lead moves, today's marked, on an axis from the least lead to the greatest; left of
    the line at 0 it is lost."""
    leads = [swing.leads for swing in swings]
    low, high = min(0.0, *map(min, leads)), max(0.0, *map(max, leads))
    spans = tuple(Span(at_low, at_high, mark=today) for at_low, at_high in leads)
    return Intervals(spans, low, high, (points(low), points(high)), line=0.0, width=_STRIP_WIDTH)
