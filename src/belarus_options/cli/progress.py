"""A progress bar on standard error, for work that takes a while and a person who waits for it."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from belarus_options.cli.terminal import Terminal

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

# Work done sooner needs no bar.
PATIENCE_SECONDS = 0.5


class ProgressBar:
    """Shows how much of some work is done; it is there only while the work goes on."""

    def __init__(self, what: str, *, is_wanted: bool, has_color: bool) -> None:
        self._what = what
        self._is_wanted = is_wanted
        self._has_color = has_color
        self._start = time.monotonic()
        self._shown: tuple[Progress, TaskID] | None = None

    def __call__(self, done: int, whole: int) -> None:
        """Reports progress: `done` parts of `whole`."""
        if not self._is_wanted:
            return
        if self._shown is None:
            if time.monotonic() - self._start < PATIENCE_SECONDS:
                return
            self._shown = self._begin()
        bar, task = self._shown
        bar.update(task, completed=done, total=whole)

    def end(self) -> None:
        """Takes the bar away."""
        if self._shown is not None:
            self._shown[0].stop()

    def _begin(self) -> "tuple[Progress, TaskID]":
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True, no_color=not self._has_color),
            transient=True,
        )
        bar.start()
        return bar, bar.add_task(self._what)


@contextmanager
def progress_bar(what: str, terminal: Terminal) -> Iterator[ProgressBar]:
    """A progress bar for the time of a block; none unless a person sees standard error."""
    is_wanted = not terminal.quiet and sys.stderr.isatty()
    bar = ProgressBar(what, is_wanted=is_wanted, has_color=terminal.has_color)
    try:
        yield bar
    finally:
        bar.end()
