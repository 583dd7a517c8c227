"""Results that go to files: their modes, links, and what is in the way."""

import codecs
import os
import stat
from pathlib import Path

import pytest

from commands import printed, refused


@pytest.mark.parametrize("name", ["out.csv", "OUT.JSON", ".hidden.md"])
def test_a_new_file_is_as_any_program_makes_it(clinic: Path, tmp_path: Path, name: str) -> None:
    """With the mode that the process gives, nothing beside it, and whatever its name before the
    suffix."""
    target = tmp_path / name
    assert printed("score", "--output", str(target), cwd=clinic) == ""

    assert target.read_text()
    assert stat.S_IMODE(target.stat().st_mode) == 0o666 & ~umask()
    assert os.listdir(tmp_path) == [target.name]


def test_a_csv_file_tells_a_spreadsheet_that_it_is_utf_8(clinic: Path, tmp_path: Path) -> None:
    """By a byte order mark; no other form has one, nor has standard output."""
    for name, has_mark in (("r.csv", True), ("r.tsv", False), ("r.json", False), ("r.md", False)):
        printed("score", "--output", str(tmp_path / name), cwd=clinic)
        assert (tmp_path / name).read_bytes().startswith(codecs.BOM_UTF8) is has_mark
    assert printed("score", "--format", "csv", cwd=clinic).startswith("rank,option")


def umask() -> int:
    """The mask of this process."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


OUTPUTS = {
    "unknown suffix": (("--output", "out.pdf"), "bad-output", ".md, .tsv, .txt or .xlsx"),
    "no suffix": (("--output", "out"), "bad-output", ".csv"),
    "suffix of a hidden file": (("--output", ".csv"), "bad-output", ".csv"),
    "nothing": (("--output", ""), "bad-output", ".csv"),
    "contradiction": (("--output", "o.csv", "--format", "json"), "bad-output", "leave `--format`"),
    "table into a file": (("--output", "out.csv", "--format", "table"), "bad-output", "--format"),
    "folder missing": (("--output", "no/such/out.csv"), "cannot-write", "no such file"),
    "a folder": (("--output", "dir.csv"), "cannot-write", "dir.csv"),
    "a folder by force": (("--output", "dir.csv", "--force"), "cannot-write", "dir.csv"),
    "exists": (("--output", "old.csv"), "exists", "`--force`"),
    "a link that leads nowhere": (("--output", "link.csv"), "cannot-write", "leads nowhere"),
    "the same by force": (("--output", "link.csv", "--force"), "cannot-write", "leads nowhere"),
}  # fmt: skip


@pytest.mark.parametrize(("arguments", "name", "words"), OUTPUTS.values(), ids=OUTPUTS)
def test_output_that_cannot_be_is_refused_and_touches_nothing(
    clinic: Path,
    tmp_path: Path,
    arguments: tuple[str, ...],
    name: str,
    words: str,
) -> None:
    """Nothing is overwritten or left behind, and the block says why."""
    (tmp_path / "dir.csv").mkdir()
    (tmp_path / "old.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to("nowhere.csv")
    said = refused("score", "--project", str(clinic), *arguments, cwd=tmp_path)

    assert said.startswith(f"error[{name}]: ")
    assert words in said
    assert sorted(os.listdir(tmp_path)) == ["dir.csv", "link.csv", "old.csv"]
    assert (tmp_path / "old.csv").read_text() == "old"


def test_a_folder_in_the_way_is_not_to_be_forced(clinic: Path, tmp_path: Path) -> None:
    """No help leads to another error."""
    (tmp_path / "dir.csv").mkdir()
    assert "--force" not in refused("score", "--output", str(tmp_path / "dir.csv"), cwd=clinic)


def test_force_writes_over_a_file_and_keeps_its_mode(clinic: Path, tmp_path: Path) -> None:
    """Mode and name stay, and a link is followed rather than replaced."""
    target, link = tmp_path / "out.csv", tmp_path / "link.csv"
    target.write_text("old")
    target.chmod(0o640)
    link.symlink_to("out.csv")
    assert printed("score", "--output", str(link), "--force", cwd=clinic) == ""

    assert target.read_text("utf-8-sig").startswith("rank,option")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert link.is_symlink()
    assert sorted(os.listdir(tmp_path)) == ["link.csv", "out.csv"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has /dev/full")
def test_devices_are_no_files_to_replace(clinic: Path, tmp_path: Path) -> None:
    """A device behind a link is refused, and not renamed over."""
    (tmp_path / "out.csv").symlink_to("/dev/full")
    assert refused("score", "--output", str(tmp_path / "out.csv"), "--force", cwd=clinic)

    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode)
