"""Labels beside marks in a drawing, and lines to those that stand further off."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from belarus_options.views.map_layout import Box, Shape, Space, Spot

# To the right first, then to the left, above, below and between.
_DIRECTIONS = tuple(
    (math.cos(turn * math.pi / 8), math.sin(turn * math.pi / 8))
    for turn in (0, 8, -4, 4, -2, 2, -6, 6, -1, 1, -7, 7, -3, 3, -5, 5)
)
_REACHES = (4.0, 16.0, 30.0, 46.0, 64.0, 84.0, 106.0, 130.0, 156.0, 184.0)
# A label further from its mark has a line to it.
_NEAR = 16.0
# So far it is worth going to cross no line, or to have the most telling form.
_WORTHWHILE = 64.0
# More labels than these are placed in the order in which they come.
_MOST_REORDERED = 12
# What is worse than standing a pixel further off, and by how many.
_CROSSING, _OTHER_FORM, _UNCLEAR_LINE, _NOWHERE = 40.0, 100.0, 300.0, 2000.0


@dataclass(frozen=True, slots=True)
class Wish:
    """A label for a mark of a size: the forms that it may have, (width, height), the most telling
    first. One that is always led has a line also where it is near."""

    mark: Spot
    size: float
    forms: tuple[tuple[float, float], ...]
    is_led: bool = False


@dataclass(frozen=True, slots=True)
class Callout:
    """Where a label stands, in which of its forms, and the line to its mark if it has one."""

    box: Box
    line: tuple[Spot, Spot] | None
    form: int
    cost: float


def place_all(space: Space, wishes: Sequence[Wish]) -> list[Callout | None]:
    """A place for each label, taken now; None where there is no room at all.

    Each label takes the best place that those before it leave, so that several orders are tried,
    and the best of them is kept.
    """
    start = len(space.taken)
    best: list[Callout | None] = []
    least = math.inf
    for order in _orders(wishes):
        found = {place: call_out(space, wishes[place]) for place in order}
        del space.taken[start:]
        cost = sum(_NOWHERE if one is None else one.cost for one in found.values())
        if cost < least:
            least, best = cost, [found[place] for place in range(len(wishes))]
    for callout in best:
        _take(space, callout)
    return best


def _orders(wishes: Sequence[Wish]) -> Iterator[list[int]]:
    places = list(range(len(wishes)))
    yield places
    if len(wishes) > _MOST_REORDERED:
        return
    yield places[::-1]
    for key in (
        lambda place: wishes[place].mark[0],
        lambda place: -wishes[place].mark[0],
        lambda place: wishes[place].mark[1],
        lambda place: -wishes[place].mark[1],
        lambda place: -wishes[place].forms[0][0],
        lambda place: wishes[place].forms[0][0],
    ):
        yield sorted(places, key=key)


def call_out(space: Space, wish: Wish) -> Callout | None:
    """The nearest free place for a label, taken now with the line to it.

    One that crosses none of the space's lines is preferred, unless it is much further. Where all
    around is crowded, the line to it may cross what is there.
    """
    last = len(wish.forms) - 1
    for form in range(len(wish.forms)):
        farthest = _WORTHWHILE if form < last else math.inf
        for is_strict in (True, False):
            found = _nearest(space, wish, form, farthest, is_strict=is_strict)
            if found is not None:
                _take(space, found)
                return found
    return None


def _take(space: Space, callout: Callout | None) -> None:
    if callout is not None:
        space.take(callout.box)
        space.taken += [Shape(callout.line)] if callout.line is not None else []


def _nearest(
    space: Space, wish: Wish, form: int, farthest: float, *, is_strict: bool
) -> Callout | None:
    best: Callout | None = None
    crossed = 0
    for reach, box, line in _places(wish, form):
        if reach > farthest or (best is not None and reach > _WORTHWHILE):
            break
        shape = box.shape
        if not space.is_free(shape):
            continue
        if is_strict and line is not None and not space.is_free(Shape(line)):
            continue
        crossings = space.crossings(shape)
        if best is None or crossings < crossed:
            cost = reach + _CROSSING * crossings + _OTHER_FORM * form
            best = Callout(box, line, form, cost + (0.0 if is_strict else _UNCLEAR_LINE))
            crossed = crossings
        if crossed == 0:
            break
    return best


def _places(wish: Wish, form: int) -> Iterator[tuple[float, Box, tuple[Spot, Spot] | None]]:
    """Places from near to far, each with the line to it."""
    x, y = wish.mark
    width, height = wish.forms[form]
    near = 0.0 if wish.is_led else _NEAR
    for reach in _REACHES:
        for across, down in _DIRECTIONS:
            away = wish.size + reach
            # Beyond the corners of the mark's own box.
            start = (x + 1.5 * wish.size * across, y + 1.5 * wish.size * down)
            # The label begins where the line ends, whichever way the line goes.
            end = (x + away * across, y + away * down)
            middle = (end[0] + width / 2 * across, end[1] + height / 2 * down)
            yield reach, Box(middle, width, height), (start, end) if reach >= near else None
