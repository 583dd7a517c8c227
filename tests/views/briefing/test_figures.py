"""Every figure of the page stands in the result of the command that its section comes from."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest

from commands import run_here
from folders import FULL, edited, write_folder

pytestmark = pytest.mark.slow

SECTIONS = {
    "criteria": ("score", "weights"),
    "decides": ("explain build keep",),
    "robust": ("robustness", "sensitivity", "flip"),
    "people": ("perspectives",),
    "worlds": ("scenarios",),
    "evidence": ("stress",),
}
# How the value scale runs, and the least amount that is shown as more than "less than".
AXES = (0.0, 100.0, 0.05)
FIGURE = re.compile(r"[−+]?\d[\d,]*(?:\.\d+)?")


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The full folder without a figure in its own words."""
    name = "name: Lease rooms in the school"
    files = edited("options/lease.yaml", (name, f"{name}\nshort: Leased rooms"), files=FULL)
    return write_folder(tmp_path_factory.mktemp("figures") / "clinic", files)


def result(folder: Path, command: str, *words: str) -> Any:
    done = run_here(*command.split(), "--project", str(folder), "--format", "json", *words)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["result"]


def figures(data: Any) -> Iterator[float]:
    """Every number of a result, also as a share in percent, and how many items a list has, which
    counts point at."""
    match data:
        case bool() | None | str():
            return
        case int() | float():
            yield from (abs(float(data)), abs(100.0 * data))
        case dict():
            yield float(len(data))
            for each in data.values():
                yield from figures(each)
        case list():
            yield float(len(data))
            for each in data:
                yield from figures(each)


def shown(section: Element) -> list[str]:
    """The figures in the words of a section, but for pictures and levels with their meaning."""
    for parent in [*section.iter()]:
        for child in [*parent]:
            look = child.get("class") or ""
            if child.tag.endswith("svg") or "chip" in look.split() or "lines" in look.split():
                tail = child.tail
                child.clear()
                child.tail = tail
    # What stands in cells beside each other are figures of their own.
    for cell in section.iter():
        if cell.tag in ("td", "th", "p", "h3", "caption"):
            cell.tail = f" {cell.tail or ''}"
    return FIGURE.findall("".join(section.itertext()))


@pytest.mark.parametrize("id", SECTIONS)
def test_figures_are_those_of_the_command(id: str, clinic: Path) -> None:
    """As rounded, up or down; measures on a leaf's own scale are those of the folder."""
    page = run_here("brief", "--project", str(clinic), "--annexes", "none").stdout
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    section = next(each for each in tree.iter("section") if each.get("id") == id)
    known = {
        *AXES,
        *(value for command in SECTIONS[id] for value in figures(result(clinic, command))),
    }
    measures = {float(text) for text in re.findall(r"(?<=[ \[{])\d+(?=[,\]}])", str(FULL))}
    found = shown(section)
    assert len(found) >= 3
    for text in found:
        value = abs(float(text.replace("−", "-").replace(",", "")))
        step = 10.0 ** -len(text.partition(".")[2])
        near = min(abs(value - each) for each in known)
        assert (
            near < step * (1 + 1e-9) if "." in text else near < 0.5 + 1e-9 or value in measures
        ), text
