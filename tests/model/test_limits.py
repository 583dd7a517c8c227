"""How large a project can be: one problem with both numbers beyond that, and nothing before."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from belarus_options.files.project import load_contents
from belarus_options.model import limits
from belarus_options.model.problem import InputError, Problem
from folders import CLEAN, load_files

LEAF = "{weight: 1, prefer: less, scale: {worst: 10, best: 0}}"


def small(scores: int = 1, scenarios: int = 0) -> dict[str, str]:
    """Two options on so many criteria, each score different in so many scenarios."""
    worlds = "".join(f"w{number}: {{}}\n" for number in range(scenarios))
    changed = ", ".join(f"w{number}: 2" for number in range(scenarios))
    lines = "".join(
        f"  c{number}: {{value: 1, scenarios: {{{changed}}}}}\n" for number in range(scores)
    )
    return {
        "criteria.yaml": "decision: {title: T}\ncriteria:\n"
        + "".join(f"  c{number}: {LEAF}\n" for number in range(scores)),
        "options/a.yaml": f"scores:\n{lines}",
        "options/b.yaml": f"scores:\n{lines}",
        "scenarios.yaml": worlds,
    }


def many(file: str, count: int) -> dict[str, str]:
    return small() | {file: "".join(f"x{number}: {{}}\n" for number in range(count))}


def problems_of(folder: Path, files: dict[str, str]) -> Iterator[Problem]:
    try:
        load_files(folder, files)
    except InputError as error:
        yield from error.problems


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (small(2001), "there are 2,001 criteria, and 2,000 are the most"),
        (many("scenarios.yaml", 1001), "there are 1,001 scenarios, and 1,000 are the most"),
        (
            small() | {"perspectives.yaml": "".join(f"x{n}: {{weights: {{c0: 1}}}}\n"
                                                    for n in range(1001))},
            "there are 1,001 perspectives, and 1,000 are the most",
        ),
    ],
)  # fmt: skip
def test_one_more_than_can_be_worked_with_is_one_problem(
    tmp_path: Path, files: dict[str, str], said: str
) -> None:
    """However many scores hang on it."""
    [problem] = problems_of(tmp_path, files)
    assert problem.name == "too-large"
    assert problem.message.startswith(said)
    assert problem.help
    assert problem.position is not None or problem.file


def test_as_many_as_can_be_worked_with_are_read(tmp_path: Path) -> None:
    """2,000 criteria are none too many, nor are 1,000 scenarios."""
    assert list(problems_of(tmp_path / "a", small(2000))) == []
    assert list(problems_of(tmp_path / "b", many("scenarios.yaml", 1000))) == []


def test_options_are_counted_before_they_are_read() -> None:
    """So that a hundred thousand files take no longer than their names."""
    contents = {f"options/o{number}.yaml": b"not read: [" for number in range(10_001)}
    with pytest.raises(InputError) as error:
        load_contents("p", {"criteria.yaml": CLEAN["criteria.yaml"].encode()} | contents)
    [problem] = error.value.problems
    assert problem.message.startswith("there are 10,001 options, and 10,000 are the most")
    assert list(limits.option_problems(10_000)) == []


def test_scores_of_scenarios_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two options on three criteria in four scenarios are thirty scores."""
    monkeypatch.setattr(limits, "MOST_SCORES", 30)
    assert list(problems_of(tmp_path / "a", small(3, 4))) == []
    monkeypatch.setattr(limits, "MOST_SCORES", 29)
    [problem] = problems_of(tmp_path / "b", small(3, 4))
    assert problem.message.startswith("there are 30 scores, and 29 are the most")


def test_values_in_all_scenarios_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether a score differs there or not: they are compared one by one."""
    monkeypatch.setattr(limits, "MOST_VALUES", 30)
    assert list(problems_of(tmp_path / "a", small(3, 4))) == []
    monkeypatch.setattr(limits, "MOST_VALUES", 29)
    [problem] = problems_of(tmp_path / "b", small(3, 4))
    assert "2 options on 3 criteria in 4 scenarios have 30 values" in problem.message
