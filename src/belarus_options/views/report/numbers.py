"""Numbers with what they are, and the one place where they become text.

A view says `points(4.1)` and not "4.1": the number keeps its value for data files and its kind for
every form. What each kind looks like stands in this file alone. What rounding would hide is never
shown as nothing, nor as all (docs/method.md, R5).
"""

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any, NamedTuple

from belarus_options.methods.tolerances import in_figure_digits
from belarus_options.model import grammar
from belarus_options.views.report.rounding import (
    Side,
    rounded,
    significant,
)

# Sums of shares are off by less.
ROUNDING = 1e-12
# The least amount of points that one decimal shows as more than nothing.
SHOWN_POINTS = 0.05


class Kind(Enum):
    """What a number is, which decides how it is shown."""

    points = "points"  # value points 0–100: 60.0, −4.1
    difference = "difference"  # of value points, with its sign: +4.1
    amount = "amount"  # of value points, never negative: 4.1, <0.05
    lead = "lead"  # in value points, where the sign of a small one counts: 4.1, −0.0123
    weight = "weight"  # as a percentage: 38%, 17.9%
    percent = "percent"  # a weight whose % stands behind the next one, or that is called points
    share = "share"  # of weightings or draws: 60.9%, <0.1%, >99.9%
    proportion = "proportion"  # of an area, of a count, of certainty: 34.7%, 50%, <0.1%
    change = "change"  # of weights, added up: 14.2%, never nothing
    error = "error"  # standard error of a share, in percentage points: 0.034
    inaccuracy = "inaccuracy"  # of a computation, in value points: 0.01
    coefficient = "coefficient"  # of agreement, −1 to 1: 0.61, >0.99
    measure = "measure"  # on a leaf's own scale: 2, 0.1235
    exact = "exact"  # a measure with every digit that counts: 12 of them
    count = "count"  # of things: 1000, in prose 1,000
    in_words = "in words"  # a count as a word up to twelve: seven, 1,000
    all_of = "all of"  # a count of two or more: both, all seven
    rank = "rank"  # a place in a ranking
    mean_rank = "mean rank"  # 2.13


class Number(NamedTuple):
    """A value and its kind.

    `decimals` replaces the kind's own number of them, for weights and measures that have to be told
    apart. `before` and `after` stand beside it: the `=` of a shared rank, a unit, a mark. `pointer`
    is where the JSON result holds the value (RFC 6901), empty where it does not; a count points at
    its number, or at the list or object that has so many items. `side` is where a bound is rounded
    to, so that its sentence stays true. `begins` a sentence: its word has a capital.
    """

    value: float
    kind: Kind
    decimals: int | None = None
    before: str = ""
    after: str = ""
    pointer: str = ""
    side: Side = Side.nearest
    begins: bool = False

    def text(self, *, in_prose: bool = False) -> str:
        """The number as people read it; in prose, bounds are words and thousands set apart."""
        if self.decimals is not None or self.side is not Side.nearest:
            digits = _to_a_side(self)
        else:
            shown = (_IN_PROSE.get(self.kind) if in_prose else None) or _SHOWN[self.kind]
            digits = shown(self.value)
        digits = digits.capitalize() if self.begins else digits
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


def percent(part: float, pointer: str = "") -> Number:
    """A weight in percent whose % stands behind the number after it."""
    return Number(part, Kind.percent, pointer=pointer)


def weight_points(part: float, pointer: str = "") -> Number:
    """Weight that moves, in points of the hundred that the whole has."""
    return Number(part, Kind.percent, pointer=pointer)


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


def in_words(number: int, pointer: str = "", *, begins: bool = False) -> Number:
    """How many there are of something, as a word up to twelve."""
    return Number(number, Kind.in_words, pointer=pointer, begins=begins)


def all_of(number: int, pointer: str = "", *, begins: bool = False) -> Number:
    """All of two or more that there are."""
    return Number(number, Kind.all_of, pointer=pointer, begins=begins)


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


def weight_apart(part: float, *others: float, pointer: str = "") -> Number:
    """A weight with as many decimals as tell it apart from each of the others that differs, from 1
    up to 6."""
    decimals = next(d for d in range(1, 7) if d == 6 or _are_apart(part, others, d))
    return weight(part, pointer, decimals=decimals)


def _are_apart(part: float, others: Sequence[float], decimals: int) -> bool:
    shown = rounded(part, decimals, hundredfold=True)
    return all(rounded(o, decimals, hundredfold=True) != shown for o in others if o != part)


def decimals_apart(values: Sequence[float], *, least: int, most: int) -> int:
    """The fewest decimals with which no two different values look alike."""
    different = set(values)
    for decimals in range(least, most):
        if len({_minus(rounded(value, decimals)) for value in different}) == len(different):
            return decimals
    return most


def data(number: Number) -> float:
    """The number as data files have it: with 12 digits that count where it is no figure that
    follows from the decimals of the files by + − × ÷."""
    return in_figure_digits(number.value) if number.kind in _INEXACT else number.value


def in_12_digits(figure: Any) -> Any:
    """A figure that is not exact, or lists and mappings of them, as data files have them."""
    match figure:
        case float():
            return in_figure_digits(figure)
        case dict():
            return {key: in_12_digits(each) for key, each in figure.items()}
        case list() | tuple():
            return [in_12_digits(each) for each in figure]
        case _:
            return figure


def _points(value: float) -> str:
    return _minus(rounded(value, 1))


def _difference(value: float) -> str:
    return _signed(_points(value))


def _signed(shown: str) -> str:
    return (
        f"+{shown}" if any(digit in "123456789" for digit in shown) and shown[0] != "−" else shown
    )


def _amount(less: str) -> Callable[[float], str]:
    return lambda value: less if 0.0 < value < SHOWN_POINTS else _points(value)


def _lead(value: float) -> str:
    return _measure(value) if 0.0 < abs(value) < SHOWN_POINTS else _points(value)


def _weight(part: float) -> str:
    return _bounded(part, rounded(part, 1, hundredfold=True).removesuffix(".0") + "%")


def _share(part: float) -> str:
    if part <= ROUNDING or part >= 1.0 - ROUNDING:
        return "0%" if part < 0.5 else "100%"
    return _bounded(part, rounded(part, 1, hundredfold=True) + "%")


def _share_in_words(part: float) -> str:
    return _share(part).replace("<", "less than ").replace(">", "more than ")


def _bounded(part: float, shown: str) -> str:
    if ROUNDING < part < 0.0005:
        return "<0.1%"
    return ">99.9%" if 0.9995 <= part < 1.0 - ROUNDING else shown


def _change(part: float) -> str:
    if part >= 0.001:
        return rounded(part, 1, hundredfold=True) + "%"
    return _minus(significant(100.0 * part, 1)) + "%"


def _coefficient(value: float) -> str:
    shown = rounded(value, 2)
    if shown in ("1.00", "-1.00") and abs(value) < 1:
        return ">0.99" if value > 0 else "<−0.99"
    if float(shown) == 0 and value:
        return "<0.01" if value > 0 else ">−0.01"
    return _minus(shown)


def _measure(value: float) -> str:
    if value == round(value, 4) or abs(value) >= 1:
        shown = _stripped(rounded(value, 4)) if abs(value) < 1e15 else f"{value:g}"
    else:
        shown = significant(value, 4)
    return _minus(shown)


def _to_a_side(number: Number) -> str:
    """A number with given decimals, or rounded to a side. A bound gets more decimals where it would
    be nothing, or all; another number says that it is less, or more."""
    if number.kind in _DIGITS:
        value = 100.0 * number.value if number.kind is Kind.error else number.value
        return _minus(significant(value, _DIGITS[number.kind], number.side))
    hundredfold = number.kind in IN_PERCENT
    decimals, side = number.decimals, number.side
    least = DECIMALS[number.kind] if decimals is None else decimals
    for kept in range(least, MOST_DECIMALS + 1):
        shown = rounded(number.value, kept, hundredfold=hundredfold, side=side)
        if decimals is not None or not _hides(number, shown):
            break
    bound = ""
    if hundredfold and number.kind in _BOUNDED and _hides(number, shown):
        unit = 10.0**-kept
        bound, shown = (
            ("<", f"{unit:.{kept}f}") if number.value < 0.5 else (">", f"{100 - unit:.{kept}f}")
        )
    if number.kind not in _KEEPING_ZEROS:
        shown = _stripped(shown)
    shown = bound + _minus(shown)
    if number.kind is Kind.difference:
        shown = _signed(shown)
    return shown + ("%" if hundredfold and number.kind is not Kind.percent else "")


def _hides(number: Number, shown: str) -> bool:
    """Whether a number is shown as nothing, or a part as all, that is not."""
    value = number.value
    if float(shown) == 0.0:
        return abs(value) > ROUNDING
    return number.kind in _BOUNDED and float(shown) == 100.0 and value < 1.0 - ROUNDING


def _stripped(shown: str) -> str:
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def _minus(shown: str) -> str:
    """The number with the typographic minus, and with none before a zero."""
    return (shown if float(shown) else shown.removeprefix("-")).replace("-", "−")


# How many digits that count the kinds have that keep no fixed place.
_DIGITS = {Kind.error: 2, Kind.inaccuracy: 1, Kind.exact: 12}
_SHOWN: dict[Kind, Callable[[float], str]] = {
    Kind.points: _points,
    Kind.difference: _difference,
    Kind.amount: _amount("<0.05"),
    Kind.lead: _lead,
    Kind.weight: _weight,
    Kind.percent: lambda part: _weight(part).removesuffix("%"),
    Kind.share: _share,
    Kind.proportion: _weight,
    Kind.change: _change,
    Kind.error: lambda part: _minus(significant(100.0 * part, _DIGITS[Kind.error])),
    Kind.inaccuracy: lambda value: _minus(significant(value, _DIGITS[Kind.inaccuracy])),
    Kind.coefficient: _coefficient,
    Kind.measure: _measure,
    Kind.exact: lambda value: _minus(significant(value, _DIGITS[Kind.exact])),
    Kind.count: lambda number: f"{number:.0f}",
    Kind.in_words: lambda number: grammar.in_words(int(number)),
    Kind.all_of: lambda number: "both" if number == 2 else f"all {grammar.in_words(int(number))}",
    Kind.rank: lambda place: f"{place:.0f}",
    Kind.mean_rank: lambda place: rounded(place, 2),
}
_IN_PROSE: dict[Kind, Callable[[float], str]] = {
    Kind.amount: _amount("less than 0.05"),
    Kind.share: _share_in_words,
    Kind.count: lambda number: f"{number:,.0f}",
}
# Decimals of each kind that can be rounded to a side or get others, and those up to which numbers
# are told apart: as many as a double of a percentage has.
DECIMALS = {
    Kind.points: 1,
    Kind.difference: 1,
    Kind.amount: 1,
    Kind.lead: 1,
    Kind.weight: 1,
    Kind.percent: 1,
    Kind.share: 1,
    Kind.proportion: 1,
    Kind.change: 1,
    Kind.measure: 4,
}
MOST_DECIMALS = 13
IN_PERCENT = {Kind.weight, Kind.percent, Kind.share, Kind.proportion, Kind.change}
# Parts of a whole, which are never shown as nothing nor as all where they are neither.
_BOUNDED = {Kind.weight, Kind.percent, Kind.share, Kind.proportion}
_KEEPING_ZEROS = {Kind.points, Kind.difference, Kind.amount, Kind.lead, Kind.share, Kind.change}
# Areas, shares, indices, integrals and draws.
_INEXACT = {
    Kind.share, Kind.proportion, Kind.error, Kind.inaccuracy, Kind.coefficient, Kind.mean_rank
}  # fmt: skip
