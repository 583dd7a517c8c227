"""What the functions of the library take: settings by name, words, numbers."""

import inspect
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from functools import wraps
from numbers import Real
from typing import Any, ParamSpec, TypedDict, TypeVar, get_args

from belarus_options.library.errors import as_project_error
from belarus_options.model.choices import Weighting
from belarus_options.model.ids import normal
from belarus_options.model.problem import InputError, Problem, refuse
from belarus_options.model.score_settings import ScoreSetting, parse_score_setting
from belarus_options.model.settings import Settings
from belarus_options.model.suggest import did_you_mean
from belarus_options.model.weights import WeightSetting, parse_weight, parse_weight_setting

Word = TypeVar("Word", bound=Enum)
Given = ParamSpec("Given")
Found = TypeVar("Found")


class _Weights(TypedDict, total=False):
    weights: Mapping[str, float | str] | None


class _Perspective(TypedDict, total=False):
    perspective: str | None


class _Scores(TypedDict, total=False):
    what_if: Mapping[str, float] | None


class _Scenario(TypedDict, total=False):
    scenario: str | None


class _Options(TypedDict, total=False):
    options: Iterable[str] | None


class _Screened(TypedDict, total=False):
    include_screened: bool


class WeightSettings(_Weights, _Perspective, total=False):
    """Settings of what is about weights alone."""


class FolderSettings(_Weights, _Perspective, _Scenario, _Scores, _Screened, total=False):
    """Settings of what looks at all files."""


class ScreeningSettings(_Weights, _Perspective, _Scenario, _Scores, total=False):
    """Settings of what shows who is screened out."""


class RankingSettings(_Weights, _Perspective, _Scenario, _Options, _Scores, _Screened, total=False):
    """Settings of what compares options."""


class SettingsOfAllPerspectives(_Weights, _Scenario, _Options, _Scores, _Screened, total=False):
    """Settings of what compares perspectives."""


class SettingsOfAllScenarios(_Weights, _Perspective, _Options, _Scores, _Screened, total=False):
    """Settings of what compares scenarios."""


def public(function: Callable[Given, Found]) -> Callable[Given, Found]:
    """A function of the library: its settings are named in its signature, others are a TypeError,
    and what is wrong with an input is a ProjectError."""
    signature = _with_settings(inspect.signature(function))

    @wraps(function)
    def called(*args: Given.args, **kwargs: Given.kwargs) -> Found:
        try:
            signature.bind(*args, **kwargs)
        except TypeError as error:
            raise TypeError(f"{function.__name__}() {error}") from None
        with as_project_error():
            return function(*args, **kwargs)

    called.__signature__ = signature  # type: ignore[attr-defined]  # read by inspect
    return called


def _with_settings(signature: inspect.Signature) -> inspect.Signature:
    """The signature with a parameter for each setting in place of `**settings`."""
    parameters: list[inspect.Parameter] = []
    for parameter in signature.parameters.values():
        if parameter.kind is not inspect.Parameter.VAR_KEYWORD:
            parameters.append(parameter)
            continue
        (settings,) = get_args(parameter.annotation)
        for name, annotation in settings.__annotations__.items():
            kind = inspect.Parameter.KEYWORD_ONLY
            default = False if name == "include_screened" else None
            parameters.append(inspect.Parameter(name, kind, default=default, annotation=annotation))
    return signature.replace(parameters=parameters)


def settings_of(given: Mapping[str, Any]) -> Settings:
    """The settings that were given by name; raises InputError with all that are none."""
    problems: list[Problem] = []
    weights: list[WeightSetting] = []
    for path, weight in (given.get("weights") or {}).items():
        where = f"weights[{path!r}]"
        try:
            weights.append(WeightSetting(normal(path), _weight(weight, where), argument=where))
        except ValueError as error:
            help = "give a number, a share such as '30%', or a factor: 'x2'"
            problems.append(Problem("bad-weight", str(error), help, argument=where))
    scores: list[ScoreSetting] = []
    for cell, value in (given.get("what_if") or {}).items():
        where = f"what_if[{cell!r}]"
        number = _number(value, where)
        try:
            scores.append(parse_score_setting(f"{normal(cell)}={number!r}", where))
        except ValueError as error:
            help = "give the option's id, the leaf's path and a value: {'lease/cost': 12}"
            problems.append(Problem("bad-score", str(error), help, argument=where))
    if problems:
        raise InputError(problems)
    options = given.get("options")
    if isinstance(options, str):
        raise TypeError("options are several ids: write a list of them")
    return Settings(
        tuple(weights),
        _normal(given.get("perspective")),
        _normal(given.get("scenario")),
        None if options is None else tuple(map(normal, options)),
        tuple(scores),
        bool(given.get("include_screened")),
    )


def _normal(given: str | None) -> str | None:
    return None if given is None else normal(given)


def _weight(given: object, where: str) -> Any:
    if isinstance(given, str):
        return parse_weight_setting(given)
    return parse_weight(_number(given, where))


def _number(given: object, where: str) -> float:
    if isinstance(given, bool) or not isinstance(given, Real):
        raise TypeError(f"{where} is {given!r}, and a number is meant")
    return float(given)


def word(kind: type[Word], given: object, parameter: str) -> Word:
    """The word of an enumeration that was given, as itself or as text."""
    for choice in kind:
        if given in (choice, choice.value):
            return choice
    words = [choice.value for choice in kind]
    listed = ", ".join(f"`{each}`" for each in words)
    raise refuse(
        "bad-choice",
        f"`{given}` is not a choice of `{parameter}`",
        did_you_mean(str(given), words) or f"choose one of {listed}",
        argument=f"{parameter}={given!r}",
    )


def whole(given: float | None, least: int, most: int, parameter: str) -> int | None:
    """A whole number within limits; None stays None."""
    if given is None:
        return None
    # A seed has more digits than a double.
    number = given if isinstance(given, int) else _number(given, parameter)
    if isinstance(given, bool) or not least <= number <= most or number != int(number):
        raise _outside(given, f"a whole number from {least} to {most:,}", parameter)
    return int(number)


def between(given: float | None, least: float, most: float, parameter: str) -> float | None:
    """A number within limits, both of which it can be; None stays None."""
    if given is None:
        return None
    number = _number(given, parameter)
    if not least <= number <= most:
        raise _outside(given, f"a number from {least:g} to {most:g}", parameter)
    # Adding nothing turns −0.0 into 0.0, which is what it means.
    return number + 0.0


def above_nothing(given: float | None, most: float, parameter: str) -> float | None:
    """A number above 0 and up to a limit; None stays None."""
    if given is None:
        return None
    number = _number(given, parameter)
    if not 0 < number <= most:
        raise _outside(given, f"a number above 0 and up to {most:g}", parameter)
    return number


def _outside(given: float, allowed: str, parameter: str) -> InputError:
    return refuse(
        "out-of-range",
        f"`{parameter}` cannot be `{given!r:.40}`",
        f"give {allowed}",
        argument=f"{parameter}={given!r:.40}",
    )


def spread_of(given: float | None, weighting: Weighting) -> float:
    """How far weights move within ranges, as a share of themselves."""
    from belarus_options.studies.robustness import SPREAD

    if given is not None and weighting is not Weighting.ranges:
        raise refuse(
            "not-taken",
            "`spread` is for weightings within ranges, and there are none here",
            "add `weighting='ranges'`, or leave it out",
            argument=f"spread={given:g}",
        )
    found = above_nothing(given, 1, "spread")
    return SPREAD if found is None else found
