"""`perspectives` as a whole: what it prints in each form, under settings, and what it refuses."""

import csv
import io
import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from folders import CLEAN, write_folder
from process import run, run_on_terminal

PERSPECTIVES = """\
council:
  name: District council
  because: It pays.
  weights: {burden: 70%}
doctors:
  name: The doctors
  because: They see who comes too late.
  weights: {benefit: 80%, benefit.reach: 60%}
street:
  name: The street
  weights: {burden.noise: 90%, benefit: 10%}
"""
FILES = CLEAN | {"perspectives.yaml": PERSPECTIVES}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path, FILES)


def result_of(folder: Path, *arguments: str, command: str = "perspectives") -> Any:
    done = run(command, *arguments, "--format", "json", cwd=folder)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["result"]


def test_every_total_is_the_one_that_score_gives(folder: Path) -> None:
    """Under `--perspective`, to the last digit, and the reference without it."""
    result = result_of(folder)
    assert result["perspectives"] == ["council", "doctors", "street"]
    for perspective in result["perspectives"]:
        ranking = result_of(folder, "--perspective", perspective, command="score")["ranking"]
        totals = {row["option"]: row["total"] for row in ranking}
        ranks = {row["option"]: row["rank"] for row in ranking}
        assert result["totals"][perspective] == totals
        assert result["ranks"][perspective] == ranks
    stated = result_of(folder, command="score")["ranking"]
    assert result["reference"]["totals"] == {row["option"]: row["total"] for row in stated}


def test_csv_holds_what_json_holds(folder: Path) -> None:
    """One row an option: rank and total for each perspective, and what the rules give."""
    result = result_of(folder)
    done = run("perspectives", "--format", "csv", cwd=folder)
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [row["option"] for row in rows] == sorted(
        result["reference"]["ranks"], key=result["reference"]["ranks"].get
    )
    for row in rows:
        option = row["option"]
        assert int(row["rank"]) == result["reference"]["ranks"][option]
        assert float(row["total"]) == result["reference"]["totals"][option]
        for perspective in result["perspectives"]:
            assert int(row[f"rank:{perspective}"]) == result["ranks"][perspective][option]
            assert float(row[f"total:{perspective}"]) == result["totals"][perspective][option]
        assert float(row["borda"]) == result["borda"][option]
        assert int(row["copeland"]) == result["copeland"][option]
        assert float(row["worst_loss"]) == result["worst_losses"][option]["loss"]
        assert row["worst_loss_of"].split() == result["worst_losses"][option]["perspectives"]
        assert row["dominated_by"].split() == result["dominated_by"].get(option, [])


def test_a_pipe_gets_one_line_an_option_and_nothing_else(folder: Path) -> None:
    """A header and tab-separated rows, rank and total in a cell."""
    lines = [line.split("\t") for line in run("perspectives", cwd=folder).stdout.splitlines()]
    assert lines[0] == ["Option", "(stated)", "council", "doctors", "street", "Borda", "Copeland",
                        "Worst loss"]  # fmt: skip
    assert len(lines) == 4
    assert {len(line) for line in lines} == {8}
    for line in lines[1:]:
        assert all(re.fullmatch(r"=?\d -?\d+\.\d", cell) for cell in line[1:5])


def test_markdown_has_all_tables_and_every_disagreement(folder: Path) -> None:
    """Sentences above, the tables under headings of their own, the pairs as a list."""
    text = run("perspectives", "--format", "markdown", cwd=folder).stdout
    headings = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert headings == ["Each perspective", "Who agrees with whom", "All perspectives together",
                        "Least contradiction (Kemeny)"]  # fmt: skip
    assert text.index("is first for") < text.index("| Option |") < text.index("## Each")
    assert text.count("\n- ") == len(result_of(folder)["disagreements"]) > 1


@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_terminal_shows_the_answer_and_the_tables(folder: Path, width: int) -> None:
    """At any width, with status 0, the same words."""
    shown, status = run_on_terminal("perspectives", width=width, cwd=folder, env={"NO_COLOR": "1"})
    assert status == 0
    assert max(len(line) for line in shown.split("\n")) <= width
    said = " ".join(shown.split())
    lead = run("perspectives", "--format", "markdown", cwd=folder).stdout.split("\n\n")[2:5]
    assert len(lead) == 3
    for sentence in lead:
        assert sentence.replace("\\", "") in said


def test_the_order_of_the_file_changes_nothing(folder: Path, tmp_path: Path) -> None:
    """Perspectives the other way round, in every form but for the digest."""
    blocks = re.split(r"(?m)^(?=\w)", PERSPECTIVES)[1:]
    other = write_folder(
        tmp_path / "other", FILES | {"perspectives.yaml": "".join(reversed(blocks))}
    )
    assert result_of(other) == result_of(folder)
    for form in ("csv", "markdown", "table"):
        here, there = (run("perspectives", "--format", form, cwd=f) for f in (folder, other))
        assert there.stdout == here.stdout


def test_the_same_input_gives_the_same_bytes(folder: Path) -> None:
    """Whatever the library that multiplies matrices takes the processor for."""
    outputs = {
        run("perspectives", "--format", "json", cwd=folder, env=changes).stdout
        for changes in ({}, {"OPENBLAS_CORETYPE": "Prescott"}, {"PYTHONHASHSEED": "7"})
    }
    assert len(outputs) == 1


def test_settings_are_heard_and_said(folder: Path) -> None:
    """A scenario, weights and a choice of options change the numbers, and stand in the envelope
    and under the title."""
    plain = result_of(folder)
    for settings, key, value in (
        (["--scenario", "boom"], "scenario", "boom"),
        (["--weight", "benefit=30%"], "weights", {"benefit": "30%"}),
        (["--option", "keep", "--option", "build"], "options", ["keep", "build"]),
    ):
        done = run("perspectives", *settings, "--format", "json", cwd=folder)
        document = json.loads(done.stdout)
        assert document["settings"][key] == value
        assert document["settings"]["perspective"] is None
        assert document["result"] != plain
        shown, status = run_on_terminal("perspectives", *settings, width=200, cwd=folder)
        assert status == 0
        assert settings[1] in shown.split("\n\n")[0]


def test_the_command_that_it_names_shows_the_points(folder: Path) -> None:
    """Typed as it stands: the same lead of the one option over the other, leaf by leaf."""
    text = run("perspectives", "--weight", "burden.cost=70%", "--format", "markdown", cwd=folder)
    found = re.search(r"`belarus-options explain (.*?)\\?` shows", text.stdout)
    assert found is not None
    pair = result_of(folder, "--weight", "burden.cost=70%")["disagreements"][0]
    words = shlex.split(found[1].replace("\\", ""))
    explained = result_of(folder, *words, command="explain")
    assert explained["options"] == pair["options"]
    assert explained["difference"] == pytest.approx(pair["leads"][0])


def test_one_perspective_at_a_time_is_refused(folder: Path) -> None:
    """Status 2, nothing on standard output, and the command that takes it."""
    done = run("perspectives", "--perspective", "council", cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert "error[all-perspectives]" in done.stderr
    assert "`belarus-options score --perspective council`" in done.stderr


@pytest.mark.parametrize("content", [None, "", "{}\n", "# nothing yet\n"])
def test_without_perspectives_the_error_says_how_to_write_one(
    tmp_path: Path, content: str | None
) -> None:
    """No file, an empty one, or one without any; what it says to write can be written."""
    files = CLEAN if content is None else CLEAN | {"perspectives.yaml": content}
    folder = write_folder(tmp_path, files)
    done = run("perspectives", cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert "error[no-perspectives]" in done.stderr
    assert "--> perspectives.yaml" in done.stderr
    line = re.search(r"`(somebody: .*)`", done.stderr)
    assert line is not None
    write_folder(folder, {"perspectives.yaml": line[1] + "\n"})
    assert result_of(folder)["perspectives"] == ["somebody"]


def test_weights_that_cannot_be_are_an_error_where_they_stand(tmp_path: Path) -> None:
    """As for every command: a path that is none, and shares beyond the whole."""
    wrong = "one:\n  weights: {benfit: 1}\ntwo:\n  weights: {benefit: 70%, burden: 60%}\n"
    folder = write_folder(tmp_path, CLEAN | {"perspectives.yaml": wrong})
    done = run("perspectives", cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert "error[unknown-criterion]" in done.stderr
    assert "--> perspectives.yaml:2:13" in done.stderr
    assert "error[bad-weight]" in done.stderr
    assert "--> perspectives.yaml:4" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["--option", "nobody"], "unknown-option"),
        (["--scenario", "nowhere"], "unknown-scenario"),
        (["--weight", "nothing=1"], "unknown-criterion"),
        (["--weight", "benefit=-1"], "bad-weight"),
        (["--weight", "benefit=0", "--weight", "burden=0"], "zero-weights"),
        (["--format", "svg"], "bad-choice"),
        (["--output", "map.svg"], "bad-output"),
    ],
)
def test_what_cannot_be_is_refused(folder: Path, arguments: list[str], problem: str) -> None:
    """Status 2, the error once by its name, and nothing on standard output."""
    done = run("perspectives", *arguments, cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count(f"error[{problem}]") == 1


def test_a_file_is_written_and_never_written_over(folder: Path) -> None:
    """The suffix says the form; a second run is refused."""
    assert run("perspectives", "--output", "p.json", cwd=folder).returncode == 0
    written = (folder / "p.json").read_text(encoding="utf-8")
    assert json.loads(written)["result"] == result_of(folder)
    again = run("perspectives", "--output", "p.json", cwd=folder)
    assert (again.returncode, again.stdout) == (2, "")


def test_one_option_is_an_answer(folder: Path) -> None:
    """Null where nothing can be measured, and no number that is not one."""
    done = run("perspectives", "--option", "keep", "--format", "json", cwd=folder)
    assert done.returncode == 0
    result = json.loads(done.stdout)["result"]
    assert result["kendall_w"] is None
    assert result["compromise"] == {"options": ["keep"], "worst_loss": 0.0}
    assert result["kemeny"] == {"rankings": [["keep"]], "count": 1, "distance": 0}
    assert result["disagreements"] == []
    assert "NaN" not in done.stdout
