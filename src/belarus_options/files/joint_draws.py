"""A file of samples that were drawn elsewhere: a column for each score, a row for each sample."""

import math
from collections.abc import Iterator
from pathlib import Path

from belarus_options.files.reading import read_text
from belarus_options.files.sheets.delimited import delimited_table
from belarus_options.files.sheets.table import Cell, Table, shown
from belarus_options.model.base import LARGEST_NUMBER, parse_number
from belarus_options.model.ids import normal
from belarus_options.model.joint_draws import JointDraws
from belarus_options.model.problem import InputError, Problem, refuse
from belarus_options.model.project import Project
from belarus_options.model.suggest import did_you_mean
from belarus_options.model.validity import no_leaf

# Of more the first say enough.
_MOST_PROBLEMS = 20


def read_joint_draws(path: Path, project: Project) -> JointDraws:
    """The samples in a CSV file; raises InputError with what is wrong in it: columns that are no
    scores of the project on a leaf with measures, and cells that are no numbers."""
    file = path.name
    text = read_text(path, file).replace("\r\n", "\n").replace("\r", "\n")
    table = delimited_table(file, text) if text.strip() else None
    if table is None or len(table.rows) < 2:
        raise refuse("bad-draws", f"`{file}` has no samples", _FORM, file=file)
    scores = [_score(name) for name in table.rows[0]]
    problems = list(_heading_problems(table, scores, project))
    if problems:
        raise InputError(problems[:_MOST_PROBLEMS])
    rows = [_numbers(table, row, len(scores)) for row in range(1, len(table.rows))]
    return JointDraws(file, dict(zip(scores, zip(*rows, strict=True), strict=True)), len(rows))


_FORM = "write `OPTION/PATH` above each column, such as `lease/cost`, and a sample in each row"


def _score(name: str) -> tuple[str, str]:
    option, _, leaf = normal(name).partition("/")
    return option.strip(), leaf.strip()


def _heading_problems(
    table: Table, scores: list[tuple[str, str]], project: Project
) -> Iterator[Problem]:
    leaves = project.tree.leaf_at
    for column, (option, path) in enumerate(scores):
        cell = Cell(0, column)
        name = shown(table.text(cell))
        if not option or not path:
            message = f"`{name}` names no score" if name else "a column has no heading"
            yield table.problem("bad-draws", message, _FORM, cell)
        elif option not in project.options:
            help = did_you_mean(option, project.options) or "the options are in `options/`"
            yield table.problem("unknown-option", f"`{option}` is not an option", help, cell)
        elif path not in leaves:
            found = no_leaf(path, project.tree)
            yield table.problem(found.name, found.message, found.help, cell)
        elif leaves[path].constructed is not None:
            yield table.problem(
                "bad-draws",
                f"`{path}` has levels, and samples are of measures",
                "take the column out; scores on levels are drawn from what they say themselves",
                cell,
            )
        elif scores.index((option, path)) < column:
            message = f"`{name}` stands above two columns"
            yield table.problem("bad-draws", message, "take one of them out", cell)


def _numbers(table: Table, row: int, width: int) -> list[float]:
    given = table.rows[row]
    if len(given) != width:
        raise InputError(
            [
                table.problem(
                    "bad-draws",
                    f"the row has {len(given)} cells, and the heading {width}",
                    "give every score a number in every sample",
                    Cell(row, 0),
                    Cell(row, len(given) - 1),
                )
            ]
        )
    numbers = []
    for column, text in enumerate(given):
        number = parse_number(text)
        if number is None or not (math.isfinite(number) and abs(number) <= LARGEST_NUMBER):
            help = "decimals take a point" if "," in text else "give every score a number"
            what = f"`{shown(text)}` is not a number" if text else "the cell is empty"
            raise InputError([table.problem("bad-draws", what, help, Cell(row, column))])
        numbers.append(float(number))
    return numbers
