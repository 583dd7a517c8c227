"""`init`: a project folder to work in."""

import shlex
from pathlib import Path
from typing import Annotated

import typer

from belarus_options.cli.parameters import QuietOption
from belarus_options.cli.terminal import Terminal


def init(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="The folder to make or fill")],
    blank: Annotated[
        bool, typer.Option("--blank", help="A small valid project in which every key is explained")
    ] = False,
    quiet: QuietOption = False,
) -> None:
    """Make a project folder: a copy of the case, or a blank one.

    A copy keeps the comments of the built-in case. Nothing is written where any of its files is
    there already.

    \b
    Examples:
      belarus-options init my-case
      belarus-options init --blank my-decision
    """
    from belarus_options.files.creating import blank_files, case_files
    from belarus_options.files.folder import builtin_folder
    from belarus_options.files.writing import create_files

    files = blank_files() if blank else case_files(builtin_folder())
    create_files(Path(folder), files)
    following = shlex.join(["belarus-options", "score", "--project", folder])
    Terminal(quiet).notice(f"wrote {len(files)} files into {folder}; next: `{following}`")
