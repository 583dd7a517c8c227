"""`flip`: the least change that puts another option first."""

from typing import TYPE_CHECKING, Annotated

import typer

from belarus_options.cli import completion
from belarus_options.cli.parameters import VaryOption
from belarus_options.cli.reporting import Run, reporting
from belarus_options.model.choices import Vary
from belarus_options.model.ids import normal

if TYPE_CHECKING:
    from belarus_options.views.report.report import Report

# Options behind the first that are looked at unasked: each takes linear programs of its own.
NEXT = 20


@reporting
def flip(
    run: Run,
    target: Annotated[
        str | None,
        typer.Argument(
            metavar="TARGET",
            help="The option to put first, with all ways to do it",
            show_default=False,
            parser=normal,
            autocompletion=completion.options,
        ),
    ] = None,
    vary: VaryOption = Vary.top,
) -> "Report":
    """Show the least change that puts another option first.

    Weights that move, or scores that change: for the 20 options next in the ranking, for all of
    them with --full, or for one of them, each way on its own. What varies in JSON, CSV and tsv is
    what --vary says; people see both.

    \b
    Examples:
      belarus-options flip
      belarus-options flip cut-ties
      belarus-options flip --option defense-attache --option cut-ties
      belarus-options flip --output flip.json
    """
    from belarus_options.studies.flip.flip import flip as study
    from belarus_options.views.commands.flip import flip_report

    with run.progress("Looking for changes") as progress:
        most = None if run.is_full else NEXT
        result = study(run.project, run.settings, vary, most, progress, target)
    return flip_report(result, target)
