"""Rounding as people do it: from the digits that a number has in print (docs/method.md, R5).

A double stands for the shortest decimal that reads back as it, its `repr`: 68.65 and not the
68.6500000000000056843 that is its binary value. What is halfway between two roundings goes away
from zero, as in a spreadsheet.
"""

from collections.abc import Sequence
from decimal import MAX_EMAX, MIN_EMIN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal
from enum import Enum
from math import floor


class Side(Enum):
    """Where a number goes that has too many digits; up and above are towards infinity. Below and
    above keep no number as it is, so that what is shown is on that side of it."""

    nearest = "nearest"
    down = "down"
    up = "up"
    below = "below"
    above = "above"

    @property
    def is_downwards(self) -> bool:
        return self in (Side.down, Side.below)


_MODES = {
    Side.nearest: ROUND_HALF_UP,
    Side.down: ROUND_FLOOR,
    Side.below: ROUND_FLOOR,
    Side.up: ROUND_CEILING,
    Side.above: ROUND_CEILING,
}


# No number that a double holds overflows here, and none is rounded before it is asked to be.
_CONTEXT = Context(prec=800, Emax=MAX_EMAX, Emin=MIN_EMIN)
# Up to here doubles and their decimals differ, in the last place kept, by less than NEAR.
_MODERATE = 1e9
_NEAR = 1e-5


def rounded(
    value: float, decimals: int, *, hundredfold: bool = False, side: Side = Side.nearest
) -> str:
    """A number, or a hundred times it, with as many decimals and an ASCII sign."""
    if side is Side.nearest:
        scale = 10.0 ** (decimals + 2 * hundredfold)
        scaled = abs(value) * scale
        # Far from halfway the format rounds to the same digits, ten times as fast.
        if scaled < _MODERATE and abs(scaled - floor(scaled) - 0.5) > _NEAR:
            return f"{100.0 * value if hundredfold else value:.{decimals}f}"
    number = shortest_decimal(value, hundredfold=hundredfold)
    unit = Decimal((0, (1,), -decimals))
    kept = number.quantize(unit, _MODES[side], _CONTEXT)
    if kept == number and side in (Side.below, Side.above):
        kept += unit if side is Side.above else -unit
    return f"{kept:f}"


def significant(value: float, digits: int, side: Side = Side.nearest) -> str:
    """A number with as many digits that count, at most 15, as `g` lays it out.

    A number that has no more is kept as it is, whatever the side.
    """
    context = Context(prec=digits, rounding=_MODES[side], Emax=MAX_EMAX, Emin=MIN_EMIN)
    # So few digits survive a double and its format.
    return f"{float(context.plus(Decimal(repr(value)))):.{digits}g}"


def shortest_decimal(value: float, *, hundredfold: bool = False) -> Decimal:
    """The decimal that a number stands for, or a hundred times it."""
    number = Decimal(repr(value))
    return number.scaleb(2, _CONTEXT) if hundredfold else number


def sides_that_add_up(
    values: Sequence[float], total: float, decimals: int, *, hundredfold: bool = False
) -> list[Side]:
    """To which side each part goes so that together, as shown, they are the total as shown.

    The parts that lose most by going down go up (largest remainder; Hamilton's method), the first
    of several. values: adding up to `total` but for rounding of doubles.
    """
    scale = Decimal((0, (1,), decimals))
    parts = [shortest_decimal(value, hundredfold=hundredfold) * scale for value in values]
    lows = [part.to_integral_value(ROUND_FLOOR, _CONTEXT) for part in parts]
    wanted = Decimal(rounded(total, decimals, hundredfold=hundredfold)) * scale
    missing = int(wanted - sum(lows))
    by_loss = sorted(range(len(parts)), key=lambda at: lows[at] - parts[at])
    upwards = set(by_loss[: max(0, missing)])
    return [Side.up if at in upwards else Side.down for at in range(len(parts))]
