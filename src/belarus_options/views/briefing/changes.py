"""What has changed since an earlier state of the analysis: what `diff` says of the two."""

from collections.abc import Iterator
from typing import NamedTuple

from belarus_options.views.briefing.parts import Section, section, told_in_brief
from belarus_options.views.commands.diff import Side
from belarus_options.views.forms.html import Hypertext
from belarus_options.views.forms.markup import Markup, element
from belarus_options.views.report.report import Report


class Earlier(NamedTuple):
    """An earlier state: how it was asked for, or the name of its folder; the id of its commit, None
    for a folder; the digest of its files; and the report of what changed from it."""

    asked: str
    revision: str | None
    digest: str
    report: Report

    @property
    def in_words(self) -> str:
        """What it is, as whoever made the page asked for it."""
        return Side(self.asked, self.asked, self.revision, lambda: self.digest).in_words


def changes_section(earlier: Earlier, hypertext: Hypertext) -> Section:
    """The section, whose figures are those of the settings of the page."""
    return section("changes", "What has changed", _parts(earlier, hypertext))


def _parts(earlier: Earlier, hypertext: Hypertext) -> Iterator[Markup]:
    yield element("p", None, f"From {earlier.in_words} to this analysis.")
    caption = "Changes that move totals, and what each did"
    yield from told_in_brief(earlier.report, caption, hypertext)
