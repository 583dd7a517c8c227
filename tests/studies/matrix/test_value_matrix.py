"""A row that is no option of the project is a row like any other, wherever weights alone vary."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_options.files.folder import Folder
from belarus_options.files.project import load_project
from belarus_options.model.choices import Vary, Weighting
from belarus_options.model.options import Score
from belarus_options.model.project import Project
from belarus_options.model.settings import Settings, weights_under
from belarus_options.model.tree import Criterion
from belarus_options.studies.flip.typed import typed_weights
from belarus_options.studies.flip.weights import Mixture, WeightFlip, WeightSearch
from belarus_options.studies.matrix.exact_values import ValueUnits
from belarus_options.studies.matrix.ranking import rank
from belarus_options.studies.matrix.value_matrix import ValueMatrix
from belarus_options.studies.matrix.weight_space import weight_space
from belarus_options.studies.robustness import RobustnessSettings, robustness, robustness_of
from belarus_options.studies.sensitivity import sensitivity, weight_stabilities
from belarus_options.studies.weight_map import weight_map, weight_map_of
from folders import FIXED_CASE
from models import matrix, project

LEAF = {"prefer": "more", "scale": {"worst": 0, "best": 10}}
CRITERIA = {
    "gain": {"weight": 3, "criteria": {"x": {"weight": 3} | LEAF, "y": {"weight": 1} | LEAF}},
    "risk": {"weight": 2} | LEAF,
    "cost": {"weight": 2} | LEAF,
}
SCORES = {
    "bus": {"gain.x": 7, "gain.y": 2, "risk": 4, "cost": 9},
    "car": {"gain.x": 9, "gain.y": 8, "risk": 8, "cost": 2},
    "oxen": {"gain.x": 0, "gain.y": 1, "risk": 3, "cost": 1},
}
# Like a set of options, which has its values from elsewhere and no file. Its id sorts between those
# of the others, and its row comes last.
BOTH = "bus-and-car"
BOTH_SCORES = {"gain.x": 8, "gain.y": 6, "risk": 7, "cost": 6}
VIEWS = {"driver": {"weights": {"gain": 8}}, "treasurer": {"weights": {"cost": "70%"}}}

FEW = project(CRITERIA, SCORES, perspectives=VIEWS)
# The same with that row as an option, in the same place.
MORE = FEW._replace(options={**FEW.options, **project(CRITERIA, {BOTH: BOTH_SCORES}).options})


def with_row(given: Project = FEW, settings: Settings = Settings()) -> ValueMatrix:  # noqa: B008  # frozen
    """The matrix of a project's options with one more row."""
    ranking = rank(given, settings)
    row = [10.0 * BOTH_SCORES[leaf.path] for leaf in ranking.tree.leaves]
    values = np.vstack([ranking.values, row])
    names = {**ranking.names, BOTH: MORE.options[BOTH].name}
    return ValueMatrix(names, ranking.tree, ranking.weights, values)


def test_totals_and_ranks_are_those_of_an_option() -> None:
    """With the contributions, the lead and the values on branches."""
    matrix, expected = with_row(), rank(MORE)
    assert matrix.options == expected.options
    assert matrix.ranked == expected.ranked
    assert (matrix.ranks == expected.ranks).all()
    assert (matrix.contributions == expected.contributions).all()
    assert (matrix.lead, matrix.leaders) == (expected.lead, expected.leaders)
    assert (matrix.branch_values("gain") == expected.branch_values("gain")).all()
    assert matrix.row_of(BOTH) == 3


def test_other_weights_leave_the_rows_as_they_are() -> None:
    """A perspective's totals are those of a ranking under it."""
    driver = Settings(perspective="driver")
    matrix = with_row().under(weights_under(FEW, driver))
    assert matrix.ranked == rank(MORE, driver).ranked
    assert matrix.ranked != with_row().ranked


def test_values_cannot_be_changed() -> None:
    """What studies have worked out from them stays true."""
    with pytest.raises(ValueError, match="read-only"):
        with_row().values[0, 0] = 1.0


def test_the_map_has_its_region_and_perspectives_put_it_first() -> None:
    """Regions, borders, who is first nowhere, and where each perspective lies."""
    found, expected = weight_map_of(rank(FEW), with_row()), weight_map(MORE)
    assert BOTH in found.region_of
    assert found.regions == expected.regions
    assert found.borders == expected.borders
    assert (found.totals == expected.totals).all()
    assert found.placed_perspectives == expected.placed_perspectives
    assert (found.tied_only, found.never_first) == (expected.tied_only, expected.never_first)


@pytest.mark.parametrize(
    "varied",
    [
        RobustnessSettings(),
        RobustnessSettings(weighting=Weighting.order),
        RobustnessSettings(weighting=Weighting.ranges),
        RobustnessSettings(vary=Vary.leaves, samples=2000),
    ],
)
def test_it_has_its_shares_of_the_weightings(varied: RobustnessSettings) -> None:
    """Exact or drawn, with stated scores: acceptability, central weights, pairs, expected ranks."""
    found = robustness_of(rank(FEW), with_row(), varied)
    expected = robustness(MORE, Settings(), varied)
    assert found.acceptability[3, 0] > 0
    for name in ("acceptability", "central_weights", "pairwise", "expected_rank"):
        assert (getattr(found, name) == getattr(expected, name)).all()
    assert found.first_shares == expected.first_shares
    assert found.samples == expected.samples


def test_the_verdict_is_about_the_option_that_leads() -> None:
    """With the share of weightings that it keeps beside the further row."""
    found = robustness_of(rank(FEW), with_row(), RobustnessSettings())
    leader = found.ranking.ranked[0].option
    assert found.verdict.leaders == (leader,) == ("car",)
    alone = robustness(FEW, Settings(), found.varied)
    assert dict(found.first_shares)[leader] < dict(alone.first_shares)[leader]


def test_a_weight_moves_until_it_is_first_no_more() -> None:
    """Every node's interval, and who takes over outside it."""
    assert [row.option for row in with_row().leaders] == [BOTH]
    assert weight_stabilities(with_row()) == sensitivity(MORE).criteria
    assert any(node.below or node.above for node in weight_stabilities(with_row()))


@pytest.mark.parametrize("vary", list(Vary))
def test_the_least_change_of_weights_puts_it_first(vary: Vary) -> None:
    """Of every row the change or the mixture that beats it, and the numbers to type."""
    few, more = (weight_space(matrix, vary) for matrix in (with_row(), rank(MORE)))
    searches = [WeightSearch(space, ValueUnits(space.matrix)) for space in (few, more)]
    kinds = set()
    for row in range(4):
        found, expected = (search.flip(row) for search in searches)
        kinds.add(type(found))
        assert found == expected
        if isinstance(found, WeightFlip):
            change = found.least_total
            assert typed_weights(few, row, change) == typed_weights(more, row, change)
    assert kinds == {WeightFlip, Mixture}
    assert sum(few.exact_shares, Fraction(0)) == 1


def exact_total(given: Project, option: str) -> Fraction:
    """By the definition, from the numbers as they were written."""
    weights = {path: Fraction(str(raw)) for path, raw in given.tree.raw_weights.items()}
    total = Fraction(0)
    for leaf in given.tree.leaves:
        share, path = Fraction(1), leaf.path
        while path:
            share *= weights[path] / sum(weights[sibling] for sibling in given.tree.siblings(path))
            path = given.tree.nodes[path].parent
        score = given.options[option].scores[leaf.path]
        total += share * exact_value(leaf, score)
    return total


def exact_value(leaf: Criterion, score: Score) -> Fraction:
    """A level of even ones, or straight between the anchors; of a distribution the mean."""
    if leaf.constructed is not None:
        return 100 * Fraction(int(score.estimate), len(leaf.constructed.levels) - 1)
    assert leaf.measured is not None
    worst, best = (Fraction(str(x)) for x in (leaf.measured.worst, leaf.measured.best))
    if score.value is not None:
        measure = Fraction(str(score.value))
    else:
        assert score.distribution is not None
        assert score.distribution.triangular is not None
        given = score.distribution.triangular
        measure = (
            sum((Fraction(str(x)) for x in (given.low, given.mode, given.high)), Fraction()) / 3
        )
    return 100 * (measure - worst) / (best - worst)


DECIMALS = st.integers(-(10**5), 10**5).map(lambda n: n / 1000)
RAW = st.integers(1, 10**4).map(lambda n: n / 100)


@given(st.data())
def test_figures_are_the_doubles_nearest_to_the_exact_ones(data: st.DataObject) -> None:
    """Totals, leads and losses from levels, measures and means; contributions add up to the total
    within 1e-12."""
    steps = data.draw(st.integers(2, 7))
    worst = data.draw(DECIMALS)
    criteria = {
        "a": {
            "weight": data.draw(RAW),
            "criteria": {
                "x": {"weight": data.draw(RAW), "prefer": "more",
                      "scale": {str(step): f"level {step}" for step in range(steps)}},
                "y": {"weight": data.draw(RAW), "scale": {"worst": worst, "best": worst + 37}},
            },
        },
        "b": {"weight": data.draw(RAW), "scale": {"worst": 3, "best": -4}},
    }  # fmt: skip
    spread = {"distribution": {"triangular": {"low": 0.1, "mode": 0.3, "high": 1}}}
    scores = {
        option: {
            "a.x": data.draw(st.integers(0, steps - 1)),
            "a.y": data.draw(DECIMALS),
            "b": data.draw(DECIMALS | st.just(spread)),
        }
        for option in "pqr"
    }
    made = project(criteria, scores)
    ranking = rank(made)
    exact = {option: exact_total(made, option) for option in "pqr"}
    for row in ranking.ranked:
        assert row.total == float(exact[row.option])
        parts = ranking.contributions[row.row].tolist()
        assert abs(sum(map(Fraction, parts)) - Fraction(row.total)) < Fraction(1, 10**12)
        assert ranking.losses[row.row] == (
            0.0 if row.rank == 1 else float(max(exact.values()) - exact[row.option])
        )
    first, second = ranking.ranked[:2]
    assert ranking.lead_over(first.row, second.row) == float(
        exact[first.option] - exact[second.option]
    )


def test_totals_of_the_case_are_what_adding_up_by_hand_gives() -> None:
    """Weights of 38, 38 and 24 are 0.38, 0.38 and 0.24, and the leader's total is 60.04."""
    ranking = rank(load_project(Folder(FIXED_CASE)).project)
    assert [ranking.weights.global_[path] for path in ranking.tree.top] == [0.38, 0.38, 0.24]
    assert [row.total for row in ranking.ranked] == [60.04, 55.917, 47.944, 46.642, 45.7658]
    assert ranking.lead == 4.123


def test_a_tie_is_decided_exactly() -> None:
    """A billionth of a point apart is a tie, a little more is none, whatever doubles make of it."""
    for total, ranks in ((50.000000001, [1, 1]), (50.0000000010001, [2, 1])):
        made = matrix([[0.5], [total / 100]], [1])
        assert rank(made).ranks.tolist() == ranks


def test_curves_are_rounded_to_a_billionth_of_a_point() -> None:
    """And so are means of a lognormal: what is computed of them from there on is exact."""
    curve = {"exponential": {"midpoint": 30}}
    scale = {"scale": {"worst": 0, "best": 100}}
    criteria = {"x": {"weight": 1, **scale, "value_function": curve}, "y": {"weight": 1, **scale}}
    spread = {"distribution": {"lognormal": {"mu": 1, "sigma": 0.5}}}
    values = rank(project(criteria, {"a": {"x": 41, "y": spread}})).values[0].tolist()
    assert values == [round(value, 9) for value in values]
    assert values[1] == pytest.approx(math.exp(1.125), abs=1e-9)
