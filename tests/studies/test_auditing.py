"""The audit of published matrices, on small ones whose figures are known."""

from fractions import Fraction
from operator import mul

import pytest

from belarus_options.model.criteria import Direction
from belarus_options.model.printed_matrix import PrintedMatrix
from belarus_options.studies.adding_up import Scores, Way
from belarus_options.studies.auditing import Audit, audit


def audit_of(
    scores: str,
    totals: str,
    *,
    weights: str = "",
    ranks: str = "",
    percent: bool = False,
    directions: tuple[Direction | None, ...] = (),
    lower: bool | None = None,
) -> Audit:
    """The audit of a matrix with options X, Y, … in lines of scores and criteria A, B, …; `-` is a
    cell that says nothing."""
    rows = [tuple(None if text == "-" else text for text in row.split())
            for row in scores.split("/")]  # fmt: skip
    return audit(
        PrintedMatrix(
            tuple("XYZW"[: len(rows)]),
            tuple("ABCDEF"[: len(rows[0])]),
            tuple(rows),
            tuple(None if text == "-" else text for text in totals.split()),
            tuple(weights.split()) if weights else None,
            percent,
            tuple(ranks.split()) if ranks else None,
            directions,
            lower_is_better=lower,
        )
    )


def computed(found: Audit) -> list[Fraction | None]:
    """The computed totals."""
    return [option.computed for option in found.options]


def test_wrong_totals_and_a_first_place_that_changes() -> None:
    """Y is printed last with 5.2, and 6.2 puts it first; a margin of 0.1 is one of 0.2."""
    found = audit_of("6 4 9/5 9 5/7 3 8", "6.0 5.2 6.1", weights=".5 .3 .2", ranks="2 3 1")

    assert computed(found) == [6, Fraction("6.2"), 6]
    assert [o.difference for o in found.options] == [0, 1, Fraction("-0.1")]
    assert [o.wrong for o in found.options] == [False, True, True]
    assert [o.rank_by_printed_totals for o in found.options] == [2, 3, 1]
    assert [o.rank_computed for o in found.options] == [2, 1, 2]
    assert found.winner == (("Z",), ("Y",), True)
    assert found.margin == (Fraction("0.1"), Fraction("0.2"))
    assert (found.reproduced, found.checked, found.wrong_ranks) == (1, 3, ())
    assert found.diagnosis is None
    assert not found.is_sound


def test_one_weight_for_every_criterion_is_found() -> None:
    """300, 280 and 240 are the scores times 20, and not 470, 510 and 410."""
    found = audit_of("4 5 6/7 2 5/3 8 1", "300 280 240", weights="50 30 20")

    assert computed(found) == [470, 510, 410]
    assert found.winner == (("X",), ("Y",), True)
    assert found.diagnosis == "every criterion gets the weight 20 of `C`"


@pytest.mark.parametrize(
    ("totals", "diagnosis"),
    [
        ("1.3 2.7 3.1", "`A` is left out"),
        ("3.2 2.3 3.6", "the weights of `A` and `C` are exchanged"),
        ("3.3 3.1 4.7", "`A` is counted twice"),
        ("2.6 3.3 3.9", None),
        ("2.3 2.9 3.9", None),
    ],
)
def test_a_fault_in_the_weights_is_told_from_the_totals(totals: str, diagnosis: str | None) -> None:
    """Left out, exchanged, counted twice; the last are right."""
    found = audit_of("5 1 2/1 4 3/4 2 5", totals, weights=".2 .3 .5")

    assert computed(found) == [Fraction("2.3"), Fraction("2.9"), Fraction("3.9")]
    assert found.diagnosis == diagnosis
    assert found.is_sound is (totals == "2.3 2.9 3.9")


@pytest.mark.parametrize(("totals", "beside"), [("28 18 27", "behind"), ("26 22 17", "before")])
def test_weights_that_moved_by_one_are_found(totals: str, beside: str) -> None:
    """Weights 1, 3 and 5 taken as 3, 5, 1 and as 5, 1, 3."""
    found = audit_of("4 3 1/1 2 5/2 4 1", totals, weights="1 3 5")

    assert computed(found) == [18, 32, 19]
    assert found.diagnosis == f"each criterion gets the weight of the one {beside} it"


def test_two_faults_that_both_explain_the_totals_explain_nothing() -> None:
    """Where every option scores the same on A and B, leaving out the one or the other is alike."""
    found = audit_of("2 2 1/4 4 3/1 1 6", "3 7 7", weights="1 1 1")

    assert computed(found) == [5, 11, 8]
    assert len(found.wrong) == 3
    assert found.diagnosis is None


def test_one_wrong_total_has_no_diagnosis() -> None:
    """Any number can be explained: 2.0 is X without B, and nothing else."""
    found = audit_of("5 1 2/1 4 3/4 2 5", "2.0 2.9 3.9", weights=".2 .3 .5")

    assert [option.option for option in found.wrong] == ["X"]
    assert found.diagnosis is None


@pytest.mark.parametrize(
    ("weights", "percent", "total", "adds_up"),
    [
        (".6 .6", False, Fraction("1.2"), False),
        (".33 .33 .33", False, Fraction("0.99"), True),
        (".3 .3 .3", False, Fraction("0.9"), True),
        (".30 .30 .30", False, Fraction("0.9"), False),
        ("60 40", True, Fraction(1), True),
        ("60 30", True, Fraction("0.9"), False),
        ("50 40", False, Fraction(90), False),
        ("3 4", False, Fraction(7), None),
    ],
)
def test_weights_that_look_like_shares_are_to_add_up(
    weights: str, percent: bool, total: Fraction, adds_up: bool | None
) -> None:
    """To 1 or 100, each rounded to its own last digit; other weights need not."""
    numbers = [Fraction(text) / (100 if percent else 1) for text in weights.split()]
    scores = " ".join("1" for _ in numbers)
    found = audit_of(scores, f"{float(sum(numbers))}", weights=weights, percent=percent)

    assert not found.wrong
    assert found.weights == (total, adds_up)
    assert found.is_sound is (adds_up is not False)


def test_totals_that_are_cut_off_are_no_errors() -> None:
    """3.66 is printed 3.6; Z is ahead of X by a digit that is not printed, which is no change."""
    found = audit_of("4 4/5 3/2 5", "4.0 3.6 4.0", weights=".33 .67")

    assert computed(found) == [4, Fraction("3.66"), Fraction("4.01")]
    assert (found.rounding, found.reproduced) == ("cut off", 3)
    assert found.winner == (("X", "Z"), ("Z",), False)
    assert found.is_sound


@pytest.mark.parametrize(
    ("scores", "totals", "weights", "aggregation"),
    [
        ("1 2/3 4", "1.5 3.5", "", "mean"),
        ("1 2/3 4", "3 7", "", "sum"),
        ("1 2/3 4", "1.7 3.7", "3 7", "weighted mean"),
        ("1 2/3 5", "1.5 4.05", "60 45", "weights as percentages"),
        ("1 2/3 4", "3 7", "2 5", "sum"),
        ("1 2/3 4", "1.5 3.5", "2 5", "mean"),
        # The one total of two that the mean gives is a coincidence.
        ("1 2/3 4", "1.5 9", "", "sum"),
    ],
)
def test_another_way_of_adding_up_gives_more_than_half_of_the_totals(
    scores: str, totals: str, weights: str, aggregation: str
) -> None:
    """Else the stated way is meant: the weighted sum, the sum where there are no weights."""
    found = audit_of(scores, totals, weights=weights)

    assert found.aggregation == aggregation
    assert len(found.wrong) == 2 * (totals == "1.5 9")


def test_ranks_say_that_lower_is_better() -> None:
    """Ranks 1, 2, 3 beside totals 4, 5, 9; a setting goes before them."""
    found = audit_of("1 3/1 4/5 4", "4 5 9", ranks="1 2 3")

    assert (found.lower_is_better, found.direction_by_ranks) == (True, True)
    assert found.winner == (("X",), ("X",), False)
    assert found.is_sound
    assert not audit_of("1 3/1 4/5 4", "4 5 9", ranks="1 2 3", lower=False).is_sound
    assert not audit_of("1 3/1 4/5 4", "4 5 9").lower_is_better
    assert not audit_of("1 3/2 2/4 0", "4 4 4", ranks="1 2 3").lower_is_better


@pytest.mark.parametrize(
    ("ranks", "wrong"),
    [("1 2 2 4", ""), ("1 2 3 4", ""), ("1 3 3 4", ""), ("1 2.5 2.5 4", ""), ("1 2 2 3", ""),
     ("1 2 3 3", "W"), ("2 1 3 4", "XY"), ("1 4 2 4", "Y")],
)  # fmt: skip
def test_ranks_follow_from_printed_totals(ranks: str, wrong: str) -> None:
    """Equals may have any place that they share, their mean, or the next number without a gap."""
    found = audit_of("9/5/5/1", "9 5 5 1", ranks=ranks)

    assert "".join(option.option for option in found.wrong_ranks) == wrong
    assert found.is_sound is not bool(wrong)


def test_directions_that_are_mixed_are_no_error() -> None:
    """Scores may have been turned already."""
    mixed = audit_of("1 2/3 4", "3 7", directions=("less", "more"))

    assert mixed.mixed_directions
    assert mixed.is_sound
    for alike in (("more", None), ("less", "less")):
        assert not audit_of("1 2/3 4", "3 7", directions=alike).mixed_directions


def test_rounding_of_scores_explains_what_it_can_reach() -> None:
    """Scores of one decimal and weights that add up to 1 move a total by 0.05 at the most, beside
    the half of its own last digit."""
    found = audit_of("1.0 2.0/1.0 2.0/1.0 2.0", "1.50 1.555 1.556", weights=".5 .5")

    assert [option.wrong for option in found.options] == [False, True, True]
    assert [o.explained_by_rounded_scores for o in found.options] == [False, False, False]
    found = audit_of("1.0 2.0/1.0 2.0/1.0 2.0", "1.50 1.550 1.5506", weights=".5 .5")
    assert [o.explained_by_rounded_scores for o in found.options] == [False, True, False]


def test_totals_over_missing_cells_cannot_be_checked() -> None:
    """They are not wrong, and count as printed; an option without a printed total has no place."""
    found = audit_of("1 -/3 4/2 2", "9 7 -", weights="1 1")

    assert computed(found) == [None, 7, 4]
    assert [option.unchecked for option in found.options] == [True, False, False]
    assert (found.reproduced, found.checked) == (1, 1)
    assert [option.rank_computed for option in found.options] == [1, 2, None]
    assert found.is_sound


def test_a_total_that_is_off_by_half_a_digit_is_given_on_both_sides() -> None:
    """2.5 is printed 2 and 3; just beyond the half it is wrong."""
    assert audit_of("2.5/2.5", "2 3").is_sound
    assert len(audit_of("2.51/2.49", "2 3").wrong) == 2


@pytest.mark.parametrize(
    "texts", [("3", "-4", "+5"), ("-0.5", ".25", "7."), ("1e3", "-2.5E-2", "0"), ("0.1", "-0", "9")]
)
def test_scores_are_the_rationals_of_their_digits(texts: tuple[str, ...]) -> None:
    """However they are written; totals are their exact sums."""
    scores = Scores.of(texts)
    assert scores.numbers == tuple(map(Fraction, texts))
    weights = (Fraction(1, 3), Fraction(-7, 10), Fraction(2))
    expected = sum(map(mul, weights, scores.numbers), Fraction())
    assert Way("sum", weights).totals([scores]) == [expected]
    assert Way("mean", weights, None).totals([scores]) == [expected / sum(weights)]
