"""Weights and probabilities written as shares: `50%`."""

import math
import re
from collections.abc import Collection, Mapping
from typing import Annotated, Any

from pydantic import Field, WithJsonSchema, WrapValidator
from pydantic_core.core_schema import ValidatorFunctionWrapHandler

from belarus_options.model.base import Number, Weight, field_problem


class Share(float):
    """A number that was written as a percentage: a weight in percent, a probability in parts of 1.

    `decimals` is how many digits behind the point it was written with, in the same unit; the last
    of them is rounded.
    """

    __slots__ = ("decimals",)
    decimals: int

    def __new__(cls, number: float, decimals: int = 0) -> "Share":
        share = super().__new__(cls, number)
        share.decimals = decimals
        return share


def add_up(shares: Collection[Share], whole: float) -> bool:
    """Whether shares, each rounded to its last digit, can be those of the whole.

    Of n shares the sum is off by at most n halves of the last digit, the finest of them.
    """
    last = 10.0 ** -max(share.decimals for share in shares)
    # Beyond that, by what doubles add to it.
    return abs(math.fsum(shares) - whole) <= len(shares) / 2 * last + 1e-9 * whole


def set_shares(stated: Mapping[str, Share], given: Mapping[str, float]) -> dict[str, Share]:
    """The shares of a whole group in percent, adding up to 100, after some were given.

    The others divide the rest in proportion, equally if all are 0, with as many decimals as the
    group has (more only where one above 0 would else become 0); what rounding leaves goes to the
    largest remainders. Nothing is given that goes beyond 100 in all.
    """
    others = {path: share for path, share in stated.items() if path not in given}
    finest = max(share.decimals for share in stated.values())
    sizes = {path: round(share * 10**_MOST_DECIMALS) for path, share in others.items()}
    if not any(sizes.values()):
        sizes = dict.fromkeys(others, 1)
    decimals = max([finest, *map(_decimals, given.values())])
    while True:
        units = {path: round(number * 10**decimals) for path, number in given.items()}
        units |= _divided(100 * 10**decimals - sum(units.values()), sizes)
        lost = any(size and not units[path] for path, size in sizes.items())
        if not lost or decimals >= _MOST_DECIMALS or sum(given.values()) >= 100:
            return {path: Share(units[path] / 10**decimals, decimals) for path in stated}
        decimals += 1


def _divided(rest: int, sizes: Mapping[str, int]) -> dict[str, int]:
    """A whole number of units among sizes in proportion (largest remainders, Hamilton 1792)."""
    whole = sum(sizes.values())
    parts = {path: divmod(rest * size, whole) for path, size in sizes.items()}
    left = rest - sum(units for units, _ in parts.values())
    favored = sorted(parts, key=lambda path: -parts[path][1])[:left]
    return {path: units + (path in favored) for path, (units, _) in parts.items()}


def _decimals(number: float) -> int:
    return len(f"{number:.{_MOST_DECIMALS}f}".rstrip("0").partition(".")[2])


# What a double has of a number up to 100.
_MOST_DECIMALS = 13


# Digits and a point alone, so that the last digit is seen.
_DIGITS = r"(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)"
_DECIMAL = re.compile(f"[-+]?{_DIGITS}")


def _percentage(name: str, shift: int) -> WrapValidator:
    """Takes a percentage as a Share, its point moved by `shift` digits; `name` is the problem that
    one beyond 0% to 100% is."""

    def taken(data: Any, handler: ValidatorFunctionWrapHandler) -> Any:
        if not isinstance(data, str) or not data.rstrip().endswith("%"):
            return handler(data)
        digits = data.strip().removesuffix("%").rstrip()
        if not _DECIMAL.fullmatch(digits):
            help = "decimals take a point" if "," in data else "write a share such as `30%`"
            raise field_problem(name, f"`{data[:40]}` is not a share", help)
        if not 0 <= float(digits) <= 100:
            raise field_problem(name, f"`{data[:40]}` is not between 0% and 100%")
        # Read as one decimal, so that it is the double nearest to what was written.
        return Share(float(f"{digits}e-{shift}"), len(digits.partition(".")[2]) + shift)

    return WrapValidator(taken)


_PATTERN = rf"^\s*\+?{_DIGITS}\s*%\s*$"

ShareOrNumber = Annotated[
    Weight,
    _percentage("bad-weight", 0),
    WithJsonSchema({"type": ["number", "string"], "minimum": 0, "pattern": _PATTERN}),
]
Probability = Annotated[
    Annotated[Number, Field(ge=0, le=1)],
    _percentage("bad-probability", 2),
    WithJsonSchema({"type": ["number", "string"], "minimum": 0, "maximum": 1, "pattern": _PATTERN}),
]


def require_in_range(weight: float | None, ends: tuple[float, float]) -> None:
    """Raises a field problem where two numbers are no range of a weight: upside down, in another
    unit, or beside it."""
    low, high = ends
    message, help = "", "a range says what is plausible, so it contains the weight"
    if weight is None:
        # Where there are siblings, that is said; else the range is.
        return
    if isinstance(weight, Share) < any(isinstance(end, Share) for end in ends):
        message, help = "the weight is a number, and its range has shares", "write both alike"
    elif low > high:
        message = f"the range runs from {low:.15g} down to {high:.15g}"
        help = "write the lower bound first"
    elif not low <= weight <= high:
        unit = "%" if isinstance(weight, Share) else ""
        message = (
            f"the weight {weight:.15g}{unit} lies outside its range, {low:.15g} to {high:.15g}"
        )
    if message:
        about = ("weight", "weight_range")
        raise field_problem("bad-range", message, help, at="weight_range", about=about)
