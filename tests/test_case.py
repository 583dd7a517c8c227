"""The case at the root of the repository holds what its own files promise of it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from belarus_options.files.annotations import annotations
from belarus_options.files.folder import Folder
from belarus_options.files.project import load_project
from belarus_options.model.options import ScoreBlock
from belarus_options.studies.checks.checking import check
from belarus_options.studies.matrix.ranking import rank

ROOT = Path(__file__).resolve().parents[1]
LOADED = load_project(Folder(ROOT))
CASE = LOADED.project

# The article's sections and how many paragraphs each of them has.
PARAGRAPHS = {
    "Abstract": 1,
    "Opening section": 4,
    "Is Belarus a Security Concern?": 3,
    "The U.S. Defense Approach to Belarus": 4,
    "Seeking New Partners Is Not Without Risk": 4,
    "Strengthen the U.S. and NATO Positions in Eastern Europe": 1,
}
_CITED = re.compile(
    rf"({'|'.join(map(re.escape, PARAGRAPHS))}), paragraphs? (\d+(?:(?:, | and )\d+)*)"
)
_RANKED = re.compile(r"^(\d)\. .* \(`([a-z-]+)`\), (\d+\.\d)$", re.MULTILINE)
_ANSWERED = re.compile(r"^\| `([a-z-]+)` at `([a-z-]+)` \| (`[^|]+`) \| (.+) \|$", re.MULTILINE)
_AFTER_2020 = re.compile(r"\b(?:202[1-9]|20[3-9][0-9])\b")


def cited_paragraphs(text: str) -> list[tuple[str, int]]:
    """The sections and paragraphs of the article that a text names."""
    found = [
        (section, int(number))
        for section, numbers in _CITED.findall(text)
        for number in re.findall(r"\d+", numbers)
    ]
    # A section misspelt would otherwise go unread.
    assert len(re.findall(r"\bparagraphs?\b", text)) == len(_CITED.findall(text)), text
    return found


def entries() -> Iterator[tuple[str, str, str, ScoreBlock, ScoreBlock]]:
    """Option, leaf and scenario of every score that depends on one, the entry as it is written and
    the score it stands beside."""
    for option, block in CASE.options.items():
        for leaf, score in block.scores.items():
            for scenario, entry in (score.scenarios or {}).items():
                yield option, leaf, scenario, entry, score


def test_the_seven_perspectives_are_the_seven_roles() -> None:
    """perspectives.yaml holds the roles of the article's argument, each under its id."""
    assert list(CASE.perspectives) == [
        "defense-planner",
        "eucom",
        "state-department",
        "lithuania-and-poland",
        "opposition",
        "civil-liberties",
        "escalation-skeptic",
    ]


def test_the_four_scenarios_are_the_articles_futures_and_carry_no_probability() -> None:
    """scenarios.yaml holds four worlds; the article gives no probabilities, so none has one."""
    assert list(CASE.scenarios) == [
        "moscow-takes-control",
        "regime-balances",
        "transition",
        "standoff",
    ]
    assert {scenario.probability for scenario in CASE.scenarios.values()} == {None}


@pytest.mark.parametrize("variants", [CASE.perspectives, CASE.scenarios], ids=["whose", "which"])
def test_perspectives_and_scenarios_name_paragraphs_that_exist(variants: object) -> None:
    """Each reason names at least one paragraph, and every one that it names is in the article."""
    assert isinstance(variants, dict)
    for id_, variant in variants.items():
        cited = cited_paragraphs(variant.because)
        assert cited, id_
        for section, paragraph in cited:
            assert 1 <= paragraph <= PARAGRAPHS[section], (id_, section, paragraph)


def test_evidence_stands_in_paragraphs_that_exist() -> None:
    """Every item from the article names a section and a paragraph that the article has."""
    for id_, item in CASE.evidence.items():
        if item.kind == "assumption":
            continue
        assert item.where is not None, id_
        section, paragraph = str(item.where.section), int(str(item.where.paragraph))
        assert 1 <= paragraph <= PARAGRAPHS[section], id_


@pytest.mark.parametrize("id_", CASE.perspectives)
def test_a_perspective_weighs_all_top_criteria_in_whole_groups(id_: str) -> None:
    """Its weights are raw numbers that add up to 100 in each group it gives, no sibling left out,
    and the group of top criteria is one of them."""
    weights = CASE.perspectives[id_].weights
    assert not any(weight.is_share for weight in weights.values())
    groups: dict[str, list[str]] = {}
    for node in CASE.tree.nodes.values():
        groups.setdefault(node.parent, []).append(node.path)
    given = {CASE.tree.nodes[path].parent for path in weights}
    assert CASE.tree.nodes["risk"].parent in given
    for parent in given:
        assert set(groups[parent]) <= set(weights), parent
        assert sum(weights[path].number for path in groups[parent]) == 100, parent


def test_perspectives_differ_from_each_other_and_from_the_owner() -> None:
    """No two roles weigh alike, and none weighs as criteria.yaml does."""
    owner = tuple(CASE.tree.raw_weights[path] for path in CASE.tree.nodes)
    seen = {owner}
    for perspective in CASE.perspectives.values():
        given = {path: weight.number for path, weight in perspective.weights.items()}
        seen.add(tuple({**CASE.tree.raw_weights, **given}[path] for path in CASE.tree.nodes))
    assert len(seen) == len(CASE.perspectives) + 1


def test_a_score_in_a_scenario_is_argued_on_its_own() -> None:
    """Every entry has its own reason, evidence, range and confidence, and inherits none of them."""
    for option, leaf, scenario, entry, score in entries():
        where = (option, leaf, scenario)
        assert entry.because, where
        assert entry.because != score.because, where
        assert entry.evidence, where
        assert entry.range is not None, where
        assert entry.confidence is not None, where


def test_a_score_is_given_for_a_scenario_only_where_it_differs() -> None:
    """No entry repeats the level it stands beside; what is the same is left out."""
    for option, leaf, scenario, entry, score in entries():
        assert entry.value != score.value, (option, leaf, scenario)


def test_every_scenario_changes_scores_of_more_than_one_option() -> None:
    """No scenario stands in the file without a difference that it makes."""
    for scenario in CASE.scenarios:
        assert len({option for option, _, where, *_ in entries() if where == scenario}) > 1


def test_no_score_that_rests_on_an_assumption_about_a_world_has_high_confidence() -> None:
    """What entries assume beyond what today's scores rest on is nowhere held with high
    confidence."""
    today = {
        item
        for block in CASE.options.values()
        for score in block.scores.values()
        for item in score.evidence or ()
    }
    for option, leaf, scenario, entry, _ in entries():
        new = [item for item in entry.evidence or () if item not in today]
        if any(CASE.evidence[item].kind == "assumption" for item in new):
            assert entry.confidence != "high", (option, leaf, scenario)


def test_nothing_in_the_case_is_of_a_later_year() -> None:
    """The case is dated autumn 2020: none of its files names a year after it."""
    files = [*ROOT.glob("*.yaml"), *(ROOT / "options").glob("*.yaml")]
    assert len(files) == 10
    for path in files:
        assert not _AFTER_2020.search(path.read_text(encoding="utf-8")), path.name


def test_the_ranking_without_settings_is_as_the_tour_says() -> None:
    """Perspectives and scenarios leave the case's own ranking as docs/tour.md prints it."""
    printed = _RANKED.findall((ROOT / "docs" / "tour.md").read_text(encoding="utf-8"))
    ranked = [(str(row.rank), row.option, f"{row.total:.1f}") for row in rank(CASE).ranked]
    assert ranked == printed
    assert [option for _, option, _ in ranked] == [
        "cut-ties",
        "status-quo",
        "defense-attache",
        "cbrne-training",
        "spp-restart",
    ]


def test_every_finding_of_check_has_a_reasoned_answer() -> None:
    """A comment with a reason allows what `check` finds, or a row of docs/case.md answers it, for
    the key that it stands at and the options that it is about; no row answers what is not found."""
    answers = _ANSWERED.findall((ROOT / "docs" / "case.md").read_text(encoding="utf-8"))
    open_ = [found for found in check(CASE, annotations(LOADED)).findings if not found.allowed]
    assert sorted((rule, key, between) for rule, key, between, _ in answers) == sorted(
        (
            found.rule,
            found.position.text.strip().rstrip(":"),
            ", ".join(f"`{option}`" for option in found.options),
        )
        for found in open_
    )
    assert all(len(answer.split()) > 10 for *_, answer in answers)
