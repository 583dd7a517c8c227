"""Weights changed in criteria.yaml, in place: those characters and nothing else."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from yaml import ScalarNode

from belarus_options.files.documents.document import Document
from belarus_options.files.documents.records import validate
from belarus_options.files.folder import Folder
from belarus_options.files.project import LoadedProject
from belarus_options.files.weight_ranges import with_weight_ranges, written_weight
from belarus_options.files.writing import replace_text
from belarus_options.model.criteria import CriteriaFile
from belarus_options.model.layout import CRITERIA_FILE
from belarus_options.model.problem import InputError, Place, Problem, Template, refuse
from belarus_options.model.shares import Share, set_shares
from belarus_options.model.tree import Tree, build_tree
from belarus_options.model.weights import WeightSetting, derive_weights, set_weights


@dataclass(frozen=True, slots=True)
class WeightEdit:
    """One weight of criteria.yaml before and after."""

    path: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class EditedCriteria:
    """The edits asked for, and criteria.yaml's text without and with them."""

    edits: tuple[WeightEdit, ...]
    before: str
    after: str


def edit_weights(
    loaded: LoadedProject,
    settings: Sequence[WeightSetting],
    ranges: Mapping[str, tuple[float, float]] = MappingProxyType({}),
) -> EditedCriteria:
    """criteria.yaml with other weights, so that shares come out as under the same settings, and
    with ranges beside some of them, by path, in the unit of the group.

    Nothing is written. Raises InputError where a weight is not there yet, or cannot be.
    """
    project, document = loaded.project, loaded.documents[CRITERIA_FILE]
    tree, raw = project.tree, project.tree.raw_weights
    wanted = set_weights(tree, raw, settings).local
    numbers = _raw_numbers(tree, raw, settings)
    # The shares of a group are rounded, so that they add up as they are written.
    wanted |= {path: share / 100 for path, share in numbers.items() if isinstance(share, Share)}
    _require_weights(document, tree, numbers)
    _require_in_ranges(document, tree, numbers, ranges)
    edits = tuple(WeightEdit(path, raw[path], number) for path, number in numbers.items())
    after = with_weight_ranges(_replaced(document, tree, numbers), tree, ranges)
    _require_same(after, wanted, settings)
    return EditedCriteria(edits, document.text, after)


def write_criteria(folder: Folder, edited: EditedCriteria) -> None:
    """Writes the edited text over criteria.yaml, as `replace_text` does.

    Raises InputError for the built-in case, which is never written to.
    """
    if folder.is_builtin:
        raise refuse(
            "built-in",
            "the built-in case is never written to",
            Template("make a copy with `$init DIR` and work in there"),
            file=CRITERIA_FILE,
        )
    replace_text(folder.path / CRITERIA_FILE, edited.before, edited.after)


def _raw_numbers(
    tree: Tree, raw: Mapping[str, float], settings: Iterable[WeightSetting]
) -> dict[str, float]:
    """The raw number for each named weight; those not named stay, so shares are solved for. Where
    a group is written in shares, the new share of all of it."""
    groups: dict[str, list[WeightSetting]] = {}
    for setting in settings:
        groups.setdefault(tree.nodes[setting.path].parent, []).append(setting)
    numbers: dict[str, float] = {}
    for parent, named in groups.items():
        written = {path: tree.nodes[path].weight for path in tree.children(parent)}
        stated = {path: weight for path, weight in written.items() if isinstance(weight, Share)}
        if stated:
            numbers |= _shares(stated, named)
            continue
        numbers |= {s.path: float(s.value.raw(raw[s.path])) for s in named if not s.value.is_share}
        shares = {s.path: s.value.number for s in named if s.value.is_share}
        if not shares:
            continue
        others = {
            path: numbers.get(path, raw[path])
            for path in tree.children(parent)
            if path not in shares
        }
        numbers |= _solved(shares, others, named)
    return numbers


def _shares(stated: Mapping[str, Share], named: Sequence[WeightSetting]) -> dict[str, Share]:
    if problems := [
        Problem(
            "bad-weight",
            f"`{setting.path}` stands in a group of shares, and a number beside them says nothing",
            f"give a share, such as `{setting.path}=30%`; its siblings then change in proportion",
            argument=setting.argument,
        )
        for setting in named
        if not (setting.value.is_share or setting.value.is_factor)
    ]:
        raise InputError(problems)
    factors = {s.path: s.value.number for s in named if s.value.is_factor}
    changed = {path: Share(w * factors.get(path, 1), w.decimals) for path, w in stated.items()}
    return set_shares(changed, {s.path: s.value.number for s in named if s.value.is_share})


def _solved(
    shares: Mapping[str, float], others: Mapping[str, float], named: Sequence[WeightSetting]
) -> dict[str, float]:
    given, rest = math.fsum(shares.values()), math.fsum(others.values())
    left = 100 - given
    if not rest and (not others or abs(left) <= 1e-9):
        return dict(shares)
    listed = ", ".join(f"`{path}`" for path in others)
    setting = next(s for s in named if s.value.is_share)
    if not rest:
        raise refuse(
            "bad-weight",
            f"the weights of {listed} are all 0, so none can take the other {left:.10g}%",
            "name them too",
            argument=setting.argument,
        )
    if left <= 1e-9:
        zeros = " ".join(f"{path}=0" for path, number in others.items() if number)
        raise refuse(
            "bad-weight",
            f"100% leaves nothing for {listed}, whose weights would have to change too",
            f"say so: add {zeros}",
            argument=setting.argument,
        )
    return {path: share / left * rest for path, share in shares.items()}


def _require_weights(document: Document, tree: Tree, paths: Iterable[str]) -> None:
    problems = []
    for path in paths:
        place = tree.nodes[path].place
        if tree.nodes[path].weight is None:
            position = document.position(Place(place.file, place.path, key=True))
            problems.append(
                Problem(
                    "missing-weight",
                    f"`{path}` has no weight to change",
                    f"write `weight: …` into its block, which starts on line {position.line}",
                    position=position,
                )
            )
    if problems:
        raise InputError(problems)


def _require_in_ranges(
    document: Document,
    tree: Tree,
    numbers: Mapping[str, float],
    ranges: Mapping[str, tuple[float, float]],
) -> None:
    problems = []
    for path, number in numbers.items():
        low, high = ranges.get(path) or tree.nodes[path].weight_range or (number, number)
        if not low <= number <= high:
            place = Place(CRITERIA_FILE, (*tree.nodes[path].place.path, "weight_range"))
            problems.append(
                Problem(
                    "bad-range",
                    f"`{path}` would weigh {number:.10g}, outside its range, {low:.15g} to"
                    f" {high:.15g}",
                    "change the range too, or take it out",
                    position=document.position(place),
                )
            )
    if problems:
        raise InputError(problems)


def _require_same(
    text: str, wanted: Mapping[str, float], settings: Sequence[WeightSetting]
) -> None:
    """Reads the edited text as any later run will, and holds its local weights to those wanted."""
    edited = Document(CRITERIA_FILE, text)
    criteria = validate(edited, CriteriaFile)
    if criteria is not None:
        tree = build_tree(criteria.criteria, criteria.scales or {})
        local = derive_weights(tree, tree.raw_weights).local
        if all(abs(local[path] - share) <= 1e-9 for path, share in wanted.items()):
            return
    message = "these weights differ too much in size to be written side by side"
    raise refuse("bad-weight", message, "choose others", argument=settings[0].argument)


def _replaced(document: Document, tree: Tree, numbers: Mapping[str, float]) -> str:
    spans = []
    for path, number in numbers.items():
        node = document.find(tree.nodes[path].weight_place.path)[1]
        assert isinstance(node, ScalarNode)
        spans.append((node.start_mark.index, node.end_mark.index, number))
    text = document.text
    for start, end, number in sorted(spans, reverse=True):
        text = text[:start] + written_weight(number) + text[end:]
    return text
