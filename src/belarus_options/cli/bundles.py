"""`bundles`: which options to choose together."""

from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from belarus_options.cli import completion
from belarus_options.cli.parameters import (
    SpreadOption,
    choice_option,
    chosen,
    from_text,
    number_between,
    require_ranges,
    whole_number,
)
from belarus_options.cli.reporting import Run, reporting
from belarus_options.model.choices import TABLE_FORMS, Format, Rule, Weighting
from belarus_options.model.ids import normal

if TYPE_CHECKING:
    from belarus_options.views.report.report import Report

_MOST = 1_000_000


def _sized(parameter: str, help: str) -> Any:
    return typer.Option(
        parameter,
        metavar="N",
        parser=from_text(lambda given: whole_number(given, 0, _MOST, parameter)),
        help=help,
        show_default=False,
    )


def _kept(parameter: str, help: str) -> Any:
    return typer.Option(
        parameter,
        metavar="ID",
        help=help,
        show_default=False,
        parser=normal,
        autocompletion=completion.options,
    )


@reporting(forms=(*TABLE_FORMS, Format.svg))
def bundles(
    run: Run,
    budget: Annotated[
        float | None,
        typer.Option(
            "--budget",
            metavar="NUMBER",
            parser=from_text(
                partial(number_between, least=-1e100, most=1e100, parameter="--budget")
            ),
            help="The most that a bundle costs, in place of the file's",
            show_default=False,
        ),
    ] = None,
    at_least: Annotated[
        int | None, _sized("--at-least", "How many options a bundle has at least")
    ] = None,
    at_most: Annotated[
        int | None, _sized("--at-most", "How many options a bundle has at most")
    ] = None,
    included: Annotated[
        list[str] | None, _kept("--with", "An option that is in every bundle; again for more")
    ] = None,
    left_out: Annotated[
        list[str] | None, _kept("--without", "An option that is in none; again for more")
    ] = None,
    combine: Annotated[
        Rule | None,
        choice_option(
            "--combine", Rule, "How effects combine on leaves that do not say so themselves"
        ),
    ] = None,
    weighting: Annotated[
        Weighting | None,
        typer.Option(
            "--weighting",
            metavar="any|order|ranges",
            parser=lambda given: chosen(
                given, (Weighting.any, Weighting.order, Weighting.ranges), "--weighting"
            ),
            help="Under which weightings of the top criteria a bundle is first: any, those that"
            " keep the order of the stated ones, those within ranges around these  [default: any]",
            show_default=False,
            autocompletion=lambda: ["any", "order", "ranges"],
        ),
    ] = None,
    spread: SpreadOption = None,
    best: Annotated[
        int,
        typer.Option(
            "--best",
            metavar="N",
            parser=from_text(lambda given: whole_number(given, 1, _MOST, "--best")),
            help="How many bundles are listed, beside those with a name and the status quo",
        ),
    ] = 20,
) -> "Report":
    """Show which options to choose together, and what that hangs on.

    Each set of options is valued by what it changes against the status quo, between what it is
    worth where like effects overlap and where they add up.

    \b
    Examples:
      belarus-options bundles
      belarus-options bundles --with defense-attache --at-most 2
      belarus-options bundles --full
      belarus-options bundles --output bundles.svg
      belarus-options bundles --format json
    """
    from belarus_options.studies.bundles import bundles as study
    from belarus_options.studies.bundles.asked import SPREAD, BundleSettings
    from belarus_options.views.commands.bundles import bundles_report

    require_ranges(spread, weighting)
    asked = BundleSettings(
        budget=budget,
        at_least=at_least,
        at_most=at_most,
        included=tuple(included or ()),
        left_out=tuple(left_out or ()),
        combine=None if combine is None else combine.value,
        weighting=weighting or Weighting.any,
        spread=SPREAD if spread is None else spread,
        best=best,
    )
    return bundles_report(study.bundles(run.project, run.settings, asked))
