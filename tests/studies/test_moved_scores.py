"""How far single scores are moved, and the leads that this leaves."""

from typing import Any

import numpy as np
import pytest

from belarus_options.methods.tolerances import TIE
from belarus_options.studies.matrix.ranking import rank
from belarus_options.studies.moved_scores import exact_leads, least_leads, stated_moves
from evidenced import evidenced
from models import matrix
from stressed import ITEMS, TENTH, flat, score

LEVELS = {"prefer": "less", "scale": {"0": "None", "3": "Some", "4": "Much"}}


@pytest.mark.parametrize(
    ("block", "leaf", "moved_to"),
    [
        (score(4, range=(2, 5)), TENTH, {2.0, 5.0}),
        (score(4, distribution={"uniform": {"low": 0, "high": 10}}), TENTH, {0.0, 10.0}),
        (score(4, "e", if_wrong={"e": 9}), TENTH, {4.0, 9.0}),
        (score(4, "e", "f", if_wrong={"e": 9, "f": 1}), TENTH, {1.0, 4.0, 9.0}),
        (score(4, "e", range=(3, 5), if_wrong={"e": 9}), TENTH, {3.0, 5.0, 9.0}),
        (score(4), TENTH, {3.0, 5.0}),
        (score(4), {"prefer": "more"}, {3.8, 4.2}),
        (score(3), LEVELS, {0.0, 4.0}),
        (score(4), LEVELS, {3.0, 4.0}),
        (score(4, settled=True), TENTH, {4.0}),
        (score(4, range=(4, 4)), TENTH, {4.0}),
    ],
)
def test_a_score_is_moved_over_what_is_stated_for_it(
    block: dict[str, Any], leaf: dict[str, Any], moved_to: set[float]
) -> None:
    """Both ends of its range, and what it would be if evidence were wrong; with neither one step
    either way, of a level or a tenth of the scale; settled not at all. A value stated by
    `if_wrong` is tried beside the stated one."""
    other = score(2) if leaf == {"prefer": "more"} else score(0, settled=True)
    scores = {"a": {"x": block}, "b": {"x": other}, "c": {"x": {**other, "value": 3}}}
    ranking = rank(evidenced({"x": leaf}, scores, ITEMS))
    row = ranking.row_of("a")
    found = {round(float(moved[row, 0]), 12) for moved in stated_moves(ranking)}
    assert found | {block["value"]} == moved_to | {block["value"]}


def test_exact_leads_are_those_of_the_totals_anew() -> None:
    """Of every score of three options, at the measure that is worst: as if it were stated."""
    rows = {"a": [7.1, 6], "b": [6.3, 5], "c": [1, 9.7]}
    project = flat(
        {
            id: [score(each, range=(each - 0.1, each + 0.3)) for each in row]
            for id, row in rows.items()
        }
    )
    ranking = rank(project)
    least, at = least_leads(ranking, stated_moves(ranking))
    exact = exact_leads(ranking, at)
    assert exact == pytest.approx(np.minimum(least, ranking.lead or 0.0), abs=TIE)
    for row, option in enumerate(ranking.options):
        for column in range(2):
            moved = {id: list(each) for id, each in rows.items()}
            moved[option][column] = at[row, column].item()
            anew = rank(matrix(list(moved.values()), [1, 1], 0, 10))
            assert exact[row, column] == min(anew.lead_over(0, 1), anew.lead_over(0, 2))


def test_a_leaf_without_weight_moves_no_lead() -> None:
    """And every option has the stated lead on it."""
    project = matrix([[7, 3], [5, 9]], [1, 0], 0, 10)
    ranking = rank(project)
    assert exact_leads(ranking, np.zeros((2, 2)))[:, 1].tolist() == [20.0, 20.0]
