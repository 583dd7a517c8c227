"""A report for programs: tab-separated lines of its first table, and CSV at full precision."""

import re

from belarus_options.views.forms.safe_text import one_line, spreadsheet_text
from belarus_options.views.report.numbers import Number
from belarus_options.views.report.report import Datum, Report
from belarus_options.views.report.sentence import Code, Command, Said, Sentence, Wording

# A number with its marks, or a shared rank and a total: `=1 60.0` computes nothing.
_FIGURE = re.compile(r"[-+]?\d[\d.,]*%?[†‡]*|=\d{1,6}(?: -?[\d.]+)?")


def to_lines(report: Report, wording: Wording) -> str:
    """A header and one tab-separated line a row, as shown, without charts."""
    table = report.table
    shown = [i for i, column in enumerate(table.columns) if column.chart is None]
    lines = [[one_line(wording.text(table.columns[i].heading, in_prose=False)) for i in shown]]
    lines += [[_plain(row[i], wording) for i in shown] for row in table.rows]
    return "".join("\t".join(map(_harmless, line)) + "\n" for line in lines)


def to_csv(report: Report) -> str:
    """One header row, numbers at full precision, and no cell that a spreadsheet would run."""
    records = report.records()
    lines = [records.header, *records.rows]
    return "".join(",".join(map(_csv_cell, line)) + "\n" for line in lines)


def _harmless(text: str) -> str:
    """A cell that no spreadsheet runs where it is pasted; figures with their marks stay."""
    return text if _FIGURE.fullmatch(text) else spreadsheet_text(text)


def _plain(cell: Said, wording: Wording) -> str:
    """A cell on one line: code as it is typed, and the minus of a number one that programs read."""
    match cell:
        case Sentence():
            return "".join(_plain(part, wording) for part in cell.parts)
        case Number():
            return one_line(cell.text().replace("−", "-"))
        case Code() | Command():
            return one_line("".join(text for text, _ in wording.pieces(cell)))
    return one_line(wording.text(cell))


def _csv_cell(value: Datum) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        return repr(value)
    text = spreadsheet_text(value)
    # The csv module leaves `;` and tabs unquoted, and where those separate lists a spreadsheet
    # would split the cell and run what is behind them.
    return f'"{text.replace(chr(34), chr(34) * 2)}"' if set(text) & set(',;\t"|') else text
