"""Signals that would end the process, held back while files are halfway changed."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

_ENDING = [
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
]


@contextmanager
def held_back() -> Iterator[Callable[[], None]]:
    """Holds back an interrupt, a termination and a hang-up until the end of the block.

    The block is given a function to call where it can still be undone: that raises
    KeyboardInterrupt where one of them has arrived. At the end what has arrived does what it would
    have done.
    """
    arrived: list[int] = []

    def note(number: int, _: FrameType | None) -> None:
        arrived.append(number)

    def stop_if_asked() -> None:
        if arrived:
            raise KeyboardInterrupt

    before = {}
    if threading.current_thread() is threading.main_thread():
        # The interrupt comes first and goes last: it alone raises an exception wherever it arrives.
        for number in _ENDING:
            # What is ignored stays so, as under nohup.
            if signal.getsignal(number) not in (signal.SIG_IGN, None):
                before[number] = signal.signal(number, note)
    try:
        yield stop_if_asked
    finally:
        for number, handler in reversed(before.items()):
            signal.signal(number, handler)
        if arrived:
            signal.raise_signal(arrived[0])
