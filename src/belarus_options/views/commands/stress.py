"""What the first place hangs on, as a report: evidence whose loss could cost it."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from belarus_options.studies.stress import Stress
from belarus_options.views.commands.stress_sentences import answer, notes
from belarus_options.views.commands.stress_tables import (
    WORTH_FIELDS,
    blocks,
    counts_data,
    item_fields,
    load_bearing,
)
from belarus_options.views.report.fields import json_rows, records, table
from belarus_options.views.report.numbers import in_12_digits
from belarus_options.views.report.report import Block, Notes, Report
from belarus_options.views.report.settings_line import settings_line


def stress_report(result: Stress) -> Report:
    """The report of `stress`: the load-bearing items, and what belongs to them."""
    ranking, fields = result.ranking, item_fields(result)
    return Report(
        title=ranking.project.decision.title,
        reading="every piece of evidence taken away in turn",
        as_of=ranking.project.decision.as_of,
        settings=settings_line(ranking.project, ranking.settings),
        answer=tuple(answer(result)),
        blocks=partial(_blocks, result),
        records=lambda: records(fields, (*result.items, *result.sources)),
        result=partial(_result, result),
    )


def _blocks(result: Stress) -> Iterator[Block]:
    yield Block(table(item_fields(result), load_bearing(result)))
    yield from blocks(result)
    yield Block(Notes(tuple(notes(result))))


def _result(result: Stress) -> dict[str, Any]:
    covered, worth = result.coverage, result.value_of_information
    return {
        "winners": [row.option for row in result.ranking.leaders],
        "items": json_rows(item_fields(result), (*result.items, *result.sources)),
        "sets": [list(found.items) for found in result.sets],
        "coverage": {
            **counts_data(covered.whole),
            "by_confidence": {
                confidence or "not_stated": counts_data(counts)
                for confidence, counts in covered.by_confidence.items()
            },
        },
        "worth_finding_out": {
            "best": worth.best,
            "expected_totals": in_12_digits(worth.expected_totals),
            "scores": in_12_digits(json_rows(WORTH_FIELDS, worth.scores)),
        },
    }
