"""`import` as a whole: kinds of sheets that people have, from the file to the ranking."""

from pathlib import Path

import pytest

from commands import refused, result_of, run_here
from sheets import Cells, xlsx


def ranking_of(
    folder: Path, text: str | bytes, *words: str, name: str = "m.csv"
) -> dict[str, float]:
    """The totals of the options of an imported sheet, best first."""
    (folder / name).write_bytes(text.encode() if isinstance(text, str) else text)
    done = run_here("import", name, "out", *words, cwd=folder)
    assert done.returncode == 0, done.stderr
    ranking = result_of("score", "--project", "out", cwd=folder)["ranking"]
    return {row["option"]: row["total"] for row in ranking}


DOWN = "criterion,weight,North,South,East\nCalm,6,1,8,10\nSafe,10,10,7,9\nCheap,3,10,3,7\n"


def test_criteria_down_and_options_across(tmp_path: Path) -> None:
    """As trade studies are drawn: the options are ranked, and not the criteria."""
    # 6·1 + 10·10 + 3·10 = 136, 6·8 + 10·7 + 3·3 = 127, 6·10 + 10·9 + 3·7 = 171, on 1 to 10.
    totals = ranking_of(tmp_path, DOWN)
    expected = {"east": 171, "north": 136, "south": 127}
    assert list(totals) == list(expected)
    for option, points in expected.items():
        assert totals[option] == pytest.approx(100 * (points / 19 - 1) / 9, abs=1e-9)


def test_rows_of_averages_and_weights_once_more_are_no_options(tmp_path: Path) -> None:
    """They would win, or stretch the scales of the others."""
    text = (
        "Site,Days,Fee,Grade\nweight,30,40,30\nprefer,less,less,more\nA,5,100,3\nB,9,80,4\n"
        "C,7,90,5\nMean,7,90,4\nMaximum,9,100,5\nWeighting,30,40,30\n"
    )
    assert ranking_of(tmp_path, text) == {"c": 65.0, "b": 55.0, "a": 30.0}


@pytest.mark.parametrize(
    "row",
    [
        "type,cost,benefit,cost", "type,-1,1,-1", "min/max,MIN,Max,min", "Goal,lower,higher,lower",
        "direction,↓,↑,↓", "prefer,lower is better,higher is better,minimise",
    ],
)  # fmt: skip
def test_directions_in_words_and_codes(tmp_path: Path, row: str) -> None:
    """Of whichever school."""
    text = f"Part,Wait,Stock,Price\nweight,1,1,2\n{row}\nP,12,500,3.5\nQ,20,900,2.9\n"
    assert ranking_of(tmp_path, text) == {"q": 75.0, "p": 25.0}


def test_semicolons_with_decimal_points(tmp_path: Path) -> None:
    """One cell that can be nothing else settles it for the file, and a doubtful one is said."""
    text = "Land;Rate;Wage\nweight;1;1\nprefer;less;less\nA;15.267;25.0\nB;4.714;50.5\n"
    assert ranking_of(tmp_path, text) == {"a": 50.0, "b": 50.0}
    said = run_here("import", "m.csv", "again", cwd=tmp_path).stderr
    assert "as in `25.0`: `15.267` is 15.267" in said


def test_ratings_of_a_sheet_are_steps_of_whole_ratings(tmp_path: Path) -> None:
    """A lead that one rating undoes is no clear one."""
    text = "Cell,Cost,Size,Life\nweight,0.4,0.3,0.3\nworst,0,0,0\nbest,4,4,4\nP,4,3,4\nQ,4,4,4\n"
    assert ranking_of(tmp_path, text) == {"q": 100.0, "p": 92.5}
    verdict = result_of("score", "--project", "out", cwd=tmp_path)["verdict"]
    assert verdict["outcome"] == "no clear winner" or verdict["lead"] == pytest.approx(7.5)


def test_a_workbook_is_read_as_it_is(tmp_path: Path) -> None:
    """Without being saved as text before."""
    cells: Cells = [
        ["Site", "Cost", "Speed"], ["weight", 50, 50], ["prefer", "less", "more"], ["A", 3, 4],
        ["B", 5, 6.5],
    ]  # fmt: skip
    assert ranking_of(tmp_path, xlsx({"S": cells}), name="m.xlsx") == {"a": 50.0, "b": 50.0}


def test_words_weights_and_units_are_one_error_each(tmp_path: Path) -> None:
    """Never one a cell, nothing is taken for what it is not, and nothing is written."""
    text = (
        "criterion,weight,vendor_a,vendor_b,vendor_c\nSign-on,H,Two ways,One way,No\n"
        "Fee,H,$12000,$8500,$15000\nLimit,M,10000/hr,5000/hr,Unlimited\nStars,L,15000 stars,20,4\n"
    )
    (tmp_path / "m.csv").write_text(text)
    said = refused("import", "m.csv", "out", cwd=tmp_path)
    assert [line.split(":")[0] for line in said.splitlines() if line.startswith("error")] == [
        "error[missing-key]", "error[bad-weight]", "error[unknown-levels]", "error[wrong-type]",
        "error[mixed-units]",
    ]  # fmt: skip
    assert "vendor_a" not in said.replace(text.splitlines()[0], "")
    assert not (tmp_path / "out").exists()


def test_settings_of_the_import_are_obeyed(tmp_path: Path) -> None:
    """The way round, levels, ratings, what is kept."""
    text = ",A,B\nX,good,1\nY,bad,2\nTotal,bad,3\n"
    (tmp_path / "m.csv").write_text(text)
    totals = ranking_of(
        tmp_path, text, "--options-in", "rows", "--levels", "A=bad,good", "--ratings", "1-3",
        "--keep", "Total",
    )  # fmt: skip
    assert totals == {"x": 50.0, "total": 50.0, "y": 25.0}


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (["--ratings", "5"], "bad-ratings"),
        (["--ratings", "5-1"], "bad-ratings"),
        (["--levels", "A"], "bad-levels"),
        (["--levels", "A=x"], "bad-levels"),
        (["--levels", "A=x,x"], "bad-levels"),
        (["--levels", "Z=x,y"], "unknown-criterion"),
        (["--encoding", "nonsense"], "bad-encoding"),
    ],
)
def test_a_setting_that_cannot_be_is_named_as_it_was_typed(
    tmp_path: Path, words: list[str], name: str
) -> None:
    """With what was given for it."""
    (tmp_path / "m.csv").write_text("option,A\nprefer,more\nX,1\nY,2\n")
    said = refused("import", "m.csv", "out", *words, cwd=tmp_path)
    assert f"error[{name}]" in said
    assert words[0] in said


def test_text_of_a_sheet_is_text(tmp_path: Path) -> None:
    """Formulas, markup and control characters come into the project as they stand."""
    text = 'option,=1+1,[red]\nprefer,more,less\n"=HYPERLINK(""x"")",1.5,2\n"\x1b[31mZ",2,3\n'
    assert len(ranking_of(tmp_path, text)) == 2
    names = [
        option["name"] for option in result_of("score", "--project", "out", cwd=tmp_path)["ranking"]
    ]
    assert sorted(names) == ["\x1b[31mZ", '=HYPERLINK("x")']
    done = run_here("import", "m.csv", "more", cwd=tmp_path)
    assert "\x1b" not in done.stderr
