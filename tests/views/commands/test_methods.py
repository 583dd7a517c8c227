"""What `methods` says: who is first by which method, what it rests on, and data."""

import re
import shutil
from pathlib import Path

from commands import printed, result_of, rows_of
from folders import write_folder
from screened import FIRST_EDITION


def test_who_is_first_by_which_method_is_said_first() -> None:
    """On one screen; no count or mean of methods anywhere."""
    text = printed("methods", cwd=FIRST_EDITION)
    assert len(text.splitlines()) <= 32
    said = " ".join(text.split())
    assert (
        "defense-attache is first by the weighted sum, TOPSIS, VIKOR and the rank matrix;"
        " cbrne-training is first by the worst leaf; spp-restart is first by the weightiest leaf."
        " VIKOR proposes cbrne-training and defense-attache together: its first is ahead by less"
        " than it asks for."
    ) in said
    assert (
        "By the rank matrix cut-ties passes Keep the status quo and spp-restart passes Keep the"
        " status quo where cbrne-training is left out; so it is for two options in all: `--full`."
    ) in said
    assert "where methods agree nothing is proved" in said
    assert "PROMETHEE II and ELECTRE III are left out" in said


def test_json_has_every_method() -> None:
    """Scores, ranks, who is first, agreement, compromise and reversals."""
    result = result_of("methods", cwd=FIRST_EDITION)
    assert [each["method"] for each in result["methods"]] == [
        "weighted-sum", "topsis", "vikor", "rank-matrix", "leximin", "lexicographic",
    ]  # fmt: skip
    vikor = result["methods"][2]
    assert (vikor["higher_is_better"], vikor["first"]) == (False, ["defense-attache"])
    assert vikor["compromise"] == {
        "options": ["cbrne-training", "defense-attache"], "c1": False, "c2": True,
    }  # fmt: skip
    assert [each["method"] for each in result["left_out"]] == ["promethee-ii", "electre-iii"]
    assert result["agree_on_first"] is False
    assert "compromise" not in result["methods"][0]


def with_thresholds(path: Path, leaves: int) -> Path:
    """The first edition, the first of its leaves with thresholds and a veto."""
    shutil.copytree(FIRST_EDITION, path, dirs_exist_ok=True)
    file = path / "criteria.yaml"
    stated = r"\1prefer: \2\n\1thresholds: {indifference: 10, preference: 30, veto: 70}\n"
    text = re.sub(r"^( +)prefer: (\w+)\n", stated, file.read_text(), count=leaves, flags=re.M)
    file.write_text(text)
    return path


def test_where_every_leaf_states_thresholds_two_more_methods_rank(tmp_path: Path) -> None:
    """In columns of a screen's width, with names whole; and in data."""
    folder = with_thresholds(tmp_path, 99)
    text = printed("methods", cwd=folder)
    assert len(text.splitlines()) <= 40
    assert "…" not in text
    said = " ".join(text.split())
    assert "cbrne-training is first by the worst leaf and ELECTRE III" in said
    assert "PROMETHEE II and ELECTRE III take the thresholds that every leaf states." in said
    result = result_of("methods", cwd=folder)
    assert [each["method"] for each in result["methods"]][-2:] == ["promethee-ii", "electre-iii"]
    assert result["left_out"] == []
    assert round(result["methods"][-2]["scores"]["defense-attache"], 4) == 0.2807
    assert round(result["methods"][-1]["scores"]["cbrne-training"], 4) == 2.6408


def test_leaves_with_thresholds_are_named(tmp_path: Path) -> None:
    """Of others a difference counts as it is."""
    said = " ".join(printed("methods", cwd=with_thresholds(tmp_path, 2)).split())
    assert (
        "PROMETHEE II and ELECTRE III take the thresholds of escalation and regime-reading; on"
        " other leaves a difference counts as it is."
    ) in said


def test_csv_has_ranks_and_scores() -> None:
    """Two columns a method."""
    first = rows_of("methods", cwd=FIRST_EDITION)[0]
    assert (first["option"], first["rank:leximin"], first["score:leximin"]) == (
        "defense-attache", "2", "10.0",
    )  # fmt: skip


def test_agreement_is_said_without_a_claim(tmp_path: Path) -> None:
    """One option that is first by each, values beyond the anchors, and ranks that tie."""
    criteria = "".join(
        f"  {id}: {{weight: 1, scale: {{worst: 0, best: 10}}}}\n" for id in ("a", "b")
    )
    write_folder(
        tmp_path,
        {
            "criteria.yaml": f"decision: {{title: T}}\ncriteria:\n{criteria}",
            "options/x.yaml": "scores: {a: 11, b: 9}\n",
            "options/y.yaml": "scores: {a: 2, b: 3}\n",
            "options/z.yaml": "scores: {a: 3, b: 2}\n",
        },
    )
    said = " ".join(printed("methods", cwd=tmp_path).split())
    assert "x is first by each of these methods." in said
    assert "Values beyond the anchors count as at the anchor in TOPSIS and VIKOR (on a)." in said
    assert "y =2 =2 =2" in said
    assert "By none of them leaving out one option turns round two others." in said
