"""`flip` as a study: who is a target, what a change of weights names, and what it leads to."""

from fractions import Fraction
from typing import Any

import pytest

from belarus_options.model.choices import Vary
from belarus_options.model.problem import InputError
from belarus_options.model.settings import Settings
from belarus_options.model.weights import WeightSetting, WeightValue
from belarus_options.studies.flip.flip import Flip, TargetFlip, flip
from exact_vertices import exact
from flipping import exact_lead, first_with
from models import matrix, project

UNIT = {"scale": {"worst": 0, "best": 1}}
TREE: dict[str, Any] = {
    "a": {
        "weight": 3,
        "criteria": {"x": {"weight": 1, **UNIT}, "y": {"weight": 2, **UNIT}},
    },
    "b": {
        "weight": 1,
        "criteria": {
            "p": {
                "criteria": {"q": {"weight": 1, **UNIT}, "r": {"weight": 4, **UNIT}},
                "weight": 1,
            },
            "s": {"weight": 1, **UNIT},
        },
    },
}
ROWS = {
    "one": {"a.x": 1, "a.y": 0.5, "b.p.q": 0, "b.p.r": 0.25, "b.s": 0},
    "two": {"a.x": 0, "a.y": 0.5, "b.p.q": 1, "b.p.r": 0.75, "b.s": 0.5},
}


def target(result: Flip, option: str) -> TargetFlip:
    [found] = [target for target in result.targets if target.option == option]
    return found


def test_targets_are_all_that_are_not_first_in_the_order_of_the_ranking() -> None:
    """Best-ranked first, those that tie by id."""
    result = flip(matrix([[0.5], [0.1], [0.9], [0.5]], [1]))
    assert [target.option for target in result.targets] == ["o0", "o3", "o1"]


def test_whoever_shares_the_first_place_is_no_target() -> None:
    """A shared first place counts as one."""
    result = flip(matrix([[1, 0], [0, 1], [0, 0]], [1, 1]))
    assert [target.option for target in result.targets] == ["o2"]


def test_the_nearest_target_is_the_one_that_takes_least() -> None:
    """In weights by the sum of all changes; in scores within the plausible ranges first, then with
    the fewest changes, then with the fewest points. None where no target can be had."""
    result = flip(matrix([[0.9, 0.2], [0.4, 0.8], [0.3, 0.9]], [3, 2]))
    totals = {t.option: t.weights.least_total.total for t in result.targets if t.weights}
    assert result.nearest_by_weights is not None
    assert totals[result.nearest_by_weights.option] == min(totals.values())
    assert result.nearest_by_scores is not None
    points = {t.option: t.scores.points for t in result.targets if t.scores}
    assert points[result.nearest_by_scores.option] == min(points.values())
    never = flip(matrix([[1.0] * 4, [0.0] * 4], [1] * 4))
    assert (never.nearest_by_weights, never.nearest_by_scores) == (None, None)


def test_a_change_within_the_ranges_is_nearer_than_a_smaller_one_beyond() -> None:
    """However many points it takes."""
    scale = {"weight": 1, "scale": {"worst": 0, "best": 100}}
    scores: dict[str, Any] = {
        "first": {"c": 60},
        "beyond": {"c": 50},
        "within": {"c": {"value": 20, "range": (20, 70)}},
    }
    result = flip(project({"c": scale}, scores))
    assert result.nearest_by_scores is target(result, "within")


def test_numbers_to_type_are_worked_out_where_they_are_asked_for() -> None:
    """Once, and not for a form that has no use for them."""
    [found] = flip(matrix([[1, 0], [0, 1]], [2, 1])).targets
    assert not {"typed_weights", "moves", "typed_measures"} & set(vars(found))
    assert found.typed_weights is found.typed_weights


@pytest.mark.parametrize("rows", [[[0.3, 0.4]], [[0.3, 0.4], [0.3, 0.4]], [[1, 0], [0, 1]]])
def test_where_no_option_is_behind_there_are_no_targets(rows: list[list[float]]) -> None:
    """One option alone, identical options, and options that tie otherwise."""
    assert flip(matrix(rows, [1, 1])).targets == ()


def test_a_change_names_every_node_of_the_tree_and_branches_keep_their_inner_shares() -> None:
    """With d = (one third, -0.3 · …) on the two top criteria there is one way to draw level; below
    them every local share stays."""
    result = flip(project(TREE, ROWS))
    found = target(result, "two").weights
    assert found is not None
    # Values of one on a and b: 2/3 and 1/10; of two: 1/3 and 13/20. They are level where
    # a · 1/3 = b · 11/20.
    a, b = Fraction(33, 53), Fraction(20, 53)
    for change in (found.least_total, found.least_largest):
        assert change.shares == exact(a, b)
        assert change.total == 2 * (Fraction(3, 4) - a)
        assert change.largest == Fraction(3, 4) - a
        assert change.to == {
            "a": a, "a.x": a / 3, "a.y": 2 * a / 3,
            "b": b, "b.p": b / 2, "b.p.q": b / 10, "b.p.r": 4 * b / 10, "b.s": b / 2,
        }  # fmt: skip
        assert list(change.to) == list(result.ranking.tree.nodes)
        assert first_with(result.ranking.project, change.to) == {"one", "two"}


def test_leaves_vary_on_one_simplex_and_branches_weigh_what_is_below_them() -> None:
    """The nearest weights take from the leaf on which the target is worst and give to the one on
    which it is best, whatever their branches."""
    result = flip(project(TREE, ROWS), vary=Vary.leaves)
    found = target(result, "two").weights
    assert found is not None
    # One leads by 1/4 · 1 (a.x) - 1/40 (b.p.q) - 1/20 (b.p.r) - 1/16 (b.s); d is -1 on a.x and 1
    # on b.p.q, so that half the lead moves from the one to the other.
    moved = (Fraction(1, 4) - Fraction(1, 40) - Fraction(1, 20) - Fraction(1, 16)) / 2
    change = found.least_total
    assert change.total == 2 * moved
    assert change.to["a.x"] == Fraction(1, 4) - moved
    assert change.to["a"] == Fraction(3, 4) - moved
    assert change.to["b.p.q"] == Fraction(1, 40) + moved
    assert change.to["b.p"] == Fraction(1, 8) + moved
    assert first_with(result.ranking.project, change.to) == {"one", "two"}


def test_a_third_option_can_make_the_way_longer() -> None:
    """To be ahead of the leader alone is not enough where another comes ahead on the way."""
    pair = flip(matrix([[0.9, 0.1], [0.2, 0.6]], [3, 1]))
    three = flip(matrix([[0.9, 0.1], [0.2, 0.6], [0.7, 0.5]], [3, 1]))
    near, far = (target(result, "o1").weights for result in (pair, three))
    assert near is not None
    assert far is not None
    assert near.least_total.shares == exact(Fraction(5, 12), Fraction(7, 12))
    # o1 and o2 are level where 0.5 a = 0.1 b.
    assert far.least_total.shares == exact(Fraction(1, 6), Fraction(5, 6))


def test_a_dominated_option_has_no_weights_and_the_dominator_is_why() -> None:
    """Lower on every criterion: the mixture is the rival with the greatest least margin."""
    result = flip(matrix([[0.5, 0.5], [0.2, 0.3], [0.4, 0.6]], [1, 1]))
    found = target(result, "o1")
    assert found.weights is None
    assert found.dominated_by is not None
    # 3 / 10 and 2 / 10 above, or 2 / 10 and 3 / 10: half of each is 25 points above on both.
    half = Fraction(1, 2)
    assert found.dominated_by.shares == {"o0": half, "o2": half}
    assert found.dominated_by.margin == 25


def test_an_option_that_no_rival_dominates_can_be_beaten_by_a_mixture() -> None:
    """Between two specialists, and below the line that joins them."""
    result = flip(matrix([[1, 0], [0, 1], [0.4, 0.4]], [3, 2]))
    found = target(result, "o2")
    assert found.weights is None
    assert found.dominated_by is not None
    assert found.dominated_by.shares == {"o0": Fraction(1, 2), "o1": Fraction(1, 2)}
    assert found.dominated_by.margin == 10


@pytest.mark.parametrize(("level", "is_first"), [(1, True), (0, False)])
def test_an_option_on_the_line_of_a_mixture_can_draw_level(level: int, is_first: bool) -> None:
    """Level 1 of four even ones is worth 100 / 3, which floats only come near, and so is the
    measure: exactly a third of one rival and two thirds of the other, so that all three tie where
    these do. Without the measure it is beaten."""
    four = {"prefer": "more", "scale": {"0": "none", "1": "some", "2": "much", "3": "all"}}
    half = {"scale": {"worst": 0, "best": 2}}
    scores: dict[str, dict[str, float]] = {
        "x": {"a": 3, "b": 0},
        "y": {"a": 0, "b": 1},
        "z": {"a": 1, "b": 2 / 3 * level},
    }
    result = flip(project({"a": {"weight": 2, **four}, "b": {"weight": 5, **half}}, scores))
    found = target(result, "z").weights
    assert (found is not None) == is_first
    if found is not None:
        assert found.least_total.shares == exact(Fraction(1, 3), Fraction(2, 3))
        assert first_with(result.ranking.project, found.least_total.to) == {"x", "y", "z"}


@pytest.mark.parametrize(("below", "is_first"), [(1e-12, True), (1e-10, False)])
def test_within_a_tie_of_the_mixture_an_option_is_first(below: float, is_first: bool) -> None:
    """An option that is behind by a tenth of a billionth of a point counts as level, as it does in
    a ranking; one that is behind by ten times what counts as a tie is beaten."""
    level = 0.83 * 0.37 / 1.2 - below
    whole = matrix([[0.83, 0.0], [0.0, 0.37], [level, level]], [1, 1])
    found = target(flip(whole), "o2").weights
    assert (found is not None) == is_first
    if found is not None:
        for change in (found.least_total, found.least_largest):
            assert first_with(whole, change.to) == {"o0", "o1", "o2"}
            assert [float(s) for s in change.shares] == pytest.approx([37 / 120, 83 / 120])


def thirds(*columns: tuple[int, int, int]) -> Flip:
    """Two options on leaves with a weight and the two scores, of a scale from 0 to 3."""
    three = {"scale": {"worst": 0, "best": 3}}
    criteria = {f"c{i}": {"weight": weight, **three} for i, (weight, _, _) in enumerate(columns)}
    one = {f"c{i}": first for i, (_, first, _) in enumerate(columns)}
    two = {f"c{i}": second for i, (_, _, second) in enumerate(columns)}
    return flip(project(criteria, {"one": one, "two": two}), vary=Vary.leaves)


def test_equal_ways_are_told_apart_by_the_other_norm_and_not_by_rounding() -> None:
    """One option is a third of the scale better on two leaves and a third worse on two others, by
    values that floats round differently. What has to move is split evenly."""
    [found] = thirds((1, 1, 2), (1, 0, 1), (2, 1, 0), (2, 3, 2)).targets
    assert found.weights is not None
    quarter = Fraction(1, 4)
    assert found.weights.least_total.shares == exact(quarter, quarter, quarter, quarter)
    assert found.weights.least_largest == found.weights.least_total


def test_where_both_norms_are_equal_earlier_criteria_keep_the_lower_weights() -> None:
    """All has to come from one leaf, so that the largest change is the same however it is split:
    the first of the two that gain nothing, the second all."""
    [found] = thirds((1, 1, 2), (1, 0, 1), (4, 1, 0)).targets
    assert found.weights is not None
    sixth = Fraction(1, 6)
    assert found.weights.least_total.shares == exact(sixth, 2 * sixth, 3 * sixth)


def test_a_criterion_of_weight_zero_can_be_given_weight() -> None:
    """What counts for nothing today may be what puts an option first, and so may what stands below
    a branch that counts for nothing."""
    result = flip(matrix([[1, 0], [0, 1]], [1, 0]))
    [found] = result.targets
    assert found.weights is not None
    assert found.weights.least_total.shares == exact(Fraction(1, 2), Fraction(1, 2))
    tree = {
        "a": {"weight": 1, **UNIT},
        "b": {"weight": 0, "criteria": {"x": {"weight": 0, **UNIT}, "y": {"weight": 0, **UNIT}}},
    }
    rows = {"one": {"a": 1, "b.x": 0, "b.y": 0}, "two": {"a": 0, "b.x": 1, "b.y": 0}}
    for vary, share in ((Vary.top, Fraction(2, 3)), (Vary.leaves, Fraction(1, 2))):
        nested = flip(project(tree, rows), vary=vary)
        [found] = nested.targets
        assert found.weights is not None
        assert found.weights.least_total.to["b"] == share
        assert "two" in first_with(nested.ranking.project, found.weights.least_total.to)


def test_one_criterion_leaves_nothing_to_vary() -> None:
    """The only weight is all there is: no weights put another option first."""
    [found] = flip(matrix([[0.2], [0.9]], [5])).targets
    assert found.weights is None
    assert found.dominated_by is not None
    assert found.dominated_by.shares == {"o1": Fraction(1)}


def test_a_criterion_on_which_all_are_alike_can_be_given_everything() -> None:
    """Where it is all that counts, all tie: the nearest weights at which a dominated option is
    first with the others."""
    [found] = flip(matrix([[0.5, 0.3], [0.4, 0.3]], [1, 3])).targets
    assert found.weights is not None
    assert found.weights.least_total.shares == exact(0, 1)


def test_settings_shape_what_is_changed_and_who_competes() -> None:
    """Distances are from the weights that are set, and options that are left out do not stand in
    the way."""
    rows = [[0.9, 0.1], [0.2, 0.6], [0.7, 0.5]]
    heavy = (WeightSetting("c0", WeightValue(60.0, True)),)
    result = flip(matrix(rows, [3, 1]), Settings(heavy, options=("o0", "o1")))
    assert [t.option for t in result.targets] == ["o1"]
    found = result.targets[0].weights
    assert found is not None
    assert float(found.least_total.largest) == pytest.approx(0.6 - 5 / 12)


def test_settings_that_cannot_be_are_refused() -> None:
    """As in every study."""
    with pytest.raises(InputError, match="is not an option"):
        flip(matrix([[1], [0]], [1]), Settings(options=("nobody",)))


def test_just_before_the_nearest_weights_the_target_does_not_lead() -> None:
    """At all but a millionth of the way, in exact rationals, another option is ahead; there, none
    is."""
    result = flip(matrix([[0.9, 0.2, 0.5], [0.4, 0.8, 0.6], [0.6, 0.6, 0.4]], [0.5, 0.3, 0.2]))
    for found in result.targets:
        assert found.weights is not None
        for change in (found.weights.least_total, found.weights.least_largest):
            almost = 1 - Fraction(1, 10**6)
            assert exact_lead(result.space, found, change.shares, almost) > 0
            assert abs(exact_lead(result.space, found, change.shares, Fraction(1))) < 1e-12


def test_values_far_beyond_the_anchors_are_compared_exactly() -> None:
    """Scores of ten million times the span: the nearest weights are the ratio itself."""
    result = flip(matrix([[1e7, 0.0], [0.0, 1.0]], [1, 1]))
    [found] = result.targets
    assert found.weights is not None
    assert found.weights.least_total.shares == exact(
        Fraction(1, 10**7 + 1), Fraction(10**7, 10**7 + 1)
    )
