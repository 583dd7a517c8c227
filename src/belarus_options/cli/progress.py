"""A progress bar on standard error, for work that takes a while and a person who waits for it."""

import sys
import threading
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
    """Shows how much of some work is done; it is there only while the work goes on. Until the first
    part is done, a person sees `before`."""

    def __init__(
        self, what: str, *, is_wanted: bool, has_color: bool, before: "Waiting | None" = None
    ) -> None:
        self._before = before
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
            self._end_before()
            self._shown = self._begin()
        bar, task = self._shown
        bar.update(task, completed=done, total=whole)

    def end(self) -> None:
        """Takes the bar away."""
        self._end_before()
        if self._shown is not None:
            self._shown[0].stop()

    def _end_before(self) -> None:
        if self._before is not None:
            self._before.end()

    def _begin(self) -> "tuple[Progress, TaskID]":
        return _shown_bar(self._what, has_color=self._has_color)


class Waiting:
    """Says that work goes on of which nobody knows how much there is, once it takes a while."""

    def __init__(self, *, is_wanted: bool, has_color: bool) -> None:
        self._has_color = has_color
        self._shown: Progress | None = None
        self._is_over = threading.Event()
        self._thread: threading.Thread | None = None
        if is_wanted:
            self._thread = threading.Thread(target=self._show_later, daemon=True)
            self._thread.start()

    def end(self) -> None:
        """Takes it away for good, before anything else is shown or a process is forked."""
        self._is_over.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        if self._shown is not None:
            self._shown.stop()
            self._shown = None

    def _show_later(self) -> None:
        if not self._is_over.wait(PATIENCE_SECONDS):
            self._shown, _ = _shown_bar("Working", has_color=self._has_color, is_endless=True)


def _shown_bar(
    what: str, *, has_color: bool, is_endless: bool = False
) -> "tuple[Progress, TaskID]":
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        *(() if is_endless else (TimeRemainingColumn(),)),
        console=Console(stderr=True, no_color=not has_color),
        redirect_stdout=False,
        transient=True,
    )
    task = bar.add_task(what, total=None if is_endless else 100.0)
    bar.start()
    return bar, task


@contextmanager
def waiting(terminal: Terminal) -> Iterator[Waiting]:
    """What a person sees while a block works without a bar of its own; none for anybody else."""
    shown = Waiting(is_wanted=_is_watched(terminal), has_color=terminal.has_color)
    try:
        yield shown
    finally:
        shown.end()


def _is_watched(terminal: Terminal) -> bool:
    return not terminal.quiet and sys.stderr.isatty()


@contextmanager
def progress_bar(
    what: str, terminal: Terminal, before: Waiting | None = None
) -> Iterator[ProgressBar]:
    """A progress bar for the time of a block; none unless a person sees standard error, who until
    the first part is done sees `before`."""
    is_wanted = _is_watched(terminal)
    bar = ProgressBar(what, is_wanted=is_wanted, has_color=terminal.has_color, before=before)
    try:
        yield bar
    finally:
        bar.end()
