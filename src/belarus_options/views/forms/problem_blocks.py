"""A problem or a finding as a block of lines: what, where, the line itself, a way out."""

from collections.abc import Iterable, Iterator

from belarus_options.model.problem import Position, Problem
from belarus_options.views.forms.safe_text import one_line
from belarus_options.views.report.excerpt import Excerpt

# A longer line of a file is shown around the place that is meant.
_LONGEST_LINE = 100
# Whatever a message quotes, nobody reads more of it.
_LONGEST_TEXT = 2_000
# As compilers have them: severities in bold, what frames a line in blue (ECMA-48, SGR).
_COLORS = {"error": "1;31", "warning": "1;33", "note": "1;36", "frame": "1;34", "last": "1"}


def format_problems(
    problems: Iterable[Problem], *, width: int | None = None, has_color: bool = False
) -> str:
    """Every problem as a block, a blank line between two."""
    return "\n".join(
        format_block(
            Excerpt(
                "error", p.name, p.message, p.position, p.argument or p.file, help=p.help
            ),
            width=width,
            has_color=has_color,
        )
        for p in problems
    )  # fmt: skip


def format_block(block: Excerpt, *, width: int | None = None, has_color: bool = False) -> str:
    """One block, wrapped at words to a width in columns where one is given."""

    def painted(text: str, what: str) -> str:
        return f"\x1b[{_COLORS[what]}m{text}\x1b[0m" if has_color and text.strip() else text

    def lines(label: str, what: str, text: str, hang: int) -> Iterator[str]:
        """A label and a text behind it, further lines of the text under its beginning."""
        room = None if width is None else width - hang
        if len(text) > _LONGEST_TEXT:
            text = text[:_LONGEST_TEXT] + "…"
        pieces = list(wrapped(one_line(text), room, len(label) - hang))
        yield painted(label, what) + pieces[0]
        yield from (" " * hang + piece for piece in pieces[1:])

    position = block.position
    gutter = 3 if position is None else len(str(position.line)) + 1
    frame = painted(" " * gutter + "|", "frame")
    arrow = " " * (gutter - 1) + "--> "
    found = [*lines(f"{block.severity}[{block.name}]: ", block.severity, block.message, 2)]
    if position is not None:
        place = f"{position.file}:{position.line}:{position.column}{block.more}"
        found += [*lines(arrow, "frame", place, gutter + 3), frame]
        numbered = painted(f"{position.line} |", "frame")
        room = None if width is None else max(10, width - gutter - 2)
        for text, before, length in _excerpt(position, room):
            found.append(f"{numbered} {text}".rstrip())
            numbered = frame
            if length:
                found.append(f"{frame} {' ' * before}{painted('^' * length, block.severity)}")
    elif block.where:
        found += lines(arrow, "frame", block.where, gutter + 3)
    if block.help:
        found += lines(f"{' ' * gutter}= {block.last}: ", "last", block.help, gutter + 2)
    return "".join(line + "\n" for line in found)


def wrapped(text: str, room: int | None, used: int) -> Iterator[str]:
    """The text in pieces of at most `room` columns, less what is `used` of the first; words that
    are longer are cut."""
    at = 0
    while room is not None:
        # Of a text of a million letters, no more is looked at than what can stand on a line.
        stop = at + _fitting(text[at : at + 8 * max(1, room)], max(1, room - used))
        if stop >= len(text):
            break
        yield text[at:stop].rstrip()
        at, used = stop, 0
        while text[at : at + 1].isspace():
            at += 1
    yield text[at:]


def _fitting(text: str, room: int) -> int:
    """How many characters to take of a text for so many columns: whole words where one fits."""
    # Help and a run without problems do without the model.
    from belarus_options.model.short import columns

    if columns(text) <= room:
        return len(text)
    stop = 1
    while columns(text[: stop + 1]) <= room:
        stop += 1
    space = text.rfind(" ", 0, stop + 1)
    return space + 1 if text[: max(space, 0)].strip() else stop


def _excerpt(position: Position, room: int | None) -> Iterator[tuple[str, int, int]]:
    """The line made safe in pieces of at most `room` columns, each with the width before the place
    that is meant and the width of the place, which is 0 where the place is elsewhere."""
    # Help and a run without problems do without the model.
    from belarus_options.model.short import columns

    start = position.column - 1
    stop = min(start + position.length, len(position.text))
    first = max(0, min(start - 20, len(position.text) - _LONGEST_LINE))
    last = min(len(position.text), first + _LONGEST_LINE)
    before = ("…" if first else "") + _shown(position.text[first:start])
    marked = _shown(position.text[start : min(stop, last)])
    after = _shown(position.text[min(stop, last) : last])
    text = before + marked + after + ("…" if last < len(position.text) else "")
    start, stop, at = len(before), len(before + marked), 0
    while True:
        size = len(text) - at if room is None else _fitting(text[at:], room)
        end = at + size
        is_last = end >= len(text)
        is_here = (start < end and stop > at) or (is_last and start >= at)
        begin = max(start, at)
        width = max(1, columns(text[begin : min(stop, end)])) if is_here else 0
        yield text[at:end], columns(text[at:begin]) if is_here else 0, width
        if is_last:
            return
        at = end


def _shown(text: str) -> str:
    return one_line(text.replace("\t", " ")) if text.strip() else " " * len(text)
