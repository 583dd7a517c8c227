"""A report as text, through Rich: on a terminal, in a pipe or a file. It wraps to the width and
loses nothing."""

import io

from rich.console import Console
from rich.text import Text

from belarus_options.views.forms.problem_blocks import format_block
from belarus_options.views.forms.safe_text import ENCODABLE, one_line
from belarus_options.views.forms.text_table import print_table
from belarus_options.views.report.chart import Triangle
from belarus_options.views.report.excerpt import Excerpt
from belarus_options.views.report.report import (
    Block,
    Line,
    Listing,
    Next,
    Notes,
    Paragraph,
    Report,
    Table,
)
from belarus_options.views.report.sentence import Said, Wording, separated


def to_text(
    report: Report, wording: Wording, *, is_full: bool, width: int, color: bool, encoding: str
) -> str:
    """The report in lines of at most `width` columns, in brief or in full."""
    page = _Page(wording, is_full=is_full, width=width, color=color, encoding=encoding)
    page.sentence(report.title, is_bold=True)
    if report.subtitle:
        page.sentence(report.subtitle)
    if report.answer:
        page.blank()
        page.sentence(separated(report.answer, " "))
    for block in report.shown(is_full=is_full):
        page.block(block)
    return page.text


class _Page:
    """What is printed so far, and how it is printed."""

    def __init__(
        self, wording: Wording, *, is_full: bool, width: int, color: bool, encoding: str
    ) -> None:
        self._is_full = is_full
        self._wording = wording
        self._encoding = encoding
        self._is_unicode = encoding.lower().replace("-", "").replace("_", "").startswith("utf")
        self._bold = "bold" if color else ""
        self._is_in_notes = False
        self._out = io.StringIO()
        self._console = Console(
            file=self._out,
            width=width,
            force_terminal=True,
            color_system="standard" if color else None,
            no_color=not color,
            markup=False,
            emoji=False,
            highlight=False,
            legacy_windows=False,
        )

    @property
    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self._out.getvalue().split("\n"))

    def blank(self) -> None:
        self._console.print()

    def sentence(self, said: Said, *, is_bold: bool = False) -> None:
        text = one_line(self._wording.text(said))
        self._console.print(Text(text, style=self._bold if is_bold else ""))

    def block(self, block: Block) -> None:
        if block.heading:
            self.blank()
            self.sentence(block.heading, is_bold=True)
        if block.note:
            self.sentence(block.note)
        match block.content:
            case Table():
                self._table(block.content)
            case Listing(_, excerpts):
                for excerpt in excerpts:
                    self._excerpt(excerpt)
            case Triangle():
                self._triangle(block.content)
            case Notes(sentences):
                self._sentences(sentences)
            case Next(sentences):
                self._sentences(sentences, closes_notes=self._is_in_notes)
            case Paragraph(lines):
                self.blank()
                for line in lines:
                    self._line(line)
        self._is_in_notes = isinstance(block.content, Notes) and bool(block.content.sentences)

    def _sentences(self, sentences: tuple[Said, ...], *, closes_notes: bool = False) -> None:
        """Below a blank line, but for what to type next, which closes the notes."""
        if sentences and not closes_notes:
            self.blank()
        for said in sentences:
            self.sentence(said)

    def _table(self, table: Table) -> None:
        print_table(
            table,
            self._console,
            self._in_letters,
            is_full=self._is_full,
            is_unicode=self._is_unicode,
            heading_style=self._bold,
        )

    def _triangle(self, triangle: Triangle) -> None:
        # Only the map needs it.
        from belarus_options.views.charts.triangle_terminal import drawn_triangle

        if drawn := drawn_triangle(triangle, self._console.width, self._in_letters):
            self._as_it_is(drawn)

    def _excerpt(self, excerpt: Excerpt) -> None:
        # It is in lines and in color already.
        width, has_color = self._console.width, bool(self._bold)
        self.blank()
        self._out.write(format_block(excerpt, width=width, has_color=has_color))

    def _as_it_is(self, text: str) -> None:
        self.blank()
        self._console.print(Text(text.rstrip("\n")), soft_wrap=True)

    def _line(self, line: Line) -> None:
        """A line in pieces as wide as the terminal, those after the first under its first word."""
        start = "  " * line.level
        hang = start + "  " * line.is_item
        text = ("- " if line.is_item else "") + one_line(self._wording.text(line.text))
        pieces = Text(text).wrap(self._console, max(10, self._console.width - len(hang)))
        for index, piece in enumerate(pieces):
            self._console.print(Text(hang if index else start) + piece)

    def _in_letters(self, said: Said) -> str:
        """A cell in letters that the terminal has, so that columns are as wide as what is shown."""
        text = one_line(self._wording.text(said, in_prose=False))
        return text.encode(self._encoding, ENCODABLE).decode(self._encoding)
