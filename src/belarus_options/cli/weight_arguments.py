"""Weights on the command line: `risk=50` and `risk=50%`."""

from collections.abc import Iterable

from belarus_options.model.problem import InputError, Problem
from belarus_options.model.weights import WeightSetting, parse_weight


def weight_settings(arguments: Iterable[str], option: str) -> tuple[WeightSetting, ...]:
    """Each argument as a setting; raises InputError with all that are none.

    `option` is what stands before an argument on the command line, for messages.
    """
    settings: list[WeightSetting] = []
    problems: list[Problem] = []
    for argument in arguments:
        path, equals, number = argument.partition("=")
        where = f"{option}{argument}"
        if not equals:
            message = f"`{argument}` is not PATH=NUMBER"
            help = "write `risk=50`, or `risk=50%` for a share of its group"
            problems.append(Problem("bad-weight", message, help, argument=where))
            continue
        try:
            settings.append(WeightSetting(path.strip(), parse_weight(number), argument=where))
        except ValueError as error:
            help = "write a number, or a share such as `30%`"
            problems.append(Problem("bad-weight", str(error), help, argument=where))
    if problems:
        raise InputError(problems)
    return tuple(settings)
