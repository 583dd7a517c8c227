"""What sets two options apart: who gains where, a brief table that adds up, the whole one."""

from fractions import Fraction
from pathlib import Path

import pytest

from belarus_options.files.folder import Folder
from belarus_options.files.project import load_project
from belarus_options.model.settings import Settings
from belarus_options.studies.explanation import compare
from belarus_options.views.commands.explain_two import comparison_report
from belarus_options.views.report.report import Report, Shown, Table
from folders import FIXED_CASE, write_folder
from wording import answer, held_pointers, rows

LEAF = "{weight: 1, scale: {worst: 0, best: 10}}"


def compared(folder: Path, first: str, second: str) -> Report:
    project = load_project(Folder(folder)).project
    return comparison_report(compare(project, first, second, Settings()))


def brief_table(report: Report) -> Table:
    blocks = report.shown(is_full=False)
    return next(block.content for block in blocks if isinstance(block.content, Table))


def small(tmp_path: Path, a: list[int], b: list[int]) -> Report:
    """Two options on leaves of equal weight, named x0, x1 and so on."""
    leaves = "".join(f"  x{at}: {LEAF}\n" for at in range(len(a)))
    files = {"criteria.yaml": f"decision: {{title: T}}\ncriteria:\n{leaves}"}
    for name, scores in (("a", a), ("b", b)):
        lines = "".join(f"  x{at}: {score}\n" for at, score in enumerate(scores))
        files[f"options/{name}.yaml"] = f"scores:\n{lines}"
    return compared(write_folder(tmp_path, files), "a", "b")


@pytest.mark.parametrize(
    ("a", "b", "said"),
    [
        ([9, 0, 5, 5], [3, 4, 5, 5],
         ("a gains most on x0 (15.0), b on x1 (10.0).", "Two of four leaves make no difference.")),
        ([9, 8, 5], [3, 4, 5],
         ("a gains most on x0 (20.0) and x1 (13.3); b gains on no leaf.",
          "One of three leaves makes no difference.")),
        ([1, 1], [2, 2], ("b gains most on x0 (5.0) and x1 (5.0); a gains on no leaf.",)),
        ([1, 1], [1, 1], ("Nothing sets them apart: no leaf makes a difference.",)),
    ],
)  # fmt: skip
def test_the_answer_says_who_gains_where(
    tmp_path: Path, a: list[int], b: list[int], said: tuple[str, ...]
) -> None:
    """The two largest gains of each, and how many leaves make none; each figure is of the
    result."""
    report = small(tmp_path, a, b)
    assert answer(report) == said
    held_pointers(report)


def test_the_case_in_brief_adds_up_as_shown() -> None:
    """The differences of the brief table, those of the others in a row, are the lead as shown."""
    report = compared(FIXED_CASE, "defense-attache", "cbrne-training")
    shown = rows(brief_table(report))
    assert [row[0] for row in shown][-2:] == ["Eight others, no difference", "Total"]
    adds = [Fraction(row[-1].replace("−", "-")) for row in shown]
    assert sum(adds[:-1]) == adds[-1] == Fraction("4.1")


def test_many_leaves_are_eight_and_the_others(tmp_path: Path) -> None:
    """What is left over is one row; in full each has its own."""
    report = small(tmp_path, [9] * 11, [1] * 11)
    assert [row[0] for row in rows(brief_table(report))][-2:] == ["Three others", "Total"]
    full = [block.content for block in report.blocks() if block.shown is Shown.in_full]
    assert isinstance(full[0], Table)
    assert len(full[0].rows) == 12
