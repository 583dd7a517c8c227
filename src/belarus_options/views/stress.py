"""What the first place hangs on, as a report: evidence whose loss could cost it."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from belarus_options.studies.coverage import Counts
from belarus_options.studies.stress import Item, ScoreName, Stress
from belarus_options.views import stress_text
from belarus_options.views.first_report import Datum, Records, Report
from belarus_options.views.first_settings import settings_line
from belarus_options.views.stress_tables import item_table, says, sections


def stress_report(result: Stress, *, again: str = "") -> Report:
    """The report of `stress`; `again` is what another command needs for the same settings."""
    ranking = result.ranking
    as_of = ranking.project.decision.as_of
    parts = [
        "every piece of evidence taken away in turn",
        f"as of {as_of.isoformat()}" if as_of else "",
        settings_line(ranking.settings),
    ]
    lead = [*stress_text.answer(result), stress_text.together(result)]
    lead += [stress_text.counted(result), stress_text.whole_sources(result)]
    return Report(
        title=ranking.project.decision.title,
        subtitle=" · ".join(part for part in parts if part),
        lead=tuple(line for line in lead if line),
        table=item_table(result),
        sections=tuple(sections(result)),
        notes=tuple(_notes(result, again)),
        records=partial(_records, result),
        result=partial(_result, result),
    )


def _notes(result: Stress, again: str) -> Iterator[str]:
    known = result.worth_knowing.scores
    if not known:
        yield "No score has a range or a distribution, so none is worth finding out by that."
    elif not any(score.worth > 0.0 for score in known):
        yield stress_text.worth_in_words(result, 0, 0)
    yield stress_text.reading(result)
    command = f"belarus-options explain {result.winner} {again}".rstrip()
    yield f"`{command}` shows what each of its scores rests on."


def _result(result: Stress) -> dict[str, Any]:
    worth, covered = result.worth_knowing, result.coverage
    return {
        "winners": [row.option for row in result.ranking.leaders],
        "items": [_item_data(result, item) for item in (*result.items, *result.sources)],
        "sets": [list(found.items) for found in result.sets],
        "coverage": {
            **_counts_data(covered.whole),
            "by_confidence": {
                confidence or "not_stated": _counts_data(counts)
                for confidence, counts in covered.by_confidence.items()
            },
        },
        "worth_finding_out": {
            "best": worth.best,
            "expected_totals": worth.expected_totals,
            "scores": [
                {
                    "option": score.option,
                    "criterion": score.criterion,
                    "low": score.low,
                    "high": score.high,
                    "evppi": score.worth,
                    "error": score.error,
                }
                for score in worth.scores
            ],
        },
    }


def _item_data(result: Stress, item: Item) -> dict[str, Any]:
    evidence = item.evidence
    where = evidence.where if evidence is not None else None
    return {
        "item": item.id,
        "kind": item.kind,
        "scores": _score_data(item.loss.scores),
        "load_bearing": item.loss.is_load_bearing,
        "takes_over": list(item.loss.takes_over),
        "least_lead": item.loss.least_lead,
        "cited_by": _score_data(item.cited_by),
        "source": evidence.source if evidence is not None else None,
        "where": where.model_dump(exclude_none=True) if where is not None else None,
        "says": says(result, item) or None,
    }


def _score_data(scores: Sequence[ScoreName]) -> list[dict[str, str]]:
    return [{"option": score.option, "criterion": score.criterion} for score in scores]


def _counts_data(counts: Counts) -> dict[str, int]:
    return {
        "scores": counts.scores,
        "sourced": counts.sourced,
        "several_sources": counts.several_sources,
        "assumptions_alone": counts.assumed,
        "unsupported": counts.unsupported,
    }


def _records(result: Stress) -> Records:
    header = ["item", "kind", "load_bearing", "least_lead", "takes_over", "scores", "cited_by",
              "source", "section", "paragraph", "page", "url", "says"]  # fmt: skip
    return Records(header, [_row(result, item) for item in (*result.items, *result.sources)])


def _row(result: Stress, item: Item) -> list[Datum]:
    evidence = item.evidence
    where = evidence.where if evidence is not None else None
    return [
        item.id,
        item.kind,
        "true" if item.loss.is_load_bearing else "false",
        item.loss.least_lead,
        " ".join(item.loss.takes_over),
        _names(item.loss.scores),
        _names(item.cited_by),
        evidence.source if evidence is not None else None,
        where.section if where is not None else None,
        where.paragraph if where is not None else None,
        where.page if where is not None else None,
        where.url if where is not None else None,
        says(result, item),
    ]


def _names(scores: Sequence[ScoreName]) -> str:
    return " ".join(f"{score.option}/{score.criterion}" for score in scores)
