"""What a run may set beside the files: weights, a perspective, a scenario, which options."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from belarus_options.model.problem import InputError, Problem
from belarus_options.model.project import Project
from belarus_options.model.suggest import did_you_mean
from belarus_options.model.validity import perspective_settings
from belarus_options.model.weights import (
    Weights,
    WeightSetting,
    apply_weights,
    derive_weights,
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

    def with_options(self, options: tuple[str, ...] | None) -> "Settings":
        """The same settings for other options."""
        return replace(self, options=options)


def weights_under(project: Project, settings: Settings) -> Weights:
    """The weights that settings lead to; raises InputError where they cannot be."""
    raw = project.raw_weights
    if settings.perspective is not None:
        _known("perspective", settings.perspective, project.perspectives)
        chosen = perspective_settings(project.perspectives, settings.perspective)
        raw = apply_weights(project.tree, raw, chosen)
    raw = apply_weights(project.tree, raw, settings.weights)
    try:
        return derive_weights(project.tree, raw)
    except InputError as error:
        raise InputError(_blamed(problem, settings) for problem in error.problems) from None


def _blamed(problem: Problem, settings: Settings) -> Problem:
    # The weights of criteria.yaml are valid, so what is wrong now was set on the command line.
    set_here = [weight.argument for weight in settings.weights]
    return replace(problem, place=None, argument=" ".join(set_here)) if set_here else problem


def options_under(project: Project, settings: Settings) -> tuple[str, ...]:
    """The ids of the options that settings leave, in their order; checks the scenario, too."""
    if settings.scenario is not None:
        _known("scenario", settings.scenario, project.scenarios)
    if settings.options is None:
        return tuple(project.options)
    for option in settings.options:
        _known("option", option, project.options)
    return tuple(option for option in project.options if option in settings.options)


def known_option(project: Project, option: str, command: str) -> None:
    """Raises InputError where an argument of a command names no option of the project."""
    _known("option", option, project.options, argument=f"{command} {option}")


def _known(what: str, given: str, known: Iterable[str], argument: str = "") -> None:
    known = list(known)
    if given in known:
        return
    listed = ", ".join(f"`{name}`" for name in known[:12])
    none = f"this project has no {what}s"
    raise InputError(
        [
            Problem(
                f"unknown-{what}",
                f"`{given}` is not {'an' if what == 'option' else 'a'} {what}",
                did_you_mean(given, known) or (f"choose one of {listed}" if known else none),
                argument=argument or f"--{what} {given}",
            )
        ]
    )
