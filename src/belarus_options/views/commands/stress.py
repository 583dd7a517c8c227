"""What the first place rests on, as a report: scores first, then beliefs, then what to find out."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from belarus_options.studies.beliefs import ITEMS_IN_SETS, Belief
from belarus_options.studies.stress import Stress, StressedScore
from belarus_options.views.commands import stress_sentences as sentences
from belarus_options.views.commands.stress_rows import (
    Row,
    brief_table,
    full_table,
    lines_table,
    rows,
)
from belarus_options.views.commands.verdict_sentences import verdict_data
from belarus_options.views.report.basis import weights_in_words
from belarus_options.views.report.cut import more as more_rows
from belarus_options.views.report.fields import Field, Named, json_rows, records, table
from belarus_options.views.report.numbers import count, in_12_digits, lead, measure
from belarus_options.views.report.report import Block, Next, Notes, Report, Shown, later
from belarus_options.views.report.sentence import (
    Code,
    criterion,
    evidence,
    joined,
    option,
    options,
    say,
)
from belarus_options.views.report.settings_line import settings_line


def stress_report(result: Stress) -> Report:
    """The report of `stress`."""
    ranking = result.ranking
    return Report(
        title=ranking.project.decision.title,
        reading=say(
            "one score moved alone within what is stated · {}",
            weights_in_words(ranking.settings),
        ),
        as_of=ranking.project.decision.as_of,
        settings=settings_line(ranking.project, ranking.settings),
        answer=tuple(sentences.answer(result)),
        blocks=partial(_blocks, result),
        lines=partial(lines_table, result),
        records=lambda: records(_ROW_FIELDS, rows(result)),
        result=partial(_result, result),
    )


def _blocks(result: Stress) -> Iterator[Block]:
    brief, left = brief_table(result)
    yield Block(brief, shown=Shown.in_brief)
    yield Block(Notes((more_rows(left),) if left else ()), shown=Shown.in_brief)
    yield Block(later(partial(full_table, result)), shown=Shown.in_full)
    yield Block(Notes(tuple(sentences.unmoved(result))), shown=Shown.in_full)
    if len(result.beliefs) > 1:
        yield from _sets(result)
    worths = [score for score in result.value_of_information.scores if score.worth > 0.0]
    if worths:
        heading, note = "What is worth finding out", sentences.worth_note(result)
        made = later(partial(table, _WORTH_FIELDS, worths, keys=2))
        yield Block(made, heading, note, Shown.in_full)
    yield Block(Notes(tuple(sentences.notes(result))))
    if result.lead is not None:
        more = say("All scores, beliefs and what they rest on: {}", Code("--full"))
        yield Block(Next((more,)), shown=Shown.in_brief)


def _sets(result: Stress) -> Iterator[Block]:
    """Which beliefs move the first place two and three at a time."""
    heading, looked_at = (
        "Two or three items wrong together",
        min(len(result.beliefs), ITEMS_IN_SETS),
    )
    note = say("Sets that put another option first where no smaller set of them does.")
    if looked_at < len(result.beliefs):
        note += say(" The {} items with the least leads were combined.", count(looked_at))
    if result.sets:
        yield Block(table(_SET_FIELDS, result.sets), heading, note, Shown.in_full)
    else:
        none = "No two or three items, wrong together, put another option first where fewer do not."
        yield Block(Notes((none,)), heading, shown=Shown.in_full)


def _result(result: Stress) -> dict[str, Any]:
    worth = result.value_of_information
    return {
        "winners": [row.option for row in result.ranking.leaders],
        "verdict": verdict_data(result.verdict),
        "lead": result.lead,
        "scores": json_rows(_SCORE_FIELDS, result.scores),
        "beliefs": [{"item": belief.items[0], **_belief_data(belief)} for belief in result.beliefs],
        "sets": [
            {"items": list(belief.items), **_belief_data(belief)}
            for belief in (result.sets if result.lead is not None else ())
        ],
        "settled": result.settled,
        "cited": len(result.cited),
        "worth_finding_out": {
            "best": worth.best,
            "expected_totals": in_12_digits(worth.expected_totals),
            "scores": in_12_digits(json_rows(_WORTH_FIELDS, worth.scores)),
        },
    }


def _belief_data(belief: Belief) -> dict[str, Any]:
    return {
        "scores": [
            {"option": each.option, "criterion": each.criterion, "from": each.stated, "to": each.to}
            for each in belief.scores
        ],
        "lead": belief.lead,
        "load_bearing": belief.moves_first_place,
        "first": list(belief.first),
    }


def _if_wrong(score: StressedScore) -> dict[str, float]:
    return {item: wrong.value for item, wrong in (score.score.if_wrong or {}).items()}


_SCORE_FIELDS: tuple[Field[StressedScore], ...] = (
    Field("option", lambda score: option(score.option)),
    Field("criterion", lambda score: criterion(score.leaf.path)),
    Field("stated", lambda score: score.stated),
    Field("range", lambda score: list(score.range) if score.range else None),
    Field("if_wrong", _if_wrong),
    Field("to", lambda score: score.to),
    Field("reach", lambda score: score.reach.value if score.reach else None),
    Field("item", lambda score: score.item),
    Field("meaning", lambda score: score.meaning),
    Field("lead", lambda score: score.lead),
    Field("load_bearing", lambda score: score.is_load_bearing),
    Field("first", lambda score: list(score.first)),
    Field("evidence", lambda score: sorted(score.score.evidence or ())),
)
_ROW_FIELDS: tuple[Field[Row], ...] = (
    Field("option", lambda row: row.score.option if row.score else None),
    Field("criterion", lambda row: row.score.leaf.path if row.score else None),
    Field("item", lambda row: row.belief.items[0] if row.belief else row.wrong_item),
    Field("stated", lambda row: row.score.stated if row.score else None),
    Field("low", lambda row: row.score.score.plausible[0] if row.score else None),
    Field("high", lambda row: row.score.score.plausible[1] if row.score else None),
    Field("to", lambda row: row.score.to if row.score else None),
    Field("reach", lambda row: row.score.reach.value if row.score and row.score.reach else None),
    Field("lead", lambda row: row.lead),
    Field("load_bearing", lambda row: row.is_load_bearing),
    Field("first", lambda row: Named(options(row.first))),
    Field("evidence", lambda row: Named([evidence(item) for item in row.cites])),
)
_SET_FIELDS: tuple[Field[Belief], ...] = (
    Field("", lambda belief: joined([evidence(item) for item in belief.items]), "If wrong"),
    Field("", lambda belief: sentences.changed(belief.scores), "Then"),
    Field("", lambda belief: sentences.signed(belief.lead), "Lead there", is_number=True),
    Field("", lambda belief: Named(options(belief.first)), "First there"),
)
_WORTH_FIELDS: tuple[Field[Any], ...] = (
    Field("option", lambda score: option(score.option), "Option"),
    Field("criterion", lambda score: criterion(score.criterion), "Criterion"),
    Field("low", lambda score: measure(score.low), "Low", is_number=True),
    Field("high", lambda score: measure(score.high), "High", is_number=True),
    Field("evppi", lambda score: lead(score.worth), "Gains on average", is_number=True),
    Field("error", lambda score: score.error),
)
