"""`flip`: the least change that puts another option first."""

from typing import TYPE_CHECKING

from belarus_options.cli.parameters import VaryOption
from belarus_options.cli.reporting import Run, reporting
from belarus_options.model.choices import Vary

if TYPE_CHECKING:
    from belarus_options.views.report.report import Report

# Options behind the first that are looked at unasked: each takes linear programs of its own.
NEXT = 20


@reporting
def flip(run: Run, vary: VaryOption = Vary.top) -> "Report":
    """Show the least change that puts another option first.

    Each other option gets two answers: the least change of weights, and that of scores. The 20 next
    in the ranking are looked at, all of them with --full.

    \b
    Examples:
      belarus-options flip
      belarus-options flip --vary leaves
      belarus-options flip --option defense-attache --option cut-ties
      belarus-options flip --output flip.json
    """
    from belarus_options.studies.flip.flip import flip as study
    from belarus_options.views.commands.flip import flip_report

    with run.progress("Looking for changes") as progress:
        most = None if run.is_full else NEXT
        result = study(run.project, run.settings, vary, most, progress)
    return flip_report(result)
