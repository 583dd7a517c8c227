"""The briefing as a page: whole, in order, safe, and telling what the commands tell."""

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from shutil import copytree
from subprocess import run

import pytest

from commands import run_here, shown_here
from folders import CLEAN, FULL, JUDGMENTS, edited, write_folder

ROOT = Path(__file__).resolve().parents[3]
VOID = {"meta", "br", "hr", "input", "link", "col"}
_AUTHOR = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
BUILD_ALONE = """\
scores:
  {benefit.reach: 2, benefit.speed: 6, benefit.depth: 1, burden.cost: 4, burden.noise: 0}
"""
# A step between two measures that are worth the same.
FLAT = """\
judgments:
  - group: burden
    tradeoffs:
      - this: {cost: [25, 10]}
        equals: {noise: [1, 0]}
"""
ATTACK = """</title></style></script><script>alert(1)</script><img src=x onerror=alert(1)>"&'"""


class Outline(HTMLParser):
    """Elements that are opened and closed, ids, headings, and the text without chips."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[str] = []
        self.tags: Counter[str] = Counter()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.headings: list[int] = []
        self.attributes: Counter[str] = Counter()
        self.policy: str | None = None
        self.text = ""
        self._is_chip = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        given = dict(attrs)
        self.attributes.update(given.keys())
        assert len(given) == len(attrs), f"an attribute twice in {tag}"
        if (id := given.get("id")) is not None:
            self.ids.append(id)
        if (href := given.get("href")) is not None:
            self.links.append(href)
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given["content"]
        self._is_chip = (given.get("class") or "").startswith("chip")
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert "svg" in self.stack, f"{tag} closes itself outside of a picture"
        self.tags[tag] += 1
        self.attributes.update(dict(attrs).keys())

    def handle_endtag(self, tag: str) -> None:
        assert self.stack[-1:] == [tag], (tag, self.stack[-3:])
        self._is_chip = False
        self.stack.pop()

    def handle_data(self, data: str) -> None:
        if not {"style", "script"} & {*self.stack} and not self._is_chip:
            # The space that keeps a chip beside its name goes with the chip.
            self.text += data.replace("\xa0", "")


def outline(page: str) -> Outline:
    read = Outline()
    read.feed(page)
    read.close()
    assert not read.stack
    return read


def page_of(folder: Path, *arguments: str) -> str:
    done = run_here("brief", "--project", str(folder), *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The full folder with a short name for what else has its id in the commands' prose."""
    name = "name: Lease rooms in the school"
    files = edited("options/lease.yaml", (name, f"{name}\nshort: Leased rooms"), files=FULL)
    return write_folder(tmp_path_factory.mktemp("brief") / "clinic", files)


@pytest.fixture(scope="module")
def whole(clinic: Path) -> str:
    return page_of(clinic)


def test_every_element_is_closed_and_every_link_leads_somewhere(whole: str) -> None:
    """No id stands twice, and what begins with # is on the page."""
    read = outline(whole)
    assert len(read.ids) == len(set(read.ids))
    for link in read.links:
        assert link.startswith(("#", "http://", "https://"))
        if link.startswith("#"):
            assert link[1:] in read.ids


def test_headings_go_down_one_level_at_a_time(whole: str) -> None:
    """One h1, and none below it skips a level."""
    headings = outline(whole).headings
    assert headings.count(1) == 1
    assert all(b - a <= 1 for a, b in zip(headings, headings[1:], strict=False))


def test_comparison_by_criterion_comes_before_any_total(whole: str) -> None:
    """Of tables, the first is the one by criterion, and the ranking stands behind it."""
    assert (
        whole.index('id="bottom-line"') < whole.index('id="matrix"') < whole.index('id="ranking"')
    )
    assert "<table" not in whole[: whole.index('id="matrix"') - len("<table ")]


def test_page_has_one_script_and_one_style_and_loads_nothing(whole: str) -> None:
    """Beside the data; no element has a handler or a style of its own."""
    read = outline(whole)
    assert (read.tags["style"], read.tags["script"], read.tags["img"], read.tags["link"]) == (
        1, 2, 0, 0,
    )  # fmt: skip
    assert not [name for name in read.attributes if name.startswith("on") or name == "style"]
    assert read.policy is not None
    assert read.policy.startswith("default-src 'none';")


@pytest.mark.parametrize(
    "command", ["robustness", "sensitivity", "flip", "perspectives", "scenarios", "stress"]
)
def test_sections_give_the_answers_of_the_commands(command: str, whole: str, clinic: Path) -> None:
    """Word for word, but for the chips."""
    shown = run_here(command, "--project", str(clinic), "--width", "400").stdout
    answer = shown.split("\n\n")[1]
    assert len(answer.split()) > 8
    assert " ".join(answer.split()) in " ".join(outline(whole).text.split())


def test_same_folder_gives_the_same_bytes(full: Path, nowhere: Path) -> None:
    """From another working directory as well."""
    one = run_here("brief", "--project", str(full)).stdout
    assert run_here("brief", "--project", str(full), cwd=nowhere).stdout == one


@pytest.mark.parametrize(
    "files",
    [
        pytest.param(
            {
                "criteria.yaml": CLEAN["criteria.yaml"],
                "options/build.yaml": BUILD_ALONE,
            },
            id="one option and nothing else",
        ),
        pytest.param(CLEAN, id="neither perspectives nor scenarios"),
    ],
)
def test_folders_with_little_make_a_page(files: dict[str, str], tmp_path: Path) -> None:
    """Sections that have nothing to say are left out, with their entries in the contents."""
    read = outline(page_of(write_folder(tmp_path / "small", files)))
    for link in read.links:
        assert not link.startswith("#") or link[1:] in read.ids
    assert "people" not in read.ids


def test_texts_of_files_are_text(tmp_path: Path) -> None:
    """Names that close elements, run scripts or load pictures are shown as they are."""
    name = ATTACK.replace('"', '\\"')
    files = edited("options/build.yaml", ("name: Build a clinic", f'name: "{name}"'), files=FULL)
    read = outline(page_of(write_folder(tmp_path / "attack", files)))
    assert (read.tags["script"], read.tags["img"], read.tags["title"]) == (2, 0, 1)
    assert "<script>alert(1)</script>" in read.text


@pytest.mark.parametrize(("annexes", "has"), [("all", True), ("none", False)])
def test_annexes_can_be_left_out(annexes: str, has: bool, full: Path) -> None:
    """With them goes every link into them."""
    read = outline(page_of(full, "--annexes", annexes))
    assert ("annexes" in read.ids) is has
    assert any(link.startswith("#evidence-") for link in read.links) is has


def test_cited_evidence_alone_is_kept(tmp_path: Path) -> None:
    """An item that no score rests on is not in the register."""
    extra = "evidence:\n  idle: {kind: assumption, says: Nobody cites this., because: A test.}\n"
    files = edited("evidence.yaml", ("evidence:\n", extra), files=FULL)
    folder = write_folder(tmp_path / "idle", files)
    every = page_of(folder, "--annexes", "all").count('<li id="evidence-')
    cited = page_of(folder, "--annexes", "cited").count('<li id="evidence-')
    assert cited == every - 1 > 0


def test_page_names_the_folder_and_not_where_it_lies(full: Path) -> None:
    """No path of a machine is on a page that is sent."""
    page = page_of(full)
    assert full.name in outline(page).text
    assert str(full.parent) not in page


def test_a_page_is_no_text_for_a_terminal(full: Path) -> None:
    """Where it would be printed between lines of a terminal, a file is asked for."""
    with pytest.raises(AssertionError, match=r"--output brief\.html"):
        shown_here("brief", "--project", str(full))


def test_sets_of_options_and_courses_have_a_section(tmp_path: Path) -> None:
    """Where bundles.yaml names some, with what waiting is worth in each world."""
    course = """\
bundles:
  first-rooms:
    name: Rooms first
    options: [lease]
    later: {boom: [build]}
"""
    files = FULL | {"bundles.yaml": course}
    folder = write_folder(tmp_path / "together", files)
    read = outline(page_of(folder))
    assert "bundles" in read.ids
    assert "Waiting is worth" in read.text


def test_what_options_have_to_pass_has_a_section(tmp_path: Path) -> None:
    """With the one that fails, which takes no part in the rest."""
    tests = "screening:\n  legal: {asks: Is it legal?}\n\nscales:\n"
    fails = "screening:\n  legal: {passes: no, because: The law forbids it.}\nscores:\n"
    files = edited("criteria.yaml", ("scales:\n", tests), files=FULL)
    files = edited("options/lease.yaml", ("scores:\n", fails), files=files)
    page = page_of(write_folder(tmp_path / "screened", files))
    assert "screening" in outline(page).ids
    assert "The law forbids it" in page[: page.index('id="criteria"')]


def test_annexes_say_where_weights_come_from(clinic: Path, tmp_path: Path) -> None:
    """Who was asked, when and how, and how far the weights in force are those; nobody is said to
    be nobody."""
    folder = copytree(clinic, tmp_path / "asked")
    (folder / "judgments.yaml").write_text(JUDGMENTS, encoding="utf-8")
    text = " ".join(outline(page_of(folder)).text.split())
    answer = run_here("elicit", "--project", str(folder), "--width", "400").stdout.split("\n\n")[1]
    assert " ".join(answer.split()) in text
    assert "judged by The council on 2024-04-20 as points beside the largest swing." in text
    assert "Benefit: judged as an order (centroid weights)." in text
    assert "Nobody has been asked for weights here" in outline(page_of(clinic)).text


def test_answers_from_which_no_weights_follow_keep_no_page_back(tmp_path: Path) -> None:
    """A trade-off of a step that is worth nothing."""
    scale = "scale: {worst: 50, best: 0, unit: million}"
    flat = "value_function: {points: {50: 0, 25: 50, 10: 50, 0: 100}}"
    files = edited("criteria.yaml", (scale, f"{scale}\n        {flat}"), files=FULL)
    files |= {"judgments.yaml": FLAT}
    folder = write_folder(tmp_path / "flat", files)
    refused = run_here("elicit", "--project", str(folder))
    assert refused.returncode == 2
    assert "worth nothing" in refused.stderr
    assert "Where the weights come from" not in outline(page_of(folder)).text


def test_annexes_say_what_other_methods_rank(clinic: Path) -> None:
    """As `methods` says it, word for word; a page without annexes asks none."""
    answer = run_here("methods", "--project", str(clinic), "--width", "400").stdout.split("\n\n")[1]
    assert " ".join(answer.split()) in " ".join(outline(page_of(clinic)).text.split())
    assert "TOPSIS" not in outline(page_of(clinic, "--annexes", "none")).text


@pytest.fixture(scope="module")
def before(clinic: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The clinic as it was while its lease cost more."""
    text = (clinic / "options" / "lease.yaml").read_text(encoding="utf-8")
    files = FULL | {
        "options/lease.yaml": text.replace("value: 20, range: [15", "value: 25, range: [15")
    }
    return write_folder(tmp_path_factory.mktemp("earlier") / "last-week", files)


def test_what_has_changed_since_a_folder_is_told_as_diff_tells_it(
    clinic: Path, before: Path
) -> None:
    """Word for word, behind the comparison by criterion, with one line in the bottom line; the page
    names the folder and not where it lies."""
    page = page_of(clinic, "--since", str(before))
    read = outline(page)
    answer = run_here("diff", str(before), str(clinic), "--width", "400").stdout.split("\n\n")[1]
    assert "lead" in answer
    assert " ".join(answer.split()) in " ".join(read.text.split())
    assert "Since the folder last-week. The judgment is the same" in read.text
    assert page.index('id="matrix"') < page.index('id="changes"')
    assert "--since last-week" in read.text
    assert str(before.parent) not in page
    assert "changes" not in outline(page_of(clinic)).ids


@pytest.mark.slow
def test_what_has_changed_since_a_revision_names_its_commit(clinic: Path, tmp_path: Path) -> None:
    """As it was asked for, with the digits of its id."""
    folder = copytree(clinic, tmp_path / "clinic")
    for words in (["init", "-q"], ["add", "."], [*_AUTHOR, "commit", "-qm", "First"]):
        run(["git", *words], cwd=folder, check=True)
    text = outline(page_of(folder, "--since", "HEAD")).text
    assert re.search(r"From revision HEAD \([0-9a-f]{7}\) to this analysis\.", text)
    assert "Nothing has changed" in text


@pytest.mark.slow
def test_an_earlier_state_that_is_wrong_is_named(clinic: Path, tmp_path: Path) -> None:
    """Whatever is wrong there stands beside its name; nothing is written."""
    broken = write_folder(tmp_path / "broken", FULL | {"options/build.yaml": "name: [\n"})
    done = run_here("brief", "--project", str(clinic), "--since", str(broken))
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{broken}:options/build.yaml" in done.stderr
    done = run_here("brief", "--project", str(clinic), "--since", "nowhere")
    assert "unknown-revision" in done.stderr or "no-git" in done.stderr


def test_the_page_in_the_docs_is_the_one_of_the_case() -> None:
    """`belarus-options brief --builtin --output docs/brief.html --force` makes it anew."""
    shown = (ROOT / "docs" / "brief.html").read_text(encoding="utf-8")
    assert shown == run_here("brief", "--builtin").stdout


def test_findings_name_what_they_are_about(clinic: Path) -> None:
    """An option with its chip, a criterion by its name, and what is neither as code."""
    page = page_of(clinic)
    checks = page[page.index('id="checks"') : page.index('id="annexes"')]
    assert '<span class="chip' in checks
    assert "`" not in checks


def test_the_page_of_the_case_is_small() -> None:
    """Without annexes 180 KB; its style, its data and its script stay within theirs."""
    page = run_here("brief", "--builtin", "--annexes", "none").stdout
    assert len(page.encode()) <= 180_000
    (style,) = re.findall("<style>(.*?)</style>", page, re.DOTALL)
    data, script = re.findall("<script[^>]*>(.*?)</script>", page, re.DOTALL)
    assert len(style) <= 20_000
    assert len(data) <= 10_000
    assert len(script.encode()) <= 64_000
