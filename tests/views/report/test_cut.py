"""Tables too long to be read."""

import pytest

from belarus_options.views.report.cut import ROWS, cut_table, in_brief, left_out
from belarus_options.views.report.fields import Field
from belarus_options.views.report.report import Notes, Records, Report, Table
from wording import text

FIELDS: tuple[Field[int], ...] = (Field("", str, "Number"),)


def shown(rows: int, *, is_full: bool) -> tuple[list[str], list[str]]:
    """The cells of a table of so many rows as it is shown, and the lines below it."""
    blocks = report(rows).shown(is_full=is_full)
    cells, lines = [], []
    for block in blocks:
        match block.content:
            case Table(_, found):
                cells += [text(cell) for row in found for cell in row]
            case Notes(sentences):
                lines += [text(line) for line in sentences]
    return cells, lines


def report(rows: int) -> Report:
    return Report(
        title="T",
        records=lambda: Records([], []),
        result=dict,
        blocks=lambda: cut_table(FIELDS, range(rows), last=[["sum"]]),
    )


@pytest.mark.parametrize("is_full", [False, True])
def test_a_table_of_twenty_rows_is_whole(is_full: bool) -> None:
    """Nothing is said where nothing is left out."""
    assert shown(ROWS, is_full=is_full) == ([*map(str, range(20)), "sum"], [])


def test_a_longer_table_has_twenty_rows_and_says_how_many_more() -> None:
    """The rows that stand below all stay; in full, and in tab-separated lines, all are there."""
    first = [*map(str, range(20)), "sum"]
    assert shown(1_400, is_full=False) == (first, ["… 1,380 more: `--full`"])
    assert shown(1_400, is_full=True) == ([*map(str, range(1_400)), "sum"], [])
    assert len(report(1_400).table.rows) == 1_401


def test_few_items_are_all_shown_and_of_many_the_first() -> None:
    """In their order."""
    assert in_brief(range(ROWS)) == tuple(range(ROWS))
    assert in_brief(range(100)) == tuple(range(ROWS))


def test_named_items_come_before_others() -> None:
    """Whatever their place; the order stays."""
    assert in_brief(range(100), {99, 3, 50}) == (*range(ROWS - 2), 50, 99)
    assert in_brief(range(100), set(range(30, 90))) == tuple(range(30, 30 + ROWS))


def test_what_is_left_out_is_counted() -> None:
    """Each kind by its name, and where all is shown, nothing is said."""
    assert text(left_out({"options": 380, "people": 0}) or "") == "… 380 more options: `--full`"
    said = left_out({"options": 1000, "people": 3})
    assert text(said or "") == "… 1,000 more options and 3 more people: `--full`"
    assert left_out({"options": 0}) is None
