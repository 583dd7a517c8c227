"""`flip` as a process: its forms, what it finds fed back through `score`, and what it refuses."""

import csv
import io
import json
import shlex
from pathlib import Path
from typing import Any

import pytest

from belarus_options.model.problem_catalogue import PROBLEMS
from folders import CLEAN, write_folder
from process import run, run_on_terminal

CASE = ("--project", str(Path(__file__).parents[2]))


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small valid folder: a tree with levels and measures, three options, a scenario."""
    return write_folder(tmp_path_factory.mktemp("clinic"), CLEAN)


def result_of(*arguments: str, cwd: Path | None = None) -> Any:
    done = run(*arguments, "--format", "json", cwd=cwd)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["result"]


def first(*arguments: str, cwd: Path | None = None) -> set[str]:
    ranking = result_of("score", *arguments, cwd=cwd)["ranking"]
    return {row["option"] for row in ranking if row["rank"] == 1}


@pytest.mark.parametrize("vary", ["top", "leaves"])
def test_all_of_to_fed_back_through_score_puts_the_option_first(vary: str) -> None:
    """Every node of the built-in case, each number as it stands in the JSON."""
    flips = result_of("flip", *CASE, "--vary", vary)
    paths = list(result_of("weights", *CASE)["weights"])
    assert flips["winners"] == ["defense-attache"]
    tried = set()
    for target in flips["targets"]:
        for norm in (target["weights"] or {}).values():
            assert list(norm["to"]) == paths
            named = [f"{path}={share!r}" for path, share in norm["to"].items()]
            words = tuple(word for name in named for word in ("--weight", name))
            # With three criteria both norms mostly have the same weights.
            if words not in tried:
                assert target["option"] in first(*CASE, *words)
            tried.add(words)
    assert len(tried) >= 3


def test_the_commands_that_are_shown_put_the_option_first() -> None:
    """Typed as they stand in the last column."""
    lines = run("flip", *CASE).stdout.splitlines()[1:]
    commands = {line.split("\t")[0]: line.split("\t")[-1] for line in lines}
    typed = {option: command for option, command in commands.items() if command}
    assert typed
    for option, command in typed.items():
        words = shlex.split(command)
        assert words[:2] == ["belarus-options", "score"]
        assert first(*words[2:]) == {option}


def test_commands_keep_the_settings_they_were_found_under(clinic: Path) -> None:
    """The project, the scenario, which options compete, and weights that were set elsewhere."""
    settings = (
        "--scenario", "boom", "--option", "build", "--option", "keep", "--weight", "burden=70%",
        "--weight", "benefit.reach=60", "--vary", "leaves",
    )  # fmt: skip
    done = run("flip", "--project", str(clinic), *settings)
    assert done.returncode == 0, done.stderr
    [line] = done.stdout.splitlines()[1:]
    option, *_, command = line.split("\t")
    words = shlex.split(command)
    for word in ("--scenario", "--option", "--project"):
        assert word in words
    assert option in first(*words[2:])


def test_scores_that_are_found_put_the_option_first_when_written_into_the_files(
    tmp_path: Path,
) -> None:
    """Each change in its option's file, and the ranking of the changed folder."""
    write_folder(tmp_path, CLEAN)
    targets = [t for t in result_of("flip", cwd=tmp_path)["targets"] if t["scores"]]
    assert targets
    for target in targets:
        texts = dict(CLEAN)
        for change in target["scores"]:
            file = f"options/{change['option']}.yaml"
            lines = texts[file].splitlines()
            [at] = [
                i for i, line in enumerate(lines) if line.lstrip().startswith(change["criterion"])
            ]
            assert lines[at].endswith("}"), "a score on one line"
            lines[at] = f"  {change['criterion']}: {change['to']:.17g}"
            texts[file] = "\n".join(lines) + "\n"
        folder = write_folder(tmp_path / target["option"], texts)
        assert target["option"] in first(cwd=folder)


def test_forms_agree(clinic: Path) -> None:
    """The weights and scores of the JSON are in the CSV, to the last digit."""
    flips = result_of("flip", cwd=clinic)
    done = run("flip", "--format", "csv", cwd=clinic)
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    for target in flips["targets"]:
        mine = [row for row in rows if row["option"] == target["option"]]
        for norm, found in (target["weights"] or {}).items():
            shares = {r["criterion"]: float(r["to"]) for r in mine if r["way"] == norm}
            assert shares == found["to"]
            assert {float(r["amount"]) for r in mine if r["way"] == norm} == {found["distance"]}
        scores = [
            {
                "option": row["changed"],
                "criterion": row["criterion"],
                "from": float(row["from"]),
                "to": float(row["to"]),
            }
            for row in mine
            if row["way"] == "scores"
        ]
        assert scores == (target["scores"] or [])


def test_the_same_run_gives_the_same_bytes(clinic: Path) -> None:
    """Nothing depends on the order of a set or on the machine's memory."""
    runs = {
        run(
            "flip", "--vary", "leaves", "--format", "json", cwd=clinic, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(runs) == 1


def test_the_settings_of_the_envelope_say_what_varies(clinic: Path) -> None:
    """Top criteria unless leaves are asked for."""
    for arguments, vary in (((), "top"), (("--vary", "leaves"), "leaves")):
        done = run("flip", *arguments, "--format", "json", cwd=clinic)
        assert json.loads(done.stdout)["settings"]["vary"] == vary


@pytest.mark.parametrize("vary", ["tops", "", "leaf", "TOP"])
def test_what_cannot_vary_is_refused_with_what_can(clinic: Path, vary: str) -> None:
    """Exit 2, the word that was given, and the choices or the nearest of them."""
    done = run("flip", "--vary", vary, cwd=clinic)
    assert (done.returncode, done.stdout) == (2, "")
    assert "bad-choice" in PROBLEMS
    assert done.stderr.startswith(f"error[bad-choice]: `{vary}` is not a choice of `--vary`")
    assert "`top`" in done.stderr or "`leaves`" in done.stderr


@pytest.mark.parametrize("option", ["--option", "--perspective", "--scenario"])
def test_unknown_ids_are_refused(clinic: Path, option: str) -> None:
    """As by every command."""
    done = run("flip", option, "nobody", cwd=clinic)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"error[unknown-{option.removeprefix('--')}]" in done.stderr


@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_width_changes_the_wrapping_alone(width: int) -> None:
    """Every word is shown at every width, none is cut, and no line is wider than the terminal."""
    plain = {"NO_COLOR": "1"}
    shown, status = run_on_terminal("flip", *CASE, width=width, env=plain)
    wide, _ = run_on_terminal("flip", *CASE, width=400, env=plain)
    assert status == 0
    assert max(map(len, shown.splitlines())) <= width
    assert set(_words(wide)) == set(_words(shown))


def _words(text: str) -> list[str]:
    # Bullets and rules of tables are drawn anew; words of headings may stand on lines of their own.
    return "".join(c if c.isalnum() or c in ".%→" else " " for c in text).split()


def test_one_option_alone_is_first(clinic: Path) -> None:
    """A sentence on a terminal, an empty list for programs, no rows in a pipe, exit 0."""
    shown, status = run_on_terminal("flip", "--option", "keep", cwd=clinic)
    assert status == 0
    assert "keep is the only option, so no other can come first." in shown
    assert result_of("flip", "--option", "keep", cwd=clinic) == {"winners": ["keep"], "targets": []}
    assert run("flip", "--option", "keep", cwd=clinic).stdout.count("\n") == 1
