"""The annexes: every score, every criterion, the register of evidence, whose weights, and how the
figures are made."""

from collections.abc import Collection, Iterator

from belarus_options.model.criteria import ConstructedScale
from belarus_options.model.evidence import Evidence
from belarus_options.model.options import ScoreBlock
from belarus_options.model.project import Project
from belarus_options.model.tree import Criterion
from belarus_options.studies.briefing import Briefing
from belarus_options.studies.matrix.ranking import Ranking
from belarus_options.views.briefing.parts import (
    Section,
    answer,
    full_name,
    section,
    told_in_brief,
)
from belarus_options.views.commands.elicit import elicit_report
from belarus_options.views.commands.methods import methods_report
from belarus_options.views.commands.score import leaf_value
from belarus_options.views.forms.html import Hypertext, link
from belarus_options.views.forms.markup import Markup, element
from belarus_options.views.report.numbers import measure, points
from belarus_options.views.report.sentence import criterion, evidence, joined

_METHOD = (
    "A score is a level or a measure of an option on a leaf. A value is the score turned into"
    " 0–100 between the worst and the best anchor of its scale. A total is the sum over all leaves"
    " of weight times value; weights are what going from the worst to the best anchor is worth,"
    " beside the same for the siblings.",
    "A share of weightings counts all weightings alike. Regret is how far an option is behind the"
    " best one in the same world. What is worth finding out is how many points of the total knowing"
    " a score would add on average, if one then chose the best.",
    "Reliability of a source and credibility of a statement follow the NATO Admiralty code;"
    " confidence is that in the basis of a score (ICD 203), and says nothing of its value.",
)


def annexes_section(briefing: Briefing, hypertext: Hypertext, cited: Collection[str]) -> Section:
    """All annexes, each folded, with the items of evidence whose ids are given."""
    project = briefing.project
    parts = [
        _annex("A", "Every score", _scores(briefing.ranking, hypertext)),
        _annex("B", "Criteria, scales and weights", _criteria(briefing, hypertext)),
    ]
    if cited:
        parts.append(_annex("C", "Evidence", _register(project, cited)))
    if project.perspectives or project.scenarios:
        parts.append(_annex("D", "Perspectives and scenarios", _variants(project)))
    method = (element("p", None, text) for text in _METHOD)
    parts.append(_annex("E", "How figures are made", method))
    if briefing.methods is not None:
        told = told_in_brief(methods_report(briefing.methods), "Ranks by other methods", hypertext)
        parts.append(_annex("F", "What other methods say", told))
    return section("annexes", "Annexes", parts)


def _annex(letter: str, title: str, parts: Iterator[Markup]) -> Markup:
    return element(
        "details",
        {"id": f"annex-{letter.lower()}", "class": "annex"},
        element(
            "summary",
            None,
            element("strong", None, f"{letter} {title}"),
            element("span", {"class": "paper"}, " – in the file, not in this print"),
        ),
        *parts,
    )


def _scores(ranking: Ranking, hypertext: Hypertext) -> Iterator[Markup]:
    for row in ranking.ranked:
        rows = []
        for column, leaf in enumerate(ranking.tree.leaves):
            score = ranking.scores[row.row][column]
            cited = joined(evidence(id) for id in score.evidence or ())
            rows.append(
                element(
                    "tr",
                    None,
                    element("th", {"scope": "row"}, hypertext.inline(criterion(leaf.path))),
                    element("td", None, _score(leaf, ranking.measures[row.row, column].item())),
                    element("td", {"class": "number"}, _range(score)),
                    element(
                        "td",
                        {"class": "number"},
                        leaf_value(ranking.values[row.row, column].item()).text(),
                    ),
                    element("td", None, score.confidence or "not stated"),
                    element(
                        "td",
                        {"class": "because"},
                        element("p", None, score.because or ""),
                        *(
                            [element("p", {"class": "note"}, "Rests on: ", hypertext.inline(cited))]
                            if score.evidence
                            else []
                        ),
                    ),
                )
            )
        head = ("Leaf", "Score", "Range", "Value", "Confidence in the basis", "Because")
        yield element("h3", None, full_name(hypertext, row.option, row.name))
        yield _table(f"Every score of {row.name}", head, rows)


def _score(leaf: Criterion, score: float) -> Markup:
    """A measure with its unit, or a level with what it means."""
    if leaf.constructed is not None:
        level = leaf.constructed.levels[int(score)]
        return element("span", None, f"{int(score)}: {level.means or ''}".rstrip(": "))
    unit = leaf.measured.unit if leaf.measured is not None else None
    return element("span", None, measure(score, unit=unit).text())


def _range(score: ScoreBlock) -> str:
    if score.is_settled:
        return "settled"
    low, high = score.plausible
    return "not stated" if low == high else f"{measure(low).text()}–{measure(high).text()}"


def _criteria(briefing: Briefing, hypertext: Hypertext) -> Iterator[Markup]:
    ranking = briefing.ranking
    if briefing.judged is not None:
        yield element("h3", None, "Where the weights come from")
        report = elicit_report(briefing.judged)
        yield answer(report, hypertext)
        yield from hypertext.blocks(report.shown(is_full=True), "Weights that were judged")
    for node in ranking.tree.nodes.values():
        yield element("h3", None, node.name)
        share = measure(ranking.weights.raw[node.path]).text()
        if node.definition:
            yield element("p", None, node.definition)
        if node.because:
            yield element("p", None, element("strong", None, f"Weight {share}: "), node.because)
        if node.constructed is not None:
            yield _levels(node.constructed, node)


def _levels(scale: ConstructedScale, node: Criterion) -> Markup:
    rows = []
    for number, level in scale.levels.items():
        value = "" if level.value is None else points(float(level.value)).text()
        rows.append(
            element(
                "tr",
                None,
                element("th", {"scope": "row", "class": "number"}, f"{number}"),
                element("td", {"class": "number"}, value),
                element("td", None, level.means or ""),
            )
        )
    return _table(f"Levels of {node.name}", ("Level", "Value", "Meaning"), rows)


def _register(project: Project, cited: Collection[str]) -> Iterator[Markup]:
    sources = []
    for source in project.sources.values():
        about = [source.author, None if source.published is None else f"{source.published}"]
        about += [source.kind, source.reliability and f"reliability {source.reliability}"]
        said = ", ".join(part for part in about if part)
        sources.append(
            element("li", None, element("cite", None, source.title), f" {said}".rstrip())
        )
    if sources:
        yield element("ul", None, *sources)
    items = []
    for at, (id, item) in enumerate(project.evidence.items(), 1):
        if id not in cited:
            continue
        items.append(
            element(
                "li",
                {"id": f"evidence-{at}"},
                element("span", {"class": f"kind {item.kind}"}, item.kind),
                " ",
                item.says,
                " ",
                element("span", {"class": "note"}, _origin(project, item), " ", _address(item)),
                element("code", None, id),
            )
        )
    yield element("ol", {"class": "register"}, *items)


def _origin(project: Project, item: Evidence) -> str:
    """Where an item comes from, and how far it can be trusted."""
    if item.because is not None:
        return f"Assumed because: {item.because}"
    source = project.sources[item.source] if item.source is not None else None
    where = item.where
    parts = [source.title if source is not None else ""]
    if where is not None:
        parts += [f"{where.section}" if where.section is not None else ""]
        parts += [f"paragraph {where.paragraph}" if where.paragraph is not None else ""]
        parts += [f"page {where.page}" if where.page is not None else ""]
    parts += [f"credibility {item.credibility}" if item.credibility is not None else ""]
    return ", ".join(part for part in parts if part)


def _address(item: Evidence) -> Markup:
    url = item.where.url if item.where is not None else None
    return link(url, url) if url is not None else Markup("")


def _variants(project: Project) -> Iterator[Markup]:
    for kind in (project.perspectives, project.scenarios):
        for id, variant in kind.items():
            yield element("h3", None, variant.name or id)
            yield element("p", None, variant.because or "")


def _table(caption: str, head: tuple[str, ...], rows: list[Markup]) -> Markup:
    return element(
        "section",
        {"class": "scroll", "tabindex": 0, "aria-label": caption},
        element(
            "table",
            None,
            element("caption", None, caption),
            element(
                "thead",
                None,
                element("tr", None, *(element("th", {"scope": "col"}, name) for name in head)),
            ),
            element("tbody", None, *rows),
        ),
    )
