"""Sharing out chunks over processes: every chunk once, in any number of processes, and no process
left behind."""

import multiprocessing
import os
import time
from collections.abc import Iterable
from functools import partial
from pathlib import Path

import pytest

from belarus_options.methods.sampling.processes import ProcessEnded, in_silence, over_chunks


def listed(chunks: Iterable[int]) -> list[int]:
    return list(chunks)


def ended_early(chunks: Iterable[int]) -> list[int]:
    if 3 in chunks:
        os._exit(9)
    return list(chunks)


def failing(chunks: Iterable[int]) -> list[int]:
    raise ArithmeticError(f"{len(list(chunks))} chunks")


def slow(mark: Path, chunks: Iterable[int]) -> None:
    """Fails at once on the first part; on another it leaves a mark after three seconds."""
    if 0 in chunks:
        raise ArithmeticError
    time.sleep(3)
    mark.touch()


@pytest.fixture(autouse=True)
def leaves_no_process() -> Iterable[None]:
    """Whatever a test does, none of the processes it has started is there after it."""
    yield
    # A process that has ended can stand in the books a moment longer.
    deadline = time.monotonic() + 10
    while multiprocessing.active_children() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("jobs", [1, 2, 3, 256])
@pytest.mark.parametrize("chunks", [1, 2, 7, 50])
def test_every_chunk_is_worked_through_once(jobs: int, chunks: int) -> None:
    """Whatever the number of processes, also where there are more of them than chunks."""
    parts = list(over_chunks(listed, chunks, min(jobs, 4), in_silence))
    assert sorted(chunk for part in parts for chunk in part) == list(range(chunks))
    assert len(parts) == 1 or jobs > 1


@pytest.mark.parametrize("jobs", [1, 2])
def test_progress_goes_up_to_the_end(jobs: int) -> None:
    """Each report says more than the one before, of the same whole, and the last says all."""
    reports: list[tuple[int, int]] = []
    list(over_chunks(listed, 50, jobs, lambda *report: reports.append(report)))
    done = [report[0] for report in reports]
    assert done == sorted(set(done))
    assert done[-1] == 50
    assert {report[1] for report in reports} == {50}
    assert len(done) >= 10


def test_a_process_that_ends_early_is_an_error() -> None:
    """The others are not waited for in vain."""
    with pytest.raises(ProcessEnded):
        list(over_chunks(ended_early, 50, 2, in_silence))


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_a_task_raises_is_raised(jobs: int) -> None:
    """In one process or in several, the error is the task's own."""
    with pytest.raises(ArithmeticError, match="chunks"):
        list(over_chunks(failing, 50, jobs, in_silence))


def test_processes_are_ended_in_the_midst_of_their_work(tmp_path: Path) -> None:
    """Where one fails, the others do not go on to the end of their parts."""
    with pytest.raises(ArithmeticError):
        list(over_chunks(partial(slow, tmp_path / "mark"), 2, 2, in_silence))
    assert not (tmp_path / "mark").exists()


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_interrupt_goes_through(jobs: int) -> None:
    """And takes the processes with it, as the fixture of this file sees."""

    def interrupt(done: int, whole: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(over_chunks(listed, 50, jobs, interrupt))


def test_whoever_stops_listening_stops_the_work() -> None:
    """A part is taken and the rest is not: its processes end too."""
    parts = over_chunks(listed, 50, 2, in_silence)
    assert next(parts)
    parts.close()  # type: ignore[attr-defined]  # a generator, as the fixture of this file needs
