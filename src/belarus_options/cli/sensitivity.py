"""`sensitivity`: how far each weight can move before the winner changes."""

from typing import TYPE_CHECKING

from belarus_options.cli.reporting import Run, reporting

if TYPE_CHECKING:
    from belarus_options.views.report.report import Report


@reporting
def sensitivity(run: Run) -> "Report":
    """Show how far each weight can move before the winner changes.

    Each score is tried too: what it does to the lead within what is stated for it.

    \b
    Examples:
      belarus-options sensitivity
      belarus-options sensitivity --weight risk=50%
      belarus-options sensitivity --option cut-ties --option status-quo
      belarus-options sensitivity --output sensitivity.csv
    """
    from belarus_options.studies.sensitivity import sensitivity as study
    from belarus_options.views.commands.sensitivity import sensitivity_report

    return sensitivity_report(study(run.project, run.settings))
