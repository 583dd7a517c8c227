"""Whatever is in a folder: an answer or problems with their places, and never anything else.

How often: 100 folders and commands in the suite (20 in the loop between two edits), 2,000 with
HYPOTHESIS_PROFILE=search.
"""

import json
import math
import os
import re
import shutil
import socket
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from commands import numbers_in, run_here
from folders import FULL
from process import run

FILES = sorted(FULL)
ODD = [
    "\u200b", "\u202e", "\0", "\u2028", "e\u0301", "\U0001d11e", "\ufeff", "\x85", "\u3164",
    "\ud7ff", "\t", "\r", "\r\n", "\x9b", "😀", "ﬁ", "İ",
]  # fmt: skip
NUMBERS = [
    "1e308", "1e-320", "-0.0", "5e-324", "1e100", "-1e100", "9" * 400, ".inf", ".nan", "0x10",
    "1e999999999", "0.30000000000000004", "33.3%", "1_000", "1,5", "null", "true", "[]", "{}",
    "[[[1]]]", "{a: {b: c}}", "- 1", "'", '"', "&a", "*a", "!x", "!!binary x", "? x", "|", ">-",
    "---", "...", "%",
]  # fmt: skip
COMMANDS = [
    ("score",), ("score", "--leaves"), ("weights",), ("check",), ("explain", "build"), ("tornado",),
    ("sensitivity",), ("perspectives",), ("scenarios",), ("stress",), ("flip",), ("map",),
    ("schema",), ("robustness", "--samples", "50"),
]  # fmt: skip
FORMS = ["text", "tsv", "csv", "json", "markdown"]
# What stands in the place of a file.
KINDS = ["fifo", "socket", "loop", "nowhere", "folder", "empty", "absent", "device"]


def spoilt(draw: st.DrawFn, line: str) -> str:
    """A line with a value of another type, another key, or something odd in it."""
    column = draw(st.integers(0, len(line)))
    match draw(st.sampled_from(["retype", "rename", "odd", "nest", "long", "cut"])):
        case "retype":
            words = list(re.finditer(r"(?<=[:\[,] )[^,}\]]+", line))
            start, end = draw(st.sampled_from(words)).span() if words else (column, column)
            return line[:start] + draw(st.sampled_from(NUMBERS)) + line[end:]
        case "rename":
            return re.sub(r"[\w-]+(?=:)", draw(st.sampled_from(["x", "é", "criteria", "1"])), line)
        case "odd":
            return line[:column] + draw(st.sampled_from(ODD)) + line[column:]
        case "nest":
            return line + "[" * draw(st.sampled_from([1, 70, 2000]))
        case "long":
            return line + " x" * draw(st.sampled_from([1, 5000]))
        case _:
            return line[:column]


@st.composite
def edits(draw: st.DrawFn, text: str) -> str:
    """A text after some of its lines were deleted, doubled, swapped, moved or spoilt."""
    lines = text.split("\n")
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(["delete", "double", "swap", "indent", *["spoil"] * 4])):
            case "delete":
                lines[at] = ""
            case "double":
                lines.insert(at, lines[at])
            case "swap":
                other = draw(st.integers(0, len(lines) - 1))
                lines[at], lines[other] = lines[other], lines[at]
            case "indent":
                is_deeper = draw(st.booleans())
                lines[at] = f"  {lines[at]}" if is_deeper else lines[at].removeprefix("  ")
            case _:
                lines[at] = spoilt(draw, lines[at])
    return "\n".join(lines)


@st.composite
def broken_folders(draw: st.DrawFn) -> dict[str, bytes | str]:
    """For some files of a folder their bytes, or what stands in their place."""
    folder: dict[str, bytes | str] = {}
    for file in draw(st.lists(st.sampled_from(FILES), min_size=1, max_size=3, unique=True)):
        how = draw(st.integers(0, 9))
        if how == 0:
            folder[file] = draw(st.sampled_from(KINDS))
            continue
        text = draw(edits(FULL[file]))
        match how:
            case 1:
                folder[file] = text.encode("utf-16")
            case 2:
                folder[file] = text.replace("\n", draw(st.sampled_from(["\r\n", "\r"])), 7).encode()
            case 3:
                folder[file] = text.encode() + draw(st.binary(max_size=20))
            case _:
                folder[file] = text.encode("utf-8", "replace")
    if draw(st.integers(0, 5)) == 0:
        name = draw(
            st.sampled_from(
                ["Build", "BUILD", "büild", "bu\u0308ild", "a b", "$(x)", "keep ", "x\ny"]
            )
        )
        folder[f"options/{name}.yaml"] = FULL["options/build.yaml"].encode()
    return folder


def write(path: Path, content: bytes | str) -> None:
    """A file with these bytes, or another thing in its place."""
    match content:
        case bytes():
            path.write_bytes(content)
        case "fifo":
            os.mkfifo(path)
        case "socket":
            # The name of a socket is short, wherever the folder lies.
            here = Path.cwd()
            os.chdir(path.parent)
            try:
                with socket.socket(socket.AF_UNIX) as server:
                    server.bind(path.name)
            finally:
                os.chdir(here)
        case "loop":
            path.symlink_to(path.name)
        case "nowhere":
            path.symlink_to("nowhere")
        case "device":
            path.symlink_to("/dev/zero")
        case "folder":
            path.mkdir()
        case "empty":
            path.write_bytes(b"")


def make(folder: Path, broken: dict[str, bytes | str]) -> None:
    """The whole folder anew, with what is broken in it."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "options").mkdir(parents=True)
    whole: dict[str, bytes | str] = {file: text.encode() for file, text in FULL.items()}
    for file, content in (whole | broken).items():
        write(folder / file, content)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where each folder is made in turn."""
    return tmp_path_factory.mktemp("f") / "p"


@given(broken_folders(), st.sampled_from(COMMANDS), st.sampled_from(FORMS))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_any_folder_gives_an_answer_or_problems_with_their_places(
    folder: Path, broken: dict[str, bytes | str], command: tuple[str, ...], form: str
) -> None:
    """0, 1 or 2 and never a traceback; every problem says where it stands, in a file or a setting;
    numbers are finite; on failure nothing is on standard output."""
    make(folder, broken)
    forms = () if command[0] == "schema" else ("--format", form)
    done = run_here(*command, *forms, "--project", str(folder))
    event(f"status {done.returncode}")
    assert done.returncode in (0, 1, 2)
    assert "Traceback" not in done.stderr
    assert "Warning" not in done.stderr
    if done.returncode == 2:
        assert done.stdout == ""
        blocks = done.stderr.split("error[")[1:]
        assert blocks
        assert all(re.search(r"^ *--> \S", block, re.MULTILINE) for block in blocks)
    if done.returncode == 0 and form == "json" and command[0] != "schema":
        assert all(map(math.isfinite, numbers_in(json.loads(done.stdout))))


@pytest.mark.slow
@pytest.mark.parametrize("valid", [True, False])
def test_the_same_folder_gives_the_same_bytes_anywhere(tmp_path: Path, *, valid: bool) -> None:
    """Hash seed, locale, time zone, the folder and the order in which its files were written
    change no byte of what is said, of an answer or of many problems."""
    changes: dict[str, bytes | str] = {}
    if not valid:
        changes = {
            file: re.sub(r"\b[aeo]", "zz", text, count=9).replace("value: ", "vlaue: ", 1).encode()
            for file, text in FULL.items()
        }
    outputs = set()
    for number, (seed, locale, zone) in enumerate(
        [("0", "C", "UTC"), ("1", "C.UTF-8", "Pacific/Apia"), ("77", "tr_TR.UTF-8", "Asia/Kolkata")]
    ):
        folder = tmp_path / f"{number}" / "p"
        files = sorted(FULL, reverse=number % 2 == 1)
        for file in files:
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_bytes(FULL[file].encode())
        for file, content in changes.items():
            write(folder / file, content)
        env = {"PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": zone, "PYTHONUTF8": "1"}
        done = run("stress", "--format", "json", cwd=folder, env=env)
        outputs.add((done.returncode, done.stdout, done.stderr))
    assert len(outputs) == 1
    assert {status for status, _, _ in outputs} == {0 if valid else 2}


def test_thousands_of_files_are_each_told_what_is_wrong(tmp_path: Path) -> None:
    """Of 2,000 options that collide, or are no option, each is one problem."""
    names = [f"option {number}" for number in range(1000)]
    names += [unicodedata.normalize(form, f"é{n}") for n in range(500) for form in ("NFC", "NFD")]
    extra: dict[str, bytes | str] = {f"options/{name}.yaml": b"scores: {}\n" for name in names}
    make(tmp_path / "p", extra)
    done = run_here("score", "--project", str(tmp_path / "p"))
    assert done.returncode == 2
    assert done.stderr.count("error[bad-id]") == 1000
    assert done.stderr.count("error[duplicate-key]") == 500
