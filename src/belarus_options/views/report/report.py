"""What a command has to say: a title, an answer, blocks of tables, charts and text, and data."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import Enum
from functools import cache, cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, overload

from belarus_options.views.report.sentence import Said, Sentence

if TYPE_CHECKING:
    from belarus_options.views.report.book import BookMaker
    from belarus_options.views.report.chart import RowChart, Scatter, Triangle
    from belarus_options.views.report.excerpt import Excerpt

# What a data file holds: text or a number at full precision.
Datum = str | float | int | None


class Column(NamedTuple):
    """A column of a table.

    Numbers stand right. Details are for a pipe, whose reader has nothing but the table; elsewhere
    the report says the same below. A column with a chart has empty cells: the chart, made where
    it is drawn, has a row for each of the table's, and stands before the number that it draws.
    An optional column goes where text is too narrow for all: first the last of them. Columns
    beside each other with the same `group` have it above their headings.
    """

    heading: Said
    is_number: bool = False
    is_detail: bool = False
    chart: "Callable[[], RowChart] | None" = None
    is_optional: bool = False
    group: Said = ""


class Table(NamedTuple):
    """Rows of cells; the first `keys` columns say what a row is about, and the last `ruled` rows
    stand below a rule of their own. `beneath` are sentences below each row, for text and Markdown:
    as many as rows, or none."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Said, ...], ...]
    keys: int = 1
    ruled: int = 0
    beneath: tuple[tuple[Said, ...], ...] = ()


class Listing(NamedTuple):
    """A table whose rows are shown in text as blocks of lines, each about a line of a file."""

    table: Table
    excerpts: "tuple[Excerpt, ...]"


class Notes(NamedTuple):
    """Sentences below each other."""

    sentences: tuple[Said, ...]


class Line(NamedTuple):
    """A line of a paragraph, `level` steps further in, as an item of a list or not."""

    text: Said
    level: int = 0
    is_item: bool = False


class Paragraph(NamedTuple):
    """Lines that belong together."""

    lines: tuple[Line, ...]


class Next(NamedTuple):
    """Where to go on from here: sentences with commands to type, for whoever sits at the command
    line and not for whoever is sent the page."""

    sentences: tuple[Said, ...]


Content: TypeAlias = "Table | Listing | Triangle | Notes | Next | Paragraph"


class Shown(Enum):
    """When a part of a report is shown: always, or only where all or only where less was asked."""

    always = "always"
    in_full = "in full"
    in_brief = "in brief"


class Block(NamedTuple):
    """A part of a report under a heading of its own, with a sentence on how to read it.

    What is shown only in full is `given` as what makes it, once somebody reads it, where it is more
    than a few rows.
    """

    given: "Content | Callable[[], Content]"
    heading: Said = ""
    note: Said = ""
    shown: Shown = Shown.always

    @property
    def content(self) -> "Content":
        """What stands in it."""
        return self.given() if callable(self.given) else self.given


def later(made: "Callable[[], Content]") -> "Callable[[], Content]":
    """What makes the content of a block, once."""
    return cache(made)


class Page(NamedTuple):
    """What a command has made to be sent as it is, in the one form that it has."""

    text: str
    status: int = 0


class Records(NamedTuple):
    """The rows of a CSV file under their header."""

    header: Sequence[str]
    rows: Sequence[Sequence[Datum]]


class Later(Sequence[Said]):
    """Sentences that take some work, and are made once somebody reads them."""

    def __init__(self, made: Callable[[], Iterable[Said]]) -> None:
        self._made = made

    @cached_property
    def _sentences(self) -> tuple[Said, ...]:
        return tuple(self._made())

    @overload
    def __getitem__(self, at: int) -> Said: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Said, ...]: ...
    def __getitem__(self, at: int | slice) -> Said | tuple[Said, ...]:
        return self._sentences[at]

    def __len__(self) -> int:
        return len(self._sentences)


def _with_note(blocks: Iterable[Block], note: Said) -> Iterator[Block]:
    """The blocks with a sentence below the first table or picture, or below all where there is
    none; where notes follow it, it is the first of them."""
    rest = iter(blocks)
    for block in rest:
        yield block
        if not isinstance(block.content, Notes | Next | Paragraph):
            break
    after = next((block for block in rest if block.content != Notes(())), None)
    if after is not None and isinstance(after.content, Notes) and not (after.heading or after.note):
        yield Block(Notes((note, *after.content.sentences)))
    else:
        yield Block(Notes((note,)))
        if after is not None:
            yield after
    yield from rest


class Report(NamedTuple):
    """All that a command has to say.

    `reading` says what the figures are; with the date `as_of` and what `settings` set beside the
    files it makes the line below the title. `answer` is the answer in a few sentences. `blocks`
    gives what follows it, brief and full. `lines` gives the table of tab-separated lines, which is
    the first of `blocks` where nothing else is said; `records` gives the CSV and `result` the JSON
    result: each is made only where a form asks for it. `own_settings` are the study's, in JSON
    beside those that all commands share. `screened_out` says who was left out of every comparison,
    below the first table that is shown, unless the report names them itself or compares nobody
    (`names_screened`).
    `status` is the exit status that the answer asks for. `picture` gives what is drawn in a picture
    alone, in place of the charts of the blocks, `book` the workbook where it is more than tables.
    """

    title: Said
    records: Callable[[], Records]
    result: Callable[[], Mapping[str, Any]]
    reading: Said = ""
    as_of: date | None = None
    settings: Said = ""
    answer: Sequence[Said] = ()
    blocks: Callable[[], Iterable[Block]] = tuple
    lines: Callable[[], Table] | None = None
    own_settings: Mapping[str, Any] = MappingProxyType({})
    screened_out: Said = ""
    names_screened: bool = False
    status: int = 0
    picture: "Callable[[], Scatter] | None" = None
    book: "BookMaker | None" = None

    def shown(self, *, is_full: bool) -> Iterator[Block]:
        """The blocks that a reader sees who asked for all, or who did not."""
        left_out = Shown.in_brief if is_full else Shown.in_full
        blocks = (block for block in self.blocks() if block.shown is not left_out)
        return _with_note(blocks, self.screened_out) if self.screened_out else blocks

    @property
    def table(self) -> Table:
        """The table of tab-separated lines."""
        return self.lines() if self.lines is not None else next(self._tables())

    @property
    def triangle(self) -> "Triangle | None":
        """The drawing, where there is one."""
        from belarus_options.views.report.chart import Triangle

        blocks = self.shown(is_full=True)
        drawn = (block.content for block in blocks if isinstance(block.content, Triangle))
        return next(drawn, None)

    @property
    def subtitle(self) -> Sentence:
        """What the figures are, as of when, and what was set."""
        from belarus_options.views.report.sentence import separated

        dated = f"as of {self.as_of.isoformat()}" if self.as_of else ""
        return separated([self.reading, dated, self.settings], " · ")

    def _tables(self) -> Iterator[Table]:
        for block in self.blocks():
            if isinstance(block.content, Table):
                yield block.content
            elif isinstance(block.content, Listing):
                yield block.content.table
