"""Tables and the triangle taken away from the page, in a browser."""

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from browser import Opened, written
from folders import FULL, edited, write_folder

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow


def taken(opened: Opened, name: str, within: str) -> str:
    """The text of the file that a button gives."""
    with opened.page.expect_download() as download:
        opened.page.locator(within).get_by_role("button", name=name, exact=True).first.click()
    return Path(download.value.path()).read_text(encoding="utf-8-sig")


def test_tables_go_out_as_they_are_shown(opened: Opened) -> None:
    """CSV and Markdown have a row for each that is shown, cells as text, a hyphen for a minus."""
    opened.set_weight("burden", "90")
    rows = list(csv.reader(io.StringIO(taken(opened, "CSV", "#weigh"))))
    assert [(row[0], row[-1].split(" ")[0]) for row in rows[1:]] == [
        (rank, total) for rank, _, total in opened.ranking
    ]
    lines = taken(opened, "Markdown", "#weigh").splitlines()
    assert len(lines) == len(rows) + 1
    assert {line.count(" | ") for line in (lines[0], *lines[2:])} == {len(rows[0]) - 1}
    assert "−" not in taken(opened, "CSV", "#decides")


def test_copied_table_has_its_cells(browser: "Browser", file: Path) -> None:
    """For documents as a table, for text with tabs."""
    opened = Opened(browser, file, permissions=["clipboard-read", "clipboard-write"])
    opened.page.locator("#criteria").get_by_role("button", name="Copy table").click()
    opened.page.get_by_role("button", name="Copied").wait_for()
    types = "async t => (await (await navigator.clipboard.read())[0].getType(t)).text()"
    plain, marked = (opened.page.evaluate(types, t) for t in ("text/plain", "text/html"))
    shown = opened.page.locator("#matrix tr").count()
    assert len(plain.split("\n")) == marked.count("<tr") == shown
    cells = opened.page.locator("#matrix th, #matrix td").count()
    assert marked.count("<td") + marked.count("<th") == cells


def test_where_the_clipboard_refuses_the_text_is_shown(browser: "Browser", file: Path) -> None:
    """Marked, and closing it gives the focus back."""
    opened = Opened(browser, file)
    opened.page.evaluate(
        "Object.defineProperty(navigator, 'clipboard', {value: {write: () => Promise.reject()}})"
    )
    button = opened.page.locator("#criteria").get_by_role("button", name="Copy table")
    button.click()
    dialog = opened.page.get_by_role("dialog")
    dialog.wait_for()
    assert opened.page.evaluate("String(getSelection())").count("\n") > 3
    dialog.get_by_role("button", name="Close").click()
    assert button.evaluate("node => node === document.activeElement")


def test_picture_stands_by_itself(opened: Opened) -> None:
    """XML without classes, variables or scripts, with names and the fingerprint in it."""
    text = taken(opened, "Save SVG", "#triangle")
    root = ElementTree.fromstring(text)  # noqa: S314  # the page's own
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    for barred in ("class=", "var(", "<script", "style="):
        assert barred not in text
    assert all(name in text for name in ("Benefit", "Burden", "Fingerprint", "Stated weights"))
    with opened.page.expect_download() as download:
        opened.page.get_by_role("button", name="Save PNG").click()
    assert Path(download.value.path()).read_bytes()[:4] == b"\x89PNG"


def test_picture_and_link_go_to_the_clipboard(browser: "Browser", file: Path) -> None:
    """A PNG, and the address with what was changed."""
    opened = Opened(browser, file, permissions=["clipboard-read", "clipboard-write"])
    opened.page.get_by_role("button", name="Copy picture").click()
    opened.page.get_by_role("button", name="Copied").wait_for()
    types = opened.page.evaluate("async () => (await navigator.clipboard.read())[0].types")
    assert types == ["image/png"]
    opened.set_weight("burden", "90")
    opened.page.get_by_role("button", name="Copy link").click()
    opened.until("document.querySelector('.choices').textContent.includes('Copied')")
    link = opened.page.evaluate("navigator.clipboard.readText()")
    assert link.endswith(opened.page.evaluate("location.hash"))
    assert "burden:90" in link


def test_the_picture_is_light_where_the_screen_is_dark(browser: "Browser", file: Path) -> None:
    """The same bytes from both."""
    light, dark = (Opened(browser, file, color_scheme=scheme) for scheme in ("light", "dark"))
    assert taken(light, "Save SVG", "#triangle") == taken(dark, "Save SVG", "#triangle")


def test_what_a_spreadsheet_would_run_stays_text(browser: "Browser", tmp_path: Path) -> None:
    """A name that begins with an equals sign comes behind an apostrophe, in every table."""
    files = edited("criteria.yaml", ("name: Reach", "name: =SUM(A1)"), files=FULL)
    folder = write_folder(tmp_path / "formula", files)
    opened = Opened(browser, written(folder, tmp_path / "formula.html"))
    found = []
    for button in opened.page.get_by_role("button", name="CSV", exact=True).all():
        with opened.page.expect_download() as download:
            button.click()
        text = Path(download.value.path()).read_text(encoding="utf-8-sig")
        found += [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert "'=SUM(A1)" in found
    assert not [cell for cell in found if cell.startswith("=")]
