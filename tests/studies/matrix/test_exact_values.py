"""Values in whole numbers: simple ratios exactly, others to a tenth of a tie."""

import math
from fractions import Fraction

import pytest

from belarus_options.model.choices import Vary
from belarus_options.studies.matrix.exact_values import ValueUnits, leaf_values, varying_values
from belarus_options.studies.matrix.ranking import rank
from belarus_options.studies.matrix.weight_space import weight_space
from models import matrix, project


def test_what_floats_make_of_a_simple_ratio_is_that_ratio() -> None:
    """A third of the scale is 100 / 3, three tenths are 30 and not 30.000000000000004, and equal
    differences are equal."""
    ranking = rank(matrix([[1, 2], [2, 3], [0.3 * 3, 0]], [1, 1], worst=0, best=3))
    units = ValueUnits(ranking)
    first, second, third = leaf_values(ranking, units)
    assert Fraction(first[0], units.in_a_point) == Fraction(100, 3)
    assert second[0] - first[0] == second[1] - first[1] == first[0]
    assert Fraction(third[0], units.in_a_point) == 30


def test_other_values_are_rounded_to_a_tenth_of_a_tie() -> None:
    """The root of 2 is no ratio of small numbers."""
    ranking = rank(matrix([[math.sqrt(2)], [0]], [1], worst=0, best=10))
    units = ValueUnits(ranking)
    value = Fraction(leaf_values(ranking, units)[0][0], units.in_a_point)
    assert value == Fraction(round(math.sqrt(2) * 10 * 10**10), 10**10)
    assert units.half_a_tie / units.in_a_point == Fraction(1e-9) / 2


def test_where_ratios_have_too_little_in_common_all_are_rounded() -> None:
    """Scales divided into many different primes: a common unit would be too fine to be quick."""
    primes = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29]
    rows = [[1 / prime for prime in primes], [0.0] * len(primes)]
    ranking = rank(matrix(rows, [1.0] * len(primes)))
    units = ValueUnits(ranking)
    assert units.in_a_point == 10**10
    assert leaf_values(ranking, units)[0][1] == round(10**12 / 3)


@pytest.mark.parametrize("value", [0.0, -0.0, -33.333333333333336, 250.0, 1e15, -1e150, 1e-12])
def test_any_value_has_a_unit(value: float) -> None:
    """Zero, below the anchors and above, as large and as small as can be."""
    ranking = rank(matrix([[0.5], [0.25]], [1]))
    units = ValueUnits(ranking)
    shown = Fraction(units.of(value), units.in_a_point)
    assert abs(shown - Fraction(value)) <= Fraction(max(1e-10, 8 * math.ulp(value)))


def test_values_on_branches_are_exact_too() -> None:
    """Thirds of thirds: what the leaves below add up to, weighted as below the branch alone."""
    unit = {"scale": {"worst": 0, "best": 3}}
    tree = {
        "a": {"weight": 1, "criteria": {"x": {"weight": 1, **unit}, "y": {"weight": 2, **unit}}},
        "b": {"weight": 1, **unit},
    }
    rows = {"one": {"a.x": 1, "a.y": 2, "b": 1}, "two": {"a.x": 0, "a.y": 0, "b": 3}}
    space = weight_space(rank(project(tree, rows)), Vary.top)
    units = ValueUnits(space.matrix)
    values, fineness = varying_values(space, units)
    in_a_point = units.in_a_point * fineness
    exact = [[Fraction(value, in_a_point) for value in row] for row in values]
    assert exact == [[Fraction(500, 9), Fraction(100, 3)], [0, 100]]
    leaves = weight_space(space.matrix, Vary.leaves)
    assert varying_values(leaves, units) == (leaf_values(space.matrix, units), 1)
