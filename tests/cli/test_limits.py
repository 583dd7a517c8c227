"""What a command says in brief: on one screen of the built-in case."""

from pathlib import Path

import pytest

from belarus_options.files.folder import builtin_path
from bundled import FIRST_EDITION_BUNDLES
from commands import run_here, shown_here
from first_edition import FILES
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
# Where bundles stand beside the options, these are longest: eight rows or more.
BESIDE = {"score": 25, "robustness": 25, "map": 32, "perspectives": 25, "scenarios": 25}


@pytest.mark.parametrize("run", MOST, ids=" ".join)
def test_the_answer_fits_a_screen(run: tuple[str, ...]) -> None:
    """Of the built-in case at 80 columns, and no line is wider."""
    # In its folder, whose name no command to type next has to say.
    lines = shown_here(*run, cwd=builtin_path()).splitlines()
    assert len(lines) <= MOST[run]
    assert max(map(len, lines)) <= 80


@pytest.fixture(scope="module")
def first_edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first edition, whose names are long ids, with a name for every set that can be."""
    files = FILES | {"bundles.yaml": FIRST_EDITION_BUNDLES}
    return write_folder(tmp_path_factory.mktemp("first"), files)


@pytest.mark.parametrize("command", BESIDE)
@pytest.mark.parametrize("edition", ["first", "built-in"])
def test_bundles_beside_the_options_fit_a_screen_too(
    command: str, edition: str, first_edition: Path
) -> None:
    """With four bundles and a course beside five options, of the case and of its first edition; the
    rest stands behind `--full`, which the last line says."""
    folder = builtin_path() if edition == "built-in" else first_edition
    lines = shown_here(command, "--bundles", cwd=folder).splitlines()
    assert len(lines) <= BESIDE[command]
    assert max(map(len, lines)) <= 80
    if command != "score":
        assert lines[-1].endswith(": `--full`")


def test_of_very_many_errors_the_first_are_printed_and_the_rest_counted(tmp_path: Path) -> None:
    """Whoever has 6,000 errors reads how many there are, and is not kept waiting for them."""
    keys = "".join(f"k{number}: 1\n" for number in range(6000))
    write_folder(tmp_path, CLEAN | {"criteria.yaml": CLEAN["criteria.yaml"] + keys})
    done = run_here("score", "--project", str(tmp_path))
    assert done.returncode == 2
    assert done.stderr.count("error[unknown-key]") == 5000
    assert done.stderr.endswith("\nand 1,000 more errors, which are left out here\n")
