"""A report as Markdown: a heading, the tables and the text, every name escaped."""

from collections.abc import Iterator, Sequence

from belarus_options.views.forms.safe_text import (
    markdown_code,
    markdown_start,
    markdown_text,
)
from belarus_options.views.report.chart import Triangle
from belarus_options.views.report.report import (
    Block,
    Column,
    Line,
    Listing,
    Next,
    Notes,
    Paragraph,
    Report,
    Table,
)
from belarus_options.views.report.sentence import Said, Wording, say


def to_markdown(report: Report, wording: Wording, *, is_full: bool) -> str:
    """The page, in brief or in full; pictures are left out, and what to type next."""
    lines = [f"# {_heading(report.title, wording)}", ""]
    for said in (report.subtitle, *report.answer):
        if said:
            lines += [_line(said, wording), ""]
    for block in report.shown(is_full=is_full):
        written = list(_block(block, wording))
        if written and lines[-1]:
            lines.append("")
        lines += written
    return "\n".join(lines) + "\n"


def _block(block: Block, wording: Wording) -> Iterator[str]:
    if block.heading:
        yield from (f"## {_heading(block.heading, wording)}", "")
    if block.note:
        yield from (_line(block.note, wording), "")
    match block.content:
        case Table():
            yield from _table(block.content, wording)
        case Listing():
            yield from _table(block.content.table, wording)
        case Notes(sentences):
            yield from _with_blank_lines([_line(said, wording) for said in sentences])
        case Paragraph(lines):
            yield from _paragraph(lines, wording)
        case Triangle() | Next():
            pass


def _table(table: Table, wording: Wording) -> Iterator[str]:
    if not table.rows:
        return
    shown = [i for i, c in enumerate(table.columns) if not (c.is_detail or c.chart is not None)]
    columns = [table.columns[i] for i in shown]
    yield "| " + " | ".join(_headings(columns, wording)) + " |"
    yield "| " + " | ".join("--:" if c.is_number else ":--" for c in columns) + " |"
    for row in table.rows:
        yield "| " + " | ".join(_cell(row[i], wording) for i in shown) + " |"
    # Rows go without lines in between: each has its own below the table, under what it is about.
    for row, lines in zip(table.rows, table.beneath, strict=False):
        if lines:
            yield ""
            about = next(row[i] for i in shown if not table.columns[i].is_number)
            yield from _paragraph([Line(text) for text in (about, *lines)], wording)


def _headings(columns: Sequence[Column], wording: Wording) -> Iterator[str]:
    """What columns beside each other have in common stands before the heading of the first."""
    group: Said = ""
    for column in columns:
        is_first = column.group and column.group != group
        heading = say("{}: {}", column.group, column.heading) if is_first else column.heading
        group = column.group
        yield _cell(heading, wording)


def _paragraph(lines: Sequence[Line], wording: Wording) -> Iterator[str]:
    """Lines as one paragraph: items make a list, within another where they stand further in; the
    others break."""
    outer: list[int] = []
    for index, line in enumerate(lines):
        if line.is_item:
            outer = [level for level in outer if level < line.level]
            yield f"{'  ' * len(outer)}- {_line(line.text, wording)}"
            outer.append(line.level)
        else:
            if outer:
                # Without it, the text would be the last item's.
                yield ""
            outer = []
            yield _line(line.text, wording) + ("  " if index < len(lines) - 1 else "")


def _with_blank_lines(lines: Sequence[str]) -> Iterator[str]:
    for index, line in enumerate(lines):
        if index:
            yield ""
        yield line


def _heading(said: Said, wording: Wording) -> str:
    """The text of a heading, which closes no heading with `#` at its end."""
    text = _text(said, wording).rstrip()
    before = text.rstrip("#")
    return text if before == text else f"{before}\\{text[len(before) :]}"


def _line(said: Said, wording: Wording) -> str:
    """The text of a line of the page, which starts no list, quote or heading with it."""
    return markdown_start(_text(said, wording))


def _text(said: Said, wording: Wording, *, in_prose: bool = True) -> str:
    pieces = wording.pieces(said, in_prose=in_prose)
    return "".join(markdown_code(t) if is_code else markdown_text(t) for t, is_code in pieces)


def _cell(said: Said, wording: Wording) -> str:
    return _text(said, wording, in_prose=False)
