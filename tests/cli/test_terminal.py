"""Terminals: color, width, encodings, and none of these in what programs read."""

import json
import re
from pathlib import Path

import pytest

from commands import lines_of, refused, run_here, shown_here
from folders import edited, write_folder
from process import run, run_on_terminal

ESCAPE = "\x1b"


@pytest.mark.slow
@pytest.mark.parametrize(
    "env",
    [{"NO_COLOR": "0"}, {"TERM": None}, {"NO_COLOR": "1", "FORCE_COLOR": "1"},
     {"TERM": "dumb", "COLORTERM": "truecolor"}],
)  # fmt: skip
def test_no_escape_sequence_where_none_is_wanted(clinic: Path, env: dict[str, str | None]) -> None:
    """Any NO_COLOR that is not empty, and a terminal that knows none."""
    output, status = run_on_terminal("score", "--quiet", cwd=clinic, env=env)

    assert status == 0
    assert ESCAPE not in output


@pytest.mark.slow
def test_no_color_as_an_option(clinic: Path) -> None:
    """`--no-color` does what NO_COLOR does."""
    output, _ = run_on_terminal("score", "--quiet", "--no-color", cwd=clinic)
    assert ESCAPE not in output


@pytest.mark.slow
def test_color_is_for_terminals_only(clinic: Path) -> None:
    """On one there is some; in a pipe there is none, whatever the environment says."""
    on_terminal, _ = run_on_terminal("score", "--quiet", cwd=clinic, env={"NO_COLOR": ""})
    in_pipe = run("score", cwd=clinic, env={"FORCE_COLOR": "1", "CLICOLOR_FORCE": "1"})

    assert ESCAPE in on_terminal
    assert ESCAPE not in in_pipe.stdout


@pytest.mark.slow
def test_a_terminal_of_20_columns_loses_nothing(clinic: Path) -> None:
    """No line is longer, and every id and number of the tab-separated lines is there."""
    shown, _ = run_on_terminal("score", "--quiet", "--no-color", width=20, cwd=clinic)
    assert max(map(len, shown.splitlines())) <= 20
    squeezed = re.sub(r"\s|[─-]", "", shown)
    for _rank, option, _name, *numbers in lines_of("score", cwd=clinic)[1:]:
        assert option.replace("-", "") in squeezed
        assert [number for number in numbers if number not in shown] == []


def test_columns_of_text_are_within_limits(clinic: Path) -> None:
    """COLUMNS counts where it is a number from 40 to 400; `--width` outside of that is refused."""
    usual = shown_here("score", cwd=clinic)
    for columns in ("39", "401", "x", "-50", "1e2", ""):
        assert run_here("score", cwd=clinic, env={"COLUMNS": columns}).stdout == usual
    assert run_here("score", cwd=clinic, env={"COLUMNS": "40"}).stdout != usual
    for width in ("39", "401", "wide"):
        assert "a whole number from 40 to 400" in refused("score", "--width", width, cwd=clinic)


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [("--help",), ("score", "--help")])
def test_help_fits_80_columns(arguments: tuple[str, ...]) -> None:
    """No line of a help text is longer."""
    output, status = run_on_terminal(*arguments)

    assert status == 0
    assert max(map(len, output.splitlines())) <= 80
    assert ESCAPE not in output


ENCODINGS: dict[str, dict[str, str | None]] = {
    "ascii": {"PYTHONIOENCODING": "ascii"},
    "latin-1": {"PYTHONIOENCODING": "latin-1"},
    "C locale": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
}


@pytest.mark.slow
@pytest.mark.parametrize("env", ENCODINGS.values(), ids=ENCODINGS)
def test_a_terminal_that_is_not_utf_8_shows_a_readable_table(
    tmp_path: Path, env: dict[str, str | None]
) -> None:
    """Letters lose their accents or are spelled out; lines and bars are plain characters."""
    name = "Bauen – „schön“ ≤ 中"
    write_folder(tmp_path, edited("options/build.yaml", ("Build a clinic", f'"{name}"')))
    output, status = run_on_terminal("score", "--quiet", cwd=tmp_path, env={**env, "NO_COLOR": "1"})
    in_pipe = run("score", "--format", "csv", cwd=tmp_path, env=env)

    assert status == 0
    assert "Traceback" not in output
    assert "build" in output
    assert "Bauen" in output
    assert "─" not in output
    assert "#####" in output
    assert in_pipe.returncode == 0
    assert name in in_pipe.stdout


@pytest.mark.slow
def test_json_is_the_same_bytes_everywhere(clinic: Path) -> None:
    """Twice, in a pipe or on terminals of any width and encoding, and with hashes in any order."""
    arguments = (
        "score",
        "--format",
        "json",
        "--quiet",
        "--weight",
        "benefit=30%",
        "--project",
        str(clinic),
    )
    first = run(*arguments, env={"PYTHONHASHSEED": "1"}).stdout
    second = run(*arguments, env={"PYTHONHASHSEED": "2", "COLUMNS": "30"}).stdout
    third = run(*arguments, env={"PYTHONIOENCODING": "latin-1", "LC_ALL": "C"}).stdout
    on_terminal, _ = run_on_terminal(*arguments, width=33)

    assert first == second == third == on_terminal
    assert json.loads(first)["settings"]["weights"] == {"benefit": "30%"}
