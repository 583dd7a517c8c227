"""The questions of an interview: which come, in which order, and what the answers become."""

from datetime import date
from typing import Any

import pytest

from belarus_options.model.judgments import SPELLINGS, Spelling
from belarus_options.model.problem import InputError
from belarus_options.studies.elicitation.comparing import elicitation
from belarus_options.studies.elicitation.interview import (
    Answer,
    Choose,
    EqualStep,
    Finished,
    Points,
    Question,
    Times,
    entry_of,
    most_questions,
    next_question,
    require_questions,
)
from judged import RISK, judged, letters

# By a method: the questions that come in a group of a, b and c, each with an answer, and the
# answers under their key.
TABLE: dict[Spelling, tuple[list[tuple[Question, Any]], dict[str, Any]]] = {
    "swing": (
        [
            (Choose("most", ("a", "b", "c")), ("b",)),
            (Points("a", "b"), (60.0, 70.0, 85.0)),
            (Points("c", "b"), (0.0, 0.0, 0.0)),
        ],
        {"swing": {"a": 70, "b": 100, "c": 0}, "swing_range": {"a": (60, 85)}},
    ),
    "order": (
        [
            (Choose("most", ("a", "b", "c"), takes_several=True), ("c",)),
            (Choose("next", ("a", "b"), takes_several=True), ("b",)),
        ],
        {"order": ("c", "b", "a")},
    ),
    "ratios": (
        [(Times("a", "b"), 3.0), (Times("a", "c"), 5.0), (Times("b", "c"), 3.0)],
        {"ratios": {"a/b": 3, "a/c": 5, "b/c": 3}},
    ),
    "tradeoffs": (
        [
            (Choose("most", ("a", "b", "c")), ("c",)),
            (EqualStep("a", "c"), (0.0, 0.5)),
            (EqualStep("b", "c"), (0.25, 1.0)),
        ],
        {
            "tradeoffs": (
                {"this": {"a": (0, 1)}, "equals": {"c": (0, 0.5)}},
                {"this": {"b": (0, 1)}, "equals": {"c": (0.25, 1)}},
            )
        },
    ),
    "best-worst": (
        [
            (Choose("most", ("a", "b", "c")), ("b",)),
            (Choose("least", ("a", "c")), ("c",)),
            (Times("b", "c", 9), 8.0),
            (Times("b", "a", 8), 2.0),
            (Times("a", "c", 8), 5.0),
        ],
        {
            "best-worst": {
                "best": "b",
                "worst": "c",
                "best-to-others": {"a": 2, "c": 8},
                "others-to-worst": {"a": 5, "b": 8},
            }
        },
    ),
}


@pytest.mark.parametrize("by", SPELLINGS)
def test_questions_come_one_after_another_and_make_an_entry(by: Spelling) -> None:
    """Each is found from the answers before it, and the entry is one that weights follow from."""
    project = judged(letters(3))
    steps, expected = TABLE[by]
    answers: list[Answer] = []
    for question, answer in steps:
        assert next_question(project, "", by, answers) == question
        answers.append(answer)
    finished = next_question(project, "", by, answers)
    assert finished == Finished(expected)
    assert most_questions(by, 3) == len(steps)

    entry = entry_of(project, "", expected, "J5", date(2026, 11, 20))
    assert (entry.spelling, entry.who, entry.on) == (by, "J5", date(2026, 11, 20))
    [group] = elicitation(project._replace(judgments=(entry,))).groups
    assert group.scales == "same"
    assert sum(group.judged.values()) == pytest.approx(1)


def test_going_back_is_leaving_the_last_answer_out() -> None:
    """Another largest swing changes what is asked next."""
    project = judged(letters(3))
    assert next_question(project, "", "swing", [("a",)]) == Points("b", "a")
    assert next_question(project, "", "swing", []) == Choose("most", ("a", "b", "c"))
    assert next_question(project, "", "swing", [("b",)]) == Points("a", "b")


def test_swings_that_share_a_place_are_not_asked_about_again() -> None:
    """Nor is the last that is left."""
    project = judged(letters(4))
    assert next_question(project, "", "order", [("a", "c")]) == Choose("next", ("b", "d"), True)
    finished = next_question(project, "", "order", [("c", "a"), ("d",)])
    assert finished == Finished({"order": (("a", "c"), "d", "b")})
    assert next_question(project, "", "order", [("a", "b", "c", "d")]) == Finished(
        {"order": (("a", "b", "c", "d"),)}
    )


@pytest.mark.parametrize("by", SPELLINGS)
@pytest.mark.parametrize("siblings", [2, 3, 4, 5])
def test_a_group_is_fewer_than_ten_questions(by: Spelling, siblings: int) -> None:
    """With up to five criteria."""
    assert most_questions(by, siblings) < 10


def test_many_pairs_are_a_ring() -> None:
    """Of six criteria each is compared with two, so that answers can still contradict."""
    project = judged(letters(6))
    answers: list[Answer] = []
    pairs = []
    while isinstance(question := next_question(project, "", "ratios", answers), Times):
        pairs.append(f"{question.first}{question.second}")
        answers.append(1.0)
    assert pairs == ["ab", "bc", "cd", "de", "ef", "af"]
    assert most_questions("ratios", 6) == 6


def test_a_whole_swing_of_levels_leads_to_the_better() -> None:
    """Of escalation, where less is better, from level 4 to level 0."""
    project = judged(RISK)
    answers: list[Answer] = [("diversion",), (0.0, 0.9), (0.0, 0.5), (0.0, 0.7)]
    finished = next_question(project, "", "tradeoffs", answers)
    assert isinstance(finished, Finished)
    assert finished.answers["tradeoffs"][0]["this"] == {"escalation": (4, 0)}


def test_what_cannot_be_asked_is_refused_before_anything_is() -> None:
    """One criterion alone, and trade-offs where a leaf has no scale."""
    alone = judged(letters(1))
    with pytest.raises(InputError, match="nothing to weigh"):
        require_questions(alone, "", "swing", argument="top")
    scaleless = judged({"a": {}, "b": {"scale": None, "prefer": "more"}})
    with pytest.raises(InputError, match="none is that of `b`"):
        require_questions(scaleless, "", "tradeoffs", argument="top")
    require_questions(scaleless, "", "swing", argument="top")
