"""A workbook of Office Open XML, in which texts are texts: no cell of theirs is computed or led by.

The same description gives the same bytes.
"""

import io
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from belarus_options.model.problem import InputError, Problem
from belarus_options.views.forms.safe_text import workbook_text
from belarus_options.views.report.book import Book, Cell, Column, Formula, Sheet, Shown
from belarus_options.views.report.sentence import Wording

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

# What Excel and its like can hold.
MOST_ROWS, MOST_COLUMNS, MOST_UNITS = 1_048_576, 16_384, 32_767
# Of a project without a date.
_ONCE = datetime(2000, 1, 1)
_OPTIONS = {
    # Nothing is written beside the file.
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_HEADING = {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}
_INPUT = {"bg_color": "#FFF6CC", "border": 1, "border_color": "#D9C98A"}
# A cell that is typed in again stays a text; its row is no higher than others, which are many.
_TEXT = {"quote_prefix": True}
_NUMBER: dict[str, Any] = {}


def to_xlsx(book: Book, wording: Wording) -> bytes:
    """The bytes of a workbook; raises InputError with all that does not fit into one."""
    from xlsxwriter.workbook import Workbook

    data = io.BytesIO()
    made = datetime(*book.made.timetuple()[:3]) if book.made else _ONCE
    with Workbook(data, _OPTIONS) as workbook:
        workbook.set_properties({"created": made})
        writer = _Writer(workbook, wording)
        for sheet in book.sheets:
            if sheet.length >= MOST_ROWS:
                writer.too_many_rows(sheet, sheet.length)
        for sheet in () if writer.problems else book.sheets:
            writer.write(sheet)
        if writer.problems:
            raise InputError(writer.problems)
    return data.getvalue()


class _Look(NamedTuple):
    """How texts and numbers of a column look."""

    text: "Format"
    number: "Format"


class _Writer:
    """Writes sheets into a workbook, and keeps what does not fit."""

    def __init__(self, workbook: "Workbook", wording: Wording) -> None:
        self._workbook = workbook
        self._wording = wording
        self._formats: dict[str, Format] = {}
        self.problems: list[Problem] = []

    def write(self, sheet: Sheet) -> None:
        written = self._workbook.add_worksheet(sheet.name, _quick_sheet())
        if len(sheet.columns) > MOST_COLUMNS:
            self._too_large(sheet, f"{len(sheet.columns):,} columns", f"{MOST_COLUMNS:,}")
            return
        heading = self._format(_HEADING)
        for at, column in enumerate(sheet.columns):
            # What is empty is to be filled, too, without a cell for each.
            look = self._look(column).text if column.is_input else None
            written.set_column(at, at, column.width, look)
            said = self._wording.text(column.heading, in_prose=False)
            written.write_string(0, at, workbook_text(said), heading)
        # Two lines of a heading that is wrapped.
        written.set_row(0, 32)
        written.set_landscape()
        written.fit_to_pages(1, 0)
        written.repeat_rows(0)
        written.freeze_panes(1 + sheet.leading, sheet.keys)
        last = self._write_rows(written, sheet)
        for at, column in enumerate(sheet.columns):
            if column.has_bars and last > sheet.leading:
                written.conditional_format(1 + sheet.leading, at, last, at, _BARS)

    def _write_rows(self, written: "Worksheet", sheet: Sheet) -> int:
        """Writes the rows below the heading; the number of the last."""
        looks = [self._look(column) for column in sheet.columns]
        too_long: list[int] = []
        row = 0
        for row, cells in enumerate(sheet.rows, 1):
            if row >= MOST_ROWS:
                continue
            for at, (value, look) in enumerate(zip(cells, looks, strict=True)):
                if isinstance(value, str):
                    value = workbook_text(value)
                    if len(value) * 2 > MOST_UNITS and _units(value) > MOST_UNITS:
                        too_long.append(_units(value))
                        continue
                self._write_cell(written, row, at, value, look)
        if row >= MOST_ROWS:
            self.too_many_rows(sheet, row)
        if too_long:
            texts = "a text" if len(too_long) == 1 else f"{len(too_long):,} texts, the longest"
            has = f"{texts} of {max(too_long):,} characters"
            self._too_large(sheet, has, f"{MOST_UNITS:,} in a cell")
        return row

    def _write_cell(
        self, written: "Worksheet", row: int, at: int, value: Cell, look: "_Look"
    ) -> None:
        if isinstance(value, str) and value:
            written.write_string(row, at, value, look.text)
        elif isinstance(value, Formula):
            if isinstance(value.value, str):
                shown = workbook_text(value.value)
                written.write_formula(row, at, value.text, look.text, shown)
            else:
                number = self._format(_NUMBER, value.format) if value.format else look.number
                written.write_formula(row, at, value.text, number, value.value)
        elif isinstance(value, Shown):
            written.write_number(row, at, _exact(value.value), self._format(_NUMBER, value.format))
        elif isinstance(value, (int, float)):
            written.write_number(row, at, _exact(value), look.number)

    def _look(self, column: Column) -> "_Look":
        ground = _INPUT if column.is_input else {}
        text = self._format(_TEXT | ground)
        return _Look(text, self._format(_NUMBER | ground, column.format))

    def _format(self, look: dict[str, Any], shown: str = "") -> "Format":
        look = look | ({"num_format": shown} if shown else {})
        key = repr(look)
        if key not in self._formats:
            self._formats[key] = self._workbook.add_format(look)
        return self._formats[key]

    def too_many_rows(self, sheet: Sheet, below_heading: int) -> None:
        """Keeps the problem of a sheet that has more rows than fit, its heading among them."""
        self._too_large(sheet, f"{below_heading + 1:,} rows", f"{MOST_ROWS:,}")

    def _too_large(self, sheet: Sheet, has: str, most: str) -> None:
        self.problems.append(
            Problem(
                "over-limits",
                f"the sheet `{sheet.name}` has {has}, and a workbook takes {most}",
                "write CSV or JSON, which have no such limit",
            )
        )


_BARS = {
    "type": "data_bar", "min_type": "num", "max_type": "num", "min_value": 0, "max_value": 100,
    "bar_solid": True, "bar_color": "#9DC3E6", "data_bar_2010": True,
}  # fmt: skip


@cache
def _quick_sheet() -> type:
    """XlsxWriter's sheet, which does not look through each formula for functions of late versions
    of Excel: there are none, and looking takes most of the time of a large workbook."""
    from xlsxwriter.worksheet import Worksheet

    class QuickSheet(Worksheet):  # type: ignore[misc]  # it says no types
        def _prepare_formula(self, formula: str, *_: Any, **__: Any) -> str:
            return formula

    return QuickSheet


class _Exact(float):
    """A number with all its digits, of which XlsxWriter writes sixteen and some need one more."""

    def __format__(self, _: str) -> str:
        return repr(float(self))


def _exact(number: float) -> float:
    return number if float(f"{number:.16G}") == number else _Exact(number)


def _units(text: str) -> int:
    """How many characters a spreadsheet counts."""
    return len(text.encode("utf-16-le")) // 2
