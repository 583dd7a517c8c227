"""What people call things: their short names, and ids for what has none."""

from pathlib import Path

from belarus_options.files.folder import Folder
from belarus_options.files.project import load_project
from belarus_options.views.report.naming import by_short_name
from belarus_options.views.report.sentence import (
    criterion,
    evidence,
    option,
    perspective,
    scenario,
)

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
