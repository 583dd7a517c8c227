"""Ranges of weights put into criteria.yaml in place."""

import pytest

from belarus_options.files.documents.document import Document
from belarus_options.files.project import load_criteria_text
from belarus_options.files.weight_ranges import with_weight_ranges
from belarus_options.model.shares import Share
from belarus_options.model.tree import Tree

HEAD = "decision: {title: x}\ncriteria:\n"
REST = "  b: {weight: 50, scale: {worst: 0, best: 1}}\n"
FORMS = {
    "block": "  a:\n    weight: 30 # so far\n    scale: {worst: 0, best: 1}\n",
    "last": "  a:\n    scale: {worst: 0, best: 1}\n    weight: 30\n",
    "braces": "  a: {weight: 30, scale: {worst: 0, best: 1}} # so far\n",
    "one there": "  a:\n    weight_range: [1, 30]\n    weight: 30\n"
    "    scale: {worst: 0, best: 1}\n",
    "one below": "  a:\n    weight: 30\n    weight_range:\n      - 1\n      - 40\n"
    "    scale: {worst: 0, best: 1}\n",
    "one in braces": "  a: {weight: 30, weight_range: [2, 30], scale: {worst: 0, best: 1}}\n",
}


def tree_of(text: str) -> Tree:
    return load_criteria_text(text).project.tree


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("form", FORMS)
def test_a_range_is_put_beside_its_weight(form: str, end: str) -> None:
    """However the block is written; the rest stays as it is, line ends too."""
    text = (HEAD + FORMS[form] + REST).replace("\n", end)
    after = with_weight_ranges(text, tree_of(text), {"a": (20.0, 40.5), "b": (50.0, 60.0)})
    nodes = tree_of(after).nodes
    assert (nodes["a"].weight, nodes["a"].weight_range) == (30, (20, 40.5))
    assert (nodes["b"].weight, nodes["b"].weight_range) == (50, (50, 60))
    assert after.count("\r\n") == (after.count("\n") if end == "\r\n" else 0)
    assert "[20, 40.5]" in after
    for line in text.split(end):
        if "weight" not in line and not line.strip().startswith("- "):
            assert line in after.split(end)
    assert ("# so far" in text) is ("# so far" in after)


def test_ends_of_shares_have_their_sign() -> None:
    """With as many digits as they were rounded to."""
    text = (HEAD + FORMS["block"] + REST).replace("30 #", "37.5% #").replace("50", "62.5%")
    ends = Share(33.3, 2), Share(41, 2)
    after = with_weight_ranges(text, tree_of(text), {"a": ends})
    assert "    weight_range: [33.30%, 41.00%]\n" in after
    assert not Document("criteria.yaml", after).problems
