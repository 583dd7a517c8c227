"""The numbers that judged weights become in criteria.yaml."""

from collections.abc import Mapping
from math import ceil, floor

from belarus_options.model.base import exact_number
from belarus_options.model.shares import Share
from belarus_options.model.tree import Tree
from belarus_options.model.weights import WeightSetting, WeightValue
from belarus_options.studies.elicitation.comparing import JudgedGroup

_DECIMALS, _MOST_DECIMALS = 2, 12
_HUNDREDTHS = 100 * 10**_DECIMALS


def written_weights(tree: Tree, group: JudgedGroup) -> tuple[WeightSetting, ...]:
    """A weight for each sibling: the points themselves where swings were judged in a group of
    numbers, else the share of a hundred to two decimals, more where one would become 0.

    Shares are rounded so that they add up to 100 (largest remainders).
    """
    is_shares = any(isinstance(tree.nodes[path].weight, Share) for path in group.judged)
    if group.entry.swing is not None and not is_shares:
        points = {path: group.entry.swing[tree.nodes[path].id] for path in group.judged}
        return _settings(points, is_share=False)
    return _settings(_hundredths(group.judged), is_share=is_shares)


def written_ranges(tree: Tree, group: JudgedGroup) -> dict[str, tuple[float, float]]:
    """The range for each sibling of which points were judged to lie within one, by path: the points
    themselves in a group of numbers; in one of shares what its share is at each end, the others as
    they are, to two decimals outwards."""
    found: dict[str, tuple[float, float]] = {}
    swing, ranges = group.entry.swing or {}, group.entry.swing_range or {}
    whole = sum(map(exact_number, swing.values()))
    is_shares = any(isinstance(tree.nodes[path].weight, Share) for path in group.judged)
    for path in group.judged:
        id = tree.nodes[path].id
        if id not in ranges:
            continue
        low, high = ranges[id]
        if is_shares:
            rest = whole - exact_number(swing[id])
            least, most = (exact_number(end) / (exact_number(end) + rest) for end in (low, high))
            units = floor(least * _HUNDREDTHS), ceil(most * _HUNDREDTHS)
            low, high = (Share(unit / 10**_DECIMALS, _DECIMALS) for unit in units)
        found[path] = low, high
    return found


def _settings(numbers: Mapping[str, float], *, is_share: bool) -> tuple[WeightSetting, ...]:
    return tuple(
        WeightSetting(path, WeightValue(float(number), is_share))
        for path, number in numbers.items()
    )


def _hundredths(shares: Mapping[str, float]) -> dict[str, float]:
    decimals = _DECIMALS
    while True:
        units = _divided(shares, 100 * 10**decimals)
        lost = any(share > 0 and not units[path] for path, share in shares.items())
        if not lost or decimals == _MOST_DECIMALS:
            return {path: count / 10**decimals for path, count in units.items()}
        decimals += 1


def _divided(shares: Mapping[str, float], whole: int) -> dict[str, int]:
    units = {path: int(share * whole) for path, share in shares.items()}
    # Of equal remainders the first in the tree comes first, whatever rounding made of them.
    rest = {path: round(share * whole - units[path], 6) for path, share in shares.items()}
    for path in sorted(rest, key=lambda path: -rest[path])[: whole - sum(units.values())]:
        units[path] += 1
    return units
