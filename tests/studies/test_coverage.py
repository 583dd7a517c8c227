"""How many scores rest on sources, on assumptions alone, and on nothing."""

from typing import Any

from belarus_options.model.settings import Settings
from belarus_options.studies.coverage import Counts, Coverage, coverage
from belarus_options.studies.matrix.ranking import rank
from evidenced import evidenced

LEAF = {"weight": 1, "scale": {"worst": 0, "best": 10}}
ITEMS = {"e": "one", "f": "one", "g": "two", "h": None, "i": None}


def covered(rows: dict[str, list[dict[str, Any]]], **settings: Any) -> Coverage:
    leaves = {f"c{i}": LEAF for i in range(len(next(iter(rows.values()))))}
    scores = {
        option: {f"c{i}": block for i, block in enumerate(row)} for option, row in rows.items()
    }
    project = evidenced(leaves, scores, ITEMS, scenarios=["storm"])
    return coverage(rank(project, Settings(**settings)))


def test_scores_are_sourced_assumed_or_unsupported() -> None:
    """One item with a source makes a score sourced; several items of one source are one source,
    and an assumption is of none."""
    found = covered({
        "a": [{"value": 1, "evidence": ("e", "f")}, {"value": 1, "evidence": ("e", "h")}],
        "b": [{"value": 1, "evidence": ("h", "i")}, {"value": 1, "evidence": ("f", "g", "h")}],
        "c": [{"value": 1}, {"value": 1, "evidence": ()}],
    })  # fmt: skip
    assert found.whole == Counts(6, sourced=3, assumed=1, unsupported=2, several_sources=1)


def test_confidence_divides_the_scores() -> None:
    """Levels of confidence have their own counts, those that state none too, and all add up."""
    found = covered({
        "a": [{"value": 1, "confidence": "high", "evidence": ("e", "g")}, {"value": 1}],
        "b": [{"value": 1, "confidence": "low", "evidence": ("h",)},
              {"value": 1, "confidence": "high"}],
    })  # fmt: skip
    assert found.by_confidence == {
        "high": Counts(2, sourced=1, assumed=0, unsupported=1, several_sources=1),
        "moderate": Counts(0, 0, 0, 0, 0),
        "low": Counts(1, sourced=0, assumed=1, unsupported=0, several_sources=0),
        None: Counts(1, sourced=0, assumed=0, unsupported=1, several_sources=0),
    }
    assert list(found.by_confidence) == ["high", "moderate", "low", None]
    assert sum(counts.scores for counts in found.by_confidence.values()) == found.whole.scores


def test_settings_say_which_scores_count() -> None:
    """The options kept, and what a scenario's entries cite and state."""
    entry = {"storm": {"value": 2, "evidence": ("g",), "confidence": "low"}}
    rows: dict[str, list[dict[str, Any]]] = {
        "a": [{"value": 1, "confidence": "high", "evidence": ("e", "g"), "scenarios": entry}],
        "b": [{"value": 1}],
    }
    kept = covered(rows, options=("a",))
    assert kept.whole == Counts(1, sourced=1, assumed=0, unsupported=0, several_sources=1)
    storm = covered(rows, options=("a",), scenario="storm")
    assert storm.by_confidence["low"] == storm.whole == Counts(1, 1, 0, 0, several_sources=0)
