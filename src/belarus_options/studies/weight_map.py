"""Which option is first at every weighting of three top criteria: the triangle and its regions."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from belarus_options.methods.additive import competition_ranks
from belarus_options.methods.arrays import Array
from belarus_options.methods.simplex.first_places import CORNERS, Border, Point, first_places
from belarus_options.methods.tolerances import CLOSE_SHARE
from belarus_options.model.choices import Vary
from belarus_options.model.problem import Asked, InputError, Problem, Template, refuse
from belarus_options.model.project import Project
from belarus_options.model.settings import AS_STATED, Settings, weights_under
from belarus_options.model.weights import Weights
from belarus_options.studies.matrix.ranking import Ranking, rank
from belarus_options.studies.matrix.value_matrix import ValueMatrix, leaf_weights
from belarus_options.studies.matrix.weight_space import (
    WeightSpace,
    weight_space,
)

__all__ = [
    "Border",
    "Point",
    "Region",
    "PlacedPerspective",
    "WeightMap",
    "weight_map",
    "weight_map_of",
]


@dataclass(frozen=True, slots=True)
class Region:
    """Where an option is first: a convex polygon of the triangle.

    `options`, sorted, are several where they are equal on everything that the map varies. `share`
    is the polygon's area as a share of the triangle's, `centroid` the mean of its weightings. A
    point is how the three share what they have together.
    """

    options: tuple[str, ...]
    share: float
    corners: tuple[Point, ...]
    centroid: Point


@dataclass(frozen=True, slots=True)
class PlacedPerspective:
    """A perspective on the map.

    `weights` are the global weights that it gives the three, and `point` how they share what they
    have, None where they have nothing. `is_on_map` says that the map at this point has just this
    perspective's weights; else it also weighs other criteria otherwise. `first` is who is first by
    all of its weights, and `first_there` who is at its point on the map, both by id.
    """

    perspective: str
    name: str
    weights: Point
    point: Point | None
    is_on_map: bool
    first: tuple[str, ...]
    first_there: tuple[str, ...]

    @property
    def differs(self) -> bool:
        """Whether the map's first options at its point are other than its own."""
        return self.point is not None and self.first != self.first_there


@dataclass(frozen=True, eq=False)
class WeightMap:
    """All weightings of three top criteria, and which option is first at each.

    `criteria` are the corners in their order; `joint` is the share that the three have together and
    `fixed` what the others keep. `totals`, (options, 3), are what each option's total is with all
    of the joint share on one of the three, so that totals @ point are the totals at a point.
    `regions` stand largest first, `borders` in the order of the regions. `tied_only` are at rank 1
    on lines or points alone, where they tie; `never_first` are there nowhere. The options are the
    rows of the space's matrix.
    """

    ranking: Ranking
    space: WeightSpace
    criteria: tuple[str, str, str]
    joint: float
    fixed: dict[str, float]
    in_force: Point
    totals: Array
    regions: tuple[Region, ...]
    borders: tuple[Border, ...]
    placed_perspectives: tuple[PlacedPerspective, ...]
    tied_only: tuple[str, ...]
    never_first: tuple[str, ...]

    @cached_property
    def stated_order(self) -> tuple[str, ...]:
        """The options by rank and id with all weights and scores as stated, and behind them by id
        what stands beside them."""
        stated = rank(self.ranking.project, among=self.ranking.options)
        beside = sorted(set(self.space.matrix.options) - set(self.ranking.options))
        return (*(row.option for row in stated.ranked), *beside)

    @property
    def weights_in_force(self) -> Point:
        """The global weights in force, in the order of the criteria."""
        first, second, third = (self.space.matrix.weights.global_[path] for path in self.criteria)
        return (first, second, third)

    def weights(self, point: Point) -> Point:
        """The global weights at a point, in the order of the criteria."""
        first, second, third = point
        return (first * self.joint, second * self.joint, third * self.joint)

    def share_beyond(self, most: int) -> float:
        """The share of all weightings that lies outside the `most` largest regions."""
        return sum(region.share for region in self.regions[most:])

    @cached_property
    def region_of(self) -> dict[str, int]:
        """The index of each option's region, of those that have one."""
        return {
            option: index for index, region in enumerate(self.regions) for option in region.options
        }


def weight_map(
    project: Project,
    settings: Settings = AS_STATED,
    criteria: Sequence[str] | None = None,
) -> WeightMap:
    """The map of a project's top criteria, or of three of them while the others keep their shares.

    Raises InputError where there are not just three and none are chosen, where those chosen are not
    three different top criteria, and where they have no weight to share.
    """
    ranking = rank(project, settings)
    return weight_map_of(ranking, ranking, criteria)


def weight_map_of(
    ranking: Ranking, matrix: ValueMatrix, criteria: Sequence[str] | None = None
) -> WeightMap:
    """The map of the rows of a matrix: those of a ranking, or others under the same weights. The
    ranking's project has the perspectives. Raises InputError as `weight_map` does."""
    space = weight_space(matrix, Vary.top)
    chosen = _chosen(space, criteria)
    columns = [space.paths.index(path) for path in chosen]
    shares = space.shares.tolist()
    fixed = {path: shares[i] for i, path in enumerate(space.paths) if i not in columns}
    joint = math.fsum(shares[column] for column in columns) if fixed else 1.0
    if joint == 0.0:
        raise _weightless(chosen)
    totals = _totals(space, columns, joint)
    # Files are in another order than ids: `a-b.yaml` comes before `a.yaml`.
    unsorted = matrix.options
    by_id = sorted(range(len(unsorted)), key=unsorted.__getitem__)
    options = [unsorted[row] for row in by_id]
    found = first_places(totals[by_id])
    regions = tuple(
        Region(_named(options, region.rows), region.share, region.corners, region.centroid)
        for region in found.regions
    )
    return WeightMap(
        ranking,
        space,
        chosen,
        joint,
        fixed,
        _point([shares[column] for column in columns]) or CORNERS[0],
        totals,
        regions,
        found.borders,
        _standpoints(ranking.project, matrix, chosen, joint, totals),
        _named(options, found.tied_only),
        _named(options, found.never_first),
    )


def _named(options: Sequence[str], rows: Sequence[int]) -> tuple[str, ...]:
    return tuple(options[row] for row in rows)


def _chosen(space: WeightSpace, criteria: Sequence[str] | None) -> tuple[str, str, str]:
    top = space.paths
    known = ", ".join(f"`{path}`" for path in top)
    asked = _asked(criteria)
    if len(top) < 3:
        raise refuse(
            "bad-criteria",
            f"a map takes three top criteria, and this project has {_COUNTS[len(top)]}: {known}",
            Template("`$sensitivity` shows where each weight changes the first place"),
            asked=asked,
        )
    if criteria is None:
        if len(top) > 3:
            raise refuse(
                "bad-criteria",
                f"a map shows three top criteria, and this project has {len(top)}",
                Template(f"choose three with `$criteria A,B,C` out of {known}"),
                asked=asked,
            )
        criteria = top
    problems = []
    tree = space.matrix.tree
    for path in dict.fromkeys(criteria):
        if path and path not in tree.nodes:
            problems.append(tree.unknown(path)._replace(asked=asked))
        elif path and path not in top:
            message, help = f"`{path}` is not a top criterion", f"choose three of {known}"
            problems.append(Problem("bad-criteria", message, help, asked=asked))
        if criteria.count(path) > 1 and path:
            message, help = f"`{path}` is named twice", f"choose three different ones of {known}"
            problems.append(Problem("bad-criteria", message, help, asked=asked))
    if not problems and (len(criteria) != 3 or "" in criteria):
        message = f"`{','.join(criteria)}` is not three criteria"
        help = f"write three of {known}, with commas between them"
        problems.append(Problem("bad-criteria", message, help, asked=asked))
    if problems:
        raise InputError(problems)
    first, second, third = criteria
    return (first, second, third)


_COUNTS = ("none", "one", "two")


def _asked(criteria: Sequence[str] | None) -> Asked:
    return Asked("criteria", None if criteria is None else ",".join(criteria))


def _weightless(criteria: Sequence[str]) -> InputError:
    listed = ", ".join(f"`{path}`" for path in criteria)
    message = f"{listed} share no weight: the others have all of it"
    help = f"give one of them some, such as `$weight {criteria[0]}=10%`, or choose others"
    return refuse("zero-weights", message, Template(help), asked=_asked(criteria))


def _point(weights: Sequence[float]) -> Point | None:
    """How three weights share what they have together; None where that is nothing."""
    largest = max(weights)
    if largest == 0.0:
        return None
    parts = [weight / largest for weight in weights]
    first, second, third = (part / math.fsum(parts) for part in parts)
    return (first, second, third)


def _totals(space: WeightSpace, columns: Sequence[int], joint: float) -> Array:
    """Each option's total with the joint share on one of the three: (options, 3)."""
    shares = space.shares.tolist()
    kept = [i for i in range(len(shares)) if i not in columns and shares[i] > 0.0]
    rows = []
    for values in space.values.tolist():
        rest = [shares[i] * values[i] for i in kept]
        rows.append([math.fsum([joint * values[column], *rest]) for column in columns])
    return np.array(rows)


def _standpoints(
    project: Project,
    matrix: ValueMatrix,
    criteria: tuple[str, str, str],
    joint: float,
    totals: Array,
) -> tuple[PlacedPerspective, ...]:
    """Where each perspective lies; joint: the share of the three; totals: (options, 3)."""
    result = []
    for perspective, block in project.perspectives.items():
        theirs = matrix.under(weights_under(project, Settings(perspective=perspective)))
        first, second, third = (theirs.weights.global_[path] for path in criteria)
        point = _point((first, second, third))
        result.append(
            PlacedPerspective(
                perspective,
                block.name or perspective,
                (first, second, third),
                point,
                point is not None and _agrees(matrix, theirs.weights, criteria, point, joint),
                tuple(row.option for row in theirs.leaders),
                _first_at(matrix.options, totals, point) if point is not None else (),
            )
        )
    return tuple(result)


def _first_at(options: Sequence[str], totals: Array, point: Point) -> tuple[str, ...]:
    """Who is first at a point, by id; totals: (options, 3), at the corners."""
    there = np.array([math.fsum(row) for row in (totals * np.array(point)).tolist()])
    ranks = competition_ranks(there).tolist()
    return tuple(sorted(option for option, rank in zip(options, ranks, strict=True) if rank == 1))


def _agrees(
    matrix: ValueMatrix, theirs: Weights, criteria: Sequence[str], point: Point, joint: float
) -> bool:
    """Whether the map has, at a point, just these weights of the leaves."""
    mapped = matrix.leaf_weights.copy()
    for path, part in zip(criteria, point, strict=True):
        for column, inner in matrix.inner_weights(path).items():
            mapped[column] = part * joint * inner
    own = leaf_weights(matrix.tree, theirs)
    return bool((np.abs(mapped - own) <= CLOSE_SHARE).all())
