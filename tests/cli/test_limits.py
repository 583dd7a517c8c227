"""What a command says in brief: on one screen of the built-in case."""

import re
from collections import Counter
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


def left_out(folder: Path, files: dict[str, str]) -> tuple[dict[str, int], str]:
    """How many errors of each name `score` prints, and the last line that it prints."""
    done = run_here("score", "--project", str(write_folder(folder, files)))
    assert (done.returncode, done.stdout) == (2, "")
    names = re.findall(r"^error\[([a-z-]+)\]", done.stderr, re.MULTILINE)
    return dict(Counter(names)), done.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("unknown-key", [f"k{number}: 1" for number in range(6000)]),
        ("duplicate-key", ["k: 1", *(["k: 1"] * 6000)]),
        ("tag", [f"k{number}: !!int 1" for number in range(6000)]),
        ("anchor", [f"k{number}: &a{number} 1" for number in range(6000)]),
        ("bad-key", [f"[k{number}]: 1" for number in range(6000)]),
    ],
)
def test_of_very_many_errors_in_a_file_the_first_are_printed_and_the_rest_counted(
    tmp_path: Path, name: str, lines: list[str]
) -> None:
    """Whoever has 6,000 errors reads how many there are, and is not kept waiting for them; those of
    other files are there."""
    criteria = CLEAN["criteria.yaml"] + "\n".join(lines)
    option = CLEAN["options/build.yaml"] + "kolor: 1\n"
    names, last = left_out(
        tmp_path, CLEAN | {"criteria.yaml": criteria, "options/build.yaml": option}
    )
    assert 1000 <= names[name] <= 1001
    assert names["unknown-key"] in (1, 1001)
    found = re.fullmatch("and about ([0-9,]+) more errors, which are left out here", last)
    assert found is not None
    assert 4999 <= int(found[1].replace(",", "")) <= 11_000


def test_of_very_many_errors_in_many_files_the_first_are_printed(tmp_path: Path) -> None:
    """5,000 of all files together, and of what does not fit between them."""
    wrong = "".join(f"  c{number}: 1\n" for number in range(3000))
    options = {f"options/o{at}.yaml": f"scores:\n{wrong}" for at in range(3)}
    files = {"criteria.yaml": CLEAN["criteria.yaml"]} | options
    names, last = left_out(tmp_path, files)
    assert names == {"unknown-criterion": 5000}
    assert last == "and about 4,000 more errors, which are left out here"
    keys = "".join(f"k{number}: 1\n" for number in range(900))
    options = {f"options/o{at}.yaml": f"scores: {{}}\n{keys}" for at in range(8)}
    names, last = left_out(tmp_path / "keys", files | options)
    assert names["unknown-key"] == 5000
    assert last.startswith("and about 2,2")
