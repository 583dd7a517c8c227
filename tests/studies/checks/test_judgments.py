"""Rules about what people answered of weights."""

from pathlib import Path

import pytest

from breaking import BREAKING, JUDGED
from folders import CLEAN, CRITERIA, check_files, found_in


def test_stale_judgment_reports_a_digest_of_other_scales(tmp_path: Path) -> None:
    """At the digest."""
    broken = BREAKING["stale-judgment"]
    assert found_in(tmp_path, broken.files) == broken.expected("stale-judgment")


def test_a_word_of_a_level_makes_its_group_and_the_top_stale(tmp_path: Path) -> None:
    """One word changed below `burden`: its entry and the top's, and not that of `benefit`."""
    entries = (
        JUDGED + "  - group: burden\n    order: [cost, noise]\n    scales: 00c473ae53b0\n"
        "  - group: benefit\n    swing: {reach: 100, speed: 87.5, depth: 62.5}\n"
    )
    changed = CRITERIA.replace("Traffic at night", "Traffic by night")
    files = CLEAN | {"judgments.yaml": entries, "criteria.yaml": changed}
    found = [f for f in check_files(tmp_path, files).findings if f.rule == "stale-judgment"]
    assert [(f.severity, f.position.line) for f in found] == [
        ("warning", 3), ("warning", 6), ("note", 7),
    ]  # fmt: skip


def test_entries_about_these_scales_and_weights_are_left_alone(tmp_path: Path) -> None:
    """The digest and the points are those of the folder."""
    assert found_in(tmp_path, CLEAN | {"judgments.yaml": JUDGED}) == []


def test_weights_differ_reports_the_sibling_farthest_off(tmp_path: Path) -> None:
    """At its weight, with both shares."""
    broken = BREAKING["weights-differ"]
    assert found_in(tmp_path, broken.files) == broken.expected("weights-differ")
    (finding,) = check_files(tmp_path, broken.files).findings
    assert "55.6%" in finding.message
    assert "62.5%" in finding.message


@pytest.mark.parametrize(("points", "count"), [(78.5, 0), (78.2, 1)])
def test_weights_differ_from_half_a_point_on(tmp_path: Path, points: float, count: int) -> None:
    """50 beside 40 is 55.56%: judged at 56.02% it is the same, at 56.12% another."""
    files = CLEAN | {"judgments.yaml": JUDGED.replace("80", str(points))}
    assert len(check_files(tmp_path, files).findings) == count
