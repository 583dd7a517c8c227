"""One option leaf by leaf with its reasons and evidence."""

from collections.abc import Iterator
from functools import partial

from belarus_options.model.project import Project
from belarus_options.studies import screening as study
from belarus_options.studies.explanation import Explanation, LeafPart
from belarus_options.views.commands.citation import citation
from belarus_options.views.commands.score import (
    DIRECTION,
    leaf_value,
    shown_rank,
    weights_note,
)
from belarus_options.views.commands.screen_sentences import failures
from belarus_options.views.report.basis import basis
from belarus_options.views.report.bounds import parts
from belarus_options.views.report.fields import Field, Named, Value, json_rows, records, table
from belarus_options.views.report.numbers import (
    Number,
    count,
    measure,
    points,
    weight,
)
from belarus_options.views.report.report import Block, Line, Notes, Paragraph, Report
from belarus_options.views.report.sentence import (
    Said,
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
    screened = study.screened(ranking, place)
    total = ("Total", "", "", "", weight(1.0), points(place.total))
    adds = _adds(explanation)
    return Report(
        title=say("{} ({})", place.name, option(place.option)),
        reading=say(
            "Total {} ({}), rank {} of {} · {}",
            points(place.total),
            DIRECTION,
            shown_rank(place),
            count(len(ranking.ranked)),
            basis(ranking.settings),
        ),
        settings=settings_line(ranking.project, ranking.settings),
        answer=tuple(filter(None, [failures(screened)])),
        names_screened=not screened.passes,
        blocks=lambda: (
            Block(table(_shown_fields(explanation), explanation.parts, last=[total])),
            Block(Notes(tuple(_option_notes(explanation)))),
            *(
                Block(Paragraph(tuple(_part_lines(ranking.project, part, adds[part.leaf.path]))))
                for part in explanation.parts
            ),
            Block(Notes(tuple(_legend(explanation)))),
        ),
        lines=lambda: table(fields, explanation.parts, last=[total]),
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


def _adds(explanation: Explanation) -> dict[str, Number]:
    """What each leaf adds, rounded such that all of it is the total as shown."""
    adds = [points(part.contribution) for part in explanation.parts]
    shown = parts(adds, points(explanation.place.total))
    return {part.leaf.path: add for part, add in zip(explanation.parts, shown, strict=True)}


def _shown_fields(explanation: Explanation) -> tuple[Field[LeafPart], ...]:
    adds = _adds(explanation)
    return (
        Field("", lambda p: criterion(p.leaf.path), "Leaf"),
        Field("", score_of, "Score", is_number=True),
        Field("", lambda p: leaf_value(p.value), "Value", is_number=True),
        Field("", lambda p: weight(p.local_weight), "Weight of group", is_number=True),
        Field("", lambda p: weight(p.global_weight), "Weight of whole", is_number=True),
        Field("", lambda p: adds[p.leaf.path], "Adds", is_number=True),
        Field("", lambda p: p.score.confidence, "Confidence"),
    )


def _part_fields(explanation: Explanation) -> tuple[Field[LeafPart], ...]:
    project = explanation.ranking.project
    adds = _adds(explanation)
    return (
        Field("criterion", lambda p: criterion(p.leaf.path), "Criterion"),
        Field("score", score_of, "Score", is_number=True),
        Field("meaning", lambda p: p.meaning, "Meaning", is_detail=True),
        Field("value", lambda p: leaf_value(p.value), "Value", is_number=True),
        Field("local_weight", lambda p: weight(p.local_weight), "Local", is_number=True),
        Field("global_weight", lambda p: weight(p.global_weight), "Global", is_number=True),
        Field("contribution", lambda p: adds[p.leaf.path], "Adds", is_number=True),
        Field("low", lambda p: p.score.plausible[0], json=False),
        Field("high", lambda p: p.score.plausible[1], json=False),
        Field("", _range, "Range", is_detail=True),
        Field("range", lambda p: list(p.score.plausible) if _range(p) else None, csv=False),
        Field("settled", lambda p: p.score.is_settled, csv=False),
        Field("if_wrong", _if_wrong_data, csv=False),
        Field("confidence", lambda p: p.score.confidence, "Confidence"),
        Field("because", lambda p: p.score.because, "Because", is_detail=True),
        Field("evidence", _cited, json=False),
        Field("evidence", partial(_evidence_data, project), csv=False),
        Field("cited", partial(_evidence_texts, project), "Evidence", is_detail=True, json=False),
    )


def score_of(part: LeafPart) -> Number:
    """The score on a leaf, in its unit."""
    scale = part.leaf.measured
    return measure(part.measure, unit=scale.unit if scale is not None else None)


def _range(part: LeafPart) -> Said:
    low, high = part.score.plausible
    return say("{} to {}", measure(low), measure(high)) if low < high else ""


def _without_range(part: LeafPart) -> str:
    return "Settled: nothing varies it" if part.score.is_settled else "No range is stated"


def _if_wrong_data(part: LeafPart) -> Value:
    return {item: wrong.value for item, wrong in (part.score.if_wrong or {}).items()}


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


def _legend(explanation: Explanation) -> Iterator[Said]:
    """What marks such as B3 mean, where there are any."""
    project = explanation.ranking.project
    cited = [project.evidence[id] for part in explanation.parts for id in part.score.evidence or ()]
    if any(item.source is not None and item.credibility is not None for item in cited):
        yield (
            "B3 and the like are the Admiralty code: the source's reliability from A (completely"
            " reliable) to E, the item's credibility from 1 (confirmed) to 5; F and 6: cannot be"
            " judged."
        )


def _part_lines(project: Project, part: LeafPart, adds: Number) -> Iterator[Line]:
    level = "level " if part.leaf.constructed else ""
    yield Line(
        say(
            "{}: {}{}, adds {}",
            criterion(part.leaf.path),
            level,
            score_of(part),
            adds,
        )
    )
    name = part.leaf.name if part.leaf.name != part.leaf.id else ""
    if described := ": ".join(filter(None, [name, part.meaning])):
        yield Line(described, level=1)
    if part.is_set:
        yield Line("Set for this run, and settled; what follows is what the files say.", level=1)
    if part.score.because:
        yield Line(f"Why: {part.score.because}", level=1)
    basis = say("Plausible {}", _range(part)) if _range(part) else _without_range(part)
    confidence = part.score.confidence or "not stated"
    if part.is_set:
        yield Line(f"Confidence {confidence}.", level=1)
    else:
        yield Line(say("{}; confidence {}.", basis, confidence), level=1)
    for item, wrong in (part.score.if_wrong or {}).items():
        reason = f": {wrong.because}" if wrong.because else "."
        yield Line(say("If {} is wrong, {}{}", item, measure(wrong.value), reason), level=1)
    for item in part.score.evidence or ():
        yield Line(_evidence_text(project, item), level=1, is_item=True)
    if not part.score.evidence:
        yield Line("No evidence is given.", level=1, is_item=True)
