"""`scenarios` as a whole: what it prints in each form, under settings, and what it refuses."""

import json
from pathlib import Path

import pytest

from belarus_options.methods.simplex import starr
from commands import document_of, lines_of, printed, refused, result_of, rows_of, shown_here
from folders import CLEAN, FIXED_CASE, edited, write_folder
from process import run

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


def test_json_has_the_keys_of_the_contract_and_what_is_documented_beside(farm: Path) -> None:
    """Ids, tables by option and scenario, rules, ranges of optimism, shares, and how they came."""
    result = result_of("scenarios", cwd=farm)
    assert list(result) == [
        "scenarios", "totals", "regret", "rules", "minimax_regret_without", "hurwicz", "starr",
        "method", "samples", "standard_error", "evpi", "expected_totals",
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
    result = result_of("scenarios", *settings, cwd=farm)
    for scenario in result["scenarios"]:
        totals = {option: row[scenario] for option, row in result["totals"].items()}
        ranking = result_of("score", "--scenario", scenario, *settings, cwd=farm)["ranking"]
        assert totals == {row["option"]: row["total"] for row in ranking}
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
    result = result_of("scenarios", "--project", str(FIXED_CASE))
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
    result = result_of("scenarios", "--alpha", alpha, cwd=farm)
    assert result["hurwicz"]["alpha"] == float(alpha)
    for piece in result["hurwicz"]["breakpoints"]:
        if piece["from"] <= float(alpha) <= piece["to"]:
            assert result["rules"]["hurwicz"] == piece["best"]
    if alpha in "01":
        other = {"0": "maximin", "1": "maximax"}[alpha]
        assert result["rules"]["hurwicz"] == result["rules"][other]


def test_csv_holds_the_tables_of_json(farm: Path) -> None:
    """One row an option, numbers to the last digit."""
    rows = {row["option"]: row for row in rows_of("scenarios", cwd=farm)}
    result = result_of("scenarios", cwd=farm)
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
    lines = lines_of("scenarios", cwd=farm)
    assert lines[0] == [
        "Option", "drought 50%", "flood 25%", "usual 25%", "Worst", "Best", "Mean", "Expected",
    ]  # fmt: skip
    assert [line[0] for line in lines[1:]] == ["barley", "peas", "fallow"]
    assert {len(line) for line in lines} == {8}


def test_markdown_has_every_table_under_a_heading(farm: Path) -> None:
    """Sentences above, notes below."""
    text = printed("scenarios", "--full", "--format", "markdown", cwd=farm)
    headings = [line for line in text.splitlines() if line.startswith("## ")]
    assert headings == [
        "## Regret", "## Rules", "## Optimism", "## Starr's domain", "## Scenarios",
    ]  # fmt: skip
    assert text.index("is first") < text.index("| Option |") < text.index("Knowing beforehand")


@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_terminal_shows_the_answer_and_every_table(width: int, farm: Path) -> None:
    """At any width."""
    shown = shown_here("scenarios", "--full", width=width, cwd=farm)
    words = " ".join(shown.split())
    assert "Of three scenarios, Barley is first in" in words
    assert "changes no score of these options" in words
    for heading in ("Regret", "Rules", "Optimism", "Starr's domain", "Scenarios"):
        assert f"\n{heading}\n" in shown


def test_optimism_is_said_in_the_settings(farm: Path) -> None:
    """One half where none is given, else what was given."""
    assert document_of("scenarios", cwd=farm)["settings"]["alpha"] == 0.5
    document = document_of("scenarios", "--alpha", "0.2", cwd=farm)
    assert document["settings"]["alpha"] == 0.2


def test_the_order_in_the_files_changes_nothing(farm: Path, tmp_path: Path) -> None:
    """Scenarios written the other way round are shown so, and give the same figures."""
    lines = FARM["scenarios.yaml"].splitlines(keepends=True)
    write_folder(tmp_path, FARM | {"scenarios.yaml": "".join(reversed(lines))})
    here, there = (result_of("scenarios", cwd=folder) for folder in (tmp_path, farm))
    assert here.pop("scenarios") == there.pop("scenarios")[::-1]
    assert here == there


def test_draws_do_not_depend_on_the_order_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Shares that are drawn are the same to the last digit with scenarios the other way round."""
    monkeypatch.setattr(starr, "SAMPLES", 20_000)
    folder, other = many(tmp_path / "one"), many(tmp_path / "other")
    lines = (other / "scenarios.yaml").read_text().splitlines(keepends=True)
    (other / "scenarios.yaml").write_text("".join(reversed(lines)))
    here, there = (result_of("scenarios", cwd=path) for path in (folder, other))
    assert here["samples"]
    assert here["scenarios"] == there["scenarios"][::-1]
    assert here["starr"] == there["starr"]


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


@pytest.mark.slow
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


@pytest.mark.parametrize("alpha", ["-0.1", "1.0001", "half", "nan", ".inf", "50%", "", "0,5"])
def test_an_alpha_that_cannot_be_is_refused(alpha: str, farm: Path) -> None:
    """With what is allowed, which includes both ends."""
    said = refused("scenarios", f"--alpha={alpha}", cwd=farm)
    assert said.startswith(f"error[out-of-range]: `--alpha` cannot be `{alpha}`\n")
    assert "= help: give a number from 0 to 1\n" in said


@pytest.mark.parametrize("scenario", ["flood", "nowhere"])
def test_one_scenario_at_a_time_is_refused(scenario: str, farm: Path) -> None:
    """With the way out, whether or not there is one of that name."""
    assert refused("scenarios", "--scenario", scenario, cwd=farm) == (
        "error[all-scenarios]: `scenarios` takes no `--scenario`: it shows them all\n"
        f"  --> --scenario {scenario}\n"
        "   = help: `belarus-options score --scenario ID` ranks in one alone\n"
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
    said = refused("scenarios", cwd=tmp_path)
    assert "error[no-scenarios]: this project has no scenarios" in said
    assert "under `yield.field.grain` of options/barley.yaml" in said
    line = "downturn: {name: Downturn, because: Why}"
    assert line in said
    score = "{value: 1, scenarios: {downturn: 3}}"
    assert "scenarios: {downturn: 3}" in said
    barley = files["options/barley.yaml"].replace("grain: 1", f"grain: {score}")
    write_folder(tmp_path, {"scenarios.yaml": line, "options/barley.yaml": barley})
    assert result_of("scenarios", cwd=tmp_path)["rules"]["maximin"] == ["barley"]


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
    said = refused("scenarios", cwd=tmp_path)
    assert said.count("error[") == 1
    assert f"--> scenarios.yaml:{line}:" in said


def test_one_option_and_one_scenario_are_answered(tmp_path: Path) -> None:
    """Every rule chooses it, regrets nothing, and no number is not one."""
    folder = write_folder(tmp_path, CLEAN)
    result = result_of("scenarios", "--option", "keep", cwd=folder)
    chosen = {tuple(ids) for rule, ids in result["rules"].items() if rule != "expected_value"}
    assert chosen == {("keep",)}
    assert result["regret"] == {"keep": {"boom": 0.0}}
    assert result["starr"] == {"keep": 1.0}
    shown = printed("scenarios", "--option", "keep", "--format", "markdown", cwd=folder)
    assert "Keep the visiting doctor is the only option, so it has no rival." in shown
    assert "nan" not in shown.lower().split()
