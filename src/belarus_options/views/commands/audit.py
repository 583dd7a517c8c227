"""A published matrix beside what its own numbers give."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import partial
from typing import Any, NamedTuple

from belarus_options.studies.auditing import Audit, AuditedOption
from belarus_options.views.commands.audit_sentences import Digits, answer, notes, title
from belarus_options.views.report.fields import Field, Value, json_rows, records, table
from belarus_options.views.report.numbers import Kind, Number
from belarus_options.views.report.report import Block, Column, Notes, Report
from belarus_options.views.report.report import Table as ShownTable
from belarus_options.views.report.sentence import option

_NOT_CHECKED = "–"


class AuditedTable(NamedTuple):
    """The audit of a table of a file: its number from 1, the line of its headings, the name of its
    totals, and those of other totals that were not audited."""

    number: int
    line: int
    totals: str
    others: tuple[str, ...]
    audit: Audit


class _Row(NamedTuple):
    table: AuditedTable
    option: AuditedOption


def audit_report(file: str, tables: Sequence[AuditedTable]) -> Report:
    """The report of `audit`; its status is 1 where anything is wrong."""
    first = tables[0]
    is_sound = all(each.audit.is_sound for each in tables)
    rows = [_Row(each, row) for each in tables for row in each.audit.options]
    return Report(
        title=title(file, first.number, first.audit),
        answer=tuple(answer(first.audit)),
        blocks=partial(_blocks, file, tables),
        lines=lambda: _lines(tables),
        records=partial(records, _data_fields(), rows),
        result=lambda: {"tables": [_table_data(each) for each in tables], "sound": is_sound},
        status=0 if is_sound else 1,
    )


def _blocks(file: str, tables: Sequence[AuditedTable]) -> Iterator[Block]:
    for at, each in enumerate(tables):
        if at:
            heading = title(file, each.number, each.audit)
            yield Block(Notes(tuple(answer(each.audit))), heading=heading)
        yield Block(table(_shown_fields(each.audit), _by_place(each.audit), keys=2))
        yield Block(Notes(tuple(notes(each.audit, each.totals, each.others))))


def _by_place(audit: Audit) -> list[AuditedOption]:
    """The best by the table's own numbers first; those without a place last."""
    last = len(audit.options) + 1
    return sorted(audit.options, key=lambda each: each.rank_computed or last)


def _shown_fields(audit: Audit) -> list[Field[AuditedOption]]:
    digits = Digits.of(audit)

    def computed(each: AuditedOption) -> Value:
        return _NOT_CHECKED if each.computed is None else digits.figure(each.computed)

    def difference(each: AuditedOption) -> Value:
        off = each.difference
        return digits.figure(off, Kind.difference) if each.wrong and off is not None else ""

    def printed_rank(each: AuditedOption) -> Value:
        return _rank(each.rank_printed if has_ranks else each.rank_by_printed_totals)

    has_ranks = audit.matrix.ranks is not None
    rank_heading = "Rank printed" if has_ranks else "Rank by printed"
    return [
        Field("", lambda o: _rank(o.rank_computed), "#", is_number=True),
        Field("", lambda o: option(o.option), "Option"),
        Field("", lambda o: None if o.printed is None else digits.printed(o.printed), "Printed",
              is_number=True),
        Field("", computed, "Computed", is_number=True),
        Field("", difference, "Difference", is_number=True),
        Field("", printed_rank, rank_heading, is_number=True),
        Field("", lambda o: _rank(o.rank_computed), "Rank computed", is_number=True),
    ]  # fmt: skip


def _rank(place: Fraction | int | None) -> Value:
    return None if place is None else Number(float(place), Kind.measure)


def _lines(tables: Sequence[AuditedTable]) -> ShownTable:
    """The tables below each other; where there are several, with the number of each."""
    shown = [table(_shown_fields(each.audit), _by_place(each.audit), keys=2) for each in tables]
    if len(tables) == 1:
        return shown[0]
    return ShownTable(
        (Column("Table"), *shown[0].columns),
        tuple(
            (f"{each.number}", *row)
            for each, one in zip(tables, shown, strict=True)
            for row in one.rows
        ),
        3,
    )


def _data_fields() -> list[Field[_Row]]:
    number: Field[_Row] = Field("table", lambda row: row.table.number)
    return [number, *[Field(each.name, partial(_value_of, each)) for each in _option_fields()]]


def _value_of(field: Field[AuditedOption], row: _Row) -> Value:
    return field.value(row.option)


def _option_fields() -> list[Field[AuditedOption]]:
    return [
        Field("option", lambda o: o.option),
        Field("printed", lambda o: _number(o.printed)),
        Field("computed", lambda o: _number(o.computed)),
        Field("difference", lambda o: _number(o.difference)),
        Field("wrong", lambda o: o.wrong),
        Field("explained_by_rounded_scores", lambda o: o.explained_by_rounded_scores),
        Field("rank_printed", lambda o: _number(o.rank_printed)),
        Field("rank_by_printed_totals", lambda o: o.rank_by_printed_totals),
        Field("rank_computed", lambda o: o.rank_computed),
    ]


def _number(value: Fraction | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value.denominator == 1 else float(value)


def _table_data(each: AuditedTable) -> dict[str, Any]:
    audit = each.audit
    weights = audit.weights
    return {
        "table": each.number,
        "line": each.line,
        "aggregation": audit.aggregation,
        "rounding": audit.rounding,
        "reproduced": audit.reproduced,
        "of": audit.checked,
        "lower_is_better": audit.lower_is_better,
        "options": json_rows(_option_fields(), audit.options),
        "winner": {
            "printed": list(audit.winner.printed),
            "computed": list(audit.winner.computed),
            "changes": audit.winner.changes,
        },
        "margin": {
            "printed": _number(audit.margin.printed),
            "computed": _number(audit.margin.computed),
        },
        "weights": (
            None if weights is None else {"sum": _number(weights.sum), "add_up": weights.add_up}
        ),
        "mixed_directions": audit.mixed_directions,
        "diagnosis": audit.diagnosis,
        "products_wrong": [
            {
                "option": wrong.option,
                "criterion": wrong.criterion,
                "printed": _number(wrong.printed),
                "computed": _number(wrong.computed),
            }
            for wrong in audit.wrong_products
        ],
    }
