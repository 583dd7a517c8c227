"""`map`: which option is first at every weighting of three top criteria."""

from typing import TYPE_CHECKING, Annotated

import typer

from belarus_options.cli import completion
from belarus_options.cli.parameters import BundlesFlag
from belarus_options.cli.reporting import Run, reporting
from belarus_options.model.choices import FORMS, Format
from belarus_options.model.ids import normal

if TYPE_CHECKING:
    from belarus_options.views.report.report import Report


@reporting(forms=(*FORMS, Format.svg))
def map(
    run: Run,
    criteria: Annotated[
        str | None,
        typer.Option(
            "--criteria",
            metavar="A,B,C",
            help="Three top criteria, in the order top, left, right; the others keep their"
            " shares  [default: all, where there are three]",
            show_default=False,
            parser=normal,
            autocompletion=completion.top_criteria,
        ),
    ] = None,
    bundles: BundlesFlag = False,
) -> "Report":
    """Show who is first at every weighting of three top criteria.

    The weightings are drawn as a triangle with a corner for each criterion.

    \b
    Examples:
      belarus-options map
      belarus-options map --output map.svg
      belarus-options map --criteria ethics,risk,leverage
      belarus-options map --bundles
      belarus-options map --weight risk.escalation=60 --format svg > map.svg
    """
    from belarus_options.studies.weight_map import weight_map, weight_map_of
    from belarus_options.views.commands.map import map_report

    chosen = None if criteria is None else [path.strip() for path in criteria.split(",")]
    alone = weight_map(run.project, run.settings, chosen)
    if not bundles:
        return map_report(alone)
    from belarus_options.studies.bundles.beside import beside

    rows = beside(run.project, run.settings)
    return map_report(weight_map_of(rows.ranking, rows.matrix, chosen), (rows, alone))
