"""Tables too long or too wide to be read: their first rows and columns, and how many more there
are."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from belarus_options.views.report.fields import Field, table
from belarus_options.views.report.numbers import count
from belarus_options.views.report.report import Block, Notes, Shown, later
from belarus_options.views.report.sentence import Code, Said, Sentence, joined, say

Row = TypeVar("Row")

# Rows, and columns of one kind, that a table shows in brief.
ROWS = 20


def cut_table(
    fields: Iterable[Field[Row]],
    rows: Sequence[Row],
    *,
    keys: int = 1,
    last: Iterable[Sequence[Said]] = (),
    heading: Said = "",
    note: Said = "",
    most: int = ROWS,
) -> Iterator[Block]:
    """The table of `fields.table`: whole in full, and in brief its first rows above a line on how
    many more there are; one block where it is short enough."""
    fields, last = tuple(fields), tuple(last)
    whole = later(lambda: table(fields, rows, keys=keys, last=last))
    if len(rows) <= most:
        yield Block(whole, heading, note)
        return
    # The whole comes first: it is what tab-separated lines take.
    yield Block(whole, heading, note, Shown.in_full)
    first = table(fields, rows[:most], keys=keys, last=last)
    yield Block(first, heading, note, Shown.in_brief)
    yield Block(Notes((more(len(rows) - most),)), shown=Shown.in_brief)


def more(number: int, pointer: str = "") -> Sentence:
    """That so many more are left out, and how to see them."""
    return say("… {} more: {}", count(number, pointer), Code("--full"))


def in_brief(items: Sequence[Row], named: Container[Row] = (), most: int = ROWS) -> tuple[Row, ...]:
    """The first of many rows or columns in their order, those that the answer names before any
    other."""
    if len(items) <= most:
        return tuple(items)
    kept = sorted(range(len(items)), key=lambda at: items[at] not in named)[:most]
    return tuple(items[at] for at in sorted(kept))


def left_out(numbers: Mapping[str, int]) -> Sentence | None:
    """That so many more of each kind are left out, by what they are called; None where there are
    none."""
    kinds = [say("{} more {}", count(left), many) for many, left in numbers.items() if left]
    return say("… {}: {}", joined(kinds), Code("--full")) if kinds else None
