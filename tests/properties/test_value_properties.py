"""Whatever numbers a valid folder has: an answer in finite numbers, and totals where they belong.

How often: 100 folders and commands in the suite (20 in the loop between two edits), 2,000 with
HYPOTHESIS_PROFILE=search.
"""

import json
import math
from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from any_numbers import folders
from commands import numbers_in, run_here
from folders import write_folder

COMMANDS = [
    ("score",), ("explain", "o0"), ("explain", "o0", "o1"), ("screen",), ("sensitivity",),
    ("robustness", "--samples", "50"), ("robustness", "--samples", "50", "--scores", "uncertain"),
    ("flip",), ("flip", "o1"), ("map",), ("perspectives",), ("scenarios",), ("stress",), ("check",),
    ("weights",),
]  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where each folder is made in turn."""
    return tmp_path_factory.mktemp("v")


@given(folders(), st.sampled_from(COMMANDS))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_any_numbers_of_a_valid_folder_give_finite_ones(
    folder: Path, made: tuple[dict[str, str], bool], command: tuple[str, ...]
) -> None:
    """Weights of 0 and of any size, anchors and levels a hair apart, ties, and numbers
    from 1e-320 to 1e100: status 0 or 1, every number of the JSON is finite. Only what is too far
    beyond its anchors is refused."""
    files, is_between = made
    for old in folder.rglob("*.yaml"):
        old.unlink()
    write_folder(folder, files)
    done = run_here(*command, "--format", "json", "--project", str(folder))
    event(f"{command[0]}: {done.returncode}")
    if not is_between and "error[out-of-range]" in done.stderr:
        return
    assert done.returncode in (0, 1), done.stderr[:2000]
    assert "Warning" not in done.stderr
    data = json.loads(done.stdout)
    assert all(map(math.isfinite, numbers_in(data)))


@given(folders())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_totals_of_scores_between_their_anchors_are_from_0_to_100(
    folder: Path, made: tuple[dict[str, str], bool]
) -> None:
    """Of any numbers: nothing is gained or lost by rounding."""
    files, is_between = made
    if not is_between:
        return
    for old in folder.rglob("*.yaml"):
        old.unlink()
    write_folder(folder, files)
    done = run_here("score", "--format", "json", "--project", str(folder))
    totals = [row["total"] for row in json.loads(done.stdout)["result"]["ranking"]]
    assert totals
    assert all(0 <= total <= 100 for total in totals)
