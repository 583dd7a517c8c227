"""The cells of a text that `,`, `;` or a tab separates, which know where they stand.

The standard library's reader keeps no columns, and a problem is said with its place; so cells are
found here by one regular expression, and a test holds it to the standard library's.
"""

import re
from collections.abc import Iterator

from belarus_options.files.sheets.table import MOST_CELLS, Table, too_large
from belarus_options.model.problem import InputError, Position, refuse

DELIMITERS = (",", ";", "\t")

# Excel's own way to name the delimiter, and the one that Excel itself obeys.
_NAMED_DELIMITER = re.compile(r'"?sep=(?P<delimiter>[^\n])"?\n', re.IGNORECASE)
# A quote opens a cell only at its start: the inches of `5" gun` are text.
# Possessive, so that a long cell is read once and nothing is kept to go back to.
_QUOTED = r'"[^"]*+(?:""[^"]*+)*+"'
_LINE = re.compile(rf"(?:[ \t]*{_QUOTED})?(?:[,;\t] *{_QUOTED}|[^\n])*+")
# Of tabs before a quote the last is taken for the delimiter, lest each of many is tried as such.
_QUOTED_CELL = re.compile(rf"(\A[ \t]*|[,;\t] *){_QUOTED}")
_SPACE = re.compile(r"\s+")
# How many lines say by what they are separated, and how much of them: titles may stand above the
# table.
_LINES_LOOKED_AT, _CHARACTERS_LOOKED_AT = 20, 1 << 20


def delimited_table(file: str, text: str) -> Table:
    """The one table of a text whose line ends are LF; raises InputError where it is none."""
    named = _NAMED_DELIMITER.match(text)
    start = named.end() if named else 0
    delimiter = named["delimiter"] if named else _most_frequent(text)
    if delimiter not in DELIMITERS:
        raise _wrong_delimiter(file, text, delimiter)
    rows: list[tuple[str, ...]] = []
    starts: list[int] = []
    gaps = set()
    is_after_gap = False
    count = 0
    for begin, row in _rows(file, text, start, delimiter):
        count += len(row)
        if count > MOST_CELLS:
            raise too_large(file)
        if not any(row):
            is_after_gap = bool(rows)
            continue
        if is_after_gap:
            gaps.add(len(rows))
            is_after_gap = False
        rows.append(tuple(row))
        starts.append(begin)

    def position(row: int, first: int, last: int) -> Position:
        places = list(_places(text, starts[row], delimiter))
        # Where a row ends early, its end is the place of what is missing.
        begin, end = places[min(first, len(places) - 1)][0], places[min(last, len(places) - 1)][1]
        return Position.within(file, text, begin, end)

    numbers = tuple(range(1, len(rows) + 1))
    return Table(file, tuple(rows), delimiter, numbers, position, gaps=frozenset(gaps))


def _most_frequent(text: str) -> str:
    """What separates most cells outside quotes; of two alike the one that stands in more lines,
    then a tab before `;` before `,`."""
    text = text[:_CHARACTERS_LOOKED_AT]
    lines: list[str] = []
    at = 0
    while at < len(text) and len(lines) < _LINES_LOOKED_AT:
        match = _LINE.match(text, at)
        assert match is not None
        lines.append(_QUOTED_CELL.sub(r"\1", match[0]))
        at = match.end() + 1
    lines = [line for line in lines if line.strip()]
    widest = {mark: max((line.count(mark) for line in lines), default=0) for mark in DELIMITERS}
    full = {
        mark: sum(line.count(mark) == widest[mark] for line in lines) if widest[mark] else 0
        for mark in DELIMITERS
    }
    first = lines[0] if lines else ""
    return max(("\t", ";", ","), key=lambda mark: (full[mark], mark in first, widest[mark]))


def _wrong_delimiter(file: str, text: str, delimiter: str) -> InputError:
    at = text.index(delimiter)
    return refuse(
        "wrong-delimiter",
        f"the columns are separated by `{delimiter}`",
        "save the file as CSV, with `,`, `;` or tabs between the columns",
        position=Position.within(file, text, at, at + 1),
    )


def _cell_pattern(delimiter: str) -> re.Pattern[str]:
    # Where tabs separate cells they are no space, and a row of them is read once.
    space = " *+" if delimiter == "\t" else "[ \t]*+"
    quoted = rf'{space}"(?P<quoted>[^"]*+(?:""[^"]*+)*+)"{space}(?=[{delimiter}\n]|\Z)'
    return re.compile(rf"{quoted}|(?P<plain>[^{delimiter}\n]*)")


def _rows(file: str, text: str, start: int, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with where it begins."""
    match_cell = _cell_pattern(delimiter).match
    row: list[str] = []
    begin, size = start, len(text)
    while True:
        match = match_cell(text, start)
        assert match is not None
        quoted, bare = match.groups()
        if quoted is None:
            content = bare.strip()
            if content.startswith('"'):
                raise _open_quote(file, text, match.start("plain") + bare.index('"'))
        else:
            content = quoted.replace('""', '"')
            if "\n" in content:
                content = _SPACE.sub(lambda m: " " if "\n" in m[0] else m[0], content)
            content = content.strip()
        row.append(content)
        if len(row) > MOST_CELLS:
            raise too_large(file)
        end = match.end()
        start = end + 1
        if end == size or text[end] == "\n":
            yield begin, row
            row, begin = [], start
        if end == size:
            return


def _places(text: str, start: int, delimiter: str) -> Iterator[tuple[int, int]]:
    """Where each cell of the row that begins here starts and ends."""
    match_cell = _cell_pattern(delimiter).match
    while True:
        match = match_cell(text, start)
        assert match is not None
        yield match.span()
        if match.end() == len(text) or text[match.end()] == "\n":
            return
        start = match.end() + 1


def _open_quote(file: str, text: str, at: int) -> InputError:
    return refuse(
        "open-quote",
        "the quote that opens here is not closed, or text follows where it is",
        "close it at the end of the cell, and write a quote within it twice",
        position=Position.within(file, text, at, at + 1),
    )
