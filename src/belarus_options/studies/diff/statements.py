"""What a project says beside weights, scales and best estimates, item by item: none of it moves a
total."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from belarus_options.model.layout import (
    BUNDLES_FILE,
    CRITERIA_FILE,
    EVIDENCE_FILE,
    PERSPECTIVES_FILE,
    SCENARIOS_FILE,
    option_file,
)
from belarus_options.model.options import Option, Score
from belarus_options.model.problem import Place
from belarus_options.model.project import Project
from belarus_options.model.settings import Settings
from belarus_options.model.tree import Criterion


class Item(NamedTuple):
    """What a statement is about: the kind that it is counted under, what sort of thing it belongs
    to, and which one."""

    kind: str
    sort: str
    where: str


class Statement(NamedTuple):
    """What is said, as plain data, and where; None where it is left out."""

    value: Any
    place: Place


Statements = dict[Item, Statement]


def statements(project: Project, beside: Project, settings: Settings) -> Statements:
    """Everything that a project says and that moves no total under these settings; scores that are
    the same in the project `beside` it are left out, since there are many."""
    found: Statements = {}
    for item, value, place in _all(project, beside, settings):
        found[item] = Statement(value or None, place)
    return found


def _all(
    project: Project, beside: Project, settings: Settings
) -> Iterator[tuple[Item, Any, Place]]:
    for key, value in _plain(project.decision).items():
        kind = "names" if key == "title" else "decision"
        yield Item(kind, "decision", key), value, Place(CRITERIA_FILE, ("decision", key))
    for path, node in project.tree.nodes.items():
        yield from _of_criterion(path, node)
    for id, option in project.options.items():
        yield from _of_option(id, option)
        others = beside.options[id].scores if id in beside.options else {}
        for leaf, score in option.scores.items():
            if leaf in others and others[leaf] != score:
                place = Place(option_file(id), ("scores", leaf))
                yield from _of_score(f"{id}/{leaf}", score, settings, place)
    for kind, sort, file, keys, records in _records(project):
        for id, record in records.items():
            yield Item(kind, sort, id), _plain(record), Place(file, (*keys, id))
    for id, perspective in project.perspectives.items():
        value = _plain(perspective, without={"weights"})
        # Of those in force, what became of the shares is a change of its own.
        if id != settings.perspective:
            value["weights"] = {path: str(weight) for path, weight in perspective.weights.items()}
        yield Item("perspectives", "perspective", id), value, Place(PERSPECTIVES_FILE, (id,))
    if project.judgments:
        # Loading them takes time, and few folders have any.
        from belarus_options.model.judgments import entries_by_group, entry_place

        for group, (index, judgment) in entries_by_group(project.judgments).items():
            yield Item("judgments", "judgment", group), _plain(judgment), entry_place(index)
    limits = _plain(project.bundles.limits)
    yield (
        Item("bundles", "constraints", "constraints"),
        limits,
        Place(BUNDLES_FILE, ("constraints",)),
    )


def _records(
    project: Project,
) -> Iterator[tuple[str, str, str, tuple[str, ...], Mapping[str, Any]]]:
    yield "tests", "test", CRITERIA_FILE, ("screening",), project.tests
    yield "scenarios", "scenario", SCENARIOS_FILE, (), project.scenarios
    yield "evidence", "source", EVIDENCE_FILE, ("sources",), project.sources
    yield "evidence", "evidence", EVIDENCE_FILE, ("evidence",), project.evidence
    yield "bundles", "bundle", BUNDLES_FILE, ("bundles",), project.bundles.named


def _of_criterion(path: str, node: Criterion) -> Iterator[tuple[Item, Any, Place]]:
    words: dict[str, Any] = {}
    if node.constructed is not None:
        words = {str(k): level.means for k, level in node.constructed.levels.items()}
    elif node.measured is not None and node.measured.unit is not None:
        words = {"unit": node.measured.unit}
    said: dict[str, Any] = {
        "names": {"name": node.name, "short": node.short},
        "definition": node.definition,
        "because": node.because,
        "weight_range": node.weight_range and [str(end) for end in node.weight_range],
        "wording": words,
        "bounds": None if node.must is None else _plain(node.must),
        "bundles": node.combine,
        "shared": None if node.shared is None else _plain(node.shared),
        "thresholds": None if node.thresholds is None else _plain(node.thresholds),
    }
    for kind, value in said.items():
        yield Item(kind, "leaf" if node.is_leaf else "branch", path), value, node.place


def _of_option(id: str, option: Option) -> Iterator[tuple[Item, Any, Place]]:
    file, given = option_file(id), _plain(option, without={"scores"})
    names = {key: given[key] for key in ("name", "short") if key in given}
    together = {key: given[key] for key in ("requires", "excludes", "cost") if given.get(key)}
    yield Item("names", "option", id), names, Place(file, ("name",))
    yield Item("definition", "option", id), option.summary, Place(file, ("summary",))
    yield Item("role", "option", id), option.role, Place(file, ("role",))
    yield Item("bundles", "option", id), together, Place(file, ("requires",))
    yield Item("tests", "option", id), given.get("screening"), Place(file, ("screening",))


def _of_score(
    where: str, score: Score, settings: Settings, place: Place
) -> Iterator[tuple[Item, Any, Place]]:
    given = _plain(score)
    scenarios = given.pop("scenarios", {})
    in_force = scenarios.get(settings.scenario)
    if in_force is not None:
        in_force.pop("value", None)
    kinds = {
        "range": "range", "distribution": "distribution", "confidence": "confidence",
        "because": "because", "evidence": "evidence", "settled": "settled", "if_wrong": "if_wrong",
    }  # fmt: skip
    for key, kind in kinds.items():
        yield Item(kind, "score", where), given.get(key), Place(place.file, (*place.path, key))
    at = Place(place.file, (*place.path, "scenarios"))
    yield Item("scenarios", "score", where), scenarios, at


def _plain(record: Any, without: set[str] | None = None) -> dict[str, Any]:
    data: dict[str, Any] = record.model_dump(
        mode="json", by_alias=True, exclude_none=True, exclude=without
    )
    return data
