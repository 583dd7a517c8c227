"""One list of fields: its table, its CSV and its JSON rows, and what a value is to each of them."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_options.views.report.chart import Bars
from belarus_options.views.report.fields import (
    Field,
    Named,
    Value,
    cell,
    datum,
    json_rows,
    json_value,
    records,
    table,
)
from belarus_options.views.report.numbers import points, rank
from belarus_options.views.report.sentence import (
    Code,
    Command,
    Said,
    criteria,
    criterion,
    option,
    options,
    say,
)
from wording import WORDING, headings, rows

Row = tuple[str, float]
FIELDS: tuple[Field[Row], ...] = (
    Field("option", lambda row: option(row[0]), "Option"),
    Field("total", lambda row: points(row[1]), "Total", is_number=True),
)


def field(place: int, draw: st.DrawFn) -> Field[float]:
    """A field of a number, with or without each of what a field may have."""
    is_named, is_shown, is_detail, csv, json = (draw(st.booleans()) for _ in range(5))
    return Field(
        f"f{place}" if is_named else "",
        lambda row: points(row + place),
        f"F{place}" if is_shown else "",
        is_detail=is_detail,
        csv=csv,
        json=json,
    )


@st.composite
def lists_of_fields(draw: st.DrawFn) -> list[Field[float]]:
    return [field(place, draw) for place in range(draw(st.integers(1, 6)))]


def test_one_list_gives_a_table_csv_and_json() -> None:
    """People see a value rounded under a heading; data files hold all of it under a name."""
    given_rows = [("build", 60.123), ("keep", -4.56)]
    shown = table(FIELDS, given_rows)
    assert headings(shown) == ("Option", "Total")
    assert [column.is_number for column in shown.columns] == [False, True]
    assert rows(shown) == [("build", "60.1"), ("keep", "−4.6")]
    assert records(FIELDS, given_rows) == (
        ["option", "total"],
        [["build", 60.123], ["keep", -4.56]],
    )
    assert json_rows(FIELDS, given_rows) == [
        {"option": "build", "total": 60.123},
        {"option": "keep", "total": -4.56},
    ]


@given(lists_of_fields(), st.lists(st.integers(-50, 50).map(float), max_size=4))
def test_each_reader_has_the_fields_that_are_for_it(
    fields: list[Field[float]], given_rows: list[float]
) -> None:
    """A table has those with a heading, data files those with a name unless they are left out of
    that form; each in the order of the list, but a table's details last."""
    shown = table(fields, given_rows)
    seen = [f for f in fields if f.heading and not f.is_detail]
    seen += [f for f in fields if f.heading and f.is_detail]
    assert [column.heading for column in shown.columns] == [f.heading for f in seen]
    assert [column.is_detail for column in shown.columns] == [f.is_detail for f in seen]
    assert shown.rows == tuple(tuple(f.value(row) for f in seen) for row in given_rows)
    for_csv = [f for f in fields if f.name and f.csv]
    header, lines = records(fields, given_rows)
    assert header == [f.name for f in for_csv]
    assert lines == [[row + int(f.name[1:]) for f in for_csv] for row in given_rows]
    for_json = [f.name for f in fields if f.name and f.json]
    for row, entry in zip(given_rows, json_rows(fields, given_rows), strict=True):
        assert list(entry.items()) == [(name, row + int(name[1:])) for name in for_json]


def test_a_chart_is_drawn_out_of_all_rows_and_its_cells_are_empty() -> None:
    """It needs no heading to be seen, and data files have nothing of it."""

    def bars(given_rows: Sequence[Row]) -> Bars:
        return Bars(tuple(row[1] for row in given_rows))

    fields: list[Field[Row]] = [FIELDS[0], Field("", chart=bars), FIELDS[1]]
    given_rows = [("build", 60.0), ("keep", 40.0)]
    shown = table(fields, given_rows)
    drawn = [column.chart and column.chart() for column in shown.columns]
    assert drawn == [None, Bars((60.0, 40.0)), None]
    assert [row[1] for row in shown.rows] == ["", ""]
    assert records(fields, given_rows) == records(FIELDS, given_rows)
    assert json_rows(fields, given_rows) == json_rows(FIELDS, given_rows)


def test_further_rows_stand_last_and_are_filled_up() -> None:
    """A total needs no cells beyond its own; data files have no such row."""
    shown = table((*FIELDS, Field("", heading="Name")), [("a", 1.0)], last=[("Total", points(1.0))])
    assert shown.rows == ((option("a"), points(1.0), ""), ("Total", points(1.0), ""))


def test_the_first_columns_say_what_a_row_is_about() -> None:
    """One, unless a table says how many."""
    assert table(FIELDS, []).keys == 1
    assert table(FIELDS, [], keys=2).keys == 2


def test_without_rows_there_are_headings_alone() -> None:
    """CSV keeps its header, JSON is an empty list."""
    assert (headings(table(FIELDS, [])), table(FIELDS, []).rows) == (("Option", "Total"), ())
    assert records(FIELDS, []) == (["option", "total"], [])
    assert json_rows(FIELDS, []) == []


@pytest.mark.parametrize(
    ("value", "shown", "in_csv", "in_json"),
    [
        ("Build it", "Build it", "Build it", "Build it"),
        (points(4.123), "4.1", 4.123, 4.123),
        (rank(2, is_tied=True), "=2", 2, 2),
        (option("a"), "a", "a", "a"),
        (criterion("risk.cost"), "risk.cost", "risk.cost", "risk.cost"),
        (Named(options("abc")), "a, b and c", "a b c", ["a", "b", "c"]),
        (Named([]), "", "", []),
        (
            Named(criteria("abcdef"), "criteria"),
            "6 criteria",
            "a b c d e f",
            ["a", "b", "c", "d", "e", "f"],
        ),
        (None, "", None, None),
    ],
)
def test_a_value_is_what_each_reader_needs(
    value: Value, shown: str, in_csv: Any, in_json: Any
) -> None:
    """Text for people, in CSV one cell at full precision, in JSON a value of its own type."""
    assert WORDING.text(cell(value), in_prose=False) == shown
    assert (datum(value), json_value(value)) == (in_csv, in_json)


@pytest.mark.parametrize(
    ("value", "in_csv"), [(True, "true"), (False, "false"), (3, 3), (0.1 + 0.2, 0.1 + 0.2)]
)
def test_data_files_take_what_has_no_kind_and_a_table_does_not(value: Value, in_csv: Any) -> None:
    """How many decimals a bare number has is for its kind to say."""
    assert datum(value) == in_csv
    assert type(datum(value)) is type(in_csv)
    assert json_value(value) is value
    with pytest.raises(TypeError, match="give it a kind"):
        cell(value)


@pytest.mark.parametrize("value", [["a"], {"a": 1.0}])
def test_lists_and_mappings_are_for_json_alone(value: Value) -> None:
    """Neither a table nor a cell of CSV has a form for them."""
    assert json_value(value) is value
    with pytest.raises(TypeError, match="give it a kind"):
        cell(value)
    with pytest.raises(TypeError, match="cannot hold"):
        datum(value)


@pytest.mark.parametrize("value", [say("{} leads.", option("a")), Code("--seed"), Command("flip")])
def test_sentences_are_for_people_alone(value: Said) -> None:
    """How they read is decided by each form, so that no data file can hold them."""
    assert cell(value) is value
    with pytest.raises(TypeError, match="cannot hold"):
        datum(value)
    with pytest.raises(TypeError, match="no place"):
        json_value(value)
