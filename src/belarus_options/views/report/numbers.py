"""Numbers with what they are, and the one place where they become text.

A view says `points(4.1)` and not "4.1": the number keeps its value for data files and its kind for
every form. What each kind looks like stands in this file alone. What rounding would hide is never
shown as nothing, nor as all (docs/method.md, R5).
"""

import math
from collections.abc import Callable, Sequence
from enum import Enum
from typing import NamedTuple

# Sums of shares are off by less.
ROUNDING = 1e-12
# The least amount of points that one decimal shows as more than nothing.
SHOWN_POINTS = 0.05


class Kind(Enum):
    """What a number is, which decides how it is shown."""

    points = "points"  # value points 0–100: 60.0, −4.1
    difference = "difference"  # of value points, with its sign: +4.1
    amount = "amount"  # of value points, never negative: 4.1, <0.05
    least = "least"  # value points that something is at least, rounded down: 4.1
    lead = "lead"  # in value points, where the sign of a small one counts: 4.1, −0.0123
    weight = "weight"  # as a percentage: 38%, 17.9%
    percent = "percent"  # a weight whose % stands behind the next one: the 0 of 0–42%
    share = "share"  # of weightings or draws: 60.9%, <0.1%, >99.9%
    proportion = "proportion"  # of an area, of a count, of certainty: 34.7%, 50%, <0.1%
    change = "change"  # of weights, added up: 14.2%, never nothing
    error = "error"  # standard error of a share, in percentage points: 0.034
    inaccuracy = "inaccuracy"  # of a computation, in value points: 0.01
    coefficient = "coefficient"  # of agreement, −1 to 1: 0.61, >0.99
    measure = "measure"  # on a leaf's own scale: 2, 0.1235
    exact = "exact"  # a measure with every digit that counts: 12 of them
    count = "count"  # of things: 1000, in prose 1,000
    rank = "rank"  # a place in a ranking
    mean_rank = "mean rank"  # 2.13


class Number(NamedTuple):
    """A value and its kind.

    `decimals` replaces the kind's own number of them, for weights and measures that have to be told
    apart. `before` and `after` stand beside it: the `=` of a shared rank, a unit, a mark. `pointer`
    is where the JSON result holds the value (RFC 6901), empty where it does not.
    """

    value: float
    kind: Kind
    decimals: int | None = None
    before: str = ""
    after: str = ""
    pointer: str = ""

    def text(self, *, in_prose: bool = False) -> str:
        """The number as people read it; in prose, bounds are words and thousands set apart."""
        shown = (_IN_PROSE.get(self.kind) if in_prose else None) or _SHOWN[self.kind]
        digits = shown(self.value) if self.decimals is None else _with_decimals(self)
        return f"{self.before}{digits}{self.after}"


def points(value: float, pointer: str = "", *, mark: str = "") -> Number:
    """Value points with one decimal, with a mark behind them where there is one."""
    return Number(value, Kind.points, after=mark, pointer=pointer)


def difference(value: float, pointer: str = "") -> Number:
    """A difference of value points with its sign."""
    return Number(value, Kind.difference, pointer=pointer)


def amount(value: float, pointer: str = "") -> Number:
    """Value points that are lost or led by, 0 or more: less than shows is said to be less."""
    return Number(value, Kind.amount, pointer=pointer)


def least(value: float, pointer: str = "") -> Number:
    """Value points that something is at the least, 0 or more, never rounded up."""
    return Number(value, Kind.least, pointer=pointer)


def lead(value: float, pointer: str = "") -> Number:
    """A lead in value points; a small one keeps its digits, since its sign decides."""
    return Number(value, Kind.lead, pointer=pointer)


def weight(part: float, pointer: str = "", *, decimals: int | None = None) -> Number:
    """A weight as a percentage with the decimals it needs, up to one or to `decimals`."""
    return Number(part, Kind.weight, decimals, pointer=pointer)


def share(part: float, pointer: str = "") -> Number:
    """A share of weightings or draws in percent, with one decimal."""
    return Number(part, Kind.share, pointer=pointer)


def proportion(part: float, pointer: str = "", *, before: str = "") -> Number:
    """A part of an area, of a count or of certainty in percent, with the decimals it needs."""
    return Number(part, Kind.proportion, before=before, pointer=pointer)


def change(part: float, pointer: str = "") -> Number:
    """A change of weights in percent, never rounded to nothing."""
    return Number(part, Kind.change, pointer=pointer)


def error(part: float, *, unit: str = "") -> Number:
    """A standard error of a share, in percentage points."""
    return Number(part, Kind.error, after=unit)


def inaccuracy(value: float) -> Number:
    """What a computation may be off by, in value points, to one digit."""
    return Number(value, Kind.inaccuracy)


def coefficient(value: float, pointer: str = "") -> Number:
    """A coefficient of agreement with two decimals; one short of an end is not shown as the end."""
    return Number(value, Kind.coefficient, pointer=pointer)


def measure(value: float, *, unit: str | None = None, decimals: int | None = None) -> Number:
    """A number on a leaf's own scale as a person would write it, with its unit."""
    return Number(value, Kind.measure, decimals, after=f" {unit}" if unit else "")


def exact_measure(value: float, pointer: str = "", *, unit: str | None = None) -> Number:
    """A measure with every digit that counts, to be typed in again."""
    return Number(value, Kind.exact, after=f" {unit}" if unit else "", pointer=pointer)


def count(number: int, pointer: str = "") -> Number:
    """How many there are of something."""
    return Number(number, Kind.count, pointer=pointer)


def rank(place: int, *, is_tied: bool = False) -> Number:
    """A place in a ranking, with `=` where it is shared."""
    return Number(place, Kind.rank, before="=" if is_tied else "")


def mean_rank(place: float) -> Number:
    """An expected place in a ranking."""
    return Number(place, Kind.mean_rank)


def weights_apart(*parts: float, least: int = 1, pointer: str = "") -> tuple[Number, ...]:
    """Weights with as many decimals as tell all that differ apart, from `least` up to 12; `pointer`
    is where the JSON result has a list of them."""
    decimals = decimals_apart([100 * part for part in parts], least=least, most=12)
    pointers = [f"{pointer}/{at}" if pointer else "" for at in range(len(parts))]
    return tuple(weight(p, at, decimals=decimals) for p, at in zip(parts, pointers, strict=True))


def weight_apart(part: float, *others: float, pointer: str = "", has_sign: bool = True) -> Number:
    """A weight with as many decimals as tell it apart from each of the others that differs, from 1
    up to 6; without its `%` where that stands behind a second one."""
    for decimals in range(1, 7):
        others_shown = {f"{100 * other:.{decimals}f}" for other in others if other != part}
        if f"{100 * part:.{decimals}f}" not in others_shown:
            break
    return Number(part, Kind.weight if has_sign else Kind.percent, decimals, pointer=pointer)


def decimals_apart(values: Sequence[float], *, least: int, most: int) -> int:
    """The fewest decimals with which no two different values look alike."""
    different = set(values)
    for decimals in range(least, most):
        if len({_minus(f"{value:.{decimals}f}") for value in different}) == len(different):
            return decimals
    return most


def _points(value: float) -> str:
    return _minus(f"{value:.1f}")


def _difference(value: float) -> str:
    shown = _points(value)
    return shown if shown.startswith(("−", "0.0")) else f"+{shown}"


def _amount(less: str) -> Callable[[float], str]:
    return lambda value: less if 0.0 < value < SHOWN_POINTS else _points(value)


def _lead(value: float) -> str:
    return _measure(value) if 0.0 < abs(value) < SHOWN_POINTS else _points(value)


def _weight(part: float) -> str:
    return f"{100 * part:.1f}".removesuffix(".0") + "%"


def _share(part: float) -> str:
    return _bounded(part, f"{100 * part:.1f}%")


def _proportion(part: float) -> str:
    return _bounded(part, _weight(part))


def _bounded(part: float, shown: str) -> str:
    if ROUNDING < part < 0.0005:
        return "<0.1%"
    return ">99.9%" if 0.9995 <= part < 1.0 - ROUNDING else shown


def _change(part: float) -> str:
    percent = 100 * part
    return f"{percent:.1f}%" if percent >= 0.1 else _minus(f"{percent:.1g}") + "%"


def _coefficient(value: float) -> str:
    shown = f"{value:.2f}"
    if shown in ("1.00", "-1.00") and abs(value) < 1:
        return ">0.99" if value > 0 else "<−0.99"
    if float(shown) == 0 and value:
        return "<0.01" if value > 0 else ">−0.01"
    return _minus(shown)


def _measure(value: float) -> str:
    if value == round(value, 4) or abs(value) >= 1:
        shown = f"{value:.4f}".rstrip("0").rstrip(".") if abs(value) < 1e15 else f"{value:g}"
    else:
        shown = f"{value:.4g}"
    return _minus(shown)


def _with_decimals(number: Number) -> str:
    is_weight = number.kind in (Kind.weight, Kind.percent)
    shown = f"{(100 if is_weight else 1) * number.value:.{number.decimals}f}"
    stripped = shown.rstrip("0").rstrip(".") if "." in shown else shown
    return _minus(stripped) + ("%" if number.kind is Kind.weight else "")


def _minus(shown: str) -> str:
    """The number with the typographic minus, and with none before a zero."""
    return (shown if float(shown) else shown.removeprefix("-")).replace("-", "−")


_SHOWN: dict[Kind, Callable[[float], str]] = {
    Kind.points: _points,
    Kind.difference: _difference,
    Kind.amount: _amount("<0.05"),
    Kind.least: lambda value: _points(math.floor(10 * value) / 10),
    Kind.lead: _lead,
    Kind.weight: _weight,
    Kind.percent: lambda part: _weight(part).removesuffix("%"),
    Kind.share: _share,
    Kind.proportion: _proportion,
    Kind.change: _change,
    Kind.error: lambda part: _minus(f"{100 * part:.2g}"),
    Kind.inaccuracy: lambda value: _minus(f"{value:.1g}"),
    Kind.coefficient: _coefficient,
    Kind.measure: _measure,
    Kind.exact: lambda value: _minus(f"{value:.12g}"),
    Kind.count: lambda number: f"{number:.0f}",
    Kind.rank: lambda place: f"{place:.0f}",
    Kind.mean_rank: lambda place: f"{place:.2f}",
}
_IN_PROSE: dict[Kind, Callable[[float], str]] = {
    Kind.amount: _amount("less than 0.05"),
    Kind.count: lambda number: f"{number:,.0f}",
}
