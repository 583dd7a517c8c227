"""One option leaf by leaf with its reasons and evidence, or what sets two options apart."""

from functools import partial
from typing import Any

from belarus_options.model.evidence import Evidence
from belarus_options.model.project import Project
from belarus_options.studies.explanation import Comparison, Explanation, LeafDifference, LeafPart
from belarus_options.views.report import (
    Column,
    Datum,
    Records,
    Report,
    Table,
    number,
    points,
    share,
    signed,
)
from belarus_options.views.score import DIRECTION, marked_value, shown_rank
from belarus_options.views.settings import settings_line

_PART_HEADER = (
    "criterion", "score", "meaning", "value", "local_weight", "global_weight", "contribution",
    "low", "high", "confidence", "because", "evidence", "cited",
)  # fmt: skip
_DIFFERENCE_HEADER = (
    "criterion", "weight", "first_value", "second_value", "difference", "first_score",
    "second_score",
)  # fmt: skip


def explanation_report(explanation: Explanation) -> Report:
    """The report of `explain OPTION`."""
    ranking, place = explanation.ranking, explanation.place
    settings = settings_line(ranking.settings)
    return Report(
        title=f"{place.name} ({place.option})",
        subtitle=f"Total {points(place.total)} ({DIRECTION}), rank {shown_rank(place)}"
        f" of {len(ranking.ranked)}" + (f" · {settings}" if settings else ""),
        table=_parts_table(explanation),
        records=lambda: Records(
            _PART_HEADER, [_part_data(ranking.project, part) for part in explanation.parts]
        ),
        result=partial(_explanation_result, explanation),
        notes=_option_notes(explanation),
        details=tuple(_part_detail(ranking.project, part) for part in explanation.parts),
    )


def comparison_report(comparison: Comparison) -> Report:
    """The report of `explain A B`."""
    first, second = comparison.first.place, comparison.second.place
    settings = settings_line(comparison.first.ranking.settings)
    return Report(
        title=f"{first.option} against {second.option}",
        subtitle=f"{points(first.total)} less {points(second.total)} is"
        f" {signed(comparison.difference)} ({DIRECTION})" + (f" · {settings}" if settings else ""),
        table=_difference_table(comparison),
        records=lambda: Records(
            _DIFFERENCE_HEADER, [_difference_data(part) for part in comparison.differences]
        ),
        result=partial(_comparison_result, comparison),
        notes=_beyond_notes(comparison),
        details=tuple(_difference_detail(comparison, part) for part in comparison.differences),
    )


def _parts_table(explanation: Explanation) -> Table:
    columns = (
        Column("Criterion"),
        Column("Score", is_number=True),
        Column("Value", is_number=True),
        Column("Local", is_number=True),
        Column("Global", is_number=True),
        Column("Adds", is_number=True),
        Column("Confidence"),
        Column("Meaning", is_detail=True),
        Column("Range", is_detail=True),
        Column("Because", is_detail=True),
        Column("Evidence", is_detail=True),
    )
    project = explanation.ranking.project
    rows = tuple(
        (
            part.leaf.path,
            _score(part),
            marked_value(part.value),
            share(part.local_weight),
            share(part.global_weight),
            points(part.contribution),
            part.score.confidence or "",
            part.meaning or "",
            _range_text(part),
            part.score.because or "",
            _evidence_texts(project, part),
        )
        for part in explanation.parts
    )
    total = ("Total", "", "", "", "100%", points(explanation.place.total), *[""] * 5)
    return Table(columns, (*rows, total))


def _range_text(part: LeafPart) -> str:
    low, high = part.score.plausible
    return f"{number(low)} to {number(high)}" if low < high else ""


def _evidence_texts(project: Project, part: LeafPart) -> str:
    return " | ".join(_evidence(project, item) for item in part.score.evidence or ())


def _score(part: LeafPart) -> str:
    scale = part.leaf.measured
    return number(part.measure) + (f" {scale.unit}" if scale is not None and scale.unit else "")


def _option_notes(explanation: Explanation) -> tuple[str, ...]:
    option = explanation.ranking.project.options[explanation.place.option]
    notes = []
    if beyond := explanation.ranking.beyond_anchors(explanation.place.row):
        notes.append(f"‡ outside its scale's anchors: {', '.join(beyond)}.")
    if option.summary:
        notes.append(option.summary)
    if option.requires:
        notes.append(f"Requires {', '.join(option.requires)}.")
    if option.excludes:
        notes.append(f"Excludes {', '.join(option.excludes)}.")
    return tuple(notes)


def _beyond_notes(comparison: Comparison) -> tuple[str, ...]:
    return tuple(
        f"‡ {side.place.option} lies outside its scale's anchors on {', '.join(beyond)}."
        for side in (comparison.first, comparison.second)
        if (beyond := side.ranking.beyond_anchors(side.place.row))
    )


def _part_detail(project: Project, part: LeafPart) -> str:
    level = "level " if part.leaf.constructed else ""
    head = f"{part.leaf.path}: {level}{_score(part)}, adds {points(part.contribution)}"
    name = part.leaf.name if part.leaf.name != part.leaf.id else ""
    described = ": ".join(filter(None, [name, part.meaning]))
    lines = [head, *([f"  {described}"] if described else [])]
    if part.score.because:
        lines.append(f"  Why: {part.score.because}")
    plausible = _range_text(part)
    basis = f"Plausible {plausible}" if plausible else "No range is stated"
    lines.append(f"  {basis}; confidence {part.score.confidence or 'not stated'}.")
    lines += [f"  - {_evidence(project, item)}" for item in part.score.evidence or ()]
    if not part.score.evidence:
        lines.append("  - No evidence is given.")
    return "\n".join(lines)


def _evidence(project: Project, item: str) -> str:
    evidence = project.evidence[item]
    text = f"{item} ({_citation(project, evidence)}): {evidence.says}"
    return f"{text} Assumed because: {evidence.because}" if evidence.because else text


def _citation(project: Project, evidence: Evidence) -> str:
    if evidence.source is None:
        return evidence.kind
    where = evidence.where
    parts = [evidence.kind, evidence.source]
    if where is not None:
        parts += [f"“{where.section}”"] if where.section else []
        parts += [f"paragraph {where.paragraph}"] if where.paragraph else []
        parts += [f"page {where.page}"] if where.page else []
        parts += [where.url] if where.url else []
    reliability = project.sources[evidence.source].reliability or "?"
    credibility = evidence.credibility or "?"
    if (reliability, credibility) != ("?", "?"):
        parts.append(f"{reliability}{credibility}")
    return ", ".join(parts)


def _difference_table(comparison: Comparison) -> Table:
    first, second = comparison.first.place.option, comparison.second.place.option
    columns = (
        Column("Criterion"),
        Column("Weight", is_number=True),
        Column(first, is_number=True),
        Column(second, is_number=True),
        Column("Difference", is_number=True),
        Column("Reading", is_detail=True),
    )
    rows = tuple(
        (
            part.first.leaf.path,
            share(part.first.global_weight),
            marked_value(part.first.value),
            marked_value(part.second.value),
            signed(part.difference),
            _difference_head(comparison, part),
        )
        for part in comparison.differences
    )
    total = (
        "Total",
        "100%",
        points(comparison.first.place.total),
        points(comparison.second.place.total),
        signed(comparison.difference),
        "",
    )
    return Table(columns, (*rows, total))


def _difference_head(comparison: Comparison, part: LeafDifference) -> str:
    """Who is better on a leaf, with which scores and by how much."""
    (first, here), (second, there) = _better_first(comparison, part)
    sign = ">" if part.difference else "="
    level = "level " if here.leaf.constructed else ""
    return (
        f"{first} {sign} {second} on {here.leaf.path}:"
        f" {level}{_score(here)} against {_score(there)}, {signed(abs(part.difference))}"
    )


def _difference_detail(comparison: Comparison, part: LeafDifference) -> str:
    lines = [_difference_head(comparison, part)]
    for option, side in _better_first(comparison, part):
        if side.score.because:
            lines.append(f"  {option}: {side.score.because}")
    return "\n".join(lines)


def _better_first(
    comparison: Comparison, part: LeafDifference
) -> tuple[tuple[str, LeafPart], tuple[str, LeafPart]]:
    first = (comparison.first.place.option, part.first)
    second = (comparison.second.place.option, part.second)
    return (second, first) if part.difference < 0 else (first, second)


def _part_data(project: Project, part: LeafPart) -> list[Datum]:
    low, high = part.score.plausible
    return [
        part.leaf.path,
        part.measure,
        part.meaning or "",
        part.value,
        part.local_weight,
        part.global_weight,
        part.contribution,
        low,
        high,
        part.score.confidence or "",
        part.score.because or "",
        " ".join(part.score.evidence or ()),
        _evidence_texts(project, part),
    ]


def _difference_data(part: LeafDifference) -> list[Datum]:
    return [
        part.first.leaf.path,
        part.first.global_weight,
        part.first.value,
        part.second.value,
        part.difference,
        part.first.measure,
        part.second.measure,
    ]


def _explanation_result(explanation: Explanation) -> dict[str, Any]:
    place, project = explanation.place, explanation.ranking.project
    return {
        "option": place.option,
        "name": place.name,
        "rank": place.rank,
        "tied": place.is_tied,
        "total": place.total,
        "criteria": [
            {
                "criterion": part.leaf.path,
                "score": part.measure,
                "meaning": part.meaning,
                "value": part.value,
                "local_weight": part.local_weight,
                "global_weight": part.global_weight,
                "contribution": part.contribution,
                "range": list(part.score.plausible) if _range_text(part) else None,
                "confidence": part.score.confidence,
                "because": part.score.because,
                "evidence": [
                    {"id": item, **project.evidence[item].model_dump(exclude_none=True)}
                    for item in part.score.evidence or ()
                ],
            }
            for part in explanation.parts
        ],
    }


def _comparison_result(comparison: Comparison) -> dict[str, Any]:
    return {
        "options": [comparison.first.place.option, comparison.second.place.option],
        "difference": comparison.difference,
        "criteria": [
            {
                "criterion": part.first.leaf.path,
                "weight": part.first.global_weight,
                "values": [part.first.value, part.second.value],
                "difference": part.difference,
            }
            for part in comparison.differences
        ],
    }
