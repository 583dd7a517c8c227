"""What `diff` says: the judgment, which changes are why, the table, and data."""

from pathlib import Path
from typing import Any

import pytest

from commands import document_of, printed, result_of, rows_of, run_here
from first_edition import FILES, scored, weighed
from folders import FULL, write_folder

TRAINING, ATTACHE = "cbrne-training", "defense-attache"


@pytest.fixture
def folders(tmp_path: Path) -> Path:
    """The first edition as `old`; as `new` with three changes that move the first place together,
    as `lower` with two of which one does."""
    together = scored(
        TRAINING, {"risk.diversion": (2, 1), "ethics.human-good": (3, 4)}, weighed(35)
    )
    write_folder(tmp_path / "old", FILES)
    write_folder(tmp_path / "new", together)
    write_folder(tmp_path / "lower", scored(ATTACHE, {"leverage.competition": (1, 0)}, weighed(35)))
    write_folder(tmp_path / "weighed", weighed(35))
    return tmp_path


def test_the_answer_is_on_one_screen(folders: Path) -> None:
    """F.3.1: judgment first, then which changes are why, the table whose parts add up as shown, the
    ranks, and what to type next."""
    text = printed("diff", "../old", cwd=folders / "new")
    assert len(text.splitlines()) <= 25
    said = text.split("\n\n")
    assert said[0].splitlines()[1] == "from the folder ../old to this folder · as of 2020-10-01"
    assert " ".join(said[1].split()) == (
        "The judgment has changed: cbrne-training is first, where it was defense-attache. None of"
        " the 3 changes does it alone, and undoing any one of them restores it. The lead of"
        " defense-attache over cbrne-training went from 4.1 points to −0.003423."
    )
    rows = [line.rsplit(maxsplit=3) for line in said[2].splitlines()[2:]]
    assert [row[-1] for row in rows] == ["−1.8", "−1.3", "−1.0", "−4.1"]
    assert rows[0] == ["Weights of the top criteria: Ethics", "24%", "31.5%", "−1.8"]
    assert "Ranks: cbrne-training 2 → 1, defense-attache 1 → 2, cut-ties 3," in said[3]
    assert said[3].endswith("Next: `belarus-options explain cbrne-training defense-attache`\n")


def test_one_change_that_is_why_is_named(folders: Path) -> None:
    """F.3.2: alone and needed."""
    said = " ".join(printed("diff", "old", "lower", cwd=folders).split())
    assert (
        "The score of defense-attache on competition alone does it, and undoing the score of"
        " defense-attache on competition restores it."
    ) in said


def test_the_same_judgment_is_said_to_be(folders: Path) -> None:
    """F.3.3, the line that ICD 203 asks for; and with nothing changed at all, that."""
    said = result_of("diff", "old", "weighed", cwd=folders)
    assert (said["judgment"], said["sentence"]) == (
        "same",
        "The judgment is the same: defense-attache is first, as before; its lead over"
        " cbrne-training went from 4.1 to 2.4 points.",
    )
    assert "Nothing has changed" in " ".join(printed("diff", "old", "old", cwd=folders).split())


def test_what_moves_no_total_is_counted(folders: Path) -> None:
    """By kind, below; where nothing else changed, the answer says so."""
    text = FULL["criteria.yaml"].replace("because: Felt by one street only.", "because: Loud.")
    write_folder(folders / "full", FULL)
    write_folder(
        folders / "loud", FULL | {"criteria.yaml": text.replace("unit: months", "unit: weeks")}
    )
    said = " ".join(printed("diff", "full", "loud", cwd=folders).split())
    assert "What has changed moves no total." in said
    assert "1 reason and 1 wording of a scale changed, which move no total." in said


def test_json_has_every_change_with_its_place(folders: Path) -> None:
    """File and line of the new side; from and to; and parts of every option's total."""
    document: Any = document_of("diff", "old", "new", cwd=folders)
    result = document["result"]
    assert result["old"].keys() == result["new"].keys() == {"folder", "digest"}
    assert result["new"]["digest"] == document["project"]["digest"]
    assert [(c["kind"], c["where"], c["file"]) for c in result["changes"]] == [
        ("weights", "", "criteria.yaml"),
        ("score", f"{TRAINING}/risk.diversion", f"options/{TRAINING}.yaml"),
        ("score", f"{TRAINING}/ethics.human-good", f"options/{TRAINING}.yaml"),
    ]
    weights, diversion, _ = result["changes"]
    lines = (folders / "new" / weights["file"]).read_text("utf-8").splitlines()
    assert lines[weights["line"] - 1].strip() == "weight: 35"
    assert (diversion["from"], diversion["to"], diversion["moves_totals"]) == (2, 1, True)
    for option in result["options"].values():
        before, after = option["total"]
        assert sum(option["parts"].values()) == pytest.approx(after - before, abs=1e-12)
    assert result["first"] == {"old": [ATTACHE], "new": [TRAINING]}


def test_csv_has_a_row_a_change(folders: Path) -> None:
    """With its part of the lead."""
    rows = rows_of("diff", "old", "new", cwd=folders)
    assert [row["id"] for row in rows][:1] == ["weights"]
    assert len(rows) == 3
    assert float(rows[1]["lead"]) == -469053 / 370000
    assert (rows[1]["from"], rows[1]["to"], rows[1]["moves_totals"]) == ("2.0", "1.0", "true")


def test_markdown_is_fit_for_a_pull_request(folders: Path) -> None:
    """A heading, the answer, one table, notes; nothing to type."""
    text = printed("diff", "old", "new", "--format", "markdown", cwd=folders)
    assert text.startswith("# Should the U.S.")
    assert "\n| Change | From | To | Lead |\n" in text
    assert "\n| Together |  |  | −4.1 |\n" in text
    assert "belarus-options" not in text


@pytest.mark.parametrize(("new", "status"), [("new", 1), ("weighed", 0)])
def test_the_exit_status_says_whether_others_are_first(
    new: str, status: int, folders: Path
) -> None:
    """Only where it is asked for."""
    assert run_here("diff", "old", new, "--exit-code", cwd=folders).returncode == status
    assert run_here("diff", "old", new, cwd=folders).returncode == 0


def test_a_perspective_of_one_side_alone_is_refused_with_the_side(folders: Path) -> None:
    """F.3.11; one that neither has is named once, and of no side."""
    write_folder(folders / "full", FULL)
    alone = {file: text for file, text in FULL.items() if file != "perspectives.yaml"}
    write_folder(folders / "alone", alone)
    done = run_here("diff", "alone", "full", "--perspective", "council", cwd=folders)
    assert done.returncode == 2
    assert done.stderr.startswith(
        "error[unknown-perspective]: `council` is not a perspective in `alone`"
    )
    done = run_here("diff", "full", "full", "--perspective", "nobody", cwd=folders)
    assert done.stderr.count("error[") == 1
    assert " in `" not in done.stderr


def test_ties_and_many_changes_are_said_as_they_are(folders: Path) -> None:
    """Two that tie, and more changes than a screen has rows: the table is cut, the sum is whole."""
    criteria = "".join(
        f"  c{at}: {{weight: 1, scale: {{worst: 0, best: 10}}}}\n" for at in range(14)
    )
    flat = {"criteria.yaml": f"decision: {{title: T}}\ncriteria:\n{criteria}"}

    def options(high: int) -> dict[str, str]:
        return {
            f"options/{id}.yaml": "scores: {"
            + ", ".join(f"c{at}: {high if id == 'a' else 5}" for at in range(14))
            + "}\n"
            for id in "ab"
        }

    write_folder(folders / "tied", flat | options(5))
    write_folder(folders / "apart", flat | options(7))
    said = " ".join(printed("diff", "tied", "apart", cwd=folders).split())
    assert "The judgment has changed: a is first, where a and b tied for first." in said
    assert "Each of 14 changes alone does it, and undoing no single one restores it." in said
    assert "… 4 more: --full" in said.replace("`", "")
    assert "Together −20.0" in said
