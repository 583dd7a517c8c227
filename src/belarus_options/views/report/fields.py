"""One list of fields for the rows of a result: a table, CSV and JSON come from it.

A field gives a row's value once. People see it under the field's heading, data files have it under
its name; a field without one of the two is not for that reader.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from belarus_options.views.report.numbers import Number, data
from belarus_options.views.report.report import Column, Datum, Records, Table
from belarus_options.views.report.sentence import (
    Code,
    Command,
    Reference,
    Said,
    Sentence,
    listed,
)

if TYPE_CHECKING:
    from belarus_options.views.report.chart import RowChart

Row = TypeVar("Row")


class Named(NamedTuple):
    """References as one value: a list in a table and in JSON, ids with spaces between in CSV."""

    references: Sequence[Reference]
    many: str = "options"

    @property
    def ids(self) -> list[str]:
        return [reference.id for reference in self.references]


# A value with its kind: what a table shows, and what data files hold of it. Lists and mappings are
# for JSON alone.
Value = Said | Named | bool | int | float | None | list[Any] | dict[str, Any]


@dataclass(frozen=True, slots=True)
class Field(Generic[Row]):
    """What a row is asked for, and who gets it.

    `csv` and `json` leave one of the two data forms out. A detail column comes last, and a pipe
    alone has it. `chart` draws a column out of all rows, in place of a value. An optional
    column goes where text is too narrow for all. Fields with the same `group` have it above their
    headings.
    """

    name: str
    value: Callable[[Row], Value] = lambda _: ""
    heading: Said = ""
    is_number: bool = False
    is_detail: bool = False
    csv: bool = True
    json: bool = True
    chart: "Callable[[Sequence[Row]], RowChart] | None" = None
    is_optional: bool = False
    group: Said = ""

    @property
    def is_shown(self) -> bool:
        return bool(self.heading) or self.chart is not None


def table(
    fields: Iterable[Field[Row]],
    rows: Sequence[Row],
    *,
    keys: int = 1,
    last: Iterable[Sequence[Said]] = (),
) -> Table:
    """The table of the fields with a heading, details last.

    `last` are further rows; cells that such a row lacks at its end are empty.
    """
    seen = [field for field in fields if field.is_shown]
    seen.sort(key=lambda field: field.is_detail)
    columns = tuple(_column(field, rows) for field in seen)
    cells = [tuple(cell(field.value(row)) for field in seen) for row in rows]
    further = [(*row, *[""] * (len(seen) - len(row))) for row in last]
    return Table(columns, (*cells, *further), keys)


def records(fields: Iterable[Field[Row]], rows: Iterable[Row]) -> Records:
    """The CSV of the fields with a name."""
    named = [field for field in fields if field.name and field.csv]
    header = [field.name for field in named]
    return Records(header, [[datum(field.value(row)) for field in named] for row in rows])


def json_rows(fields: Iterable[Field[Row]], rows: Iterable[Row]) -> list[dict[str, Any]]:
    """The JSON objects of the fields with a name, one a row."""
    named = [field for field in fields if field.name and field.json]
    return [{field.name: json_value(field.value(row)) for field in named} for row in rows]


def cell(value: Value) -> Said:
    """A value as a table shows it."""
    match value:
        case Named():
            return listed(value.references, value.many)
        case None:
            return ""
        case str() | Number() | Sentence() | Reference() | Code() | Command():
            return value
        case _:
            raise TypeError(f"a table cannot show {value!r}: give it a kind")


def datum(value: Value) -> Datum:
    """A value as a CSV cell holds it."""
    match value:
        case Number():
            return data(value)
        case Named():
            return " ".join(value.ids)
        case Reference():
            return value.id
        case bool():
            return "true" if value else "false"
        case None | str() | int() | float():
            return value
        case _:
            raise TypeError(f"a CSV cell cannot hold {value!r}")


def json_value(value: Value) -> Any:
    """A value as JSON has it."""
    match value:
        case Number():
            return data(value)
        case Named():
            return value.ids
        case Reference():
            return value.id
        case Sentence() | Code() | Command():
            raise TypeError(f"JSON has no place for {value!r}")
        case _:
            return value


def _column(field: Field[Row], rows: Sequence[Row]) -> Column:
    chart = partial(field.chart, rows) if field.chart is not None else None
    return Column(
        field.heading, field.is_number, field.is_detail, chart, field.is_optional, field.group
    )
