"""The verdict: one word, by the rule that `check` uses and one line that is a convention."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_options.model.settings import Settings
from belarus_options.studies.checks.winner import no_clear_winner
from belarus_options.studies.decisiveness import Decisiveness, decisiveness
from belarus_options.studies.matrix.ranking import rank
from belarus_options.studies.robustness import RobustnessSettings, robustness
from belarus_options.studies.verdict import ROBUST_SHARE, Verdict, verdict
from models import matrix


def firmness(*, is_clear: bool, is_tied: bool = False) -> Decisiveness:
    return Decisiveness("a", "b", 0.0 if is_tied else 5.0, None, is_tied, is_clear)


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        (1.0, Verdict.robust),
        (ROBUST_SHARE, Verdict.robust),
        (ROBUST_SHARE - 1e-13, Verdict.robust),
        (ROBUST_SHARE - 1e-6, Verdict.fragile),
        (0.0, Verdict.fragile),
    ],
)
def test_a_clear_leader_is_robust_from_four_fifths_on(share: float, expected: Verdict) -> None:
    """At 80 % itself too, but for rounding; below it is fragile, down to a leader that is never
    first among what is varied."""
    assert ROBUST_SHARE == 0.8
    assert verdict(firmness(is_clear=True), share) is expected


@pytest.mark.parametrize("share", [0.0, 0.8, 1.0])
@pytest.mark.parametrize("is_tied", [True, False])
def test_a_leader_that_one_score_undoes_is_no_clear_winner(share: float, is_tied: bool) -> None:
    """Whatever the share, and where leaders tie."""
    found = verdict(firmness(is_clear=False, is_tied=is_tied), share)
    assert found is Verdict.no_clear_winner
    assert found.value == "no clear winner"


def test_an_option_without_rivals_has_no_verdict() -> None:
    """There is nothing to be robust against."""
    assert verdict(None, 1.0) is None


@given(
    st.lists(st.tuples(*[st.integers(0, 20)] * 3), min_size=1, max_size=4),
    st.tuples(*[st.integers(1, 5)] * 3),
)
def test_it_is_no_clear_winner_exactly_where_check_says_so(
    rows: list[tuple[int, ...]], weights: tuple[int, ...]
) -> None:
    """The rule `no-clear-winner` reports a ranking if and only if the verdict on it is that."""
    project = matrix(rows, weights, 0, 20)
    found = robustness(project, Settings(), RobustnessSettings())
    ranking = rank(project)
    assert (found.verdict is Verdict.no_clear_winner) == bool(list(no_clear_winner.find(ranking)))
    assert (found.verdict is None) == (len(rows) == 1)
    if found.verdict in (Verdict.robust, Verdict.fragile):
        first = found.acceptability[ranking.ranked[0].row, 0]
        assert (found.verdict is Verdict.robust) == (first >= ROBUST_SHARE - 1e-12)


def test_all_three_verdicts_occur() -> None:
    """Ahead everywhere; ahead by far under the stated weights alone; ahead by a step."""
    for rows, weights, expected in (
        ([(10, 10), (0, 0)], (1, 1), Verdict.robust),
        ([(10, 0), (0, 10)], (9, 1), Verdict.fragile),
        ([(10, 9), (9, 10)], (9, 1), Verdict.no_clear_winner),
        ([(5, 5), (5, 5)], (1, 1), Verdict.no_clear_winner),
    ):
        found = robustness(matrix(rows, weights, 0, 10), Settings(), RobustnessSettings())
        assert found.verdict is expected
        assert decisiveness(found.ranking) == found.decisiveness
