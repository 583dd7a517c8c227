"""What people call things: their short names, and ids for what has none."""

from pathlib import Path

from belarus_options.files.folder import Folder
from belarus_options.files.project import load_project
from belarus_options.views.report.naming import by_name, by_short_name
from belarus_options.views.report.sentence import (
    criterion,
    evidence,
    option,
    perspective,
    scenario,
)
from folders import edited, load_files

ROOT = Path(__file__).resolve().parents[3]


def test_every_kind_is_called_by_its_short_name() -> None:
    """Options, criteria, perspectives and scenarios have one; evidence and what the project lacks
    keep their ids."""
    name = by_short_name(load_project(Folder(ROOT)).project)
    said = {
        option("cut-ties"): "Cut ties",
        criterion("leverage.competition"): "Competition",
        perspective("eucom"): "European Command",
        scenario("moscow-takes-control"): "Moscow takes control",
        evidence("attache-leaves-territory"): "attache-leaves-territory",
        option("nobody"): "nobody",
    }
    assert {reference: name(reference) for reference in said} == said


def test_where_there_is_room_a_long_name_is_cut_and_no_id_stands_for_it(tmp_path: Path) -> None:
    """At a word; two that begin alike have their whole names."""
    long = "Lease the two rooms in the east wing of the school"
    files = edited("options/lease.yaml", ("name: Lease rooms in the school", f"name: {long}"))
    name = by_name(load_files(tmp_path / "one", files).project)
    assert name(option("lease")) == "Lease the two rooms in the east…"
    assert name(option("build")) == "Build a clinic"
    alike = long.replace("school", "church")
    files = edited("options/build.yaml", ("name: Build a clinic", f"name: {alike}"), files=files)
    name = by_name(load_files(tmp_path / "two", files).project)
    assert [name(option(id)) for id in ("lease", "build")] == [long, alike]
    assert by_short_name(load_files(tmp_path / "two", files).project)(option("lease")) == "lease"


def test_what_has_the_same_name_as_another_has_its_id(tmp_path: Path) -> None:
    """Where there is room too."""
    files = edited(
        "options/build.yaml", ("name: Build a clinic", "name: Lease rooms in the school")
    )
    name = by_name(load_files(tmp_path / "alike", files).project)
    assert [name(option(id)) for id in ("lease", "build")] == ["lease", "build"]
