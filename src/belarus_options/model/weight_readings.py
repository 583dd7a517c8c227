"""Raw numbers that can be read as shares: what they are, and what they are if shares were meant."""

import math
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from belarus_options.model.tree import Tree
from belarus_options.model.weights import RawWeights, WeightSetting

# A number this much smaller than its largest sibling is read as a part of 1.
_SMALL = 0.01
# What numbers that are meant as percentages add up to is off by no more than their rounding.
_OFF = 0.5


class Reading(NamedTuple):
    """A raw number, the share of its group that it comes to, 0–1, and the share in percent for
    which it can be taken."""

    path: str
    number: float
    share: float
    meant: float


def set_numbers(
    tree: Tree,
    settings: Iterable[WeightSetting],
    before: RawWeights,
    after: RawWeights,
) -> Iterator[tuple[WeightSetting, Reading]]:
    """The settings whose raw numbers can be read as shares: in a group that added up to 100 before
    and does not after all of them, or far below a sibling's. Nobody takes 0, or more than 100."""
    for setting in settings:
        number, group = after[setting.path], tree.siblings(setting.path)
        if setting.value.is_share or setting.value.is_factor or not 0 < number <= 100:
            continue
        breaks = _is_whole(before, group) and not _is_whole(after, group)
        if breaks or is_small(setting.path, group, after):
            yield setting, reading(setting.path, group, after)


def is_small(path: str, group: Iterable[str], raw: RawWeights) -> bool:
    """Whether a number is above 0, at most 100, and below a hundredth of its largest sibling's."""
    return 0 < raw[path] <= 100 and raw[path] < _SMALL * max(raw[sibling] for sibling in group)


def reading(path: str, group: Iterable[str], raw: RawWeights) -> Reading:
    """Both readings of a number in its group."""
    number = float(raw[path])
    # Divided by the largest first: no sum overflows.
    largest = float(max(raw[sibling] for sibling in group))
    whole = math.fsum(raw[sibling] / largest for sibling in group)
    meant = float(f"{100 * number if number < 1 else number:.12g}")
    return Reading(path, number, number / largest / whole, meant)


def _is_whole(raw: RawWeights, group: Iterable[str]) -> bool:
    return abs(math.fsum(raw[sibling] for sibling in group) - 100) <= _OFF
