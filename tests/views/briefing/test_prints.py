"""The page on paper: whole, in order, and nothing of it stale."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browser import Opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow


def pages(opened: Opened, size: str) -> int:
    """How many pages a print has."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", opened.page.pdf(format=size)))


def test_prints_are_whole_with_and_without_a_script(browser: "Browser", file: Path) -> None:
    """The same number of pages, the assumptions unfolded, closed annexes as titles."""
    with_script, without = (
        Opened(browser, file, java_script_enabled=enabled) for enabled in (True, False)
    )
    for size in ("A4", "Letter"):
        assert pages(with_script, size) == pages(without, size) > 2
    without.page.emulate_media(media="print")
    assert without.page.locator(".annex .paper").first.is_visible()
    assert without.page.locator("button, nav").count() == without.page.locator("nav").count()
    with_script.page.emulate_media(media="print")
    assert with_script.page.locator("button:visible, nav:visible, select:visible").count() == 0


@pytest.mark.parametrize(("width", "height"), [(672, 979), (694, 912)], ids=["A4", "Letter"])
def test_the_bottom_line_is_on_the_first_page_of_a_print(
    width: int, height: int, browser: "Browser", file: Path
) -> None:
    """Within the paper's margins, with the head of the page above it."""
    opened = Opened(browser, file, viewport={"width": width, "height": height})
    opened.page.emulate_media(media="print")
    box = opened.page.locator("#bottom-line").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= height


def test_a_changed_page_prints_what_was_changed_at_its_top(opened: Opened) -> None:
    """All of it, whatever is folded, and every section that does not follow says so."""
    opened.set_weight("burden", "90")
    opened.set_weight("benefit.speed", "50")
    opened.page.locator(".choices select").nth(1).select_option(index=1)
    opened.follow()
    opened.page.emulate_media(media="print")
    said = opened.page.locator("#bar").inner_text()
    assert "If “The quarry opens again”. Benefit 6.3%, Burden 90%, Fairness 3.7%." in said
    assert "Inside Benefit: Reach 30.8%, speed 50%, depth 19.2%." in said
    bar, head = (opened.page.locator(query).bounding_box() for query in ("#bar", "h1"))
    assert bar is not None
    assert head is not None
    assert bar["y"] < head["y"]
    assert opened.page.locator("#bottom-line .stale").is_visible()


def test_a_changed_print_has_no_figure_of_the_stated_ranking(opened: Opened) -> None:
    """With all folds closed, formulas stand there, and they are those of the weights in force."""
    formulas = opened.page.locator("#ranking .formula p")
    stated = [*formulas.all_text_contents(), *(total for *_, total in opened.ranking)]
    opened.set_weight("burden", "91.3")
    opened.page.emulate_media(media="print")
    assert opened.page.locator("#weigh details[open]").count() == 0
    assert formulas.first.is_visible()
    assert (formulas.first.text_content() or "").startswith("5.4% × ")
    words = opened.page.locator("#weigh").inner_text()
    assert "91.3" in words
    assert [text for text in stated if text in words] == []


def test_buttons_print_with_annexes_or_without(opened: Opened) -> None:
    """All annexes are open while the second prints, and closed again after; the print is longer."""
    opened.page.evaluate(
        "() => { window.print = () => { window.open_ ="
        " document.querySelectorAll('.annex[open]').length;"
        " dispatchEvent(new Event('afterprint')); }; }"
    )
    annexes = opened.page.locator(".annex").count()
    for name, expected in (("Print the briefing", 0), ("Print with all annexes", annexes)):
        opened.page.get_by_role("button", name=name).click()
        assert opened.page.evaluate("window.open_") == expected
        assert opened.page.locator(".annex[open]").count() == 0
    short = pages(opened, "A4")
    opened.page.evaluate("document.querySelectorAll('.annex').forEach(d => { d.open = true; })")
    assert pages(opened, "A4") > short
