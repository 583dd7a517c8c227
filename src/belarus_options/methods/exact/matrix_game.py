"""The mixture of rivals that beats an option on every criterion by the most, exactly.

By the minimax theorem (von Neumann 1928) the greatest least margin of a mixture is the least lead
that the best rival has at any weights: where it is above 0, no weights put the option first, and
the mixture shows why.
"""

import math
from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from belarus_options.methods.exact.linear_programming import Program
from belarus_options.methods.exact.proposals import binding_rows
from belarus_options.methods.exact.whole_values import WholeValues

_LAST_WEIGHT = -1


def least_lead(whole_values: WholeValues, target: int) -> tuple[Fraction, tuple[Fraction, ...]]:
    """The least lead, over all weights, that the best other option has over the target, negative
    where the target leads; and weights, adding up to 1, at which it is that."""
    size, floor = len(whole_values.weights), -whole_values.widest
    # Variables: every weight but the last, which is what these leave, and the lead above `floor`.
    program = Program([[0] * (size - 1) + [1]])
    for row in _proposed(whole_values, target):
        if row == _LAST_WEIGHT:
            program.add([-1] * (size - 1) + [0], 1)
        elif row != target:
            _add_rival(program, whole_values.differences(row, target), floor)
    while True:
        solved = program.solve()
        assert solved
        program.drop_idle_rows()
        numerators, denominator = program.solution
        weights = [*numerators[:-1], denominator - sum(numerators[:-1])]
        lead = Fraction(numerators[-1], denominator) + floor
        if weights[-1] < 0:
            program.add([-1] * (size - 1) + [0], 1)
            continue
        ahead = [
            row for row in whole_values.ahead(target, weights, denominator, lead) if row != target
        ]
        if not ahead:
            return lead, tuple(Fraction(weight, denominator) for weight in weights)
        for row in ahead:
            _add_rival(program, whole_values.differences(row, target), floor)


def _proposed(whole_values: WholeValues, target: int) -> list[int]:
    """The rivals that floats find to bind, and perhaps the last weight."""
    last_weight = np.array([[1.0, *[-1.0] * (len(whole_values.weights) - 1), 0.0]])
    above = -whole_values.shares_above(target)
    last = above[:, -1:]
    rivals = np.hstack([-1.0 - last, last - above[:, :-1], np.ones_like(last)])
    # A rival's row is -1 for the target itself, which is no rival.
    rivals[target, 0] = 0.0
    objective = np.zeros(len(whole_values.weights))
    objective[-1] = 1.0
    return [row - 1 for row in binding_rows(objective, last_weight, rivals).rows]


def _add_rival(program: Program, better: list[int], floor: int) -> None:
    last = better[-1]
    program.add([*(last - difference for difference in better[:-1]), 1], floor - last)


def strongest_mixture(
    whole_values: WholeValues, target: int, order: Sequence[int]
) -> tuple[Fraction, dict[int, Fraction]]:
    """The greatest least margin on a criterion by which a mixture of rivals is above the target,
    and the mixture: each rival's share where it has one, adding up to 1; empty where the margin is
    not above 0. Of several mixtures, the one that gives least to the last in `order`, then least to
    the last but one, and so on."""
    margin, weights = least_lead(whole_values, target)
    if margin <= 0:
        return margin, {}
    whole = math.lcm(*(weight.denominator for weight in weights))
    shares = [int(weight * whole) for weight in weights]
    # Only rivals that are first at these weights can have a share (complementary slackness). Of two
    # that are alike, the one that comes first in the order takes all.
    level = set(whole_values.level(target, shares, whole, margin))
    alike = {tuple(whole_values.values[row]): row for row in reversed(order) if row in level}
    first = sorted(alike.values(), key=order.index)
    # Variables: shares over the margin, from the last in the order to the first.
    columns = [whole_values.differences(row, target) for row in reversed(first)]
    program = Program([[1] * len(columns)])
    for criterion in range(len(whole_values.weights)):
        program.add([column[criterion] for column in columns], -1)
    solved = program.solve()
    assert solved
    numerators, _ = program.solution
    total = sum(numerators)
    given = zip(first, reversed(numerators), strict=True)
    return margin, {row: Fraction(part, total) for row, part in given if part}
