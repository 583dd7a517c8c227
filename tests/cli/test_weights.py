"""`weights` and `weights set`: who was asked, what was written, changed and put first."""

from pathlib import Path

from commands import printed, refused, run_here
from folders import CLEAN, FULL, JUDGMENTS, edited, write_folder

CRITERIA = "criteria.yaml"


def said(*arguments: str, cwd: Path) -> list[str]:
    """The lines on standard error of `weights set` that does not fail; nothing else is printed."""
    done = run_here("weights", "set", *arguments, cwd=cwd)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    return done.stderr.splitlines()


def test_it_says_what_it_wrote_what_changed_in_shares_and_who_leads(clinic: Path) -> None:
    """A top criterion as a share of the whole, another also as one of its group, each with the
    number in the file; then who is first, and by how much."""
    assert said("benefit=60", "benefit.reach=50%", cwd=clinic) == [
        "wrote criteria.yaml",
        "Benefit 55.6% → 60% of the whole (weight 50 → 60)",
        "Reach 22.2% → 30% of the whole (40% → 50% of Benefit; weight 40 → 60)",
        "now first: Build a clinic, 22.1 points ahead of lease",
    ]


def test_the_file_is_named_from_where_one_stands(clinic: Path, tmp_path: Path) -> None:
    """Below the project, beside it, and `--quiet` says nothing."""
    (clinic / "notes").mkdir()
    lines = said("burden=41", cwd=clinic / "notes")
    assert lines[:2] == [
        f"note: no project folder here, so this is `{clinic.name}`, at `..`",
        "wrote ../criteria.yaml",
    ]
    (tmp_path / "beside").mkdir()
    lines = said("burden=42", "-p", str(clinic), cwd=tmp_path / "beside")
    assert lines[0] == f"wrote {clinic / CRITERIA}"
    assert said("burden=43", "--quiet", cwd=clinic) == []
    assert "    weight: 43\n" in (clinic / CRITERIA).read_text(encoding="utf-8")


def test_what_is_wrong_in_another_file_is_a_note(tmp_path: Path) -> None:
    """The weights are changed, and the first error stands where the leader would."""
    slip = ("confidence: low", "confidence: lwo")
    folder = write_folder(tmp_path, edited("options/build.yaml", slip))
    (folder / "options" / "keep.yaml").unlink()
    lines = said("burden=41", cwd=folder)
    assert lines[:2] == [
        "wrote criteria.yaml",
        "Burden 44.4% → 45.1% of the whole (weight 40 → 41)",
    ]
    begin = "note: nobody is ranked, since the folder does not load: options/build.yaml:"
    assert lines[2].startswith(begin)
    assert "`lwo`" in lines[2]
    assert "    weight: 41\n" in (folder / CRITERIA).read_text(encoding="utf-8")


def test_nothing_is_written_where_the_criteria_are_wrong(tmp_path: Path) -> None:
    """Every problem of the folder is an error then."""
    files = edited("options/build.yaml", ("confidence: low", "confidence: lwo"))
    files = edited(CRITERIA, ("  owner:", "  onwer:"), files=files)
    folder = write_folder(tmp_path, files)
    assert refused("weights", "set", "burden=41", cwd=folder).count("error[") == 2
    assert (folder / CRITERIA).read_text(encoding="utf-8") == files[CRITERIA]


def test_all_of_a_group_of_shares_is_said(tmp_path: Path) -> None:
    """Siblings change with the one that was set, so that they add up as they are written."""
    shares = (
        ("weight: 50\n", "weight: 60%\n"),
        ("weight: 40\n    because: The d", "weight: 40%\n    because: The d"),
    )
    folder = write_folder(tmp_path, edited(CRITERIA, *shares))
    rows = map(str.split, printed("weights", cwd=folder).splitlines())
    written = {row[0]: row[1] for row in rows if len(row) > 1}
    assert [written[path] for path in ("benefit", "benefit.reach", "burden")] == [
        "60%", "40", "40%",
    ]  # fmt: skip
    assert said("benefit=70%", cwd=folder)[1:3] == [
        "Benefit 60% → 70% of the whole (weight 60% → 70%)",
        "Burden 40% → 30% of the whole (weight 40% → 30%)",
    ]


def test_a_tie_and_an_only_option_are_first_too(tmp_path: Path) -> None:
    """Where nobody is behind, there is no lead to give."""
    one = {name: text for name, text in CLEAN.items() if "keep" not in name and "lease" not in name}
    folder = write_folder(tmp_path, one)
    assert said("burden=41", cwd=folder)[-1] == "now first: Build a clinic"
    (folder / "options" / "again.yaml").write_text(
        one["options/build.yaml"].replace("name: Build a clinic", "name: Again"), encoding="utf-8"
    )
    assert said("burden=42", cwd=folder)[-1] == "now first: Again and Build a clinic, tied"


def test_weights_say_who_was_asked_for_them(tmp_path: Path) -> None:
    """A line a group that was judged, and none where nobody was asked."""
    folder = write_folder(tmp_path / "asked", FULL | {"judgments.yaml": JUDGMENTS})
    text = run_here("weights", "--project", str(folder), "--width", "400").stdout
    assert "Top: judged by The council on 2024-04-20 as points beside the largest swing." in text
    assert "Benefit: judged as an order (centroid weights)." in text
    assert "judged" not in printed("weights", "--project", str(write_folder(tmp_path / "b", FULL)))
