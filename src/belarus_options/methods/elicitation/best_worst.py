"""Weights from the best and the worst swing beside all others, exactly.

Sources: Rezaei 2016 (the linear model); Liang, Brunelli & Rezaei 2020 (input-based consistency).
"""

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from belarus_options.methods.exact.linear_programming import Program


class BestWorstWeights(NamedTuple):
    """The weights, (criteria,), adding up to 1, and the least ξ by which they miss the ratings."""

    weights: list[Fraction]
    xi: Fraction


def best_worst_weights(
    to_others: Sequence[Fraction], to_worst: Sequence[Fraction], best: int, worst: int
) -> BestWorstWeights:
    """Minimizes ξ ≥ abs(w_B − a_Bj w_j) and ξ ≥ abs(w_j − a_jW w_W) over weights.

    to_others: (criteria,), how many times the best each is worth, a_Bj, 1 at the best itself;
    to_worst: (criteria,), a_jW, 1 at the worst; best and worst: their numbers.
    """
    count = len(to_others)
    # ξ is the first variable, and the only one with a price.
    program = Program([[1, *[0] * count]])
    for sign in (1, -1):
        program.add([0, *[sign] * count], -sign)
    for one, other, rating in (
        *((best, j, to_others[j]) for j in range(count) if j != best),
        *((j, worst, to_worst[j]) for j in range(count) if j not in (best, worst)),
    ):
        for sign in (1, -1):
            row = [Fraction(0)] * count
            row[one], row[other] = Fraction(sign), -sign * rating
            scale = math.lcm(*(entry.denominator for entry in row))
            program.add([scale, *(int(entry * scale) for entry in row)], 0)
    program.solve()
    numerators, denominator = program.solution
    xi, *weights = (Fraction(numerator, denominator) for numerator in numerators)
    return BestWorstWeights(weights, xi)


def input_based_ratio(
    to_others: Sequence[Fraction], to_worst: Sequence[Fraction], best: int, worst: int
) -> Fraction | None:
    """The largest abs(a_Bj a_jW − a_BW) / (a_BW² − a_BW): 0 where ratings agree; None where best
    and worst are worth the same."""
    span = to_others[worst]
    if span == 1:
        return None
    return (
        max(
            abs(one * other - span) / (span * span - span)
            for at, (one, other) in enumerate(zip(to_others, to_worst, strict=True))
            if at not in (best, worst)
        )
        if len(to_others) > 2
        else Fraction(0)
    )
