"""Weights and scores on the command line: `risk=50`, `risk=50%`, `risk=x2`; `lease/cost=12`."""

from collections.abc import Iterable

from belarus_options.model.problem import InputError, Problem
from belarus_options.model.score_settings import ScoreSetting, parse_score_setting
from belarus_options.model.weights import FACTOR_SIGNS, WeightSetting, parse_weight_setting


def weight_settings(arguments: Iterable[str], option: str) -> tuple[WeightSetting, ...]:
    """Each argument as a setting; raises InputError with all that are none.

    `option` is what stands before an argument on the command line, for messages.
    """
    settings: list[WeightSetting] = []
    problems: list[Problem] = []
    for argument in arguments:
        path, _, number = argument.partition("=")
        where = f"{option}{argument}"
        if argument.count("=") != 1:
            message = f"`{argument}` is not PATH=NUMBER"
            help = "write `risk=50`, `risk=50%` for a share of its group, or `risk=x2`"
            problems.append(Problem("bad-weight", message, help, argument=where))
            continue
        try:
            value = parse_weight_setting(number)
            settings.append(WeightSetting(path.strip(), value, argument=where))
        except ValueError as error:
            help = _meant(number) or "write a number, a share such as `30%`, or a factor: `x2`"
            problems.append(Problem("bad-weight", str(error), help, argument=where))
    if problems:
        raise InputError(problems)
    return tuple(settings)


def _meant(number: str) -> str:
    """What was meant by a factor with its sign behind it, as in `2x`; else nothing."""
    text = number.strip()
    try:
        value = parse_weight_setting(f"x{text.rstrip(FACTOR_SIGNS)}")
    except ValueError:
        return ""
    return f"did you mean `{value}`?" if text.endswith(tuple(FACTOR_SIGNS)) else ""


def score_settings(arguments: Iterable[str], option: str) -> tuple[ScoreSetting, ...]:
    """Each argument as a setting; raises InputError with all that are none.

    `option` is what stands before an argument on the command line, for messages.
    """
    settings: list[ScoreSetting] = []
    problems: list[Problem] = []
    for argument in arguments:
        where = f"{option}{argument}"
        try:
            settings.append(parse_score_setting(argument, where))
        except ValueError as error:
            help = "write the option's id, the leaf's path and a value: `lease/cost=12`"
            problems.append(Problem("bad-score", str(error), help, argument=where))
    if problems:
        raise InputError(problems)
    return tuple(settings)
