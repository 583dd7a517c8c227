"""What is wrong with an input, as the library says it."""

import pickle
import re
from pathlib import Path

import pytest

import belarus_options as bo
from belarus_options.model.problem_catalogue import PROBLEMS
from folders import FULL, write_folder


def test_all_problems_of_a_folder_are_data_at_once(tmp_path: Path) -> None:
    """Each with its file and line, by the names of docs/errors.md; the text is the command's."""
    broken = (
        FULL["criteria.yaml"].replace("weight: 50", "weight: heavy").replace("owner:", "onwer:")
    )
    write_folder(tmp_path, {**FULL, "criteria.yaml": broken})
    with pytest.raises(bo.ProjectError) as raised:
        bo.load(tmp_path)
    problems = raised.value.problems
    assert len(problems) == 2
    for problem in problems:
        assert problem.name in PROBLEMS
        assert problem.file == "criteria.yaml"
        assert problem.line is not None
        assert problem.to_dict()["line"] == problem.line
    lines = broken.splitlines()
    assert {lines[(p.line or 0) - 1].strip() for p in problems} == {
        "onwer: District council", "weight: heavy",
    }  # fmt: skip
    assert str(raised.value).startswith("error[")
    assert "--> criteria.yaml:" in str(raised.value)


def test_an_error_travels_between_processes(tmp_path: Path) -> None:
    """With its problems and its text."""
    with pytest.raises(bo.ProjectError) as raised:
        bo.load(tmp_path)
    again = pickle.loads(pickle.dumps(raised.value))  # noqa: S301  # of our own making
    assert (again.problems, str(again)) == (raised.value.problems, str(raised.value))


def test_ways_out_are_said_in_the_words_of_the_library() -> None:
    """No option with hyphens, no command: parameters and functions."""
    case = bo.builtin()
    for call in (
        lambda: bo.rank(case, scenario="x", perspective="y", options=["z"]),
        lambda: bo.rank(case, what_if={"cut-ties/risk.nothing": 1, "a": 2}),
        lambda: bo.explain(case, "cut-ties", options=["status-quo"]),
        lambda: bo.weight_map(case, ["risk"]),
        lambda: bo.robustness(case, vary="leaves", samples=10, weighting="ranges"),
    ):
        with pytest.raises(bo.ProjectError) as raised:
            call()
        assert not re.search(r"--[a-z]|\$", str(raised.value).replace("--> ", ""))


def test_two_projects_problems_name_lines_of_their_own_files() -> None:
    """Here a setting that both lack is one problem, about the argument."""
    case = bo.builtin()
    with pytest.raises(bo.ProjectError) as raised:
        bo.diff(case, case, perspective="nobody")
    assert [p.argument for p in raised.value.problems] == ["perspective=nobody"]
