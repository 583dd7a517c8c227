"""Other methods on the case's first edition, on small examples, and on random folders."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import models
from belarus_options.files.folder import Folder
from belarus_options.files.project import load_project
from belarus_options.studies.matrix.ranking import rank
from belarus_options.studies.other_methods import (
    MOST_LEFT_OUT,
    Method,
    MethodRanking,
    OtherMethods,
    other_methods,
)
from screened import FIRST_EDITION

ATTACHE, TRAINING, CUT, SPP, QUO = (
    "defense-attache", "cbrne-training", "cut-ties", "spp-restart", "status-quo"
)  # fmt: skip
# They hold each option against points that stay.
WITHOUT_OTHERS = (Method.weighted_sum, Method.topsis, Method.leximin, Method.lexicographic)


@pytest.fixture(scope="module")
def edition() -> OtherMethods:
    return other_methods(rank(load_project(Folder(FIRST_EDITION)).project))


def by(found: OtherMethods, method: Method) -> MethodRanking:
    return next(each for each in found.methods if each.method is method)


def scores(found: OtherMethods, method: Method) -> dict[str, float]:
    figures = by(found, method).scores.round(4).tolist()
    return dict(zip(found.ranking.options, figures, strict=True))


def of_values(*rows: tuple[float, ...]) -> OtherMethods:
    width = len(rows[0])
    return other_methods(rank(models.matrix(rows, [1.0] * width, 0.0, 100.0)))


def test_topsis_of_the_first_edition(edition: OtherMethods) -> None:
    """C.4.2, in exact figures computed apart."""
    assert scores(edition, Method.topsis) == {
        ATTACHE: 0.5927, TRAINING: 0.5560, SPP: 0.5044, CUT: 0.4750, QUO: 0.4708,
    }  # fmt: skip
    assert by(edition, Method.topsis).tau == pytest.approx(0.6)


def test_vikor_of_the_first_edition(edition: OtherMethods) -> None:
    """C.4.3: no advantage of 0.25, so two are proposed."""
    assert scores(edition, Method.vikor) == {
        ATTACHE: 0.1552, TRAINING: 0.2996, SPP: 0.5, CUT: 0.9237, QUO: 0.9693,
    }  # fmt: skip
    found = by(edition, Method.vikor).compromise
    assert found is not None
    assert {edition.ranking.options[row] for row in found.compromise} == {ATTACHE, TRAINING}
    assert not found.has_advantage


def test_rank_matrix_of_the_first_edition_and_who_turns_round(edition: OtherMethods) -> None:
    """C.4.4: two options, each left out, turn round others."""
    found = by(edition, Method.rank_matrix)
    assert scores(edition, Method.rank_matrix) == {
        ATTACHE: 2.6089, TRAINING: 2.8578, QUO: 3.1438, CUT: 3.1508, SPP: 3.2387,
    }  # fmt: skip
    assert found.tau == pytest.approx(0.8)
    assert {each.without: set(each.pairs) for each in found.reversals or ()} == {
        ATTACHE: {(QUO, SPP), (CUT, SPP)}, TRAINING: {(QUO, CUT), (QUO, SPP)},
    }  # fmt: skip


def test_worst_and_weightiest_leaf_of_the_first_edition(edition: OtherMethods) -> None:
    """C.4.5 and C.4.6."""
    worst = scores(edition, Method.leximin)
    assert (worst[TRAINING], worst[ATTACHE]) == (12, 10)
    assert edition.first(by(edition, Method.leximin)) == (TRAINING,)
    assert by(edition, Method.leximin).tau == pytest.approx(0.2)
    assert edition.first(by(edition, Method.lexicographic)) == (SPP,)
    assert scores(edition, Method.lexicographic)[SPP] == 58
    assert by(edition, Method.lexicographic).tau == pytest.approx(0.0)


def test_three_options_on_two_leaves() -> None:
    """C.4.1: every method by hand; where all tie there is no agreement to speak of."""
    found = of_values((100, 0), (60, 60), (20, 80))
    assert by(found, Method.weighted_sum).scores.tolist() == [50, 60, 50]
    assert by(found, Method.topsis).scores == pytest.approx([0.5, 0.6, 0.5])
    vikor = by(found, Method.vikor).compromise
    assert vikor is not None
    assert vikor.weighted == pytest.approx([0.5, 0.4, 0.5])
    assert vikor.largest == pytest.approx([0.5, 0.2, 0.4])
    assert vikor.index == pytest.approx([1, 0, 5 / 6])
    assert vikor.compromise == (1,)
    assert by(found, Method.rank_matrix).scores.tolist() == [2, 2, 2]
    assert by(found, Method.rank_matrix).tau is None
    assert by(found, Method.leximin).ranks.tolist() == [3, 1, 2]


def test_one_option_is_first_and_agrees_with_nobody() -> None:
    """C.4.13."""
    found = of_values((40, 60))
    assert {(int(each.ranks[0]), each.tau, each.reversals) for each in found.methods} == {
        (1, None, ())
    }


VALUES = st.lists(
    st.tuples(*[st.integers(-20, 120)] * 3), min_size=3, max_size=6
)  # fmt: skip


@given(VALUES, st.integers(0, 5))
def test_four_methods_are_turned_round_by_nobody(
    rows: list[tuple[int, int, int]], out: int
) -> None:
    """C.4.11: without any option the others keep their order."""
    out %= len(rows)
    whole, rest = of_values(*rows), of_values(*rows[:out], *rows[out + 1 :])
    for method in WITHOUT_OTHERS:
        before = np.delete(by(whole, method).ranks, out)
        after = by(rest, method).ranks
        assert (np.sign(before[:, None] - before) == np.sign(after[:, None] - after)).all()
        assert by(whole, method).reversals == ()


def test_values_beyond_the_anchors_count_as_at_them() -> None:
    """In TOPSIS and VIKOR, and the leaves are named; elsewhere they count as they are."""
    found, held = of_values((120, 10), (50, 50)), of_values((100, 10), (50, 50))
    for method in (Method.topsis, Method.vikor):
        assert by(found, method).scores.tolist() == by(held, method).scores.tolist()
    assert found.beyond == ("c0",)
    assert held.beyond == ()
    assert by(found, Method.weighted_sum).scores.tolist() == [65, 50]


def test_of_too_many_options_nobody_is_left_out() -> None:
    """Where the work would grow with the cube of their number."""
    rows = [(at * 7 % 101, at * 13 % 97) for at in range(MOST_LEFT_OUT + 1)]
    assert by(of_values(*rows), Method.rank_matrix).reversals is None
    assert by(of_values(*rows[:9]), Method.rank_matrix).reversals is not None
