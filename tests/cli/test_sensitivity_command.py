"""`sensitivity` as a whole: what it prints in each form, under settings, and what it refuses."""

import csv
import io
import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from belarus_options.files.folder import builtin_path
from folders import CLEAN, write_folder
from process import run, run_on_terminal

CASE = ("--project", str(builtin_path()))


def result_of(*arguments: str) -> Any:
    done = run("sensitivity", *arguments, "--format", "json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["result"]


def leaders(*arguments: str) -> list[str]:
    done = run("score", *arguments, "--format", "json")
    assert done.returncode == 0, done.stderr
    ranking = json.loads(done.stdout)["result"]["ranking"]
    return [row["option"] for row in ranking if row["rank"] == 1]


def test_json_has_the_keys_of_the_contract_and_no_other() -> None:
    """Winners, criteria and tornado; intervals of two numbers, and lists of ids."""
    result = result_of(*CASE)
    assert list(result) == ["winners", "criteria", "tornado"]
    assert result["winners"] == ["defense-attache"]
    for node in result["criteria"]:
        assert list(node) == ["criterion", "weight", "global_weight", "winner_holds",
                              "ranking_holds", "below", "above"]  # fmt: skip
        assert len(node["winner_holds"]) == len(node["ranking_holds"]) == 2
    for swing in result["tornado"]:
        assert list(swing) == ["option", "criterion", "low", "high", "lead_at_low", "lead_at_high"]
        assert swing["low"] < swing["high"]


def test_csv_holds_the_intervals_of_json() -> None:
    """One row a node, numbers to the last digit, ids with spaces between."""
    done = run("sensitivity", *CASE, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    nodes = result_of(*CASE)["criteria"]
    assert len(rows) == len(nodes) == 15
    for row, node in zip(rows, nodes, strict=True):
        assert row["criterion"] == node["criterion"]
        assert [float(row["winner_low"]), float(row["winner_high"])] == node["winner_holds"]
        assert [float(row["ranking_low"]), float(row["ranking_high"])] == node["ranking_holds"]
        assert [row["below"].split(), row["above"].split()] == [node["below"], node["above"]]


def test_a_pipe_gets_one_line_a_node_and_nothing_else() -> None:
    """A header and tab-separated rows, without strips, sentences or the tornado."""
    done = run("sensitivity", *CASE)
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    assert lines[0] == ["Criterion", "Today", "Winner holds", "Ranking holds", "First below",
                        "First above"]  # fmt: skip
    assert {len(line) for line in lines} == {6}
    assert len(lines) == 16
    assert lines[1] == ["ethics", "24%", "0–42%", "22.3–42%", "", "cbrne-training"]


def test_markdown_has_the_answer_both_tables_and_the_way_on() -> None:
    """Sentences above, the tornado under a heading of its own, no strips."""
    text = run("sensitivity", *CASE, "--format", "markdown").stdout
    first, second = text.index("| Criterion |"), text.index("## Uncertain scores")
    assert text.index("stays first while ethics is below 42%") < first < second
    assert second < text.index("| Option | Criterion | Low | High | Lead at low |")
    assert "belarus-options flip" in text
    assert not set(text) & set("━┄●╋")


@pytest.mark.parametrize("end", ["below", "above"])
def test_score_agrees_on_both_sides_of_every_end_of_the_case(end: str) -> None:
    """A millionth inside the winner's interval the leader is first, and a millionth outside it
    those are who the interval names."""
    ends = [
        (node["criterion"], node["winner_holds"][end == "above"], node[end])
        for node in result_of(*CASE)["criteria"]
        if node[end]
    ]
    assert ends
    outwards = 1e-6 if end == "above" else -1e-6
    for path, at, named in ends:
        for share, expected in ((at - outwards, ["defense-attache"]), (at + outwards, named)):
            assert leaders(*CASE, "--weight", f"{path}={100 * share!r}%") == expected


@pytest.mark.parametrize(
    "settings",
    [
        [],
        ["--weight", "ethics=35%"],
        ["--weight", "risk=10%", "--weight", "ethics=30%"],
        ["--weight", "leverage.access=80%", "--weight", "ethics=24", "--weight", "risk=1"],
        ["--option", "cut-ties", "--option", "status-quo"],
    ],
)
def test_the_command_that_it_names_puts_another_option_first(settings: list[str]) -> None:
    """Typed as it stands, under whatever settings: the named node has that share, its siblings
    keep their proportions, and the leader is no longer first."""
    text = run("sensitivity", *CASE, *settings, "--format", "markdown").stdout
    found = re.search(
        r"`belarus-options score (.*?)\\?` shows the ranking where (\S+) is (\d+)%", text
    )
    assert found is not None
    words = shlex.split(found[1].replace("\\", ""))
    before = result_of(*CASE, *settings)
    assert before["winners"][0] not in leaders(*words)
    after = json.loads(run("weights", *words, "--format", "json").stdout)["result"]["weights"]
    stated = json.loads(run("weights", *CASE, *settings, "--format", "json").stdout)
    local = {path: node["local"] for path, node in stated["result"]["weights"].items()}
    assert after[found[2]]["local"] == pytest.approx(int(found[3]) / 100)
    parent = found[2].rpartition(".")[0]
    for path, node in after.items():
        if path != found[2]:
            ratio = (1 - after[found[2]]["local"]) / (1 - local[found[2]])
            shares = path.rpartition(".")[0] == parent
            assert node["local"] == pytest.approx(local[path] * (ratio if shares else 1))


def test_settings_are_heard_and_said(tmp_path: Path) -> None:
    """A scenario, a perspective, weights and a choice of options change the numbers, and stand in
    the envelope and under the title."""
    perspectives = "council:\n  name: Council\n  weights: {benefit: 10%}\n"
    write_folder(tmp_path, CLEAN | {"perspectives.yaml": perspectives})
    plain = run("sensitivity", "--format", "json", cwd=tmp_path).stdout
    for settings, key, value in (
        (["--perspective", "council"], "perspective", "council"),
        (["--scenario", "boom"], "scenario", "boom"),
        (["--weight", "benefit=30%"], "weights", {"benefit": "30%"}),
        (["--option", "keep", "--option", "build"], "options", ["keep", "build"]),
    ):
        done = run("sensitivity", *settings, "--format", "json", cwd=tmp_path)
        document = json.loads(done.stdout)
        assert document["settings"][key] == value
        assert document["result"] != json.loads(plain)["result"]
        shown, status = run_on_terminal("sensitivity", *settings, width=200, cwd=tmp_path)
        assert status == 0
        assert settings[1] in shown.split("\n\n")[0]


def test_the_same_input_gives_the_same_bytes() -> None:
    """Whatever the library that multiplies matrices takes the processor for."""
    outputs = {
        run("sensitivity", *CASE, "--format", "json", env=changes).stdout
        for changes in ({}, {"OPENBLAS_CORETYPE": "Prescott"}, {"PYTHONHASHSEED": "7"})
    }
    assert len(outputs) == 1


@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_terminal_shows_the_answer_the_strips_and_the_tornado(width: int) -> None:
    """At any width, with status 0."""
    shown, status = run_on_terminal("sensitivity", *CASE, width=width, env={"NO_COLOR": "1"})
    assert status == 0
    assert "defense-attache stays first while ethics is below 42%" in " ".join(shown.split())
    assert "━━━━━●━━━┄┄┄┄┄┄┄┄┄┄┄┄" in shown
    assert "━━╋━━━●━━━" in shown
    assert max(len(line) for line in shown.split("\n")) <= width


def test_a_file_is_written_and_never_written_over(tmp_path: Path) -> None:
    """The suffix says the form; a second run is refused."""
    assert run("sensitivity", *CASE, "--output", "s.json", cwd=tmp_path).returncode == 0
    written = (tmp_path / "s.json").read_text(encoding="utf-8")
    assert json.loads(written)["result"] == result_of(*CASE)
    again = run("sensitivity", *CASE, "--output", "s.json", cwd=tmp_path)
    assert (again.returncode, again.stdout) == (2, "")


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["--option", "nobody"], "unknown-option"),
        (["--scenario", "nowhere"], "unknown-scenario"),
        (["--perspective", "nobody"], "unknown-perspective"),
        (["--weight", "nothing=1"], "unknown-criterion"),
        (["--weight", "ethics=-1"], "bad-weight"),
        (["--format", "svg"], "bad-choice"),
    ],
)
def test_what_cannot_be_is_refused(arguments: list[str], problem: str) -> None:
    """Status 2, the error by its name, and nothing on standard output."""
    done = run("sensitivity", *CASE, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"error[{problem}]" in done.stderr


def test_one_option_has_nobody_to_lead() -> None:
    """0 to 1 everywhere, leads null, and no number that is not one."""
    done = run("sensitivity", *CASE, "--option", "cut-ties", "--format", "json")
    assert done.returncode == 0
    result = json.loads(done.stdout)["result"]
    assert result["winners"] == ["cut-ties"]
    assert {tuple(node["winner_holds"]) for node in result["criteria"]} == {(0.0, 1.0)}
    assert {swing["lead_at_low"] for swing in result["tornado"]} == {None}
    assert "NaN" not in done.stdout


def test_a_range_too_large_to_work_with_is_an_error_with_its_place(tmp_path: Path) -> None:
    """`score` never looks at a range; here it is refused as a score would be."""
    write_folder(tmp_path, {
        "criteria.yaml":
            "decision: {title: T}\ncriteria:\n  x: {scale: {worst: 0, best: 1e-100}}\n",
        "options/a.yaml": "name: A\nscores: {x: {value: 0, range: [0, 1e99]}}\n",
        "options/b.yaml": "name: B\nscores: {x: 0}\n",
    })  # fmt: skip
    assert run("score", cwd=tmp_path).returncode == 0
    done = run("sensitivity", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "error[out-of-range]" in done.stderr
    assert "criteria.yaml:3" in done.stderr
