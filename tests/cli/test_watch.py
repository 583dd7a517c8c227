"""`brief --watch` as a process: it follows the folder, says what is wrong, and ends when told."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from folders import FULL, write_folder
from process import environment

pytestmark = pytest.mark.slow

INTERRUPTED = 130


def until(holds: object, what: str) -> None:
    for _ in range(400):
        if holds():  # type: ignore[operator]  # a function without arguments
            return
        time.sleep(0.05)
    raise AssertionError(f"never: {what}")


def test_the_page_follows_the_folder_and_stays_where_a_file_is_wrong(tmp_path: Path) -> None:
    """A changed title is on the page; a broken file leaves the last good page and is told; an
    interrupt ends it."""
    folder, page = write_folder(tmp_path / "clinic", FULL), tmp_path / "brief.html"
    command = [sys.executable, "-m", "belarus_options", "brief", "--watch"]
    command += ["--project", str(folder), "--output", str(page)]
    said = (tmp_path / "said").open("wb")
    with subprocess.Popen(command, stderr=said, env=environment({})) as watching:
        try:
            until(lambda: page.exists() and "Which clinic" in page.read_text(), "the first page")
            criteria = folder / "criteria.yaml"
            text = criteria.read_text()
            criteria.write_text(text.replace("Which clinic", "What sort of clinic"))
            until(lambda: "What sort of clinic" in page.read_text(), "the second page")
            criteria.write_text("criteria: [")
            until(lambda: b"error[" in (tmp_path / "said").read_bytes(), "what is wrong")
            assert "What sort of clinic" in page.read_text()
        finally:
            watching.send_signal(signal.SIGINT)
        assert watching.wait(30) == INTERRUPTED
    said.close()
