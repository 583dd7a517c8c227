"""Dominance: who is at least as good everywhere, and better somewhere."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from belarus_options.methods.dominance import dominance


def test_an_option_dominates_what_is_nowhere_better_and_somewhere_worse() -> None:
    """Rows: the second is the first but lower on one leaf, the third trades, the fourth equals the
    first. Only the first and its equal dominate, and only the second."""
    values = np.array([[50.0, 70.0], [50.0, 60.0], [80.0, 10.0], [50.0, 70.0]])
    assert np.argwhere(dominance(values)).tolist() == [[0, 1], [3, 1]]
    assert dominance(np.empty((0, 2))).shape == (0, 0)


MATRICES = st.tuples(st.integers(1, 6), st.integers(1, 3)).flatmap(
    lambda shape: arrays(np.float64, shape, elements=st.sampled_from([0.0, 30.0, 100.0]))
)


@given(MATRICES)
def test_dominance_is_a_strict_order(
    values: np.ndarray[tuple[int, int], np.dtype[np.float64]],
) -> None:
    """Nothing dominates itself, no two each other, and what dominates a dominator does too."""
    dominates = dominance(values)
    assert not dominates.diagonal().any()
    assert not (dominates & dominates.T).any()
    through = (dominates.astype(int) @ dominates.astype(int)) > 0
    assert (dominates | ~through).all()


@given(MATRICES, st.lists(st.floats(0.01, 1.0), min_size=3, max_size=3))
def test_dominance_holds_under_all_positive_weights(
    values: np.ndarray[tuple[int, int], np.dtype[np.float64]], weights: list[float]
) -> None:
    """Where one option dominates another, its total is higher whatever the positive weights."""
    totals = values @ np.array(weights[: values.shape[1]])
    for better, worse in np.argwhere(dominance(values)):
        assert totals[better] > totals[worse]
