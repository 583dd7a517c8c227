"""The tables of `stress`: load-bearing items, smallest sets, coverage, worth of knowing."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from belarus_options.studies.coverage import Counts
from belarus_options.studies.stress import Item, ScoreName, SmallestSet, Stress
from belarus_options.studies.value_of_information import KnownScore
from belarus_options.views.commands.citation import place_in_source
from belarus_options.views.commands.stress_sentences import (
    coverage_sentence,
    item_name,
    worth_sentences,
)
from belarus_options.views.report.fields import Field, Named, json_rows, table
from belarus_options.views.report.numbers import Number, count, lead, measure, proportion
from belarus_options.views.report.report import Block
from belarus_options.views.report.sentence import (
    Said,
    Sentence,
    criterion,
    option,
    options,
    say,
    separated,
)

# The most sets, and scores worth knowing, that a table has; JSON has all.
_SETS_AT_MOST = 10
_WORTH_AT_MOST = 8
# The most scores that a cell names: beside ids, which are to stay whole, and in a text.
_SCORES_BESIDE_IDS = 2
_SCORES_IN_TEXT = 4

# A level of confidence and what the scores that state it rest on.
CoverageRow = tuple[str, Counts]


def item_fields(result: Stress) -> tuple[Field[Item], ...]:
    """What data files hold of an item, and a table. JSON has the least lead after `takes_over`."""
    return (
        Field("item", lambda item: item_name(item.id), "Item"),
        Field("kind", lambda item: item.kind, "Kind"),
        Field("scores", lambda item: _score_data(item.loss.scores), csv=False),
        Field("", lambda item: count(len(item.loss.scores)), "Scores on it alone", is_number=True),
        Field("load_bearing", lambda item: item.loss.is_load_bearing),
        Field("least_lead", _least_lead, "Least lead", is_number=True, json=False),
        Field("takes_over", lambda item: Named(options(item.loss.takes_over))),
        Field("", _first_instead, "First instead"),
        Field("least_lead", lambda item: item.loss.least_lead, csv=False),
        Field("scores", lambda item: _score_ids(item.loss.scores), json=False),
        Field("cited_by", lambda item: _score_ids(item.cited_by), json=False),
        Field("cited_by", lambda item: _score_data(item.cited_by), csv=False),
        Field("source", lambda item: item.evidence.source if item.evidence is not None else None),
        *map(_where_field, ("section", "paragraph", "page", "url")),
        Field("where", _where_data, csv=False),
        Field("", _place, "Where", is_detail=True),
        Field("", _hanging, "Scores that hang on it alone", is_detail=True),
        Field("says", lambda item: _says(result, item) or None, "Says", is_detail=True),
    )


def load_bearing(result: Stress) -> list[Item]:
    """The load-bearing items, and then the whole sources that are."""
    return [*result.load_bearing, *(item for item in result.sources if item.loss.is_load_bearing)]


def blocks(result: Stress) -> Iterator[Block]:
    """The tables after the first, those that have rows."""
    shown = _sets_shown(result)
    bearing = load_bearing(result)
    yield from _texts(result, "What these items say", bearing)
    if shown:
        sets = table(_SET_FIELDS, shown)
        yield Block(sets, "Sets that do it together", _set_note(result, shown))
    if not result.load_bearing:
        smallest = _in_smallest(result, shown)
        yield from _texts(result, "What the items of the smallest sets say", smallest)
    covered = table(_COVERAGE_FIELDS, _coverage_rows(result))
    yield Block(covered, "Coverage", coverage_sentence(result))
    known = [score for score in result.value_of_information.scores if score.worth > 0.0]
    if known:
        rows = known[:_WORTH_AT_MOST]
        note = worth_sentences(result, len(rows), len(known))
        yield Block(table(WORTH_FIELDS, rows, keys=2), "What is worth finding out", note)


def counts_data(counts: Counts) -> dict[str, Any]:
    """The counts as JSON has them."""
    [row] = json_rows(_COVERAGE_FIELDS, [("", counts)])
    return row


def _least_lead(row: Item | SmallestSet) -> Number | None:
    return lead(row.loss.least_lead) if row.loss.least_lead is not None else None


def _first_instead(row: Item | SmallestSet) -> Sentence:
    return separated(options(row.loss.takes_over), ", ")


def _hanging(item: Item) -> Sentence:
    return _scores(item.loss.scores)


def _where_field(name: str) -> Field[Item]:
    """A part of the place in a source, for CSV."""
    return Field(name, lambda item: (_where_data(item) or {}).get(name), json=False)


def _where_data(item: Item) -> dict[str, Any] | None:
    where = item.evidence.where if item.evidence is not None else None
    return where.model_dump(exclude_none=True) if where is not None else None


def _place(item: Item) -> str:
    return place_in_source(item.evidence) if item.evidence is not None else ""


def _says(result: Stress, item: Item) -> str:
    """What a piece of evidence says, or the title of a source; empty for a score."""
    if item.evidence is not None:
        return item.evidence.says
    source = result.ranking.project.sources.get(item.id.partition(":")[2])
    return source.title if source is not None else ""


def _score_data(scores: Sequence[ScoreName]) -> list[dict[str, str]]:
    return [{"option": score.option, "criterion": score.criterion} for score in scores]


def _score_ids(scores: Sequence[ScoreName]) -> str:
    return " ".join(f"{score.option}/{score.criterion}" for score in scores)


def _scores(scores: Sequence[ScoreName], most: int | None = None) -> Sentence:
    named: list[Said] = [
        say("{} on {}", option(score.option), criterion(score.criterion)) for score in scores[:most]
    ]
    rest = len(scores) - len(named)
    return separated([*named, f"{rest} more in JSON" if rest else ""], "; ")


def _sets_shown(result: Stress) -> list[SmallestSet]:
    """The sets of two and three, the smaller ones first, of each size those with the least lead."""
    larger = [found for found in result.sets if len(found.items) > 1]
    larger.sort(key=lambda found: (len(found.items), round(found.loss.least_lead or 0.0, 9)))
    return larger[:_SETS_AT_MOST]


def _in_smallest(result: Stress, shown: Sequence[SmallestSet]) -> list[Item]:
    """The items of the smallest sets that are shown, by id."""
    size = min((len(found.items) for found in shown), default=0)
    ids = {id_ for found in shown if len(found.items) == size for id_ in found.items}
    return sorted((item for item in result.items if item.id in ids), key=lambda item: item.id)


def _texts(result: Stress, heading: str, items: Sequence[Item]) -> Iterator[Block]:
    """What the evidence among some items says; nothing where there is none."""
    fields: tuple[Field[Item], ...] = (
        Field("", lambda item: item_name(item.id), "Item"),
        Field("", partial(_text, result), "What it says, and where"),
    )
    telling = [item for item in items if _says(result, item)]
    if telling:
        yield Block(table(fields, telling), heading)


def _text(result: Stress, item: Item) -> Sentence:
    """A piece of evidence in its own words, its place, and the scores that hang on it alone."""
    text, evidence, scores = _says(result, item), item.evidence, item.loss.scores
    if evidence is None:
        # A whole source carries many scores.
        return say("“{}”. On it alone: {}.", text, _scores(scores, _SCORES_IN_TEXT))
    if evidence.source is not None:
        text += f" ({evidence.kind}; {place_in_source(evidence)})"
    else:
        text += f" Assumed because: {evidence.because}"
    return say("{} On it alone: {}.", text, _scores(scores)) if scores else say("{}", text)


def _hanging_on_set(found: SmallestSet) -> Sentence:
    return _scores(found.loss.scores, _SCORES_BESIDE_IDS)


def _set_note(result: Stress, shown: Sequence[SmallestSet]) -> str:
    note = "Nothing less than a whole set does it."
    larger = sum(len(found.items) > 1 for found in result.sets)
    if larger > len(shown):
        return f"{note} These are {len(shown)} of {larger}, pairs first; JSON has all."
    return note


def _coverage_rows(result: Stress) -> list[CoverageRow]:
    rows: list[CoverageRow] = [
        (confidence or "not stated", counts)
        for confidence, counts in result.coverage.by_confidence.items()
        if counts.scores
    ]
    return [*rows, ("all", result.coverage.whole)] if len(rows) > 1 else rows


def _part_fields(
    name: str, heading: str, part: Callable[[Counts], int]
) -> tuple[Field[CoverageRow], ...]:
    """How many of the scores, for JSON, and their share of all, for people."""
    return (
        Field(name, lambda row: part(row[1])),
        Field("", lambda row: proportion(part(row[1]) / row[1].scores), heading, is_number=True),
    )


_SET_FIELDS: tuple[Field[SmallestSet], ...] = (
    Field("", lambda found: separated(map(item_name, found.items), " + "), "Items"),
    Field("", _hanging_on_set, "Scores that hang on them"),
    Field("", _least_lead, "Least lead", is_number=True),
    Field("", _first_instead, "First instead"),
)
_COVERAGE_FIELDS: tuple[Field[CoverageRow], ...] = (
    Field("", lambda row: row[0], "Confidence"),
    Field("scores", lambda row: count(row[1].scores), "Scores", is_number=True),
    *_part_fields("sourced", "Cite a source", lambda counts: counts.sourced),
    *_part_fields("several_sources", "Several sources", lambda counts: counts.several_sources),
    *_part_fields("assumptions_alone", "Assume alone", lambda counts: counts.assumed),
    *_part_fields("unsupported", "Cite nothing", lambda counts: counts.unsupported),
)
WORTH_FIELDS: tuple[Field[KnownScore], ...] = (
    Field("option", lambda score: option(score.option), "Option"),
    Field("criterion", lambda score: criterion(score.criterion), "Criterion"),
    Field("low", lambda score: measure(score.low), "Low", is_number=True),
    Field("high", lambda score: measure(score.high), "High", is_number=True),
    Field("evppi", lambda score: lead(score.worth), "Worth knowing", is_number=True),
    Field("error", lambda score: score.error),
)
