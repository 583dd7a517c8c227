"""The documentation shows what the program prints, names all there is, and leads nowhere wrong."""

import importlib.util
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

import pytest
from pydantic import Field

from belarus_options import __version__
from belarus_options.files.folder import Folder
from belarus_options.files.project import load_project
from belarus_options.model.base import choices
from belarus_options.model.choices import Weighting
from belarus_options.model.distribution import Shape
from belarus_options.model.perspectives_and_scenarios import Scenario
from belarus_options.model.problem_catalogue import PROBLEMS
from belarus_options.model.project import Project
from belarus_options.model.settings import Settings
from belarus_options.model.weights import WeightSetting, parse_weight
from belarus_options.studies.checks.catalogue import RULES
from belarus_options.studies.matrix.ranking import Ranking, rank
from belarus_options.studies.perspectives import perspectives
from belarus_options.studies.robustness import RobustnessSettings, robustness
from belarus_options.studies.stress import stress
from belarus_options.studies.verdict import Outcome, verdict
from records import RECORDS

ROOT = Path(__file__).resolve().parents[1]
PAGES = ["README.md", *sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md"))]
LINKING = [*PAGES, "CONTRIBUTING.md", "CHANGELOG.md"]

_LINK = re.compile(r"\[[^\]]*\]\((?P<target>[^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)
_FENCED = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)


def _generator() -> Any:
    specification = importlib.util.spec_from_file_location(
        "docs_generate", ROOT / "docs" / "generate.py"
    )
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    sys.modules["docs_generate"] = module
    specification.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def generated() -> dict[str, Any]:
    """Every page, and what it should be."""
    return {page.path: page for page in _generator().generate(PAGES)}


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES)
def test_page_shows_what_the_commands_print(page: str, generated: dict[str, Any]) -> None:
    """Console blocks and generated parts are current; `python docs/generate.py` makes them so."""
    assert generated[page].diff == ""


def test_a_new_key_is_one_line_in_the_model() -> None:
    """A field with a description is all that the table of a record's keys needs to have it."""

    class WithRisk(Scenario):
        """A scenario with one key more."""

        risk: Annotated[
            Literal["low", "high"], choices({"low": "A scratch", "high": "A break"})
        ] = Field(description="What could go wrong")

    row = "| **`risk`** | What could go wrong: `low` (a scratch), `high` (a break) |\n"
    key_table = _generator().key_table
    assert key_table(WithRisk) == key_table(Scenario) + row


# A score in a scenario has the keys of a score; what the others are made of stands in one line.
UNTABLED = {"ScoreBlock", "Exponential", *(shape.__name__ for shape in get_args(Shape))}


def test_every_record_has_the_table_of_its_keys() -> None:
    """docs/format.md has one table a record, and no record is left out but those named above."""
    tables = re.findall("<!-- generated: keys (.*) -->", _read("docs/format.md"))
    assert sorted(tables) == sorted({record.__name__ for record in RECORDS} - UNTABLED)


def test_every_rule_has_a_section() -> None:
    """docs/check.md has one section a rule of `check`, in the catalogue's order, and no other."""
    assert re.findall(r"^### (.*)$", _read("docs/check.md"), re.MULTILINE) == list(RULES)


def test_every_problem_has_a_section() -> None:
    """docs/errors.md has one section a problem, in the catalogue's order, and no other."""
    assert re.findall(r"^### (.*)$", _read("docs/errors.md"), re.MULTILINE) == list(PROBLEMS)


@pytest.mark.parametrize("room", ["src", "tests"])
def test_the_numbered_rules_are_cited_and_there_are_no_others(room: str) -> None:
    """R1, R2, … of docs/method.md: code carries out each one, tests hold it, and no other number is
    named."""
    rules = re.findall(r"^\*\*(R\d+)\. ", _read("docs/method.md"), re.MULTILINE)
    assert rules == [f"R{number}" for number in range(1, len(rules) + 1)]
    files = (ROOT / room).rglob("*.py")
    cited = {name for file in files for name in re.findall(r"\bR\d+\b", file.read_text("utf-8"))}
    assert cited == set(rules)


@pytest.mark.parametrize("page", LINKING)
def test_links_lead_somewhere(page: str) -> None:
    """Each link within the project names a file that is there, and a heading that it has."""
    for target in _links(page):
        path, _, anchor = target.partition("#")
        file = (ROOT / page).parent / path if path else ROOT / page
        assert file.exists(), f"{page} links to {target}"
        if anchor:
            assert anchor in _anchors(file), f"{page} links to {target}"


def test_every_page_of_docs_is_linked_from_its_index() -> None:
    """docs/README.md leads to all pages."""
    linked = {target.partition("#")[0] for target in _links("docs/README.md")}
    pages = {path.name for path in (ROOT / "docs").glob("*.md")} - {"README.md"}
    assert linked == pages


def _links(page: str) -> list[str]:
    text = _FENCED.sub("", _read(page))
    targets = [match["target"] for match in _LINK.finditer(text)]
    return [target for target in targets if not target.startswith(("http:", "https:"))]


def _anchors(file: Path) -> set[str]:
    text = _FENCED.sub("", file.read_text(encoding="utf-8"))
    return {_slug(heading) for heading in _HEADING.findall(text)}


def _slug(heading: str) -> str:
    # As the usual hosts of Markdown make them.
    return re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")


_TRACKED = (
    ".ci", ".gitignore", "LICENSE", "benchmarks", "docs", "options", "schema", "scripts", "src",
    "tests",
    *(path.name for path in ROOT.glob("*.*") if path.is_file()),
)  # fmt: skip
# In pieces, so that this file is not the one that holds them.
_REGISTRIES = re.compile(
    "|".join(["py" + r"pi\.org", "python" + r"hosted\.org", "npm" + r"js\.", "ana" + r"conda\.org"])
    + r"|--(?:(?:extra-)?index-" + "url|trusted-" + "host)"
)  # fmt: skip
_MACHINE_PATH = re.compile(r"(?<![\w.$/}])/(?:home|Users|root|work|mnt|private)/\w|\b[A-Z]:\\\w")


@pytest.mark.parametrize("pattern", [_REGISTRIES, _MACHINE_PATH], ids=["registry", "path"])
def test_no_file_names_a_registry_or_a_path_of_one_machine(pattern: re.Pattern[str]) -> None:
    """Whoever has a checkout has all that its files point to."""
    found = [f"{path}: {match[0]}" for path, text in _texts() for match in pattern.finditer(text)]
    assert found == []


def _texts() -> Iterator[tuple[str, str]]:
    for name in _TRACKED:
        top = ROOT / name
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            # In a worktree, .git is a file that points to the checkout it belongs to.
            if path.is_file() and not {".git", "__pycache__", ".hypothesis"} & set(path.parts):
                try:
                    yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")
                except UnicodeDecodeError:
                    continue


def test_readme_is_short_and_installs_twice() -> None:
    """README.md has at most 1,200 words, printed output among them, and the two blocks that .ci/run
    runs."""
    text = _read("README.md")
    assert len(text.split()) <= 1200
    assert re.findall(r"^```sh.*$", text, re.MULTILINE) == ["```sh install"] * 2


@pytest.mark.parametrize("page", LINKING)
def test_no_page_has_a_placeholder(page: str) -> None:
    """No word in capitals stands where a figure or a sentence was to come."""
    text = re.sub(r"`[^`]*`", "", _FENCED.sub("", _read(page)))
    assert not re.findall(r"\b(?:FIG\w*|TODO|FIXME|XXX|TBD|WHOLE|JOBS)\b", text)


def test_changelog_begins_with_what_is_to_come_or_this_version() -> None:
    """The package's version is the first in CHANGELOG.md; only "Unreleased" may stand before it."""
    headings = re.findall(r"^## (\S+)", _read("CHANGELOG.md"), re.MULTILINE)
    assert headings[headings[0] == "Unreleased"] == __version__


@cache
def _case() -> Project:
    return load_project(Folder(ROOT)).project


def _ranked(*shares: str) -> Ranking:
    settings = []
    for share in shares:
        path, _, weight = share.partition("=")
        settings.append(WeightSetting(path, parse_weight(weight)))
    return rank(_case(), Settings(weights=tuple(settings)))


def _order(*shares: str) -> list[str]:
    return [row.option for row in _ranked(*shares).ranked]


def test_ranking_is_the_one_that_the_tour_discusses() -> None:
    """The break first, then the status quo and the attaché, training, and the restart last."""
    assert _order() == [
        "cut-ties", "status-quo", "defense-attache", "cbrne-training", "spp-restart",
    ]  # fmt: skip


def test_single_scores_turn_the_first_place_round_as_the_tour_says() -> None:
    """Fifteen do, each alone within its range: twelve for the status quo, three for the attaché."""
    found = stress(_case())
    assert Counter(
        first
        for leaf in found.ranking.tree.leaves
        for option, block in found.ranking.project.options.items()
        for first in {
            _first_with(found.ranking, {option: level}, leaf.path)
            for level in block.scores[leaf.path].range or ()
        }
        - {"cut-ties"}
    ) == {"status-quo": 12, "defense-attache": 3}
    assert len(found.load_bearing) == 15
    assert verdict(found.ranking).outcome is Outcome.no_clear_winner


def test_attache_is_first_where_one_officer_holds_territory_and_ministry() -> None:
    """As docs/tour.md says of the article's thesis: by 2.8 points with both. With the territory
    alone the break stays ahead by 0.6, with the ministry alone by 0.8."""
    ranking = _ranked()
    total = {row.option: row.total for row in ranking.ranked}
    gains = {}
    behind = total["cut-ties"] - total["defense-attache"]
    for path, belief, left in (
        ("leverage.competition", "attache-leaves-territory", 0.6),
        ("risk.rival-influence", "attache-leaves-ministry", 0.8),
    ):
        score = ranking.project.options["defense-attache"].scores[path]
        assert score.if_wrong is not None
        level = score.if_wrong[belief].value
        assert _first_with(ranking, {"defense-attache": level}, path) == "cut-ties"
        gains[path] = _gain(ranking, "defense-attache", level, path)
        assert round(behind - gains[path], 1) == left
    assert round(sum(gains.values()) - behind, 1) == 2.8


def _gain(ranking: Ranking, option: str, level: float, path: str) -> float:
    """What another level of one leaf adds to the total of an option."""
    leaf = ranking.tree.nodes[path]
    assert leaf.constructed is not None
    column = ranking.tree.leaves.index(leaf)
    row = ranking.options.index(option)
    measures = ranking.measures[:, column].copy()
    measures[row] = level
    change = ranking.scales[column].values(measures) - ranking.values[:, column]
    return float(change[row] * ranking.weights.global_[path])


def _first_with(ranking: Ranking, levels: Mapping[str, float], path: str) -> str:
    """Who comes first where some options are at other levels of one leaf."""
    leaf = ranking.tree.nodes[path]
    assert leaf.constructed is not None
    column = ranking.tree.leaves.index(leaf)
    measures = ranking.measures[:, column].copy()
    for option, level in levels.items():
        measures[ranking.options.index(option)] = level
    change = ranking.scales[column].values(measures) - ranking.values[:, column]
    totals = ranking.totals + change * ranking.weights.global_[path]
    return ranking.options[int(totals.argmax())]


def test_attache_is_best_on_leverage_and_restart_worst_on_ethics_as_the_tour_says() -> None:
    """By the values on the top criteria; on risk and ethics the break is ahead of the attaché."""
    ranking = _ranked()
    attache, restart, leaving = map(
        ranking.options.index, ("defense-attache", "spp-restart", "cut-ties")
    )
    assert max(ranking.branch_values("leverage")) == ranking.branch_values("leverage")[attache]
    assert min(ranking.branch_values("ethics")) == ranking.branch_values("ethics")[restart]
    for path in ("risk", "ethics"):
        assert ranking.branch_values(path)[leaving] > ranking.branch_values(path)[attache]


def test_weights_move_the_first_place_where_the_tour_says() -> None:
    """The break leads from a share of ethics of 11.5% on, up to one of leverage of 55.8%, and at
    every share of risk; else the attaché."""
    assert _order("ethics=11.5%")[0] == "cut-ties"
    assert _order("ethics=11.4%")[0] == "defense-attache"
    assert _order("leverage=55.8%")[0] == "cut-ties"
    assert _order("leverage=55.9%")[0] == "defense-attache"
    assert all(_order(f"risk={share}%")[0] == "cut-ties" for share in range(101))


def test_weightings_roles_and_worlds_are_as_the_tour_says() -> None:
    """The break is first under 80% of all weightings, the attaché under 19%, but under 72% of those
    in the stated order. Two roles choose the attaché, five the break; the break leads in three
    worlds, and after a transition the attaché does and the break is last. Most of those who differ
    on the first place differ on what ethics is worth."""
    project = _case()
    shares = robustness(project, Settings(), RobustnessSettings()).acceptability[:, 0]
    firsts = dict(zip(project.options, (100 * shares).round().tolist(), strict=True))
    assert (firsts["cut-ties"], firsts["defense-attache"]) == (80, 19)
    ordered = robustness(project, Settings(), RobustnessSettings(weighting=Weighting.order))
    row = ordered.ranking.options.index("defense-attache")
    assert round(float(ordered.acceptability[row, 0]), 2) == 0.72

    choices = {
        role: rank(project, Settings(perspective=role)).ranked[0].option
        for role in project.perspectives
    }
    assert Counter(choices.values()) == {"cut-ties": 5, "defense-attache": 2}
    assert choices["defense-planner"] == choices["eucom"] == "defense-attache"
    roles = perspectives(project, Settings())
    assert roles.compromise == ("cut-ties",)
    about = Counter(each.criterion for each in roles.disagreements if each.is_about_first)
    assert about["ethics"] > about.total() / 2

    worlds = {world: rank(project, Settings(scenario=world)).ranked for world in project.scenarios}
    first = {world: ranked[0].option for world, ranked in worlds.items()}
    assert first.pop("transition") == "defense-attache"
    assert set(first.values()) == {"cut-ties"}
    assert worlds["transition"][-1].option == "cut-ties"
    assert worlds["regime-balances"][0].total - worlds["regime-balances"][1].total < 2


def test_the_first_score_to_check_is_the_one_that_the_tour_names() -> None:
    """What a break lets happen on the territory, and next whether anybody answers it; the three
    assumptions that can turn the first place round all put the status quo there."""
    found = stress(_case())
    assert [(score.option, score.leaf.path) for score in found.load_bearing[:2]] == [
        ("cut-ties", "leverage.competition"),
        ("cut-ties", "risk.escalation"),
    ]
    turning = [belief for belief in found.beliefs if belief.moves_first_place]
    assert [(len(belief.items), belief.first) for belief in turning] == 3 * [(1, ("status-quo",))]


def _read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")
