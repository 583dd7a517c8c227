"""Who is first at every share of one weight, while its siblings keep their proportions."""

from dataclasses import dataclass
from fractions import Fraction

from belarus_options.studies.matrix.value_matrix import ValueMatrix
from belarus_options.studies.matrix.weight_lines import WeightLine, weight_lines


@dataclass(frozen=True, slots=True)
class Stretch:
    """Shares of a group, 0–1, between which the option of a row is first, exactly."""

    start: Fraction
    end: Fraction
    row: int


@dataclass(frozen=True, slots=True)
class WeightWinners:
    """The stretches of one weight from 0 to 1, each of some length; `stated` is the share in
    force."""

    criterion: str
    stated: Fraction
    stretches: tuple[Stretch, ...]


def weight_winners(matrix: ValueMatrix) -> tuple[WeightWinners, ...]:
    """Who is first along each weight that has siblings, group by group: the upper envelope of the
    totals, which are straight lines (Mareschal 1988, of all options at once).

    Of options that are level throughout, the first by id stands for all.
    """
    return tuple(
        WeightWinners(line.criterion, line.stated, _envelope(line)) for line in weight_lines(matrix)
    )


def _envelope(line: WeightLine) -> tuple[Stretch, ...]:
    none, all_ = line.at_none.tolist(), line.at_all.tolist()
    slopes = [there - here for here, there in zip(none, all_, strict=True)]
    rows = range(len(none))
    # Where several are level, the one that rises fastest is first just behind.
    row = max(rows, key=lambda at: (none[at], slopes[at], -at))
    at, stretches = Fraction(0), []
    while True:
        end, follower = Fraction(1), row
        for other in rows:
            if slopes[other] <= slopes[row]:
                continue
            crossing = Fraction(none[row] - none[other], slopes[other] - slopes[row])
            is_sooner = crossing < end
            if is_sooner or (crossing == end < 1 and slopes[other] > slopes[follower]):
                end, follower = crossing, other
        stretches.append(Stretch(at, end, row))
        if follower == row:
            return tuple(stretches)
        at, row = end, follower
