"""One weight alone: between which of its shares an option is first, while its siblings keep their
proportions (Mareschal 1988, of any option and exactly)."""

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from belarus_options.methods.exact.ratios import Integers
from belarus_options.studies.matrix.value_matrix import ValueMatrix
from belarus_options.studies.matrix.weight_lines import WeightLine, weight_lines

_MOST_DECIMALS = 12


@dataclass(frozen=True, slots=True)
class OneWeight:
    """Shares of its group, 0–1, at which one weight, moved alone, puts an option strictly first.

    It is first above `low` and below `high`, and also at an end that `is_in`, which is 0 or 1.
    `stated` is the share in force, which is outside, and `group` the weight of the whole group in
    the total.
    """

    criterion: str
    stated: Fraction
    group: Fraction
    low: Fraction
    high: Fraction
    low_is_in: bool
    high_is_in: bool

    @property
    def moved(self) -> Fraction:
        """How much of the whole weight moves until the option is level."""
        return self.group * max(self.low - self.stated, self.stated - self.high)

    @property
    def goes_down(self) -> bool:
        """Whether it takes a smaller share than the one in force."""
        return self.high <= self.stated

    @property
    def decimals(self) -> int:
        """As few decimals of a percentage as there is a number between the ends with; at least
        one."""
        return next(
            (decimals for decimals in range(1, _MOST_DECIMALS) if self._is_between(decimals)),
            _MOST_DECIMALS,
        )

    @property
    def percent(self) -> tuple[float, float]:
        """The least and the largest share in percent with so many decimals at which the option is
        first."""
        least, most = self._whole_ends(self.decimals)
        # The quotient of two whole numbers is rounded once, to the decimal that is typed.
        return least / 10**self.decimals, most / 10**self.decimals

    def _is_between(self, decimals: int) -> bool:
        least, most = self._whole_ends(decimals)
        return least <= most

    def _whole_ends(self, decimals: int) -> tuple[int, int]:
        whole = 100 * 10**decimals
        least = 0 if self.low_is_in else math.floor(self.low * whole) + 1
        most = whole if self.high_is_in else math.ceil(self.high * whole) - 1
        return least, most


class OneWeightSearch:
    """Looks for the shares of every weight at which an option is first, exactly."""

    def __init__(self, matrix: ValueMatrix) -> None:
        self._matrix = matrix

    def of(self, row: int) -> tuple[OneWeight, ...]:
        """Of an option that is not first, each weight that puts it there: those first that move
        least, then in tree order."""
        found = [one for one in (_first(line, row) for line in self._lines) if one is not None]
        return tuple(sorted(found, key=lambda one: one.moved))

    @cached_property
    def _lines(self) -> tuple[WeightLine, ...]:
        return tuple(weight_lines(self._matrix))


def _first(line: WeightLine, row: int) -> OneWeight | None:
    """Where an option is ahead of all others by more than a tie."""
    low, high = Fraction(0), Fraction(1)
    low_is_in = high_is_in = True
    none, all_ = (_leads(line, totals, row) for totals in (line.at_none, line.at_all))
    for here, there in zip(none, all_, strict=True):
        if here <= 0 and there <= 0:
            return None
        if here > 0 and there > 0:
            continue
        # The share at which this lead is a tie.
        end = Fraction(here, here - there)
        if here <= 0:
            low, low_is_in = max(low, end), False
        else:
            high, high_is_in = min(high, end), False
    if low >= high:
        return None
    return OneWeight(line.criterion, line.stated, line.group, low, high, low_is_in, high_is_in)


def _leads(line: WeightLine, totals: Integers, row: int) -> list[int]:
    """By how much more than a tie an option is ahead of each other one."""
    every = totals.tolist()
    own = every[row] - line.tie
    return [own - other for at, other in enumerate(every) if at != row]
