"""Points read back as equal changes: the swing of one criterion, and a step on the heaviest."""

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from belarus_options.model.base import exact_number
from belarus_options.model.judgments import Judgment
from belarus_options.model.project import Project
from belarus_options.studies.elicitation.judging import step_worth
from belarus_options.studies.matrix.values import LeafScale, leaf_scales


class Equivalent(NamedTuple):
    """The whole swing of `path`, worth `points` of the 100 of the heaviest sibling, and the step on
    that one's own scale that is nearest to it in points; `step` is from the worse to the better."""

    path: str
    points: float
    heaviest: str
    step: tuple[float, float]
    worth: float
    is_level: bool


def equivalents(project: Project, entry: Judgment) -> Iterator[Equivalent]:
    """What points for swings come to on the scale of the heaviest sibling, for each other above 0.

    Of the steps between levels it is the one nearest in points, of two as near the one that ends
    nearer the best; on a measured scale the step from the worst that is worth as much. Nothing
    where the heaviest is a branch, or has no scale of its own.
    """
    tree = project.tree
    siblings = {tree.nodes[path].id: tree.nodes[path] for path in tree.children(entry.parent)}
    swing = entry.swing or {}
    heaviest = next((node for id, node in siblings.items() if swing.get(id) == 100), None)
    if heaviest is None or heaviest.scale is None:
        return
    scale = next(s for s in leaf_scales(project) if s.leaf.path == heaviest.path)
    for id, node in siblings.items():
        points = swing.get(id, 0.0)
        if 0 < points < 100:
            step, worth = _nearest_step(scale, points)
            is_level = heaviest.constructed is not None
            yield Equivalent(node.path, points, heaviest.path, step, worth, is_level)


def _nearest_step(scale: LeafScale, points: float) -> tuple[tuple[float, float], float]:
    constructed = scale.leaf.constructed
    if constructed is None:
        return (scale.worst, scale.measure(points, near=scale.worst)), points
    exact = exact_number(points)
    from_worst = [*constructed.ordered]
    if scale.leaf.prefer == "less":
        from_worst.reverse()
    place = {level: at for at, level in enumerate(from_worst)}
    steps = [(float(worse), float(better)) for worse, better in combinations(from_worst, 2)]
    worths = {step: step_worth(scale, step) for step in steps}
    best = min(
        steps,
        key=lambda step: (abs(worths[step] - exact), -place[int(step[1])], -place[int(step[0])]),
    )
    return best, float(worths[best])
