"""A report as tab-separated lines, CSV, Markdown and JSON."""

from collections.abc import Iterator, Mapping
from typing import Any

from belarus_options.views.first_report import Cell, Datum, Report, Table
from belarus_options.views.forms.safe_text import (
    escape_unsafe,
    markdown_line,
    markdown_prose,
    markdown_text,
    one_line,
    spreadsheet_text,
)


def to_lines(report: Report) -> str:
    """A header and one tab-separated line a row, as shown; bars are left out, and a minus is one
    that programs read."""
    shown = [i for i, column in enumerate(report.table.columns) if not column.is_bar]
    lines = ["\t".join(one_line(report.table.columns[i].heading) for i in shown)]
    lines += ["\t".join(_plain(row[i]) for i in shown) for row in report.table.rows]
    return "".join(line + "\n" for line in lines)


def to_csv(report: Report) -> str:
    """One header row, numbers at full precision, and no cell that a spreadsheet would run."""
    records = report.records()
    lines = [records.header, *records.rows]
    return "".join(",".join(map(_csv_cell, line)) + "\n" for line in lines)


def _csv_cell(value: Datum) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        return repr(value)
    text = spreadsheet_text(value)
    # The csv module leaves `;` and tabs unquoted, and where those separate lists a spreadsheet
    # would split the cell and run what is behind them.
    return f'"{text.replace(chr(34), chr(34) * 2)}"' if set(text) & set(',;\t"|') else text


def to_markdown(report: Report) -> str:
    """A heading, the tables and the notes, every name escaped."""
    lines = [f"# {markdown_text(report.title)}", ""]
    for text in (report.subtitle, *report.lead):
        if text:
            lines += [markdown_line(text), ""]
    if report.table.rows:
        lines += _markdown_table(report.table)
    for section in report.sections:
        lines += ["", f"## {markdown_text(section.heading)}", ""]
        if section.note:
            lines += [markdown_line(section.note), ""]
        lines += _markdown_table(section.table)
    for paragraph in (*report.notes, *report.details):
        lines += ["", "\n".join(_markdown_lines(paragraph))]
    return "\n".join(lines) + "\n"


def _markdown_table(table: Table) -> list[str]:
    shown = [i for i, c in enumerate(table.columns) if not (c.is_bar or c.is_detail)]
    columns = [table.columns[i] for i in shown]
    lines = ["| " + " | ".join(markdown_text(column.heading) for column in columns) + " |"]
    lines.append("| " + " | ".join("--:" if c.is_number else ":--" for c in columns) + " |")
    for row in table.rows:
        lines.append("| " + " | ".join(markdown_text(_text(row[i])) for i in shown) + " |")
    return lines


def _markdown_lines(paragraph: str) -> Iterator[str]:
    """A paragraph's lines: those that start with `- ` are items of a list, the others break."""
    *others, last = [line.strip() for line in paragraph.split("\n")]
    for line in others:
        yield _markdown_item(line) or f"{markdown_line(line)}  "
    yield _markdown_item(last) or markdown_line(last)


def _markdown_item(line: str) -> str:
    return f"- {markdown_prose(line[2:])}" if line.startswith("- ") else ""


def to_json(
    report: Report,
    command: str,
    version: str,
    project: Mapping[str, Any],
    settings: Mapping[str, Any],
) -> str:
    """One object, the same bytes for the same input; unsafe characters are escaped."""
    # The other forms do without.
    import json

    document = {
        "schema": 1,
        "command": command,
        "version": version,
        "project": project,
        "settings": settings,
        "result": report.result(),
    }
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2)
    return escape_unsafe(text) + "\n"


def _plain(cell: Cell) -> str:
    text = one_line(_text(cell))
    return f"-{text[1:]}" if text[:1] == "−" else text


def _text(cell: Cell) -> str:
    return cell if isinstance(cell, str) else f"{cell:.1f}"
