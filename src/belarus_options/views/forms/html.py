"""Parts of a report as HTML: sentences in which options have chips, tables, lists and charts.

A page is made of them; nothing is worded or rounded here that a view has not said.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from belarus_options.model.short import MOST_COLUMNS
from belarus_options.views.charts.rows_html import row_chart
from belarus_options.views.forms.markup import Markup, element, joined, text
from belarus_options.views.report.chart import Triangle
from belarus_options.views.report.report import (
    Block,
    Column,
    Line,
    Listing,
    Next,
    Notes,
    Paragraph,
    Table,
)
from belarus_options.views.report.sentence import (
    Code,
    Command,
    Reference,
    Said,
    Subject,
    Wording,
    criterion,
    option,
    parts_of,
    perspective,
    scenario,
)

# Tints of chips: more options than that share them, and are told apart by their letters.
TINTS = 6
_BESIDE = Markup("&nbsp;")


@dataclass(frozen=True, slots=True)
class Chip:
    """The mark that an option keeps throughout a page, and the place of its tint."""

    mark: str
    place: int

    @property
    def markup(self) -> Markup:
        look = f"chip t{self.place % TINTS}"
        return element("span", {"class": look}, self.mark)


@dataclass(frozen=True, slots=True)
class Hypertext:
    """How a page words what sentences name: options with their chips, the rest by short names.

    `chips` are by id. `evidence_link` gives the address of an item on the page, None where it is
    not shown.
    """

    wording: Wording
    chips: Mapping[str, Chip]
    evidence_link: Callable[[str], str | None] = lambda _: None

    def plain(self, said: Said) -> str:
        """The same as plain text, for labels and pictures."""
        return self.wording.text(said)

    def inline(self, said: Said, *, in_prose: bool = True) -> Markup:
        """A sentence, or what stands in a cell."""
        return joined(self._part(part, in_prose=in_prose) for part in parts_of(said))

    def _part(self, part: Said, *, in_prose: bool) -> str:
        match part:
            case Reference(Subject.option, id) if id in self.chips:
                name = self.wording.name(part)
                # The letter and a short name beside it stay on one line.
                look = "option short" if len(name) <= MOST_COLUMNS else "option"
                return element("span", {"class": look}, self.chips[id].markup, _BESIDE, name)
            case Reference(Subject.evidence, id) if (link := self.evidence_link(id)) is not None:
                return element("a", {"href": link}, self.wording.name(part))
            case Reference(Subject.perspective, id) if not in_prose:
                return element("span", {"data-perspective": id}, self.wording.name(part))
            case Code() | Command():
                return element("code", None, self.wording.text(part).strip("`"))
            case _:
                return self.wording.text(part, in_prose=in_prose)

    # --- blocks

    def blocks(
        self, blocks: Iterable[Block], caption: Said, *, is_heading: bool = False
    ) -> Iterator[Markup]:
        """What follows an answer; a table without a heading of its own has the caption. Where the
        same stands above it as a heading, its caption is only read aloud."""
        for block in blocks:
            if block.heading:
                yield element("h3", None, self.inline(block.heading))
            if block.note:
                yield element("p", {"class": "note"}, self.inline(block.note))
            match block.content:
                case Table() as table:
                    if table.rows:
                        name, is_said = block.heading or caption, block.heading or is_heading
                        yield self.table(table, name, is_unseen=bool(is_said))
                case Listing(table, _):
                    yield self._findings(table)
                case Notes(sentences):
                    yield from self.paragraphs(sentences)
                case Paragraph(lines):
                    yield self._lines(lines)
                case Triangle() | Next():
                    pass

    def _findings(self, table: Table) -> Markup:
        """What is shown one by one elsewhere: what it is and says, then where, and the rest."""
        headings = [self.plain(column.heading) for column in table.columns]
        items = []
        for row in table.rows:
            cells = {
                heading: self.inline(said)
                for heading, said in zip(headings, row, strict=True)
                if said
            }
            kind = joined((cells.pop("Severity", Markup("")), ": ", cells.pop("Rule", Markup(""))))
            message = self._told_apart(cells.pop("Message", Markup("")))
            # How to mend it is for whoever has the files.
            cells.pop("Help", None)
            rest = [
                element("span", {"class": "note line"}, f"{heading}: ", cell)
                for heading, cell in cells.items()
            ]
            items.append(element("li", None, element("strong", None, kind), " ", message, *rest))
        return element("ul", {"class": "findings"}, *items)

    def _told_apart(self, message: Markup) -> Markup:
        """What stands in backticks by what people call it where it is an id, else as code."""
        words = message.split("`")
        if len(words) % 2 == 0:
            return message
        return joined(
            self._called(Markup(part)) if at % 2 else Markup(part) for at, part in enumerate(words)
        )

    def _called(self, quoted: Markup) -> Markup:
        if quoted in self.chips:
            return self.inline(option(quoted))
        for subject in (criterion, perspective, scenario):
            reference = subject(quoted)
            if self.wording.name(reference) != quoted:
                return self.inline(reference)
        return element("code", None, quoted)

    def paragraphs(self, sentences: Iterable[Said]) -> Iterator[Markup]:
        """Sentences below each other, without those about the command line."""
        for said in sentences:
            if said and not is_about_the_command_line(said):
                yield element("p", None, self.inline(said))

    def _lines(self, lines: Sequence[Line]) -> Markup:
        """Lines that belong together: those further in are set off."""
        rows = []
        for line in lines:
            look = f"line in{min(line.level, 3)}" + (" item" if line.is_item else "")
            rows.append(element("span", {"class": look}, self.inline(line.text)))
        return element("p", {"class": "lines"}, *rows)

    # --- tables

    def table(
        self, table: Table, caption: Said, *, is_unseen: bool = False, **attributes: str
    ) -> Markup:
        """A table with its charts; it can be scrolled on its own where it is too wide."""
        shown = [at for at, column in enumerate(table.columns) if not column.is_detail]
        columns = [table.columns[at] for at in shown]
        charts = {at: c.chart() for at in shown if (c := table.columns[at]).chart is not None}
        body = []
        for index, row in enumerate(table.rows):
            cells = []
            for at in shown:
                if (chart := charts.get(at)) is not None:
                    cells.append(element("td", {"class": "chart"}, row_chart(chart, index)))
                else:
                    cells.append(self._cell(table, at, row[at], is_key=at == self._key(table)))
            is_ruled = table.ruled and index == len(table.rows) - table.ruled
            body.append(element("tr", {"class": "ruled" if is_ruled else None}, *cells))
            beneath = table.beneath[index] if table.beneath else ()
            if beneath:
                lines = [element("p", None, self.inline(said)) for said in beneath]
                spread: dict[str, str | int | bool | None] = {"colspan": len(shown)}
                body.append(element("tr", {"class": "beneath"}, element("td", spread, *lines)))
        name = self.plain(caption)
        return element(
            "section",
            {"class": "scroll", "tabindex": 0, "aria-label": name},
            element(
                "table",
                attributes or None,
                element(
                    "caption", {"class": "unseen" if is_unseen else None}, self.inline(caption)
                ),
                element("thead", None, *self._head(columns)),
                element("tbody", None, *body),
            ),
        )

    @staticmethod
    def _key(table: Table) -> int:
        """The column that says what a row is about: the first of its keys that is no number."""
        keys = range(min(table.keys, len(table.columns)))
        return next((at for at in keys if not table.columns[at].is_number), 0)

    def _cell(self, table: Table, at: int, said: Said, *, is_key: bool) -> Markup:
        look = "number" if table.columns[at].is_number else None
        inside = self.inline(said, in_prose=False)
        if is_key:
            return element("th", {"scope": "row", "class": look}, inside)
        return element("td", {"class": look}, inside)

    def _head(self, columns: Sequence[Column]) -> Iterator[Markup]:
        if any(column.group for column in columns):
            cells = []
            for group, members in groupby(columns, key=lambda column: column.group):
                span = len(list(members))
                spread: dict[str, str | int | bool | None] = {"colspan": span}
                if group:
                    cells.append(element("th", {"scope": "colgroup", **spread}, self.inline(group)))
                else:
                    cells.append(element("td", spread))
            yield element("tr", {"class": "groups"}, *cells)
        yield element("tr", None, *map(self._heading, columns))

    def _heading(self, column: Column) -> Markup:
        look = "number" if column.is_number else None
        inside = self.inline(column.heading, in_prose=False)
        # A column without a name, such as that of a bar, has no header.
        if not inside.strip():
            return element("td", {"class": look})
        return element("th", {"scope": "col", "class": look}, inside)


def is_about_the_command_line(said: Said) -> bool:
    """Whether a sentence says what to type, which is of no use to whoever is sent a page."""
    return any(isinstance(part, Code | Command) for part in parts_of(said))


def link(address: str, words: str) -> Markup:
    """A link where the address is one of the web, else its text."""
    if address.startswith(("https://", "http://")):
        return element("a", {"href": address, "rel": "noreferrer noopener"}, words)
    return text(words)
