"""Tables on a terminal: any width shows all of it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from belarus_options.studies.matrix.ranking import rank
from belarus_options.views.commands.score import score_report
from belarus_options.views.forms import text_table
from belarus_options.views.forms.text import to_text
from belarus_options.views.report.chart import Bars
from belarus_options.views.report.report import (
    Block,
    Column,
    Next,
    Notes,
    Records,
    Report,
    Table,
)
from models import matrix
from wording import WORDING


def shown(options: int, leaves: int, width: int, *, by_leaf: bool, encoding: str = "utf-8") -> str:
    scores = [[(i * 7 + j * 3) % 11 / 10 for j in range(leaves)] for i in range(options)]
    report = score_report(rank(matrix(scores, [1.0] * leaves)), by_leaf=by_leaf)
    return to_text(report, WORDING, is_full=True, width=width, color=False, encoding=encoding)


@given(st.integers(1, 8), st.integers(1, 12), st.integers(40, 200), st.booleans())
def test_every_number_and_id_is_there_at_any_width(
    options: int, leaves: int, width: int, by_leaf: bool
) -> None:
    """Narrow terminals split a table and wide ones do not; what is shown is the same."""
    text = shown(options, leaves, width, by_leaf=by_leaf)
    wide = shown(options, leaves, 1000, by_leaf=by_leaf)
    assert set(re.findall(r"\S+", wide)) - set(re.findall(r"\S+", text)) <= {"─" * 10, "#"} | set(
        re.findall(r"─+", wide)
    )


@given(st.integers(1, 8), st.integers(1, 12), st.booleans())
def test_no_line_is_wider_than_eighty_columns(options: int, leaves: int, by_leaf: bool) -> None:
    """Any number of options and criteria fits into 80 columns."""
    for line in shown(options, leaves, 80, by_leaf=by_leaf).split("\n"):
        assert cell_len(line) <= 80


def test_a_terminal_that_is_not_unicode_gets_plain_rules_and_bars() -> None:
    """Lines and bars are ASCII there; only prose falls back letter by letter."""
    text = shown(3, 2, 80, by_leaf=False, encoding="ascii")
    assert not set(text) & set("─│█▌▏")
    assert "##" in text


@given(
    st.integers(1, 12), st.integers(1, 12), st.integers(40, 200), st.booleans(),
    st.sampled_from(["utf-8", "ascii"]),
)  # fmt: skip
def test_rows_that_are_laid_out_here_look_as_rich_would_have_them(
    options: int, leaves: int, width: int, by_leaf: bool, encoding: str
) -> None:
    """The bytes are the same with every row left to Rich, at any width and in any encoding."""
    text = shown(options, leaves, width, by_leaf=by_leaf, encoding=encoding)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text_table, "_simple_line", lambda *_: None)
        assert text == shown(options, leaves, width, by_leaf=by_leaf, encoding=encoding)


def lines(*blocks: Block, answer: tuple[str, ...] = (), encoding: str = "utf-8") -> list[str]:
    """A report of these blocks, below its title."""
    report = Report(
        "T", lambda: Records([], []), dict[str, str], answer=answer, blocks=lambda: blocks
    )
    text = to_text(report, WORDING, is_full=False, width=30, color=False, encoding=encoding)
    return text.split("\n")[1:-1]


def test_an_answer_is_one_paragraph() -> None:
    """Its sentences follow each other as far as a line goes."""
    said = ("One sentence.", "Another that is longer.")
    assert lines(answer=said) == ["", "One sentence. Another that is", "longer."]


def test_what_to_type_next_closes_the_notes() -> None:
    """Without a line between, and with one below anything else."""
    then = Block(Next(("Next.",)))
    assert lines(Block(Notes(("A note.",))), then) == ["", "A note.", "Next."]
    assert lines(Block(Notes(())), then, Block(Notes(("A note.",)))) == [
        "", "Next.", "", "A note.",
    ]  # fmt: skip


def test_rows_below_a_rule_stand_below_one() -> None:
    """The last of a table, in every part of one that is cut."""
    columns = (Column("Whom"), *(Column(f"{i}", is_number=True) for i in range(3)))
    cells = [(name, *["1" * 9] * 3) for name in ("a", "b", "sum")]
    shown = [line[:4] for line in lines(Block(Table(columns, tuple(cells), ruled=1)))]
    part = ["", "Whom", "────", "a   ", "b   ", "────", "sum "]
    assert shown == [*part, *part]
    plain = Block(Table(columns[:2], tuple(row[:2] for row in cells), ruled=2))
    assert [line[:3] for line in lines(plain, encoding="ascii")] == [
        "", "Who", "---", "a  ", "---", "b  ", "sum",
    ]  # fmt: skip


def test_names_wrap_at_their_words_before_a_table_is_divided() -> None:
    """And none within a word; ids, which are typed again, never wrap."""
    columns = (Column("Id"), Column("Name"), Column("Total", is_number=True))
    row = ("an-id", "The road along the river", "60.0")
    assert lines(Block(Table(columns, (row,)))) == [
        "",
        "Id     Name              Total",
        "──────────────────────────────",
        "an-id  The road along     60.0",
        "       the river",
    ]


def test_columns_of_a_group_stand_below_its_name() -> None:
    """Right above their headings: on one line where there is room for it, which widens them, and
    else on as many as it takes."""
    named = (Column("Name"), Column("Total", is_number=True))
    for group, above in (
        ("Of them all", ["             Of them all", "Name  Total      a     b"]),
        (
            "Of a pair of all two",
            [
                "             Of a",
                "             pair",
                "               of",
                "              all",
                "              two",
                "Name  Total  a  b",
            ],
        ),
    ):
        pair = tuple(Column(heading, is_number=True, group=group) for heading in "ab")
        shown = lines(Block(Table((*named, *pair), (("n", "9", "1", "2"),))))
        assert shown[1:-2] == above


def test_a_chart_is_empty_beside_further_rows() -> None:
    """Rows below those that it draws."""
    columns = (Column("Name"), Column("", chart=lambda: Bars((50.0,))), Column("N", is_number=True))
    assert lines(Block(Table(columns, (("n", "", "5"), ("all", "", "9")))))[3:] == [
        "n     ████  5",
        "all         9",
    ]


BELOW = (("a line of many words that wraps",), (), ("last",))


def test_lines_below_a_row_stand_under_its_name() -> None:
    """Wrapped where they are too long; columns are as wide as without them."""
    columns = (Column("#", is_number=True), Column("Name"), Column("Total", is_number=True))
    rows = (("1", "first", "9.5"), ("2", "second", "7"), ("3", "third", "1"))
    table = Table(columns, rows, beneath=BELOW)
    assert lines(Block(table)) == [
        "",
        "#  Name    Total",
        "────────────────",
        "1  first     9.5",
        "   a line of many words that",
        "   wraps",
        "2  second      7",
        "3  third       1",
        "   last",
    ]


def test_a_name_of_a_million_letters_is_shown_in_the_room_there_is() -> None:
    """What no terminal holds takes no time to be fitted, and no line is wider than it."""
    table = Table(
        (Column("Name"), Column("Other"), Column("Total")), (("a" * 10**6, "b" * 100, "1"),)
    )
    report = Report(
        title="T",
        answer=(),
        blocks=lambda: (Block(table),),
        records=lambda: Records([], []),
        result=dict,
    )
    text = to_text(report, WORDING, is_full=False, width=80, color=False, encoding="utf-8")
    assert max(map(cell_len, text.split("\n"))) <= 80
    assert text.count("a") >= 10**6
