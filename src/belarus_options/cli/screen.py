"""`screen`: who passes what is asked of options before they are compared."""

from typing import TYPE_CHECKING

from belarus_options.cli.reporting import Refusal, Run, reporting

if TYPE_CHECKING:
    from belarus_options.views.report.report import Report


_NOT_TAKEN = {
    "option": Refusal("not-taken", "it shows all options", "leave it out"),
    "include_screened": Refusal("not-taken", "it shows who fails", "`score` takes it"),
}


@reporting(refuses=_NOT_TAKEN)
def screen(run: Run) -> "Report":
    """Show who passes what is asked before options are compared.

    Tests with words and bounds on scores stand in criteria.yaml. An option that fails one takes no
    part in any comparison. The exit status is 1 where none passes.

    \b
    Examples:
      belarus-options screen
      belarus-options screen --scenario moscow-takes-control
      belarus-options screen --format json
    """
    from belarus_options.studies.screening import screening
    from belarus_options.views.commands.screen import screen_report

    return screen_report(screening(run.project, run.settings))
