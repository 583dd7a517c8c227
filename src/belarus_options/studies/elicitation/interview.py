"""The questions of an interview about the swings of one group, and the entry that the answers make.

An interview is a script: it yields a question, is sent the answer, and returns the answers under
the key of their entry. What comes next is found by going through all answers so far, so that going
back is leaving one out.
"""

from collections.abc import Callable, Generator, Mapping, Sequence
from datetime import date
from itertools import combinations, pairwise
from typing import Any, Literal, NamedTuple

from belarus_options.model.grammar import first_of
from belarus_options.model.judgments import PAIR_SEPARATOR, Judgment, Spelling, Step
from belarus_options.model.problem import refuse
from belarus_options.model.project import Project
from belarus_options.model.scales_digest import scales_digest
from belarus_options.model.tree import Criterion

# All pairs of more siblings than these are too many questions; a ring of them still shows
# contradictions.
_ALL_PAIRS = 4


class Choose(NamedTuple):
    """Which of some swings is worth most or least; several where they can share the place."""

    asks: Literal["most", "next", "least"]
    among: tuple[str, ...]
    takes_several: bool = False


class Points(NamedTuple):
    """What the swing of `path` is worth where that of `largest` is worth 100: at least, by the best
    estimate, and at most."""

    path: str
    largest: str


class Times(NamedTuple):
    """How many times as much the swing of `first` is worth as that of `second`; `most` where the
    first is worth more, on the scale from 1 to it."""

    first: str
    second: str
    most: float | None = None


class EqualStep(NamedTuple):
    """Which step on the scale of `on` is worth as much as the whole swing of `path`."""

    path: str
    on: str


Question = Choose | Points | Times | EqualStep
# Paths that were chosen, a number, a step from the worse to the better, or points and their range.
Answer = tuple[str, ...] | float | Step | tuple[float, float, float]
Answers = dict[str, Any]

_Script = Generator[Question, Any, Answers]


class Finished(NamedTuple):
    """All questions are answered: the answers under the key that they have in an entry."""

    answers: Answers


def next_question(
    project: Project, group: str, by: Spelling, answers: Sequence[Answer]
) -> Question | Finished:
    """What is to be asked after these answers about the swings of a group, by one of the five
    methods."""
    tree = project.tree
    script = _SCRIPTS[by](tuple(tree.nodes[path] for path in tree.children(group)))
    try:
        question = next(script)
        for answer in answers:
            question = script.send(answer)
    except StopIteration as end:
        return Finished(end.value)
    return question


def most_questions(by: Spelling, siblings: int) -> int:
    """How many questions an interview about so many siblings has at most."""
    match by:
        case "swing" | "tradeoffs":
            return siblings
        case "order":
            return siblings - 1
        case "ratios":
            return len(_pairs(siblings))
        case "best-worst":
            return 2 + (siblings - 1) + (siblings - 2)


def require_questions(project: Project, group: str, by: Spelling, *, argument: str) -> None:
    """Raises InputError where nothing can be asked about a group, or not by this method."""
    tree = project.tree
    nodes = [tree.nodes[path] for path in tree.children(group)]
    if len(nodes) < 2:
        raise refuse(
            "bad-judgment",
            f"`{nodes[0].path}` is alone in its group, so there is nothing to weigh",
            "ask about another group",
            argument=argument,
        )
    scaleless = [f"{node.path}" for node in nodes if node.scale is None]
    if by == "tradeoffs" and scaleless:
        raise refuse(
            "bad-judgment",
            f"trade-offs are steps on scales, and none is that of {first_of(scaleless, 8)}",
            "ask about the group by another method, such as swing",
            argument=argument,
        )


def entry_of(
    project: Project, group: str, answers: Answers, who: str | None, on: date | None
) -> Judgment:
    """The entry of judgments.yaml for the answers about a group, with the digest of the scales as
    they are in the project."""
    data: dict[str, Any] = {
        "group": group or None,
        "who": who or None,
        "on": None if on is None else on.isoformat(),
        **answers,
        "scales": scales_digest(project.tree, group),
    }
    return Judgment.model_validate({key: value for key, value in data.items() if value is not None})


def ends(leaf: Criterion) -> Step:
    """The worst and the best of a leaf that has a scale."""
    if leaf.measured is not None:
        return leaf.measured.worst, leaf.measured.best
    assert leaf.constructed is not None
    levels = leaf.constructed.ordered
    low, high = float(levels[0]), float(levels[-1])
    return (high, low) if leaf.prefer == "less" else (low, high)


# --- scripts


def _swing(siblings: tuple[Criterion, ...]) -> _Script:
    ids = _ids(siblings)
    [largest] = yield Choose("most", tuple(ids))
    points, ranges = {largest: 100.0}, {}
    for path, id in ids.items():
        if path != largest:
            low, points[path], high = yield Points(path, largest)
            if low < high:
                ranges[id] = (low, high)
    swing = {"swing": {id: points[path] for path, id in ids.items()}}
    return {**swing, "swing_range": ranges} if ranges else swing


def _order(siblings: tuple[Criterion, ...]) -> _Script:
    ids, left = _ids(siblings), tuple(_ids(siblings))
    places: list[tuple[str, ...]] = []
    while len(left) > 1:
        chosen = yield Choose("next" if places else "most", left, takes_several=True)
        places.append(tuple(ids[path] for path in left if path in chosen))
        left = tuple(path for path in left if path not in chosen)
    if left:
        places.append((ids[left[0]],))
    return {"order": tuple(place[0] if len(place) == 1 else place for place in places)}


def _ratios(siblings: tuple[Criterion, ...]) -> _Script:
    ratios = {}
    for first, second in _pairs(len(siblings)):
        one, other = siblings[first], siblings[second]
        ratios[f"{one.id}{PAIR_SEPARATOR}{other.id}"] = yield Times(one.path, other.path)
    return {"ratios": ratios}


def _pairs(count: int) -> list[tuple[int, int]]:
    """The siblings that are compared, by their places: all, or each with its neighbor and the first
    with the last."""
    if count <= _ALL_PAIRS:
        return list(combinations(range(count), 2))
    return [*pairwise(range(count)), (0, count - 1)]


def _tradeoffs(siblings: tuple[Criterion, ...]) -> _Script:
    ids, nodes = _ids(siblings), {node.path: node for node in siblings}
    [largest] = yield Choose("most", tuple(ids))
    steps = []
    for path, id in ids.items():
        if path != largest:
            step = yield EqualStep(path, largest)
            steps.append({"this": {id: ends(nodes[path])}, "equals": {ids[largest]: step}})
    return {"tradeoffs": tuple(steps)}


def _best_worst(siblings: tuple[Criterion, ...]) -> _Script:
    ids = _ids(siblings)
    [best] = yield Choose("most", tuple(ids))
    [worst] = yield Choose("least", tuple(path for path in ids if path != best))
    # No swing between the two can be further from one of them than they are from each other.
    widest = yield Times(best, worst, most=9)
    to_others, to_worst = {worst: widest}, {best: widest}
    between = [path for path in ids if path not in (best, worst)]
    for path in between:
        to_others[path] = yield Times(best, path, most=widest)
    for path in between:
        to_worst[path] = yield Times(path, worst, most=widest)
    return {
        "best-worst": {
            "best": ids[best],
            "worst": ids[worst],
            "best-to-others": {id: to_others[path] for path, id in ids.items() if path != best},
            "others-to-worst": {id: to_worst[path] for path, id in ids.items() if path != worst},
        }
    }


def _ids(siblings: tuple[Criterion, ...]) -> dict[str, str]:
    """The id of each sibling by its path."""
    return {node.path: node.id for node in siblings}


_SCRIPTS: Mapping[Spelling, Callable[[tuple[Criterion, ...]], _Script]] = {
    "swing": _swing,
    "order": _order,
    "ratios": _ratios,
    "tradeoffs": _tradeoffs,
    "best-worst": _best_worst,
}
