"""A workbook that a ranking was written into, as the folder that it was made of.

Each line of the folder's files comes from a cell, by which a reader is told what is wrong with it.
"""

import io
from pathlib import Path
from typing import NamedTuple

from belarus_options.files.project import load_contents
from belarus_options.files.reading import read_bytes
from belarus_options.files.schema import language_server_line, schema_files
from belarus_options.files.sheets.returned_lines import Cellular, Lines
from belarus_options.files.sheets.returned_options import evidence_lines, option_lines
from belarus_options.files.sheets.returned_scales import scale_lines
from belarus_options.files.sheets.workbook import check_size, has_sheets, is_workbook
from belarus_options.model import workbook_layout as layout
from belarus_options.model.ids import id_fault
from belarus_options.model.layout import CRITERIA_FILE, EVIDENCE_FILE, option_file
from belarus_options.model.problem import InputError, Problem


class Returned(NamedTuple):
    """The files of a folder, how many options and leaves it has, and what the workbook says that it
    does not hold."""

    files: list[tuple[str, bytes]]
    options: int
    leaves: int
    left_out: str


def returned_folder(path: Path) -> Returned | None:
    """The folder that a workbook was made of, with what has been changed in it; None where the file
    is no such workbook. Raises InputError with all that is wrong, by its cells."""
    file = str(path).encode("utf-8", "replace").decode()
    data = read_bytes(path, file)
    sheets = _own_sheets(file, data) if is_workbook(data) else None
    if sheets is None:
        return None
    about = {str(row[0]): str(row[1]) for row in sheets[layout.ABOUT].cells if len(row) > 1}
    written = {
        CRITERIA_FILE: _criteria_lines(sheets, about),
        **{option_file(id): lines for id, lines in option_lines(sheets)},
    }
    evidence = evidence_lines(sheets)
    if evidence is not None:
        written[EVIDENCE_FILE] = evidence
    contents = {name: lines.text.encode() for name, lines in written.items()}
    try:
        project = load_contents(path.name, contents).project
    except InputError as error:
        raise InputError(_at_cells(problem, written, file) for problem in error.problems) from None
    return Returned(
        [*contents.items(), *schema_files(None)],
        len(project.options),
        len(project.tree.leaves),
        about.get(layout.LEFT_OUT, ""),
    )


def _own_sheets(file: str, data: bytes) -> dict[str, Cellular] | None:
    from python_calamine import CalamineWorkbook

    if not has_sheets(data, layout.OWN):
        return None
    check_size(file, data)
    try:
        # A damaged file can make it panic, which is no Exception.
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
            if not set(layout.OWN) <= set(workbook.sheet_names):
                return None
            sheets = map(workbook.get_sheet_by_name, layout.OWN)
            cells = [sheet.to_python(skip_empty_area=False) for sheet in sheets]
    except KeyboardInterrupt:
        raise
    except BaseException:
        # Whoever reads it as any other workbook says why.
        return None
    return {n: Cellular(file, n, each) for n, each in zip(layout.OWN, cells, strict=True)}


def _at_cells(problem: Problem, written: dict[str, Lines], file: str) -> Problem:
    """A problem of a file that nobody sees as one of the cell that its line came from."""
    position = problem.position
    where = file
    if position is not None and position.file in written:
        where = written[position.file].origins[position.line - 1] or file
    return problem._replace(place=None, position=None, file=where)


def _criteria_lines(sheets: dict[str, Cellular], about: dict[str, str]) -> Lines:
    weights, lines = sheets[layout.WEIGHTS], Lines()
    lines.add(0, language_server_line(CRITERIA_FILE))
    lines.add(0, "# Made of a workbook.")
    lines.add(0, "decision:")
    at = sheets[layout.ABOUT].place(0, 0)
    for key, name in (
        ("title", layout.TITLE), ("question", layout.QUESTION), ("owner", layout.OWNER),
        ("as_of", layout.AS_OF),
    ):  # fmt: skip
        lines.text_of(1, key, about.get(name), at)
    children = _children(weights)
    lines.add(0, "criteria:")
    waiting = [(path, 1) for path in reversed(children.get("", []))]
    rows = {str(weights.value(row, layout.CRITERION)): row for row in weights.rows}
    while waiting:
        path, level = waiting.pop()
        _criterion(lines, sheets, path, rows[path], level)
        below = children.get(path, [])
        if below:
            lines.add(level + 1, "criteria:")
            waiting += [(child, level + 2) for child in reversed(below)]
    return lines


def _children(weights: Cellular) -> dict[str, list[str]]:
    """The paths below each path, in the order of their rows."""
    children: dict[str, list[str]] = {}
    seen: set[str] = set()
    problems = []
    for row in weights.rows:
        path = str(weights.value(row, layout.CRITERION) or "")
        parent, _, id = path.rpartition(".")
        if fault := id_fault(id):
            problems.append(weights.problem(row, layout.CRITERION, "bad-id", f"`{id}` {fault}"))
        elif path in seen:
            what = f"`{path}` stands in two rows"
            problems.append(weights.problem(row, layout.CRITERION, "duplicate-key", what))
        elif parent and parent not in seen:
            what = f"`{path}` stands below no row of `{parent}`"
            problems.append(weights.problem(row, layout.CRITERION, "unknown-criterion", what))
        else:
            children.setdefault(parent, []).append(path)
        seen.add(path)
    if problems:
        raise InputError(problems)
    return children


def _criterion(lines: Lines, sheets: dict[str, Cellular], path: str, row: int, level: int) -> None:
    weights = sheets[layout.WEIGHTS]
    id = path.rpartition(".")[2]
    lines.key(level, id, weights.place(row, layout.CRITERION))
    level += 1
    if weights.value(row, layout.NAME) != id:
        lines.cell(level, "name", weights, row, layout.NAME)
    lines.cell(level, "short", weights, row, layout.SHORT)
    lines.cell(level, "definition", weights, row, layout.DEFINITION)
    unit = str(weights.value(row, layout.UNIT) or "")
    lines.number(level, "weight", weights, row, layout.WEIGHT, unit=unit)
    lines.block(level, "weight_range", weights, row, layout.RANGE)
    lines.cell(level, "because", weights, row, layout.REASON)
    lines.cell(level, "prefer", weights, row, layout.PREFER)
    scale_lines(lines, sheets[layout.SCALES], path, level)
    lines.block(level, "must", weights, row, layout.MUST)
    lines.cell(level, "combine", weights, row, layout.COMBINE)
