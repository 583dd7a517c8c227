"""What the study of screening gives: who fails by how much, and what they would be."""

from typing import Any

import pytest

from belarus_options.model.problem import InputError
from belarus_options.model.settings import Settings
from belarus_options.studies.matrix.ranking import rank
from belarus_options.studies.screening import BoundResult, screening
from models import project

LEVELS = {"0": "a", "1": "b", "3": "c", "7": "d"}


def bound(must: dict[str, float], score: Any, **leaf: Any) -> BoundResult:
    """The result of one score beside the bound of its leaf."""
    made = project({"x": {"must": must, **leaf}}, {"a": {"x": score}})
    (option,) = screening(made).options
    return option.bounds["x"]


@pytest.mark.parametrize(
    ("must", "score", "leaf", "missed"),
    [
        ({"at-most": 100}, 100.01, {"prefer": "less"}, 0.01),
        ({"at-most": 100}, 100.0, {"prefer": "less"}, 0.0),
        ({"at-least": 12.5}, 10.2, {"scale": {"worst": 0, "best": 20}}, 2.3),
        # Levels are counted, whatever their numbers are.
        ({"at-least": 7}, 1, {"prefer": "more", "scale": LEVELS}, 2),
        ({"at-most": 1}, 3, {"prefer": "less", "scale": LEVELS}, 1),
        ({"at-most": 1}, 0, {"prefer": "less", "scale": LEVELS}, 0),
    ],
)
def test_a_failure_says_by_how_much(
    must: dict[str, float], score: float, leaf: dict[str, Any], missed: float
) -> None:
    """In the leaf's own unit, exactly; on a constructed scale in levels. Who passes misses none."""
    result = bound(must, score, **leaf)
    assert result.passes is (missed == 0)
    assert result.missed_by == missed


def test_a_range_that_goes_beyond_the_bound_is_marked() -> None:
    """Only of a score that passes, and not where the range ends at the bound."""
    less = {"prefer": "less"}
    assert bound({"at-most": 5}, {"value": 4, "range": (3, 6)}, **less).may_fail
    assert not bound({"at-most": 5}, {"value": 4, "range": (3, 5)}, **less).may_fail
    assert not bound({"at-most": 5}, {"value": 6, "range": (3, 9)}, **less).may_fail
    spread = {"value": 4, "distribution": {"uniform": {"low": 0, "high": 9}}}
    assert bound({"at-most": 5}, spread, **less).may_fail
    assert bound({"at-least": 3}, {"value": 4, "range": (2, 9)}, prefer="more").may_fail


def test_an_option_that_fails_has_its_place_among_all() -> None:
    """Decision 98: with every option of the folder, whichever are chosen, nobody screened out."""
    made = project(
        {"x": {"scale": {"worst": 0, "best": 10}, "must": {"at-least": 3}}},
        {"a": {"x": 2}, "b": {"x": 9}, "c": {"x": 1}},
    )
    result = screening(made, Settings(options=("b",)))
    assert [(o.place.option, o.place.rank, o.place.total) for o in result.options] == [
        ("b", 1, 90.0), ("a", 2, 20.0), ("c", 3, 10.0),
    ]  # fmt: skip
    assert [o.place.option for o in result.screened_out] == ["a", "c"]
    assert result.options[1].failed == ("x",)
    assert rank(made).options == ("b",)


def test_one_that_is_asked_for_is_refused_and_all_that_fail_leave_none() -> None:
    """`screened-out` for each that is named, `all-screened` where nobody is left."""
    criteria = {"x": {"prefer": "less", "must": {"at-most": 3}}}
    made = project(criteria, {"a": {"x": 4}, "b": {"x": 5}, "c": {"x": 1}})
    with pytest.raises(InputError) as refused:
        rank(made, Settings(options=("a", "b", "c")))
    assert [p.name for p in refused.value.problems] == ["screened-out"] * 2
    none = project(criteria, {"a": {"x": 4}, "b": {"x": 5}})
    with pytest.raises(InputError) as refused:
        rank(none)
    assert [p.name for p in refused.value.problems] == ["all-screened"]
    assert rank(none, Settings(includes_screened=True)).options == ("a", "b")
