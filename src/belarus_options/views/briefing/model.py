"""What the page's script computes with: whole numbers over a denominator, and what must come out.

A reader who moves a weight gets the digits that the program would print, since both add up the same
whole numbers.
"""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from belarus_options.model.tree import Tree
from belarus_options.studies.briefing import Briefing
from belarus_options.studies.matrix.value_matrix import ValueMatrix
from belarus_options.views.forms.html import TINTS, Hypertext
from belarus_options.views.report.sentence import criterion, option, perspective, scenario

# Whole numbers above it are text, which a script reads without loss.
_SAFE = 2**53
# Characters that could end the element that the data stand in.
_ESCAPED = str.maketrans({"&": "\\u0026", "<": "\\u003c", ">": "\\u003e"})


def model_json(briefing: Briefing, hypertext: Hypertext, digest: str, again: Sequence[str]) -> str:
    """The data as JSON that can stand in a page; `again` are the arguments of the command line that
    set what the page calls stated."""
    text = json.dumps(_model(briefing, hypertext, digest, again), separators=(",", ":"))
    return text.translate(_ESCAPED)


def _model(
    briefing: Briefing, hypertext: Hypertext, digest: str, again: Sequence[str]
) -> dict[str, Any]:
    ranking, tree = briefing.ranking, briefing.ranking.tree
    people, worlds = briefing.perspectives, briefing.scenarios
    return {
        "format": 1,
        "digest": digest,
        "again": list(again),
        "nodes": [[path, hypertext.plain(criterion(path))] for path in tree.nodes],
        "groups": [[parent, list(paths)] for parent, paths in tree.groups()],
        "leaves": [leaf.path for leaf in tree.leaves],
        "options": [
            [
                id,
                ranking.names[id],
                hypertext.plain(option(id)),
                hypertext.chips[id].mark,
                hypertext.chips[id].place % TINTS,
            ]
            for id in ranking.options
        ],
        "stated": _state(ranking),
        "perspectives": [
            [id, hypertext.plain(perspective(id)), _state(matrix, has_values=False)]
            for id, matrix in zip(people.perspectives, people.matrices, strict=True)
        ]
        if people is not None and briefing.ranking.settings.scenario is None
        else [],
        "scenarios": [
            [id, hypertext.plain(scenario(id)), _state(matrix, has_weights=False)]
            for id, matrix in zip(worlds.scenarios, worlds.rankings, strict=True)
        ]
        if worlds is not None
        else [],
    }


def _state(
    matrix: ValueMatrix, *, has_weights: bool = True, has_values: bool = True
) -> dict[str, Any]:
    """Weights and values, and the totals that they come to."""
    state: dict[str, Any] = {"totals": matrix.totals.tolist()}
    if has_weights:
        state["weights"] = _weights(matrix.tree, matrix.weights.exact.local)
    if has_values:
        state["values"] = [
            [_safe(column.numerators.tolist()), *_safe([column.denominator])]
            for column in matrix.ratios
        ]
    return state


def _weights(tree: Tree, local: Mapping[str, Fraction]) -> list[list[int | str]]:
    """The weights of each group as whole numbers in their proportions."""
    groups = []
    for _, paths in tree.groups():
        common = math.lcm(*(local[path].denominator for path in paths))
        groups.append(_safe(int(local[path] * common) for path in paths))
    return groups


def _safe(numbers: Iterable[int]) -> list[int | str]:
    return [number if abs(number) <= _SAFE else str(number) for number in map(int, numbers)]
