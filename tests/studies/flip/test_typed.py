"""Numbers to type: short, no more than are needed, and still enough."""

from fractions import Fraction

import pytest

from belarus_options.methods.tolerances import TIE
from belarus_options.model.choices import Vary
from belarus_options.model.project import Project
from belarus_options.model.settings import Settings
from belarus_options.model.weights import WeightSetting, WeightValue
from belarus_options.studies.flip.flip import Flip, flip
from belarus_options.studies.flip.scores import ScoreChange
from belarus_options.studies.flip.typed import (
    TypedWeights,
    typed_measure,
    typed_mixture,
)
from belarus_options.studies.flip.weights import Mixture
from belarus_options.studies.matrix.ranking import rank
from belarus_options.studies.matrix.weight_space import weight_space
from models import matrix, project

UNIT = {"scale": {"worst": 0, "best": 1}}


def typed(result: Flip, option: str) -> TypedWeights:
    [target] = [target for target in result.targets if target.option == option]
    assert target.typed_weights is not None
    return target.typed_weights


def leaders(whole: Project, numbers: dict[str, float]) -> set[str]:
    named = tuple(WeightSetting(path, WeightValue(raw, False)) for path, raw in numbers.items())
    return {row.option for row in rank(whole, Settings(named)).leaders}


def test_only_weights_that_change_are_named_in_the_units_of_the_files() -> None:
    """Of three criteria one keeps its share, and so its number; the others have a decimal, rounded
    so that the option is first alone."""
    whole = matrix([[0.9, 0.2, 0.5], [0.4, 0.8, 0.5]], [50, 30, 20])
    found = typed(flip(whole), "o1")
    # The gap is 7 and each point of weight that moves is worth 1.1: 6.363…
    assert found.numbers == {"c0": 43.6, "c1": 36.4}
    assert found.shares == pytest.approx((0.436, 0.364, 0.2))
    assert found.decimals == 1
    assert leaders(whole, found.numbers) == {"o1"}


def test_numbers_that_are_exact_are_passed_by_a_step() -> None:
    """Where few digits draw the option level, one more step of a digit puts it ahead."""
    whole = matrix([[1, 0], [0, 1]], [3, 1])
    found = typed(flip(whole), "o1")
    assert found.numbers == {"c0": 1.999, "c1": 2.001}
    assert found.is_first
    assert leaders(whole, found.numbers) == {"o1"}


def test_small_changes_get_more_digits() -> None:
    """A change of a fiftieth of a percent is shown, and rounded by less than itself."""
    whole = matrix([[0.5001, 0.5], [0.5, 0.5001]], [50.01, 49.99])
    found = typed(flip(whole), "o1")
    assert found.numbers == {"c0": 49.9999, "c1": 50.0001}
    assert found.decimals >= 2


def test_leaves_are_named_with_their_branches_and_unchanged_groups_are_not() -> None:
    """A leaf that is given weight makes its branch heavier; in its group only its own number
    changes, and a group that keeps its proportions is left out."""
    tree = {
        "a": {"weight": 50, "criteria": {"x": {"weight": 5, **UNIT}, "y": {"weight": 5, **UNIT}}},
        "b": {
            "weight": 50,
            "criteria": {n: {"weight": 10, **UNIT} for n in ("p", "q", "r", "s")},
        },
    }
    rows = {
        "one": {"a.x": 0.6, "a.y": 0.5, "b.p": 0.1, "b.q": 0.6, "b.r": 0.5, "b.s": 0.5},
        "two": {"a.x": 0.6, "a.y": 0.5, "b.p": 0.6, "b.q": 0.0, "b.r": 0.5, "b.s": 0.5},
    }
    result = flip(project(tree, rows), vary=Vary.leaves)
    found = typed(result, "two")
    assert set(found.numbers) <= {"b.p", "b.q"}
    assert "two" in leaders(result.ranking.project, found.numbers)


def test_groups_in_which_weights_were_set_are_named_whole() -> None:
    """The numbers replace the settings, and so have to say what those said."""
    whole = matrix([[0.9, 0.2, 0.5], [0.4, 0.8, 0.5]], [50, 30, 20])
    half = (WeightSetting("c2", WeightValue(50.0, True)),)
    result = flip(whole, Settings(half))
    found = typed(result, "o1")
    assert list(found.numbers) == ["c0", "c1", "c2"]
    assert found.numbers["c2"] == 50
    assert leaders(whole, found.numbers) == {"o1"}


def test_where_only_one_point_will_do_there_are_as_many_digits_as_it_takes() -> None:
    """An option on the line between two others is first at one weighting alone, 37 to 83, and no
    short numbers that add up to 2 are in that proportion."""
    level = 0.83 * 0.37 / 1.2
    whole = matrix([[0.83, 0.0], [0.0, 0.37], [level, level]], [1, 1])
    found = typed(flip(whole), "o2")
    assert found.numbers["c0"] == pytest.approx(74 / 120, abs=1e-9)
    assert len(str(found.numbers["c0"])) > 8
    assert leaders(whole, found.numbers) == {"o0", "o1", "o2"}


@pytest.mark.parametrize(
    ("stated", "to", "limit", "step", "expected"),
    [
        (50.0, 43.6363, 0.0, 10.0, 43.63),
        (50.0, 56.3636, 100.0, 10.0, 56.37),
        (50.0, 99.96, 99.97, 10.0, 99.97),
        (50.0, 0.04, 0.03, 10.0, 0.03),
        (2.0, 1.0, 0.0, 10.0, 0.99),
        (2.0, 1.99, 0.0, 10.0, 1.9899),
        (50.0, 100.0, 100.0, 10.0, 100.0),
        (1e6, 2345678.0, 1e7, 1e6, 2346000.0),
        (0.0, 0.000123456, 1.0, 0.1, 0.000124),
    ],
)
def test_measures_are_rounded_away_from_what_is_stated(
    stated: float, to: float, limit: float, step: float, expected: float
) -> None:
    """So that they change more than enough for a tie, by no more than a thousandth of a step, and
    never beyond their limit."""
    change = ScoreChange("o", "c", stated, to, limit, 1.0, step)
    assert typed_measure(change) == pytest.approx(expected, rel=1e-12)


def test_mixtures_are_given_in_whole_percent_where_that_is_better_still() -> None:
    """Rounded by largest remainders, so that they add up."""
    whole = matrix([[1.0, 0.0], [0.0, 1.0], [0.3, 0.3]], [3, 2])
    space = weight_space(rank(whole), Vary.top)
    third = Mixture({"o0": Fraction(1, 3), "o1": Fraction(2, 3)}, Fraction(3))
    found = typed_mixture(space, 2, third)
    assert found.shares == {"o0": Fraction(33, 100), "o1": Fraction(67, 100)}
    assert found.margin == pytest.approx(3)


def test_mixtures_get_more_digits_where_rounding_would_undo_them() -> None:
    """A third and two thirds of rivals that just beat an option at a third: 33.3% would not."""
    rows = [[1.0, 0.0], [0.0, 0.5], [1 / 3 - 1e-5, 1 / 3 - 1e-5]]
    [target] = [t for t in flip(matrix(rows, [1, 1])).targets if t.option == "o2"]
    assert target.dominated_by is not None
    space = weight_space(rank(matrix(rows, [1, 1])), Vary.top)
    found = typed_mixture(space, 2, target.dominated_by)
    assert sum(found.shares.values()) == 1
    assert found.margin > TIE
    assert found.shares["o0"].denominator > 1000


def test_what_is_given_and_taken_is_told_with_the_weights_that_the_numbers_lead_to() -> None:
    """Of three criteria one gains, one loses and one, which stays, is left out."""
    [target] = flip(matrix([[0.9, 0.2, 0.5], [0.4, 0.8, 0.5]], [50, 30, 20])).targets
    assert target.moves is not None
    [given], [taken] = target.moves.given, target.moves.taken
    assert (given.path, taken.path) == ("c1", "c0")
    assert (given.stated, given.to) == pytest.approx((0.3, 0.364))
    assert (taken.stated, taken.to) == pytest.approx((0.5, 0.436))
    assert target.moves.decimals == 1


def test_a_change_that_is_spread_is_told_as_it_is() -> None:
    """Its largest part is the least there is; where it is the same change, there is nothing more to
    tell."""
    [spread] = flip(matrix([[1, 0.5, 0.5, 0], [0, 0.4, 0.6, 1]], [4, 2, 2, 2])).targets
    assert spread.weights is not None
    assert spread.spread is not None
    largest = float(spread.weights.least_largest.largest)
    moves = (*spread.spread.given, *spread.spread.taken)
    assert max(abs(move.to - move.stated) for move in moves) == pytest.approx(largest)
    [alone] = flip(matrix([[1, 0], [0, 1]], [2, 1])).targets
    assert alone.spread is None


def test_without_weights_there_is_a_mixture_to_tell_and_nothing_to_type() -> None:
    """And the other way round."""
    dominated, winnable = flip(matrix([[1, 0.4], [0.9, 0.3], [0, 0.6]], [3, 2])).targets
    assert (dominated.option, winnable.option) == ("o1", "o2")
    assert (dominated.typed_weights, dominated.moves, dominated.spread) == (None, None, None)
    assert dominated.typed_mixture is not None
    assert winnable.typed_mixture is None
    assert winnable.typed_weights is not None


def test_every_change_of_scores_has_a_measure_to_type() -> None:
    """In their order; none where three changes do not do it."""
    [near] = flip(matrix([[0.9, 0.2, 0.5], [0.4, 0.8, 0.5]], [50, 30, 20])).targets
    assert near.scores is not None
    assert near.typed_measures == tuple(map(typed_measure, near.scores.changes))
    [far] = flip(matrix([[1.0] * 4, [0.0] * 4], [1] * 4)).targets
    assert far.typed_measures == ()


def test_a_measure_that_is_level_but_for_rounding_is_passed() -> None:
    """On a bent scale, the measure of a value lies a little off the one that has it."""
    change = ScoreChange("a", "c", 1.0, 0.500000000054, 0.0, 2.1, step=0.1)
    assert typed_measure(change) == 0.4999
