"""The page in a browser: it checks itself, and its ranking is what the program prints."""

import random
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browser import Opened, printed, written
from commands import run_here
from folders import FULL, edited, write_folder

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow

TOP = ("benefit", "burden", "fairness")
INSIDE = ("benefit.reach", "benefit.speed", "benefit.depth")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ATTACK = "</title></script><script>alert(1)</script><img src=x onerror=alert(1)>"


def test_page_opens_in_silence_with_one_request_and_finds_its_own_totals(opened: Opened) -> None:
    """Nothing is said to the console, and every stated total has the same digits here."""
    assert (opened.said, len(opened.requests)) == ([], 1)
    assert re.search(
        r"worked out \d\d totals anew and found", opened.page.inner_text("#self-check")
    )


def test_without_a_script_everything_but_controls_is_there(browser: "Browser", file: Path) -> None:
    """The same tables, strips and triangle, and no button, choice or field."""
    with_script, without = (
        Opened(browser, file, java_script_enabled=enabled) for enabled in (True, False)
    )
    for query in ("table", "svg.strip", "#triangle svg[role=img]", "section[id]", "#matrix td"):
        counts = [page.page.locator(query).count() for page in (with_script, without)]
        assert counts[0] == counts[1] > 0, query
    assert without.ranking == with_script.ranking
    assert without.page.locator("button, select, input").count() == 0
    assert with_script.page.locator("button, select, input").count() > 6


def test_a_total_that_differs_keeps_the_controls_off(browser: "Browser", file: Path) -> None:
    """One digit of one total in the data is altered."""
    text = file.read_text(encoding="utf-8")
    totals = re.search(r'"totals":\[(\d+\.\d)', text)
    assert totals is not None
    digit = (int(totals[1][-1]) + 1) % 10
    changed = file.with_name("changed.html")
    changed.write_text(text.replace(totals[0], f"{totals[0][:-1]}{digit}", 1), encoding="utf-8")
    page = Opened(browser, changed)
    assert "controls are off" in page.page.inner_text("#self-check")
    assert page.page.locator("button, select, input").count() == 0


def test_any_settings_give_the_ranking_that_the_shown_command_prints(
    opened: Opened, folder: Path
) -> None:
    """Weights by hand, of a perspective, a world, and fewer options, drawn anew forty times."""
    draw = random.Random(7)  # noqa: S311  # the same settings every time
    people, worlds = (opened.page.locator(".choices select").nth(at) for at in (0, 1))
    opened.page.locator("#weigh summary", has_text="Options in the comparison").click()
    boxes = opened.page.locator("#weigh input[type=checkbox]")
    for _ in range(40):
        for select in (people, worlds):
            choices = [
                value.get_attribute("value") or "" for value in select.locator("option").all()
            ]
            select.select_option(draw.choice(choices))
        for path in draw.sample([*TOP, *INSIDE], 2):
            opened.set_weight(path, f"{draw.randint(0, 1000) / 10:g}")
        for box in boxes.all():
            box.check()
        if draw.random() < 0.5:
            boxes.nth(draw.randrange(3)).uncheck()
        opened.follow()
        assert opened.ranking == printed(folder, opened.command), opened.command


def test_every_group_adds_up_to_100_and_remembers_its_proportions(opened: Opened) -> None:
    """After any moves; there and back again gives the same weights."""
    before = opened.weights(*TOP)
    opened.set_weight(TOP[2], "100")
    assert opened.weights(*TOP) == [0, 0, 100]
    opened.set_weight(TOP[2], f"{before[2]:g}")
    assert opened.weights(*TOP) == before
    draw = random.Random(3)  # noqa: S311  # the same moves every time
    for _ in range(60):
        opened.set_weight(draw.choice(INSIDE), f"{draw.randint(0, 1000) / 10:g}")
        assert sum(round(10 * weight) for weight in opened.weights(*INSIDE)) == 1000


def test_back_to_stated_puts_the_files_own_rows_back(opened: Opened) -> None:
    """And empties the address; the strip at the foot is there only while something is changed, and
    so are the notes of all sections that do not follow."""
    sections = opened.page.locator("main > section[id]").count()
    notes = opened.page.locator("main > section[id] > .stale:visible")
    assert notes.count() == 0
    rows = opened.page.locator("#ranking tbody").inner_html()
    assert opened.page.locator("#bar").is_hidden()
    opened.set_weight("burden", "90")
    opened.until("location.hash.startsWith('#set;')")
    assert opened.page.locator("#bar").is_visible()
    # Weights and ranking follows, and provenance is about the page.
    assert notes.count() == sections - 2 > 6
    opened.page.locator("#bar button").click()
    opened.until("location.hash === ''")
    assert opened.page.locator("#ranking tbody").inner_html() == rows
    assert opened.page.locator("#bar").is_hidden()
    assert notes.count() == 0


def test_the_address_opens_the_same_ranking_elsewhere(
    opened: Opened, browser: "Browser", file: Path
) -> None:
    """Weights of a group, a world, and who is compared."""
    opened.set_weight("burden", "12.5")
    opened.page.locator("#weigh summary", has_text="Options in the comparison").click()
    opened.page.locator("#weigh input[type=checkbox]").nth(2).uncheck()
    opened.page.locator(".choices select").nth(1).select_option(index=1)
    opened.follow()
    opened.until("location.hash.includes('s=')")
    fragment = opened.page.evaluate("location.hash")
    again = Opened(browser, file, fragment)
    assert again.ranking == opened.ranking
    assert again.weights(*TOP) == opened.weights(*TOP)


@pytest.mark.parametrize(
    "fragment",
    [
        "#set;p=nobody;of=00000000",
        "#set;w=benefit:50,benefit:50",
        "#set;w=benefit:50,burden:49.9,fairness:0",
        "#set;w=benefit:50,burden:50",
        "#set;w=<img src=x>:100",
        "#set;s=__proto__",
        "#set;o=constructor,build",
        "#set;p=%E0%A4%A",
        f"#set;{'w' * 20001}",
    ],
)
def test_an_address_that_is_not_as_written_is_void(
    fragment: str, browser: "Browser", file: Path
) -> None:
    """The page opens as stated and says so, in its own words."""
    page = Opened(browser, file, fragment)
    assert page.said == []
    assert page.page.locator("#bar").is_hidden()
    assert "cannot read" in page.page.inner_text(".notice")
    assert page.page.locator("img").count() == 0


def test_options_can_be_hidden_down_to_two(opened: Opened, folder: Path) -> None:
    """The ranking is that of the ones kept, and the second last cannot be hidden."""
    opened.page.locator("#weigh details", has_text="Options in the comparison").locator(
        "summary"
    ).click()
    boxes = opened.page.locator("#weigh details input[type=checkbox]")
    boxes.nth(0).click()
    opened.follow()
    assert len(opened.ranking) == 2
    assert opened.ranking == printed(folder, opened.command)
    boxes.nth(1).click()
    opened.follow()
    assert len(opened.ranking) == 2


def test_keys_move_a_weight_by_points(opened: Opened) -> None:
    """From a whole one; with Shift by a tenth, to the ends with Home and End."""
    opened.set_weight("burden", "40.5")
    slider = opened.page.locator('[data-path="burden"] input[type=range]')
    for key, weight in (
        ("ArrowRight", 41),
        ("Shift+ArrowRight", 41.1),
        ("PageDown", 37),
        ("End", 100),
    ):
        slider.press(key)
        opened.follow()
        assert opened.weights("burden") == [weight], key


def test_shares_of_weightings_are_those_of_the_map(opened: Opened, folder: Path) -> None:
    """Also where weights inside a heading, and with them all regions, have changed."""
    for arguments in ([], ["burden.cost=10", "burden.noise=90"]):
        for argument in arguments:
            opened.set_weight(argument.split("=")[0], argument.split("=")[1])
        words = [word for argument in arguments for word in ("--weight", argument)]
        done = run_here("map", "--project", str(folder), "--format", "tsv", *words)
        shown = [line.split("\t")[-1] for line in done.stdout.splitlines()[1:]]
        shares = opened.page.locator(".map .shares li strong").all_inner_texts()
        assert shares == [share for share in shown if share != "0%"]


def test_a_press_in_the_triangle_moves_the_weights_there(opened: Opened) -> None:
    """Without a drag, to within half a point."""
    figure = opened.page.locator("#triangle svg[role=img]")
    figure.scroll_into_view_if_needed()
    box = figure.bounding_box()
    assert box is not None
    data = opened.page.locator("#triangle")
    top, left, side = (float(data.get_attribute(f"data-{n}") or 0) for n in ("top", "left", "side"))
    width = opened.page.evaluate("document.querySelector('#triangle svg').viewBox.baseVal.width")
    scale = box["width"] / width
    wanted = (0.5, 0.2, 0.3)
    x = left + side * (wanted[2] + wanted[0] / 2)
    y = top + side * 3**0.5 / 2 * (1 - wanted[0])
    opened.page.mouse.click(box["x"] + x * scale, box["y"] + y * scale)
    opened.follow()
    for weight, part in zip(opened.weights(*TOP), wanted, strict=True):
        assert abs(weight - 100 * part) <= 0.5


def test_the_live_region_speaks_once(opened: Opened) -> None:
    """Ten steps in a row are one message."""
    opened.page.evaluate(
        "() => { window.heard = 0; new MutationObserver(() => { window.heard += 1; })"
        ".observe(document.querySelector('[aria-live]'), {childList: true}); }"
    )
    slider = opened.page.locator('[data-path="burden"] input[type=range]')
    for _ in range(10):
        slider.press("ArrowRight")
    opened.until("document.querySelector('[aria-live]').textContent !== ''")
    assert opened.page.evaluate("window.heard") == 1


def test_hostile_texts_run_nowhere_and_rank_as_any_other(
    browser: "Browser", tmp_path: Path
) -> None:
    """Also an option that is called as what every object of the script has."""
    files = edited("options/build.yaml", ("name: Build a clinic", f'name: "{ATTACK}"'), files=FULL)
    files["options/constructor.yaml"] = files.pop("options/lease.yaml")
    folder = write_folder(tmp_path / "attack", files)
    page = Opened(browser, written(folder, tmp_path / "attack.html"))
    assert (page.said, len(page.requests)) == ([], 1)
    assert page.page.locator("script").count() == 2
    assert page.page.locator("img").count() == 0
    page.set_weight("burden", "77")
    assert page.ranking == printed(folder, page.command)
    for attempt in (
        "document.body.innerHTML = '<b>x</b>'",
        "document.body.append(Object.assign(document.createElement('script'), {text: '1'}))",
        "await fetch('https://example.org/')",
    ):
        refused = page.page.evaluate(
            f"async () => {{ try {{ {attempt}; return false; }} catch {{ return true; }} }}"
        )
        assert refused, attempt


@pytest.mark.parametrize("width", [320, 390, 1280, 3840])
def test_no_window_has_to_be_scrolled_sideways(width: int, browser: "Browser", file: Path) -> None:
    """Wide tables scroll in boxes of their own."""
    page = Opened(browser, file, viewport={"width": width, "height": 900}).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    ("width", "scheme", "is_changed", "forced"),
    [
        (1280, "light", False, "none"),
        (1280, "dark", True, "none"),
        (390, "light", True, "none"),
        (1280, "light", True, "active"),
    ],
)
def test_axe_finds_nothing(
    width: int, scheme: str, is_changed: bool, forced: str, browser: "Browser", file: Path
) -> None:
    """WCAG 2.2 A and AA and best practice, with all folds open."""
    opened = Opened(
        browser, file, viewport={"width": width, "height": 900}, color_scheme=scheme,
        bypass_csp=True, forced_colors=forced,
    )  # fmt: skip
    if is_changed:
        opened.set_weight("burden", "90")
    opened.page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    from axe_playwright_python.sync_playwright import Axe

    ground = opened.page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert (ground == "rgb(255, 255, 255)") is (scheme == "light")
    found = Axe().run(opened.page, options={"runOnly": TAGS, "resultTypes": ["violations"]})
    assert [
        (rule["id"], [node["target"] for node in rule["nodes"]][:3])
        for rule in found.response["violations"]
    ] == []
