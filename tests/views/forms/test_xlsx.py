"""Workbooks: what does not fit is said, and texts stay texts whatever is in them."""

import re
import zipfile
from pathlib import Path

import pytest

from belarus_options.model.problem import InputError
from belarus_options.views.forms import xlsx
from belarus_options.views.forms.safe_text import workbook_text
from belarus_options.views.forms.xlsx import to_xlsx
from belarus_options.views.report.book import Book, Column, Formula, Sheet
from belarus_options.views.report.sentence import Wording, by_id
from commands import run_here
from folders import write_folder
from hostile_texts import HOSTILE, hostile_files
from spreadsheet import Sheets, computed, sheets_of

WORDING = Wording(by_id, str)


def one_column(*texts: str) -> Book:
    """A sheet of texts."""
    rows = [(text, Formula(f"A{at}", text)) for at, text in enumerate(texts, 2)]
    return Book((Sheet("Texts", (Column("Text"), Column("Again")), rows),))


def written(file: Path, book: Book) -> Path:
    file.write_bytes(to_xlsx(book, WORDING))
    return file


def refused(book: Book) -> list[str]:
    with pytest.raises(InputError) as refusal:
        to_xlsx(book, WORDING)
    return [problem.message for problem in refusal.value.problems]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of texts that are up to something as a workbook, and these texts by themselves."""
    folder = tmp_path_factory.mktemp("hostile")
    project = write_folder(folder / "project", hostile_files(0))
    out = str(folder / "score.xlsx")
    done = run_here("score", "--project", str(project), "--output", out)
    assert done.returncode == 0, done.stderr
    written(folder / "texts.xlsx", one_column(*HOSTILE.values()))
    return folder


def parts(file: Path) -> dict[str, str]:
    """The parts of a workbook."""
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_no_text_becomes_a_formula_or_a_link(hostile: Path) -> None:
    """Each formula is one of the few that the program writes, and no part leads elsewhere."""
    for name, text in parts(hostile / "score.xlsx").items():
        assert "<hyperlinks>" not in text
        assert 'TargetMode="External"' not in text
        for formula in re.findall("<f>([^<]*)</f>", text):
            names = set(re.findall(r"[A-Za-z][A-Za-z ×]*", formula.replace("&quot;", "")))
            assert names <= {
                "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P",
                "Q", "R", "S", "T", "Weights", "Scores", "Scales", "Options × criteria",
                "IF", "SUMIF", "COUNTIF", "SUM", "INDEX", "MATCH", "IFERROR", "MIN", "MAX",
                "FORECAST", "E-", "gt", "amp",
            }, name  # fmt: skip


def test_every_text_is_read_as_it_was_written(hostile: Path) -> None:
    """But for what no cell can show, which is spelled out."""
    rows = sheets_of(hostile / "texts.xlsx")["Texts"][1:]
    seen = {at: text for at, text in enumerate(HOSTILE.values()) if text.isprintable()}
    plain = {at: text for at, text in seen.items() if workbook_text(text) == text}
    assert len(plain) > 40
    assert {at: rows[at][0] for at in plain} == plain
    assert not any(set(map(ord, row[0])) & {*range(9), 0xFFFE, 0xFFFF, 0x202E} for row in rows)


@pytest.mark.slow
def test_a_spreadsheet_program_takes_them_for_texts_too(
    hostile: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """LibreOffice shows each text as it is stored, in its cell and in a formula that looks it up,
    and finds nothing to compute in it."""
    at = tmp_path_factory.mktemp("computed")
    opened = computed([hostile / "texts.xlsx", hostile / "score.xlsx"], at)
    for name, sheets in opened.items():
        assert texts_in(sheets) == texts_in(sheets_of(hostile / name))
    for row in opened["texts.xlsx"]["Texts"][1:]:
        assert row[0] == row[1]
    for file in at.glob("*.ods"):
        with zipfile.ZipFile(file) as archive:
            content = archive.read("content.xml").decode()
        assert "xlink:href" not in content.partition("<office:body>")[2]


def texts_in(sheets: Sheets) -> dict[str, list[list[str]]]:
    """The words of every text: spaces at a line's end are nothing to a spreadsheet."""
    return {
        name: [[" ".join(v.split()) if isinstance(v, str) else "" for v in row] for row in rows]
        for name, rows in sheets.items()
    }


def test_what_does_not_fit_is_said_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows and columns that a sheet has no place for, and texts too long for a cell: with how many
    there are and how many there can be."""
    assert refused(one_column("a" * 32_768, "b", "𝕏" * 16_384)) == [
        "the sheet `Texts` has 2 texts, the longest of 32,768 characters, and a workbook takes"
        " 32,767 in a cell"
    ]
    to_xlsx(one_column("a" * 32_767), WORDING)
    monkeypatch.setattr(xlsx, "MOST_ROWS", 3)
    assert refused(one_column("a", "b", "c")) == [
        "the sheet `Texts` has 4 rows, and a workbook takes 3"
    ]
    to_xlsx(one_column("a", "b"), WORDING)
    monkeypatch.setattr(xlsx, "MOST_COLUMNS", 1)
    assert refused(one_column("a")) == ["the sheet `Texts` has 2 columns, and a workbook takes 1"]


def test_a_number_keeps_all_its_digits(tmp_path: Path) -> None:
    """Also where it has seventeen."""
    numbers = [100000000.33333333, 0.1 + 0.2, 1e-320, 1e100, -0.5]
    book = Book((Sheet("Numbers", (Column("Number"),), [[number] for number in numbers]),))
    assert [
        row[0] for row in sheets_of(written(tmp_path / "n.xlsx", book))["Numbers"][1:]
    ] == numbers
