"""A row that is no option of the project is a row like any other, wherever weights alone vary."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from belarus_options.model.choices import Vary, Weighting
from belarus_options.model.project import Project
from belarus_options.model.settings import Settings, weights_under
from belarus_options.studies.flip.typed import typed_weights
from belarus_options.studies.flip.weights import Mixture, WeightFlip, WeightSearch
from belarus_options.studies.matrix.exact_values import ValueUnits
from belarus_options.studies.matrix.ranking import rank
from belarus_options.studies.matrix.value_matrix import ValueMatrix
from belarus_options.studies.matrix.weight_space import weight_space
from belarus_options.studies.robustness import RobustnessSettings, robustness, robustness_of
from belarus_options.studies.sensitivity import sensitivity, weight_stabilities
from belarus_options.studies.weight_map import weight_map, weight_map_of
from models import project

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
MORE = replace(FEW, options={**FEW.options, **project(CRITERIA, {BOTH: BOTH_SCORES}).options})


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
