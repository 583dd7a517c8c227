"""What `perspectives` says in sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from belarus_options.studies.comparing_rankings import RankingComparison
from belarus_options.studies.disagreement import Disagreement
from belarus_options.views.commands.perspectives import perspectives_report
from viewpoints import report, study_of
from wording import answer, notes, paragraphs, sections


@pytest.mark.parametrize(
    ("totals", "sentence"),
    [
        ({"p": [60, 50]}, "p, the only perspective, puts a first."),
        ({"p": [60, 60, 1]}, "p, the only perspective, ties a and b first."),
        ({"p": [60, 50], "q": [70, 20]}, "Both perspectives put a first."),
        ({"p": [6, 6, 5], "q": [7, 7, 1]}, "Both perspectives tie a and b first."),
        ({"p": [6, 5], "q": [7, 1], "r": [2, 1]}, "All 3 perspectives put a first."),
        ({"p": [6, 5], "q": [1, 7], "r": [1, 2]}, "b is first for q and r; a for p."),
        ({"p": [6, 5, 6], "q": [1, 7, 1]}, "a and c tie for first for p; b is first for q."),
        ({"p": [6, 5, 5], "q": [1, 7, 7]}, "a is first for p; b and c tie for first for q."),
        ({p: [1, 2] for p in "pqrstu"} | {"v": [2, 1]}, "b is first for 6 perspectives; a for v."),
        ({"p": [60], "q": [50]}, "a is the only option, so everybody puts it first."),
    ],
)
def test_the_first_sentence_says_who_chooses_what(
    totals: Mapping[str, Sequence[float]], sentence: str
) -> None:
    """The choice of most perspectives first; those that tie say so."""
    assert answer(report(totals))[0] == sentence


def test_many_choices_are_cut_short() -> None:
    """The tables below have all of them."""
    totals = {f"p{i}": [10 if i == j else 1 for j in range(7)] for i in range(7)}
    assert answer(report(totals))[0].endswith("; e for p4; the others choose otherwise.")


@pytest.mark.parametrize(
    ("totals", "sentence"),
    [
        (
            {"p": [60, 20, 50], "q": [20, 60, 48]},
            "By the smallest worst loss they can meet"
            " at c: it costs nobody more than 12.0 points (q). The next best are a"
            " and b at 40.0 (p and q).",
        ),
        (
            {"p": [60, 20, 50, 50], "q": [20, 62, 50, 50]},
            "By the smallest worst loss they can meet"
            " at c or d: each of them costs nobody more than 12.0 points (q). The"
            " next best is b at 40.0 (p).",
        ),
        ({"p": [60, 50], "q": [50, 60]}, "Every option costs somebody 10.0 points."),
        (
            {"p": [60, 60, 1], "q": [50, 20, 1]},
            "By the smallest worst loss they can meet at a, which everybody puts first.",
        ),
        (
            {"p": [50.01, 50], "q": [20, 60]},
            "By the smallest worst loss they can meet"
            " at b: it costs nobody as much as 0.05 points (p). The next"
            " best is a at 40.0 (q).",
        ),
    ],
)
def test_the_second_sentence_says_where_they_could_meet(
    totals: Mapping[str, Sequence[float]], sentence: str
) -> None:
    """The option that costs nobody much, whom it costs that, and what comes next."""
    assert answer(report(totals))[1] == sentence


def test_nobody_has_to_meet_where_all_choose_alike() -> None:
    """The first sentence has said it."""
    said = answer(report({"p": [60, 50, 1], "q": [70, 20, 30]}))
    assert not any("meet" in line for line in said)


@pytest.mark.parametrize(
    ("concordance", "words"),
    [
        (None, "No perspective tells any two options apart, so there is no agreement to measure."),
        (0.0, "On the whole order they do not agree at all (Kendall's W is 0)."),
        (0.001, "hardly agree: Kendall's W is <0.01, where"),
        (0.1999, "hardly agree: Kendall's W is 0.20, where"),
        (0.2, "agree weakly: Kendall's W is 0.20, where"),
        (0.4, "agree moderately: Kendall's W is 0.40, where"),
        (0.6, "agree strongly: Kendall's W is 0.60, where"),
        (0.8, "agree very strongly: Kendall's W is 0.80, where"),
        (0.999, "agree very strongly: Kendall's W is >0.99, where"),
        (1.0, "They order all options alike (Kendall's W is 1)."),
    ],
)
def test_agreement_is_said_in_words(
    monkeypatch: pytest.MonkeyPatch, concordance: float | None, words: str
) -> None:
    """By steps of a fifth; no agreement and full agreement have words of their own."""
    result = study_of({"p": [60, 20], "q": [20, 60]})
    monkeypatch.setattr(RankingComparison, "kendall_w", concordance)
    assert words in answer(perspectives_report(result))[2]


def test_one_perspective_has_nobody_to_agree_with() -> None:
    """No W, no pairs, no rules: who it is and what it puts where."""
    shown = report({"p": [60, 20]})
    assert len(shown.answer) == 1
    assert list(sections(shown)) == ["Each perspective"]
    assert paragraphs(shown) == ()
    assert len(notes(shown)) == 1


def disagreement(part: float, *, is_about_first: bool = True) -> Disagreement:
    parts = {"x": part, "y.z": 20 - part}
    weights = {"x": (0.55, 0.2), "y.z": (0.1, 0.4)}
    return Disagreement(("p", "q"), ("a", "b"), is_about_first, (12.0, -8.0), weights, parts)


@pytest.mark.parametrize(
    ("pair", "sentence"),
    [
        (
            disagreement(12),
            "p puts a first and q b: most of the 20.0 points between them is the weight of x, 55%"
            " against 20% (12.0).",
        ),
        (
            disagreement(10),
            "p puts a first and q b: the largest part of the 20.0 points between them is the weight"
            " of x, 55% against 20% (10.0).",
        ),
        (
            disagreement(8),
            "p puts a first and q b: most of the 20.0 points between them is the weight of y.z, 10%"
            " against 40% (12.0).",
        ),
        (
            disagreement(23),
            "p puts a first and q b: most of the 20.0 points between them is the weight of x, 55%"
            " against 20% (23.0; other weights pull the other way).",
        ),
        (
            disagreement(12, is_about_first=False),
            "p puts a above b and q below it: most of the 20.0 points between them is the weight of"
            " x, 55% against 20% (12.0).",
        ),
    ],
)
def test_a_disagreement_is_said_in_words(pair: Disagreement, sentence: str) -> None:
    """Who has what above what, by how much, and the weight that adds most to it; with two equal
    parts, the first in the tree."""
    result = replace(study_of({"p": [60, 20], "q": [20, 60]}), disagreements=(pair,))
    shown = perspectives_report(result)
    assert answer(shown)[-1] == sentence
    assert paragraphs(shown) == ()


def test_every_disagreement_is_said_below_and_counted_above() -> None:
    """The lead counts those about the first place by the weight that explains most; the list has
    all, also those about other places."""
    pairs = (
        disagreement(12),
        disagreement(13),
        disagreement(2),
        disagreement(12, is_about_first=False),
    )
    result = replace(study_of({"p": [60, 20], "q": [20, 60]}), disagreements=pairs)
    shown = perspectives_report(result)
    assert answer(shown)[-1] == (
        "3 pairs of perspectives put different options first; the weight that explains most is x"
        " in 2 and y.z in 1."
    )
    (detail,) = paragraphs(shown)
    assert len(detail.split("\n")) == 5
    assert detail.count("- p puts a first") == 3
    assert detail.count("- p puts a above b") == 1


def test_of_very_many_disagreements_the_widest_are_said() -> None:
    """And it is said that JSON has all."""
    pairs = (disagreement(12),) * 30
    result = replace(study_of({"p": [60, 20], "q": [20, 60]}), disagreements=pairs)
    shown = perspectives_report(result)
    (detail,) = paragraphs(shown)
    assert detail.count("- p puts") == 28
    assert "28 widest of 30" in detail
    assert len(shown.result()["disagreements"]) == 30
