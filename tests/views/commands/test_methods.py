"""What `methods` says: who is first by which method, what it rests on, and data."""

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
