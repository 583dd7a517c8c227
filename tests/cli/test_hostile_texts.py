"""Texts that are up to something stay text, in every command and every form that there is."""

import csv
import io
import json
import os
import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml
from markdown_it import MarkdownIt

from belarus_options.cli.registry import COMMANDS
from belarus_options.model.choices import Format
from commands import RUNS, document_of, lines_of, refused, rows_of, run_here, shown_here
from folders import CLEAN, FULL, edited, write_folder
from hostile_texts import HOSTILE, hostile_files
from process import run_on_terminal
from safe_forms import (
    FORMULA,
    as_shown,
    assert_no_formulas,
    assert_plain_markdown,
    assert_safe,
)

OUR_COLORS = re.compile("\x1b\\[[0-9;]*m")
# A page and its pictures isolate names from right to left.
ISOLATES = str.maketrans("", "", "\u2066\u2069")
# From each of these texts on, a folder is filled with them: they have every text, most of them in
# several places. A long search has every text in every place.
FIRST = range(0, len(HOSTILE), 1 if os.environ.get("HYPOTHESIS_PROFILE") == "search" else 36)

every_run = pytest.mark.parametrize("run", RUNS, ids=" ".join)
every_folder = pytest.mark.parametrize("first", FIRST)
every_text = pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Path]:
    """The folder that is filled from a text on."""

    @cache
    def filled(first: int) -> Path:
        return write_folder(tmp_path_factory.mktemp("hostile"), hostile_files(first))

    return filled


def in_form(form: Format, run: tuple[str, ...], cwd: Path) -> str:
    """What a command prints in a form; nothing unsafe is in it."""
    done = run_here(*run, "--format", form.value, cwd=cwd)
    assert done.returncode in (0, 1), done.stderr
    assert_safe(done.stdout)
    return done.stdout


# --- forms


@every_folder
@every_run
def test_a_terminal_shows_text_and_our_colors_alone(
    run: tuple[str, ...], first: int, hostile: Callable[[int], Path]
) -> None:
    """No escape, no mark-up, no emoji that was not written."""
    for width in (40, 200):
        plain = shown_here(*run, "--full", width=width, cwd=hostile(first))
        assert_safe(plain)
        assert "😄" not in plain
    colored = OUR_COLORS.sub(
        "", shown_here(*run, "--full", cwd=hostile(first), env={"NO_COLOR": ""})
    )
    assert_safe(colored)


@every_folder
@every_run
def test_cells_of_csv_and_tsv_are_no_formulas(
    run: tuple[str, ...], first: int, hostile: Callable[[int], Path]
) -> None:
    """As many cells in each row as in the header, read as a comma, a semicolon or a tab would part
    them, and none that a spreadsheet would run, though it cuts spaces off."""
    rows = list(csv.reader(io.StringIO(in_form(Format.csv, run, hostile(first)))))
    lines = run_here(*run, "--format", "tsv", cwd=hostile(first)).stdout.splitlines()
    assert_safe("".join(lines).replace("\t", ""))
    for table in (rows, [line.split("\t") for line in lines]):
        assert_no_formulas(table)


@every_folder
@every_run
def test_markdown_shows_text_and_our_mark_up_alone(
    run: tuple[str, ...], first: int, hostile: Callable[[int], Path]
) -> None:
    """No link, picture, HTML, emphasis or code but commands; each row of a table has its header's
    cells."""
    text = in_form(Format.markdown, (*run, "--full"), hostile(first))
    assert_plain_markdown(text)


def test_markdown_has_the_title_to_the_letter(hostile: Callable[[int], Path]) -> None:
    """Whatever it begins and ends with."""
    for first in FIRST:
        text = in_form(Format.markdown, ("score",), hostile(first))
        inline = MarkdownIt("commonmark").parse(text)[1]
        title = document_of("score", cwd=hostile(first))["project"]["title"]
        assert as_shown(title) in "".join(child.content for child in inline.children or ())


@every_folder
@every_run
def test_json_gives_the_very_texts_back(
    run: tuple[str, ...], first: int, hostile: Callable[[int], Path]
) -> None:
    """Nothing unsafe stands in it but as an escape."""
    criteria = yaml.safe_load((hostile(first) / "criteria.yaml").read_text(encoding="utf-8"))
    document = json.loads(in_form(Format.json, run, hostile(first)))
    assert document["project"]["title"] == criteria["decision"]["title"].strip()


# --- pictures and pages

DRAWN = [c.name for c in COMMANDS if Format.svg in c.forms]
ELEMENTS = {"svg", "title", "desc", "defs", "pattern", "rect", "path", "line", "polygon",
            "polyline", "circle", "text", "g", "clipPath", "tspan"}  # fmt: skip


@every_folder
@pytest.mark.parametrize("name", DRAWN)
def test_a_picture_runs_nothing_and_leads_nowhere(
    name: str, first: int, hostile: Callable[[int], Path]
) -> None:
    """It is well-formed, has our elements alone, no handler, no address, no declaration."""
    text = run_here(name, "--format", "svg", "--full", cwd=hostile(first)).stdout
    assert_safe(text.translate(ISOLATES))
    assert not re.search(r"<!|<\?(?!xml version)", text)
    for element in ElementTree.fromstring(text).iter():  # noqa: S314  # made by us just now
        assert element.tag.removeprefix("{http://www.w3.org/2000/svg}") in ELEMENTS
        for attribute, value in element.attrib.items():
            assert not re.match(r"on|.*href|style", attribute)
            assert "url(" not in value or re.fullmatch(r"url\(#[\w-]+\)", value)


class Tags(HTMLParser):
    """The elements of a page, its attributes, and where its links lead."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.attributes: dict[str, list[str]] = {}
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        for name, value in attrs:
            self.attributes.setdefault(name, []).append(value or "")

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


@every_folder
@pytest.mark.parametrize("name", [c.name for c in COMMANDS if Format.html in c.forms])
def test_a_page_runs_nothing_of_theirs(
    name: str, first: int, full: Path, hostile: Callable[[int], Path]
) -> None:
    """The scripts, styles, frames and forms of a harmless folder's page and no more; links lead
    within the page or into the web."""
    page = run_here(name, cwd=hostile(first))
    assert page.returncode == 0, page.stderr
    assert_safe(page.stdout.translate(ISOLATES))
    harmless, theirs = Tags(run_here(name, cwd=full).stdout), Tags(page.stdout)
    assert theirs.tags.keys() <= harmless.tags.keys() | {"a"}
    for tag in ("script", "style", "meta", "link", "img", "iframe", "form", "base", "object"):
        assert theirs.tags[tag] == harmless.tags[tag]
    assert theirs.attributes.keys() <= harmless.attributes.keys() | {"href"}
    for link in theirs.attributes.get("href", ()):
        assert link.startswith(("#", "http://", "https://"))


# --- each text by itself


def test_every_name_is_shown(tmp_path: Path) -> None:
    """On a terminal, in CSV and tab-separated lines behind an apostrophe where it would run, and in
    JSON the very name."""
    files = dict(CLEAN)
    for index, name in enumerate(HOSTILE.values()):
        change = ("Lease rooms in the school", yaml_text(name))
        lease = edited("options/lease.yaml", change)["options/lease.yaml"]
        files[f"options/h{index:02}.yaml"] = lease
    folder = write_folder(tmp_path, files)
    expected = {f"h{index:02}": name for index, name in enumerate(HOSTILE.values())}
    by_id = {
        row["option"]: row["name"] for row in document_of("score", cwd=folder)["result"]["ranking"]
    }
    assert {id: by_id[id] for id in expected} == {id: n.strip() for id, n in expected.items()}
    for shown in (
        {line[1]: line[2] for line in lines_of("score", cwd=folder)},
        {row["option"]: row["name"] for row in rows_of("score", cwd=folder)},
    ):
        for id, name in expected.items():
            assert as_shown(name) in shown[id]
            assert shown[id][:1] == "'" or not FORMULA.match(shown[id])
    wide = " ".join(shown_here("score", width=400, cwd=folder).split())
    assert [name for name in expected.values() if as_shown(name) not in wide] == []


def yaml_text(text: str) -> str:
    return (
        '"'
        + "".join(c if " " <= c <= "~" and c not in '"\\' else f"\\U{ord(c):08x}" for c in text)
        + '"'
    )


ARGUMENTS: dict[str, Callable[[str], tuple[str, ...]]] = {
    "weight": lambda text: ("score", "--weight", f"{text}=5"),
    "option": lambda text: ("score", "--option", text),
    "perspective": lambda text: ("score", "--perspective", text),
    "score": lambda text: ("score", "--score", f"{text}/x=5"),
    "folder": lambda text: ("score", "--project", f"no{text}"),
    "output": lambda text: ("score", "--output", f"no/such/{text}"),
    "suffix": lambda text: ("score", "--output", f"no/such/{text}.csv"),
    "rule": lambda text: ("explain-rule", f"x{text}"),
    "command": lambda text: (f"x{text}",),
    "argument": lambda text: ("explain", f"x{text}", "keep"),
    "option of the command line": lambda text: ("score", f"--x{text}"),
    "form": lambda text: ("score", "--format", text),
    "number": lambda text: ("robustness", "--samples", f"x{text}"),
    "matrix": lambda text: ("import", f"no{text}", "new"),
}


@every_text
def test_arguments_stay_text(clinic: Path, text: str) -> None:
    """Whatever is typed wrongly is quoted in one error, spelled out."""
    if "\0" in text:
        return
    for arguments in ARGUMENTS.values():
        said = refused(*arguments(text), cwd=clinic)
        assert_safe(said)
        assert said.startswith("error[")


@every_text
def test_texts_of_files_stay_text_in_errors(tmp_path: Path, text: str) -> None:
    """As keys, ids, values and names of files, in messages and in the lines that they show."""
    quoted = yaml_text(text)
    files = dict(FULL)
    files["options/build.yaml"] += f"{quoted}: 1\nrole: {quoted}\n"
    files["criteria.yaml"] = files["criteria.yaml"].replace(
        "    prefer: more\n    scale: {worst: 0", f"    prefer: {quoted}\n    scale: {{worst: 0"
    )
    files["perspectives.yaml"] += f"{quoted}: {{weights: {{{quoted}: 5}}}}\n"
    files["evidence.yaml"] = files["evidence.yaml"].replace(
        "reliability: B", f"reliability: {quoted}"
    )
    name = text.replace("/", "").replace("\0", "").encode()[:200].decode(errors="ignore")
    write_folder(tmp_path, files | {f"options/{name}.yaml": "x"})
    said = refused("score", cwd=tmp_path)
    assert_safe(said)
    assert said.count("error[") >= 3


@pytest.mark.slow
def test_bytes_that_are_no_text_are_spelled_out(tmp_path: Path) -> None:
    """Names of folders and files need not be UTF-8, nor arguments; the process shows them."""
    folder = bytes(tmp_path) + b"/\xff\x1b[31m"
    os.makedirs(folder + b"/options")
    for name in (b"/criteria.yaml", b"/options/\xfe\x9b.yaml"):
        with open(folder + name, "wb") as file:
            file.write(b"a: [\x80")
    output, status = run_on_terminal(
        "score", "--project", os.fsdecode(folder), "--quiet", env={"NO_COLOR": "1"}
    )
    assert status == 2
    assert_safe(output)
    assert "\\udcfe\\udc9b.yaml" in output
