"""What views say as text: ids for names, and command lines without settings."""

import json
from collections.abc import Iterable, Iterator
from functools import reduce
from typing import Any

from belarus_options.model.settings import Settings
from belarus_options.views.forms.command_line import command_line
from belarus_options.views.report.numbers import Kind, Number, data
from belarus_options.views.report.report import Block, Next, Notes, Paragraph, Report, Table
from belarus_options.views.report.sentence import Said, Wording, by_id, parts_of

COUNTS = (Kind.count, Kind.in_words, Kind.all_of)
WORDING = Wording(by_id, lambda command: command_line(command, Settings(), None))


def text(said: Said) -> str:
    """A sentence as it is read."""
    return WORDING.text(said)


def texts(sentences: Iterable[Said]) -> tuple[str, ...]:
    """Sentences as they are read."""
    return tuple(map(text, sentences))


def answer(report: Report) -> tuple[str, ...]:
    """The answer of a report, sentence by sentence."""
    return texts(report.answer)


def notes(report: Report, wording: Wording = WORDING) -> tuple[str, ...]:
    """The sentences below the tables."""
    return tuple(
        wording.text(said)
        for block in report.blocks()
        if isinstance(block.content, Notes)
        for said in block.content.sentences
    )


def commands(report: Report, wording: Wording = WORDING) -> list[str]:
    """What to type next, in brief and in full."""
    contents = (block.content for block in report.blocks())
    said = (content.sentences for content in contents if isinstance(content, Next))
    return [wording.text(each) for sentences in said for each in sentences]


def paragraphs(report: Report) -> tuple[str, ...]:
    """The paragraphs as lines, indented and marked as on a terminal."""
    return tuple(
        "\n".join(
            "  " * line.level + "- " * line.is_item + text(line.text)
            for line in block.content.lines
        )
        for block in report.blocks()
        if isinstance(block.content, Paragraph)
    )


def sections(report: Report) -> dict[str, Block]:
    """The blocks that have a heading, by it."""
    return {text(block.heading): block for block in report.blocks() if block.heading}


def section(report: Report, heading: str) -> Table:
    """The table under a heading."""
    content = sections(report)[heading].content
    assert isinstance(content, Table)
    return content


def note(report: Report, begin: str) -> str:
    """The first note that begins with some words."""
    return next(line for line in notes(report) if line.startswith(begin))


def rows(table: Table) -> list[tuple[str, ...]]:
    """The cells of a table as it shows them, charts left out."""
    shown = [i for i, column in enumerate(table.columns) if column.chart is None]
    return [tuple(WORDING.text(row[i], in_prose=False) for i in shown) for row in table.rows]


def headings(table: Table) -> tuple[str, ...]:
    """The headings of a table, charts left out."""
    return tuple(text(column.heading) for column in table.columns if column.chart is None)


def numbers(said: Said) -> list[Number]:
    """The numbers of a sentence in their order."""
    return [part for part in parts_of(said) if isinstance(part, Number)]


def at(document: Any, pointer: str) -> Any:
    """What stands at a JSON pointer (RFC 6901); ids hold nothing that has to be escaped."""

    def step(place: Any, token: str) -> Any:
        return place[int(token)] if isinstance(place, list) else place[token]

    return reduce(step, pointer.split("/")[1:], document)


def said(report: Report) -> Iterator[Said]:
    """All sentences of a report, tables left out."""
    yield from (report.title, report.subtitle, *report.answer)
    for block in report.blocks():
        yield from (block.heading, block.note)
        match block.content:
            case Notes(sentences) | Next(sentences):
                yield from sentences
            case Paragraph(lines):
                yield from (line.text for line in lines)


def held_pointers(report: Report) -> list[str]:
    """The places of the JSON result that sentences point at; raises AssertionError where a number
    is not the one at its place."""
    result = json.loads(json.dumps(report.result()))
    told = [number for sentence in said(report) for number in numbers(sentence)]
    pointed = [number for number in told if number.pointer]
    for number in pointed:
        held = at(result, number.pointer)
        if number.kind in COUNTS and isinstance(held, list | dict):
            held = len(held)
        # An amount is a size, whatever direction the result gives it.
        assert data(number) == (abs(held) if number.kind is Kind.amount else held), number
    return [number.pointer for number in pointed]
