"""What a ranking rests on, as sheets of a workbook: options, evidence and sources as the files have
them, so that a folder can be made of it again; and what of the folder is not in it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from belarus_options.model import workbook_layout as layout
from belarus_options.model.grammar import plural
from belarus_options.studies.matrix.ranking import Ranking
from belarus_options.views.report.book import Cell, Column, Sheet
from belarus_options.views.report.sentence import Said, joined


def source_sheets(ranking: Ranking) -> tuple[Sheet, ...]:
    """Options, evidence and sources, a row each."""
    return (
        Sheet(
            layout.OPTIONS,
            (
                Column(layout.OPTION, width=20),
                Column(layout.NAME, width=32),
                Column(layout.SHORT, width=20),
                Column(layout.SUMMARY, width=70, is_input=True),
                Column(layout.ROLE, width=14),
                Column(layout.REQUIRES, width=20),
                Column(layout.EXCLUDES, width=20),
                Column(layout.COST),
            ),
            _option_rows(ranking),
            keys=1,
        ),
        Sheet(
            layout.EVIDENCE,
            (
                Column(layout.ITEM, width=28),
                Column(layout.KIND, width=12),
                Column(layout.STATEMENT, width=70, is_input=True),
                Column(layout.SOURCE, width=18),
                Column(layout.SECTION, width=20),
                Column(layout.PARAGRAPH),
                Column(layout.PAGE),
                Column(layout.ADDRESS, width=24),
                Column(layout.CREDIBILITY),
                Column(layout.REASON, width=50, is_input=True),
            ),
            _evidence_rows(ranking),
            keys=1,
        ),
        Sheet(
            layout.SOURCES,
            (
                Column(layout.SOURCE, width=18),
                Column(layout.TITLE, width=50),
                Column(layout.AUTHOR, width=30),
                Column(layout.PUBLISHED),
                Column(layout.KIND, width=16),
                Column(layout.RELIABILITY),
            ),
            _source_rows(ranking),
            keys=1,
        ),
    )


def about(ranking: Ranking) -> tuple[tuple[str, Said], ...]:
    """The decision, and what a workbook holds nothing of."""
    decision = ranking.project.decision
    return (
        (layout.QUESTION, decision.question or ""),
        (layout.OWNER, decision.owner or ""),
        (layout.AS_OF, decision.as_of.isoformat() if decision.as_of else ""),
        (layout.LEFT_OUT, joined(_left_out(ranking))),
    )


def as_json(given: Any) -> str | None:
    """A block of a file, or a mapping of them, as one line that YAML reads too."""
    if not given:
        return None
    data = (
        {key: _plain(value) for key, value in given.items()}
        if isinstance(given, Mapping)
        else _plain(given)
    )
    return json.dumps(data, ensure_ascii=False)


def _plain(record: Any) -> Any:
    return record.model_dump(by_alias=True, exclude_unset=True, mode="json")


def _option_rows(ranking: Ranking) -> Iterator[Sequence[Cell]]:
    for id in ranking.names:
        option = ranking.project.options[id]
        role = None if option.role == "option" else option.role
        yield (
            id, option.name, option.short, option.summary, role,
            " ".join(option.requires), " ".join(option.excludes), option.cost,
        )  # fmt: skip


def _evidence_rows(ranking: Ranking) -> Iterator[Sequence[Cell]]:
    for id, item in ranking.project.evidence.items():
        where = item.where
        place = (where.section, where.paragraph, where.page, where.url) if where else (None,) * 4
        yield id, item.kind, item.says, item.source, *place, item.credibility, item.because


def _source_rows(ranking: Ranking) -> Iterator[Sequence[Cell]]:
    for id, source in ranking.project.sources.items():
        yield (
            id, source.title, source.author, source.published, source.kind, source.reliability,
        )  # fmt: skip


def _left_out(ranking: Ranking) -> Iterator[Said]:
    """What of the folder has no place in the workbook."""
    project = ranking.project
    options = len(project.options) - len(ranking.names)
    in_worlds = sum(
        bool(score.scenarios)
        for option in project.options.values()
        for score in option.scores.values()
    )
    judged = sum(option.screening is not None for option in project.options.values())
    for number, noun, rest in (
        (options, "option", ""),
        (len(project.perspectives), "perspective", ""),
        (len(project.scenarios), "scenario", ""),
        (in_worlds, "score", " with entries for scenarios"),
        (len(project.bundles.named), "bundle", ""),
        (len(project.tests), "screening test", ""),
        (judged, "option", " with answers to them"),
        (len(project.judgments), "judgment", ""),
        (int(project.decision.recommendation is not None), "recommendation", ""),
    ):
        if number:
            yield f"{number} {plural(noun, number)}{rest}"
