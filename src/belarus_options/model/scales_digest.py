"""What the scales below a group were when somebody was asked about them, in twelve digits."""

from typing import Any

from belarus_options.model.criteria import ConstructedScale
from belarus_options.model.tree import Criterion, Tree


def scales_digest(tree: Tree, group: str) -> str:
    """The first twelve hexadecimal digits of the sha256 over the scales of all leaves below a
    branch, words included; the empty path is the top.

    It is taken over JSON in UTF-8, without spaces, keys sorted, of the list of
    `[path, prefer, scale, value_function]` in tree order: levels as `[[level, means, value], …]`,
    what is absent as null, numbers without a decimal point where they need none.
    """
    # Few commands say it, and loading these takes longer than computing it.
    import hashlib
    import json

    leaves = tree.leaves_under(group) if group else tree.leaves
    data = json.dumps(
        [_leaf(leaf) for leaf in leaves], ensure_ascii=False, separators=(",", ":"), sort_keys=True
    )
    return hashlib.sha256(data.encode()).hexdigest()[:12]


def _leaf(leaf: Criterion) -> list[Any]:
    scale: Any = None
    if isinstance(leaf.scale, ConstructedScale):
        levels = leaf.scale.levels
        ordered = leaf.scale.ordered
        scale = [[at, levels[at].means, _number(levels[at].value)] for at in ordered]
    elif leaf.scale is not None:
        anchors = {"worst": _number(leaf.scale.worst), "best": _number(leaf.scale.best)}
        scale = {**anchors, "unit": leaf.scale.unit}
    return [leaf.path, leaf.prefer, scale, _value_function(leaf)]


def _value_function(leaf: Criterion) -> Any:
    function = leaf.value_function
    if function is not None and function.exponential is not None:
        return {"exponential": {"midpoint": _number(function.exponential.midpoint)}}
    if function is not None and function.points is not None:
        ordered = sorted(function.points.items())
        return {"points": [[_number(at), _number(value)] for at, value in ordered]}
    # A straight line is one whether it is written or left out.
    return None


def _number(number: float | None) -> float | None:
    return int(number) if number is not None and number == int(number) else number
