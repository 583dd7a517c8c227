"""The tornado of `sensitivity`: how far each uncertain score moves the leader's lead."""

from collections.abc import Iterator, Sequence
from typing import Any

from belarus_options.model.grammar import counted
from belarus_options.studies.sensitivity import Sensitivity
from belarus_options.studies.tornado import Lead, Swing
from belarus_options.views.commands.verdict_sentences import Condition, can_pass, held
from belarus_options.views.report.chart import Intervals, Span
from belarus_options.views.report.fields import Field, json_rows, table
from belarus_options.views.report.numbers import Number, amount, lead, measure, points
from belarus_options.views.report.report import Block
from belarus_options.views.report.sentence import (
    Said,
    Sentence,
    criterion,
    joined,
    option,
    say,
    separated,
)

# Columns of a terminal that a strip takes.
_STRIP_WIDTH = 13
# The most swings in the table, and the most ends of swings that a sentence names.
_SWINGS_AT_MOST = 10
_ENDS_AT_MOST = 5


def scores_sentence(result: Sensitivity) -> Said:
    """Whether an uncertain score puts another option ahead, or only ties."""
    if not result.tornado:
        return "No score has a plausible range, so none is varied."
    ahead = sum(swing.undoes for swing in result.tornado)
    ties = sum(swing.only_ties for swing in result.tornado)
    if result.lead is None or not result.lead.points:
        ties = 0
    alone = "when moved alone within its plausible range"
    can = can_pass(
        option(result.leader),
        Condition(alone, held(result.ranking.settings, "weights")),
    )
    tie = f"; {ties} {'brings' if ties == 1 else 'bring'} a tie" if ties else ""
    scores = counted(len(result.tornado), "uncertain score")
    return say("Of {}, {} {}{}.", scores, str(ahead or "none"), can, tie)


def tornado_rows(result: Sensitivity) -> list[dict[str, Any]]:
    """Every swing as JSON has it."""
    return json_rows(_fields(result), result.tornado)


def tornado_blocks(result: Sensitivity) -> Iterator[Block]:
    """The widest swings under a heading of their own; nothing where no score moves the lead."""
    moving = [swing for swing in result.tornado if swing.width > 0.0]
    if not moving or result.lead is None:
        return
    shown, today = moving[:_SWINGS_AT_MOST], result.lead.points
    notes = [
        say(
            "The lead of {} over the best rival, with one score alone at either end of its"
            " plausible range{}.",
            option(result.leader),
            _of_how_many(len(shown), len(moving), len(result.tornado)),
        ),
        say("As stated, it is {} points.", amount(today)) if today else "As stated, it is 0.",
        *_undoing(shown, moving[_SWINGS_AT_MOST:]),
    ]
    swings = table(_fields(result), shown, keys=2)
    yield Block(swings, "Uncertain scores", separated(notes, " "))


def _fields(result: Sensitivity) -> tuple[Field[Swing], ...]:
    today = result.lead.points if result.lead is not None else 0.0
    return (
        Field("option", lambda swing: option(swing.option), "Option"),
        Field("criterion", lambda swing: criterion(swing.criterion), "Criterion"),
        Field("low", lambda swing: measure(swing.low), "Low", is_number=True),
        Field("high", lambda swing: measure(swing.high), "High", is_number=True),
        Field("", chart=lambda swings: _strips(swings, today)),
        Field("lead_at_low", lambda swing: _lead(swing.at_low), "Lead at low", is_number=True),
        Field("lead_at_high", lambda swing: _lead(swing.at_high), "Lead at high", is_number=True),
    )


def _lead(at_end: Lead | None) -> Number | None:
    return lead(at_end.points) if at_end is not None else None


def _strips(swings: Sequence[Swing], today: float) -> Intervals:
    """Where the lead moves, today's marked, on an axis from the least lead to the greatest; left of
    the line at 0 it is lost."""
    leads = [[end.points for end in _ends(swing)] for swing in swings]
    low, high = min(0.0, *map(min, leads)), max(0.0, *map(max, leads))
    spans = tuple(Span(at_low, at_high, mark=today) for at_low, at_high in leads)
    return Intervals(spans, low, high, (points(low), points(high)), line=0.0, width=_STRIP_WIDTH)


def _ends(swing: Swing) -> list[Lead]:
    return [end for end in (swing.at_low, swing.at_high) if end is not None]


def _of_how_many(shown: int, moving: int, whole: int) -> str:
    if shown < moving:
        return f", for the {shown} of {whole} that move it most; JSON has all"
    return f"; {whole - moving} of {whole} scores move nothing" if moving < whole else ""


def _undoing(shown: Sequence[Swing], others: Sequence[Swing]) -> Iterator[Said]:
    """Who is first instead, and with which score, where a lead is negative."""
    ends: dict[str, list[Sentence]] = {}
    for swing in shown:
        for at, end in zip((swing.low, swing.high), _ends(swing), strict=True):
            if end.points < 0.0:
                where = (option(swing.option), measure(at), criterion(swing.criterion))
                ends.setdefault(end.rival, []).append(say("{} at {} on {}", *where))
    if sum(map(len, ends.values())) > _ENDS_AT_MOST:
        yield "Where it is negative, another option is first."
    else:
        for rival, found in ends.items():
            yield say("{} is first instead with {}.", option(rival), joined(found, "or"))
    hidden = sum(swing.undoes for swing in others)
    if hidden and ends:
        yield f"So it is with {hidden} of the scores that are not shown."
    elif hidden:
        yield f"With {hidden} of the scores that are not shown, another option is first."
