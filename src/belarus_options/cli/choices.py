"""Options that take one of a few words, or a number within limits."""

from collections.abc import Iterable
from enum import Enum

from belarus_options.model.problem import InputError, Problem


def chosen(given: str, known: Iterable[str], option: str) -> str:
    """The word itself where it is one of the known, else InputError that lists them."""
    words = [word.value if isinstance(word, Enum) else word for word in known]
    if given in words:
        return given
    from belarus_options.model.suggest import did_you_mean

    listed = ", ".join(f"`{word}`" for word in words)
    help = did_you_mean(given, words) or f"choose one of {listed}"
    message = f"`{given}` is not a choice of `{option}`"
    raise InputError([Problem("bad-choice", message, help, argument=f"{option} {given}")])


def whole_number(given: str, least: int, most: int, option: str) -> int:
    """A whole number within limits, else InputError that says which; `1e6` and `1_000` are such
    numbers too."""
    from belarus_options.model.base import parse_number

    number = parse_number(given.replace("_", ""))
    if number is not None and least <= number <= most and number == int(number):
        return int(number)
    raise _outside(given, f"a whole number from {least} to {most:,}", option)


def number_up_to(given: str, most: float, option: str) -> float:
    """A number above 0 and up to a limit, else InputError that says so."""
    from belarus_options.model.base import parse_number

    number = parse_number(given)
    if number is not None and 0 < number <= most:
        return number
    raise _outside(given, f"a number above 0 and up to {most:g}", option)


def number_between(given: str, least: float, most: float, option: str) -> float:
    """A number within limits, both of which it may be, else InputError that says so."""
    from belarus_options.model.base import parse_number

    number = parse_number(given)
    if number is not None and least <= number <= most:
        # Adding nothing turns −0.0 into 0.0, which is what it means.
        return float(number) + 0.0
    raise _outside(given, f"a number from {least:g} to {most:g}", option)


def _outside(given: str, allowed: str, option: str) -> InputError:
    problem = Problem(
        "out-of-range",
        f"`{option}` cannot be `{given[:40]}`",
        f"give {allowed}",
        argument=f"{option} {given[:40]}",
    )
    return InputError([problem])
