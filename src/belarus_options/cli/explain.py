"""`explain`: the reasons behind one option's total, or behind the difference of two."""

from typing import TYPE_CHECKING, Annotated

import typer

from belarus_options.cli import completion
from belarus_options.cli.reporting import Run, reporting
from belarus_options.model.ids import normal

if TYPE_CHECKING:
    from belarus_options.views.report.report import Report


@reporting
def explain(
    run: Run,
    first: Annotated[
        str,
        typer.Argument(
            metavar="OPTION",
            help="The option to explain, or a bundle: ids with + between, or its own",
            parser=normal,
            autocompletion=completion.options,
        ),
    ],
    second: Annotated[
        str | None,
        typer.Argument(
            metavar="OTHER",
            help="Another option or bundle, to explain the difference",
            show_default=False,
            parser=normal,
            autocompletion=completion.options,
        ),
    ] = None,
) -> "Report":
    """Show what an option's total is made of, or sets two apart.

    Every leaf is listed with what it adds, and why.

    \b
    Examples:
      belarus-options explain defense-attache
      belarus-options explain defense-attache cut-ties
      belarus-options explain defense-attache+cbrne-training defense-attache
    """
    from belarus_options.studies import explanation

    given = (first,) if second is None else (first, second)
    if any(map(run.project.is_bundle, given)):
        from belarus_options.studies.bundles.explaining import explain_bundles
        from belarus_options.views.commands.explain_bundle import bundle_report

        return bundle_report(explain_bundles(run.project, run.settings, given))
    if second is None:
        from belarus_options.views.commands.explain import explanation_report

        return explanation_report(explanation.explain(run.project, first, run.settings))
    from belarus_options.views.commands.explain_two import comparison_report

    return comparison_report(explanation.compare(run.project, first, second, run.settings))
