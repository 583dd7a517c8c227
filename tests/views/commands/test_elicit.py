"""What `elicit` shows."""

from typing import Any

from belarus_options.model.judgments import Judgment
from belarus_options.model.project import Project
from belarus_options.studies.elicitation.comparing import elicitation
from belarus_options.views.commands.elicit import elicit_report
from belarus_options.views.forms.text import to_text
from belarus_options.views.report.sentence import Wording, by_id
from judged import RISK, RISK_POINTS, SCALE, judged, letters
from models import project

LEAF = {"weight": 1, "scale": SCALE}
WORDING = Wording(by_id, lambda command: " ".join((command.name, *command.arguments)))


def shown(count: int, *entries: dict[str, Any]) -> str:
    return words_of(judged(letters(count), *entries), is_full=False)


def words_of(project: Project, *, is_full: bool) -> str:
    report = elicit_report(elicitation(project))
    text = to_text(report, WORDING, is_full=is_full, width=80, color=False, encoding="utf-8")
    return " ".join(text.split())


def test_the_answer_that_the_others_contradict_most_is_named() -> None:
    """a/b 3, a/c 5, b/c 3: of three that are at odds, one; the ratio of 0.04 needs no notice."""
    text = shown(3, {"ratios": {"a/b": 3, "a/c": 5, "b/c": 3}})
    assert "worth 3 times that of b; the other answers say 1.67." in text
    assert "onsistency ratio" not in text


def test_a_consistency_ratio_above_a_tenth_is_noticed() -> None:
    """a/b 2, b/c 3, c/a 2 has 0.69, with the index that it is over."""
    text = shown(3, {"ratios": {"a/b": 2, "b/c": 3, "c/a": 2}})
    assert "is 0.69, above 0.10 (random index of Alonso & Lamata)" in text


def test_an_order_says_that_it_is_no_more() -> None:
    """It points to all weights that keep to it."""
    assert "the order alone was judged" in shown(2, {"order": ["a", "b"]})


def test_what_comes_next_is_to_write_or_to_ask() -> None:
    """What differs is written first; then a group that nobody judged is asked about, the top by
    its word and a branch of that name by its path."""
    asks = "Ask somebody: `elicit"
    assert f"{asks} top`" in shown(2)
    apart = shown(2, {"swing": {"a": 100, "b": 10}})
    assert "`elicit --write`" in apart
    assert asks not in apart
    blocks = {"top": {"weight": 1, "criteria": dict.fromkeys("ab", LEAF)}, "other": LEAF}
    scores = {"only": {"top.a": 0, "top.b": 0, "other": 0}}
    same = Judgment.model_validate({"swing": dict.fromkeys(blocks, 100)})
    text = words_of(project(blocks, scores)._replace(judgments=(same,)), is_full=False)
    assert f"{asks} ./top`" in text


def test_what_was_judged_on_other_scales_says_so() -> None:
    """By the digest of the entry."""
    entry: dict[str, Any] = {"swing": {"a": 100, "b": 100}, "scales": "0" * 12}
    assert "is another than when they were judged" in shown(2, entry)


def test_points_are_read_back_in_full() -> None:
    """As steps between levels of the heaviest."""
    text = words_of(judged(RISK, {"swing": RISK_POINTS}), is_full=True)
    assert (
        "The whole swing of diversion, 32.5 points, is worth about as much as escalation from"
        " level 3 to level 2, 37 points."
    ) in text
