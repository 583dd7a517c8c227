"""What sections of a briefing share: how they are framed, and how the page names things."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from belarus_options.model.choices import Annexes
from belarus_options.studies.briefing import Briefing
from belarus_options.studies.matrix.ranking import Ranking
from belarus_options.views.forms.html import Chip, Hypertext
from belarus_options.views.forms.markup import Markup, element
from belarus_options.views.report.marks import option_marks
from belarus_options.views.report.report import Report
from belarus_options.views.report.sentence import Said, Wording, separated

AS_STATED_NOTE = "As stated in the analysis, not for what the reader has changed."


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page with an entry in its contents."""

    id: str
    heading: str
    parts: tuple[Markup, ...]
    follows: bool

    @property
    def markup(self) -> Markup:
        heading = f"{self.id}-heading"
        return element(
            "section",
            {"id": self.id, "aria-labelledby": heading},
            element("h2", {"id": heading}, self.heading),
            *([] if self.follows else [element("p", {"class": "stale"}, AS_STATED_NOTE)]),
            *self.parts,
        )


def section(id: str, heading: str, parts: Iterable[Markup], *, follows: bool = False) -> Section:
    """A section of its parts; where it does not follow what a reader changes, it says so then."""
    return Section(id, heading, tuple(parts), follows)


def answer(report: Report, hypertext: Hypertext) -> Markup:
    """The answer of a report as one paragraph."""
    return element("p", {"class": "answer"}, hypertext.inline(separated(report.answer, " ")))


def told_in_brief(
    report: Report, caption: str, hypertext: Hypertext, *, is_heading: bool = False
) -> Iterator[Markup]:
    """The answer of a report and what follows it, in brief; the caption of its table can stand
    above it as a heading."""
    if report.answer:
        yield answer(report, hypertext)
    yield from hypertext.blocks(report.shown(is_full=False), caption, is_heading=is_heading)


def option_chips(ranking: Ranking) -> dict[str, Chip]:
    """The mark of each option by the ranking that is stated, and the place of its tint."""
    options = ranking.project.options
    order = [row.option for row in ranking.ranked]
    order += [id for id in options if id not in set(order)]
    named = {
        id: [name for name in (options[id].name, options[id].short, id) if name] for id in order
    }
    marks = option_marks(named)
    return {id: Chip(marks[id], place) for place, id in enumerate(order)}


def shown_evidence(briefing: Briefing, annexes: Annexes) -> dict[str, int]:
    """The items that the page has, each with its place in the register."""
    project = briefing.project
    cited = {
        id
        for scores in briefing.ranking.scores
        for score in scores
        for id in (*(score.evidence or ()), *(score.if_wrong or ()))
    }
    return {
        id: place
        for place, id in enumerate(project.evidence, 1)
        if annexes is Annexes.all or (annexes is Annexes.cited and id in cited)
    }


def hypertext_of(briefing: Briefing, wording: Wording, places: Mapping[str, int]) -> Hypertext:
    """How the page words what its sentences name; `places` are those of the evidence it has."""

    def address(id: str) -> str | None:
        return f"#evidence-{places[id]}" if id in places else None

    return Hypertext(wording, option_chips(briefing.ranking), address)


def full_name(hypertext: Hypertext, id: str, name: str) -> Markup:
    """An option by its chip and its whole name."""
    return element("span", {"class": "option"}, hypertext.chips[id].markup, Markup("&nbsp;"), name)


def said(hypertext: Hypertext, sentence: Said, look: str | None = None) -> Markup:
    """A sentence as a paragraph."""
    return element("p", {"class": look}, hypertext.inline(sentence))
