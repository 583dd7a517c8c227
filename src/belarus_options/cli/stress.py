"""`stress`: which score and which belief the first place rests on."""

from typing import TYPE_CHECKING

from belarus_options.cli.reporting import Run, reporting
from belarus_options.model.choices import TABLE_FORMS

if TYPE_CHECKING:
    from belarus_options.views.report.report import Report


@reporting(forms=TABLE_FORMS)
def stress(run: Run) -> "Report":
    """Show which score and which belief the first place rests on.

    Each score is moved alone over what is stated for it, and each piece of evidence is taken to be
    wrong in all scores that say what they would be then. It also shows what is worth finding out.

    \b
    Examples:
      belarus-options stress
      belarus-options stress --full
      belarus-options stress --option defense-attache --option cut-ties
      belarus-options stress --weight ethics=40%
      belarus-options stress --output stress.csv
    """
    from belarus_options.studies.stress import stress as study
    from belarus_options.views.commands.stress import stress_report

    return stress_report(study(run.project, run.settings))
