"""Sharing out chunks over processes; what each gives can be added up in any order."""

import signal
from collections.abc import Callable, Iterable, Iterator
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
    with ProcessPoolExecutor(jobs, initializer=_leave_interrupts) as pool:
        try:
            waiting = {pool.submit(task, part): len(part) for part in parts}
            done = 0
            for future in as_completed(waiting):
                yield future.result()
                # What has been taken is not kept.
                done += waiting.pop(future)
                progress(done, chunks)
        except BaseException as error:
            pool.shutdown(wait=False, cancel_futures=True)
            own = set(multiprocessing.active_children()) - before
            for process in own:
                process.terminate()
            for process in own:
                process.join()
            if isinstance(error, BrokenExecutor):
                raise ProcessEnded from error
            raise


def _reported(chunks: int, progress: Progress) -> Iterator[int]:
    for chunk in range(chunks):
        yield chunk
        progress(chunk + 1, chunks)


def _leave_interrupts() -> None:
    # A terminal interrupts all its processes at once; the first one alone answers for them.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
