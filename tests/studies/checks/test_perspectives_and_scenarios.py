"""Rules about perspectives and scenarios, from both sides of each limit."""

from pathlib import Path

from folders import CLEAN, check_files, edited


def rules(path: Path, files: dict[str, str]) -> list[str]:
    return [finding.rule for finding in check_files(path, files).findings]


def messages(path: Path, files: dict[str, str]) -> list[str]:
    return [finding.message for finding in check_files(path, files).findings]


def test_a_scenario_whose_entries_change_nothing_is_idle(tmp_path: Path) -> None:
    """An entry that repeats the value leaves every total as it is; the finding names the
    scenario and not the missing score, since there is one."""
    files = edited("options/keep.yaml", ("boom: 2", "boom: 0"))
    assert rules(tmp_path, files) == ["idle-variant"]
    assert "although scores have entries" in messages(tmp_path, files)[0]


def test_a_scenario_without_scores_is_reported_once(tmp_path: Path) -> None:
    """It changes nothing too, but that follows, and one finding is enough."""
    files = edited("options/keep.yaml", ("    scenarios:\n      boom: 2\n", ""))
    assert rules(tmp_path, files) == ["scenario-without-scores"]


def test_a_perspective_that_differs_in_a_leaf_alone_is_not_idle(tmp_path: Path) -> None:
    """One weight below one branch is enough to be a perspective of its own."""
    text = "patients: {weights: {benefit.reach: 45%}}\n"
    assert rules(tmp_path, CLEAN | {"perspectives.yaml": text}) == []


def test_perspectives_that_disagree_are_not_reported(tmp_path: Path) -> None:
    """Two perspectives with different first options are what perspectives are for."""
    text = "patients: {weights: {benefit: 65%}}\ntreasurer: {weights: {burden: 86%}}\n"
    assert rules(tmp_path, CLEAN | {"perspectives.yaml": text}) == []


def test_one_perspective_alone_agrees_with_nobody(tmp_path: Path) -> None:
    """With fewer than two perspectives there is no agreement to ask about."""
    text = "patients: {weights: {benefit: 60}}\n"
    assert rules(tmp_path, CLEAN | {"perspectives.yaml": text}) == []
