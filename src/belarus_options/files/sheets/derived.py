"""Lines that are computed from the others: sums, means, and those weighted.

Extremes and ranks are known by their names alone: what is best on everything is an option too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import mul
from typing import NamedTuple

# Fewer coincide too easily.
_LEAST_OTHERS, _LEAST_CELLS = 3, 3


class Derived(NamedTuple):
    """A line that is computed from the others, and how, as a phrase."""

    line: int
    why: str


@dataclass(frozen=True, slots=True)
class Sums:
    """What lines of numbers add up to, cell by cell: plain, of sizes, and weighted where they have
    weights, which add up to `weights`."""

    count: int
    sums: tuple[float, ...]
    sizes: tuple[float, ...]
    weighted: tuple[float, ...]
    weights: float


def sums_of(lines: Sequence[Sequence[float]], weights: Sequence[str | None] | None = None) -> Sums:
    """The sums of lines of one length, of which there is at least one."""
    cells = list(zip(*lines, strict=True))
    given = [float(weight or 0) for weight in weights or ()]
    return Sums(
        len(lines),
        tuple(map(sum, cells)),
        tuple([sum(map(abs, cell)) for cell in cells]),
        tuple([sum(map(mul, given, cell)) for cell in cells]) if any(given) else (),
        sum(given),
    )


def derived_lines(
    lines: Sequence[Sequence[str | None]], weights: Sequence[str | None] | None = None
) -> list[Derived]:
    """The lines that are sums or means of all the others, each cell within half a unit of its last
    digit.

    `lines` are numbers with decimal points, all of one length. `weights` is a number for each line
    that has one; such a line is never derived, and only these are weighted. A mean has decimals
    where the others have none: ratings are their mean by chance.
    """
    candidates = [at for at in range(len(lines)) if weights is None or weights[at] is None]
    if not candidates or len(lines) <= _LEAST_OTHERS or len(lines[0]) < _LEAST_CELLS:
        return []
    likely = _likely(lines, candidates, [float(weight or 0) for weight in weights or ()])
    whole = [at for at, line in enumerate(lines) if None not in line] if likely else []
    if len(whole) <= _LEAST_OTHERS:
        return []
    numbers = {at: tuple([float(text or 0) for text in lines[at]]) for at in whole}
    every = sums_of(list(numbers.values()), [weights[at] for at in whole] if weights else None)
    found = []
    for at in likely:
        texts = [text or "" for text in lines[at]]
        if why := how_computed(texts, numbers[at], every, is_among=True):
            found.append(Derived(at, why))
    return found


def derived_across(columns: Sequence[Sequence[str | None]]) -> list[Derived]:
    """The same of the lines across columns of numbers, all of one length."""
    first = list(zip(*columns[:_LEAST_CELLS], strict=True))
    # Of many lines all the others are made only where one is likely.
    if len(columns) < _LEAST_CELLS or not _likely(first, range(len(first)), ()):
        return []
    return derived_lines(list(zip(*columns, strict=True)))


def _likely(
    lines: Sequence[Sequence[str | None]], candidates: Sequence[int], weights: Sequence[float]
) -> list[int]:
    """Those that their first cells do not tell from a sum or a mean of all, as almost every line
    is told."""
    likely = [at for at in candidates if None not in lines[at]]
    for cell in range(_LEAST_CELLS):
        first = [float(line[cell] or 0) for line in lines] if likely else []
        sums = sum(first), sum(map(mul, weights, first))
        likely = [
            at
            for at in likely
            if _may_follow(lines[at][cell] or "", sums, sum(weights), len(lines))
        ]
    return likely


def _may_follow(text: str, sums: Sequence[float], weights: float, count: int) -> bool:
    """Whether a number can be the sum or the mean of the others, by what all add up to; lines that
    have other numbers missing leave it open."""
    own = float(text)
    rest = sums[0] - own
    nearest = min(abs(rest - own), abs(rest / max(1, count - 1) - own))
    if weights:
        ways = (sums[1], sums[1] / weights, sums[1] / 100)
        nearest = min(nearest, *[abs(way - own) for way in ways])
    slack = 1e-9 * (abs(own) + abs(sums[0]) + abs(sums[1]))
    if nearest > 0.5 + slack and "e" not in text and "E" not in text:
        return False
    return nearest <= half_of_last_digit(text) + slack


def how_computed(
    texts: Sequence[str], own: Sequence[float], sums: Sums, *, is_among: bool = False
) -> str:
    """How a line of numbers follows from others of the same length, as a phrase; empty where it
    does not. `is_among` says that the sums hold the line itself."""
    others = sums.count - is_among
    if len(texts) < _LEAST_CELLS or others < _LEAST_OTHERS or not any(own):
        return ""
    ways: list[tuple[str, Sequence[float], float, float]] = []
    if sums.weighted:
        ways = [
            ("the weighted sum", sums.weighted, 1.0, 0.0),
            ("the weighted mean", sums.weighted, sums.weights, 0.0),
            ("the weighted sum", sums.weighted, 100.0, 0.0),
        ]
    share = float(is_among)
    ways += [("the sum", sums.sums, 1.0, share), ("the mean", sums.sums, others, share)]
    for why, totals, whole, mine in ways:
        if all(
            abs((total - mine * number) / whole - number)
            <= half_of_last_digit(text) + 1e-9 * (abs(number) + size / whole)
            for text, number, total, size in zip(texts, own, totals, sums.sizes, strict=True)
        ):
            if why == "the mean" and not _has_more_digits(own, sums, is_among=is_among):
                continue
            return why
    return ""


def half_of_last_digit(text: str) -> float:
    """Half a unit of the last digit that a number was written with."""
    digits, _, exponent = text.lower().partition("e")
    places = len(digits.partition(".")[2])
    return 0.5 * 10.0 ** max(-300, min(300, int(exponent or 0) - places))


def _has_more_digits(own: Sequence[float], sums: Sums, *, is_among: bool) -> bool:
    if all(map(float.is_integer, own)):
        return False
    # Whole others have a whole sum.
    totals = [total - number * is_among for total, number in zip(sums.sums, own, strict=True)]
    return all(abs(total - round(total)) <= 1e-9 * (1 + abs(total)) for total in totals)
