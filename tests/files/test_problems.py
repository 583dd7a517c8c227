"""Bad input: one slip in a valid folder is one problem, named, placed and with a way out of it."""

import re
from pathlib import Path

import pytest

import belarus_options
from belarus_options.model.problem import Problem
from belarus_options.model.problem_catalogue import PROBLEMS
from belarus_options.views.forms.problem_blocks import format_problems
from process import SAID_BY_OTHERS
from slips import PERSPECTIVES, Slip, named, noise, places, planner, problems_of, survey, weight
from slips.bundles import IN_BUNDLES
from slips.criteria import IN_CRITERIA
from slips.judgments import IN_JUDGMENTS
from slips.options import IN_OPTIONS
from slips.other_files import IN_OTHER_FILES
from slips.screening import IN_SCREENING
from slips.shape import SHAPE


def assert_readable(problem: Problem) -> None:
    """A problem says something, in own words, and its name is in the catalogue."""
    assert problem.name in PROBLEMS
    assert problem.message
    said = f"{problem.message}\n{problem.help}"
    for words in SAID_BY_OTHERS:
        assert words.lower() not in said.lower(), said
    for odd in ("``", "None", "True", "False", "('", "{'"):
        assert odd not in said, said


SLIPS = SHAPE | IN_CRITERIA | IN_OPTIONS | IN_SCREENING | IN_BUNDLES | IN_JUDGMENTS | IN_OTHER_FILES


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_one_slip_is_one_problem_at_its_place(tmp_path: Path, slip: Slip) -> None:
    """Each slip gives one problem: its name, where it stands, what is wrong and a way out."""
    problems = problems_of(tmp_path, slip.files)

    assert places(problems) == [slip.place], format_problems(problems)
    (problem,) = problems
    assert slip.message in problem.message
    assert slip.help in problem.help
    assert_readable(problem)


def test_an_only_child_has_no_range_of_its_weight(tmp_path: Path) -> None:
    """All the weight of its parent is its own, so a range around that is refused."""
    files = {
        "criteria.yaml": "decision: {title: x}\ncriteria:\n"
        "  only: {weight: 1, weight_range: [0, 2], prefer: more}\n",
        "options/a.yaml": "name: A\nscores: {only: 1}\n",
    }
    (problem,) = problems_of(tmp_path, files)
    assert places((problem,)) == [("bad-range", "criteria.yaml", 3, 21)]
    assert "`only` has no siblings" in problem.message
    assert_readable(problem)


FINE = {
    "2.0 for a level": noise("burden.noise: 1.0", "", ""),
    "number for a name": named("name: 2020\n", "", ""),
    "truth for a name": named("name: no\n", "", ""),
    "date for a name": named("name: 2020-10-01\n", "", ""),
    "nothing for a list": named("name: x\nrequires:\n", "", ""),
    "number for a place": survey(
        "survey: {source: report, kind: fact, says: x, where: {paragraph: 2, page: 010}}", "", ""
    ),
    "a weight at the end of its range": weight("weight: 50\n    weight_range: [50, 50]", "", ""),
    "a weight of 0": weight("weight: 0", "", ""),
    "exponent": weight("weight: 5e1", "", ""),
    "nothing of a perspective": planner("    burden: 1\n", "", ""),
    "null weights left out": Slip(PERSPECTIVES, "", "# none yet\n", "", ""),
    "empty scenarios of nobody": Slip(PERSPECTIVES, "", "", "", ""),
    "hexadecimal": weight("weight: 0x32", "", ""),
}


@pytest.mark.parametrize("slip", FINE.values(), ids=FINE)
def test_what_only_looks_like_a_slip_is_fine(tmp_path: Path, slip: Slip) -> None:
    """Text where text is meant, whole numbers with a decimal point, empty optional files."""
    assert problems_of(tmp_path, slip.files) == ()


# Names of problems that no single edit of a project file gives: other inputs, other commands.
ELSEWHERE = {
    "bad-output", "built-in", "cannot-write", "exists", "no-folder", "no-options", "not-utf-8",
    "unreadable", "wrong-suffix", "unknown-rule", "unknown-perspective", "empty-file",
    "bad-criteria", "all-perspectives", "no-perspectives", "all-scenarios", "no-scenarios",
    "process-ended", "extra-argument", "missing-argument", "not-taken", "unknown-command",
    "half-project", "bad-score", "all-screened", "screened-out", "bundle-here", "no-baseline",
    "no-bundle", "too-many-bundles", "system-refused", "unconnected", "wrong-name",
    "no-git", "not-tracked", "unknown-revision", "too-large", "over-limits",
    "bad-draws",
}  # fmt: skip


def test_every_problem_that_a_file_can_cause_is_caused_by_a_slip() -> None:
    """The tables leave no name of the catalogue out but those that something else causes."""
    caused = {slip.name for slip in SLIPS.values()}

    assert PROBLEMS.keys() - caused - ELSEWHERE <= import_only()


def import_only() -> set[str]:
    """Names that only the reading of sheets, and the command that does it, use."""
    sources = Path(belarus_options.__file__).parent
    users: dict[str, set[str]] = {}
    for path in sources.rglob("*.py"):
        user = "sheets" if path.parent.name == "sheets" else path.name
        for name in re.findall(r'"([a-z0-9-]+)"', path.read_text()):
            users.setdefault(name, set()).add(user)
    of_import = {
        "sheets",
        "import_matrix.py",
        "problem_catalogue.py",
        "sheet_parameters.py",
        "sheet_problem_catalogue.py",
    }
    return {name for name in PROBLEMS if users.get(name, set()) <= of_import}
