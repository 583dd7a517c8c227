"""Rules about evidence."""

from pathlib import Path

from breaking import BREAKING
from folders import CLEAN, check_files, edited, found_in, load_files, spot


def test_no_reliability_reports_a_cited_source_without_it(tmp_path: Path) -> None:
    """A source that evidence cites and nobody graded is reported at its key."""
    broken = BREAKING["no-reliability"]
    assert found_in(tmp_path, broken.files) == broken.expected("no-reliability")


def test_old_spelling_is_one_finding_with_its_count(tmp_path: Path) -> None:
    """It stands at the first item; all of them are shown as they are written now."""
    broken = BREAKING["old-spelling"]
    assert found_in(tmp_path / "one", broken.files) == broken.expected("old-spelling")
    files = edited("evidence.yaml", ("kind: forecast", "kind: judgement"), files=broken.files)
    place = spot(files, "evidence.yaml", "plans: {source: report, kind: »judgement")
    assert found_in(tmp_path / "two", files) == [("old-spelling", *place)]
    findings = check_files(tmp_path / "again", files).findings
    assert "2 items of evidence have" in str(findings)
    evidence = load_files(tmp_path / "read", files).project.evidence
    assert [evidence[id_].kind for id_ in ("plans", "staffing")] == ["judgment"] * 2


def test_no_reliability_reports_an_item_without_credibility(tmp_path: Path) -> None:
    """A fact without credibility is reported at its key."""
    files = edited("evidence.yaml", ("credibility: 1, ", ""))
    place = spot(files, "evidence.yaml", "»staff-list")
    assert found_in(tmp_path, files) == [("no-reliability", *place)]


def test_no_reliability_takes_cannot_be_judged_for_an_answer(tmp_path: Path) -> None:
    """`F` and `6` say that it cannot be judged; an assumption, as in the clean folder, has none."""
    files = edited(
        "evidence.yaml", ("reliability: B", "reliability: F"), ("credibility: 1", "credibility: 6")
    )
    assert found_in(tmp_path, files) == []


def test_no_reliability_leaves_an_uncited_source_to_unused(tmp_path: Path) -> None:
    """A source that no item cites need not be graded; that it is unused is noted."""
    files = edited("evidence.yaml", ("sources:\n", "sources:\n  memo: {title: A memo}\n"))
    assert found_in(tmp_path, files) == [("unused", *spot(files, "evidence.yaml", "»memo:"))]


def test_unused_reports_evidence_that_no_score_cites(tmp_path: Path) -> None:
    """An item that nothing cites is noted at its key."""
    broken = BREAKING["unused"]
    assert found_in(tmp_path, broken.files) == broken.expected("unused")


def test_unused_leaves_what_only_a_scenario_cites_alone(tmp_path: Path) -> None:
    """Evidence of a scenario's entry is used."""
    files = edited(
        "options/keep.yaml",
        ("boom: 2", "boom: {value: 2, evidence: [rumour]}"),
        files=BREAKING["unused"].files,
    )
    assert found_in(tmp_path, files) == []


def test_unused_reports_a_shared_scale_that_no_leaf_names(tmp_path: Path) -> None:
    """A scale under `scales` that nothing names is noted at its key."""
    files = edited("criteria.yaml", ("scales:\n", "scales:\n  spare: {0: No, 1: Yes}\n"))
    assert found_in(tmp_path, files) == [("unused", *spot(files, "criteria.yaml", "»spare"))]


def test_a_folder_without_evidence_can_be_checked(tmp_path: Path) -> None:
    """Without evidence.yaml every score is reported, and nothing fails."""
    files = {file: text for file, text in CLEAN.items() if file != "evidence.yaml"}
    for option in ("build", "keep", "lease"):
        lines = files[f"options/{option}.yaml"].splitlines()
        kept = [line.split(", evidence")[0] for line in lines if "    evidence:" not in line]
        closed = [line + "}" if "{" in line else line for line in kept]
        files[f"options/{option}.yaml"] = "\n".join(closed)
    assert {rule for rule, *_ in found_in(tmp_path, files)} == {"no-evidence"}
    assert len(found_in(tmp_path, files)) == 15
