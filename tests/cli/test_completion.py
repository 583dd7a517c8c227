"""Shell completion: the ids of the folder that is meant, and silence where it is broken."""

from pathlib import Path

import pytest

from folders import write_folder
from process import run

pytestmark = pytest.mark.slow


def completed(words: str, cwd: Path, **env: str) -> list[str]:
    """What bash offers for the last of some words (an empty one after a space)."""
    complete = {
        "_BELARUS_OPTIONS_COMPLETE": "complete_bash",
        "COMP_WORDS": f"belarus-options {words}",
        "COMP_CWORD": str(len(f"belarus-options {words}".split(" ")) - 1),
    }
    done = run(cwd=cwd, env=complete | env)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.split()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("explain ", ["build", "keep", "lease"]),
        ("explain build k", ["keep"]),
        ("score --option l", ["lease"]),
        ("score --weight burden", ["burden=", "burden.cost=", "burden.noise="]),
        ("weights set benefit.r", ["benefit.reach="]),
        ("score --perspective ", ["council", "doctor"]),
        ("score --scenario ", ["boom"]),
        ("explain-rule duplicate-k", ["duplicate-key"]),
        ("explain-rule no-sc", ["no-scale", "no-scenarios"]),
        ("score --format j", ["json"]),
        ("score --format s", []),
        ("map --format s", ["svg"]),
        ("robustness --vary ", ["top", "leaves"]),
        ("robustness --seed 1.5 --option k", ["keep"]),
        ("explain-r", ["explain-rule"]),
    ],
)
def test_completion_knows_the_ids(full: Path, words: str, expected: list[str]) -> None:
    """Options, criteria, perspectives, scenarios and rules, of the folder that is meant."""
    assert completed(words, full) == expected


def test_completion_reads_the_folder_that_is_named(full: Path, nowhere: Path) -> None:
    """By `--project` before the cursor, or by the environment."""
    assert completed(f"score --project {full} --option b", nowhere) == ["build"]
    assert completed("explain k", nowhere, BELARUS_OPTIONS_PROJECT=str(full)) == ["keep"]


BROKEN_FILES = {
    "criteria.yaml": "a: [\n",
    "perspectives.yaml": "a: [\n",
    "scenarios.yaml": "x: *y\n",
    "options/a.yaml": "\0",
}


@pytest.mark.parametrize("option", ["--weight", "--perspective", "--scenario"])
def test_completion_is_silent_for_a_broken_folder(tmp_path: Path, option: str) -> None:
    """Nothing is offered, and nothing is said into the prompt."""
    write_folder(tmp_path, BROKEN_FILES)
    assert completed(f"score {option} ", tmp_path) == []


def test_completion_is_silent_for_a_list(tmp_path: Path) -> None:
    """A perspectives.yaml that holds a list has no perspectives."""
    write_folder(tmp_path, BROKEN_FILES | {"perspectives.yaml": "- planner\n- treasurer\n"})
    assert completed("score --perspective ", tmp_path) == []


def test_completion_is_silent_for_a_folder_that_is_not_there(nowhere: Path) -> None:
    """The same where `--project` leads nowhere."""
    assert completed("score --project gone --option ", nowhere) == []
