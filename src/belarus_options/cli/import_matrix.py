"""`import`: a project folder from a spreadsheet's decision matrix."""

import shlex
from pathlib import Path
from typing import Annotated

import typer

from belarus_options.cli.parameters import QuietOption
from belarus_options.cli.progress import waiting
from belarus_options.cli.sheet_parameters import (
    EncodingOption,
    KeepOption,
    LevelsOption,
    OptionsInOption,
    RatingsOption,
    SheetOption,
    orders,
    scale_of_ratings,
)
from belarus_options.cli.terminal import Terminal
from belarus_options.cli.typed import filled_in


def import_matrix(
    matrix: Annotated[
        str, typer.Argument(metavar="MATRIX", help="The decision matrix: CSV, Markdown, a workbook")
    ],
    folder: Annotated[str, typer.Argument(metavar="DIR", help="The folder to make or fill")],
    sheet: SheetOption = None,
    options_in: OptionsInOption = None,
    ratings: RatingsOption = None,
    levels: LevelsOption = None,
    keep: KeepOption = None,
    encoding: EncodingOption = None,
    quiet: QuietOption = False,
) -> None:
    """Make a project folder from a spreadsheet's matrix.

    Reads text that commas, semicolons or tabs separate, Markdown tables, and workbooks (.xlsx,
    .xls, .ods). Options stand down and criteria across, or the other way round; rows or columns
    named `weight`, `prefer` (less or more), `worst`, `best` and `unit` are about the criteria.
    Totals, ranks and the like are left out. A workbook that `score` wrote becomes its folder again,
    with what was changed in it. Nothing is written where any of the files is there
    already.

    \b
    Examples:
      belarus-options import matrix.csv my-decision
      belarus-options import study.xlsx my-decision --sheet Ratings --ratings 1-5
    """
    from belarus_options.files.sheets.importing import read_matrix
    from belarus_options.files.sheets.notices import notices
    from belarus_options.files.sheets.returned import returned_folder
    from belarus_options.files.sheets.sheet_writer import matrix_files

    terminal = Terminal(quiet)
    asks_how = any((sheet, options_in, ratings, levels, keep, encoding))
    with waiting(terminal):
        returned = None if asks_how else returned_folder(Path(matrix))
    if returned is not None:
        from belarus_options.model.grammar import plural

        options = f"{returned.options:,} {plural('option', returned.options)}"
        leaves = f"{returned.leaves:,} {'leaf' if returned.leaves == 1 else 'leaves'}"
        notice = f"{options} on {leaves}, of a workbook that `score` wrote"
        if returned.left_out:
            notice += f"; what was not in it: {returned.left_out}"
        _write(returned.files, folder, [notice], terminal)
        return
    with waiting(terminal):
        imported = read_matrix(
            Path(matrix),
            sheet=sheet,
            encoding=encoding,
            options_in=options_in.value if options_in else None,
            keep=keep or (),
            ratings=scale_of_ratings(ratings),
            levels=orders(levels or ()),
        )
    said = [
        notice.text + (f"; {advice}" if (advice := filled_in(notice.advice)) else "")
        for notice in notices(imported)
    ]
    _write(matrix_files(imported.matrix), folder, said, terminal)


def _write(
    files: list[tuple[str, bytes]], folder: str, said: list[str], terminal: Terminal
) -> None:
    """Writes the files, and only then says what was read: where they cannot be, that is all."""
    from belarus_options.files.writing import create_files

    create_files(Path(folder), files)
    for notice in said:
        terminal.notice(notice)
    following = shlex.join(["belarus-options", "score", "--project", folder])
    terminal.notice(f"wrote {len(files)} files into {folder}; next: `{following}`")
