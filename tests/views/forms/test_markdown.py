"""Markdown of a report: a page on which nothing from files is mark-up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_options.views.forms.markdown import to_markdown
from belarus_options.views.forms.safe_text import markdown_start, markdown_text
from belarus_options.views.report.report import (
    Block,
    Column,
    Line,
    Notes,
    Paragraph,
    Records,
    Report,
    Table,
)
from belarus_options.views.report.sentence import Code, Command, Said, say
from wording import WORDING

texts = st.text(st.characters(codec="utf-8"))


def page(*blocks: Block, answer: tuple[Said, ...] = ()) -> str:
    report = Report(
        title="T",
        answer=answer,
        blocks=lambda: blocks,
        records=lambda: Records([], []),
        result=dict,
    )
    return to_markdown(report, WORDING, is_full=True)


@given(st.lists(texts, min_size=3, max_size=3))
def test_a_markdown_table_keeps_its_columns(row: list[str]) -> None:
    """Whatever the cells hold, each line of the table has as many bars as the first."""
    written = page(Block(Table(tuple(map(Column, "abc")), (tuple(row),))))
    lines = [line for line in written.split("\n") if line.startswith("|")]
    assert len(lines) == 3
    bars = [line.replace("\\\\", "").replace("\\|", "").count("|") for line in lines]
    assert bars == [4, 4, 4]


@pytest.mark.parametrize("text", ["- a", "+ a", "> a", "1. a", "12) a", "--- ", "===", "# a", ">a"])
def test_a_line_of_text_starts_no_list_quote_or_heading(text: str) -> None:
    """What makes structure of a Markdown line that starts with it is escaped."""
    assert markdown_start(markdown_text(text)) != text
    assert markdown_start(markdown_text(text)).replace("\\", "") == text


@pytest.mark.parametrize(
    "text", ["60.0", "-1.5", "+12.1", "-40 km", "a - b", "1.5 of 2", "C# or not"]
)
def test_numbers_and_plain_text_stay_as_they_are(text: str) -> None:
    """A figure is found in the page as it was printed elsewhere."""
    assert markdown_start(markdown_text(text)) == markdown_text(text) == text


def test_commands_are_code_and_backticks_of_a_file_are_not() -> None:
    """A command can be copied as it stands; what a name holds beside it is plain text."""
    said = say("*Now* {} or {}, says `{}`.", Command("score"), Code("a_b"), "<b>`rm`")
    assert r"\*Now\* `belarus-options score` or `a_b`, says \`\<b>\`rm\`\`." in page(answer=(said,))


def test_code_ends_where_it_is_meant_to() -> None:
    """A backtick within code would end it, and what follows would be mark-up."""
    assert "`a'<b>`" in page(answer=(say("{}", Code("a`<b>")),))


def test_notes_are_paragraphs_and_items_a_list() -> None:
    """Notes stand apart; the lines of a paragraph break, and its items make one list."""
    lines = (Line("Head"), Line("one", is_item=True), Line("two", is_item=True))
    written = page(Block(Notes(("A.", "B."))), Block(Paragraph(lines)))
    assert written == "# T\n\nA.\n\nB.\n\nHead  \n- one\n- two\n"


def test_what_columns_have_in_common_stands_before_the_first() -> None:
    """Once for those beside each other."""
    columns = (Column("Name"), *(Column(heading, group="Of all") for heading in "ab"))
    assert "| Name | Of all: a | b |" in page(Block(Table(columns, (("n", "1", "2"),))))


def test_items_further_in_make_a_list_within_the_list() -> None:
    """An item is below the nearest one before it that stands further out; text ends the list."""
    lines = (
        Line("one", is_item=True),
        Line("of one", level=1, is_item=True),
        Line("of it", level=2, is_item=True),
        Line("two", is_item=True),
        Line("Text", level=1),
        Line("of nothing", level=1, is_item=True),
        Line("nor this", level=1, is_item=True),
    )
    written = page(Block(Paragraph(lines)))
    assert written == (
        "# T\n\n- one\n  - of one\n    - of it\n- two\n\nText  \n- of nothing\n- nor this\n"
    )


def test_lines_below_a_row_follow_the_table_under_what_the_row_is_about() -> None:
    """A table of Markdown has none in between; a row without lines has no paragraph."""
    columns = (Column("#", is_number=True), Column("Name"))
    table = Table(columns, (("1", "first"), ("2", "second")), beneath=(("one", "# two"), ()))
    assert page(Block(table)).rstrip("\n").split("\n")[-5:] == [
        "| 2 | second |", "", "first  ", "one  ", "\\# two",
    ]  # fmt: skip


@pytest.mark.parametrize("title", ["Option C #", "Option C ##", "#", "Option C#", "# #"])
def test_a_heading_keeps_a_hash_at_its_end(title: str) -> None:
    """A closing sequence of `#` would be taken off by whoever renders the page: the last run of
    them begins with a backslash, so that it closes nothing (CommonMark 0.31, 4.2)."""
    report = Report(
        title=title, answer=(), blocks=tuple, records=lambda: Records([], []), result=dict
    )
    heading = to_markdown(report, WORDING, is_full=True).split("\n")[0]
    before, _, run = heading.rpartition("\\")
    assert before.startswith("# ")
    assert set(run) == {"#"}
    assert heading.replace("\\", "") == f"# {title}"
