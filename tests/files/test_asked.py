"""Project folders made of answers."""

from pathlib import Path

import pytest

from belarus_options.files.asked import (
    AskedCriterion,
    AskedDecision,
    AskedOption,
    AskedScore,
    asked_files,
    asked_tree,
)
from belarus_options.files.folder import Folder
from belarus_options.files.project import load_project
from belarus_options.files.writing import create_files
from belarus_options.model.judgments import Judgment

TEXTS = ["plain", "a: b # c", "- x", "'quoted' \"twice\"", "{a}, [b]", "null", "12", "é · 語", "y"]


@pytest.mark.parametrize("text", TEXTS)
def test_texts_are_read_as_they_were_given(tmp_path: Path, text: str) -> None:
    """Wherever they stand, and numbers digit for digit."""
    criteria = (
        AskedCriterion("cost", text, (0.1, -1e20), text),
        AskedCriterion("12", text, levels=((text, 0.0), ("other", 33.3), (text + "!", 100.0))),
    )
    scores = AskedScore(0.1, (0.1, 0.1)), AskedScore(1.0)
    decision = AskedDecision(
        text,
        criteria,
        (AskedOption("one", text, scores), AskedOption("other", text, scores)),
        Judgment.model_validate({"who": text, "swing": {"cost": 100.0, "12": 12.5}}),
        text,
    )
    create_files(tmp_path / "new", asked_files(decision))
    project = load_project(Folder(tmp_path / "new")).project
    cost, levels = project.tree.leaves
    assert (project.decision.title, project.judgments) == (text, (decision.judgment,))
    assert cost.measured is not None
    assert (cost.measured.worst, cost.measured.best, cost.measured.unit) == (0.1, -1e20, text)
    assert levels.constructed is not None
    assert levels.constructed.levels[0].means == text
    assert [cost.weight, levels.weight] == [100, 12.5]
    assert [option.name for option in project.options.values()] == [text, text]
    assert [option.role for option in project.options.values()] == ["status-quo", "option"]
    assert project.options["one"].scores["12"].settled
    assert asked_tree(text, criteria).tree.nodes.keys() == project.tree.nodes.keys()
