"""A report's tables as sheets: numbers as numbers, texts as texts, and names that sheets take."""

from belarus_options.views.forms.book import ABOUT, book_of
from belarus_options.views.report.book import Shown
from belarus_options.views.report.numbers import count, difference, points, rank, share
from belarus_options.views.report.report import (
    Block,
    Column,
    Listing,
    Notes,
    Records,
    Report,
    Table,
)
from belarus_options.views.report.report import (
    Shown as When,
)
from belarus_options.views.report.sentence import Said, Wording, by_id, option, say

WORDING = Wording(by_id, str)


def report(*blocks: Block) -> Report:
    return Report("A title", lambda: Records((), ()), dict, "what", blocks=lambda: blocks)


def table(*cells: Said) -> Table:
    return Table((Column("Option"), *[Column("Figure")] * (len(cells) - 1)), (cells,))


def test_numbers_are_numbers_that_look_as_in_the_report() -> None:
    """Shares are parts of one in percent, and marks stay beside them."""
    said = table(option("ferry"), points(60.04), share(0.125), difference(-2.5),
                 rank(1, is_tied=True), count(7), say("{}", points(3)), say("{} or {}", "a", "b"),
                 points(110, mark="‡"))  # fmt: skip
    [sheet, _] = book_of(report(Block(said)), WORDING, {}).sheets
    assert list(sheet.rows) == [
        [
            "ferry",
            Shown(60.04, "0.0"),
            Shown(0.125, "0.0%"),
            Shown(-2.5, "+0.0;-0.0;0.0"),
            Shown(1, r"\=0"),
            Shown(7, "0"),
            Shown(3, "0.0"),
            "a or b",
            Shown(110, r"0.0\‡"),
        ]
    ]


def test_every_table_that_a_full_report_shows_has_a_sheet_of_its_own() -> None:
    """Called by its heading, as far as a sheet can be called so, and nothing twice; what is said
    stands in a last one."""
    heading = "Shares: what [a] sheet/name has no place for"
    blocks = [
        Block(table("a", "b")),
        Block(table("a"), heading),
        Block(Listing(table("a"), ()), heading.upper()),
        Block(table("a"), "about"),
        Block(Notes(("a",))),
        Block(table("a"), "Brief", shown=When.in_brief),
        Block(table("a"), "Full", shown=When.in_full),
    ]
    book = book_of(report(*blocks), WORDING, {"Project": "valley"})
    assert [sheet.name for sheet in book.sheets] == [
        "Table",
        "Shares what a sheet name has no",
        "SHARES WHAT A SHEET NAME HAS 2",
        "about 2",
        "Full",
        ABOUT,
    ]
    assert list(book.sheets[-1].rows) == [
        ("Title", "A title"), ("Figures", "what"), ("Project", "valley"),
    ]  # fmt: skip
