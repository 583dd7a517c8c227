"""A page of a folder in a real browser, opened from disk without a network."""

import csv
import io
import os
import re
import shlex
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from commands import run_here

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
)  # fmt: skip


@contextmanager
def a_browser() -> "Iterator[Browser]":
    """The system's Chromium; where there is none the tests are skipped, but not in CI."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    if found is None:
        if os.environ.get("CI"):
            raise AssertionError("CI has no Chromium, in which pages are tried")
        pytest.skip("no Chromium is installed")
    # The fast suite, which opens no page, goes without.
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(_FLAGS))
        yield browser
        browser.close()


def written(folder: Path, file: Path, *arguments: str) -> Path:
    """The page of a folder in a file."""
    done = run_here("brief", "--project", str(folder), "--output", str(file), "--force", *arguments)
    assert done.returncode == 0, done.stderr
    return file


def printed(folder: Path, command: str) -> list[tuple[str, str, str]]:
    """What the shown command prints for the folder: rank, name and total, rounded as text is."""
    words = shlex.split(command)[1:]
    at = words.index("--project")
    words[at + 1] = str(folder)
    done = run_here(*words, "--format", "tsv")
    assert done.returncode == 0, done.stderr
    rows = list(csv.reader(io.StringIO(done.stdout), delimiter="\t"))
    total = rows[0].index("Total")
    return [(row[0], re.sub(" [†‡]+$", "", row[2]), row[total]) for row in rows[1:]]


class Opened:
    """An opened page with what it said to the console and what it asked for."""

    def __init__(
        self, browser: "Browser", file: Path, fragment: str = "", **context: object
    ) -> None:
        self.context = browser.new_context(offline=True, **context)  # type: ignore[arg-type]
        self.page: Page = self.context.new_page()
        self.said: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(f"file://{file}{fragment}")

    def set_weight(self, path: str, percent: str) -> None:
        """Types a weight, and waits until the page has followed."""
        field = self.page.locator(f'[data-path="{path}"] input[type=text]')
        field.evaluate("node => node.closest('details')?.setAttribute('open', '')")
        field.fill(percent)
        field.press("Enter")
        self.follow()

    def follow(self) -> None:
        """Waits for two frames: in the first of them the page follows what was changed."""
        self.page.evaluate(
            "() => new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)))"
        )

    def until(self, expression: str) -> None:
        """Waits until an expression holds; the page's policy lets nothing wait inside of it."""
        for _ in range(200):
            if self.page.evaluate(expression):
                return
            self.page.wait_for_timeout(25)
        raise AssertionError(f"never: {expression}")

    def weights(self, *paths: str) -> list[float]:
        """What the number fields of weights show."""
        return [
            float(self.page.input_value(f'[data-path="{path}"] input[type=text]')) for path in paths
        ]

    @property
    def ranking(self) -> list[tuple[str, str, str]]:
        """Rank, name and total of each row, as shown."""
        rows = self.page.locator("#ranking tbody tr").all()
        return [
            (
                row.locator("td").first.inner_text(),
                row.locator("th").inner_text().replace("\xa0", " ").split(" ", 1)[-1].strip(),
                (row.locator("td.total").text_content() or "").split(" ")[0],
            )
            for row in rows
        ]

    @property
    def command(self) -> str:
        return self.page.locator("#weigh details code").first.text_content() or ""
