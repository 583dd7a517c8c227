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
    Shown,
    Table,
    later,
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


def shown(*blocks: Block, is_full: bool = False) -> list[Block]:
    """The blocks with a sentence on who is screened out."""
    return list(report(*blocks)._replace(screened_out="S").shown(is_full=is_full))


TABLE = Block(Table((Column("a"),), ()))
NOTE = Block(Notes(("N",)))


def test_who_is_screened_out_stands_below_the_first_table_that_is_shown() -> None:
    """As the first of the notes there, else in a block of its own; once, in brief and in full."""
    line = Block(Notes(("S",)))
    assert shown(TABLE, NOTE, TABLE) == [TABLE, Block(Notes(("S", "N"))), TABLE]
    assert shown(TABLE, TABLE) == [TABLE, line, TABLE]
    assert shown(NOTE, TABLE) == [NOTE, TABLE, line]
    in_full = TABLE._replace(shown=Shown.in_full)
    assert shown(in_full, NOTE, TABLE) == [NOTE, TABLE, line]
    assert shown(in_full, NOTE, TABLE, is_full=True) == [in_full, Block(Notes(("S", "N"))), TABLE]


def test_notes_under_a_heading_of_their_own_stay_apart_and_empty_ones_are_nothing() -> None:
    """And without a table the sentence comes last."""
    line, headed = Block(Notes(("S",))), NOTE._replace(heading="H")
    assert shown(TABLE, headed) == [TABLE, line, headed]
    assert shown(TABLE, Block(Notes(())), NOTE) == [TABLE, Block(Notes(("S", "N")))]
    assert shown(NOTE) == [NOTE, line]
    assert shown() == [line]


def test_what_is_shown_in_full_alone_is_made_for_nobody_else() -> None:
    """And once, however often it is read."""
    made: list[int] = []

    def table() -> Table:
        made.append(1)
        return Table((Column("x"),), (("1",),))

    whole = Block(later(table), shown=Shown.in_full)
    given = report(Block(Notes(("N",))), whole)
    assert [block.content for block in given.shown(is_full=False)] == [Notes(("N",))]
    assert made == []
    (_, block) = given.shown(is_full=True)
    assert block.content is block.content
    assert made == [1]
