"""What changed between two states of a decision: of the model, and not of the text."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from belarus_options.model.layout import option_file
from belarus_options.model.problem import Place
from belarus_options.model.settings import Settings, screened_out
from belarus_options.model.tree import Tree
from belarus_options.model.weights import derive_weights
from belarus_options.studies.diff.scales import is_same_scale, is_stated, scale_data
from belarus_options.studies.diff.statements import statements
from belarus_options.studies.diff.terms import NEW, OLD, Node, Terms, score_id, weights_id
from belarus_options.studies.matrix.ranking import Ranking

# The kinds that move totals, or who is ranked, in the order in which changes are listed.
MOVING = (
    "weights", "criterion-added", "criterion-removed", "scale", "anchors", "score", "option-added",
    "option-removed", "screening",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """One change of the model.

    `where` is what it is about, as one types it: a path, an option, or OPTION/PATH. `place` is in
    the files of the new side, or `is_gone` in those of the old one. `old` and `new` are plain data,
    None where a side has nothing. `moves_totals` says whether it has a part in totals or in who is
    ranked, under the settings.
    """

    id: str
    kind: str
    where: str
    place: Place
    old: Any
    new: Any
    moves_totals: bool = True
    is_gone: bool = False


def changes(old: Ranking, new: Ranking, terms: Terms, settings: Settings) -> tuple[Change, ...]:
    """All changes, those that move totals first; the rankings have those who are screened out."""
    moving = [
        *_weights(old, new, terms), *_criteria(old, new), *_scales(old, new), *_scores(old, new),
        *_options(old, new), *_screening(old, new, settings),
    ]  # fmt: skip
    moving.sort(key=lambda change: MOVING.index(change.kind))
    return (*moving, *_statements(old, new, settings))


def _weights(old: Ranking, new: Ranking, terms: Terms) -> Iterator[Change]:
    """One change a group, since only proportions within it count. What the files say is listed too
    where settings put something else in its place."""
    for group in terms.changed_groups:
        shares = terms.groups[group]
        before = {path: float(share) for (path, _), (share, _) in shares.items() if share}
        after = {path: float(share) for (path, _), (_, share) in shares.items() if share}
        yield Change(
            weights_id(group), "weights", group, _weight_place(old, new, group), before, after
        )
    if not old.settings.sets_weights:
        return
    stated = [derive_weights(side.tree, side.tree.raw_weights).exact.local for side in (old, new)]
    for group, nodes in terms.groups.items():
        was, now = (_shares(nodes, side) for side in stated)
        if group not in terms.changed_groups and was != now:
            place = _weight_place(old, new, group)
            id, moves = weights_id(group), False
            yield Change(id, "weights", group, place, was, now, moves)


def _shares(nodes: Iterable[Node], local: Mapping[str, Fraction]) -> dict[str, float]:
    return {path: float(local[path]) for path, _ in nodes if path in local}


def _weight_place(old: Ranking, new: Ranking, group: str) -> Place:
    """The first weight of a group that is written otherwise, or the first of all."""
    raw, siblings = old.tree.raw_weights, new.tree.children(group)
    written = (path for path in siblings if raw.get(path) != new.tree.raw_weights[path])
    return new.tree.nodes[next(written, siblings[0])].weight_place


def _criteria(old: Ranking, new: Ranking) -> Iterator[Change]:
    """What is on one side alone, without what is below it; a leaf that became a branch, and the
    other way round, is a removal and an addition."""
    for here, other, kind in ((old, new, "criterion-removed"), (new, old, "criterion-added")):
        for path, node in here.tree.nodes.items():
            if _has(other.tree, path, is_leaf=node.is_leaf):
                continue
            if node.parent and not _has(other.tree, node.parent, is_leaf=False):
                continue
            share, is_gone = here.weights.local[path], kind == "criterion-removed"
            was, now = (share, None) if is_gone else (None, share)
            id = f"{kind}:{path}"
            yield Change(id, kind, path, node.place, was, now, is_gone=is_gone)


def _has(tree: Tree, path: str, *, is_leaf: bool) -> bool:
    return path in tree.nodes and tree.nodes[path].is_leaf is is_leaf


def _common_leaves(old: Ranking, new: Ranking) -> Iterator[tuple[str, int, int]]:
    for column, leaf in enumerate(new.tree.leaves):
        if leaf.path in old.tree.leaf_at:
            yield leaf.path, old.column_of(leaf.path), column


def _scales(old: Ranking, new: Ranking) -> Iterator[Change]:
    for path, before, after in _common_leaves(old, new):
        scales = old.scales[before], new.scales[after]
        if not is_same_scale(*scales):
            kind = "scale" if is_stated(*scales) else "anchors"
            place = new.tree.nodes[path].place
            was, now = map(scale_data, scales)
            yield Change(f"{kind}:{path}", kind, path, place, was, now)


def _scores(old: Ranking, new: Ranking) -> Iterator[Change]:
    both = [option for option in new.options if option in old.names]
    for path, before, after in _common_leaves(old, new):
        for option in both:
            rows = old.row_of(option), new.row_of(option)
            shown = (
                float(old.measures[rows[OLD], before]), float(new.measures[rows[NEW], after]),
            )  # fmt: skip
            moves = shown[OLD] != shown[NEW]
            if not moves:
                # A setting has put something else in the place of what is stated.
                stated = (side.project.options[option].scores[path] for side in (old, new))
                was, now = (score.estimate for score in stated)
                shown = was, now
            if shown[OLD] != shown[NEW]:
                place = Place(option_file(option), ("scores", path))
                id, where = score_id(option, path), f"{option}/{path}"
                yield Change(id, "score", where, place, *shown, moves_totals=moves)


def _options(old: Ranking, new: Ranking) -> Iterator[Change]:
    for here, other, kind in ((new, old, "option-added"), (old, new, "option-removed")):
        for option in here.options:
            if option in other.names:
                continue
            total, is_gone = float(here.totals[here.row_of(option)]), here is old
            was, now = (total, None) if is_gone else (None, total)
            place = Place(option_file(option))
            yield Change(f"{kind}:{option}", kind, option, place, was, now, is_gone=is_gone)


def _screening(old: Ranking, new: Ranking, settings: Settings) -> Iterator[Change]:
    """One change an option that is ranked on one side alone, both sides having it."""
    before, after = (screened_out(side.project, settings) for side in (old, new))
    for option in new.options:
        if option in old.names and (option in before) is not (option in after):
            was, now = (list(side.get(option, ())) for side in (before, after))
            place = Place(option_file(option))
            yield Change(f"screening:{option}", "screening", option, place, was, now)


# Of these, one that is on one side alone has been named as added or removed.
_WITH_OWNER = ("leaf", "branch", "option", "score")


def _statements(old: Ranking, new: Ranking, settings: Settings) -> Iterator[Change]:
    before = statements(old.project, new.project, settings)
    after = statements(new.project, old.project, settings)
    for item in (*after, *(item for item in before if item not in after)):
        said = [side.get(item) for side in (before, after)]
        if item.sort in _WITH_OWNER and None in said:
            continue
        was, now = (None if each is None else each.value for each in said)
        if was != now:
            at = said[OLD] if now is None and said[NEW] is None else said[NEW]
            assert at is not None
            id = f"{item.kind}:{item.sort}:{item.where}"
            is_gone = said[NEW] is None
            yield Change(id, item.kind, item.where, at.place, was, now, False, is_gone)
