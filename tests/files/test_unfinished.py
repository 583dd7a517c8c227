"""Answers of interviews that were left, kept beside judgments.yaml."""

from pathlib import Path

import pytest

from belarus_options.files.unfinished import (
    UNFINISHED_FILE,
    Unfinished,
    beside,
    keep_unfinished,
    read_unfinished,
)
from belarus_options.model.problem import InputError

RISK = Unfinished("risk by swing", "0" * 12, ("J5, »plans«", "1", "30"))
TOP = Unfinished("the top by order", "f" * 12, ("", "2"))


def test_each_interview_is_kept_by_itself(tmp_path: Path) -> None:
    """By group and method; a later state takes the place of an earlier one."""
    path = tmp_path / UNFINISHED_FILE
    keep_unfinished(path, TOP)
    keep_unfinished(path, RISK._replace(answers=("", "1")))
    keep_unfinished(path, RISK)
    assert read_unfinished(path, "risk by swing") == RISK
    assert read_unfinished(path, "the top by order") == TOP
    assert read_unfinished(path, "risk by order") is None


def test_the_file_goes_with_the_last_interview(tmp_path: Path) -> None:
    """And nothing else is left, nor is anything made where there was nothing."""
    path = tmp_path / UNFINISHED_FILE
    keep_unfinished(path, TOP._replace(answers=()))
    assert list(tmp_path.iterdir()) == []
    keep_unfinished(path, TOP)
    keep_unfinished(path, RISK)
    keep_unfinished(path, RISK._replace(answers=()))
    assert [path.name for path in tmp_path.iterdir()] == [UNFINISHED_FILE]
    keep_unfinished(path, TOP._replace(answers=()))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "[]", '{"interviews": 3}', '{"interviews": [3]}', '{"interviews": [{}]}',
        '{"interviews": [{"about": "a by swing", "scales": "0", "answers": "12"}]}',
        '{"interviews": [{"about": "a by swing", "scales": "0", "answers": [1]}]}',
        "[" * 100_000,
    ],
    ids=range(9),
)  # fmt: skip
def test_a_file_that_is_something_else_is_named(tmp_path: Path, text: str) -> None:
    """With a way out, and it stays as it is."""
    path = tmp_path / UNFINISHED_FILE
    path.write_text(text)
    with pytest.raises(InputError) as error:
        read_unfinished(path, "risk by swing")
    assert error.value.problems[0].file == f"{path}"
    with pytest.raises(InputError):
        keep_unfinished(path, RISK)
    assert path.read_text() == text


def test_an_interview_for_a_folder_is_kept_in_it_or_beside_it(tmp_path: Path) -> None:
    """Nothing makes a folder before there is something to put into it."""
    assert beside(tmp_path) == tmp_path / "init.unfinished.json"
    assert beside(tmp_path / "new") == tmp_path / "new.unfinished.json"
    assert beside(Path("new")) == Path("new.unfinished.json")
