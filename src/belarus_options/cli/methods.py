"""`methods`: the ranking by other methods of the field."""

from typing import TYPE_CHECKING

from belarus_options.cli.reporting import Run, reporting

if TYPE_CHECKING:
    from belarus_options.views.report.report import Report


@reporting
def methods(run: Run) -> "Report":
    """Show how other methods rank the options.

    The weighted sum, TOPSIS, VIKOR, the rank matrix, the worst leaf and leaf by leaf, and with
    thresholds PROMETHEE II and ELECTRE III, on the same values and weights. The weighted sum is the
    answer; the others are a check of it.

    \b
    Examples:
      belarus-options methods
      belarus-options methods --perspective escalation-skeptic
      belarus-options methods --format json
    """
    from belarus_options.studies.matrix.ranking import rank
    from belarus_options.studies.other_methods import other_methods
    from belarus_options.views.commands.methods import methods_report

    return methods_report(other_methods(rank(run.project, run.settings)))
