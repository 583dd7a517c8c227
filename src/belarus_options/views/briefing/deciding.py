"""What decides between two options: what `explain` says, and a table that follows the reader."""

from collections.abc import Iterator

from belarus_options.studies.explanation import Comparison
from belarus_options.views.briefing.parts import AS_STATED_NOTE, Section, answer, section
from belarus_options.views.commands.explain_two import brief_table, totals_in_words
from belarus_options.views.forms.html import Hypertext
from belarus_options.views.forms.markup import Markup, element
from belarus_options.views.report.report import Notes, Paragraph, Report
from belarus_options.views.report.sentence import Said

# Leaves with a row of their own; the script has as many.
_MOST_ROWS = 12
_CAPTION: Said = (
    "What each leaf adds to the lead: its weight times the difference of the two values."
)


def deciding_section(comparison: Comparison, report: Report, hypertext: Hypertext) -> Section:
    """The section: as stated, the answer and the levels behind the largest difference; below them
    the table of two options, which the script keeps up with what is changed."""
    return section("decides", "What decides", _parts(comparison, report, hypertext), follows=True)


def _parts(comparison: Comparison, report: Report, hypertext: Hypertext) -> Iterator[Markup]:
    yield element("p", {"class": "stale"}, AS_STATED_NOTE)
    yield answer(report, hypertext)
    blocks = list(report.shown(is_full=False))
    reasons = [block for block in blocks if isinstance(block.content, Paragraph)]
    if reasons:
        yield element("h3", None, "The largest difference")
        yield from hypertext.blocks(reasons, "")
    yield element("h3", None, "Leaf by leaf")
    yield element("p", {"id": "pair-totals"}, hypertext.inline(totals_in_words(comparison)))
    table = brief_table(comparison, most=_MOST_ROWS, has_scores=False, is_drawn=True)
    yield hypertext.table(table, _CAPTION, id="pair")
    notes = (block for block in blocks if isinstance(block.content, Notes))
    yield from hypertext.blocks(notes, "")
