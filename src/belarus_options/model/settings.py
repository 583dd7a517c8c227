"""What a run may set beside the files: weights, scores, a perspective, a scenario, options, and
whether those stay that are screened out."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from belarus_options.model.grammar import first_of
from belarus_options.model.problem import Asked, InputError, Problem, Template, refuse
from belarus_options.model.project import Project
from belarus_options.model.score_settings import ScoreSetting, score_problems
from belarus_options.model.screened_out import failing
from belarus_options.model.suggest import did_you_mean
from belarus_options.model.validity import perspective_settings
from belarus_options.model.weights import (
    RawWeights,
    Weights,
    WeightSetting,
    apply_weights,
    set_weights,
)


class Settings(NamedTuple):
    """Settings that shape numbers. Weights apply in order: criteria.yaml, perspective, `weights`;
    scores: the option's, the scenario's entry, `scores`.

    `options` None means all.
    """

    weights: tuple[WeightSetting, ...] = ()
    perspective: str | None = None
    scenario: str | None = None
    options: tuple[str, ...] | None = None
    scores: tuple[ScoreSetting, ...] = ()
    includes_screened: bool = False

    @property
    def sets_weights(self) -> bool:
        """Whether weights are others than those of criteria.yaml."""
        return bool(self.weights) or self.perspective is not None


# Of more that an option fails the rest are counted.
_MOST_LISTED = 3

# Everything as the files state it.
AS_STATED = Settings()


def check_settings(project: Project, settings: Settings) -> None:
    """Raises InputError with every setting that names something the project does not have."""
    problems: list[Problem] = []
    named: list[tuple[str, str | None, Iterable[str]]] = [
        ("perspective", settings.perspective, project.perspectives)
    ]
    named += [("scenario", settings.scenario, project.scenarios)]
    named += [("option", option, project.options) for option in settings.options or ()]
    for what, given, known in named:
        if what == "option" and given is not None and project.is_bundle(given):
            problems.append(_bundle_here(given, what))
        elif given is not None and given not in known:
            problems.append(_unknown(what, given, known, Asked(what, given)))
    problems += [
        project.tree.unknown(weight.path, weight.path_place, weight.argument)
        for weight in settings.weights
        if weight.path not in project.tree.nodes
    ]
    problems += score_problems(project, settings.scores)
    if problems:
        raise InputError(problems)


def weights_under(project: Project, settings: Settings) -> Weights:
    """The weights that settings lead to; raises InputError where they cannot be."""
    check_settings(project, settings)
    raw: RawWeights = project.tree.raw_weights
    if settings.perspective is not None:
        chosen = perspective_settings(project.perspectives, settings.perspective)
        raw = apply_weights(project.tree, raw, chosen)
    return set_weights(project.tree, raw, settings.weights)


def options_under(project: Project, settings: Settings) -> tuple[str, ...]:
    """The ids of the options that screening and settings leave, in the order of their ids; raises
    InputError where none is left, or one that is set is screened out."""
    failed = screened_out(project, settings)
    if len(failed) == len(project.options):
        raise refuse(
            "all-screened",
            f"no option passes screening: all {len(failed)} fail",
            Template("`$screen` says what each fails; `$include-screened` puts them back"),
        )
    refuse_screened(settings.options or (), failed, "option")
    kept = project.options if settings.options is None else settings.options
    return tuple(option for option in project.options if option in kept and option not in failed)


def screened_out(project: Project, settings: Settings) -> dict[str, tuple[str, ...]]:
    """By each option that screening takes out of every comparison, what it fails by the scores in
    force: ids of tests and paths of leaves."""
    if settings.includes_screened:
        return {}
    return failing(project, settings.scenario, settings.scores)


def refuse_screened(
    options: Iterable[str], failed: Mapping[str, tuple[str, ...]], setting: str
) -> None:
    """Raises InputError where a setting asks for options that fail."""
    problems = [
        Problem(
            "screened-out",
            f"`{option}` is screened out: it fails {first_of(list(failed[option]), _MOST_LISTED)}",
            Template("`$include-screened` puts it back, `$screen` says by how much it fails"),
            asked=Asked(setting, option),
        )
        for option in options
        if option in failed
    ]
    if problems:
        raise InputError(problems)


def in_world(project: Project, settings: Settings, scenario: str) -> Settings:
    """The settings for one of all scenarios: where a score has an entry of its own there, that
    stays, and `scores` set what it is elsewhere. They are settings that the project knows."""
    kept = [s for s in settings.scores if scenario not in s.scenarios_of(project)]
    return settings._replace(scenario=scenario, scores=tuple(kept))


def known_option(project: Project, option: str, setting: str) -> None:
    """Raises InputError where what was given for a setting is no option of the project."""
    if project.is_bundle(option):
        raise InputError([_bundle_here(option, setting)])
    if option not in project.options:
        raise InputError([_unknown("option", option, project.options, Asked(setting, option))])


def _bundle_here(given: str, setting: str) -> Problem:
    return Problem(
        "bundle-here",
        f"`{given}` is a bundle, and an option is meant here",
        Template("`$bundles` and `$explain` take bundles"),
        asked=Asked(setting, given),
    )


def _unknown(what: str, given: str, known: Iterable[str], asked: Asked) -> Problem:
    choices = list(known)
    listed = ", ".join(f"`{name}`" for name in choices[:12])
    none = f"this project has no {what}s"
    return Problem(
        f"unknown-{what}",
        f"`{given}` is not {'an' if what == 'option' else 'a'} {what}",
        did_you_mean(given, choices) or (f"choose one of {listed}" if choices else none),
        asked=asked,
    )
