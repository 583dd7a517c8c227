"""The page of a folder with all that a command reads, opened in a browser."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browser import Opened, written
from folders import FULL, write_folder

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_folder(tmp_path_factory.mktemp("bench") / "clinic", FULL)


@pytest.fixture(scope="session")
def file(folder: Path) -> Path:
    return written(folder, folder.parent / "brief.html")


@pytest.fixture
def opened(browser: "Browser", file: Path) -> Iterator[Opened]:
    page = Opened(browser, file, viewport={"width": 1280, "height": 900})
    yield page
    page.context.close()
