"""Running a command anew whenever a file of its project changes."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

# How long a change may go unseen, in seconds.
_PAUSE = 0.3


def watch(arguments: Sequence[str], folder: Path) -> NoReturn:
    """Runs the command in a process of its own, now and after each change, until it is interrupted.

    What is wrong with a file is printed as ever, and the last good result stays where it is.
    """
    command = [sys.executable, "-m", "belarus_options", *arguments]
    seen: object = None
    while True:
        now = _state(folder)
        if now != seen:
            seen = now
            subprocess.run(command, check=False)  # noqa: S603  # this command itself
        time.sleep(_PAUSE)


def _state(folder: Path) -> dict[str, tuple[int, int]]:
    """Every file that could be one of the project's, with its time and its size."""
    found = {}
    for place in (folder, folder / "options"):
        try:
            entries = list(os.scandir(place))
        except OSError:
            continue
        for entry in entries:
            try:
                about = entry.stat()
            except OSError:
                continue
            if entry.name.endswith((".yaml", ".yml")):
                found[entry.path] = (about.st_mtime_ns, about.st_size)
    return found
