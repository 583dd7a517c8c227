"""`perspectives`: who puts what first under whose weights, and where they can meet."""

from typing import TYPE_CHECKING

from belarus_options.cli.parameters import BundlesFlag
from belarus_options.cli.reporting import Refusal, Run, reporting
from belarus_options.model.choices import TABLE_FORMS

if TYPE_CHECKING:
    from belarus_options.views.report.report import Report


_ALL = Refusal(
    "all-perspectives",
    "it shows them all",
    "`belarus-options score --perspective ID` ranks under one alone",
)


@reporting(forms=TABLE_FORMS, refuses={"perspective": _ALL})
def perspectives(run: Run, bundles: BundlesFlag = False) -> "Report":
    """Show who puts what first, and where they can meet.

    It compares the rankings of all perspectives, each under its own weights.

    \b
    Examples:
      belarus-options perspectives
      belarus-options perspectives --bundles
      belarus-options perspectives --weight leverage.access=50%
      belarus-options perspectives --option cut-ties --option status-quo
      belarus-options perspectives --output perspectives.csv
    """
    from belarus_options.studies.perspectives import perspectives as study
    from belarus_options.views.commands.perspectives import perspectives_report

    return perspectives_report(study(run.project, run.settings, has_bundles=bundles))
