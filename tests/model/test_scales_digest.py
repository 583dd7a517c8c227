"""The digest of the scales that judgments were about."""

import hashlib
from typing import Any

from belarus_options.model.criteria import CriteriaFile
from belarus_options.model.scales_digest import scales_digest
from belarus_options.model.tree import Tree, build_tree

CRITERIA: dict[str, Any] = {
    "risk": {
        "criteria": {
            "war": {"prefer": "lower", "scale": {"1": "Krieg", "0": {"means": "Frieden – lang"}}},
            "cost": {
                "scale": {"worst": 50, "best": 0.5, "unit": "m"},
                "value_function": {"points": {"50": 0, "10": 90.5, "0.5": 100}},
            },
        }
    },
    "gain": {"prefer": "max"},
}


def tree(criteria: dict[str, Any]) -> Tree:
    file = CriteriaFile.model_validate({"decision": {"title": "A test"}, "criteria": criteria})
    return build_tree(file.criteria, {})


def test_the_digest_is_that_of_the_format_page() -> None:
    """sha256 over JSON without spaces in UTF-8: paths, directions, levels with words and values,
    anchors, points, null for what is absent; its first twelve digits."""
    text = (
        '[["risk.war","less",[[0,"Frieden – lang",null],[1,"Krieg",null]],null],'
        '["risk.cost","less",{"best":0.5,"unit":"m","worst":50},'
        '{"points":[[0.5,100],[10,90.5],[50,0]]}]]'
    )
    digest = hashlib.sha256(text.encode()).hexdigest()[:12]
    assert scales_digest(tree(CRITERIA), "risk") == digest


def test_the_top_has_all_leaves() -> None:
    """A leaf without a scale is in it with its direction alone."""
    assert scales_digest(tree(CRITERIA), "") != scales_digest(
        tree({**CRITERIA, "gain": {"prefer": "min"}}), ""
    )
    assert scales_digest(tree({"gain": {"prefer": "max"}}), "") == scales_digest(
        tree({"gain": {"prefer": "higher", "name": "Gain", "weight": 3, "definition": "x"}}), ""
    )


def test_a_straight_line_is_one_whether_it_is_written_or_not() -> None:
    """`value_function: linear` changes no judgment."""
    leaf: dict[str, Any] = {"scale": {"worst": 0, "best": 1}}
    written = {"gain": {**leaf, "value_function": "linear"}}
    assert scales_digest(tree({"gain": leaf}), "") == scales_digest(tree(written), "")
