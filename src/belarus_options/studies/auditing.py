"""What is wrong in a published decision matrix, recomputed from its own printed numbers.

Spreadsheets have errors as a rule (Panko 1998, revised 2008; Powell, Baker & Lawson 2007). All is
computed in exact rationals of the printed digits.
"""

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import nlargest
from itertools import groupby
from math import lcm
from operator import itemgetter
from typing import NamedTuple

from belarus_options.model.printed_matrix import PrintedMatrix
from belarus_options.studies.adding_up import (
    Chosen,
    Printed,
    Rounding,
    Scores,
    chosen_way,
    diagnosis,
    weights_of,
)

# Plain weights whose sum lies so near to 100 are meant as percentages.
_NEARLY = (80, 120)


@dataclass(frozen=True, slots=True)
class AuditedOption:
    """The printed total of an option beside the computed one; None where either is not there.

    `computed` is None where a score is missing, and the total cannot be checked: it then counts as
    printed. `difference` is computed less printed. Ranks are 1 for the best, the same for equals;
    `wrong_rank` is of the printed rank and the printed totals.
    """

    option: str
    printed: Fraction | None
    computed: Fraction | None
    wrong: bool
    explained_by_rounded_scores: bool
    rank_printed: Fraction | None
    rank_by_printed_totals: int | None
    rank_computed: int | None
    wrong_rank: bool

    @property
    def difference(self) -> Fraction | None:
        if self.printed is None or self.computed is None:
            return None
        return self.computed - self.printed

    @property
    def unchecked(self) -> bool:
        """Whether a total is printed that cannot be checked."""
        return self.printed is not None and self.computed is None


class Winners(NamedTuple):
    """Who is first as printed and as computed, and whether no computed one is printed first."""

    printed: tuple[str, ...]
    computed: tuple[str, ...]
    changes: bool


class Margin(NamedTuple):
    """By how much the first total is ahead of the second; None where there is no second."""

    printed: Fraction | None
    computed: Fraction | None


class WeightSum(NamedTuple):
    """What weights add up to, and whether that is their whole, up to their rounding; None where
    they do not look like shares."""

    sum: Fraction
    add_up: bool | None


class WrongProduct(NamedTuple):
    """A printed product that is not its score times the weight."""

    option: str
    criterion: str
    printed: Fraction
    computed: Fraction


@dataclass(frozen=True, slots=True)
class Audit:
    """What an audit of one matrix found; `options` are in the order of the matrix.

    `reproduced` are how many totals the way of adding up gives, of those that can be checked.
    `direction_by_ranks` says that the direction follows from printed ranks alone.
    """

    matrix: PrintedMatrix
    aggregation: str
    rounding: Rounding
    reproduced: int
    lower_is_better: bool
    direction_by_ranks: bool
    options: tuple[AuditedOption, ...]
    winner: Winners
    margin: Margin
    weights: WeightSum | None
    mixed_directions: bool
    diagnosis: str | None
    wrong_products: tuple[WrongProduct, ...]

    @property
    def checked(self) -> int:
        """How many printed totals can be checked."""
        return sum(each.difference is not None for each in self.options)

    @property
    def wrong(self) -> tuple[AuditedOption, ...]:
        return tuple([each for each in self.options if each.wrong])

    @property
    def wrong_ranks(self) -> tuple[AuditedOption, ...]:
        return tuple([each for each in self.options if each.wrong_rank])

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong: no total, no product, no rank, no winner, no sum of weights."""
        return not (
            self.wrong
            or self.wrong_ranks
            or self.wrong_products
            or self.winner.changes
            or (self.weights is not None and self.weights.add_up is False)
        )


def audit(matrix: PrintedMatrix) -> Audit:
    """Recomputes a published matrix with at least one printed total."""
    scores = [_scores(row) for row in matrix.scores]
    totals = [None if text is None else Printed.of(text) for text in matrix.totals]
    chosen = chosen_way(matrix, scores, totals)
    whole = iter(chosen.way.totals([row for row in scores if row is not None]))
    computed = [None if row is None else next(whole) for row in scores]
    wrong = [
        total is not None and own is not None and not total.stands_for(own, chosen.rounding)
        for total, own in zip(totals, computed, strict=True)
    ]
    ranks = [None if text is None else Fraction(text)
             for text in matrix.ranks or [None] * len(totals)]  # fmt: skip
    lower, by_ranks = _direction(matrix.lower_is_better, ranks, totals)
    sign = -1 if lower else 1
    printed = {at: sign * total.value for at, total in enumerate(totals) if total is not None}
    own = {at: each if (given := computed[at]) is None else sign * given
           for at, each in printed.items()}  # fmt: skip
    places, own_places = _places(printed), _places(own)
    wrong_ranks = _wrong_ranks(ranks, places)
    options = tuple(
        AuditedOption(
            name,
            None if total is None else total.value,
            computed[at],
            wrong[at],
            wrong[at] and _is_explained(chosen, matrix.scores[at], total, computed[at]),
            ranks[at],
            places.get(at),
            own_places.get(at),
            at in wrong_ranks,
        )
        for at, (name, total) in enumerate(zip(matrix.options, totals, strict=True))
    )
    is_wrong = [(row, total) for row, total, is_off in zip(scores, totals, wrong, strict=True)
                if is_off and row is not None and total is not None]  # fmt: skip
    return Audit(
        matrix,
        chosen.way.name,
        chosen.rounding,
        sum(total is not None and each is not None and not is_off
            for total, each, is_off in zip(totals, computed, wrong, strict=True)),
        lower,
        by_ranks,
        options,
        _winners(options),
        Margin(_lead(printed), _lead(own)),
        _weight_sum(matrix),
        {"less", "more"} <= set(matrix.directions),
        diagnosis(chosen, matrix.criteria, is_wrong),
        tuple(_wrong_products(matrix)),
    )  # fmt: skip


def _scores(row: Sequence[str | None]) -> Scores | None:
    """The scores of an option, None where one is missing."""
    texts = [text for text in row if text is not None]
    return Scores.of(texts) if len(texts) == len(row) else None


def _is_explained(
    chosen: Chosen, row: Sequence[str | None], total: Printed | None, computed: Fraction | None
) -> bool:
    if total is None or computed is None:
        return False
    units = tuple([Printed.of(text).unit for text in row if text is not None])
    return total.stands_for(computed, chosen.rounding, chosen.way.slack(units))


def _direction(
    asked: bool | None, ranks: Sequence[Fraction | None], totals: Sequence[Printed | None]
) -> tuple[bool, bool]:
    """Whether lower is better, and whether ranks alone say so: most pairs of ranks and totals, in
    which a tie says nothing."""
    if asked is not None:
        return asked, False
    pairs = sorted((rank, total.value) for rank, total in zip(ranks, totals, strict=True)
                   if rank is not None and total is not None)  # fmt: skip
    says = 0
    better: list[Fraction] = []
    for _, group in groupby(pairs, key=itemgetter(0)):
        values = [total for _, total in group]
        for value in values:
            says += bisect_left(better, value) - (len(better) - bisect_right(better, value))
        for value in values:
            insort(better, value)
    return says > 0, says > 0


def _places(values: Mapping[int, Fraction]) -> dict[int, int]:
    """Ranks from 1 for the highest; equals share the first of their places."""
    wholes = _wholes(values)
    first: dict[int, int] = {}
    for place, whole in enumerate(sorted(wholes, reverse=True), 1):
        first.setdefault(whole, place)
    return {at: first[whole] for at, whole in zip(values, wholes, strict=True)}


def _wholes(values: Mapping[int, Fraction]) -> list[int]:
    """The values as whole numbers of one unit: those are put in order at once."""
    per_one = lcm(*{value.denominator for value in values.values()})
    return [value.numerator * (per_one // value.denominator) for value in values.values()]


def _wrong_ranks(ranks: Sequence[Fraction | None], places: Mapping[int, int]) -> set[int]:
    """Where a printed rank does not follow from the printed totals.

    Equals may have any of the places that they share, or their mean; or all ranks may be numbered
    without gaps.
    """
    given = {at: rank for at, rank in enumerate(ranks) if rank is not None and at in places}
    shared = Counter(places.values())
    without_gaps = {place: at for at, place in enumerate(sorted(shared), 1)}
    if all(rank == without_gaps[places[at]] for at, rank in given.items()):
        return set()
    return {
        at for at, rank in given.items()
        if not places[at] <= rank <= places[at] + shared[places[at]] - 1
    }  # fmt: skip


def _winners(options: Sequence[AuditedOption]) -> Winners:
    """Printed ranks say who is first, and where there are none, printed totals."""
    ranks = [each.rank_printed for each in options if each.rank_printed is not None]
    if ranks:
        printed = [each.option for each in options if each.rank_printed == min(ranks)]
    else:
        printed = [each.option for each in options if each.rank_by_printed_totals == 1]
    computed = [each.option for each in options if each.rank_computed == 1]
    return Winners(tuple(printed), tuple(computed), not set(printed) & set(computed))


def _lead(values: Mapping[int, Fraction]) -> Fraction | None:
    first, second, *_ = [*nlargest(2, values.values()), None, None]
    return None if first is None or second is None else first - second


def _weight_sum(matrix: PrintedMatrix) -> WeightSum | None:
    """What weights add up to. They look like shares where a `%` stands behind them, where all are
    below 1, and where they add up to 80 to 120."""
    if matrix.weights is None:
        return None
    numbers = weights_of(matrix)
    total = sum(numbers, Fraction())
    unit = sum((Printed.of(text).unit for text in matrix.weights), Fraction())
    if matrix.are_percentages:
        whole, unit = 1, unit / 100
    elif all(number < 1 for number in numbers):
        whole = 1
    elif _NEARLY[0] <= total <= _NEARLY[1]:
        whole = 100
    else:
        return WeightSum(total, None)
    return WeightSum(total, abs(total - whole) <= unit / 2 if len(numbers) > 1 else None)


def _wrong_products(matrix: PrintedMatrix) -> Iterator[WrongProduct]:
    weights = weights_of(matrix) or (Fraction(1),) * len(matrix.criteria)
    for option, row, products in zip(matrix.options, matrix.scores, matrix.products, strict=False):
        for at, (score, product) in enumerate(zip(row, products, strict=True)):
            if score is None or product is None:
                continue
            computed, printed = weights[at] * Fraction(score), Printed.of(product)
            if not printed.stands_for(computed, "rounded"):
                yield WrongProduct(option, matrix.criteria[at], printed.value, computed)
