"""Sharing out chunks over processes; what each gives can be added up in any order."""

import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

Result = TypeVar("Result")
# How many of all chunks are done.
Progress = Callable[[int, int], None]

# Parts that each process works through one after another: enough for none to wait long for another.
_PARTS_OF_A_PROCESS = 8
# Chunks of a part at most, so that progress is seen to be made.
_LONGEST_PART = 64


class ProcessEnded(Exception):
    """A process ended before its part was done."""


def in_silence(done: int, whole: int) -> None:
    """A report of progress that does nothing."""


def over_chunks(
    task: Callable[[Iterable[int]], Result], chunks: int, jobs: int, progress: Progress
) -> Iterator[Result]:
    """What a task gives for all chunks from 0, in one part or in several, in any order.

    task: from some chunks to their result; it and its results travel between processes where
    `jobs` is above 1. Raises ProcessEnded where a process ends early. What is raised, an interrupt
    too, goes on when all processes have ended.
    """
    jobs = min(jobs, chunks)
    if jobs <= 1:
        yield task(_reported(chunks, progress))
        return
    # Only many draws need these, and they take long to load.
    import multiprocessing
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor, as_completed

    step = min(-(-chunks // (jobs * _PARTS_OF_A_PROCESS)), _LONGEST_PART)
    parts = [range(start, min(start + step, chunks)) for start in range(0, chunks, step)]
    before = set(multiprocessing.active_children())
    try:
        pool = ProcessPoolExecutor(jobs, initializer=_begin)
    except (OSError, ImportError):
        # A system that lets a process have no others, or nothing to share with them.
        yield task(_reported(chunks, progress))
        return
    with pool:
        try:
            with _uninterrupted():
                waiting = {pool.submit(task, part): len(part) for part in parts}
            done = 0
            for future in as_completed(waiting):
                yield future.result()
                # What has been taken is not kept.
                done += waiting.pop(future)
                progress(done, chunks)
        except BaseException as error:
            # A second interrupt is not to leave any behind.
            with _uninterrupted():
                pool.shutdown(wait=False, cancel_futures=True)
                own = set(multiprocessing.active_children()) - before
                for process in own:
                    process.terminate()
                for process in own:
                    process.join()
            if isinstance(error, BrokenExecutor | OSError):
                raise ProcessEnded from error
            raise


def _reported(chunks: int, progress: Progress) -> Iterator[int]:
    for chunk in range(chunks):
        yield chunk
        progress(chunk + 1, chunks)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Holds interrupts back; processes that are started meanwhile never hear of any.

    A terminal interrupts all its processes at once, and the first one alone answers for them.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """What a process does first: it leaves interrupts to its parent, and ends with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    # However the parent ends, also where it has no time to say so.
    from multiprocessing import connection, parent_process

    parent = parent_process()
    assert parent is not None
    connection.wait([parent.sentinel])
    os._exit(1)
