"""Other methods on the case's first edition, on small examples, and on random folders."""

from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import models
from belarus_options.files.folder import Folder
from belarus_options.files.project import load_project
from belarus_options.model.project import Project
from belarus_options.model.thresholds import Thresholds
from belarus_options.model.tree import Tree
from belarus_options.studies.matrix.ranking import rank
from belarus_options.studies.other_methods import (
    MOST_COMPARED,
    MOST_LEFT_OUT,
    LeftOut,
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


EVERYWHERE = {"indifference": 10, "preference": 30}


def with_thresholds(given: Project, by_leaf: Mapping[str, Mapping[str, float]]) -> Project:
    """The project with thresholds on some leaves."""
    nodes = {
        path: node._replace(thresholds=Thresholds.model_validate(by_leaf[path]))
        if path in by_leaf
        else node
        for path, node in given.tree.nodes.items()
    }
    return given._replace(tree=Tree(nodes))


def test_outranking_of_the_first_edition() -> None:
    """C.4.7 and C.4.8: with thresholds of 10 and 30 on every leaf the first two are in the order of
    the weighted sum, and a veto at 70 turns them round."""
    given = load_project(Folder(FIRST_EDITION)).project
    leaves = [leaf.path for leaf in given.tree.leaves]
    found = other_methods(rank(with_thresholds(given, dict.fromkeys(leaves, EVERYWHERE))))
    assert scores(found, Method.promethee) == {
        ATTACHE: 0.2807, TRAINING: 0.1461, CUT: -0.1169, SPP: -0.1448, QUO: -0.1650,
    }  # fmt: skip
    vetoed = {leaf: {**EVERYWHERE, "veto": 70} for leaf in leaves}
    found = other_methods(rank(with_thresholds(given, vetoed)))
    credible = scores(found, Method.electre)
    assert (credible[TRAINING], credible[ATTACHE]) == (2.6408, 1.2382)
    assert found.first(by(found, Method.electre)) == (TRAINING,)
    assert not found.left_out


def test_without_thresholds_both_outranking_methods_are_left_out(edition: OtherMethods) -> None:
    """C.4.9; and of too many options to compare each two only the one that does."""
    assert edition.left_out == {
        Method.promethee: LeftOut.no_thresholds, Method.electre: LeftOut.no_thresholds,
    }  # fmt: skip
    assert {each.method for each in edition.methods}.isdisjoint(edition.left_out)
    rows = [[at % 101, at % 97] for at in range(MOST_COMPARED + 1)]
    given = models.matrix(rows, [1.0, 1.0], 0.0, 100.0)
    found = other_methods(rank(with_thresholds(given, {"c0": EVERYWHERE})))
    assert found.left_out == {Method.electre: LeftOut.too_many}
    assert found.with_thresholds == ("c0",)


def test_a_leaf_without_thresholds_counts_its_straight_difference() -> None:
    """C.4.1 with thresholds on both leaves, and on one alone."""
    given = models.matrix([(100, 0), (60, 60), (20, 80)], [1.0, 1.0], 0.0, 100.0)
    both = other_methods(rank(with_thresholds(given, {"c0": EVERYWHERE, "c1": EVERYWHERE})))
    assert by(both, Method.promethee).scores == pytest.approx([0, 0.125, -0.125])
    one = other_methods(rank(with_thresholds(given, {"c0": EVERYWHERE})))
    straight = np.array([-0.6 - 0.8, 0.6 - 0.2, 0.8 + 0.2]) / 2
    assert by(one, Method.promethee).scores == pytest.approx((np.array([1, 0, -1]) + straight) / 2)


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
