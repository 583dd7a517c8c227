"""There and back: a folder is the same after it was a workbook, whatever numbers it has."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings

from any_numbers import folders
from belarus_options.files.folder import Folder
from belarus_options.files.project import load_project
from belarus_options.studies.matrix.ranking import rank
from commands import run_here
from folders import write_folder


@given(folders())
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_a_folder_ranks_the_same_once_it_was_a_workbook(made: tuple[dict[str, str], bool]) -> None:
    """Every total to 1e-12 of the 100 points, and every rank."""
    with TemporaryDirectory() as place:
        before, after = Path(place, "before"), Path(place, "after")
        write_folder(before, made[0])
        file = str(Path(place, "out.xlsx"))
        done = run_here("score", "--project", str(before), "--output", file)
        if not made[1] and "error[out-of-range]" in done.stderr:
            return
        assert done.returncode == 0, done.stderr
        done = run_here("import", file, str(after))
        assert done.returncode == 0, done.stderr
        rankings = [rank(load_project(Folder(each)).project) for each in (before, after)]
    one, other = ([(row.rank, row.option) for row in ranking.ranked] for ranking in rankings)
    assert one == other
    assert rankings[0].totals == pytest.approx(rankings[1].totals, abs=1e-12, rel=1e-12)
