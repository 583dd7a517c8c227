"""The pager: what is longer than the terminal goes through it, and nothing else."""

import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from process import ends, run, run_on_terminal

# A pager that says what it was given; the terminal of the tests has 24 lines.
MARKED = "sed s/^/PAGED:/"
LONG = ("explain", "build")

pytestmark = pytest.mark.slow


def shown(*arguments: str, cwd: Path, **env: str | None) -> str:
    output, status = run_on_terminal(
        *arguments, "--quiet", cwd=cwd, env={"BELARUS_OPTIONS_PAGER": None, "PAGER": None, **env}
    )
    assert status == 0
    return output


def test_what_is_longer_than_the_terminal_is_paged(full: Path) -> None:
    """Every line goes through the pager that the user names, this program's own name first."""
    plain = shown(*LONG, "--no-pager", cwd=full, PAGER=MARKED)
    assert len(plain.splitlines()) > 24
    paged = "".join(f"PAGED:{line}\n" for line in plain.splitlines())
    assert shown(*LONG, cwd=full, PAGER=MARKED) == paged
    assert shown(*LONG, cwd=full, PAGER="false", BELARUS_OPTIONS_PAGER=MARKED) == paged


@pytest.mark.parametrize(
    ("arguments", "env"),
    [
        (("score", "--option", "build"), {"PAGER": MARKED}),
        (LONG, {"PAGER": MARKED, "BELARUS_OPTIONS_PAGER": ""}),
        (LONG, {"PAGER": "cat"}),
        (LONG, {"PAGER": MARKED, "TERM": "dumb"}),
    ],
    ids=["it fits", "an empty pager", "cat", "a dumb terminal"],
)
def test_nothing_is_paged_where_that_helps_nobody(
    full: Path, arguments: tuple[str, ...], env: dict[str, str]
) -> None:
    """Where all fits, where there is no pager, and where the terminal cannot."""
    assert "PAGED:" not in shown(*arguments, cwd=full, **env)


def test_nothing_is_paged_into_a_pipe(full: Path) -> None:
    """There is no terminal on both sides."""
    assert "PAGED:" not in run(*LONG, cwd=full, env={"BELARUS_OPTIONS_PAGER": MARKED}).stdout


def test_a_reader_who_leaves_early_has_seen_enough(full: Path) -> None:
    """The status is 0 and nothing is complained of."""
    assert shown(*LONG, cwd=full, PAGER="head -n 1").count("\n") == 1


def test_less_leaves_where_all_fits_unless_told_otherwise(full: Path) -> None:
    """LESS is FRX where the user has set none."""
    for less, said in ((None, "FRX"), ("S", "S")):
        told = shown(*LONG, cwd=full, PAGER="cat >/dev/null; echo $LESS", LESS=less)
        assert told == f"{said}\n"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_pager_ends_with_its_command(full: Path, tmp_path: Path, number: signal.Signals) -> None:
    """One that is left would read from the terminal beside the shell."""
    ids, pager = tmp_path / "ids", tmp_path / "pager"
    pager.write_text(
        f"#!/bin/sh\necho $PPID $$ > '{ids}.new'; mv '{ids}.new' '{ids}'; exec sleep 60\n"
    )
    pager.chmod(0o755)
    with ThreadPoolExecutor() as beside:
        env = {"BELARUS_OPTIONS_PAGER": f"exec '{pager}'"}
        running = beside.submit(run_on_terminal, *LONG, "--quiet", cwd=full, env=env)
        while not ids.exists():
            time.sleep(0.01)
        command, shown = ids.read_text(encoding="ascii").split()
        os.kill(int(command), number)
        assert running.result()[1] == -number
    assert ends(shown)
