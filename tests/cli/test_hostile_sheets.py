"""Names in a published table that are up to something stay text: in `audit`, in every form, and in
`import` and what it writes."""

import csv
import io
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from belarus_options.files.sheets.table import shown
from belarus_options.model.choices import Format
from commands import document_of, refused, run_here
from hostile_texts import HOSTILE
from process import run_on_terminal
from safe_forms import as_shown, assert_no_formulas, assert_plain_markdown, assert_safe
from sheets import xlsx

# A table has each name once, spaces around it apart.
NAMES = tuple({" ".join(name.split()): name for name in HOSTILE.values()}.values())
# How many of them are criteria, from one on: all of them in turn.
CRITERIA = 12
FIRST = range(0, len(NAMES), CRITERIA)

ABOUT: list[list[str | float | None]] = [
    ["weight", *[1.0] * CRITERIA, None],
    ["prefer", *["more"] * CRITERIA, None],
]

every_first = pytest.mark.parametrize("first", FIRST)


def rows_of(first: int) -> list[list[str | float | None]]:
    """All names as options, some of them as criteria, and totals that are wrong."""
    criteria = [NAMES[(first + at) % len(NAMES)] for at in range(CRITERIA)]
    body: list[list[str | float | None]] = [
        [name, *(float((row * 7 + at * 3) % 5) for at in range(CRITERIA)), 3.0]
        for row, name in enumerate(NAMES)
    ]
    return [["option", *criteria, "total"], *ABOUT, *body]


@pytest.fixture
def folder(first: int, tmp_path: Path) -> Path:
    """A folder with the table as CSV."""
    text = io.StringIO()
    csv.writer(text).writerows(rows_of(first))
    (tmp_path / "m.csv").write_text(text.getvalue(), encoding="utf-8", newline="")
    return tmp_path


def audited(form: Format, cwd: Path) -> str:
    done = run_here("audit", "m.csv", "--format", form.value, cwd=cwd)
    assert (done.returncode, done.stderr) == (1, "")
    return done.stdout


@every_first
def test_an_audit_of_hostile_names_is_text_in_every_form(folder: Path, first: int) -> None:
    """No escape, no formula, no mark-up but ours; JSON has the very names."""
    assert_safe(audited(Format.text, folder))
    rows = list(csv.reader(io.StringIO(audited(Format.csv, folder))))
    lines = audited(Format.tsv, folder).splitlines()
    assert_safe("".join(lines).replace("\t", ""))
    for table in (rows, [line.split("\t") for line in lines]):
        assert_no_formulas(table)
    markdown = audited(Format.markdown, folder)
    assert_safe(markdown)
    assert_plain_markdown(markdown)
    document = audited(Format.json, folder)
    assert_safe(document)
    [table] = json.loads(document)["result"]["tables"]
    assert {one_spaced(row["option"]) for row in table["options"]} == set(map(one_spaced, NAMES))


def one_spaced(name: str) -> str:
    return " ".join(name.split())


@every_first
def test_an_import_of_hostile_names_is_text(folder: Path, first: int) -> None:
    """In what it says, and in the folder that it writes, whose names are those of the table."""
    done = run_here("import", "m.csv", "p", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert_safe(done.stderr)
    ranking = document_of("score", "--project", "p", cwd=folder)["result"]["ranking"]
    assert {one_spaced(row["name"]) for row in ranking} == set(map(one_spaced, NAMES))
    for file in (folder / "p").rglob("*.yaml"):
        assert_safe(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("first", [0])
def test_a_workbook_of_hostile_names_is_text_too(folder: Path, first: int) -> None:
    """XML cannot hold some of them; the others arrive, the name of the sheet among them."""
    allowed = [name for name in NAMES if all(c >= " " and c not in "\ufffe\uffff" for c in name)]
    rows = [row for row in rows_of(first)[3:] if row[0] in allowed]
    head = ["option", *allowed[:CRITERIA], "total"]
    (folder / "m.xlsx").write_bytes(xlsx({"=1+1 \u202egpj": [head, *ABOUT, *rows]}))
    for form in ("text", "csv", "markdown", "json"):
        done = run_here("audit", "m.xlsx", "--format", form, cwd=folder)
        assert done.returncode == 1, done.stderr
        assert_safe(done.stdout)
    done = run_here("import", "m.xlsx", "p", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert_safe(done.stderr)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_what_is_wrong_in_a_hostile_table_is_quoted_as_text(tmp_path: Path, text: str) -> None:
    """Two options of one name, words for numbers, names asked for that are none: in both commands
    and wherever the text stands."""
    cells: tuple[list[list[object]], ...] = (
        [["option", "a", "total"], [text, 1, 2], [text, 3, 4]],
        [["option", "a", "total"], ["x", text, 2], ["y", 3, text]],
        [["option", text, text, "total"], ["x", 1, 2, 3], ["y", 3, 4, 5]],
    )
    for rows in cells:
        written = io.StringIO()
        csv.writer(written).writerows(rows)
        (tmp_path / "m.csv").write_text(written.getvalue(), encoding="utf-8", newline="")
        for words in (("audit", "m.csv"), ("import", "m.csv", "p")):
            done = run_here(*words, cwd=tmp_path)
            assert done.returncode in (0, 1, 2)
            assert "Traceback" not in done.stderr
            assert_safe(done.stdout + done.stderr)
    if "\0" not in text:
        for option in ("--totals", "--weights", "--ranks", "--keep", "--sheet"):
            assert_safe(refused("audit", "m.csv", f"{option}=x{text}", cwd=tmp_path))
        assert_safe(refused("import", "m.csv", "q", f"--levels={text}=a,b", cwd=tmp_path))


NO_FILES: dict[str, Callable[[Path], object]] = {
    "a pipe": os.mkfifo,
    "a folder": Path.mkdir,
    "a link to itself": lambda path: path.symlink_to(path.name),
    "a link that leads nowhere": lambda path: path.symlink_to("nowhere"),
    "a device": lambda path: path.symlink_to("/dev/zero"),
    "nothing": lambda _: None,
    "an empty file": lambda path: path.write_bytes(b""),
    "a byte order mark": lambda path: path.write_bytes(b"\xff\xfe"),
    "half a workbook": lambda path: path.write_bytes(b"PK\x03\x04"),
    "noise": lambda path: path.write_bytes(bytes(range(255, 127, -1)) * 9),
}


@pytest.mark.parametrize("kind", NO_FILES)
@pytest.mark.parametrize("name", ["m.csv", "m.md", "m.xlsx"])
def test_what_is_no_table_is_one_error_with_its_place(tmp_path: Path, kind: str, name: str) -> None:
    """Nobody waits for a pipe, and nothing is written."""
    NO_FILES[kind](tmp_path / name)
    before = sorted(os.listdir(tmp_path))
    for words in (("audit", name), ("import", name, "p")):
        said = refused(*words, cwd=tmp_path)
        assert said.count("error[") == 1
        assert f" --> {name}" in said
    assert sorted(os.listdir(tmp_path)) == before


def test_names_of_a_published_table_are_shown(tmp_path: Path) -> None:
    """On a terminal, as far as they need no escapes."""
    text = io.StringIO()
    csv.writer(text).writerows(rows_of(0))
    (tmp_path / "m.csv").write_text(text.getvalue(), encoding="utf-8", newline="")
    done = run_here("audit", "m.csv", "--width", "400", cwd=tmp_path)
    wide = " ".join(done.stdout.split())
    assert [name for name in NAMES if as_shown(shown(name)) not in wide] == []


@pytest.mark.slow
def test_notices_of_an_import_wrap_at_words_on_a_terminal(tmp_path: Path) -> None:
    """What goes on is indented; in a pipe a notice is one line."""
    names = ",".join(f"criterion number {n}" for n in range(9))
    scores = ",".join("1" for _ in range(9))
    text = f"option,{names},total\nx,{scores},1\ny,{scores.replace('1', '7')},2\n"
    (tmp_path / "m.csv").write_text(text, encoding="utf-8")
    output, status = run_on_terminal("import", "m.csv", "p", cwd=tmp_path, env={"NO_COLOR": "1"})
    lines = output.replace("\r", "").splitlines()
    assert status == 0
    assert max(map(len, lines)) <= 80
    said = run_here("import", "m.csv", "q", cwd=tmp_path).stderr.splitlines()
    whole = " ".join("".join(("\n" * (not line.startswith("  "))) + line for line in lines).split())
    assert whole.replace(" p/", " q/").split()[:20] == " ".join(said).split()[:20]
    assert any(line.startswith("  ") for line in lines)
    assert len(said) < len(lines)
