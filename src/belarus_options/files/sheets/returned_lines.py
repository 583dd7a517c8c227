"""The cells of a sheet by the headings of its columns, and lines of YAML that know their cells."""

import json
from collections.abc import Sequence
from functools import cached_property
from typing import Any

import yaml

from belarus_options.files.sheets.sheet_writer import scalar
from belarus_options.files.sheets.table import column_letters
from belarus_options.model import workbook_layout as layout
from belarus_options.model.base import parse_number
from belarus_options.model.problem import Problem, refuse


class Cellular:
    """A sheet: its first row has headings, and each row below that holds anything is one of
    `rows`, by its number from 0."""

    def __init__(self, file: str, name: str, cells: Sequence[Sequence[Any]]) -> None:
        self.file, self.name, self.cells = file, name, cells
        self.rows = [at for at, row in enumerate(cells) if at and any(v != "" for v in row)]

    @cached_property
    def _columns(self) -> dict[str, int]:
        return {str(heading): at for at, heading in enumerate(self.cells[0] if self.cells else ())}

    def column(self, heading: str) -> int:
        """Where a column stands; raises InputError where the sheet lacks it."""
        if heading not in self._columns:
            raise refuse(
                "bad-workbook",
                f"the sheet `{self.name}` has no column `{heading}`",
                "keep the first row as it was written",
                file=self.file,
            )
        return self._columns[heading]

    def grouped(self, heading: str) -> dict[str, list[int]]:
        """The rows by what they have in a column."""
        groups: dict[str, list[int]] = {}
        for row in self.rows:
            groups.setdefault(str(self.value(row, heading) or ""), []).append(row)
        return groups

    @cached_property
    def by_criterion(self) -> dict[str, list[int]]:
        """The rows of each criterion."""
        return self.grouped(layout.CRITERION)

    def value(self, row: int, heading: str) -> Any:
        """What a cell holds, None where it is empty; texts without the space around them."""
        at = self.column(heading)
        value = self.cells[row][at] if at < len(self.cells[row]) else ""
        value = value.strip() if isinstance(value, str) else value
        return None if value == "" else value

    def place(self, row: int, heading: str | int) -> str:
        """What a cell is called in a message."""
        at = heading if isinstance(heading, int) else self.column(heading)
        return f"{self.file}, sheet {self.name}, cell {column_letters(at)}{row + 1}"

    def problem(self, row: int, heading: str, name: str, message: str, help: str = "") -> Problem:
        """A problem of a cell."""
        return Problem(name, message, help, file=self.place(row, heading))


class Lines:
    """The lines of a file, and where each comes from."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self.origins: list[str] = []

    @property
    def text(self) -> str:
        """The whole file."""
        return "".join(f"{line}\n" for line in self._lines)

    def add(self, level: int, text: str, origin: str = "") -> None:
        """A line, two spaces further in for each level."""
        self._lines.append("  " * level + text)
        self.origins.append(origin)

    def key(self, level: int, key: str, origin: str) -> None:
        """A key with a block below it."""
        self.add(level, f"{_on_one_line(key)}:", origin)

    def text_of(self, level: int, key: str, text: str | None, origin: str) -> None:
        """A key with a text, where there is one."""
        if text:
            self.add(level, f"{key}: {_on_one_line(text)}", origin)

    def cell(self, level: int, key: str, sheet: Cellular, row: int, heading: str) -> None:
        """A key with the text of a cell, where it holds any."""
        value = sheet.value(row, heading)
        if value is not None:
            text = value if isinstance(value, str) else as_number(value)
            self.text_of(level, key, text, sheet.place(row, heading))

    def locator(self, level: int, key: str, sheet: Cellular, row: int, heading: str) -> None:
        """A key with the text of a cell, or with its number where it holds one."""
        if isinstance(sheet.value(row, heading), str):
            self.cell(level, key, sheet, row, heading)
        else:
            self.number(level, key, sheet, row, heading)

    def number(
        self, level: int, key: str, sheet: Cellular, row: int, heading: str, *, unit: str = ""
    ) -> None:
        """A key with the number of a cell, where it holds anything."""
        value = sheet.value(row, heading)
        if value is not None:
            self.add(level, f"{key}: {as_number(value)}{unit}", sheet.place(row, heading))

    def number_key(self, level: int, sheet: Cellular, row: int, heading: str) -> None:
        """The number of a cell as a key with a block below it."""
        self.add(level, f"{as_number(sheet.value(row, heading))}:", sheet.place(row, heading))

    def pair(self, level: int, sheet: Cellular, row: int, key: str, value: str) -> None:
        """The number of a cell as a key, and that of another behind it."""
        numbers = [as_number(sheet.value(row, heading)) for heading in (key, value)]
        self.add(level, ": ".join(numbers), sheet.place(row, value))

    def range(self, level: int, sheet: Cellular, row: int, ends: tuple[str, str]) -> None:
        """The range between two cells, as far as they hold anything."""
        values = [sheet.value(row, heading) for heading in ends]
        listed = ", ".join(as_number(value) for value in values if value is not None)
        self.add(level, f"range: [{listed}]", sheet.place(row, ends[0]))

    def block(self, level: int, key: str, sheet: Cellular, row: int, heading: str) -> None:
        """A key with a block that a cell holds on one line, where it holds any."""
        value = sheet.value(row, heading)
        if value is not None:
            found = json_of(value)
            text = (
                _on_one_line(str(value)) if found is None else json.dumps(found, ensure_ascii=False)
            )
            self.add(level, f"{key}: {text}", sheet.place(row, heading))

    def ids(self, level: int, key: str, sheet: Cellular, row: int, heading: str) -> None:
        """A key with a list of ids, between which there are spaces or commas."""
        value = sheet.value(row, heading)
        if value is not None:
            ids = str(value).replace(",", " ").split()
            listed = ", ".join(json.dumps(id, ensure_ascii=False) for id in ids)
            self.add(level, f"{key}: [{listed}]", sheet.place(row, heading))


def json_of(value: Any) -> Any:
    """What a cell holds as JSON; None where it is none."""
    try:
        return json.loads(value) if isinstance(value, str) else None
    except ValueError:
        return None


def as_number(value: Any) -> str:
    """A number of a cell as YAML has it, and a text that is none as a text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)
    return str(value) if parse_number(str(value)) is not None else _on_one_line(str(value))


def _on_one_line(text: str) -> str:
    """A text as YAML writes it behind a key on one line, whatever lines it has itself."""
    if "\n" not in text:
        return scalar(text)
    quoted = yaml.safe_dump(text, default_style='"', width=2**31, allow_unicode=False)
    return quoted.rstrip("\n")
