"""`perspectives`: who would choose what under whose weights, and where they could meet."""

from typing import TYPE_CHECKING

from belarus_options.cli.reporting import Run, reporting

if TYPE_CHECKING:
    from belarus_options.views.report.report import Report


@reporting
def perspectives(run: Run) -> "Report":
    """Show who would choose what, and where they could meet.

    It compares the rankings of all perspectives, each under its own weights, so that
    `--perspective` is refused here.

    \b
    Examples:
      belarus-options perspectives
      belarus-options perspectives --weight leverage.access=50%
      belarus-options perspectives --option cut-ties --option status-quo
      belarus-options perspectives --output perspectives.csv
    """
    from belarus_options.studies.perspectives import perspectives as study
    from belarus_options.views.commands.perspectives import perspectives_report

    return perspectives_report(study(run.project, run.settings))
