"""What follows if evidence is wrong: in all its scores at once, alone and with others."""

from belarus_options.model.settings import Settings
from belarus_options.studies.beliefs import ITEMS_IN_SETS, Belief, Beliefs, WrongScore
from belarus_options.studies.matrix.ranking import rank
from evidenced import evidenced
from stressed import TENTH, flat, found, score


def told(beliefs: tuple[Belief, ...]) -> list[tuple[tuple[str, ...], float, tuple[str, ...]]]:
    return [(belief.items, round(belief.lead, 9), belief.first) for belief in beliefs]


def test_an_item_is_wrong_in_all_scores_that_say_so_and_in_no_other() -> None:
    """Everything else stays as stated, a score that cites it without `if_wrong` too."""
    result = found({
        "a": [score(8, "e", if_wrong={"e": 5}), score(6, "e")],
        "b": [score(6, "e", "f", if_wrong={"e": 9, "f": 5}), score(6, "e")],
    })  # fmt: skip
    assert told(result.beliefs) == [(("e",), -20.0, ("b",)), (("f",), 15.0, ("a",))]
    assert result.beliefs[0].scores == (
        WrongScore("a", "c0", 8.0, 5.0), WrongScore("b", "c0", 6.0, 9.0),
    )  # fmt: skip
    assert [belief.moves_first_place for belief in result.beliefs] == [True, False]


def test_the_lead_is_over_whoever_is_best_then_and_ties_are_said() -> None:
    """The rival as stated falls back, and another is level with the leader."""
    rows = {
        "a": [score(8, "e", if_wrong={"e": 6})],
        "b": [score(7, "e", if_wrong={"e": 1})],
        "c": [score(6)],
        "d": [score(2)],
    }
    (belief,) = found(rows).beliefs
    assert (belief.lead, belief.first, belief.moves_first_place) == (0.0, ("a", "c"), False)


def test_of_two_values_for_one_score_the_worse_for_the_leader_counts() -> None:
    """Its own at the lower value, a rival's at the higher, whichever item says it; preferred less,
    the other way round."""
    rows = {
        "a": [score(8, "e", "f", if_wrong={"e": 7, "f": 5})],
        "b": [score(4, "e", "f", if_wrong={"e": 6, "f": 3})],
    }
    both = Beliefs(rank(flat(rows))).of(("e", "f"))
    assert told((both,)) == [(("e", "f"), -10.0, ("b",))]
    less = {"x": {"weight": 1, "scale": {"worst": 10, "best": 0}}}
    scores = {
        "a": {"x": score(2, "e", "f", if_wrong={"e": 3, "f": 5})},
        "b": {"x": score(6, "e", "f", if_wrong={"e": 4, "f": 7})},
    }
    other = Beliefs(rank(evidenced(less, scores, {"e": "s", "f": "s"}))).of(("f", "e"))
    assert told((other,)) == [(("f", "e"), -10.0, ("b",))]


def test_sets_are_those_of_which_no_smaller_one_does_it() -> None:
    """`e` does it alone, so no set has it; two do what none of them does, then three."""
    rows = {
        "a": [
            score(9, "e", if_wrong={"e": 0}), score(9, "f", if_wrong={"f": 6}),
            score(9, "g", if_wrong={"g": 6}), score(9, "h", if_wrong={"h": 7.5}),
        ],
        "b": [score(8), score(8), score(8), score(7.2)],
    }  # fmt: skip
    result = found(rows)
    assert [belief.items for belief in result.beliefs if belief.moves_first_place] == [("e",)]
    assert told(result.sets) == [(("f", "g"), -3.0, ("b",))]
    rows["b"][0] = score(7)
    rows["b"][3] = score(6.9)
    assert told(found(rows).sets) == [(("f", "g", "h"), -3.5, ("b",))]


def test_a_scenario_has_its_own() -> None:
    """Its entry replaces `if_wrong` together with the value."""
    entry = {"storm": {"value": 8}}
    rows = {"a": [score(8, "e", if_wrong={"e": 2}, scenarios=entry)], "b": [score(5)]}
    project = flat(rows, scenarios=["storm"])
    assert told(Beliefs(rank(project)).alone()) == [(("e",), -30.0, ("b",))]
    assert Beliefs(rank(project, Settings(scenario="storm"))).alone() == ()


def test_of_very_many_items_those_with_the_least_leads_are_combined() -> None:
    """The 20 nearest, and any two of them; the others have their row alone."""
    many = ITEMS_IN_SETS + 2
    criteria = {f"c{i:02}": TENTH for i in range(many)}
    scores = {
        "a": {
            f"c{i:02}": score(6, f"e{i:02}", if_wrong={f"e{i:02}": 5.0 - i / 1000})
            for i in range(many)
        },
        "b": {f"c{i:02}": score(6 - 1.5 / many) for i in range(many)},
    }
    beliefs = Beliefs(rank(evidenced(criteria, scores, {f"e{i:02}": "s" for i in range(many)})))
    alone = beliefs.alone()
    assert len(alone) == many
    assert not any(belief.moves_first_place for belief in alone)
    pairs = beliefs.sets(alone)
    assert {len(belief.items) for belief in pairs} == {2}
    assert {item for belief in pairs for item in belief.items} == {
        f"e{i:02}" for i in range(2, many)
    }
