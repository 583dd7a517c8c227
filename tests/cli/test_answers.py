"""What is typed in an interview, as answers."""

from typing import Any

import pytest

from belarus_options.cli.answers import read_answer
from belarus_options.cli.asking import WrongAnswer
from belarus_options.studies.elicitation.interview import (
    Choose,
    EqualStep,
    Points,
    Question,
    Times,
)
from judged import RISK, judged

PROJECT = judged({**RISK, "cost": {"name": "Cost", "scale": {"worst": 100, "best": 0}}})
ONE = Choose("most", ("escalation", "regime-reading", "cost"))
SEVERAL = ONE._replace(takes_several=True)
POINTS, TIMES, RATING = Points("cost", "escalation"), Times("cost", "diversion"), Times("a", "b", 9)
LEVELS, MEASURE = EqualStep("cost", "escalation"), EqualStep("escalation", "cost")


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        (ONE, "2", ("regime-reading",)),
        (ONE, " Regime-Reading ", ("regime-reading",)),
        (ONE, "COST", ("cost",)),
        (SEVERAL, "1 3", ("escalation", "cost")),
        (SEVERAL, "3, 1,3", ("cost", "escalation")),
        (POINTS, "0", (0.0, 0.0, 0.0)),
        (POINTS, "100", (100.0, 100.0, 100.0)),
        (POINTS, "32.5", (32.5, 32.5, 32.5)),
        (POINTS, "1e1", (10.0, 10.0, 10.0)),
        (POINTS, "30 32.5 45", (30.0, 32.5, 45.0)),
        (POINTS, "30, 30, 45", (30.0, 30.0, 45.0)),
        (TIMES, "2.5", 2.5),
        (TIMES, "1/4", 0.25),
        (TIMES, "3 / 2", 1.5),
        (RATING, "1", 1.0),
        (RATING, "9", 9.0),
        (LEVELS, "3 2", (3.0, 2.0)),
        (LEVELS, "3 to 0", (3.0, 0.0)),
        (LEVELS, "2", (4.0, 2.0)),
        (MEASURE, "60", (100.0, 60.0)),
        (MEASURE, "80, 20.5", (80.0, 20.5)),
    ],
)
def test_answers_are_read(question: Question, text: str, answer: Any) -> None:
    """Numbers, names, fractions and steps as people type them."""
    assert read_answer(PROJECT, question, text) == answer


@pytest.mark.parametrize(
    ("question", "text", "said"),
    [
        (ONE, "0", "from 1 to 3"),
        (ONE, "4", "from 1 to 3"),
        (ONE, "none", "from 1 to 3"),
        (ONE, "9" * 5000, "from 1 to 3"),
        (ONE, "1 2", "Choose one"),
        (SEVERAL, "1 x", "from 1 to 3"),
        (POINTS, "100.1", "goes back to choose another"),
        (POINTS, "-1", "from 0 to 100"),
        (POINTS, "nan", "from 0 to 100"),
        (POINTS, ".nan", "from 0 to 100"),
        (POINTS, "32,5", "from 0 to 100"),
        (POINTS, "30 45", "or three: lowest"),
        (POINTS, "45 30 50", "the lowest goes first"),
        (POINTS, "30 40 101", "goes back to choose another"),
        (POINTS, "1 2 3 4", "or three: lowest"),
        (POINTS, "\x1b[A", "from 0 to 100"),
        (TIMES, "0", "above 0"),
        (TIMES, "-2", "above 0"),
        (TIMES, "1/0", "above 0"),
        (TIMES, ".inf", "above 0"),
        (TIMES, "1.2.3/4", "above 0"),
        (RATING, "0.9", "from 1 to 9"),
        (RATING, "10", "from 1 to 9"),
        (LEVELS, "2 3", "does not lead to anything better"),
        (LEVELS, "2 2", "does not lead to anything better"),
        (LEVELS, "7", "The levels are 0, 1, 2, 3, 4."),
        (LEVELS, "2.5 1", "The levels are"),
        (LEVELS, "x 1", "The levels are"),
        (MEASURE, "100", "does not lead to anything better"),
        (MEASURE, "20 80", "does not lead to anything better"),
        (MEASURE, "1 2 3", "one number"),
        (MEASURE, "x", "one number"),
    ],
)
def test_what_is_no_answer_says_what_is_one(question: Question, text: str, said: str) -> None:
    """In a sentence, and nothing breaks."""
    with pytest.raises(WrongAnswer) as wrong:
        read_answer(PROJECT, question, text)
    assert said in f"{wrong.value}"
    assert f"{wrong.value}".endswith(".")
