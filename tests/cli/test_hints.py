"""Notices on what a weight of the command line does."""

from pathlib import Path

import pytest

from commands import printed, run_here
from folders import FIXED_CASE, edited, write_folder

CASE = ("--project", str(FIXED_CASE))


@pytest.mark.parametrize(
    ("weight", "hint"),
    [
        ("ethics=48", "ethics=48 is 38.7% of its group; for 48% write ethics=48%"),
        ("ethics=0.48", "ethics=0.48 is 0.6% of its group; for 48% write ethics=48%"),
    ],
)
def test_both_readings_of_a_number_are_said(weight: str, hint: str) -> None:
    """In one line on standard error, and not with `--quiet`; the answer is what it is without."""
    done, quiet = (run_here("score", *CASE, "--weight", weight, *how) for how in ((), ("-q",)))
    assert done.stderr == f"note: {hint}\n"
    assert (quiet.stderr, quiet.stdout) == ("", done.stdout)


@pytest.mark.parametrize("weight", ["ethics=48%", "ethics=x2", "ethics=24", "ethics=150"])
def test_what_has_one_reading_goes_without(weight: str) -> None:
    """A share, a factor, the number that it was, more than the whole."""
    assert run_here("score", *CASE, "--weight", weight).stderr == ""


def test_a_factor_that_changes_nothing_is_said(tmp_path: Path) -> None:
    """On a weight of 0, and where there is nothing to weigh it against."""
    noise = edited("criteria.yaml", ("        weight: 20", "        weight: 0"))
    write_folder(tmp_path, noise)
    done = run_here("score", "--weight", "burden.noise=x2", cwd=tmp_path)
    assert done.stderr == "note: burden.noise=x2 changes nothing: it weighs 0\n"
    alone = noise["criteria.yaml"].partition("      noise:")[0]
    files = {
        path: text if path != "criteria.yaml" else alone
        for path, text in edited("criteria.yaml").items()
    }
    for option in ("build", "keep", "lease"):
        lines = files[f"options/{option}.yaml"].splitlines(keepends=True)
        files[f"options/{option}.yaml"] = "".join(x for x in lines if "burden.noise" not in x)
    only = write_folder(tmp_path / "only", files)
    done = run_here("score", "--weight", "burden.cost=x2", cwd=only)
    assert done.stderr == "note: burden.cost=x2 changes nothing: it is alone in its group\n"
    assert "100% → 100%" in printed("score", "--weight", "burden.cost=x2", cwd=only)
