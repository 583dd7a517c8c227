"""What a report says of itself: its subtitle, and which table a pipe takes."""

from datetime import date

from belarus_options.views.report.excerpt import Excerpt
from belarus_options.views.report.report import (
    Block,
    Column,
    Listing,
    Notes,
    Records,
    Report,
    Table,
)
from belarus_options.views.report.sentence import Said
from wording import text


def report(*blocks: Block, reading: Said = "", settings: Said = "") -> Report:
    return Report(
        title="T",
        reading=reading,
        as_of=date(2020, 10, 1) if reading else None,
        settings=settings,
        blocks=lambda: blocks,
        records=lambda: Records([], []),
        result=dict,
    )


def test_the_subtitle_says_what_is_read_as_of_when_and_what_was_set() -> None:
    """The parts that there are, in this order, and nothing where there are none."""
    said = report(reading="0–100", settings="scenario flood").subtitle
    assert text(said) == "0–100 · as of 2020-10-01 · scenario flood"
    assert text(report(reading="0–100").subtitle) == "0–100 · as of 2020-10-01"
    assert not report().subtitle


def test_a_pipe_takes_the_first_table_also_that_of_a_listing() -> None:
    """Text before it is no table."""
    first, second = Table((Column("a"),), ()), Table((Column("b"),), ())
    assert report(Block(Notes(("N",))), Block(first), Block(second)).table is first
    assert (
        report(Block(Listing(second, (Excerpt("note", "a", "b"),))), Block(first)).table is second
    )
