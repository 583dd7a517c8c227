"""One option leaf by leaf with its reasons and evidence, or what sets two options apart."""

from collections.abc import Iterator, Mapping
from functools import partial

from belarus_options.model.project import Project
from belarus_options.studies.explanation import Comparison, Explanation, LeafDifference, LeafPart
from belarus_options.views.commands.citation import citation
from belarus_options.views.commands.score import (
    DIRECTION,
    beyond_anchors_note,
    leaf_value,
    shown_rank,
    weights_note,
)
from belarus_options.views.report.bounds import add_up, parts, without_sign
from belarus_options.views.report.fields import Field, Named, Value, json_rows, records, table
from belarus_options.views.report.numbers import (
    Number,
    difference,
    measure,
    points,
    weight,
)
from belarus_options.views.report.report import Block, Line, Notes, Paragraph, Report
from belarus_options.views.report.sentence import (
    Said,
    Sentence,
    criterion,
    evidence,
    option,
    options,
    say,
    separated,
)
from belarus_options.views.report.settings_line import settings_line


def explanation_report(explanation: Explanation) -> Report:
    """The report of `explain OPTION`."""
    ranking, place = explanation.ranking, explanation.place
    fields = _part_fields(explanation)
    total = ("Total", "", "", "", weight(1.0), points(place.total))
    adds = _adds(explanation)
    return Report(
        title=say("{} ({})", place.name, option(place.option)),
        reading=say(
            "Total {} ({}), rank {} of {}",
            points(place.total),
            DIRECTION,
            shown_rank(place),
            str(len(ranking.ranked)),
        ),
        settings=settings_line(ranking.project, ranking.settings),
        blocks=lambda: (
            Block(table(fields, explanation.parts, last=[total])),
            Block(Notes(tuple(_option_notes(explanation)))),
            *(
                Block(Paragraph(tuple(_part_lines(ranking.project, part, adds[part.leaf.path]))))
                for part in explanation.parts
            ),
        ),
        records=partial(records, fields, explanation.parts),
        result=lambda: {
            "option": place.option,
            "name": place.name,
            "rank": place.rank,
            "tied": place.is_tied,
            "total": place.total,
            "criteria": json_rows(fields, explanation.parts),
        },
    )


def comparison_report(comparison: Comparison) -> Report:
    """The report of `explain A B`."""
    first, second = comparison.first.place, comparison.second.place
    fields = _difference_fields(comparison)
    whole = difference(comparison.difference)
    total = ("Total", weight(1.0), points(first.total), points(second.total), whole)
    shown = _shown_differences(comparison)
    is_exact = add_up([points(second.total), whole], points(first.total))
    return Report(
        title=say("{} against {}", option(first.option), option(second.option)),
        reading=say(
            "{} less {} is {} ({}{})",
            points(first.total),
            points(second.total),
            whole,
            DIRECTION,
            "" if is_exact else "; rounded",
        ),
        settings=settings_line(comparison.first.ranking.project, comparison.first.ranking.settings),
        blocks=lambda: (
            Block(table(fields, comparison.differences, last=[total])),
            Block(Notes(tuple(_beyond_notes(comparison)))),
            *(
                Block(Paragraph(tuple(_difference_lines(comparison, shown, part))))
                for part in comparison.differences
            ),
        ),
        records=partial(records, fields, comparison.differences),
        result=lambda: {
            "options": [first.option, second.option],
            "difference": comparison.difference,
            "criteria": json_rows(fields, comparison.differences),
        },
    )


def _adds(explanation: Explanation) -> dict[str, Number]:
    """What each leaf adds, rounded such that all of it is the total as shown."""
    adds = [points(part.contribution) for part in explanation.parts]
    shown = parts(adds, points(explanation.place.total))
    return {part.leaf.path: add for part, add in zip(explanation.parts, shown, strict=True)}


def _part_fields(explanation: Explanation) -> tuple[Field[LeafPart], ...]:
    project = explanation.ranking.project
    adds = _adds(explanation)
    return (
        Field("criterion", lambda p: criterion(p.leaf.path), "Criterion"),
        Field("score", _score, "Score", is_number=True),
        Field("meaning", lambda p: p.meaning, "Meaning", is_detail=True),
        Field("value", lambda p: leaf_value(p.value), "Value", is_number=True),
        Field("local_weight", lambda p: weight(p.local_weight), "Local", is_number=True),
        Field("global_weight", lambda p: weight(p.global_weight), "Global", is_number=True),
        Field("contribution", lambda p: adds[p.leaf.path], "Adds", is_number=True),
        Field("low", lambda p: p.score.plausible[0], json=False),
        Field("high", lambda p: p.score.plausible[1], json=False),
        Field("", _range, "Range", is_detail=True),
        Field("range", lambda p: list(p.score.plausible) if _range(p) else None, csv=False),
        Field("confidence", lambda p: p.score.confidence, "Confidence"),
        Field("because", lambda p: p.score.because, "Because", is_detail=True),
        Field("evidence", _cited, json=False),
        Field("evidence", partial(_evidence_data, project), csv=False),
        Field("cited", partial(_evidence_texts, project), "Evidence", is_detail=True, json=False),
    )


def _difference_fields(comparison: Comparison) -> tuple[Field[LeafDifference], ...]:
    first, second = (side.place.option for side in (comparison.first, comparison.second))
    shown = _shown_differences(comparison)
    return (
        Field("criterion", lambda p: criterion(p.first.leaf.path), "Criterion"),
        Field("global_weight", _global_weight, "Weight", is_number=True, json=False),
        Field("weight", _global_weight, csv=False),
        Field(
            "first_value",
            lambda p: leaf_value(p.first.value),
            option(first),
            is_number=True,
            json=False,
        ),
        Field(
            "second_value",
            lambda p: leaf_value(p.second.value),
            option(second),
            is_number=True,
            json=False,
        ),
        Field("values", lambda p: [p.first.value, p.second.value], csv=False),
        Field("difference", lambda p: shown[p.first.leaf.path], "Difference", is_number=True),
        Field("first_score", lambda p: p.first.measure, json=False),
        Field("second_score", lambda p: p.second.measure, json=False),
        Field("", partial(_difference_head, comparison, shown), "Reading", is_detail=True),
    )


def _shown_differences(comparison: Comparison) -> dict[str, Number]:
    """What each leaf adds to the lead, rounded such that all of it is the lead as shown."""
    adds = [difference(part.difference) for part in comparison.differences]
    leaves = [part.first.leaf.path for part in comparison.differences]
    return dict(zip(leaves, parts(adds, difference(comparison.difference)), strict=True))


def _global_weight(part: LeafDifference) -> Number:
    return weight(part.first.global_weight)


def _score(part: LeafPart) -> Number:
    scale = part.leaf.measured
    return measure(part.measure, unit=scale.unit if scale is not None else None)


def _range(part: LeafPart) -> Said:
    low, high = part.score.plausible
    return say("{} to {}", measure(low), measure(high)) if low < high else ""


def _cited(part: LeafPart) -> Named:
    return Named([evidence(item) for item in part.score.evidence or ()])


def _evidence_texts(project: Project, part: LeafPart) -> str:
    # Data files have the text that people see.
    return " | ".join(_evidence_text(project, item) for item in part.score.evidence or ())


def _evidence_text(project: Project, item: str) -> str:
    cited = project.evidence[item]
    text = f"{item} ({citation(project, cited)}): {cited.says}"
    return f"{text} Assumed because: {cited.because}" if cited.because else text


def _evidence_data(project: Project, part: LeafPart) -> Value:
    return [
        {"id": item, **project.evidence[item].model_dump(exclude_none=True)}
        for item in part.score.evidence or ()
    ]


def _option_notes(explanation: Explanation) -> Iterator[Said]:
    chosen = explanation.ranking.project.options[explanation.place.option]
    yield from weights_note(explanation.ranking)
    if beyond := explanation.ranking.beyond_anchors(explanation.place.row):
        yield say("‡ outside its scale's anchors: {}.", separated(map(criterion, beyond), ", "))
    if chosen.summary:
        yield chosen.summary
    if chosen.requires:
        yield say("Requires {}.", separated(options(chosen.requires), ", "))
    if chosen.excludes:
        yield say("Excludes {}.", separated(options(chosen.excludes), ", "))


def _beyond_notes(comparison: Comparison) -> Iterator[Said]:
    yield from weights_note(comparison.first.ranking)
    for side in (comparison.first, comparison.second):
        yield from beyond_anchors_note(side.ranking, side.place)


def _part_lines(project: Project, part: LeafPart, adds: Number) -> Iterator[Line]:
    level = "level " if part.leaf.constructed else ""
    yield Line(
        say(
            "{}: {}{}, adds {}",
            criterion(part.leaf.path),
            level,
            _score(part),
            adds,
        )
    )
    name = part.leaf.name if part.leaf.name != part.leaf.id else ""
    if described := ": ".join(filter(None, [name, part.meaning])):
        yield Line(described, level=1)
    if part.score.because:
        yield Line(f"Why: {part.score.because}", level=1)
    basis = say("Plausible {}", _range(part)) if _range(part) else "No range is stated"
    confidence = part.score.confidence or "not stated"
    yield Line(say("{}; confidence {}.", basis, confidence), level=1)
    for item in part.score.evidence or ():
        yield Line(_evidence_text(project, item), level=1, is_item=True)
    if not part.score.evidence:
        yield Line("No evidence is given.", level=1, is_item=True)


def _difference_head(
    comparison: Comparison, shown: Mapping[str, Number], part: LeafDifference
) -> Sentence:
    """Who is better on a leaf, with which scores and by how much."""
    (first, here), (second, there) = _better_first(comparison, part)
    return say(
        "{} {} {} on {}: {}{} against {}, {}",
        option(first),
        ">" if part.difference else "=",
        option(second),
        criterion(here.leaf.path),
        "level " if here.leaf.constructed else "",
        _score(here),
        _score(there),
        without_sign(shown[part.first.leaf.path]),
    )


def _difference_lines(
    comparison: Comparison, shown: Mapping[str, Number], part: LeafDifference
) -> Iterator[Line]:
    yield Line(_difference_head(comparison, shown, part))
    for name, side in _better_first(comparison, part):
        if side.score.because:
            yield Line(say("{}: {}", option(name), side.score.because), level=1)


def _better_first(
    comparison: Comparison, part: LeafDifference
) -> tuple[tuple[str, LeafPart], tuple[str, LeafPart]]:
    first = (comparison.first.place.option, part.first)
    second = (comparison.second.place.option, part.second)
    return (second, first) if part.difference < 0 else (first, second)
