"""A report's tables as sheets: numbers as numbers, texts as texts, and names that sheets take."""

from pathlib import Path

import pytest

from belarus_options.cli.registry import COMMANDS, Command
from belarus_options.model.choices import Format
from belarus_options.model.workbook_layout import ABOUT
from belarus_options.views.forms.book import book_of
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
from commands import printed, run_here, words_of
from spreadsheet import sheets_of

WITH_TABLES = [each for each in COMMANDS if Format.xlsx in each.forms and each.name != "score"]
WORDING = Wording(by_id, str)


def report(*blocks: Block) -> Report:
    return Report("A title", lambda: Records((), ()), dict, "what", blocks=lambda: blocks)


def table(*cells: Said) -> Table:
    return Table(
        (Column("Option"), *[Column("Figure", is_number=True)] * (len(cells) - 1)), (cells,)
    )


def test_numbers_are_numbers_that_look_as_in_the_report() -> None:
    """Shares are parts of one in percent, and marks stay beside them."""
    said = table(option("ferry"), points(60.04), share(0.125), difference(-2.5),
                 rank(1, is_tied=True), count(7), say("{}", points(3)), say("{} or {}", "a", "b"),
                 points(110, mark="‡"), say("{} {}", rank(3), points(49.8)),
                 say("▲ {}", points(7)), say("{}–{}", count(0), count(2)), "12")  # fmt: skip
    [sheet, _] = book_of(report(Block(said)), "flip", WORDING, {}).sheets
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
            Shown(49.8, r"\3\ 0.0"),
            Shown(7, r"\▲\ 0.0"),
            "0–2",
            12,
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
    book = book_of(report(*blocks), "flip", WORDING, {"Project": "valley"})
    assert [sheet.name for sheet in book.sheets] == [
        "Flip",
        "Shares what a sheet name has no",
        "SHARES WHAT A SHEET NAME HAS 2",
        "about 2",
        "Full",
        ABOUT,
    ]
    assert list(book.sheets[-1].rows) == [
        ("Title", "A title"), ("Figures", "what"), ("Project", "valley"),
    ]  # fmt: skip


@pytest.mark.parametrize("command", WITH_TABLES, ids=lambda command: command.name)
def test_a_command_writes_its_tables_as_numbers(
    command: Command, full: Path, tmp_path: Path
) -> None:
    """As many sheets as Markdown has tables in full, with as many rows and the same texts; the same
    bytes each time; and nothing is written over."""
    file = tmp_path / "out.xlsx"
    words = (*words_of(command), "--output", str(file))
    done = run_here(*words, cwd=full)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", f"wrote {file}\n")
    *sheets, (about, facts) = sheets_of(file).items()
    shown = printed(*words_of(command), "--full", "--format", "markdown", cwd=full)
    tables = [part for part in shown.split("\n\n") if part.startswith("| ")]
    assert (about, len(facts[-1])) == (ABOUT, 2)
    assert [len(rows) for _, rows in sheets] == [len(table.splitlines()) - 1 for table in tables]
    cells = [cell for _, rows in sheets for row in rows[1:] for cell in row]
    assert any(isinstance(cell, float) for cell in cells)
    assert not any(isinstance(cell, str) and cell.startswith("▲") for cell in cells)
    before = file.read_bytes()
    assert run_here(*words, cwd=full).returncode == 2
    assert run_here(*words, "--force", cwd=full).returncode == 0
    assert file.read_bytes() == before
