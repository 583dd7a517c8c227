"""The linear best-worst model, exactly."""

from fractions import Fraction

from belarus_options.methods.elicitation.best_worst import best_worst_weights, input_based_ratio


def fractions(*numbers: float) -> list[Fraction]:
    return [Fraction(number) for number in numbers]


def test_ratings_that_agree_are_met_exactly() -> None:
    """Best worth 2 and 6 times the others, the middle 3 times the worst: 6, 3 and 1 of 10."""
    found = best_worst_weights(fractions(1, 2, 6), fractions(6, 3, 1), 0, 2)
    assert found.xi == 0
    assert found.weights == [Fraction(6, 10), Fraction(3, 10), Fraction(1, 10)]


def test_weights_add_up_to_one_and_miss_no_rating_by_more_than_xi() -> None:
    """Also where ratings are no whole numbers and do not agree."""
    to_others, to_worst = fractions(1, 2.5, 4, 8), fractions(8, 2, 3, 1)
    found = best_worst_weights(to_others, to_worst, 0, 3)
    assert sum(found.weights) == 1
    missed = [abs(found.weights[0] - to_others[j] * found.weights[j]) for j in range(1, 4)]
    missed += [abs(found.weights[j] - to_worst[j] * found.weights[3]) for j in range(1, 3)]
    assert max(missed) == found.xi > 0


def test_no_ratio_where_best_and_worst_are_worth_the_same() -> None:
    """Then nothing is left to compare with, and the weights are equal."""
    ones = fractions(1, 1, 1)
    assert input_based_ratio(ones, ones, 0, 1) is None
    assert best_worst_weights(ones, ones, 0, 1).weights == [Fraction(1, 3)] * 3


def test_two_criteria_cannot_contradict_each_other() -> None:
    """One rating is all there is."""
    assert input_based_ratio(fractions(1, 4), fractions(4, 1), 0, 1) == 0
    assert best_worst_weights(fractions(1, 4), fractions(4, 1), 0, 1).weights == [
        Fraction(4, 5),
        Fraction(1, 5),
    ]
