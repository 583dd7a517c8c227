"""`scenarios` as a whole: what it prints in each form, under settings, and what it refuses."""

import csv
import io
import json
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from belarus_options.cli.app import command
from belarus_options.files.folder import builtin_path
from belarus_options.model.problem import InputError, Problem
from folders import CLEAN, edited, write_folder
from process import run, run_on_terminal

HIGHER_IS_BETTER = {"maximin": min, "maximax": max}

# A tree three deep, a measured scale, a constructed one, ties, and a scenario that changes nothing.
FARM = {
    "criteria.yaml": """\
decision: {title: What should the farm grow?, as_of: 2024-03-01}
criteria:
  yield:
    weight: 60
    criteria:
      field:
        weight: 50
        criteria:
          grain: {weight: 70, scale: {worst: 0, best: 8, unit: t/ha}}
          straw: {weight: 30, prefer: more, scale: {0: None, 1: Some, 2: Plenty}}
      garden: {weight: 50, scale: {worst: 0, best: 10}}
  effort: {weight: 40, scale: {worst: 40, best: 0, unit: hours}}
""",
    "scenarios.yaml": """\
drought: {name: A dry summer, probability: 0.5}
flood: {name: A wet summer, probability: 0.25}
usual: {name: As always, probability: 0.25}
""",
    "options/barley.yaml": """\
name: Barley
scores:
  yield.field.grain: {value: 6, scenarios: {drought: 3, flood: 5}}
  yield.field.straw: {value: 2, scenarios: {drought: {value: 1, because: It stays short.}}}
  yield.garden: 2
  effort: 20
""",
    "options/peas.yaml": """\
name: Peas
scores:
  yield.field.grain: {value: 4, scenarios: {drought: 4, flood: 1}}
  yield.field.straw: 0
  yield.garden: {value: 6, scenarios: {drought: 9, flood: 1}}
  effort: 20
""",
    "options/fallow.yaml": """\
name: Fallow
role: status-quo
scores: {yield.field.grain: 0, yield.field.straw: 0, yield.garden: 0, effort: 0}
""",
}


@pytest.fixture(scope="module")
def farm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small folder with scenarios, which no test writes to."""
    return write_folder(tmp_path_factory.mktemp("farm"), FARM)


def output_of(*arguments: str) -> str:
    """What a command writes into a pipe, run in this process."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with redirect_stdout(out):
        command(arguments)(list(arguments), prog_name="belarus-options", standalone_mode=False)
        out.flush()
    written: bytes = out.buffer.getvalue()
    return written.decode()


def document_of(folder: Path, *arguments: str) -> Any:
    return json.loads(
        output_of("scenarios", "--project", str(folder), *arguments, "--format", "json")
    )


def result_of(folder: Path, *arguments: str) -> Any:
    return document_of(folder, *arguments)["result"]


def totals_of(folder: Path, *arguments: str) -> dict[str, float]:
    text = output_of("score", "--project", str(folder), *arguments, "--format", "json")
    return {row["option"]: row["total"] for row in json.loads(text)["result"]["ranking"]}


def refused(folder: Path, *arguments: str) -> list[Problem]:
    """The problems with which the command is refused, run in this process."""
    with pytest.raises(InputError) as raised:
        output_of("scenarios", "--project", str(folder), *arguments)
    return list(raised.value.problems)


def test_json_has_the_keys_of_the_contract_and_what_is_documented_beside(farm: Path) -> None:
    """Ids, tables by option and scenario, rules, ranges of optimism, shares, and how they came."""
    result = result_of(farm)
    assert list(result) == [
        "scenarios", "totals", "regret", "rules", "minimax_regret_without", "hurwicz", "starr",
        "method", "samples", "standard_error", "evpi",
    ]  # fmt: skip
    assert result["scenarios"] == ["drought", "flood", "usual"]
    assert list(result["rules"]) == [
        "maximin", "maximax", "hurwicz", "laplace", "minimax_regret", "expected_value",
    ]  # fmt: skip
    assert list(result["totals"]) == list(result["regret"]) == ["barley", "fallow", "peas"]
    assert list(result["totals"]["peas"]) == result["scenarios"]
    assert result["hurwicz"]["alpha"] == 0.5
    assert {tuple(piece) for piece in result["hurwicz"]["breakpoints"]} == {("from", "to", "best")}
    assert (result["method"], result["samples"]) == ({"starr": "exact"}, None)


@pytest.mark.parametrize(
    "settings", [[], ["--weight", "effort=10%"], ["--option", "peas", "--option", "fallow"]]
)
def test_totals_are_those_of_score_in_each_scenario(settings: list[str], farm: Path) -> None:
    """To the last bit, under the same settings, and all that follows is their arithmetic."""
    result = result_of(farm, *settings)
    for scenario in result["scenarios"]:
        totals = {option: row[scenario] for option, row in result["totals"].items()}
        assert totals == totals_of(farm, "--scenario", scenario, *settings)
        regrets = {option: row[scenario] for option, row in result["regret"].items()}
        top = max(totals.values())
        assert regrets == pytest.approx({option: top - x for option, x in totals.items()})
    expected = {
        option: 0.5 * row["drought"] + 0.25 * row["flood"] + 0.25 * row["usual"]
        for option, row in result["totals"].items()
    }
    tops = [max(row[s] for row in result["totals"].values()) for s in result["scenarios"]]
    known = 0.5 * tops[0] + 0.25 * tops[1] + 0.25 * tops[2]
    assert result["evpi"] == pytest.approx(known - max(expected.values()))
    best = max(expected.values())
    assert result["rules"]["expected_value"] == [o for o, x in expected.items() if x == best]


def test_the_case_has_totals_for_all_options_in_all_scenarios() -> None:
    """Every rule chooses somebody, and shares add up to 1."""
    result = result_of(builtin_path())
    assert len(result["scenarios"]) >= 2
    assert len(result["totals"]) == 5
    assert sum(result["starr"].values()) == pytest.approx(1, abs=1e-12)
    for rule, chosen in result["rules"].items():
        assert chosen or rule == "expected_value"
    for rule, of in HIGHER_IS_BETTER.items():
        figure = {option: of(row.values()) for option, row in result["totals"].items()}
        best = max(figure.values())
        assert result["rules"][rule] == [o for o, x in sorted(figure.items()) if best - x <= 1e-9]


@pytest.mark.parametrize("alpha", ["0", "0.2", "1", "1e-3"])
def test_alpha_chooses_as_its_range_says(alpha: str, farm: Path) -> None:
    """The rule at an alpha has everyone of the range that it lies in; at 0 and 1 it is maximin and
    maximax."""
    result = result_of(farm, "--alpha", alpha)
    assert result["hurwicz"]["alpha"] == float(alpha)
    for piece in result["hurwicz"]["breakpoints"]:
        if piece["from"] <= float(alpha) <= piece["to"]:
            assert result["rules"]["hurwicz"] == piece["best"]
    if alpha in "01":
        other = {"0": "maximin", "1": "maximax"}[alpha]
        assert result["rules"]["hurwicz"] == result["rules"][other]


def test_csv_holds_the_tables_of_json(farm: Path) -> None:
    """One row an option, numbers to the last digit."""
    done = run("scenarios", "--format", "csv", cwd=farm)
    rows = {row["option"]: row for row in csv.DictReader(io.StringIO(done.stdout))}
    result = result_of(farm)
    assert rows.keys() == result["totals"].keys()
    for option, row in rows.items():
        for scenario in result["scenarios"]:
            assert float(row[f"total:{scenario}"]) == result["totals"][option][scenario]
            assert float(row[f"regret:{scenario}"]) == result["regret"][option][scenario]
        assert float(row["min"]) == min(result["totals"][option].values())
        assert float(row["max_regret"]) == max(result["regret"][option].values())
        assert float(row["starr"]) == result["starr"][option]
        assert row["standard_error"] == ""


def test_a_pipe_gets_the_main_table_and_nothing_else(farm: Path) -> None:
    """A header and one tab-separated line an option, best stated total first, as in `score`."""
    done = run("scenarios", cwd=farm)
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    assert lines[0] == [
        "Option", "drought 50%", "flood 25%", "usual 25%", "Worst", "Best", "Mean", "Expected",
    ]  # fmt: skip
    assert [line[0] for line in lines[1:]] == ["barley", "peas", "fallow"]
    assert {len(line) for line in lines} == {8}


def test_markdown_has_every_table_under_a_heading(farm: Path) -> None:
    """Sentences above, notes below."""
    text = run("scenarios", "--format", "markdown", cwd=farm).stdout
    headings = [line for line in text.splitlines() if line.startswith("## ")]
    assert headings == [
        "## Regret", "## Rules", "## Optimism", "## Starr's domain", "## Scenarios",
    ]  # fmt: skip
    assert text.index("is best in") < text.index("| Option |") < text.index("Knowing beforehand")


@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_terminal_shows_the_answer_and_every_table(width: int, farm: Path) -> None:
    """At any width, with status 0."""
    shown, status = run_on_terminal("scenarios", width=width, cwd=farm, env={"NO_COLOR": "1"})
    assert status == 0
    words = " ".join(shown.split())
    assert "barley is best in flood and usual; peas in drought." in words
    assert "usual changes no score of these options" in words
    for heading in ("Regret", "Rules", "Optimism", "Starr's domain", "Scenarios"):
        assert f"\n{heading}\n" in shown
    assert max(len(line) for line in shown.split("\n")) <= width


def test_settings_are_heard_and_said(farm: Path, tmp_path: Path) -> None:
    """Weights, a perspective and a choice of options stand in the envelope and under the title."""
    perspectives = "beekeeper:\n  name: Beekeeper\n  weights: {effort: 5%}\n"
    write_folder(tmp_path, FARM | {"perspectives.yaml": perspectives})
    plain = result_of(farm)
    for settings, key, value in (
        (["--perspective", "beekeeper"], "perspective", "beekeeper"),
        (["--weight", "effort=5%"], "weights", {"effort": "5%"}),
        (["--option", "peas", "--option", "fallow"], "options", ["peas", "fallow"]),
    ):
        document = document_of(tmp_path, *settings)
        assert document["settings"][key] == value
        assert document["settings"]["alpha"] == 0.5
        assert document["result"]["totals"] != plain["totals"]
        where = ("scenarios", "--project", str(tmp_path), *settings)
        shown = output_of(*where, "--format", "markdown")
        assert settings[1] in shown.split("\n\n")[1]
    beekeeper = result_of(tmp_path, "--perspective", "beekeeper")
    assert beekeeper == result_of(tmp_path, "--weight", "effort=5%")


def test_the_order_in_the_files_changes_nothing(farm: Path, tmp_path: Path) -> None:
    """Scenarios written the other way round give the same result."""
    lines = FARM["scenarios.yaml"].splitlines(keepends=True)
    write_folder(tmp_path, FARM | {"scenarios.yaml": "".join(reversed(lines))})
    assert result_of(tmp_path) == result_of(farm)


def many(path: Path) -> Path:
    """Seven options in six scenarios, none dominated: more than is exact."""
    scores = {
        f"options/o{i}.yaml": f"name: O{i}\nscores: {{x: {{value: 5, scenarios: {{"
        + ", ".join(f"s{j}: {(i * 7 + j * 5) % 11 + 3 * (i == j)}" for j in range(6))
        + "}}}\n"
        for i in range(7)
    }
    return write_folder(path, scores | {
        "criteria.yaml": "decision: {title: T}\ncriteria:\n  x: {scale: {worst: 0, best: 14}}\n",
        "scenarios.yaml": "".join(f"s{j}: {{name: S{j}}}\n" for j in range(6)),
    })  # fmt: skip


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    """Whatever the library that multiplies matrices takes the processor for, draws included."""
    folder = many(tmp_path)
    outputs = {
        run("scenarios", "--format", "json", cwd=folder, env=changes).stdout
        for changes in ({}, {"OPENBLAS_CORETYPE": "Prescott"}, {"PYTHONHASHSEED": "7"})
    }
    [output] = outputs
    document = json.loads(output)
    assert document["settings"]["seed"] == 1
    assert document["result"]["method"] == {"starr": "sampling"}
    assert document["result"]["samples"] == 1_000_000
    assert sum(document["result"]["starr"].values()) == pytest.approx(1, abs=1e-4)
    errors = document["result"]["standard_error"]
    assert 0 < max(errors.values()) <= 0.0005


def test_a_file_is_written_and_never_written_over(farm: Path, tmp_path: Path) -> None:
    """The suffix says the form; a second run is refused."""
    where = ("--project", str(farm))
    assert run("scenarios", *where, "--output", "s.json", cwd=tmp_path).returncode == 0
    written = (tmp_path / "s.json").read_text(encoding="utf-8")
    assert json.loads(written)["result"] == result_of(farm)
    again = run("scenarios", *where, "--output", "s.json", cwd=tmp_path)
    assert (again.returncode, again.stdout) == (2, "")


@pytest.mark.parametrize("alpha", ["-0.1", "1.0001", "half", "nan", ".inf", "50%", "", "0,5"])
def test_an_alpha_that_cannot_be_is_refused(alpha: str, farm: Path) -> None:
    """With what is allowed, which includes both ends."""
    [problem] = refused(farm, f"--alpha={alpha}")
    assert (problem.name, problem.help) == ("out-of-range", "give a number from 0 to 1")
    assert problem.message == f"`--alpha` cannot be `{alpha}`"


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["--scenario", "flood"], "all-scenarios"),
        (["--scenario", "nowhere"], "all-scenarios"),
        (["--option", "nobody"], "unknown-option"),
        (["--perspective", "nobody"], "unknown-perspective"),
        (["--weight", "nothing=1"], "unknown-criterion"),
        (["--weight", "effort=-1"], "bad-weight"),
        (["--format", "svg"], "bad-choice"),
    ],
)
def test_what_cannot_be_is_refused(arguments: list[str], problem: str, farm: Path) -> None:
    """By the error's name."""
    assert [found.name for found in refused(farm, *arguments)] == [problem]


def test_a_refusal_is_status_2_and_nothing_on_standard_output(farm: Path) -> None:
    """One scenario asked for, with the way out."""
    done = run("scenarios", "--scenario", "flood", cwd=farm)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "error[all-scenarios]: this command compares all scenarios and takes no `--scenario`\n"
        "  --> --scenario flood\n"
        "   = help: leave it out; `belarus-options score --scenario flood` ranks in one alone\n"
    )


@pytest.mark.parametrize("text", [None, "# none yet\n"])
def test_without_scenarios_it_says_how_to_write_one(text: str | None, tmp_path: Path) -> None:
    """No file, or one with nothing in it; and what it proposes works."""
    files = {name: given for name, given in FARM.items() if name != "scenarios.yaml"}
    files = {
        name: given.split("scores:")[0]
        + "scores: {yield.field.grain: 1, yield.field.straw: 1, yield.garden: 1, effort: 9}\n"
        if name.startswith("options/")
        else given
        for name, given in files.items()
    }
    write_folder(tmp_path, files | ({"scenarios.yaml": text} if text else {}))
    done = run("scenarios", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "error[no-scenarios]: this project has no scenarios" in done.stderr
    assert "under `yield.field.grain` of options/barley.yaml" in done.stderr
    line = "downturn: {name: Downturn, because: Why}"
    assert line in done.stderr
    score = "{value: 1, scenarios: {downturn: 3}}"
    assert "scenarios: {downturn: 3}" in done.stderr
    barley = files["options/barley.yaml"].replace("grain: 1", f"grain: {score}")
    write_folder(tmp_path, {"scenarios.yaml": line, "options/barley.yaml": barley})
    assert result_of(tmp_path)["rules"]["maximin"] == ["barley"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: {name: A, probability: 0.5}\nb: {name: B}\n", 2),
        ("a: {name: A, probability: 0.5}\nb: {name: B, probability: 0.4}\n", 1),
        ("a: {name: A, probability: 1.5}\n", 1),
        ("a: {name: A, probable: 1}\n", 1),
    ],
)
def test_a_scenario_that_cannot_be_is_an_error_in_its_file(
    text: str, line: int, tmp_path: Path
) -> None:
    """Probabilities for some, of another sum, above 1; a key that is none."""
    files = edited("options/keep.yaml", ("    scenarios:\n      boom: 2\n", ""))
    write_folder(tmp_path, files | {"scenarios.yaml": text})
    [problem] = refused(tmp_path)
    assert problem.position is not None
    assert (problem.position.file, problem.position.line) == ("scenarios.yaml", line)


def test_one_option_and_one_scenario_are_answered(tmp_path: Path) -> None:
    """Every rule chooses it, regrets nothing, and no number is not one."""
    folder = write_folder(tmp_path, CLEAN)
    result = result_of(folder, "--option", "keep")
    chosen = {tuple(ids) for rule, ids in result["rules"].items() if rule != "expected_value"}
    assert chosen == {("keep",)}
    assert result["regret"] == {"keep": {"boom": 0.0}}
    assert result["starr"] == {"keep": 1.0}
    where = ("scenarios", "--project", str(folder), "--option", "keep")
    shown = output_of(*where, "--format", "markdown")
    assert "keep is the only option, so every rule chooses it." in shown
    assert "nan" not in shown.lower().split()
