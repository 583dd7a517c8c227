"""`score`: the ranking."""

from typing import TYPE_CHECKING, Annotated

import typer

from belarus_options.cli.reporting import Run, reporting

if TYPE_CHECKING:
    from belarus_options.views.report.report import Report


@reporting
def score(
    run: Run,
    leaves: Annotated[
        bool, typer.Option("--leaves", help="Leaves down and options across")
    ] = False,
) -> "Report":
    """Rank the options.

    They are ranked by their weighted totals, 0–100; higher is better.

    \b
    Examples:
      belarus-options score
      belarus-options score --leaves
      belarus-options score --weight risk=50 --weight leverage=30%
      belarus-options score --output ranking.csv
    """
    from belarus_options.studies.matrix.ranking import rank
    from belarus_options.views.commands.score import score_report

    return score_report(rank(run.project, run.settings), by_leaf=leaves)
