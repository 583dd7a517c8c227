"""The rule about numbers that look like slips."""

from pathlib import Path

import pytest

from folders import check_files


def suspected(path: Path, costs: list[str], scale: str = "", prefer: str = "less") -> list[str]:
    """What `suspect-number` says of options with these costs, without a scale where none is
    given."""
    criteria = f"decision: {{title: T}}\ncriteria: {{cost: {{prefer: {prefer}{scale}}}}}\n"
    files = {"criteria.yaml": criteria} | {
        f"options/{id}.yaml": f"name: {id}\nscores: {{cost: {cost}}}\n"
        for id, cost in zip("abcdefgh", costs, strict=False)
    }
    return [f.message for f in check_files(path, files).findings if f.rule == "suspect-number"]


@pytest.mark.parametrize(
    ("number", "count"),
    [
        ("999", 1), ("-999", 1), ("9999", 1), ("999.9", 1), ("-99999.99", 1), ("999.0", 1),
        ("99", 0), ("998", 0), ("1999", 0), ("999.5", 0), ("9990", 0), ("999.95", 0),
    ],
)  # fmt: skip
def test_nines_stand_for_a_missing_value(tmp_path: Path, number: str, count: int) -> None:
    """Three or more of either sign, alone or with nines behind the point."""
    said = suspected(tmp_path, ["1", number], ", scale: {worst: 5000, best: 0}")
    assert len(said) == count
    if count:
        assert f"`b` has {number.removesuffix('.0')} on `cost`" in said[0]


@pytest.mark.parametrize(
    ("costs", "option"),
    [
        (["1", "2", "3", "13.1"], "d"),
        (["1", "2", "3", "13"], None),
        (["1", "2", "3", "-9.1"], "d"),
        (["1", "13.1", "3", "2", "2"], "b"),
        (["2", "2", "2", "50"], None),
        (["1", "2", "50"], None),
    ],
)
def test_a_value_far_from_all_others_is_suspect(
    tmp_path: Path, costs: list[str], option: str | None
) -> None:
    """Farther than five times the spread of the others, of four options or more; others that are
    all the same have none to compare with."""
    said = suspected(tmp_path, costs)
    assert [message.split("`")[1] for message in said] == ([option] if option else [])
    assert suspected(tmp_path / "scaled", costs, ", scale: {worst: 90, best: -90}") == []


def test_less_that_is_better_below_zero_is_suspect(tmp_path: Path) -> None:
    """Where all values are, and not where one is not; of more, nothing is wrong with it."""
    negative = "less is better on `cost`, and all its values are below 0"
    assert suspected(tmp_path / "all", ["-1", "-2"]) == [negative]
    assert suspected(tmp_path / "not", ["-1", "0"]) == []
    assert suspected(tmp_path / "more", ["-1", "-2"], prefer="more") == []
