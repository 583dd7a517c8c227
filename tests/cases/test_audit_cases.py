"""The Army's decision matrix (FM 6-0, paragraph 9-179): ranks, products, and the lowest total."""

from typing import Any

import pytest

from belarus_options.model.printed_matrix import PrintedMatrix
from belarus_options.studies.auditing import Audit, audit
from published import case

CASE = case("app-coa-fm60-rank-matrix-procedure")
EQUAL, OVER = (CASE["inputs"]["tables"][name] for name in ("equal_unweighted", "over_weighting"))


def audit_of(table: Any, weights: list[int] | None, totals: dict[str, int]) -> Audit:
    """The audit of a table of ranks with these weights and printed totals, lower first."""
    return audit(
        PrintedMatrix(
            tuple(table["ranks"]),
            tuple(table["criteria"]),
            tuple(tuple(map(str, row)) for row in table["ranks"].values()),
            tuple(str(totals[option]) for option in table["ranks"]),
            None if weights is None else tuple(map(str, weights)),
            lower_is_better=True,
        )
    )


EXPECTED = CASE["expected"]["equal_unweighted"]


@pytest.mark.parametrize(
    ("table", "weights", "totals", "first"),
    [
        (EQUAL, None, EXPECTED["unweighted_totals"], ["COA A", "COA B"]),
        (EQUAL, EQUAL["weights_right"], EXPECTED["weights_right_totals"], [EXPECTED["preferred"]]),
        (EQUAL, EQUAL["weights_wrong_way"], EXPECTED["weights_wrong_way_totals"],
         [EXPECTED["preferred_wrong_way"]]),
        (OVER, None, CASE["expected"]["over_weighting"]["unweighted_totals"], ["COA B"]),
        (OVER, OVER["weights"], CASE["expected"]["over_weighting"]["weighted_totals"], ["COA A"]),
    ],
)  # fmt: skip
def test_printed_totals_and_who_is_preferred(
    table: Any, weights: list[int] | None, totals: dict[str, int], first: list[str]
) -> None:
    """All totals of the procedure are what their ranks and weights give, the lowest first."""
    found = audit_of(table, weights, totals)

    assert found.is_sound
    assert [option.computed for option in found.options] == list(totals.values())
    assert list(found.winner.computed) == first


def test_weights_the_wrong_way_round_are_an_exchange_that_changes_the_first_place() -> None:
    """Totals of the weights 1, 2 beside the weights 2, 1; moved by one is the same fault here."""
    found = audit_of(EQUAL, EQUAL["weights_right"], EXPECTED["weights_wrong_way_totals"])

    assert found.winner == (("COA B",), ("COA A",), True)
    one, other = EQUAL["criteria"]
    assert found.diagnosis == f"the weights of `{one}` and `{other}` are exchanged"
