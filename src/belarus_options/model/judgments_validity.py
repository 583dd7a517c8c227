"""What makes judgments.yaml valid beyond its shape: siblings, all of them, and answers that hang
together.

Every function yields problems and raises nothing, so that one run finds all of them.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from belarus_options.model.grammar import first_levels, first_of
from belarus_options.model.judgments import (
    PAIR_SEPARATOR,
    BestWorst,
    Judgment,
    Step,
    entry_place,
)
from belarus_options.model.problem import Problem
from belarus_options.model.suggest import did_you_mean
from belarus_options.model.tree import Criterion, Tree

_MOST_LISTED = 8
_WHOLE = 100


def judgment_problems(
    entries: Sequence[Judgment], tree: Tree, *, is_sure: bool
) -> Iterator[Problem]:
    """What is wrong within judgments.yaml; where criteria.yaml is not sure, of names alone."""
    seen: set[str] = set()
    for index, entry in enumerate(entries):
        group = entry.parent
        if group and group not in tree.nodes:
            if not tree.is_in_doubt(group):
                yield tree.unknown(group, entry_place(index, "group"))
            continue
        if group and tree.nodes[group].is_leaf:
            if is_sure:
                yield _no_group(index, f"`{group}` is a leaf, and has nothing below it to weigh")
            continue
        if group in seen:
            yield Problem(
                "bad-judgment",
                f"a second entry weighs {_called(group)}",
                "keep one of the two; what another person says is a perspective of its own",
                place=entry_place(index),
            )
        seen.add(group)
        siblings = {tree.nodes[path].id: tree.nodes[path] for path in tree.children(group)}
        if is_sure and len(siblings) == 1:
            yield _no_group(index, f"{_called(group)}: there is one, so there is nothing to weigh")
            continue
        unknown = list(_name_problems(index, entry, siblings, tree))
        yield from unknown
        if is_sure and not unknown:
            yield from _answer_problems(index, entry, siblings)


def _called(group: str) -> str:
    return f"the criteria of `{group}`" if group else "the top criteria"


def _no_group(index: int, message: str) -> Problem:
    help = "`group` is the path of a branch; without it, the top criteria are weighed"
    return Problem("bad-judgment", message, help, place=entry_place(index, "group"))


def _name_problems(
    index: int, entry: Judgment, siblings: Collection[str], tree: Tree
) -> Iterator[Problem]:
    """Ids that no sibling has."""
    if entry.parent in tree.in_doubt:
        return
    named = list(entry.named())
    named += [(id, ("because", id)) for id in entry.because or ()]
    for id, keys in named:
        if id not in siblings:
            yield Problem(
                "unknown-criterion",
                f"`{id}` is none of {_called(entry.parent)}",
                did_you_mean(id, siblings) or f"they are {first_of([*siblings], _MOST_LISTED)}",
                place=entry_place(index, *keys, key=keys[-1] == id),
            )


def _answer_problems(
    index: int, entry: Judgment, siblings: dict[str, Criterion]
) -> Iterator[Problem]:
    """What is wrong with answers that name siblings alone."""
    wrong = list(_trade_off_problems(index, entry, siblings))
    yield from wrong
    if wrong:
        return
    key = entry.spelling
    named = {id for id, _ in entry.named()}
    missing = [id for id in siblings if id not in named]
    if missing and entry.best_worst is None:
        yield Problem(
            "bad-judgment",
            f"`{key}` says nothing of {first_of(missing, _MOST_LISTED)}",
            f"every one of {_called(entry.parent)} is weighed",
            place=entry_place(index, key, key=True),
        )
    if entry.swing is not None:
        yield from _swing_problems(index, entry.swing.values())
        yield from _range_problems(index, entry.swing, entry.swing_range or {})
    if entry.order is not None:
        yield from _order_problems(index, entry.order)
    if entry.ratios is not None:
        yield from _ratio_problems(index, entry.ratios)
        pairs = [tuple(pair.split(PAIR_SEPARATOR)) for pair in entry.ratios]
        yield from _connection_problems(index, "ratios", pairs, siblings)
    if entry.tradeoffs is not None:
        steps = [(*statement.this, *statement.equals) for statement in entry.tradeoffs]
        yield from _connection_problems(index, "tradeoffs", steps, siblings)
    if entry.best_worst is not None:
        yield from _best_worst_problems(index, entry.best_worst, siblings)


def _swing_problems(index: int, points: Iterable[float]) -> Iterator[Problem]:
    largest = max(points, default=0.0)
    if largest != _WHOLE:
        yield Problem(
            "bad-swing",
            f"the largest swing has {largest:g} points, and points are beside one of {_WHOLE}",
            f"give the largest swing {_WHOLE}, and the others theirs beside it",
            place=entry_place(index, "swing", key=True),
        )


def _range_problems(
    index: int, swing: Mapping[str, float], ranges: Mapping[str, tuple[float, float]]
) -> Iterator[Problem]:
    for id, (low, high) in ranges.items():
        points = swing.get(id, low)
        message = ""
        if not low <= points <= high:
            message = f"the points of `{id}`, {points:g}, lie outside {low:g} to {high:g}"
        elif high > _WHOLE or (points == _WHOLE and low < high):
            message = f"`{id}` would be worth more or less than the {_WHOLE} of the largest swing"
        if message:
            yield Problem(
                "bad-range",
                message,
                "a range has the points in it and ends at 100; the largest swing has none",
                place=entry_place(index, "swing_range", id),
            )


def _order_problems(index: int, order: Sequence[Sequence[str]]) -> Iterator[Problem]:
    seen: set[str] = set()
    for at, place in enumerate(order):
        for id in place:
            if id in seen:
                yield _wrong(index, f"`{id}` stands twice in the order", "take one out", at)
            seen.add(id)


def _wrong(index: int, message: str, help: str, at: int) -> Problem:
    return Problem("bad-judgment", message, help, place=entry_place(index, "order", at))


def _ratio_problems(index: int, ratios: Iterable[str]) -> Iterator[Problem]:
    seen: dict[frozenset[str], str] = {}
    for pair in ratios:
        ids = pair.split(PAIR_SEPARATOR)
        place = entry_place(index, "ratios", pair, key=True)
        if len(ids) != 2 or ids[0] == ids[1]:
            yield Problem(
                "bad-judgment",
                f"`{pair}` is no pair of two criteria",
                "write two ids with `/` between: `access/warning: 2` where the first swing is worth"
                " twice the second",
                place=place,
            )
        elif frozenset(ids) in seen:
            yield Problem(
                "bad-judgment",
                f"`{pair}` is judged twice, as `{seen[frozenset(ids)]}` before",
                "keep one of the two",
                place=place,
            )
        seen.setdefault(frozenset(ids), pair)


def _connection_problems(
    index: int, key: str, pairs: Iterable[Sequence[str]], siblings: Iterable[str]
) -> Iterator[Problem]:
    """Siblings that no chain of statements leads to from the first one named."""
    linked: dict[str, set[str]] = {}
    for pair in pairs:
        for id in pair:
            linked.setdefault(id, set()).update(pair)
    named = [id for id in siblings if id in linked]
    reached, news = set(named[:1]), named[:1]
    while news:
        news = [other for id in news for other in linked[id] - reached]
        reached.update(news)
    loose = [id for id in named if id not in reached]
    if loose:
        yield Problem(
            "unconnected",
            f"nothing connects {first_of(loose, _MOST_LISTED)} to `{named[0]}`",
            f"judge one of them beside one that hangs together with `{named[0]}`",
            place=entry_place(index, key, key=True),
        )


def _trade_off_problems(
    index: int, entry: Judgment, siblings: dict[str, Criterion]
) -> Iterator[Problem]:
    branches = [id for id, node in siblings.items() if not node.is_leaf]
    if entry.tradeoffs is not None and branches:
        yield Problem(
            "bad-judgment",
            f"`{branches[0]}` is a branch, and trade-offs are steps on the scales of leaves",
            "weigh the group by `swing` or `ratios`",
            place=entry_place(index, "tradeoffs", key=True),
        )
        return
    for at, statement in enumerate(entry.tradeoffs or ()):
        for side, steps in (("this", statement.this), ("equals", statement.equals)):
            if len(steps) != 1:
                yield Problem(
                    "bad-judgment",
                    f"`{side}` is a step on one leaf, and has {len(steps)}",
                    "write one, such as `{legitimacy: [3, 2]}`",
                    place=entry_place(index, "tradeoffs", at, side, key=True),
                )
            for id, step in steps.items():
                if fault := _step_fault(siblings[id], step):
                    message, help = fault
                    place = entry_place(index, "tradeoffs", at, side, id)
                    yield Problem("bad-judgment", message, help, place=place)
        if statement.this.keys() == statement.equals.keys():
            yield Problem(
                "bad-judgment",
                "both steps are on one leaf, which says nothing of another",
                "name another leaf of the group under `equals`",
                place=entry_place(index, "tradeoffs", at, "equals", key=True),
            )


def _step_fault(leaf: Criterion, step: Step) -> tuple[str, str] | None:
    """What is wrong with a step on a leaf, and a way out."""
    worse, better = step
    if leaf.constructed is not None:
        levels = leaf.constructed.ordered
        if wrong := [at for at in step if at not in levels]:
            help = f"its levels are {first_levels(levels)}"
            return f"`{wrong[0]:g}` is no level of `{leaf.id}`", help
    elif leaf.measured is None:
        return (
            f"`{leaf.id}` has no scale, so what a step on it is worth moves with the options",
            "give it a scale with `worst` and `best` in criteria.yaml",
        )
    rises = better > worse if leaf.prefer == "more" else better < worse
    if not rises:
        return (
            f"the step on `{leaf.id}` from {worse:g} to {better:g} does not lead to the better",
            f"write the worse end first: `[{better:g}, {worse:g}]`"
            if better != worse
            else "a step leads from a worse end to a better one",
        )
    return None


def _best_worst_problems(
    index: int, given: BestWorst, siblings: Collection[str]
) -> Iterator[Problem]:
    if given.best == given.worst:
        yield Problem(
            "bad-judgment",
            f"`{given.best}` is both the best and the worst",
            "name two different siblings",
            place=entry_place(index, "best-worst", "worst"),
        )
        return
    sides = (
        ("best-to-others", given.best, given.best_to_others),
        ("others-to-worst", given.worst, given.others_to_worst),
    )
    for key, self, ratings in sides:
        missing = [id for id in siblings if id not in ratings and id != self]
        if missing:
            yield Problem(
                "bad-judgment",
                f"`{key}` says nothing of {first_of(missing, _MOST_LISTED)}",
                f"every sibling but `{self}` has a rating there",
                place=entry_place(index, "best-worst", key, key=True),
            )
        if self in ratings:
            yield Problem(
                "bad-judgment",
                f"`{key}` is about the others, and has `{self}` too",
                "take it out",
                place=entry_place(index, "best-worst", key, self, key=True),
            )
    one, other = given.best_to_others.get(given.worst), given.others_to_worst.get(given.best)
    if one is not None and other is not None and one != other:
        yield Problem(
            "bad-judgment",
            f"the best is worth {one:g} times the worst in `best-to-others`, and {other:g} times in"
            " `others-to-worst`",
            "write the same number in both",
            place=entry_place(index, "best-worst", "others-to-worst", given.best),
        )
