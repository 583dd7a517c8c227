"""The page by keyboard, and for whom motion is too much, in a browser."""

from typing import TYPE_CHECKING

import pytest

from browser import Opened

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow

CHANGED = "#set;w=benefit:10,burden:80,fairness:10"
# What the keyboard has to reach, in the order of the page.
CONTROLS = """() => [...document.querySelectorAll(
  'a[href], button:not(:disabled), input, select, summary, [tabindex="0"]')]
  .filter((each) => each.checkVisibility())"""
# The one that has the focus: its number among them, its size, and whether it is seen to have it.
FOCUSED = f"""() => {{
  const node = document.activeElement, box = node.getBoundingClientRect();
  const at = document.elementFromPoint(box.left + Math.min(box.width / 2, 8),
    Math.max(1, box.top + Math.min(box.height / 2, 12)));
  return {{ place: ({CONTROLS})().indexOf(node), what: node.outerHTML.slice(0, 90),
    isOver: node.classList.contains("over"), isLink: node.tagName === "A",
    size: Math.min(box.width, box.height), outline: getComputedStyle(node).outlineStyle,
    isSeen: node === at || node.contains(at) }};
}}"""


def test_tab_reaches_every_control_in_order_and_shows_where_it_is(
    browser: "Browser", file: "Path"
) -> None:
    """With weights changed, so that the strip at the foot is there, and all folds open; nothing
    lies over the one that has the focus, and none but a link is smaller than 24 pixels."""
    opened = Opened(browser, file, CHANGED, viewport={"width": 1280, "height": 900})
    opened.follow()
    opened.page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    every = opened.page.evaluate(f"({CONTROLS})().length")
    assert every > 60
    for place in range(every):
        opened.page.keyboard.press("Tab")
        found = opened.page.evaluate(FOCUSED)
        assert found["place"] == place, found
        assert found["outline"] != "none", found
        # Presses go through the point of the triangle to the picture below it.
        assert found["isSeen"] or found["isOver"], found
        assert found["isLink"] or found["size"] >= 24, found


@pytest.mark.parametrize(("motion", "moves"), [("no-preference", True), ("reduce", False)])
def test_rows_are_seen_to_change_places_where_motion_is_welcome(
    motion: str, moves: bool, browser: "Browser", file: "Path"
) -> None:
    """Where less of it is asked for no animation runs."""
    opened = Opened(browser, file, viewport={"width": 1280, "height": 900}, reduced_motion=motion)
    opened.page.locator("#ranking").scroll_into_view_if_needed()
    opened.page.evaluate(
        "() => { window.ran = 0; const animate = Element.prototype.animate;"
        " Element.prototype.animate = function (...given) { window.ran += 1;"
        " return animate.apply(this, given); }; }"
    )
    before = [name for _, name, _ in opened.ranking]
    opened.set_weight("burden", "2")
    assert [name for _, name, _ in opened.ranking] != before
    assert (opened.page.evaluate("window.ran") > 0) is moves
    if not moves:
        assert opened.page.evaluate("document.getAnimations().length") == 0
