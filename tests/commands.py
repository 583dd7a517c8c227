"""The command run in this process: quick, and whole but for the process's own streams."""

import csv
import io
import json
import os
from collections.abc import Mapping
from contextlib import chdir, redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any
from unittest.mock import patch

from belarus_options.cli.process import _run_command
from belarus_options.cli.registry import COMMANDS, Command
from belarus_options.model.choices import FILES, Format
from process import environment

REPORTING = tuple(command for command in COMMANDS if command.reports)
# What a command has to be told, in a folder that has the option `build`.
_ARGUMENTS = {"explain": ("build",), "diff": (".",)}
# Every reporting command, and what some of them do beside.
RUNS: tuple[tuple[str, ...], ...] = (
    *((command.name, *_ARGUMENTS.get(command.name, ())) for command in REPORTING),
    ("score", "--leaves"),
    ("explain", "build", "keep"),
    ("flip", "--vary", "leaves"),
    ("robustness", "--scores", "uncertain", "--samples", "400"),
)


class _Screen(io.TextIOWrapper):
    """A standard output that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def run_here(
    *arguments: str,
    cwd: Path | None = None,
    env: Mapping[str, str | None] | None = None,
    input: str = "",
) -> CompletedProcess[str]:
    """The command with its output caught as text, as `process.run` gives it."""
    given = io.TextIOWrapper(io.BytesIO(input.encode()), "utf-8")
    with patch("sys.stdin", given):
        return _run(arguments, io.TextIOWrapper, cwd, env)


def shown_here(
    *arguments: str,
    width: int = 80,
    cwd: Path | None = None,
    env: Mapping[str, str | None] | None = None,
) -> str:
    """What the command shows on a terminal without color; it does not fail."""
    plain = {"NO_COLOR": "1", "COLUMNS": str(width), **(env or {})}
    done = _run(arguments, _Screen, cwd, plain)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _run(
    arguments: tuple[str, ...],
    stream: type[io.TextIOWrapper],
    cwd: Path | None,
    env: Mapping[str, str | None] | None,
) -> CompletedProcess[str]:
    out, err = stream(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8")
    with (
        patch.dict(os.environ, environment(env), clear=True),
        chdir(cwd or Path.cwd()),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        status = _run_command(list(arguments))
    return CompletedProcess(list(arguments), status, _text(out), _text(err))


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read()


def printed(*arguments: str, cwd: Path | None = None) -> str:
    """What a command that does not fail writes into a pipe."""
    done = run_here(*arguments, cwd=cwd)
    assert done.returncode == 0, done.stderr
    return done.stdout


def document_of(*arguments: str, cwd: Path | None = None) -> Any:
    """The JSON document of a command, in which every number is one."""
    text = printed(*arguments, "--format", "json", cwd=cwd)
    return json.loads(text, parse_constant=_fail)


def _fail(constant: str) -> None:
    raise AssertionError(f"{constant} is no number")


def words_of(command: Command) -> tuple[str, ...]:
    """The command with what it has to be told."""
    return next(run for run in RUNS if run[0] == command.name)


@cache
def plain_document(words: tuple[str, ...], cwd: Path) -> Any:
    """The JSON document of a command without settings, which no test changes."""
    return document_of(*words, cwd=cwd)


@cache
def plain_text(words: tuple[str, ...], form: str, cwd: Path) -> str:
    """What a command without settings prints in a form, in a folder that no test changes."""
    return printed(*words, "--format", form, cwd=cwd)


def texts_of(run: tuple[str, ...]) -> list[Format]:
    """The forms of a run that are text, and can be printed."""
    [forms] = [command.forms for command in REPORTING if command.name == run[0]]
    return [form for form in forms if form not in FILES]


def result_of(*arguments: str, cwd: Path | None = None) -> Any:
    """What the JSON document of a command has as its result."""
    return document_of(*arguments, cwd=cwd)["result"]


def rows_of(*arguments: str, cwd: Path | None = None) -> list[dict[str, str]]:
    """The rows of a command's CSV, by their headings."""
    return list(csv.DictReader(io.StringIO(printed(*arguments, "--format", "csv", cwd=cwd))))


def lines_of(*arguments: str, cwd: Path | None = None) -> list[list[str]]:
    """The cells of each tab-separated line that a command writes, the header's too."""
    text = printed(*arguments, "--format", "tsv", cwd=cwd)
    return [line.split("\t") for line in text.splitlines()]


def refused(*arguments: str, cwd: Path | None = None) -> str:
    """The blocks with which a command is refused; nothing is on standard output."""
    done = run_here(*arguments, cwd=cwd)
    assert (done.returncode, done.stdout) == (2, "")
    return done.stderr


def leaders(*arguments: str, cwd: Path | None = None) -> list[str]:
    """The options that `score` ranks first."""
    ranking = result_of("score", *arguments, cwd=cwd)["ranking"]
    return [row["option"] for row in ranking if row["rank"] == 1]


def numbers_in(data: Any) -> list[float]:
    """Every number of a JSON document."""
    if isinstance(data, dict):
        return [number for value in data.values() for number in numbers_in(value)]
    if isinstance(data, list):
        return [number for value in data for number in numbers_in(value)]
    return [data] if isinstance(data, (int, float)) else []
