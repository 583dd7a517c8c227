"""What an interview says: ends in words, questions, and what the answers come to."""

from collections.abc import Iterable

from belarus_options.model.project import Project
from belarus_options.studies.elicitation.comparing import elicitation
from belarus_options.studies.elicitation.interview import Choose, EqualStep, Points, Times
from belarus_options.views.commands.interview import (
    help_lines,
    introduction,
    prompt,
    question_lines,
    read_back,
    siblings_in_words,
    stopped,
)
from belarus_options.views.report.report import Line
from belarus_options.views.report.sentence import Command, Wording, by_id
from judged import RISK, RISK_POINTS, SCALE, judged
from models import project

WORDING = Wording(by_id, lambda command: " ".join((command.name, *command.arguments)))
COST = {"scale": {"worst": 100, "best": 0, "unit": "USD million"}}
MIXED = judged({**RISK, "cost": COST, "reach": {"scale": None, "prefer": "more"}})


def said(lines: Iterable[Line]) -> list[str]:
    return ["  " * line.level + WORDING.text(line.text) for line in lines]


def test_the_two_ends_stand_in_words() -> None:
    """Levels by what they mean, the worst first whichever way is better; measures with their unit;
    without a scale, the options."""
    words = [said(page) for page in siblings_in_words(MIXED, "")]
    assert words[0] == [
        "1 escalation", "  worst, level 4: Level 4", "  best, level 0: Level 0",
    ]  # fmt: skip
    assert words[4] == ["5 cost", "  worst: 100 USD million", "  best: 0 USD million"]
    assert words[5][1] == "  worst: 0, the worst of the options"


def test_without_a_scale_the_ends_are_what_options_reach() -> None:
    """The least and the greatest score, the worst first whichever way is better."""
    tree = {"cost": {"weight": 1, "prefer": "less"}, "time": {"weight": 1, "prefer": "more"}}
    two = project(tree, {"a": {"cost": 120, "time": 2}, "b": {"cost": 95, "time": 5}})
    assert [said(page)[1:] for page in siblings_in_words(two, "")] == [
        ["  worst: 120, the worst of the options", "  best: 95, the best of the options"],
        ["  worst: 2, the worst of the options", "  best: 5, the best of the options"],
    ]


def test_a_branch_is_its_leaves() -> None:
    """By name in a question, in words in the help and before the first question."""
    tree = {
        "good": {"weight": 1, "criteria": {key: {"weight": 1, "scale": SCALE} for key in "ab"}},
        "cost": {"weight": 1, **COST},
    }
    below = project(tree, {"only": {"good.a": 0, "good.b": 0, "cost": 0}})
    assert said(siblings_in_words(below, "")[0])[1:] == [
        "  good.a", "    worst: 0", "    best: 1", "  good.b", "    worst: 0", "    best: 1",
    ]  # fmt: skip
    question = Points("good", "cost")
    assert said(question_lines(below, question))[1:] == [
        "  all at once from worst to best: good.a and good.b (`?` shows them in words)"
    ]
    assert "    worst: 0" in said(help_lines(below, question, is_kept=True))


def test_every_question_names_what_it_is_about_and_how_it_is_answered() -> None:
    """In words, and the prompt in a few characters."""
    for question, asked, short in (
        (Choose("most", ("cost", "escalation")), "from worst to best first?", "1-2"),
        (Choose("least", ("cost", "escalation")), "from worst to best last?", "1-2"),
        (Points("cost", "escalation"), "escalation is worth 100, what is that of cost", "0-100"),
        (Times("cost", "escalation"), "is the swing of cost worth as that of escalation?", "times"),
        (Times("cost", "escalation", 9), "of cost worth as that of escalation?", "1-9"),
        (EqualStep("cost", "escalation"), "as much as the whole swing of cost?", "two levels"),
        (EqualStep("escalation", "cost"), "as much as the whole swing of escalation?", "up to"),
    ):
        lines = said(question_lines(MIXED, question))
        assert asked in lines[0]
        assert len(lines) > 1
        assert prompt(MIXED, question) == short
        assert len(said(help_lines(MIXED, question, is_kept=False))) > 2


def test_levels_of_a_step_are_listed_from_the_worst() -> None:
    """Each with what it means."""
    lines = said(question_lines(MIXED, EqualStep("cost", "escalation")))
    assert [line.strip() for line in lines if ": Level" in line] == [
        f"{level}: Level {level}" for level in (4, 3, 2, 1, 0)
    ]


def test_the_introduction_says_how_long_it_takes() -> None:
    """And what to judge."""
    text = " ".join(said(introduction("risk", "swing", 4, "`q` quits.")))
    assert "the criteria of risk" in text
    assert "Four questions." in text
    assert "not how important the criterion sounds" in text


def read(entries: Project) -> str:
    return "\n".join(said(read_back(entries, elicitation(entries).groups[0])))


def test_points_are_read_back_as_equal_changes_and_a_sum() -> None:
    """The stated weights of risk (D.4, point 10), and all others beside the largest (point 1)."""
    text = read(judged(RISK, {"swing": RISK_POINTS}))
    assert "escalation: 40%, 100 points" in text
    for swing, step in (
        ("diversion, 32.5", "level 3 to level 2, 37"),
        ("regime-reading, 47.5", "level 2 to level 0, 38"),
        ("ceded-field, 70", "level 3 to level 0, 75"),
    ):
        assert f"{swing} points, is worth about as much as escalation from {step} points." in text
    assert "together are worth 1.5 times the swing of escalation." in text


def test_others_that_add_up_to_the_largest_are_worth_as_much() -> None:
    """And nothing is added up where there is one other."""
    text = read(judged(dict.fromkeys("abc", COST), {"swing": {"a": 40, "b": 100, "c": 60}}))
    assert "The swings of a and c together are worth as much as the swing of b." in text
    assert "together" not in read(judged(dict.fromkeys("ab", COST), {"swing": {"a": 40, "b": 100}}))


def test_ratios_are_read_back_with_the_one_that_the_others_contradict() -> None:
    """No points, and no sum."""
    text = read(judged(dict.fromkeys("abc", COST), {"ratios": {"a/b": 3, "a/c": 5, "b/c": 3}}))
    assert "of a was said to be worth 3 times that of b; the other answers say 1.67." in text
    assert "points" not in text
    assert "together" not in text


def test_an_order_is_read_back_as_no_more_than_one() -> None:
    """With the formula by its name."""
    text = read(judged(dict.fromkeys("abc", COST), {"order": ["b", "a", "c"]}))
    assert "b: 61.1%" in text
    assert "Only the order was judged" in text


def test_who_stops_is_told_what_is_kept() -> None:
    """And what goes on from there."""
    again = Command("elicit", ("risk",))
    assert WORDING.text(stopped(0, again)) == "Stopped; nothing was written."
    kept = "Stopped; one answer is kept, and `elicit risk` goes on from there."
    assert WORDING.text(stopped(1, again)) == kept
    assert "three answers are kept" in WORDING.text(stopped(3, again))
