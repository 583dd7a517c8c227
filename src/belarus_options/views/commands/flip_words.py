"""Words for one option's way to first place that fit into a cell: what moves, or who is ahead."""

from typing import NamedTuple

from belarus_options.model.choices import Vary
from belarus_options.model.grammar import NAMED_AT_MOST
from belarus_options.studies.flip.flip import Flip, TargetFlip
from belarus_options.studies.flip.weights import WeightChange
from belarus_options.studies.matrix.weight_space import WeightSpace
from belarus_options.views.report.bounds import at_most
from belarus_options.views.report.numbers import Number, in_words, weight_points
from belarus_options.views.report.sentence import Said, Sentence, criterion, listed, options, say


def moved_points(change: WeightChange, pointer: str = "") -> Number:
    """How many points of weight a change moves: what is enough, so rounded up."""
    return at_most(weight_points(float(change.moved), pointer))


def pointer_to_moved(result: Flip, target: TargetFlip) -> str:
    """Where the JSON result has the weight that moves for a target, which it has of one kind of
    weights alone."""
    if target not in result.targets:
        return ""
    return f"/targets/{result.targets.index(target)}/weights/l1/moved"


def weights_cell(target: TargetFlip) -> Sentence:
    """How much weight moves and where, or who is ahead where none is enough."""
    if target.weights is None:
        return none_cell(target)
    if target.only_ties:
        return say("none: it ties at the most")
    change = target.weights.least_total
    move = _main_move(target.space, change)
    return say("{} {}", moved_points(change), move.in_a_cell)


def weights_clause(target: TargetFlip, noun: str, pointer: str = "") -> Sentence:
    """What has to move where, as a clause with a `noun` behind the points, or with none where they
    are named already; there are weights that do it."""
    assert target.weights is not None
    change = target.weights.least_total
    move = _main_move(target.space, change)
    return say("{}{} {}", moved_points(change, pointer), noun, move.in_a_clause)


def none_cell(target: TargetFlip) -> Sentence:
    """That no weights are enough, and who is ahead instead."""
    assert target.dominated_by is not None
    rivals = list(target.dominated_by.shares)
    one_of = "one of " if len(rivals) > NAMED_AT_MOST else ""
    return say("none: {}{} is always ahead", one_of, listed(options(rivals), word="or"))


class _Move(NamedTuple):
    """What gives and what is given more than half of the weight that moves, empty where nothing
    is; whether that `is_all`; and how many change."""

    source: Said
    goal: Said
    is_all: bool
    changed: Said

    @property
    def in_a_cell(self) -> Sentence:
        if self.source and self.goal:
            places = say("{} to {}", self.source, self.goal)
        else:
            places = self._places
        return say(
            "{}{}", "" if self.is_all or not (self.source or self.goal) else "mostly ", places
        )

    @property
    def in_a_clause(self) -> Sentence:
        if self.is_all:
            return say("go {}", self._places)
        if self.source or self.goal:
            return say("move, mostly {}", self._places)
        return say("move {}", self._places)

    @property
    def _places(self) -> Sentence:
        if self.source and self.goal:
            return say("from {} to {}", self.source, self.goal)
        if self.source:
            return say("from {}", self.source)
        return say("to {}", self.goal) if self.goal else say("among {}", self.changed)


def _main_move(space: WeightSpace, change: WeightChange) -> _Move:
    gains = {
        path: new - old
        for path, old, new in zip(space.paths, space.exact_shares, change.shares, strict=True)
        if new != old
    }
    kind = "leaves" if space.vary is Vary.leaves else "criteria"
    source, goal = (
        next(
            (criterion(path) for path, gain in gains.items() if 2 * sign * gain > change.moved), ""
        )
        for sign in (-1, 1)
    )
    return _Move(source, goal, len(gains) == 2, say("{} {}", in_words(len(gains)), kind))
