"""How far weights and scores move a ranking's first place."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_options.model.problem import InputError
from belarus_options.model.project import Project
from belarus_options.model.settings import Settings
from belarus_options.model.weights import WeightSetting, parse_weight
from belarus_options.studies.matrix.ranking import rank
from belarus_options.studies.sensitivity import (
    Sensitivity,
    WeightStability,
    sensitivity,
    settings_at,
)
from belarus_options.studies.tornado import tornado
from models import matrix, project
from stressed import flat, score

TENTH = {"prefer": "more", "scale": {"worst": 0, "best": 10}}


def weighted(**shares: str) -> Settings:
    """Settings with these weights, `_` for `.` in paths."""
    return Settings(
        weights=tuple(
            WeightSetting(path.replace("_", "."), parse_weight(text))
            for path, text in shares.items()
        )
    )


def nodes(found: Sensitivity) -> dict[str, WeightStability]:
    return {node.criterion: node for node in found.criteria}


def test_every_node_with_siblings_is_varied_and_no_other() -> None:
    """Branches and leaves three deep in tree order; an only child and an only top are left out."""
    deep = {"a": {"criteria": {
        "b": {"weight": 1, "criteria": {"c": {"criteria": {"d": TENTH}}}},
        "e": {"weight": 2, "criteria": {"f": {"weight": 1, **TENTH}, "g": {"weight": 3, **TENTH}}},
    }}}  # fmt: skip
    found = sensitivity(project(deep, {"one": {"a.b.c.d": 1, "a.e.f": 2, "a.e.g": 3}}))
    assert [node.criterion for node in found.criteria] == ["a.b", "a.e", "a.e.f", "a.e.g"]
    assert nodes(found)["a.e.g"].weight == 0.75
    assert nodes(found)["a.e.g"].global_weight == pytest.approx(0.5)


def test_the_local_weight_is_varied_and_not_the_global() -> None:
    """Below a branch of half the weight, b leads by 5 − 10 t points: a is ahead above t = 1/2."""
    tree = {"x": {"weight": 1, **TENTH}, "y": {"weight": 1, "criteria": {
        "p": {"weight": 1, **TENTH}, "q": {"weight": 3, **TENTH}}}}  # fmt: skip
    found = nodes(sensitivity(project(tree, {
        "a": {"x": 5, "y.p": 1, "y.q": 0}, "b": {"x": 5, "y.p": 0, "y.q": 1},
    })))  # fmt: skip
    assert found["y.p"].winner_holds == pytest.approx((0.0, 0.5))
    assert found["y.p"].above == ("a",)
    assert found["x"].winner_holds == (0.0, 1.0)


def test_a_branch_without_weight_moves_nothing_but_can_gain_some() -> None:
    """Inside a branch of weight 0 every share is free; the branch itself changes the winner."""
    tree = {"x": {"weight": 1, **TENTH}, "y": {"weight": 0, "criteria": {
        "p": {"weight": 0, **TENTH}, "q": {"weight": 0, **TENTH}}}}  # fmt: skip
    found = nodes(sensitivity(project(tree, {
        "a": {"x": 9, "y.p": 0, "y.q": 4}, "b": {"x": 3, "y.p": 5, "y.q": 5},
    })))  # fmt: skip
    assert found["y.p"].winner_holds == found["y.q"].ranking_holds == (0.0, 1.0)
    assert found["y"].winner_holds == pytest.approx((0.0, 2 / 3))
    assert (found["y"].weight, found["y"].above) == (0.0, ("b",))
    assert found["x"].winner_holds == pytest.approx((1 / 3, 1.0))
    assert found["x"].below == ("b",)


def test_siblings_of_a_weight_of_1_share_the_rest_equally() -> None:
    """With all weight on c0, the others take the rest in halves: 9 t against 4 + 0.5 (1 − t)."""
    found = nodes(sensitivity(matrix([[0.9, 0.0, 0.0], [0.4, 1.0, 0.0]], [1.0, 0.0, 0.0])))
    assert found["c0"].winner_holds == pytest.approx((0.5, 1.0))
    assert found["c0"].below == ("o1",)
    after = rank(matrix([[0.9, 0.0, 0.0], [0.4, 1.0, 0.0]], [0.49, 0.255, 0.255]))
    assert after.ranked[0].option == "o1"


def test_an_option_that_dominates_holds_everywhere() -> None:
    """No share of anything puts it second, and its margin is none."""
    found = sensitivity(matrix([[0.5, 0.6, 0.7], [0.5, 0.6, 0.2]], [1.0, 2.0, 3.0]))
    assert {node.winner_holds for node in found.criteria} == {(0.0, 1.0)}
    assert [node.margin for node in found.criteria] == [None] * 3
    assert [node.percent_outside for node in found.criteria] == [None] * 3


def test_identical_options_hold_everywhere_and_lead_together() -> None:
    """All values equal, and a constant criterion among them: nothing to cross."""
    found = sensitivity(matrix([[0.5, 0.3]] * 3, [1.0, 2.0]))
    assert [row.option for row in found.ranking.leaders] == ["o0", "o1", "o2"]
    for node in found.criteria:
        assert node.winner_holds == node.ranking_holds == (0.0, 1.0)
        assert (node.below, node.above) == ((), ())


def test_with_tied_leaders_the_first_by_id_is_followed() -> None:
    """Where it wins its tie the interval is open to that side, and the other tied option takes over
    on the other; the ranking holds at today's weight alone where rivals tie the other way."""
    found = sensitivity(matrix([[0.8, 0.4], [0.4, 0.8], [0.6, 0.6]], [1.0, 1.0]))
    assert found.leader == "o0"
    assert nodes(found)["c0"].winner_holds == (0.5, 1.0)
    assert nodes(found)["c0"].below == ("o1",)
    assert nodes(found)["c0"].ranking_holds == (0.5, 0.5)
    assert nodes(found)["c0"].margin == 0.0


def test_one_option_alone_holds_and_leads_nobody() -> None:
    """0 to 1 everywhere; its lead, and those of its scores, are none."""
    alone = project({"x": {"weight": 1, **TENTH}, "y": {"weight": 1, **TENTH}},
                    {"one": {"x": {"value": 3, "range": (1, 5)}, "y": 2}})  # fmt: skip
    found = sensitivity(alone)
    assert {node.winner_holds for node in found.criteria} == {(0.0, 1.0)}
    assert found.lead is None
    assert [(swing.criterion, swing.low, swing.high) for swing in found.tornado] == [
        ("x", 1.0, 5.0), ("y", 1.0, 3.0),
    ]  # fmt: skip
    assert {(swing.lead_at_low, swing.lead_at_high) for swing in found.tornado} == {(None, None)}
    assert {(swing.width, swing.undoes, swing.only_ties) for swing in found.tornado} == {
        (0.0, False, False)
    }


def test_most_fragile_first_is_by_distance_and_then_in_tree_order() -> None:
    """The least distance to an end where another takes over; 0 and 1 are no such ends."""
    found = sensitivity(
        matrix([[1.0, 0.0, 0.5, 0.5], [0.0, 1.0, 0.5, 0.5], [0.2, 0.2, 0.5, 0.5]], [6, 4, 5, 5])
    )
    order = found.most_fragile_first
    margins = [node.margin for node in order]
    assert [node.criterion for node in order] == ["c1", "c0", "c2", "c3"]
    assert margins[:2] == pytest.approx([0.3 / 1.1 - 0.2, 0.3 - 0.2 / 0.9])
    assert margins[2:] == [None, None]


@pytest.mark.parametrize(
    ("low", "high", "below", "above", "expected"),
    [
        (0.0, 0.4198, False, True, 42),
        (0.0, 0.42, False, True, 43),
        (0.0, 0.57, False, True, 58),
        (0.28, 1.0, True, False, 27),
        (0.0, 0.999, False, True, 100),
        (0.0, 1 - 1e-12, False, True, 100),
        (0.1784, 1.0, True, False, 17),
        (0.17, 1.0, True, False, 16),
        (1e-12, 1.0, True, False, 0),
        (0.2, 0.31, True, True, 32),
        (0.29, 0.9, True, True, 28),
    ],
)
def test_the_percent_outside_is_the_first_whole_one_past_the_nearest_end(
    low: float, high: float, below: bool, above: bool, expected: int
) -> None:
    """Above or below today's 30%, past an end at a whole percent too, and within 0 to 100."""
    rival = ("b",)
    node = WeightStability("x", 0.3, 0.3, (low, high), (low, high), rival * below, rival * above)
    assert node.percent_outside == expected


GROUPS = {
    "x": {"weight": 50, **TENTH},
    "y": {"weight": 30, "criteria": {"p": {"weight": 2, **TENTH}, "q": {"weight": 1, **TENTH}}},
    "z": {"weight": 20, **TENTH},
}
ROWS = {
    "a": {"x": 8, "y.p": 1, "y.q": 6, "z": 3},
    "b": {"x": 2, "y.p": 9, "y.q": 4, "z": 7},
    "c": {"x": 5, "y.p": 5, "y.q": 5, "z": 4},
}


@pytest.mark.parametrize(
    "settings",
    [
        Settings(),
        weighted(x="70"),
        weighted(x="70%"),
        weighted(x="45%", z="40%"),
        weighted(y="10%", x="12", y_p="25%"),
        weighted(x="0", y="100%"),
    ],
)
@pytest.mark.parametrize("path", ["x", "y", "y.p"])
def test_settings_at_a_share_keep_the_siblings_proportions(settings: Settings, path: str) -> None:
    """Whatever was set before, as number or as share: the node takes its share, the siblings the
    rest as they divide it now, and all other groups stay."""
    made = project(GROUPS, ROWS)
    before = rank(made, settings)
    after = rank(made, settings_at(before, path, 35.0))
    siblings = [sibling for sibling in made.tree.siblings(path) if sibling != path]
    rest = 1.0 - before.weights.local[path]
    for node, local in before.weights.local.items():
        if node == path:
            expected = 0.35
        elif node in siblings:
            expected = local / rest * 0.65 if rest else 0.65 / len(siblings)
        else:
            expected = local
        assert after.weights.local[node] == pytest.approx(expected)


def test_settings_shape_the_intervals() -> None:
    """`--weight`, `--option` and a perspective start the lines elsewhere."""
    made = project(GROUPS, ROWS, perspectives={"peer": {"weights": {"x": "10%"}}})
    stated = sensitivity(made)
    assert stated.leader == "a"
    assert sensitivity(made, weighted(x="10%")).leader == "b"
    peer = sensitivity(made, Settings(perspective="peer"))
    assert nodes(peer)["x"].weight == pytest.approx(0.1)
    # The line of the top criterion is the same, seen from another of its points.
    assert nodes(peer)["x"].winner_holds[1] == pytest.approx(nodes(stated)["x"].winner_holds[0])
    pair = sensitivity(made, Settings(options=("b", "c")))
    assert {option for node in pair.criteria for option in node.above + node.below} <= {"b", "c"}


CRITERIA = {
    "level": {"weight": 2, "prefer": "less", "scale": {
        "0": {"means": "a", "value": 100}, "1": {"means": "b", "value": 65},
        "2": {"means": "c", "value": 20}, "3": {"means": "d", "value": 0}}},
    "cost": {"weight": 3, "scale": {"worst": 50, "best": 0},
             "value_function": {"points": {"50": 0, "20": 70, "0": 100}}},
    "branch": {"weight": 1, "criteria": {
        "time": {"weight": 1, **TENTH}, "mood": {"weight": 1, **TENTH}}},
}  # fmt: skip


def _score(estimate: float, *ends: float) -> dict[str, Any]:
    return {"value": estimate} | ({"range": ends} if ends else {})


UNCERTAIN: dict[str, dict[str, Any]] = {
    "a": {"level": _score(1, 0, 3), "cost": _score(20, 10, 60), "branch.time": 4,
          "branch.mood": _score(5, 4, 5)},
    "b": {"level": _score(0, 0, 2), "cost": _score(30, 5, 30), "branch.time": _score(6, 6, 6),
          "branch.mood": 5},
    "c": {"level": 2, "cost": _score(15, 15, 16), "branch.time": _score(9, 0, 12),
          "branch.mood": 1},
}  # fmt: skip


def _uncertain(changes: Mapping[tuple[str, str], float]) -> Project:
    """The project with the values of some scores replaced by others, which have no range."""
    return project(CRITERIA, {
        option: {leaf: changes.get((option, leaf), score) for leaf, score in row.items()}
        for option, row in UNCERTAIN.items()
    })  # fmt: skip


def test_leads_are_those_of_the_ranking_with_the_score_changed() -> None:
    """Each end, written into the option's file, gives the very lead that the tornado names, and
    who is first where the leader is behind: constructed and measured scales, beyond anchors too."""
    stated = rank(_uncertain({}))
    leader = stated.ranked[0]
    swings = tornado(stated)
    assert len(swings) == 11
    for swing in swings:
        leads = []
        for measure, lead in ((swing.low, swing.lead_at_low), (swing.high, swing.lead_at_high)):
            after = rank(_uncertain({(swing.option, swing.criterion): measure}))
            leads.append(min(after.lead_over(leader.row, row.row) for row in after.ranked
                             if row.option != leader.option))  # fmt: skip
            assert lead == leads[-1]
            if lead < 0:
                assert swing.ahead == tuple(row.option for row in after.leaders)
        assert swing.undoes == bool(swing.ahead) == (min(leads) < 0)


@given(st.data())
def test_the_widest_swing_comes_first_and_then_the_order_of_the_tree(data: st.DataObject) -> None:
    """Widths never grow down the list; equal ones follow the leaves and then the ids. Settled
    scores, and ranges of one value, are left out."""
    weights = data.draw(st.lists(st.integers(1, 3), min_size=3, max_size=3))
    criteria = {f"c{i}": {"weight": weight, **TENTH} for i, weight in enumerate(weights)}
    ends = st.lists(st.integers(0, 4), min_size=3, max_size=3).map(sorted)
    rows = {
        option: {leaf: _score(middle, low, high) for leaf in criteria
                 for low, middle, high in [data.draw(ends)]}
        for option in ("r", "p", "q")
    }  # fmt: skip
    swings = sensitivity(project(criteria, rows)).tornado
    keys = [(-round(swing.width, 6), swing.criterion, swing.option) for swing in swings]
    assert keys == sorted(keys)
    uncertain = [(o, leaf) for o, row in rows.items() for leaf, s in row.items()
                 if s["range"][0] != s["range"][1]]  # fmt: skip
    assert sorted((swing.option, swing.criterion) for swing in swings) == sorted(uncertain)


def test_a_tie_at_an_end_is_a_lead_of_0() -> None:
    """0 itself, where sums of doubles differ in the last bit."""
    criteria = {f"c{i}": {"weight": 1, "prefer": "more", "scale": {"worst": 0, "best": 1}}
                for i in range(3)}  # fmt: skip
    rows: dict[str, dict[str, Any]] = {
        "a": {"c0": 0.7, "c1": 0.7, "c2": 0.1},
        "b": {"c0": 0.8, "c1": _score(0.1, 0.0, 0.3), "c2": 0.4},
    }
    made = sensitivity(project(criteria, rows)).tornado
    [swing] = [swing for swing in made if (swing.option, swing.criterion) == ("b", "c1")]
    assert swing.lead_at_high == 0.0
    assert (swing.undoes, swing.only_ties, swing.ahead) == (False, True, ())


def test_all_who_are_ahead_at_an_end_are_named() -> None:
    """Where the leader falls behind, all who come next; where a rival rises, that one; however far
    a rival falls, the best of the others is no further behind."""
    rows: dict[str, dict[str, Any]] = {
        "a": {"x": _score(6, 3, 7)}, "b": {"x": _score(5, 0, 8)}, "c": {"x": 5}, "d": {"x": 4},
    }  # fmt: skip
    swings = sensitivity(project({"x": {"weight": 1, **TENTH}}, rows)).tornado
    found = {s.option: (s.low, s.high, s.lead_at_low, s.lead_at_high, s.ahead) for s in swings}
    assert found == {
        "a": (3, 7, -20, 20, ("b", "c")),
        "b": (0, 8, 10, -20, ("b",)),
        "c": (4, 6, 10, 0, ()),
        "d": (3, 5, 10, 10, ()),
    }


def test_a_swing_takes_in_all_that_is_stated() -> None:
    """The ends of the range, what the score would be if evidence were wrong, and where it is; with
    neither, one step either way, but none beyond the levels; a settled score has none."""
    blocks = {
        "a": score(5, "e", range=(4, 6), if_wrong={"e": 9}),
        "b": score(5, "e", "f", if_wrong={"e": 2, "f": 3}),
        "c": score(5),
        "d": score(5, settled=True),
    }
    swings = sensitivity(flat({option: [block] for option, block in blocks.items()})).tornado
    found = {swing.option: (swing.low, swing.high) for swing in swings}
    assert found == {"a": (4, 9), "b": (2, 5), "c": (4, 6)}
    level = {"level": CRITERIA["level"]}
    levels = sensitivity(project(level, {"a": {"level": 0}, "b": {"level": 2}})).tornado
    assert {swing.option: (swing.low, swing.high) for swing in levels} == {"a": (0, 1), "b": (1, 3)}


def test_a_scenario_has_its_own_ranges() -> None:
    """An entry replaces the range with the value; without one the score keeps its own."""
    criteria = {"x": {"weight": 1, **TENTH}, "y": {"weight": 1, **TENTH}}
    rows: dict[str, dict[str, Any]] = {
        "a": {"x": _score(5, 4, 6) | {"scenarios": {"dry": _score(3, 1, 3)}},
              "y": _score(5, 5, 7) | {"scenarios": {"dry": 5}}},
        "b": {"x": 1, "y": {"value": 2, "range": (2, 4)}},
    }  # fmt: skip
    made = project(criteria, rows, scenarios=["dry"])
    plain, dry = sensitivity(made).tornado, sensitivity(made, Settings(scenario="dry")).tornado
    assert {(s.option, s.criterion, s.low, s.high) for s in plain} == {
        ("a", "x", 4, 6), ("a", "y", 5, 7), ("b", "x", 0, 2), ("b", "y", 2, 4),
    }  # fmt: skip
    assert {(s.option, s.criterion, s.low, s.high) for s in dry} == {
        ("a", "x", 1, 3), ("a", "y", 4, 6), ("b", "x", 0, 2), ("b", "y", 2, 4),
    }  # fmt: skip


def test_a_distribution_is_varied_over_its_plausible_range() -> None:
    """The bounds, or the 5th to 95th percentile without any; and a leaf without a scale keeps the
    anchors of the best estimates."""
    made = project({"x": {"weight": 1, "prefer": "more"}}, {
        "a": {"x": {"distribution": {"normal": {"mean": 10, "sd": 2}}}},
        "b": {"x": {"distribution": {"uniform": {"low": 2, "high": 6}}}},
        "c": {"x": {"value": 0, "settled": True}},
    })  # fmt: skip
    first, second = sensitivity(made).tornado
    assert first.option == "a"
    assert (first.low, first.high) == pytest.approx((10 - 1.6448536 * 2, 10 + 1.6448536 * 2))
    assert first.lead_at_low == pytest.approx((10 - 1.6448536 * 2 - 4) * 10)
    assert (second.low, second.high) == (2, 6)
    assert second.lead_at_high == 40.0


def test_a_range_that_leaves_all_numbers_behind_is_refused() -> None:
    """With the place of the criterion, as for a score."""
    made = project({"x": {"weight": 1, "prefer": "more", "scale": {"worst": 0, "best": 1e-100}}},
                   {"a": {"x": {"value": 0, "range": (0, 1e99)}}, "b": {"x": 0}})  # fmt: skip
    with pytest.raises(InputError) as raised:
        sensitivity(made)
    [problem] = raised.value.problems
    assert problem.name == "out-of-range"
    assert "`x`" in problem.message
