"""How printed totals follow from printed scores and weights, in exact rationals of their digits.

A printed number stands for all that round to it, or, in a table that cuts off, for all that are cut
to it. A way of adding up, or a fault in it, *gives* a total that lies in that range.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import combinations
from math import lcm
from operator import mul
from typing import Literal, NamedTuple

from belarus_options.model.printed_matrix import PrintedMatrix

Rounding = Literal["rounded", "cut off"]
Numbers = tuple[Fraction, ...]


@cache
def _power_of_ten(exponent: int) -> Fraction:
    return Fraction(10) ** exponent


class Scores(NamedTuple):
    """The scores of an option as whole numbers of a unit, of which `per_one` make 1."""

    wholes: tuple[int, ...]
    per_one: int

    @classmethod
    def of(cls, texts: Sequence[str]) -> "Scores":
        """The scores that texts print."""
        joined = "".join(texts)
        if "e" in joined or "E" in joined:
            numbers = [Fraction(text) for text in texts]
            per_one = lcm(*[number.denominator for number in numbers])
            return cls(tuple([int(number * per_one) for number in numbers]), per_one)
        if "." not in joined:
            return cls(tuple(map(int, texts)), 1)
        parts = [text.partition(".") for text in texts]
        places = max([len(decimals) for _, _, decimals in parts])
        wholes = [int(whole + decimals.ljust(places, "0")) for whole, _, decimals in parts]
        return cls(tuple(wholes), 10**places)

    @property
    def numbers(self) -> Numbers:
        """The scores themselves."""
        return tuple([Fraction(whole, self.per_one) for whole in self.wholes])


class Printed(NamedTuple):
    """A printed number: its value, and one unit of its last digit."""

    value: Fraction
    unit: Fraction

    @classmethod
    def of(cls, text: str) -> "Printed":
        """The number that a text such as `6.0` prints."""
        digits, _, exponent = text.lower().partition("e")
        places = len(digits.partition(".")[2])
        return cls(Fraction(text), _power_of_ten(int(exponent or 0) - places))

    def stands_for(self, total: Fraction, rounding: Rounding, slack: Fraction = Fraction()) -> bool:
        """Whether it is what a total, or one no more than `slack` from it, is printed as.

        Both ends count where it is rounded: halves are rounded up and down."""
        value, unit = self
        if total == value:
            return True
        if rounding == "rounded":
            return abs(total - value) <= unit / 2 + slack
        # Cut off, a total loses what is behind its last digit, and comes nearer to zero.
        if value >= 0 and value - slack <= total < value + unit + slack:
            return True
        return value <= 0 and value - unit - slack < total <= value + slack


@dataclass(frozen=True, slots=True)
class Way:
    """A way of adding up: scores times `weights`, divided by `whole`, or by the sum of the weights
    where that is None."""

    name: str
    weights: Numbers
    whole: Fraction | None = Fraction(1)

    def totals(self, rows: Sequence[Scores]) -> list[Fraction]:
        """The totals of options."""
        whole = sum(self.weights, Fraction()) if self.whole is None else self.whole
        per_one = lcm(*[weight.denominator for weight in self.weights])
        weights = [int(weight * per_one) for weight in self.weights]
        unit = per_one * whole
        return [
            Fraction(
                sum(map(mul, weights, wholes)) * unit.denominator, scores_per_one * unit.numerator
            )
            for wholes, scores_per_one in rows
        ]

    def slack(self, units: Numbers) -> Fraction:
        """How far rounding of the scores, each to its unit, can move a total: Σ|w| · half a unit;
        weights are taken as exact."""
        absolute = [abs(weight) for weight in self.weights]
        whole = sum(self.weights, Fraction()) if self.whole is None else self.whole
        moved = sum((w * u for w, u in zip(absolute, units, strict=True)), Fraction())
        return moved / 2 / abs(whole)


def ways(matrix: PrintedMatrix) -> list[Way]:
    """The ways of adding up that are tried, the stated one first."""
    ones = tuple([Fraction(1)] * len(matrix.criteria))
    plain = [Way("sum", ones), Way("mean", ones, Fraction(len(ones)))]
    if matrix.weights is None:
        return plain
    numbers = weights_of(matrix)
    weighted = [Way("weighted sum", numbers)]
    if sum(numbers):
        weighted.append(Way("weighted mean", numbers, None))
    if matrix.are_percentages:
        weighted.append(Way("percentages as weights", numbers, Fraction(1, 100)))
    else:
        weighted.append(Way("weights as percentages", numbers, Fraction(100)))
    return weighted + plain


def weights_of(matrix: PrintedMatrix) -> Numbers:
    """The weights as numbers; 60% is 0.6."""
    whole = 100 if matrix.are_percentages else 1
    return tuple([Fraction(text) / whole for text in matrix.weights or ()])


class Chosen(NamedTuple):
    """The way of adding up that a table is taken to follow, and how it shortens its totals."""

    way: Way
    rounding: Rounding


def chosen_way(
    matrix: PrintedMatrix, scores: Sequence[Scores | None], totals: Sequence[Printed | None]
) -> Chosen:
    """The stated way, rounded, unless another gives more of the totals and more than half of them:
    with fewer, coincidences win."""
    pairs = [(s, t) for s, t in zip(scores, totals, strict=True) if s is not None and t is not None]
    best: Chosen | None = None
    most = 0
    for way in ways(matrix):
        computed = way.totals([row for row, _ in pairs])
        for rounding in ("rounded", "cut off"):
            given = sum(
                total.stands_for(each, rounding)
                for each, (_, total) in zip(computed, pairs, strict=True)
            )
            if best is None or (given > most and 2 * given > len(pairs)):
                best, most = Chosen(way, rounding), given
            if given == len(pairs):
                # No other gives more.
                return best
    assert best is not None
    return best


class Fault(NamedTuple):
    """A slip that replaces weights: a phrase, and the new weights by their criteria."""

    text: str
    weights: Mapping[int, Fraction]


def diagnosis(
    chosen: Chosen, names: Sequence[str], wrong: Sequence[tuple[Scores, Printed]]
) -> str | None:
    """The one fault that gives all wrong totals, as a phrase.

    None where fewer than two are wrong, as any number can be explained, or where no fault fits or
    more than one does. Faults that leave the same weights are one.
    """
    if len(wrong) < 2:
        return None
    way, rounding = chosen
    numbers = [(row.numbers, total) for row, total in wrong]
    sums = [sum((w * s for w, s in zip(way.weights, row, strict=True)), Fraction())
            for row, _ in numbers]  # fmt: skip
    found: dict[frozenset[tuple[int, Fraction]], str] = {}
    for text, weights in _faults(way.weights, names):
        moved = {at: weight - way.weights[at] for at, weight in weights.items()}
        moved = {at: by for at, by in moved.items() if by}
        whole = way.whole
        if whole is None:
            whole = sum(way.weights, Fraction()) + sum(moved.values(), Fraction())
        if moved and whole and all(
            total.stands_for((own + _moved(moved, row)) / whole, rounding)
            for own, (row, total) in zip(sums, numbers, strict=True)
        ):  # fmt: skip
            found.setdefault(frozenset(moved.items()), text)
            if len(found) > 1:
                return None
    return next(iter(found.values()), None)


def _moved(by: Mapping[int, Fraction], scores: Numbers) -> Fraction:
    return sum((change * scores[at] for at, change in by.items()), Fraction())


def _faults(weights: Numbers, names: Sequence[str]) -> Iterator[Fault]:
    every = range(len(weights))
    for at in every:
        text = f"every criterion gets the weight {_in_digits(weights[at])} of `{names[at]}`"
        yield Fault(text, dict.fromkeys(every, weights[at]))
    for at in every:
        yield Fault(f"`{names[at]}` is left out", {at: Fraction()})
        yield Fault(f"`{names[at]}` is counted twice", {at: 2 * weights[at]})
    for one, other in combinations(every, 2):
        text = f"the weights of `{names[one]}` and `{names[other]}` are exchanged"
        yield Fault(text, {one: weights[other], other: weights[one]})
    for step, beside in ((-1, "before"), (1, "behind")):
        text = f"each criterion gets the weight of the one {beside} it"
        yield Fault(text, {at: weights[(at + step) % len(weights)] for at in every})


def _in_digits(number: Fraction) -> str:
    return f"{float(number):.12g}"
