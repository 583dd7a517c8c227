"""What the first place hangs on: items planted, scales of every kind, scenarios, ties."""

from typing import Any

import pytest

from belarus_options.model.project import Project
from belarus_options.model.settings import Settings
from belarus_options.studies.matrix.ranking import rank
from belarus_options.studies.stress import EvidenceLoss, Item, Stress, stress
from evidenced import evidenced
from models import matrix
from stressed import score

TENTH = {"weight": 1, "scale": {"worst": 0, "best": 10}}
ITEMS = {"e": "s", "f": "s", "g": "s", "h": None}


def flat(rows: dict[str, list[dict[str, Any]]], **further: Any) -> Project:
    """Options on leaves c0, c1, … from 0 to 10, all of one weight."""
    leaves = {f"c{i}": TENTH for i in range(len(next(iter(rows.values()))))}
    scores = {
        option: {f"c{i}": block for i, block in enumerate(row)} for option, row in rows.items()
    }
    return evidenced(leaves, scores, ITEMS, **further)


def item(found: Stress, id_: str) -> Item:
    [match] = [item for item in (*found.items, *found.sources) if item.id == id_]
    return match


def names(scores: Any) -> list[str]:
    return [f"{score.option}/{score.criterion}" for score in scores]


def test_a_planted_load_bearing_item_is_found_and_planted_idle_ones_are_not() -> None:
    """One score carries the lead on one item. Idle are what stands beside it elsewhere, what only
    an option far behind hangs on, and what nothing cites."""
    found = stress(
        flat({
            "a": [score(9, "e"), score(5, "f", "g")],
            "b": [score(2, "f", "g"), score(6, "f", "g")],
            "c": [score(0, "g"), score(0, "f", "g")],
        })
    )  # fmt: skip
    assert [item.id for item in found.load_bearing] == ["e"]
    loss = item(found, "e").loss
    assert names(loss.scores) == ["a/c0"]
    assert loss.least_lead == pytest.approx(25.0 - 40.0)
    assert loss.takes_over == ("b",)
    assert item(found, "g").loss.least_lead == pytest.approx(70.0 - 50.0)
    assert names(item(found, "g").loss.scores) == ["c/c0"]
    assert item(found, "h").cited_by == ()
    assert item(found, "h").loss.least_lead == pytest.approx(30.0)
    assert [s.items for s in found.sets] == [("e",), ("f", "g")]


def test_a_settled_score_stays_whatever_is_lost() -> None:
    """It rests on what the option is; the same score in doubt is lost with its item."""
    for more, lead in (
        ({"settled": True}, 15.0),
        ({"range": (9, 9)}, 15.0),
        ({}, 25.0 - 55.0),
    ):
        first = {**score(9, "e"), **more}
        loss = item(
            stress(flat({"a": [first, score(5, "f")], "b": [score(2, "f"), score(9, "f")]})), "e"
        ).loss
        assert loss.least_lead == pytest.approx(lead), more
        assert names(loss.scores) == ([] if more else ["a/c0"])


def test_the_lead_is_over_whoever_is_best_then() -> None:
    """Each option with its own freed scores at their best and the winner's at their worst; everyone
    who can be first is named, those who cannot are not."""
    found = stress(
        flat({
            "a": [score(9, "f")], "b": [score(2, "e")], "c": [score(8, "f")], "d": [score(3, "e")],
        })
    )  # fmt: skip
    assert item(found, "e").loss.least_lead == pytest.approx(-10.0)
    assert item(found, "e").loss.takes_over == ("b", "d")
    assert item(found, "f").loss.least_lead == pytest.approx(-100.0)
    assert item(found, "f").loss.takes_over == ("c", "d")


def test_an_option_can_be_first_though_another_has_the_least_lead() -> None:
    """Everyone else at their worst, the other rival too, and not only the winner."""
    found = stress(flat({"a": [score(6, "e")], "b": [score(5, "e")], "c": [score(1, "f")]}))
    assert item(found, "e").loss.takes_over == ("b", "c")


def test_evidence_that_two_scores_cite_frees_both_and_one_that_stands_beside_none() -> None:
    """An item is counted once whatever number of scores cite it."""
    found = stress(flat({"a": [score(6, "e"), score(6, "e")], "b": [score(5, "e", "f"), score(5)]}))
    assert names(item(found, "e").cited_by) == ["a/c0", "b/c0", "a/c1"]
    assert names(item(found, "e").loss.scores) == ["a/c0", "a/c1"]
    assert names(item(found, "f").cited_by) == ["b/c0"]
    assert item(found, "f").loss.scores == ()
    assert [item.id for item in found.items].count("e") == 1


def test_an_assumption_is_an_item_like_any_other() -> None:
    """Of its own kind, with the words of the file."""
    found = stress(flat({"a": [score(6, "h")], "b": [score(5, "e")]}))
    assumed = item(found, "h")
    assert assumed.kind == "assumption"
    assert assumed.loss.is_load_bearing
    assert assumed.evidence is not None
    assert assumed.evidence.because == "Nobody knows."


def test_a_score_that_cites_nothing_is_an_item_of_its_own() -> None:
    """By option and path, whether evidence is left out or empty; and a set can hold it."""
    found = stress(flat({"a": [{"value": 9}, score(9, "e", "f")], "b": [score(1), score(5, "g")]}))
    assert item(found, "unsupported:b/c0").kind == "unsupported"
    assert names(item(found, "unsupported:b/c0").loss.scores) == ["b/c0"]
    assert item(found, "unsupported:b/c0").cited_by == ()
    assert item(found, "unsupported:a/c0").loss.least_lead == pytest.approx(45.0 - 30.0)
    assert [s.items for s in found.sets] == [
        ("g", "unsupported:a/c0"),
        ("g", "unsupported:b/c0"),
        ("unsupported:a/c0", "unsupported:b/c0"),
        ("e", "f", "g"),
        ("e", "f", "unsupported:a/c0"),
        ("e", "f", "unsupported:b/c0"),
    ]


def test_beyond_the_anchors_a_scale_is_widened_to_the_stated_value() -> None:
    """A freed score on a measured scale lies between the anchors, or as far out as it is stated."""
    found = stress(flat({"a": [score(14, "e")], "b": [score(-3, "f")], "c": [score(-1, "g")]}))
    assert item(found, "e").loss.least_lead == pytest.approx(0.0 - -10.0)
    assert item(found, "f").loss.least_lead == pytest.approx(140.0 - 100.0)
    behind = stress(flat({"a": [score(-1, "e")], "b": [score(-3, "f")], "c": [score(12, "g")]}))
    assert item(behind, "g").loss.least_lead == pytest.approx(0.0 - -10.0)
    assert item(behind, "e").loss.least_lead == pytest.approx(120.0 - 100.0)
    alone = stress(flat({"a": [score(-1, "e")], "b": [score(-3, "f")]}))
    assert item(alone, "e").loss.least_lead == pytest.approx(-10.0 - -30.0)


@pytest.mark.parametrize("kind", ["constructed", "none", "exponential"])
def test_freed_scores_reach_both_ends_of_every_kind_of_scale(kind: str) -> None:
    """The worst and the best level, or the anchors that the folder's options set."""
    leaves: dict[str, dict[str, Any]] = {
        "constructed": {"prefer": "less", "scale": {"3": "Low", "5": "Middle", "9": "High"}},
        "none": {"prefer": "less"},
        "exponential": {
            "scale": {"worst": 9, "best": 3},
            "value_function": {"exponential": {"midpoint": 5}},
        },
    }
    scores = {"a": {"x": score(3, "e")}, "b": {"x": score(5, "f")}, "c": {"x": score(9, "g")}}
    found = stress(evidenced({"x": leaves[kind]}, scores, ITEMS))
    totals = found.ranking.totals
    assert item(found, "e").loss.least_lead == pytest.approx(0.0 - totals[1])
    assert item(found, "f").loss.least_lead == 0.0
    assert item(found, "f").loss.is_load_bearing


def test_where_nothing_tells_options_apart_nothing_can_be_lost() -> None:
    """A criterion without a scale on which all score alike is worth 0 at every measure."""
    criteria = {"x": {"weight": 1, "prefer": "more"}, "y": TENTH}
    scores = {"a": {"x": score(4, "e"), "y": score(6, "f")},
              "b": {"x": score(4, "e"), "y": score(5, "f")}}  # fmt: skip
    found = stress(evidenced(criteria, scores, ITEMS))
    assert item(found, "e").loss.least_lead == pytest.approx(5.0)
    assert [s.items for s in found.sets] == [("f",)]


def test_scores_on_the_same_evidence_are_lost_together() -> None:
    """Of the winner, of a rival, or one of each: what two scores on one pair of items free adds
    up, and neither score would do."""
    pair = ("e", "f")
    for winner, rival in ((pair, ("g",)), (("g",), pair)):
        rows = {
            "a": [score(6, *winner), score(6, *winner), score(6, "h"), score(9, "g", "h")],
            "b": [score(4, *rival), score(4, *rival), score(4, "h"), score(4, "g", "h")],
        }
        assert pair in [s.items for s in stress(flat(rows)).sets]
        rows["a"][0] = rows["b"][0] = score(5, "g", "h")
        assert pair not in [s.items for s in stress(flat(rows)).sets]


def test_a_criterion_without_weight_carries_nothing() -> None:
    """Its scores are freed all the same, and no lead moves."""
    criteria = {"x": {**TENTH, "weight": 0}, "y": TENTH}
    scores = {"a": {"x": score(9, "e"), "y": score(6, "f", "g")},
              "b": {"x": score(0, "e"), "y": score(5, "f", "g")}}  # fmt: skip
    found = stress(evidenced(criteria, scores, ITEMS))
    assert names(item(found, "e").loss.scores) == ["a/x", "b/x"]
    assert item(found, "e").loss.least_lead == pytest.approx(10.0)
    assert [s.items for s in found.sets] == [("f", "g")]


def test_a_lead_that_comes_to_nothing_is_load_bearing_and_0() -> None:
    """At level totals the winner shares its place; a lead of no more than 1e-9 is level."""
    for rival, least in ((0.0, 0.0), (5e-10, 0.0), (-5e-10, 0.0)):
        found = stress(flat({"a": [score(6, "e")], "b": [score(rival / 10, "f", "g")]}))
        assert item(found, "e").loss.least_lead == least
        assert item(found, "e").loss.is_load_bearing
    clear = stress(flat({"a": [score(6, "e")], "b": [score(-1e-8, "f", "g")]}))
    assert not item(clear, "e").loss.is_load_bearing
    assert item(clear, "e").loss.least_lead == pytest.approx(1e-7)


def test_with_tied_leaders_only_what_puts_another_ahead_is_load_bearing() -> None:
    """The first by id is looked at. Its lead is 0 whatever is kept, so what frees nothing of its
    own or of a rival's is no loss."""
    found = stress(flat({"b": [score(6, "e")], "a": [score(6, "f")], "c": [score(1, "g")]}))
    assert [row.option for row in found.ranking.leaders] == ["a", "b"]
    assert found.winner == "a"
    assert {i.id: i.loss.is_load_bearing for i in found.items} == {
        "e": True, "f": True, "g": True, "h": False,
    }  # fmt: skip
    assert item(found, "f").loss.takes_over == ("b",)
    assert item(found, "e").loss.takes_over == ("b",)
    assert item(found, "g").loss.takes_over == ("b", "c")
    assert (item(found, "h").loss.least_lead, item(found, "h").loss.takes_over) == (0.0, ())


def test_a_scenarios_entry_has_its_own_evidence_or_inherits_it() -> None:
    """Where an entry says nothing of evidence it rests on the score's; what it cites replaces that,
    and an empty list leaves it without any."""
    entries = {
        "same": {"value": 4},
        "other": {"value": 4, "evidence": ("f",)},
        "none": {"value": 4, "evidence": ()},
    }
    project = flat(
        {"a": [score(6, "e", scenarios=entries)], "b": [score(1, "g")]}, scenarios=list(entries)
    )
    for scenario, cited in (("same", "e"), ("other", "f"), ("none", "unsupported:a/c0")):
        found = stress(project, Settings(scenario=scenario))
        assert names(item(found, cited).loss.scores) == ["a/c0"]
        assert item(found, cited).loss.least_lead == pytest.approx(-10.0)
        if cited != "e":
            assert item(found, "e").cited_by == ()
    assert item(stress(project), "e").loss.least_lead == pytest.approx(-10.0)


def test_a_perspective_weighs_anew() -> None:
    """What hangs on a criterion that somebody finds unimportant is not load-bearing for them."""
    project = flat(
        {"a": [score(9, "e"), score(6, "f", "g")], "b": [score(3, "f"), score(5, "f", "g")]},
        perspectives={"other": {"weights": {"c0": 1.0, "c1": 9.0}}},
    )
    assert item(stress(project), "e").loss.is_load_bearing
    found = stress(project, Settings(perspective="other"))
    assert item(found, "e").loss.least_lead == pytest.approx(54.0 - 48.0)
    assert not item(found, "e").loss.is_load_bearing


def test_one_option_has_no_lead() -> None:
    """Its items are listed, and none of them is load-bearing."""
    found = stress(flat({"a": [score(6, "e"), score(2)]}))
    assert {i.id for i in found.items} == {"e", "f", "g", "h", "unsupported:a/c1"}
    assert {i.loss.least_lead for i in found.items} == {None}
    assert found.sets == ()


def test_items_stand_with_the_least_lead_first_and_then_by_id() -> None:
    """What hangs on `f` is as much as what hangs on `e`."""
    behind = [score(0, "g", "h")] * 3
    found = stress(flat({"a": [score(0.1, "e"), score(0.5, "e"), score(0.6, "f")], "b": behind}))
    leads = {i.id: i.loss.least_lead for i in found.items}
    assert leads["e"] == pytest.approx(leads["f"])
    assert [i.id for i in found.items] == ["e", "f", "g", "h"]


def test_a_whole_source_is_lost_with_all_of_its_items() -> None:
    """Scores that cite nothing of another source, and no assumption, are freed together."""
    criteria = {f"c{i}": TENTH for i in range(2)}
    scores = {
        "a": {"c0": score(6, "p", "q"), "c1": score(6, "p", "h")},
        "b": {"c0": score(5, "q", "r"), "c1": score(5, "r")},
    }
    found = stress(evidenced(criteria, scores, {"p": "x", "q": "x", "r": "y", "h": None}))
    whole = item(found, "source:x")
    assert whole.kind == "source"
    assert names(whole.cited_by) == ["a/c0", "b/c0", "a/c1"]
    assert names(whole.loss.scores) == ["a/c0"]
    assert whole.loss.least_lead == pytest.approx(30.0 - 50.0)
    assert all("source" not in id_ for smallest in found.sets for id_ in smallest.items)


def test_any_items_can_be_lost_together() -> None:
    """What `EvidenceLoss` says of a set is what it frees, whatever else is named; a stranger frees
    nothing."""
    loss = EvidenceLoss(rank(flat({"a": [score(6, "e", "f")], "b": [score(5, "g")]})))
    assert names(loss.of({"e", "f", "stranger"}).scores) == ["a/c0"]
    assert loss.of(()).scores == ()
    assert loss.of(()).least_lead == pytest.approx(10.0)


def test_a_hundred_options_without_evidence_are_searched_whole() -> None:
    """1,000 unsupported scores. The winner has 60 points, and 6 to lose on each of ten leaves;
    rival i has 30.02 + 0.15 i, and a tenth of what it lacks to win there. So three of the winner's
    do for the rivals from 80 on, two for those from 82 on, one from 84 and none from 86."""
    rivals = [[0.3002 + 0.0015 * i] * 10 for i in range(99)]
    found = stress(matrix([[0.6] * 10, *rivals], [1.0] * 10))
    assert len(found.items) == 1000
    assert not found.load_bearing
    assert {len(smallest.items) for smallest in found.sets} == {3}
    assert len(found.sets) == 120 + 17 * 450 + 15 * 450 + 13 * 120
