"""From a file to the matrix of a project, by the steps of the one reader."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from belarus_options.files.sheets.cells import read_tables
from belarus_options.files.sheets.criterion_scales import Ratings
from belarus_options.files.sheets.layout import Axis, Layout, find_layout
from belarus_options.files.sheets.matrix import Imported, matrix_of_sheet, title_of
from belarus_options.files.sheets.sheet import read_sheet
from belarus_options.files.sheets.table import Table
from belarus_options.model.problem import InputError


def read_matrix(
    path: Path,
    *,
    sheet: str | None = None,
    encoding: str | None = None,
    options_in: Axis | None = None,
    keep: Iterable[str] = (),
    ratings: Ratings | bool = True,
    levels: Mapping[str, Sequence[str]] | None = None,
) -> Imported:
    """Reads the first decision matrix of a file; raises InputError with all that is wrong in it,
    one problem a cause."""
    keep = tuple(keep)
    tables = read_tables(path, sheet=sheet, encoding=encoding)
    layout = _first_layout(tables, options_in, keep)
    return matrix_of_sheet(
        read_sheet(layout, keep=keep), title_of(path), ratings=ratings, levels=levels
    )


def _first_layout(tables: Sequence[Table], options_in: Axis | None, keep: Sequence[str]) -> Layout:
    """The layout of the first table that has one, else the error of the largest."""
    refused: InputError | None = None
    largest = max(tables, key=lambda table: sum(map(len, table.rows)))
    for table in tables:
        try:
            return find_layout(table, options_in=options_in, keep=keep)
        except InputError as error:
            if table is largest:
                refused = error
    assert refused is not None
    raise refused
