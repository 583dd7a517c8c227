"""Rules about what leaves measure."""

from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from belarus_options.studies.checks.criteria import move_together
from breaking import BREAKING
from folders import CLEAN, LEASE, check_files, edited, found_in


def test_constant_criterion_reports_equal_estimates(tmp_path: Path) -> None:
    """A leaf on which all three options score 1 is reported at its key."""
    broken = BREAKING["constant-criterion"]
    assert found_in(tmp_path, broken.files) == broken.expected("constant-criterion")


def test_constant_criterion_leaves_one_different_score_alone(tmp_path: Path) -> None:
    """The clean folder has two equal scores of three on noise, and on depth as well."""
    assert found_in(tmp_path, CLEAN) == []


def test_constant_criterion_needs_two_options(tmp_path: Path) -> None:
    """One option alone is `single-option`; that it equals itself is not said."""
    rules = [rule for rule, *_ in found_in(tmp_path, BREAKING["single-option"].files)]
    assert rules == ["single-option"]


def test_double_counting_reports_leaves_that_share_half_their_evidence(tmp_path: Path) -> None:
    """Speed cites two items and cost one of them: reported at the later leaf, naming both."""
    broken = BREAKING["double-counting"]
    assert found_in(tmp_path, broken.files) == broken.expected("double-counting")
    (finding,) = check_files(tmp_path, broken.files).findings
    assert finding.message == (
        "`benefit.speed` and `burden.cost` share half or more of the evidence that one of them"
        " rests on: `offers`"
    )


def test_double_counting_leaves_a_third_alone(tmp_path: Path) -> None:
    """In the clean folder reach and depth share one of three items each; of two it is a half."""
    assert found_in(tmp_path, CLEAN) == []
    half = edited("options/keep.yaml", ("[staffing, staff-list, trend]", "[staffing, trend]"))
    half = edited("options/lease.yaml", ("[noise-study]", "[noise-study, staff-list]"), files=half)
    assert [rule for rule, *_ in found_in(tmp_path, half)] == ["double-counting"]


def test_double_counting_reads_scenario_entries(tmp_path: Path) -> None:
    """Evidence that only a scenario's entry cites counts among its leaf's."""
    files = edited("options/keep.yaml", ("boom: 2", "boom: {value: 2, evidence: [plans]}"))
    assert [rule for rule, *_ in found_in(tmp_path, files)] == ["double-counting"]


def test_double_counting_lists_at_most_five_items(tmp_path: Path) -> None:
    """Of six shared items five are named, and how many are left."""
    names = ["survey", "travel-times", "trend", "noise-study", "offers", "staff-list"]
    files = edited("options/lease.yaml", ("[plans]", f"[{', '.join(names)}]"))
    files = edited("options/build.yaml", ("[offers]", f"[{', '.join(names)}]"), files=files)
    messages = [f.message for f in check_files(tmp_path, files).findings]
    (speed_and_cost,) = [m for m in messages if "speed` and `burden.cost" in m]
    assert speed_and_cost.endswith(
        "`noise-study`, `offers`, `staff-list`, `survey`, `travel-times` and 1 more"
    )


def together(fourth_reach: int, evidence: str) -> dict[str, str]:
    """Four options whose values on reach and depth rise together, but for the fourth's reach."""
    fourth = LEASE.replace("reach: {value: 1, range: [1, 2]", f"reach: {{value: {fourth_reach}")
    fourth = fourth.replace("depth: {value: 1, range: [0, 2]", "depth: {value: 2, range: [0, 2]")
    fourth = fourth.replace("value: 3, range: [1, 4]", "value: 12, range: [1, 24]")
    files = CLEAN | {"options/tent.yaml": fourth.replace("Lease rooms", "Put up tents")}
    changes = (
        ("value: 1, range: [1, 2]", "value: 1"),
        ("evidence: [travel-times]", f"evidence: [{evidence}]"),
    )
    return edited("options/lease.yaml", *changes, files=files)


def test_double_counting_reports_leaves_that_move_together(tmp_path: Path) -> None:
    """Four options, correlation above 0.95 and one item in three shared: reported."""
    report = check_files(tmp_path, together(2, "survey"))
    assert [f.message for f in report.findings if f.rule == "double-counting"] == [
        "`benefit.reach` and `benefit.depth` share evidence,"
        " and their values move together: `trend`"
    ]


def test_double_counting_leaves_leaves_that_move_apart_alone(tmp_path: Path) -> None:
    """The same evidence with one score that breaks the pattern is no finding."""
    assert "double-counting" not in [
        f.rule for f in check_files(tmp_path, together(0, "survey")).findings
    ]


def test_double_counting_needs_shared_evidence(tmp_path: Path) -> None:
    """Leaves that move together on evidence of their own may simply both be true."""
    files = together(2, "survey")
    files = edited("options/keep.yaml", ("staff-list, trend", "staff-list"), files=files)
    assert "double-counting" not in [f.rule for f in check_files(tmp_path, files).findings]


def test_three_options_never_move_together() -> None:
    """With three options a correlation says too little."""
    rising = np.array([0.0, 50.0, 100.0])
    assert not move_together(rising, rising)
    assert move_together(np.append(rising, 75.0), np.append(rising, 75.0))


def test_opposite_values_do_not_move_together() -> None:
    """A negative correlation is a trade-off, not a repetition."""
    rising = np.array([0.0, 25.0, 50.0, 100.0])
    assert not move_together(rising, 100.0 - rising)


def test_constant_values_move_with_nothing() -> None:
    """Values that do not differ, but for rounding, correlate with nothing and divide by no zero."""
    rising = np.array([0.0, 25.0, 50.0, 100.0])
    assert not move_together(rising, np.full(4, 1 / 3))
    assert not move_together(np.array([0.1, 0.1, 0.1, 0.1 + 1e-16]), rising)


VALUES = arrays(np.float64, 6, elements=st.floats(-1e150, 1e150))


@given(VALUES, VALUES)
def test_moving_together_is_mutual_and_never_fails(
    first: np.ndarray[tuple[int], np.dtype[np.float64]],
    second: np.ndarray[tuple[int], np.dtype[np.float64]],
) -> None:
    """Whatever the values, the answer is the same both ways and no number overflows."""
    assert move_together(first, second) == move_together(second, first)
