"""Pages of folders of every kind: opened in a browser, and read by a parser of HTML."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import html5lib
import pytest

from browser import Opened, printed, written
from commands import run_here
from folders import CLEAN, FIXED_CASE, FULL, edited, write_folder

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow

LEAF = "{name: %s, weight: 1, prefer: more, scale: {worst: 0, best: 100}}"


def small(leaves: int, *scores: tuple[float, ...]) -> dict[str, str]:
    """A project of leaves at the top and options with bare scores, and nothing else."""
    names = [f"Leaf {at}" for at in range(leaves)]
    criteria = "".join(f"  l{at}: {LEAF % name}\n" for at, name in enumerate(names))
    files = {"criteria.yaml": f"decision: {{title: Which one?}}\ncriteria:\n{criteria}"}
    for option, values in enumerate(scores):
        lines = "".join(f"  l{at}: {value}\n" for at, value in enumerate(values))
        files[f"options/o{option}.yaml"] = f"name: Choice number {option}\nscores:\n{lines}"
    return files


MATRIX = "Model,Price,Range\nweight,60,40\nprefer,less,more\nFirst car,30,400\nSecond car,20,300\n"
KINDS = {
    "one option": small(3, (10, 20, 30)),
    "a full tie": small(2, (50, 50), (50, 50), (50, 50)),
    "one criterion": small(1, (10,), (20,)),
    "five criteria": small(5, (10, 20, 30, 40, 50), (50, 40, 30, 20, 10)),
    "twelve options on twelve criteria": small(
        12, *(tuple(float((7 * o + 5 * c) % 101) for c in range(12)) for o in range(12))
    ),
    "no perspectives": CLEAN,
    "no scenarios": {name: text for name, text in FULL.items() if name != "scenarios.yaml"}
    | {
        "options/keep.yaml": FULL["options/keep.yaml"].replace(
            "    scenarios:\n      boom: 2\n", ""
        ),
        "options/build.yaml": FULL["options/build.yaml"].replace(", scenarios: {boom: 4}", ""),
    },
}


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A folder of each kind, of both editions of the case, and of a spreadsheet's matrix."""
    root = tmp_path_factory.mktemp("kinds")
    found = {kind: write_folder(root / kind, files) for kind, files in KINDS.items()}
    (root / "cars.csv").write_text(MATRIX, encoding="utf-8")
    done = run_here("import", str(root / "cars.csv"), str(root / "cars"))
    assert done.returncode == 0, done.stderr
    first = FIXED_CASE.with_name("first_edition")
    return found | {"a matrix": root / "cars", "fixed": FIXED_CASE, "first edition": first}


def test_pages_of_all_kinds_open_in_silence(
    browser: "Browser", folders: dict[str, Path], tmp_path: Path
) -> None:
    """Each checks itself, asks for nothing, and fits a phone's window; a parser of HTML finds no
    error in it."""
    for kind, folder in folders.items():
        file = written(folder, tmp_path / f"{kind}.html")
        page = Opened(browser, file, viewport={"width": 390, "height": 800})
        assert (page.said, len(page.requests)) == ([], 1), kind
        assert "found the same digits" in page.page.inner_text("#self-check"), kind
        assert page.page.evaluate("document.documentElement.scrollWidth") <= 390, kind
        page.context.close()
        assert errors(file) == [], kind


def errors(file: Path) -> list[object]:
    parser = html5lib.HTMLParser()
    parser.parse(file.read_text(encoding="utf-8"))
    return list(parser.errors)


def test_the_parser_sees_what_is_wrong(file: Path, tmp_path: Path) -> None:
    """One element that is not closed."""
    broken = tmp_path / "broken.html"
    broken.write_text(file.read_text(encoding="utf-8").replace("</table>", "", 1), encoding="utf-8")
    assert errors(broken)


def test_weights_of_two_criteria_move_without_a_triangle(
    browser: "Browser", folders: dict[str, Path], tmp_path: Path
) -> None:
    """Of a matrix that was imported, in which no option has a status or evidence."""
    page = Opened(browser, written(folders["a matrix"], tmp_path / "cars.html"))
    before = page.ranking
    page.set_weight("price", "1")
    assert [name for _, name, _ in page.ranking] == [name for _, name, _ in before][::-1]
    assert page.said == []


def test_half_of_the_weight_on_ethics_gives_what_it_gave(
    browser: "Browser", folders: dict[str, Path], tmp_path: Path
) -> None:
    """The first edition of the case, by figures that were worked out apart from this program."""
    page = Opened(browser, written(folders["first edition"], tmp_path / "first.html"))
    page.set_weight("ethics", "50")
    assert page.weights("risk", "leverage", "ethics") == [25, 25, 50]
    assert [total for *_, total in page.ranking] == ["57.2", "56.1", "54.3", "52.6", "38.0"]
    assert page.ranking == printed(folders["first edition"], page.command)


def test_no_id_stands_between_the_options_and_the_checks(tmp_path: Path) -> None:
    """Options, criteria, perspectives and scenarios are called by what people call them, also where
    their names are long, and in the findings of `check`."""
    ids = ("build", "lease", "keep", "boom", "council", "reach", "burden")
    text = "\0".join(f"{name}\1{body}" for name, body in FULL.items())
    for id in ids:
        text = re.sub(rf"\b{id}(?=[:.])", f"xq{id}", text)
        assert f"xq{id}" in text
    text = text.replace("name: Reach", "name: Reach of the treatment within an hour by car")
    files = dict(part.split("\1") for part in text.split("\0"))
    page = run_here("brief", "--project", str(write_folder(tmp_path / "ids", files)))
    assert page.returncode == 0, page.stderr
    tree = html5lib.parse(page.stdout, namespaceHTMLElements=False)
    for section in tree.iter("section"):
        if section.get("id") in (None, "annexes", "provenance"):
            continue
        # Where a finding is stands in files, which have the ids of options.
        for place in [each for each in section.iter("span") if each.get("class") == "note line"]:
            place.clear()
        words = " ".join(section.itertext())
        assert "xq" not in words, (section.get("id"), words[max(0, words.find("xq") - 60) :][:120])


def test_links_lead_into_the_page_or_to_the_web_without_saying_from_where(tmp_path: Path) -> None:
    """An address of another kind stands as text."""
    survey = "survey: {source: report, kind: fact, credibility: 2, says: Where people live.}"
    cited = survey.replace("fact,", "fact, where: {url: 'https://example.org/a?b&c'},")
    trend = "    because: It has not for twenty years.\n"
    files = edited("evidence.yaml", (survey, cited), (trend, trend), files=FULL)
    page = run_here("brief", "--project", str(write_folder(tmp_path / "linked", files)))
    tree = html5lib.parse(page.stdout, namespaceHTMLElements=False)
    links = {link.get("href"): link.get("rel") for link in tree.iter("a")}
    assert links["https://example.org/a?b&c"] == "noreferrer noopener"
    assert all(
        href.startswith("#") or (href.startswith(("http://", "https://")) and "noreferrer" in rel)
        for href, rel in links.items()
    )
    other = files["evidence.yaml"].replace("https://example.org/a?b&c", "javascript:alert(1)")
    folder = write_folder(tmp_path / "other", files | {"evidence.yaml": other})
    done = run_here("brief", "--project", str(folder))
    assert done.returncode or 'href="javascript' not in done.stdout
