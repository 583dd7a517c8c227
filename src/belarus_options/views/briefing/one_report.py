"""One report as a part of another page, such as a notebook, in the looks of the briefing."""

from collections.abc import Iterator

from belarus_options.views.briefing.parts import answer
from belarus_options.views.briefing.weighing import triangle
from belarus_options.views.forms.html import Hypertext
from belarus_options.views.forms.markup import Markup, element
from belarus_options.views.report.report import Report

_CLASS = "belarus-options"
# The title stands right above a table.
_UNCAPTIONED = "caption { position: absolute; clip-path: inset(50%); }\n"


def one_report(report: Report, hypertext: Hypertext, style: str) -> Markup:
    """A report in brief: title, answer, tables and charts; `style` is the briefing's, and holds for
    this part of the page alone."""
    look = element("style", None, Markup(_nested(style)))
    return element("div", {"class": _CLASS}, look, *_parts(report, hypertext))


def _parts(report: Report, hypertext: Hypertext) -> Iterator[Markup]:
    yield element("h2", None, hypertext.inline(report.title))
    if report.subtitle:
        yield element("p", {"class": "note"}, hypertext.inline(report.subtitle))
    if report.answer:
        yield answer(report, hypertext)
    drawn = report.triangle
    if drawn is not None:
        says = report.answer[0] if report.answer else report.title
        yield from triangle(drawn, says, hypertext)
    yield from hypertext.blocks(report.shown(is_full=False), report.title)


def _nested(style: str) -> str:
    """The rules of a page, for what lies within one element: nesting of CSS does it, and what is
    about the whole page is about that element."""
    nested = style.replace(":root {", "& {").replace("html {", "& {")
    return f".{_CLASS} {{\n{nested}{_UNCAPTIONED}}}\n"
