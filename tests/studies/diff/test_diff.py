"""What changes did: figures computed apart, and every state of a project built for itself."""

from collections.abc import Mapping
from fractions import Fraction
from itertools import combinations
from math import factorial
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import models
from belarus_options.model.project import Project
from belarus_options.model.settings import AS_STATED
from belarus_options.studies.diff.diff import diff
from belarus_options.studies.diff.first_place import FirstPlace
from belarus_options.studies.diff.parts import Parts
from belarus_options.studies.diff.terms import NEW, OLD, Terms
from belarus_options.studies.matrix.ranking import rank
from diffing import FLAT, compared, kinds, options
from first_edition import FILES, scored, weighed
from folders import load_files

TRAINING, ATTACHE = "cbrne-training", "defense-attache"


# --- figures of the first edition


def test_three_changes_move_the_first_place_together(tmp_path: Path) -> None:
    """F.3.1: none does alone, and undoing any one restores it; the parts add up."""
    new = scored(TRAINING, {"risk.diversion": (2, 1), "ethics.human-good": (3, 4)}, weighed(35))
    result = compared(tmp_path, FILES, new)
    scores = [f"score:{TRAINING}/{leaf}" for leaf in ("risk.diversion", "ethics.human-good")]
    ids = ["weights", *scores]
    assert [change.id for change in result.changes] == ids
    assert result.first == ((ATTACHE,), (TRAINING,))
    lead = result.lead
    assert lead is not None
    assert (lead.of, lead.over, lead.old) == (ATTACHE, TRAINING, 4.123)
    assert [lead.parts[id] for id in ids] == [
        float(Fraction(part)) for part in ("-667337/370000", "-469053/370000", "-29279/27750")
    ]
    assert lead.new == float(
        Fraction("4.123") + Fraction(-667337 - 469053, 370000) - Fraction(29279, 27750)
    )
    assert (result.alone, result.needed, result.together) == ((), tuple(ids), (tuple(ids),))


def test_one_of_three_changes_is_why(tmp_path: Path) -> None:
    """F.3.2: the score, alone and needed; the scale of a level at which both are has no part."""
    new = scored(ATTACHE, {"leverage.competition": (1, 0)}, weighed(35))
    text = new["criteria.yaml"]
    new["criteria.yaml"] = text.replace("value: 88", "value: 80")
    result = compared(tmp_path, FILES, new)
    assert result.lead is not None
    assert round(result.lead.new, 3) == -3.355
    score = f"score:{ATTACHE}/leverage.competition"
    assert [change.id for change in result.changes] == ["weights", "scale:risk.escalation", score]
    assert result.lead.parts == {
        "weights": float(Fraction(-156541, 111000)),
        "scale:risk.escalation": 0.0,
        score: float(Fraction(-28063, 4625)),
    }
    assert result.alone == result.needed == (score,)


def test_weights_alone_leave_the_judgment_the_same(tmp_path: Path) -> None:
    """F.3.3: the lead goes down."""
    result = compared(tmp_path, FILES, weighed(35))
    assert not result.is_changed
    assert result.lead is not None
    assert round(result.lead.new, 4) == 2.3964
    assert (result.alone, result.needed) == ((), ())


def everything_else(files: dict[str, str]) -> dict[str, str]:
    """The files with every group of weights, every scale and every score changed."""
    found = {name: yaml.safe_load(text) for name, text in files.items()}

    def change(block: dict[str, Any], step: int) -> None:
        block["weight"] += step
        for at, below in enumerate(block.get("criteria", {}).values(), start=1):
            change(below, at)
        scale = block.get("scale", {})
        last = len(scale) - 1
        for key, level in list(scale.items()):
            if isinstance(level, str):
                # Even levels are to be uneven.
                scale[key] = {"means": level, "value": 100 * key // last + (0 < key < last)}
            elif 0 < level["value"] < 100:
                level["value"] += 1

    for at, top in enumerate(found["criteria.yaml"]["criteria"].values(), start=1):
        change(top, at)
    for name, option in found.items():
        for score in option["scores"].values() if name.startswith("options/") else ():
            score["value"] += -1 if score["value"] else 1
            score.pop("range", None)
            score.pop("settled", None)
    return {name: yaml.safe_dump(data, allow_unicode=True) for name, data in found.items()}


def test_all_changes_that_the_case_can_have_add_up_exactly(tmp_path: Path) -> None:
    """F.3.4: 4 groups of weights, 12 scales and 60 scores, for every option, as ratios."""
    loaded = [load_files(tmp_path / name, files) for name, files in
              (("old", FILES), ("new", everything_else(FILES)))]  # fmt: skip
    old, new = (rank(each.project) for each in loaded)
    result = diff([old, new], AS_STATED)
    assert [kinds(result).count(kind) for kind in ("weights", "scale", "score")] == [4, 12, 60]
    terms = Terms(old, new)
    parts = Parts(terms)
    for option, row in terms.rows.items():
        totals = [side.exact_totals.at(side.row_of(option)) for side in (old, new)]
        assert sum(parts.of(row).values()) == totals[NEW] - totals[OLD]


# --- every state built for itself

WEIGHTS = st.integers(1, 9)
POINTS = st.integers(0, 10)
MEASURES = st.integers(-3, 13)
LEVELS = st.integers(0, 2)
SIDE = st.fixed_dictionaries(
    {
        "weights": st.tuples(WEIGHTS, WEIGHTS),
        "weights:a": st.tuples(WEIGHTS, WEIGHTS),
        "scale:a.x": st.integers(1, 99),
        "scale:b": st.integers(5, 12),
        "score:o0/a.x": LEVELS,
        "score:o1/b": MEASURES,
        "score:o0/a.y": MEASURES,
    }
)
FIXED = st.tuples(LEVELS, LEVELS, MEASURES, MEASURES, MEASURES, MEASURES)
State = Mapping[str, Any]


def built(state: State, fixed: tuple[int, ...]) -> Project:
    """A project of three options in that state; the leaf `a.y` has no scale."""
    top, inner, middle = state["weights"], state["weights:a"], state["scale:a.x"]
    worth = {"0": 0, "1": middle, "2": 100}
    levels = {level: {"means": "m", "value": value} for level, value in worth.items()}
    below = {
        "x": {"weight": inner[0], "prefer": "more", "scale": levels},
        "y": {"weight": inner[1], "prefer": "more"},
    }
    criteria = {
        "a": {"weight": top[0], "criteria": below},
        "b": {"weight": top[1], "scale": {"worst": 0, "best": state["scale:b"]}},
    }
    scores = {
        "o0": {"a.x": state["score:o0/a.x"], "a.y": state["score:o0/a.y"], "b": fixed[2]},
        "o1": {"a.x": fixed[0], "a.y": fixed[3], "b": state["score:o1/b"]},
        "o2": {"a.x": fixed[1], "a.y": fixed[4], "b": fixed[5]},
        # It holds the anchors of `a.y`, so that no score moves them.
        "z": {"a.x": 0, "a.y": -3, "b": -90},
        "zz": {"a.x": 0, "a.y": 13, "b": -90},
    }
    return models.project(criteria, scores)


def mixed(old: State, new: State, made: frozenset[str]) -> State:
    return {key: new[key] if key in made else old[key] for key in old}


def subsets(items: list[str]) -> list[frozenset[str]]:
    return [frozenset(c) for size in range(len(items) + 1) for c in combinations(items, size)]


@settings(max_examples=25)
@given(SIDE, SIDE, FIXED)
def test_parts_are_the_mean_over_all_orders(old: State, new: State, fixed: tuple[int, ...]) -> None:
    """F.3.4: up to seven changes; each of their states is a project of its own, ranked for itself,
    and who is first there is who is said to be."""
    sides = [rank(built(side, fixed)) for side in (old, new)]
    result = diff(sides, AS_STATED)
    ids = [change.id for change in result.moving]
    assert set(ids) <= set(old)
    states = {made: rank(built(mixed(old, new, made), fixed)) for made in subsets(ids)}
    terms = Terms(*sides)
    parts = Parts(terms)
    for option, row in terms.rows.items():
        totals = {
            made: state.exact_totals.at(state.row_of(option)) for made, state in states.items()
        }
        for id in ids:
            assert parts.of(row).get(id, 0) == shapley(id, ids, totals)
    place = FirstPlace(terms, dict.fromkeys(terms.options, True), ())
    for made, state in states.items():
        first = frozenset(leader.option for leader in state.leaders)
        assert place.winners(OLD, made) == first
        assert place.winners(NEW, frozenset(ids) - made) == first


def shapley(id: str, ids: list[str], totals: Mapping[frozenset[str], Fraction]) -> Fraction:
    whole = Fraction(0)
    for before in (made for made in totals if id not in made):
        orders = factorial(len(before)) * factorial(len(ids) - len(before) - 1)
        whole += orders * (totals[before | {id}] - totals[before])
    return whole / factorial(len(ids))


@settings(max_examples=25)
@given(SIDE, SIDE, FIXED)
def test_the_other_way_round_parts_change_their_sign(
    old: State, new: State, fixed: tuple[int, ...]
) -> None:
    """F.3.12."""
    sides = [rank(built(side, fixed)) for side in (old, new)]
    there, back = diff(sides, AS_STATED), diff(sides[::-1], AS_STATED)
    assert [change.id for change in there.changes] == [change.id for change in back.changes]
    assert there.first == back.first[::-1]
    for one, other in zip(there.options, back.options, strict=True):
        assert one.totals == other.totals[::-1]
        assert one.parts is not None
        assert one.parts == {id: -part for id, part in (other.parts or {}).items()}


# --- who is ranked


def test_the_old_first_screened_out_is_a_change_of_its_own(tmp_path: Path) -> None:
    """F.3.13: totals are the same, there is no lead, and the change is alone and needed."""
    asked = FILES["criteria.yaml"].replace(
        "\ncriteria:\n", "\nscreening: {legal: {asks: Is it?}}\ncriteria:\n", 1
    )
    old = FILES | {"criteria.yaml": asked}
    file = f"options/{ATTACHE}.yaml"
    answer = "\nscreening: {legal: {passes: 'no', because: The law forbids it.}}\nscores:\n"
    new = old | {file: old[file].replace("\nscores:\n", answer, 1)}
    result = compared(tmp_path, old, new)
    assert [(c.id, c.moves_totals) for c in result.changes] == [
        (f"screening:{ATTACHE}", True), (f"tests:option:{ATTACHE}", False),
    ]  # fmt: skip
    assert (result.changes[0].old, result.changes[0].new) == ([], ["legal"])
    assert result.first == ((ATTACHE,), (TRAINING,))
    assert result.lead is None
    assert result.alone == result.needed == (f"screening:{ATTACHE}",)
    assert all(each.totals[OLD] == each.totals[NEW] for each in result.options)
    first = next(each for each in result.options if each.option == ATTACHE)
    assert first.ranks == (1, None)


def test_an_added_option_that_is_first_is_itself_the_change(tmp_path: Path) -> None:
    """Alone and needed; one that is removed likewise."""
    old = {"criteria.yaml": FLAT, **options(a=(10, 4), b=(20, 5))}
    result = compared(tmp_path, old, old | options(c=(10, 5)))
    assert result.alone == result.needed == ("option-added:c",)
    back = compared(tmp_path / "back", old | options(c=(10, 5)), old)
    assert back.alone == back.needed == ("option-removed:c",)


def test_what_would_need_a_score_on_neither_side_is_not_said(tmp_path: Path) -> None:
    """An added option has no score on a criterion that is gone: by itself it cannot be ranked."""
    old = {
        "criteria.yaml": FLAT + "  fit: {weight: 2, scale: {worst: 0, best: 10}}\n",
        **options(a=(10, 4, 9), b=(20, 9, 8)),
    }
    new = {"criteria.yaml": FLAT, **options(a=(10, 4), b=(20, 9), c=(10, 9))}
    result = compared(tmp_path, old, new)
    assert result.is_changed
    assert result.undetermined == ("weights", "option-added:c")
