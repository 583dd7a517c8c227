"""Changes in numbers short enough to be typed, rounded so that they still put the option first."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from itertools import product

import numpy as np

from belarus_options.methods.tolerances import SAFE_TIE, TIE
from belarus_options.model.problem import InputError
from belarus_options.model.settings import AS_STATED, Settings
from belarus_options.model.weights import WeightSetting, WeightValue, derive_weights
from belarus_options.studies.flip.scores import ScoreChange
from belarus_options.studies.flip.weights import Mixture, WeightChange
from belarus_options.studies.matrix.value_matrix import ValueMatrix, leaf_weights
from belarus_options.studies.matrix.weight_space import WeightSpace

# Numbers are rounded to a power of ten that is at most this part of what changes, and to a smaller
# one where that does not do.
_PART = 20
_TRIES = 10
# How much more of the whole moves, at the most, than has to, where rounding can keep to it.
_TOO_MUCH = Fraction(1, 1000)
# Of a step: so much less than a measure to type is not enough, and what is no farther beyond the
# one that draws level can be level.
_ENOUGH, _TOO_NEAR = 1e-3, 1e-7
# Most numbers for which every way to round them up or down is tried.
_MOST_ROUNDED = 6


@dataclass(frozen=True, slots=True)
class TypedWeights:
    """Raw weights to be set beside those of the files and of a perspective, and the `shares` of
    what varies that they give; `decimals` of a percentage show what changes. They come from a
    `change`, and where not `is_first` they only draw the option level."""

    numbers: dict[str, float]
    shares: tuple[float, ...]
    decimals: int
    change: WeightChange
    is_first: bool

    @property
    def settings(self) -> tuple[WeightSetting, ...]:
        """The weights as they are set on the command line."""
        numbers = self.numbers.items()
        return tuple(WeightSetting(path, WeightValue(raw, False)) for path, raw in numbers)


@dataclass(frozen=True, slots=True)
class WeightMove:
    """A node's global weight as stated and as changed."""

    path: str
    stated: float
    to: float


@dataclass(frozen=True, slots=True)
class WeightMoves:
    """Nodes that a change gives weight and nodes from which it takes it, in tree order; `decimals`
    of a percentage show the moves."""

    given: tuple[WeightMove, ...]
    taken: tuple[WeightMove, ...]
    decimals: int


def typed_weights(
    space: WeightSpace, row: int, change: WeightChange, settings: Settings = AS_STATED
) -> TypedWeights:
    """Numbers that put an option strictly first, or where rounding finds none draw it level, and
    name no more weights than they have to.

    Groups in which the settings that led to the weights set some are named whole, so that the
    numbers replace those settings.
    """
    matrix = space.matrix
    stated = matrix.weights.raw
    exact = _raw_weights(matrix, change.to)
    changed = {path: raw for path, raw in exact.items() if raw != matrix.weights.exact.raw[path]}
    places = _places(matrix, changed)
    numbers, tries, is_first = {path: float(raw) for path, raw in changed.items()}, _TRIES, False
    for too_much, finer, lead in product((_TOO_MUCH, Fraction(1)), range(_TRIES), (TIE, -SAFE_TIE)):
        if tries < _TRIES and lead < 0:
            # It draws level already, with shorter numbers.
            continue
        ways = _roundings(changed, stated, {path: place - finer for path, place in places.items()})
        most = change.moved + too_much
        fit = (way for way in ways if _is_enough(space, row, {**stated, **way}, lead, most))
        if (found := next(fit, None)) is not None:
            numbers, tries, is_first = found, finer, lead > 0
            if is_first:
                break
    weights = derive_weights(matrix.tree, {**stated, **numbers})
    replaced = {matrix.tree.nodes[setting.path].parent for setting in settings.weights}
    named = {
        path: numbers.get(path, stated[path])
        for path, node in matrix.tree.nodes.items()
        if path in numbers or node.parent in replaced
    }
    shares = tuple(weights.global_[path] for path in space.paths)
    return TypedWeights(named, shares, _decimals(change) + tries, change, is_first)


def weight_moves(
    space: WeightSpace, change: WeightChange, typed: TypedWeights | None = None
) -> WeightMoves:
    """What a change gives and takes, as it is or with the weights that typed numbers lead to."""
    to = typed.shares if typed is not None else tuple(map(float, change.shares))
    # The exact shares say whether a node gains or loses: rounded ones may stay the same.
    exact = zip(space.exact_shares, change.shares, strict=True)
    moves = [
        (new - old, WeightMove(path, float(old), share))
        for path, share, (old, new) in zip(space.paths, to, exact, strict=True)
    ]
    return WeightMoves(
        given=tuple(move for gain, move in moves if gain > 0),
        taken=tuple(move for gain, move in moves if gain < 0),
        decimals=typed.decimals if typed is not None else _decimals(change) + 1,
    )


def _decimals(change: WeightChange) -> int:
    """The decimals of percentages that show a change of weights."""
    return max(1, -_power_of_ten(100 * float(change.largest) / _PART))


@dataclass(frozen=True, slots=True)
class TypedMixture:
    """Shares of rivals in whole parts of a percentage, adding up to 1, and the margin in value
    points by which they are above an option on everything that varies."""

    shares: dict[str, Fraction]
    margin: float


def typed_measure(change: ScoreChange) -> float:
    """A measure beyond the one at which the option draws level, a short number, so that it is
    ahead, where a thousandth of a step less is not enough; not beyond the limit of the change.
    Levels and limits are as they are."""
    if change.is_level or change.to in (change.stated, change.limit):
        return change.to
    place = _power_of_ten(min(abs(change.to - change.stated) / _PART, _ENOUGH * change.step))
    is_upwards = change.to > change.stated
    rounded = _beyond(change.to, place, is_upwards=is_upwards)
    if abs(rounded - change.to) < _TOO_NEAR * change.step:
        # Where values are rounded, the option is level there all the same.
        rounded = _beyond(rounded, place, is_upwards=is_upwards)
    return min(rounded, change.limit) if is_upwards else max(rounded, change.limit)


def typed_mixture(space: WeightSpace, row: int, mixture: Mixture) -> TypedMixture:
    """A mixture in percentages, with as few decimals as leave it better on all that varies."""
    rows = [space.matrix.row_of(option) for option in mixture.shares]
    margins = space.values[rows] - space.values[row]
    for decimals in range(_TRIES):
        shares = _apportioned(mixture.shares, 100 * 10**decimals)
        margin = float((np.array([float(share) for share in shares.values()]) @ margins).min())
        if margin > TIE:
            break
    return TypedMixture({option: share for option, share in shares.items() if share}, margin)


def _raw_weights(matrix: ValueMatrix, to: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """Raw weights that give global shares, as many of them as they were as can be."""
    result: dict[str, Fraction] = {}
    for parent, siblings in matrix.tree.groups():
        stated = {path: matrix.weights.exact.raw[path] for path in siblings}
        share = to[parent] if parent else Fraction(1)
        if not share:
            # Nothing below counts, whatever its weights.
            result |= stated
            continue
        # The sum of a group stays, unless the shares of several siblings ask for another.
        factor = (sum(stated.values()) or Fraction(100)) / share
        asked = Counter(stated[path] / to[path] for path in siblings if stated[path] and to[path])
        for common, count in asked.most_common(1):
            factor = common if count > max(1, asked[factor]) else factor
        result |= {path: to[path] * factor for path in siblings}
    return result


def _places(matrix: ValueMatrix, changed: Mapping[str, Fraction]) -> dict[str, int]:
    """For each number the power of ten to which it is rounded first: that of its group's largest
    change, and no more than a thousandth of its group."""
    tree, stated = matrix.tree, matrix.weights.raw
    result = {}
    for path in changed:
        group = [sibling for sibling in tree.siblings(path) if sibling in changed]
        largest = max(abs(float(changed[sibling]) - stated[sibling]) for sibling in group)
        whole = sum(stated[sibling] for sibling in tree.siblings(path)) or 100.0
        result[path] = min(_power_of_ten(largest / _PART), _power_of_ten(whole / 1000))
    return result


def _roundings(
    changed: Mapping[str, Fraction], stated: Mapping[str, float], places: Mapping[str, int]
) -> Iterator[dict[str, float]]:
    """Ways to round: farther away from what is stated, beyond even a number that needs no
    rounding, to the nearest, and where there are few numbers all others."""
    away = {p: ROUND_CEILING if raw > stated[p] else ROUND_FLOOR for p, raw in changed.items()}
    numbers = {path: float(raw) for path, raw in changed.items()}
    yield {path: _rounded(raw, places[path], away[path]) for path, raw in numbers.items()}
    yield {
        path: max(0.0, _beyond(raw, places[path], is_upwards=away[path] == ROUND_CEILING))
        for path, raw in numbers.items()
    }
    ways = [dict.fromkeys(changed, ROUND_HALF_EVEN)]
    if len(changed) <= _MOST_ROUNDED:
        choices = product((ROUND_CEILING, ROUND_FLOOR), repeat=len(changed))
        ways += [dict(zip(changed, choice, strict=True)) for choice in choices]
    for way in ways:
        yield {path: _rounded(raw, places[path], way[path]) for path, raw in numbers.items()}


def _beyond(number: float, place: int, *, is_upwards: bool) -> float:
    """The next number of so many digits that is strictly above or below."""
    rounded = _rounded(number, place, ROUND_CEILING if is_upwards else ROUND_FLOOR)
    if rounded != number:
        return rounded
    step = 10.0**place if is_upwards else -(10.0**place)
    return _rounded(number + step, place, ROUND_HALF_EVEN)


def _is_enough(
    space: WeightSpace, row: int, raw: Mapping[str, float], lead: float, most: Fraction
) -> bool:
    """Whether an option leads the best other by more than so many points at raw weights, which
    move no more than so much."""
    matrix = space.matrix
    try:
        weights = derive_weights(matrix.tree, raw)
    except InputError:
        return False
    totals = matrix.values @ leaf_weights(matrix.tree, weights)
    if float(totals[row] - np.delete(totals, row).max(initial=-math.inf)) <= lead:
        return False
    shares = (weights.exact.global_[path] for path in space.paths)
    moved = sum(abs(new - old) for new, old in zip(shares, space.exact_shares, strict=True)) / 2
    return moved <= most


def _apportioned(shares: Mapping[str, Fraction], whole: int) -> dict[str, Fraction]:
    """Shares as parts of a whole number, adding up to it: the largest remainders are rounded up."""
    parts = {option: math.floor(share * whole) for option, share in shares.items()}
    left = whole - sum(parts.values())
    for option in sorted(shares, key=lambda option: parts[option] - shares[option] * whole)[:left]:
        parts[option] += 1
    return {option: Fraction(part, whole) for option, part in parts.items()}


def _rounded(number: float, place: int, way: str) -> float:
    step = Decimal(1).scaleb(place)
    return float((Decimal(repr(number)) / step).to_integral_value(rounding=way) * step)


def _power_of_ten(number: float) -> int:
    """The exponent of the largest power of ten that is not above a positive number."""
    return math.floor(math.log10(number)) if number > 0 else 0
