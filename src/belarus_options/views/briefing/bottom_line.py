"""The bottom line: who is first, how clearly, and what each study says of that in a sentence or
three."""

from collections.abc import Iterator
from typing import NamedTuple

from belarus_options.model.grammar import in_words, separators
from belarus_options.studies.briefing import Briefing
from belarus_options.studies.verdict import Outcome, verdict
from belarus_options.views.briefing.parts import Section, full_name, said, section
from belarus_options.views.commands.score import CAUTION
from belarus_options.views.commands.verdict_sentences import verdict_sentence
from belarus_options.views.forms.html import Hypertext
from belarus_options.views.forms.markup import Markup, element, joined
from belarus_options.views.report.basis import weights_in_words
from belarus_options.views.report.numbers import points
from belarus_options.views.report.report import Report
from belarus_options.views.report.sentence import separated

_SHARES = (
    "A share of weightings counts weightings, each as much as any other: it is not the likelihood"
    " of anything."
)
_VERDICTS = {
    Outcome.no_rival: "no rival",
    Outcome.tie: "no clear winner",
    Outcome.no_clear_winner: "no clear winner",
    Outcome.clear: "clear",
}


class Point(NamedTuple):
    """A numbered point, and the report whose answer it gives; None where there is nothing to
    say."""

    heading: str
    report: Report | None
    most: int = 3


def bottom_line(briefing: Briefing, points_: tuple[Point, ...], hypertext: Hypertext) -> Section:
    """The section; each point is the answer of the command that goes into it further."""
    return section("bottom-line", "Bottom line", _parts(briefing, points_, hypertext))


def _parts(
    briefing: Briefing, points_: tuple[Point, ...], hypertext: Hypertext
) -> Iterator[Markup]:
    if (recommendation := briefing.project.decision.recommendation) is not None:
        yield element(
            "p",
            {"class": "recommendation"},
            element("strong", None, f"Recommendation of {recommendation.by}: "),
            recommendation.text,
        )
    yield _first(briefing, hypertext)
    ranking = briefing.ranking
    found = verdict(ranking)
    yield element(
        "p",
        {"class": "verdict"},
        element("strong", {"class": "badge"}, f"Verdict: {_VERDICTS[found.outcome]}"),
        " ",
        hypertext.inline(points(ranking.ranked[0].total)),
        " of 100. ",
        hypertext.inline(verdict_sentence(found, ranking.settings)),
    )
    items = []
    for point in points_:
        if point.report is not None and point.report.answer:
            words = hypertext.inline(separated(list(point.report.answer)[: point.most], " "))
            items.append(element("li", None, element("strong", None, f"{point.heading}. "), words))
    key = [
        element("li", None, full_name(hypertext, row.option, row.name)) for row in ranking.ranked
    ]
    yield element(
        "div",
        {"class": "columns"},
        element("ol", {"class": "points"}, *items),
        element(
            "div",
            {"class": "key"},
            element("h3", None, "The options"),
            element("ul", None, *key[:26]),
        ),
    )
    yield said(hypertext, f"{CAUTION} {_SHARES}", "note")


def _first(briefing: Briefing, hypertext: Hypertext) -> Markup:
    """Who is first, and whether that is clear."""
    ranking = briefing.ranking
    leaders = [full_name(hypertext, row.option, row.name) for row in ranking.leaders]
    if len(ranking.ranked) == 1:
        words: tuple[str, ...] = (leaders[0], " is the only option.")
    elif len(leaders) > 1:
        several = len(leaders) > 3
        names = [Markup(f"{in_words(len(leaders)).capitalize()} options")] if several else leaders
        words = (_and(names), f" tie for first under the {weights_in_words(ranking.settings)}.")
    else:
        is_clear = verdict(ranking).outcome is Outcome.clear
        ending = "." if is_clear else ", but not clearly."
        under = weights_in_words(ranking.settings)
        under = f"the {under}" if under.startswith("stated") else under
        words = (leaders[0], f" comes first under {under}{ending}")
    return element("p", {"class": "first"}, *words)


def _and(names: list[Markup]) -> Markup:
    pairs = zip(separators(len(names)), names, strict=True)
    return joined(part for pair in pairs for part in pair)
