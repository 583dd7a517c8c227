"""`stress`: which single piece of evidence, if wrong, changes the answer."""

from typing import TYPE_CHECKING

from belarus_options.cli.reporting import Run, reporting

if TYPE_CHECKING:
    from belarus_options.views.report.report import Report


@reporting
def stress(run: Run) -> "Report":
    """Show which evidence the first place hangs on.

    Each piece of evidence and each assumption is taken away in turn; a score that cites nothing
    else can then be anything on its scale. It also shows what is worth finding out next.

    \b
    Examples:
      belarus-options stress
      belarus-options stress --option defense-attache --option cut-ties
      belarus-options stress --weight ethics=40%
      belarus-options stress --output stress.csv
    """
    from belarus_options.studies.stress import stress as study
    from belarus_options.views.commands.stress import stress_report

    return stress_report(study(run.project, run.settings))
