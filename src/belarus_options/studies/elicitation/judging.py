"""From the answers of one entry of judgments.yaml to the weights of its group."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from belarus_options.methods.elicitation.best_worst import best_worst_weights, input_based_ratio
from belarus_options.methods.elicitation.rank_order import rank_order_weights
from belarus_options.methods.elicitation.ratios import (
    RANDOM_INDEX,
    Statement,
    consistency_ratio,
    implied_ratios,
    least_squares_weights,
)
from belarus_options.model.base import exact_number
from belarus_options.model.judgments import PAIR_SEPARATOR, BestWorst, Judgment, Step, entry_place
from belarus_options.model.problem import refuse
from belarus_options.model.project import Project
from belarus_options.model.tree import Criterion
from belarus_options.studies.matrix.values import LeafScale, exact_level_values, leaf_scales


class StatedRatio(NamedTuple):
    """What somebody said of two swings, by path: the first is worth `said` times the second; and
    what the other answers imply without it, None where they say nothing."""

    first: str
    second: str
    said: float
    implied: float | None


@dataclass(frozen=True, slots=True)
class Consistency:
    """How far the answers agree with one another.

    `cr` and `ri` are the consistency ratio and the random index it is over, where all pairs were
    judged; `xi` and `ratio` the best-worst model's ξ and input-based ratio.
    """

    ratios: tuple[StatedRatio, ...] = ()
    cr: float | None = None
    ri: float | None = None
    xi: Fraction | None = None
    ratio: Fraction | None = None


class JudgedWeights(NamedTuple):
    """The share of each sibling, by path, in the order of the tree, adding up to 1."""

    shares: Mapping[str, float]
    consistency: Consistency = Consistency()


def judged_weights(project: Project, index: int, entry: Judgment) -> JudgedWeights:
    """The weights that an entry's answers lead to; raises InputError where a step is worth nothing,
    so that no ratio follows from it."""
    tree = project.tree
    siblings = {tree.nodes[path].id: tree.nodes[path] for path in tree.children(entry.parent)}
    if entry.swing is not None:
        points = {id: exact_number(entry.swing[id]) for id in siblings}
        whole = sum(points.values())
        return _exactly(siblings, [points[id] / whole for id in siblings])
    if entry.order is not None:
        sizes = [len(place) for place in entry.order]
        weights = rank_order_weights(sizes, entry.by or "centroid")
        shares = {
            id: weight for place, weight in zip(entry.order, weights, strict=True) for id in place
        }
        return _exactly(siblings, [shares[id] for id in siblings])
    if entry.best_worst is not None:
        return _best_worst(siblings, entry.best_worst)
    numbers = {id: at for at, id in enumerate(siblings)}
    statements = [
        Statement(numbers[first], numbers[second], ratio)
        for first, second, ratio in _pairs(project, index, entry, siblings)
    ]
    return _least_squares([node.path for node in siblings.values()], statements)


def _exactly(
    siblings: Mapping[str, Criterion],
    shares: Sequence[Fraction],
    consistency: Consistency | None = None,
) -> JudgedWeights:
    paths = (node.path for node in siblings.values())
    nearest = dict(zip(paths, map(float, shares), strict=True))
    return JudgedWeights(nearest, consistency or Consistency())


def _pairs(
    project: Project, index: int, entry: Judgment, siblings: Mapping[str, Criterion]
) -> list[tuple[str, str, float]]:
    """Ids of two siblings, and how many times the weight of the second the first has."""
    pairs: list[tuple[str, str, float]] = []
    for pair, ratio in (entry.ratios or {}).items():
        first, _, second = pair.partition(PAIR_SEPARATOR)
        pairs.append((first, second, ratio))
    if not entry.tradeoffs:
        return pairs
    scales = {scale.leaf.path: scale for scale in leaf_scales(project)}
    for at, statement in enumerate(entry.tradeoffs):
        worths: list[tuple[str, Fraction]] = []
        for side, steps in (("this", statement.this), ("equals", statement.equals)):
            [(id, step)] = steps.items()
            worth = step_worth(scales[siblings[id].path], step)
            if worth <= 0:
                raise refuse(
                    "bad-judgment",
                    f"the step on `{id}` from {step[0]:g} to {step[1]:g} is worth nothing on its"
                    " scale, so nothing follows from it",
                    "take a step between two values that differ",
                    place=entry_place(index, "tradeoffs", at, side, id),
                )
            worths.append((id, worth))
        (first, gained), (second, given) = worths
        # The steps are worth the same: weight × value on both sides.
        pairs.append((first, second, float(given / gained)))
    return pairs


def step_worth(scale: LeafScale, step: Step) -> Fraction:
    """By how many points of its leaf's own value a step raises it."""
    worse, better = (_value(scale, exact_number(at)) for at in step)
    return better - worse


def _value(scale: LeafScale, measure: Fraction) -> Fraction:
    leaf = scale.leaf
    if leaf.constructed is not None:
        return exact_level_values(leaf)[leaf.constructed.ordered.index(int(measure))]
    return scale.ratio(measure)


def _least_squares(paths: Sequence[str], statements: Sequence[Statement]) -> JudgedWeights:
    count = len(paths)
    weights = least_squares_weights(statements, count)
    implied = implied_ratios(statements, count)
    ratios = tuple(
        StatedRatio(paths[statement.first], paths[statement.second], statement.ratio, other)
        for statement, other in zip(statements, implied, strict=True)
    )
    cr = consistency_ratio(statements, count)
    ri = RANDOM_INDEX[count] if cr is not None else None
    shares = dict(zip(paths, weights.tolist(), strict=True))
    return JudgedWeights(shares, Consistency(ratios, cr, ri))


def _best_worst(siblings: Mapping[str, Criterion], given: BestWorst) -> JudgedWeights:
    one = Fraction(1)
    to_others = [exact_number(given.best_to_others.get(id, one)) for id in siblings]
    to_worst = [exact_number(given.others_to_worst.get(id, one)) for id in siblings]
    ids = [*siblings]
    best, worst = ids.index(given.best), ids.index(given.worst)
    found = best_worst_weights(to_others, to_worst, best, worst)
    ratio = input_based_ratio(to_others, to_worst, best, worst)
    return _exactly(siblings, found.weights, Consistency(xi=found.xi, ratio=ratio))
