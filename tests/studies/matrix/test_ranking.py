"""What a ranking gives its readers: scores, weights and ranges by row and column."""

import numpy as np
import pytest

from belarus_options.model.settings import Settings
from belarus_options.studies.matrix.ranking import rank
from models import project

TENTH = {"weight": 1, "scale": {"worst": 0, "best": 10}}
DIFFERING = {"value": 5, "scenarios": {"s": {"value": 6, "range": (6, 8)}}}
GIVEN = project(
    {"x": TENTH, "y": {"weight": 3, "criteria": {"z": {**TENTH, "weight": 2}, "w": TENTH}}},
    {
        "b": {"x": {"value": 4, "range": (2, 9)}, "y.z": 1, "y.w": 7},
        "a": {"x": DIFFERING, "y.z": 3, "y.w": 0},
    },
    scenarios=["s"],
)


def test_rows_and_columns_are_found_by_id_and_path() -> None:
    """Each option and each leaf has the place that the matrices have it at; others have none."""
    ranking = rank(GIVEN)
    assert [ranking.options[ranking.row_of(option)] for option in ("a", "b")] == ["a", "b"]
    paths = [leaf.path for leaf in ranking.tree.leaves]
    assert [ranking.column_of(path) for path in paths] == [0, 1, 2]
    assert ranking.measures[ranking.row_of("b"), ranking.column_of("y.w")] == 7
    assert ranking.columns_under("y") == [ranking.column_of("y.z"), ranking.column_of("y.w")]
    with pytest.raises(KeyError):
        ranking.row_of("c")
    with pytest.raises(KeyError):
        ranking.column_of("y")


def test_scores_and_ranges_are_those_in_force() -> None:
    """In a scenario its own entries count, and a score without a range is a point."""
    for scenario, estimate, low, high in ((None, 5, 5, 5), ("s", 6, 6, 8)):
        ranking = rank(GIVEN, Settings(scenario=scenario))
        row, column = ranking.row_of("a"), ranking.column_of("x")
        assert ranking.scores[row][column].estimate == estimate
        lows, highs = ranking.plausible
        assert (lows[row, column], highs[row, column]) == (low, high)
        assert (lows[ranking.row_of("b"), column], highs[ranking.row_of("b"), column]) == (2, 9)
        assert np.array_equal(lows[:, 1:], ranking.measures[:, 1:])


def test_totals_are_values_by_the_weights_of_the_leaves() -> None:
    """Global weights in the order of the columns, adding up to 1."""
    ranking = rank(GIVEN)
    assert ranking.leaf_weights.tolist() == pytest.approx([1 / 4, 1 / 2, 1 / 4])
    assert ranking.values @ ranking.leaf_weights == pytest.approx(ranking.totals)
