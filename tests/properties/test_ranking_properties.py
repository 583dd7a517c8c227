"""What must hold of every ranking, whatever the numbers (hypothesis looks for a counterexample)."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from belarus_options.methods.tolerances import TIE
from belarus_options.model.project import Project
from belarus_options.model.settings import Settings
from belarus_options.studies.matrix.ranking import Ranking, rank
from models import matrix, project

decimals = st.integers(0, 20).map(lambda n: n / 10)
weights = st.integers(0, 9).map(float)


@st.composite
def matrices(draw: st.DrawFn) -> tuple[list[list[float]], list[float]]:
    """Scores of 1–6 options on 1–5 criteria with one decimal, and weights that are not all zero."""
    leaves = draw(st.integers(1, 5))
    rows = draw(
        st.lists(st.lists(decimals, min_size=leaves, max_size=leaves), min_size=1, max_size=6)
    )
    chosen = draw(st.lists(weights, min_size=leaves, max_size=leaves).filter(any))
    return rows, chosen


def order(ranking: Ranking) -> list[tuple[int, str]]:
    return [(row.rank, row.option) for row in ranking.ranked]


@given(matrices(), st.floats(1e-6, 1e6))
def test_only_the_proportions_of_weights_count(
    given_matrix: tuple[list[list[float]], list[float]], factor: float
) -> None:
    """Totals and ranks stay when all weights are multiplied by the same number."""
    rows, chosen = given_matrix
    before = rank(matrix(rows, chosen))
    after = rank(matrix(rows, [weight * factor for weight in chosen]))
    assert after.totals == pytest.approx(before.totals, abs=1e-11)
    assert order(after) == order(before)


@given(matrices(), st.randoms(use_true_random=False))
def test_the_order_of_options_and_criteria_does_not_matter(
    given_matrix: tuple[list[list[float]], list[float]], random: object
) -> None:
    """Every option keeps its total, to the last bit, and its rank when rows and columns are
    written in another order."""
    rows, chosen = given_matrix
    columns, lines = list(range(len(chosen))), list(range(len(rows)))
    random.shuffle(columns)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    random.shuffle(lines)  # type: ignore[attr-defined]  # as above
    before = rank(matrix(rows, chosen))
    after = rank(
        matrix([[rows[i][j] for j in columns] for i in lines], [chosen[j] for j in columns])
    )
    for new, old in enumerate(lines):
        assert after.totals[new] == before.totals[old]
    ranks = {row.option: row.rank for row in before.ranked}
    assert {f"o{lines[int(row.option[1:])]}": row.rank for row in after.ranked} == ranks


@given(matrices(), st.sampled_from([0.001, 0.5, 3.0, 1000.0]), st.integers(-50, 50))
def test_the_unit_of_a_measured_scale_does_not_matter(
    given_matrix: tuple[list[list[float]], list[float]], factor: float, shift: int
) -> None:
    """Thousands for units, degrees for other degrees: totals stay when scores and anchors are
    converted together."""
    rows, chosen = given_matrix
    before = rank(matrix(rows, chosen, worst=0.0, best=2.0))
    converted = [[score * factor + shift for score in row] for row in rows]
    after = rank(matrix(converted, chosen, worst=float(shift), best=2.0 * factor + shift))
    assert after.totals == pytest.approx(before.totals, abs=1e-6)


@given(matrices())
def test_a_dominated_option_never_stands_above_its_dominator(
    given_matrix: tuple[list[list[float]], list[float]],
) -> None:
    """Where one option is at least as good as another on every criterion, its rank is no worse."""
    rows, chosen = given_matrix
    ranks = {row.option: row.rank for row in rank(matrix(rows, chosen)).ranked}
    for i, better in enumerate(rows):
        for j, worse in enumerate(rows):
            if all(a >= b for a, b in zip(better, worse, strict=True)):
                assert ranks[f"o{i}"] <= ranks[f"o{j}"]


@given(matrices(), st.data())
def test_an_added_option_never_reorders_the_others(
    given_matrix: tuple[list[list[float]], list[float]], data: st.DataObject
) -> None:
    """On fixed anchors, totals of the options that were there stay to the last bit, and so does
    their order, whatever joins them."""
    rows, chosen = given_matrix
    newcomer = data.draw(st.lists(decimals, min_size=len(chosen), max_size=len(chosen)))
    before, after = rank(matrix(rows, chosen)), rank(matrix([*rows, newcomer], chosen))
    assert after.totals[: len(rows)].tolist() == before.totals.tolist()
    assume(not _chains(after))
    kept = [row.option for row in after.ranked if row.option != f"o{len(rows)}"]
    assert kept == [row.option for row in before.ranked]


def _chains(ranking: Ranking) -> bool:
    # Two totals a rounding apart may be grouped with a leader that comes between them.
    totals = sorted(ranking.totals.tolist())
    return any(0 < b - a < TIE * 1000 for a, b in zip(totals, totals[1:], strict=False))


@given(matrices())
def test_ranks_are_those_of_exact_rational_arithmetic(
    given_matrix: tuple[list[list[float]], list[float]],
) -> None:
    """Competition ranks equal those computed with fractions, ties included."""
    rows, chosen = given_matrix
    whole = sum(Fraction(weight) for weight in chosen)
    exact = [
        sum(Fraction(w) / whole * Fraction(str(v)) for w, v in zip(chosen, row, strict=True))
        for row in rows
    ]
    expected = {f"o{i}": 1 + sum(other > total for other in exact) for i, total in enumerate(exact)}
    ranking = rank(matrix(rows, chosen))
    assert {row.option: row.rank for row in ranking.ranked} == expected
    for total, row in zip(exact, ranking.totals.tolist(), strict=True):
        assert row == pytest.approx(float(total) * 100, abs=1e-11)


@given(matrices())
def test_contributions_add_up_to_totals_and_weights_to_one(
    given_matrix: tuple[list[list[float]], list[float]],
) -> None:
    """What the leaves add is the total, what the branches add too, and shares add up to 1."""
    ranking = rank(matrix(*given_matrix))
    assert ranking.contributions.sum(axis=1) == pytest.approx(ranking.totals, abs=1e-10)
    branches = sum(ranking.branch_contributions(path) for path in ranking.tree.top)
    assert branches == pytest.approx(ranking.totals, abs=1e-10)
    assert sum(ranking.weights.local.values()) == pytest.approx(1.0)


@given(matrices())
def test_ranks_are_competition_ranks_and_ties_are_listed_by_id(
    given_matrix: tuple[list[list[float]], list[float]],
) -> None:
    """Each rank is one more than the number of options above; those that share one are marked and
    stand in the order of their ids (R1)."""
    ranked = rank(matrix(*given_matrix)).ranked
    for row in ranked:
        assert row.rank == 1 + sum(other.rank < row.rank for other in ranked)
        assert row.is_tied == (sum(other.rank == row.rank for other in ranked) > 1)
    assert list(ranked) == sorted(ranked, key=lambda row: (row.rank, row.option))


def nested(*inner: float) -> Project:
    leaf = {"prefer": "more", "scale": {"worst": 0, "best": 1}}
    return project(
        {
            "a": {
                "weight": inner[0],
                "criteria": {
                    "x": {"weight": inner[1], **leaf},
                    "y": {"weight": inner[2], **leaf},
                },
            },
            "b": {"weight": inner[3], **leaf},
        },
        {"one": {"a.x": 1, "a.y": 0, "b": 0.5}, "two": {"a.x": 0, "a.y": 1, "b": 0.25}},
    )


@given(st.tuples(*[st.integers(1, 50).map(float)] * 4))
def test_a_tree_weighs_like_the_flat_list_of_its_leaves(inner: tuple[float, ...]) -> None:
    """Totals over a tree equal those over its leaves with the products of the local weights."""
    a, x, y, b = (Fraction(weight) for weight in inner)
    flat = [a / (a + b) * x / (x + y), a / (a + b) * y / (x + y), b / (a + b)]
    ranking = rank(nested(*inner))
    shares = [ranking.weights.global_[path] for path in ("a.x", "a.y", "b")]
    assert shares == pytest.approx([float(share) for share in flat])
    one, half, quarter = Fraction(1), Fraction(1, 2), Fraction(1, 4)
    scores = ((one, 0 * one, half), (0 * one, one, quarter))
    for total, row in zip(ranking.totals.tolist(), scores, strict=True):
        exact = sum(share * score for share, score in zip(flat, row, strict=True))
        assert total == pytest.approx(float(exact) * 100)


def test_asking_for_every_option_changes_nothing() -> None:
    """`--option` for each option, in any order, gives the ranking without it."""
    before = rank(nested(1, 2, 3, 4))
    after = rank(nested(1, 2, 3, 4), Settings(options=("two", "one")))
    assert order(after) == order(before)
