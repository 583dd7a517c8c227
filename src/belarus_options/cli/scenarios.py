"""`scenarios`: which option is safe in which future, and what it would regret."""

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from belarus_options.cli.parameters import BundlesFlag, from_text, number_between
from belarus_options.cli.reporting import Refusal, Run, reporting
from belarus_options.model.choices import TABLE_FORMS

if TYPE_CHECKING:
    from belarus_options.views.report.report import Report


_ALL = Refusal(
    "all-scenarios", "it shows them all", "`belarus-options score --scenario ID` ranks in one alone"
)


@reporting(forms=TABLE_FORMS, refuses={"scenario": _ALL})
def scenarios(
    run: Run,
    alpha: Annotated[
        float,
        typer.Option(
            "--alpha",
            metavar="SHARE",
            parser=from_text(partial(number_between, least=0, most=1, parameter="--alpha")),
            help="Optimism in Hurwicz's rule, from 0, an option's worst scenario alone, to 1, its"
            " best alone",
        ),
    ] = 0.5,
    bundles: BundlesFlag = False,
) -> "Report":
    """Show who is safe in which future, and who regrets what.

    Each option has its total in every scenario, its worst total and its largest regret; --full has
    the regrets by scenario and what each rule of choice puts first.

    \b
    Examples:
      belarus-options scenarios
      belarus-options scenarios --alpha 0.2
      belarus-options scenarios --bundles
      belarus-options scenarios --option cut-ties --option status-quo
      belarus-options scenarios --output scenarios.csv
    """
    from belarus_options.studies.scenarios import scenarios as study
    from belarus_options.views.commands.scenarios import scenarios_report

    return scenarios_report(study(run.project, run.settings, alpha, has_bundles=bundles))
