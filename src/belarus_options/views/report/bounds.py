"""Bounds, rounded to the side on which their sentence stays true, and parts that add up as shown.

Inwards for what holds within an interval, outwards for what lies between two numbers, up for what
is at most or enough, down for what is at least (docs/method.md, R5). A sentence that makes two
claims prints two numbers: first up to 41.9%, no longer from 42% on.
"""

from collections.abc import Sequence
from decimal import Decimal

from belarus_options.views.report.numbers import DECIMALS, IN_PERCENT, MOST_DECIMALS, Number
from belarus_options.views.report.rounding import (
    Side,
    rounded,
    shortest_decimal,
    sides_that_add_up,
)


def at_least(number: Number) -> Number:
    """A bound from below: rounded down."""
    return number._replace(side=Side.down)


def at_most(number: Number) -> Number:
    """A bound from above, or what is enough: rounded up."""
    return number._replace(side=Side.up)


def lies_between(low: Number, high: Number) -> tuple[Number, Number]:
    """Ends between which something lies: rounded outwards."""
    return at_least(low), at_most(high)


def holds_within(low: Number, high: Number, *inside: float) -> tuple[Number, Number]:
    """Ends within which something holds, both of them included: rounded inwards, with as many
    decimals as it takes to keep the numbers `inside`, and to tell them and the ends apart."""
    first = _short_of(low, Side.up, (*inside, high.value))
    last = _short_of(high, Side.down, (*inside, low.value))
    while low.value < high.value and first.text().rstrip("%") == last.text().rstrip("%"):
        decimals = max(first.decimals or 0, last.decimals or 0) + 1
        if decimals > MOST_DECIMALS:
            break
        first, last = (end._replace(decimals=decimals) for end in (first, last))
    return first, last


def holds_up_to(end: Number, *inside: float) -> Number:
    """The end, not included, up to which something holds: a number below it, not below `inside`."""
    return _short_of(end, Side.below, inside)


def holds_down_to(end: Number, *inside: float) -> Number:
    """The end, not included, down to which something holds: a number above it."""
    return _short_of(end, Side.above, inside)


def ends_from(end: Number, *, like: Number | None = None) -> Number:
    """A number above an end, from which on something holds no more, with as many decimals as the
    one up to which it holds."""
    return end._replace(side=Side.above, decimals=like.decimals if like else end.decimals)


def ends_below(end: Number, *, like: Number | None = None) -> Number:
    """A number below an end, from which downwards something holds no more, likewise."""
    return end._replace(side=Side.below, decimals=like.decimals if like else end.decimals)


def _short_of(end: Number, side: Side, inside: Sequence[float]) -> Number:
    """An end rounded towards the numbers inside, but past none of them."""
    hundredfold = end.kind in IN_PERCENT
    least = DECIMALS[end.kind] if end.decimals is None else end.decimals
    for decimals in range(least, MOST_DECIMALS):
        shown = Decimal(rounded(end.value, decimals, hundredfold=hundredfold, side=side))
        for other in inside:
            near = Decimal(rounded(other, decimals, hundredfold=hundredfold))
            exact = shortest_decimal(other, hundredfold=hundredfold)
            is_past = shown < exact if side.is_downwards else shown > exact
            if is_past or (near == shown and other != end.value):
                break
        else:
            return end._replace(decimals=decimals, side=side)
    return end._replace(decimals=MOST_DECIMALS, side=side)


_OPPOSITE = {Side.up: Side.down, Side.down: Side.up, Side.above: Side.below, Side.below: Side.above}


def without_sign(number: Number) -> Number:
    """A number's size, with the digits of the number."""
    if number.value >= 0.0:
        return number
    side = _OPPOSITE.get(number.side, Side.nearest)
    return number._replace(value=-number.value, side=side)


def add_up(numbers: Sequence[Number], total: Number) -> bool:
    """Whether numbers, each rounded to the nearest, add up to a total as shown."""
    decimals, hundredfold = DECIMALS[total.kind], total.kind in IN_PERCENT
    shown = [
        Decimal(rounded(n.value, decimals, hundredfold=hundredfold)) for n in (*numbers, total)
    ]
    return sum(shown[:-1]) == shown[-1]


def parts(numbers: Sequence[Number], total: Number) -> tuple[Number, ...]:
    """Numbers shown beside their sum, each rounded up or down such that they add up to it as shown.

    All of one kind, with one decimal. Where a mark stands behind one, it stays.
    """
    decimals = DECIMALS[total.kind]
    values = [number.value for number in numbers]
    hundredfold = total.kind in IN_PERCENT
    sides = sides_that_add_up(values, total.value, decimals, hundredfold=hundredfold)
    return tuple(
        number._replace(decimals=decimals, side=side)
        for number, side in zip(numbers, sides, strict=True)
    )
