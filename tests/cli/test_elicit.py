"""`elicit` on folders: what it writes, and what it leaves alone."""

from pathlib import Path

import pytest

from commands import printed, refused, result_of
from folders import CLEAN, write_folder

SWING = "judgments:\n  - who: J5\n    swing: {benefit: 100, burden: 70} # asked twice\n"


@pytest.fixture
def clinic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one entry, in which commands run."""
    write_folder(tmp_path, CLEAN | {"judgments.yaml": SWING})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_dry_run_shows_what_writing_changes_and_changes_nothing(clinic: Path) -> None:
    """`--write --dry-run` then `--write`: criteria.yaml differs in those digits alone, and the
    entry has the digest of its scales."""
    before = {name: (clinic / name).read_text() for name in ("criteria.yaml", "judgments.yaml")}
    dry = printed("elicit", "--write", "--dry-run")
    assert {name: (clinic / name).read_text() for name in before} == before
    assert "+    weight: 70\n" in dry
    assert "+    weight: 100\n" in dry

    printed("elicit", "--write")
    after = (clinic / "criteria.yaml").read_text()
    pairs = zip(before["criteria.yaml"].split("\n"), after.split("\n"), strict=True)
    changed = [(old.strip(), new.strip()) for old, new in pairs if old != new]
    assert changed == [("weight: 50", "weight: 100"), ("weight: 40", "weight: 70")]
    added = (clinic / "judgments.yaml").read_text()
    assert added.startswith(SWING + "    scales: ")
    assert len(added.splitlines()) == len(SWING.splitlines()) + 1


def test_after_writing_the_weights_in_force_are_those_judged(clinic: Path) -> None:
    """And the scales are those that the questions were about."""
    printed("elicit", "--write")
    (group,) = result_of("elicit")["groups"]
    assert group["weights"] == group["stated"] == {"benefit": 100 / 170, "burden": 70 / 170}
    assert group["scales"] == "same"
    printed("elicit", "--write")
    assert (clinic / "judgments.yaml").read_text().count("scales:") == 1


def test_one_group_alone_can_be_written(clinic: Path) -> None:
    """`--group top` is the top criteria; a group without an entry has nothing to write."""
    printed("elicit", "--write", "--group", "top")
    assert "error[bad-judgment]" in refused("elicit", "--write", "--group", "benefit")
    assert "error[bad-judgment]" in refused("elicit", "--write", "--group", "benefit.reach")
    assert "error[unknown-criterion]" in refused("elicit", "--write", "--group", "nobody")


@pytest.mark.parametrize("words", [["--write"], ["benefit"]])
def test_no_report_goes_into_a_file_where_there_is_none(clinic: Path, words: list[str]) -> None:
    """Nothing is asked or written, least of all an empty file."""
    assert "error[not-taken]" in refused("elicit", *words, "--output", "out.json")
    assert not (clinic / "out.json").exists()
    assert (clinic / "judgments.yaml").read_text() == SWING


@pytest.mark.parametrize("given", [["--dry-run"], ["--group", "top"]])
def test_what_is_about_writing_is_refused_without_it(clinic: Path, given: list[str]) -> None:
    """Nothing that was asked for goes unheard."""
    assert "error[not-taken]" in refused("elicit", *given)


def test_weights_of_one_run_are_not_written(clinic: Path) -> None:
    """`--weight` sets what is compared, and says nothing of what was judged."""
    assert "error[not-taken]" in refused("elicit", "--write", "--weight", "benefit=50%")


def test_the_built_in_case_is_never_written_to(clinic: Path) -> None:
    """It has no judgments, and is refused for that before anything else."""
    assert "error[bad-judgment]" in refused("elicit", "--write", "--builtin")
