"""What makes criteria.yaml valid beyond its shape: branches, scales, directions, weights.

Every function yields problems and raises nothing, so that one run finds all of them.
"""

import math
import re
from collections.abc import Iterator, Mapping

from belarus_options.model.criteria import ConstructedScale, CriteriaFile, CriterionBlock
from belarus_options.model.distribution import Distribution
from belarus_options.model.doubt import Doubt
from belarus_options.model.grammar import first_of
from belarus_options.model.layout import CRITERIA_FILE
from belarus_options.model.problem import InputError, Place, Problem
from belarus_options.model.screening import Must
from belarus_options.model.shares import Share, add_up
from belarus_options.model.suggest import Suggestions
from belarus_options.model.tree import Criterion, Tree
from belarus_options.model.validity import no_level
from belarus_options.model.weights import derive_weights

_NUMBER = "(-?[0-9]{1,15}(?:[.][0-9]{1,15})?)"
# Two ends of a scale as somebody writes them who does not know how: 0-50, 0 to 50.
_ENDS = re.compile(f"{_NUMBER} ?(?:-|–|[.][.]|to) ?{_NUMBER}")


def criteria_problems(
    file: CriteriaFile, tree: Tree, doubt: Doubt | None = None
) -> Iterator[Problem]:
    """What is wrong within criteria.yaml: empty branches, scales, directions, missing weights;
    nothing that hangs on what is in doubt."""
    doubt = doubt or Doubt()
    if not tree.nodes and doubt.is_closed(("criteria",)):
        yield Problem(
            "no-criteria",
            "there are no criteria",
            "write at least one under `criteria`",
            place=Place(CRITERIA_FILE, ("criteria",), key=True),
        )
        return
    yield from _test_problems(file, tree)
    blocks = dict(_blocks(file))
    shared, suggestions = file.scales or {}, Suggestions()
    for path, node in tree.nodes.items():
        is_weight_known = doubt.is_known((*node.place.path, "weight"))
        if node.weight is None and is_weight_known and len(tree.siblings(path)) > 1:
            yield Problem(
                "missing-weight",
                f"`{path}` has no weight",
                "write `weight: …`, relative to its siblings' weights",
                place=Place(CRITERIA_FILE, node.place.path, key=True),
            )
        if node.weight_range is not None and len(tree.siblings(path)) == 1:
            yield Problem(
                "bad-range",
                f"`{path}` has no siblings, so its weight has no range",
                "take it out; an only child has all the weight of its parent",
                place=_at(node, "weight_range", key=True),
            )
        if path in tree.in_doubt:
            # Whether it is a branch or a leaf is not known.
            continue
        if blocks[path].criteria is not None:
            yield from _branch_problems(node, blocks[path].criteria == {})
        else:
            yield from _leaf_problems(node, shared, doubt, suggestions)
    shares = list(_share_problems(tree, doubt))
    yield from shares
    # A weight that is missing or in doubt counts 1 here.
    if not shares:
        try:
            derive_weights(tree, tree.raw_weights)
        except InputError as error:
            yield from error.problems


def _test_problems(file: CriteriaFile, tree: Tree) -> Iterator[Problem]:
    for test in (file.screening or {}).keys() & tree.nodes.keys():
        yield Problem(
            "bad-id",
            f"`{test}` is a criterion, and a test has that id too",
            "rename the test; an option fails what has one of these names",
            place=Place(CRITERIA_FILE, ("screening", test), key=True),
        )


def _share_problems(tree: Tree, doubt: Doubt) -> Iterator[Problem]:
    """Groups of siblings of which only some have shares, or whose shares are not those of 100%."""
    for _, siblings in tree.groups():
        weights = {path: tree.nodes[path].weight for path in siblings}
        shares = {path: w for path, w in weights.items() if isinstance(w, Share)}
        numbers = [path for path, w in weights.items() if w is not None and path not in shares]
        places = [tree.nodes[path].weight_place.path for path in siblings]
        if not shares or not all(map(doubt.is_known, places)):
            continue
        first = next(iter(shares))
        if numbers:
            yield Problem(
                "bad-weight",
                f"`{first}` has a share of its group, and `{numbers[0]}` beside it a number",
                "write all weights of a group as shares that add up to 100%, or all as numbers",
                place=tree.nodes[numbers[0]].weight_place,
            )
        elif len(shares) == len(siblings) and not add_up(shares.values(), 100):
            total = math.fsum(shares.values())
            yield Problem(
                "bad-weight",
                f"the shares of {first_of(list(shares), 5)} add up to {total:.10g}%, not 100%",
                "shares of one group add up to 100%, but for the rounding of their last digit",
                place=tree.nodes[first].weight_place,
            )


def _blocks(file: CriteriaFile) -> Iterator[tuple[str, CriterionBlock]]:
    waiting = list(file.criteria.items())
    while waiting:
        path, block = waiting.pop()
        yield path, block
        waiting.extend(
            (f"{path}.{child}", below) for child, below in (block.criteria or {}).items()
        )


def _branch_problems(node: Criterion, is_empty: bool) -> Iterator[Problem]:
    if is_empty:
        yield Problem(
            "no-criteria",
            f"`{node.path}` has an empty `criteria`",
            "write criteria below it, or take the key out",
            place=_at(node, "criteria", key=True),
        )
    for key, given in (
        ("prefer", node.prefer),
        ("scale", node.scale_name or node.scale),
        ("value_function", node.value_function),
        ("must", node.must),
        ("thresholds", node.thresholds),
        ("shared", node.shared),
    ):
        if given is not None and not is_empty:
            yield Problem(
                "branch-with-scale",
                f"`{node.path}` has criteria below it, so it takes no `{key}`",
                "only leaves are scored; move it to them",
                place=_at(node, key, key=True),
            )
    if node.combine is not None and not is_empty:
        yield Problem(
            "bad-choice",
            f"`{node.path}` has criteria below it, so it takes no `combine`",
            "effects combine on leaves; move it to them",
            place=_at(node, "combine", key=True),
        )


def _ends_in(text: str) -> str | None:
    """How a scale is written whose two ends stand in a text; None where they do not."""
    ends = _ENDS.fullmatch(text.strip())
    if ends is None:
        return None
    low, high = ends.groups()
    return (
        f"write its two ends: `{{worst: {low}, best: {high}}}`, or `{{worst: {high}, best: {low}}}`"
        " where less is better"
    )


def _leaf_problems(
    node: Criterion,
    shared: Mapping[str, ConstructedScale],
    doubt: Doubt,
    suggestions: Suggestions,
) -> Iterator[Problem]:
    is_prefer_known = doubt.is_known((*node.place.path, "prefer"))
    is_scale_known = doubt.is_whole((*node.place.path, "scale"))
    if node.scale_name and node.scale_name not in shared:
        if not doubt.is_closed(("scales",)):
            return
        yield Problem(
            "unknown-scale",
            f"`{node.scale_name}` is not one of the shared scales",
            suggestions.did_you_mean(node.scale_name, shared)
            or _ends_in(node.scale_name)
            or "define it under `scales`",
            place=_at(node, "scale"),
        )
        return
    if node.scale_name is not None and not doubt.is_whole(("scales", node.scale_name)):
        return
    if node.prefer is None:
        if not (is_prefer_known and is_scale_known):
            return
        yield Problem(
            "missing-key",
            f"`{node.path}` does not say which direction is better",
            "write `prefer: less` or `prefer: more`",
            place=Place(CRITERIA_FILE, node.place.path, key=True),
        )
        return
    if not is_scale_known:
        return
    if node.value_function is not None and node.measured is None:
        yield Problem(
            "bad-value-function",
            f"`{node.path}` has a value function but no measured scale",
            "give the levels their own `value`s"
            if node.constructed
            else "write `scale: {worst: …, best: …}`",
            place=_at(node, "value_function", key=True),
        )
    if node.constructed and node.constructed.is_valued:
        yield from _level_value_problems(node, node.constructed)
    if node.measured is not None:
        yield from _measured_problems(node)
    if node.must is not None:
        yield from _must_problems(node, node.must)
    if node.shared is not None:
        yield from _shared_problems(node, node.shared)


def _shared_problems(node: Criterion, shared: Distribution) -> Iterator[Problem]:
    place = _at(node, "shared", key=True)
    low, high = shared.plausible
    if node.constructed is not None:
        yield Problem(
            "bad-distribution",
            f"`{node.path}` has levels, to which no error can be added",
            "take it out; scores on levels take a `range` or a `distribution` each",
            place=place,
        )
    elif abs(shared.mean) > 1e-9 * (high - low):
        yield Problem(
            "bad-distribution",
            f"the error that options share on `{node.path}` has the mean {shared.mean:.6g}, not 0",
            "the scores are the best estimates; put what they are off by into them",
            place=place,
        )


def _level_value_problems(node: Criterion, scale: ConstructedScale) -> Iterator[Problem]:
    best_last = [scale.levels[level].value for level in scale.ordered]
    if node.prefer == "less":
        best_last.reverse()
    values = [value for value in best_last if value is not None]
    if (
        values[0] != 0
        or values[-1] != 100
        or any(a >= b for a, b in zip(values, values[1:], strict=False))
    ):
        ends = (scale.ordered[0], scale.ordered[-1])
        worst, best = ends if node.prefer == "more" else ends[::-1]
        yield Problem(
            "bad-scale",
            f"the values of `{node.path}`'s levels do not rise from 0 at level {worst}"
            f" to 100 at level {best}",
            f"`prefer: {node.prefer}` makes level {worst} the worst, and values rise from there",
            place=_at(node, "scale"),
        )


def _measured_problems(node: Criterion) -> Iterator[Problem]:
    scale = node.measured
    assert scale is not None
    better = "more" if scale.best > scale.worst else "less"
    if node.prefer != better:
        yield Problem(
            "bad-scale",
            f"`prefer: {node.prefer}` contradicts `worst: {scale.worst:g}` and"
            f" `best: {scale.best:g}`",
            "leave `prefer` out, or exchange the anchors",
            place=_at(node, "prefer"),
        )
        return
    function = node.value_function
    if function is None:
        return
    if function.exponential is not None:
        midpoint = function.exponential.midpoint
        share = (midpoint - scale.worst) / (scale.best - scale.worst)
        if not 1e-9 < share < 1 - 1e-9:
            yield Problem(
                "bad-value-function",
                f"the midpoint {midpoint:g} is not strictly between the anchors"
                f" {scale.worst:g} and {scale.best:g}",
                place=_at(node, "value_function", "exponential", "midpoint"),
            )
    if function.points is not None:
        yield from _points_problems(node, function.points)


def _must_problems(node: Criterion, must: Must) -> Iterator[Problem]:
    place = _at(node, "must", must.key)
    fitting = "at-most" if node.prefer == "less" else "at-least"
    if must.key != fitting:
        yield Problem(
            "bad-must",
            f"`{node.path}` prefers {node.prefer}, and `{must.key}` keeps its good scores out",
            f"write `{fitting}: …`",
            place=place._replace(key=True),
        )
    else:
        yield from no_level(must.bound, node, place)


def _points_problems(node: Criterion, points: Mapping[float, float]) -> Iterator[Problem]:
    scale = node.measured
    assert scale is not None
    place = _at(node, "value_function", "points", key=True)
    for anchor, worth, which in ((scale.worst, 0, "worst"), (scale.best, 100, "best")):
        if points.get(anchor) != worth:
            yield Problem(
                "bad-value-function",
                f"the points lack `{anchor:g}: {worth}`, the `{which}` anchor",
                place=place,
            )
    ordered = sorted(points, reverse=scale.best < scale.worst)
    near = 1e-9 * abs(scale.best - scale.worst)
    if any(abs(a - b) < near for a, b in zip(ordered, ordered[1:], strict=False)):
        yield Problem(
            "bad-value-function", "two of the points are too close to be told apart", place=place
        )
        return
    if any(points[a] > points[b] for a, b in zip(ordered, ordered[1:], strict=False)):
        yield Problem(
            "bad-value-function",
            "the points' values fall somewhere on the way from the worst measure to the best",
            place=place,
        )


def _at(node: Criterion, *keys: str, key: bool = False) -> Place:
    return Place(node.place.file, (*node.place.path, *keys), key)
