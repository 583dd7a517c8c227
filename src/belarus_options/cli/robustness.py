"""`robustness`: what share of all weightings, and of plausible scores, puts each option first."""

from typing import TYPE_CHECKING, Annotated

import typer

from belarus_options.cli import options
from belarus_options.cli.choices import chosen, number_up_to, whole_number
from belarus_options.cli.progress import progress_bar
from belarus_options.cli.reporting import Run, reporting

if TYPE_CHECKING:
    from belarus_options.model.choices import Scores, Vary, Weighting
    from belarus_options.views.report import Report


@reporting
def robustness(
    run: Run,
    vary: options.VaryOption = "top",
    weighting: Annotated[
        str,
        typer.Option(
            "--weighting",
            metavar="any|order|ranges|stated",
            help="Any weights, those that keep the order of the stated ones, those within ranges"
            " around these, or the stated ones alone",
        ),
    ] = "any",
    spread: Annotated[
        str,
        typer.Option(
            "--spread",
            metavar="SHARE",
            help="With ranges: how far each weight moves, as a share of itself, above 0 and up to"
            " 1",
        ),
    ] = "0.5",
    scores: Annotated[
        str,
        typer.Option(
            "--scores",
            metavar="stated|uncertain",
            help="Scores as stated, or drawn from their ranges and distributions",
        ),
    ] = "stated",
    samples: Annotated[
        str | None,
        typer.Option(
            "--samples",
            metavar="N",
            help="Draw everything N times  [default: exact where sizes allow, else 1000000]",
            show_default=False,
        ),
    ] = None,
    seed: Annotated[
        str, typer.Option("--seed", metavar="N", help="The seed of what is drawn")
    ] = "1",
    jobs: Annotated[
        str, typer.Option("--jobs", metavar="N", help="Processes; the result stays the same")
    ] = "1",
) -> "Report":
    """Show under what share of all weightings each option comes first, second and so on.

    \b
    Examples:
      belarus-options robustness
      belarus-options robustness --weighting order
      belarus-options robustness --vary leaves --weighting ranges --spread 0.3
      belarus-options robustness --scores uncertain --jobs 2
    """
    from belarus_options.methods.sampling.words import LARGEST_SEED
    from belarus_options.studies import robustness as study
    from belarus_options.views.robustness import robustness_report

    doubts = study.Doubts(
        vary=Vary(chosen(vary, Vary, "--vary")),
        weighting=Weighting(chosen(weighting, Weighting, "--weighting")),
        spread=number_up_to(spread, 1, "--spread"),
        scores=Scores(chosen(scores, Scores, "--scores")),
        samples=None
        if samples is None
        else whole_number(samples, 1, study.MOST_SAMPLES, "--samples"),
        seed=whole_number(seed, 0, LARGEST_SEED, "--seed"),
        jobs=whole_number(jobs, 1, study.MOST_JOBS, "--jobs"),
    )
    with progress_bar("Weighting", run.terminal) as progress:
        result = study.robustness(run.project, run.settings, doubts, progress)
    return robustness_report(result, again=run.again)
