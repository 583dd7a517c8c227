"""Settings of every test run, and folders that tests read and none writes to."""

import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest
from hypothesis import settings

from browser import a_browser
from folders import CLEAN, FULL, write_folder

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# No deadlines: machines are noisy, and no test here is about time. A landing must not hang on luck,
# so examples are the same every time; HYPOTHESIS_PROFILE=search looks for new ones.
settings.register_profile("fixed", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=2000)
# The loop between two edits tries fewer of them.
settings.register_profile("few", settings.get_profile("fixed"), max_examples=20)

# A job in the background of a shell ignores interrupts, and so would the commands that tests
# interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_configure(config: pytest.Config) -> None:
    """Chooses how many examples are tried."""
    usual = "few" if config.option.markexpr == "not slow" else "fixed"
    settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", usual))


@pytest.fixture(autouse=True)
def _starts_no_process(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    # `-m "not slow"` is the loop between two edits: what starts a process has no place in it.
    if request.node.get_closest_marker("slow") is None:
        monkeypatch.setattr(subprocess, "Popen", _refused)


def _refused(*_: Any, **__: Any) -> NoReturn:
    raise AssertionError("a test that starts a process is marked `slow`")


@pytest.fixture(scope="session")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small valid folder: a tree with levels and measures, three options, a scenario."""
    return write_folder(tmp_path_factory.mktemp("clinic"), CLEAN)


@pytest.fixture(scope="session")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all that a command can read."""
    return write_folder(tmp_path_factory.mktemp("full"), FULL)


@pytest.fixture(scope="session")
def nowhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with no project in it or above it."""
    return tmp_path_factory.mktemp("nowhere")


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """One browser for every test that opens a page: a second beside it cannot be driven."""
    with a_browser() as opened:
        yield opened
