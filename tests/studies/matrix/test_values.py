"""From scores to values: anchors, levels, scenarios, and what cannot be told apart."""

import pytest

from belarus_options.model.project import Project
from belarus_options.model.settings import Settings
from belarus_options.studies.matrix.ranking import rank
from models import matrix, project


def one_leaf(leaf: dict[str, object], **scores: object) -> Project:
    return project({"c": leaf}, {option: {"c": score} for option, score in scores.items()})


def values(given: Project, settings: Settings | None = None) -> dict[str, float]:
    ranking = rank(given, settings or Settings())
    return dict(zip(ranking.options, ranking.values[:, 0].tolist(), strict=True))


def test_levels_are_even_over_their_order_and_turn_with_the_direction() -> None:
    """Levels 0, 2, 9 are worth 0, 50, 100, or 100, 50, 0 where less is better."""
    scale = {"0": "none", "2": "some", "9": "all"}
    more = one_leaf({"prefer": "more", "scale": scale}, a=0, b=2, c=9)
    assert values(more) == {"a": 0, "b": 50, "c": 100}
    less = one_leaf({"prefer": "less", "scale": scale}, a=0, b=2, c=9)
    assert values(less) == {"a": 100, "b": 50, "c": 0}


def test_levels_with_values_are_worth_those() -> None:
    """Stated values stand."""
    scale = {
        "0": {"means": "none", "value": 100},
        "1": {"means": "some", "value": 85},
        "2": {"means": "all", "value": 0},
    }
    found = values(one_leaf({"prefer": "less", "scale": scale}, a=0, b=1, c=2))
    assert found == {"a": 100, "b": 85, "c": 0}


def test_the_direction_follows_from_the_anchors() -> None:
    """With worst 50 and best 0 less is better, and nobody needs to say so."""
    found = values(one_leaf({"scale": {"worst": 50, "best": 0}}, a=50, b=0, c=20))
    assert found == {"a": 0, "b": 100, "c": 60}


def test_beyond_the_anchors_values_go_on_and_are_reported() -> None:
    """A cost above the worst anchor is worth less than nothing, and the ranking names the leaf."""
    ranking = rank(one_leaf({"scale": {"worst": 50, "best": 0}}, a=75, b=10))
    assert ranking.values[0, 0] == -50
    assert ranking.beyond_anchors(0) == ["c"]
    assert ranking.beyond_anchors(1) == []


def test_points_and_midpoint_shape_the_value() -> None:
    """The value functions of the file are the ones that are used."""
    scale = {"worst": 50, "best": 0}
    points = {"points": {"50": 0, "20": 70, "0": 100}}
    assert values(one_leaf({"scale": scale, "value_function": points}, a=20, b=35))["a"] == 70
    midpoint = {"exponential": {"midpoint": 12}}
    found = values(one_leaf({"scale": scale, "value_function": midpoint}, a=12, b=0))
    assert found == pytest.approx({"a": 50, "b": 100})


def test_where_all_are_equal_a_leaf_without_scale_decides_nothing() -> None:
    """Every value is 0 there, and no division by nothing."""
    assert values(matrix([[3], [3]], [1], worst=None)) == {"o0": 0, "o1": 0}


def test_a_scenario_replaces_scores_and_moves_no_anchor() -> None:
    """In a scenario a score beyond the folder's least and greatest lies beyond 0–100."""
    given = project(
        {"c": {"prefer": "more"}},
        {"a": {"c": {"value": 1, "scenarios": {"boom": 4}}}, "b": {"c": 3}},
        scenarios=["boom"],
    )
    assert values(given) == {"a": 0, "b": 100}
    assert values(given, Settings(scenario="boom")) == {"a": 150, "b": 100}


def test_a_distribution_stands_for_a_value_that_is_left_out() -> None:
    """Its mean is the best estimate."""
    score = {"distribution": {"pert": {"low": 2, "mode": 3, "high": 7}}}
    assert values(one_leaf({"scale": {"worst": 0, "best": 7}}, a=score, b=7))["a"] == pytest.approx(
        50
    )


@pytest.mark.parametrize("noise", [0.30000000000000004, 0.3 * (1 + 1e-10)])
def test_what_differs_by_rounding_alone_decides_nothing_on_a_leaf_without_scale(
    noise: float,
) -> None:
    """The rule for stated anchors holds for those of the options: too close to be told apart is
    equal, and further apart is not."""
    leaf: dict[str, object] = {"prefer": "more"}
    assert values(one_leaf(leaf, a=noise, b=0.3)) == {"a": 0, "b": 0}
    assert values(one_leaf(leaf, a=5e-324, b=0)) == {"a": 0, "b": 0}
    assert values(one_leaf(leaf, a=0.3 * (1 + 1e-8), b=0.3)) == {"a": 100, "b": 0}
