"""Each command as a whole: what it prints in each form, and that the forms agree."""

import json
import math
import shlex
from decimal import Decimal
from pathlib import Path

import pytest

from commands import lines_of, printed, refused, result_of, rows_of, run_here
from folders import CLEAN, FIXED_CASE, edited, write_folder

CASE = ("--project", str(FIXED_CASE))


def test_score_says_the_same_in_json_and_csv() -> None:
    """Same order, totals to the last digit, and contributions that add up to them in both."""
    ranking = result_of("score", *CASE)["ranking"]
    rows = rows_of("score", *CASE)
    assert [row["option"] for row in rows] == [entry["option"] for entry in ranking]
    for row, entry in zip(rows, ranking, strict=True):
        assert float(row["total"]) == entry["total"]
        assert math.fsum(entry["contributions"].values()) == pytest.approx(entry["total"])
        tops = ("risk", "leverage", "ethics")
        assert math.fsum(float(row[f"adds:{top}"]) for top in tops) == pytest.approx(entry["total"])
        assert [float(row[top]) for top in tops] == [entry["values"][top] for top in tops]


def test_a_column_of_a_ranking_is_what_the_table_calls_so() -> None:
    """Risk is 76.46 of the leader in every form; what it adds to the total stands under `adds:`.
    With --leaves there are all nodes, and the leaves' parts add up to the total."""
    header = list(rows_of("score", *CASE)[0])
    tops = ["risk", "leverage", "ethics"]
    assert header == ["rank", "option", "name", "total", *tops, *(f"adds:{top}" for top in tops)]
    leader = rows_of("score", *CASE, "--leaves")[0]
    entry = result_of("score", *CASE)["ranking"][0]
    assert {path: float(leader[path]) for path in entry["values"]} == entry["values"]
    assert (leader["total"], leader["risk"], leader["adds:risk"]) == ("60.04", "76.46", "29.0548")
    for leaf, part in entry["contributions"].items():
        assert float(leader[f"adds:{leaf}"]) == part


def test_what_leaves_add_is_the_total_as_shown() -> None:
    """Whoever adds up the column of `explain` finds its last line."""
    for chosen in ("defense-attache", "cbrne-training", "cut-ties"):
        header, *lines = lines_of("explain", chosen, *CASE)
        *adds, total = [Decimal(line[header.index("Adds")]) for line in lines]
        assert sum(adds) == total


def test_halves_are_rounded_as_a_spreadsheet_does(tmp_path: Path) -> None:
    """From the decimals that were written: 51.05 is 51.1, and not what its double is nearer to."""
    scores = {"0.15": "0.2", "0.25": "0.3", "0.35": "0.4", "51.05": "51.1", "68.65": "68.7"}
    (tmp_path / "options").mkdir()
    (tmp_path / "criteria.yaml").write_text(
        "decision: {title: T}\ncriteria:\n  only: {scale: {worst: 0, best: 100}}\n"
    )
    for number in scores:
        option = tmp_path / "options" / f"o{number.replace('.', '-')}.yaml"
        option.write_text(f"scores: {{only: {number}}}\n")
    header, *lines = lines_of("score", "--project", str(tmp_path))
    assert [line[header.index("Total")] for line in lines] == [*scores.values()][::-1]


def test_weights_have_one_name_each_in_every_command() -> None:
    """The share of the group, that of the whole, and the number that was written."""
    weights = {row["criterion"]: row for row in rows_of("weights", *CASE)}
    ethics = [weights["ethics"][f"{of}weight"] for of in ("local_", "global_", "")]
    assert ethics == ["0.24", "0.24", "24.0"]
    for row in rows_of("sensitivity", *CASE):
        for name in ("local_weight", "global_weight"):
            assert row[name] == weights[row["criterion"]][name]
    for arguments in (("cut-ties",), ("cut-ties", "status-quo")):
        for row in rows_of("explain", *arguments, *CASE):
            assert row["global_weight"] == weights[row["criterion"]]["global_weight"]
            assert "weight" not in row


def test_explain_gives_every_leaf_down_to_its_evidence() -> None:
    """Score, meaning, value, weights, contribution, reason, confidence and evidence with its place;
    the contributions add up to the total that `score` gives."""
    explained = result_of("explain", "defense-attache", *CASE)
    totals = {e["option"]: e["total"] for e in result_of("score", *CASE)["ranking"]}
    parts = explained["criteria"]
    assert explained["total"] == totals["defense-attache"]
    assert math.fsum(p["contribution"] for p in parts) == pytest.approx(explained["total"])
    for part in parts:
        assert part["contribution"] == pytest.approx(part["value"] * part["global_weight"])
        assert part["meaning"]
        assert part["because"]
        assert part["confidence"] in ("low", "moderate", "high")
        for item in part["evidence"]:
            assert item["says"]
            assert item["kind"] == "assumption" or item["where"]["paragraph"]


def test_explain_of_two_adds_up_and_is_sorted() -> None:
    """The result has the keys of the contract, and the differences are weight times values."""
    compared = result_of("explain", "cut-ties", "spp-restart", *CASE)
    totals = {e["option"]: e["total"] for e in result_of("score", *CASE)["ranking"]}
    assert list(compared) == ["options", "totals", "difference", "criteria"]
    assert compared["difference"] == pytest.approx(totals["cut-ties"] - totals["spp-restart"])
    sizes = [abs(part["difference"]) for part in compared["criteria"]]
    assert sizes == sorted(sizes, reverse=True)
    for part in compared["criteria"]:
        assert list(part) == ["criterion", "weight", "values", "difference"]
        first, second = part["values"]
        assert part["difference"] == pytest.approx(part["weight"] * (first - second))


def test_what_score_names_shows_what_decides_under_the_same_settings() -> None:
    """The command under the table, typed as it stands, explains the difference that is shown."""
    shown = printed("score", *CASE, "--weight", "ethics=60%", "--width", "400")
    command = shown.rpartition("belarus-options explain ")[2].partition("`")[0]
    ranking = result_of("score", *CASE, "--weight", "ethics=60%")["ranking"]
    words = ["explain", *command.split()]
    assert result_of(*words)["difference"] == pytest.approx(
        ranking[0]["total"] - ranking[1]["total"]
    )


def test_weights_shows_each_node_once_and_shares_that_add_up() -> None:
    """Raw, local and global weight of every node; global weights of the leaves add up to 1."""
    weights = result_of("weights", *CASE)["weights"]
    assert next(iter(weights)) == "risk"
    leaves = [path for path in weights if "." in path]
    assert math.fsum(weights[leaf]["global"] for leaf in leaves) == pytest.approx(1)
    tops = [path for path in weights if "." not in path]
    assert math.fsum(weights[top]["local"] for top in tops) == pytest.approx(1)


def test_weights_says_which_shares_are_rounded(tmp_path: Path) -> None:
    """Shares that add up to 100% need no word, and others are those of their proportions."""
    for benefit, local in (("55%", 0.55), ("54%", 54 / 99)):
        folder = write_folder(
            tmp_path / benefit,
            edited(
                "criteria.yaml",
                ("weight: 50", f"weight: {benefit}"),
                ("weight: 40\n    because: The d", "weight: 45%\n    because: The d"),
            ),
        )
        said = printed("weights", "--project", str(folder), "--format", "markdown")
        assert ("add up to 99% as written" in said) is (benefit == "54%")
        weights = result_of("weights", "--project", str(folder))["weights"]
        assert weights["benefit"]["local"] == pytest.approx(local, abs=1e-15)


def test_init_import_and_schema_make_folders_that_score(tmp_path: Path) -> None:
    """What each of them writes loads at once, and is never written over."""
    (tmp_path / "m.csv").write_text(
        "x,Cost,Speed\nweight,3,1\nprefer,less,more\nFerry,3,12\nBridge,4,10\n", encoding="utf-8"
    )
    for command in (("init", "case"), ("init", "--blank", "blank"), ("import", "m.csv", "matrix")):
        assert printed(*command, cwd=tmp_path) == ""
        folder = tmp_path / command[-1]
        assert printed("score", "--project", str(folder))
        first = sorted(path for path in folder.rglob("*") if path.is_file())
        assert "error[exists]" in refused(*command, cwd=tmp_path)
        assert sorted(path for path in folder.rglob("*") if path.is_file()) == first
    schemas = json.loads(printed("schema", "--project", str(tmp_path / "matrix")))
    assert "ferry" in json.dumps(schemas["option"])
    to_folder = ("schema", "--project", "matrix", "--output", "matrix", "--force")
    assert printed(*to_folder, cwd=tmp_path) == ""
    assert (tmp_path / "matrix" / "schema" / "option.schema.json").is_file()


def test_the_next_command_can_be_typed_as_it_stands(tmp_path: Path) -> None:
    """A new folder is scored next; one with a space in its name stands in quotes."""
    (tmp_path / "m.csv").write_text("x,Cost\nweight,1\nprefer,less\nA,3\nB,4\n", encoding="utf-8")
    for command in (("init", "a case"), ("import", "m.csv", "a matrix")):
        done = run_here(*command, cwd=tmp_path)
        words = shlex.split(done.stderr.split("`")[1])
        assert words[1] == "score"
        assert run_here(*words[1:], cwd=tmp_path).returncode in (0, 1)
        assert words[-1] == command[-1]


def test_explain_rule_lists_all_names_and_explains_each() -> None:
    """Without a name, every rule and error; with one, its meaning and a way out."""
    listed = printed("explain-rule")
    for name in ("no-scale", "double-counting", "yaml-syntax"):
        assert name in listed
        assert "Way out:" in printed("explain-rule", name)
    assert "`no-scale`" in refused("explain-rule", "no-scales")


def test_check_is_an_answer_and_its_status_says_no_on_an_error(tmp_path: Path) -> None:
    """Warnings and notes are 0, an error is 1, and the findings stand on standard output."""
    write_folder(tmp_path, CLEAN)
    assert printed("check", cwd=tmp_path)
    path = tmp_path / "options" / "keep.yaml"
    text = path.read_text(encoding="utf-8").replace(", evidence: [noise-study]", "")
    path.write_text(text, encoding="utf-8")
    done = run_here("check", "--format", "json", cwd=tmp_path)
    assert done.returncode == 1
    [finding] = [
        f for f in json.loads(done.stdout)["result"]["findings"] if f["severity"] == "error"
    ]
    assert finding["rule"] == "no-evidence"
    assert (finding["file"], finding["allowed"]) == ("options/keep.yaml", None)


@pytest.mark.parametrize(
    ("arguments", "keys"),
    [
        (("score",), ["weights", "ranking", "verdict"]),
        (("score", "--leaves"), ["weights", "ranking", "verdict"]),
        (("explain", "build", "keep"), ["options", "totals", "difference", "criteria"]),
        (("check",), ["findings"]),
    ],
)
def test_a_result_has_exactly_the_keys_of_the_contract(
    clinic: Path, arguments: tuple[str, ...], keys: list[str]
) -> None:
    """In their order."""
    assert list(result_of(*arguments, cwd=clinic)) == keys


def test_each_row_of_a_ranking_has_exactly_the_keys_of_the_contract(clinic: Path) -> None:
    """And each weight its local and its global one."""
    result = result_of("score", cwd=clinic)
    for row in result["ranking"]:
        assert list(row) == [
            "rank", "option", "name", "total", "tied", "beyond_anchors", "contributions", "values",
        ]  # fmt: skip
    for weight in result["weights"].values():
        assert list(weight) == ["local", "global"]


def test_marks_of_the_admiralty_code_have_a_legend(tmp_path: Path) -> None:
    """Once, and only where there are any."""
    folder = write_folder(tmp_path, CLEAN)
    assert printed("explain", "build", cwd=folder).count("Admiralty code") == 1
    unmarked = CLEAN["evidence.yaml"].replace("credibility: ", "where: {paragraph: ")
    unmarked = unmarked.replace(", says", "}, says").replace("    reliability: B\n", "")
    write_folder(tmp_path / "unmarked", CLEAN | {"evidence.yaml": unmarked})
    assert "Admiralty code" not in printed("explain", "build", cwd=tmp_path / "unmarked")
