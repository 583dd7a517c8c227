"""Terminals: color, width, encodings, and none of these in what programs read."""

import json
from pathlib import Path

import pytest

from belarus_options.files.folder import builtin_path
from commands import lines_of, printed, shown_here
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
    output, status = run_on_terminal("score", cwd=clinic, env=env)

    assert status == 0
    assert ESCAPE not in output


@pytest.mark.slow
def test_no_color_as_an_option(clinic: Path) -> None:
    """`--no-color` does what NO_COLOR does."""
    output, _ = run_on_terminal("score", "--no-color", cwd=clinic)
    assert ESCAPE not in output


@pytest.mark.slow
def test_color_is_for_terminals_only(clinic: Path) -> None:
    """On one there is some; in a pipe there is none, whatever the environment says."""
    on_terminal, _ = run_on_terminal("score", cwd=clinic, env={"NO_COLOR": ""})
    in_pipe = run("score", cwd=clinic, env={"FORCE_COLOR": "1", "CLICOLOR_FORCE": "1"})

    assert ESCAPE in on_terminal
    assert ESCAPE not in in_pipe.stdout


REPORTS = {
    "score": ("score",),
    "score by leaf": ("score", "--leaves"),
    "weights": ("weights",),
    "explain one": ("explain", "build"),
    "explain two": ("explain", "build", "keep"),
}


def cells(text: str) -> list[str]:
    """Every cell of tab-separated lines but the first of them."""
    return [cell for line in text.splitlines()[1:] for cell in line.split("\t")]


def squeezed(text: str) -> str:
    """A text without spaces, line ends and the lines of tables, as wrapping may part words."""
    return "".join(c for c in text if not c.isspace() and c not in "─━│|+-")


@pytest.mark.parametrize(
    ("report", "width"),
    [(report, width) for report in REPORTS for width in (20, 40, 80)],
)
def test_a_narrow_terminal_wraps_and_loses_nothing(clinic: Path, report: str, width: int) -> None:
    """Every id and number that a pipe gets is there, and no line is longer than the terminal."""
    arguments = REPORTS[report]
    expected = cells(printed(*arguments, cwd=clinic))
    output = shown_here(*arguments, width=width, cwd=clinic)

    assert max(map(len, output.splitlines())) <= width
    # The verdict below the table names some of it again.
    table = output.partition("\n\n")[2].rpartition(" leads ")[0] or output
    numbers = [cell for cell in expected if cell.replace(".", "").replace("−", "").isdigit()]
    assert [number for number in numbers if number not in table] == []
    shown = squeezed(table)
    assert [cell for cell in expected if squeezed(cell) not in shown] == []


@pytest.mark.parametrize("width", [20, 40])
def test_the_case_on_a_narrow_terminal_loses_nothing(width: int) -> None:
    """Every option's rank, id and numbers stand whole in the table, long ids too."""
    arguments = ("score", "--project", str(builtin_path()))
    rows = lines_of(*arguments)[1:]
    output = shown_here(*arguments, width=width)
    table = output.partition("\n\n")[2].rpartition(" leads ")[0] or output

    for rank, option, _name, *numbers in rows:
        # Too narrow for a table, each cell stands on a line of its own.
        assert f"\n{rank} " in table or f"#: {rank}\n" in table
        assert squeezed(option) in squeezed(table)
        assert [number for number in numbers if number not in table] == []


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
    output, status = run_on_terminal("score", cwd=tmp_path, env={**env, "NO_COLOR": "1"})
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
    arguments = ("score", "--format", "json", "--weight", "benefit=30%", "--project", str(clinic))
    first = run(*arguments, env={"PYTHONHASHSEED": "1"}).stdout
    second = run(*arguments, env={"PYTHONHASHSEED": "2", "COLUMNS": "30"}).stdout
    third = run(*arguments, env={"PYTHONIOENCODING": "latin-1", "LC_ALL": "C"}).stdout
    on_terminal, _ = run_on_terminal(*arguments, width=33)

    assert first == second == third == on_terminal
    assert json.loads(first)["settings"]["weights"] == {"benefit": "30%"}
