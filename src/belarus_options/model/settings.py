"""What a run may set beside the files: weights, a perspective, a scenario, which options."""

from collections.abc import Iterable
from dataclasses import dataclass

from belarus_options.model.problem import Asked, InputError, Problem
from belarus_options.model.project import Project
from belarus_options.model.suggest import did_you_mean
from belarus_options.model.validity import perspective_settings
from belarus_options.model.weights import (
    RawWeights,
    Weights,
    WeightSetting,
    apply_weights,
    set_weights,
)


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings that shape numbers. Weights apply in order: criteria.yaml, perspective, `weights`.

    `options` None means all.
    """

    weights: tuple[WeightSetting, ...] = ()
    perspective: str | None = None
    scenario: str | None = None
    options: tuple[str, ...] | None = None

    @property
    def sets_weights(self) -> bool:
        """Whether weights are others than those of criteria.yaml."""
        return bool(self.weights) or self.perspective is not None


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
        if given is not None and given not in known:
            problems.append(_unknown(what, given, known, Asked(what, given)))
    problems += [
        project.tree.unknown(weight.path, weight.path_place, weight.argument)
        for weight in settings.weights
        if weight.path not in project.tree.nodes
    ]
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
    """The ids of the options that settings leave, in the order of their ids."""
    if settings.options is None:
        return tuple(project.options)
    return tuple(option for option in project.options if option in settings.options)


def known_option(project: Project, option: str, setting: str) -> None:
    """Raises InputError where what was given for a setting is no option of the project."""
    if option not in project.options:
        raise InputError([_unknown("option", option, project.options, Asked(setting, option))])


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
