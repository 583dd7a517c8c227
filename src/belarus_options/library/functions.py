"""One function a study of a project: what it takes beside the settings, and what it gives."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, Unpack

from belarus_options.library.arguments import (
    RankingSettings,
    ScreeningSettings,
    WeightSettings,
    public,
    spread_of,
    whole,
    word,
)
from belarus_options.library.projects import Project
from belarus_options.library.results import Result, Told, told
from belarus_options.model.choices import Scores, Vary, Weighting
from belarus_options.model.ids import normal
from belarus_options.model.problem import refuse
from belarus_options.model.settings import Settings, weights_under
from belarus_options.model.weights import Weights

if TYPE_CHECKING:
    from belarus_options.studies.bundles.explaining import ExplainedBundle
    from belarus_options.studies.elicitation.comparing import Elicitation
    from belarus_options.studies.explanation import Comparison, Explanation
    from belarus_options.studies.flip.flip import Flip
    from belarus_options.studies.matrix.ranking import Ranking
    from belarus_options.studies.other_methods import OtherMethods
    from belarus_options.studies.robustness import Robustness, RobustnessSettings
    from belarus_options.studies.screening import Screening
    from belarus_options.studies.sensitivity import Sensitivity
    from belarus_options.studies.stress import Stress
    from belarus_options.studies.weight_map import WeightMap

    Explained: TypeAlias = Explanation | Comparison | tuple[ExplainedBundle, ...]

# Options behind the first that `flip` looks at.
_NEXT = 20


# --- the ranking and its reasons


@public
def rank(
    project: Project, *, bundles: bool = False, **settings: Unpack[RankingSettings]
) -> "Result[Ranking]":
    """The options by their weighted totals, 0–100, the best first (`score`). `bundles` puts the
    named ones beside them."""
    return told("score", project, settings, partial(_rank, bundles=bundles))


def _rank(project: Project, settings: Settings, *, bundles: bool) -> "Told[Ranking]":
    if bundles:
        from belarus_options.studies.bundles.beside import beside
        from belarus_options.views.commands.score_bundles import score_bundles_report

        rows = beside(project.model, settings)
        return rows.ranking, score_bundles_report(rows)
    from belarus_options.studies.matrix.ranking import rank
    from belarus_options.views.commands.score import score_report

    ranking = rank(project.model, settings)
    return ranking, score_report(ranking, by_leaf=False)


@public
def explain(
    project: Project, option: str, other: str | None = None, **settings: Unpack[RankingSettings]
) -> "Result[Explained]":
    """What the total of an option is made of, or what sets it apart from another, leaf by leaf
    (`explain`). Either can be a bundle: ids with `+` between, or its own."""
    given = (normal(option),) if other is None else (normal(option), normal(other))
    return told("explain", project, settings, partial(_explain, given=given))


def _explain(project: Project, settings: Settings, *, given: tuple[str, ...]) -> "Told[Explained]":
    from belarus_options.studies import explanation

    model = project.model
    if any(map(model.is_bundle, given)):
        from belarus_options.studies.bundles.explaining import explain_bundles
        from belarus_options.views.commands.explain_bundle import bundle_report

        explained = tuple(explain_bundles(model, settings, given))
        return explained, bundle_report(explained)
    if len(given) == 1:
        from belarus_options.views.commands.explain import explanation_report

        one = explanation.explain(model, given[0], settings)
        return one, explanation_report(one)
    from belarus_options.views.commands.explain_two import comparison_report

    two = explanation.compare(model, given[0], given[1], settings)
    return two, comparison_report(two)


@public
def screen(project: Project, **settings: Unpack[ScreeningSettings]) -> "Result[Screening]":
    """Who passes what is asked before options are compared (`screen`)."""
    return told("screen", project, settings, _screen)


def _screen(project: Project, settings: Settings) -> "Told[Screening]":
    from belarus_options.studies.screening import screening
    from belarus_options.views.commands.screen import screen_report

    study = screening(project.model, settings)
    return study, screen_report(study)


# --- how sure the ranking is


@public
def sensitivity(project: Project, **settings: Unpack[RankingSettings]) -> "Result[Sensitivity]":
    """How far each weight can move before the winner changes (`sensitivity`)."""
    return told("sensitivity", project, settings, _sensitivity)


def _sensitivity(project: Project, settings: Settings) -> "Told[Sensitivity]":
    from belarus_options.studies.sensitivity import sensitivity
    from belarus_options.views.commands.sensitivity import sensitivity_report

    study = sensitivity(project.model, settings)
    return study, sensitivity_report(study)


@public
def robustness(  # noqa: PLR0913  # a parameter for each option
    project: Project,
    *,
    vary: str = "top",
    weighting: str = "any",
    spread: float | None = None,
    scores: str = "stated",
    draws: "str | PathLike[str] | None" = None,
    samples: int | None = None,
    exact: bool = True,
    seed: int = 1,
    jobs: int | None = None,
    pairs: bool = False,
    ranks: bool = False,
    bundles: bool = False,
    **settings: Unpack[RankingSettings],
) -> "Result[Robustness]":
    """Who is first, second and so on under what share of all weightings (`robustness`).

    `vary` is top or leaves; `weighting` any, order, ranges (by `spread` of themselves) or stated;
    `scores` stated or uncertain, from samples in a CSV file where `draws` names one. What cannot be
    exact, or is not to be, is drawn `samples` times from `seed`, by `jobs` processes; the result
    does not depend on them.
    """
    from belarus_options.methods.sampling.random_words import LARGEST_SEED
    from belarus_options.studies import robustness as study

    weights = word(Weighting, weighting, "weighting")
    varied = study.RobustnessSettings(
        vary=word(Vary, vary, "vary"),
        weighting=weights,
        spread=spread_of(spread, weights),
        scores=word(Scores, scores, "scores"),
        samples=whole(samples, 1, study.MOST_SAMPLES, "samples"),
        seed=whole(seed, 0, LARGEST_SEED, "seed") or 0,
        jobs=whole(jobs, 1, study.MOST_JOBS, "jobs"),
        exact=exact,
        pairs=pairs,
        ranks=ranks,
    )
    if draws is not None:
        if varied.scores is Scores.stated:
            message = "`draws` is for scores in doubt, and here they are as stated"
            raise refuse("not-taken", message, 'give scores="uncertain" too', argument="draws")
        from belarus_options.files.joint_draws import read_joint_draws

        varied = replace(varied, draws=read_joint_draws(Path(draws), project.model))
    if bundles and varied.scores is Scores.uncertain:
        message = "`bundles` takes scores as they are stated, and here they are drawn"
        raise refuse("not-taken", message, "leave one of the two out", argument="bundles=True")
    return told(
        "robustness", project, settings, partial(_robustness, varied=varied, bundles=bundles)
    )


def _robustness(
    project: Project, settings: Settings, *, varied: "RobustnessSettings", bundles: bool
) -> "Told[Robustness]":
    from belarus_options.studies import robustness as study
    from belarus_options.views.commands.robustness import robustness_report

    alone = study.robustness(project.model, settings, varied)
    if not bundles:
        return alone, robustness_report(alone)
    from belarus_options.studies.bundles.beside import beside

    rows = beside(project.model, settings)
    found = study.robustness_of(rows.ranking, rows.matrix, varied)
    return found, robustness_report(found, (rows, alone))


@public
def flip(
    project: Project,
    target: str | None = None,
    *,
    vary: str = "top",
    all_options: bool = False,
    **settings: Unpack[RankingSettings],
) -> "Result[Flip]":
    """The least change of weights, or of scores, that puts another option first (`flip`): `target`,
    or each of the 20 next in the ranking, or of all. `vary` is top or leaves."""
    chosen = None if target is None else normal(target)
    most = None if all_options else _NEXT
    make = partial(_flip, vary=word(Vary, vary, "vary"), most=most, target=chosen)
    return told("flip", project, settings, make)


def _flip(
    project: Project, settings: Settings, *, vary: Vary, most: int | None, target: str | None
) -> "Told[Flip]":
    from belarus_options.studies.flip.flip import flip
    from belarus_options.views.commands.flip import flip_report

    study = flip(project.model, settings, vary, most, target=target)
    return study, flip_report(study, target)


@public
def weight_map(
    project: Project,
    criteria: Sequence[str] | None = None,
    *,
    bundles: bool = False,
    **settings: Unpack[RankingSettings],
) -> "Result[WeightMap]":
    """Who is first at every weighting of three top criteria (`map`): those named, or all where
    there are three."""
    if isinstance(criteria, str):
        raise TypeError("criteria are three paths: write a list of them")
    chosen = None if criteria is None else [normal(path) for path in criteria]
    return told("map", project, settings, partial(_weight_map, criteria=chosen, bundles=bundles))


def _weight_map(
    project: Project, settings: Settings, *, criteria: list[str] | None, bundles: bool
) -> "Told[WeightMap]":
    from belarus_options.studies import weight_map as study
    from belarus_options.views.commands.map import map_report

    alone = study.weight_map(project.model, settings, criteria)
    if not bundles:
        return alone, map_report(alone)
    from belarus_options.studies.bundles.beside import beside

    rows = beside(project.model, settings)
    found = study.weight_map_of(rows.ranking, rows.matrix, criteria)
    return found, map_report(found, (rows, alone))


@public
def other_methods(project: Project, **settings: Unpack[RankingSettings]) -> "Result[OtherMethods]":
    """How other methods of the field rank the options (`methods`)."""
    return told("methods", project, settings, _other_methods)


def _other_methods(project: Project, settings: Settings) -> "Told[OtherMethods]":
    from belarus_options.studies.matrix.ranking import rank
    from belarus_options.studies.other_methods import other_methods
    from belarus_options.views.commands.methods import methods_report

    study = other_methods(rank(project.model, settings))
    return study, methods_report(study)


# --- evidence and weights


@public
def stress(project: Project, **settings: Unpack[RankingSettings]) -> "Result[Stress]":
    """Which score and which belief the first place rests on (`stress`)."""
    return told("stress", project, settings, _stress)


def _stress(project: Project, settings: Settings) -> "Told[Stress]":
    from belarus_options.studies.stress import stress
    from belarus_options.views.commands.stress import stress_report

    study = stress(project.model, settings)
    return study, stress_report(study)


@public
def elicit(project: Project, **settings: Unpack[WeightSettings]) -> "Result[Elicitation]":
    """The weights in force beside those that were judged (`elicit`)."""
    return told("elicit", project, settings, _elicit)


def _elicit(project: Project, settings: Settings) -> "Told[Elicitation]":
    from belarus_options.studies.elicitation.comparing import elicitation
    from belarus_options.views.commands.elicit import elicit_report

    study = elicitation(project.model, settings)
    return study, elicit_report(study)


@public
def weights(project: Project, **settings: Unpack[WeightSettings]) -> Result[Weights]:
    """The tree of criteria with local and global weights (`weights`)."""
    return told("weights", project, settings, _weights)


def _weights(project: Project, settings: Settings) -> Told[Weights]:
    from belarus_options.views.commands.weights import weights_report

    study = weights_under(project.model, settings)
    return study, weights_report(project.model, study, settings)
