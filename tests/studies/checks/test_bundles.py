"""Rules about sets of options: what they leave alone."""

from pathlib import Path

from folders import CLEAN, check_files

BOTH = "constraints: {with: [build, lease]}\n"


def findings(path: Path, text: str, **files: str) -> set[str]:
    report = check_files(path, CLEAN | {"bundles.yaml": text} | files)
    return {finding.rule for finding in report.findings}


def test_an_entry_of_the_two_or_a_stated_rule_quiets_the_note(tmp_path: Path) -> None:
    """With a because or with scores; one about others, or without either, does not."""
    entry = BOTH + "bundles: {b: {options: [build, lease]}}\n"
    assert "unjudged-interaction" in findings(tmp_path, entry)
    judged = entry.replace("options:", "because: Thought through., options:")
    assert "unjudged-interaction" not in findings(tmp_path, judged)


def test_without_bundles_yaml_nothing_is_noted(tmp_path: Path) -> None:
    """Nobody asked about sets."""
    assert "unjudged-interaction" not in findings(tmp_path, "# none yet\n")


def test_bundles_and_groups_that_nothing_can_satisfy_are_unused(tmp_path: Path) -> None:
    """A named bundle that constraints forbid; a group whose options exclude each other."""
    forbidden = "bundles: {b: {because: B, options: [build, lease]}}\nconstraints: {at-most: 1}\n"
    assert "unused" in findings(tmp_path, forbidden)
    assert "unused" not in findings(tmp_path, forbidden.replace("at-most: 1", "at-most: 2"))
    group = "constraints: {groups: {g: {options: [build, lease], at-least: 2}}}\n"
    build = CLEAN["options/build.yaml"].replace("scores:", "excludes: [lease]\nscores:")
    assert "unused" in findings(tmp_path, group, **{"options/build.yaml": build})


def test_a_bundle_s_score_with_the_same_scenarios_is_not_fixed(tmp_path: Path) -> None:
    """Whatever it is there."""
    build = CLEAN["options/build.yaml"].replace(
        "noise: {value: 1, settled: true", "noise: {value: 1, settled: true, scenarios: {boom: 0}"
    )
    text = (
        "bundles: {b: {because: B, options: [build, lease],"
        " scores: {burden.noise: {value: 1, scenarios: {boom: 0}}}}}\n"
    )
    assert "fixed-bundle-score" not in findings(tmp_path, text, **{"options/build.yaml": build})
