"""The pipe tables of a Markdown text (GitHub Flavored Markdown 0.29, section 4.10)."""

import re

from belarus_options.files.sheets.table import MOST_CELLS, Table, too_large
from belarus_options.model.problem import Position

_DELIMITER_ROW = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\Z")
_CELL = re.compile(r"(?:\\.|[^|])*+")
# Around all that a cell says; within it, `*` and `_` may be meant.
_EMPHASIS = re.compile(r"(\*\*|__|\*|_|`)(?=\S)(.+)(?<=\S)\1")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_FENCE = re.compile(r" {0,3}(```+|~~~+)")


def markdown_tables(file: str, text: str) -> list[Table]:
    """Every table of a text whose line ends are LF, in its order."""
    lines = text.split("\n")
    tables = []
    fence = ""
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    at = 1
    while at < len(lines):
        if mark := _FENCE.match(lines[at - 1]):
            fence = "" if fence == mark[1][0] else fence or mark[1][0]
        header = lines[at - 1]
        if not fence and "|" in header and "-" in lines[at] and _DELIMITER_ROW.match(lines[at]):
            end = at + 1
            while end < len(lines) and "|" in lines[end]:
                end += 1
            numbers = [at - 1, *range(at + 1, end)]
            tables.append(_table(file, text, lines, starts, numbers))
            at = end
        at += 1
    return tables


def _table(file: str, text: str, lines: list[str], starts: list[int], numbers: list[int]) -> Table:
    if sum(lines[number].count("|") for number in numbers) > MOST_CELLS:
        raise too_large(file)
    spans = [_spans(lines[number]) for number in numbers]
    rows = [
        tuple(_content(lines[number][begin:end]) for begin, end in row)
        for number, row in zip(numbers, spans, strict=True)
    ]
    kept = [index for index, row in enumerate(rows) if any(row)]

    def position(row: int, first: int, last: int) -> Position:
        number, places = numbers[kept[row]], spans[kept[row]]
        begin, end = places[min(first, len(places) - 1)][0], places[min(last, len(places) - 1)][1]
        return Position.within(file, text, starts[number] + begin, starts[number] + end)

    return Table(
        file,
        tuple(rows[index] for index in kept),
        "|",
        tuple(numbers[index] + 1 for index in kept),
        position,
    )


def _spans(line: str) -> list[tuple[int, int]]:
    """Where each cell of a row starts and ends, without the spaces around what it says."""
    begin = len(line) - len(line.lstrip())
    stop = len(line.rstrip())
    begin += line[begin : begin + 1] == "|"
    if stop > begin and line[stop - 1] == "|" and line[stop - 2 : stop - 1] != "\\":
        stop -= 1
    spans = []
    while True:
        match = _CELL.match(line, begin, stop)
        assert match is not None
        text = match[0]
        left = match.start() + len(text) - len(text.lstrip())
        spans.append((left, max(left, match.end() - len(text) + len(text.rstrip()))))
        begin = match.end() + 1
        if match.end() >= stop:
            return spans


def _content(text: str) -> str:
    text = _BREAK.sub(" ", text).replace("\\|", "|")
    text = " ".join(text.split())
    while match := _EMPHASIS.fullmatch(text):
        text = match[2]
    return text
