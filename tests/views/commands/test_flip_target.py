"""`flip TARGET`: each way with what is enough, in sentences that hold as they stand."""

from typing import Any

import pytest

from belarus_options.model.choices import Vary
from belarus_options.model.project import Project
from belarus_options.model.settings import Settings
from belarus_options.model.weights import WeightSetting, WeightValue
from belarus_options.studies.flip.flip import flip
from belarus_options.views.commands.flip import flip_report
from belarus_options.views.report.report import Next, Report, Shown, Table
from models import matrix, project
from wording import answer, headings, held_pointers, notes, rows, text, texts

LEVELS = {"prefer": "more", "scale": {"0": "Benches", "1": "Seats", "2": "Cabins"}}
COST = {"scale": {"worst": 50, "best": 0, "unit": "million"}}
FERRIES = {"cost": {"weight": 2, **COST}, "comfort": {"weight": 1, **LEVELS}}
# Fast costs 60 more of 100 and is better by a level of 50.
FAST = {"cost": 40, "comfort": 2}
SLOW = {"cost": 10, "comfort": 1}
UNIT = {"scale": {"worst": 0, "best": 1}}
DEEP: dict[str, Any] = {
    "a": {"weight": 1, "criteria": {"x": {"weight": 1, **UNIT}, "y": {"weight": 1, **UNIT}}},
    "b": {"weight": 1, "criteria": {"p": {"weight": 1, **UNIT}, "q": {"weight": 1, **UNIT}}},
}
BEHIND = {
    "one": {"a.x": 0.5, "a.y": 0.5, "b.p": 0.5, "b.q": 0.5},
    "two": {"a.x": 0.9, "a.y": 0.3, "b.p": 0.3, "b.q": 0.3},
}
AS_STATED = Settings()


def told(
    whole: Project, target: str, settings: Settings = AS_STATED, vary: Vary = Vary.top
) -> Report:
    return flip_report(flip(whole, settings, vary, target=target), target)


def brief_rows(report: Report) -> list[tuple[str, ...]]:
    [table] = tables(report, Shown.in_brief)
    return rows(table)


def tables(report: Report, shown: Shown) -> list[Table]:
    blocks = [block for block in report.blocks() if block.shown is shown]
    return [block.content for block in blocks if isinstance(block.content, Table)]


def tries(report: Report, shown: Shown) -> tuple[str, ...]:
    blocks = [block for block in report.blocks() if block.shown is shown]
    return texts(
        said
        for block in blocks
        if isinstance(block.content, Next)
        for said in block.content.sentences
    )


def test_the_answer_has_one_weight_alone_and_the_scores() -> None:
    """With what is held in the same sentence; the subtitle says where the target is now."""
    report = told(project(FERRIES, {"fast": FAST, "slow": SLOW}), "fast")
    assert text(report.subtitle) == "what puts fast first · it is second, 23.3 points behind slow"
    assert answer(report) == (
        "With scores and proportions of all other weights as stated, it is enough to put fast first"
        " that cost is at most 45.4% (stated: 66.7%) or comfort is at least 54.6% (33.3%).",
        "With weights as stated, it is enough to put fast first that one score changes within its"
        " scale: fast on cost at 22.499 instead of 40 million.",
    )


def test_four_ways_stand_in_a_table() -> None:
    """Numbered, each with what is stated and what is enough; of leaves shares of the whole."""
    report = told(project(DEEP, BEHIND), "two")
    [table] = tables(report, Shown.in_brief)
    assert headings(table)[1:] == ("Any one of four is enough", "What changes", "Stated", "Then")
    assert rows(table) == [
        ("1", "One weight alone", "a.x, of a", "50%", "66.7%"),
        ("", "", "or a.y, of a", "50%", "33.3%"),
        ("", "", "or a", "50%", "66.7%"),
        ("", "", "and one more: `--full`", "", ""),
        ("2", "Weights of the two", "a", "50%", "66.7%"),
        ("", "", "b", "50%", "33.3%"),
        ("3", "Leaves, of the whole", "a.x", "25%", "33.4%"),
        ("", "", "a.y", "25%", "16.7%"),
        ("4", "Scores, within its scale", "one on a.x", "0.5", "0.2999"),
    ]
    whole, *_ = tables(report, Shown.in_full)
    assert ("", "", "or b", "50%", "33.3%") in rows(whole)
    assert tries(report, Shown.in_brief) == (
        "Try 2: `belarus-options score --weight a=1.334 --weight b=0.666`",
    )
    assert [line.partition(":")[0] for line in tries(report, Shown.in_full)] == [
        "Try 1", "Try 2", "Try 3", "Try 4",
    ]  # fmt: skip
    assert (
        tries(report, Shown.in_full)[-1] == "Try 4: `belarus-options score --score one/a.x=0.2999`"
    )


def test_a_share_that_is_enough_within_a_range_has_both_ends() -> None:
    """Another is first beyond it."""
    report = told(matrix([[1, 0], [0, 1], [0.7, 0.6]], [8, 1]), "o2")
    assert "c0 is from 36.4% to 66.6% (stated: 88.9%)" in answer(report)[0]
    assert brief_rows(report)[0][-1] == "36.4–66.6%"


def test_what_a_setting_changed_is_set() -> None:
    """In the sentence and in the heading."""
    heavy = Settings((WeightSetting("cost", WeightValue(80.0, True)),))
    report = told(project(FERRIES, {"fast": FAST, "slow": SLOW}), "fast", heavy)
    assert answer(report)[0].startswith("With scores as stated and proportions of all other")
    assert "(set: 80%)" in answer(report)[0]
    assert headings(tables(report, Shown.in_brief)[0])[3] == "Set"


def test_ways_that_are_none_say_why() -> None:
    """Who is ahead, and that three scores are not enough; how many ways are left is said above."""
    report = told(matrix([[1.0] * 4, [0.0] * 4], [1] * 4), "o1")
    assert answer(report) == (
        "With scores and proportions of all other weights as stated, no one weight puts o1 first.",
        "With weights as stated, no change of three scores within their scales puts it first.",
    )
    assert [row[2] for row in brief_rows(report)] == [
        "none is enough", "none: o0 is always ahead", "no three are enough",
    ]  # fmt: skip
    assert headings(tables(report, Shown.in_brief)[0])[1] == "None is enough"
    assert tries(report, Shown.in_brief) == ()


def test_the_first_level_is_said_in_words() -> None:
    """What has to be believed, with how to see the others."""
    fast: dict[str, Any] = {"cost": 20, "comfort": {"value": 0, "range": (0, 2)}}
    report = told(project(FERRIES, {"fast": fast, "slow": SLOW}), "fast")
    assert "comfort 2 is: Cabins" in notes(report)


def test_a_long_command_is_left_to_the_full_output() -> None:
    """Where a screen has no room for it."""
    scores = [[1.0, 1.0, 1.0, 1.0, 1.0, 0.0], [0.0, 0.0, 0.0, 0.0, 0.0, 0.05]]
    report = told(matrix(scores, [1] * 6), "o1")
    assert tries(report, Shown.in_brief) == ("The weights of 2, to try: `--full`",)
    assert brief_rows(report)[-2][2].startswith("and ")


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        ([[1.0]], "o0 is the only option: it has no rival, so it is first already."),
        ([[1.0], [1.0]], "o0 ties for first with o1: nothing is ahead of it."),
        ([[1.0], [0.5]], "o0 is first already, 50.0 points ahead of o1."),
    ],
)
def test_a_target_that_is_first_has_one_sentence(scores: list[list[float]], said: str) -> None:
    """And no table."""
    report = told(matrix(scores, [1]), "o0")
    assert answer(report) == (said,)
    assert tuple(report.blocks()) == ()
    assert report.result()["targets"] == []


def test_targets_that_tie_say_so() -> None:
    """Their place is shared."""
    report = told(matrix([[1, 1], [0.5, 0], [0, 0.5]], [1, 1]), "o1")
    assert "it is one of those in second place, 75.0 points behind o0" in text(report.subtitle)


@pytest.mark.parametrize("vary", Vary)
def test_figures_say_where_the_result_has_them(vary: Vary) -> None:
    """Ends of one weight, what is stated, how far behind."""
    pointers = held_pointers(told(project(DEEP, BEHIND), "two", vary=vary))
    assert {"/targets/0/behind", "/targets/0/one_weight/0/low"} <= set(pointers)
