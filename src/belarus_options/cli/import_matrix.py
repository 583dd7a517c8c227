"""`import`: a project folder from a spreadsheet's decision matrix."""

import shlex
from pathlib import Path
from typing import Annotated

import typer

from belarus_options.cli.parameters import QuietOption
from belarus_options.cli.terminal import Terminal


def import_matrix(
    matrix: Annotated[str, typer.Argument(metavar="MATRIX.csv", help="The decision matrix")],
    folder: Annotated[str, typer.Argument(metavar="DIR", help="The folder to make or fill")],
    quiet: QuietOption = False,
) -> None:
    """Make a project folder from a spreadsheet's matrix.

    Options stand down, criteria across. Above the options stand rows named `weight` and `prefer`
    (less or more), and optionally `worst` and `best`. Commas separate cells of numbers with decimal
    points, semicolons those with decimal commas. Nothing is written where any of the files is there
    already.

    \b
    Examples:
      belarus-options import matrix.csv my-decision
    """
    from belarus_options.files.sheets.sheet import matrix_files, read_matrix
    from belarus_options.files.writing import create_files

    files = matrix_files(read_matrix(Path(matrix)))
    create_files(Path(folder), files)
    following = shlex.join(["belarus-options", "score", "--project", folder])
    Terminal(quiet).notice(f"wrote {len(files)} files into {folder}; next: `{following}`")
