"""The workbook of `score`: formulas give what the project gives, and follow what is changed."""

import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

from belarus_options.model.problem import InputError
from belarus_options.model.project import Project
from belarus_options.model.score_settings import ScoreSetting
from belarus_options.model.settings import Settings
from belarus_options.model.workbook_layout import MATRIX, RANKING, SCORES, WEIGHTS
from belarus_options.studies.matrix.ranking import Ranking, rank
from belarus_options.views.commands.score import score_report
from belarus_options.views.commands.score_workbook import score_book
from belarus_options.views.forms import xlsx
from belarus_options.views.forms.book import book_of
from belarus_options.views.forms.xlsx import to_xlsx
from belarus_options.views.report.book import Formula
from belarus_options.views.report.naming import by_short_name
from belarus_options.views.report.sentence import Wording
from commands import printed, result_of
from folders import FIXED_CASE
from models import matrix, project
from spreadsheet import Sheets, computed, set_number, sheets_of

LEVELS = {"0": "none", "1": "some", "3": "much"}
VALUED = {"0": {"means": "none", "value": 0}, "1": {"means": "some", "value": 70},
          "2": {"means": "much", "value": 100}}  # fmt: skip
POINTS = {"0": 0, "5": 20, "20": 20, "40": 100}
CRITERIA: dict[str, Any] = {
    "even": {"weight": "20%", "prefer": "less", "scale": LEVELS},
    "valued": {"weight": "30%", "prefer": "more", "scale": VALUED},
    "branch": {
        "weight": "50%",
        "criteria": {
            "line": {"weight": 3, "scale": {"worst": 50, "best": -7.5}},
            "points": {
                "weight": 1,
                "scale": {"worst": 0, "best": 40},
                "value_function": {"points": POINTS},
            },
            "inner": {
                "weight": 2.5,
                "criteria": {
                    "curve": {
                        "weight": 0,
                        "scale": {"worst": 0, "best": 10},
                        "value_function": {"exponential": {"midpoint": 2}},
                    },
                    "bare": {"weight": 0.1, "prefer": "less"},
                    "alike": {"weight": 7, "prefer": "more"},
                },
            },
        },
    },
}


def scores(*values: Any) -> dict[str, Any]:
    paths = ("even", "valued", "branch.line", "branch.points", "branch.inner.curve",
             "branch.inner.bare", "branch.inner.alike")  # fmt: skip
    return dict(zip(paths, values, strict=True))


def every_scale() -> Project:
    """A folder with each kind of scale, scores beyond anchors, a mean, and options that tie."""
    mean = {"distribution": {"discrete": {"0": 0.5, "1": 0.5}}}
    return project(
        CRITERIA,
        {
            "ferry": scores(0, 1, 60, -4, 3, 31000.5, 2),
            "bridge": scores(3, mean, 12.25, 50, 9, 28000, 2),
            "tunnel": scores(1, 2, -10, 12, 0, 1, 2),
            "twin": scores(1, 2, -10, 20, 0, 1, 2),
            "tern": scores(1, 2, -10, 5, 0, 1, 2),
        },
    )


def written(file: Path, ranking: Ranking) -> Path:
    """The workbook of a ranking in a file."""
    wording = Wording(by_short_name(ranking.project), str)
    book = book_of(score_report(ranking, by_leaf=False), "score", wording, {})
    file.write_bytes(to_xlsx(book, wording))
    return file


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Workbooks as they are written, and some with a number changed."""
    folder = tmp_path_factory.mktemp("workbooks")
    every = rank(every_scale())
    written(folder / "every.xlsx", every)
    shutil.copy(folder / "every.xlsx", folder / "every-score.xlsx")
    # The score of the ferry on its line, and a weight that was zero.
    set_number(folder / "every-score.xlsx", SCORES, "E13", 21.5)
    what_if = (ScoreSetting("ferry", "branch.inner.bare", 5.0),)
    part = rank(every_scale(), Settings(options=("ferry", "bridge"), scores=what_if))
    written(folder / "part.xlsx", part)
    printed("score", "--project", str(FIXED_CASE), "--output", str(folder / "case.xlsx"))
    shutil.copy(folder / "case.xlsx", folder / "case-weight.xlsx")
    set_number(folder / "case-weight.xlsx", WEIGHTS, "D12", 200.5)
    return folder


@pytest.fixture(scope="module")
def opened(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Sheets]:
    """The same after a spreadsheet program has computed them."""
    return computed(sorted(folder.glob("*.xlsx")), tmp_path_factory.mktemp("computed"))


def ranked(sheets: Sheets) -> list[tuple[Any, Any, float]]:
    """Rank, id and total of each option as the sheet lists them."""
    return [(row[0], row[1], row[3]) for row in sheets[RANKING][2:]]


def assert_ranked(sheets: Sheets, ranking: Ranking | list[dict[str, Any]]) -> None:
    """The sheet lists these options with these ranks, and totals as close as 1e-9."""
    wanted = (
        [(row.rank, row.option, row.total) for row in ranking.ranked]
        if isinstance(ranking, Ranking)
        else [(row["rank"], row["option"], row["total"]) for row in ranking]
    )
    listed = ranked(sheets)
    assert [row[:2] for row in listed] == [row[:2] for row in wanted]
    assert [row[2] for row in listed] == pytest.approx([row[2] for row in wanted], rel=0, abs=1e-9)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["every.xlsx", "part.xlsx", "case.xlsx"])
def test_what_is_computed_anew_is_what_the_project_gives(
    folder: Path, opened: dict[str, Sheets], name: str
) -> None:
    """Every number of every sheet to 1e-9, ties among them; and formulas have given it."""
    stored = sheets_of(folder / name)
    assert stored.keys() == opened[name].keys()
    for sheet, rows in stored.items():
        for row, again in zip(rows, opened[name][sheet], strict=True):
            numbers = [at for at, value in enumerate(row) if isinstance(value, float)]
            assert [again[at] for at in numbers] == pytest.approx(
                [row[at] for at in numbers], rel=0, abs=1e-9
            )


@pytest.mark.slow
def test_a_weight_that_is_changed_ranks_as_the_setting_does(opened: dict[str, Sheets]) -> None:
    """The options stand in their new order, and what was is beside it."""
    arguments = ("score", "--project", str(FIXED_CASE))
    before, after = (result_of(*arguments, *more)["ranking"]
                     for more in ((), ("--weight", "ethics=200.5")))  # fmt: skip
    assert [row["option"] for row in before] != [row["option"] for row in after]
    sheets = opened["case-weight.xlsx"]
    assert_ranked(sheets, after)
    was = {row["option"]: (row["total"], row["rank"]) for row in before}
    assert {row[1]: (row[-3], row[-2]) for row in sheets[RANKING][2:]} == was


@pytest.mark.slow
def test_a_score_that_is_changed_ranks_as_the_setting_does(opened: dict[str, Sheets]) -> None:
    """Its value follows by its scale."""
    setting = ScoreSetting("ferry", "branch.line", 21.5)
    row = opened["every-score.xlsx"][SCORES][12]
    assert (row[0], row[2], row[4]) == ("branch.line", "ferry", 21.5)
    assert_ranked(opened["every-score.xlsx"], rank(every_scale(), Settings(scores=(setting,))))


def test_a_workbook_holds_what_the_project_gives_before_it_is_computed(tmp_path: Path) -> None:
    """For whoever opens it in a program that shows what is stored: the exact numbers."""
    ranking = rank(every_scale())
    sheets = sheets_of(written(tmp_path / "every.xlsx", ranking))
    assert ranked(sheets) == [(row.rank, row.option, row.total) for row in ranking.ranked]
    assert {row[0]: row[5:7] for row in sheets[WEIGHTS][1:]} == {
        path: [ranking.weights.local[path], ranking.weights.global_[path]]
        for path in ranking.tree.nodes
    }
    assert [row[7:14] for row in sheets[MATRIX][2:]] == ranking.contributions.tolist()


def test_the_same_ranking_gives_the_same_bytes(tmp_path: Path) -> None:
    """On whatever day it is written."""
    first, second = (written(tmp_path / name, rank(every_scale())) for name in ("a", "b"))
    assert first.read_bytes() == second.read_bytes()
    assert b"2000-01-01T00:00:00Z" in _part(first, "docProps/core.xml")


def _part(file: Path, name: str) -> bytes:
    with zipfile.ZipFile(file) as archive:
        return archive.read(name)


def test_a_wide_branch_has_formulas_that_a_spreadsheet_takes(tmp_path: Path) -> None:
    """No formula is longer than 8,192 characters."""
    wide = {"top": {"criteria": {f"c{at}": {"weight": 1, "prefer": "more"} for at in range(400)}}}
    given = {f"top.c{at}": at for at in range(400)}
    ranking = rank(project(wide, {"o1": given, "o2": given}))
    text = _part(written(tmp_path / "wide.xlsx", ranking), "xl/worksheets/sheet4.xml").decode()
    assert max(len(formula.split("<")[0]) for formula in text.split("<f>")) <= 8192


def test_options_without_numbers_of_their_own_tie_in_the_order_of_their_ids(tmp_path: Path) -> None:
    """Each has a row of its own in the ranking."""
    sheets = sheets_of(written(tmp_path / "tie.xlsx", rank(matrix([[1], [1], [1]], [1]))))
    assert [row[:2] for row in sheets[RANKING][2:]] == [[1, "o0"], [1, "o1"], [1, "o2"]]


def test_more_scores_than_a_sheet_has_rows_are_refused_before_any_is_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """In one sentence with a way out."""
    monkeypatch.setattr(xlsx, "MOST_ROWS", 36)
    written(tmp_path / "fits.xlsx", rank(every_scale()))
    monkeypatch.setattr(xlsx, "MOST_ROWS", 35)
    with pytest.raises(InputError) as refusal:
        written(tmp_path / "out.xlsx", rank(every_scale()))
    [problem] = refusal.value.problems
    assert (problem.name, problem.message) == (
        "over-limits", "the sheet `Scores` has 36 rows, and a workbook takes 35",
    )  # fmt: skip


def test_shares_above_points_are_shown_as_shares() -> None:
    """34%, where the column below has points."""
    ranking, matrix_sheet = (sheet for sheet in score_book(rank(every_scale())).sheets
                             if sheet.name in (RANKING, MATRIX))  # fmt: skip
    for sheet in (ranking, matrix_sheet):
        [first, *_] = sheet.rows
        formats = [each.format for each in first if isinstance(each, Formula)]
        assert formats
        assert set(formats) == {"0.0%"}
