"""What a command says in brief: on one screen of the built-in case."""

from pathlib import Path

import pytest

from belarus_options.files.folder import builtin_path
from commands import run_here, shown_here
from folders import CLEAN, write_folder

# Lines at 80 columns; `explain` of one option, `check`, `schema` and help have no limit.
MOST = {
    ("score",): 25,
    ("score", "--leaves"): 32,
    ("explain", "defense-attache", "cbrne-training"): 32,
    ("screen",): 25,
    ("sensitivity",): 32,
    ("robustness",): 25,
    ("flip",): 25,
    ("flip", "cut-ties"): 25,
    ("flip", "status-quo"): 25,
    ("map",): 32,
    ("methods",): 32,
    ("diff", "."): 25,
    ("bundles",): 32,
    ("perspectives",): 25,
    ("scenarios",): 25,
    ("stress",): 32,
    ("weights",): 32,
}


@pytest.mark.parametrize("run", MOST, ids=" ".join)
def test_the_answer_fits_a_screen(run: tuple[str, ...]) -> None:
    """Of the built-in case at 80 columns, and no line is wider."""
    # In its folder, whose name no command to type next has to say.
    lines = shown_here(*run, cwd=builtin_path()).splitlines()
    assert len(lines) <= MOST[run]
    assert max(map(len, lines)) <= 80


def test_of_very_many_errors_the_first_are_printed_and_the_rest_counted(tmp_path: Path) -> None:
    """Whoever has 6,000 errors reads how many there are, and is not kept waiting for them."""
    keys = "".join(f"k{number}: 1\n" for number in range(6000))
    write_folder(tmp_path, CLEAN | {"criteria.yaml": CLEAN["criteria.yaml"] + keys})
    done = run_here("score", "--project", str(tmp_path))
    assert done.returncode == 2
    assert done.stderr.count("error[unknown-key]") == 5000
    assert done.stderr.endswith("\nand 1,000 more errors, which are left out here\n")
