"""Names and texts that are up to something stay text, in every command and every form."""

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from belarus_options.model.choices import Format
from commands import REPORTING, RUNS, document_of, lines_of, printed, refused, run_here, shown_here
from folders import CLEAN, FULL, edited, write_folder
from process import run_on_terminal

ESCAPE = "\x1b"
UNSAFE = ("\x1b", "\x9b", "\u202e", "\0")

HOSTILE = {
    "Rich markup": "[red]x[/red]",
    "Rich link": "[link=http://x]y[/link]",
    "emoji code": ":smile:",
    "ANSI escape": "\x1b[31mred",
    "C1 escape": "\x9b31m",
    "bidirectional override": "\u202eevil",
    "formula": "=1+1",
    "function": "@SUM(A1)",
    "negative": "-1+2",
    "full-width formula": "＝1+1",
    "pipe": "a|b",
    "backtick": "`code`",
    "script": "<script>alert(1)</script>",
    "line break": "two\nlines",
    "tab": "a\tb",
    "NUL": "a\0b",
    "quote": 'say "x", y',
}
EVERYTHING = json.dumps("=[b]\x1b[31m|<script>\u202e`code`\0\n\t:smile:")

every_run = pytest.mark.parametrize("run", RUNS, ids=" ".join)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which each text is all of it at once, and options are named as formulas too."""
    files = dict(FULL)
    for file, texts in {
        "criteria.yaml": ("Which clinic should the valley get?", "Benefit", "Fairness", "million",
                          "Half of the valley", "Hardly any"),
        "evidence.yaml": ("The state of the valley", "District office", "What builders ask for.",
                          "The valley neither grows nor shrinks."),
        "options/build.yaml": ("Build a clinic", "A new house at the crossing."),
        "perspectives.yaml": ("The council",),
        "scenarios.yaml": ("The quarry opens again",),
    }.items():  # fmt: skip
        files = edited(file, *((text, EVERYTHING) for text in texts), files=files)
    for option, name in {"lease": "@SUM(A1)", "keep": "-1+2"}.items():
        file = f"options/{option}.yaml"
        old = files[file].partition("\n")[0]
        files = edited(file, (old, f"name: {json.dumps(name)}"), files=files)
    return write_folder(tmp_path_factory.mktemp("hostile"), files)


def spelled_out(name: str) -> str:
    """A name as it is shown: on one line, unsafe characters spelled out."""
    shown = {"\x1b": "\\x1b", "\x9b": "\\x9b", "\u202e": "\\u202e", "\0": "\\x00"}
    return "".join(shown.get(c, c) for c in name.replace("\n", " ").replace("\t", " "))


def assert_safe(text: str) -> None:
    """Nothing in it reaches a terminal as more than text."""
    assert not [character for character in UNSAFE if character in text]


def as_data(*run: str, form: Format, cwd: Path) -> str:
    """What a command prints in a form, which is safe to show."""
    done = run_here(*run, "--format", form.value, cwd=cwd)
    assert done.returncode == 0, done.stderr
    assert_safe(done.stdout)
    return done.stdout


# --- every command


@every_run
def test_a_pipe_has_one_line_a_row(run: tuple[str, ...], hostile: Path) -> None:
    """Each with as many cells as the header has."""
    lines = lines_of(*run, cwd=hostile)
    assert {len(line) for line in lines} == {len(lines[0])}
    assert_safe(str(lines))


@every_run
@pytest.mark.parametrize("width", [40, 200])
def test_a_terminal_shows_text(run: tuple[str, ...], width: int, hostile: Path) -> None:
    """No escape, no mark-up, no emoji."""
    shown = shown_here(*run, width=width, cwd=hostile)
    assert_safe(shown)
    assert "😄" not in shown


@every_run
def test_csv_has_one_header_and_no_formula(run: tuple[str, ...], hostile: Path) -> None:
    """As many cells in each row as in the header, and none that a spreadsheet would run."""
    text = as_data(*run, form=Format.csv, cwd=hostile)
    rows = list(csv.reader(io.StringIO(text)))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert rows.count(rows[0]) == 1
    for cell in (cell for row in rows for cell in row if cell):
        assert cell[0] not in "=+@\t\r＝＋＠－"
        assert cell[0] != "-" or float(cell) <= 0


@every_run
def test_markdown_escapes_mark_up(run: tuple[str, ...], hostile: Path) -> None:
    """Every row of a table has its header's cells."""
    text = as_data(*run, form=Format.markdown, cwd=hostile)
    for block in text.split("\n\n"):
        rows = [line for line in block.split("\n") if line.startswith("|")]
        bars = [row.replace("\\\\", "").replace("\\|", "").count("|") for row in rows]
        assert len(set(bars)) <= 1
    assert "<script>" not in text.replace("\\<script>", "")
    assert "`code`" not in text


@every_run
def test_json_escapes_what_is_unsafe(run: tuple[str, ...], hostile: Path) -> None:
    """And a program that reads it gets the very text."""
    text = as_data(*run, form=Format.json, cwd=hostile)
    assert json.loads(text)["project"]["title"] == json.loads(EVERYTHING)


@pytest.mark.parametrize("name", [c.name for c in REPORTING if Format.svg in c.forms])
def test_a_picture_is_well_formed_and_runs_nothing(name: str, hostile: Path) -> None:
    """No name is an element of it."""
    text = as_data(name, form=Format.svg, cwd=hostile)
    picture = ElementTree.fromstring(text)  # noqa: S314  # made by us just now
    assert not [element for element in picture.iter() if element.tag.endswith("script")]


# --- the names themselves


def test_every_name_is_shown_as_it_is_written(tmp_path: Path) -> None:
    """In a pipe, on a terminal, in CSV with an apostrophe before what would run, and in JSON the
    very name."""
    files = dict(CLEAN)
    for index, name in enumerate(HOSTILE.values()):
        change = ("Lease rooms in the school", json.dumps(name))
        lease = edited("options/lease.yaml", change)["options/lease.yaml"]
        files[f"options/h{index:02}.yaml"] = lease
    hostile = write_folder(tmp_path, files)
    shown = {spelled_out(name) for name in HOSTILE.values()}
    assert shown < {line[2] for line in lines_of("score", cwd=hostile)}
    wide = shown_here("score", width=200, cwd=hostile)
    assert [name for name in shown if name not in wide] == []
    rows = csv.reader(io.StringIO(printed("score", "--format", "csv", cwd=hostile)))
    quoted = {f"'{name}" if name[0] in "=@-＝" else name for name in shown}
    assert quoted < {row[2] for row in rows}
    ranking = document_of("score", cwd=hostile)["result"]["ranking"]
    assert set(HOSTILE.values()) < {row["name"] for row in ranking}


@pytest.mark.slow
def test_hostile_text_in_problems_stays_text(tmp_path: Path) -> None:
    """Keys, values, ids and file names are shown in messages, and never run there."""
    files = edited(
        "options/build.yaml",
        ("name: Build a clinic", '"\\e[31mkey": 1\nname: x\nrole: "[red]\\e[0m\\u202e"'),
    )
    write_folder(tmp_path, files | {"options/\x1b[31m.yaml": "x"})
    env = {"NO_COLOR": "1"}
    output, status = run_on_terminal("score", "--quiet", cwd=tmp_path, env=env)

    assert status == 2
    assert "\\x1b[31mkey" in output
    assert "[red]" in output
    assert_safe(output)


@pytest.mark.parametrize(
    "arguments",
    [("score", "--weight", "\x1b[31m=5"), ("explain-rule", "\x1b[31m"), ("score", "--\x1b[31m")],
)  # fmt: skip
def test_hostile_arguments_stay_text(clinic: Path, arguments: tuple[str, ...]) -> None:
    """What was typed is shown spelled out."""
    said = refused(*arguments, cwd=clinic)
    assert ESCAPE not in said
    assert "\\x1b" in said
