"""Rules about the scales of leaves."""

from pathlib import Path

from breaking import BREAKING
from folders import check_files, edited, found_in, spot

EVEN = """\
  grade:
    0: Nothing
    1: First aid
    2: All but surgery
    3: Surgery too
"""
VALUED = """\
  grade:
    0: {means: None of the treatments, value: 0}
    1: {means: First aid, value: 40}
    2: {means: All but surgery, value: 75}
    3: {means: Surgery too, value: 100}
"""


def test_no_scale_reports_a_leaf_without_a_scale(tmp_path: Path) -> None:
    """A leaf with `prefer` alone is reported at its key."""
    broken = BREAKING["no-scale"]
    assert found_in(tmp_path, broken.files) == broken.expected("no-scale")


def test_no_scale_leaves_a_scale_without_a_unit_alone(tmp_path: Path) -> None:
    """Two anchors are a scale; the unit is optional."""
    files = edited("criteria.yaml", (", unit: months", ""))
    assert found_in(tmp_path, files) == []


def test_ordinal_as_interval_reports_three_levels_without_values(tmp_path: Path) -> None:
    """A leaf's own scale is reported at its key `scale`."""
    broken = BREAKING["ordinal-as-interval"]
    assert found_in(tmp_path, broken.files) == broken.expected("ordinal-as-interval")


def test_ordinal_as_interval_leaves_even_values_alone(tmp_path: Path) -> None:
    """Even values that somebody wrote down are a judgment and no finding."""
    files = edited(
        "criteria.yaml",
        (
            "{0: Hardly any, 1: Traffic at night}",
            "{0: {means: A, value: 100}, 1: {means: B, value: 50}, 2: {means: C, value: 0}}",
        ),
    )
    assert found_in(tmp_path, files) == []


def test_ordinal_as_interval_leaves_two_levels_alone(tmp_path: Path) -> None:
    """A scale of two levels has one step: that of the clean folder's noise is no finding, nor is
    a shared one."""
    files = edited(
        "criteria.yaml",
        ("{0: Hardly any, 1: Traffic at night}", "loudness"),
        ("scales:\n", "scales:\n  loudness: {0: Hardly any, 1: Traffic at night}\n"),
    )
    assert found_in(tmp_path, files) == []


def test_ordinal_as_interval_reports_a_shared_scale_once(tmp_path: Path) -> None:
    """A scale that two leaves name is reported once, at its key under `scales`."""
    files = edited("criteria.yaml", (VALUED, EVEN))
    reach = files["criteria.yaml"]
    own = reach[reach.index("        scale:\n") : reach.index("      speed:")]
    files = edited("criteria.yaml", (own, "        scale: grade\n"), files=files)
    report = check_files(tmp_path, files)
    assert [(f.rule, f.position.line, f.position.column) for f in report.findings] == [
        ("ordinal-as-interval", *spot(files, "criteria.yaml", "»grade:\n    0")[1:])
    ]


def test_ordinal_as_interval_leaves_a_shared_scale_that_nobody_uses_to_unused(
    tmp_path: Path,
) -> None:
    """A scale without leaves has no steps that count; only `unused` speaks."""
    files = edited("criteria.yaml", ("scales:\n", "scales:\n  spare: {0: A, 1: B, 2: C}\n"))
    assert found_in(tmp_path, files) == [("unused", *spot(files, "criteria.yaml", "»spare"))]
