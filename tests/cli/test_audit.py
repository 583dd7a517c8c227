"""`audit` as a whole: published tables of several kinds, from the file to the sentence."""

import json
from pathlib import Path
from typing import Any

import pytest

from commands import refused, run_here
from published import case
from sheets import xlsx

COA = (
    "option,Speed,Cost,Risk,Total,Rank\nweight,.5,.3,.2,,\nFerry,6,4,9,6.0,2\n"
    "Bridge,5,9,5,5.2,3\nTunnel,7,3,8,6.1,1\n"
)
TURNED = (
    "criterion;weight;Ferry;Bridge;Tunnel\nSpeed;0,5;6;5;7\nCost;0,3;4;9;3\nRisk;0,2;9;5;8\n"
    "TOTAL:;;6,0;5,2;6,1\nRank*;;2;3;1\n"
)
MARKDOWN = """# Crossing

| option | Speed | Cost | Risk | Weighted total | Rank |
| :-- | --: | --: | --: | --: | --: |
| weight | 50% | 30% | 20% | | |
| Ferry | 6 | 4 | 9 | 6.0 | 2 |
| Bridge | 5 | 9 | 5 | 5.2 | 3 |
| Tunnel | 7 | 3 | 8 | 6.1 | 1 |
"""


def audited(folder: Path, content: str | bytes, *words: str) -> tuple[Any, int]:
    """The result of an audit of a file with this content, and the exit status."""
    (folder / "coa.csv").write_bytes(content.encode() if isinstance(content, str) else content)
    done = run_here("audit", "coa.csv", "--format", "json", *words, cwd=folder)
    assert done.returncode in (0, 1), done.stderr
    document = json.loads(done.stdout)
    assert list(document) == ["schema", "command", "version", "settings", "result"]
    assert document["result"]["sound"] is (done.returncode == 0)
    return document["result"], done.returncode


def table_of(folder: Path, content: str | bytes, *words: str) -> Any:
    """The one table of a file's audit."""
    [table] = audited(folder, content, *words)[0]["tables"]
    return table


def test_the_answer_is_for_people(tmp_path: Path) -> None:
    """It says how many totals are wrong and that the first place changes, and accuses nobody."""
    (tmp_path / "coa.csv").write_text(COA, encoding="utf-8")
    done = run_here("audit", "coa.csv", cwd=tmp_path)

    assert done.returncode == 1
    assert done.stdout.splitlines()[:12] == [
        "audit of coa.csv, table 1: 3 options, 3 criteria, weighted sum, higher is better",
        "",
        "2 of 3 printed totals are wrong, and the first place changes: Tunnel is printed",
        "first, and the table's own numbers put Bridge first by 0.2.",
        "",
        "                                             Rank      Rank",
        "#  Option  Printed  Computed  Difference  printed  computed",
        "───────────────────────────────────────────────────────────",
        "1  Bridge      5.2       6.2        +1.0        3         1",
        "2  Ferry       6.0       6.0                    2         2",
        "2  Tunnel      6.1       6.0        −0.1        1         2",
        "",
    ]


def test_the_result_has_every_figure(tmp_path: Path) -> None:
    """As the page on JSON lists them."""
    table = table_of(tmp_path, COA)

    assert table["options"][1] == {
        "option": "Bridge", "printed": 5.2, "computed": 6.2, "difference": 1, "wrong": True,
        "explained_by_rounded_scores": False, "rank_printed": 3, "rank_by_printed_totals": 3,
        "rank_computed": 1,
    }  # fmt: skip
    del table["options"]
    assert table == {
        "table": 1, "line": 1, "aggregation": "weighted sum", "rounding": "rounded",
        "reproduced": 1, "of": 3, "lower_is_better": False,
        "winner": {"printed": ["Tunnel"], "computed": ["Bridge"], "changes": True},
        "margin": {"printed": 0.1, "computed": 0.2}, "weights": {"sum": 1, "add_up": True},
        "mixed_directions": False, "diagnosis": None, "products_wrong": [],
    }  # fmt: skip


@pytest.mark.parametrize("content", [TURNED, MARKDOWN, TURNED.replace(";", "\t")])
def test_the_same_table_written_otherwise_gives_the_same(tmp_path: Path, content: str) -> None:
    """Turned round, in Markdown, with semicolons or tabs and decimal commas: all but the line."""
    assert {**table_of(tmp_path, content), "line": 1} == table_of(tmp_path, COA)


def test_a_workbook_gives_the_same(tmp_path: Path) -> None:
    """Its numbers are as printed, but for zeros at their ends: 6.0 is 6 there."""
    data = xlsx({"COA": [
        ["option", "Speed", "Cost", "Risk", "Total", "Rank"],
        ["weight", 0.5, 0.3, 0.2, None, None],
        ["Ferry", 6, 4, 9, 6.0, 2],
        ["Bridge", 5, 9, 5, 5.2, 3],
        ["Tunnel", 7, 3, 8, 6.1, 1],
    ]})  # fmt: skip
    assert table_of(tmp_path, data) == table_of(tmp_path, COA)


def test_csv_and_tab_separated_lines_have_a_row_an_option(tmp_path: Path) -> None:
    """Data files have full precision, and a reader of lines the figures that are shown."""
    (tmp_path / "coa.csv").write_text(COA, encoding="utf-8")
    lines = run_here("audit", "coa.csv", "--format", "csv", cwd=tmp_path).stdout.splitlines()
    assert lines[0] == (
        "table,option,printed,computed,difference,wrong,explained_by_rounded_scores,"
        "rank_printed,rank_by_printed_totals,rank_computed"
    )
    assert lines[2] == "1,Bridge,5.2,6.2,1,true,false,3,3,1"
    lines = run_here("audit", "coa.csv", "--format", "tsv", cwd=tmp_path).stdout.splitlines()
    assert lines[3] == "2\tTunnel\t6.1\t6.0\t-0.1\t1\t2"
    done = run_here("audit", "coa.csv", "-o", "found.md", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "wrote found.md\n")
    assert "| 1 | Bridge | 5.2 | 6.2 | +1.0 | 3 | 1 |" in (tmp_path / "found.md").read_text("utf-8")


def test_a_diagnosis_is_said(tmp_path: Path) -> None:
    """In the words that people forward."""
    content = "option,A,B,C,Total\nweight,50,30,20,\nX,4,5,6,300\nY,7,2,5,280\nZ,3,8,1,240\n"
    assert table_of(tmp_path, content)["diagnosis"] == "every criterion gets the weight 20 of `C`"
    text = " ".join(run_here("audit", "coa.csv", cwd=tmp_path).stdout.split())
    assert "All 3 wrong totals are as printed if every criterion gets the weight 20 of `C`." in text


def test_mixed_directions_are_a_note(tmp_path: Path) -> None:
    """The scores may be turned already."""
    content = "option,A,B,Sum\nprefer,less,more,\nX,1,2,3\nY,3,4,7\n"
    table = table_of(tmp_path, content)
    assert (table["mixed_directions"], table["aggregation"]) == (True, "sum")
    done = run_here("audit", "coa.csv", cwd=tmp_path)
    assert done.returncode == 0
    assert "a higher cost raises the total" in " ".join(done.stdout.split())


def test_several_tables_have_a_report_each(tmp_path: Path) -> None:
    """`--table` picks one; one without totals is passed over, and said."""
    other = "\n| what | who |\n| :-- | :-- |\n| roof | Ann |\n| door | Bo |\n"
    content = MARKDOWN + other + "\n" + MARKDOWN.replace("| 5.2 ", "| 6.2 ").partition("\n\n")[2]
    result, _ = audited(tmp_path, content)
    assert [(t["table"], t["line"], t["reproduced"]) for t in result["tables"]] == [
        (1, 3, 1), (3, 15, 2)
    ]  # fmt: skip
    done = run_here("audit", "coa.csv", cwd=tmp_path)
    assert "\naudit of coa.csv, table 3: " in done.stdout
    assert done.stderr.startswith("note: table 2 is passed over: ")
    lines = run_here("audit", "coa.csv", "--format", "tsv", cwd=tmp_path).stdout.splitlines()
    assert [line.split("\t")[0] for line in lines] == ["Table", *"111333"]
    assert [t["table"] for t in audited(tmp_path, content, "--table", "3")[0]["tables"]] == [3]


def test_lines_are_named_where_their_names_do_not_tell(tmp_path: Path) -> None:
    """Totals, weights and ranks under any heading; of several totals, the one that is named."""
    content = "option,A,B,Tally,Sum,Order\nStakes,2,5,,,\nX,1,2,12,3,2\nY,3,4,26,7,1\n"
    words = ("--totals", "Tally", "--weights", "stakes", "--ranks", "Order")
    table = table_of(tmp_path, content, "--options-in", "rows", *words)
    assert (table["aggregation"], table["reproduced"], table["of"]) == ("weighted sum", 2, 2)
    assert [option["rank_printed"] for option in table["options"]] == [2, 1]
    assert table["weights"] == {"sum": 7, "add_up": None}


@pytest.mark.parametrize(
    ("content", "words", "errors"),
    [
        ("option,A,B\nX,1,2\nY,3,4\n", (), ["no-totals"]),
        ("option,A,B,Total\n", (), ["no-criteria", "no-options"]),
        ("option,A,B,Total\nX,1,high,3\nY,3,4,x7\nZ,low,1,5\n", (),
         ["bad-number", "bad-number", "bad-number"]),
        (COA, ("--totals", "Sum"), ["unknown-line"]),
        (COA, ("--table", "2"), ["out-of-range"]),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_all_at_once(
    tmp_path: Path, content: str, words: tuple[str, ...], errors: list[str]
) -> None:
    """With status 2, and each number at its line and column."""
    (tmp_path / "coa.csv").write_text(content, encoding="utf-8")
    said = refused("audit", "coa.csv", *words, cwd=tmp_path)
    names = [line.partition("]")[0] for line in said.splitlines() if line.startswith("error[")]
    assert names == [f"error[{name}" for name in errors]
    if errors[0] == "bad-number":
        for place in ("coa.csv:2:5", "coa.csv:3:7", "coa.csv:4:3"):
            assert place in said


def test_ranks_with_products_in_parentheses(tmp_path: Path) -> None:
    """The decision matrix of FM 6-0: products are checked, the lowest total is first."""
    cells = case("app-coa-fm60-rank-matrix-procedure")["expected"]["equal_unweighted"]
    printed, total = cells["printed_cells_weights_right"], cells["weights_right_totals"]
    rows = [f"{coa},{','.join(printed[coa])},{printed['total'][coa]}" for coa in total]
    content = "\n".join(["COA,C1,C2,Total", "weight,2,1,", *rows, ""])
    table = table_of(tmp_path, content, "--lower-is-better")
    assert {o["option"]: o["computed"] for o in table["options"]} == total
    assert table["winner"]["computed"] == [cells["preferred"]]
    assert (table["lower_is_better"], table["products_wrong"]) == (True, [])

    result, status = audited(tmp_path, content.replace("2 (4)", "2 (3)"), "--lower-is-better")
    assert (status, result["tables"][0]["reproduced"]) == (1, 2)
    assert result["tables"][0]["products_wrong"] == [
        {"option": "COA B", "criterion": "C1", "printed": 3, "computed": 4}
    ]
    text = " ".join(run_here("audit", "coa.csv", "--lower-is-better", cwd=tmp_path).stdout.split())
    assert "1 printed product is wrong: COA B on C1 is 4, printed 3." in text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("option,A,B,Total\nX,2,2,4\nY,2,2.0004,4\n",
         "Both printed totals are what the table's own numbers give; Y is first by 0.0004."),
        ("option,A,B,Total\nX,2,2,4\nY,-,2,3\n",
         "The one printed total that can be checked is what the table's own numbers give; X is"
         " first by 1."),
        ("option,A,B,Total\nX,-,2,4\nY,-,2,3\n",
         "No printed total can be checked: a score is missing for each."),
        ("option,A,B,Total,Rank\nX,2,2,4,2\nY,3,2,5,2\nZ,1,2,3,3\n",
         "The rank of Y does not follow from the printed totals."),
    ],
)  # fmt: skip
def test_the_answer_is_true_of_few_totals(tmp_path: Path, content: str, said: str) -> None:
    """It counts those that can be checked, and hides no small lead."""
    (tmp_path / "coa.csv").write_text(content, encoding="utf-8")
    assert said in " ".join(run_here("audit", "coa.csv", cwd=tmp_path).stdout.split())
