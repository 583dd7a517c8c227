"""`score`: the ranking."""

from typing import TYPE_CHECKING, Annotated

import typer

from belarus_options.cli.parameters import BundlesFlag
from belarus_options.cli.reporting import Run, reporting
from belarus_options.model.choices import TABLE_FORMS

if TYPE_CHECKING:
    from belarus_options.views.report.report import Report


@reporting(forms=TABLE_FORMS)
def score(
    run: Run,
    leaves: Annotated[
        bool, typer.Option("--leaves", help="Leaves down and options across")
    ] = False,
    bundles: BundlesFlag = False,
) -> "Report":
    """Rank the options.

    They are ranked by their weighted totals, 0–100; higher is better.

    \b
    Examples:
      belarus-options score
      belarus-options score --leaves
      belarus-options score --weight risk=50 --weight leverage=30%
      belarus-options score --output ranking.xlsx
    """
    if bundles:
        return _with_bundles(run, leaves=leaves)
    from belarus_options.studies.matrix.ranking import rank
    from belarus_options.views.commands.score import score_report

    return score_report(rank(run.project, run.settings), by_leaf=leaves)


def _with_bundles(run: Run, *, leaves: bool) -> "Report":
    from belarus_options.model.problem import refuse
    from belarus_options.studies.bundles.beside import beside
    from belarus_options.views.commands.score_bundles import score_bundles_report

    if leaves:
        raise refuse(
            "not-taken",
            "`--leaves` shows options alone, and bundles are to stand beside them",
            "leave one of the two out; `explain` shows a bundle leaf by leaf",
            argument="--leaves",
        )
    return score_bundles_report(beside(run.project, run.settings))
