"""`robustness`: what share of all weightings, and of plausible scores, puts each option first."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from belarus_options.cli.parameters import (
    BundlesFlag,
    SpreadOption,
    VaryOption,
    choice_option,
    from_text,
    require_ranges,
    whole_number,
)
from belarus_options.cli.reporting import Run, reporting
from belarus_options.model.choices import TABLE_FORMS, Scores, Vary, Weighting, YesNo
from belarus_options.model.problem import refuse

if TYPE_CHECKING:
    from belarus_options.model.joint_draws import JointDraws
    from belarus_options.views.report.report import Report


# The limits stand beside numpy, which help does without.
def _samples(given: str) -> int:
    from belarus_options.studies.robustness import MOST_SAMPLES

    return whole_number(given, 1, MOST_SAMPLES, "--samples")


def _seed(given: str) -> int:
    from belarus_options.methods.sampling.random_words import LARGEST_SEED

    return whole_number(given, 0, LARGEST_SEED, "--seed")


def _jobs(given: str) -> int:
    from belarus_options.studies.robustness import MOST_JOBS

    return whole_number(given, 1, MOST_JOBS, "--jobs")


def _joint(file: str | None, scores: Scores, run: Run) -> "JointDraws | None":
    if file is None:
        return None
    if scores is Scores.stated:
        raise refuse(
            "not-taken",
            "`--draws` is for scores in doubt, and here they are as stated",
            "add `--scores uncertain`, or leave it out",
            argument="--draws",
        )
    from belarus_options.files.joint_draws import read_joint_draws

    return read_joint_draws(Path(file), run.project)


@reporting(forms=TABLE_FORMS)
def robustness(  # noqa: PLR0913, PLR0917  # a parameter for each option
    run: Run,
    vary: VaryOption = Vary.top,
    weighting: Annotated[
        Weighting,
        choice_option(
            "--weighting",
            Weighting,
            "Any weights, those that keep the order of the stated ones, those within ranges"
            " around these, or the stated ones alone",
        ),
    ] = Weighting.any,
    spread: SpreadOption = None,
    scores: Annotated[
        Scores,
        choice_option(
            "--scores", Scores, "Scores as stated, or drawn from their ranges and distributions"
        ),
    ] = Scores.stated,
    draws: Annotated[
        str | None,
        typer.Option(
            "--draws",
            metavar="FILE",
            help="With `--scores uncertain`: scores that were drawn together elsewhere, a CSV with"
            " a column `OPTION/PATH` for each and a row for each sample",
            show_default=False,
        ),
    ] = None,
    samples: Annotated[
        int | None,
        typer.Option(
            "--samples",
            metavar="N",
            parser=_samples,
            help="How often what cannot be exact is drawn  [default: 1000000, and fewer where that"
            " takes minutes]",
            show_default=False,
        ),
    ] = None,
    exact: Annotated[
        YesNo,
        choice_option(
            "--exact", YesNo, "Exact wherever sizes allow, or all of it drawn, to compare"
        ),
    ] = YesNo.yes,
    seed: Annotated[
        int,
        typer.Option(
            "--seed", metavar="N", parser=from_text(_seed), help="The seed of what is drawn"
        ),
    ] = 1,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs",
            metavar="N",
            parser=_jobs,
            help="Processes that draw; the result stays the same  [default: 1]",
            show_default=False,
        ),
    ] = None,
    pairs: Annotated[
        bool,
        typer.Option("--pairs", help="Compare each two of more than 200 options too"),
    ] = False,
    bundles: BundlesFlag = False,
    ranks: Annotated[
        bool,
        typer.Option("--ranks", help="Count every rank of more than 200 options too"),
    ] = False,
) -> "Report":
    """Show who is first under what share of all weightings.

    Each option has its share of first, second and later places, and the weights that favor it.

    \b
    Examples:
      belarus-options robustness
      belarus-options robustness --weighting order
      belarus-options robustness --vary leaves --weighting ranges --spread 0.3
      belarus-options robustness --scores uncertain --jobs 2
      belarus-options robustness --bundles
    """
    from belarus_options.studies import robustness as study
    from belarus_options.views.commands.robustness import robustness_report

    require_ranges(spread, weighting)
    varied = study.RobustnessSettings(
        vary=vary,
        weighting=weighting,
        spread=study.SPREAD if spread is None else spread,
        scores=scores,
        samples=samples,
        seed=seed,
        jobs=jobs,
        exact=exact is YesNo.yes,
        pairs=pairs,
        ranks=ranks,
        draws=_joint(draws, scores, run),
    )
    if bundles:
        if scores is Scores.uncertain:
            raise refuse(
                "not-taken",
                "`--bundles` takes scores as they are stated, and here they are drawn",
                "leave one of the two out",
                argument="--bundles",
            )
        from belarus_options.studies.bundles.beside import beside

        rows = beside(run.project, run.settings)
        alone = study.robustness(run.project, run.settings, varied)
        with run.progress("Weighting", has_processes=jobs is not None) as progress:
            found = study.robustness_of(rows.ranking, rows.matrix, varied, progress)
        return robustness_report(found, (rows, alone))
    with run.progress("Weighting", has_processes=jobs is not None) as progress:
        result = study.robustness(run.project, run.settings, varied, progress)
    if samples is not None and result.samples is None:
        run.terminal.notice("note: all figures are exact; `--exact no` draws them")
    return robustness_report(result)
