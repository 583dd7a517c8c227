"""One weight alone: where an option is first, by the lines of all totals."""

from fractions import Fraction

from belarus_options.model.project import Project
from belarus_options.model.settings import Settings
from belarus_options.studies.flip.one_weight import OneWeight, OneWeightSearch
from belarus_options.studies.matrix.ranking import rank
from belarus_options.studies.sensitivity import settings_at
from models import matrix, project

UNIT = {"scale": {"worst": 0, "best": 1}}


def found(whole: Project, option: str) -> dict[str, OneWeight]:
    ranking = rank(whole)
    search = OneWeightSearch(ranking)
    return {one.criterion: one for one in search.of(ranking.row_of(option))}


def test_the_end_is_where_the_two_are_level() -> None:
    """60 a = 50 b, where b is 1 − a: on one side of it, up to all and down to none."""
    ones = found(matrix([[0.6, 0.0], [0.0, 0.5]], [2, 1]), "o1")
    a, b = ones["c0"], ones["c1"]
    # But for what is a tie.
    assert abs(a.high - Fraction(5, 11)) < Fraction(1, 10**9)
    assert (float(a.low), a.low_is_in, a.high_is_in, a.goes_down) == (0.0, True, False, True)
    assert (float(b.high), b.high_is_in, b.low_is_in, b.goes_down) == (1.0, True, False, False)
    assert a.percent == (0.0, 45.4)
    assert b.percent == (54.6, 100.0)
    assert abs(a.moved - (Fraction(2, 3) - Fraction(5, 11))) < Fraction(1, 10**9)


def test_between_two_others_there_are_two_ends() -> None:
    """First where one rival is behind already and the other still: not at 0, nor at 1."""
    whole = matrix([[1, 0], [0, 1], [0.7, 0.6]], [8, 1])
    one = found(whole, "o2")["c0"]
    assert (one.low_is_in, one.high_is_in) == (False, False)
    low, high = one.percent
    assert (low, high) == (36.4, 66.6)
    for percent, first in ((low, "o2"), (high, "o2"), (low - 0.1, "o1"), (high + 0.1, "o0")):
        there = rank(whole, settings_at(rank(whole), "c0", percent))
        assert [row.option for row in there.leaders] == [first]


def test_narrow_room_gets_more_decimals() -> None:
    """As many as it takes for a number between the ends."""
    one = found(matrix([[1, 0], [0, 0.9], [0.474, 0.4735]], [8, 1]), "o2")["c0"]
    assert one.decimals == 2
    assert one.percent == (47.37, 47.37)
    assert one.low < Fraction(one.percent[0]) / 100 <= Fraction(one.percent[1]) / 100 < one.high


def test_an_end_with_no_digits_left_is_passed() -> None:
    """At half the two are level: a tenth beyond, one of them is first."""
    assert found(matrix([[1, 0], [0, 1]], [3, 1]), "o1")["c0"].percent == (0.0, 49.9)


def test_weights_inside_a_branch_move_what_the_branch_has() -> None:
    """The share is of the group, and what moves is of the whole; nearest first."""
    tree = {
        "a": {"weight": 1, "criteria": {"x": {"weight": 1, **UNIT}, "y": {"weight": 1, **UNIT}}},
        "b": {"weight": 3, **UNIT},
    }
    rows = {"one": {"a.x": 0, "a.y": 1, "b": 0.5}, "two": {"a.x": 0.8, "a.y": 0, "b": 0.5}}
    ranking = rank(project(tree, rows))
    ones = OneWeightSearch(ranking).of(ranking.row_of("two"))
    assert [one.criterion for one in ones] == ["a.x", "a.y"]
    assert ones[0].group == Fraction(1, 4)
    assert abs(ones[0].low - Fraction(5, 9)) < Fraction(1, 10**8)
    assert abs(ones[0].moved - Fraction(1, 4) * Fraction(1, 18)) < Fraction(1, 10**8)


def test_where_no_one_weight_does_it_there_is_none() -> None:
    """A rival that is better on all, and a group of one."""
    assert found(matrix([[1, 1], [0.5, 0.5]], [1, 1]), "o1") == {}
    assert found(matrix([[1], [0.5]], [1]), "o1") == {}


def test_a_weight_that_is_all_leaves_the_others_equal_parts() -> None:
    """As `--weight` has it."""
    whole = matrix([[1, 0, 0], [0, 1, 0.5]], [1, 0, 0])
    one = found(whole, "o1")["c0"]
    assert abs(one.high - Fraction(3, 7)) < Fraction(1, 10**8)
    there = rank(whole, settings_at(rank(whole, Settings()), "c0", one.percent[1]))
    assert [row.option for row in there.leaders] == ["o1"]
