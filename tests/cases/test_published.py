"""Reference results: exact rationals and worked examples, one JSON file each beside this one."""

from fractions import Fraction

import pytest

from belarus_options.model.distribution import Distribution
from belarus_options.model.settings import Settings
from belarus_options.studies.matrix.ranking import rank
from models import matrix, project
from published import case


def test_totals_that_are_equal_but_for_rounding_share_a_rank() -> None:
    """algo-ties (own): three options whose exact totals are all 1/5 tie, where plain floats put
    the third first."""
    given = case("algo-ties")
    weights = [float(Fraction(weight)) for weight in given["inputs"]["weights"]]
    ranking = rank(matrix(given["inputs"]["scores"], weights))
    ranks = {row.option: row.rank for row in ranking.ranked}
    assert [ranks[f"o{i}"] for i in range(3)] == given["expected"]["competition_rank"]
    assert all(row.is_tied for row in ranking.ranked)
    assert ranking.lead is None


def test_value_functions_that_are_flat_at_an_end_have_their_published_values() -> None:
    """mcda-piecewise-transport (R package MCDA): the values that its own test expects, and the
    ranks that the functions were fitted to, the two metros level."""
    given = case("mcda-piecewise-transport")
    inputs, criteria = given["inputs"], {}
    for name, points in inputs["functions"].items():
        most = Fraction(str(points[-1][1]))
        criteria[name.lower()] = {
            "weight": float(most),
            "scale": {"worst": points[0][0], "best": points[-1][0]},
            "value_function": {
                "points": {
                    str(at): float(100 * Fraction(str(value)) / most) for at, value in points
                }
            },
        }
    rows = zip(inputs["options"], inputs["performance"], strict=True)
    ranking = rank(
        project(
            criteria, {name.lower(): dict(zip(criteria, row, strict=True)) for name, row in rows}
        )
    )
    rows = zip(inputs["options"], given["expected"]["values"], strict=True)
    for name, values in rows:
        row = ranking.contributions[ranking.row_of(name.lower())] / 100
        assert row.tolist() == pytest.approx(values, abs=1e-12)
    published = dict(zip(inputs["options"], given["expected"]["ranks"], strict=True))
    order = [published[row.option.upper()] for row in ranking.ranked]
    assert order == sorted(order)
    # Equal ranks are followed by the next there, and by a gap here.
    assert [row.rank for row in ranking.ranked] == [1, 2, 2, 4, 5]


def test_without_scales_an_option_that_nobody_wants_decides_who_wins() -> None:
    """algo-rank-reversal-minmax (own): on anchors taken from the options, deleting the worst of
    four changes the winner; the totals are those of min-max rescaling."""
    given = case("algo-rank-reversal-minmax")
    performance, weights = given["inputs"]["performance"], given["inputs"]["weights"]
    expected = given["expected"]
    everyone = rank(matrix(performance, weights, worst=None))
    assert everyone.totals / 100 == pytest.approx(expected["values_all"], abs=1e-12)
    assert everyone.ranked[0].option == f"o{expected['winner_all']}"
    kept = rank(matrix([performance[i] for i in expected["kept"]], weights, worst=None))
    assert kept.totals / 100 == pytest.approx(expected["values_after"], abs=1e-12)
    assert kept.ranked[0].option == f"o{expected['winner_after']}"


def test_leaving_an_option_out_of_the_ranking_moves_no_anchor() -> None:
    """algo-rank-reversal-minmax: `--option` leaves the anchors as the whole folder fixed them, so
    the same options kept by a setting keep their totals and their winner."""
    given = case("algo-rank-reversal-minmax")
    project = matrix(given["inputs"]["performance"], given["inputs"]["weights"], worst=None)
    kept = tuple(f"o{i}" for i in given["expected"]["kept"])
    ranking = rank(project, Settings(options=kept))
    expected = [given["expected"]["values_all"][i] for i in given["expected"]["kept"]]
    assert ranking.totals / 100 == pytest.approx(expected, abs=1e-12)
    assert ranking.ranked[0].option == f"o{given['expected']['winner_all']}"


def test_on_fixed_anchors_the_same_options_never_change_order() -> None:
    """algo-rank-reversal-minmax on a measured scale: deleting the worst option changes nothing."""
    given = case("algo-rank-reversal-minmax")
    performance, weights = given["inputs"]["performance"], given["inputs"]["weights"]
    everyone = rank(matrix(performance, weights, worst=0, best=10))
    kept = rank(matrix([performance[i] for i in given["expected"]["kept"]], weights, 0, 10))
    order = [row.option for row in everyone.ranked if row.option != "o3"]
    assert [row.option for row in kept.ranked] == order


def test_totals_equal_exact_rationals_and_base_ties_are_seen() -> None:
    """algo-stability-oneway (cf. Mareschal 1988): the totals 61/100, 14/25 and 14/25, the last two
    tied."""
    given = case("algo-stability-oneway")["inputs"]
    exact = [
        sum(Fraction(str(w)) * Fraction(str(v)) for w, v in zip(given["weights"], row, strict=True))
        for row in given["scores"]
    ]
    ranking = rank(matrix(given["scores"], given["weights"]))
    assert ranking.totals / 100 == pytest.approx([float(total) for total in exact], abs=1e-14)
    assert [row.rank for row in ranking.ranked] == [1, 2, 2]
    assert ranking.ranked[0].option == f"o{case('algo-stability-oneway')['expected']['winner']}"


def test_means_of_distributions_are_the_closed_forms() -> None:
    """algo-distributions: PERT (2, 3, 7) has mean 3.5, triangular 4, uniform (2, 7) 4.5; they stand
    for a value that is left out."""
    given = case("algo-distributions")
    low, mode, high = given["inputs"]["pert"]
    three = {"low": low, "mode": mode, "high": high}
    bounds = dict(zip(("low", "high"), given["inputs"]["uniform"], strict=True))
    for kind, parameters, expected in (
        ("pert", three, given["expected"]["pert_mean"]),
        ("triangular", three, given["expected"]["tri_mean"]),
        ("uniform", bounds, given["expected"]["uni_mean"]),
    ):
        distribution = Distribution.model_validate({kind: parameters})
        assert distribution.mean == pytest.approx(expected, abs=given["tolerance"])
        assert distribution.plausible == (low, high)
