"""What `robustness` says in words: its answer, its verdict and its notes."""

import re
from dataclasses import replace
from typing import Any

import pytest

from belarus_options.model.choices import Scores, Vary, Weighting
from belarus_options.model.project import Project
from belarus_options.model.settings import Settings
from belarus_options.model.weights import WeightSetting, WeightValue
from belarus_options.studies.robustness import MOST_RANKED
from belarus_options.views.commands.robustness import robustness_report
from belarus_options.views.forms.markdown import to_markdown
from models import matrix, project
from robust import LEAF, many, report, solve, tree
from wording import WORDING, answer, commands, held_pointers, notes, sections, text

TWO = [[9, 1], [1, 9]]


# --- the answer


@pytest.mark.parametrize(
    ("varied", "of"),
    [
        ({}, "all weightings of gain, risk and cost"),
        ({"vary": Vary.leaves, "samples": 900}, "all weightings of the 4 leaves"),
        (
            {"weighting": Weighting.order},
            "all weightings of gain, risk and cost that keep the order gain > (risk, cost)",
        ),
        (
            {"weighting": Weighting.ranges, "spread": 0.3},
            "all weightings of gain, risk and cost within 30% of the stated ones",
        ),
        (
            {"weighting": Weighting.ranges, "spread": 0.3, "scores": Scores.uncertain,
             "samples": 9_000},
            "all weightings of gain, risk and cost within 30% of the stated ones and draws of the"
            " uncertain scores",
        ),
        (
            {"weighting": Weighting.stated, "scores": Scores.uncertain, "samples": 900},
            "all draws of the uncertain scores",
        ),
    ],
)  # fmt: skip
def test_shares_say_what_they_are_shares_of(varied: dict[str, Any], of: str) -> None:
    """Under the title, with what is as stated, in the answer, and above the tables of ranks and of
    pairs."""
    found = report(tree(), **varied)
    held = [
        word
        for word, is_held in (
            ("scores", "scores" not in varied),
            ("weights", varied.get("weighting") is Weighting.stated),
        )
        if is_held
    ]
    assert text(found.subtitle) == " · ".join([of, *(f"stated {word}" for word in held)])
    assert answer(found)[0].startswith(f"Of {of}, ")
    for heading in ("Ranks", "Pairs"):
        assert text(sections(found)[heading].note).startswith(f"The share of {of} ")


def test_the_stated_weights_alone_have_no_shares() -> None:
    """The answer is who is first, as `score` says; nothing is called a share."""
    found = report(tree(), weighting=Weighting.stated)
    assert text(found.subtitle) == "each option's place · stated weights and scores"
    assert answer(found)[0] == "car is first at the stated weights."
    tied = report(matrix([[5, 5], [5, 5], [0, 1]], [1, 1], 0, 10), weighting=Weighting.stated)
    assert answer(tied)[0] == "o0 and o1 tie for first at the stated weights."
    assert not any("share" in note for note in notes(found))


@pytest.mark.parametrize(
    ("weights", "of"),
    [
        ([1, 1], "c0 and c1 (the stated ones are equal and so have no order)"),
        ([1, 2], "c0 and c1 that keep the order c1 > c0"),
        ([2, 2, 0], "c0, c1 and c2 that keep the order (c0, c1) > c2"),
        ([6, 5, 4, 3, 2, 1], "6 top criteria that keep the order of the stated ones"),
    ],
)
def test_an_order_is_written_out_where_it_is_short(weights: list[int], of: str) -> None:
    """Equal weights stand in brackets, since they are free among themselves."""
    given = matrix([[9] * len(weights), [1] * len(weights)], weights, 0, 10)
    found = report(given, weighting=Weighting.order)
    assert answer(found)[0] == (
        f"Of all weightings of {of}, scores as stated, o0 is first under 100% and o1 under none."
    )


def test_options_are_named_by_how_often_they_are_first() -> None:
    """Most often first, then by id; those that are first under none last, as exactly or as drawn;
    and what was varied and held is in the sentence."""
    found = report(tree())
    assert re.fullmatch(
        r"Of all weightings of gain, risk and cost, scores and inner weights as stated, car is"
        r" first under \d+\.\d%, bus under \d+\.\d% and oxen under none\.",
        answer(found)[0],
    )
    sampled = report(tree(), samples=500)
    assert answer(sampled)[0].endswith(" and oxen under none that was drawn.")
    equal = report(matrix([[5, 5], [5, 5], [1, 1], [0, 0]], [1, 1], 0, 10))
    assert answer(equal)[0] == (
        "Of all weightings of c0 and c1, scores as stated, o0 is first under 100%, o1 under"
        " 100% and o2 and o3 under none. Options that tie share the place, so that shares can"
        " exceed 100% together."
    )


def test_of_many_options_the_sentence_names_five() -> None:
    """And says how many others there are, and how many are never first."""
    rows = [[10 - i, 3 * i % 11] for i in range(8)] + [[0, 0]] * 6
    sentence = answer(report(matrix(rows, [1, 1], 0, 11)))[0]
    for number, others in ((8, "3 others"), (6, "1 other")):
        each = [[float(i == j) for j in range(number)] for i in range(number)]
        crowded = answer(report(matrix(each, [1] * number), samples=4_000))[0]
        assert crowded.count(" under ") == 6
        assert crowded.endswith(f" and {others} under less.")
    assert re.search(r" and \d+ options under none\.$", sentence)


def test_one_option_has_nothing_to_be_compared_with() -> None:
    """It is first, without a verdict, a second table, or a way to put another first."""
    for varied in ({}, {"samples": 5}, {"scores": Scores.uncertain, "samples": 5}):
        found = report(matrix([[4, 5, 6, 7]], [1, 1, 1, 1], 0, 10), **varied)
        assert answer(found) == ("o0 is the only option: it has no rival, so there is no verdict.",)
        assert sections(found) == {}
        assert (notes(found), commands(found)) == ((), [])


# --- the verdict


def test_each_verdict_says_its_reasons() -> None:
    """The rule of `check`, and the line of 80 %, each with what was varied and held."""
    steady = (
        "stays first when any one score moves by one step or to an end of its stated range, weights"
        " as stated"
    )
    says = {
        "robust": report(matrix([[10, 10], [0, 0]], [1, 1], 0, 10)),
        "fragile": report(matrix([[10, 0], [0, 10]], [9, 1], 0, 10)),
        "score": report(matrix([[10, 9], [9, 10]], [9, 1], 0, 10)),
        "tie": report(matrix([[5, 5], [5, 5]], [1, 1], 0, 10)),
    }
    assert {key: answer(found)[1] for key, found in says.items()} == {
        "robust": f"Clear, and robust: o0 {steady}, and it is first under 80% or more of all"
        " weightings of c0 and c1, scores as stated.",
        "fragile": f"Clear, but fragile: o0 {steady}, but it is first under 50.0% of all weightings"
        " of c0 and c1, scores as stated: less than 80%.",
        "score": "No clear winner: at the stated weights one score alone, moved by one step, turns"
        " first place round (o0 on c0 at 9 instead of 10).",
        "tie": "No clear winner: at the stated weights o0 and o1 tie for first.",
    }


def test_a_verdict_names_draws_where_scores_are_drawn() -> None:
    """And where no weights were varied, nothing but the scores is said of it."""
    given = matrix([[10, 10], [0, 0]], [1, 1], 0, 10)
    drawn = report(given, scores=Scores.uncertain, samples=50)
    whole = "all weightings of c0 and c1 and draws of the uncertain scores"
    assert answer(drawn)[1].endswith(f"first under 80% or more of {whole}.")
    stated = report(given, weighting=Weighting.stated)
    assert answer(stated)[1].endswith("weights as stated; no weights were varied.")


def test_one_weight_alone_is_no_weighting_to_vary() -> None:
    """Its share is all there is, whoever is first."""
    assert answer(report(matrix([[9], [1]], [1], 0, 10)))[0] == (
        "c0 is the only top criterion, so there is no weighting to vary; at the stated weights o0"
        " is first."
    )


# --- the notes


def test_notes_say_what_is_exact_and_how_far_draws_are_off() -> None:
    """Nothing drawn, all drawn, or ranks alone; one draw is one draw."""
    counts = "A share counts weightings, each as much as any other. It is not the likelihood of"
    assert notes(report(tree()))[0] == (
        f"{counts} anything. All figures are exact but for rounding."
    )
    sampled = solve(tree(), samples=2_500, seed=7)
    assert sampled.standard_error is not None
    error = 100 * float(sampled.standard_error.max())
    assert notes(robustness_report(sampled))[0] == (
        f"{counts} anything. 2,500 draws, seed 7; standard errors of the shares are at most"
        f" {error:.2g} percentage points."
    )
    assert 0.5 < error <= 1
    assert notes(report(tree(), samples=1))[0].endswith(
        " 1 draw, seed 1; each option has one rank in all of them, which leaves standard errors of"
        " 0."
    )
    leaves = report(tree(), vary=Vary.leaves)
    assert " 1,000,000 draws, seed 1; " in notes(leaves)[0]
    assert notes(leaves)[0].endswith("; pairs and expected ranks are exact.")


def test_notes_say_that_scores_are_drawn_one_by_one() -> None:
    """Where any are drawn, with what a share counts then."""
    drawn: dict[str, Any] = {"scores": Scores.uncertain, "samples": 10}
    for varied, counted in (
        (drawn, "weightings and draws of the scores"),
        ({**drawn, "weighting": Weighting.stated}, "draws of the scores"),
    ):
        [note, *_] = notes(report(tree(), **varied))
        assert note.startswith(f"A share counts {counted}, each as much as any other. It is not ")
        assert "Scores are drawn independently of each other, also where they rest on the" in note
    assert "independently" not in notes(report(tree()))[0]


def test_notes_say_what_leaves_do_to_criteria_above_them() -> None:
    """Only where a criterion has leaves and weights vary evenly over all of them; the table has the
    mean of all weightings then."""
    says = "Each leaf weighs the same on average, and so a criterion with more leaves more"
    leaves: dict[str, Any] = {"vary": Vary.leaves, "samples": 100}
    flat = matrix(TWO, [1, 1], 0, 10)
    assert any(note.startswith(says) for note in notes(report(tree(), **leaves)))
    for given, varied in (
        (tree(), {}),
        (flat, leaves),
        (tree(), {**leaves, "weighting": Weighting.stated}),
        (tree(), {**leaves, "weighting": Weighting.order, "samples": 900}),
    ):
        assert not any(note.startswith(says) for note in notes(report(given, **varied)))


def test_notes_name_what_weighs_nothing_and_what_is_not_uncertain() -> None:
    """Within ranges a weight of 0 stays 0; without ranges there is nothing to draw."""
    given = matrix([[1, 2, 3], [3, 2, 1]], [1, 0, 0], 0, 10)
    assert "c1 and c2 weigh nothing and stay so." in notes(
        report(given, weighting=Weighting.ranges)
    )
    six = report(matrix([[1] * 7, [2] * 7], [1, *[0] * 6], 0, 10), weighting=Weighting.ranges)
    assert "6 criteria weigh nothing and stay so." in notes(six)
    one = report(matrix(TWO, [1, 0], 0, 10), weighting=Weighting.ranges)
    assert "c1 weighs nothing and stays so." in notes(one)
    none = "No score has a range or a distribution: every draw has the stated scores."
    assert none in notes(report(given, scores=Scores.uncertain, samples=10))[0]
    assert none not in notes(report(tree(), scores=Scores.uncertain, samples=10))[0]


@pytest.mark.parametrize(
    ("given", "varied", "brief"),
    [
        (tree(), {}, ["Rank 2, expected ranks and pairs: `--full`", ""]),
        (matrix([[1, 2], [2, 1]], [1, 1], 0, 10), {}, ["All figures: `--full`"]),
        (many(4, 2), {}, ["Ranks 2 and 3, expected ranks and pairs: `--full`"]),
        (many(13, 2), {}, ["Ranks 2 to 12 and expected ranks: `--full`"]),
        (
            tree(),
            {"vary": Vary.leaves, "weighting": Weighting.ranges, "spread": 0.3, "samples": 12_800},
            [
                "Rank 2, expected ranks and pairs: `--full`",
                " --vary leaves --weighting ranges --spread 0.3",
            ],
        ),
        (
            tree(),
            {"scores": Scores.uncertain, "samples": 10},
            ["Rank 2, expected ranks and pairs: `--full`"],
        ),
    ],
)
def test_commands_go_on_from_here(given: Project, varied: dict[str, Any], brief: list[str]) -> None:
    """What else there is; the same with scores in doubt, where some have a range; and `flip` with
    the same weights to vary."""
    first, *others, last = commands(report(given, **varied))
    drawn = [
        f"With scores in doubt too: `belarus-options robustness{words} --scores uncertain`"
        for words in brief[1:]
    ]
    leaves = " --vary leaves" if "vary" in varied else ""
    assert [first, *others] == [brief[0], *drawn]
    assert last == f"The least that puts each of the others first: `belarus-options flip{leaves}`"


def test_what_was_left_out_is_said_and_can_be_asked_for() -> None:
    """Of more than 200 options, always; nothing is said of what was not left out."""
    crowd = many(MOST_RANKED + 1, 2)

    def said(**varied: Any) -> list[str]:
        return [line for line in notes(report(crowd, **varied)) if line.startswith("Left out")]

    ranks = "ranks between the first and the last"
    assert said() == [
        f"Left out of more than 200 options: {ranks} (`--ranks`) and pairs (`--pairs`)."
    ]
    assert said(ranks=True) == ["Left out of more than 200 options: pairs (`--pairs`)."]
    assert said(ranks=True, pairs=True) == []
    drawn = said(pairs=True, scores=Scores.uncertain, samples=50)
    assert drawn == [
        f"Left out of more than 200 options: {ranks} and confidence factors (`--ranks`)."
    ]


@pytest.mark.parametrize(
    "varied",
    [
        {},
        {"samples": 500},
        {"vary": Vary.leaves, "weighting": Weighting.order, "samples": 900},
        {"scores": Scores.uncertain, "weighting": Weighting.stated, "samples": 50},
    ],
)
def test_a_figure_in_a_sentence_is_the_one_in_json(varied: dict[str, Any]) -> None:
    """Where a number says at which place of the result it stands, it stands there."""
    found = report(tree(), **varied)
    pointers = held_pointers(found)
    assert any(pointer.startswith("/first_and_last/car/first") for pointer in pointers)
    assert ("/samples" in pointers) == ("samples" in varied)


def test_weights_that_a_setting_changed_are_set_and_not_stated() -> None:
    """In what was varied, in what the ranges are around, and in the row beside the options'."""
    settings = Settings((WeightSetting("risk", WeightValue(50.0, is_share=True)),))
    found = report(tree(), settings, weighting=Weighting.ranges)
    assert "within 50% of the set ones" in text(found.subtitle)
    alone = report(tree(), settings, weighting=Weighting.stated)
    assert text(alone.subtitle).startswith("each option's place · weights as set, stated scores · ")
    assert text(found.subtitle).endswith("risk 28.6% → 50%")
    page = to_markdown(found, WORDING, is_full=True)
    assert "| (set) | " in page
    assert "(stated)" not in page


def test_shares_above_a_hundred_are_said_where_they_show() -> None:
    """Ties in a few of a million draws add less than rounding hides."""
    found = solve(tree(), scores=Scores.uncertain, samples=100)
    hidden, shown = found.acceptability.copy(), found.acceptability.copy()
    hidden[:, 0], shown[:, 0] = (0.58402, 0.34198, 0.07402), (0.58402, 0.34198, 0.0750)
    for shares, is_said in ((hidden, False), (shown, True)):
        said = answer(robustness_report(replace(found, acceptability=shares)))[0]
        assert ("share the place" in said) is is_said


def test_an_error_that_options_share_is_named_beside_independence() -> None:
    """With its leaf; and without one nothing of it is said."""
    shared = {**LEAF, "weight": 2, "shared": {"normal": {"mean": 0, "sd": 1}}}
    given = project(
        {"a": shared, "b": {**LEAF, "weight": 1}}, {"x": {"a": 1, "b": 5}, "y": {"a": 4, "b": 2}}
    )
    said = " ".join(notes(report(given, scores=Scores.uncertain, samples=300)))
    assert "same evidence, but for the error that all options share on a." in said
    said = " ".join(notes(report(tree(), scores=Scores.uncertain, samples=300)))
    assert "share on" not in said


def test_stated_ranges_of_weights_are_said_and_listed() -> None:
    """Which bound what is varied; of which weights are set beside; which lie below the top."""
    leaf = {**LEAF, "weight": 1, "weight_range": (0.5, 1.5)}
    criteria = {
        "a": {"weight": 2, "weight_range": (1, 3), "criteria": {"x": leaf, "y": leaf}},
        "b": {**LEAF, "weight": 2},
    }
    rows = {"p": {"a.x": 1, "a.y": 5, "b": 3}, "q": {"a.x": 4, "a.y": 2, "b": 4}}
    given = project(criteria, rows)
    found = report(given, weighting=Weighting.ranges)
    assert "within their stated ranges, those without one within 50% of the stated ones" in text(
        found.reading
    )
    assert (
        "Ranges of a.x and a.y have no part while inner weights stay: `--vary leaves`."
        in " ".join(notes(found))
    )
    assert found.result()["weight_ranges"] == {"a": [0.25, 0.75]}
    found = report(given, weighting=Weighting.ranges, vary=Vary.leaves)
    assert "within their stated ranges in each group, those without one" in text(found.reading)
    assert found.result()["weight_ranges"] == {
        "a": [0.25, 0.75],
        "a.x": [0.25, 0.75],
        "a.y": [0.25, 0.75],
    }
    setting = Settings(weights=(WeightSetting("b", WeightValue(3, is_share=False)),))
    found = report(given, setting, weighting=Weighting.ranges)
    assert "Ranges of a have no part here: weights beside them are set." in " ".join(notes(found))
    criteria["b"] = {**LEAF, "weight": 2, "weight_range": (1, 3)}
    every = text(report(project(criteria, rows), weighting=Weighting.ranges).reading)
    assert "of a and b within their stated ranges · " in every
