"""What `perspectives` says in sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from belarus_options.studies.comparing_rankings import RankingComparison
from belarus_options.studies.disagreement import Disagreement
from belarus_options.studies.perspectives import Perspectives
from belarus_options.views.commands.perspectives import perspectives_report
from belarus_options.views.commands.perspectives_sentences import agreement
from models import project
from viewpoints import report, study_of
from wording import answer, notes, paragraphs, sections, text


@pytest.mark.parametrize(
    ("totals", "sentence"),
    [
        ({"p": [60, 50]}, "p, the only perspective, puts a first."),
        ({"p": [60, 60, 1]}, "p, the only perspective, ties a and b for first."),
        ({"p": [60, 50], "q": [70, 20]}, "Both perspectives put a first."),
        ({"p": [6, 6, 5], "q": [7, 7, 1]}, "Both perspectives tie a and b for first."),
        ({"p": [6, 5], "q": [7, 1], "r": [2, 1]}, "All three perspectives put a first."),
        (
            {"p": [6, 5], "q": [1, 7], "r": [1, 2]},
            "Of three perspectives, two put b first and one a.",
        ),
        (
            {"p": [6, 5, 6], "q": [1, 7, 1]},
            "Of two perspectives, one puts b first and one ties a and c for first.",
        ),
        (
            {"p": [6, 5, 6], "q": [1, 7, 1], "r": [6, 5, 6]},
            "Of three perspectives, two tie a and c for first and one puts b first.",
        ),
        (
            {f"p{i}": [10 if i == j else 1 for j in range(7)] for i in range(7)},
            "Of seven perspectives, one puts a first, one b, one c, one d, one e and two something"
            " else.",
        ),
        ({"p": [60], "q": [50]}, "a is the only option, so it has no rival."),
    ],
)
def test_the_first_sentence_says_how_many_put_what_first(
    totals: Mapping[str, Sequence[float]], sentence: str
) -> None:
    """What most put first before the others; those that tie say so."""
    assert answer(report(totals))[0] == sentence


@pytest.mark.parametrize(
    ("totals", "sentence"),
    [
        (
            {"p": [60, 20, 50], "q": [20, 60, 48]},
            "By the smallest worst loss they can meet at c: it costs nobody more than 12.0"
            " points; a"
            " and b cost somebody 40.0.",
        ),
        (
            {"p": [60, 20, 50, 50], "q": [20, 62, 50, 50]},
            "By the smallest worst loss they can meet at c or d: each of them costs nobody"
            " more than"
            " 12.0 points; b costs p 40.0.",
        ),
        (
            {"p": [60, 50], "q": [50, 60]},
            "By the smallest worst loss there is no place to meet: each option costs somebody 10.0"
            " points.",
        ),
        (
            {"p": [60, 60, 1], "q": [50, 20, 1]},
            "They can meet at a, which everybody puts first, alone or tied.",
        ),
        (
            {"p": [50.01, 50], "q": [20, 60]},
            "By the smallest worst loss they can meet at b: it costs nobody as much as 0.05 points;"
            " a costs q 40.0.",
        ),
    ],
)
def test_the_second_sentence_says_where_they_can_meet(
    totals: Mapping[str, Sequence[float]], sentence: str
) -> None:
    """The option that costs nobody much, by which rule, and what the next costs whom."""
    assert answer(report(totals))[1] == sentence


@pytest.mark.parametrize(
    ("totals", "sentence"),
    [
        (
            {"p": [60, 50, 0], "q": [60, 50, 0], "r": [0, 50, 45]},
            "Votes on whole orders differ: Borda ties a and b for first; Copeland and Kemeny put a"
            " first.",
        ),
        (
            {"p": [60, 20, 50], "q": [20, 60, 48]},
            "By votes on whole orders (Borda, Copeland, Kemeny) a, b and c tie.",
        ),
        (
            {"p": [60, 50, 0], "q": [60, 50, 0], "r": [0, 20, 1], "s": [60, 50, 0]},
            "By votes on whole orders (Borda, Copeland, Kemeny) it is a.",
        ),
        (
            {"p": [60, 50, 0], "q": [60, 50, 0], "r": [49, 50, 0]},
            "By votes on whole orders (Borda, Copeland, Kemeny) it is a too.",
        ),
        (
            {"p": list(range(21)), "q": [*range(19), 20, 19]},
            "By votes on whole orders (Borda, Copeland) t and u tie too.",
        ),
    ],
)
def test_the_third_sentence_says_what_other_rules_put_first(
    totals: Mapping[str, Sequence[float]], sentence: str
) -> None:
    """All alike, alike with the smallest worst loss too, or each its own; above twenty options
    nothing is said of Kemeny."""
    assert answer(report(totals))[2] == sentence


def test_nobody_has_to_meet_where_all_put_the_same_first() -> None:
    """The first sentence has said it, and where one is first with everybody, votes are too."""
    assert len(answer(report({"p": [60, 50, 1], "q": [70, 20, 30]}))) == 1
    assert len(answer(report({"p": [60, 60, 1], "q": [50, 20, 1]}))) == 2


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
    assert words in text(agreement(result))


def test_one_perspective_has_nobody_to_agree_with() -> None:
    """No W, no pairs, no rules: who it is and what it puts where."""
    shown = report({"p": [60, 20]})
    assert len(shown.answer) == 1
    assert list(sections(shown)) == ["Each perspective"]
    assert paragraphs(shown) == ()
    assert notes(shown) == ("(stated, no vote): the weights of criteria.yaml, for reference.",)


def apart(*pairs: Disagreement) -> Perspectives:
    """A study of two perspectives whose criteria are those of some disagreements."""
    made = study_of({"p": [60, 20], "q": [20, 60]})
    tree = project({"x": {}, "y": {"criteria": {"z": {}, "w": {}}}}, {}).tree
    reference = replace(made.reference, project=made.reference.project._replace(tree=tree))
    return replace(made, reference=reference, disagreements=pairs)


def disagreement(part: float, *, is_about_first: bool = True) -> Disagreement:
    parts = {"x": part, "y.z": 20 - part}
    weights = {"x": (0.55, 0.2), "y.z": (0.1, 0.4)}
    return Disagreement(("p", "q"), ("a", "b"), is_about_first, (12.0, -8.0), weights, parts)


@pytest.mark.parametrize(
    ("pair", "brief", "full"),
    [
        (
            disagreement(12),
            "Widest apart are p and q, by 20.0 points on a against b: 12.0 by the weight of x,"
            " 55% and"
            " 20%.",
            "p, where a leads b by 12.0 points, and q, where it trails by 8.0: 20.0 points in"
            " all, 12.0"
            " by the weight of x, 55% and 20%.",
        ),
        (
            disagreement(8),
            "Widest apart are p and q, by 20.0 points on a against b: 12.0 by the weight of"
            " y.z, 10%"
            " and 40% of y.",
            "p, where a leads b by 12.0 points, and q, where it trails by 8.0: 20.0 points in"
            " all, 12.0"
            " by the weight of y.z, 10% and 40% of y.",
        ),
        (
            disagreement(23),
            "Widest apart are p and q, by 20.0 points on a against b: 23.0 by the weight of x,"
            " 55% and"
            " 20%, less what other weights take back.",
            "p, where a leads b by 12.0 points, and q, where it trails by 8.0: 20.0 points in"
            " all, 23.0"
            " by the weight of x, 55% and 20%, less what other weights take back.",
        ),
    ],
)
def test_a_disagreement_is_said_in_words(pair: Disagreement, brief: str, full: str) -> None:
    """Who has what above what, by how much, and the weight that adds most to it with its group."""
    shown = perspectives_report(apart(pair))
    assert brief in notes(shown)
    assert paragraphs(shown)[0].split("\n")[-1] == f"- {full}"


def test_a_wider_disagreement_on_other_places_is_not_passed_over() -> None:
    """The widest on the first place is not called the widest."""
    other = replace(disagreement(12, is_about_first=False), leads=(30.0, -8.0))
    said = notes(perspectives_report(apart(disagreement(12), other)))
    assert any(line.startswith("Widest apart on the first place are p and q") for line in said)


def test_leads_add_up_to_what_sets_two_apart_as_shown() -> None:
    """Rounded each by itself they would be 0.1 short."""
    pair = replace(disagreement(12), leads=(12.04, -8.04))
    (said,) = paragraphs(perspectives_report(apart(pair)))
    assert "by 12.1 points, and q, where it trails by 8.0: 20.1 points in all" in said


def test_every_disagreement_is_said_below_and_counted_above() -> None:
    """Those about the first place are counted by the weight that explains most; the list has all,
    also those about other places."""
    pairs = (
        disagreement(12),
        disagreement(13),
        disagreement(2),
        disagreement(12, is_about_first=False),
    )
    (detail,) = paragraphs(perspectives_report(apart(*pairs)))
    first, _, *items = detail.split("\n")
    assert first == (
        "Three pairs of perspectives put different options first; the weight that explains most is"
        " x in two and y.z in one."
    )
    assert len(items) == 4


def test_of_very_many_disagreements_the_widest_are_said() -> None:
    """And it is said that JSON has all."""
    shown = perspectives_report(apart(*(disagreement(12),) * 30))
    (detail,) = paragraphs(shown)
    assert detail.count("- p, where") == 28
    assert "28 widest of 30" in detail
    assert len(shown.result()["disagreements"]) == 30
