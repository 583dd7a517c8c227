"""What `sensitivity` says in words: the nearest weight, how many can, and which scores."""

import pytest

from belarus_options.studies.sensitivity import WeightStability, sensitivity
from belarus_options.studies.tornado import Swing
from belarus_options.views.commands.sensitivity import sensitivity_report
from models import matrix
from stressed import flat, score
from swings import node, report, swing
from wording import answer, held_pointers, notes

AHEAD = "another option ahead of o0, "
EACH = "moved alone from 0 to 100% of its group, scores as stated"
CAN, NOBODY = f"can put {AHEAD}", f"can put {AHEAD}{EACH}"
WITHIN = "moved alone within what is stated for it, weights as stated"
STEP = (
    "moved alone within what is stated for it, or by one step where nothing is, weights as stated"
)


@pytest.mark.parametrize(
    ("fragile", "sentence"),
    [
        (
            node("x", 0.24, 0.0, 0.4198, above="b"),
            "is at most 41.9% of the whole (stated: 24%), scores as stated; from 42% on b is"
            " ahead.",
        ),
        (
            node("x.y", 0.4, 0.0069, 1.0, below="bc"),
            "is at least 0.7% of x (stated: 40%), scores as stated; at 0.6% or less b and c are"
            " ahead.",
        ),
        (
            node("x", 0.38, 0.1784, 0.9766, below="b", above="c"),
            "is from 17.9% to 97.6% of the whole (stated: 38%), scores as stated; at 17.8% or less"
            " b is ahead, and from 97.7% on c is ahead.",
        ),
        (
            node("x", 0.5, 0.5, 1.0, below="b"),
            "is at least 50% of the whole (stated: 50%), scores as stated; at 49.9% or less b is"
            " ahead.",
        ),
        (
            node("x", 0.5, 0.0, 0.5, above="b"),
            "is at most 50% of the whole (stated: 50%), scores as stated; from 50.1% on b is"
            " ahead.",
        ),
        (
            node("x", 0.5, 0.5, 0.5, below="b", above="c"),
            "is exactly 50% of the whole (stated: 50%), scores as stated; at 49.9% or less b is"
            " ahead, and from 50.1% on c is ahead.",
        ),
        (
            node("x", 0.24, 0.0, 0.24003, above="b"),
            "is at most 24.002% of the whole (stated: 24%), scores as stated; from 24.004% on b is"
            " ahead.",
        ),
    ],
)
def test_the_first_sentence_names_the_nearest_weight(
    fragile: WeightStability, sentence: str
) -> None:
    """Ends inside the interval, of what they are a share, the weight in force, and who is ahead
    from which number on; an end that is a short decimal is neither."""
    shown = report(node("z", 0.76, 0.0, 1.0), fragile)
    path = fragile.criterion
    assert answer(shown)[0] == (
        f"{path} is nearest to changing the first place: o0 stays first while {path}, moved alone,"
        f" {sentence}"
    )


@pytest.mark.parametrize(
    ("others", "sentence"),
    [
        ([node("y", 0.6, 0.0, 1.0)], f"No other weight {NOBODY}."),
        ([node("y", 0.6, 0.3, 1.0, below="b")], f"The one other weight {CAN}{EACH}."),
        (
            [node("y", 0.3, 0.0, 1.0), node("z", 0.3, 0.1, 1.0, below="b")],
            f"Of the two other weights, one {CAN}{EACH}, and one cannot.",
        ),
        (
            [node("x", 0.1, 0.0, 1.0)]
            + [node(path, 0.1, 0.0, 0.9, above="b") for path in "mnopqrstuvyz"],
            f"Of the 13 other weights, twelve {CAN}each {EACH}, and one cannot.",
        ),
        (
            [node(path, 0.1, 0.0, 0.9, above="b") for path in "xy"],
            f"Both other weights {CAN}each {EACH}.",
        ),
        (
            [node(path, 0.1, 0.0, 0.9, above="b") for path in "uvwxyz"],
            f"All six other weights {CAN}each {EACH}.",
        ),
    ],
)
def test_the_second_sentence_counts_the_others(
    others: list[WeightStability], sentence: str
) -> None:
    """How many can and how many cannot, with what was moved and what was held."""
    shown = report(node("a", 0.4, 0.0, 0.45, above="b"), *others)
    assert answer(shown)[1] == sentence


def test_where_no_weight_can_move_it_the_answer_says_so() -> None:
    """And that each was varied."""
    lines = answer(report(node("x", 0.5, 0.0, 1.0), node("y", 0.5, 0.0, 1.0)))
    assert lines[0] == f"No weight {NOBODY}."
    assert answer(report())[0] == "No criterion has siblings, so there is no weight to vary."


def test_a_tie_for_first_is_said_before_anything_else() -> None:
    """With whom, and which of them the intervals are about."""
    shown = sensitivity_report(sensitivity(matrix([[0.8, 0.4], [0.4, 0.8]], [1, 1])))
    assert answer(shown) == (
        "o0 and o1 tie for first; what follows is about o0, the first by id.",
        "c0 is nearest to changing the first place: o0 has nothing ahead of it while c0, moved"
        " alone, is at least 50% of the whole (stated: 50%), scores as stated, though one ties with"
        " it; at 49.9% or less o1 is ahead.",
        f"The one other weight {CAN}{EACH}.",
        f"All four scores {CAN}each {STEP}.",
    )


def test_a_tie_at_an_end_is_said() -> None:
    """At all the weight on one criterion the two are level: first is strictly ahead."""
    shown = sensitivity_report(sensitivity(matrix([[1.0, 0.9], [1.0, 0.2], [0.0, 1.0]], [1, 1])))
    assert answer(shown)[0].endswith("o2 is ahead; at 100% it ties with o1.")


@pytest.mark.parametrize(
    ("swings", "sentence"),
    [
        ([], "Every score is settled, so none is moved."),
        ([(10, 4)], f"The one score cannot put {AHEAD}{WITHIN}."),
        ([(10, 4), (9, 9)], f"None of the two scores {CAN}{WITHIN}."),
        ([(10, 4), (9, 0)], f"None of the two scores {CAN}{WITHIN}; one brings a tie."),
        ([(10, -4)], f"The one score {CAN}{WITHIN}."),
        ([(10, -4), (10, 0), (-3, 10)],
         f"Of the three scores, two {CAN}each {WITHIN}, and one cannot; one brings a tie."),
    ],
)  # fmt: skip
def test_the_last_sentence_says_whether_a_score_can(
    swings: list[tuple[float, float]], sentence: str
) -> None:
    """How many scores there are, how many put another option ahead, and how many only tie."""
    given = tuple(swing("o0", f"c{i}", *ends) for i, ends in enumerate(swings))
    assert answer(report(node("x", 0.5, 0.0, 1.0), swings=given))[-1] == sentence


def test_settled_scores_are_not_counted_and_that_is_said() -> None:
    """And where a score has nothing stated for it, that it is moved by a step."""
    blocks = {"a": [score(9, settled=True)], "b": [score(2)]}
    shown = sensitivity_report(sensitivity(flat(blocks)))
    assert answer(shown)[-1] == f"The one score not settled cannot put {AHEAD}{STEP}.".replace(
        "o0", "a"
    )


def test_what_takes_a_score_there_is_said() -> None:
    """Its range, the evidence that is wrong, or one step."""
    blocks = {
        "a": [score(6, "e", range=(5, 6), if_wrong={"e": 1}), score(5, range=(2, 5))],
        "b": [score(5), score(5)],
    }
    assert notes(sensitivity_report(sensitivity(flat(blocks)))) == (
        "One score alone, weights as stated: b is 20.0 points ahead with a on c0 at 1 (if e is"
        " wrong) and 10.0 with a on c1 at 2 (of 2–5).",
    )
    [line] = notes(sensitivity_report(sensitivity(flat({"a": [score(6)], "b": [score(5.5)]}))))
    assert line == (
        "One score alone, weights as stated: b is 5.0 points ahead with a on c0 at 5 (one step from"
        " 6) and 5.0 with b on c0 at 6.5 (one step from 5.5)."
    )


@pytest.mark.parametrize(
    ("swings", "sentence"),
    [
        ([swing("o0", "a", 5.0, 12.0)], ()),
        (
            [swing("o0", "a", -0.5, 12.0), swing("o1", "b", 11, -3), swing("o2", "c", 9, -1, "o2")],
            ("One score alone, weights as stated: o1 is 3.0 points ahead with o1 on b at 3 (of"
             " 1–3); o2 is 1.0 points ahead with o2 on c at 3 (of 1–3); one more can.",),
        ),
    ],
)  # fmt: skip
def test_scores_that_can_are_named_with_who_is_ahead_and_by_how_much(
    swings: list[Swing], sentence: tuple[str, ...]
) -> None:
    """The furthest ahead first, by who is ahead, and where the score is then; none where none
    can."""
    shown = report(node("x", 0.5, 0.0, 1.0), swings=tuple(swings), options=3)
    assert notes(shown) == sentence
    assert len([p for p in held_pointers(shown) if "/lead_at_" in p]) == 2 * len(sentence)


def test_of_many_scores_the_two_that_do_most_are_named() -> None:
    """And how many more can."""
    swings = tuple(swing("o0", f"c{i}", -1.0 - i, 10.0) for i in range(8))
    [line] = notes(report(swings=swings))
    assert line.count(" on c") == 2
    assert " is 8.0 points ahead with o0 on c7 " in line
    assert line.endswith("; six more can.")


@pytest.mark.parametrize(
    "given",
    [
        node("b", 0.24, 0.0, 0.42, above="b"),
        node("b.c", 0.4, 0.1, 0.9, below="b", above="b"),
        node("b", 0.5, 0.5, 1.0, below="b"),
    ],
)
def test_numbers_of_the_answer_point_at_their_place_in_json(given: WeightStability) -> None:
    """Each weight of the first sentence has the value that stands at its pointer."""
    assert "/criteria/0/weight" in held_pointers(report(node("a", 0.6, 0.0, 1.0), given))
