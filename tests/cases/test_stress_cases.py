"""What a first place rests on, in reference results."""

from typing import Any

import pytest

from belarus_options.studies.stress import Stress, stress
from evidenced import evidenced
from published import case

HUNDRED = {"scale": {"worst": 0, "best": 100}}


@pytest.fixture(scope="module")
def given() -> Any:
    return case("t2-stress-brute")


def found(given: Any, *, is_doubted: bool) -> Stress:
    """Nothing stated but values and citations, and as asked a quarter less if an item is wrong."""
    inputs = given["inputs"]
    criteria = {
        f"c{i}": {"weight": weight, **HUNDRED} for i, weight in enumerate(inputs["weights"], 1)
    }
    scores: dict[str, dict[str, Any]] = {}
    for o, (values, cites) in enumerate(zip(inputs["values"], inputs["cites"], strict=True), 1):
        scores[f"o{o}"] = {}
        for c, (value, items) in enumerate(zip(values, cites, strict=True), 1):
            wrong = dict.fromkeys(items, value * 0.75) if is_doubted and value else None
            block = {"value": value, "evidence": tuple(items), "if_wrong": wrong}
            scores[f"o{o}"][f"c{c}"] = block
    items = {item: "s" for option in inputs["cites"] for cited in option for item in cited}
    return stress(evidenced(criteria, scores, items))


def test_scores_move_by_a_step_whatever_they_cite(given: Any) -> None:
    """t2-stress-brute: the least lead of each of nine scores, no item of evidence has a verdict."""
    result = found(given, is_doubted=False)
    leads = {(score.option, score.leaf.path): score.lead for score in result.scores}
    assert leads == {
        (score["option"], score["criterion"]): score["lead"]
        for score in given["expected"]["scores"]
    }
    assert (result.beliefs, result.load_bearing, len(result.cited)) == ((), (), 6)


def test_beliefs_are_wrong_wherever_they_are_cited(given: Any) -> None:
    """t2-stress-brute: each item alone, and the sets of which no smaller one does it."""
    result = found(given, is_doubted=True)
    assert {(*belief.items, belief.lead, belief.first) for belief in result.beliefs} == {
        (item["item"], item["lead"], tuple(item["first"])) for item in given["expected"]["beliefs"]
    }
    assert {(belief.items, belief.lead, belief.first) for belief in result.sets} == {
        (tuple(item["items"]), item["lead"], tuple(item["first"]))
        for item in given["expected"]["sets"]
    }
