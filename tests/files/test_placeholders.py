"""Texts of the template that nobody has replaced."""

from pathlib import Path

import pytest
import yaml

from belarus_options.files.creating import blank_files
from belarus_options.files.folder import Folder
from belarus_options.files.placeholders import find_placeholders
from belarus_options.files.project import load_project
from belarus_options.files.writing import create_files
from folders import CLEAN, edited, load_files


def texts(data: object) -> list[str]:
    """All texts of a document, keys left out."""
    if isinstance(data, str):
        return [data]
    inner = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return [text for each in inner for text in texts(each)]


def test_every_text_that_the_template_asks_for_is_found_at_its_place(tmp_path: Path) -> None:
    """All that begin with `Write`, and not the names and units beside them."""
    files = {name: data.decode() for name, data in blank_files() if name.endswith(".yaml")}
    asked = [t for text in files.values() for t in texts(yaml.safe_load(text)) if "Write" in t]
    create_files(tmp_path / "blank", blank_files())
    loaded = load_project(Folder(tmp_path / "blank"))
    found = [f.place for f in find_placeholders(loaded.documents) if f.place is not None]
    assert len(found) == len(asked) > 30
    marked = [loaded.position(place) for place in found]
    assert len({(at.file, at.line) for at in marked}) == len(found)
    assert all("Write" in at.text or at.text.endswith(">-") for at in marked)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Write who decides", 1),
        ("Write\n    who decides", 1),
        ("Write what the world is like then", 1),
        ("Write why it differs there", 1),
        ("Write off the debt", 0),
        ("Write who decides, and why", 0),
        ("Effect", 0),
    ],
)
def test_a_text_is_the_templates_where_it_is_all_of_it(
    tmp_path: Path, text: str, count: int
) -> None:
    """In another folder and under another key, across lines, and from the template's comments; a
    text of one's own that begins alike is left, and so are the names of the examples."""
    files = edited("criteria.yaml", ("owner: District council", f"owner: {text}"))
    assert len(find_placeholders(load_files(tmp_path, files).documents)) == count


def test_a_folder_of_ones_own_has_none(tmp_path: Path) -> None:
    """Not one in the clean folder."""
    assert find_placeholders(load_files(tmp_path, CLEAN).documents) == ()
