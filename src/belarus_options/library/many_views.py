"""Studies of options together, of everybody's weights, and of every future."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Unpack

from belarus_options.library.arguments import (
    RankingSettings,
    SettingsOfAllPerspectives,
    SettingsOfAllScenarios,
    between,
    public,
    spread_of,
    whole,
    word,
)
from belarus_options.library.projects import Project
from belarus_options.library.results import Result, Told, told
from belarus_options.model.choices import Rule, Weighting
from belarus_options.model.ids import normal
from belarus_options.model.settings import Settings

if TYPE_CHECKING:
    from belarus_options.studies.bundles.asked import BundleSettings
    from belarus_options.studies.bundles.bundles import Bundles
    from belarus_options.studies.perspectives import Perspectives
    from belarus_options.studies.scenarios import Scenarios

# Sets of options that are listed; the largest number of options, and the largest budget.
_BEST, _MOST, _LARGEST = 20, 1_000_000, 1e100


@public
def bundles(
    project: Project,
    *,
    budget: float | None = None,
    at_least: int | None = None,
    at_most: int | None = None,
    included: Iterable[str] = (),
    left_out: Iterable[str] = (),
    combine: str | None = None,
    weighting: str = "any",
    spread: float | None = None,
    best: int = _BEST,
    **settings: Unpack[RankingSettings],
) -> "Result[Bundles]":
    """Which options to choose together (`bundles`): sets of at most `budget`, of `at_least` to
    `at_most` options, with and without some; `combine` is how like effects combine where the files
    do not say so (strongest, sum, best or worst); `best` is how many are listed."""
    from belarus_options.studies.bundles.asked import BundleSettings

    weights = word(Weighting, weighting, "weighting")
    asked = BundleSettings(
        budget=between(budget, -_LARGEST, _LARGEST, "budget"),
        at_least=whole(at_least, 0, _MOST, "at_least"),
        at_most=whole(at_most, 0, _MOST, "at_most"),
        included=tuple(map(normal, included)),
        left_out=tuple(map(normal, left_out)),
        combine=None if combine is None else word(Rule, combine, "combine").value,
        weighting=weights,
        spread=spread_of(spread, weights),
        best=whole(best, 1, _MOST, "best") or _BEST,
    )
    return told("bundles", project, settings, partial(_bundles, asked=asked))


def _bundles(project: Project, settings: Settings, *, asked: "BundleSettings") -> "Told[Bundles]":
    from belarus_options.studies.bundles.bundles import bundles
    from belarus_options.views.commands.bundles import bundles_report

    study = bundles(project.model, settings, asked)
    return study, bundles_report(study)


@public
def perspectives(
    project: Project, *, bundles: bool = False, **settings: Unpack[SettingsOfAllPerspectives]
) -> "Result[Perspectives]":
    """Who puts what first under whose weights, and where they can meet (`perspectives`)."""
    return told("perspectives", project, settings, partial(_perspectives, bundles=bundles))


def _perspectives(project: Project, settings: Settings, *, bundles: bool) -> "Told[Perspectives]":
    from belarus_options.studies.perspectives import perspectives
    from belarus_options.views.commands.perspectives import perspectives_report

    study = perspectives(project.model, settings, has_bundles=bundles)
    return study, perspectives_report(study)


@public
def scenarios(
    project: Project,
    *,
    alpha: float = 0.5,
    bundles: bool = False,
    **settings: Unpack[SettingsOfAllScenarios],
) -> "Result[Scenarios]":
    """Who is safe in which future, and who regrets what (`scenarios`). `alpha` is the optimism of
    Hurwicz's rule, from 0, an option's worst scenario alone, to 1, its best alone."""
    optimism = between(alpha, 0, 1, "alpha") or 0.0
    return told(
        "scenarios", project, settings, partial(_scenarios, alpha=optimism, bundles=bundles)
    )


def _scenarios(
    project: Project, settings: Settings, *, alpha: float, bundles: bool
) -> "Told[Scenarios]":
    from belarus_options.studies.scenarios import scenarios
    from belarus_options.views.commands.scenarios import scenarios_report

    study = scenarios(project.model, settings, alpha, has_bundles=bundles)
    return study, scenarios_report(study)
