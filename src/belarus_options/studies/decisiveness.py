"""Is the leader ahead by more than one score can move?"""

from dataclasses import dataclass

import numpy as np

from belarus_options.methods.arrays import Array
from belarus_options.methods.tolerances import TIE
from belarus_options.studies.matrix.ranking import Ranking
from belarus_options.studies.matrix.values import LeafScale

# How far a score on a measured or absent scale is moved, of the span between the anchors; on a
# constructed scale it is one level.
STEP = 0.1


@dataclass(frozen=True, slots=True)
class Move:
    """One score moved by one step, and the points of the total by which that closes a lead.

    `stated` and `to` are on the leaf's own scale: the leader's score gets worse or the rival's
    better.
    """

    option: str
    criterion: str
    stated: float
    to: float
    gain: float


@dataclass(frozen=True, slots=True)
class Decisiveness:
    """Whether a leader stays ahead of every rival when any one score moves by one step.

    Where it does not, `rival` is the first in the ranking that can come ahead; where it does,
    the nearest to it. `move` is the largest that helps this rival, None where no
    score can move anything. Tied leaders have a lead of 0 and are never clear.
    """

    leader: str
    rival: str
    lead: float
    move: Move | None
    is_tied: bool
    is_clear: bool

    @property
    def margin(self) -> float:
        """What is left of the lead after the move; negative where the rival comes ahead."""
        return self.lead - (self.move.gain if self.move is not None else 0.0)


def decisiveness(ranking: Ranking) -> Decisiveness | None:
    """How firmly a ranking's leader leads; None with fewer than two options."""
    if len(ranking.ranked) < 2:
        return None
    leader = ranking.ranked[0]
    tied = len(ranking.leaders) > 1
    worse_to, losses = _stepped(ranking, -1)
    better_to, gains = _stepped(ranking, 1)
    losing = _largest(ranking, leader.row, worse_to, -losses)
    found = []
    for rival in ranking.ranked[1:]:
        gaining = _largest(ranking, rival.row, better_to, gains)
        move = max((losing, gaining), key=lambda move: move.gain)
        is_rival_tied = rival.rank == leader.rank
        lead = 0.0 if is_rival_tied else leader.total - rival.total
        found.append(
            Decisiveness(
                leader=leader.option,
                rival=rival.option,
                lead=lead,
                move=move if move.gain > 0 else None,
                is_tied=is_rival_tied,
                is_clear=not tied and move.gain - lead <= TIE,
            )
        )
    for result in found:
        if not result.is_clear:
            return result
    return min(found, key=lambda result: result.margin)


def _stepped(ranking: Ranking, direction: int) -> tuple[Array, Array]:
    """Every score one step better (1) or worse (-1), and what each such move alone adds to its
    option's total: (options, leaves) both. At the end of a constructed scale there is no step."""
    moved = np.empty_like(ranking.measures)
    worth = np.empty_like(ranking.values)
    for column, scale in enumerate(ranking.scales):
        moved[:, column] = _step(scale, ranking.measures[:, column], direction)
        worth[:, column] = scale.values(moved[:, column])
    return moved, (worth - ranking.values) * ranking.leaf_weights


def _step(scale: LeafScale, measures: Array, direction: int) -> Array:
    """Measures on a leaf's own scale, (options,), one step better (1) or worse (-1)."""
    leaf = scale.leaf
    if leaf.constructed is not None:
        levels = np.array(leaf.constructed.ordered, dtype=np.float64)
        upwards = direction if leaf.prefer == "more" else -direction
        positions = np.searchsorted(levels, measures) + upwards
        return levels[np.clip(positions, 0, len(levels) - 1)]
    return measures + direction * STEP * (scale.best - scale.worst)


def _largest(ranking: Ranking, row: int, moved: Array, gains: Array) -> Move:
    """The move of one of an option's scores that gains most, the first in the tree of several.

    moved: (options, leaves), where each score moves to; gains: (options, leaves), in points.
    """
    column = int(np.argmax(gains[row]))
    return Move(
        option=ranking.options[row],
        criterion=ranking.tree.leaves[column].path,
        stated=float(ranking.measures[row, column]),
        to=float(moved[row, column]),
        gain=float(gains[row, column]),
    )
