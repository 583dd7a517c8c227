"""The rows of `stress`, in brief, in full and as lines."""

from typing import Any

from belarus_options.model.evidence import Evidence
from belarus_options.studies.stress import Stress, stress
from belarus_options.views.commands.stress_rows import brief_table, full_table, lines_table
from evidenced import evidenced
from stressed import TENTH, flat, found, score
from wording import headings, rows, texts

LEVELS = {"weight": 1, "prefer": "less", "scale": {"0": "Calm", "1": "Tense", "2": "War"}}
MONEY = {"weight": 1, "scale": {"worst": 50, "best": 0, "unit": "million"}}


def rated(credibility: int | None, source: str, kind: Any = "fact") -> Evidence:
    return Evidence(kind=kind, says="So.", source=source, credibility=credibility)


def beneath(result: Stress, *, is_full: bool = False) -> list[tuple[str, ...]]:
    """The lines below each row."""
    shown = full_table(result) if is_full else brief_table(result)[0]
    return [texts(lines) for lines in shown.beneath]


def test_a_row_says_whose_score_how_far_it_is_moved_and_what_is_left() -> None:
    """Units, levels, a range, evidence that is wrong, one step; a small lead keeps its sign."""
    scores = {
        "a": {"x": score(0, range=(0, 1)), "y": score(20, range=(20, 24.99)), "z": score(6)},
        "b": {"x": score(1, settled=True), "y": score(10, "e", if_wrong={"e": 9}), "z": score(5)},
    }
    criteria = {"x": LEVELS, "y": MONEY, "z": TENTH}
    table = full_table(stress(evidenced(criteria, scores, {"e": "s"})))
    assert headings(table) == ("#", "Check first", "Stated", "Range", "Lead there", "First there")
    assert rows(table) == [
        ("1", "a on x", "0", "0–1", "−3.3", "b"),
        ("2", "a on z", "6", "one step", "+10.0", "a"),
        ("3", "b on z", "5", "one step", "+10.0", "a"),
        ("4", "a on y", "20 million", "20–24.99", "+10.0", "a"),
        ("5", "b on y", "10 million", "if wrong", "+12.7", "a"),
        ("", "If e is wrong", "", "", "+12.7", "a"),
    ]


def test_below_a_load_bearing_score_stand_the_level_and_what_it_cites() -> None:
    """Assumptions first, then what is least credible or not rated, then by id; in brief the first
    in words and the rest counted."""
    scores = {
        "a": {"x": score(0, "d", "c", "e", "b", "f", range=(0, 2))}, "b": {"x": score(1)},
    }  # fmt: skip
    project = evidenced({"x": LEVELS}, scores, {"b": None, "c": "s", "d": "s"})._replace(
        evidence={
            "b": Evidence(kind="assumption", says="Calm stays.", because="It was."),
            "c": rated(2, "s"), "d": rated(3, "s"), "e": rated(3, "s", "judgment"),
            "f": rated(None, "s"),
        },
    )  # fmt: skip
    assert beneath(stress(project))[0] == (
        "2 is: War",
        "Assumption: Calm stays. (b)",
        "And 1 fact, 1 fact, 1 judgment (credibility 3), 1 fact (2), all of one source.",
    )
    assert beneath(stress(project), is_full=True)[0] == (
        "2 is: War",
        "Assumption: Calm stays. (b)",
        "Fact: So. (f)",
        "Fact (credibility 3): So. (d)",
        "Judgment (credibility 3): So. (e)",
        "Fact (credibility 2): So. (c)",
    )


def test_the_rest_is_of_so_many_sources() -> None:
    """Of two; of one alone nothing is said, nor where assumptions are among it."""
    for cited, end in (
        (("e", "f", "g"), "And 2 facts, of two sources."),
        (("e", "g"), "And 1 fact."),
        (("h", "k", "e"), "And 1 assumption, 1 fact."),
    ):
        items = {"e": "s", "f": "s", "g": "t", "h": None, "k": None}
        scores = {"a": {"x": score(8, *cited, range=(1, 8))}, "b": {"x": score(5)}}
        assert beneath(stress(evidenced({"x": TENTH}, scores, items)))[0][-1] == end


def test_what_takes_a_score_there_is_said_where_evidence_is_wrong() -> None:
    """With the measure, since a measured scale has no words; and a score that cites nothing."""
    rows_ = {"a": [score(8, "e", if_wrong={"e": 2})], "b": [score(7.5)]}
    assert beneath(found(rows_))[:2] == [
        ("At 2, if e is wrong.", "Fact: It is so: e. (e)"),
        ("At 8.5.", "It cites no evidence."),
    ]


def test_a_belief_has_its_words_and_what_scores_would_be() -> None:
    """Leaf by leaf, options at the same value together."""
    both = {"h": 4}
    result = found({
        "a": [score(8, "h", if_wrong=both), score(8, "h", if_wrong={"h": 7})],
        "b": [score(5, "h", if_wrong=both), score(5)],
        "c": [score(5, "h", if_wrong={"h": 1}), score(4)],
    })  # fmt: skip
    assert beneath(result, is_full=True)[-1] == (
        "Assumption: It is assumed: h.",
        "Then c0 is 4 for a and b and 1 for c; c1 is 7 for a.",
    )


def test_in_brief_there_is_what_decides_or_comes_nearest_to_it() -> None:
    """Three rows, two in words or one where more than three decide, and the beliefs that move the
    first place. Lines have every score."""
    few = found({"a": [score(8, range=(7, 9))] * 6, "b": [score(1, range=(0, 2))] * 6})
    assert [row[0] for row in rows(brief_table(few)[0])] == ["1", "2", "3"]
    assert beneath(few) == [()] * 3
    many = found({"a": [score(8, range=(0, 9))] * 22, "b": [score(7.9, settled=True)] * 22})
    table, left = brief_table(many)
    assert (len(table.rows), left) == (3, 19)
    assert [bool(lines) for lines in table.beneath] == [True, False, False]
    beliefs = found({
        "a": [score(8, "e", "f", range=(7, 9), if_wrong={"e": 7, "f": 6.6})] * 3,
        "b": [score(6.7, settled=True)] * 3,
    })  # fmt: skip
    shown = rows(brief_table(beliefs)[0])
    assert [row[1] for row in shown] == ["a on c0", "a on c1", "If f is wrong"]
    assert len(rows(lines_table(beliefs))) == 3 + 2


def test_scores_that_take_nothing_from_the_lead_have_no_row_in_full() -> None:
    """They are counted below; lines have them."""
    result = stress(flat({"a": [score(8, range=(8, 9))], "b": [score(5, range=(5, 6))]}))
    assert [row[1] for row in rows(full_table(result))] == ["b on c0"]
    assert [row[1] for row in rows(lines_table(result))] == ["b on c0", "a on c0"]
