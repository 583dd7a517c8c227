"""Which scores and beliefs the first place rests on: planted ones, ties, settings."""

import pytest

from belarus_options.model.settings import Settings
from belarus_options.studies.moved_scores import Reach
from belarus_options.studies.stress import Stress, stress
from belarus_options.studies.verdict import Outcome
from evidenced import evidenced
from stressed import ITEMS, flat, found, score

Told = tuple[str, float, Reach | None, float, tuple[str, ...]]


def told(result: Stress) -> list[Told]:
    return [
        (f"{s.option}/{s.leaf.path}", s.to, s.reach, round(s.lead, 9), s.first)
        for s in result.scores
    ]


def test_scores_stand_with_the_least_lead_first() -> None:
    """Each alone at the worst of what is stated for it, with who is first there; those that are as
    bad in tree order, then by id. What nothing makes worse keeps the stated lead."""
    result = found({
        "b": [score(8, range=(2, 9)), score(6, settled=True)],
        "a": [score(5, range=(5, 7)), score(6)],
        "c": [score(3, range=(0, 3)), score(6, range=(5, 8))],
    })  # fmt: skip
    assert result.lead == 15.0
    assert told(result) == [
        ("b/c0", 2.0, Reach.stated_range, -15.0, ("a",)),
        ("a/c0", 7.0, Reach.stated_range, 5.0, ("b",)),
        ("a/c1", 7.0, Reach.one_step, 10.0, ("b",)),
        ("c/c0", 3.0, None, 15.0, ("b",)),
        ("c/c1", 6.0, None, 15.0, ("b",)),
    ]
    assert [s.option for s in result.load_bearing] == ["b"]
    assert (result.settled, result.scores[0].range, result.scores[2].range) == (1, (2.0, 9.0), None)


def test_what_takes_a_score_to_its_worst_is_said() -> None:
    """An end of its range before an item whose being wrong gives the same; else the first item by
    id that does; a distribution's plausible range is not a stated one."""
    rows = {
        "a": [
            score(6, "e", range=(2, 6), if_wrong={"e": 2}),
            score(6, "f", "e", if_wrong={"f": 1, "e": 1}),
            score(6, distribution={"uniform": {"low": 5, "high": 7}}),
        ],
        "b": [score(5), score(5), score(5)],
    }
    by_leaf = {s.leaf.path: (s.reach, s.item) for s in found(rows).scores if s.option == "a"}
    assert by_leaf == {
        "c0": (Reach.stated_range, None),
        "c1": (Reach.if_wrong, "e"),
        "c2": (Reach.distribution, None),
    }


def test_a_level_has_its_meaning() -> None:
    """That of the level at which the lead is least."""
    leaf = {"x": {"prefer": "less", "scale": {"1": "Calm", "2": "Tense", "4": "War"}}}
    scores = {"a": {"x": score(1, range=(1, 4))}, "b": {"x": score(2)}}
    worst = stress(evidenced(leaf, scores, ITEMS)).scores[0]
    assert (worst.option, worst.to, worst.meaning) == ("a", 4.0, "War")


@pytest.mark.parametrize(
    ("rival", "lead", "first"),
    [(4.0, 0.0, ("a", "b")), (4.0 + 5e-11, 0.0, ("a", "b")), (4.1, -1.0, ("b",))],
)
def test_to_tie_is_not_to_be_first(rival: float, lead: float, first: tuple[str, ...]) -> None:
    """What comes level, or is ahead by 1e-9 points at most, makes no score load-bearing (R1)."""
    worst = found({"a": [score(6, range=(4, 6))], "b": [score(rival, settled=True)]}).scores[0]
    assert worst.lead == pytest.approx(lead)
    assert worst.first == first
    assert worst.is_load_bearing == (lead < 0.0)


def test_with_tied_leaders_all_is_about_the_first_by_id() -> None:
    """Who ties with it is its rival: what favors that one alone puts it first."""
    result = found({"b": [score(6, range=(6, 7))], "a": [score(6, range=(6, 8))], "c": [score(1)]})
    assert (result.verdict.outcome, result.leader, result.lead) == (Outcome.tie, "a", 0.0)
    assert (
        told(result)
        == [
            ("b/c0", 7.0, Reach.stated_range, -10.0, ("b",)),
            ("a/c0", 6.0, None, 0.0, ("a", "b")),
            ("c/c0", 2.0, Reach.one_step, 0.0, ("a", "b")),
        ]
        or told(result)[0][0] == "b/c0"
    )


def test_one_option_has_nobody_to_lose_to() -> None:
    """No lead, no scores, no beliefs."""
    result = found({"a": [score(6, "e", range=(0, 9), if_wrong={"e": 1})]})
    assert (result.lead, result.scores, result.beliefs) == (None, (), ())
    assert result.cited == {"e"}


def test_settings_shape_all_of_it() -> None:
    """A perspective's weights, and a scenario's scores with what these cite."""
    rows = {
        "a": [score(9, "e", range=(2, 9), scenarios={"storm": {"value": 9, "evidence": ("f",)}}),
              score(6)],
        "b": [score(6), score(5)],
    }  # fmt: skip
    project = flat(
        rows,
        perspectives={"other": {"weights": {"c0": 1.0, "c1": 19.0}}},
        scenarios=["storm"],
    )
    assert [s.option for s in stress(project).load_bearing] == ["a"]
    assert stress(project, Settings(perspective="other")).load_bearing == ()
    storm = stress(project, Settings(scenario="storm"))
    assert storm.load_bearing == ()
    assert storm.cited == {"f"}
