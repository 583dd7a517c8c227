"""What decides, how robust, who chooses what, worlds, evidence, checks: what the commands say, in
brief, one section each."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from belarus_options.model.grammar import counted
from belarus_options.model.settings import AS_STATED
from belarus_options.studies.briefing import Briefing
from belarus_options.views.briefing.deciding import deciding_section
from belarus_options.views.briefing.parts import Section, said, section, told_in_brief
from belarus_options.views.commands.bundles import bundles_report
from belarus_options.views.commands.check import check_report
from belarus_options.views.commands.explain_two import comparison_report
from belarus_options.views.commands.flip import flip_report
from belarus_options.views.commands.perspectives import perspectives_report
from belarus_options.views.commands.robustness import robustness_report
from belarus_options.views.commands.scenarios import scenarios_report
from belarus_options.views.commands.screen import screen_report
from belarus_options.views.commands.sensitivity import sensitivity_report
from belarus_options.views.commands.stress import stress_report
from belarus_options.views.forms.html import Hypertext
from belarus_options.views.forms.markup import Markup, element
from belarus_options.views.report.report import Report, Shown
from belarus_options.views.report.sentence import evidence

Study = TypeVar("Study")


class Reports:
    """The report of each study of a briefing; None where there is no study."""

    def __init__(self, briefing: Briefing) -> None:
        self.decides = _of(comparison_report, briefing.comparison)
        self.sensitivity = _of(sensitivity_report, briefing.sensitivity)
        self.robustness = _of(robustness_report, briefing.robustness)
        self.flip = _of(flip_report, briefing.flip)
        self.people = _of(perspectives_report, briefing.perspectives)
        self.worlds = _of(scenarios_report, briefing.scenarios)
        self.stress = _of(stress_report, briefing.stress)
        self.screening = _of(screen_report, briefing.screening)
        self.bundles = _of(bundles_report, briefing.bundles)
        self.checks = check_report(briefing.checked, briefing.project, AS_STATED)


def finding_sections(
    briefing: Briefing, reports: Reports, hypertext: Hypertext
) -> Iterator[Section]:
    """The sections whose studies have something to say, in the order of the page."""
    if reports.decides is not None and briefing.comparison is not None:
        yield deciding_section(briefing.comparison, reports.decides, hypertext)
    robust = [
        part
        for report, title in (
            (reports.robustness, "Who is first and last, under which share of weightings"),
            (reports.sensitivity, "How far one weight can move"),
            (reports.flip, "The least that puts another option first"),
        )
        if report is not None
        for part in (
            element("h3", None, title),
            *told_in_brief(report, title, hypertext, is_heading=True),
        )
    ]
    if robust:
        yield section("robust", "How robust", robust)
    if reports.people is not None:
        title = "Rank and total by each perspective’s weights"
        yield section("people", "Who chooses what", told_in_brief(reports.people, title, hypertext))
    if reports.worlds is not None:
        parts = told_in_brief(reports.worlds, "Totals in each scenario", hypertext)
        yield section("worlds", "If the world turns out differently", parts)
    if reports.bundles is None and briefing.project.bundles.named:
        too_many = "There are too many sets of these options to value each of them."
        yield section("bundles", "Which options together", [said(hypertext, too_many)])
    if reports.bundles is not None:
        yield section("bundles", "Which options together", _together(briefing, reports, hypertext))
    if reports.stress is not None:
        yield section(
            "evidence", "Evidence and assumptions", _evidence(briefing, reports, hypertext)
        )
    yield section("checks", "Checks", _checks(reports.checks, hypertext))


def screening_section(reports: Reports, hypertext: Hypertext) -> Iterator[Section]:
    """Who passes what is asked before options are compared, where something is."""
    if reports.screening is not None:
        parts = told_in_brief(reports.screening, "Options by what they have to pass", hypertext)
        yield section("screening", "What options have to pass", parts)


def _of(view: Callable[[Study], Report], study: Study | None) -> Report | None:
    return None if study is None else view(study)


def _together(briefing: Briefing, reports: Reports, hypertext: Hypertext) -> Iterator[Markup]:
    """Sets of options, and what the courses that go on in some worlds come to there."""
    report = reports.bundles
    assert report is not None
    yield from told_in_brief(report, "Sets of options, best first", hypertext)
    courses = {
        bundle.name or id for id, bundle in briefing.project.bundles.named.items() if bundle.later
    }
    full = (block for block in report.shown(is_full=True) if block.shown is Shown.in_full)
    named = (block for block in full if hypertext.plain(block.heading) in courses)
    yield from hypertext.blocks(named, "")


def _evidence(briefing: Briefing, reports: Reports, hypertext: Hypertext) -> Iterator[Markup]:
    assert reports.stress is not None
    yield from told_in_brief(reports.stress, "Scores to check first", hypertext)
    assumptions = [
        element(
            "li",
            None,
            item.says,
            element("span", {"class": "note"}, f" Assumed because: {item.because} ("),
            hypertext.inline(evidence(id)),
            element("span", {"class": "note"}, ")"),
        )
        for id, item in briefing.project.evidence.items()
        if item.kind == "assumption"
    ]
    if assumptions:
        title = f"The {counted(len(assumptions), 'assumption')} of this analysis"
        yield element(
            "details",
            {"class": "printed"},
            element("summary", None, title),
            element("ul", None, *assumptions),
        )


def _checks(report: Report, hypertext: Hypertext) -> Iterator[Markup]:
    yield said(hypertext, "The analysis was looked over for known mistakes of the craft.", None)
    yield from hypertext.blocks(report.shown(is_full=False), "What was found")
